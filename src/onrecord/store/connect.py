"""Connections: whole transactions, and the database's own errors said in the record's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from onrecord.errors import RecordBusy, RecordError

# A reader waits this long for the short moment in which a build writes its pages.
WAIT_SECONDS = 5.0
# Rows go in by id, that is anywhere in the file: pages that do not fit are written and read again and again.
# Taken only as far as a build fills it.
CACHE_KB = 256_000


def is_address(place: str) -> bool:
    """Is it the URL of a database, not a path?"""
    return "://" in place


def engine_for(place: str) -> Engine:
    """An engine for a path (SQLite) or a database URL."""
    if is_address(place):
        return create_engine(place)
    # Made of its parts, not written as text: a path may hold "?" or "%".
    url = URL.create("sqlite", database=str(Path(place)))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _leave_transactions_to_us)
    return engine


def _leave_transactions_to_us(connection: Any, _: object) -> None:
    # Python's sqlite3 begins transactions by itself, and not for every statement: it must not.
    connection.isolation_level = None


@contextmanager
def reading(engine: Engine, place: str) -> Iterator[Connection]:
    """A transaction that sees one state of the record throughout."""
    with _in_our_words(place), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        try:
            yield connection
        finally:
            connection.rollback()


@contextmanager
def writing(engine: Engine, place: str) -> Iterator[Connection]:
    """The one transaction of a build. It holds the write lock from the start, so that a second build is told
    at once (`RecordBusy`) and not after minutes of work; on any exception nothing of it stays."""
    with _in_our_words(place), engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA busy_timeout = 200")
            connection.exec_driver_sql(f"PRAGMA cache_size = {-CACHE_KB}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextmanager
def _in_our_words(place: str) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        if "locked" in str(error.orig) or "busy" in str(error.orig):
            raise RecordBusy(place) from error
        raise RecordError(f"{place}: {error.orig}; is its folder there, and may you write to it?") from error
    except DatabaseError as error:
        raise RecordError(f"{place} is not a record of onrecord ({error.orig}); give another path") from error
    except SQLAlchemyError as error:
        raise RecordError(f"{place}: {error}") from error
