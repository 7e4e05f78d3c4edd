"""Sentences found by the vectors that are kept of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from onrecord.record import Coverage, Sentence
from onrecord.store import Store, schema
from onrecord.store.sentences import SIZE
from tests import factory


def unit(seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).standard_normal(SIZE).astype("<f4")
    return vector / np.linalg.norm(vector)


def coverage(article: str, seeds: list[int]) -> Coverage:
    made = tuple(
        Sentence(start=10 * n, end=10 * n + 9, paragraph=n + 1, vector=unit(seed).tobytes())
        for n, seed in enumerate(seeds)
    )
    return Coverage(article=factory.article(article), sentences=made, engine="test 1")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "near.record")
    with made.writing() as writer:
        for n in range(30):
            writer.put_coverage("x", coverage(f"a-{n}", [100 * n + k for k in range(8)]))
    return made


@pytest.mark.parametrize("seed", [0, 305, 2907])
def test_the_nearest_sentence_is_the_one_itself(store: Store, seed: int) -> None:
    with store.reading() as reader:
        near = reader.asking.nearest(reader.asking.signs(), unit(seed), None, 3)
    assert (near[0].article, near[0].paragraph) == (f"a-{seed // 100}", seed % 100 + 1)
    assert near[0].nearness == pytest.approx(1.0, abs=0.01)
    assert [n.nearness for n in near] == sorted((n.nearness for n in near), reverse=True)


def test_the_signs_choose_as_the_vectors_would(store: Store) -> None:
    asked = unit(7) * 0.6 + unit(1203) * 0.5 + unit(99_999) * 0.3
    every = [(float(unit(100 * n + k) @ asked), f"a-{n}", k + 1) for n in range(30) for k in range(8)]
    with store.reading() as reader:
        near = reader.asking.nearest(reader.asking.signs(), asked / np.linalg.norm(asked), None, 2)
    assert [(n.article, n.paragraph) for n in near] == [(a, p) for _, a, p in sorted(every, reverse=True)[:2]]


def test_only_what_is_known_is_near(store: Store) -> None:
    with store.reading() as reader:
        signs = reader.asking.signs()
        near = reader.asking.nearest(signs, unit(305), frozenset({"a-4", "a-5"}), 5)
        assert {n.article for n in near} <= {"a-4", "a-5"}
        assert reader.asking.nearest(signs, unit(305), frozenset(), 5) == []


def test_a_record_without_sentences_has_none_near(tmp_path: Path) -> None:
    made = Store(tmp_path / "none.record")
    with made.writing() as writer:
        writer.put_coverage("x", factory.coverage())
    with made.reading() as reader:
        assert reader.asking.nearest(reader.asking.signs(), unit(1), None, 5) == []


def test_an_article_that_is_dropped_takes_its_sentences_along(store: Store) -> None:
    with store.writing() as writer:
        writer.drop_coverage("a-3")
    with store.reading() as reader:
        assert "a-3" not in reader.asking.signs().articles


def test_an_older_record_gets_its_sentences_from_the_coverages(store: Store) -> None:
    with store.writing() as writer:
        writer._connection.execute(text("drop table sentences"))
        schema.sentences.create(writer._connection)
    with store.reading() as reader:
        assert len(reader.asking.signs().owner) == 240
