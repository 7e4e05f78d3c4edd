"""A discrepancy: accounts that cannot all be true."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How

DiscrepancyKind = Literal["denial", "contradiction", "figure", "status", "date"]


class Side(Value, frozen=True, kw_only=True):
    """One account: what is claimed, by which sources (actor ids, or words where nobody is named), in which
    words."""

    claim: str
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Discrepancy(Value, frozen=True, kw_only=True):
    """Two or more sides. Wording, growth over time and a changed position are none."""

    id: str
    kind: DiscrepancyKind
    about: str
    sides: tuple[Side, ...]
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()
