"""Roll-calls that records of meetings print in lines of their own, under the report of a vote.

In favour (3): Chad, Mali and Peru.
Against: Ruritania.
Abstaining (1): Fiji.

A roll belongs to the vote whose tally has its numbers, else to the one that was told last before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.finding.page import Page
from onrecord.record import BallotFound
from onrecord.record.vote import BallotKind, Tally

_KINDS: tuple[tuple[BallotKind, str], ...] = (
    ("yes", r"in favou?r|for|yes|ayes?|yeas?"),
    ("no", r"against|no|noes|nays?"),
    ("abstain", r"abstain(?:ing|ed)?|abstentions?"),
)
_LABEL = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS)
_LINE = re.compile(
    rf"(?:^|(?<=\.\s))(?:(?i:{_LABEL}))(?:\s*\((?P<many>\d{{1,3}})(?:\s\w+)?\))?\s*:\s+"
    r"(?P<names>[A-ZÀ-Þ](?:[^.:\n]|(?<=\bSt)\.)*)",
    re.MULTILINE,
)
_FAR = 400
"""Code points between two lines of one roll, at most."""


@dataclass(frozen=True, slots=True)
class Roll:
    """The lists of one roll-call: where it begins, and each list's kind, number of voters and place."""

    start: int
    lists: tuple[tuple[BallotKind, int | None, int, int], ...]

    def fits(self, tally: Tally) -> bool:
        """Has every list the number that the tally gives it, where both give one?"""
        told = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain}
        pairs = [(many, told[kind]) for kind, many, _, _ in self.lists if kind in told]
        known = [(a, b) for a, b in pairs if a is not None and b is not None]
        return bool(known) and all(a == b for a, b in known)


def rolls_in(text: str) -> Iterator[Roll]:
    """The roll-calls of a text, in order; a single line is none, unless it gives its number.

    >>> text = "In favour (2): Chad and Peru.\\n\\nAgainst: Fiji."
    >>> [[(kind, text[start:end]) for kind, _, start, end in roll.lists] for roll in rolls_in(text)]
    [[('yes', 'Chad and Peru'), ('no', 'Fiji')]]
    """
    lists: list[tuple[BallotKind, int | None, int, int]] = []
    start, end = 0, 0
    for found in _LINE.finditer(text):
        kind: BallotKind = next(kind for kind, _ in _KINDS if found[kind] is not None)
        if lists and (found.start() - end > _FAR or kind in [told for told, *_ in lists]):
            yield from _whole(start, lists)
            lists = []
        start = start if lists else found.start()
        end = found.end()
        many = int(found["many"]) if found["many"] else None
        lists.append((kind, many, *found.span("names")))
    yield from _whole(start, lists)


def _whole(start: int, lists: Sequence[tuple[BallotKind, int | None, int, int]]) -> Iterator[Roll]:
    if len(lists) > 1 or any(many is not None for _, many, _, _ in lists):
        yield Roll(start, tuple(lists))


def called(page: Page, roll: Roll) -> Iterator[BallotFound]:
    """The ballots of a roll-call, of states and of people."""
    for kind, _, start, end in roll.lists:
        for token in page.doc.char_span(start, end, alignment_mode="expand") or ():
            for voter in page.cast.who(token):
                if page.cast.characters[voter].kind in ("state", "government", "person"):
                    yield BallotFound(actor=voter, vote=kind)
