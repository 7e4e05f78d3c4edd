"""The tables of a record.

`coverage` is what a build makes at a cost and keeps; every other table is a view of it that any build can
make again. The tables of items have columns to ask by and the whole item as JSON in `body`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

coverage = Table(
    "coverage",
    metadata,
    Column("article", String(40), primary_key=True),
    Column("origin", Text, nullable=False, index=True),
    # SHA-256 of the source as read: the same source is not analysed twice.
    Column("source", String(64), nullable=False),
    # The date that the person who ran the build gave for it, if any.
    Column("given", String(32)),
    Column("engine", String(200), nullable=False),
    # The article stands alone so that a newer engine can analyse it again without its file.
    Column("text", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)


def _kind(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", String(40), primary_key=True),
        *columns,
        # When it is from (ISO 8601): its own date or, where it has none, the day its first report appeared.
        Column("day", String(32), index=True),
        # The day its first report appeared: from then on it is known.
        Column("known", String(10)),
        # Its place when items are told in order of time; no two items of a kind share one.
        Column("told", Text, nullable=False),
        # A number that follows from the id, by which the search index knows the item.
        Column("key", BigInteger, nullable=False),
        # The words to search, in lower case.
        Column("words", Text, nullable=False),
        Column("body", Text, nullable=False),
        # Holds all that is asked by, so that counting and paging do not read the bodies.
        Index(f"{name}_told", "told", "id", "day", "known", "key", *(column.name for column in columns)),
        Index(f"{name}_known", "known"),
        Index(f"{name}_key", "key", "id", "known"),
    )


def _text(name: str, length: int = 60) -> Column[str]:
    return Column(name, String(length))


VOICES = {"named": 1, "office": 2, "unnamed": 4, "document": 8}
"""A number for each attribution of a statement."""

items: dict[str, Table] = {
    "articles": _kind(
        "articles", _text("outlet", 300), _text("family"), _text("copy_of"), Column("title", Text)
    ),
    "actors": _kind("actors", Column("name", Text), _text("kind"), _text("country")),
    "statements": _kind(
        "statements", _text("article"), _text("source"), _text("attribution"), _text("act"), _text("form")
    ),
    # In whose voices an event is told: the sum of those of `VOICES`; 0: only in the reports' own.
    "events": _kind("events", _text("type"), _text("mode"), _text("status"), Column("voices", Integer)),
    "engagements": _kind("engagements", _text("kind"), _text("status"), _text("host")),
    "votes": _kind("votes", _text("body_actor"), _text("outcome")),
    "proposals": _kind("proposals", _text("by")),
    "figures": _kind("figures", _text("unit", 120), _text("comparator"), Column("what", Text)),
    "positions": _kind("positions", _text("actor"), Column("issue", Text), _text("stance")),
    "discrepancies": _kind("discrepancies", _text("kind")),
}

Index("statements_attribution", items["statements"].c.attribution, items["statements"].c.id)
Index(
    "figures_counted",
    *(items["figures"].c[name] for name in ("unit", "what", "told", "id", "key", "known", "day")),
)

evidence = Table(
    "evidence",
    metadata,
    Column("item", String(40), primary_key=True),
    # Where in the item it stands: "" for the item itself, else "history.0", "sides.1", "responses.2" …
    Column("part", String(40), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("article", String(40), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("role", String(20)),
    Column("text", Text, nullable=False),
)

involved = Table(
    "involved",
    metadata,
    Column("item", String(40), primary_key=True),
    Column("actor", String(40), primary_key=True),
    Column("kind", String(20), nullable=False),
    # From which day on it is known, as in the item's own table.
    Column("known", String(10)),
    Index("involved_actor", "actor", "kind", "known"),
)

rests = Table(
    "rests",
    metadata,
    Column("item", String(40), primary_key=True),
    # A statement that the item rests on, where it is not in the report's own voice.
    Column("statement", String(40), primary_key=True, index=True),
    Column("kind", String(20), nullable=False),
)

standing = Table(
    "standing",
    metadata,
    Column("actor", String(40), primary_key=True),
    Column("name", Text),
    Column("kind", String(60)),
    Column("country", String(60)),
    # In how many items of these kinds the actor stands, and in how many statements and events together.
    Column("statements", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("engagements", Integer, nullable=False),
    Column("weight", Integer, nullable=False),
    # From which day on the first of these items is known.
    Column("known", String(10)),
    Index("standing_weight", "weight", "name", "actor", "known"),
    Index("standing_events", "events", "name", "actor"),
    Index("standing_kind", "kind", "known"),
)

names = Table(
    "names",
    metadata,
    Column("actor", String(40), primary_key=True),
    Column("name", String(500), primary_key=True),
)
