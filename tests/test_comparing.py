"""A record brought up to date article by article is the record built at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import coverages
from onrecord.comparing import compare
from onrecord.linking import stories
from onrecord.reconciling import reconcile
from onrecord.record import Coverage, Whole
from onrecord.store import Store

COUNT = 24


@pytest.fixture(scope="module")
def archive() -> list[Coverage]:
    return list(coverages(COUNT))


@pytest.fixture(autouse=True)
def many_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of a few reports are parted into stories, as large ones are."""
    monkeypatch.setattr(stories, "FEW", 2)
    monkeypatch.setattr(stories, "TELLING", 8)


def put(store: Store, *found: Coverage) -> None:
    with store.writing() as writer:
        for coverage in found:
            writer.put_coverage("hash", coverage)
        compare(writer)


def drop(store: Store, *articles: str) -> None:
    with store.writing() as writer:
        for article in articles:
            writer.drop_coverage(article)
        compare(writer)


def whole(store: Store) -> Whole:
    with store.reading() as reader:
        return reader.whole()


def same(one: Whole, other: Whole) -> None:
    """Kind by kind, so that a difference is told shortly."""
    for kind in Whole.__struct_fields__:
        first, second = getattr(one, kind), getattr(other, kind)
        assert [item.id for item in first] == [item.id for item in second], kind
        for a, b in zip(first, second, strict=True):
            assert a == b


def test_article_by_article_it_is_the_record_built_at_once(archive: list[Coverage], tmp_path: Path) -> None:
    store = Store(tmp_path / "a.record")
    for number, coverage in enumerate(archive, start=1):
        put(store, coverage)
        if number % 6 == 0:
            same(whole(store), reconcile(archive[:number]))
    assert len(stories.find_stories([stories.signature_of(c) for c in archive])) > 1


@settings(max_examples=6)
@given(steps=st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, COUNT - 1), max_size=5)), max_size=6))
def test_whatever_comes_and_goes(archive: list[Coverage], steps: list[tuple[bool, set[int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "a.record")
        put(store, archive[0])
        there = {0}
        for comes, which in steps:
            if comes:
                put(store, *(archive[i] for i in sorted(which)))
                there |= which
            else:
                drop(store, *(archive[i].article.id for i in which))
                there -= which
        same(whole(store), reconcile([archive[i] for i in sorted(there)]))


def test_a_coverage_that_has_changed_is_compared_anew(archive: list[Coverage], tmp_path: Path) -> None:
    store = Store(tmp_path / "a.record")
    put(store, *archive[:8])
    changed = msgspec.structs.replace(
        archive[3], statements=(), events=(), votes=(), proposals=(), positions=(), figures=()
    )
    put(store, changed)
    same(whole(store), reconcile([*archive[:3], changed, *archive[4:8]]))


def test_what_is_compared_by_older_code_is_compared_anew(archive: list[Coverage], tmp_path: Path) -> None:
    store = Store(tmp_path / "a.record")
    with store.writing() as writer:
        for coverage in archive[:6]:
            writer.put_coverage("hash", coverage)
        writer.put_whole(msgspec.structs.replace(reconcile(archive[6:9]), articles=()))
        compare(writer, changed=False)
    same(whole(store), reconcile(archive[:6]))
