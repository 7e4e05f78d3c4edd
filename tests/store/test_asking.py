"""What pages ask of a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import create_engine

from onrecord.store import Ask, Asking, Store, wordindex
from onrecord.store.tables import metadata
from tests import factory


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "ferry.record")
    with made.writing() as writer:
        writer.put_whole(factory.whole())
    return made


@pytest.fixture
def asking(store: Store) -> Iterator[Asking]:
    with store.reading() as reader:
        yield reader.asking


def ids(items: object) -> list[str]:
    return [item.id for item in items]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("ask", "found"),
    [
        (Ask(kind="statements"), ["s-sinking", "s-denial"]),
        (Ask(kind="statements", actor="c-rhee"), ["s-denial"]),
        (Ask(kind="statements", where=(("act", ("deny", "warn")),)), ["s-denial"]),
        (Ask(kind="statements", outlet="The Harbour Light"), ["s-sinking"]),
        (Ask(kind="statements", since="2031-05-09"), ["s-denial"]),
        (Ask(kind="statements", until="2031-05-08"), ["s-sinking"]),
        (Ask(kind="statements", known_by="2031-05-08"), ["s-sinking"]),
        (Ask(kind="statements", words="table Sinking"), ["s-sinking"]),
        (Ask(kind="figures", voice="named"), ["g-55"]),
        (Ask(kind="figures", voice="report"), ["g-40"]),
        (Ask(kind="events", voice="report"), ["e-talks"]),
        (Ask(kind="events", voice="named"), []),
        (Ask(kind="events", outlet="Lyth Gazette"), ["e-talks"]),
        (Ask(kind="articles", outlet="Lyth Gazette"), ["a-2"]),
        (Ask(kind="statements", known_by="2031-05-07"), []),
    ],
)
def test_items_are_asked_for_by_what_they_are(asking: Asking, ask: Ask, found: list[str]) -> None:
    assert ids(asking.page(ask, limit=10)) == found
    assert asking.count(ask) == len(found)


def test_a_page_begins_where_the_last_ended(asking: Asking) -> None:
    ask = Ask(kind="statements")
    first, rest = asking.page(ask, limit=1), asking.page(ask, limit=5, offset=1)
    assert ids(first) + ids(rest) == ["s-sinking", "s-denial"]
    assert ids(asking.page(ask, limit=1, newest_first=True)) == ["s-denial"]


def test_kinds_are_told_in_one_order(asking: Asking) -> None:
    asks = [Ask(kind="events"), Ask(kind="votes"), Ask(kind="statements")]
    assert [(kind, item.id) for kind, item in asking.merged(asks, limit=3)] == [
        ("events", "e-talks"),
        ("statements", "s-sinking"),
        ("votes", "v-charter"),
    ]
    assert [item.id for _, item in asking.merged(asks, limit=1, newest_first=True)] == ["s-denial"]


def test_what_rests_on_a_statement(asking: Asking) -> None:
    assert {kind: ids(found) for kind, found in asking.resting_on("s-denial").items()} == {
        "figures": ["g-55"]
    }


def test_values_are_counted_and_days_told(asking: Asking) -> None:
    assert asking.counts(Ask(kind="statements"), "act") == [("deny", 1), ("say", 1)]
    assert asking.days(Ask(kind="events"), 7, "status") == [("2031-05", "cancelled", 1)]
    assert asking.tally(Ask(kind="statements"), ("attribution", "form")) == [
        ("named", "direct", 1),
        ("named", "indirect", 1),
    ]


def test_what_stands_in_a_report(asking: Asking) -> None:
    found = asking.in_article("a-2")
    assert ids(found["statements"]) == ["s-denial"]
    assert set(found) == {
        "statements", "events", "engagements", "proposals", "figures", "positions", "discrepancies",
    }  # fmt: skip
    assert [id_ for id_, _, _ in asking.mentions_in("a-2")] == ["c-rhee"]
    assert asking.articles_of("e-talks") == ["a-1", "a-2"]


def test_who_stands_with_whom(asking: Asking) -> None:
    together = asking.together(["c-okafor", "c-lyth"], "events", "status")
    assert together == [("c-lyth", "c-okafor", "cancelled", 1)]
    assert asking.together(["c-okafor", "c-lyth"], "events", "status", known_by="2031-05-07") == []
    assert ("c-rhee", "statements", 1) in asking.busiest(["statements"])
    assert ("c-rhee", "statements", 1) not in asking.busiest(["statements"], known_by="2031-05-08")


def test_reports_and_names_come_without_their_texts(asking: Asking) -> None:
    assert [(h.id, h.outlet, h.published) for h in asking.headings()] == [
        ("a-1", "The Harbour Light", "2031-05-08"),
        ("a-2", "Lyth Gazette", "2031-05-09"),
    ]
    assert sorted(name.name for name in asking.names()) == ["Ines Okafor", "Lyth", "Tomasz Rhee"]


@pytest.mark.parametrize(
    ("asked", "kinds", "found"),
    [
        ("sinking", ("statements",), {"s-sinking"}),
        ("table sink", ("statements",), {"s-sinking"}),
        ('"sinking table"', ("statements",), set()),
        ("OKAFOR", ("actors", "articles"), {"c-okafor", "a-1"}),
        ("nothing NOT here", (), set()),
        ('"', (), set()),
        ("* ) OR (", (), set()),
    ],
)
def test_words_are_found_whatever_is_typed(
    asking: Asking, asked: str, kinds: tuple[str, ...], found: set[str]
) -> None:
    assert {hit.id for hit in asking.holding(asked, kinds=kinds, limit=20)} == found  # type: ignore[arg-type]


def test_the_index_of_words_follows_what_is_written(store: Store) -> None:
    import msgspec

    fewer = msgspec.structs.replace(factory.whole(), statements=())
    with store.writing() as writer:
        writer.put_whole(fewer)
    with store.reading() as reader:
        assert not reader.asking.holding("sinking", kinds=["statements"], limit=5)
        assert reader.asking.holding("sinking", kinds=["articles"], limit=5)


def test_a_day_limits_what_is_found(asking: Asking) -> None:
    assert [
        hit.id for hit in asking.holding("fares", kinds=["articles"], known_by="2031-05-08", limit=5)
    ] == []
    assert [
        hit.id for hit in asking.holding("fares", kinds=["articles"], known_by="2031-05-09", limit=5)
    ] == ["a-2"]


def test_without_an_index_the_words_are_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        found = wordindex._by_looking_through(connection, "ferry talks", ("events",), "2031-05-08", 5)
        assert found == []


def test_the_voices_of_an_event_follow_its_statements(store: Store) -> None:
    whole = factory.whole()
    (talks,) = whole.events
    for spoken, voices in ((("s-sinking", "s-denial"), {"named"}), ((), {"report"})):
        with store.writing() as writer:
            told = msgspec.structs.replace(talks, according_to=spoken)
            writer.put_whole(msgspec.structs.replace(whole, events=(told,)))
        with store.reading() as reader:
            asked = {
                v: reader.asking.count(Ask(kind="events", voice=v)) for v in ("named", "unnamed", "report")
            }
        assert {voice for voice, number in asked.items() if number} == voices


def test_actors_stand_by_how_often_they_are_in_items(store: Store) -> None:
    with store.reading() as reader:
        found = reader.asking.standings(limit=10)
        assert [(s.id, s.statements + s.events) for s in found] == sorted(
            ((s.id, s.statements + s.events) for s in found), key=lambda pair: -pair[1]
        )
        assert ("c-rhee", 1) in {(s.id, s.statements) for s in found}
        assert reader.asking.standings(name="RHEE", limit=1)[0].id == "c-rhee"
        assert sum(reader.asking.count_standings().values()) == len(found)
    with store.writing() as writer:
        writer.put_whole(msgspec.structs.replace(factory.whole(), statements=()))
    with store.reading() as reader:
        assert all(standing.statements == 0 for standing in reader.asking.standings(limit=10))


def test_a_search_keeps_to_the_kinds_and_days_that_are_asked_for(asking: Asking) -> None:
    hits = asking.holding("talks", limit=20)
    assert len({hit.kind for hit in hits}) > 1
    assert {hit.kind for hit in asking.holding("talks", kinds=["events"], limit=20)} == {"events"}
    assert asking.holding("events", kinds=["votes"], limit=20) == []
    assert asking.holding("talks", known_by="2031-05-07", limit=20) == []
