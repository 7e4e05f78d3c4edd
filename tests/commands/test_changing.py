"""add, drop, watch, changed: a record that is kept up to date, and what that changes in it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.api import Record, build
from onrecord.cli import main
from onrecord.commands.changed import time_of
from tests import interruptible

FIRST = (
    "Norland and Sudria to meet\n\nMay 6, 2031\n\n"
    "President Lena Marsh of Norland will meet Prime Minister Tomasz Rhee of Sudria in Lyth on Friday, "
    "her office said on Tuesday.\n"
)
SECOND = (
    "Norland calls off meeting\n\nMay 7, 2031\n\n"
    "President Lena Marsh of Norland cancelled her meeting with Prime Minister Tomasz Rhee of Sudria in Lyth on "
    "Friday, her office said on Wednesday.\n"
)
THIRD = (
    "Grain prices rise\n\nMay 8, 2031\n\n"
    "The price of grain rose by 12 percent on Thursday, the Chamber of Commerce of Estania said.\n"
)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST)
    return folder


@pytest.fixture
def record(inbox: Path) -> Record:
    return build([inbox], inbox.parent / "talks.record")


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_add_says_what_a_report_changes(record: Record, inbox: Path) -> None:
    (inbox / "second.txt").write_text(SECOND)
    told = run("add", record.place, inbox / "second.txt")
    assert told.exit_code == 0, told.output
    assert "this build: 1 added" in told.stderr
    assert "cancelled" in told.stdout
    assert {a.title for a in record.articles()} == {
        "Norland and Sudria to meet",
        "Norland calls off meeting",
    }


def test_add_says_that_a_report_is_known(record: Record, inbox: Path) -> None:
    told = run("add", record.place, inbox)
    assert "1 known already" in told.stderr
    assert told.stdout == ""


def test_add_makes_no_record(tmp_path: Path, inbox: Path) -> None:
    told = run("add", tmp_path / "none.record", inbox)
    assert told.exit_code == 1
    assert not (tmp_path / "none.record").exists()


def test_drop_undoes_add(record: Record, inbox: Path) -> None:
    before = record.whole()
    (inbox / "second.txt").write_text(SECOND)
    run("add", record.place, inbox)
    assert record.whole() != before
    told = run("drop", record.place, inbox / "second.txt")
    assert told.exit_code == 0, told.output
    assert "dropped" in told.stderr
    assert record.whole() == before


@pytest.mark.parametrize("asked", ["art-", "nowhere.txt", ""])
def test_drop_takes_only_what_is_meant(record: Record, inbox: Path, asked: str) -> None:
    (inbox / "second.txt").write_text(SECOND)
    record.add([inbox])
    told = run("drop", record.place, asked)
    assert told.exit_code == 1
    assert len(list(record.articles())) == 2


def test_changed_tells_of_builds_since(record: Record, inbox: Path) -> None:
    assert record.changes(datetime.now(UTC) - timedelta(days=1)) == ()
    (inbox / "second.txt").write_text(SECOND)
    record.add([inbox])
    told = run("changed", record.place, "--since", "1h")
    assert "cancelled" in told.stdout
    lines = [
        json.loads(line)
        for line in run("changed", record.place, "--since", "1h", "--json").stdout.splitlines()
    ]
    off = next(line for line in lines if line["what"] == "cancelled")
    assert off["now"] == "cancelled"
    assert off["articles"]
    later = f"{datetime.now() + timedelta(hours=1):%Y-%m-%dT%H:%M}"
    assert "nothing has changed" in run("changed", record.place, "--since", later).stderr


def test_watch_adds_what_has_come(record: Record, inbox: Path) -> None:
    assert run("watch", record.place, inbox, "--once").stdout == ""
    (inbox / "third.txt").write_text(THIRD)
    told = run("watch", record.place, inbox, "--once")
    assert told.exit_code == 0
    assert "1 added" in told.stderr
    assert len(list(record.articles())) == 2


def test_watch_bears_an_empty_folder_and_a_busy_record(record: Record, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("watch", record.place, tmp_path / "empty", "--once").exit_code == 0
    from onrecord.store import Store

    with Store(record.place).writing():
        told = run("watch", record.place, tmp_path / "inbox", "--once")
    assert told.exit_code == 0
    assert "tried again" in told.stderr


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2h", "2031-05-08T12:00:00+00:00"),
        ("3 days", "2031-05-05T14:00:00+00:00"),
        ("1w", "2031-05-01T14:00:00+00:00"),
        ("2031-05-07T10:00+00:00", "2031-05-07T10:00:00+00:00"),
    ],
)
def test_times_as_people_type_them(when: str, expected: str) -> None:
    assert time_of(when, datetime(2031, 5, 8, 14, tzinfo=UTC)).isoformat() == expected


def test_a_time_that_is_none_is_refused(record: Record) -> None:
    told = run("changed", record.place, "--since", "yesterday")
    assert told.exit_code == 2
    assert "how long ago" in told.output


def _started(*words: object) -> subprocess.Popen[str]:
    return interruptible.start([sys.executable, "-m", "onrecord", *map(str, words)])


def _stopped(process: subprocess.Popen[str], how: signal.Signals, ready: Callable[[], bool]) -> int:
    ends = time.monotonic() + 120
    while not ready() and process.poll() is None and time.monotonic() < ends:
        time.sleep(0.02)
    process.send_signal(how)
    process.communicate(timeout=60)
    return process.returncode


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_add_that_is_stopped_leaves_the_record_as_it_was(
    record: Record, inbox: Path, how: signal.Signals
) -> None:
    before = record.whole()
    for number in range(12):
        (inbox / f"{number}.txt").write_text(SECOND.replace("Friday", f"Friday, {number + 2} May"))
    journal = Path(f"{record.place}-journal")
    _stopped(_started("add", record.place, inbox), how, journal.exists)
    assert record.whole() == before
    record.add([inbox])
    assert len(list(record.articles())) == 13


def test_ctrl_c_ends_a_watch(record: Record, inbox: Path) -> None:
    (inbox / "third.txt").write_text(THIRD)
    watching = _started("watch", record.place, inbox, "--every", "3600")
    code = _stopped(watching, signal.SIGINT, lambda: len(list(record.articles())) == 2)
    assert code == 130
    assert len(list(record.articles())) == 2
