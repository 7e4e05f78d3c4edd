"""Figures of one thing at one time that cannot both be right.

Only numbers that count the same (unit and words), of the same, as of the same day, by different sources,
and whose ranges do not meet ("more than 30" and "34" do). A toll that grew from one day to the next is no
discrepancy.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.wording import concepts
from onrecord.reconciling.disputes import Claim, dispute
from onrecord.reconciling.ledger import Ledger, day_of, evidence_of, unique
from onrecord.record import Coverage, Discrepancy, FigureFound

_SAME_THING = 0.8
_ABOUT = 0.1
"""How far "about 200" reaches: ten in a hundred."""
_CROWDED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    coverage: Coverage
    found: FigureFound
    of: str | None
    speakers: tuple[str, ...]
    labels: tuple[str, ...]
    words: frozenset[str]

    @property
    def day(self) -> str | None:
        return day_of(self.found.as_of) or day_of(self.coverage.article.published)


def differing_figures(ledger: Ledger) -> Iterator[Discrepancy]:
    """Each set of counts of one thing whose values differ by source."""
    blocks: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for coverage in ledger.coverages:
        for found in coverage.figures:
            count = _count(found, coverage, ledger)
            blocks[found.unit, count.day or ""].append(count)
    for key in sorted(blocks):
        yield from _in_block(blocks[key][:_CROWDED], ledger)


def _count(found: FigureFound, coverage: Coverage, ledger: Ledger) -> _Count:
    article = coverage.article.id
    said = [ledger.said[article, i] for i in found.according_to]
    return _Count(
        coverage=coverage,
        found=found,
        of=ledger.actor(article, found.of_character) or found.of,
        speakers=unique(s for s in map(ledger.speaker, said) if s),
        labels=unique(ledger.source_label(s) for s in said) or (coverage.article.outlet or "the report",),
        words=concepts(found.what) - concepts(found.unit),
    )


def _in_block(counts: Sequence[_Count], ledger: Ledger) -> Iterator[Discrepancy]:
    for at, one in enumerate(counts):
        for other in counts[at + 1 :]:
            if _cannot_both_be(one, other, ledger):
                found = dispute(
                    "figure",
                    f"how many: {one.found.what}",
                    [_claim(one)],
                    [_claim(other)],
                    "same thing counted, same time, other sources, and the ranges do not meet",
                )
                if found is not None:
                    yield found


def _cannot_both_be(one: _Count, other: _Count, ledger: Ledger) -> bool:
    return (
        bool(one.speakers and other.speakers)
        and not set(one.speakers) & set(other.speakers)
        and (one.of == other.of or one.of is None or other.of is None)
        and bool(one.words & other.words)
        and ledger.rarity.likeness(one.words, other.words) >= _SAME_THING
        and not _meet(_range(one.found), _range(other.found))
    )


def _range(found: FigureFound) -> tuple[float, float]:
    low, high = found.value, found.upper if found.upper is not None else found.value
    if found.comparator == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if found.comparator in ("more_than", "at_least"):
        return low, math.inf
    if found.comparator in ("less_than", "at_most"):
        return -math.inf, high
    return low, high


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _claim(count: _Count) -> Claim:
    said = count.found.comparator.replace("_", " ")
    prefix = "" if said == "exactly" else f"{said} "
    return Claim(
        text=f"{prefix}{count.found.value:g} {count.found.unit}: {count.found.what}",
        sources=count.labels,
        evidence=evidence_of(count.found.evidence),
    )
