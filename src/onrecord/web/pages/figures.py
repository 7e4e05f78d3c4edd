"""Figures: numbers that count one thing together, by source and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.publishing import dates
from onrecord.publishing.brief.ledgers import amount
from onrecord.publishing.wording import alike, capitalised, word_set
from onrecord.record import Article, Figure
from onrecord.record.base import Value
from onrecord.store import Ask
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk, paged
from onrecord.web.pieces import Cite, Filter, Judged, Link, Mark, Pages, PageValue

FIELDS = ("unit", "about", "since", "until")
GROUPS, LINES = 12, 14
# From here on two phrases count one thing.
_SAME = 0.6
# The phrases of so many figures are compared with each other; of more, only equal ones go together.
_COMPARED = 1_000
_BY = ("unit", "what")
Group = tuple[str, tuple[str, ...]]


class Number(Value, frozen=True, kw_only=True):
    """One figure: what it says, of when, by whose word."""

    id: str
    to: str
    text: str
    value: float
    upper: float | None
    comparator: str
    what: str
    of: Link | None
    day: str | None
    day_text: str
    dated: str
    according_to: tuple[Link, ...]
    mark: Mark
    cite: Cite
    judged: tuple[Judged, ...] = ()


class Counted(Value, frozen=True, kw_only=True):
    """Figures that count one thing, in order of time; `more` had no room."""

    what: str
    unit: str
    numbers: tuple[Number, ...]
    more: int


class FiguresPage(PageValue, frozen=True, kw_only=True):
    """What is counted, that with most figures first."""

    filters: tuple[Filter, ...]
    pages: Pages
    counted: tuple[Counted, ...]


def figures(desk: Desk, asked: Asked) -> FiguresPage:
    """The figures that are asked for."""
    shown, pages = _groups(desk, asked)
    units = desk.counts(desk.everything("figures"), "unit", filters.MOST_OPTIONS)
    return FiguresPage(
        title="Figures",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if shown else _empty(asked),
        filters=(
            filters.choice(asked, "unit", "Unit", ((u, u, n) for u, n in units)),
            filters.free(asked, "about", "With the words"),
            *filters.days(asked),
        ),
        pages=pages,
        counted=tuple(_counted(desk, asked, unit, whats) for unit, whats in shown),
    )


def _groups(desk: Desk, asked: Asked) -> tuple[list[Group], Pages]:
    """Each unit with the phrases that count one thing, the commonest first: the part that is asked for."""
    ask = _ask(desk, asked, ())
    if desk.count(ask) > _COMPARED:
        total = desk.catalogue.once(("phrases", ask), lambda: desk.asking.count_groups(ask, _BY))
        pages = paged(asked, total, GROUPS)
        found = desk.asking.groups(ask, _BY, limit=GROUPS, offset=pages.first - 1)
        return [(str(unit), (str(what or ""),)) for unit, what, _ in found], pages
    groups = desk.catalogue.once(("groups", ask), lambda: _grouped(desk.asking.tally(ask, _BY)))
    pages = paged(asked, len(groups), GROUPS)
    return groups[pages.first - 1 : pages.last], pages


def _grouped(tally: Iterable[tuple[Any, ...]]) -> list[Group]:
    by_unit: dict[str, dict[str, int]] = defaultdict(dict)
    for unit, what, number in tally:
        by_unit[unit][what or ""] = number
    found = [(unit, *group) for unit, whats in by_unit.items() for group in _alike(whats)]
    found.sort(key=lambda g: (-g[2], g[0], g[1]))
    return [(unit, whats) for unit, whats, _ in found]


def _alike(whats: Mapping[str, int]) -> Iterable[tuple[tuple[str, ...], int]]:
    groups: list[list[str]] = []
    for what in sorted(whats, key=lambda w: (-whats[w], w)):
        home = next((g for g in groups if _one(g[0], what)), None)
        if home is None:
            groups.append([what])
        else:
            home.append(what)
    for group in groups:
        yield tuple(group), sum(whats[what] for what in group)


def _one(a: str, b: str) -> bool:
    words = word_set(a), word_set(b)
    return min(map(len, words)) > 1 and alike(*words) >= _SAME


def _ask(desk: Desk, asked: Asked, where: tuple[tuple[str, tuple[str, ...]], ...]) -> Ask:
    unit = asked.get("unit")
    return desk.ask(
        kind="figures",
        where=where or ((("unit", (unit,)),) if unit else ()),
        words=asked.get("about"),
        since=asked.get("since"),
        until=asked.get("until"),
    )


def _counted(desk: Desk, asked: Asked, unit: str, whats: Sequence[str]) -> Counted:
    ask = _ask(desk, asked, (("unit", (unit,)), ("what", tuple(whats))))
    found: list[Figure] = desk.fetch(ask, LINES)
    spoken = desk.speakers(id_ for f in found for id_ in f.according_to[:3])
    texts = desk.articles(f.evidence[0].article for f in found)
    return Counted(
        what=capitalised(whats[0]),
        unit=unit,
        numbers=tuple(_number(desk, f, spoken, texts) for f in found),
        more=max(0, desk.count(ask) - len(found)),
    )


def _number(desk: Desk, f: Figure, spoken: Mapping[str, Link], texts: Mapping[str, Article]) -> Number:
    first = f.evidence[0]
    to = address(f"figures/{f.id}")
    day, dated = desk.day_of(f.as_of, first.article)
    return Number(
        id=f.id,
        to=to,
        text=amount(f),
        value=f.value,
        upper=f.upper,
        comparator=f.comparator,
        what=f.what,
        of=desk.who(f.of),
        day=day,
        day_text=dates.short(f.as_of),
        dated=dated,
        according_to=tuple(spoken[id_] for id_ in f.according_to[:3] if id_ in spoken),
        mark=desk.mark(first, texts),
        cite=desk.cite(first, texts, to),
        judged=desk.judgements(f.id),
    )


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "No figure fits these filters. Take one of them out."
    return "No report in this record gives a number of people, things or money yet."
