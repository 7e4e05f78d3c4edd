"""Accounts that cannot all be true. A false alarm costs more trust than a miss: every rule asks for much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.linking.happenings import Happening
from onrecord.reconciling.ballots import differing_votes
from onrecord.reconciling.bindings import differing_bindings
from onrecord.reconciling.blame import blamed_on_each_other
from onrecord.reconciling.contradictions import contradictions
from onrecord.reconciling.contrasts import contrasted
from onrecord.reconciling.corrections import corrected_figures
from onrecord.reconciling.denials import denied_events, denied_statements, denied_steps
from onrecord.reconciling.disputes import with_more, without_echoes, without_repeats
from onrecord.reconciling.doers import differing_doers
from onrecord.reconciling.engagements import Life
from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.opposed import opposed
from onrecord.reconciling.rebuttals import rebuttals
from onrecord.reconciling.rivals import rivals
from onrecord.reconciling.tolls import differing_figures
from onrecord.record import Discrepancy


def discrepancies(
    ledger: Ledger, happenings: Sequence[Happening], lives: Sequence[Life]
) -> list[Discrepancy]:
    """All discrepancies, each once; the rule with most to go by comes first."""
    found = without_echoes(without_repeats(_all(ledger, happenings, lives)), ledger.known_side)
    return with_more(found, [*differing_doers(ledger), *opposed(ledger), *rivals(ledger)], ledger.known_side)


def _all(ledger: Ledger, happenings: Sequence[Happening], lives: Sequence[Life]) -> Iterator[Discrepancy]:
    yield from denied_steps(lives, ledger)
    yield from denied_statements(ledger)
    yield from rebuttals(ledger)
    yield from denied_events(happenings, ledger)
    yield from differing_votes(ledger)
    yield from differing_bindings(ledger)
    yield from contradictions(ledger)
    yield from differing_figures(ledger)
    yield from corrected_figures(ledger)
    yield from contrasted(ledger)
    yield from blamed_on_each_other(ledger)
