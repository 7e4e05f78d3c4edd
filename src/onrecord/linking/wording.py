"""Whether two wordings tell of one thing, without any text model.

Words are cut to stems and gathered into *concepts*: "called off the trip" and "cancelled his visit" share
`cancel` and `visit`. How much a shared concept says depends on how rare it is in the reports at hand.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

_WORD = re.compile(r"n't|[^\W_]+(?:['’][^\W_]+)*")
_BREAK = re.compile(r"[.,;:!?—…]\s|[.!?]$")
_NOT = re.compile(r"n't\b")
_OWNER = re.compile(r"'s\b")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ions", "ion", "ings", "ing", "ers", "er", "ed", "es", "ly", "al",
    "s", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 3
_REACH_OF_NEGATION = 6
_OF_COVERED = 0.8


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a wording: its concept, whether a negation reaches it, whether it is said of what may
    be."""

    concept: str
    negated: bool = False
    modal: bool = False


class _Word(NamedTuple):
    """What a word does in a wording; its concept is None where it tells nothing."""

    concept: str | None
    negates: bool
    stops: bool
    modal: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    phrase: re.Pattern[str]
    read_as: dict[str, str]
    concepts: dict[str, str]
    empty: frozenset[str]
    negations: frozenset[str]
    stops: frozenset[str]
    modals: frozenset[str]
    another: frozenset[str]
    offices: dict[str, tuple[str, ...]]
    generic: frozenset[str]
    office: frozenset[str]


def stem(word: str) -> str:
    """The word without its commonest endings: "resolutions" → "resolut". Same in, same out; not a
    dictionary."""
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST_STEM + 1:
        word = word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word


@cache
def _lexicon() -> _Lexicon:
    raw = tomllib.loads(resources.files("onrecord.linking").joinpath("data/concepts.toml").read_text("utf-8"))
    longest_first = sorted(raw["phrases"], key=lambda said: (-len(said), said))
    return _Lexicon(
        phrase=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"),
        read_as=raw["phrases"],
        concepts=_by_form(raw["concepts"]),
        empty=frozenset(raw["empty"]["words"].split()),
        negations=frozenset(raw["negation"]["words"].split()),
        stops=frozenset(raw["negation"]["stops"].split()),
        modals=frozenset(raw["negation"]["modal"].split()),
        another=frozenset(raw["another"]["words"].split()),
        offices={many: tuple(titles.split(", ")) for many, titles in raw["offices"].items()},
        generic=frozenset(raw["generic"]["words"].split()),
        office=frozenset(raw["office"]["words"].split()),
    )


def _by_form(named: dict[str, str]) -> dict[str, str]:
    """The concept of every word and stem; a word as it stands goes before another word's stem."""
    pairs = [(word, name) for name, words in named.items() for word in words.split()]
    return {stem(word): name for word, name in pairs} | dict(pairs)


def _plain(text: str) -> str:
    plain = text.lower().replace("’", "'").replace("‘", "'").replace("u.s.", "us").replace("u.n.", "un")
    lexicon = _lexicon()
    plain = lexicon.phrase.sub(lambda said: lexicon.read_as[said.group()], _NOT.sub(" n't", plain))
    return _OWNER.sub("", plain)


@lru_cache(maxsize=65_536)
def concept(word: str) -> str:
    """The concept of one word: "negotiators" → "talks"; a word of no concept is its own stem."""
    known = _lexicon().concepts
    return known.get(word) or known.get(stem(word)) or stem(word)


@lru_cache(maxsize=65_536)
def _word(word: str) -> _Word:
    lexicon = _lexicon()
    empty = word in lexicon.empty or word in lexicon.negations or not (len(word) > 1 or word.isdigit())
    return _Word(
        concept=None if empty else concept(word),
        negates=word in lexicon.negations,
        stops=word in lexicon.stops,
        modal=word in lexicon.modals,
    )


@lru_cache(maxsize=65_536)
def terms(text: str) -> tuple[Term, ...]:
    """The telling words of a text in order, with what negation or modality reaches them.

    >>> [t.concept for t in terms("He called off the trip.")]
    ['cancel', 'visit']
    >>> [t.negated for t in terms("The policy has not changed.")]
    [False, True]
    """
    return tuple(term for clause in _BREAK.split(_plain(text)) for term in _clause(clause))


