"""Two sides that tell the opposite of one matter in words of their own.

    "The three pilots have been released," the host's minister said. (one report)
    The three pilots were still in a cell, their government said. (another, of the next day)

That the poles are opposite says nothing of what is told: both must be about the same. They share telling
words that do not tell the matter itself, or stand side by side, or name one another's sides and are near in
meaning; no place, number or doer may keep them apart. What may change is denied only by what was said on the
same day or after.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from onrecord.linking.wording import concepts, telling
from onrecord.reconciling.disputes import claim_of, dispute
from onrecord.reconciling.ledger import Ledger, day_of
from onrecord.reconciling.matters import Told, told_of_matters
from onrecord.reconciling.named import Names
from onrecord.reconciling.rebuttals import Point, cosine, point
from onrecord.reconciling.voices import with_own_words
from onrecord.record import Discrepancy

NUMBER = re.compile(
    r"\b(?:\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
)
_SPOT = re.compile(r"\b(?:left|in|at|from|of|inside|on) the ([a-z]+)")
_ALL = re.compile(r"\b(?:all|none|every|each|only|no)\b", re.IGNORECASE)
_DAYS, _WIDE = 4, 7
"""Days between two statements of one matter, and between the reports that tell of them, at most."""
_SHARED, _LITTLE_SHARED = 0.4, 0.2
"""Share of the telling words that both have: enough alone, and where both are near in meaning."""
_NEAR_BESIDE, _STEPS = 0.1, 2
_NEAR_AROUND, _AROUND = 0.3, 5
"""Cosine and sentences for what stands side by side in a report, and for what stands somewhat apart."""
_NEAR, _NEAR_OF_BOTH, _NEAR_OF_PARTIES, _ONE_MEANING = 0.38, 0.36, 0.43, 0.57
"""Cosine of the sentences that is enough beside shared words, where one names the other's side and both a
place, where one of these, and alone."""


@dataclass(frozen=True)
class Account:
    """What a source tells of a matter, with what it is compared by."""

    told: Told
    point: Point
    side: str
    names: Names

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides that the clause names, as those who do it and not as places."""
        return frozenset(n.side for n in self.names.of(self.told.clause) if n.side and not n.is_place)

    @cached_property
    def lands(self) -> frozenset[str]:
        """The sides that the clause names in any way: "the palace in Lima"."""
        return frozenset(n.side for n in self.names.of(self.told.clause) if n.side)

    @cached_property
    def places(self) -> frozenset[str]:
        """Names of places and things, in the letters of their words."""
        return frozenset(n.text for n in self.names.of(self.told.clause) if n.is_place)

    @cached_property
    def doer(self) -> str | None:
        """The side named last before the word that tells the matter."""
        before = [n.side for n in self.names.of(self.told.by) if n.side and not n.is_place]
        return before[-1] if before else None

    @cached_property
    def spots(self) -> frozenset[str]:
        """Places that have no name: "left the fort", "at the mill"."""
        return frozenset(_SPOT.findall(self.told.clause))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """How many it speaks of: "the nine dead", "48 guards"."""
        told = self.told.before if self.told.matter.counted else self.told.clause
        return frozenset(NUMBER.findall(told.lower()))

    @cached_property
    def words(self) -> frozenset[str]:
        """Telling words that are no names."""
        named = {form for n in self.names.of(self.told.clause) for form in concepts(n.text)}
        return telling(self.told.words - named)


def opposed(ledger: Ledger) -> Iterator[Discrepancy]:
    """A discrepancy for every matter of which two sides tell the opposite."""
    for yes, whole in _camps(_pairs(ledger)):
        # "Denied that it had agreed": the words are the other side's.
        no = [a for a in whole if not any(_same_words(a, other) for other in yes)]
        found = no and dispute(
            "contradiction",
            "whether " + min((a.told.clause for a in yes), key=lambda t: (len(t), t)).strip('“”" ,.'),
            [claim_of(a.told.said, ledger) for a in yes],
            [claim_of(a.told.said, ledger) for a in no],
            f"one says that it is so and the other that it is not: {yes[0].told.matter.name}",
        )
        if found:
            yield found


def _same_words(one: Account, other: Account) -> bool:
    first, second = ((e for e in a.told.said.found.evidence if e.role == "content") for a in (one, other))
    others = list(second)
    return any(a.article == b.article and a.start < b.end and b.start < a.end for a in first for b in others)


def _pairs(ledger: Ledger) -> Iterator[tuple[Account, Account]]:
    by_matter: dict[str, list[Account]] = defaultdict(list)
    names = Names(ledger)
    for said in with_own_words(tuple(ledger.said.values()), ledger):
        for told in told_of_matters(said):
            at = point(said, ledger)
            if at is not None:
                side = names.side_of(said, at.side)
                by_matter[told.matter.name].append(Account(told, at, side, names))
    for _, accounts in sorted(by_matter.items()):
        denials = _by_article_and_day(a for a in accounts if not a.told.is_so)
        for yes in (a for a in accounts if a.told.is_so):
            for no in _around(yes, denials):
                if _may_clash(yes, no) and _of_one_matter(yes, no, ledger):
                    yield yes, no


