"""Votes: body, subject, outcome, ballots, and what is no vote."""

from __future__ import annotations

import pytest

from onrecord.finding.votes import find_votes
from onrecord.record import Evidence, StatementFound, VoteFound
from tests.finding.analysed import page


def votes(text: str, statements: tuple[StatementFound, ...] = ()) -> list[VoteFound]:
    return list(find_votes(page(text), statements))


def name(text: str, index: int | None) -> str | None:
    return None if index is None else page(text).cast.characters[index].name


def ballots(text: str, vote: VoteFound) -> dict[str | None, str]:
    return {name(text, b.actor): b.vote for b in vote.votes}


@pytest.mark.parametrize(
    ("text", "outcome", "body"),
    [
        ("The Security Council adopted the resolution on Monday.", "adopted", "Security Council"),
        ("The Security Council voted unanimously to adopt the resolution.", "adopted", "Security Council"),
        ("The resolution was adopted by the Security Council.", "adopted", "Security Council"),
        ("The Senate rejected the bill on Thursday.", "rejected", "Senate"),
        ("The bill failed to pass the Senate.", "rejected", "Senate"),
        ("The Senate voted down the motion.", "rejected", "Senate"),
        ("Ministers welcomed the passage of the Security Council resolution.", "adopted", "Security Council"),
        ("Russia vetoed a Security Council resolution on the strait.", "vetoed", "Security Council"),
        ("The Knesset approved a bill by 62 votes to 10 on Wednesday.", "adopted", "Knesset"),
        ("The House of Commons rejected the motion by two votes.", "rejected", "Parliament"),
        ("The draft failed to get the nine votes it needed in the Security Council.", "rejected", "Council"),
        ("The U.N. General Assembly voted 153-10 to demand a truce.", "adopted", "General Assembly"),
    ],
)
def test_an_outcome_and_its_body(text: str, outcome: str, body: str) -> None:
    [vote] = votes(text)
    assert vote.outcome == outcome
    assert body in (name(text, vote.body) or "")
    assert vote.evidence
    assert all(text[e.start : e.end] == e.text for e in vote.evidence)


@pytest.mark.parametrize(
    ("text", "voter", "ballot"),
    [
        ("The Security Council adopted the resolution, and China abstained.", "China", "abstain"),
        ("Norway voted against the resolution in the Security Council.", "Norway", "no"),
        ("Norway voted in favour of the resolution in the Security Council.", "Norway", "yes"),
        ("Russia vetoed the resolution in the Security Council.", "Russia", "veto"),
        ("Ministers were angry at Norway for abstaining in the Security Council vote on the resolution.", "Norway", "abstain"),
    ],
)  # fmt: skip
def test_how_a_state_voted(text: str, voter: str, ballot: str) -> None:
    [vote] = votes(text)
    assert ballots(text, vote).get(voter) == ballot


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Security Council adopted a resolution calling for a truce.", "resolution calling for a truce"),
        ("The Knesset approved a bill by 62 votes to 10 on Wednesday.", "bill"),
        ("Russia vetoed a resolution on the strait at the Security Council.", "resolution on the strait"),
        ("Lawmakers in the parliament voted to impeach the minister on Tuesday.", "impeach the minister"),
    ],
)
def test_what_was_voted_on(text: str, subject: str) -> None:
    [vote] = votes(text)
    assert vote.subject == subject


def test_some_of_a_body_are_not_the_body() -> None:
    text = "Two members voted against the resolution in the Security Council."
    assert [v.outcome for v in votes(text)] in ([], [None])


def test_mentions_of_one_vote_are_one_vote() -> None:
    text = (
        "The Security Council adopted a resolution calling for a truce in the strait on Monday. "
        "China abstained from the vote. The measure was adopted after two weeks of talks."
    )
    [vote] = votes(text)
    assert vote.outcome == "adopted"
    assert vote.subject is not None
    assert "truce" in vote.subject


def test_the_day_on_which_a_member_had_voted_before_is_not_that_of_the_vote() -> None:
    text = (
        "The Security Council adopted the resolution on Friday by 13 votes to none. "
        "Chile had abstained on Monday because it wanted a longer pause."
    )
    dates = {(v.date.text if v.date else None) for v in votes(text) if v.outcome == "adopted"}
    assert dates == {"on Friday"}


def test_a_vote_of_the_past_is_told_apart() -> None:
    text = (
        "The Security Council adopted the resolution on Monday. "
        "Russia has previously vetoed the resolution three times."
    )
    found = votes(text)
    assert [(v.outcome, v.earlier) for v in found] == [("adopted", False), ("vetoed", True)]


