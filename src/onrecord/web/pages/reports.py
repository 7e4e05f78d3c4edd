"""Reports: what was read, in families of copies and rewrites."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record import Article
from onrecord.record.base import Value
from onrecord.store import Ask
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk, first_words
from onrecord.web.pieces import Filter, Link, Pages, PageValue

FIELDS = ("outlet", "since", "until", "words", "only")


class ReportLine(Value, frozen=True, kw_only=True):
    """A report in a list; `copies` are those of the record that copy or rewrite it."""

    id: str
    number: int
    to: str
    title: str
    outlet: str | None
    day: str | None
    place: str | None
    authors: tuple[str, ...]
    begins: str
    removed: int
    copy_of: Link | None
    copies: tuple[Link, ...]


class ReportsPage(PageValue, frozen=True, kw_only=True):
    """Reports in order of time, the latest first."""

    filters: tuple[Filter, ...]
    total: int
    independent: int
    undated: int
    pages: Pages
    reports: tuple[ReportLine, ...]


def reports(desk: Desk, asked: Asked) -> ReportsPage:
    """The reports that are asked for."""
    found, pages = desk.listed(_ask(desk, asked), asked, newest_first=True)
    everything = desk.ask(kind="articles")
    return ReportsPage(
        title="Reports",
        address=asked.path,
        as_of=desk.as_of,
        empty=_empty(asked) if not found else None,
        filters=(
            filters.outlet(desk, asked),
            filters.free(asked, "words", "With the words"),
            *filters.days(asked),
        ),
        total=desk.count(everything),
        independent=len({desk.catalogue.heading(id_).family or id_ for id_ in desk.known}),
        undated=desk.catalogue.undated,
        pages=pages,
        reports=report_lines(desk, found),
    )


def report_lines(desk: Desk, found: Iterable[Article]) -> tuple[ReportLine, ...]:
    """Reports as lines."""
    return tuple(_line(desk, article) for article in found)


def _ask(desk: Desk, asked: Asked) -> Ask:
    return desk.ask(
        kind="articles",
        since=asked.get("since"),
        until=asked.get("until"),
        outlet=asked.get("outlet"),
        words=asked.get("words"),
    )


def _line(desk: Desk, article: Article) -> ReportLine:
    heading = desk.catalogue.heading(article.id)
    return ReportLine(
        id=article.id,
        number=desk.catalogue.numbers[article.id],
        to=address(f"reports/{article.id}"),
        title=desk.title(heading),
        outlet=article.outlet,
        day=heading.published,
        place=article.dateline.place if article.dateline else None,
        authors=article.authors,
        begins=first_words(article),
        removed=len(article.removed),
        copy_of=desk.report(article.copy_of) if article.copy_of else None,
        copies=copies(desk, article.id),
    )


def copies(desk: Desk, article: str) -> tuple[Link, ...]:
    """The reports that copy or rewrite a report, by number."""
    theirs: dict[str, list[str]] = desk.catalogue.once(("copies", desk.as_of), lambda: _copies(desk))
    return tuple(desk.report(id_) for id_ in theirs.get(article, ()))


def _copies(desk: Desk) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for heading in desk.catalogue.headings:
        if heading.copy_of and heading.id in desk.known:
            found.setdefault(heading.copy_of, []).append(heading.id)
    return found


def _empty(asked: Asked) -> str:
    if asked.fields or asked.as_of:
        return "No report fits. Take a filter out, or choose a later day under “As known on”."
    return "This record holds no report yet. Add some with: onrecord build PATH -o RECORD"
