"""Label sets, and the scorer of dependency labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """The labels of each head by number, as `labels.json` lists them."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    names: tuple[str, ...]
    deprels: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Labels:
        """Read the file at `path`."""
        rows = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: tuple(row) for name, row in rows.items()})


class LabelScorer:
    """Biaffine scores of dependency labels for chosen heads (Dozat and Manning, 2017)."""

    def __init__(self, path: Path) -> None:
        table = np.load(path)["label"].astype(np.float32)
        self._count, self._width = table.shape[0], table.shape[1]
        self._left = np.ascontiguousarray(table.transpose(1, 0, 2).reshape(self._width, -1))

    def best(self, dependents: NDArray[np.float32], heads: NDArray[np.float32]) -> NDArray[np.int64]:
        """The best label of N words from their N × 128 projections and those of their heads."""
        best: NDArray[np.int64] = self.scores(dependents, heads).argmax(axis=1)
        return best

    def scores(self, dependents: NDArray[np.float32], heads: NDArray[np.float32]) -> NDArray[np.float32]:
        """N × labels."""
        left = _with_one(dependents) @ self._left
        cube = left.reshape(len(dependents), self._count, self._width)
        scores: NDArray[np.float32] = np.matmul(cube, _with_one(heads)[:, :, None])[:, :, 0]
        return scores


def _with_one(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([rows, np.ones((len(rows), 1), dtype=np.float32)], axis=1)
