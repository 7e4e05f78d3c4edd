"""The items of a whole record, as one value: what linking and reconciling make of the coverages."""

from __future__ import annotations

from onrecord.record.actor import Actor
from onrecord.record.article import Article
from onrecord.record.base import Value
from onrecord.record.discrepancy import Discrepancy
from onrecord.record.engagement import Engagement
from onrecord.record.event import Event
from onrecord.record.figure import Figure
from onrecord.record.position import Position
from onrecord.record.proposal import Proposal
from onrecord.record.statement import Statement
from onrecord.record.vote import Vote


class Whole(Value, frozen=True, kw_only=True):
    """Everything a record holds, each kind sorted by id or, for articles, by origin."""

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    engagements: tuple[Engagement, ...] = ()
    votes: tuple[Vote, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
