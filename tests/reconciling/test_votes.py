"""Votes held against the Charter, and against each other."""

from __future__ import annotations

import pytest

from onrecord.reconciling import reconcile
from onrecord.reconciling.charter import amiss, named_by_charter
from onrecord.record import Actor, Ballot, Evidence, Tally, Vote, When
from tests.reconciling.told import NAMES, Report


def actor(id_: str, name: str, kind: str = "state", country: str | None = None) -> Actor:
    return Actor(id=id_, name=name, kind=kind, country=country, mentions=())  # type: ignore[arg-type]


ACTORS = {
    a.id: a
    for a in (
        actor("council", "United Nations Security Council", "body"),
        actor("senate", "Senate", "body"),
        actor("ru", "Russia", country="RUS"),
        actor("no", "Norway", country="NOR"),
    )
}


def vote(outcome: str, tally: Tally | None = None, year: str = "2031", **ballots: str) -> Vote:
    return Vote(
        id="v",
        body="council",
        subject="a resolution",
        date=When(value=f"{year}-05-01", precision="day"),
        outcome=outcome,  # type: ignore[arg-type]
        votes=tuple(Ballot(actor=a, vote=v) for a, v in ballots.items()),  # type: ignore[arg-type]
        tally=tally,
        evidence=(Evidence(article="a", start=0, end=1, text="A"),),
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (vote("adopted", Tally(yes=8, no=0, abstain=7)), ["8 votes in favour where 9 are needed"]),
        (vote("adopted", Tally(yes=12, no=3, abstain=2)), ["17 votes are told, and the Council has 15 members"]),
        (vote("adopted", Tally(yes=13, no=1), ru="no"), ["Russia, a permanent member"]),
        (vote("vetoed", no="veto"), ["vetoed by Norway, no permanent member"]),
        (vote("vetoed", Tally(yes=7, no=4), ru="veto"), ["under 9 it fails without a veto"]),
        (vote("rejected", Tally(yes=11, no=0)), ["told as rejected, with 11 votes in favour"]),
        (vote("adopted", Tally(yes=10, no=2, abstain=2), year="1958"), ["14 votes are told, and the Council has 11"]),
        (vote("adopted", Tally(yes=14, no=0, abstain=1), ru="abstain"), []),
        (vote("adopted", Tally(yes=7, no=0, abstain=4), year="1958"), []),
        (vote("vetoed", Tally(yes=13, no=1), ru="veto"), []),
        (vote("rejected", Tally(yes=6, no=0, abstain=9)), []),
        (vote("adopted"), []),
    ],
)  # fmt: skip
def test_what_the_charter_says(told: Vote, words: list[str]) -> None:
    checks = list(amiss(told, ACTORS["council"], ACTORS))
    assert len(checks) == len(words)
    assert all(word in check.finding for word, check in zip(words, checks, strict=True))
    assert all(check.rule.startswith("UN Charter, Article") for check in checks)


def test_other_bodies_have_other_rules() -> None:
    assert not list(amiss(vote("adopted", Tally(yes=3, no=2)), ACTORS["senate"], ACTORS))


def told_vote(text: str, outlet: str, tally: Tally, ballot: str | None = None) -> Report:
    from onrecord.record import BallotFound

    report = Report(text, "2031-05-02", outlet)
    ballots = (BallotFound(actor=NAMES.index("Estania"), vote=ballot),) if ballot else ()  # type: ignore[arg-type]
    words = "the resolution on the dam"
    return report.vote("the Assembly", words, words, outcome="adopted", tally=tally, votes=ballots)


def test_two_tallies_of_one_vote_differ() -> None:
    one = told_vote(
        "The Assembly adopted the resolution on the dam, 60 to 12.", "Courier", Tally(yes=60, no=12)
    )
    other = told_vote("By 58 to 12 the resolution on the dam passed.", "Gazette", Tally(yes=58, no=12))
    whole = reconcile([one.coverage(), other.coverage()])
    [found] = whole.discrepancies
    assert found.kind == "figure"
    assert {side.claim for side in found.sides} == {"60 in favour, 12 against", "58 in favour, 12 against"}


def test_a_tally_told_in_part_differs_from_nothing() -> None:
    one = told_vote(
        "The Assembly adopted the resolution on the dam, 60 to 12.", "Courier", Tally(yes=60, no=12)
    )
    other = told_vote("With 60 in favour the resolution on the dam passed.", "Gazette", Tally(yes=60))
    whole = reconcile([one.coverage(), other.coverage()])
    assert not whole.discrepancies
    assert [v.tally for v in whole.votes] == [Tally(yes=60, no=12)]


def test_one_member_told_to_have_voted_in_two_ways() -> None:
    one = told_vote("The resolution went through: the resolution on the dam.", "Courier", Tally(), "abstain")
    other = told_vote("Estania was against the resolution on the dam.", "Gazette", Tally(), "no")
    [found] = reconcile([one.coverage(), other.coverage()]).discrepancies
    assert found.kind == "contradiction"
    assert found.about == "how Estania voted on the resolution on the dam"


@pytest.mark.parametrize(
    ("told", "outcome", "ballot"),
    [
        (vote("rejected", Tally(yes=12, no=1, abstain=2), ru="no"), "vetoed", "veto"),
        (vote("vetoed", None, ru="no"), "vetoed", "veto"),
        (vote("rejected", Tally(yes=6, no=4), ru="no"), "rejected", "no"),
        (vote("rejected", Tally(yes=12, no=1), no="no"), "rejected", "no"),
        (vote("adopted", Tally(yes=13, no=1), ru="no"), "adopted", "no"),
    ],
)
def test_what_fails_on_a_permanent_member_is_vetoed(told: Vote, outcome: str, ballot: str) -> None:
    found = named_by_charter(told, ACTORS["council"], ACTORS)
    assert (found.outcome, found.votes[0].vote) == (outcome, ballot)
    assert named_by_charter(told, ACTORS["senate"], ACTORS) == told