def _clause(clause: str) -> Iterator[Term]:
    reach = 0
    modal = False
    for word in _WORD.findall(clause):
        name, negates, stops, is_modal = _word(word)
        if negates:
            reach = _REACH_OF_NEGATION + 1
        elif stops:
            reach, modal = 0, modal and word == "and"
        modal = modal or is_modal
        reach = max(0, reach - 1)
        if name is not None:
            yield Term(name, negated=reach > 0, modal=modal)


def telling(names: Set[str]) -> frozenset[str]:
    """Concepts less those of demanding, refusing and blaming themselves."""
    lexicon = _lexicon()
    return frozenset(n for n in names if n not in lexicon.generic)


def office_words() -> frozenset[str]:
    """Words of office and of states in general, which names are written with: "minister", "republic"."""
    return _lexicon().office


def held_by_many(name: str) -> str | None:
    """The office in the plural that a name is: "the two foreign ministers" → "foreign ministers"; None where
    it is none."""
    plain = name.lower()
    return max(
        (o for o in _lexicon().offices if plain == o or plain.endswith(" " + o)), key=len, default=None
    )


def offices_held(titles: Iterable[str]) -> frozenset[str]:
    """The offices in the plural under which somebody with these titles may be told of."""
    held = [title.lower() for title in titles]
    return frozenset(
        many for many, words in _lexicon().offices.items() if any(w in title for w in words for title in held)
    )


def says_another(text: str) -> bool:
    """Whether the words speak of one more than those told before: "further talks", "another round"."""
    return bool(_lexicon().another.intersection(text.lower().split()))


@lru_cache(maxsize=65_536)
def concepts(text: str) -> frozenset[str]:
    """The concepts of a text, negated or not."""
    return _concepts(text)


def _concepts(text: str) -> frozenset[str]:
    found = {_word(word).concept for word in set(_WORD.findall(_plain(text)))}
    return frozenset(name for name in found if name is not None)


class Rarity:
    """How much a concept says in the reports at hand: the rarer, the more (inverse document frequency)."""

    def __init__(self, documents: int, counts: Counter[str]) -> None:
        self._documents = documents
        self._counts = counts
        self._weights: dict[str, float] = {}
        self._sums: dict[frozenset[str], float] = {}

    @classmethod
    def of(cls, texts: Iterable[str]) -> Rarity:
        """Counts in how many of the texts each concept stands."""
        found = [_concepts(text) for text in texts]
        return cls(len(found), Counter(name for document in found for name in document))

    def weight(self, name: str) -> float:
        """A concept of every text keeps a little weight; in a handful of texts all weigh nearly the same,
        since there is little to go by."""
        known = self._weights.get(name)
        if known is None:
            known = math.log((self._documents + 10) / (self._counts.get(name, 0) + 5)) + 0.3
            self._weights[name] = known
        return known

    def sum(self, names: frozenset[str]) -> float:
        """The weight of several concepts. The sum is exactly rounded, so that their order does not show in
        it."""
        known = self._sums.get(names)
        if known is None:
            known = self._sums[names] = self._shared(names)
        return known

    def _shared(self, names: Iterable[str]) -> float:
        return math.fsum(map(self.weight, names))

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0 (nothing shared) to 1: weight of what is shared over the mean of both (Dice, weighted)."""
        whole = self.sum(one) + self.sum(other)
        return 2 * self._shared(one & other) / whole if whole else 0.0

    def covered(self, one: frozenset[str], other: frozenset[str]) -> float:
        """0 to 1: weight of what is shared over the lighter of both (overlap, weighted)."""
        least = min(self.sum(one), self.sum(other))
        return self._shared(one & other) / least if least else 0.0

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The better of likeness and, a little discounted, of being covered: a short wording of a long
        one."""
        first, second = self.sum(one), self.sum(other)
        if not first or not second:
            return 0.0
        shared = self._shared(one & other)
        return max(2 * shared / (first + second), _OF_COVERED * shared / min(first, second))
