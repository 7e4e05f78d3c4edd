"""What pages ask of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from onrecord.store import Ask, Asking, Store, standing, wordindex
from onrecord.store.tables import involved, items, metadata
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
    then = {of.id: of.statements for of in asking.standings_then("2031-05-08", limit=10)}
    assert "c-rhee" not in then or then["c-rhee"] == 0
    assert {of.id: of.statements for of in asking.standings_then("2031-05-09", limit=10)}["c-rhee"] == 1


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


@pytest.mark.parametrize("most_looked_at", [0, 8_000])
@given(
    told=st.lists(
        st.tuples(st.sampled_from("abcdefg"), st.sampled_from(standing.COUNTED), st.integers(1, 9)),
        max_size=40,
    ),
    day=st.integers(1, 9),
    page=st.tuples(st.integers(1, 3), st.integers(0, 7)),
)
def test_actors_as_known_on_a_day_are_counted_alike_however_many_are_looked_at(
    most_looked_at: int, told: list[tuple[str, str, int]], day: int, page: tuple[int, int]
) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    whole: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    with engine.connect() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(standing, "_MOST_LOOKED_AT", most_looked_at)
        row = {"name": "one name", "kind": "person", "told": "", "key": 0, "words": "", "body": ""}
        for number, (actor, kind, on) in enumerate(told):
            met = {"item": f"i-{number}", "actor": actor, "kind": kind, "known": f"2031-05-0{on}"}
            connection.execute(involved.insert().values(**met))
            if actor not in whole:
                connection.execute(items["actors"].insert().values(id=actor, **row))
            whole[actor] += kind != "engagements"
            if on <= day:
                kinds.setdefault(actor, Counter())[kind] += 1
        standing.create(connection)
        limit, offset = page
        found = standing.foremost_then(
            connection, kind=None, name=None, known_by=f"2031-05-0{day}", limit=limit, offset=offset
        )
        by_kind = standing.numbers_by_kind(connection, kind=None, name=None, known_by=f"2031-05-0{day}")
    wanted = sorted(kinds, key=lambda a: (-kinds[a]["statements"] - kinds[a]["events"], a))
    assert [of.id for of in found] == wanted[offset : offset + limit]
    assert all(tuple(kinds[of.id][kind] for kind in standing.COUNTED) == of[4:] for of in found)
    assert sum(by_kind.values()) == len(kinds)


def test_words_that_nearly_all_items_hold_find_what_rare_ones_find(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = [
        Ask(kind="statements", words="the"),
        Ask(kind="statements", words="the", actor="c-rhee"),
        Ask(kind="statements", words="the", known_by="2031-05-08", where=(("attribution", ("named",)),)),
        Ask(kind="events", words="talks", since="2031-05-01", until="2031-05-30"),
    ]
    rare = [(asking.count(ask), ids(asking.page(ask, limit=5))) for ask in asks]
    assert any(number for number, _ in rare)
    monkeypatch.setattr(wordindex, "_MANY", 1)
    assert [(asking.count(ask), ids(asking.page(ask, limit=5))) for ask in asks] == rare


def test_the_first_items_of_each_combination_come_in_order_of_time(asking: Asking) -> None:
    every = asking.firsts(Ask(kind="figures"), ("unit", "what"), 9)
    assert [id_ for *_, id_ in every] == ids(asking.page(Ask(kind="figures"), limit=20))
    first = asking.firsts(Ask(kind="figures"), ("unit", "what"), 1)
    assert len({(unit, what) for unit, what, _ in every}) == len(first)
    assert {unit: id_ for unit, _, id_ in reversed(every)} | {u: i for u, _, i in first} == {
        unit: id_ for unit, _, id_ in reversed(first)
    }


def test_a_search_keeps_to_the_kinds_and_days_that_are_asked_for(asking: Asking) -> None:
    hits = asking.holding("talks", limit=20)
    assert len({hit.kind for hit in hits}) > 1
    assert {hit.kind for hit in asking.holding("talks", kinds=["events"], limit=20)} == {"events"}
    assert asking.holding("events", kinds=["votes"], limit=20) == []
    assert asking.holding("talks", known_by="2031-05-07", limit=20) == []
