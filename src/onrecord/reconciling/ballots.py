"""Accounts of one vote that cannot all be right: how a member voted, and how many voted how.

"Estania voted against" in one report and "Estania abstained" in another; "by 14 votes to none" and "13-1".
A report that leaves a number out contradicts nobody, nor does one that rounds nothing but tells of another
round: two tallies are held against each other only where body, outcome and subject are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from onrecord.reconciling.disputes import Claim, dispute
from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.votes import VoteTold, votes_told
from onrecord.record import Discrepancy, Evidence, Tally

_WORDS = {"yes": "voted in favour", "no": "voted against", "abstain": "abstained", "veto": "vetoed"}
_AGAINST = frozenset({"no", "veto"})


def differing_votes(ledger: Ledger) -> Iterator[Discrepancy]:
    """Every member told to have voted in two ways, and every two tallies that cannot both be right."""
    for group in votes_told(ledger):
        yield from _differing_ballots(group, ledger)
        yield from _differing_tallies(group, ledger)


def _differing_ballots(group: Sequence[VoteTold], ledger: Ledger) -> Iterator[Discrepancy]:
    by_actor: dict[str, list[tuple[str, VoteTold]]] = defaultdict(list)
    for told in group:
        for ballot in told.found.votes:
            by_actor[ledger.links.of(told.coverage.article.id, ballot.actor)].append((ballot.vote, told))
    for actor, cast in sorted(by_actor.items()):
        first = cast[0][0]
        others = [(vote, told) for vote, told in cast if not _alike(vote, first)]
        if others:
            same = [(vote, told) for vote, told in cast if _alike(vote, first)]
            found = dispute(
                "contradiction",
                f"how {ledger.name(actor)} voted on {_subject(group)}",
                [_ballot(actor, vote, told, ledger) for vote, told in same],
                [_ballot(actor, vote, told, ledger) for vote, told in others],
                "reports of one vote tell this member's ballot differently",
            )
            if found is not None:
                yield found


def _alike(one: str, other: str) -> bool:
    """A veto is a vote against."""
    return one == other or {one, other} <= _AGAINST


def _ballot(actor: str, vote: str, told: VoteTold, ledger: Ledger) -> Claim:
    return Claim(
        text=f"{ledger.name(actor)} {_WORDS[vote]}", sources=(_outlet(told),), evidence=_evidence(told)
    )


def _differing_tallies(group: Sequence[VoteTold], ledger: Ledger) -> Iterator[Discrepancy]:
    counted = [(t.found.tally, t) for t in group if t.found.tally is not None]
    if not counted:
        return
    first = counted[0][0]
    others = [(tally, told) for tally, told in counted if _differ(first, tally)]
    if others:
        same = [(tally, told) for tally, told in counted if not _differ(first, tally)]
        found = dispute(
            "figure",
            f"how many voted how on {_subject(group)}",
            [Claim(text=in_words(c), sources=(_outlet(t),), evidence=_evidence(t)) for c, t in same],
            [Claim(text=in_words(c), sources=(_outlet(t),), evidence=_evidence(t)) for c, t in others],
            "reports of one vote give numbers that cannot all be right",
        )
        if found is not None:
            yield found


def _differ(one: Tally, other: Tally) -> bool:
    pairs = ((one.yes, other.yes), (one.no, other.no), (one.abstain, other.abstain))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def in_words(tally: Tally) -> str:
    """
    >>> in_words(Tally(yes=14, no=0, abstain=1))
    '14 in favour, 0 against, 1 abstaining'
    """
    parts = ((tally.yes, "in favour"), (tally.no, "against"), (tally.abstain, "abstaining"))
    return ", ".join(f"{count} {how}" for count, how in parts if count is not None)


def _subject(group: Sequence[VoteTold]) -> str:
    subjects = [t.found.subject for t in group if t.found.subject]
    return min(subjects, key=lambda s: (len(s), s), default="the matter")


def _outlet(told: VoteTold) -> str:
    article = told.coverage.article
    return article.outlet or PurePath(article.origin).name


def _evidence(told: VoteTold) -> tuple[Evidence, ...]:
    return tuple(e for e in told.found.evidence if e.role in ("tally", "sentence")) or told.found.evidence
