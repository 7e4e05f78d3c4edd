"""The record from the coverages: link, merge, compare. Pure, and the same whatever the order of input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import msgspec

from onrecord.linking.happenings import find_happenings
from onrecord.reconciling.discrepancies import discrepancies
from onrecord.reconciling.engagements import lives
from onrecord.reconciling.events import event_of
from onrecord.reconciling.figures import figures
from onrecord.reconciling.judged import heed, heeded
from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.positions import positions
from onrecord.reconciling.proposals import proposals
from onrecord.reconciling.statements import statements
from onrecord.reconciling.votes import votes
from onrecord.record import Article, Coverage, Judgement, Whole


class _Item(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Item)


def reconcile(coverages: Sequence[Coverage], judgements: Sequence[Judgement] = ()) -> Whole:
    """Everything that the coverages together put on record.

    An article given twice counts once. Actors, copies and happenings are linked here; the engine is not
    needed. What people judged goes before what is found.
    """
    ledger = Ledger.of(heeded(coverages, judgements), judgements)
    happenings = find_happenings(ledger.coverages, ledger.known, ledger.rarity)
    engagements = tuple(lives(happenings, ledger))
    whole = Whole(
        articles=_articles(ledger),
        actors=_by_id(ledger.links.actors),
        statements=_by_id(statements(ledger)),
        events=_by_id(event_of(h, ledger) for h in happenings),
        engagements=_by_id(life.engagement for life in engagements),
        votes=_by_id(votes(ledger)),
        proposals=_by_id(proposals(ledger, engagements)),
        figures=_by_id(figures(ledger)),
        positions=_by_id(positions(ledger)),
        discrepancies=_by_id(discrepancies(ledger, happenings, engagements)),
    )
    return heed(whole, judgements)


def _articles(ledger: Ledger) -> tuple[Article, ...]:
    placed = (_in_family(coverage.article, ledger) for coverage in ledger.coverages)
    return tuple(sorted(placed, key=lambda a: (a.origin, a.id)))


def _in_family(article: Article, ledger: Ledger) -> Article:
    family, copy_of = ledger.families[article.id]
    return msgspec.structs.replace(article, family=family, copy_of=copy_of)


def _by_id(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted({item.id: item for item in items}.values(), key=lambda item: item.id))
