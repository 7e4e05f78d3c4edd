"""Engagements: meetings, visits and calls, each with its life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.publishing import dates
from onrecord.publishing.wording import capitalised, cut
from onrecord.record import Article, Engagement, Step
from onrecord.record.base import Value
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.pieces import Cite, Filter, Judged, Link, Mark, Pages, PageValue
from onrecord.web.words import STEPS

FIELDS = ("kind", "status", "actor", "since", "until")
AGENDA = 120
_KINDS = {kind: kind for kind in ("visit", "meeting", "call", "talks", "delegation", "summit")}


class LifeStep(Value, frozen=True, kw_only=True):
    """A step: how it stood then, by whose word, and where that is told. `known` is the day of the report."""

    status: str
    day: str | None
    day_text: str
    known: str | None
    according_to: tuple[Link, ...]
    mark: Mark


class Life(Value, frozen=True, kw_only=True):
    """An engagement with the steps of its life."""

    id: str
    to: str
    kind: str
    participants: tuple[Link, ...]
    host: Link | None
    place: str | None
    agenda: str | None
    day: str | None
    day_text: str
    status: str
    disputed: bool
    steps: tuple[LifeStep, ...]
    cite: Cite
    judged: tuple[Judged, ...] = ()


class EngagementsPage(PageValue, frozen=True, kw_only=True):
    """Engagements, the latest first."""

    filters: tuple[Filter, ...]
    pages: Pages
    lives: tuple[Life, ...]


def engagements(desk: Desk, asked: Asked) -> EngagementsPage:
    """The engagements that are asked for."""
    where = {"kind": asked.get("kind"), "status": asked.get("status")}
    ask = desk.ask(
        kind="engagements",
        actor=asked.get("actor"),
        where=tuple((name, (value,)) for name, value in where.items() if value),
        since=asked.get("since"),
        until=asked.get("until"),
    )
    found, pages = desk.listed(ask, asked, per_page=20, newest_first=True)
    everything = desk.everything("engagements")
    return EngagementsPage(
        title="Engagements",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(asked),
        filters=(
            filters.column(desk, asked, everything, "kind", "Kind", _KINDS),
            filters.column(desk, asked, everything, "status", "Stands", STEPS),
            *filters.days(asked),
        ),
        pages=pages,
        lives=lives(desk, found),
    )


def lives(desk: Desk, found: Sequence[Engagement]) -> tuple[Life, ...]:
    """Engagements with their lives."""
    steps = [step for m in found for step in m.history]
    spoken = desk.speakers(id_ for step in steps for id_ in step.according_to[:3])
    evidence = [e for step in steps for e in step.evidence[:1]] + [desk.telling(_words(m)) for m in found]
    texts = desk.articles(e.article for e in evidence)
    return tuple(_life(desk, m, spoken, texts) for m in found)


def _words(m: Engagement) -> tuple:  # type: ignore[type-arg]
    return m.evidence or tuple(e for step in m.history for e in step.evidence)


def _life(desk: Desk, m: Engagement, spoken: Mapping[str, Link], texts: Mapping[str, Article]) -> Life:
    to = address(f"engagements/{m.id}")
    return Life(
        id=m.id,
        to=to,
        kind=capitalised(m.kind),
        participants=desk.people(m.participants),
        host=desk.who(m.host),
        place=m.place,
        agenda=cut(m.agenda, AGENDA) if m.agenda else None,
        day=m.date.value if m.date else None,
        day_text=dates.short(m.date),
        status=m.status,
        disputed=m.disputed,
        steps=tuple(_step(desk, step, spoken, texts) for step in m.history if step.evidence),
        cite=desk.cite(desk.telling(_words(m)), texts, to),
        judged=desk.judgements(m.id),
    )


def _step(desk: Desk, step: Step, spoken: Mapping[str, Link], texts: Mapping[str, Article]) -> LifeStep:
    first = step.evidence[0]
    return LifeStep(
        status=step.status,
        day=step.date.value if step.date else None,
        day_text=dates.short(step.date),
        known=desk.catalogue.heading(first.article).published,
        according_to=tuple(spoken[id_] for id_ in step.according_to[:3] if id_ in spoken),
        mark=desk.mark(first, texts),
    )


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "No meeting, visit or call fits these filters. Take one of them out, or widen the days."
    return "No report in this record tells of a meeting, visit or call yet. What was said is under Said."
