"""How a happening stands: two hundred sentences, and how statuses combine."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.status import Standing, combine
from onrecord.record.event import Status
from tests.finding.events_stage import events_of, prepare

STATUSES: list[Status] = [
    "planned", "happened", "ongoing", "cancelled", "proposed", "conditional", "denied", "hypothetical",
]  # fmt: skip
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "status_sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_there_are_two_hundred_sentences_of_all_statuses() -> None:
    assert len(ROWS) >= 200
    assert {row[1] for row in ROWS} == set(STATUSES)


def test_statuses_of_the_sentences() -> None:
    """Macro-averaged F1 over the statuses, a sentence without the event counting as missed."""
    prepare(sentence for _, _, sentence in ROWS)
    told: Counter[tuple[str, str]] = Counter()
    for kind, status, sentence in ROWS:
        found = [e.status for e in events_of(sentence) if e.type == kind]
        told[status, found[0] if found else "none"] += 1
    scores = {s: f1(told, s) for s in STATUSES}
    assert sum(scores.values()) / len(scores) >= 0.9, scores


def f1(told: Counter[tuple[str, str]], status: str) -> float:
    right = told[status, status]
    wanted = sum(n for (gold, _), n in told.items() if gold == status)
    given_ = sum(n for (_, found), n in told.items() if found == status)
    return 2 * right / (wanted + given_)


@pytest.mark.parametrize(
    ("inner", "outer", "whole"),
    [
        ("planned", "denied", "denied"),  # denied that it planned to attack
        ("planned", "cancelled", "cancelled"),  # cancelled a planned visit
        ("cancelled", "planned", "cancelled"),  # agreed to call off the visit
        ("happened", "hypothetical", "hypothetical"),  # whether they met
        ("hypothetical", "planned", "hypothetical"),  # expects that it may attack
        ("denied", "ongoing", "denied"),
        ("happened", "ongoing", "ongoing"),  # keeps attacking
    ],
)
def test_an_outer_word_shifts_what_is_inside(inner: Status, outer: Status, whole: Status) -> None:
    assert combine(Standing(inner, "inside"), Standing(outer, "outside")).status == whole


@given(st.sampled_from(STATUSES), st.lists(st.sampled_from(STATUSES), max_size=4))
def test_what_is_denied_or_cancelled_never_comes_back(first: Status, outward: list[Status]) -> None:
    standing = Standing(first, "inside")
    for status in outward:
        before = standing.status
        standing = combine(standing, Standing(status, "outside"))
        revoked = before == "cancelled" and status == "denied"  # denied that it had called off the visit
        assert before not in ("denied", "cancelled") or revoked or standing.status == before
