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
FORMS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Column titles, rows of as many cells, and how many items there was no room for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int


def table(kind: str, items: Iterable[Any], whole: Whole, most: int) -> Table:
    """The table of items of one kind, at most so many, in the order in which a reader wants them: actors by
    how often they are named, all else as the reports tell it. `whole` gives the names for their ids."""
    story = Story(whole)
    columns, row = _TABLES[kind]
    ordered = sorted(items, key=lambda item: (*_place(story, kind, item), item.id))
    rows = tuple(
        (*(cut(cell or "", WIDTH) for cell in row(story, item)), _where(story, kind, item), item.id)
        for item in ordered[:most]
    )
    return Table(columns=(*columns, "where", "id"), rows=rows, left_out=max(0, len(ordered) - most))


def _place(story: Story, kind: str, item: Any) -> tuple[int, int]:
    if kind == "actors":
        return -len(item.mentions), 0
    if kind == "articles":
        return story.reports.number(item.id), 0
    evidence = item.evidence or tuple(e for side in getattr(item, "sides", ()) for e in side.evidence)
    return min(((story.reports.number(e.article), e.start) for e in evidence), default=(0, 0))


def _where(story: Story, kind: str, item: Any) -> str:
    if kind == "articles":
        return f"[{story.reports.number(item.id)}]"
    evidence = getattr(item, "evidence", ()) or getattr(item, "mentions", ())
    return mark_text(story.reports.marks(evidence))


def _names(story: Story, ids: Iterable[str]) -> str:
    return listed(story.names(ids), most=6)


def _shortest(forms: Iterable[str]) -> str:
    """A few of the forms in which something is named; the short ones are the telling ones."""
    shown = sorted(dict.fromkeys(forms), key=lambda form: (len(form), form))
    return "; ".join(shown[:FORMS]) + (" …" if len(shown) > FORMS else "")


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
            _shortest(role.title for role in a.roles),
            _shortest(alias for alias in a.aliases if alias != a.name),
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
