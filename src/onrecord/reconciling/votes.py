"""Votes of the record: one vote, with the ballots and the earlier votes that any report tells of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from onrecord.linking.happening_likeness import dates_apart
from onrecord.linking.wording import concepts
from onrecord.reconciling.charter import amiss, named_by_charter
from onrecord.reconciling.events import best_date
from onrecord.reconciling.ledger import Ledger, evidence_of, unique
from onrecord.record import Ballot, BindingClaim, Coverage, EarlierVote, How, Tally, Vote, VoteFound, make_id
from onrecord.record.vote import Outcome

_SAME_SUBJECT = 0.2
_LITTLE_SHARED = 0.05
_MEASURES = concepts("resolution draft motion bill vote adopt decision agreement treaty act law")
_SAME_EARLIER = 0.4
_FAILED = {"rejected", "vetoed"}
"""To one report a draft was voted down, to another vetoed: it is one vote."""


@dataclass(frozen=True, slots=True)
class VoteTold:
    """A vote as one article tells it."""

    coverage: Coverage
    found: VoteFound
    body: str | None

    @property
    def words(self) -> frozenset[str]:
        return concepts(self.found.subject or "")


def votes(ledger: Ledger) -> Iterator[Vote]:
    """Merges what is told of one vote; background votes go under the vote that their article is about."""
    told = _told(ledger)
    groups = _groups([t for t in told if not t.found.earlier], ledger)
    earlier: dict[int, list[VoteTold]] = defaultdict(list)
    for past in (t for t in told if t.found.earlier):
        home = _home(past, groups)
        if home is None:
            groups.append([past])
        else:
            earlier[home].append(past)
    for at, group in enumerate(groups):
        yield _vote(group, earlier[at], ledger)


def votes_told(ledger: Ledger) -> list[list[VoteTold]]:
    """What is told of each vote, background votes aside."""
    return _groups([t for t in _told(ledger) if not t.found.earlier], ledger)


def _told(ledger: Ledger) -> list[VoteTold]:
    return [
        VoteTold(coverage, found, ledger.actor(coverage.article.id, found.body))
        for coverage in ledger.coverages
        for found in coverage.votes
        if found.evidence
    ]


def _groups(told: Sequence[VoteTold], ledger: Ledger) -> list[list[VoteTold]]:
    groups: list[list[VoteTold]] = []
    for vote in told:
        fitting = [group for group in groups if all(_one_vote(vote, other, ledger) for other in group)]
        if fitting:
            max(fitting, key=lambda group: _nearness(vote, group, ledger)).append(vote)
        else:
            groups.append([vote])
    return groups


def _nearness(vote: VoteTold, group: Sequence[VoteTold], ledger: Ledger) -> tuple[float, bool, bool]:
    """Of several votes that somebody may be told to have abstained in, the one of like words, else of the
    same day, else no amendment's."""
    likest = max(ledger.rarity.likeness(vote.words, other.words) for other in group)
    day = vote.found.date.value if vote.found.date is not None else None
    same_day = any(t.found.date is not None and t.found.date.value == day for t in group)
    amends = any("amend" in (t.found.subject or "").lower() for t in group)
    return likest, day is not None and same_day, not amends


def _one_vote(one: VoteTold, other: VoteTold, ledger: Ledger) -> bool:
    if one.coverage.article.id == other.coverage.article.id:
        return False  # its finder has joined what it takes for one
    bodies_apart = one.body is not None and other.body is not None and one.body != other.body
    outcomes = {one.found.outcome, other.found.outcome} - {None}
    if (
        bodies_apart
        or (len(outcomes) > 1 and outcomes != _FAILED)
        or dates_apart(one.found.date, other.found.date)
        or _vetoed_by_nobody(one, other)
        or _vetoed_by_nobody(other, one)
    ):
        return False
    if _same_count(one, other):
        return True
    if not one.words or not other.words:
        return one.body == other.body or _same_ballot(one, other, ledger)
    likeness = ledger.rarity.likeness(one.words, other.words)
    return likeness >= (_LITTLE_SHARED if _one_decision(one, other) else _SAME_SUBJECT)


def _same_ballot(one: VoteTold, other: VoteTold, ledger: Ledger) -> bool:
    """ "Chad abstained" in both reports."""
    first, second = (
        {(ledger.links.of(t.coverage.article.id, b.actor), b.vote) for b in t.found.votes}
        for t in (one, other)
    )
    return bool(first & second)


def _vetoed_by_nobody(one: VoteTold, other: VoteTold) -> bool:
    """A veto, and a count with nobody against: two votes."""
    tally = other.found.tally
    return one.found.outcome == "vetoed" and tally is not None and tally.no == 0


def _same_count(one: VoteTold, other: VoteTold) -> bool:
    """ "13 to 0" in two reports of one story, whatever they call the text; two bodies seldom count alike."""
    first, second = one.found.tally, other.found.tally
    if first is None or second is None or None in (first.yes, first.no):
        return False
    return (first.yes, first.no) == (second.yes, second.no)


