"""A proposal: an offer, framework, plan or demand that others answer."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How
from onrecord.record.when import When

ResponseKind = Literal["accepts", "rejects", "conditional", "considering", "partly_accepts", "no_answer"]


class Response(Value, frozen=True, kw_only=True):
    """One party's answer."""

    actor: str
    response: ResponseKind
    date: When | None = None
    according_to: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Proposal(Value, frozen=True, kw_only=True):
    """What is on the table, from whom, through whom, and who answered how."""

    id: str
    subject: str
    by: str | None = None
    mediators: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    responses: tuple[Response, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()
