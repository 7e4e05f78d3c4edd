"""A record as known on a day is the record that the reports published by then give."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.synthetic import coverages as synthetic
from onrecord.api import Record
from onrecord.cli import main
from onrecord.comparing import compare
from onrecord.errors import OnrecordError
from onrecord.reconciling import reconcile
from onrecord.record import Coverage, When, Whole
from onrecord.store import Store
from tests import factory
from tests.reconciling.told import Report


def coverages() -> list[Coverage]:
    """Three reports of one story, day after day, and one that tells no day."""
    first = Report("Norland will meet Sudria on Friday.", "2031-05-06", "The Lantern")
    first.event("CONSULT", "meet", "Norland", "Sudria", status="planned")
    second = Report("Norland cancelled the meeting with Sudria.", "2031-05-07", "The Tide")
    second.event("CONSULT", "cancelled the meeting", "Norland", "Sudria", status="cancelled")
    third = Report("Estania closed its ports.", "2031-05", "The Monthly")
    third.event("SANCTION", "closed its ports", "Estania")
    undated = Report("Norland expelled an envoy of Sudria.", None, "A leaflet")
    undated.event("SANCTION", "expelled an envoy", "Norland", "Sudria")
    return [r.coverage() for r in (first, second, third, undated)]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with Store(tmp_path / "ports.record").writing() as writer:
        for coverage in coverages():
            writer.put_coverage("hash", coverage)
        writer.put_whole(reconcile(coverages()))
    return Record.open(tmp_path / "ports.record")


@pytest.mark.parametrize(
    ("day", "out", "later"),
    [
        (date(2031, 5, 5), (), 3),
        (date(2031, 5, 6), (0,), 2),
        (date(2031, 5, 30), (0, 1), 1),
        (date(2031, 5, 31), (0, 1, 2), 0),
        (date(2032, 1, 1), (0, 1, 2), 0),
    ],
)
def test_the_reports_of_a_day_give_the_record(
    record: Record, day: date, out: tuple[int, ...], later: int
) -> None:
    known = record.known_on(day)
    assert known.whole() == reconcile([coverages()[at] for at in out]) == record.whole(as_of=day)
    assert known.known is not None
    assert (known.known.reports, known.known.later, known.known.undated) == (len(out), later, 1)


def test_what_was_planned_then_is_not_yet_called_off(record: Record) -> None:
    [meeting] = record.known_on(date(2031, 5, 6)).events()
    assert meeting.status == "planned"
    assert "cancelled" in {event.status for event in record.events()}


def test_it_is_made_once_and_anew_when_the_record_has_changed(record: Record) -> None:
    day = date(2031, 5, 6)
    first = record.known_on(day)
    made = Path(first.place).stat().st_ino
    assert record.known_on(day).place == first.place
    assert Path(first.place).stat().st_ino == made
    another = factory.article("a-9", published=When(value="2031-05-01", precision="day"))
    with Store(record.place).writing() as writer:
        writer.put_coverage("hash", factory.coverage(another))
        writer.put_whole(reconcile(tuple(writer.coverages())))
    assert "a-9" in {article.id for article in record.known_on(day).articles()}


def test_a_record_as_known_on_a_day_is_asked_for_no_other_day(record: Record) -> None:
    with pytest.raises(OnrecordError, match="as known on 2031-05-06"):
        record.known_on(date(2031, 5, 6)).known_on(date(2031, 5, 7))


def test_old_ones_leave_the_cache(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.known_on.KEPT", 1)
    places = [Path(record.known_on(date(2031, 5, day)).place) for day in (6, 7)]
    assert [place.is_file() for place in places] == [False, True]


@pytest.mark.parametrize("view", [["brief"], ["show", "events"], ["show", "unnamed"], ["said", "Norland"]])
def test_views_take_a_day_and_say_what_it_leaves_out(record: Record, view: list[str]) -> None:
    verb, *rest = view
    told = CliRunner().invoke(main, [verb, record.place, *rest, "--as-of", "2031-05-06"])
    assert "as known on 2031-05-06: 1 report (2 later, 1 undated left out)" in told.stderr
    assert "cancelled" not in told.stdout


def test_on_a_day_before_all_reports_nothing_is_known(record: Record) -> None:
    assert record.whole(as_of=date(1999, 1, 1)) == Whole()


def test_a_later_report_is_taken_from_a_large_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("onrecord.linking.stories.FEW", 2)
    archive = list(synthetic(20))
    days = sorted({(c.article.published.value or "")[:10] for c in archive if c.article.published})
    with Store(tmp_path / "archive.record").writing() as writer:
        for coverage in archive:
            writer.put_coverage("hash", coverage)
        compare(writer)
    for last in (days[len(days) // 4], days[-3], days[-1]):
        out = [c for c in archive if c.article.published and (c.article.published.value or "")[:10] <= last]
        known = Record.open(tmp_path / "archive.record").known_on(date.fromisoformat(last))
        assert known.whole() == reconcile(out)
