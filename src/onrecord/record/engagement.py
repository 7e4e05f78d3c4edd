"""An engagement: a meeting, visit, call, delegation or round of talks, with its life."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How
from onrecord.record.when import When

EngagementKind = Literal["visit", "meeting", "call", "talks", "delegation", "summit"]
StepStatus = Literal[
    "requested", "planned", "approved", "refused", "under_way", "held", "cancelled", "postponed",
    "rescheduled", "disputed",
]  # fmt: skip


class Step(Value, frozen=True, kw_only=True):
    """One step in the life of an engagement."""

    status: StepStatus
    date: When | None = None
    according_to: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Engagement(Value, frozen=True, kw_only=True):
    """`history` is in order of time; `status` is how it stands at the end; `disputed` where accounts
    differ."""

    id: str
    kind: EngagementKind
    participants: tuple[str, ...]
    host: str | None = None
    place: str | None = None
    date: When | None = None
    agenda: str | None = None
    history: tuple[Step, ...]
    status: StepStatus
    disputed: bool = False
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()
