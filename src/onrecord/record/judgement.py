"""A judgement: what a person says of the record against what was found. It is kept beside the record, never
written into it, and can be withdrawn."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value, make_id
from onrecord.record.evidence import Evidence

JudgementKind = Literal["same", "distinct", "wrong", "status", "not"]
"""`same`, `distinct`: two actors are one, or are not. `wrong`: an item is none. `status`: `value` is the
right status of an event or engagement. `not`: the source or actor of the first item is not the second."""


class Anchor(Value, frozen=True, kw_only=True):
    """What a judgement is about, so that it is found again in a record that was built anew.

    `id` is the item's when it was judged, and may have changed since; `places` are words of reports that it
    rests on, which do not change with the engine; `name` is an actor's name as asked for, or an item's words.
    """

    id: str
    kind: str
    name: str
    places: tuple[Evidence, ...] = ()


class Judgement(Value, frozen=True, kw_only=True):
    """What somebody judged. `at` and `withdrawn` are ISO 8601 times in UTC; one that is withdrawn stays on
    the list and has no effect."""

    id: str
    kind: JudgementKind
    items: tuple[Anchor, ...]
    value: str | None = None
    note: str = ""
    by: str | None = None
    at: str
    withdrawn: str | None = None

    @property
    def holds(self) -> bool:
        """Has it an effect, that is: is it not withdrawn?"""
        return self.withdrawn is None


def judgement_id(kind: JudgementKind, items: tuple[Anchor, ...], value: str | None) -> str:
    """The same judgement of the same items has the same id, whoever gives it and when.

    That two are one does not hang on which is named first.
    """
    keys = [(item.kind, item.name, *((e.article, e.start, e.end) for e in item.places)) for item in items]
    if kind in ("same", "distinct"):
        keys.sort()
    return make_id("j", kind, keys, value)


def said_by(judgement: Judgement) -> str:
    """Who judged when, and why, in words: "judged by Ana Ruiz on 2031-05-09 (j-1f): they are brothers"."""
    whom = f" by {judgement.by}" if judgement.by else ""
    reason = f": {judgement.note}" if judgement.note else ""
    return f"judged{whom} on {judgement.at[:10]} ({judgement.id}){reason}"
