"""Refusals whose words are given: of what others report, and of what is not to happen.

The ministry rejected reports that its envoy had left.
The army dismissed as baseless the claim by the rebels that it had fired first.
The general ruled out a truce before the militia leaves the city.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.finding.cues import lexicon
from onrecord.finding.statement_spans import MARKS, Range, reach
from onrecord.finding.statement_syntax import ALSO_REPORTED, after_comma, children, is_finite, marker

_NEAR = 14
"""How far behind the cue the report stands that it rejects, and its "that" behind that, in words."""
_UNTIL = ("before", "until", "unless", "if", "while", "without", "as")
_BESIDE = ("as", "aside", "away", "off", "down", "at", "scorn", "cold", "water", "on", "over")


def reported_words(verb: Token) -> list[Range]:
    """rejected reports that its envoy had left / dismissed as baseless the claim by the rebels that …"""
    noun = _reported_noun(verb)
    that = None if noun is None else _that_of(noun)
    if that is None:
        return []
    end = that.sent.end_char if that.head.i < that.i else reach(that.head)[1]
    if (further := _said_further(that)) is not None:
        end = min(end, further.idx)
    first = verb.nbor()
    while first.i < that.i and first.lower_ in _BESIDE:
        first = first.nbor()
    return [(first.idx, end)]


def _reported_noun(verb: Token) -> Token | None:
    for t in verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]:
        if t.lemma_.lower() in ALSO_REPORTED or (t.pos_ == "NOUN" and t.lemma_.lower() in lexicon().nouns):
            return t
        if t.text in ",;:" or (t.pos_ in ("VERB", "AUX") and is_finite(t)):
            return None
    return None


def _that_of(noun: Token) -> Token | None:
    """The "that" behind the noun; between them only whose report it is."""
    for t in noun.doc[noun.i + 1 : min(noun.i + _NEAR, noun.sent.end)]:
        if t.lower_ == "that":
            return t
        if t.text in ";:" or (t.pos_ in ("VERB", "AUX") and is_finite(t)):
            return None
    return None


def _said_further(that: Token) -> Token | None:
    """The comma in "rejected reports that its envoy had left[,] saying …": so the rejecting goes on"""
    for t in that.doc[that.i + 1 : that.sent.end - 1]:
        if t.text in MARKS or t.text == '"':
            return None
        if t.text == "," and t.nbor().tag_ == "VBG" and lexicon().verb(t.nbor()) is not None:
            return t
    return None


def refused(verb: Token) -> list[Range]:
    """ruled out any truce before the militia leaves / ruled out sending troops to the strait"""
    held = next((c for c in children(verb, "obj", "xcomp", "obl") if c.i > verb.i + 1), None)
    if held is None or held.pos_ == "PRON":
        return []
    start, end = reach(held)
    for c in children(verb, "obl", "advcl", "nmod"):
        if c.left_edge.i == held.right_edge.i + 1 and not after_comma(c) and marker(c) in _UNTIL:
            end = reach(c)[1]
    return [(max(start, verb.doc[verb.i + 2].idx), end)]
