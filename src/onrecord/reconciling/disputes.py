"""What every kind of discrepancy is made from: accounts with their speakers, put on two sides."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.linking.wording import concepts, telling
from onrecord.reconciling.ledger import Ledger, Said, evidence_of, unique
from onrecord.record import Discrepancy, Evidence, How, Side, make_id
from onrecord.record.discrepancy import DiscrepancyKind

_CLOSE = 500
"""Code points between two pieces that stand at the same place of a report."""
_SAME_WORDS = 2
"""Telling words that two disputes of the same parties share if they are one, wherever they stand."""
_AROUND = frozenset({"sentence", "actor", "recipient", "date", "place"})
"""Roles of evidence that two sides of one sentence may share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One account of a matter: what is claimed, by whom (ids or words), in which words."""

    text: str
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def claim_of(said: Said, ledger: Ledger) -> Claim:
    """What a statement claims."""
    return Claim(
        text=said.found.content,
        sources=(ledger.source_label(said),),
        evidence=tuple(e for e in said.found.evidence if e.role == "content") or said.found.evidence,
    )


def dispute(
    kind: DiscrepancyKind, about: str, one: Sequence[Claim], other: Sequence[Claim], reason: str
) -> Discrepancy | None:
    """A discrepancy of two sides; None where the sides rest on the same words or on the same sources."""
    sides = (_side(one), _side(other))
    same_words = _touch(*([_where(e) for e in s.evidence if e.role not in _AROUND] for s in sides))
    if same_words or set(sides[0].sources) == set(sides[1].sources):
        return None
    return Discrepancy(
        id=make_id("d", kind, *sorted(_anchor(s) for s in sides)),
        kind=kind,
        about=about,
        sides=sides,
        evidence=evidence_of(*(s.evidence for s in sides)),
        how=(How(field="sides", by=reason),),
    )


def _side(claims: Sequence[Claim]) -> Side:
    """The shortest claim speaks for its side: it holds the point and little else."""
    return Side(
        claim=min((c.text for c in claims), key=lambda t: (len(t), t)),
        sources=unique(s for c in claims for s in c.sources),
        evidence=evidence_of(*(c.evidence for c in claims)),
    )


def _anchor(side: Side) -> tuple[str, int, int]:
    return min(_where(e) for e in side.evidence)


def _where(evidence: Evidence) -> tuple[str, int, int]:
    return (evidence.article, evidence.start, evidence.end)


def without_repeats(found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Two rules may find one dispute; the first keeps it. They are one where both sides share words, or one
    side does and the other stands in the same report or has the same sources."""
    kept: list[Discrepancy] = []
    # Words in common stand in one report: only those of the same reports are compared.
    of_report: dict[str, list[Discrepancy]] = defaultdict(list)
    for discrepancy in found:
        reports = sorted({e.article for side in discrepancy.sides for e in side.evidence})
        near = {other.id: other for report in reports for other in of_report[report]}
        if not any(_one_dispute(discrepancy, other) for other in near.values()):
            kept.append(discrepancy)
            for report in reports:
                of_report[report].append(discrepancy)
    return kept


def with_more(
    known: Sequence[Discrepancy], found: Iterable[Discrepancy], side_of: Callable[[str], str | None]
) -> list[Discrepancy]:
    """The known, and those found beyond them. What is found again adds its accounts to the one that is known:
    where it is one dispute with it, or the same two parties speak of it at the same places. `side_of` gives
    whom a source stands with, None where nobody says."""
    kept = list(known)
    for discrepancy in found:
        again = next(
            (
                (n, turned)
                for n, other in enumerate(kept)
                if (turned := _turned(discrepancy, other, side_of)) is not None
            ),
            None,
        )
        if again is not None:
            kept[again[0]] = _joined(kept[again[0]], discrepancy, again[1])
        elif not any(_one_dispute(discrepancy, other) for other in kept):
            kept.append(discrepancy)
    return kept


