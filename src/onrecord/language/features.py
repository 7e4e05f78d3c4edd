"""What the encoder is told about a word besides its (uncased) word pieces.

Every number is a function of the word's characters alone, so training and running agree.
Hashes are CRC-32, which is the same on every machine.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

CASINGS = 8
SHAPES = 512
SUFFIXES3 = 4096
SUFFIXES2 = 1024
PREFIXES3 = 4096

_LONGEST = 40


class WordFeatures(NamedTuple):
    """Indices into the feature embeddings; 0 in each is kept for padding and the root."""

    casing: int
    shape: int
    suffix3: int
    suffix2: int
    prefix3: int


def casing_of(word: str) -> int:
    """1 lower, 2 Capitalised, 3 ALL CAPITALS, 4 miXed, 5 one capital, 6 digits, 7 neither."""
    if word.islower():
        return 1
    if word.isupper():
        return 5 if sum(letter.isalpha() for letter in word) == 1 else 3
    if word[:1].isupper() and word[1:].islower():
        return 2
    if any(letter.isalpha() for letter in word):
        return 4
    return 6 if any(letter.isdigit() for letter in word) else 7


def shape_of(word: str) -> str:
    """'Kerry' → 'Xxx', 'U.S.' → 'X.X.', '2016' → 'ddd': runs are cut at three."""
    shape: list[str] = []
    for letter in word[:_LONGEST]:
        mark = _mark(letter)
        if shape[-3:] != [mark] * 3:
            shape.append(mark)
    return "".join(shape)


def _mark(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.isalpha():
        return "x"
    if letter.isdigit():
        return "d"
    return letter


def _bucket(text: str, size: int) -> int:
    return 1 + crc32(text.encode("utf-8", "surrogatepass")) % (size - 1)


@lru_cache(maxsize=65536)
def word_features(word: str) -> WordFeatures:
    """The feature indices of one word of any length."""
    folded = word[-8:].lower()
    return WordFeatures(
        casing=casing_of(word[:_LONGEST]),
        shape=_bucket(shape_of(word), SHAPES),
        suffix3=_bucket(folded[-3:], SUFFIXES3),
        suffix2=_bucket(folded[-2:], SUFFIXES2),
        prefix3=_bucket(word[:3].lower(), PREFIXES3),
    )
