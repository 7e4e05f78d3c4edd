"""Name spans from the scores of BIO tags."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.language.abbreviations import TITLES

_NEVER = np.float32(-1e9)

Span = tuple[int, int, str]


class NameDecoder:
    """Finds the best row of tags in which no I follows anything but its own B or I (Viterbi)."""

    def __init__(self, tags: Sequence[str]) -> None:
        self._tags = tuple(tags)
        self._outside = self._tags.index("O")
        self._start = np.array([_NEVER if tag[0] == "I" else 0 for tag in tags], dtype=np.float32)
        self._steps = np.array(
            [[0 if _may_follow(before, tag) else _NEVER for before in tags] for tag in tags],
            dtype=np.float32,
        )

    def spans(self, scores: NDArray[np.float32]) -> list[Span]:
        """(first word, one past the last, class) of each name, from W × tags scores."""
        best = scores.argmax(axis=1)
        if (best == self._outside).all():
            return []
        return _spans([self._tags[tag] for tag in self._path(scores)])

    def _path(self, scores: NDArray[np.float32]) -> list[int]:
        total = scores[0] + self._start
        back: list[NDArray[np.int64]] = []
        for row in scores[1:]:
            through = total[None, :] + self._steps
            came = through.argmax(axis=1)
            back.append(came)
            total = through[np.arange(len(came)), came] + row
        path = [int(total.argmax())]
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        return path[::-1]


def without_bare_titles(words: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Without persons that are titles and nothing else, as 'Maj. Gen.' before a name."""
    return [
        span
        for span in spans
        if span[2] != "PERSON" or any(word.lower() not in TITLES for word in words[span[0] : span[1]])
    ]


def _may_follow(before: str, tag: str) -> bool:
    return tag[0] != "I" or before[1:] == tag[1:]


def _spans(tags: Sequence[str]) -> list[Span]:
    spans: list[Span] = []
    start = -1
    for index, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag[0] != "I":
            spans.append((start, index, tags[start][2:]))
            start = -1
        if tag[0] == "B":
            start = index
    return spans
