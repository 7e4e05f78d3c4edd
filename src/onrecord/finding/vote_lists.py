"""Who voted how where a report lists it in brackets behind the number, as records of meetings do.

"by a vote of 12 in favour to 1 against (Ruritania), with 2 abstentions (Chad, Peru)"
    → Ruritania: no; Chad, Peru: abstain
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from onrecord.finding.page import Page
from onrecord.finding.vote_tally import NUMBER
from onrecord.record import BallotFound
from onrecord.record.vote import BallotKind

_OF_VOTERS = r"(?:\s+(?:votes?|members?|states?|countries))?"
_KINDS: tuple[tuple[BallotKind, str], ...] = (
    ("yes", r"(?:voting\s+)?(?:in\s+favou?r|for)"),
    ("no", r"(?:voting\s+)?against"),
    ("abstain", r"(?:abstentions?|abstaining)"),
)
_LISTS = tuple(
    (kind, re.compile(rf"\b{NUMBER}{_OF_VOTERS}\s+{words}\s*\(([^()]{{2,900}})\)", re.IGNORECASE))
    for kind, words in _KINDS
)
_PAIR = re.compile(rf"\b{NUMBER}(?:\s+votes?)?\s+to\s+{NUMBER}\s*\(([^()]{{2,900}})\)", re.IGNORECASE)
"""Of a bare pair the second number, and so its list, is against."""


def lists_in(sentence: str) -> Iterator[tuple[BallotKind, int, int]]:
    """The kind of each list, and where the words between its brackets stand.

    >>> text = "by 5 votes to 1 (Chad), with 2 abstentions (Mali, Peru)"
    >>> [(kind, text[start:end]) for kind, start, end in lists_in(text)]
    [('abstain', 'Mali, Peru'), ('no', 'Chad')]
    """
    for kind, pattern in (*_LISTS, ("no", _PAIR)):
        for found in pattern.finditer(sentence):
            yield kind, found.start(1), found.end(1)


def listed(page: Page, sentences: Sequence[Span]) -> Iterator[BallotFound]:
    """The ballots that sentences list in brackets, of states and of people."""
    for sentence in sentences:
        for kind, start, end in lists_in(sentence.text):
            inside = page.doc.char_span(
                sentence.start_char + start, sentence.start_char + end, alignment_mode="expand"
            )
            for token in inside or ():
                for voter in page.cast.who(token):
                    if page.cast.characters[voter].kind in ("state", "government", "person"):
                        yield BallotFound(actor=voter, vote=kind)
