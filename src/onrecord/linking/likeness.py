"""How alike two names are, by features that say what they are: "the same names in another order"."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from onrecord.finding.knowledge import fold, pieces_of, states

ENOUGH = 1.0
"""From here on two names are one person's or body's, where nothing else speaks against it."""

# A word shorter than this is compared letter by letter: "Li" is not "Lee".
_FUZZY = 4
_VOWELS_MAY_DIFFER = {4: 0, 5: 0, 6: 1, 7: 1, 8: 1, 9: 2}
"""How many vowels may differ in two words of so many letters (or more)."""


class Likeness(NamedTuple):
    """The features that speak for one name, with their weights; none where something speaks against it."""

    features: tuple[tuple[str, float], ...] = ()

    @property
    def score(self) -> float:
        """The sum of the weights."""
        return sum(weight for _, weight in self.features)

    @property
    def enough(self) -> bool:
        """Do the features make the two names one?"""
        return self.score >= ENOUGH

    def __str__(self) -> str:
        """The features in words: "the family name (0.5), an initial for a given name (0.5)"."""
        return ", ".join(f"{what} ({weight:.1f})" for what, weight in self.features)


APART = Likeness()


@cache
def _parts() -> dict[str, Any]:
    text = (files("onrecord.linking") / "data" / "name_parts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_parts()[name].split())


@cache
def _given_names() -> dict[str, frozenset[int]]:
    """Given name → the lines it stands on."""
    found: dict[str, set[int]] = defaultdict(set)
    text = (files("onrecord.linking") / "data" / "given_names.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        for name in () if line.startswith("#") else line.split("\t"):
            found[name].add(number)
    return {name: frozenset(lines) for name, lines in found.items()}


# People ---------------------------------------------


@lru_cache(maxsize=1 << 17)
def person_words(name: str) -> tuple[str, ...]:
    """The words that tell a person: without titles before the name, without "Jr.", without particles.

    >>> person_words("President Abdel Fattah el-Sisi")
    ('abdel', 'fattah', 'sisi')
    """
    found = [fold(piece) for piece in pieces_of(name.replace(",", " ").replace(".", ". "))]
    found = [word for word in found if word]
    while len(found) > 2 and found[0] in _words("titles"):
        found = found[1:]
    while len(found) > 1 and found[-1] in _words("later"):
        found = found[:-1]
    bare = tuple(w for at, w in enumerate(found) if at == 0 or w not in _words("particles"))
    return bare if len(bare) > 1 or len(found) == 1 else tuple(found)


def people(a: str, b: str) -> Likeness:
    """How alike two full names of people are. A surname alone is like no full name: that is for the reports
    to say.

    >>> people("Kishida Fumio", "Fumio Kishida").enough, people("Ana Ruiz", "Ada Ruiz").enough
    (True, False)
    """
    return _people(*sorted((person_words(a), person_words(b))))


@lru_cache(maxsize=1 << 16)
def _people(mine: tuple[str, ...], theirs: tuple[str, ...]) -> Likeness:
    if len(mine) < 2 or len(theirs) < 2:
        return _joined(mine, theirs) or APART
    if mine == theirs:
        return Likeness((("the same name", 1.0),))
    ways = (_joined, _in_order, _turned, _without_the_first)
    return next((found for way in ways if (found := way(mine, theirs))), APART)


def _joined(mine: Sequence[str], theirs: Sequence[str]) -> Likeness | None:
    """Names that differ in hyphens and spaces only: "Kim Jong-un", "Kim Jongun"."""
    if min(len(mine), len(theirs)) < 2 or not alike(mine[0], theirs[0]):
        return Likeness((("the same letters", 1.0),)) if _same_letters(mine, theirs) else None
    rest = "".join(mine[1:]) == "".join(theirs[1:]) and len("".join(mine[1:])) > 3
    return Likeness((("the given name", 0.5), ("the same letters behind it", 0.5))) if rest else None


def _same_letters(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return min(len(mine), len(theirs)) > 1 and "".join(mine) == "".join(theirs)


def _without_the_first(mine: Sequence[str], theirs: Sequence[str]) -> Likeness | None:
    """A first name or a style that one leaves out: "Ana María Ruiz Soto", "María Ruiz Soto"."""
    short, long = sorted((mine, theirs), key=len)
    if len(short) < 2 or len(long) == len(short) or len(short[0]) < 2:
        return None
    tail = long[len(long) - len(short) :]
    fits = all(alike(a, b) for a, b in zip(short, tail, strict=True))
    return Likeness((("all names but the first of the other", 1.0),)) if fits else None


def _in_order(mine: Sequence[str], theirs: Sequence[str]) -> Likeness | None:
    """The first and the last names agree and no middle names contradict; or one of two family names is left
    out: "Gabriel Boric", "Gabriel Boric Font"."""
    first = _given(mine[0], theirs[0])
    if first is None:
        return None
    if (last := _family(mine[-1], theirs[-1])) is not None:
        middle = _middle(mine[1:-1], theirs[1:-1])
        return Likeness((first, last, *middle)) if middle is not None else None
    short, long = sorted((mine, theirs), key=len)
    if first[1] < 0.5 or len(short) < 2 or len(long) < 3 or len(long) == len(short):
        return None
    inside = [word for word in long[1:-1] if _family(short[-1], word)]
    agreeing = all(any(alike(w, other) for other in long) for w in short)
    return Likeness((first, ("one of two family names", 0.5))) if inside and agreeing else None


def _given(a: str, b: str) -> tuple[str, float] | None:
    if a == b:
        return "the given name", 0.5
    if (is_initial(a) and b.startswith(a)) or (is_initial(b) and a.startswith(b)):
        return "an initial for the given name", 0.5
    if _given_names().get(a, frozenset()) & _given_names().get(b, frozenset()):
        return "a form of the given name", 0.5
    if alike(a, b):
        return "another spelling of the given name", 0.5
    short, long = sorted((a, b), key=len)
    if len(short) >= 3 and long.startswith(short):
        return "a short form of the given name", 0.5
    return None


def is_initial(word: str) -> bool:
    """Is it one letter, or two that stand for one: "Kh" of "Kh. Battulga"?"""
    return len(word) == 1 or word in _words("initials")


def _family(a: str, b: str) -> tuple[str, float] | None:
    if a == b:
        return "the family name", 0.5
    return ("another spelling of the family name", 0.5) if alike(a, b) else None


def _middle(mine: Sequence[str], theirs: Sequence[str]) -> tuple[tuple[str, float], ...] | None:
    """Middle names may be missing or be initials; two that differ speak against it."""
    if not mine or not theirs:
        return (("a middle name that one leaves out", 0.0),) if mine or theirs else ()
    short, long = sorted((mine, theirs), key=len)
    fits = all(any(_given(word, other) for other in long) for word in short)
    return (("middle names that agree", 0.1),) if fits else None


def _turned(mine: Sequence[str], theirs: Sequence[str]) -> Likeness | None:
    """The family name before or behind: "Nguyen Phu Trong", "Phu Trong Nguyen", "Wi Sung-lac", "Sung-lac
    Wi"."""
    for a, b in ((mine, theirs), (theirs, mine)):
        if len(a) == len(b) and len(a) > 1 and a[0] == b[-1] and list(a[1:]) == list(b[:-1]):
            return Likeness((("the same names in another order", 1.0),))
        turned = "".join(a[1:]) == "".join(b[:-1]) and a[0] == b[-1]
        if turned and len(a[0]) > 1:
            return Likeness((("the same names in another order", 1.0),))
    return None


