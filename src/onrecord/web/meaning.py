"""The vector of a question, by the engine that made those of the sentences; loaded when first asked for."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=256)
def _vector(question: str) -> bytes:
    from onrecord.language import load

    vectors = load()(question)._.sentence_vectors
    mean = np.asarray(vectors, dtype=np.float32).mean(axis=0)
    length = max(float(np.linalg.norm(mean)), 1e-9)
    return bytes((mean / length).astype("<f4").tobytes())


def vector_of(question: str) -> NDArray[np.float32]:
    """The vector of a question, of length 1."""
    return np.frombuffer(_vector(question), dtype="<f4")
