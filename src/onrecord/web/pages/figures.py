"""Figures: numbers that count one thing together, by source and time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

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
# The unit of numbers that count things one by one.
_NO_UNIT = "count"


class Group(NamedTuple):
    """Phrases that count one thing, the commonest first, and how many figures have them."""

    unit: str
    whats: tuple[str, ...]
    number: int

    @property
    def is_bare(self) -> bool:
        """Do the reports give numbers and no thing that is counted?"""
        return self.whats[0] in (self.unit, _NO_UNIT, "")


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
    """Figures that count one thing, or of which that is not said, in order of time; `more` had no room."""

    what: str
    unit: str
    # Do all count one thing, so that they stand on one scale?
    on_one_scale: bool
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
        counted=tuple(map(partial(_counted, desk), shown, _firsts(desk, asked, shown))),
    )


def _groups(desk: Desk, asked: Asked) -> tuple[list[Group], Pages]:
    """Each unit with the phrases that count one thing, the commonest first: the part that is asked for."""
    ask = _ask(desk, asked, ())
    groups = desk.catalogue.once(("groups", ask), lambda: _grouped(desk.asking.tally(ask, _BY)))
    pages = paged(asked, len(groups), GROUPS)
    return groups[pages.first - 1 : pages.last], pages


def _grouped(tally: Sequence[tuple[Any, ...]]) -> list[Group]:
    if sum(number for _, _, number in tally) > _COMPARED:
        found = [Group(unit, (what,), number) for unit, what, number in tally]
    else:
        by_unit: dict[str, dict[str, int]] = defaultdict(dict)
        for unit, what, number in tally:
            by_unit[unit][what] = number
        found = [Group(unit, *group) for unit, whats in by_unit.items() for group in _alike(whats)]
    return sorted(found, key=lambda g: (g.is_bare, -g.number, g.unit, g.whats))


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


def _firsts(desk: Desk, asked: Asked, groups: Sequence[Group]) -> list[list[Figure]]:
    """The first figures of each group, asked for all groups at once."""
    home = {(group.unit, what): at for at, group in enumerate(groups) for what in group.whats}
    chosen = (("unit", {group.unit for group in groups}), ("what", {what for _, what in home}))
    ask = _ask(desk, asked, tuple((column, tuple(sorted(values))) for column, values in chosen))
    ids: list[list[str]] = [[] for _ in groups]
    for unit, what, id_ in desk.asking.firsts(ask, _BY, LINES):
        if (unit, what) in home:
            ids[home[unit, what]].append(id_)
    found = {f.id: f for f in desk.some("figures", (id_ for mine in ids for id_ in mine[:LINES]))}
    return [[found[id_] for id_ in mine[:LINES] if id_ in found] for mine in ids]


def _counted(desk: Desk, group: Group, found: Sequence[Figure]) -> Counted:
    spoken = desk.speakers(id_ for f in found for id_ in f.according_to[:3])
    texts = desk.articles(f.evidence[0].article for f in found)
    return Counted(
        what="Numbers alone" if group.is_bare else capitalised(group.whats[0]),
        on_one_scale=len(found) > 1 and not group.is_bare,
        unit=group.unit,
        numbers=tuple(_number(desk, f, spoken, texts) for f in found),
        more=max(0, group.number - len(found)),
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