def _by_article_and_day(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        article = account.told.said.coverage.article
        found[article.id].append(account)
        if day := day_of(article.published):
            found[day].append(account)
    return found


def _around(yes: Account, denials: Mapping[str, Sequence[Account]]) -> Iterator[Account]:
    """Denials of the same report, and those of reports that appeared within a few days of it."""
    article = yes.told.said.coverage.article
    yield from denials.get(article.id, ())
    if day := day_of(article.published):
        for days in range(-_WIDE, _WIDE + 1):
            near = denials.get((date.fromisoformat(day) + timedelta(days)).isoformat(), ())
            yield from (a for a in near if a.told.said.coverage.article.id != article.id)


def _may_clash(yes: Account, no: Account) -> bool:
    one, other = yes.told.said, no.told.said
    if yes.point.own_names & no.point.own_names or (yes.side == no.side and not _of_two(yes, no)):
        return False
    if one.coverage is other.coverage and (
        one.found.within == other.index or other.found.within == one.index
    ):
        return False
    days = _days_between(yes, no)
    if days is None:
        return one.coverage is other.coverage
    if yes.told.matter.same_day:
        return days == 0
    return (0 if yes.told.matter.lasts else -_DAYS) <= days <= _DAYS


def _days_between(yes: Account, no: Account) -> int | None:
    """Days from what one says to what the other says: when they spoke, where both are told, else when the
    reports appeared."""
    spoke = [day_of(a.told.said.found.date) for a in (no, yes)]
    appeared = [day_of(a.told.said.coverage.article.published) for a in (no, yes)]
    later, earlier = spoke if all(spoke) else appeared
    if later is None or earlier is None:
        return None
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _of_one_matter(yes: Account, no: Account, ledger: Ledger) -> bool:
    if yes.places and no.places and not _one_place(yes.places, no.places):
        return False
    if yes.doer and no.doer and yes.doer != no.doer:
        return False
    if yes.told.matter.at_a_place and yes.spots and no.spots and not yes.spots & no.spots:
        return False
    whole = bool(_ALL.search(yes.told.clause) or _ALL.search(no.told.clause))
    if not whole and yes.numbers and no.numbers and not yes.numbers & no.numbers:
        return False
    if yes.told.matter.counted:
        days = _days_between(yes, no)
        if yes.numbers & no.numbers:
            return days is not None and abs(days) <= 1
        if not whole:
            return False
    words = yes.words & no.words
    share = ledger.rarity.covered(yes.words, no.words) if words else 0.0
    near = cosine(yes.point.place, no.point.place)
    party = no.side in yes.lands or yes.side in no.lands or (yes.doer and yes.doer == no.doer)
    if share >= _SHARED or (words and share >= _LITTLE_SHARED and near >= _NEAR):
        return True
    place = _names_in(yes.places, no.told.clause) or _names_in(no.places, yes.told.clause)
    if yes.told.matter.of_a_thing and yes.words and no.words and not words and not place:
        return False
    if (steps := _steps(yes, no)) is not None and near >= (_NEAR_BESIDE if steps <= _STEPS else _NEAR_AROUND):
        return True
    return near >= (_ONE_MEANING, _NEAR_OF_PARTIES, _NEAR_OF_BOTH)[bool(party) + place]


def _of_two(one: Account, other: Account) -> bool:
    """Two sources of one country whom the report sets side by side on what was, and does not change."""
    speakers = {a.told.said.found.source for a in (one, other)}
    return len(speakers) == 2 and None not in speakers and not one.told.matter.lasts and _beside(one, other)


def _beside(one: Account, other: Account) -> bool:
    """In one report and not far from each other: nothing else was spoken of between them."""
    steps = _steps(one, other)
    return steps is not None and steps <= _STEPS


def _steps(one: Account, other: Account) -> int | None:
    """Sentences between the two in one report, if they are few."""
    steps = abs(one.point.place.number - other.point.place.number)
    return steps if one.told.said.coverage is other.told.said.coverage and steps <= _AROUND else None


def _names_in(places: frozenset[str], clause: str) -> bool:
    return any(place in clause for place in places)


def _one_place(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(a in b or b in a for a in one for b in other)


Camp = tuple[list[Account], list[Account]]


def _camps(pairs: Iterator[tuple[Account, Account]]) -> list[Camp]:
    """Pairs that share a statement are of one matter."""
    camps: list[Camp] = []
    for yes, no in pairs:
        touching = [c for c in camps if _holds(c[0], yes) or _holds(c[1], no)]
        camps = [c for c in camps if c not in touching]
        ones, others = [yes], [no]
        for camp in touching:
            ones += [a for a in camp[0] if not _holds(ones, a)]
            others += [a for a in camp[1] if not _holds(others, a)]
        camps.append((ones, others))
    return camps


def _holds(accounts: Sequence[Account], one: Account) -> bool:
    return any(a.told.said.id == one.told.said.id for a in accounts)
