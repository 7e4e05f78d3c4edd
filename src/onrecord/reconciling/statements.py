"""Statements of the record: as found, with ids for indexes."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reconciling.ledger import Ledger, Said
from onrecord.record import Statement


def statements(ledger: Ledger) -> Iterator[Statement]:
    """Every statement once; what two finders' rules found in the same words is one."""
    seen: set[str] = set()
    for said in ledger.said.values():
        if said.id not in seen and said.found.evidence:
            seen.add(said.id)
            yield _statement(said, ledger)


def _statement(said: Said, ledger: Ledger) -> Statement:
    found, article = said.found, said.coverage.article.id
    return Statement(
        id=said.id,
        article=article,
        source=ledger.actor(article, found.source),
        source_text=found.source_text,
        attribution=found.attribution,
        description=found.description,
        condition=found.condition,
        affiliation=ledger.actor(article, found.affiliation),
        cue=found.cue,
        act=found.act,
        content=found.content,
        form=found.form,
        channel=found.channel,
        date=found.date,
        within=ledger.said[article, found.within].id if found.within is not None else None,
        evidence=found.evidence,
        how=found.how,
    )
