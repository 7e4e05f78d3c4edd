"""What the head of a phrase says about a source: a person, a document, an office (`data/sources.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class SourceWords:
    spokespeople: frozenset[str]
    offices: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    askers: frozenset[str]
    occasions: frozenset[str]
    seats: frozenset[str]
    adopting: frozenset[str]
    issued: frozenset[str]
    pairs_of_people: frozenset[str]
    pairs_of_states: frozenset[str]
    pairs_alone: frozenset[str]
    answerers: frozenset[str]
    anonymity: tuple[re.Pattern[str], ...]
    consent: tuple[re.Pattern[str], ...]
    agent_endings: tuple[str, ...]
    not_agents: frozenset[str]


@cache
def source_words() -> SourceWords:
    data = tomllib.loads(files("onrecord.finding").joinpath("data/sources.toml").read_text(encoding="utf-8"))
    return SourceWords(
        spokespeople=frozenset(data["spokespeople"]["nouns"]),
        offices=frozenset(data["offices"]["nouns"]),
        documents=frozenset(data["documents"]["nouns"]),
        people=frozenset(data["people"]["nouns"]),
        bodies=frozenset(data["bodies"]["nouns"]),
        askers=frozenset(data["askers"]["labels"]),
        occasions=frozenset(data["occasions"]["nouns"]),
        seats=frozenset(data["seats"]["names"]),
        adopting=frozenset(data["adopting"]["words"]),
        issued=frozenset(data["issued"]["participles"]),
        pairs_of_people=frozenset(data["pairs"]["people"]),
        pairs_of_states=frozenset(data["pairs"]["states"]),
        pairs_alone=frozenset(data["pairs"]["alone"]),
        answerers=frozenset(data["answerers"]["labels"]),
        anonymity=tuple(re.compile(p, re.IGNORECASE) for p in data["anonymity"]["patterns"]),
        consent=tuple(re.compile(p, re.IGNORECASE) for p in data["consent"]["patterns"]),
        agent_endings=tuple(data["agents"]["endings"]),
        not_agents=frozenset(data["agents"]["others"]),
    )


def names_a_source(noun: Token) -> bool:
    """Whether a noun, by itself, names people, a document or somebody by name: "citing two diplomats"."""
    words = source_words()
    known = words.people | words.documents | words.spokespeople | words.offices | words.bodies
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in known or names_agents(noun)


def names_agents(noun: Token) -> bool:
    """Whether a common noun, by its ending, names people by what they do: "according to hauliers"."""
    words, lemma = source_words(), noun.lemma_.lower()
    if noun.pos_ != "NOUN" or len(lemma) < 5 or lemma in words.not_agents:
        return False
    return lemma.endswith(words.agent_endings)
