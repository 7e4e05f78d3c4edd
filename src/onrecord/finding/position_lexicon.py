"""The words that show a stance, read from `data/positions.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Side = Literal["supports", "opposes", "undecided"]


@dataclass(frozen=True, slots=True)
class Opening:
    """A stance and where what it is about stands: "obj", "clause" or "inside", "need", "particle out" (the
    object of a phrasal verb) or a preposition."""

    stance: Side
    slot: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Openings by lemma, and word sets by name."""

    verbs: dict[str, tuple[Opening, ...]]
    deeds: dict[str, tuple[Opening, ...]]
    nouns: dict[str, tuple[Opening, ...]]
    adjectives: dict[str, tuple[Opening, ...]]
    predicates: dict[str, Side]
    judgements: dict[str, Side]
    makers: frozenset[str]
    callers: frozenset[str]
    words: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    raw = tomllib.loads(
        resources.files("onrecord.finding").joinpath("data/positions.toml").read_text("utf-8")
    )
    sides: tuple[Side, Side] = ("supports", "opposes")
    return Lexicon(
        verbs=_openings(raw, "verbs"),
        deeds=_openings(raw, "deeds"),
        nouns=_openings(raw, "nouns"),
        adjectives=_openings(raw, "adjectives"),
        predicates=raw["predicates"],
        judgements={word: side for side in sides for word in raw["judgements"][side].split()},
        makers=frozenset(raw["judgements"]["makers"].split()),
        callers=frozenset(raw["judgements"]["callers"].split()),
        words={name: frozenset(words.split()) for name, words in raw["words"].items()},
    )


def _openings(raw: dict[str, Any], kind: str) -> dict[str, tuple[Opening, ...]]:
    found: dict[str, tuple[Opening, ...]] = {}
    sides: tuple[Side, ...] = ("supports", "opposes", "undecided")
    for side in sides:
        for lemma, slots in raw[side].get(kind, {}).items():
            found[lemma] = (*found.get(lemma, ()), *(Opening(side, slot) for slot in slots))
    return found
