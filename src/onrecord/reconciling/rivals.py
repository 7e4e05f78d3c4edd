"""Where and when: one meeting for which two sides give two days or two venues, one incident of which they
tell two places.

    The ministers will meet in Orsa on 3 May, Norland says; the meeting is on 10 May, Sudria says.
    "She was stopped on the high seas." "The trawler was fishing well inside our territorial waters."

Each gives one value of one kind, of what is much alike in words or meaning, within a few days. A meeting that
is told to have been moved has no rival days.
"""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onrecord.linking.wording import concepts, telling
from onrecord.reconciling.disputes import claim_of, dispute
from onrecord.reconciling.ledger import Ledger, day_of
from onrecord.reconciling.named import Name, Names, clauses_told
from onrecord.reconciling.rebuttals import Point, cosine
from onrecord.record import Discrepancy
from onrecord.record.discrepancy import DiscrepancyKind

_TELLING = frozenset({"say", "announce", "confirm", "deny", "accuse", "promise", "predict", "believe"})
_MEETING = re.compile(
    r"\b(?:meet(?:ings?)?|summit|talks|session|round|visit|conference|consultations|convene|gather)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|would|is to|are to|is due|are due|to be held|(?:is|are) scheduled"
    r"|is (?:set )?for|takes? place|is on)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:moved|postponed|rescheduled|instead|put off|put back|brought forward|originally|delayed|had been"
    r"|no longer|at the latest|by|before|after|until|from)\b",
    re.IGNORECASE,
)
""" "By 3 May" and "after 3 May" give no day."""
_MONTHS = tuple(month.lower() for month in calendar.month_name[1:])
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})|({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
_HELD_IN = re.compile(
    r"\b(?:held|place|hosted|meet|convene|gather|resume|open|start|begin)\b[^.;]{0,25}? (?:in|at) $",
    re.IGNORECASE,
)
_HIGH_SEAS = re.compile(
    r"\b(?:international (?:waters|airspace)|high seas|outside (?:\S+ ){0,3}(?:waters|limit|airspace"
    r"|zone))\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:territorial (?:waters|sea)|waters|territory|soil|airspace|exclusive economic zone|economic zone"
    r"|side of the (?:line|border|river|frontier|strait))\b",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"\b(?:cross(?:ed|ing)?|stray(?:ed|ing)?|intrud(?:ed|ing)|entered|enter) (?:\w+ )?(?:into |inside )?$",
    re.IGNORECASE,
)
_ACROSS = re.compile(r"\b(?:into|inside|entered)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:our|its|their)\b", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:stopp|seiz|board|captur|caught|shot|crash|came down|detain|intercept|ramm|fish|sail|work|fell|hit"
    r"|land|inside|arrest|found|strayed|cross|was|were|been)\w*",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.IGNORECASE)
_DAYS = 3
_NEAR, _NEAR_AND_SHARED, _NEAR_OF_TWO = 0.55, 0.45, 0.38
"""Cosine of the sentences: alone, beside shared words, and for a place between the two parties that speak."""
_OPEN_SEA = "the high seas"


@dataclass(frozen=True)
class _Value:
    """What one source gives as the day, the venue or the place."""

    kind: str
    value: str
    clause: str
    point: Point
    side: str
    named: tuple[Name, ...]

    @property
    def day(self) -> str | None:
        return day_of(self.point.said.coverage.article.published)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of ships, people and villages: of what is no state's."""
        return frozenset(n.text for n in self.named if not n.is_state and n.text != self.value)

    @property
    def days(self) -> frozenset[str]:
        return frozenset(_month_and_day(d) for d in _DAY.finditer(self.clause))

    @cached_property
    def places(self) -> frozenset[str]:
        """Names of places, capitals too."""
        return frozenset(n.text for n in self.named if n.is_place)

    @cached_property
    def parties(self) -> frozenset[str]:
        return frozenset(n.side for n in self.named if n.side) | {self.side}

    @cached_property
    def words(self) -> frozenset[str]:
        named = {form for n in self.named for form in concepts(n.text)}
        return telling(concepts(_DAY.sub("", self.clause)) - named - _PLAIN)


_PLAIN = concepts(
    "meeting waters territory international side line border summit talks visit inside held place"
)


def rivals(ledger: Ledger) -> Iterator[Discrepancy]:
    """A discrepancy for every day, venue or place of which two sides give two."""
    found: dict[str, list[_Value]] = defaultdict(list)
    for value in _values(ledger):
        found[value.kind].append(value)
    for kind, values in sorted(found.items()):
        for at, one in enumerate(values):
            others = [o for o in values[at + 1 :] if _differ(one, o, ledger)]
            told = others and dispute(
                _KINDS.get(kind, "contradiction"),
                f"{kind}: " + one.clause.strip('“”" ,.'),
                [claim_of(one.point.said, ledger)],
                [claim_of(o.point.said, ledger) for o in others if o.value == others[0].value],
                "two sides give two of one thing",
            )
            if told:
                yield told


_KINDS: dict[str, DiscrepancyKind] = {"the day": "date"}


def _values(ledger: Ledger) -> Iterator[_Value]:
    names = Names(ledger)
    for clause, at, side in clauses_told(ledger, names, _TELLING):
        if any(words.search(clause) for words in (_MEETING, _WITHIN, _HIGH_SEAS, _ACROSS)):
            named = tuple(names.of(clause))
            for kind, value in _told(clause, named, side):
                yield _Value(kind, value, clause, at, side, named)


def _told(clause: str, named: Sequence[Name], own: str) -> Iterator[tuple[str, str]]:
    if _NO.search(clause):
        return
    if _MEETING.search(clause) and _TO_COME.search(clause) and not _MOVED.search(clause):
        days = [_month_and_day(d) for d in _DAY.finditer(clause)]
        if len(days) == 1:
            yield "the day", days[0]
        venues = [n.text for n in named if n.is_place and _HELD_IN.search(clause[: n.start])]
        if len(venues) == 1:
            yield "the venue", venues[0]
    if _HAPPENED.search(clause):
        where = _where(clause, named, own)
        if where:
            yield "the place", where


def _month_and_day(found: re.Match[str]) -> str:
    """
    >>> _month_and_day(_DAY.search("on 3 May")), _month_and_day(_DAY.search("on May 3"))
    ('5-3', '5-3')
    """
    month, number = (found[2], found[1]) if found[1] else (found[3], found[4])
    return f"{_MONTHS.index(month.lower()) + 1}-{number}"


def _where(clause: str, named: Sequence[Name], own: str) -> str | None:
    """On the high seas, or with whom."""
    if _HIGH_SEAS.search(clause):
        return _OPEN_SEA
    within = _WITHIN.search(clause)
    if within is not None:
        before = clause[: within.start()]
        owners = [n for n in named if n.side and n.start < within.start() and _reaches(before[n.start :])]
        if owners:
            return owners[-1].side
        return own if _OURS.search(before[-25:]) else None
    into = [n.side for n in named if n.side and _INTO.search(clause[: n.start])]
    return into[0] if into else None


def _reaches(between: str) -> bool:
    """ "Guyana's exclusive", "the Azerbaijani side", "Norlandic territorial": nothing but adjectives."""
    return len(between.split()) <= 3 and not re.search(r"[,;]", between)


def _differ(one: _Value, other: _Value, ledger: Ledger) -> bool:
    if one.value == other.value or one.side == other.side or one.point.own_names & other.point.own_names:
        return False
    if one.point.said.coverage is not other.point.said.coverage:
        if one.day is None or other.day is None:
            return False
        if abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days) > _DAYS:
            return False
    if one.names and other.names and not one.names & other.names:
        return False
    if one.kind == "the day" and one.places and other.places and not one.places & other.places:
        return False
    known = one.parties & other.parties or one.places & other.places or one.words & other.words
    if one.kind != "the place" and not known:
        return False
    if one.kind == "the venue" and one.days and other.days and not one.days & other.days:
        return False
    near = cosine(one.point.place, other.point.place)
    if one.kind == "the place":
        parties = {one.side, other.side, one.value, other.value} - {_OPEN_SEA}
        return near >= (_NEAR_OF_TWO if len(parties) <= len((one, other)) else _NEAR_AND_SHARED)
    return near >= (_NEAR_AND_SHARED if one.words & other.words else _NEAR)
