"""Versions of the tables, and the steps from one to the next.

Step n takes a database of version n to version n + 1; an empty database has version 0. Steps are only ever
added at the end. A step that changes a table of items may simply make it anew: the next build fills it from
the coverages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, inspect, select

from onrecord.errors import RecordError
from onrecord.store import changes, judgements, sentences, standing, stories, wordindex
from onrecord.store.tables import evidence, involved, items, meta, metadata, names, rests
from onrecord.store.tables import standing as standings

Step = Callable[[Connection], None]


def _create(connection: Connection) -> None:
    metadata.create_all(connection)


def _make_items_anew(connection: Connection) -> None:
    """Items get columns to be listed and counted by, and an index of their words."""
    views = [*items.values(), evidence, involved, rests, names, standings]
    wordindex.drop(connection)
    metadata.drop_all(connection, tables=views)
    metadata.create_all(connection, tables=views)
    # What the items were compared by is forgotten with them: the next build makes them again.
    connection.execute(meta.delete().where(meta.c.key == "compared by"))
    wordindex.create(connection)


def _index_more(connection: Connection) -> None:
    """What is counted by the day it was known, by its voice and by what it counts is found by an index."""
    for table in items.values():
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.create(connection, checkfirst=True)


def _count_once(connection: Connection) -> None:
    """What is counted as known on a day, and figures with some words, are found by an index."""
    standing.create(connection)
    _index_more(connection)


STEPS: tuple[Step, ...] = (
    _create,
    _make_items_anew,
    judgements.create,
    stories.create,
    sentences.create,
    changes.create,
    _index_more,
    # An index of words that holds no text, the voices of events, and in how many items each actor stands.
    _make_items_anew,
    _count_once,
)
VERSION = len(STEPS)


def version_of(connection: Connection) -> int:
    """The version of the tables in a database; 0 where there are none yet.

    Raises `RecordError` where the database holds other tables than a record's.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    found = None
    if "meta" in tables and "coverage" in tables:
        found = connection.scalar(select(meta.c.value).where(meta.c.key == "version"))
    if found is None:
        raise RecordError("this database is not a record of onrecord; give the build another path")
    return int(found)


def upgrade(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring the tables to the newest version, within the caller's transaction."""
    found = version_of(connection)
    check(found, len(steps))
    for step in steps[found:]:
        step(connection)
    if found < len(steps):
        connection.execute(meta.delete().where(meta.c.key == "version"))
        connection.execute(meta.insert().values(key="version", value=str(len(steps))))


def check(found: int, known: int) -> None:
    """Raise `RecordError` where a record is newer than this program."""
    if found > known:
        raise RecordError(
            f"the record has version {found} and this onrecord reads up to {known}; install a newer onrecord"
        )
