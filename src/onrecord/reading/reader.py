"""Paths → articles, one after the other; what cannot be read is told and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from datetime import date
from pathlib import Path

import msgspec

from onrecord.errors import ReadingError
from onrecord.reading.articles import to_article
from onrecord.reading.clean import repeated_lines
from onrecord.reading.decode import decode
from onrecord.reading.json_lines import read_line
from onrecord.reading.page import read_page
from onrecord.reading.raw import RawArticle
from onrecord.reading.sources import Failure, Limits, Source, failure_of_kind, list_sources
from onrecord.record import Article, make_id

NO_LIMITS = Limits()


def read(
    paths: Sequence[Path | str], *, published: date | None = None, limits: Limits = NO_LIMITS
) -> Iterator[Article | Failure]:
    """The articles under `paths` in the order of `list_sources`; a Failure for each report that is none.

    `published` is the date of reports that state none. Two reports of one name and the same words get ids
    of their own. Nothing is fetched.
    """
    seen: dict[str, int] = {}
    for source in list_sources(paths):
        for outcome in read_source(source, published=published, limits=limits):
            yield _distinct(outcome, seen) if isinstance(outcome, Article) else outcome


def read_source(
    source: Source,
    *,
    published: date | None = None,
    limits: Limits = NO_LIMITS,
    repeated: Set[str] = frozenset(),
) -> Iterator[Article | Failure]:
    """The articles of one source, or why there are none.

    `repeated` holds lines that other reports show as well (see `repeated_over`). A pure function of the
    source: it may run in any order and in any process.
    """
    failure = failure_of_kind(source)
    if failure is not None:
        yield failure
        return
    for attempt in _attempts(source, limits):
        try:
            yield to_article(attempt(), given=published, repeated=repeated)
        except ReadingError as error:
            yield Failure.of(error)


def repeated_over(sources: Sequence[Source], limits: Limits = NO_LIMITS) -> frozenset[str]:
    """Lines that three or more of the plain-text sources show: menus and pleas that no rule knows.

    This makes the outcome of one report depend on others, so `read` does not do it by itself.
    """
    texts = []
    for source in sources:
        if source.kind == "text":
            try:
                texts.append(decode(source.data(limits), source.origin))
            except ReadingError:
                continue
    return repeated_lines(texts)


def _attempts(source: Source, limits: Limits) -> Iterator[Callable[[], RawArticle]]:
    """One thunk a report, so that each fails for itself."""
    kind: str = source.kind
    if kind == "stdin":
        kind = _sniff(source, limits)
    if kind == "lines":
        yield from _line_attempts(source, limits)
    elif kind == "page":
        yield lambda: _page(source, limits)
    else:
        yield lambda: _plain(source, limits)


def _sniff(source: Source, limits: Limits) -> str:
    """What standard input holds, by its first character."""
    try:
        head = source.data(limits).lstrip()[:1]
    except ReadingError:
        return "text"
    return {b"{": "lines", b"<": "page"}.get(head, "text")


def _line_attempts(source: Source, limits: Limits) -> Iterator[Callable[[], RawArticle]]:
    found = False
    try:
        for number, line in source.lines(limits):
            if line.strip():
                found = True
                yield lambda n=number, raw=line: read_line(raw, n, source, limits)  # type: ignore[misc]
    except ReadingError as error:
        failed = error
        yield lambda: _raise(failed)
    if not found:
        yield lambda: _plain(source, limits)


def _raise(error: ReadingError) -> RawArticle:
    raise error


def _page(source: Source, limits: Limits) -> RawArticle:
    html = decode(source.data(limits), source.origin, html=True)
    return read_page(html, origin=source.origin, name=source.name)


def _plain(source: Source, limits: Limits) -> RawArticle:
    text = decode(source.data(limits), source.origin)
    if _is_page(text):
        return read_page(text, origin=source.origin, name=source.name)
    return RawArticle(origin=source.origin, name=source.name, text=text)


def _is_page(text: str) -> bool:
    """A web page that was saved under a text name."""
    head = text[:500].lstrip("\ufeff \n\r\t").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<?xml")) and "<" in text[20:]


def _distinct(article: Article, seen: dict[str, int]) -> Article:
    """The article, under another id where one of the same name and words came before it."""
    count = seen[article.id] = seen.get(article.id, 0) + 1
    if count == 1:
        return article
    return msgspec.structs.replace(article, id=make_id("art", article.id, count))
