"""A change: what a build has made of an item of the record, beside what it was before."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value

What = Literal["contradicted", "cancelled", "moved", "confirmed", "answered", "new", "gone"]
"""`contradicted`: a discrepancy that was not there. `cancelled`, `moved`: a status, date, outcome or stance
is another. `confirmed`: an independent report more tells of it. `answered`: a party's answer to a
proposal."""


class Change(Value, frozen=True, kw_only=True):
    """One change. `at` is the time of the build (ISO 8601, UTC), `kind` and `item` say what has changed,
    `text` tells it in words, `was` and `now` in what; `articles` are the reports that brought it."""

    at: str
    what: What
    kind: str
    item: str
    text: str
    was: str | None = None
    now: str | None = None
    articles: tuple[str, ...] = ()
