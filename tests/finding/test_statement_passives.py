"""Passives that name who speaks behind "by", claims turned away before a quotation, and whose words they are."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from tests.finding.analysed import page


def told(text: str) -> list[tuple[str | None, str, str]]:
    return [(s.source_text, s.act, s.content) for s in find_statements(page(text))]


@pytest.mark.parametrize(
    ("text", "source", "act", "content"),
    [
        ("The report was denied by the presidential palace.", "the presidential palace", "deny", "The report"),
        ("The report was denied by the palace: no letter had been sent.",
         "the palace", "deny", "no letter had been sent"),
        ("Forty deaths were reported by the health ministry.", "the health ministry", "say", "Forty deaths"),
        ("A truce was announced by Norway last night.", "Norway", "announce", "A truce"),
        ("The accusation was dismissed by the Kelund ministry as baseless.",
         "the Kelund ministry", "deny", "The accusation … as baseless"),
        ("The offer was dismissed as an insult by the rebels.", "the rebels", "reject", "The offer … as an insult"),
        ("The seizure, described by Ankara as piracy, was the second this year.",
         "Ankara", "say", "The seizure … as piracy"),
        ("He was described by doctors as weak but stable.", "doctors", "say", "as weak but stable"),
        ("The ban was called a mistake by the prime minister.", "the prime minister", "say", "The ban … a mistake"),
        ("The number of dead was given by the police as nine.",
         "the police", "say", "The number of dead … as nine"),
        ("The general is believed by diplomats to be abroad.",
         "diplomats", "believe", "The general … to be abroad"),
        ("Concern was voiced by the Red Cross over the blockade.", "the Red Cross", "believe", "over the blockade"),
        ("It was denied by the palace that a letter had been sent.", "the palace", "deny", "a letter had been sent"),
        ("She was held on Friday, an allegation denied by the police.",
         "the police", "deny", "She was held on Friday"),
    ],
)  # fmt: skip
def test_who_is_named_with_by_speaks(text: str, source: str, act: str, content: str) -> None:
    assert told(text) == [(source, act, content)]


def test_each_count_has_its_source() -> None:
    assert told("The toll was put at 44 by the city hospital and at 12 by the army.") == [
        ("the city hospital", "say", "The toll … at 44"),
        ("the army", "say", "The toll … at 12"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The report was not denied by the palace.",
        "The list will be announced by the ministry.",
        "The fire was reported by telephone.",
        "The meeting was attended by the foreign minister of Oman, Said Harthy.",
        "Foreign Minister Said Badr, who arrived on Monday, met the king.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The claim was dismissed in Warsaw: “Nobody here has agreed to it,” an official told us.",
         "an official", "“Nobody here has agreed to it,”"),
        ("The report was flatly denied in Baku: “There was no meeting,” a spokesman said.",
         "a spokesman", "“There was no meeting,”"),
    ],
)  # fmt: skip
def test_a_claim_does_not_deny_itself(text: str, source: str, content: str) -> None:
    assert told(text) == [(source, "deny", content)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ship is safe, the port said. Nonsense, says Harare.", "Zimbabwe"),
        ("Ankara, which says the boat was Turkish, has protested.", "Turkey"),
        ("A denial from Lima that shots were fired convinced few.", "Peru"),
        ("Warsaw puts the prisoners at 1,180.", "Poland"),
        (
            "The pact is near, said Kenya, whose president said that talks had gone well.",
            "President of Kenya",
        ),
    ],
)
def test_capitals_and_those_whose_president_speaks(text: str, source: str) -> None:
    report = page(text)
    *_, last = find_statements(report)
    assert last.source is not None
    assert report.cast.characters[last.source].name == source


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody asked us anything,” the mayor said.",
        "“There has been no refusal,” the minister said.",
        "No warning of any kind had been received, the captain said.",
        "“No such request has reached us,” a spokesman said.",
        "The army said there had been no illegal digging.",
    ],
)
def test_plain_denials(text: str) -> None:
    assert [s.act for s in find_statements(page(text))] == ["deny"]


@pytest.mark.parametrize(
    "text", ["“Nobody wants a war,” he said.", "The pope said there was no military solution."]
)
def test_no_denials(text: str) -> None:
    assert "deny" not in [s.act for s in find_statements(page(text))]
