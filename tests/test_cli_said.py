"""The verbs that follow a voice: what somebody said over time, and who spoke without a name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import Record
from onrecord.cli import main
from onrecord.publishing.naming import NoSuchActor
from onrecord.store import Store
from tests import factory


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    """The record of two statements of a minister and one of somebody unnamed."""
    official = {
        "source": None,
        "source_text": "an official",
        "description": "an official",
        "attribution": "unnamed",
    }
    place = tmp_path / "voices.record"
    with Store(place).writing() as writer:
        writer.put_whole(
            factory.told(
                ("2031-05-03", {"content": "Lyth is considering the charter"}),
                ("2031-05-06", {"content": "the charter", "act": "reject", "cue": "rejected"}),
                ("2031-05-07", {"content": "the pier is closed", **official}),
            )
        )
    return place


def test_said_shows_then_and_now(voices: Path) -> None:
    done = run("said", voices, "okafor", "--about", "charters")
    assert done.exit_code == 0
    assert done.output.startswith("Ines Okafor on “charters”: 2 lines, 1 move of wording")
    assert "then" in done.output
    assert "[1:§1]" in done.output


def test_said_as_json_is_one_object_a_line(voices: Path) -> None:
    done = run("said", voices, "okafor", "--since", "2031-05-05", "--json")
    (found,) = map(json.loads, done.output.splitlines())
    assert (found["act"], found["words"], found["moved"]) == ("reject", "the charter", None)
    assert len(run("said", voices, "okafor", "--json", "--limit", "1").output.splitlines()) == 1


def test_said_tells_when_there_is_nothing_or_nobody(voices: Path) -> None:
    nothing = run("said", voices, "okafor", "--about", "submarines")
    assert nothing.exit_code == 0
    assert "nothing said by Ines Okafor" in nothing.stderr
    nobody = run("said", voices, "Quill")
    assert nobody.exit_code == 1
    assert "nobody called 'Quill'" in nobody.stderr


def test_the_ledger_of_unnamed_sources(voices: Path) -> None:
    done = run("show", voices, "unnamed")
    assert done.exit_code == 0
    assert "1 unnamed source" in done.output
    assert "An official" in done.output
    (source,) = map(json.loads, run("show", voices, "unnamed", "--json").output.splitlines())
    assert source["remarks"][0]["words"] == "the pier is closed"


def test_the_ledger_does_not_take_what_it_would_not_heed(voices: Path) -> None:
    done = run("show", voices, "unnamed", "--actor", "okafor")
    assert done.exit_code == 2
    assert "--json and --limit only" in done.stderr


def test_programs_ask_the_same(voices: Path) -> None:
    record = Record.open(voices)
    assert len(record.said("Okafor", about="charter").moves) == 1
    assert len(record.unnamed().sources) == 1
    with pytest.raises(NoSuchActor):
        record.said("Quill")


def test_said_has_help_with_an_example() -> None:
    assert "onrecord said story.record" in run("said", "--help").output


def test_the_bundled_example_has_voices(crisis: Record) -> None:
    found = run("said", crisis.place, "Thorsen")
    assert found.exit_code == 0
    assert "Henrik Thorsen" in found.output
    assert "through" in found.output
    assert run("show", crisis.place, "unnamed").exit_code == 0
