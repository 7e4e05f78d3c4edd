"""Positions: who stands for or against what, on what condition, and what is no position."""

from __future__ import annotations

import pytest

from onrecord.finding.events import find_events
from onrecord.finding.position_issues import gerund
from onrecord.finding.positions import find_positions
from onrecord.finding.statements import find_statements
from onrecord.record import PositionFound
from tests.finding.analysed import page


def positions(text: str) -> list[PositionFound]:
    of = page(text)
    statements = tuple(find_statements(of))
    return list(find_positions(of, statements, tuple(find_events(of, statements))))


def told(text: str) -> set[tuple[str, str, str]]:
    cast = page(text).cast.characters
    return {(cast[p.actor].name, p.stance, p.issue) for p in positions(text)}


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ("Norway opposes the tariff on grain.", "opposes", "tariff on grain"),
        (
            "Norway opposes an independent inquiry into the sinking of the ferry Santa Rita.",
            "opposes",
            "independent inquiry into the sinking of the ferry Santa Rita",
        ),
        ("Norway supports a ban on drift nets.", "supports", "ban on drift nets"),
        ("Norway does not support the ban on drift nets.", "opposes", "ban on drift nets"),
        ("Norway rejected the treaty on fishing rights.", "opposes", "treaty on fishing rights"),
        ("Norway has called for a longer pause in the fighting.", "supports", "longer pause in the fighting"),
        ("Norway warned against a blockade of the port.", "opposes", "blockade of the port"),
        ("Norway called for the visit to Bergen to be scrapped.", "opposes", "visit to Bergen"),
        ("Norway demanded that the embargo on salmon be lifted.", "opposes", "embargo on salmon"),
        (
            "Norway called for the inquiry into the sinking to be reopened.",
            "supports",
            "inquiry into the sinking",
        ),
        ("Norway is opposed to the sale of drones.", "opposes", "sale of drones"),
        ("Norway reiterated its opposition to the sale of drones.", "opposes", "sale of drones"),
        ("Norway is against further sanctions.", "opposes", "further sanctions"),
        ("Norway remained opposed to a naval base in the fjord.", "opposes", "naval base in the fjord"),
        ("Norway turned down the British compromise.", "opposes", "British compromise"),
        ("Norway said no to the release of the trawlers.", "opposes", "release of the trawlers"),
        ("Norway saw no need for observers on the border.", "opposes", "observers on the border"),
        ("Norway did not want foreign troops on its soil.", "opposes", "foreign troops"),
        ("Norway wants a larger share of the catch.", "supports", "larger share of the catch"),
        ("Norway has no objection to a visit by inspectors.", "supports", "visit by inspectors"),
        ("Norway voted for the treaty on fishing rights.", "supports", "treaty on fishing rights"),
        ("Norway favoured lifting the flight ban.", "supports", "lifting the flight ban"),
        (
            "Norway is ready to take part in talks on the fjord.",
            "supports",
            "taking part in talks on the fjord",
        ),
        ("The levy on ships is unacceptable to Norway.", "opposes", "levy on ships"),
        (
            "The mayor of Lyth told reporters that Norway opposed the levy on ships.",
            "opposes",
            "levy on ships",
        ),
        (
            "Norway said that it was against the release of the trawlers.",
            "opposes",
            "release of the trawlers",
        ),
        ("Norway said that it was in favour of a joint patrol.", "supports", "joint patrol"),
        ("Norway voiced support for keeping the harbour open.", "supports", "keeping the harbour open"),
        ("Norway has welcomed the cease-fire.", "supports", "cease-fire"),
        ("Norway is studying the proposal for a joint fleet.", "undecided", "proposal for a joint fleet"),
    ],
)
def test_words_that_show_a_stance(text: str, stance: str, issue: str) -> None:
    assert {(s, i) for _, s, i in told(text)} == {(stance, issue)}
    assert all("Norway" in name for name, _, _ in told(text))


def test_a_judgement_of_a_plan_is_the_speakers_stance() -> None:
    text = "“A blockade of the port would be a disaster,” Norwegian Prime Minister Jonas Gahr Støre said."
    assert {s for _, s, _ in told(text)} == {"opposes"}


def test_what_it_stands_for() -> None:
    text = "Sweden tabled a plan for a joint fleet. Norway rejected it, while Denmark voted in favour of it."
    assert {(name, s) for name, s, i in told(text) if i == "plan for a joint fleet"} == {
        ("Norway", "opposes"),
        ("Denmark", "supports"),
    }


