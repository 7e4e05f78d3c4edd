"""Proposals: by whom, on what terms, and who answers how."""

from __future__ import annotations

import pytest

from onrecord.finding.events import find_events
from onrecord.finding.proposals import find_proposals
from onrecord.finding.statements import find_statements
from onrecord.record import ProposalFound
from tests.finding.analysed import page


def proposals(text: str) -> list[ProposalFound]:
    of = page(text)
    statements = tuple(find_statements(of))
    return list(find_proposals(of, statements, tuple(find_events(of, statements))))


def answers(text: str) -> set[tuple[str, str]]:
    cast = page(text).cast.characters
    return {(cast[r.actor].name, r.response) for p in proposals(text) for r in p.responses}


@pytest.mark.parametrize(
    "text",
    [
        "Norway proposed a joint patrol of the strait.",
        "Norway outlined a plan to share the catch.",
        "Norway put forward a plan to share the catch.",
        "Norway proposed that both fleets withdraw.",
        "Norway offered to host talks on the catch.",
        "“What we propose instead is a joint patrol,” Norway said.",
    ],
)
def test_who_proposes(text: str) -> None:
    [found] = proposals(text)
    assert found.by is not None
    assert page(text).cast.characters[found.by].name == "Norway"
    assert all(text[e.start : e.end] == e.text for e in found.evidence)


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Iceland accepted the proposal.", "accepts"),
        ("Iceland rejected the proposal.", "rejects"),
        ("Iceland did not accept the proposal.", "rejects"),
        ("Iceland is studying the proposal.", "considering"),
        ("Iceland turned it down.", "rejects"),
        ("Iceland is against the proposal.", "rejects"),
        ("Iceland said yes to the proposal.", "accepts"),
        ("Iceland backs the proposal.", "accepts"),
        ("Iceland could accept the proposal if the fees were halved.", "conditional"),
        ("Iceland accepted at once.", "accepts"),
        ("Iceland declined.", "rejects"),
        ("Iceland said neither yes nor no.", "no_answer"),
        ("Iceland is lukewarm.", "considering"),
        ("Iceland would agree if the fees were halved.", "conditional"),
        ("Iceland accepted the first part of the proposal.", "partly_accepts"),
        ("The initiative was supported by Iceland.", "accepts"),
    ],
)
def test_an_answer(answer: str, response: str) -> None:
    text = f"Norway made a proposal to share the catch. {answer}"
    assert answers(text) == {("Iceland", response)}


def test_one_proposal_with_two_answers() -> None:
    text = "Norway proposed a joint patrol. Iceland accepted the proposal. Denmark rejected the proposal."
    assert len(proposals(text)) == 1
    assert answers(text) == {("Iceland", "accepts"), ("Denmark", "rejects")}


@pytest.mark.parametrize(
    "text",
    [
        "The army has a plan of the harbour.",
        "Iceland is against the trade agreement of Norway.",
        "Norway suggested that the ship was late. Iceland welcomed the ship.",
        "Norway rejected the allegations.",
        "The parliament of Norway approved the treaty on fishing by 21 votes to 10, with two members absent.",
        "The minister offered his condolences to the families.",
    ],
)
def test_what_is_no_proposal(text: str) -> None:
    assert proposals(text) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Norway proposed talks in Bergen on the quota. Iceland said it would come if no third country took part.",
         ("Iceland", "conditional")),
        ("Norway proposed talks in Bergen on the quota. Iceland would attend only if its trawlers were freed first.",
         ("Iceland", "conditional")),
        ("Norway put forward a plan for joint patrols. Iceland is ready to take part, provided that they are unarmed.",
         ("Iceland", "conditional")),
        ("Norway has proposed an observer mission. Iceland would let them in only if they carried no arms.",
         ("Iceland", "conditional")),
        ("Norway proposed a treaty on fishing. Iceland is willing to sign if the quota is raised.",
         ("Iceland", "conditional")),
        ("Norway proposed a pause of ten days. Iceland had accepted it in principle, but wanted a guarantee.",
         ("Iceland", "conditional")),
        ("Norway proposed talks on the quota. Iceland will attend.", ("Iceland", "accepts")),
        ("Norway proposed a joint commission. Iceland has yet to respond.", ("Iceland", "no_answer")),
        ("Norway proposed a joint commission. There was no immediate answer from Iceland.", ("Iceland", "no_answer")),
        ("Norway proposed a joint commission. Iceland did not reply to the proposal.", ("Iceland", "no_answer")),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_name_the_proposal(text: str, answer: tuple[str, str]) -> None:
    assert answers(text) == {answer}