# Spelling ---------------------------------------------

_VOWELS = frozenset("aeiou")
_CLASS = str.maketrans("eiouy", "iiuui")


@lru_cache(maxsize=1 << 17)
def sounds(word: str) -> tuple[str, str]:
    """The consonants and the vowels of a name, as spellings of one sound are written alike.

    >>> sounds("muhammad"), sounds("mohamed")
    (('mhmd', 'uaa'), ('mhmd', 'uai'))
    """
    for written, plain in _parts()["spelling"].items():
        word = word.replace(written, plain)
    if len(word) > 3 and word.endswith("h") and word[-2] in _VOWELS:
        word = word[:-1]
    once = [c for at, c in enumerate(word) if at == 0 or word[at - 1] != c]
    consonants = "".join(c for c in once if c not in _VOWELS)
    vowels = "".join(c for c in once if c in _VOWELS).translate(_CLASS)
    return consonants, vowels


def alike(a: str, b: str) -> bool:
    """Are two words spellings of one name: "Zelensky" and "Zelenskyy", but not "Hassan" and "Hussein"?

    The consonants must be the same; of the vowels the more may differ the longer the words are.
    """
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < _FUZZY or abs(len(a) - len(b)) > 3:
        return False
    (mine, vowels), (theirs, others) = sounds(a), sounds(b)
    return mine == theirs and _distance(vowels, others) <= _VOWELS_MAY_DIFFER[min(shorter, 9)]


