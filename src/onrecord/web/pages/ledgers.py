"""Proposals and votes: who answered how, who voted how."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.publishing import dates
from onrecord.publishing.wording import capitalised
from onrecord.record import Article, Evidence, Proposal, Vote
from onrecord.record.base import Value
from onrecord.record.proposal import Response
from onrecord.record.vote import Tally
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.pieces import Cite, Filter, Judged, Link, Mark, Pages, PageValue

PROPOSAL_FIELDS = ("by", "actor", "since", "until")
VOTE_FIELDS = ("outcome", "actor", "since", "until")
_OUTCOMES = {"adopted": "adopted", "rejected": "rejected", "vetoed": "vetoed"}


class Answer(Value, frozen=True, kw_only=True):
    """What one party answered."""

    who: Link
    response: str
    day: str | None
    day_text: str
    according_to: tuple[Link, ...]
    marks: tuple[Mark, ...]


class ProposalLine(Value, frozen=True, kw_only=True):
    """What is on the table, from whom, through whom, on which terms, and the answers."""

    id: str
    to: str
    subject: str
    by: Link | None
    mediators: tuple[Link, ...]
    terms: tuple[str, ...]
    answers: tuple[Answer, ...]
    marks: tuple[Mark, ...]
    more_marks: int
    cite: Cite
    judged: tuple[Judged, ...] = ()


class ProposalsPage(PageValue, frozen=True, kw_only=True):
    """Proposals, the latest first."""

    filters: tuple[Filter, ...]
    pages: Pages
    proposals: tuple[ProposalLine, ...]


class BallotLine(Value, frozen=True, kw_only=True):
    """How one actor voted."""

    who: Link
    vote: str


class Claim(Value, frozen=True, kw_only=True):
    """What was said of a vote's being binding, and by whom."""

    claim: str
    according_to: tuple[Link, ...]


class Earlier(Value, frozen=True, kw_only=True):
    """An earlier vote that the reports tell of."""

    subject: str
    outcome: str | None
    day_text: str


class VoteLine(Value, frozen=True, kw_only=True):
    """A vote with its ballots, as far as reports say whose, and how many there were of each."""

    id: str
    to: str
    body: Link | None
    subject: str
    day: str | None
    day_text: str
    outcome: str | None
    ballots: tuple[BallotLine, ...]
    tally: Tally | None
    binding: tuple[Claim, ...]
    earlier: tuple[Earlier, ...]
    sentence: str
    marks: tuple[Mark, ...]
    more_marks: int
    cite: Cite
    judged: tuple[Judged, ...] = ()


class VotesPage(PageValue, frozen=True, kw_only=True):
    """Votes, the latest first."""

    filters: tuple[Filter, ...]
    pages: Pages
    votes: tuple[VoteLine, ...]


def proposals(desk: Desk, asked: Asked) -> ProposalsPage:
    """The proposals that are asked for."""
    by = asked.get("by")
    ask = desk.ask(
        kind="proposals",
        actor=asked.get("actor"),
        where=(("by", (by,)),) if by else (),
        since=asked.get("since"),
        until=asked.get("until"),
    )
    found, pages = desk.listed(ask, asked, per_page=20, newest_first=True)
    everything = desk.everything("proposals")
    spoken = desk.speakers(id_ for p in found for r in p.responses for id_ in r.according_to[:3])
    return ProposalsPage(
        title="Proposals",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(asked, "proposal", "offers, plans or demands that others answer"),
        filters=(filters.actor(desk, asked, everything, "by", "Made by", "by"), *filters.days(asked)),
        pages=pages,
        proposals=tuple(_proposal(desk, p, spoken) for p in found),
    )


def _proposal(desk: Desk, p: Proposal, spoken: Mapping[str, Link]) -> ProposalLine:
    marks, more = desk.marks(p.evidence)
    to = address(f"proposals/{p.id}")
    return ProposalLine(
        id=p.id,
        to=to,
        subject=capitalised(p.subject),
        by=desk.who(p.by),
        mediators=desk.people(p.mediators),
        terms=p.terms,
        answers=tuple(_answer(desk, r, spoken) for r in p.responses),
        marks=marks,
        more_marks=more,
        cite=_cite(desk, desk.telling(p.evidence), to),
        judged=desk.judgements(p.id),
    )


def _answer(desk: Desk, r: Response, spoken: Mapping[str, Link]) -> Answer:
    return Answer(
        who=desk.who(r.actor) or Link(text=r.actor),
        response=r.response,
        day=r.date.value if r.date else None,
        day_text=dates.short(r.date),
        according_to=tuple(spoken[id_] for id_ in r.according_to[:3] if id_ in spoken),
        marks=desk.marks(r.evidence)[0],
    )


def _cite(desk: Desk, told: Evidence, to: str) -> Cite:
    texts: dict[str, Article] = desk.articles([told.article])
    return desk.cite(told, texts, to)


def votes(desk: Desk, asked: Asked) -> VotesPage:
    """The votes that are asked for."""
    outcome = asked.get("outcome")
    ask = desk.ask(
        kind="votes",
        actor=asked.get("actor"),
        where=(("outcome", (outcome,)),) if outcome else (),
        since=asked.get("since"),
        until=asked.get("until"),
    )
    found, pages = desk.listed(ask, asked, per_page=20, newest_first=True)
    everything = desk.everything("votes")
    spoken = desk.speakers(id_ for v in found for claim in v.binding for id_ in claim.according_to[:3])
    return VotesPage(
        title="Votes",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(asked, "vote", "votes of councils, parliaments or assemblies"),
        filters=(
            filters.column(desk, asked, everything, "outcome", "Outcome", _OUTCOMES),
            *filters.days(asked),
        ),
        pages=pages,
        votes=tuple(_vote(desk, v, spoken) for v in found),
    )


def _vote(desk: Desk, v: Vote, spoken: Mapping[str, Link]) -> VoteLine:
    told = desk.telling(v.evidence)
    marks, more = desk.marks(v.evidence)
    to = address(f"votes/{v.id}")
    return VoteLine(
        id=v.id,
        to=to,
        body=desk.who(v.body),
        subject=capitalised(v.subject or "subject not given"),
        day=v.date.value if v.date else None,
        day_text=dates.short(v.date),
        outcome=v.outcome,
        ballots=tuple(BallotLine(who=desk.who(b.actor) or Link(text=b.actor), vote=b.vote) for b in v.votes),
        tally=v.tally,
        binding=tuple(
            Claim(claim=c.claim, according_to=tuple(spoken[i] for i in c.according_to if i in spoken))
            for c in v.binding
        ),
        earlier=tuple(
            Earlier(subject=e.subject, outcome=e.outcome, day_text=dates.short(e.date)) for e in v.earlier
        ),
        sentence=desk.sentence(told, desk.articles([told.article])[told.article]).text,
        marks=marks,
        more_marks=more,
        cite=_cite(desk, told, to),
        judged=desk.judgements(v.id),
    )


def _empty(asked: Asked, one: str, many: str) -> str:
    if asked.fields:
        return f"No {one} fits these filters. Take one of them out, or widen the days."
    return f"No report in this record tells of {many} yet."
