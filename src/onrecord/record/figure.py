"""A figure: a number that counts people, things, money or messages in the story."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How
from onrecord.record.when import When

Comparator = Literal["exactly", "about", "more_than", "less_than", "at_least", "at_most"]


class Figure(Value, frozen=True, kw_only=True):
    """One number as one article gives it. `of` is an actor id, or the words of a place, or None."""

    id: str
    value: float
    upper: float | None = None
    comparator: Comparator = "exactly"
    unit: str
    what: str
    of: str | None = None
    as_of: When | None = None
    according_to: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()
