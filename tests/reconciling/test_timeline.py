"""The timeline: dates first, then what reports imply; each entry with its reason."""

from __future__ import annotations

import pytest

from onrecord.reconciling import reconcile
from onrecord.reconciling.order import orders
from onrecord.reconciling.timeline import timeline
from onrecord.record import Evidence
from tests.reconciling.told import Report, day


def test_dated_entries_stand_by_date_and_undated_before_their_report() -> None:
    first = Report("Norland expelled an envoy on Monday. Sudria seized a trawler.", "2031-05-06")
    first.event("SANCTION", "expelled an envoy", "Norland", "Sudria", date=day("2031-05-05"))
    first.event("COERCE", "seized a trawler", "Sudria", "Norland")
    second = Report("Estania closed its ports on Thursday.", "2031-05-09")
    second.event("SANCTION", "closed its ports", "Estania", "Sudria", date=day("2031-05-08"))
    entries = timeline(reconcile([first.coverage(), second.coverage()]))
    assert [e.text for e in entries] == ["expelled an envoy", "seized a trawler", "closed its ports"]
    assert entries[0].reason == "dated by “2031-05-05”"
    assert entries[1].reason == "before 2031-05-06, when the first report tells of it"


def test_as_of_a_day_only_what_was_reported_by_then() -> None:
    first = Report("Norland expelled an envoy.", "2031-05-06")
    first.event("SANCTION", "expelled an envoy", "Norland", "Sudria")
    second = Report("Estania closed its ports.", "2031-05-09")
    second.event("SANCTION", "closed its ports", "Estania", "Sudria")
    whole = reconcile([first.coverage(), second.coverage()])
    assert [e.text for e in timeline(whole, as_of="2031-05-07")] == ["expelled an envoy"]


def test_what_nothing_places_stands_last() -> None:
    report = Report("Norland may expel an envoy. Norland will close its ports.", None)
    report.event("SANCTION", "close its ports", "Norland", status="planned")
    [entry] = timeline(reconcile([report.coverage()]))
    assert (entry.at, entry.not_after, entry.reason) == (None, None, "no report says when")


@pytest.mark.parametrize(
    ("text", "first", "second", "order"),
    [
        (
            "Norland expelled an envoy after Sudria seized a trawler.",
            "expelled",
            "seized",
            ("seized", "expelled"),
        ),
        (
            "Norland expelled an envoy before Sudria seized a trawler.",
            "expelled",
            "seized",
            ("expelled", "seized"),
        ),
        (
            "After Sudria seized a trawler, Norland expelled an envoy.",
            "expelled",
            "seized",
            ("seized", "expelled"),
        ),
        (
            "Ahead of its closing the ports, Estania expelled an envoy.",
            "expelled",
            "closing",
            ("expelled", "closing"),
        ),
        ("Norland expelled an envoy. After that, Sudria seized a trawler.", "expelled", "seized", None),
        ("Norland expelled an envoy and Sudria seized a trawler.", "expelled", "seized", None),
    ],
)
def test_what_sentences_say_of_the_order(
    text: str, first: str, second: str, order: tuple[str, str] | None
) -> None:
    def place(word: str) -> list[Evidence]:
        start = text.index(word)
        return [Evidence(article="a", start=start, end=start + len(word), text=word, role="trigger")]

    words = {0: first, 1: second}
    found = [(words[i], words[j]) for i, j in orders({0: place(first), 1: place(second)}, {"a": text})]
    assert found == ([order] if order else [])


def test_an_undated_entry_stands_after_what_a_report_says_came_first() -> None:
    text = "Norland expelled an envoy after Sudria seized a trawler on Monday. Estania closed its ports on Tuesday."
    report = Report(text, "2031-05-09")
    report.event("SANCTION", "expelled an envoy", "Norland", "Sudria")
    report.event("COERCE", "seized a trawler", "Sudria", "Norland", date=day("2031-05-05"))
    report.event("SANCTION", "closed its ports", "Estania", "Sudria", date=day("2031-05-06"))
    entries = timeline(reconcile([report.coverage()]))
    assert [e.text for e in entries] == ["seized a trawler", "expelled an envoy", "closed its ports"]
    assert entries[1].after == (entries[0].item,)
    assert entries[0].before == (entries[1].item,)
    assert entries[1].reason.startswith("after “seized a trawler” (2031-05-05)")


def test_an_undated_entry_stands_before_what_a_report_says_came_later() -> None:
    text = "Norland expelled an envoy before Sudria seized a trawler on Monday. Estania closed its ports on Sunday."
    report = Report(text, "2031-05-09")
    report.event("SANCTION", "expelled an envoy", "Norland", "Sudria")
    report.event("COERCE", "seized a trawler", "Sudria", "Norland", date=day("2031-05-05"))
    report.event("SANCTION", "closed its ports", "Estania", "Sudria", date=day("2031-05-04"))
    entries = timeline(reconcile([report.coverage()]))
    assert [e.text for e in entries] == ["closed its ports", "expelled an envoy", "seized a trawler"]
