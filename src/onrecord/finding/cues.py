"""The words that mark an attribution, and what each can take: read once from `data/cues.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Token

from onrecord.record.statement import Act


@dataclass(frozen=True, slots=True)
class CueWord:
    """One word of the lexicon: the act it names and the frames it takes (see `data/cues.toml`).

    `acts` gives the act by frame where a word has several.
    """

    lemma: str
    act: Act
    frames: frozenset[str] = frozenset()
    told: bool = False
    negated: bool = False
    weak: bool = False
    plain: bool = False
    bare: bool = False
    acts: tuple[tuple[str, Act], ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words by kind. A verb may have several entries ("charge that", "charge somebody with")."""

    verbs: dict[str, CueWord]
    forms: dict[str, str]
    nouns: dict[str, CueWord]
    adjectives: dict[str, CueWord]
    phrases: tuple[tuple[str, ...], ...]
    light_verbs: dict[str, str]
    light_prepositions: frozenset[str]
    unsourced: frozenset[str]
    hearsay: frozenset[str]
    introducing: frozenset[str]
    continuing: frozenset[str]
    other_times: frozenset[str]
    speeches: frozenset[str]
    unspoken_auxiliaries: frozenset[str]
    unspoken_marks: frozenset[str]
    anonymity: frozenset[str]
    verdicts: frozenset[str]
    afterthoughts: frozenset[str]
    closing_verbs: frozenset[str]
    closing_nouns: frozenset[str]
    rebuffs: frozenset[str]
    hearers: frozenset[str]
    accounts: frozenset[str]
    untruths: tuple[str, ...]
    contradictions: frozenset[str]
    passives: dict[str, CueWord]
    passive_forms: dict[str, str]

    def verb(self, token: Token) -> CueWord | None:
        """The entry of a verb form, by the form itself; None where the token is no reporting verb.

        Forms, not lemmas, are looked up: a wrong lemma must not cost a statement. A verb with its particle
        ("ruled out") is a word of its own.
        """
        if token.pos_ not in ("VERB", "AUX") and not (token.tag_.startswith("VB")):
            return None
        lemma = self.forms.get(token.lower_)
        if lemma is None or _is_surname(token) or _is_first_name(token):
            return None
        behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        return self.verbs.get(f"{lemma} {behind}") or self.verbs.get(lemma)


def _is_surname(token: Token) -> bool:
    """Whether a form in capitals ends a name: General Omar Said, who led it / Omar Said told reporters"""
    if not token.text.istitle() or token.i + 1 >= len(token.doc) or token.i == token.sent.start:
        return False
    behind, before = token.nbor(), token.nbor(-1)
    ends = behind.text == "," or (behind.is_lower and behind.pos_ in ("VERB", "AUX"))
    return ends and before.pos_ == "PROPN" and before.text.istitle()


def _is_first_name(token: Token) -> bool:
    """Whether a form in capitals stands within a name: the minister of Oman, Said Harthy / Ana Said Mora

    Not in a headline that has all words in capitals.
    """
    doc, at = token.doc, token.i
    if token.text != "Said" or at + 1 >= len(doc) or not doc[at + 1].text.istitle():
        return False
    words = [t for t in token.sent if t.is_alpha]
    if sum(t.text[0].isupper() for t in words) * 2 > len(words):
        return False
    return at > token.sent.start or any(t.tag_ in ("VBD", "VBZ", "VBP") for t in doc[at + 2 : at + 4])


def _words(tables: list[dict[str, Any]]) -> dict[str, CueWord]:
    """Entries by lemma. A lemma may stand in several tables ("call X Y" says, "call for" requests): `act` is
    the first one's, `acts` keeps which frame names which."""
    found: dict[str, CueWord] = {}
    for table in tables:
        flags = {key: bool(table.get(key)) for key in ("told", "negated", "weak", "plain", "bare")}
        for lemma in table["lemmas"]:
            known = found.get(lemma)
            frames = frozenset(table.get("frames", ()))
            acts = tuple(
                (frame, table["act"]) for frame in sorted(frames - (known.frames if known else frozenset()))
            )
            found[lemma] = CueWord(
                lemma=lemma,
                act=known.act if known else table["act"],
                frames=frames | (known.frames if known else frozenset()),
                acts=acts + (known.acts if known else ()),
                **flags,
            )
    return found


def _forms(lemmas: Iterable[str], irregular: dict[str, list[str]]) -> dict[str, str]:
    """The lemma of every form: regular ones are made ("deny": denies, denied, denying), others listed."""
    forms: dict[str, str] = {}
    for lemma in lemmas:
        for form in (*_regular(lemma), *irregular.get(lemma, ())):
            forms.setdefault(form, lemma)
    return forms


def _regular(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    doubled = lemma + lemma[-1]
    return lemma, lemma + ending, lemma + "ed", lemma + "ing", doubled + "ed", doubled + "ing"


@cache
def lexicon() -> Lexicon:
    """The cue words of `data/cues.toml`."""
    data = tomllib.loads(files("onrecord.finding").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    verbs = _words(data["verb"])
    passives = _words(data["passive"])
    return Lexicon(
        verbs=verbs,
        forms=_forms((lemma.split()[0] for lemma in verbs), data["irregular"]),
        nouns=_words(data["noun"]),
        adjectives=_words(data["adjective"]),
        phrases=tuple(tuple(words.split()) for table in data["phrase"] for words in table["words"]),
        light_verbs=_forms(data["light"]["verbs"], data["irregular"]),
        light_prepositions=frozenset(data["light"]["prepositions"]),
        unsourced=frozenset(data["unsourced"]["nouns"]),
        hearsay=frozenset(data["hearsay"]["adverbs"]),
        introducing=frozenset(data["introducing"]["verbs"]),
        continuing=frozenset(data["continuing"]["verbs"] + data["continuing"]["words"]),
        other_times=frozenset(data["other_times"]["words"]),
        speeches=frozenset(data["speeches"]["nouns"]),
        unspoken_auxiliaries=frozenset(data["unspoken"]["auxiliaries"]),
        unspoken_marks=frozenset(data["unspoken"]["marks"]),
        anonymity=frozenset(data["unspoken"]["anonymity"]),
        verdicts=frozenset(data["verdicts"]["nouns"]),
        afterthoughts=frozenset(data["afterthoughts"]["nouns"]),
        closing_verbs=frozenset(data["closing"]["verbs"]),
        closing_nouns=frozenset(data["closing"]["nouns"]),
        rebuffs=frozenset(data["rebuffs"]["verbs"]),
        accounts=frozenset(data["accounts"]["nouns"]),
        hearers=frozenset(data["hearers"]["verbs"]),
        untruths=tuple(data["untruths"]["words"]),
        contradictions=frozenset(data["contradictions"]["words"]),
        passives=passives,
        passive_forms=_forms(passives, data["irregular"]),
    )
