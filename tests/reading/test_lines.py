"""What is to be seen of a line in its place, and what it weighs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.clean import clean
from onrecord.reading.likeness import goes, likeness, weights, why
from onrecord.reading.lines import Lines

TITLE = "Envoy flies to Rome for talks on the ferry"
PROSE = (
    "The envoy flew to Rome on Monday for talks about the ferry that was seized in March, her office said.",
    "She will meet the minister of transport, who has asked twice for the papers of the ship, on Tuesday.",
    "Nobody in the harbour was surprised by the visit, which had been spoken of for weeks in the cafés.",
)


def page(*lines: str, title: int | None = 0, gone: tuple[int, ...] = ()) -> Lines:
    return Lines(lines=lines, reasons=dict.fromkeys(gone, "navigation"), title=title)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The ministers agreed on it.", "s"),
        ("Ferry timetable", "h"),
        ("- the papers of the ship", "-"),
        ("Three things are open:", ":"),
        ("We read every comment before it is published on our site, and we may shorten yours.", "N"),
        ("The ministers agreed on the ferry after nine hours.", "p"),
        (PROSE[1], "P"),
    ],
)
def test_a_line_has_a_kind_at_first_sight(line: str, kind: str) -> None:
    assert page(TITLE, PROSE[0], line, PROSE[2]).kinds[2] == kind


def test_lines_stand_over_within_or_behind_the_report() -> None:
    shown = page("Harbour Post", TITLE, "Jane Doe", PROSE[0], "Ferry", PROSE[1], "Most read", title=1)
    assert [shown.zone(i) for i in range(7)] == ["top", "head", "head", "body", "body", "tail", "tail"]


def test_a_long_sentence_far_behind_the_report_is_a_notice() -> None:
    notice = (
        "The use of these texts is allowed with a link to the page that they were taken from and not else."
    )
    shown = page(TITLE, *PROSE, "Ferry", "Rome", "Talks", notice)
    assert shown.kinds[-1] == "N"
    assert shown.zone(5) == "tail"


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter and never miss a story",
        "Copyright 2031 Harbour Post. All rights reserved.",
        "Was this article helpful?",
        "Download our app",
    ],
)
def test_what_speaks_to_readers_behind_a_report_goes(line: str) -> None:
    shown = page(TITLE, *PROSE, "Most read", line, "Back to top", gone=(4, 6))
    assert goes(shown, 5)


@pytest.mark.parametrize(
    "line",
    [
        "“We share a harbour,” she said.",
        "She did not comment.",
        "What happens next",
        "The ferry stays where it is.",
        "Who pays?",
        "'They came at night'",
    ],
)
def test_short_lines_between_paragraphs_stay(line: str) -> None:
    assert not goes(page(TITLE, PROSE[0], line, PROSE[1], PROSE[2]), 2)


def test_a_line_of_which_the_report_says_much_may_be_its_title() -> None:
    shown = page("Envoy flies to Rome about ferry", "Harbour Post of Lesk", *PROSE, title=1)
    assert shown.may_be_title(0)
    assert not goes(shown, 0)


def test_a_headline_may_go_on_in_a_second_line() -> None:
    shown = page(TITLE, "After a Night of Calls Between the Two Capitals", *PROSE)
    assert shown.may_be_title(1)
    assert not shown.may_be_title(2)


def test_what_heads_an_entry_of_a_running_report_stays() -> None:
    entries = [
        "2 hours ago",
        "Minister says that ferry papers are ready",
        PROSE[1],
        "3 hours ago",
        "Envoy asks for a day",
        PROSE[2],
    ]
    cleaned = clean("\n".join(["Live: " + TITLE, PROSE[0], *entries]))
    assert [line for line in entries if line not in cleaned.paragraphs] == ["2 hours ago", "3 hours ago"]
    assert cleaned.title == "Live: " + TITLE


def test_what_decided_can_be_told() -> None:
    shown = page(TITLE, *PROSE, "Share", "Subscribe to our newsletter", gone=(4,))
    told = dict(why(shown, 5, most=500))
    assert all(weights()[feature] == weight for feature, weight in told.items())
    assert sum(told.values()) + weights()[""] == pytest.approx(likeness(shown, 5))


def test_lines_gone_for_their_likeness_are_kept_with_the_reason() -> None:
    cleaned = clean("\n".join([TITLE, *PROSE, "Most read", "Get our app", "Take our survey", "Back to top"]))
    assert {"furniture-like", "navigation"} >= {each.reason for each in cleaned.removed[-1:]}
    assert cleaned.paragraphs == (TITLE, *PROSE)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60), max_size=8))
def test_any_lines_can_be_weighed(lines: list[str]) -> None:
    shown = page(*lines, title=None)
    assert [likeness(shown, i) for i in range(len(lines))] == [likeness(shown, i) for i in range(len(lines))]
