"""Text → Doc: tokens, sentences, prediction, annotation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from onrecord.language.annotate import Annotator, register_extensions
from onrecord.language.predict import Predictor
from onrecord.language.sentences import sentence_starts
from onrecord.language.tokenise import make_tokenizer
from onrecord.language.windows import cuts_of

WEIGHTS = Path(__file__).parent / "weights"
_WORDS_AT_ONCE = 6000


@dataclass(frozen=True, slots=True)
class _Read:
    """A tokenised text with the token numbers of each sentence's words."""

    doc: Doc
    sentences: list[list[int]]

    def words(self) -> list[list[str]]:
        return [[self.doc[i].text for i in sentence] for sentence in self.sentences]


class Analyser:
    """Analyses English text; `analyser(text)` is a Doc, `analyser.pipe(texts)` many.

    A sentence's analysis depends on that sentence alone, whatever is analysed with it. An
    analyser may be used by one thread at a time.
    """

    def __init__(self, weights: Path = WEIGHTS, threads: int | None = None) -> None:
        """Read the weights in a folder; `threads` is how many the encoder uses (None: all)."""
        register_extensions()
        self._tokenizer = make_tokenizer()
        self._predictor = Predictor(weights, threads)
        self._annotator = Annotator(self._tokenizer.vocab)

    def __call__(self, text: str, starts: Collection[int] = ()) -> Doc:
        """The Doc of one text: `pos_` UPOS, `tag_` PTB tags, `morph` UD features, `lemma_`,
        `dep_` UD labels (the root's is 'ROOT'), `ents` PERSON, ORG, PLACE, EVENT, MISC,
        `_.paragraphs` (spans) and `_.sentence_vectors` (sentences × 384, float32, length 1).

        `starts` are offsets at which a sentence begins whatever the rules say, as behind a dateline.
        """
        return next(self._annotated([self._read(text, starts)]))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The Docs of many texts, in order; the encoder runs over several texts at once."""
        waiting: list[_Read] = []
        words = 0
        for text in texts:
            waiting.append(self._read(text))
            words += len(waiting[-1].doc)
            if words >= _WORDS_AT_ONCE:
                yield from self._annotated(waiting)
                waiting, words = [], 0
        yield from self._annotated(waiting)

    def _read(self, text: str, starts: Collection[int] = ()) -> _Read:
        doc = self._tokenizer(text)
        return _Read(doc, self._sentences(doc, starts))

    def _sentences(self, doc: Doc, starts: Collection[int]) -> list[list[int]]:
        sentences: list[list[int]] = []
        for token, begins in zip(doc, sentence_starts(doc), strict=True):
            if token.is_space:
                continue
            if begins or token.idx in starts:
                sentences.append([])
            sentences[-1].append(token.i)
        return [part for sentence in sentences for part in self._parts(doc, sentence)]

    def _parts(self, doc: Doc, sentence: list[int]) -> Iterator[list[int]]:
        words = [doc[i].text for i in sentence]
        cuts = cuts_of(words, self._predictor.encoder.pieces_in(words))
        for begin, end in zip([0, *cuts], [*cuts, len(sentence)], strict=True):
            yield sentence[begin:end]

    def _annotated(self, read: Sequence[_Read]) -> Iterator[Doc]:
        analyses = self._predictor.predict([words for one in read for words in one.words()])
        at = 0
        for one in read:
            end = at + len(one.sentences)
            yield self._annotator.annotate(one.doc, one.sentences, analyses[at:end])
            at = end


@lru_cache(maxsize=4)
def load(threads: int | None = None) -> Analyser:
    """The analyser with the shipped weights; the same one for the same arguments."""
    return Analyser(WEIGHTS, threads)
