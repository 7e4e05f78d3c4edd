"""Numbers that a source says are wrong: "$480 million had been frozen and not $310 million"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.linking.wording import concepts
from onrecord.reconciling.disputes import Claim, dispute
from onrecord.reconciling.ledger import Ledger, Said, evidence_of, unique
from onrecord.record import Coverage, Discrepancy, FigureFound

Told = tuple[Coverage, FigureFound]


def corrected_figures(ledger: Ledger) -> Iterator[Discrepancy]:
    """A discrepancy for every number that somebody gives and another source says it is not.

    The words "not" and the number itself must stand in the statement, and both sentences must share a word
    that tells what is counted.
    """
    told: dict[tuple[str, float], list[Told]] = defaultdict(list)
    for coverage in ledger.coverages:
        for figure in coverage.figures:
            told[figure.unit, figure.value].append((coverage, figure))
    for coverage in ledger.coverages:
        for figure in coverage.figures:
            for index in figure.according_to:
                said = ledger.said[coverage.article.id, index]
                yield from _corrections(figure, said, told, ledger)


def _corrections(
    right: FigureFound, said: Said, told: Mapping[tuple[str, float], Sequence[Told]], ledger: Ledger
) -> Iterator[Discrepancy]:
    content = said.found.content
    if " not " not in content:
        return
    for (unit, value), those in told.items():
        named = any(f"not {figure.evidence[0].text}" in content for _, figure in those)
        if named and unit == right.unit and value != right.value:
            claims = [c for t in those if (c := _claim(t, said, ledger)) is not None]
            found = claims and dispute(
                "figure",
                f"how many: {right.what}",
                claims,
                [
                    Claim(
                        text=content,
                        sources=(ledger.source_label(said),),
                        evidence=evidence_of(right.evidence),
                    )
                ],
                "the second source says that it is this number and not the first",
            )
            if found:
                yield found


def _claim(told: Told, said: Said, ledger: Ledger) -> Claim | None:
    """Who gave the other number of the same thing; None for the correcting source itself."""
    coverage, figure = told
    sources = [ledger.said[coverage.article.id, index] for index in figure.according_to]
    sentence = ledger.sentence(coverage.article.id, figure.evidence[0].start)
    if any(ledger.speaker(s) == ledger.speaker(said) for s in sources):
        return None
    if not concepts(sentence) & concepts(said.found.content):
        return None
    return Claim(
        text=f"{figure.value:g} {figure.unit}: {figure.what}",
        sources=unique(ledger.source_label(s) for s in sources) or (coverage.article.outlet or "the report",),
        evidence=evidence_of(figure.evidence),
    )
