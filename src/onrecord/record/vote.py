"""A vote of a council, parliament or assembly."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How
from onrecord.record.when import When

Outcome = Literal["adopted", "rejected", "vetoed"]
BallotKind = Literal["yes", "no", "abstain", "veto"]


class Ballot(Value, frozen=True, kw_only=True):
    """How one actor voted."""

    actor: str
    vote: BallotKind


class Tally(Value, frozen=True, kw_only=True):
    """How many voted how; None where it is not told."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None


class Check(Value, frozen=True, kw_only=True):
    """Where what is told of a vote does not add up: the rule it is held against, and what is amiss."""

    rule: str
    finding: str


class BindingClaim(Value, frozen=True, kw_only=True):
    """What was said of a vote's being binding, and by whom (statement ids)."""

    claim: str
    according_to: tuple[str, ...] = ()


class EarlierVote(Value, frozen=True, kw_only=True):
    """An earlier vote that a report tells of."""

    subject: str
    outcome: Outcome | None = None
    date: When | None = None
    evidence: tuple[Evidence, ...] = ()


class Vote(Value, frozen=True, kw_only=True):
    """One vote. `body` is an actor id where the body is an actor of the record; `checks` is empty where what
    is told of it adds up, or where too little is told to say."""

    id: str
    body: str | None
    subject: str | None
    date: When | None = None
    outcome: Outcome | None = None
    votes: tuple[Ballot, ...] = ()
    tally: Tally | None = None
    checks: tuple[Check, ...] = ()
    binding: tuple[BindingClaim, ...] = ()
    earlier: tuple[EarlierVote, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()
