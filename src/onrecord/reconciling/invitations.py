"""Answers to invitations: what became of the visit or talks that somebody asked for is how the others
answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.linking.happening_mentions import is_described
from onrecord.reconciling.engagement_steps import Account
from onrecord.reconciling.engagements import Life
from onrecord.reconciling.ledger import Ledger
from onrecord.record import Proposal, Response
from onrecord.record.engagement import StepStatus
from onrecord.record.proposal import ResponseKind

_ANSWERS: Mapping[StepStatus, ResponseKind] = {
    "cancelled": "rejects",
    "refused": "rejects",
    "disputed": "rejects",
    "approved": "accepts",
    "rescheduled": "accepts",
    "postponed": "conditional",
}


def answers_to(proposal: Proposal, lives: Sequence[Life], ledger: Ledger) -> Iterator[Response]:
    """ "The president asked Lyth to send envoys." … "Lyth called the visit off." → Lyth rejects."""
    asker = ledger.side(proposal.by) if proposal.by else None
    for life in lives:
        if asker is not None and _asked_for(proposal, life):
            for account in life.accounts:
                yield from _answer(account, asker, life, ledger)


def _asked_for(proposal: Proposal, life: Life) -> bool:
    """Whether the words that make the proposal are those that ask for the engagement."""
    asked = [e for a in life.accounts if a.status == "requested" for e in a.evidence]
    return any(
        e.article == p.article and e.start < p.end and p.start < e.end
        for e in asked
        for p in proposal.evidence
    )


def _answer(account: Account, asker: str, life: Life, ledger: Ledger) -> Iterator[Response]:
    kind = _ANSWERS.get(account.status)
    if kind is None:
        return
    told = [
        *account.actors,
        *(s for s in account.speakers if s in ledger.actors),
        *life.engagement.participants,
    ]
    known = (a for a in told if a in ledger.actors and not is_described(ledger.actors[a]))
    actor = next((a for a in known if ledger.side(a) != asker), None)
    if actor is not None:
        yield Response(
            actor=actor,
            response=kind,
            date=account.date,
            according_to=account.according_to,
            evidence=account.evidence,
        )
