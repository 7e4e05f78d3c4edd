"""The overview: where accounts differ, what is new, what is ahead, and the brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.publishing import dates
from onrecord.publishing.brief import Brief, Line, compose
from onrecord.publishing.reports import Reports
from onrecord.record import Whole
from onrecord.record.base import Value
from onrecord.store import KINDS, Ask, Kind
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.pages.actors import ActorLine, ranking
from onrecord.web.pages.discrepancies import Difference, differences
from onrecord.web.pages.reports import ReportLine, report_lines
from onrecord.web.pieces import Deed, Mark, PageValue
from onrecord.web.recent import latest, told_by
from onrecord.web.words import PLACES

FIELDS: tuple[str, ...] = ()
# The brief weighs every item against every other; of a larger record it tells the latest reports.
BRIEF_UP_TO, BRIEF_OF = 300, 40
DIFFERENCES, NEW, AHEAD, IN_VIEW, LATEST = 5, 8, 8, 12, 6
_FIRST = "Where accounts differ"
_AHEAD = ("planned", "proposed")


class Count(Value, frozen=True, kw_only=True):
    """How many of a kind there are, and where they are listed."""

    kind: str
    number: int
    to: str


class BriefLine(Value, frozen=True, kw_only=True):
    """A line of the brief; `marks` lead to the words."""

    when: str
    tag: str
    lead: str
    text: str
    marks: tuple[Mark, ...]
    under: tuple[BriefLine, ...] = ()


class BriefSection(Value, frozen=True, kw_only=True):
    """A part of the brief."""

    title: str
    note: str
    lines: tuple[BriefLine, ...]


class OverviewPage(PageValue, frozen=True, kw_only=True):
    """The record at a glance. `newest` is the last day of a report; `new` what reports of that day tell,
    `ahead` what is planned from then on; `briefly` what the brief is of, where it is not of all reports."""

    facts: tuple[str, ...]
    counts: tuple[Count, ...]
    newest: str | None
    differences: tuple[Difference, ...]
    new: tuple[Deed, ...]
    ahead: tuple[Deed, ...]
    in_view: tuple[ActorLine, ...]
    briefly: str | None
    brief: tuple[BriefSection, ...]
    latest: tuple[ReportLine, ...]


def overview(desk: Desk, asked: Asked) -> OverviewPage:
    """The record at a glance."""
    newest = max(
        (h.published for h in desk.catalogue.headings if h.published and h.id in desk.known), default=None
    )
    brief = _brief(desk)
    newest_reports = desk.fetch(desk.ask(kind="articles"), LATEST, newest_first=True)
    return OverviewPage(
        title="Overview",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if desk.known else _EMPTY,
        facts=brief.brief.facts if brief and brief.of_all else tuple(_facts(desk)),
        counts=tuple(_counts(desk)),
        newest=newest,
        differences=differences(desk, limit=DIFFERENCES),
        new=_new(desk, newest),
        ahead=_ahead(desk, newest),
        in_view=() if desk.cut else ranking(desk).lines(IN_VIEW),
        briefly=None if brief is None or brief.of_all else _briefly(desk, brief),
        brief=tuple(_sections(desk, brief)) if brief else (),
        latest=report_lines(desk, newest_reports),
    )


_EMPTY = "Nothing is on record. Put reports (.txt, .html, .jsonl) on it with: onrecord build PATH -o RECORD"


def _counts(desk: Desk) -> Iterable[Count]:
    for kind in KINDS:
        number = desk.count(desk.ask(kind=kind))
        if number:
            yield Count(kind=kind, number=number, to=LISTS.get(kind, PLACES.get(kind, kind)))


LISTS: dict[Kind, str] = {
    "statements": "said",
    "events": "timeline",
    "positions": "issues",
    "articles": "reports",
}
"""Where the items of a kind are listed, where that is not under its name."""


def _facts(desk: Desk) -> Iterable[str]:
    total, days = len(desk.known), desk.catalogue.days
    independent = len({desk.catalogue.heading(id_).family or id_ for id_ in desk.known})
    outlets = len({desk.catalogue.heading(id_).outlet for id_ in desk.known} - {None})
    if total:
        span = f", {days[0]} to {desk.as_of or days[-1]}" if days else ""
        yield f"{total:,} reports, {independent:,} independent, from {outlets:,} outlets{span}."


def _new(desk: Desk, newest: str | None) -> tuple[Deed, ...]:
    """What was first told on the last day, oldest event last."""
    if newest is None:
        return ()
    ask = Ask(kind="events", known_by=desk.as_of, known_since=newest)
    return desk.deeds(desk.fetch(ask, NEW, newest_first=True))


def _ahead(desk: Desk, newest: str | None) -> tuple[Deed, ...]:
    ask = desk.ask(kind="events", since=newest, where=(("status", _AHEAD),))
    return desk.deeds(desk.fetch(ask, AHEAD)) if newest else ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A brief with the reports that it is of, in the order of its numbers."""

    brief: Brief
    reports: tuple[str, ...]
    of_all: bool


def _brief(desk: Desk) -> _Told | None:
    """The brief of the record as known on the day; of its latest reports where it is large."""
    if not desk.known:
        return None
    return desk.catalogue.once(("brief", desk.as_of), lambda: _composed(desk))


def _composed(desk: Desk) -> _Told:
    of_all = len(desk.known) <= BRIEF_UP_TO
    whole = _whole(desk) if of_all else told_by(desk, latest(desk, BRIEF_OF))
    reports = tuple(article.id for article in Reports(whole.articles).articles)
    return _Told(compose(whole), reports, of_all)


def _briefly(desk: Desk, told: _Told) -> str:
    days = (desk.catalogue.heading(id_).published or "" for id_ in told.reports)
    known = sorted(day for day in days if len(day) == len("2031-05-08"))
    span = f", {dates.span(known[0], known[-1])}," if known else ""
    latest_of = "report" if len(told.reports) == 1 else f"{len(told.reports)} reports"
    return f"The latest {latest_of}{span} in brief"


def _whole(desk: Desk) -> Whole:
    parts = {kind: tuple(desk.fetch(desk.ask(kind=kind), 10**6)) for kind in KINDS}
    return Whole(**parts)


def _sections(desk: Desk, told: _Told) -> Iterable[BriefSection]:
    for section in told.brief.sections:
        if section.title != _FIRST:
            yield BriefSection(
                title=section.title,
                note=section.note,
                lines=tuple(_line(desk, line, told.reports) for line in section.lines),
            )


def _line(desk: Desk, line: Line, reports: Sequence[str]) -> BriefLine:
    return BriefLine(
        when=line.when,
        tag=line.tag,
        lead=line.lead,
        text=line.text,
        marks=tuple(_mark(desk, reports[m.report - 1], m.paragraph) for m in line.marks[:3]),
        under=tuple(_line(desk, under, reports) for under in line.under),
    )


def _mark(desk: Desk, report: str, paragraph: int) -> Mark:
    heading = desk.catalogue.heading(report)
    return Mark(
        text=f"{desk.catalogue.numbers[report]}:§{paragraph}",
        to=address(f"reports/{report}", words=f"p-{paragraph}"),
        outlet=heading.outlet,
        day=heading.published,
    )