def _distance(a: str, b: str) -> int:
    """How many letters must be changed, added or left out."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            last, row[j] = row[j], min(last + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1]


Blocks = list[tuple[str, ...]]


def person_blocks(name: str) -> Blocks:
    """Keys of which two names of as many parts that can be one share one: the sound of the family name with
    each way in which given names may be alike; all letters, for names in another order."""
    words = person_words(name)
    if len(words) < 2:
        return []
    ends = {(words[-1], words[0]), ("".join(words[1:]), words[0])}
    found = {("person", sounds(last)[0], key) for last, first in ends for key in _given_keys(first)}
    return sorted(found | {("person", "".join(sorted("".join(words))), "")})


def shorter_blocks(name: str) -> tuple[Blocks, ...]:
    """Keys under which a shorter name looks for the fuller one that it is of, the surest first: "K. Rhee" for
    a Rhee as it is written, then for another spelling; "Ana Ruiz" for one of two family names, or for the
    rest of a name without its first."""
    words = person_words(name)
    if len(words) < 2:
        return ([],)
    last, first = sounds(words[-1])[0], words[0]
    if is_initial(first):
        return [("written", words[-1], first[0])], [("sound", last, first[0])]
    return ([(way, last, key) for way in ("family", "rest") for key in _given_keys(first)],)


def fuller_blocks(name: str) -> Blocks:
    """Keys under which a full name is found by shorter forms of it; see `shorter_blocks`."""
    words = person_words(name)
    if len(words) < 2:
        return []
    last, first, middle = words[-1], words[0], words[1:-1]
    spelt_out = len(first) > 1
    found = {("written", last, first[0]), ("sound", sounds(last)[0], first[0])} if spelt_out else set()
    found |= {("family", sounds(word)[0], key) for word in middle for key in _given_keys(first)}
    return sorted(found | {("rest", sounds(last)[0], key) for word in middle for key in _given_keys(word)})


@lru_cache(maxsize=1 << 16)
def _given_keys(given: str) -> tuple[str, ...]:
    """What two given names that can be one have in common: a line of the table of forms, the consonants or
    the beginning."""
    if len(given) == 1:
        return (given,)
    lines = (f"={line}" for line in sorted(_given_names().get(given, ())))
    return (*lines, f"~{sounds(given)[0]}", f"{given[:3]}-")


# Bodies ---------------------------------------------


@lru_cache(maxsize=1 << 17)
def body_words(name: str) -> tuple[str, ...]:
    """The words that tell a body, its spellings made one: without "the", "of", "Inc."."""
    words = group_words(name)
    return tuple(w for w in words if w not in _words("filler")) or words


@lru_cache(maxsize=1 << 17)
def group_words(name: str) -> tuple[str, ...]:
    """The words of a name or description, its spellings made one: "EU mission", "European Union mission"."""
    same = _parts()["same_word"]
    pieces = [fold(piece) for piece in pieces_of(name.replace(",", " "))]
    found = [same.get(piece) or _of_states().get(piece, piece) for piece in pieces]
    words = (word for phrase in found for word in phrase.split() if word)
    return tuple(w for w in words if w not in ("the", "of", "for", "and", "in"))


@cache
def _of_states() -> dict[str, str]:
    """What is of a state → the state: "sudanese" → "sudan"; not "guinean", which may be of several."""
    found: dict[str, set[str]] = defaultdict(set)
    for state in states().values():
        for word in state.adjectives:
            if len(pieces_of(word)) == 1:
                found[fold(word)].add(fold(state.known.name))
    return {word: min(names) for word, names in found.items() if len(names) == 1}


def bodies(a: str, b: str) -> Likeness:
    """How alike two names of bodies are: the same words, in the same order or around "of", or initials.

    >>> bodies("Ministry of Trade", "Trade Ministry").enough, bodies("LBA", "Lake Basin Authority").enough
    (True, True)
    """
    mine, theirs = body_words(a), body_words(b)
    if mine == theirs:
        return Likeness((("the same words", 1.0),))
    if len(mine) > 1 and sorted(mine) == sorted(theirs):
        return Likeness((("the same words in another order", 1.0),))
    if _stands_for(a, b) or _stands_for(b, a):
        return Likeness((("the initials of the other", 1.0),))
    return APART


def _stands_for(short: str, full: str) -> bool:
    letters = fold(short).replace(" ", "")
    if not short.replace(".", "").isupper() or " " in short.strip():
        return False
    return letters in initials(full) or (len(letters) > 3 and _spelt(letters, _significant(full)))


def _spelt(letters: str, words: tuple[str, ...]) -> bool:
    """Is an acronym made of the beginnings of the words: "OLFRO" of "Oru Liberation Front"?"""
    if not letters or not words:
        return not letters and not words
    return any(
        words[0].startswith(letters[:count]) and _spelt(letters[count:], words[1:]) for count in (1, 2, 3)
    )


def _significant(name: str) -> tuple[str, ...]:
    return tuple(w for w in (fold(p) for p in pieces_of(name)) if w and w not in _words("small"))


@lru_cache(maxsize=1 << 16)
def initials(name: str) -> frozenset[str]:
    """The initials that a body of this name may go by, of three letters or more."""
    pieces = [fold(p) for p in pieces_of(name) if fold(p)]
    found = {"".join(p[0] for p in pieces), "".join(p[0] for p in _significant(name))}
    found.add("".join(p[0] for p in pieces if p not in ("the", "of", "and")))
    return frozenset(f for f in found if len(f) > 1 and len(pieces) > 1)
