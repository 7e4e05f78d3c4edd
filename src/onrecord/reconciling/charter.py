"""Votes of the Security Council held against the Charter of the United Nations.

Article 23: fifteen members (eleven before the amendment in force from 31 August 1965), five of them
permanent. Article 27 (3): a decision needs nine affirmative votes (seven before), with those of the permanent
members; by the Council's practice an abstention is no veto (International Court of Justice, Namibia opinion,
1971, § 22).
What does not add up is flagged with the rule; nothing is mended, for the report may be wrong or the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec

from onrecord.record import Actor, Check, How, Tally, Vote

PERMANENT = {
    "CHN": "China",
    "FRA": "France",
    "RUS": "Russia",
    "SUN": "the Soviet Union",
    "GBR": "the United Kingdom",
    "USA": "the United States",
}
_COUNCIL = "Security Council"
_AMENDED = "1965-08-31"
_NEEDED = 9
_MEMBERSHIP = "UN Charter, Article 23"
_MAJORITY = "UN Charter, Article 27 (3)"


@dataclass(frozen=True, slots=True)
class _Rules:
    members: int
    needed: int


def named_by_charter(vote: Vote, body: Actor | None, actors: Mapping[str, Actor]) -> Vote:
    """A draft that had the votes and failed on a permanent member's "no" was vetoed, whether or not a report
    uses the word: "12 in favour, 1 against (Russian Federation)"."""
    if body is None or not body.name.endswith(_COUNCIL) or vote.outcome not in ("rejected", "vetoed"):
        return vote
    against = [b for b in vote.votes if b.vote == "no" and _country(b.actor, actors) in PERMANENT]
    enough = vote.tally is not None and (vote.tally.yes or 0) >= _NEEDED
    if not against or not (enough or vote.outcome == "vetoed"):
        return vote
    ballots = tuple(msgspec.structs.replace(b, vote="veto") if b in against else b for b in vote.votes)
    reason = How(field="outcome", by=f"{_MAJORITY}: a permanent member voted against, and enough for it")
    return msgspec.structs.replace(vote, outcome="vetoed", votes=ballots, how=(*vote.how, reason))


def amiss(vote: Vote, body: Actor | None, actors: Mapping[str, Actor]) -> Iterator[Check]:
    """What is told of a vote that cannot be so under the Charter; nothing for other bodies than the Security
    Council, and for what is not told."""
    if body is None or not body.name.endswith(_COUNCIL):
        return
    day = vote.date.value if vote.date else None
    rules = _Rules(11, 7) if day and day < _AMENDED else _Rules(15, 9)
    opposed = list(_opposed(vote, actors))
    tally = vote.tally or Tally()
    yield from _too_many(tally, rules)
    if vote.outcome == "adopted":
        yield from _adopted(tally, rules, opposed)
    elif vote.outcome == "vetoed":
        yield from _vetoed(vote, tally, rules, opposed, actors)
    elif vote.outcome == "rejected" and (tally.yes or 0) >= rules.needed and not opposed and tally.no == 0:
        yield Check(
            rule=_MAJORITY,
            finding=f"told as rejected, with {tally.yes} votes in favour, enough, and none against",
        )


def _opposed(vote: Vote, actors: Mapping[str, Actor]) -> Iterator[str]:
    """Permanent members told to have voted against or vetoed."""
    for ballot in vote.votes:
        country = _country(ballot.actor, actors)
        if ballot.vote in ("no", "veto") and country in PERMANENT:
            yield PERMANENT[country]


def _country(actor: str, actors: Mapping[str, Actor]) -> str | None:
    return actors[actor].country if actor in actors else None


def _too_many(tally: Tally, rules: _Rules) -> Iterator[Check]:
    told = sum(n for n in (tally.yes, tally.no, tally.abstain) if n is not None)
    if told > rules.members:
        yield Check(
            rule=_MEMBERSHIP, finding=f"{told} votes are told, and the Council has {rules.members} members"
        )


def _adopted(tally: Tally, rules: _Rules, opposed: list[str]) -> Iterator[Check]:
    if tally.yes is not None and tally.yes < rules.needed:
        finding = f"told as adopted, with {tally.yes} votes in favour where {rules.needed} are needed"
        yield Check(rule=_MAJORITY, finding=finding)
    if opposed:
        yield Check(
            rule=_MAJORITY,
            finding=f"told as adopted, though {' and '.join(opposed)}, a permanent member, is told to have "
            "voted against",
        )


def _vetoed(
    vote: Vote, tally: Tally, rules: _Rules, opposed: list[str], actors: Mapping[str, Actor]
) -> Iterator[Check]:
    others = [b.actor for b in vote.votes if b.vote == "veto" and _country(b.actor, actors) not in PERMANENT]
    known = [actors[a].name for a in others if a in actors and actors[a].kind == "state"]
    if known and not opposed:
        finding = f"told as vetoed by {' and '.join(known)}, no permanent member"
        yield Check(rule=_MAJORITY, finding=finding)
    elif tally.yes is not None and tally.yes < rules.needed:
        yield Check(
            rule=_MAJORITY,
            finding=f"told as vetoed, with {tally.yes} votes in favour: "
            f"under {rules.needed} it fails without a veto",
        )
