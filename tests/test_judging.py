"""What a person judges holds at once and after every build, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from onrecord.api import Record
from onrecord.building import compare
from onrecord.cli import main
from onrecord.errors import CannotJudge, NoSuchItem
from onrecord.publishing.naming import NoSuchActor
from onrecord.record import Article, Character, Coverage, Evidence, StatementFound
from onrecord.store import Store
from tests.reconciling.told import Report


def report(id_: str, text: str, *people: str) -> Coverage:
    """A report in which each of these is a person by this name and says the rest of the sentence after it."""
    return Coverage(
        article=Article(id=id_, origin=f"{id_}.txt", text=text),
        characters=tuple(
            Character(name=name, kind="person", aliases=(name,), mentions=(words(id_, text, name),))
            for name in people
        ),
        statements=tuple(said(id_, text, index, name) for index, name in enumerate(people)),
    )


def words(article: str, text: str, part: str, role: str | None = None) -> Evidence:
    start = text.index(part)
    return Evidence(article=article, start=start, end=start + len(part), text=part, role=role)


def said(article: str, text: str, index: int, name: str) -> StatementFound:
    content = text.split(f"{name} said ")[1].split(".")[0]
    return StatementFound(
        source=index,
        source_text=name,
        attribution="named",
        cue="said",
        act="say",
        content=content,
        form="indirect",
        evidence=(words(article, text, content, "content"),),
    )


ENVOYS = (
    report("a-1", "Tomasz Rhee said the ferry sails.", "Tomasz Rhee"),
    report("a-2", "Tomek Rhee said the port is shut.", "Tomek Rhee"),
    report("a-3", "Ines Okafor said no. Rhee said yes.", "Ines Okafor", "Rhee"),
)
LATER = report("a-4", "Tomek Rhee said the port is open again.", "Tomek Rhee")


def record_of(place: Path, *coverages: Coverage) -> Record:
    with Store(place).writing() as writer:
        for coverage in coverages:
            writer.put_coverage("hash", coverage)
        compare(writer)
    return Record.open(place)


@pytest.fixture
def envoys(tmp_path: Path) -> Record:
    return record_of(tmp_path / "envoys.record", *ENVOYS)


@pytest.fixture
def ports(tmp_path: Path) -> Record:
    """Norland plans a meeting; Sudria protests."""
    first = Report("Norland will meet Sudria on Friday. It said the ports are open.", "2031-05-06")
    first.event("CONSULT", "meet", "Norland", "Sudria", status="planned")
    first.said("Norland", "the ports are open")
    second = Report("Sudria expelled an envoy of Norland.", "2031-05-07")
    second.event("SANCTION", "expelled an envoy", "Sudria", "Norland", according_to=())
    return record_of(tmp_path / "ports.record", first.coverage(), second.coverage())


def names(record: Record) -> list[str]:
    return sorted(actor.name for actor in record.actors())


def test_two_that_are_judged_one_are_one_and_apart_again_when_it_is_withdrawn(envoys: Record) -> None:
    before = envoys.whole()
    assert names(envoys) == ["Ines Okafor", "Rhee", "Tomasz Rhee", "Tomek Rhee"]
    judged = envoys.judge("same", ["Tomasz Rhee", "Tomek Rhee"], note="one envoy", by="Ana")
    # The surname alone has now one person that it can be.
    assert names(envoys) == ["Ines Okafor", "Tomasz Rhee"]
    (rhee,) = envoys.actors(actor="Tomek")
    assert any("judged by Ana" in how.by and "one envoy" in how.by for how in rhee.how)
    assert "judged by Ana" in envoys.why(rhee.id)
    envoys.withdraw(judged.id)
    assert envoys.whole() == before


def test_a_judgement_is_heeded_in_reports_that_come_later(envoys: Record) -> None:
    envoys.judge("same", ["Tomasz Rhee", "Tomek Rhee"])
    later = record_of(Path(envoys.place), LATER)
    assert names(later) == ["Ines Okafor", "Tomek Rhee"]  # the commonest form
    assert len(list(later.statements(actor="Tomasz Rhee"))) == 4


def test_what_is_judged_one_is_one_from_story_to_story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.linking.stories.FEW", 1)
    record = record_of(tmp_path / "r", *ENVOYS[:2])
    assert names(record) == ["Tomasz Rhee", "Tomek Rhee"]
    judged = record.judge("same", ["Tomasz Rhee", "Tomek Rhee"])
    assert len(names(record)) == 1
    record.withdraw(judged.id)
    assert names(record) == ["Tomasz Rhee", "Tomek Rhee"]


def test_two_that_are_judged_not_one_are_parted(tmp_path: Path) -> None:
    record = record_of(tmp_path / "r", ENVOYS[0], ENVOYS[2])
    assert names(record) == ["Ines Okafor", "Tomasz Rhee"]
    record.judge("distinct", ["Rhee", "Tomasz Rhee"])
    assert names(record) == ["Ines Okafor", "Rhee", "Tomasz Rhee"]
    for actor in record.actors(actor="Rhee"):
        assert any(how.by.startswith("kept apart: judged") for how in actor.how)


def test_two_that_one_report_takes_for_one_are_parted_with_what_they_said(tmp_path: Path) -> None:
    text = "Tomasz Rhee said the ferry sails. Teresa Rhee said the port is shut. She left. T. Rhee waved."
    mentions = [words("a-1", text, form) for form in ("Tomasz Rhee", "Teresa Rhee", "She", "T. Rhee")]
    one = Character(
        name="Tomasz Rhee",
        kind="person",
        aliases=("Tomasz Rhee", "Teresa Rhee", "T. Rhee"),
        mentions=tuple(mentions),
    )
    statements = (said("a-1", text, 0, "Tomasz Rhee"), said("a-1", text, 0, "Teresa Rhee"))
    article = Article(id="a-1", origin="a-1.txt", text=text)
    record = record_of(tmp_path / "r", Coverage(article=article, characters=(one,), statements=statements))
    given = record.judge("distinct", ["Tomasz Rhee", "Teresa Rhee"])
    he, she = sorted(record.actors(), key=lambda actor: actor.name, reverse=True)
    assert (he.name, she.name) == ("Tomasz Rhee", "Teresa Rhee")
    assert [e.text for e in she.mentions] == ["Teresa Rhee", "She", "T. Rhee"]
    assert {s.content: s.source for s in record.statements()} == {
        "the ferry sails": he.id,
        "the port is shut": she.id,
    }
    record.withdraw(given.id)
    assert names(record) == ["Tomasz Rhee"]


def test_one_name_of_two_people_is_parted_by_the_reports(tmp_path: Path) -> None:
    other = report("a-9", "Tomasz Rhee said the goal stood.", "Tomasz Rhee")
    record = record_of(tmp_path / "r", ENVOYS[0], other)
    assert names(record) == ["Tomasz Rhee"]
    record.judge("distinct", ["Tomasz Rhee@a-1", "Tomasz Rhee@a-9"])
    assert names(record) == ["Tomasz Rhee", "Tomasz Rhee"]


def test_the_later_of_two_opposite_judgements_holds(envoys: Record) -> None:
    envoys.judge("same", ["Tomasz Rhee", "Tomek Rhee"])
    envoys.judge("distinct", ["Tomek Rhee", "Tomasz Rhee"])
    assert names(envoys) == ["Ines Okafor", "Rhee", "Tomasz Rhee", "Tomek Rhee"]
    assert [(j.kind, j.holds) for j in envoys.judgements()] == [("same", False), ("distinct", True)]


def test_what_is_judged_no_item_goes_and_comes_back(ports: Record) -> None:
    before = ports.whole()
    (statement,) = ports.statements()
    judged = ports.judge("wrong", [statement.id])
    assert list(ports.statements()) == []
    ports.withdraw(judged.id)
    assert ports.whole() == before


def test_an_actor_that_is_none_leaves_every_item(ports: Record) -> None:
    ports.judge("wrong", [next(a.id for a in ports.actors(actor="Sudria"))])
    assert "Sudria" not in names(ports)
    assert [event.recipients for event in ports.events() if event.type == "CONSULT"] == [()]


def test_a_status_that_is_judged_goes_through_to_the_engagement(ports: Record) -> None:
    (meeting,) = (event for event in ports.events() if event.type == "CONSULT")
    ports.judge("status", [meeting.id], "cancelled", by="Ana")
    (meeting,) = (event for event in ports.events() if event.type == "CONSULT")
    assert meeting.status == "cancelled"
    assert any("judged by Ana" in how.by and "planned" in how.by for how in meeting.how)
    assert [engagement.status for engagement in ports.engagements()] == ["cancelled"]


def test_an_engagement_has_the_status_that_is_judged(ports: Record) -> None:
    (engagement,) = ports.engagements()
    ports.judge("status", [engagement.id], "postponed")
    (engagement,) = ports.engagements()
    assert engagement.status == "postponed"


def test_a_source_that_somebody_is_not_is_unknown(ports: Record) -> None:
    (statement,) = ports.statements()
    ports.judge("not", [statement.id, "Norland"])
    (statement,) = ports.statements()
    assert statement.source is None
    assert any("not Norland" in how.by for how in statement.how)


def test_the_same_judgement_is_kept_once(envoys: Record) -> None:
    one = envoys.judge("same", ["Tomasz Rhee", "Tomek Rhee"])
    other = envoys.judge("same", ["Tomek Rhee", "Tomasz Rhee"], note="again")
    assert [j.id for j in envoys.judgements()] == [one.id] == [other.id]


@pytest.mark.parametrize(
    ("kind", "items", "value", "error"),
    [
        ("same", ["Rhee"], None, CannotJudge),
        ("same", ["Rhee", "Nobody Atall"], None, NoSuchActor),
        ("wrong", ["s-nothing"], None, NoSuchItem),
        ("status", ["s-"], "cancelled", (CannotJudge, NoSuchItem)),
        ("distinct", ["Ines Okafor", "Ines Okafor"], None, CannotJudge),
    ],
)
def test_what_cannot_be_heeded_is_refused_and_nothing_is_kept(
    envoys: Record, kind: Any, items: list[str], value: str | None, error: Any
) -> None:
    before = envoys.whole()
    with pytest.raises(error):
        envoys.judge(kind, items, value)
    assert envoys.judgements() == ()
    assert envoys.whole() == before


def test_a_status_of_another_kind_is_refused(ports: Record) -> None:
    (meeting,) = (event for event in ports.events() if event.type == "CONSULT")
    with pytest.raises(CannotJudge, match="happened"):
        ports.judge("status", [meeting.id], "postponed")


def test_a_judgement_finds_its_actors_when_their_reports_are_gone(envoys: Record) -> None:
    envoys.judge("same", ["Tomasz Rhee", "Tomek Rhee"])
    with Store(envoys.place).writing() as writer:
        for coverage in ENVOYS[:2]:
            writer.drop_coverage(coverage.article.id)
        writer.put_coverage("hash", report("b-1", "Tomasz Rhee said it rains.", "Tomasz Rhee"))
        writer.put_coverage("hash", LATER)
        compare(writer)
    assert names(envoys) == ["Ines Okafor", "Tomasz Rhee"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["judge", *arguments])


def test_the_command_judges_lists_and_withdraws(envoys: Record) -> None:
    done = run(envoys.place, "same", "Tomasz Rhee", "Tomek Rhee", "--note", "one envoy", "--by", "Ana")
    assert done.exit_code == 0, done.output
    id_ = done.output.split()[0]
    listed = run(envoys.place, "list")
    assert "same  Tomasz Rhee | Tomek Rhee  by Ana: one envoy" in listed.output
    assert "withdrawn" in run(envoys.place, "withdraw", id_).output
    assert names(envoys) == ["Ines Okafor", "Rhee", "Tomasz Rhee", "Tomek Rhee"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("same", "Rhee", "Nobody Atall"), "nobody called 'Nobody Atall'"),
        (("status", "e-1"), "right status"),
        (("withdraw",), "id of one judgement"),
        (("withdraw", "j-none"), "no item"),
    ],
)
def test_the_command_says_what_is_wrong(envoys: Record, arguments: tuple[str, ...], told: str) -> None:
    done = run(envoys.place, *arguments)
    assert done.exit_code != 0
    assert told in done.output


def test_a_record_without_the_table_gets_it(tmp_path: Path) -> None:
    place = tmp_path / "old.record"
    record_of(place, *ENVOYS)
    with Store(place).writing() as writer:
        writer._connection.exec_driver_sql("drop table judgement")
        writer.note("version", "2")
    assert record_of(place, LATER).judgements() == ()


def test_a_judgement_comes_back_from_the_store_as_it_was_given(envoys: Record) -> None:
    given = envoys.judge("same", ["Tomasz Rhee", "Tomek Rhee"], note="é \U0001f6a2", by="Ana")
    assert envoys.judgements() == (given,)
    assert msgspec.json.decode(msgspec.json.encode(given), type=type(given)) == given
