"""Where sentences begin: rules over tokens, for edited news and for what scraping makes of it.

A line break always ends a sentence. Else a full stop ends one unless it belongs to an
abbreviation or the sentence visibly goes on; quotes and brackets that close stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.language.abbreviations import (
    CALENDAR,
    NEVER_LAST,
    NEVER_LAST_BARE,
    OFTEN_LAST,
    SAYING,
    STARTERS,
    ZONES,
)

_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ENDER = re.compile(r"[.!?…。؟！？]+")
_CLOSERS = frozenset({"”", "’", "''", ")", "]", "}", "»", "›"})
_OPENERS = frozenset({"“", "‘", "``", "(", "[", "{", "«", "‹"})
_EITHER = frozenset({'"', "'"})
_GOES_ON = frozenset({",", ";", ":"})
_DASHES = frozenset({"-", "–", "—", "--"})


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    glued: bool
    space: bool


def is_break(text: str) -> bool:
    """Whether a whitespace token holds a line break."""
    return _BREAK.search(text) is not None


def sentence_starts(doc: Doc) -> list[bool]:
    """For each token of the Doc whether it begins a sentence; whitespace tokens never do."""
    starts = [False] * len(doc)
    for line in _lines(doc):
        tokens = [_Token(doc[i].text, not _space_after(doc, i - 1), _space_after(doc, i)) for i in line]
        for place in line_starts(tokens):
            starts[line[place]] = True
    return starts


def _space_after(doc: Doc, index: int) -> bool:
    if index < 0 or index >= len(doc) - 1:
        return True
    return bool(doc[index].whitespace_) or doc[index].is_space or doc[index + 1].is_space


def _lines(doc: Doc) -> list[list[int]]:
    """The numbers of the tokens of each line, whitespace left out; empty lines left out."""
    lines: list[list[int]] = [[]]
    for token in doc:
        if not token.is_space:
            lines[-1].append(token.i)
        elif is_break(token.text):
            lines.append([])
    return [line for line in lines if line]


def line_starts(tokens: Sequence[_Token]) -> list[int]:
    """The places at which sentences of one line begin."""
    starts = [0]
    place = 0
    while place < len(tokens):
        stop = _end_of(tokens, place, starts[-1])
        if stop is not None and stop < len(tokens):
            starts.append(stop)
        place = max(place + 1, stop or 0)
    return starts


def _end_of(tokens: Sequence[_Token], place: int, start: int) -> int | None:
    """Where the next sentence begins if this one ends with the token at `place`."""
    text = tokens[place].text
    ends = _ENDER.fullmatch(text) is not None
    if not ends and not _dotted(text):
        return None
    after = place + 1
    while ends and after < len(tokens) and _ENDER.fullmatch(tokens[after].text):
        after += 1
    closed = _after_closers(tokens, after)
    while after < closed < len(tokens) and _glued_ender(tokens[closed]):
        closed = _after_closers(tokens, closed + 1)
    if closed == len(tokens):
        return closed
    if ends:
        return closed if _ends(tokens, place, start, after, closed) else None
    return closed if _abbreviation_ends(tokens, place, start, closed) else None


def _glued_ender(token: _Token) -> bool:
    return token.glued and _ENDER.fullmatch(token.text) is not None


def _dotted(text: str) -> bool:
    return len(text) > 1 and text[-1] == "." and any(letter.isalnum() for letter in text)


def _after_closers(tokens: Sequence[_Token], place: int) -> int:
    """The place after quotes, brackets and reference marks that close."""
    while place < len(tokens):
        token = tokens[place]
        if token.text in _CLOSERS or (token.text in _EITHER and token.glued):
            place += 1
        elif _reference(tokens, place):
            place += 3
        else:
            break
    return place


def _reference(tokens: Sequence[_Token], place: int) -> bool:
    """A mark such as '[12]' after the full stop."""
    marks = tokens[place : place + 3]
    return len(marks) == 3 and marks[0].text == "[" and marks[1].text.isdigit() and marks[2].text == "]"


def _ends(tokens: Sequence[_Token], place: int, start: int, after: int, closed: int) -> bool:
    mark = tokens[after - 1].text[-1]
    quoted = closed > after and tokens[closed - 1].text not in {")", "]"}
    word = _first_word(tokens, closed)
    if word is None:
        return True
    if tokens[closed].text in _GOES_ON:
        return False
    if mark == "." and tokens[after - 1].text == "." and after - place == 1:
        return _stop_ends(tokens, place, start, closed, word, quoted)
    if word[:1].islower():
        return False
    if mark in "!?" and quoted and _said_next(tokens, closed):
        return False
    return not (mark in ".…" and not _capital(word))


def _stop_ends(
    tokens: Sequence[_Token], place: int, start: int, closed: int, word: str, quoted: bool
) -> bool:
    """A full stop that is a token of its own."""
    before = tokens[place - 1].text if place > start else ""
    if _enumerates(tokens, start, place):
        return False
    bare = before.lower()
    if tokens[place].glued and bare in NEVER_LAST_BARE:
        return bare == "no" and not word[:1].isdigit()
    if not tokens[place].space and closed == place + 1:
        return _capital(word) and not (len(before) == 1 and before.isupper())
    if word[:1].islower():
        goes_on = quoted or tokens[closed].text in _DASHES or "." in before
        return not goes_on and len(before) > 1
    return not (len(before) == 1 and before.isupper() and word not in STARTERS)


def _enumerates(tokens: Sequence[_Token], start: int, place: int) -> bool:
    """'1.', '2.1.', 'a.', 'IV.', 'Figure 3.' at the start of a sentence."""
    if not tokens[place].glued:
        return False
    text = tokens[start].text
    if place == start + 2:
        return text in {"Figure", "Table", "Chart"} and tokens[start + 1].text.isdigit()
    if place != start + 1:
        return False
    if text.replace(".", "").isdigit() and "." in text:
        return True
    return (text.isdigit() and len(text) <= 3) or len(text) == 1 or text in {"II", "III", "IV"}


def _abbreviation_ends(tokens: Sequence[_Token], place: int, start: int, closed: int) -> bool:
    """A token that carries its own full stop, as 'U.S.', 'Inc.', 'p.m.', 'F.'"""
    text = tokens[place].text
    word = _first_word(tokens, closed)
    if (
        word is None
        or not _capital(word)
        or text in NEVER_LAST
        or (closed == place + 1 and (not tokens[place].space))
    ):
        return False
    if tokens[closed].text in _OPENERS | _EITHER | _DASHES:
        return tokens[closed].text not in {"(", "["} | _DASHES and text in OFTEN_LAST
    if text in OFTEN_LAST:
        return word in STARTERS or (text[0].islower() and word not in CALENDAR | ZONES)
    if len(text) == 2 and text[0].isupper():
        return word in STARTERS and not _name_before(tokens, place, start)
    return word in STARTERS


def _name_before(tokens: Sequence[_Token], place: int, start: int) -> bool:
    return place > start and _capital(tokens[place - 1].text)


def _first_word(tokens: Sequence[_Token], place: int) -> str | None:
    """The first token at or after `place` that has a letter or a digit."""
    for token in tokens[place : place + 4]:
        if any(letter.isalnum() for letter in token.text):
            return token.text
    return tokens[place].text if place < len(tokens) else None


def _capital(word: str) -> bool:
    return not word[:1].islower()


def _said_next(tokens: Sequence[_Token], place: int) -> bool:
    """After a quoted question: 'Mr Chen asked', as in '"Why now?" Mr Chen asked.'"""
    for token in tokens[place : place + 6]:
        if token.text.lower() in SAYING:
            return True
        if _ENDER.fullmatch(token.text) or token.text in _EITHER | _OPENERS | {","}:
            return False
    return False
