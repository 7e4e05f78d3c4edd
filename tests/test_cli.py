"""The command line as a person meets it: what it prints, how it ends, what it says when things go wrong."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import Record
from onrecord.cli import KINDS, main
from onrecord.store import Store
from tests import factory, interruptible

REPORT = (
    "Ferry line stays shut\n\n"
    "The ferry line to the island stays shut, the mayor, Halima Stroud, said on Friday. The town has bread for "
    "four days, and nobody has told the islanders when boats will sail again.\n"
)
GERMAN = (
    "Fähre fährt nicht\n\nDie Fähre zur Insel fährt weiterhin nicht, sagte die Bürgermeisterin am Freitag. "
    "Die Stadt hat noch Brot für vier Tage, und niemand hat den Leuten gesagt, wann wieder Boote fahren.\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """The record of the ferry dispute."""
    place = tmp_path / "ferry.record"
    with Store(place).writing() as writer:
        writer.put_whole(factory.whole())
    return place


@pytest.mark.parametrize("verb", ["build", "brief", "show", "why", "export", "demo"])
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    done = run(verb, "--help")
    assert done.exit_code == 0
    assert f"onrecord {verb} " in done.output.split("Usage:")[1].split("\n", 1)[1]


def test_a_build_ends_with_a_summary_and_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    done = run("build", tmp_path / "one.txt", "-o", tmp_path / "x.record", "--published", "2031-05-10")
    assert done.exit_code == 0, done.output
    assert "1 report (1 independent)" in done.stderr
    assert "this build: 1 added" in done.stderr
    assert "onrecord brief" in done.stderr
    assert Record.open(tmp_path / "x.record").whole().articles[0].published is not None
    again = run("build", tmp_path / "one.txt", "-o", tmp_path / "x.record")
    assert "this build: 1 known already" in again.stderr


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n \n", ""),
    "binary.txt": (bytes(range(256)) * 64, ""),
    "large.txt": (b"a " * 25_000_000, "over 20 MB"),
    "german.txt": (GERMAN.encode(), "language"),
    "links.html": (
        b"<html><body><nav><a href='/'>Home</a><a href='/b'>News</a></nav></body></html>",
        "no report",
    ),
    "lines.jsonl": (b'{"text": broken\n', ""),
    "notes.docx": (b"PK\x03\x04", "damaged"),
}


def test_bad_input_gets_a_line_each_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    (folder / "latin.txt").write_bytes(REPORT.replace("Stroud", "Müller").encode("latin-1"))
    (folder / "broken.txt").write_bytes(REPORT.replace("Stroud", "Ngo").encode() + b"\xff\xfe\n")
    done = run("build", folder, tmp_path / "missing.txt", "-o", tmp_path / "x.record")
    assert done.exit_code == 0, done.output
    told = [line for line in done.stderr.splitlines() if line.startswith("  ")]
    for name, (_, reason) in BAD.items():
        lines = [line for line in told if name in line]
        assert len(lines) == 1, (name, told)
        assert reason in lines[0]
        assert ";" in lines[0]
    assert any("missing.txt" in line for line in told)
    texts = {Path(a.origin).name: a.text for a in Record.open(tmp_path / "x.record").articles()}
    assert set(texts) == {"good.txt", "latin.txt", "broken.txt"}
    assert "Müller" in texts["latin.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are no UTF-8")
def test_odd_file_names_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a?b%20 [x].txt").write_text(REPORT, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(
        REPORT.replace("four", "five"), encoding="utf-8"
    )
    done = run("build", tmp_path, "-o", tmp_path / "r?%41.record")
    assert done.exit_code == 0, done.output
    origins = {Path(a.origin).name for a in Record.open(tmp_path / "r?%41.record").articles()}
    assert origins == {"a?b%20 [x].txt", "\\xff.txt"}


def test_a_fault_of_ours_is_a_sentence_too(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Record) -> None:
        raise ZeroDivisionError("unforeseen")

    monkeypatch.setattr(Record, "whole", fails)
    done = run("brief", ferry)
    assert done.exit_code == 1
    assert "a fault of onrecord (ZeroDivisionError: unforeseen)" in done.stderr
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    assert isinstance(run("brief", ferry).exception, ZeroDivisionError)


def test_where_nothing_can_be_read_no_record_is_made(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("build", tmp_path / "empty.txt", "-o", tmp_path / "x.record")
    assert done.exit_code == 1
    assert "no article in what was given" in done.stderr
    assert "empty.txt" in done.stderr
    assert not (tmp_path / "x.record").exists()


def test_the_brief_in_its_three_forms(ferry: Path) -> None:
    assert "WHERE ACCOUNTS DIFFER" in run("brief", ferry).output
    assert "## Where accounts differ" in run("brief", ferry, "--markdown").output
    assert "<h2>Where accounts differ</h2>" in run("brief", ferry, "--html").output


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_as_a_table_and_as_json(ferry: Path, kind: str) -> None:
    items = getattr(factory.whole(), kind)
    table = run("show", ferry, kind)
    assert table.exit_code == 0, table.output
    assert all(item.id in table.output for item in items)
    objects = [json.loads(line) for line in run("show", ferry, kind, "--json").output.splitlines()]
    assert sorted(each["id"] for each in objects) == sorted(item.id for item in items)
    assert not any("how" in each for each in objects)


def test_show_asks_by_actor_day_and_words(ferry: Path) -> None:
    found = run(
        "show",
        ferry,
        "statements",
        "--actor",
        "okafor",
        "--match",
        "table",
        "--since",
        "2031-05-01",
        "--json",
    )
    assert [json.loads(line)["id"] for line in found.output.splitlines()] == ["s-sinking"]
    none = run("show", ferry, "statements", "--actor", "nobody")
    assert "no statements in this record" in none.stderr


def test_show_says_when_there_is_more(ferry: Path) -> None:
    done = run("show", ferry, "statements", "--limit", "1")
    assert "and 1 more" in done.stderr
    assert "s-sinking" in done.output
    assert "s-denial" not in done.stdout


def test_why_marks_the_words(ferry: Path) -> None:
    done = run("why", ferry, "s-denial")
    assert done.exit_code == 0
    assert "[cue: denied]" in " ".join(done.output.split())


def test_export_names_its_files(ferry: Path, tmp_path: Path) -> None:
    done = run("export", ferry, "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert sorted(Path(line).name for line in done.output.split()) == sorted(
        f"{kind}.jsonl" for kind in KINDS
    )


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("brief", "{tmp}/none.record"), 1, "onrecord build FOLDER -o"),
        (("why", "{ferry}", "nothing"), 1, "no item 'nothing'"),
        (("show", "{ferry}", "gossip"), 2, "gossip"),
        (("show", "{ferry}", "events", "--since", "Monday"), 2, "Monday"),
        (("build", "-o", "{tmp}/x.record"), 2, "Missing argument"),
        (("build", "{tmp}", "-o", "{tmp}"), 1, "is a folder"),
        (("export", "{ferry}", "-o", "{ferry}"), 1, "give another folder"),
        (("brief", "{tmp}/notes.txt"), 1, "not a record"),
    ],
)
def test_errors_are_a_sentence_and_a_code(
    ferry: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    (tmp_path / "notes.txt").write_text("my notes\n" * 500)
    done = run(*(argument.format(tmp=tmp_path, ferry=ferry) for argument in arguments))
    assert done.exit_code == code, done.output
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_record_in_use_is_said_to_be_busy(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    with Store(ferry).writing():
        done = run("build", tmp_path / "one.txt", "-o", ferry)
    assert done.exit_code == 1
    assert "another process" in done.stderr


def _start(folder: Path, place: Path) -> subprocess.Popen[str]:
    """A build that waits inside its transaction, after it has written, until it is ended."""
    program = (
        "import sys, time\n"
        "from onrecord import building\n"
        "from onrecord.cli import main\n"
        "whole_way = building.compare\n"
        "def slow(writer, progress, *, changed, jobs):\n"
        "    whole_way(writer, progress, changed=changed, jobs=jobs)\n"
        "    print('written', flush=True)\n"
        "    time.sleep(600)\n"
        "building.compare = slow\n"
        f"main(['build', {str(folder)!r}, '-o', {str(place)!r}])\n"
    )
    return interruptible.start([sys.executable, "-c", program])


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_ended_leaves_the_record_as_it_was(
    ferry: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT, encoding="utf-8")
    process = _start(folder, ferry)
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    time.sleep(0.2)
    process.send_signal(ending)
    _, said = process.communicate(timeout=60)
    with Store(ferry).reading() as reader:
        assert reader.whole() == factory.whole()
    with closing(sqlite3.connect(ferry)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    if ending is signal.SIGINT:
        assert process.returncode == 130
        assert "stopped; the record is as it was before" in said


def test_the_example_from_start_to_end(tmp_path: Path) -> None:
    done = run("demo", tmp_path / "reports")
    assert done.exit_code == 0
    assert len(done.output.split()) == 11
    assert all(Path(line).is_file() for line in done.output.split())
