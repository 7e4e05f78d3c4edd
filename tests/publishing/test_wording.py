"""Words of the reports cut to fit: at words' ends, with quotation marks paired."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.publishing.wording import (
    alike,
    balanced,
    capitalised,
    cut,
    excerpt,
    listed,
    quoted,
    sentence_around,
)
from onrecord.publishing.wording import word_set as words

LONG = (
    "After two days of talks in a hotel by the river, the envoy of Lyth, who had not slept, called off the "
    "visit of his minister, and nobody in the room seemed to be surprised by it."
)


@pytest.mark.parametrize(
    ("text", "keep", "width", "shown"),
    [
        ("The envoy left.", (), 40, "The envoy left."),
        ("He said “we left", (), 40, "He said “we left”"),
        ("The envoy left, and the talks ended.", (), 20, "The envoy left …"),
        (LONG, [(105, 111)], 60, "… who had not slept, called off the visit of his minister …"),
        ("“We will not go back to the table until they do,” she said.", (), 30, "“We will not go back to …”"),
        ("No spaces" * 10, (), 20, "No spacesNo …"),
    ],
)
def test_an_excerpt_keeps_what_matters(
    text: str, keep: list[tuple[int, int]], width: int, shown: str
) -> None:
    assert excerpt(text, keep, width) == shown


@given(
    st.lists(
        st.sampled_from(["envoy", "left,", "“talks", "over”", "—", "Lyth", "a"]), min_size=1, max_size=60
    ),
    st.integers(min_value=16, max_value=120),
    st.integers(min_value=0, max_value=300),
)
def test_an_excerpt_fits_and_holds_only_words_of_its_text(parts: list[str], width: int, at: int) -> None:
    text = " ".join(parts)
    at = min(at, len(text) - 1)
    shown = excerpt(text, [(at, at + 1)], width)
    # Quotation marks that were lost may be put back at the ends.
    assert len(shown.strip("“”")) <= max(width, len(text.strip()) if len(text) <= width else 0)
    pieces = [piece.strip("“” ") for piece in shown.split("…")]
    assert all(piece in text for piece in pieces)


@given(st.text(alphabet="ab “”", max_size=40))
def test_balanced_leaves_no_open_quotation(text: str) -> None:
    depth = 0
    for character in balanced(text):
        depth += {"“": 1, "”": -1}.get(character, 0)
        depth = max(depth, -1)
    assert depth <= 0


@pytest.mark.parametrize(
    ("text", "start", "sentence"),
    [
        ("Mr. Obi met Sen. Li. They left.", 12, "Mr. Obi met Sen. Li."),
        ("Talks went on. “We left,” she said. Nobody came.", 20, "“We left,” she said."),
        ("It cost 3.5 million. Too much.", 8, "It cost 3.5 million."),
        ("The U.S. envoy left. Lyth stayed.", 9, "The U.S. envoy left."),
        ("Only one", 2, "Only one"),
    ],
)
def test_the_sentence_around(text: str, start: int, sentence: str) -> None:
    first, last = sentence_around(text, start, start + 1)
    assert text[first:last] == sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“We left,”", "“We left”"),
        ("We left", "“We left”"),
        ("“We left,” … “all of us.”", "“We left … all of us.”"),
        ("a “true” exchange", "“a ‘true’ exchange”"),
    ],
)
def test_a_quotation_has_one_pair_of_marks(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the envoy", "The envoy"),
        ("“we left”", "“We left”"),
        ("al-Rashid left", "al-Rashid left"),
        ("… the envoy", "… the envoy"),
        ("40 sailors", "40 sailors"),
        ("’s answer", "’s answer"),
        ("‘we left’", "‘We left’"),
        ("", ""),
    ],
)
def test_a_line_begins_with_a_capital(text: str, shown: str) -> None:
    assert capitalised(text) == shown


def test_small_helpers() -> None:
    assert listed([]) == ""
    assert listed(["Lyth"]) == "Lyth"
    assert listed(["a", "b", "c", "d", "e"], most=2) == "a, b and 3 more"
    assert cut("A title that is too long for it", 20) == "A title that is …"
    assert alike(words("the talks in Lyth were called off"), words("talks called off")) == 1.0
    assert alike(words(""), words("talks")) == 0.0
