"""Sentences near in meaning to what is asked about, by their vectors."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.publishing.nearness import Nearness
from onrecord.record import Article, Coverage, Evidence, Sentence, Statement

TEXT = "Mora wants a truce. The road is open."


def vector(*values: float) -> bytes:
    return np.array(values, dtype="<f4").tobytes()


def statement(words: str) -> Statement:
    start = TEXT.index(words)
    content = Evidence(article="a-1", start=start, end=start + len(words), text=words, role="content")
    return Statement(
        id="s-1", article="a-1", source=None, source_text="Mora", attribution="named", cue=None, act="say",
        content=words, form="indirect", evidence=(content,),
    )  # fmt: skip


@pytest.fixture
def nearness() -> Nearness:
    coverage = Coverage(
        article=Article(id="a-1", origin="report.txt", text=TEXT),
        sentences=(
            Sentence(start=0, end=19, paragraph=1, vector=vector(0.8, 0.6)),
            Sentence(start=20, end=37, paragraph=1, vector=vector(0.0, 1.0)),
        ),
    )
    return Nearness.to(np.array([1.0, 0.0], dtype=np.float32), [coverage])


def test_a_statement_is_as_near_as_its_sentence(nearness: Nearness) -> None:
    assert nearness.of(statement("a truce")) == pytest.approx(0.8)
    assert nearness.of(statement("The road is open")) == pytest.approx(0.0)


def test_of_several_sentences_the_nearest_counts(nearness: Nearness) -> None:
    assert nearness.of(statement("a truce. The road")) == pytest.approx(0.8)


def test_a_report_without_vectors_is_near_to_nothing() -> None:
    bare = Coverage(
        article=Article(id="a-1", origin="report.txt", text=TEXT),
        sentences=(Sentence(start=0, end=19, paragraph=1),),
    )
    found = Nearness.to(np.array([1.0, 0.0], dtype=np.float32), [bare])
    assert found.of(statement("a truce")) == 0.0
