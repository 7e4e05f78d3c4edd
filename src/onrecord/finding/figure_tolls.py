"""Counts of victims that a toll tells: "put the death toll at 60", "the number of wounded reached 54", and
nobody at all ("nobody was hurt").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from onrecord.finding.figure_phrases import head_of_run
from onrecord.finding.numbers import Number, figure_words
from onrecord.finding.word_forms import is_form

_REACH = 24
"""How many words before its number a toll is named."""

_KINDS = {"death": "dead", "casualty": "casualties", "injury": "injured", "injuries": "injured"}


@dataclass(frozen=True, slots=True)
class Toll:
    """What a toll counts: its unit, and who in a few words."""

    unit: str
    what: str


def toll_before(span: Span, number: Number) -> Toll | None:
    """The toll whose number this is: "the union put the toll at nineteen" → people, dead.

    None where no toll is named before the number, or where another number stands between.
    """
    doc, first = span.doc, span.start
    while first > span.root.sent.start and doc[first - 1].idx >= number.start:
        first -= 1
    if first == span.root.sent.start or doc[first - 1].lower_ not in figure_words()["tolls"]["reaching"]:
        return None
    for token in reversed(doc[max(span.root.sent.start, first - _REACH) : first - 1]):
        if token.text in (";", ":") or token.like_num:
            return None
        if is_form(token, {"toll"}):
            kind = token.nbor(-1).lower_ if token.i else ""
            return Toll("people", _KINDS.get(kind, "dead"))
        if token.lower_ in figure_words()["people"]["harmed"] and token.i and token.nbor(-1).lower_ == "the":
            return Toll("people", token.text)  # "put the dead at 11"
        if is_form(token, {"number", "tally", "count"}) and token.nbor().lower_ == "of":
            return _of_number(doc, token.i + 2, first)
    return None


def is_put_at(span: Span) -> bool:
    """Does the number stand behind "it" for a count told before: "while the army put it at seven", "gave the
    number as seven", "at 44 by the hospital and at 12 by the army"?"""
    before = span.doc[max(span.root.sent.start, span.start - 6) : span.start].text
    return _PUT_AT.search(before) is not None


_PUT_AT = re.compile(
    r"\b(?:put(?:s|ting)?|gave|gives?|giving|set|sets) (?:it|this|that|them|their number"
    r"|the (?:\w+ )?(?:figure|number|count|total|tally)) (?:at|as)(?: (?:about|around|over|only|just))?$"
    r"|\b(?:and|but|while) at$"
)


def _of_number(doc: Doc, start: int, end: int) -> Toll | None:
    """Who is numbered: "the dead", "villagers killed"."""
    while start < end and doc[start].pos_ in ("DET", "PRON"):
        start += 1
    words = figure_words()["people"]
    if start >= end:
        return None
    if doc[start].lower_ in words["harmed"]:
        return Toll("people", doc[start].text)
    noun = head_of_run(doc, start, end)
    if noun is None:
        return None
    behind = doc[noun.i + 1] if noun.i + 1 < end else None
    last = noun.i + 2 if behind is not None and behind.lower_ in words["harmed"] else noun.i + 1
    people = last > noun.i + 1 or is_form(noun, words["nouns"])
    return Toll("people" if people else noun.text, doc[start:last].text)


# nobody


@dataclass(frozen=True, slots=True)
class Nobody:
    """A count of nobody: the words that say so, and what befell nobody."""

    start: int
    end: int
    what: str


def nobody_harmed(text: str) -> Iterator[Nobody]:
    """Where a text says that nobody came to harm.

    >>> [n.what for n in nobody_harmed("Nobody was hurt, and no casualties were reported.")]
    ['hurt', 'casualties']
    """
    for pattern in _nobody():
        for match in pattern.finditer(text):
            yield Nobody(match.start(), match.end(), match["what"])


@cache
def _nobody() -> tuple[re.Pattern[str], ...]:
    harmed = "|".join(figure_words()["people"]["harmed"])
    been = r"(?:was|were|has been|had been|have been|is|are)\s(?:\w+ly\s)?"
    nobody = r"(?:[Nn]obody|[Nn]o[ -]one|[Nn]one of (?:the|its|his|her|their|our)(?: \w+){1,2}?)"
    return (
        re.compile(rf"\b{nobody}(?: else)?\s(?:{been})?(?P<what>{harmed})\b"),
        re.compile(r"\b(?:[Nn]o|without(?: any)?)\s(?P<what>casualties|deaths|fatalities|injuries)\b"),
    )