@pytest.mark.parametrize(
    "text",
    [
        "Norway proposed a summit in Oslo. Iceland did not respond to requests for comment.",
        "Norway proposed talks on the quota. The Icelandic premier would come to Bergen on Friday for a concert.",
        "Norway proposed a treaty on fishing. Iceland would join the European Union only if voters agreed.",
        "Norway put forward a plan under which Iceland would accept an inquiry.",
    ],
)
def test_what_answers_no_proposal(text: str) -> None:
    assert answers(text) == set()


def test_a_condition_is_no_part_of_the_subject() -> None:
    found = proposals(
        "Norway made an offer. Iceland accepts the offer on the condition that the harbour opens."
    )
    assert all("condition" not in f.subject for f in found)


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Iceland could live with the text.", "accepts"),
        ("Iceland gave the plan its full backing.", "accepts"),
        ("Iceland signed up at once.", "accepts"),
        ("Iceland has dropped its reservations about the plan.", "accepts"),
        ("Iceland finds it too weak.", "rejects"),
        ("Iceland wants nothing to do with it.", "rejects"),
        ("Iceland would not hear of it.", "rejects"),
        ("Iceland refused to sign up to it.", "rejects"),
        ("The plan met with a flat refusal from Iceland.", "rejects"),
        ("“Never,” said the fisheries minister of Iceland, Jon Helgason.", "rejects"),
        ("Iceland has asked for two weeks to look at it.", "considering"),
        ("Iceland has not made up its mind.", "considering"),
        ("Iceland did not rule out the plan.", "considering"),
        ("Iceland has so far kept silent.", "no_answer"),
        ("Iceland said neither yes nor no.", "no_answer"),
        ("Iceland accepted with reservations.", "conditional"),
        ("Iceland would sign up only after the fees had been halved.", "conditional"),
        ("Iceland agreed to the patrols but not to the fees.", "partly_accepts"),
    ],
)
def test_an_answer_in_a_set_phrase(answer: str, response: str) -> None:
    text = f"Norway put forward a plan for joint patrols and fees on the catch. {answer}"
    found = {a for a in answers(text) if a[0] == "Iceland"}
    assert found == {("Iceland", response)}


@pytest.mark.parametrize(
    "reaction",
    [
        "Iceland took part in a fair in Bergen.",
        "Would Iceland agree?",
        "Iceland refused to say whether it had seen the ship.",
    ],
)
def test_no_answer_at_all(reaction: str) -> None:
    text = f"Norway put forward a plan for joint patrols. {reaction}"
    assert answers(text) == set()


def test_who_does_likewise_answers_alike() -> None:
    text = "A Norwegian non-paper asks for a levy on cod. Iceland welcomed it, as did Denmark. Latvia refused. So did Poland."
    assert answers(text) == {
        ("Iceland", "accepts"), ("Denmark", "accepts"), ("Latvia", "rejects"), ("Poland", "rejects"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Norway handed both delegations a four-page paper. Iceland accepted the paper.",
        "Norway gave Iceland an ultimatum. Iceland rejected the ultimatum.",
        "Norway came back with a proposal of its own. Iceland is studying the proposal.",
        "Norway suggested an exchange of convicted fishermen. Iceland accepted the suggestion.",
        "Norway has suggested that a joint team be sent to the strait. Iceland welcomed the suggestion.",
        "Norway invited its two neighbours to talks on cod. Iceland will attend.",
        "Norway offered the islanders a share of the catch in exchange for a right of way. Iceland backs the offer.",
    ],
)
def test_a_proposal_in_other_words(text: str) -> None:
    made = [p for p in proposals(text) if p.by is not None and p.responses]
    assert [page(text).cast.characters[p.by or 0].name for p in made] == ["Norway"]


def test_a_party_does_not_answer_itself() -> None:
    text = "Norway put forward a plan for joint patrols. Its foreign minister, Kari Berg, welcomed the plan."
    assert answers(text) == set()


