"""The index of words: which items hold all the words that are asked for, the best first.

SQLite keeps it in an FTS5 table that triggers hold together with the tables of items, so that nobody who
writes items need think of it. On other databases the words of each item are looked through instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    column,
    false,
    literal,
    select,
    text,
    true,
    union_all,
)

from onrecord.store.tables import items

_WORD = re.compile(r"[^\W_]+")
_KINDS = tuple(items)


class Hit(NamedTuple):
    """An item that holds the words; `rank` is smaller for a better one."""

    kind: str
    id: str
    rank: float


def create(connection: Connection) -> None:
    """Make the index and the triggers that keep it, where the database is SQLite."""
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS word_index USING fts5("
        "kind UNINDEXED, id UNINDEXED, known UNINDEXED, words, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    for kind in _KINDS:
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {kind}_indexed AFTER INSERT ON {kind} BEGIN "
            "INSERT INTO word_index(rowid, kind, id, known, words) "
            f"VALUES (new.key, '{kind}', new.id, new.known, new.words); END"
        )
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {kind}_unindexed AFTER DELETE ON {kind} BEGIN "
            "DELETE FROM word_index WHERE rowid = old.key; END"
        )


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


def holds(dialect: str, kind: str, asked: str) -> ColumnElement[bool]:
    """The condition that items of a kind hold all the words."""
    table = items[kind]
    if dialect != "sqlite":
        return and_(true(), *_all_in(table, asked))
    match = _match(asked)
    if not match:
        return false()
    found = text("SELECT id FROM word_index WHERE word_index MATCH :match AND kind = :of_kind")
    return table.c.id.in_(found.bindparams(match=match, of_kind=kind).columns(column("id")))


def _all_in(table: Table, asked: str) -> list[ColumnElement[bool]]:
    return [table.c.words.contains(word, autoescape=True) for word in _WORD.findall(asked.lower())]


def _by_index(
    connection: Connection, asked: str, kinds: Sequence[str], known_by: str | None, limit: int
) -> list[Hit]:
    of_kind = ", ".join(f"'{kind}'" for kind in kinds if kind in _KINDS)
    by_then = "AND known <= :known_by" if known_by else ""
    rows = connection.execute(
        text(
            "SELECT kind, id, rank FROM word_index WHERE word_index MATCH :match "
            f"AND kind IN ({of_kind}) {by_then} ORDER BY rank, id LIMIT :limit"
        ),
        {"match": _match(asked), "limit": limit, **({"known_by": known_by} if known_by else {})},
    )
    return [Hit(*row) for row in rows]


def _match(asked: str) -> str:
    """The question in FTS5's language: every word quoted, so that nothing in it is an operator.

    >>> _match('"ferry talks" NOT-so*')
    '"ferry talks" "NOT" "so"'
    """
    parts = re.split(r'"([^"]*)"?', asked)
    phrases = [" ".join(_WORD.findall(phrase)) for phrase in parts[1::2]]
    loose = [word for part in parts[0::2] for word in _WORD.findall(part)]
    return " ".join(f'"{each}"' for each in (*phrases, *loose) if each)


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