def test_who_speaks_for_a_state_stands_behind_it() -> None:
    text = "Norwegian Prime Minister Jonas Gahr Støre said that Norway supported the ban on drift nets."
    assert {name for name, _, _ in told(text)} == {"Norway", "Jonas Gahr Støre"}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway could accept the treaty only if the fees were halved.", "only if the fees were halved"),
        ("Norway could give the boats access to its waters if the fees were halved.", "if the fees were halved"),
        ("Norway accepts the route provided that convoys travel by day.", "provided that convoys travel by day"),
        ("Norway accepted the route on condition that convoys travel by day.", "on condition that convoys travel by day"),
    ],
)  # fmt: skip
def test_wordings_of_a_condition(text: str, condition: str) -> None:
    [found] = positions(text)
    assert (found.stance, found.condition) == ("conditional", condition)


def test_a_condition() -> None:
    [found] = positions("Norway would accept the treaty if the fees were halved.")
    assert found.stance == "conditional"
    assert found.condition == "if the fees were halved"


@pytest.mark.parametrize(
    "text",
    [
        "Norway might support the ban on drift nets.",
        "Norway asked for no postponement.",
        "Norway studied the proposal for a joint fleet for a year.",
        "Norway voted on the treaty on Monday.",
        "Norway condemned the attack on the convoy.",
        "Norway rejected the allegations.",
        "Norway will give the boats money if the fees are halved.",
        "Norway had previously opposed the tariff on grain.",
        "The boats returned to Norway on Friday.",
    ],
)
def test_what_is_no_position(text: str) -> None:
    assert positions(text) == []


def test_evidence_stands_in_the_text() -> None:
    text = "Norway opposes the tariff on grain."
    for found in positions(text):
        assert found.evidence
        assert all(text[e.start : e.end] == e.text for e in found.evidence)


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("end", "ending"),
        ("stop", "stopping"),
        ("release", "releasing"),
        ("free", "freeing"),
        ("lie", "lying"),
    ],
)
def test_gerunds(lemma: str, form: str) -> None:
    assert gerund(lemma) == form


@pytest.mark.parametrize(
    "text", ["Norway called the grain tariff a mistake.", "Norway described the offensive as reckless."]
)
def test_calling_a_matter_bad_opposes_it(text: str) -> None:
    assert {s for _, s, _ in told(text)} == {"opposes"}


@pytest.mark.parametrize(
    "text",
    [
        "The treaty still has to be approved by the Senate.",
        "The treaty has yet to be ratified by the Senate.",
        "Norway requests Iceland to agree to an inquiry into the sinking.",
        "Norway asked Iceland for the test results.",
    ],
)
def test_what_is_still_asked_of_somebody_is_no_stance_of_his(text: str) -> None:
    assert not {who for who, _, _ in told(text)} & {"Senate", "Iceland"}
    assert "test results" not in {issue for _, _, issue in told(text)}


def test_who_accepts_in_principle_and_wants_more_has_a_condition() -> None:
    [first, *_] = positions("Iceland has accepted the truce in principle, but wants a guarantee from Norway.")
    assert (first.stance, first.condition) == ("conditional", "wants a guarantee from Norway")


def test_that_is_not_what_stands_in_a_condition() -> None:
    text = "Norway proposed a truce; Iceland would accept it only if the blockade were lifted; Chad rejects that."
    assert ("Chad", "opposes", "blockade") not in told(text)


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ("Norway has defended the lease of the harbour.", "supports", "lease of the harbour"),
        ("“I am all for the canal,” said Marta Silva of Norway.", "supports", "canal"),
        ("Norway vowed to block the new pipeline.", "opposes", "new pipeline"),
        ("Norway has not made up its mind on the mining bill.", "undecided", "mining bill"),
        ("Norway wants the trade agreement frozen.", "opposes", "trade agreement"),
        (
            "A plan to dredge the canal was tabled. Norway voted against.",
            "opposes",
            "plan",
        ),
        (
            "Norway rejected the treaty on the border river in a secret ballot.",
            "opposes",
            "treaty on the border river",
        ),
        (
            "Sweden wanted to freeze the aid, but Norway was against it.",
            "opposes",
            "freezing the aid",
        ),
    ],
)
def test_further_stances(text: str, stance: str, issue: str) -> None:
    assert (stance, issue) in {(p.stance, p.issue) for p in positions(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway asked for a few more days.",
        "The decree obliges the government of Norway to stop accepting freight from Latvia.",
        "A draft by Norway which asks for a pause was circulated.",
        "The Norwegian Parliament rejected the treaty by 17 votes to 12.",
        "The two presidents of Norway and Latvia agreed to a truce.",
        "Norway had wanted an end to the levy.",
        "Norway rejected the Latvian account of the incident.",
    ],
)
def test_further_words_that_show_no_stance(text: str) -> None:
    assert positions(text) == []


def test_ballots_without_a_verb_show_stances() -> None:
    text = "The Green Party will vote against the mining bill and the National Party for it."
    assert {(p.stance, p.issue) for p in positions(text)} == {
        ("opposes", "mining bill"),
        ("supports", "mining bill"),
    }
