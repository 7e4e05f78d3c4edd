"""Issues: who stands where on what, and where somebody moved; and the quotations behind a cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.record import Position, Statement
from onrecord.record.base import Value
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk, paged
from onrecord.web.pieces import Filter, Link, Mark, Pages, PageValue, Saying
from onrecord.web.words import STANCES

FIELDS = ("issue", "actor")
POSITION_FIELDS = ("issue", "actor", "stance", "since", "until")
ROWS, COLUMNS = 24, 8


class Stand(Value, frozen=True, kw_only=True):
    """A stance at a time."""

    id: str
    to: str
    stance: str
    condition: str | None
    day: str | None
    mark: Mark


class Cell(Value, frozen=True, kw_only=True):
    """Where an actor stands on an issue: the stances in order of time, the last of them holds. It leads to
    the quotations."""

    to: str
    stances: tuple[str, ...]
    moved: bool
    number: int


class Row(Value, frozen=True, kw_only=True):
    """An actor with a cell for each issue; None where nothing is known."""

    who: Link
    cells: tuple[Cell | None, ...]


class IssuesPage(PageValue, frozen=True, kw_only=True):
    """Actors × issues, the issues that most actors speak of first."""

    filters: tuple[Filter, ...]
    issues: tuple[Link, ...]
    rows: tuple[Row, ...]
    more_issues: int
    more_actors: int
    pages: Pages


class Standing(Value, frozen=True, kw_only=True):
    """A position with the words it rests on."""

    id: str
    to: str
    who: Link
    issue: str
    stance: str
    condition: str | None
    day: str | None
    words: str
    mark: Mark
    sayings: tuple[Saying, ...]


class PositionsPage(PageValue, frozen=True, kw_only=True):
    """Positions in order of time with their quotations."""

    filters: tuple[Filter, ...]
    pages: Pages
    positions: tuple[Standing, ...]


def stand(desk: Desk, p: Position) -> Stand:
    """A position as one of a row in time."""
    marks, _ = desk.marks(p.evidence, 1)
    day, _ = desk.day_of(p.as_of, p.evidence[0].article)
    return Stand(
        id=p.id,
        to=address(f"positions/{p.id}"),
        stance=p.stance,
        condition=p.condition,
        day=day,
        mark=marks[0],
    )


def issues(desk: Desk, asked: Asked) -> IssuesPage:
    """The matrix of those that are asked for."""
    held = _held(desk, asked)
    named = desk.catalogue.once(("issues", asked.fields, desk.as_of), lambda: _by_parties(held))
    pages = paged(asked, len(named), COLUMNS)
    shown = named[pages.first - 1 : pages.last]
    cells = _cells(held, shown)
    names = desk.named(cells)
    ranked = sorted(cells, key=lambda a: (-len(cells[a]), names[a].name if a in names else a, a))
    return IssuesPage(
        title="Issues",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if shown else _empty(asked),
        filters=_filters(desk, asked),
        issues=tuple(Link(text=i, to=address("positions", {"issue": i})) for i in shown),
        rows=tuple(_row(desk, actor, shown, cells[actor]) for actor in ranked[:ROWS]),
        more_issues=max(0, len(named) - pages.last),
        more_actors=max(0, len(ranked) - ROWS),
        pages=pages,
    )


def _by_parties(held: Iterable[tuple[str, str, str, str | None, int]]) -> list[str]:
    parties: dict[str, set[str]] = defaultdict(set)
    for actor, issue, *_ in held:
        parties[issue].add(actor)
    return sorted(parties, key=lambda issue: (-len(parties[issue]), issue))


def _held(desk: Desk, asked: Asked) -> list[tuple[str, str, str, str | None, int]]:
    """Each (actor, issue, stance, day, how many)."""
    ask = desk.ask(kind="positions")
    found = desk.catalogue.once(
        ("held", ask), lambda: desk.asking.tally(ask, ("actor", "issue", "stance", "day"))
    )
    issue, actor = asked.get("issue"), asked.get("actor")
    words = issue.casefold() if issue else None
    return [
        line
        for line in found
        if (words is None or words in line[1].casefold()) and (actor is None or line[0] == actor)
    ]


def _cells(
    held: Iterable[tuple[str, str, str, str | None, int]], shown: list[str]
) -> dict[str, dict[str, list[tuple[str, str, int]]]]:
    cells: dict[str, dict[str, list[tuple[str, str, int]]]] = defaultdict(lambda: defaultdict(list))
    wanted = set(shown)
    for actor, issue, stance, day, number in held:
        if issue in wanted:
            cells[actor][issue].append((day or "", stance, number))
    return cells


def _row(desk: Desk, actor: str, shown: list[str], cells: dict[str, list[tuple[str, str, int]]]) -> Row:
    who = desk.who(actor) or Link(text=actor)
    return Row(who=who, cells=tuple(_cell(actor, i, cells[i]) if i in cells else None for i in shown))


def _cell(actor: str, issue: str, held: list[tuple[str, str, int]]) -> Cell:
    stances: list[str] = []
    for _, stance, _ in sorted(held):
        if not stances or stances[-1] != stance:
            stances.append(stance)
    return Cell(
        to=address("positions", {"actor": actor, "issue": issue}),
        stances=tuple(stances),
        moved=len(stances) > 1,
        number=sum(n for *_, n in held),
    )


def _filters(desk: Desk, asked: Asked) -> tuple[Filter, ...]:
    everything = desk.everything("positions")
    return (
        filters.free(asked, "issue", "Issue"),
        filters.actor(desk, asked, everything, "actor", "Actor", "actor"),
    )


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "No position fits. Take the actor out, or type another word of the issue."
    return "No report in this record says where anybody stands yet. What was said is under Said."


def positions(desk: Desk, asked: Asked) -> PositionsPage:
    """The positions that are asked for."""
    where = {"actor": asked.get("actor"), "issue": asked.get("issue"), "stance": asked.get("stance")}
    ask = desk.ask(
        kind="positions",
        where=tuple((name, (value,)) for name, value in where.items() if value),
        since=asked.get("since"),
        until=asked.get("until"),
    )
    found, pages = desk.listed(ask, asked, per_page=20)
    everything = desk.everything("positions")
    return PositionsPage(
        title="Positions",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(asked),
        filters=(
            filters.actor(desk, asked, everything, "actor", "Actor", "actor"),
            filters.column(desk, asked, everything, "stance", "Stance", STANCES),
            filters.choice(
                asked, "issue", "Issue", ((i, i, n) for i, n in desk.counts(everything, "issue", 60))
            ),
            *filters.days(asked),
        ),
        pages=pages,
        positions=tuple(_standings(desk, found)),
    )


def _standings(desk: Desk, found: list[Position]) -> Iterable[Standing]:
    ids = [id_ for p in found for id_ in p.statements]
    statements: list[Statement] = desk.some("statements", ids)
    sayings = {saying.id: saying for saying in desk.sayings(statements)}
    texts = desk.articles(desk.telling(p.evidence).article for p in found)
    for p in found:
        told = desk.telling(p.evidence)
        day, _ = desk.day_of(p.as_of, told.article)
        yield Standing(
            id=p.id,
            to=address(f"positions/{p.id}"),
            who=desk.who(p.actor) or Link(text=p.actor),
            issue=p.issue,
            stance=p.stance,
            condition=p.condition,
            day=day,
            words=desk.sentence(told, texts[told.article]).text,
            mark=desk.mark(told, texts),
            sayings=tuple(sayings[id_] for id_ in p.statements if id_ in sayings),
        )