def without_echoes(found: Sequence[Discrepancy], side_of: Callable[[str], str | None]) -> list[Discrepancy]:
    """Those found less those that only point back to another of the same two parties: "she repeats that it
    was agreed; he repeats that it was not"."""
    kept: list[Discrepancy] = []
    for discrepancy in sorted(found, key=_is_echo):
        other = next((n for n, d in enumerate(kept) if _same_parties(discrepancy, d, side_of)), None)
        if not _is_echo(discrepancy) or other is None:
            kept.append(discrepancy)
        else:
            kept[other] = _joined(kept[other], discrepancy, turned=False)
    return kept


def _is_echo(discrepancy: Discrepancy) -> bool:
    """Whether one side says nothing but that it is so, or is not."""
    return any(not telling(concepts(side.claim)) for side in discrepancy.sides)


def _same_parties(one: Discrepancy, other: Discrepancy, side_of: Callable[[str], str | None]) -> bool:
    parties = [[{side_of(s) or s for s in side.sources} for side in d.sides] for d in (one, other)]
    return one.kind == other.kind and all(a & b for a, b in zip(*parties, strict=True))


def _joined(known: Discrepancy, again: Discrepancy, turned: bool) -> Discrepancy:
    """The known discrepancy with the sources and words of the other, whose sides may stand the other way."""
    order = reversed(again.sides) if turned else again.sides
    sides = tuple(
        Side(
            claim=one.claim,
            sources=unique((*one.sources, *other.sources)),
            evidence=evidence_of(one.evidence, other.evidence),
        )
        for one, other in zip(known.sides, order, strict=True)
    )
    if _touch(*([_where(e) for e in s.evidence if e.role not in _AROUND] for s in sides)):
        return known
    if set(sides[0].sources) & set(sides[1].sources):
        return known  # nobody stands behind both accounts: theirs is another matter
    return replace(known, sides=sides, evidence=evidence_of(*(s.evidence for s in sides)))


def _turned(one: Discrepancy, other: Discrepancy, side_of: Callable[[str], str | None]) -> bool | None:
    """Whether the sides of one stand the other way round in the other, where the same two parties speak close
    to where they speak there, or of the same in the same reports; None where they do not."""
    if (one.kind == "figure") != (other.kind == "figure"):
        return None
    parties = [[{side_of(s) for s in side.sources} for side in d.sides] for d in (one, other)]
    places = [[_pieces(side) for side in d.sides] for d in (one, other)]
    words = [telling(concepts(" ".join(side.claim for side in d.sides))) for d in (one, other)]
    shared = len(words[0] & words[1])
    reach = math.inf if shared >= _SAME_WORDS else _CLOSE if shared else 0
    for turned, pairing in ((False, ((0, 0), (1, 1))), (True, ((0, 1), (1, 0)))):
        if all(
            _close(places[0][at], places[1][to], reach) and _alike(parties[0][at], parties[1][to])
            for at, to in pairing
        ):
            return turned
    return None


def _alike(one: set[str | None], other: set[str | None]) -> bool:
    return bool(one & other) or None in one or None in other


def _close(one: Sequence[tuple[str, int, int]], other: Sequence[tuple[str, int, int]], reach: float) -> bool:
    return any(a[0] == b[0] and a[1] < b[2] + reach and b[1] < a[2] + reach for a in one for b in other)


def _one_dispute(one: Discrepancy, other: Discrepancy) -> bool:
    first, second = ([_pieces(s) for s in d.sides] for d in (one, other))
    straight = _touch(first[0], second[0]) and _touch(first[1], second[1])
    crossed = _touch(first[0], second[1]) and _touch(first[1], second[0])
    return straight or crossed or _same_answer(one, other)


def _same_answer(one: Discrepancy, other: Discrepancy) -> bool:
    """The same words of one side, against what the same report, or the same sources, say in other words."""
    for at in (0, 1):
        ours, theirs = one.sides[1 - at], other.sides[1 - at]
        same_report = {e.article for e in ours.evidence} & {e.article for e in theirs.evidence}
        related = same_report or set(ours.sources) & set(theirs.sources)
        if related and _touch(_pieces(one.sides[at]), _pieces(other.sides[at])):
            return True
    return False


def _pieces(side: Side) -> list[tuple[str, int, int]]:
    return [_where(e) for e in side.evidence]


def _touch(one: Sequence[tuple[str, int, int]], other: Sequence[tuple[str, int, int]]) -> bool:
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in one for b in other)
