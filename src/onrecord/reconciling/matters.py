"""Matters on which sources say the opposite in other words, and what statements tell of them.

    "The fishermen have been freed," one ministry says; another says that they are still in prison.
    "They agreed to it in writing." "No such document exists."

Which words tell that something is so, and which that it is not, stands in `data/matters.toml`. A negation
turns the first into the second.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.linking.wording import concepts
from onrecord.reconciling.ledger import Said

TELLING = frozenset(
    {"say", "announce", "confirm", "accuse", "criticise", "believe", "deny", "reject", "promise", "predict"}
)
CLAUSES = re.compile(
    r"\s+…\s+|[;.!?]\s+|[.!?][”\"]|,?\s+(?:but|while|whereas|although|though)\s+"
    r"|\s+and\s+(?=(?:no|not|that|there|he|she|it|they|we|the|an?)\b)|,\s+and\s+(?=\w+ (?:ha|wa|wer|is|are))"
)
NOT = re.compile(
    r"\b(?:not?(?!\s(?:only|fewer|less|more|just|merely|least|sooner|later)\b)|never|none|nobody|nothing|neither"
    r"|nor|without|cannot|den(?:y|ies|ied)|fail(?:ed|s)?)\b|n[’']t\b",
    re.IGNORECASE,
)
_NONE_OF = re.compile(r"(?:^|\bthat )\W*(?:none|not (?:one|a single)|neither) of\b", re.IGNORECASE)
""" "None of the bans that were imposed in March has been lifted": the subject is negated, however long."""
_NOT_BEHIND = re.compile(r"^\s*(?:no|nothing|none|nobody|no one|not)\b", re.IGNORECASE)
_AND = re.compile(r",\s|\band\b", re.IGNORECASE)
_WORDS_OF_NEGATION = 7
"""How far before a word a negation reaches."""
_MAY_BE = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|could|can|if|unless|until|want(?:s|ed)?|ask(?:s|ed)?|due"
    r"|need(?:s|ed)?|demand(?:s|ed)?|urge[sd]?|hop(?:e|es|ed|ing)|expect(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|ready|willing"
    r"|prepared|offer(?:s|ed)?|propos(?:e|es|ed)|seek|sought|call(?:s|ed)? (?:for|on)|in order to|whether"
    r"|insist(?:s|ed)? on)\b|[’']ll\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|until|only (?:if|once|when|after)|on condition)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:been|was|were|is|are|be|being|got)\s(?:\w+ly\s)?$", re.IGNORECASE)
_RECEIVES = re.compile(r"\b(?:receiv|arriv|come\b|came\b)", re.IGNORECASE)
_NO_MORE = re.compile(r"\b(?:any ?more|any longer)\b", re.IGNORECASE)
_DENIES = re.compile(r"^(?:den|reject|dismiss|refut|disput|contradict)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter: the words that tell that it is so, and that it is not."""

    name: str
    hints: tuple[str, ...]
    yes: re.Pattern[str]
    no: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    lasts: bool
    same_day: bool
    to_come: bool
    plain: bool
    counted: bool
    of_a_thing: bool
    at_a_place: bool
    acts: frozenset[str]
    things: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one clause of a statement tells of a matter;
    `words` are those of the clause that do not tell it. `by` is what tells who did it, where that stands
    before: in a passive clause nobody does."""

    said: Said
    matter: Matter
    is_so: bool
    clause: str
    by: str
    before: str
    words: frozenset[str]


@cache
def matters() -> tuple[Matter, ...]:
    """The matters of `data/matters.toml`."""
    path = resources.files("onrecord.reconciling").joinpath("data/matters.toml")
    return tuple(_matter(raw) for raw in tomllib.loads(path.read_text("utf-8"))["matter"])


def _matter(raw: dict[str, Any]) -> Matter:
    return Matter(
        name=raw["name"],
        hints=tuple(raw["hints"].split()),
        yes=re.compile(rf"\b(?:{raw['yes']})", re.IGNORECASE),
        no=re.compile(rf"\b(?:{raw['no']})", re.IGNORECASE) if "no" in raw else None,
        needs=re.compile(raw["needs"], re.IGNORECASE) if "needs" in raw else None,
        lasts=raw.get("lasts", False),
        same_day=raw.get("same_day", False),
        to_come=raw.get("to_come", False),
        plain=raw.get("plain", False),
        counted=raw.get("counted", False),
        of_a_thing=raw.get("of_a_thing", False),
        at_a_place=raw.get("at_a_place", False),
        acts=concepts(raw.get("acts", "")),
        things=concepts(raw.get("things", "")),
    )


def told_of_matters(said: Said) -> Iterator[Told]:
    """What each clause of a statement tells of each matter, that it is so or that it is not; nothing of
    what may be, and nothing where a clause tells both."""
    found = said.found
    if found.act not in TELLING:
        return
    denies = is_denial(said)
    for clause in CLAUSES.split(found.content):
        if clause:
            for matter in matters():
                poles = list(_poles(clause, matter))
                if len({so for so, _ in poles}) == 1:
                    so, word = poles[0]
                    yield Told(
                        said=said,
                        matter=matter,
                        is_so=so != (denies and not NOT.search(clause)),
                        clause=clause,
                        by="" if _is_passive(clause, word) else clause[: word.start()],
                        before=clause[: word.start()],
                        words=concepts(clause) - (concepts(word[0]) - matter.things) - matter.acts,
                    )


def is_denial(said: Said) -> bool:
    """Whether what it says is told as denied: "denied that it had asked"."""
    found = said.found
    return found.act in ("deny", "reject") and _DENIES.match(found.cue or "") is not None


def _poles(clause: str, matter: Matter) -> Iterator[tuple[bool, re.Match[str]]]:
    plain = clause.lower()
    if not any(hint in plain for hint in matter.hints):
        return
    if (matter.needs is not None and not matter.needs.search(clause)) or _NO_MORE.search(clause):
        return
    rules_out = _IF if matter.to_come else _MAY_BE
    no = matter.no.search(clause) if matter.no is not None else None
    if no is not None and not rules_out.search(clause[: no.start()]):
        yield from _pole(False, no, clause, matter)
    for yes in matter.yes.finditer(clause):
        within = no is not None and no.start() < yes.end() and yes.start() < no.end()
        if not within and not rules_out.search(clause[: yes.start()]):
            yield from _pole(True, yes, clause, matter)


def _pole(
    is_so: bool, word: re.Match[str], clause: str, matter: Matter
) -> Iterator[tuple[bool, re.Match[str]]]:
    # What tells that it is not so has its negation in it; what tells that it is may: "had never shown it".
    negated = is_negated(clause, word) or (is_so and bool(NOT.search(word[0])))
    if not (negated and matter.plain):
        yield is_so != negated, word


def _is_passive(clause: str, word: re.Match[str]) -> bool:
    return bool(
        _RECEIVES.search(word[0])
        or _PASSIVE.search(clause[: word.start()])
        or _PASSIVE.match(word[0].split()[0] + " ")
    )


def may_be(before: str) -> bool:
    """Whether what stands before a word makes it one of what may be, or should."""
    return bool(_MAY_BE.search(before))


def is_negated(clause: str, word: re.Match[str]) -> bool:
    """Whether a negation of the same part of the clause reaches the word."""
    before = _AND.split(clause[: word.start()])[-1]
    near = " ".join(before.split()[-_WORDS_OF_NEGATION:])
    return bool(NOT.search(near) or _NONE_OF.search(before) or _NOT_BEHIND.match(clause[word.end() :]))
