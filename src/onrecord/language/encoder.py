"""The network in ONNX Runtime: sentences of words → raw layers. The only file that knows it.

A sentence is padded to a length that depends on itself alone (its word pieces, up to the next
multiple of eight), and only sentences of one length share a batch. So every product has the same
shape whatever stands beside a sentence, and its numbers are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.language.features import word_features
from onrecord.language.wordpieces import FIRST, LAST, WordPieces

LONGEST_PIECES = 510
_STEP = 8
_BATCH_PIECES = 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Layers:
    """What the network says of one sentence of W words.

    `upos`, `xpos`, `feats`, `lemmas`: W label numbers. `names`: W × tags scores. `arcs`:
    (W + 1) × (W + 1) scores, rows dependents, columns heads, number 0 the root.
    `label_dependents`, `label_heads`: (W + 1) × 128. `vector`: 384, of length 1.
    """

    upos: NDArray[np.int32]
    xpos: NDArray[np.int32]
    feats: NDArray[np.int32]
    lemmas: NDArray[np.int32]
    names: NDArray[np.float32]
    arcs: NDArray[np.float32]
    label_dependents: NDArray[np.float32]
    label_heads: NDArray[np.float32]
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Prepared:
    pieces: list[int]
    casings: list[int]
    starts: list[int]
    features: list[tuple[int, int, int, int]]

    @property
    def length(self) -> int:
        return -(-len(self.pieces) // _STEP) * _STEP


class Encoder:
    """Runs `model.onnx` of a weights folder with a number of threads (None: the runtime's)."""

    def __init__(self, weights: Path, threads: int | None = None) -> None:
        self.wordpieces = WordPieces(weights / "tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or 0
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Weights are dequantised once, at loading, instead of at every run.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(weights / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def pieces_in(self, words: Sequence[str]) -> list[int]:
        """How many word pieces each word has (1 to 16)."""
        return [len(pieces) for pieces in self.wordpieces.of(words)]

    def run(self, sentences: Sequence[Sequence[str]]) -> list[Layers]:
        """The layers of each sentence, in order.

        A sentence has at least one word and at most 510 word pieces; a longer one is a
        ValueError, since the caller is to split it.
        """
        prepared = [self._prepare(words) for words in sentences]
        found: list[Layers | None] = [None] * len(prepared)
        for numbers in _batches(prepared):
            outputs = self._run([prepared[number] for number in numbers])
            for row, number in enumerate(numbers):
                found[number] = _cut(outputs, row, len(prepared[number].starts))
        return cast(list[Layers], found)

    def _prepare(self, words: Sequence[str]) -> _Prepared:
        split = self.wordpieces.of(words)
        features = [word_features(word) for word in words]
        pieces, casings, starts = [FIRST], [0], [0]
        for parts, feature in zip(split, features, strict=True):
            starts.append(len(pieces))
            pieces.extend(parts)
            casings.extend([feature.casing] * len(parts))
        if not words or len(pieces) > LONGEST_PIECES + 1:
            raise ValueError(
                f"a sentence of {len(words)} words and {len(pieces) - 1} word pieces; "
                f"expected 1 to {LONGEST_PIECES} pieces: split it first"
            )
        pieces.append(LAST)
        casings.append(0)
        return _Prepared(pieces, casings, starts, [(0, 0, 0, 0), *(f[1:] for f in features)])

    def _run(self, batch: Sequence[_Prepared]) -> list[NDArray[Any]]:
        count, length = len(batch), batch[0].length
        pieces = np.zeros((count, length), dtype=np.int64)
        casings = np.zeros((count, length), dtype=np.int64)
        starts = np.zeros((count, length), dtype=np.int64)
        features = np.zeros((count, length, 4), dtype=np.int64)
        for row, one in enumerate(batch):
            pieces[row, : len(one.pieces)] = one.pieces
            casings[row, : len(one.casings)] = one.casings
            starts[row, : len(one.starts)] = one.starts
            features[row, : len(one.features)] = one.features
        inputs = {"pieces": pieces, "casings": casings, "starts": starts, "features": features}
        return cast(list[NDArray[Any]], self._session.run(None, inputs))


def _batches(prepared: Sequence[_Prepared]) -> Iterator[list[int]]:
    """Numbers of sentences of one padded length, as many as a batch holds."""
    groups: dict[int, list[int]] = {}
    for number, one in enumerate(prepared):
        groups.setdefault(one.length, []).append(number)
    for length, numbers in groups.items():
        size = max(1, _BATCH_PIECES // length)
        for first in range(0, len(numbers), size):
            yield numbers[first : first + size]


def _cut(outputs: Sequence[NDArray[Any]], row: int, rows: int) -> Layers:
    """One sentence out of a batch: `rows` is its words and the root."""
    upos, xpos, feats, lemmas, names, arcs, dependents, heads, vectors = outputs
    return Layers(
        upos=upos[row, 1:rows],
        xpos=xpos[row, 1:rows],
        feats=feats[row, 1:rows],
        lemmas=lemmas[row, 1:rows],
        names=names[row, 1:rows],
        arcs=arcs[row, :rows, :rows],
        label_dependents=dependents[row, :rows],
        label_heads=heads[row, :rows],
        vector=vectors[row],
    )
