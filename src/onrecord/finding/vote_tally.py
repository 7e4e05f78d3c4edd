"""How many voted how, by the words of a sentence that tells of a vote.

    "by 14 votes to none" · "14-0" · "voted 52-35" · "13 in favour, one against and one abstention"
    "with 45 countries abstaining" · "Nine of the 15 members backed the text"

Pure text. A pair of numbers is a tally only beside a word of voting: "a 3-1 win" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.finding.numbers import SMALL_NUMBERS
from onrecord.record import Tally

_NONE = ("none", "nil", "zero", "no", "nobody")
_WORDS = "|".join(sorted((*SMALL_NUMBERS, *_NONE), key=lambda w: (-len(w), w)))
NUMBER = rf"(?:\d{{1,3}}(?![\d,.]*\d)|(?:{_WORDS})\b)"
_VOTERS = (
    r"votes?|ballots|members?|states?|country|countries|nations?|delegations|governments|lawmakers|senators"
    r"|deputies|others?|more"
)
_WHO = rf"(?:\s+(?:of\s+(?:the|its)\s+\S+|{_VOTERS}))*"
_DID = r"(?:\s+(?:voted|voting|cast|were|was|came|came\s+out))?"
_YES = re.compile(
    rf"\b({NUMBER}){_WHO}(?:{_DID}\s+(?:in\s+favou?r|for|yes)\b|\s+(?:backed|supported|approved|said\s+yes)\b)",
    re.IGNORECASE,
)
_NO = re.compile(
    rf"\b({NUMBER}){_WHO}(?:{_DID}\s+(?:against|opposed)\b|\s+rejected\b|\s+(?:voted|said)\s+no\b)",
    re.IGNORECASE,
)
_ABSTAIN = re.compile(
    rf"\b({NUMBER}){_WHO}(?:,\s[^,]{{1,40}},)?\s+(?:abstentions?|abstain(?:ed|ing)|sat\s+on\s+their\s+hands)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"\b({NUMBER})(?:\s+votes?)?(?:\s+in\s+favou?r)?\s+(?:to|against)\s+({NUMBER})\b", re.IGNORECASE
)
_SCORE = re.compile(r"(?<![\d\w.,$€£-])(\d{1,3})\s?[-–—]\s?(\d{1,3})(?:\s?[-–—]\s?(\d{1,3}))?(?![\w%-]|,\d)")
_VOTING = re.compile(r"\b(?:votes?|in favou?r)\b", re.IGNORECASE)
_VERDICTS = r"(?:vot(?:ed|ing)|adopted|pass(?:ed|es)|approved|rejected|defeated|ratified|backed|failed)"
_LEADS_IN = re.compile(
    rf"(?:\b{_VERDICTS}(?:\s+(?:it|them|down|the\s\w+))?,?(?:\s+by)?"
    r"|\b(?:vote|tally|margin|count)s?\s+(?:was|of|were)|\bvote,)"
    r"(?:\s+(?:a|an|about|just|only))*(?:\s+(?:vote|tally|margin)\s+of)?\s*\(?$",
    re.IGNORECASE,
)
_LEADS_OUT = re.compile(r"[\s-]+(?:vot(?:e|es|ing)|margin|tally|ballot|in favou?r)\b", re.IGNORECASE)
_SET_OFF = re.compile(r",\s*$")
_ENDS = re.compile(r"\s*(?:[,.;)]|$)")
_DECIDED = re.compile(rf"\b{_VERDICTS}\b", re.IGNORECASE)
"""A pair between commas behind one of these: "approved the treaty on Tuesday, 88 to 59, and …"."""
_REACH = 40
"""Code points before or behind a bare pair of numbers in which the words of voting must stand."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A tally and where it stands in the text it was read from."""

    tally: Tally
    start: int
    end: int


def tally_in(sentence: str) -> Counted | None:
    """The tally that a sentence gives, or None.

    >>> tally_in("It was adopted by 14 votes to none, with one abstention.").tally
    Tally(yes=14, no=0, abstain=1)
    """
    found: dict[str, tuple[int, int, int]] = {}
    for kind, count, start, end in _parts(sentence):
        found.setdefault(kind, (count, start, end))
    if "yes" not in found and "no" not in found:
        return None
    return Counted(
        tally=Tally(**{kind: count for kind, (count, _, _) in found.items()}),
        start=min(start for _, start, _ in found.values()),
        end=max(end for _, _, end in found.values()),
    )


def _parts(sentence: str) -> Iterator[tuple[str, int, int, int]]:
    """What each number counts; a pair goes first ("nine to one for a truce" has one against)."""
    taken: list[tuple[int, int]] = []
    for match in (*_TO.finditer(sentence), *_SCORE.finditer(sentence)):
        if _beside_voting(sentence, match):
            taken.append(match.span())
            for kind, text in zip(("yes", "no", "abstain"), match.groups(), strict=False):
                if text is not None:
                    yield kind, _value(text), match.start(), match.end()
    for kind, pattern in (("yes", _YES), ("no", _NO), ("abstain", _ABSTAIN)):
        for match in pattern.finditer(sentence):
            if not any(start <= match.start() < end for start, end in taken):
                yield kind, _value(match[1]), match.start(), match.end()


def _beside_voting(sentence: str, match: re.Match[str]) -> bool:
    """ "voted 52-35", "by a vote of 98 to 24", "passed 13-1", "a 14-0 vote"."""
    before = sentence[max(0, match.start() - _REACH) : match.start()]
    behind = sentence[match.end() : match.end() + _REACH]
    if _VOTING.search(match[0]) or _LEADS_IN.search(before) or _LEADS_OUT.match(behind):
        return True
    set_off = _SET_OFF.search(before) and _ENDS.match(behind)
    return bool(set_off and _DECIDED.search(sentence[: match.start()]))


def _value(text: str) -> int:
    word = text.lower()
    return int(word) if word.isdigit() else SMALL_NUMBERS.get(word, 0)
