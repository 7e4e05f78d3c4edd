"""Unnamed sources: how each is described, on what condition it spoke, to whom, what it said."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.publishing.unnamed import UnnamedSource
from onrecord.publishing.unnamed import unnamed as ledger
from onrecord.record import Actor, Statement, Whole
from onrecord.record.base import Value
from onrecord.store import Ask
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import PER_PAGE, Desk
from onrecord.web.pieces import Filter, Link, Pages, PageValue, Saying

FIELDS = ("outlet", "words", "since", "until")


class Source(Value, frozen=True, kw_only=True):
    """One source as one report describes it. `likely` are sources of other reports that may be the same
    person, with the reason to think so."""

    id: str
    description: str
    belongs_to: Link | None
    condition: str | None
    report: Link
    outlet: str | None
    day: str | None
    sayings: tuple[Saying, ...]
    likely: tuple[Link, ...]
    reasons: tuple[str, ...]


class UnnamedPage(PageValue, frozen=True, kw_only=True):
    """Unnamed sources in the order of the reports, the latest first; `pages` counts their statements."""

    filters: tuple[Filter, ...]
    pages: Pages
    sources: tuple[Source, ...]


def unnamed(desk: Desk, asked: Asked) -> UnnamedPage:
    """The unnamed sources that are asked for. Which may be one person is looked for among those of a page."""
    ask = _ask(desk, asked)
    found, pages = desk.listed(ask, asked, per_page=PER_PAGE, newest_first=True)
    return UnnamedPage(
        title="Unnamed sources",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(asked),
        filters=(
            filters.outlet(desk, asked),
            filters.free(asked, "words", "With the words"),
            *filters.days(asked),
        ),
        pages=pages,
        sources=tuple(_sources(desk, found)),
    )


def _ask(desk: Desk, asked: Asked) -> Ask:
    return desk.ask(
        kind="statements",
        where=(("attribution", ("unnamed",)),),
        outlet=asked.get("outlet"),
        words=asked.get("words"),
        since=asked.get("since"),
        until=asked.get("until"),
    )


def _sources(desk: Desk, found: list[Statement]) -> Iterable[Source]:
    tellers = desk.some("statements", [s.within for s in found if s.within])
    texts = desk.articles(s.article for s in (*found, *tellers))
    named = {id_ for s in (*found, *tellers) for id_ in (s.source, s.affiliation) if id_}
    actors = (actor for _, actor in sorted(desk.named(named).items()))
    made = ledger(
        Whole(
            articles=tuple(texts.values()),
            actors=tuple(Actor(id=a.id, name=a.name, kind=a.kind) for a in actors),  # type: ignore[arg-type]
            statements=tuple({s.id: s for s in (*found, *tellers)}.values()),
        )
    )
    sayings = {saying.id: saying for saying in desk.sayings(found)}
    by_id = {source.id: source for source in made.sources}
    likely: dict[str, list[tuple[UnnamedSource, str]]] = {}
    for pair in made.likely_same:
        for one, other in (pair.sources, pair.sources[::-1]):
            likely.setdefault(one, []).append((by_id[other], pair.reason))
    for source in reversed(made.sources):
        said = tuple(sayings[r.statement] for r in source.remarks if r.statement in sayings)
        if said:
            yield _source(desk, source, said, likely.get(source.id, []))


def _source(
    desk: Desk, source: UnnamedSource, said: tuple[Saying, ...], likely: list[tuple[UnnamedSource, str]]
) -> Source:
    return Source(
        id=source.id,
        description=source.description,
        belongs_to=desk.who(source.affiliation),
        condition=source.condition,
        report=desk.report(source.article),
        outlet=source.outlet,
        day=source.day,
        sayings=said,
        likely=tuple(
            Link(
                text=f"{other.description}, report {desk.catalogue.numbers[other.article]}",
                to=address("unnamed", words=other.id),
            )
            for other, _ in likely
        ),
        reasons=tuple(dict.fromkeys(reason for _, reason in likely)),
    )


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "No unnamed source fits these filters. Take one of them out."
    return "Every source in this record is named, an office or a document."
