"""Stretches of an article's text, as pairs of code points, and what is done with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from onrecord.finding.quotations import Quotation

Range = tuple[int, int]
MARKS = '“"‘„«'
"""Marks that open a quotation."""
_EDGE = " \t\n,;:–—-"
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Co|Corp|Inc|Ltd|Jr|Sr|etc|a\.m|p\.m)\.$")
_CLOSING = {"“": "”", "‘": "’", '"': '"'}
SEPARATOR = " … "
"""What stands between the pieces of a content that other words part."""


def reach(token: Token) -> Range:
    """From the first to the last code point of everything that hangs on a token."""
    last = token.right_edge
    return token.left_edge.idx, last.idx + len(last)


def words_of(token: Token) -> Range:
    """The code points of one token."""
    return token.idx, token.idx + len(token)


def span_range(span: Span) -> Range:
    """The code points of a span."""
    return span.start_char, span.end_char


def trim(text: str, piece: Range) -> Range:
    """The stretch without white space, commas and dashes at its ends, nor the full stop of a sentence."""
    start, end = piece
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and (text[end - 1] in _EDGE or _stop(text, start, end)):
        end -= 1
    return start, end


def _stop(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and not _ABBREVIATION.search(text, max(start, end - 8), end)


def balance(text: str, piece: Range, quotations: Iterable[Quotation]) -> Range:
    """The stretch with the marks of the quotations that it begins or ends with taken in."""
    start, end = piece
    for q in quotations:
        if start <= q.start < end < q.end and not text[end : q.end].strip("”\"’'.,;:!?…»"):
            end = q.end
        elif q.start < start < q.end <= end and not text[q.start : start].strip("“\"‘'„« "):
            start = q.start
    closing = _CLOSING.get(text[start : start + 1])
    if closing is not None and closing not in text[start + 1 : end] and closing in text[end : end + 2]:
        end += text[end : end + 2].index(closing) + 1
    return start, end


def without(pieces: Iterable[Range], hole: Range) -> list[Range]:
    """The stretches with the hole cut out of them."""
    left: list[Range] = []
    for start, end in pieces:
        if hole[1] <= start or end <= hole[0]:
            left.append((start, end))
            continue
        if start < hole[0]:
            left.append((start, hole[0]))
        if hole[1] < end:
            left.append((hole[1], end))
    return left


def tidy(text: str, pieces: Iterable[Range], quotations: tuple[Quotation, ...]) -> tuple[Range, ...]:
    """Stretches in order, trimmed, with whole quotation marks, those without a word dropped."""
    done = [balance(text, trim(text, piece), quotations) for piece in sorted(pieces)]
    return tuple(piece for piece in done if re.search(r"\w", text[piece[0] : piece[1]]))


def covers(pieces: Iterable[Range], point: int) -> bool:
    """Whether a code point lies in one of the stretches."""
    return any(start <= point < end for start, end in pieces)


def shared(a: Iterable[Range], b: Iterable[Range]) -> int:
    """How many code points two sets of stretches share."""
    b = list(b)
    return sum(max(0, min(e1, e2) - max(s1, s2)) for s1, e1 in a for s2, e2 in b)


def length(pieces: Iterable[Range]) -> int:
    """How many code points the stretches have together."""
    return sum(end - start for start, end in pieces)


def tokens_in(doc: Doc, start: int, end: int) -> Span:
    """The tokens that lie between two code points; a token that is cut counts."""
    span = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return doc[0:0] if span is None else span
