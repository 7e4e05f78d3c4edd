"""Where quotations open and close, by their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.quotations import find_quotations


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We will stay,” she said.", ["“We will stay,”"]),
        ('"We will stay," she said. "All of us."', ['"We will stay,"', '"All of us."']),
        # British single marks; an apostrophe closes nothing while a better mark follows.
        ("‘We will stay,’ she said.", ["‘We will stay,’"]),
        ("‘The ministers’ plan is dead,’ he said.", ["‘The ministers’ plan is dead,’"]),
        ("The ministers' plan and the deputies' vote", []),
        # A space on the wrong side of the closing mark.
        ('"It will be hard, "Mora said.', ['"It will be hard, "']),
        # Marks that all face one way.
        ("”We will stay,” she said.", ["”We will stay,”"]),
        ("„We will stay“, she said.", ["„We will stay“"]),
        # Two apostrophes for one mark.
        ("''We will stay,'' she said.", ["''We will stay,''"]),
        # The opening mark is missing, but a cue follows the closing one.
        ("We will stay,” she said.", ["We will stay,”"]),
        # A quotation within a quotation is part of it.
        ("“He told me ‘never’ and left,” she said.", ["“He told me ‘never’ and left,”"]),
        ("‘He told me “never” and left,’ she said.", ["‘He told me “never” and left,’"]),
        ("No marks at all.", []),
    ],
)  # fmt: skip
def test_marks(text: str, quotations: list[str]) -> None:
    assert found(text) == quotations


def test_a_paragraph_that_opens_again_goes_on_from_the_one_before() -> None:
    text = "“The road is open.\n\n“It will stay open,” she said."
    first, second = find_quotations(text)
    assert (first.closed, second.continues, second.opened) == (False, True, True)


def test_a_quotation_may_run_over_paragraphs_without_a_mark() -> None:
    text = '"The road is open.\n\nIt was never closed.\n\nIt will stay open, "she said.\n\nNobody left.'
    first, middle, last = find_quotations(text)
    assert [q.continues for q in (first, middle, last)] == [False, True, True]
    assert text[last.start : last.end] == 'It will stay open, "'


def test_a_mark_left_open_ends_with_its_paragraph() -> None:
    text = "“The road is open, she said.\n\nThe army was silent.\n\n“Yes,” he said."
    assert found(text) == ["“The road is open, she said.", "“Yes,”"]


TEXT = st.text(alphabet=st.sampled_from(list("ab ,.\n\n“”\"'‘’")), max_size=80)


@given(TEXT)
def test_quotations_are_ordered_apart_and_within_one_paragraph(text: str) -> None:
    at = 0
    for quotation in find_quotations(text):
        assert at <= quotation.start < quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
        at = quotation.end


@given(st.lists(st.sampled_from(["The road is open", "We stay", "No"]), min_size=1, max_size=4))
def test_straight_and_curly_marks_give_the_same_quotations(said: list[str]) -> None:
    curly = " ".join(f"“{words},” she said." for words in said)
    straight = curly.replace("“", '"').replace("”", '"')
    assert [(q.start, q.end) for q in find_quotations(curly)] == [
        (q.start, q.end) for q in find_quotations(straight)
    ]