@pytest.mark.parametrize(
    ("told", "terms"),
    [
        (
            "Norway handed both sides a paper. It provides for a joint patrol and the release of the crew.",
            {"a joint patrol", "the release of the crew"},
        ),
        (
            "Norway put forward a plan for the strait. Under the plan, a tribunal would hear the claims.",
            {"a tribunal would hear the claims"},
        ),
        (
            "Norway's offer is simple: the trawlers go home, the fine is halved. Iceland took the offer.",
            {"the trawlers go home", "the fine is halved"},
        ),
        (
            "Norway put a plan on the table. The plan would limit the catch of cod. Iceland accepted it.",
            {"limit the catch of cod"},
        ),
    ],
)
def test_what_a_proposal_says(told: str, terms: set[str]) -> None:
    [found] = proposals(told)
    assert terms <= set(found.terms)
    assert all(told[e.start : e.end] == e.text for e in found.evidence)


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Iceland's answer is a no, but a polite one.", "rejects"),
        ("Iceland has said that it is willing.", "accepts"),
        ("Iceland is said by diplomats to be inclined to accept.", "considering"),
        ("Iceland has nothing against it.", "accepts"),
        ("Iceland would have none of it.", "rejects"),
        ("Iceland reserved its position.", "considering"),
        ("Iceland accepted with alacrity.", "accepts"),
    ],
)
def test_an_answer_without_a_word_for_the_proposal(answer: str, response: str) -> None:
    assert answers(f"Norway proposed a joint patrol of the strait. {answer}") == {("Iceland", response)}


def test_an_offer_made_twice_in_one_report_is_one() -> None:
    text = (
        "Norway has offered to open its port to Icelandic trawlers. The offer, which was made in a letter, covers fuel. "
        "Iceland welcomed the offer."
    )
    [found] = proposals(text)
    assert found.by is not None
    assert answers(text) == {("Iceland", "accepts")}


_OF_DRONES = "Norway put forward a plan for joint patrols and drones in the strait. "


@pytest.mark.parametrize(
    "deed",
    [
        "Iceland shot down a drone near the cape.",
        "Denmark accused Iceland's army of shooting down a helicopter.",
        "A drone crossed the bay and the Icelandic army shot it down.",
        "Iceland threw out the rubbish of the camp.",
        "Iceland tore up the road to the harbour.",
        "Iceland turned down the volume.",
        "Iceland shelved the books.",
        "Iceland swallowed the insult.",
        "Iceland's navy torpedoed the drones.",
        "The Icelandic delegation walked away from the building.",
        "The foreign minister of Iceland, Jon Helgason, slammed the door of the car.",
        "Jon Helgason, the premier of Iceland, lives with his wife in Bergen.",
        "Iceland's premier looked at the ships.",
        "Iceland's president came back to the capital.",
        "Iceland stayed away from the coast.",
        "Iceland held its fire.",
        "Iceland reserves the right to retaliate.",
    ],
)
def test_what_is_done_to_a_thing_answers_nothing(deed: str) -> None:
    assert answers(_OF_DRONES + deed) == set()


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("Iceland shot down the idea at once.", "rejects"),
        ("Iceland shot it down.", "rejects"),
        ("Iceland could live with a third of the fuel.", "accepts"),
        ("Iceland threw out the plan.", "rejects"),
        ("Iceland slammed the door on the plan.", "rejects"),
        ("Iceland shelved the plan.", "rejects"),
        ("Iceland turned it down.", "rejects"),
        ("Iceland walked away.", "rejects"),
        ("Iceland is looking at the plan.", "considering"),
        ("Iceland accepts the patrols but sees no need for drones.", "partly_accepts"),
        ("Iceland accepted the patrols but turned down the drones.", "partly_accepts"),
    ],
)
def test_the_same_words_of_a_plan_answer_it(answer: str, response: str) -> None:
    assert answers(_OF_DRONES + answer) == {("Iceland", response)}


@pytest.mark.parametrize(
    "text",
    [
        "Norway has proposed that the ship be returned to Bergen while a team of three judges examines the papers.",
        "Norway suggested that the crews be freed while Denmark studies the charts.",
        "Norway proposed a commission of jurists that would examine the claims of Iceland.",
    ],
)
def test_what_is_proposed_answers_nothing(text: str) -> None:
    assert answers(text) == set()


def test_an_answer_in_the_sentence_that_proposes() -> None:
    assert answers("Norway proposed a levy on cod, which Iceland has rejected.") == {("Iceland", "rejects")}
    text = "Norway proposed that the navy withdraw, while Iceland rejected the idea."
    assert answers(text) == {("Iceland", "rejects")}
