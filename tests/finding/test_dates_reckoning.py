"""Expressions of time and what they come to: right, or None with the words kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.date_expressions import find_expressions
from onrecord.finding.date_reckoning import Anchor, Tense, reckon
from onrecord.record import When

FRIDAY = "2015-05-08"


def come_to(text: str, published: str | None = FRIDAY, tense: Tense = "past", sentence: str = "") -> When:
    anchor = (
        Anchor() if published is None else Anchor.of(When(value=published, precision=_precision(published)))
    )
    [expression] = find_expressions(text)
    return reckon(expression, anchor, tense, sentence)


def _precision(value: str) -> str:
    return {4: "year", 7: "month", 10: "day"}[len(value)]


@pytest.mark.parametrize(
    ("text", "tense", "value", "end", "precision"),
    [
        ("today", "past", "2015-05-08", None, "day"),
        ("earlier today", "past", "2015-05-08", None, "day"),
        ("last night", "past", "2015-05-07", None, "day"),
        ("yesterday", "past", "2015-05-07", None, "day"),
        ("tomorrow morning", "future", "2015-05-09", None, "day"),
        ("the day after tomorrow", "future", "2015-05-10", None, "day"),
        ("on Monday", "past", "2015-05-04", None, "day"),
        ("late on Monday", "past", "2015-05-04", None, "day"),
        ("Monday", "future", "2015-05-11", None, "day"),
        ("Friday", "past", "2015-05-08", None, "day"),
        ("Friday evening", "future", "2015-05-08", None, "day"),
        ("Thursday", "open", "2015-05-07", None, "day"),
        ("Saturday", "open", "2015-05-09", None, "day"),
        ("next Tuesday", "future", "2015-05-12", None, "day"),
        ("last Saturday", "past", "2015-05-02", None, "day"),
        ("16:00 UTC today", "past", "2015-05-08T16:00", None, "time"),
        ("Monday at 3 p.m.", "future", "2015-05-11T15:00", None, "time"),
        ("last week", "past", "2015-04-27", "2015-05-03", "week"),
        ("earlier this week", "past", "2015-05-04", "2015-05-10", "week"),
        ("over the weekend", "past", "2015-05-02", "2015-05-03", "day"),
        ("at the weekend", "future", "2015-05-09", "2015-05-10", "day"),
        ("last month", "past", "2015-04", None, "month"),
        ("early next year", "future", "2016", None, "year"),
        ("late last year", "past", "2014", None, "year"),
        ("two days ago", "past", "2015-05-06", None, "day"),
        ("two weeks ago", "past", "2015-04-20", "2015-04-26", "week"),
        ("three months ago", "past", "2015-02", None, "month"),
        ("Seventeen years ago", "past", "1998", None, "year"),
        ("just over 24 hours ago", "past", "2015-05-07", None, "day"),
        ("last summer", "past", "2014-06", "2014-08", "season"),
        ("next winter", "future", "2015-12", "2016-02", "season"),
        ("spring 2012", "past", "2012-03", "2012-05", "season"),
        ("Oct. 7", "past", "2014-10-07", None, "day"),
        ("Oct. 7", "future", "2015-10-07", None, "day"),
        ("7th of May", "past", "2015-05-07", None, "day"),
        ("4 May", "open", "2015-05-04", None, "day"),
        ("21 August 2015", "past", "2015-08-21", None, "day"),
        ("Friday, August 21, 2015", "past", "2015-08-21", None, "day"),
        ("2015-08-21", "past", "2015-08-21", None, "day"),
        ("October 25-26, 2016", "future", "2016-10-25", "2016-10-26", "day"),
        ("from 3 to 5 May", "past", "2015-05-03", "2015-05-05", "day"),
        ("April 30 to May 2", "past", "2015-04-30", "2015-05-02", "day"),
        ("March 2009", "past", "2009-03", None, "month"),
        ("in March", "past", "2015-03", None, "month"),
        ("in September", "past", "2014-09", None, "month"),
        ("in September", "future", "2015-09", None, "month"),
        ("last December", "past", "2014-12", None, "month"),
        ("in 2012", "past", "2012", None, "year"),
        ("between 2003 and 2007", "past", "2003", "2007", "year"),
        ("the 1970s", "past", "1970", "1979", "decade"),
        ("on Christmas Eve", "past", "2014-12-24", None, "day"),
    ],
)  # fmt: skip
def test_words_come_to_a_date(text: str, tense: Tense, value: str, end: str | None, precision: str) -> None:
    when = come_to(text, tense=tense)
    assert (when.value, when.end, when.precision) == (value, end, precision)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Tuesday", "open"),  # three days back, four ahead
        ("last Tuesday", "past"),  # this week's or the week before's
        ("next Saturday", "future"),
        ("in recent weeks", "past"),
        ("in the past 24 hours", "past"),
        ("in the next 30 days", "future"),
        ("a few days ago", "past"),
        ("more than two years ago", "past"),
        ("hours earlier", "past"),
        ("five months after", "past"),
        ("during Ramadan", "past"),
        ("recently", "past"),
        ("last spring", "past"),  # said in spring
        ("last May", "past"),
        ("Oct. 31", "open"),
        ("in October", "open"),
    ],
)
def test_what_is_not_settled_keeps_its_words_and_says_why(text: str, tense: Tense) -> None:
    when = come_to(text, tense=tense)
    assert (when.value, when.end) == (None, None)
    assert when.text and when.text in text
    assert when.reason


@pytest.mark.parametrize(
    "text", ["on Monday", "yesterday", "last week", "Oct. 12", "in March", "two days ago", "last summer"]
)
def test_a_relative_date_without_the_articles_own_has_no_value(text: str) -> None:
    when = come_to(text, published=None)
    assert when.value is None
    assert when.basis == "relative"


@pytest.mark.parametrize(
    ("text", "value"), [("21 August 2015", "2015-08-21"), ("in 1991", "1991"), ("the 1970s", "1970")]
)
def test_a_date_given_whole_needs_no_article_date(text: str, value: str) -> None:
    when = come_to(text, published=None)
    assert (when.value, when.basis) == (value, "stated")


def test_a_date_known_by_its_day_gets_its_year_from_the_words_around() -> None:
    when = come_to("Oct. 7", published=None, sentence="Hamas led the Oct. 7 attack.")
    assert (when.value, when.basis) == ("2023-10-07", "inferred")
    assert come_to("Oct. 7", published=None, sentence="The school fair is on Oct. 7.").value is None


def test_a_month_of_publication_settles_the_year_but_no_weekday() -> None:
    assert come_to("Oct. 7", published="2024-03").value == "2023-10-07"
    assert come_to("Monday", published="2024-03").value is None


@pytest.mark.parametrize(
    "text",
    [
        "Ministers may march on.", "The Sunday Times wrote so.", "It was Black Friday.", "Some 2000 people came.",
        "They won 2-1.", "She sat on the bench.",
    ],
)  # fmt: skip
def test_other_words_are_no_dates(text: str) -> None:
    assert find_expressions(text) == ()


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)),
    st.sampled_from(["past", "future", "open"]),
)
def test_a_weekday_is_within_a_week_on_the_side_of_its_tense(published: date, tense: Tense) -> None:
    for name in ("Monday", "Wednesday", "Saturday"):
        when = come_to(name, published=published.isoformat(), tense=tense)
        if when.value is None:
            assert tense == "open"
            continue
        day = date.fromisoformat(when.value)
        assert day.strftime("%A") == name
        assert abs(day - published) < timedelta(days=7)
        assert tense != "past" or day <= published
        assert tense != "future" or day >= published


@given(st.text(max_size=200))
def test_expressions_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    reached = 0
    for each in find_expressions(text):
        assert each.start >= reached
        assert text[each.start : each.end] == each.text
        reached = each.end


def test_a_weekday_with_its_day_of_the_month_is_one_date() -> None:
    [expression] = find_expressions("They met on Monday 4 May.")
    assert expression.text == "Monday 4 May"


def test_a_year_written_once_is_of_both_dates() -> None:
    first, second = find_expressions("She saw the port on 4 April and the mines from 5 to 6 April 2016.")
    when = reckon(first, Anchor(), "past")
    assert (when.value, when.basis) == ("2016-04-04", "inferred")
    assert reckon(second, Anchor(), "past").value == "2016-04-05"
