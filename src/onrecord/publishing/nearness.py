"""How near statements are in meaning to the words that somebody asks about, by the vectors of sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Coverage, Statement

NEAR_ENOUGH = 0.37
"""From this cosine on, a sentence is about the words asked for. Read off questions of one to three words to
reports of three kinds: most sentences lie between 0 and 0.3, those on the subject above 0.37."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Nearness:
    """The sentences of some reports, each with how near it is to what is asked."""

    sentences: dict[str, tuple[tuple[int, int, float], ...]]

    @classmethod
    def to(cls, asked: Vector, coverages: Iterable[Coverage]) -> Nearness:
        """`asked` is a vector of length 1, as the engine gives it for a sentence."""
        return cls({coverage.article.id: tuple(_near(asked, coverage)) for coverage in coverages})

    def of(self, statement: Statement) -> float:
        """The nearest sentence that holds words of a statement's content; 0 where none has a vector."""
        content = [(e.start, e.end) for e in statement.evidence if e.role == "content"]
        return max(
            (
                near
                for start, end, near in self.sentences.get(statement.article, ())
                if any(start < b and a < end for a, b in content)
            ),
            default=0.0,
        )


def _near(asked: Vector, coverage: Coverage) -> Iterable[tuple[int, int, float]]:
    for sentence in coverage.sentences:
        if sentence.vector:
            vector = np.frombuffer(sentence.vector, dtype="<f4")
            yield sentence.start, sentence.end, float(vector @ asked)
