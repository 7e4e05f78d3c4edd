"""What a reader of pages asks of a record: a page of items, how many there are, which stand in a report.

Every question is answered by an index: a record of ten thousand reports answers as one of ten does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, and_, column, func, literal, select, union_all

from onrecord.record import ActorKind, Role
from onrecord.store import sentences, standing, wordindex
from onrecord.store.rows import KINDS, Item, Kind
from onrecord.store.standing import Standing
from onrecord.store.tables import VOICES, evidence, involved, items, rests
from onrecord.store.wordindex import Seen, as_it_is, passed_over

# SQLite takes at most 32,766 values in one statement.
BATCH = 500


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """Which items: of an actor (id), from a day to another, known by or only since a day, with these values
    in the columns of their kind (several: any), in reports of an outlet, with all of these words. `voice`
    is the attribution of a statement that the item rests on, or "report" for what a report says itself."""

    kind: Kind
    actor: str | None = None
    since: str | None = None
    until: str | None = None
    known_by: str | None = None
    known_since: str | None = None
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    outlet: str | None = None
    voice: str | None = None
    words: str | None = None


class Heading(NamedTuple):
    """A report without its text, as lists and marks need it."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    family: str | None
    copy_of: str | None


class Name(NamedTuple):
    """An actor without its mentions."""

    id: str
    name: str
    kind: str
    country: str | None


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """An actor without its mentions."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


class Asking:
    """The questions, over one open connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, ask: Ask, *, limit: int, offset: int = 0, newest_first: bool = False) -> list[Item]:
        """Items in order of time, from the one numbered `offset`."""
        table = items[ask.kind]
        order = table.c.told.desc() if newest_first else table.c.told
        ids = select(table.c.id).where(*self._conditions(ask)).order_by(order).limit(limit).offset(offset)
        found = [str(id_) for id_ in self._connection.scalars(ids)]
        return self.some(ask.kind, found)

    def merged(
        self, asks: Sequence[Ask], *, limit: int, offset: int = 0, newest_first: bool = False
    ) -> list[tuple[Kind, Item]]:
        """Items of several kinds in one order of time."""
        parts = []
        for ask in asks:
            table = items[ask.kind]
            columns = (table.c.told.label("told"), table.c.id.label("id"), literal(ask.kind).label("kind"))
            parts.append(select(*columns).where(*self._conditions(ask)))
        told: ColumnElement[str] = column("told")
        order = told.desc() if newest_first else told
        query = union_all(*parts).order_by(order, column("id")).limit(limit).offset(offset)
        found = [(kind, str(id_)) for _, id_, kind in self._connection.execute(query)]
        bodies: dict[str, Item] = {}
        for ask in asks:
            bodies |= {item.id: item for item in self.some(ask.kind, (i for k, i in found if k == ask.kind))}
        return [(kind, bodies[id_]) for kind, id_ in found]

    def count(self, ask: Ask) -> int:
        """How many items there are."""
        if ask.words and ask == Ask(kind=ask.kind, words=ask.words):
            return wordindex.count(self._connection, ask.kind, ask.words)
        table = items[ask.kind]
        query = select(func.count()).select_from(table).where(*self._conditions(ask))
        return int(self._connection.scalar(query) or 0)

    def counts(self, ask: Ask, by: str, *, most: int | None = None) -> list[tuple[str, int]]:
        """How many items have each value of a column, the commonest first."""
        col = items[ask.kind].c[by]
        query = (
            select(col, func.count())
            .where(col.is_not(None), *self._conditions(ask))
            .group_by(col)
            .order_by(func.count().desc(), col)
            .limit(most)
        )
        return [(str(value), int(n)) for value, n in self._connection.execute(query)]

    def tally(self, ask: Ask, columns: Sequence[str]) -> list[tuple[Any, ...]]:
        """How many items have each combination of values; the number stands last. `day` may be one."""
        cols = [items[ask.kind].c[name] for name in columns]
        query = select(*cols, func.count()).where(*self._conditions(ask)).group_by(*cols).order_by(*cols)
        return [tuple(row) for row in self._connection.execute(query)]

    def firsts(self, ask: Ask, columns: Sequence[str], most: int) -> list[tuple[Any, ...]]:
        """The first items of each combination of values, so many at most, in order of time; the id stands
        last."""
        table = items[ask.kind]
        cols = [table.c[name] for name in columns]
        place = func.row_number().over(partition_by=cols, order_by=table.c.told).label("place")
        numbered = select(*cols, table.c.told, table.c.id, place).where(*self._conditions(ask)).subquery()
        shown = [numbered.c[name] for name in (*columns, "id")]
        query = select(*shown).where(numbered.c.place <= most).order_by(numbered.c.told)
        return [tuple(row) for row in self._connection.execute(query)]

    def days(self, ask: Ask, length: int, by: str) -> list[tuple[str, str, int]]:
        """How many items fall on each beginning of their day (`length` 4: years, 7: months, 10: days, 13:
        hours), by the values of a column."""
        table = items[ask.kind]
        day = func.substr(table.c.day, 1, length)
        query = select(day, table.c[by], func.count()).where(table.c.day.is_not(None), *self._conditions(ask))
        rows = self._connection.execute(query.group_by(day, table.c[by]).order_by(day, table.c[by]))
        return [(str(at), str(value), int(n)) for at, value, n in rows]

    def some(self, kind: Kind, ids: Iterable[str]) -> list[Item]:
        """Items by their ids, in the order of the ids; those that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        table, decode = items[kind], msgspec.json.Decoder(KINDS[kind]).decode
        found: dict[str, Item] = {}
        for start in range(0, len(wanted), BATCH):
            query = select(table.c.id, table.c.body).where(table.c.id.in_(wanted[start : start + BATCH]))
            found |= {id_: decode(body) for id_, body in self._connection.execute(query)}
        return [found[id_] for id_ in wanted if id_ in found]

    def in_article(self, article: str) -> dict[Kind, list[Item]]:
        """The items that rest on words of an article, actors aside, by kind."""
        return self.in_articles([article])

    def in_articles(self, articles: Sequence[str]) -> dict[Kind, list[Item]]:
        """The items that rest on words of some articles, actors aside, by kind, in the order of the words."""
        by_kind: dict[Kind, dict[str, None]] = {}
        for start in range(0, len(articles), BATCH):
            query = (
                select(evidence.c.kind, evidence.c.item)
                .where(evidence.c.article.in_(articles[start : start + BATCH]), evidence.c.kind != "actors")
                .group_by(evidence.c.kind, evidence.c.item)
                .order_by(func.min(evidence.c.start), evidence.c.item)
            )
            for kind, id_ in self._connection.execute(query):
                by_kind.setdefault(kind, {})[id_] = None
        return {kind: self.some(kind, ids) for kind, ids in by_kind.items()}

    def mentions_in(self, article: str) -> list[tuple[str, int, int]]:
        """Where actors are named in an article: id, start, end."""
        query = (
            select(evidence.c.item, evidence.c.start, evidence.c.end)
            .where(evidence.c.article == article, evidence.c.kind == "actors")
            .order_by(evidence.c.start, evidence.c.end, evidence.c.item)
        )
        return [(str(id_), int(start), int(end)) for id_, start, end in self._connection.execute(query)]

    def articles_of(self, item: str) -> list[str]:
        """The ids of the articles that an item rests on."""
        query = select(evidence.c.article).distinct().where(evidence.c.item == item)
        return sorted(str(id_) for id_ in self._connection.scalars(query))

    def resting_on(self, statement: str) -> dict[Kind, list[Item]]:
        """The items that rest on a statement, by kind."""
        query = select(rests.c.kind, rests.c.item).where(rests.c.statement == statement)
        by_kind: dict[Kind, list[str]] = {}
        for kind, id_ in self._connection.execute(query.order_by(rests.c.item)):
            by_kind.setdefault(kind, []).append(id_)
        return {kind: self.some(kind, ids) for kind, ids in by_kind.items()}

    def said_about(self, actor: str, articles: Sequence[str]) -> list[str]:
        """The ids of statements of these articles whose content names an actor."""
        named, said = evidence.alias("named"), evidence.alias("said")
        within = and_(
            said.c.article == named.c.article,
            said.c.kind == "statements",
            said.c.role == "content",
            said.c.start <= named.c.start,
            said.c.end >= named.c.end,
        )
        query = (
            select(said.c.item)
            .distinct()
            .join(named, within)
            .where(named.c.item == actor, named.c.article.in_(list(articles)[:BATCH]))
        )
        return [str(id_) for id_ in self._connection.scalars(query)]

    def together(
        self, actors: Sequence[str], kind: Kind, by: str, known_by: str | None = None
    ) -> list[tuple[str, str, str, int]]:
        """How often two of these actors stand in one item of a kind, by the values of a column: (one, other,
        value, times)."""
        one, other, table = involved.alias("one"), involved.alias("other"), items[kind]
        both = and_(one.c.item == other.c.item, one.c.actor < other.c.actor)
        among = list(actors)
        query = (
            select(one.c.actor, other.c.actor, table.c[by], func.count())
            .join(other, both)
            .join(table, table.c.id == one.c.item)
            .where(one.c.actor.in_(among), other.c.actor.in_(among), one.c.kind == kind)
            .group_by(one.c.actor, other.c.actor, table.c[by])
            .order_by(one.c.actor, other.c.actor, table.c[by])
        )
        if known_by is not None:
            query = query.where(one.c.known <= known_by)
        return [(str(a), str(b), str(value), int(n)) for a, b, value, n in self._connection.execute(query)]

    def standings(
        self,
        *,
        kind: str | None = None,
        name: str | None = None,
        by: str = "weight",
        limit: int,
        offset: int = 0,
    ) -> list[Standing]:
        """Actors with in how many items they stand: those in most statements and events first (`by` "weight")
        or in most "events". Of a kind, with these words in one of their names."""
        return standing.foremost(self._connection, kind=kind, name=name, by=by, limit=limit, offset=offset)

    def standings_then(
        self, known_by: str, *, kind: str | None = None, name: str | None = None, limit: int, offset: int = 0
    ) -> list[Standing]:
        """Actors with in how many items they were known to stand on a day, those in most of them first."""
        return standing.foremost_then(
            self._connection, kind=kind, name=name, known_by=known_by, limit=limit, offset=offset
        )

    def count_standings(
        self, *, kind: str | None = None, name: str | None = None, known_by: str | None = None
    ) -> dict[str, int]:
        """How many actors of each kind stand in any statement, event or engagement."""
        return standing.numbers_by_kind(self._connection, kind=kind, name=name, known_by=known_by)

    def size(self) -> str:
        """How much there is: another word when items have come or gone."""
        counted = (self._connection.scalar(select(func.count()).select_from(t)) for t in (evidence, involved))
        return " ".join(map(str, counted))

    def headings(self) -> list[Heading]:
        """All reports without their texts, in order of time."""
        table = items["articles"]
        query = select(
            table.c.id, table.c.title, table.c.outlet, table.c.known, table.c.family, table.c.copy_of
        ).order_by(table.c.told)
        return [Heading(*row) for row in self._connection.execute(query)]

    def names(self, ids: Iterable[str] | None = None) -> list[Name]:
        """Actors without their mentions: these, or all."""
        table = items["actors"]
        query = select(table.c.id, table.c.name, table.c.kind, table.c.country)
        if ids is None:
            return [Name(*row) for row in self._connection.execute(query)]
        wanted = sorted(set(ids))
        some = (wanted[start : start + BATCH] for start in range(0, len(wanted), BATCH))
        return [
            Name(*row) for part in some for row in self._connection.execute(query.where(table.c.id.in_(part)))
        ]

    def face(self, actor: str) -> Face | None:
        """An actor without its mentions, of which there may be tens of thousands."""
        body = self._connection.scalar(select(items["actors"].c.body).where(items["actors"].c.id == actor))
        return msgspec.json.decode(body, type=Face) if body is not None else None

    def faces(self, actors: Iterable[str]) -> list[Face]:
        """Actors without their mentions, by id."""
        wanted, table = sorted(set(actors)), items["actors"]
        decode = msgspec.json.Decoder(Face).decode
        found: list[Face] = []
        for start in range(0, len(wanted), BATCH):
            mine = table.c.id.in_(wanted[start : start + BATCH])
            bodies = self._connection.scalars(select(table.c.body).where(mine).order_by(table.c.id))
            found += map(decode, bodies)
        return found

    def has_vectors(self) -> bool:
        """Have any sentences vectors?"""
        return sentences.any_kept(self._connection)

    def signs(self) -> sentences.Signs:
        """The signs of all sentences' vectors, to be kept in memory."""
        return sentences.signs(self._connection)

    def nearest(
        self, among: sentences.Signs, vector: NDArray[np.float32], known: Set[str] | None, limit: int
    ) -> list[sentences.Near]:
        """The sentences nearest to a vector, in the articles that are known (None: in all)."""
        return sentences.nearest(self._connection, among, vector, known, limit)

    def _conditions(self, ask: Ask) -> Iterator[ColumnElement[bool]]:
        if not ask.words:
            yield from _by_columns(ask)
            return
        # Where nearly all items hold the words, it takes many times as long to look each of them up as to go
        # through all items in their order.
        common = wordindex.is_common(self._connection, ask.kind, ask.words)
        yield from _by_columns(ask, passed_over if common else as_it_is)
        yield wordindex.holds(self._connection, ask.kind, ask.words, passed_over if common else as_it_is)

    def holding(
        self, asked: str, *, kinds: Sequence[Kind] = (), known_by: str | None = None, limit: int
    ) -> list[wordindex.Hit]:
        """Items that hold all the words, the best first."""
        return wordindex.find(self._connection, asked, kinds=kinds, known_by=known_by, limit=limit)


