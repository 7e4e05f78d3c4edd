"""Statements of which one says what the other says is not so.

"The strikes mark a shift in the alliance's policy," one minister says; another says that the policy of the
alliance has not shifted. Both must be about the same (most of the telling words of the shorter one are
shared), one must negate, or say the opposite of, a word that the other affirms, and both must speak of
what is: demands, promises and what should be are no facts to contradict.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.linking.wording import concept, concepts, terms
from onrecord.reconciling.disputes import Claim, dispute
from onrecord.reconciling.ledger import Ledger, Said, published
from onrecord.reconciling.nearness import next_to, overtaken
from onrecord.record import Discrepancy

_OF_WHAT_IS = frozenset({"say", "announce", "confirm", "deny", "accuse", "criticise", "believe", "reject"})
_COVERED = 0.5
_FUTURE = re.compile(
    r"\b(?:will|shall|won[’']t|is to|are to|plans? to|due to"
    r"|(?:is|are) (?:coming|going|travelling|visiting))\b|[’']ll\b",
    re.IGNORECASE,
)
NONE_OF_THEM = re.compile(r",\s+(?:but |and )?none\b[^;.]*", re.IGNORECASE)
""" "Three of our soldiers were hurt, none killed" speaks of those three, not of others who were killed."""
_WHILE = re.compile(r"\s(?:as|while|after|before|amid)\s")
""" "Accuses Norland of shelling the port as talks are put off" accuses nobody of the putting off."""
_NO_MORE = re.compile(r"\b(?:any ?more|any longer|no longer)\b", re.IGNORECASE)
""" "There are no guards any more" says that they have left."""
_LEAST_SHARED = 3
_CROWDED = 200
"""A word that so many claims share says nothing of what they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """One clause of a statement: what it affirms and what it says is not so."""

    said: Said
    text: str
    affirmed: frozenset[str]
    negated: frozenset[str]
    words: frozenset[str]


@cache
def _opposites() -> dict[str, frozenset[str]]:
    raw = tomllib.loads(resources.files("onrecord.linking").joinpath("data/concepts.toml").read_text("utf-8"))
    table: dict[str, set[str]] = defaultdict(set)
    for pair in raw["opposites"]["pairs"]:
        one, other = (concept(word) for word in pair.split())
        table[one].add(other)
        table[other].add(one)
    return {word: frozenset(others) for word, others in table.items()}


def contradictions(ledger: Ledger) -> Iterator[Discrepancy]:
    """Every two camps of sources that contradict each other on one point."""
    points = [p for said in ledger.said.values() for p in _points(said)]
    for affirming, denying in _camps(_clashes(points, ledger), points):
        found = dispute(
            "contradiction",
            "whether " + min((p.text for p in affirming), key=lambda t: (len(t), t)),
            [_claim(p, ledger) for p in affirming],
            [_claim(p, ledger) for p in denying],
            "most of their telling words are the same, and one side says that it is not so",
        )
        if found is not None:
            yield found


def _points(said: Said) -> Iterator[_Point]:
    if said.found.act not in _OF_WHAT_IS:
        return
    flip = said.found.act in ("deny", "reject") and said.found.form == "indirect"
    content = _WHILE.split(said.found.content)[0] if said.found.act == "accuse" else said.found.content
    for clause in re.split(r"\s+…\s+|[;.!?]\s+|\s+and that\s+|,?\s+but\s+", NONE_OF_THEM.sub("", content)):
        found = [t for t in terms(clause) if not t.modal]
        negates = any(t.negated for t in found)
        if negates and _NO_MORE.search(clause):
            continue
        turned = flip and not negates
        negated = frozenset(t.concept for t in found if t.negated or turned)
        affirmed = frozenset(t.concept for t in found) - negated
        words = affirmed | negated
        if len(words) >= _LEAST_SHARED:
            text = clause.strip(' ,“”"')
            yield _Point(said=said, text=text, affirmed=affirmed, negated=negated, words=words)


