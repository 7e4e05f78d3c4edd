"""Writes predicted analyses onto a Doc."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from onrecord.language.names import with_hyphened
from onrecord.language.predict import Analysis
from onrecord.language.sentences import is_break

VECTOR_WIDTH = 384

_ATTRIBUTES: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]
_TAG, _POS, _MORPH, _LEMMA, _HEAD, _DEP, _IOB, _TYPE = range(8)
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3


def register_extensions() -> None:
    """`Doc._.paragraphs` and `Doc._.sentence_vectors`."""
    if not Doc.has_extension("paragraphs"):
        Doc.set_extension("paragraphs", getter=paragraphs_of)
    if not Doc.has_extension("sentence_vectors"):
        Doc.set_extension("sentence_vectors", default=None)


def paragraphs_of(doc: Doc) -> tuple[Span, ...]:
    """The paragraphs: runs of tokens between line breaks, without whitespace at their edges."""
    spans: list[Span] = []
    first = last = -1
    for token in doc:
        if not token.is_space:
            first = token.i if first < 0 else first
            last = token.i
        elif first >= 0 and is_break(token.text):
            spans.append(doc[first : last + 1])
            first = -1
    if first >= 0:
        spans.append(doc[first : last + 1])
    return tuple(spans)


class Annotator:
    """Turns analyses into token attributes, each string looked up in the vocabulary once."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._strings: dict[str, int] = {}
        self._morphs: dict[str, int] = {}
        self._space = self._string("_SP")
        self._dep = self._string("dep")

    def annotate(self, doc: Doc, sentences: Sequence[Sequence[int]], analyses: Sequence[Analysis]) -> Doc:
        """Set tags, morphology, lemmas, trees, names and sentence vectors; return the Doc.

        `sentences` holds the token numbers of each sentence's words, `analyses` what was
        predicted for them. The root's label is 'ROOT', since spaCy finds roots by that name.
        """
        table = np.zeros((len(doc), len(_ATTRIBUTES)), dtype=np.uint64)
        table[:, _IOB] = _OUTSIDE
        heads = np.arange(len(doc), dtype=np.int64)
        for words, analysis in zip(sentences, analyses, strict=True):
            self._write(doc, table, heads, words, analysis)
        self._write_spaces(doc, table, heads, sentences)
        table[:, _HEAD] = (heads - np.arange(len(doc))).astype(np.uint64)
        if len(doc):
            doc.from_array(_ATTRIBUTES, cast(Any, table))
        vectors = [analysis.vector for analysis in analyses]
        doc._.sentence_vectors = _stacked(vectors)
        return doc

    def _write(
        self,
        doc: Doc,
        table: NDArray[np.uint64],
        heads: NDArray[np.int64],
        words: Sequence[int],
        analysis: Analysis,
    ) -> None:
        table[words, _TAG] = [self._string(tag) for tag in analysis.xpos]
        table[words, _POS] = [self._string(tag) for tag in analysis.upos]
        table[words, _MORPH] = [self._morph(feats) for feats in analysis.feats]
        table[words, _LEMMA] = [self._string(lemma) for lemma in analysis.lemmas]
        labels = ["ROOT" if label == "root" else label for label in analysis.deprels]
        table[words, _DEP] = [self._string(label) for label in labels]
        heads[words] = [
            words[head - 1] if head else word for word, head in zip(words, analysis.heads, strict=True)
        ]
        for begin, end, name in _names(doc, words, analysis):
            first, last = words[begin], words[end - 1]
            table[first : last + 1, _TYPE] = self._string(name)
            table[first : last + 1, _IOB] = _INSIDE
            table[first, _IOB] = _BEGIN

    def _write_spaces(
        self,
        doc: Doc,
        table: NDArray[np.uint64],
        heads: NDArray[np.int64],
        sentences: Sequence[Sequence[int]],
    ) -> None:
        """Whitespace hangs on the word before it; at the start of a Doc, on the first word."""
        first = sentences[0][0] if sentences else 0
        before = -1
        for token in doc:
            if not token.is_space:
                before = token.i
                continue
            table[token.i, _POS] = self._string("SPACE")
            table[token.i, _TAG] = self._space
            table[token.i, _LEMMA] = token.orth
            table[token.i, _DEP] = self._dep
            heads[token.i] = before if before >= 0 else first
        if not sentences and len(doc):
            table[0, _DEP] = self._string("ROOT")

    def _string(self, text: str) -> int:
        known = self._strings.get(text)
        if known is None:
            known = self._strings[text] = self._vocab.strings.add(text)
        return known

    def _morph(self, feats: str) -> int:
        known = self._morphs.get(feats)
        if known is None:
            known = self._morphs[feats] = self._vocab.morphology.add("" if feats == "_" else feats)
        return known


def _names(doc: Doc, words: Sequence[int], analysis: Analysis) -> list[tuple[int, int, str]]:
    if not analysis.names:
        return []
    proper = [tag == "PROPN" for tag in analysis.upos]
    glued = [not doc[word].whitespace_ for word in words]
    return with_hyphened([doc[word].text for word in words], proper, glued, analysis.names)


def _stacked(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    if not vectors:
        return np.zeros((0, VECTOR_WIDTH), dtype=np.float32)
    return np.stack(vectors).astype(np.float32)
