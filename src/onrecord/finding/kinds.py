"""What kind of actor a noun denotes: "ministers" hold an office, "rebels" are an armed group, "the court" a
body.

The words are data (`data/actors_words.toml`); this file only looks them up.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.record import ActorKind

BY_CONTEXT = "a state by what the whole article says of it"


PEOPLE: tuple[ActorKind, ...] = ("armed_group", "body", "population", "state", "organisation")
"""Kinds of actors that nouns in the plural make."""


class Sort(Enum):
    """How a noun denotes people."""

    OFFICIAL = "official"  # one holder of an office: "a minister"
    OFFICIALS = "officials"  # several: "two officials"
    PERSON = "person"  # one person by what they do: "a lawyer"
    PEOPLE = "people"  # a population or force by its members: "protesters", "troops"
    GROUP = "group"  # one noun, one group: "the council"
    COUNTRY = "country"  # a noun that stands for a state: "the kingdom"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for agents: how it denotes them, and the kind of actor it makes."""

    lemma: str
    sort: Sort
    kind: ActorKind


@cache
def words() -> dict[str, Any]:
    """The word lists, each a dict of sections."""
    text = (files("onrecord.finding") / "data" / "actors_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """One list of the word file as a set."""
    return frozenset(words()[section][name].split())


def noun_of(lemma: str, plural: bool) -> Noun | None:
    """The reading of a noun as agents, or None where it denotes none.

    >>> noun_of("rebel", plural=True).kind
    'armed_group'
    >>> noun_of("table", plural=False) is None
    True
    """
    return _plural(lemma) or _singular(lemma) if plural else _singular(lemma) or _mass(lemma)


@cache
def _plural(lemma: str) -> Noun | None:
    for kind in PEOPLE:
        if lemma in word_set("people", kind):
            return Noun(lemma, Sort.PEOPLE, kind)
    if lemma in word_set("person", "official"):
        return Noun(lemma, Sort.OFFICIALS, "person")
    return None


@cache
def _singular(lemma: str) -> Noun | None:
    if lemma in word_set("person", "official"):
        return Noun(lemma, Sort.OFFICIAL, "person")
    if lemma in word_set("person", "other"):
        return Noun(lemma, Sort.PERSON, "person")
    for kind in ("government", "body", "party", "armed_group", "organisation", "media"):
        if lemma in word_set("group", kind):
            return Noun(lemma, Sort.GROUP, kind)
    if lemma in words()["group"]["country"].split():
        return Noun(lemma, Sort.COUNTRY, "state")
    return None


@cache
def _mass(lemma: str) -> Noun | None:
    """Nouns for many that have no plural ending: "people", "police", "personnel"."""
    noun = _plural(lemma)
    of_people = noun is not None and noun.sort is Sort.PEOPLE and noun.kind not in ("state", "organisation")
    return noun if of_people else None


@cache
def is_person_noun(lemma: str) -> bool:
    """Does the noun name one person by office or doing, so that it can be a title?"""
    return lemma in word_set("person", "official") or lemma in word_set("person", "other")


@cache
def is_address(word: str) -> bool:
    """Is the (lower-case) word a form of address or a rank before a name?"""
    return any(word in word_set("address", part) for part in ("male", "female", "neutral"))


@cache
def gender_of_address(word: str) -> str | None:
    """`m` or `f` where the form of address says so: "Mrs", "King"."""
    if word in word_set("address", "male"):
        return "m"
    return "f" if word in word_set("address", "female") else None


def office_word(word: str) -> str:
    """The role that an abbreviated title shows: "Sen." → "senator"."""
    offices: dict[str, str] = words()["office"]
    return offices.get(word, word)