def test_what_is_said_of_its_binding_stays_with_the_sayer() -> None:
    text = "The Security Council adopted the resolution. The envoy said the resolution was non-binding."
    content = "the resolution was non-binding"
    start = text.index(content)
    said = StatementFound(
        source=None, source_text="The envoy", attribution="named", cue="said", act="say", content=content,
        form="indirect",
        evidence=(Evidence(article="a-test", start=start, end=start + len(content), text=content, role="content"),),
    )  # fmt: skip
    [vote] = votes(text, (said,))
    assert [(b.claim, b.according_to) for b in vote.binding] == [(content, (0,))]


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister's office approved the visit.",
        "Russia threatened to veto the resolution in the Security Council.",
        "The Security Council will vote on the resolution on Monday.",
        "Norway declined to veto the resolution in the Security Council.",
        "The party won 84,121 votes in the west.",
        "The company adopted a plan.",
    ],
)
def test_no_vote(text: str) -> None:
    assert votes(text) == []


@pytest.mark.parametrize(
    ("text", "outcome", "tally"),
    [
        (
            "A motion by Peru to send monitors was voted down, 21-8, in the General Assembly.",
            "rejected",
            (21, 8),
        ),
        ("The General Assembly rejected, by 50 votes to 61, a motion to adjourn.", "rejected", (50, 61)),
        ("The draft put forward by Kenya was defeated by 11 votes to 7.", "rejected", (11, 7)),
        (
            "The council suspended Chad from the bloc on Friday by a vote of eleven to two.",
            "adopted",
            (11, 2),
        ),
        ("The agency's board passed the motion 22 to 3, and nine members abstained.", "adopted", (22, 3)),
        (
            "The Security Council failed to adopt the resolution after China voted against it.",
            "rejected",
            None,
        ),
    ],
)
def test_what_was_decided_by_a_count(text: str, outcome: str, tally: tuple[int, int] | None) -> None:
    [vote] = votes(text)
    assert vote.outcome == outcome
    assert (vote.tally and (vote.tally.yes, vote.tally.no)) == tally
    assert not {"Peru", "Kenya"} & set(ballots(text, vote))


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Cuba, Chad and Mali opposed the text in the General Assembly, and 14 abstained.",
         {"Cuba": "no", "Chad": "no", "Mali": "no"}),
        ("The General Assembly condemned the raid in a vote; Brazil, Belize and Fiji abstained.", {"Brazil": "abstain", "Belize": "abstain", "Fiji": "abstain"}),
    ],
)  # fmt: skip
def test_states_that_are_listed(text: str, cast: dict[str, str]) -> None:
    [vote] = votes(text)
    assert ballots(text, vote) == cast


@pytest.mark.parametrize(
    "text",
    [
        "The treaty still has to be approved by the Senate.",
        "The treaty has yet to be ratified by the Senate.",
    ],
)
def test_a_vote_still_to_come(text: str) -> None:
    assert [v for v in votes(text) if v.outcome is not None] == []


def test_a_text_that_a_permanent_member_brought_down_was_vetoed() -> None:
    text = (
        "The Security Council failed to adopt the resolution, owing to the negative vote of a permanent member. "
        "By 12 votes in favour to 1 against, the Council rejected the draft resolution."
    )
    [vote] = votes(text)
    assert vote.outcome == "vetoed"


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        (
            "The Security Council failed to adopt the draft resolution by a vote of 12 in favour to 1 against (Russian "
            "Federation), with 2 abstentions (China, Somalia).",
            {"Russia": "no", "China": "abstain", "Somalia": "abstain"},
        ),
        (
            "The General Assembly adopted the resolution by 141 votes to 3 (Belarus, Eritrea, Mali), with 32 abstentions.",
            {"Belarus": "no", "Eritrea": "no", "Mali": "no"},
        ),
        (
            "By a recorded vote of 2 in favour (Algeria, Pakistan) to 9 against, with 1 abstention (Guyana), the Council "
            "rejected an amendment to the draft resolution.",
            {"Algeria": "yes", "Pakistan": "yes", "Guyana": "abstain"},
        ),
        (
            "Eleven members voted in favour, while Russia cast a veto and China and Algeria abstained from the vote in "
            "the Security Council on the draft resolution.",
            {"Russia": "veto", "China": "abstain", "Algeria": "abstain"},
        ),
        (
            "Security Council fails to adopt draft resolution, owing to veto by Russia.",
            {"Russia": "veto"},
        ),
    ],
)
def test_lists_in_brackets_and_vetoes_by(text: str, cast: dict[str, str]) -> None:
    [vote] = votes(text)
    assert ballots(text, vote) == cast


def test_a_draft_that_received_votes_and_was_not_adopted() -> None:
    text = (
        "The draft resolution received 12 votes in favour to 1 against (United States) in the Security Council and "
        "was not adopted."
    )
    [vote] = votes(text)
    assert (vote.outcome, vote.tally and vote.tally.yes) == ("rejected", 12)
    assert ballots(text, vote) == {"United States": "no"}


