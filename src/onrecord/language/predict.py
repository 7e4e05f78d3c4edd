"""Sentences of words → their analysis, before anything is written on a Doc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.decode import tree_of
from onrecord.language.encoder import Encoder, Layers
from onrecord.language.labels import Labels, LabelScorer
from onrecord.language.lemmas import known_lemma, lemma_of
from onrecord.language.names import NameDecoder, Span, without_bare_titles, without_offices

# How a page writes its quotation marks says nothing of the sentence, so the analysis must not hang on it.
_PLAIN_MARKS = str.maketrans("‘’‚‛“”„‟", "'" * 4 + '"' * 4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Analysis:
    """One sentence of W words. `heads` count from 1, 0 is the root; `names` from 0."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[Span]
    vector: NDArray[np.float32]


class Predictor:
    """The encoder with the decoding of each of its heads."""

    def __init__(self, weights: Path, threads: int | None = None) -> None:
        self.encoder = Encoder(weights, threads)
        self._labels = Labels.read(weights / "labels.json")
        self._scorer = LabelScorer(weights / "label_scorer.npz")
        self._names = NameDecoder(self._labels.names)
        self._root = self._labels.deprels.index("root")

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """The analysis of each sentence, in order; see `Encoder.run` for what it takes."""
        sentences = [[word.translate(_PLAIN_MARKS) for word in words] for words in sentences]
        layers = self.encoder.run(sentences)
        heads = [tree_of(one.arcs) for one in layers]
        deprels = self._deprels(layers, heads)
        rows = zip(sentences, layers, heads, deprels, strict=True)
        return [self._decoded(*row) for row in rows]

    def _decoded(
        self, words: Sequence[str], layers: Layers, heads: list[int], deprels: list[str]
    ) -> Analysis:
        labels = self._labels
        tags = [labels.xpos[number] for number in layers.xpos]
        return Analysis(
            upos=[labels.upos[number] for number in layers.upos],
            xpos=tags,
            feats=[labels.feats[number] for number in layers.feats],
            lemmas=[self._lemma(*row) for row in zip(words, tags, layers.lemmas, strict=True)],
            heads=heads,
            deprels=deprels,
            names=without_bare_titles(words, without_offices(words, self._names.spans(words, layers.names))),
            vector=layers.vector,
        )

    def _lemma(self, word: str, tag: str, script: int) -> str:
        lemma = lemma_of(word, self._labels.lemmas[script])
        return known_lemma(word, tag, lemma, self.encoder.wordpieces.is_word)

    def _deprels(self, layers: Sequence[Layers], heads: Sequence[list[int]]) -> list[list[str]]:
        """Labels of the chosen heads; 'root' for a root's one child and for no other word."""
        if not layers:
            return []
        dependents = np.concatenate([one.label_dependents[1:] for one in layers])
        chosen = [one.label_heads[of] for one, of in zip(layers, heads, strict=True)]
        scores = self._scorer.scores(dependents, np.concatenate(chosen))
        on_root = np.array([head == 0 for of in heads for head in of])
        scores[~on_root, self._root] = -np.inf
        best = scores.argmax(axis=1)
        best[on_root] = self._root
        names = iter([self._labels.deprels[number] for number in best])
        return [[next(names) for _ in of] for of in heads]
