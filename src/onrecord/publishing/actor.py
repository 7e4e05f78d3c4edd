"""An actor's page of facts: one value, shown in a terminal, on a page, and to programs.

Every line has the marks of the reports it rests on; nothing is said of an actor that no report says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.publishing import dates
from onrecord.publishing.brief.story import Story
from onrecord.publishing.naming import called
from onrecord.publishing.reports import Mark
from onrecord.record import (
    Actor,
    Engagement,
    Event,
    Evidence,
    Position,
    Proposal,
    Response,
    Role,
    Statement,
    Vote,
    When,
    Whole,
)

_UNDATED = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A form of the name, how often and in how many reports it stands, and where it stands first."""

    form: str
    count: int
    reports: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role, and the first and last day of the reports that speak of it."""

    title: str
    organisation: str | None
    first: str | None
    last: str | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another actor: the one that this one belongs to, or one of those that belong to it."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line: `id` of the item, the day it is from, what it is (an act, a type, a stance), how it stands, in
    which words, with whom else, and where that is told."""

    id: str
    day: str | None
    what: str
    status: str | None = None
    words: str
    others: tuple[Other, ...] = ()
    through: str | None = None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFacts:
    """All that the record holds on one actor. `reasons` say why names were taken for one, and what people
    judged of it."""

    id: str
    name: str
    kind: str
    country: str | None
    names: tuple[Name, ...]
    roles: tuple[Held, ...]
    member_of: tuple[Other, ...]
    members: tuple[Other, ...]
    said: tuple[Fact, ...]
    said_about: tuple[Fact, ...]
    engagements: tuple[Fact, ...]
    positions: tuple[Fact, ...]
    proposals: tuple[Fact, ...]
    votes: tuple[Fact, ...]
    did: tuple[Fact, ...]
    received: tuple[Fact, ...]
    reasons: tuple[str, ...]


def actor_facts(whole: Whole, name: str) -> tuple[ActorFacts, ...]:
    """The page of every actor of this id or name. Raises `NoSuchActor`."""
    story = Story(whole)
    return tuple(_facts(story, actor) for actor in called(whole.actors, name))


def _facts(story: Story, actor: Actor) -> ActorFacts:
    whole, me = story.whole, actor.id
    about = _about(actor, whole.statements)
    return ActorFacts(
        id=me,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        names=tuple(_names(story, actor)),
        roles=tuple(_held(story, role) for role in actor.roles),
        member_of=_others(story, actor.member_of),
        members=_others(story, (a.id for a in whole.actors if me in a.member_of[:1])),
        said=_in_time(_said(story, s, me) for s in whole.statements if _speaks(s, me)),
        said_about=_in_time(_said(story, s, me) for s in about),
        engagements=_in_time(_engaged(story, e, me) for e in whole.engagements if _takes_part(e, me)),
        positions=_in_time(_stands(story, p) for p in whole.positions if p.actor == me),
        proposals=_in_time(line for p in whole.proposals for line in _proposed(story, p, me)),
        votes=_in_time(line for v in whole.votes for line in _voted(story, v, me)),
        did=_in_time(_did(story, e, me) for e in whole.events if me in e.actors),
        received=_in_time(_did(story, e, me) for e in whole.events if me in e.recipients),
        reasons=tuple(_reasons(story, actor)),
    )


def _names(story: Story, actor: Actor) -> Iterator[Name]:
    """Forms as reports write them, the commonest first; then the usual name, where no report writes it."""
    by_form: dict[str, list[Evidence]] = defaultdict(list)
    for e in actor.mentions:
        by_form[e.text].append(e)
    for form, found in sorted(by_form.items(), key=lambda item: (-len(item[1]), item[0])):
        marks = story.reports.marks(found)
        yield Name(form=form, count=len(found), reports=len(marks), marks=marks[:1])
    if actor.name not in by_form:
        yield Name(form=actor.name, count=0, reports=0, marks=())


def _held(story: Story, role: Role) -> Held:
    days = sorted(day for e in role.evidence if (day := story.reports.day(e.article)))
    return Held(
        title=role.title,
        organisation=role.organisation,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        marks=story.reports.marks(role.evidence),
    )


def _reasons(story: Story, actor: Actor) -> Iterator[str]:
    """Why names were taken for one, each reason once with the reports it holds for: "same name [2, 5]"."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for how in actor.how:
        if how.field == "actor":
            article, _, reason = how.by.partition(": ")
            if article in story.reports:
                numbers[reason].add(story.reports.number(article))
            else:
                numbers[how.by].update()
    for reason, where in numbers.items():
        yield reason + (f" [{', '.join(map(str, sorted(where)))}]" if where else "")


def _others(story: Story, ids: Iterable[str]) -> tuple[Other, ...]:
    found = (story.actor(id_) for id_ in dict.fromkeys(ids))
    return tuple(Other(id=a.id, name=a.name, kind=a.kind) for a in found if a is not None)


def _speaks(statement: Statement, me: str) -> bool:
    return statement.source == me or (statement.source is None and statement.affiliation == me)


def _about(actor: Actor, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Statements by others in whose content the actor is named."""
    mentions: dict[str, list[Evidence]] = defaultdict(list)
    for e in actor.mentions:
        mentions[e.article].append(e)
    for statement in statements:
        content = [e for e in statement.evidence if e.role == "content"]
        here = mentions.get(statement.article, ())
        if not _speaks(statement, actor.id) and any(
            c.start <= m.start and m.end <= c.end for c in content for m in here
        ):
            yield statement


