"""A coverage: all that one article says, before anything is compared with other articles.

Actors are `Character`s here: who appears in this one article. Items refer to them, and to each other, by
index into the tuples of the coverage; ids come when the coverages are linked.
"""

from __future__ import annotations

from typing import Literal

from onrecord.record.actor import ActorKind, Role
from onrecord.record.article import Article
from onrecord.record.base import Value
from onrecord.record.event import EventType, Status
from onrecord.record.evidence import Evidence, How
from onrecord.record.figure import Comparator
from onrecord.record.proposal import ResponseKind
from onrecord.record.statement import Act, Attribution, Channel, Form
from onrecord.record.vote import BallotKind, Outcome, Tally
from onrecord.record.when import When

SilenceKind = Literal["declined", "no_reply", "unconfirmed"]


class Character(Value, frozen=True, kw_only=True):
    """An actor as one article knows it: all that the article calls it, resolved within the article.

    `name` is the fullest form in the article (or the usual name, where background knowledge gives it:
    "Joe Biden" for "President Biden"; `known` is then the key of that knowledge, which other articles
    share). `member_of` is the index of the character it belongs to ("an ally of", "his office" → him).
    """

    name: str
    kind: ActorKind
    country: str | None = None
    known: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    member_of: int | None = None
    how: tuple[How, ...] = ()


class StatementFound(Value, frozen=True, kw_only=True):
    """A statement as found. `source` and `affiliation` index `Coverage.characters`, `within` and
    `answers` (what a denial or confirmation answers) `Coverage.statements`, `answers_events`
    `Coverage.events`."""

    source: int | None
    source_text: str | None
    attribution: Attribution
    description: str | None = None
    condition: str | None = None
    affiliation: int | None = None
    cue: str | None
    act: Act
    content: str
    form: Form
    channel: Channel | None = None
    addressee: int | None = None
    date: When | None = None
    within: int | None = None
    answers: tuple[int, ...] = ()
    answers_events: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()


class SilenceFound(Value, frozen=True, kw_only=True):
    """Somebody was asked and said nothing to it: "declined to comment", "there was no confirmation from".

    No statement: nothing was said. `words` tell it, `about` what it is about, where the report says so;
    `answers` and `answers_events` are the statements and events that it leaves unanswered, with their words
    among the evidence (role `answered`).
    """

    kind: SilenceKind
    source: int | None
    source_text: str | None
    attribution: Attribution
    affiliation: int | None = None
    words: str
    about: str | None = None
    answers: tuple[int, ...] = ()
    answers_events: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()


class EventFound(Value, frozen=True, kw_only=True):
    """An event as found. `actors`, `recipients` index `Coverage.characters`; `according_to`
    `Coverage.statements`."""

    type: EventType
    mode: str | None = None
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    trigger: str
    status: Status
    date: When | None = None
    place: str | None = None
    according_to: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()


class FigureFound(Value, frozen=True, kw_only=True):
    """A figure as found. `of_character` indexes `Coverage.characters`; else `of` holds the words."""

    value: float
    upper: float | None = None
    comparator: Comparator = "exactly"
    unit: str
    what: str
    of: str | None = None
    of_character: int | None = None
    as_of: When | None = None
    according_to: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()


class BallotFound(Value, frozen=True, kw_only=True):
    """How one character voted."""

    actor: int
    vote: BallotKind


class BindingFound(Value, frozen=True, kw_only=True):
    """What was said of a vote's being binding; statements by index."""

    claim: str
    according_to: tuple[int, ...] = ()


class VoteFound(Value, frozen=True, kw_only=True):
    """A vote as found; `earlier` marks a vote that the article tells of as past background."""

    body: int | None
    subject: str | None
    date: When | None = None
    outcome: Outcome | None = None
    votes: tuple[BallotFound, ...] = ()
    tally: Tally | None = None
    binding: tuple[BindingFound, ...] = ()
    earlier: bool = False
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()


class ResponseFound(Value, frozen=True, kw_only=True):
    """One character's answer to a proposal."""

    actor: int
    response: ResponseKind
    date: When | None = None
    according_to: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...]


class ProposalFound(Value, frozen=True, kw_only=True):
    """A proposal as one article tells it."""

    subject: str
    by: int | None = None
    mediators: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()
    responses: tuple[ResponseFound, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()


class PositionFound(Value, frozen=True, kw_only=True):
    """A stance of one character on an issue as one article tells it."""

    actor: int
    issue: str
    stance: str
    condition: str | None = None
    as_of: When | None = None
    statements: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()


class Sentence(Value, frozen=True, kw_only=True):
    """Where a sentence stands in the article's text, its paragraph (from 1), and its vector
    (float32 little-endian, 384 of them; empty where the engine gives none)."""

    start: int
    end: int
    paragraph: int
    vector: bytes = b""


class Coverage(Value, frozen=True, kw_only=True):
    """All that one article says. `engine` names the versions it was made with."""

    article: Article
    characters: tuple[Character, ...] = ()
    statements: tuple[StatementFound, ...] = ()
    events: tuple[EventFound, ...] = ()
    figures: tuple[FigureFound, ...] = ()
    votes: tuple[VoteFound, ...] = ()
    proposals: tuple[ProposalFound, ...] = ()
    positions: tuple[PositionFound, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    engine: str = ""
    silences: tuple[SilenceFound, ...] = ()
