"""Numbers in words and figures, with what compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.numbers import find_numbers, value_of_words


@pytest.mark.parametrize(
    ("text", "value", "comparator", "unit"),
    [
        ("1,200 people", 1200, "exactly", None),
        ("3 400 people", 3400, "exactly", None),
        ("1.2 million people", 1_200_000, "exactly", None),
        ("40k people", 40_000, "exactly", None),
        ("5 lakh people", 500_000, "exactly", None),
        ("two crore people", 20_000_000, "exactly", None),
        ("thirty-one deputies", 31, "exactly", None),
        ("two hundred and fifty thousand", 250_000, "exactly", None),
        ("one hundred twenty ships", 120, "exactly", None),
        ("a hundred ships", 100, "exactly", None),
        ("half a million sailors", 500_000, "exactly", None),
        ("one and a half billion", 1_500_000_000, "exactly", None),
        ("a quarter of a million letters", 250_000, "exactly", None),
        ("two dozen letters", 24, "exactly", None),
        ("dozens of letters", 24, "more_than", None),
        ("tens of thousands of letters", 10_000, "more_than", None),
        ("billions of letters", 1e9, "more_than", None),
        ("$3.3B", 3_300_000_000, "exactly", "USD"),
        ("US$ 7.2 bn", 7_200_000_000, "exactly", "USD"),
        ("$16.6 billion", 16_600_000_000, "exactly", "USD"),
        ("€2bn", 2_000_000_000, "exactly", "EUR"),
        ("£40,000", 40_000, "exactly", "GBP"),
        ("CA$ 1 billion", 1_000_000_000, "exactly", "CAD"),
        ("12 percent", 12, "exactly", "percent"),
        ("12.5%", 12.5, "exactly", "percent"),
        ("more than half of them", 50, "more_than", "percent"),
        ("two-thirds of them", 66.7, "exactly", "percent"),
        ("a third of them", 33.3, "exactly", "percent"),
        ("one in four ships", 25, "about", "percent"),
        ("twice", 2, "exactly", "times"),
        ("at least once", 1, "at_least", "times"),
        ("18-fold", 18, "exactly", "times"),
        ("more than a million", 1_000_000, "more_than", None),
        ("over 700 sailors", 700, "more_than", None),
        ("at least ten sailors", 10, "at_least", None),
        ("no fewer than ten sailors", 10, "at_least", None),
        ("up to 60 sailors", 60, "at_most", None),
        ("as many as 60 sailors", 60, "at_most", None),
        ("fewer than 60 sailors", 60, "less_than", None),
        ("nearly 60 sailors", 60, "about", None),
        ("an estimated 60 sailors", 60, "about", None),
        ("about 60 sailors", 60, "about", None),
        ("200+ sailors", 200, "at_least", None),
        ("200 or more", 200, "at_least", None),
        ("200 or so", 200, "about", None),
    ],
)
def test_a_number_is_read_with_what_compares_it(
    text: str, value: float, comparator: str, unit: str | None
) -> None:
    [number] = find_numbers(text)
    assert (number.value, number.comparator, number.unit, number.upper) == (value, comparator, unit, None)


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit"),
    [
        ("15 to 20 percent", 15, 20, "percent"),
        ("US$ 300 to 350 million", 300_000_000, 350_000_000, "USD"),
        ("$3,000-5,000", 3000, 5000, "USD"),
        ("between 30 and 40 ships", 30, 40, None),
        ("one or two ships", 1, 2, None),
        ("200 to 300 ships", 200, 300, None),
    ],
)
def test_a_range_is_one_number_with_an_upper_end(
    text: str, value: float, upper: float, unit: str | None
) -> None:
    [number] = find_numbers(text)
    assert (number.value, number.upper, number.unit) == (value, upper, unit)


@pytest.mark.parametrize(
    "text", ["The chamber voted 14-9 for it", "a vote of 52 to 35", "It passed 14-0 in the council"]
)
def test_the_sides_of_a_vote_are_two_counts(text: str) -> None:
    assert [n.unit for n in find_numbers(text)] == ["votes", "votes"]


@pytest.mark.parametrize(
    "text", ["the third bank", "A third bank opened", "on 9/11", "no number", "F16", "v2.0.1b"]
)
def test_ranks_dates_and_names_are_no_numbers(text: str) -> None:
    assert [n for n in find_numbers(text) if n.value != 1] == []


def test_no_number_begins_in_a_date() -> None:
    text = "since Dec. 5 to 922"
    assert [n.value for n in find_numbers(text, [(6, 12)])] == [922]


@given(st.integers(min_value=1, max_value=99), st.sampled_from(["hundred", "thousand", "million", "billion"]))
def test_words_and_digits_of_one_number_agree(small: int, big: str) -> None:
    factor = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}[big]
    tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if small >= 20 and small % 10 == 0:
        assert value_of_words(f"{tens[small // 10]} {big}") == small * factor
    [number] = find_numbers(f"{small} {big}")
    assert number.value == small * factor


@given(st.text(max_size=200))
def test_numbers_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    reached = 0
    for number in find_numbers(text):
        assert 0 <= number.start <= number.core < number.end <= len(text)
        assert number.core >= reached
        reached = number.end
