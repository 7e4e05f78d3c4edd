"""What a record is made of. Types only: no input or output, no database, no model."""

from onrecord.record.actor import Actor, ActorKind, Role
from onrecord.record.article import Article, Dateline, Imprint, Removed
from onrecord.record.base import Value, make_id
from onrecord.record.coverage import (
    BallotFound,
    BindingFound,
    Character,
    Coverage,
    EventFound,
    FigureFound,
    PositionFound,
    ProposalFound,
    ResponseFound,
    Sentence,
    SilenceFound,
    SilenceKind,
    StatementFound,
    VoteFound,
)
from onrecord.record.discrepancy import Discrepancy, Side
from onrecord.record.engagement import Engagement, Step
from onrecord.record.event import MODES, Event
from onrecord.record.evidence import Evidence, How
from onrecord.record.figure import Figure
from onrecord.record.judgement import Anchor, Judgement, JudgementKind
from onrecord.record.position import Position
from onrecord.record.proposal import Proposal, Response
from onrecord.record.statement import Statement
from onrecord.record.vote import Ballot, BindingClaim, Check, EarlierVote, Tally, Vote
from onrecord.record.when import When
from onrecord.record.whole import Whole

__all__ = [
    "MODES",
    "Actor",
    "ActorKind",
    "Anchor",
    "Article",
    "Ballot",
    "BallotFound",
    "BindingClaim",
    "BindingFound",
    "Character",
    "Check",
    "Coverage",
    "Dateline",
    "Discrepancy",
    "EarlierVote",
    "Engagement",
    "Event",
    "EventFound",
    "Evidence",
    "Figure",
    "FigureFound",
    "How",
    "Imprint",
    "Judgement",
    "JudgementKind",
    "Position",
    "PositionFound",
    "Proposal",
    "ProposalFound",
    "Removed",
    "Response",
    "ResponseFound",
    "Role",
    "Sentence",
    "Side",
    "SilenceFound",
    "SilenceKind",
    "Statement",
    "StatementFound",
    "Step",
    "Tally",
    "Value",
    "Vote",
    "VoteFound",
    "When",
    "Whole",
    "make_id",
]
