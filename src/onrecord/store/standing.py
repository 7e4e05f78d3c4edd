"""In how many items each actor stands: counted when a record is written and, for a day, when asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from onrecord.store.tables import involved, items, names, standing

COUNTED = ("statements", "events", "engagements")
# Beyond so many it is quicker to count what all actors stand in than to look at each of the foremost.
_MOST_LOOKED_AT = 8_000


class Standing(NamedTuple):
    """An actor without its mentions, and in how many items of these kinds it stands."""

    id: str
    name: str
    kind: str
    country: str | None
    statements: int
    events: int
    engagements: int


def create(connection: Connection) -> None:
    """Make the table anew and fill it."""
    standing.drop(connection, checkfirst=True)
    standing.create(connection)
    _fill(connection, _of_all())


def count_anew(connection: Connection, actors: Sequence[str]) -> None:
    """Count anew in how many items these actors stand."""
    connection.execute(standing.delete().where(standing.c.actor.in_(actors)))
    _fill(connection, _of_all().where(items["actors"].c.id.in_(actors)))


def _fill(connection: Connection, counted: Select[Any]) -> None:
    columns = [column.name for column in standing.columns]
    connection.execute(standing.insert().from_select(columns, counted))


def _of_all() -> Select[Any]:
    table = items["actors"]
    numbers = [func.sum(case((involved.c.kind == kind, 1), else_=0)) for kind in COUNTED]
    weight, known = numbers[0] + numbers[1], func.min(involved.c.known)
    of_them = (involved.c.actor == table.c.id) & involved.c.kind.in_(COUNTED)
    return (
        select(table.c.id, table.c.name, table.c.kind, table.c.country, *numbers, weight, known)
        .join(involved, of_them)
        .group_by(table.c.id, table.c.name, table.c.kind, table.c.country)
    )


def numbers_by_kind(
    connection: Connection, *, kind: str | None, name: str | None, known_by: str | None
) -> dict[str, int]:
    """How many actors of each kind stand in any item."""
    query = select(standing.c.kind, func.count()).where(*_who(kind, name, known_by))
    return {str(of): int(n) for of, n in connection.execute(query.group_by(standing.c.kind))}


def foremost(
    connection: Connection, *, kind: str | None, name: str | None, by: str, limit: int, offset: int
) -> list[Standing]:
    """Actors in the order of what they stand in."""
    of = standing.c
    query = select(*_face(), of.statements, of.events, of.engagements).where(*_who(kind, name, None))
    ordered = query.order_by(of[by].desc(), of.name, of.actor).limit(limit).offset(offset)
    return [Standing._make(row) for row in connection.execute(ordered)]


def foremost_then(
    connection: Connection, *, kind: str | None, name: str | None, known_by: str, limit: int, offset: int
) -> list[Standing]:
    """Actors in the order of what they were known to stand in on a day.

    Nobody stood in more items then than now: once the last of those that are looked at stands in fewer items
    now than the last that is asked for did then, nobody else comes before it.
    """
    who, wanted = tuple(_who(kind, name, known_by)), limit + offset
    looked_at = 4 * wanted
    while looked_at <= _MOST_LOOKED_AT:
        found = [
            Standing._make(row) for row in connection.execute(_looked_at(who, looked_at, known_by, wanted))
        ]
        last = connection.scalar(_in_order(who, standing.c.weight).limit(1).offset(looked_at - 1))
        if last is None or (len(found) == wanted and _weight(found[-1]) > last):
            return found[offset:]
        looked_at *= 4
    everybody = _counted_at_once(who, known_by).limit(limit).offset(offset)
    return [Standing._make(row) for row in connection.execute(everybody)]


def _weight(of: Standing) -> int:
    return of.statements + of.events


def _face() -> tuple[ColumnElement[Any], ...]:
    return standing.c.actor, standing.c.name, standing.c.kind, standing.c.country


def _in_order(who: Sequence[ColumnElement[bool]], *columns: ColumnElement[Any]) -> Select[Any]:
    of = standing.c
    return select(*columns).where(*who).order_by(of.weight.desc(), of.name, of.actor)


def _looked_at(who: Sequence[ColumnElement[bool]], among: int, known_by: str, limit: int) -> Select[Any]:
    first = _in_order(who, *_face()).limit(among).subquery()
    numbers = [
        select(func.count())
        .where(involved.c.actor == first.c.actor, involved.c.kind == kind, involved.c.known <= known_by)
        .scalar_subquery()
        .label(kind)
        for kind in COUNTED
    ]
    query = select(*first.c, *numbers)
    return query.order_by((numbers[0] + numbers[1]).desc(), first.c.name, first.c.actor).limit(limit)


def _counted_at_once(who: Sequence[ColumnElement[bool]], known_by: str) -> Select[Any]:
    numbers = [func.sum(case((involved.c.kind == kind, 1), else_=0)).label(kind) for kind in COUNTED]
    counted = (
        select(involved.c.actor, *numbers)
        .where(involved.c.kind.in_(COUNTED), involved.c.known <= known_by)
        .group_by(involved.c.actor)
        .subquery()
    )
    then = counted.c
    query = select(*_face(), then.statements, then.events, then.engagements)
    of_them = query.join(counted, then.actor == standing.c.actor).where(*who)
    return of_them.order_by((then.statements + then.events).desc(), standing.c.name, standing.c.actor)


def _who(kind: str | None, name: str | None, known_by: str | None) -> Iterator[ColumnElement[bool]]:
    if kind is not None:
        yield standing.c.kind == kind
    if name is not None:
        called = names.c.name.contains(name.lower(), autoescape=True)
        yield standing.c.actor.in_(select(names.c.actor).where(called))
    if known_by is not None:
        yield standing.c.known <= known_by
