"""The log of what builds have changed. No build makes it anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Column, Connection, Integer, String, Table, Text, func, select

from onrecord.record.change import Change
from onrecord.store.tables import metadata

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True),
    # When the build was, in UTC.
    Column("at", String(32), nullable=False, index=True),
    Column("item", String(40), nullable=False, index=True),
    Column("body", Text, nullable=False),
)

_json = msgspec.json.Encoder()


def create(connection: Connection) -> None:
    """Make the table, in a record that has none yet."""
    log.create(connection, checkfirst=True)


class Log:
    """The log over one open connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def since(self, time: str) -> Iterator[Change]:
        """The changes of all builds from a time on (ISO 8601, UTC), in the order in which they came."""
        query = select(log.c.body).where(log.c.at >= time).order_by(log.c.number)
        for body in self._connection.scalars(query):
            yield msgspec.json.decode(body, type=Change)

    def add(self, changes: Iterable[Change]) -> None:
        """Keep what a build has changed."""
        last = self._connection.scalar(select(func.max(log.c.number))) or 0
        rows = [
            {"number": number, "at": change.at, "item": change.item, "body": _json.encode(change).decode()}
            for number, change in enumerate(changes, start=last + 1)
        ]
        if rows:
            self._connection.execute(log.insert(), rows)
