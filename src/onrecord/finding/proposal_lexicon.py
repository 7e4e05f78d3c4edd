"""The words of proposals and answers, read from `data/proposals.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.record.proposal import ResponseKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that answer behind a verb, in their order; `denied` where they do so only under a negation,
    `to_come` where only of the future; `of_things` where the words are also told of what nobody proposed."""

    words: tuple[str, ...]
    kind: ResponseKind
    denied: bool
    to_come: bool
    of_things: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word sets by name; `answers` and `answer_nouns` give the answer that a lemma tells."""

    strong: frozenset[str]
    weak: frozenset[str]
    no_proposal: frozenset[str]
    never: frozenset[str]
    things: frozenset[str]
    concluded: frozenset[str]
    proposing: frozenset[str]
    presenting: frozenset[str]
    coming: frozenset[str]
    inviting: frozenset[str]
    demanding: frozenset[str]
    asking: frozenset[str]
    answers: dict[str, ResponseKind]
    answer_nouns: dict[str, ResponseKind]
    alone: dict[str, ResponseKind]
    lukewarm: frozenset[str]
    inclined: frozenset[str]
    verdicts: frozenset[str]
    falling_short: frozenset[str]
    taking_up: frozenset[str]
    joining: frozenset[str]
    replying: frozenset[str]
    reply_nouns: frozenset[str]
    mediators: frozenset[str]
    mediating: frozenset[str]
    through: frozenset[str]
    of_terms: frozenset[str]
    providing: frozenset[str]
    ruling: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]
    phrases_of_it: dict[str, tuple[Phrase, ...]]
    deeds: frozenset[str]
    of_things: frozenset[str]
    quoted: dict[ResponseKind, re.Pattern[str]]

    @property
    def nouns(self) -> frozenset[str]:
        """All nouns that can name a proposal."""
        return self.strong | self.weak


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    raw = tomllib.loads(
        resources.files("onrecord.finding").joinpath("data/proposals.toml").read_text("utf-8")
    )
    kinds: tuple[ResponseKind, ...] = ("accepts", "rejects", "considering")
    of_nouns: tuple[ResponseKind, ...] = (*kinds, "no_answer")

    def words(part: str, name: str) -> frozenset[str]:
        return frozenset(raw[part][name].split())

    return Lexicon(
        strong=words("nouns", "strong"),
        weak=words("nouns", "weak"),
        no_proposal=words("nouns", "modifiers_of_no_proposal"),
        never=words("nouns", "never"),
        things=words("nouns", "things"),
        concluded=words("nouns", "concluded"),
        proposing=words("verbs", "proposing"),
        presenting=words("verbs", "presenting"),
        coming=words("verbs", "coming"),
        inviting=words("verbs", "inviting"),
        demanding=words("verbs", "demanding"),
        asking=words("verbs", "asking"),
        answers={lemma: kind for kind in kinds for lemma in raw["answers"][kind].split()},
        answer_nouns={
            lemma: kind for kind in of_nouns for lemma in raw["answer_nouns"].get(kind, "").split()
        },
        alone=dict(raw["answers"]["alone"]),
        lukewarm=words("answers", "lukewarm"),
        inclined=words("answers", "inclined"),
        verdicts=words("answers", "verdicts"),
        falling_short=words("answers", "falling_short"),
        taking_up=words("answers", "taking_up"),
        joining=words("answers", "joining"),
        replying=words("answers", "replying"),
        reply_nouns=words("answers", "reply_nouns"),
        mediators=words("mediation", "nouns"),
        mediating=words("mediation", "verbs"),
        through=words("mediation", "prepositions"),
        of_terms=words("terms", "prepositions"),
        providing=words("terms", "providing"),
        ruling=words("terms", "ruling"),
        phrases=_phrases(raw["phrases"], frozenset(raw["of_things"]["phrases"])),
        phrases_of_it=_phrases(raw["phrases_of_it"], frozenset()),
        deeds=words("of_things", "deeds"),
        of_things=words("of_things", "answers"),
        quoted={kind: _quoted(said) for kind, said in raw["quoted"].items()},
    )


def _phrases(raw: dict[ResponseKind, list[str]], of_things: frozenset[str]) -> dict[str, tuple[Phrase, ...]]:
    """The phrases by the lemma of their verb, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for kind, phrases in raw.items():
        for phrase in phrases:
            denied, to_come = phrase.startswith("not "), phrase.startswith("will ")
            verb, *words = phrase.removeprefix("not ").removeprefix("will ").split()
            found.setdefault(verb, []).append(
                Phrase(tuple(words), kind, denied, to_come, phrase in of_things)
            )
    return {verb: tuple(sorted(some, key=lambda p: -len(p.words))) for verb, some in found.items()}


def _quoted(said: list[str]) -> re.Pattern[str]:
    """An answer that is the whole of what is said, or what it opens or closes with."""
    each = f"(?:{'|'.join(said)})"
    return re.compile(rf"(?:^|[.:;—–] ?){each}[.!]*(?:$|[.;—–] )", re.IGNORECASE)
