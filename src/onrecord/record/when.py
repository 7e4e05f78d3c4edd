"""A date with its precision and what it rests on."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value

Precision = Literal["time", "day", "week", "month", "season", "year", "decade"]
Basis = Literal["stated", "relative", "inferred", "given"]


class When(Value, frozen=True, kw_only=True):
    """A date as the record holds it.

    `value` and `end` are ISO 8601 (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or with a time); `text` is what it
    was read from. `basis`: `stated` (the text gives it whole), `relative` (reckoned from the article's
    date), `inferred` (from other evidence; `reason` says which), `given` (by the person who ran it).
    A relative date in an article whose own date is unknown keeps `text` and has `value` None.
    """

    value: str | None = None
    end: str | None = None
    precision: Precision | None = None
    text: str | None = None
    basis: Basis = "stated"
    reason: str | None = None
