"""The timeline: dates first, then what reports imply; each entry with its reason."""

from __future__ import annotations

from onrecord.reconciling import reconcile
from onrecord.reconciling.timeline import timeline
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
