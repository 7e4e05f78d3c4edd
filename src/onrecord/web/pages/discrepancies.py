"""Discrepancies: accounts that cannot all be true, side against side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.publishing.wording import capitalised
from onrecord.record import Article, Discrepancy, Side
from onrecord.record.base import Value
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.pieces import Cite, Filter, Judged, Link, Mark, Pages, PageValue
from onrecord.web.words import DIFFERENCES

FIELDS = ("kind", "actor", "since", "until")
SIDES = 4


class Account(Value, frozen=True, kw_only=True):
    """One side: who, which claim, in which words."""

    claim: str
    sources: tuple[Link, ...]
    words: str
    day: str | None
    marks: tuple[Mark, ...]
    more_marks: int


class Difference(Value, frozen=True, kw_only=True):
    """Two or more accounts of one thing; `more` sides had no room."""

    id: str
    to: str
    kind: str
    about: str
    sides: tuple[Account, ...]
    more: int
    cite: Cite
    judged: tuple[Judged, ...] = ()


class DiscrepanciesPage(PageValue, frozen=True, kw_only=True):
    """Discrepancies, the latest first."""

    filters: tuple[Filter, ...]
    pages: Pages
    differences: tuple[Difference, ...]


def discrepancies(desk: Desk, asked: Asked) -> DiscrepanciesPage:
    """The discrepancies that are asked for."""
    kind = asked.get("kind")
    ask = desk.ask(
        kind="discrepancies",
        actor=asked.get("actor"),
        where=(("kind", (kind,)),) if kind else (),
        since=asked.get("since"),
        until=asked.get("until"),
    )
    found, pages = desk.listed(ask, asked, per_page=20, newest_first=True)
    everything = desk.everything("discrepancies")
    return DiscrepanciesPage(
        title="Discrepancies",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(asked),
        filters=(filters.column(desk, asked, everything, "kind", "Kind", DIFFERENCES), *filters.days(asked)),
        pages=pages,
        differences=_told(desk, found),
    )


def differences(desk: Desk, *, limit: int) -> tuple[Difference, ...]:
    """The latest of them."""
    return _told(desk, desk.fetch(desk.ask(kind="discrepancies"), limit, newest_first=True))


def _told(desk: Desk, found: Sequence[Discrepancy]) -> tuple[Difference, ...]:
    texts = desk.articles(desk.telling(side.evidence).article for d in found for side in d.sides)
    return tuple(difference(desk, d, texts) for d in found)


def difference(desk: Desk, d: Discrepancy, texts: Mapping[str, Article]) -> Difference:
    """One discrepancy, its sides as the reports tell them, the earlier first."""
    sides = sorted(d.sides, key=lambda s: desk.order(desk.telling(s.evidence)))
    first = desk.telling(sides[0].evidence)
    to = address(f"discrepancies/{d.id}")
    return Difference(
        id=d.id,
        to=to,
        kind=d.kind,
        about=capitalised(d.about),
        sides=tuple(_account(desk, side, texts) for side in sides[:SIDES]),
        more=max(0, len(sides) - SIDES),
        cite=desk.cite(first, texts, to),
        judged=desk.judgements(d.id),
    )


def _account(desk: Desk, side: Side, texts: Mapping[str, Article]) -> Account:
    told = desk.telling(side.evidence)
    marks, more = desk.marks((told, *side.evidence))
    return Account(
        claim=side.claim,
        sources=desk.people(side.sources),
        words=desk.sentence(told, texts[told.article]).text,
        day=desk.catalogue.heading(told.article).published,
        marks=marks,
        more_marks=more,
    )


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "No discrepancy fits these filters. Take one of them out."
    return (
        "No two reports in this record give accounts that cannot both be true. "
        "Different wording, figures that grew and positions that changed are no discrepancies."
    )
