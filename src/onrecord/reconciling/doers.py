"""Deeds that one of two sides began, where the accounts differ on which.

    The delay had been requested by Sudria, Norland's minister said. "At no time did we ask for one," said
    Sudria's. — One readout: the call took place at the initiative of Norland; the other: Sudria had rung.

Each account names a doer, or says of its own side that it did not. Two clash where they name two doers, or
one says that the doer of the other did no such thing. They may stand in two reports of the same days, if both
speak of the same two sides and are near in meaning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.linking.wording import concepts, telling
from onrecord.reconciling.blame import accounts
from onrecord.reconciling.disputes import claim_of, dispute
from onrecord.reconciling.ledger import Ledger, Said, day_of
from onrecord.reconciling.matters import NOT, TELLING, is_denial, is_negated, may_be
from onrecord.reconciling.named import Name, Names, clauses_told
from onrecord.reconciling.rebuttals import Point, cosine
from onrecord.record import Discrepancy

_TELLING = TELLING | {"request"}
_DAYS, _BARE_DAYS = 4, 1
"""Days between two accounts, at most; the second where one says no more than that it did no such thing."""
_STEPS = 4
"""Sentences between two accounts of one report, at most."""
_NEAR, _NEAR_ALONE = 0.3, 0.45
"""Cosine of the sentences, where they share words or are of one day, and alone."""
_PARTIES = 3
_OWN = re.compile(r"\b(?:we|our|ours|it|they|its)\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|our|ours)\b", re.IGNORECASE)
""" "They asked us" is said of others where it is quoted."""
_TOPIC = re.compile(
    r"\b(?:talks|meeting|summit|visit|session|trip|call|round|conference) (?:on|about|over) (?:the )?([a-z]+)"
)
_BEHIND = 40
"""Code points behind "at the request of" in which the doer is named."""


@dataclass(frozen=True, slots=True)
class _Deed:
    kind: str
    hints: tuple[str, ...]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    nothing: re.Pattern[str] | None

    def is_told(self, clause: str) -> bool:
        """Whether the words of a clause tell of it at all."""
        return any(words.search(clause) for words in (self.before, self.behind, self.nothing) if words)


@dataclass(frozen=True, slots=True)
class _Account:
    """What a source says of who did a deed: `doer` is a side, which did it or did not."""

    point: Point
    side: str
    day: str | None
    kind: str
    doer: str
    did: bool
    clause: str
    words: frozenset[str]
    places: frozenset[str]
    is_bare: bool


@cache
def _deeds() -> tuple[_Deed, ...]:
    def words(forms: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{forms.replace(chr(10), '')})", re.IGNORECASE)

    return tuple(
        _Deed(
            kind=raw["kind"],
            hints=tuple(raw["hints"].split()),
            before=words(raw["before"]),
            behind=words(raw["behind"]),
            nothing=words(raw["nothing"]) if "nothing" in raw else None,
        )
        for raw in accounts()["begun"]
    )


def differing_doers(ledger: Ledger) -> Iterator[Discrepancy]:
    """One discrepancy for every deed of which sources differ on who began it."""
    by_kind: dict[str, list[_Account]] = defaultdict(list)
    for account in _accounts(ledger):
        by_kind[account.kind].append(account)
    for kind, found in sorted(by_kind.items()):
        for ones, others in _camps(found, ledger):
            told = dispute(
                "contradiction",
                f"who {kind}: " + ones[0].clause.strip('“”" ,.'),
                [claim_of(a.point.said, ledger) for a in ones],
                [claim_of(a.point.said, ledger) for a in others],
                "the sources differ on who did it",
            )
            if told:
                yield told


def _camps(
    found: Sequence[_Account], ledger: Ledger
) -> Iterator[tuple[Sequence[_Account], Sequence[_Account]]]:
    """Who names one doer against those who name another, or say that this one did not."""
    seen: set[int] = set()
    for at, one in enumerate(found):
        against = [o for o in found if at not in seen and one.did and _clash(one, o, ledger)]
        if against:
            same = [
                n
                for n, a in enumerate(found)
                if a.did and a.doer == one.doer and any(_clash(a, o, ledger) for o in against)
            ]
            seen |= {*same, *(n for n, a in enumerate(found) if any(a is o for o in against))}
            yield [found[n] for n in same], against


def _accounts(ledger: Ledger) -> Iterator[_Account]:
    names = Names(ledger)
    for clause, at, side in clauses_told(ledger, names, _TELLING):
        yield from _of_clause(clause, at, side, names)


def _of_clause(clause: str, at: Point, side: str, names: Names) -> Iterator[_Account]:
    plain = clause.lower()
    deeds = [d for d in _deeds() if any(hint in plain for hint in d.hints) and d.is_told(clause)]
    named = list(names.of(clause)) if deeds else []
    turned = is_denial(at.said) and not NOT.search(clause)
    for deed in deeds:
        for doer, affirmed in _doers(clause, deed, named, at.said, side):
            yield _Account(
                point=at,
                side=side,
                day=day_of(at.said.coverage.article.published),
                kind=deed.kind,
                doer=doer,
                did=affirmed != turned,
                clause=clause,
                words=telling(concepts(clause) - {form for n in named for form in concepts(n.text)}),
                places=frozenset(n.text for n in named if n.is_place),
                is_bare=not deed.before.search(clause) and not deed.behind.search(clause),
            )


def _doers(
    clause: str, deed: _Deed, named: Sequence[Name], said: Said, own: str
) -> Iterator[tuple[str, bool]]:
    """Who did a deed by the words of a clause, and who did not."""
    behind = deed.behind.search(clause)
    before = deed.before.search(clause)
    if behind is not None:
        after = (n.side for n in named if n.side and 0 <= n.start - behind.end() + 1 <= _BEHIND)
        doer = own if _OURS.match(clause[behind.end() :].strip()) else next(after, None)
        if doer:
            yield doer, not is_negated(clause, behind)
        return
    if before is not None and not may_be(clause[: before.start()]):
        pronouns = (_OWN if said.found.form == "indirect" else _OURS).finditer(clause[: before.start()])
        told = [(m.start(), own) for m in pronouns]
        told += [(n.start, n.side) for n in named if n.side and n.start < before.start()]
        if told:
            yield max(told)[1], not is_negated(clause, before)
    elif deed.nothing is not None and deed.nothing.search(clause):
        yield own, False


def _clash(one: _Account, other: _Account, ledger: Ledger) -> bool:
    """Whether both tell of one deed, and cannot both be right on who did it."""
    if one.side == other.side or one.point.own_names & other.point.own_names:
        return False
    differ = one.did and (other.doer != one.doer if other.did else other.doer == one.doer)
    return differ and _same_days(one, other) and _of_one_deed(one, other, ledger)


def _same_days(one: _Account, other: _Account) -> bool:
    if one.point.said.coverage is other.point.said.coverage:
        return True
    return one.day is not None and other.day is not None and _days(one, other) <= _DAYS


def _days(one: _Account, other: _Account) -> int:
    return abs((date.fromisoformat(one.day or "") - date.fromisoformat(other.day or "")).days)


def _of_one_deed(one: _Account, other: _Account, ledger: Ledger) -> bool:
    if one.places and other.places and not one.places & other.places:
        return False
    topics, others = (set(_TOPIC.findall(a.clause)) for a in (one, other))
    if topics and others and not topics & others:
        return False
    parties = {one.doer, one.side, other.doer, other.side}
    gap = abs(one.point.place.number - other.point.place.number)
    if one.point.said.coverage is other.point.said.coverage and gap <= _STEPS:
        return len(parties) <= _PARTIES
    near = cosine(one.point.place, other.point.place)
    shared = one.words & other.words
    if len(parties) > 2:
        return False
    return near >= (_NEAR if shared or one.day == other.day else _NEAR_ALONE) or (
        other.is_bare and one.day is not None and _days(one, other) <= _BARE_DAYS
    )
