"""An actor's page of facts: what the record holds on somebody, the same in the terminal and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.publishing.actor import SECTIONS, ActorFacts, actor_facts, to_object
from onrecord.publishing.actor_text import to_text
from onrecord.publishing.naming import NoSuchActor
from onrecord.store import Store
from tests import factory


def facts(name: str) -> ActorFacts:
    (found,) = actor_facts(factory.whole(), name)
    return found


@pytest.mark.parametrize(
    ("name", "section", "lines"),
    [
        ("Okafor", "said", [("2031-05-08", "say", "We will not sit at a table that is sinking")]),
        ("Okafor", "said_about", []),
        ("Okafor", "did", [("2031-05-08", "CONSULT", "called off")]),
        ("Okafor", "received", []),
        ("Okafor", "engagements", [("2031-05-08", "talks", "talks")]),
        ("Okafor", "proposals", [("2031-05-09", "no_answer", "sharing the fares")]),
        ("Rhee", "said", [("2031-05-09", "deny", "that the talks had been called off")]),
        ("Rhee", "positions", [("2031-05-09", "supports", "the fares")]),
        ("Rhee", "proposals", [("2031-05-09", "proposes", "sharing the fares")]),
        ("Lyth", "received", [("2031-05-08", "CONSULT", "called off")]),
        ("Lyth", "votes", [("2031-05-08", "held the vote", "the ferry charter"), ("2031-05-08", "yes", "the ferry charter")]),
    ],
)  # fmt: skip
def test_a_section_has_its_lines_in_order_of_time(
    name: str, section: str, lines: list[tuple[str, str, str]]
) -> None:
    assert sorted((f.day, f.what, f.words) for f in getattr(facts(name), section)) == lines


def test_names_are_the_forms_of_the_reports_with_their_counts() -> None:
    assert [(n.form, n.count, n.reports) for n in facts("Okafor").names] == [
        ("Ines Okafor", 1, 1),
        ("Ms. Okafor", 1, 1),
    ]


def test_every_line_has_a_mark() -> None:
    for name in ("Okafor", "Rhee", "Lyth"):
        page = facts(name)
        for section, _ in SECTIONS:
            assert all(fact.marks for fact in getattr(page, section))


def test_the_text_has_every_section_that_has_lines() -> None:
    text = to_text(facts("Okafor"))
    assert text.startswith("Ines Okafor (person)  c-okafor\n")
    assert "SAID (1)\n8 May       say: “We will not sit at a table that is sinking” [1:§3]" in text
    assert "VOTES" not in text


def test_the_object_has_every_field() -> None:
    made = json.loads(json.dumps(to_object(facts("Okafor"))))
    assert set(made) == set(ActorFacts.__dataclass_fields__)
    assert made["did"][0]["others"] == [{"id": "c-lyth", "name": "Lyth", "kind": "state"}]


def test_nobody_of_that_name_is_an_error() -> None:
    with pytest.raises(NoSuchActor):
        facts("Nobody")


def test_the_command_prints_the_page_and_the_object(tmp_path: Path) -> None:
    place = tmp_path / "ferry.record"
    with Store(place).writing() as writer:
        writer.put_whole(factory.whole())
    shown = CliRunner().invoke(main, ["actor", str(place), "Okafor"])
    assert "ENGAGEMENTS (1)" in shown.output
    as_json = CliRunner().invoke(main, ["actor", str(place), "Okafor", "--json"])
    assert json.loads(as_json.output)["name"] == "Ines Okafor"
    missing = CliRunner().invoke(main, ["actor", str(place), "Nobody"])
    assert missing.exit_code == 1
    assert "nobody called 'Nobody'" in missing.output
