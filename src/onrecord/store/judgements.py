"""The judgements of a record: kept in a table that no build makes anew."""

from __future__ import annotations

import msgspec
from sqlalchemy import Column, Connection, String, Table, Text, select

from onrecord.errors import NoSuchItem
from onrecord.record import Judgement
from onrecord.store.tables import metadata

judgement = Table(
    "judgement",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("body", Text, nullable=False),
)

_json = msgspec.json.Encoder()


def create(connection: Connection) -> None:
    """Make the table, in a record that has none yet."""
    judgement.create(connection, checkfirst=True)


class Judgements:
    """The judgements over one open connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement in order of time, the withdrawn among them."""
        bodies = self._connection.scalars(select(judgement.c.body).order_by(judgement.c.at, judgement.c.id))
        return tuple(msgspec.json.decode(body, type=Judgement) for body in bodies)

    def one(self, id_: str) -> Judgement:
        """A judgement by its id or the beginning of it. Raises `NoSuchItem`."""
        found = [j for j in self.all() if id_ and j.id.startswith(id_)]
        exact = [j for j in found if j.id == id_] or found
        if len(exact) != 1:
            raise NoSuchItem(id_)
        return exact[0]

    def put(self, given: Judgement) -> None:
        """Keep a judgement; one of the same id goes."""
        self._connection.execute(judgement.delete().where(judgement.c.id == given.id))
        row = {"id": given.id, "at": given.at, "body": _json.encode(given).decode()}
        self._connection.execute(judgement.insert().values(**row))
