"""Said: every statement, by speaker, subject, day, attribution, act and outlet."""

from __future__ import annotations

from onrecord.record.statement import Act
from onrecord.store import Ask
from onrecord.web import filters
from onrecord.web.asked import Asked
from onrecord.web.desk import Desk
from onrecord.web.pieces import Filter, Pages, PageValue, Saying
from onrecord.web.words import ATTRIBUTIONS

FIELDS = ("speaker", "about", "attribution", "act", "outlet", "since", "until")
ACTS = {act: act for act in Act.__args__}  # type: ignore[attr-defined]


class SaidPage(PageValue, frozen=True, kw_only=True):
    """Statements, the latest first."""

    filters: tuple[Filter, ...]
    pages: Pages
    sayings: tuple[Saying, ...]


def said(desk: Desk, asked: Asked) -> SaidPage:
    """The statements that are asked for."""
    ask = _ask(desk, asked)
    statements, pages = desk.listed(ask, asked, newest_first=True)
    return SaidPage(
        title="Said",
        address=asked.path,
        as_of=desk.as_of,
        empty=_empty(asked) if not statements else None,
        filters=_filters(desk, asked),
        pages=pages,
        sayings=desk.sayings(statements),
    )


def _ask(desk: Desk, asked: Asked) -> Ask:
    where = {"source": asked.get("speaker"), "attribution": asked.get("attribution"), "act": asked.get("act")}
    return desk.ask(
        kind="statements",
        where=tuple((column, (value,)) for column, value in where.items() if value),
        since=asked.get("since"),
        until=asked.get("until"),
        outlet=asked.get("outlet"),
        words=asked.get("about"),
    )


def _filters(desk: Desk, asked: Asked) -> tuple[Filter, ...]:
    everything = desk.everything("statements")
    return (
        filters.actor(desk, asked, everything, "speaker", "Speaker", "source"),
        filters.free(asked, "about", "With the words"),
        filters.column(desk, asked, everything, "attribution", "Source given", ATTRIBUTIONS),
        filters.column(desk, asked, everything, "act", "Act", ACTS),
        filters.outlet(desk, asked),
        *filters.days(asked),
    )


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "No statement fits all of these filters. Take one of them out, or widen the days."
    return "No report in this record quotes anybody yet. Add reports with: onrecord build PATH -o RECORD"