def test_a_nameless_delegation_casts_no_ballot() -> None:
    text = "Her delegation abstained. The Security Council adopted the resolution on Monday."
    assert [v.votes for v in votes(text)] == [()]


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        (
            "The Senate approved the pipeline treaty on Tuesday, 88 to 59, and sent it to the president.",
            (88, 59),
        ),
        ("The Council voted 9-5, with Kenya abstaining, to extend the arms embargo on Sudan.", (9, 5)),
        ("MEPs voted by 402 to 187, with 44 abstentions, to condemn the expulsion of the envoy.", (402, 187)),
    ],
)
def test_counts_between_commas(text: str, tally: tuple[int, int]) -> None:
    [vote] = votes(text)
    assert vote.outcome == "adopted"
    assert vote.tally is not None
    assert (vote.tally.yes, vote.tally.no) == tally


def _ballots(text: str) -> dict[str | None, set[tuple[str, str]]]:
    cast = page(text).cast.characters
    return {v.outcome: {(cast[b.actor].name, b.vote) for b in v.votes} for v in votes(text)}


def test_ballots_on_a_draft_and_on_its_amendment() -> None:
    text = (
        "The council of the League met on Friday. Angola voted for the draft on fisheries and against the amendment. "
        "The amendment was defeated by five votes to three; the draft was adopted by seven to one."
    )
    assert _ballots(text) == {"adopted": {("Angola", "yes")}, "rejected": {("Angola", "no")}}
    assert {(v.outcome, v.tally.yes if v.tally else None) for v in votes(text)} == {
        ("adopted", 7),
        ("rejected", 5),
    }


def test_ballots_without_a_verb_of_their_own() -> None:
    text = (
        "The assembly of the League adopted the resolution on rescue at sea. Malta and Cyprus were among those in favour. "
        "Latvia voted for it, Estonia against. Greece voted no."
    )
    assert _ballots(text)["adopted"] == {
        ("Malta", "yes"), ("Cyprus", "yes"), ("Latvia", "yes"), ("Estonia", "no"), ("Greece", "no"),
    }  # fmt: skip


def test_a_majority_decides() -> None:
    [vote] = votes(
        "European Union ministers agreed the embargo by a qualified majority; Hungary voted against."
    )
    assert vote.outcome == "adopted"


def test_an_ambassador_casts_his_states_ballot() -> None:
    text = (
        "The Security Council adopted the resolution. Latvia's ambassador, Ilze Berzina, voted yes, "
        "and Ghana abstained."
    )
    assert ("Latvia", "yes") in _ballots(text)["adopted"]


def test_votes_in_plain_words() -> None:
    text = (
        "The assembly of the League met on Monday. The expulsion of Kamba was thrown out: only six of the 15 members "
        "said yes, five were against and four sat on their hands. A milder text sailed through by 11 votes to two."
    )
    found = {
        (v.outcome, v.tally.yes, v.tally.no, v.tally.abstain) for v in votes(text) if v.tally is not None
    }
    assert found == {("rejected", 6, 5, 4), ("adopted", 11, 2, None)}


def test_who_backed_it_beside_other_ballots() -> None:
    text = (
        "The council of the League adopted the tariff directive. "
        "Rwanda backed it, Kenya opposed it and Uganda abstained."
    )
    assert _ballots(text)["adopted"] == {("Rwanda", "yes"), ("Kenya", "no"), ("Uganda", "abstain")}


ROLL = (
    "The Council adopted the resolution by a recorded vote of 3 in favour to 1 against, with 1 abstention.\n\n"
    "The result of the vote was as follows:\n\n"
    "In favour (3): Chad, Mali and Peru.\n\nAgainst (1): Fiji.\n\nAbstaining: Kenya."
)


def test_a_roll_call_under_the_report_of_a_vote() -> None:
    here = page(ROLL)
    (vote,) = find_votes(here, ())
    cast = {here.cast.characters[b.actor].name: b.vote for b in vote.votes}
    assert cast == {"Chad": "yes", "Mali": "yes", "Peru": "yes", "Fiji": "no", "Kenya": "abstain"}
    assert vote.subject == "resolution"
    assert any("Against (1): Fiji" in e.text for e in vote.evidence)


def test_a_roll_call_goes_with_the_vote_of_its_numbers() -> None:
    text = (
        "The Assembly adopted the treaty by a vote of 2 in favour to 1 against. It then rejected the amendment by 1 "
        "vote to 2.\n\nIn favour (2): Chad and Peru.\n\nAgainst (1): Fiji."
    )
    here = page(text)
    cast = {v.subject: [here.cast.characters[b.actor].name for b in v.votes] for v in find_votes(here, ())}
    assert cast["treaty"] == ["Chad", "Peru", "Fiji"]


def test_a_list_without_a_vote_is_no_vote() -> None:
    assert list(find_votes(page("Sports\n\nFor: Chad, Peru.\n\nAgainst: Fiji."), ())) == []