def _said(story: Story, statement: Statement, me: str) -> Fact:
    """Whoever speaks for the actor stands in `through`, whoever else speaks in `others`."""
    alone = statement.source == me
    return Fact(
        id=statement.id,
        day=_day(story, statement.date, statement.evidence),
        what=statement.act,
        status=statement.form,
        words=statement.content,
        others=() if alone or statement.source is None else _others(story, [statement.source]),
        through=None if alone or statement.source else statement.source_text,
        marks=story.reports.marks(statement.evidence),
    )


def _takes_part(engagement: Engagement, me: str) -> bool:
    return me in engagement.participants or me == engagement.host


def _engaged(story: Story, engagement: Engagement, me: str) -> Fact:
    where = f" in {engagement.place}" if engagement.place else ""
    return Fact(
        id=engagement.id,
        day=_day(story, engagement.date, engagement.evidence),
        what=engagement.kind,
        status=engagement.status + (", disputed" if engagement.disputed else ""),
        words=(engagement.agenda or engagement.kind) + where,
        others=_others(story, (id_ for id_ in engagement.participants if id_ != me)),
        marks=story.reports.marks(engagement.evidence),
    )


def _stands(story: Story, position: Position) -> Fact:
    condition = f" ({position.condition})" if position.condition else ""
    return Fact(
        id=position.id,
        day=_day(story, position.as_of, position.evidence),
        what=position.stance,
        words=position.issue + condition,
        marks=story.reports.marks(position.evidence),
    )


def _proposed(story: Story, proposal: Proposal, me: str) -> Iterator[Fact]:
    by = _others(story, [proposal.by] if proposal.by else [])
    if proposal.by == me or me in proposal.mediators:
        part = "proposes" if proposal.by == me else "mediates"
        yield _offer(story, proposal, part, proposal.evidence, ())
    for response in proposal.responses:
        if response.actor == me:
            yield _offer(story, proposal, response.response, response.evidence, by, response)


def _offer(
    story: Story,
    proposal: Proposal,
    part: str,
    evidence: tuple[Evidence, ...],
    by: tuple[Other, ...],
    response: Response | None = None,
) -> Fact:
    return Fact(
        id=proposal.id,
        day=_day(story, response.date if response else None, evidence),
        what=part,
        words=proposal.subject,
        others=by,
        marks=story.reports.marks(evidence),
    )


def _voted(story: Story, vote: Vote, me: str) -> Iterator[Fact]:
    ballots: list[str] = [ballot.vote for ballot in vote.votes if ballot.actor == me]
    held = ["held the vote"] if vote.body == me else []
    for what in (*ballots, *held):
        yield Fact(
            id=vote.id,
            day=_day(story, vote.date, vote.evidence),
            what=what,
            status=vote.outcome,
            words=vote.subject or "a vote",
            others=_others(story, [vote.body] if vote.body and vote.body != me else []),
            marks=story.reports.marks(vote.evidence),
        )


def _did(story: Story, event: Event, me: str) -> Fact:
    return Fact(
        id=event.id,
        day=_day(story, event.date, event.evidence),
        what=event.type + (f"/{event.mode}" if event.mode else ""),
        status=event.status,
        words=event.trigger,
        others=_others(story, (id_ for id_ in (*event.actors, *event.recipients) if id_ != me)),
        marks=story.reports.marks(event.evidence),
    )


def _day(story: Story, when: When | None, evidence: Iterable[Evidence]) -> str | None:
    """The item's own day, else that of the first report that has it."""
    if when is not None and when.value:
        return when.value
    return min((day for e in evidence if (day := story.reports.day(e.article))), default=None)


def _in_time(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda f: (f.day or _UNDATED, f.marks[:1], f.id)))


SECTIONS: tuple[tuple[str, str], ...] = (
    ("said", "SAID"), ("said_about", "SAID OF IT BY OTHERS"), ("did", "DID"), ("received", "RECEIVED"),
    ("engagements", "ENGAGEMENTS"), ("positions", "POSITIONS"), ("proposals", "PROPOSALS"),
    ("votes", "VOTES"),
)  # fmt: skip
"""The lists of facts in the order in which they are told, each with its heading."""


def to_object(facts: ActorFacts) -> dict[str, Any]:
    """The page for programs: the same fields, marks as "2:§5"."""
    return dict(msgspec.to_builtins(facts, enc_hook=str))


def day_of(fact: Fact) -> str:
    """The day of a line as a reader sees it."""
    return dates.day(fact.day) if fact.day else "undated"
