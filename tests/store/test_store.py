"""The record's database: what goes in comes out, whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection, text

from onrecord.errors import NoSuchItem, NoSuchRecord, RecordBusy, RecordError
from onrecord.store import KINDS, Known, Store, schema
from tests import factory


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "ferry.record"


@pytest.fixture
def store(place: Path) -> Store:
    """A store that holds the record of the ferry dispute."""
    made = Store(place)
    with made.writing() as writer:
        writer.put_whole(factory.whole())
    return made


def rows(place: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(place)) as connection:
        return connection.execute(query).fetchall()


def test_a_whole_comes_back_as_it_was_written(store: Store) -> None:
    with store.reading() as reader:
        assert reader.whole() == factory.whole()


def test_writing_the_same_whole_again_changes_no_byte(store: Store, place: Path) -> None:
    before = rows(place, "select * from evidence order by item, part, number")
    with store.writing() as writer:
        writer.put_whole(factory.whole())
    after = rows(place, "select * from evidence order by item, part, number")
    assert before == after
    assert before


def test_items_that_are_no_longer_in_the_whole_go_with_their_evidence(store: Store, place: Path) -> None:
    fewer = msgspec.structs.replace(factory.whole(), events=(), discrepancies=())
    with store.writing() as writer:
        writer.put_whole(fewer)
    with store.reading() as reader:
        assert reader.whole() == fewer
    left = rows(place, "select distinct kind from evidence")
    assert ("events",) not in left
    assert ("statements",) in left


def test_a_changed_item_replaces_its_old_row(store: Store) -> None:
    whole = factory.whole()
    changed = msgspec.structs.replace(whole.events[0], status="planned")
    with store.writing() as writer:
        writer.put_whole(msgspec.structs.replace(whole, events=(changed,)))
    with store.reading() as reader:
        assert list(reader.items("events")) == [changed]


@pytest.mark.parametrize(
    ("kind", "asked", "ids"),
    [
        ("statements", {}, ["s-denial", "s-sinking"]),
        ("statements", {"actor": "okafor"}, ["s-sinking"]),
        ("statements", {"actor": "c-rhee"}, ["s-denial"]),
        ("statements", {"actor": "100%"}, []),
        ("statements", {"words": ["TABLE", "sinking"]}, ["s-sinking"]),
        ("statements", {"words": ["table", "denied"]}, []),
        ("statements", {"since": "2031-05-09"}, ["s-denial"]),
        ("statements", {"limit": 1}, ["s-denial"]),
        ("events", {"actor": "Lyth"}, ["e-talks"]),
        ("events", {"since": "2031-05-09"}, []),
        ("engagements", {"actor": "Ines Okafor"}, ["m-talks"]),
        ("discrepancies", {"actor": "rhee"}, ["d-talks"]),
        ("proposals", {"actor": "okafor"}, ["p-fares"]),
        ("figures", {"words": ["pay"]}, ["g-40", "g-55"]),
        ("articles", {"words": ["gazette"]}, ["a-2"]),
        ("actors", {"words": ["harbour minister"]}, ["c-okafor"]),
    ],
)
def test_items_can_be_asked_by_actor_day_and_words(
    store: Store, kind: str, asked: dict[str, object], ids: list[str]
) -> None:
    with store.reading() as reader:
        assert [item.id for item in reader.items(kind, **asked)] == ids


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_is_found_by_its_id(store: Store, kind: str) -> None:
    for item in getattr(factory.whole(), kind):
        with store.reading() as reader:
            assert reader.item(item.id) == (kind, item)


def test_an_id_may_be_cut_short_where_it_stays_clear(store: Store) -> None:
    with store.reading() as reader:
        assert reader.item("s-d")[1].id == "s-denial"
        for unclear in ("s-", "", "s-%", "nothing"):
            with pytest.raises(NoSuchItem):
                reader.item(unclear)


def test_coverages_and_their_texts_come_back(place: Path) -> None:
    found = factory.coverage()
    with Store(place).writing() as writer:
        writer.put_coverage("hash", msgspec.structs.replace(found, engine="older"))
        writer.put_coverage("hash", found)
    with Store(place).reading() as reader:
        assert list(reader.coverages()) == [found]
        assert list(reader.texts(["a-1", "a-404"])) == [found.article]
        assert reader.analysed() == {"a-1": Known("reports/a-1.txt", "hash", None, "test 1")}


def test_an_exception_leaves_the_record_as_it_was(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), store.writing() as writer:
        writer.put_whole(msgspec.structs.replace(factory.whole(), events=()))
        raise KeyboardInterrupt
    with store.reading() as reader:
        assert reader.whole() == factory.whole()


def test_a_first_build_that_fails_leaves_no_file(place: Path) -> None:
    with pytest.raises(RuntimeError), Store(place).writing() as writer:
        writer.put_whole(factory.whole())
        raise RuntimeError
    assert not place.exists()


def test_a_second_writer_is_told_that_the_record_is_busy(store: Store, place: Path) -> None:
    with store.writing():
        with pytest.raises(RecordBusy), Store(place).writing():
            pass
        with Store(place).reading() as reader:
            assert reader.whole() == factory.whole()


@pytest.mark.parametrize("content", [None, b""])
def test_where_there_is_no_record_reading_says_how_to_make_one(place: Path, content: bytes | None) -> None:
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(NoSuchRecord, match="onrecord build"), Store(place).reading():
        pass


def test_a_file_that_is_no_record_is_left_alone(place: Path) -> None:
    place.write_text("my notes, not a database" * 100)
    for opened in (Store(place).reading, Store(place).writing):
        with pytest.raises(RecordError, match="not a record"), opened():
            pass
    assert place.read_text().startswith("my notes")


def test_another_programs_database_is_left_alone(place: Path) -> None:
    rows(place, "create table recipes (name text)")
    with pytest.raises(RecordError, match="not a record"), Store(place).writing():
        pass


def test_a_folder_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"), Store(tmp_path).writing():
        pass
    with pytest.raises(RecordError, match="there is no folder"), Store(tmp_path / "no" / "x").writing():
        pass


def _add_column(connection: Connection) -> None:
    connection.execute(text("alter table votes add column chamber text"))


def test_an_older_record_is_brought_up_to_date_by_steps(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(RecordError, match="older onrecord"), store.reading():
        pass
    with store.writing() as writer:
        schema.upgrade(writer._connection, (*schema.STEPS, _add_column))
    with store.reading() as reader:
        assert reader.whole() == factory.whole()
    assert rows(place, "select chamber from votes") == [(None,)]


def test_an_older_record_counts_who_stands_in_what_without_being_built_anew(
    store: Store, place: Path
) -> None:
    counted = rows(place, "select actor, statements, events, known from standing order by actor")
    with store.writing() as writer:
        writer._connection.execute(text("delete from standing"))
        writer.note("version", "8")
    with store.writing():
        pass
    assert rows(place, "select actor, statements, events, known from standing order by actor") == counted
    assert counted and all(known for *_, known in counted)


def test_a_newer_record_is_refused(store: Store) -> None:
    with store.writing() as writer:
        writer.note("version", "99")
    for opened in (store.reading, store.writing):
        with pytest.raises(RecordError, match="install a newer onrecord"), opened():
            pass
