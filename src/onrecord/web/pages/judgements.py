"""Corrections: what people judged of the record."""

from __future__ import annotations

from onrecord.record import Anchor, Judgement
from onrecord.record.base import Value
from onrecord.store import KINDS
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.judged import said
from onrecord.web.pieces import Link, PageValue
from onrecord.web.words import PLACES

FIELDS: tuple[str, ...] = ()


class Ruling(Value, frozen=True, kw_only=True):
    """A correction: what is said of which items, why, by whom, when, and whether it was taken back."""

    id: str
    kind: str
    text: str
    items: tuple[Link, ...]
    note: str
    by: str | None
    at: str
    withdrawn: str | None


class JudgementsPage(PageValue, frozen=True, kw_only=True):
    """Corrections, the latest first."""

    rulings: tuple[Ruling, ...]


def judgements(desk: Desk, asked: Asked) -> JudgementsPage:
    """All corrections."""
    return JudgementsPage(
        title="Corrections",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if desk.rulings else _EMPTY,
        rulings=tuple(_ruling(desk, j) for j in reversed(desk.rulings)),
    )


_EMPTY = (
    "Nobody has corrected anything. Open an item or an actor and choose “Correct this”, "
    "or use: onrecord judge RECORD --help"
)


def _ruling(desk: Desk, j: Judgement) -> Ruling:
    return Ruling(
        id=j.id,
        kind=j.kind,
        text=said(j),
        items=tuple(_link(desk, item) for item in j.items),
        note=j.note,
        by=j.by,
        at=j.at[:16],
        withdrawn=j.withdrawn[:16] if j.withdrawn else None,
    )


def _link(desk: Desk, item: Anchor) -> Link:
    if item.id in desk.named([item.id]):
        return Link(text=item.name, to=address(f"actors/{item.id}"))
    kind = next((each for each in KINDS if each == item.kind), None)
    there = kind is not None and desk.some(kind, [item.id])
    return Link(
        text=item.name, to=address(f"{PLACES.get(item.kind, item.kind)}/{item.id}") if there else None
    )