def _clashes(points: Sequence[_Point], ledger: Ledger) -> list[tuple[int, int]]:
    """Pairs (affirming, denying) of points by different speakers."""
    affirming: dict[str, list[int]] = defaultdict(list)
    for i, point in enumerate(points):
        for word in point.affirmed:
            affirming[word].append(i)
    found = {
        (i, j)
        for j, point in enumerate(points)
        for word in sorted(point.negated)
        if len(affirming[word]) <= _CROWDED
        for i in affirming[word]
        if _contradicts(points[i], point, ledger)
    }
    found |= {
        (i, j)
        for j, point in enumerate(points)
        for word in sorted(point.affirmed & _opposites().keys())
        for other in sorted(_opposites()[word])
        if len(affirming[other]) <= _CROWDED
        for i in affirming[other]
        if i < j and _opposed(points[i], point, ledger)
    }
    return sorted(found)


def _contradicts(one: _Point, other: _Point, ledger: Ledger) -> bool:
    # What most pairs fail is asked first.
    shared = one.words & other.words
    return (
        len(shared) >= _LEAST_SHARED
        and not overtaken(other.said, one.said)
        and not one.negated & other.negated
        and len(shared - _names(one.said) - _names(other.said)) >= _LEAST_SHARED - 1
        and ledger.rarity.covered(one.words, other.words) >= _COVERED
        and _two_speakers(one.said, other.said, ledger)
    )


def _opposed(one: _Point, other: _Point, ledger: Ledger) -> bool:
    """Opposite words of the same thing, nobody negating: all else must be the same too."""
    if one.negated or other.negated:
        return False
    rest = frozenset(w for w in one.words | other.words if w not in _opposites())
    least = 1 if next_to(one.said, other.said) or next_to(other.said, one.said) else _LEAST_SHARED - 1
    return (
        len(one.words & other.words & rest) >= least
        and ledger.rarity.covered(one.words & rest, other.words & rest) >= 0.75
        and _two_speakers(one.said, other.said, ledger)
    )


def _names(said: Said) -> frozenset[str]:
    """The concepts of the speaker's own name: they are in what both sides say and tell nothing."""
    return concepts(said.found.source_text or "")


def _two_speakers(one: Said, other: Said, ledger: Ledger) -> bool:
    first, second = ledger.speaker(one), ledger.speaker(other)
    nested = one.coverage is other.coverage and (
        one.found.within == other.index or other.found.within == one.index
    )
    return (
        first is not None and second is not None and first != second and not nested and _one_time(one, other)
    )


def _one_time(one: Said, other: Said) -> bool:
    """Words of the same month: what was so in March need not be so in May. What will be is contradicted
    only in the same report or on the same day: plans change."""
    if one.coverage is other.coverage:
        return True
    first, second = published(one.coverage.article)[:10], published(other.coverage.article)[:10]
    if _FUTURE.search(one.found.content) or _FUTURE.search(other.found.content):
        return first == second and first[:4] != "9999"
    return first[:7] == second[:7]


def _camps(
    clashes: Sequence[tuple[int, int]], points: Sequence[_Point]
) -> Iterator[tuple[list[_Point], list[_Point]]]:
    """Points that clash with the same points are one camp."""
    camp: dict[int, int] = {}
    for i, j in clashes:
        _join(camp, i, j)
    roots: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, j in clashes:
        sides = roots[_root(camp, i)]
        sides[0].append(i)
        sides[1].append(j)
    for affirming, denying in roots.values():
        ones, others = sorted(set(affirming)), sorted(set(denying) - set(affirming))
        if others:
            yield [points[i] for i in ones], [points[j] for j in others]


def _root(camp: dict[int, int], i: int) -> int:
    while camp.setdefault(i, i) != i:
        i = camp[i]
    return i


def _join(camp: dict[int, int], i: int, j: int) -> None:
    one, other = _root(camp, i), _root(camp, j)
    camp[max(one, other)] = min(one, other)


def _claim(point: _Point, ledger: Ledger) -> Claim:
    said = point.said
    return Claim(
        text=point.text,
        sources=(ledger.source_label(said),),
        evidence=tuple(e for e in said.found.evidence if e.role == "content") or said.found.evidence,
    )
