"""Positions of the record: where an actor stands on an issue, with all that shows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from onrecord.reconciling.issues import name_issues
from onrecord.reconciling.ledger import Ledger, evidence_of, unique
from onrecord.record import Coverage, Evidence, How, Position, PositionFound, Proposal, When, make_id
from onrecord.record.position import Stance

_STANCES: dict[str, Stance] = {
    "supports": "supports", "opposes": "opposes", "conditional": "conditional", "undecided": "undecided",
}  # fmt: skip


_BY_ANSWER = {"accepts": "supports", "rejects": "opposes", "conditional": "conditional"}


@dataclass(frozen=True, slots=True)
class _Told:
    coverage: Coverage
    found: PositionFound
    actor: str


def positions(ledger: Ledger, tabled: Sequence[Proposal] = ()) -> Iterator[Position]:
    """One position for each actor, issue and stance. A stance that changed is two positions.

    An answer to one of the proposals on the table is a stance on it by the name it has there, for a report
    may call it no more than "the proposal".
    """
    subjects = _subjects(tabled)
    told = [
        _Told(coverage, _by_its_name(found, subjects), ledger.links.of(coverage.article.id, found.actor))
        for coverage in ledger.coverages
        for found in _of_coverage(coverage)
        if found.evidence and found.stance in _STANCES
    ]
    names = name_issues([t.found.issue for t in told], ledger.rarity)
    groups: dict[tuple[str, str, Stance], list[_Told]] = defaultdict(list)
    for t in told:
        groups[t.actor, names[t.found.issue], _STANCES[t.found.stance]].append(t)
    for (actor, issue, stance), group in sorted(groups.items()):
        yield _position(actor, issue, stance, group, ledger)


def _of_coverage(coverage: Coverage) -> Iterator[PositionFound]:
    """What an answer to a proposal shows goes before what the same words show alone: "accepted the offer" is
    for what was offered."""
    answered = list(_by_answers(coverage))
    shown = {(p.actor, p.stance, _place(p)) for p in answered}
    yield from answered
    for found in coverage.positions:
        if (found.actor, found.stance, _place(found)) not in shown:
            yield found


def _subjects(tabled: Sequence[Proposal]) -> dict[Evidence, str]:
    """What was answered at each place where an answer is told."""
    return {e: p.subject for p in tabled for r in p.responses for e in r.evidence if e.role != "sentence"}


def _by_its_name(found: PositionFound, subjects: Mapping[Evidence, str]) -> PositionFound:
    subject = next((subjects[e] for e in found.evidence if e in subjects), None)
    return found if subject is None else msgspec.structs.replace(found, issue=subject)


def _place(found: PositionFound) -> int | None:
    return next((e.start for e in found.evidence if e.role == "trigger"), None)


def _by_answers(coverage: Coverage) -> Iterator[PositionFound]:
    """Who accepts a proposal is for it, who rejects it against it."""
    for proposal in coverage.proposals:
        for answer in proposal.responses if proposal.by is not None else ():
            stance = _BY_ANSWER.get(answer.response)
            if stance is not None:
                yield PositionFound(
                    actor=answer.actor,
                    issue=proposal.subject,
                    stance=stance,
                    as_of=answer.date,
                    statements=answer.according_to,
                    evidence=answer.evidence,
                    how=(How(field="stance", by=f"its answer to the proposal: {answer.response}"),),
                )


def _position(actor: str, issue: str, stance: Stance, group: Sequence[_Told], ledger: Ledger) -> Position:
    wordings = sorted({t.found.issue for t in group} - {issue})
    grouped = (
        (How(field="issue", by="also worded " + "; ".join(f"“{w}”" for w in wordings)),) if wordings else ()
    )
    return Position(
        # With its first words: the same stance in another story is another position.
        id=make_id("q", actor, issue, stance, *_first(group)),
        actor=actor,
        issue=issue,
        stance=stance,
        condition=_condition(group),
        as_of=_latest([t.found.as_of for t in group]),
        statements=unique(
            s for t in group for s in ledger.statement_ids(t.coverage.article.id, t.found.statements)
        ),
        evidence=evidence_of(*(t.found.evidence for t in group)),
        how=(*group[0].found.how, *grouped),
    )


def _first(group: Sequence[_Told]) -> tuple[str, int]:
    first = group[0]
    return first.coverage.article.id, first.found.evidence[0].start


def _condition(group: Sequence[_Told]) -> str | None:
    counts = Counter(t.found.condition for t in group if t.found.condition)
    return max(counts, key=lambda c: (counts[c], len(c), c)) if counts else None


def _latest(dates: Sequence[When | None]) -> When | None:
    known = [d for d in dates if d is not None]
    return max(known, key=lambda d: (d.value or "", d.text or ""), default=None)
