"""What is compared of a report: its word shingles, its anchors (names and numbers) in order, its sentences.

Words spoken are left out of the shingles, since reports that share nothing else share the words of a
statement; and so is the title, which every paper writes anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Article

Hashes = NDArray[np.uint64]

SHINGLE = 5
STEM = 5
MIN_PASSAGE = 4
# With less than this share of its words outside quotation marks, a report is its quotations, and they count.
MIN_OWN_SHARE = 0.25
WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
QUOTED = re.compile(r"“[^”]{1,1200}[”\n]|\"[^\"\n]{1,1200}\"")
SENTENCE = re.compile(r"(?<=[.!?…][”\"’)\]])\s+|(?<=[^A-Z][.!?…])\s+(?=[“\"‘(\[]?[A-Z\d])|\n+")
# Function words and the commonest cues: in every report, so telling of none.
STOP = frozenset(
    """a about after all also an and are as at be because been before being between but by can could did do
    for from had has have he her him his how however i if in into is it its may more most mr mrs ms not of on
    one or other our out over said same say says she should so some such than that the their them then there
    these they this those through to told two under up was we were what when where which while who will with
    would you your""".split()  # noqa: SIM905
)
POSSESSIVE = re.compile(r"['’]s$|-")
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One sentence: its anchors, the stems of its content words, and how many words it has."""

    anchors: frozenset[str]
    stems: frozenset[str]
    words: int


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """One report as it is compared. `shingles` and `steps` (pairs of anchors that follow each other) are
    sorted arrays without doubles; `text_key` is equal for reports of the same words."""

    body: str
    text_key: bytes
    shingles: Hashes
    steps: Hashes


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of a report in order; where each starts and ends, and in which sentence it stands."""

    words: list[str]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    sentences: NDArray[np.int64]


def print_of(article: Article) -> Print:
    """The fingerprint of a report."""
    body = _body(article)
    tokens = _tokens(body)
    folded = [fold(word) for word in tokens.words]
    hashes = np.array([_hash(word) for word in folded], dtype=np.uint64)
    anchors = [_hash(anchor) for _, anchor in _anchors(tokens, _names(tokens))]
    return Print(
        body=body,
        text_key=blake2b(" ".join(folded).encode(), digest_size=16).digest(),
        shingles=_own_shingles(body, tokens, hashes),
        steps=shingled(np.array(anchors, dtype=np.uint64), 2),
    )


@lru_cache(maxsize=1000)
def passages_of(body: str) -> tuple[Passage, ...]:
    """The sentences of a report's body, for the few reports that are compared by them."""
    tokens = _tokens(body)
    named = _names(tokens)
    anchors: dict[int, set[str]] = {}
    for sentence, anchor in _anchors(tokens, named):
        anchors.setdefault(sentence, set()).add(anchor)
    stems: dict[int, set[str]] = {}
    for sentence, word in zip(tokens.sentences.tolist(), tokens.words, strict=True):
        if word not in named and (stem := _stem(word)):
            stems.setdefault(sentence, set()).add(stem)
    counts = np.bincount(tokens.sentences).tolist() if tokens.words else []
    return tuple(
        Passage(anchors=frozenset(anchors.get(i, ())), stems=frozenset(stems.get(i, ())), words=count)
        for i, count in enumerate(counts)
        if count >= MIN_PASSAGE
    )


def _body(article: Article) -> str:
    """The text less its title."""
    head, _, rest = article.text.partition("\n\n")
    return rest if rest and article.title is not None and head == article.title else article.text


def _tokens(body: str) -> Tokens:
    spans = [each.span() for each in WORD.finditer(body)]
    bounds = np.array([each.end() for each in SENTENCE.finditer(body)], dtype=np.int64)
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return Tokens(
        words=[body[start:end] for start, end in spans],
        starts=places[:, 0],
        ends=places[:, 1],
        sentences=np.searchsorted(bounds, places[:, 0], side="right"),
    )


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word as it is compared: small letters, no hyphen, no possessive."""
    return POSSESSIVE.sub("", word.lower())


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """The beginning of a content word; nothing for numbers, function words and very short words."""
    if len(word) <= 2 or word[0].isdigit() or word.lower() in STOP:
        return ""
    return fold(word)[:STEM]


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    """64 bits of a word, the same on every run and machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def _own_shingles(body: str, tokens: Tokens, hashes: Hashes) -> Hashes:
    """Hashes of five words in a row that stand outside quotations; of all, where hardly any stand outside."""
    spoken = np.zeros(len(body) + 1, dtype=bool)
    for quoted in QUOTED.finditer(body):
        spoken[quoted.start() : quoted.end()] = True
    own = ~spoken[tokens.starts]
    if own.sum() < MIN_OWN_SHARE * len(own):
        own[:] = True
    return shingled(hashes[own], SHINGLE)


def shingled(hashes: Hashes, size: int) -> Hashes:
    """One hash for each run of `size` items, sorted, each once."""
    if len(hashes) < size:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(len(hashes) - size + 1, dtype=np.uint64)
    for k in range(size):
        out = out * MULTIPLIER + hashes[k : len(hashes) - size + 1 + k]
    return np.unique(out ^ (out >> np.uint64(29)))


def _names(tokens: Tokens) -> set[str]:
    """Words with a capital within a sentence: those count as names at a sentence's start as well."""
    within = np.flatnonzero(np.diff(tokens.sentences, prepend=-1) == 0).tolist()
    words = {tokens.words[i] for i in within}
    return {word for word in words if word[0].isupper() and word.lower() not in STOP}


def _anchors(tokens: Tokens, named: set[str]) -> list[tuple[int, str]]:
    """Names and numbers in order, each with its sentence; of words of one name only the last stands for it
    ("Prime Minister Jane Doe" → doe)."""
    found: list[tuple[int, str]] = []
    last_end, last_sentence, last_digit = -2, -1, True
    places = [i for i, word in enumerate(tokens.words) if word in named or word[0].isdigit()]
    for i in places:
        word, sentence, start = tokens.words[i], int(tokens.sentences[i]), int(tokens.starts[i])
        digit = word[0].isdigit()
        # One space between two capitalised words: one name.
        if not digit and not last_digit and last_end + 1 == start and last_sentence == sentence:
            found[-1] = (sentence, fold(word))
        else:
            found.append((sentence, fold(word)))
        last_end, last_sentence, last_digit = int(tokens.ends[i]), sentence, digit
    return found
