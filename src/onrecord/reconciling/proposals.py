"""Proposals of the record: what is on the table, from whom, and every answer to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from onrecord.linking.wording import concepts
from onrecord.reconciling.engagements import Life
from onrecord.reconciling.events import best_date
from onrecord.reconciling.invitations import answers_to
from onrecord.reconciling.ledger import Ledger, evidence_of, unique
from onrecord.record import Coverage, How, Proposal, ProposalFound, Response, make_id
from onrecord.record.proposal import ResponseKind

_SAME_SUBJECT = 0.5
_STEM = 4
"""Letters by which a state and its adjective are one: Kenya, Kenyan; Turkey, Turkish."""
_LITTLE = 1
_OF_ANY = concepts(
    "proposal plan offer compromise text draft final latest new framework initiative deal principle"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A proposal as one article tells it."""

    coverage: Coverage
    found: ProposalFound
    by: str | None

    @property
    def words(self) -> frozenset[str]:
        return concepts(self.found.subject)


def proposals(ledger: Ledger, lives: Sequence[Life]) -> Iterator[Proposal]:
    """One proposal for all that is told of the same offer by the same side, with every answer to it."""
    groups: list[list[_Told]] = []
    for coverage in ledger.coverages:
        for found in coverage.proposals:
            if found.evidence:
                _place(_Told(coverage, found, ledger.actor(coverage.article.id, found.by)), groups, ledger)
    for group in _of_one_maker(_with_bare(groups, ledger), ledger):
        proposal = _proposal(group, ledger)
        answers = [*proposal.responses, *answers_to(proposal, lives, ledger)]
        yield msgspec.structs.replace(proposal, responses=tuple(_gathered(answers)))


def _with_bare(groups: Sequence[list[_Told]], ledger: Ledger) -> list[list[_Told]]:
    """ "the Kenyan offer" in one report is the offer that Kenya is told to have made in others, if that is
    one."""
    settled = [list(g) for g in groups if not _bare(g, ledger)]
    for group in (g for g in groups if _bare(g, ledger)):
        homes = [other for other in settled if _same_maker(group, other, ledger)]
        # "The Kenyan plan" is a plan, rather than the talks that Kenya offered to host.
        homes = [other for other in homes if any(_OF_ANY & t.words for t in other)] or homes
        if len(homes) == 1:
            homes[0] += group
        else:
            settled.append(list(group))
    return settled


def _of_one_maker(groups: Sequence[list[_Told]], ledger: Ledger) -> list[list[_Told]]:
    """ "To lease the pier for a year" in one report and "a lease of the northern pier" in another: where one
    side is told of one such offer in each, it is one."""
    settled: list[list[_Told]] = []
    for group in groups:
        homes = [other for other in settled if _may_be_one(group, other, ledger)]
        if len(homes) == 1:
            homes[0] += group
        else:
            settled.append(list(group))
    return settled


def _may_be_one(one: Sequence[_Told], other: Sequence[_Told], ledger: Ledger) -> bool:
    if not _same_maker(one, other, ledger):
        return False
    if {t.coverage.article.id for t in one} & {t.coverage.article.id for t in other}:
        return False
    first, second = (frozenset().union(*(_telling(t, ledger) for t in group)) for group in (one, other))
    return bool(first & second)


def _bare(group: Sequence[_Told], ledger: Ledger) -> bool:
    """Little told of it but that it is a proposal, and whose."""
    return all(told.by is not None and len(_telling(told, ledger)) <= _LITTLE for told in group)


def _telling(told: _Told, ledger: Ledger) -> frozenset[str]:
    """The concepts that tell the proposal from others: neither "plan" nor whose it is."""
    names = _names_of_side(told.by, ledger) if told.by else frozenset()
    return frozenset(w for w in told.words - _OF_ANY if not any(w[:_STEM] == n[:_STEM] for n in names))


def _names_of_side(actor: str, ledger: Ledger) -> frozenset[str]:
    """The words of an actor's names and of its state's."""
    side = ledger.side(actor)
    states = (
        a for a in ledger.actors.values() if a.kind in ("state", "government") and ledger.side(a.id) == side
    )
    own = ledger.actors[actor].aliases if actor in ledger.actors else ()
    return concepts(" ".join([ledger.name(actor), *own, *sorted(a.name for a in states)]))


def _same_maker(one: Sequence[_Told], other: Sequence[_Told], ledger: Ledger) -> bool:
    ours = {ledger.side(t.by) for t in one if t.by}
    return bool(ours & {ledger.side(t.by) for t in other if t.by})


def _place(told: _Told, groups: list[list[_Told]], ledger: Ledger) -> None:
    for group in groups:
        if all(_one_proposal(told, other, ledger) for other in group):
            group.append(told)
            return
    groups.append([told])


def _one_proposal(one: _Told, other: _Told, ledger: Ledger) -> bool:
    """In one article each finding is its own: its finder has already joined what it takes for one."""
    if one.coverage.article.id == other.coverage.article.id:
        return False
    if one.by and other.by and ledger.side(one.by) != ledger.side(other.by):
        return False
    return ledger.rarity.likeness(one.words, other.words) >= _SAME_SUBJECT


def _proposal(group: Sequence[_Told], ledger: Ledger) -> Proposal:
    first = group[0].found
    responses = _responses(group, ledger)
    return Proposal(
        id=make_id(
            "p", group[0].coverage.article.id, first.subject, [(e.start, e.end) for e in first.evidence]
        ),
        subject=max(
            group, key=lambda t: (len(_telling(t, ledger)), len(t.found.subject), t.found.subject)
        ).found.subject,
        by=next((t.by for t in group if t.by), None),
        mediators=unique(
            m for t in group for m in ledger.actor_ids(t.coverage.article.id, t.found.mediators)
        ),
        terms=unique(term for t in group for term in t.found.terms),
        responses=responses,
        evidence=evidence_of(*(t.found.evidence for t in group)),
        how=(*first.how, *_answers(responses)),
    )


def _answers(responses: Sequence[Response]) -> tuple[How, ...]:
    if not responses:
        return ()
    return (How(field="responses", by="answers that name the proposal or follow it in the same report"),)


def _responses(group: Sequence[_Told], ledger: Ledger) -> tuple[Response, ...]:
    return tuple(
        Response(
            actor=ledger.links.of(told.coverage.article.id, r.actor),
            response=r.response,
            date=r.date,
            according_to=ledger.statement_ids(told.coverage.article.id, r.according_to),
            evidence=r.evidence,
        )
        for told in group
        for r in told.found.responses
    )


def _gathered(responses: Sequence[Response]) -> Iterator[Response]:
    """Each answer of each actor once, with every account of it."""
    gathered: dict[tuple[str, ResponseKind], list[Response]] = {}
    for response in responses:
        gathered.setdefault((response.actor, response.response), []).append(response)
    for _, same in sorted(gathered.items()):
        yield _one_response(same)


def _one_response(accounts: Sequence[Response]) -> Response:
    return Response(
        actor=accounts[0].actor,
        response=accounts[0].response,
        date=best_date(a.date for a in accounts),
        according_to=unique(s for a in accounts for s in a.according_to),
        evidence=evidence_of(*(a.evidence for a in accounts)),
    )