def _one_decision(one: VoteTold, other: VoteTold) -> bool:
    """Of one body, with one outcome and no other count, and something said of both: "voted to condemn the
    closure" and "a resolution condemning …"."""
    first, second = one.found, other.found
    counted = first.tally is None or second.tally is None or first.tally == second.tally
    told = one.body is not None and one.body == other.body and first.outcome == second.outcome is not None
    return told and counted and bool((one.words & other.words) - _MEASURES)


def _home(past: VoteTold, groups: Sequence[Sequence[VoteTold]]) -> int | None:
    """The vote beside which a background vote is told: of the same article, else of the same body."""
    for at, group in enumerate(groups):
        if any(t.coverage.article.id == past.coverage.article.id and not t.found.earlier for t in group):
            return at
    for at, group in enumerate(groups):
        if past.body is not None and any(t.body == past.body and not t.found.earlier for t in group):
            return at
    return None


def _vote(group: Sequence[VoteTold], earlier: Sequence[VoteTold], ledger: Ledger) -> Vote:
    first = group[0].found
    vote = Vote(
        id=make_id("v", group[0].coverage.article.id, [(e.start, e.end) for e in first.evidence]),
        body=next((t.body for t in group if t.body), None),
        subject=_subject(group),
        date=best_date(t.found.date for t in group),
        outcome=_outcome(group),
        votes=_ballots(group, ledger),
        tally=_tally(group),
        binding=_binding(group, ledger),
        earlier=tuple(_earlier(earlier, ledger)),
        evidence=evidence_of(*(t.found.evidence for t in group)),
        how=(*first.how, *_told_by(group)),
    )
    body = ledger.actors.get(vote.body or "")
    vote = named_by_charter(vote, body, ledger.actors)
    return msgspec.structs.replace(vote, checks=tuple(amiss(vote, body, ledger.actors)))


def _told_by(group: Sequence[VoteTold]) -> tuple[How, ...]:
    reports = len({t.coverage.article.id for t in group})
    if reports == 1:
        return ()
    return (How(field="evidence", by=f"told by {reports} reports: same body, no other date, like subject"),)


def _subject(group: Sequence[VoteTold]) -> str | None:
    """The fullest wording: it tells one vote from another best."""
    return max((t.found.subject for t in group if t.found.subject), key=lambda s: (len(s), s), default=None)


def _outcome(group: Sequence[VoteTold]) -> Outcome | None:
    counts: Counter[Outcome] = Counter(t.found.outcome for t in group if t.found.outcome is not None)
    return max(sorted(counts), key=lambda o: counts[o], default=None)


def _ballots(group: Sequence[VoteTold], ledger: Ledger) -> tuple[Ballot, ...]:
    """How each actor voted by most accounts."""
    cast: dict[str, Counter[str]] = defaultdict(Counter)
    for told in group:
        for ballot in told.found.votes:
            cast[ledger.links.of(told.coverage.article.id, ballot.actor)][ballot.vote] += 1
    return tuple(
        Ballot(actor=actor, vote=max(counts, key=lambda v: (counts[v], v)))  # type: ignore[arg-type]
        for actor, counts in sorted(cast.items())
    )


def _tally(group: Sequence[VoteTold]) -> Tally | None:
    """The tally that most reports give; of those given equally often the fullest, then the first told."""
    counts = Counter(t.found.tally for t in group if t.found.tally is not None)
    return max(counts, key=lambda t: (counts[t], _told_of(t)), default=None)


def _told_of(tally: Tally) -> int:
    return sum(count is not None for count in (tally.yes, tally.no, tally.abstain))


def _binding(group: Sequence[VoteTold], ledger: Ledger) -> tuple[BindingClaim, ...]:
    """What was said of its being binding, each claim with all who made it."""
    claims: dict[str, list[str]] = defaultdict(list)
    for told in group:
        for claim in told.found.binding:
            claims[claim.claim] += ledger.statement_ids(told.coverage.article.id, claim.according_to)
    return tuple(BindingClaim(claim=c, according_to=unique(ids)) for c, ids in sorted(claims.items()))


def _earlier(told: Sequence[VoteTold], ledger: Ledger) -> Iterator[EarlierVote]:
    groups: list[list[VoteTold]] = []
    for past in told:
        for group in groups:
            like = ledger.rarity.likeness(past.words, group[0].words) >= _SAME_EARLIER
            if like and past.found.outcome == group[0].found.outcome:
                group.append(past)
                break
        else:
            groups.append([past])
    for group in groups:
        yield EarlierVote(
            subject=_subject(group) or "an earlier vote",
            outcome=_outcome(group),
            date=best_date(t.found.date for t in group),
            evidence=evidence_of(*(t.found.evidence for t in group)),
        )