def _by_columns(ask: Ask, seen: Seen = as_it_is) -> Iterator[ColumnElement[bool]]:
    table = items[ask.kind]
    if ask.actor is not None:
        of_actor = (involved.c.actor == ask.actor) & (involved.c.kind == ask.kind)
        yield table.c.id.in_(select(involved.c.item).where(of_actor))
    if ask.since is not None:
        yield seen(table.c.day) >= ask.since
    if ask.until is not None:
        # A day holds its hours: "2031-05-08T14:00" is not after 2031-05-08.
        yield seen(table.c.day) < ask.until + "~"
    if ask.known_by is not None:
        yield seen(table.c.known) <= ask.known_by
    if ask.known_since is not None:
        yield seen(table.c.known) >= ask.known_since
    for name, values in ask.where:
        yield seen(table.c[name]).in_(values)
    if ask.outlet is not None:
        yield _of_outlet(ask)
    if ask.voice is not None:
        yield _in_voice(ask)


def _in_voice(ask: Ask) -> ColumnElement[bool]:
    table, statements = items[ask.kind], items["statements"]
    if "voices" in table.c:
        voices, asked = table.c.voices, VOICES.get(ask.voice or "", 0)
        return voices == 0 if ask.voice == "report" else voices.op("&")(asked) != 0
    # As lists, not as EXISTS: SQLite would go through all statements of the voice for each item anew.
    if ask.voice == "report":
        return table.c.id.not_in(select(rests.c.item).where(rests.c.kind == ask.kind))
    spoken = select(rests.c.item).join(statements, statements.c.id == rests.c.statement)
    return table.c.id.in_(spoken.where(statements.c.attribution == ask.voice, rests.c.kind == ask.kind))


def _of_outlet(ask: Ask) -> ColumnElement[bool]:
    table, articles = items[ask.kind], items["articles"]
    theirs = select(articles.c.id).where(articles.c.outlet == ask.outlet)
    if ask.kind == "articles":
        return articles.c.outlet == ask.outlet
    if "article" in table.c:
        return table.c.article.in_(theirs)
    return table.c.id.in_(select(evidence.c.item).where(evidence.c.article.in_(theirs)))
