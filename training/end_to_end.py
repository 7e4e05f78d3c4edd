"""From raw text through the product's own tokenizer and sentence splitting, CoNLL-18 style.

Precision and recall over words, sentences and labelled arcs that have the same characters; F1 is
given. The raw text of a document is its sentences, each after a line break where the treebank
begins a paragraph, else after a space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc, Token

from onrecord.language.pipeline import Analyser
from training.conllu import Sentence, read_conllu
from training.treebanks import gum_paths

Span = tuple[int, int]
_NEWS = ("GUM_news", "GUM_interview")


def measure_raw(data: Path, weights: Path, threads: int) -> dict[str, dict[str, float]]:
    """Figures by set: tokens, sentences, UPOS, UAS, LAS."""
    analyser = Analyser(weights, threads)
    gum = [document for path in gum_paths(data, "dev") for document in documents(path)]
    news = [document for document in gum if document[0].document.startswith(_NEWS)]
    ewt = list(documents(data / "ud_english_ewt" / "en_ewt-ud-dev.conllu"))
    return {
        "gum-dev raw": score(analyser, gum),
        "gum-dev news+interview raw": score(analyser, news),
        "ewt-dev raw": score(analyser, ewt),
    }


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of each document in a file."""
    for _, group in groupby(read_conllu(path), key=lambda sentence: sentence.document):
        yield list(group)


def score(analyser: Analyser, sets: list[list[Sentence]]) -> dict[str, float]:
    """F1, in per cent, of each layer over a list of documents."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    texts = [raw(document) for document in sets]
    for document, doc in zip(sets, analyser.pipe(texts), strict=True):
        gold, mine = set(_gold(document)), set(_mine(doc))
        for kind in ("tokens", "sentences", "upos", "uas", "las"):
            told = {item for item in gold if item[0] == kind}
            found = {item for item in mine if item[0] == kind}
            right[kind] += len(told & found)
            total[kind] += len(told) + len(found)
    return {kind: round(200 * right[kind] / max(count, 1), 2) for kind, count in total.items()}


def raw(document: list[Sentence]) -> str:
    """The text that the sentences were taken from."""
    parts = []
    for sentence in document:
        if parts:
            parts.append("\n" if sentence.paragraph else " ")
        parts.append(sentence.text)
    return "".join(parts)


Item = tuple[str, Span, object]


def _gold(document: list[Sentence]) -> Iterator[Item]:
    at = 0
    for number, sentence in enumerate(document):
        at += 1 if number else 0
        places = _places(sentence, at)
        yield "sentences", (places[0][0], places[-1][1]), None
        for word, span in zip(sentence.words, places, strict=True):
            head = places[word.head - 1] if word.head else None
            yield from _items(span, word.upos, head, word.deprel)
        at += len(sentence.text)


def _places(sentence: Sentence, at: int) -> list[Span]:
    places, found = [], 0
    for word in sentence.words:
        found = max(found, sentence.text.find(word.form, found))
        places.append((at + found, at + found + len(word.form)))
        found += len(word.form)
    return places


def _mine(doc: Doc) -> Iterator[Item]:
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        yield "sentences", (_span(words[0])[0], _span(words[-1])[1]), None
        for token in words:
            root = token.dep_ == "ROOT"
            head = None if root else _span(token.head)
            yield from _items(_span(token), token.pos_, head, "root" if root else token.dep_)


def _span(token: Token) -> Span:
    return token.idx, token.idx + len(token)


def _items(span: Span, upos: str, head: Span | None, label: str) -> Iterable[Item]:
    return (
        ("tokens", span, None),
        ("upos", span, upos),
        ("uas", span, head),
        ("las", span, (head, label.split(":")[0])),
    )
