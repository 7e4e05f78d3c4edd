"""The index of words: which items hold all the words that are asked for, the best first.

SQLite keeps it in an FTS5 table that triggers hold together with the tables of items, so that nobody who
writes items need think of it. On other databases the words of each item are looked through instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    UnaryExpression,
    and_,
    column,
    false,
    func,
    literal,
    select,
    text,
    true,
    union_all,
)
from sqlalchemy.sql.operators import custom_op

from onrecord.store.tables import items

_WORD = re.compile(r"[^\W_]+")
_KINDS = tuple(items)
_AT_ONCE = 60
_MANY = 2_000
_PLUS: custom_op[Any] = custom_op("+")
Seen = Callable[[ColumnElement[Any]], ColumnElement[Any]]


class Hit(NamedTuple):
    """An item that holds the words; `rank` is smaller for a better one."""

    kind: str
    id: str
    rank: float


def create(connection: Connection) -> None:
    """Make the index and the triggers that keep it, where the database is SQLite."""
    if connection.dialect.name != "sqlite":
        return
    # It keeps no text: an item is known by its number. Its kind is a word of its own, so that words of one
    # kind are found without looking at the others.
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS word_index USING fts5("
        "kind, words, content = '', tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    for kind in _KINDS:
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {kind}_indexed AFTER INSERT ON {kind} BEGIN "
            f"INSERT INTO word_index(rowid, kind, words) VALUES (new.key, '{kind}', new.words); END"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {kind}_unindexed AFTER DELETE ON {kind} BEGIN "
            "INSERT INTO word_index(word_index, rowid, kind, words) "
            f"VALUES ('delete', old.key, '{kind}', old.words); END"
        )


def drop(connection: Connection) -> None:
    """Do away with the index; its triggers go with the tables of items."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DROP TABLE IF EXISTS word_index")


def find(
    connection: Connection, asked: str, *, kinds: Sequence[str] = (), known_by: str | None = None, limit: int
) -> list[Hit]:
    """Items that hold all the words in any of their forms; words in double quotes stand together. Of reports
    that were out by the day `known_by`, where one is given."""
    if not _WORD.search(asked):
        return []
    wanted = tuple(kinds) or _KINDS
    if connection.dialect.name == "sqlite":
        return _by_index(connection, asked, wanted, known_by, limit)
    return _by_looking_through(connection, asked, wanted, known_by, limit)


def as_it_is(of: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column by whose index items are looked up."""
    return of


def passed_over(of: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same column, but SQLite looks nothing up by its index."""
    return UnaryExpression(of, operator=_PLUS, type_=of.type)


def holds(connection: Connection, kind: str, asked: str, seen: Seen = as_it_is) -> ColumnElement[bool]:
    """The condition that items of a kind hold all the words."""
    table = items[kind]
    if connection.dialect.name != "sqlite":
        return and_(true(), *_all_in(table, asked))
    if not _WORD.search(asked):
        return false()
    found = text("SELECT rowid FROM word_index WHERE word_index MATCH :match")
    return seen(table.c.key).in_(found.bindparams(match=_match(asked, (kind,))).columns(column("rowid")))


def count(connection: Connection, kind: str, asked: str, most: int = -1) -> int:
    """How many items of a kind hold all the words; counted up to `most`, if given."""
    if connection.dialect.name != "sqlite" or not _WORD.search(asked):
        query = select(items[kind].c.id).where(holds(connection, kind, asked))
        some = query.limit(most) if most >= 0 else query
        return int(connection.scalar(select(func.count()).select_from(some.subquery())) or 0)
    held = text("SELECT count(*) FROM (SELECT 1 FROM word_index WHERE word_index MATCH :match LIMIT :most)")
    return int(connection.scalar(held, {"match": _match(asked, (kind,)), "most": most}) or 0)


def is_common(connection: Connection, kind: str, asked: str) -> bool:
    """Do so many items hold the words that it is quicker to go through all items than to look these up?"""
    return connection.dialect.name == "sqlite" and count(connection, kind, asked, _MANY) == _MANY


def _all_in(table: Table, asked: str) -> list[ColumnElement[bool]]:
    return [table.c.words.contains(word, autoescape=True) for word in _WORD.findall(asked.lower())]


def _by_index(
    connection: Connection, asked: str, kinds: Sequence[str], known_by: str | None, limit: int
) -> list[Hit]:
    query = text(
        "SELECT rowid, bm25(word_index, 0.0, 1.0) AS rank FROM word_index "
        "WHERE word_index MATCH :match ORDER BY rank, rowid"
    )
    rows = connection.execute(query, {"match": _match(asked, kinds)})
    found: list[Hit] = []
    while len(found) < limit and (some := rows.fetchmany(max(limit, _AT_ONCE))):
        named = _named(connection, [row.rowid for row in some], kinds)
        for row in some:
            kind, id_, known = named[row.rowid]
            if known_by is None or (known is not None and known <= known_by):
                found.append(Hit(kind, id_, row.rank))
    rows.close()
    return found[:limit]


def _named(
    connection: Connection, keys: Sequence[int], kinds: Sequence[str]
) -> dict[int, tuple[str, str, str | None]]:
    """Kind, id and day of the items with these numbers."""
    parts = (
        select(items[k].c.key, literal(k), items[k].c.id, items[k].c.known).where(items[k].c.key.in_(keys))
        for k in kinds
        if k in items
    )
    return {key: (kind, id_, known) for key, kind, id_, known in connection.execute(union_all(*parts))}


def _match(asked: str, kinds: Sequence[str]) -> str:
    """The question in FTS5's language: every word quoted, so that nothing in it is an operator.

    >>> _match('"ferry talks" NOT-so*', ("votes",))
    'kind : ("votes") AND words : ("ferry talks" "NOT" "so")'
    """
    parts = re.split(r'"([^"]*)"?', asked)
    phrases = [" ".join(_WORD.findall(phrase)) for phrase in parts[1::2]]
    loose = [word for part in parts[0::2] for word in _WORD.findall(part)]
    wanted = " ".join(f'"{each}"' for each in (*phrases, *loose) if each)
    if len(kinds) == len(_KINDS):
        return f"words : ({wanted})"
    of_kind = " OR ".join(f'"{kind}"' for kind in kinds)
    return f"kind : ({of_kind}) AND words : ({wanted})"


def _by_looking_through(
    connection: Connection, asked: str, kinds: Sequence[str], known_by: str | None, limit: int
) -> list[Hit]:
    parts = []
    for kind in kinds:
        table = items[kind]
        query = select(literal(kind), table.c.id, literal(0.0)).where(*_all_in(table, asked))
        parts.append(query.where(table.c.known <= known_by) if known_by else query)
    rows = connection.execute(union_all(*parts).limit(limit))
    return [Hit(*row) for row in rows]
