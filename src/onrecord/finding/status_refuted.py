"""Clauses that a sentence says to be untrue, and acts that came close and were not done.

"It is not true that Oslo shelled Riga", "reports that Oslo had shelled Riga proved false": read by the order
of the words, because trees hang such clauses in many ways.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.finding.event_lexicon import lemma, lexicon
from onrecord.finding.event_syntax import case_of, children

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_UNTRUE = (
    r"(?:(?:not|never|n[’']t) (?:\w+ly )?(?:true|correct|accurate|so|the case)|(?:\w+ly )?"
    r"(?:false|untrue|incorrect|wrong|baseless|unfounded|groundless|fabricated|invented|nonsense))"
)
_OPENING = re.compile(rf"\bit (?:is|was|'s|’s) (?:simply |just |also )?{_UNTRUE} that$")
_VERDICT = re.compile(
    rf"\b(?:is|are|was|were|proved|proves|turned out|turns out|(?:has|have|had) proved|(?:has|have|had) been)"
    rf"(?: to be)? {_UNTRUE}\b"
)
_NEARLY = frozenset({"nearly", "almost"})
_CLOSE = frozenset({"close", "near", "closer"})


def is_refuted(verb: Token) -> str | None:
    """The words by which the clause of a verb is said to be untrue."""
    opening = _that(verb)
    if opening is None:
        return None
    doc, sentence = verb.doc, verb.sent
    before = _plain(verb, sentence.start, opening.i + 1)
    if found := _OPENING.search(before):
        return found[0]
    told = doc[opening.i - 1] if opening.i > sentence.start else opening
    if (
        told.lemma_.lower() not in lexicon().classes["hearsay"]
        and lemma(told) not in lexicon().classes["hearsay"]
    ):
        return None
    found = _VERDICT.search(_plain(verb, verb.i + 1, sentence.end))
    return found[0] if found else None


def _that(verb: Token) -> Token | None:
    """The "that" which opens the clause of a verb; None where another verb stands between the two."""
    for t in reversed(verb.doc[verb.sent.start : verb.i]):
        if t.lower_ == "that" and t.tag_ == "IN":
            return t
        if t.text in (";", ":", "“", "”") or (t.tag_ in _FINITE and t.head.i != verb.i):
            return None
    return None


def _plain(verb: Token, start: int, end: int) -> str:
    return " ".join(t.lower_ for t in verb.doc[start:end] if not t.is_space)


def came_close(verb: Token) -> str | None:
    """ "was nearly expelled", "came close to signing": it was not done."""
    for c in children(verb, "advmod"):
        if c.lower_ in _NEARLY and c.i < verb.i:
            return c.text
    over = verb.head
    if verb.tag_ != "VBG" or case_of(verb) != "to" or lemma(over) != "come":
        return None
    return next((c.text for c in children(over, "advmod") if c.lower_ in _CLOSE), None)
