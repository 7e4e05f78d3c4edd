"""A happening as one place of the text tells it, before those that tell the same are put together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from onrecord.finding.roles import Party
from onrecord.finding.status import Standing
from onrecord.record.event import EventType

ACTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Types whose events are single acts of speech or decision: two are one only if all their parties agree, and
a noun that points back to one ("the veto") needs nobody named."""
AT_A_PLACE = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "AID"})
"""Types of what is done at a place to what is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One telling of a happening.

    `head` is the word that tells it, `key` the family of words it belongs to, `dated` the words whose
    date it takes, `content` the words of what is asked or refused, `definite` whether it points back
    ("the talks"), `fresh` whether it is brought up as new ("five raids"), `sides` whether it is done to
    "both sides", `war` whether it is fighting without a date of its own, `headline` whether a headline
    tells it, `lead` whether the first paragraphs under it do, `camp` the actors with the states that they
    speak for. `thing` are the words of what it is done to where that is no party ("the tanker"), `known`
    whether those point back; `alone` is it where it counts though it has no party.
    """

    type: EventType
    mode: str | None
    key: str
    head: Token
    trigger: Span
    dated: tuple[Token, ...]
    standing: Standing
    actors: Party
    recipients: Party
    place: Span | None
    by: str
    content: frozenset[str] = frozenset()
    definite: bool = False
    fresh: bool = False
    sides: bool = False
    war: bool = False
    headline: bool = False
    lead: bool = False
    camp: frozenset[int] = frozenset()
    thing: frozenset[str] = frozenset()
    known: bool = False
    alone: bool = False

    @property
    def parties(self) -> frozenset[int]:
        """All who take part."""
        return frozenset((*self.actors.characters, *self.recipients.characters))

    def with_parties(self, actors: Party, recipients: Party) -> Candidate:
        """The same telling with other parties."""
        return replace(self, actors=actors, recipients=recipients.without(actors.characters))
