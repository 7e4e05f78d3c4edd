"""The synthetic archive: valid coverages, the same on every run, stories that share some actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from benchmarks.synthetic import coverages
from onrecord.record import Coverage, Evidence

COUNT = 30


@pytest.fixture(scope="module")
def archive() -> list[Coverage]:
    return list(coverages(COUNT))


def evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from evidence(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from evidence(each)


def test_every_piece_of_evidence_stands_in_its_article(archive: list[Coverage]) -> None:
    for coverage in archive:
        pieces = list(evidence(coverage))
        assert pieces
        for piece in pieces:
            assert piece.article == coverage.article.id
            assert piece.text == coverage.article.text[piece.start : piece.end]


def test_the_same_count_gives_the_same_coverages(archive: list[Coverage]) -> None:
    assert list(coverages(COUNT)) == archive
    assert list(coverages(5)) == archive[:5]


def test_articles_differ_and_stories_have_people_of_their_own(archive: list[Coverage]) -> None:
    assert len({c.article.id for c in archive}) == COUNT
    stories: dict[str, set[str]] = {}
    for coverage in archive:
        people = {c.name for c in coverage.characters if c.kind == "person" and " " in c.name}
        stories.setdefault(coverage.article.origin.split("/")[1], set()).update(people)
    first, second, *_ = stories.values()
    assert len(first & second) < min(len(first), len(second)) / 2
