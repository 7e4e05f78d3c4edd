"""What is kept of stories: which article is of which, and the actors as each story knows them.

So a build compares anew only the stories that a new report touches. Both tables follow from the coverages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Column, Connection, Integer, LargeBinary, String, Table, Text, select, tuple_

from onrecord.linking.crossing import Part
from onrecord.linking.stories import Signature
from onrecord.record import Actor
from onrecord.store.tables import coverage, metadata

BATCH = 500

placed = Table(
    "placed",
    metadata,
    Column("article", String(40), primary_key=True),
    Column("story", String(40), nullable=False),
    # Day of publication, counted through, and hashes of the names in the article.
    Column("day", Integer),
    Column("names", LargeBinary, nullable=False),
    # 1 where the coverage has been replaced since.
    Column("stale", Integer, nullable=False),
)

cast = Table(
    "cast",
    metadata,
    Column("story", String(40), primary_key=True),
    # The actor's id in its story, and in the record.
    Column("local", String(40), primary_key=True),
    Column("actor", String(40), nullable=False, index=True),
    # The name by which it goes on to other stories.
    Column("crossing", Text, index=True),
    Column("country", String(3)),
    Column("body", LargeBinary, nullable=False),
)

_pack = msgspec.msgpack.Encoder()
_unpack = msgspec.msgpack.Decoder(Actor)


class Member(NamedTuple):
    """An actor as one story knows it: its story, its id there and in the record, and what that follows
    from."""

    story: str
    local: str
    actor: str
    crossing: str | None
    country: str | None


def create(connection: Connection) -> None:
    """Make the tables, in a record that has none yet."""
    metadata.create_all(connection, tables=[placed, cast])


class Stories:
    """The stories over one open connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def signatures(self) -> dict[str, tuple[str, Signature]]:
        """The story and the signature of each article that has been placed and not changed since."""
        query = select(placed.c.article, placed.c.story, placed.c.day, placed.c.names).where(
            placed.c.stale == 0
        )
        return {
            row.article: (row.story, Signature(article=row.article, day=row.day, names=row.names))
            for row in self._connection.execute(query)
        }

    def articles(self) -> set[str]:
        """The articles on record."""
        return set(self._connection.scalars(select(coverage.c.article)))

    def homes(self) -> dict[str, str]:
        """The story in which each article was placed last, also of articles that have gone or changed."""
        return {
            row.article: row.story
            for row in self._connection.execute(select(placed.c.article, placed.c.story))
        }

    def place(self, story: str, signatures: Iterable[Signature]) -> None:
        """These articles are of this story."""
        rows = [
            {"article": s.article, "story": story, "day": s.day, "names": s.names, "stale": 0}
            for s in signatures
        ]
        self.forget(row["article"] for row in rows)  # type: ignore[misc]
        self._insert(placed, rows)

    def forget(self, articles: Iterable[str]) -> None:
        """These articles are of no story."""
        for some in _batches(articles):
            self._connection.execute(placed.delete().where(placed.c.article.in_(some)))

    def changed(self, article: str) -> None:
        """The coverage of this article is another now."""
        self._connection.execute(placed.update().where(placed.c.article == article).values(stale=1))

    def members(self, *, stories: Iterable[str] = (), crossing: Iterable[str] = ()) -> Iterator[Member]:
        """The actors of some stories, or of some crossing names."""
        columns = (cast.c.story, cast.c.local, cast.c.actor, cast.c.crossing, cast.c.country)
        for column, wanted in ((cast.c.story, stories), (cast.c.crossing, crossing)):
            for some in _batches(wanted):
                for row in self._connection.execute(select(*columns).where(column.in_(some))):
                    yield Member(*row)

    def stories_of(self, actors: Iterable[str]) -> set[str]:
        """The stories in which these actors are."""
        found: set[str] = set()
        for some in _batches(actors):
            found |= set(self._connection.scalars(select(cast.c.story).where(cast.c.actor.in_(some))))
        return found

    def put_cast(self, story: str, parts: Iterable[tuple[Part, str]]) -> None:
        """The actors of a story, each with its id in the record."""
        self._insert(
            cast,
            [
                {
                    "story": story,
                    "local": part.actor.id,
                    "actor": id_,
                    "crossing": part.crossing,
                    "country": part.actor.country,
                    "body": _pack.encode(part.actor),
                }
                for part, id_ in parts
            ],
        )

    def drop_cast(self, stories: Iterable[str]) -> None:
        """Forget the actors of these stories."""
        for some in _batches(stories):
            self._connection.execute(cast.delete().where(cast.c.story.in_(some)))

    def name(self, member: Member, actor: str) -> None:
        """The id that an actor of a story has in the record."""
        mine = (cast.c.story == member.story) & (cast.c.local == member.local)
        self._connection.execute(cast.update().where(mine).values(actor=actor))

    def accounts(self, actors: Iterable[str]) -> Iterator[tuple[str, str, Actor]]:
        """What stories know of these actors: the actor, the story, and the actor as it has it."""
        columns = (cast.c.actor, cast.c.story, cast.c.body)
        for some in _batches(actors):
            for actor, story, body in self._connection.execute(
                select(*columns).where(cast.c.actor.in_(some))
            ):
                yield actor, story, _unpack.decode(body)

    def ids(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The ids in the record of actors given by story and id there."""
        found: dict[tuple[str, str], str] = {}
        key = tuple_(cast.c.story, cast.c.local)
        for some in _batches(wanted):
            rows = self._connection.execute(
                select(cast.c.story, cast.c.local, cast.c.actor).where(key.in_(some))
            )
            found |= {(story, local): actor for story, local, actor in rows}
        return found

    def _insert(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        for start in range(0, len(rows), BATCH):
            self._connection.execute(table.insert(), rows[start : start + BATCH])


def _batches(things: Iterable[object]) -> Iterator[list[object]]:
    every = list(dict.fromkeys(things))
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]
