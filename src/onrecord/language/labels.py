"""Label sets, and the scorer of dependency labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_ROWS = 64


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

    def scores(self, dependents: NDArray[np.float32], heads: NDArray[np.float32]) -> NDArray[np.float32]:
        """N × labels, from the N × 128 projections of words and those of their heads.

        Rows are taken 64 at a time, the last time with empty rows: products of one shape give a
        row the same numbers whatever the other rows are.
        """
        count = len(dependents)
        scores = np.empty((count, self._count), dtype=np.float32)
        for first in range(0, count, _ROWS):
            rows = slice(first, min(first + _ROWS, count))
            left = _padded(dependents[rows]) @ self._left
            cube = left.reshape(_ROWS, self._count, self._width)
            scores[rows] = np.matmul(cube, _padded(heads[rows])[:, :, None])[: rows.stop - first, :, 0]
        return scores


def _padded(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """64 × 129: the rows with a one at the end of each, then empty rows."""
    table = np.zeros((_ROWS, rows.shape[1] + 1), dtype=np.float32)
    table[: len(rows), :-1] = rows
    table[: len(rows), -1] = 1
    return table
