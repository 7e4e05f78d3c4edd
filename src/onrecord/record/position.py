"""A position: where an actor stands on an issue at a time."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How
from onrecord.record.when import When

Stance = Literal["supports", "opposes", "conditional", "undecided"]


class Position(Value, frozen=True, kw_only=True):
    """`issue` is a short noun phrase, the same for all who speak of it; `statements` are ids."""

    id: str
    actor: str
    issue: str
    stance: Stance
    condition: str | None = None
    as_of: When | None = None
    statements: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()
