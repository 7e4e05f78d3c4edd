"""Who "I", "we" and "you" are: in quotations and in interviews that are printed turn by turn."""

from __future__ import annotations

import pytest

from onrecord.finding.page import Page
from tests.finding.analysed import page

ONE = """The Daily interviews Ana Ruiz, a hydrologist

Did you expect the flood?

I did not, and it still frightens me.

What will you do next?

My next step is a survey.

Who pays for it?

I do."""

TWO = """An interview with Ana Ruiz and Karim Odeh

Who are you?

I'm Ana Ruiz.

I am Karim Odeh.

How did you two meet?

We met in Lima, where I worked.

Are you glad?

I am."""

LABELLED = """Ana Ruiz: I saw the ship.

The Daily: Were you alone?

Ana Ruiz: I was with a friend.

The Daily: And then?

Ana Ruiz: I went home."""


def meant(report: Page, word: str) -> list[tuple[str, ...]]:
    """Whom each mention of a word means, by name."""
    found = (report.cast.who(t) for t in report.doc if t.lower_ == word)
    return [tuple(report.cast.characters[i].name for i in ids) for ids in found]


@pytest.mark.parametrize("word", ["i", "me", "my", "you"])
def test_one_who_is_interviewed_answers_all(word: str) -> None:
    assert set(meant(page(ONE), word)) == {("Ana Ruiz",)}


def test_two_who_are_interviewed_say_who_they_are() -> None:
    first, second, *others = meant(page(TWO), "i")
    assert (first, second) == (("Ana Ruiz",), ("Karim Odeh",))
    assert others == [(), ()]
    assert set(meant(page(TWO), "we")) == set(meant(page(TWO), "you")) == {("Ana Ruiz", "Karim Odeh")}


def test_names_before_turns_say_who_speaks() -> None:
    assert meant(page(LABELLED), "i") == [("Ana Ruiz",)] * 3
    assert meant(page(LABELLED), "you") == [("Ana Ruiz",)]


@pytest.mark.parametrize(
    ("text", "you"),
    [
        ("“You must go,” Ana Ruiz told Karim Odeh.", "Karim Odeh"),
        ("“You have done enough,” Ana Ruiz said to Karim Odeh.", "Karim Odeh"),
        ("“You must all go,” said Ana Ruiz.", None),
    ],
)
def test_you_in_a_quotation_is_who_is_told_it(text: str, you: str | None) -> None:
    assert meant(page(text), "you") == [(you,) if you else ()]


def test_outside_quotations_and_interviews_they_are_nobody() -> None:
    assert meant(page("Ana Ruiz left Lima.\n\nI was there as well, and you know it."), "i") == [()]
