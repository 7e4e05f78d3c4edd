"""Figures of the record."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reconciling.ledger import Ledger
from onrecord.record import Coverage, Figure, FigureFound, make_id


def figures(ledger: Ledger) -> Iterator[Figure]:
    """One figure for each number of each article; nothing is summed or averaged."""
    for coverage in ledger.coverages:
        seen: set[str] = set()
        for found in coverage.figures:
            figure = _figure(found, coverage, ledger)
            if figure.id not in seen and found.evidence:
                seen.add(figure.id)
                yield figure


def _figure(found: FigureFound, coverage: Coverage, ledger: Ledger) -> Figure:
    article = coverage.article.id
    spans = [(e.start, e.end) for e in found.evidence]
    return Figure(
        id=make_id("f", article, spans, found.value, found.unit, found.what),
        value=found.value,
        upper=found.upper,
        comparator=found.comparator,
        unit=found.unit,
        what=found.what,
        of=ledger.actor(article, found.of_character) or found.of,
        as_of=found.as_of,
        according_to=ledger.statement_ids(article, found.according_to),
        evidence=found.evidence,
        how=found.how,
    )
