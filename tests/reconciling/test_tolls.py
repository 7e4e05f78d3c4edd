"""Counts that cannot all be right, and counts that can."""

from __future__ import annotations

import pytest

from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.tolls import differing_figures
from onrecord.record import Coverage
from tests.reconciling.told import Report

Count = tuple[str, str, float, str, str]
"""Who counts, in which words; the number, its unit and its words."""


def counted(*counts: Count, day: str = "2031-05-02", outlet: str = "Courier") -> Coverage:
    report = Report(" ".join(f"{who} said that {what}." for who, what, *_ in counts), day, outlet)
    for who, what, value, unit, words in counts:
        by = report.said(who, what)
        report.figure(value, what.removeprefix(words + " "), words, by, unit=unit)
    return report.coverage()


def differ(*coverages: Coverage) -> bool:
    return bool(list(differing_figures(Ledger.of(coverages))))


GRAIN: Count = ("Norland", "600 tonnes of grain lay at the quay", 600, "tonnes", "600")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (GRAIN, ("Sudria", "350 tonnes were at the quay", 350, "tonnes", "350")),
        (
            ("Norland", "eleven fishermen were held in Orsa", 11, "people", "eleven"),
            ("Sudria", "seven men were in its hands", 7, "people", "seven"),
        ),
    ],
    ids=["of what is told once", "in whose hands"],
)
def test_side_by_side(one: Count, other: Count) -> None:
    assert differ(counted(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Norland", "nine fighters were killed at Tarn", 9, "people", "nine"),
            ("Sudria", "five children were killed at Tarn", 5, "people", "five"),
        ),
        (
            ("Norland", "eleven fishermen were held in Orsa", 11, "people", "eleven"),
            ("Sudria", "seven fishermen were released", 7, "people", "seven"),
        ),
    ],
    ids=["fighters and children", "held and freed"],
)
def test_others_are_counted(one: Count, other: Count) -> None:
    assert not differ(counted(one, other))


@pytest.mark.parametrize(
    ("what", "day", "expected"),
    [
        ("400 tonnes of grain lay at the quay", "2031-05-04", True),
        ("400 tonnes of coal lay at the quay", "2031-05-04", False),
        ("400 tonnes of grain lay at the quay", "2031-05-14", False),
    ],
    ids=["less", "of something else", "long after"],
)
def test_another_report_counts_less(what: str, day: str, expected: bool) -> None:
    later = counted(("Sudria", what, 400, "tonnes", "400"), day=day, outlet="Gazette")
    assert differ(counted(GRAIN), later) is expected


def test_more_is_growth() -> None:
    later = counted(("Sudria", "900 tonnes of grain lay at the quay", 900, "tonnes", "900"), day="2031-05-04")
    assert not differ(counted(GRAIN), later)


def tolls(*paragraphs: tuple[Count, ...]) -> list[set[str]]:
    """The claims of the two sides of every discrepancy of a report of paragraphs."""
    told = ("  ".join(f"{who} said that {what}." for who, what, *_ in p) for p in paragraphs)
    report = Report("\n\n".join(told), "2031-05-02")
    for who, what, value, unit, words in (count for p in paragraphs for count in p):
        by = report.said(who, what)
        report.figure(value, what.removeprefix(words + " "), words, by, unit=unit)
    found = differing_figures(Ledger.of([report.coverage()]))
    return [{side.claim.split(" ", 1)[0] for side in d.sides} for d in found]


NORLANDS: Count = ("Norland", "16 soldiers died on the Norland side", 16, "people", "16")
OWN: Count = ("Sudria", "five soldiers died among their own troops", 5, "people", "five")
THEIRS: Count = ("the Assembly", "19 soldiers were killed", 19, "people", "19")


def test_the_dead_of_one_side_are_not_those_of_the_other() -> None:
    assert tolls((NORLANDS,), (OWN,)) == []


def test_who_speaks_for_no_state_counts_those_just_told_of() -> None:
    assert tolls((NORLANDS,), (OWN, THEIRS)) == [{"5", "19"}]


def test_numbers_of_one_day_are_not_one_claim() -> None:
    rows = (("Norland", 9), ("Sudria", 25), ("Estania", 3))
    counts = [(who, f"{n} people died", n, "people", str(n)) for who, n in rows]
    found = tolls(*((count,) for count in counts))
    assert sorted(map(sorted, found)) == [["25", "9"], ["3", "9"]]
