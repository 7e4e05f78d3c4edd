"""Items as rows of a table: a few columns that a reader can take in, the id last."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.publishing import dates
from onrecord.publishing.brief.ledgers import amount
from onrecord.publishing.brief.story import Story
from onrecord.publishing.brief.value import mark_text
from onrecord.publishing.wording import cut, listed
from onrecord.record import Whole

WIDTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Column titles, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(kind: str, items: Iterable[Any], whole: Whole) -> Table:
    """The table of items of one kind; `whole` gives the names for their ids."""
    story = Story(whole)
    columns, row = _TABLES[kind]
    rows = tuple(
        (*(cut(cell or "", WIDTH) for cell in row(story, item)), _where(story, kind, item), item.id)
        for item in items
    )
    return Table(columns=(*columns, "where", "id"), rows=rows)


def _where(story: Story, kind: str, item: Any) -> str:
    if kind == "articles":
        return f"[{story.reports.number(item.id)}]"
    evidence = getattr(item, "evidence", ()) or getattr(item, "mentions", ())
    return mark_text(story.reports.marks(evidence))


def _names(story: Story, ids: Iterable[str]) -> str:
    return listed(story.names(ids), most=6)


Row = Callable[[Story, Any], tuple[str | None, ...]]
_TABLES: dict[str, tuple[tuple[str, ...], Row]] = {
    "articles": (
        ("published", "outlet", "title", "family", "origin"),
        lambda s, a: (a.published.value if a.published else None, a.outlet, a.title, a.family, a.origin),
    ),
    "actors": (
        ("name", "kind", "country", "roles", "also"),
        lambda s, a: (
            a.name,
            a.kind,
            a.country,
            "; ".join(dict.fromkeys(role.title for role in a.roles)),
            "; ".join(alias for alias in a.aliases if alias != a.name),
        ),
    ),
    "statements": (
        ("when", "who", "kind", "act", "content"),
        lambda s, x: (dates.short(x.date), s.speaker(x), x.attribution, x.act, x.content),
    ),
    "events": (
        ("when", "what", "status", "actors", "recipients", "words", "place"),
        lambda s, e: (
            dates.short(e.date),
            f"{e.type} {e.mode}" if e.mode else e.type,
            e.status,
            _names(s, e.actors),
            _names(s, e.recipients),
            e.trigger,
            e.place,
        ),
    ),
    "engagements": (
        ("when", "what", "who", "place", "status", "life"),
        lambda s, m: (
            dates.short(m.date),
            m.kind,
            _names(s, m.participants),
            m.place,
            m.status + (" (disputed)" if m.disputed else ""),
            " → ".join(step.status for step in m.history),
        ),
    ),
    "votes": (
        ("when", "body", "subject", "outcome", "ballots"),
        lambda s, v: (
            dates.short(v.date),
            s.name(v.body) if v.body else None,
            v.subject,
            v.outcome,
            "; ".join(f"{s.name(ballot.actor)}: {ballot.vote}" for ballot in v.votes),
        ),
    ),
    "proposals": (
        ("subject", "by", "through", "terms", "answers"),
        lambda s, p: (
            p.subject,
            s.name(p.by) if p.by else None,
            _names(s, p.mediators) if p.mediators else None,
            "; ".join(p.terms),
            "; ".join(f"{s.name(r.actor)}: {r.response.replace('_', ' ')}" for r in p.responses),
        ),
    ),
    "figures": (
        ("as of", "figure", "unit", "what", "of"),
        lambda s, f: (dates.short(f.as_of), amount(f), f.unit, f.what, s.name(f.of) if f.of else None),
    ),
    "positions": (
        ("as of", "who", "issue", "stance", "condition"),
        lambda s, p: (dates.short(p.as_of), s.name(p.actor), p.issue, p.stance, p.condition),
    ),
    "discrepancies": (
        ("kind", "about", "sides"),
        lambda s, d: (
            d.kind,
            d.about,
            "  |  ".join(f"{_names(s, x.sources) if x.sources else 'report'}: {x.claim}" for x in d.sides),
        ),
    ),
}
