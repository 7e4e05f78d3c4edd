"""What becomes of a meeting or visit by set phrases around its noun: "the visit hangs in the balance", "the
idea of a summit", "a meeting, due to begin on Monday", "the talks did not take place".

Such phrases are read by the order of their words, because the tree reads each of them in several ways; the
tree only says where the noun's phrase begins and where its predicate does. The phrases stand in
`data/event_fates.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec
from spacy.tokens import Token

from onrecord.finding.event_syntax import (
    RELATIVES,
    SUBJECTS,
    case_of,
    children,
    first_conjunct,
    negated,
    own_subject,
)
from onrecord.finding.status import Standing
from onrecord.record.event import Status

_REACH = 8
"""How many words before a noun's phrase, and how many of its predicate, are looked at."""
_MODIFIERS = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "advmod"}
)
_SET = re.compile(
    r"^[^.;:!?]{0,110}?(?:[,(–-] ?(?:which (?:is|was|had been) )?(?:\w+ly |first |long )?"
    r"(?:due|scheduled|set|planned|slated|foreseen|pencilled in|penciled in|expected|fixed)"
    r" (?:to (?:begin|start|open|take|last|be)|for|in|on|later|next|this)\b"
    r"|\b(?:that|which) (?:is|are|was|were) (?:due |expected |supposed |meant )?to (?!have\b)\w+)"
)
"""What follows a meeting that is or was to come: "the visit to Riga, originally scheduled for May"."""
_ASIDE = re.compile(
    r" , (?:however|though|nevertheless|meanwhile|moreover|therefore|too|instead|for now|in any case) , "
)
"""What is put in between commas: "the visit is, however, off"."""
_OCCURRING = frozenset(
    {"take", "happen", "occur", "materialise", "materialize", "go ahead", "come about", "proceed", "hold"}
)
_OBSTACLES = frozenset({"will", "wo", "would", "could", "can", "ca"})


class Fate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phrase and how a meeting stands by it, `before` the noun's phrase or as the predicate `after` it."""

    status: Status
    before: str | None = None
    after: str | None = None
    example: str


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    fates: tuple[Fate, ...]


@cache
def fates() -> tuple[Fate, ...]:
    """The lines of the table."""
    raw = (resources.files("onrecord.finding") / "data" / "event_fates.toml").read_bytes()
    return msgspec.toml.decode(raw, type=_Table).fates


@cache
def _patterns(side: str) -> tuple[tuple[re.Pattern[str], Fate], ...]:
    shape = r"(?:{})$" if side == "before" else r"(?:{})"
    lines = ((getattr(line, side), line) for line in fates())
    return tuple((re.compile(shape.format(words)), line) for words, line in lines if words is not None)


def fate_of(noun: Token) -> Standing | None:
    """How a meeting stands by a phrase before its noun or by its predicate: "doubts grew over Berg's visit",
    "Berg's visit hangs in the balance"; None where none says so."""
    before = _words_before(noun)
    for pattern, line in _patterns("before"):
        if found := pattern.search(before):
            return Standing(line.status, f"“{found[0].strip()}”")
    for said in _predicates(noun):
        for pattern, line in _patterns("after"):
            if found := pattern.match(said):
                return Standing(line.status, f"“{found[0].strip()}”")
    return None


def _words_before(noun: Token) -> str:
    """The words before a noun's phrase, with its preposition."""
    start = min(
        (c.left_edge.i for c in noun.children if c.i < noun.i and c.dep_ in _MODIFIERS), default=noun.i
    )
    case = [c.i for c in noun.children if c.dep_ == "case" and c.i < noun.i]
    start = max(start, max(case) + 1) if case else start
    return _plain(noun, max(noun.sent.start, start - _REACH), start)


def _predicates(noun: Token) -> list[str]:
    """The first words of what is told of a noun: of the verb it is subject of, and of its relative clause."""
    place = first_conjunct(noun)
    verbs = [place.head] if place.dep_ in SUBJECTS else []
    for clause in children(noun, "acl:relcl"):
        subject = own_subject(clause)
        verbs += [clause] if subject is not None and subject.lower_ in RELATIVES else []
    return [_predicate(noun, verb) for verb in verbs]


def _predicate(noun: Token, verb: Token) -> str:
    parts = [
        c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop", "advmod", "case") and c.i < verb.i
    ]
    start = min((c.i for c in (*parts, verb) if c.i > noun.i), default=verb.i)
    return _plain(noun, start, min(noun.sent.end, start + _REACH))


def _plain(noun: Token, start: int, end: int) -> str:
    words = " ".join(t.lower_ for t in noun.doc[start:end] if not t.is_space)
    return _ASIDE.sub(" ", words)


def is_to_come(noun: Token) -> Standing | None:
    """A meeting told with the day for which it is or was set: "the visit to Riga, due to begin in May", "the
    summit that was to crown the year"."""
    after = noun.doc[noun.i + 1 : noun.sent.end].text.lower()
    if found := _SET.match(after):
        return Standing("planned", f"“{found[0].split(',')[-1].strip()}”")
    return None


def falls_out(verb: Token, word: str, planned: bool) -> Standing | None:
    """What was planned and does not come about is cancelled: "the visit planned for May did not take place",
    "could not take place", "will not take place". What nobody says was planned is only denied."""
    no = negated(verb)
    if no is None or word not in _OCCURRING or case_of(verb) in ("if", "whether"):
        return None
    hindered = any(a.lower_ in _OBSTACLES for a in children(verb, "aux"))
    return Standing("cancelled", f"“{no.text} {word}”") if planned or hindered else None
