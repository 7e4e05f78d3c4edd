"""Paths → articles, one after the other; what cannot be read is told and the rest goes on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from onrecord.errors import NotFetched, ReadingError
from onrecord.reading.articles import to_article
from onrecord.reading.batch import Lines, Repeated, outlet_of, with_repeated
from onrecord.reading.fetching import Fetcher
from onrecord.reading.formats.dispatch import read_item
from onrecord.reading.items import Item
from onrecord.reading.limits import NO_LIMITS, Budget, Limits
from onrecord.reading.raw import RawArticle
from onrecord.reading.sources import Failure, Source, list_sources
from onrecord.record import Article, make_id


def read(
    paths: Sequence[Path | str],
    *,
    published: date | None = None,
    limits: Limits = NO_LIMITS,
    fetch: Fetcher | None = None,
    alone: bool = False,
    before: Iterable[Article] = (),
) -> Iterator[Article | Failure]:
    """The articles under `paths` in the order of `list_sources`; a Failure for each report that is none.

    `published` is the date of reports that state none. Lines that an outlet repeats over three reports
    are furniture, unless `alone` says that each report is to be read by itself; articles read `before` count
    among the three. Two reports of one name and
    the same words get ids of their own. Addresses are fetched by `fetch`, and not at all without it.
    """
    seen: dict[str, int] = {}
    raws = (raw for source in list_sources(paths) for raw in raw_articles(source, limits=limits, fetch=fetch))
    for raw, repeated in ((raw, ()) for raw in raws) if alone else with_repeated(raws, before):
        outcome = _article(raw, published, repeated) if isinstance(raw, RawArticle) else raw
        yield _distinct(outcome, seen) if isinstance(outcome, Article) else outcome


def read_source(
    source: Source,
    *,
    published: date | None = None,
    limits: Limits = NO_LIMITS,
    fetch: Fetcher | None = None,
    repeated: Container[str] = (),
) -> Iterator[Article | Failure]:
    """The articles of one source, or why there are none; a pure function of the source, but for `fetch`.

    `repeated` holds lines that other reports show as well (see `repeated_over`).
    """
    for raw in raw_articles(source, limits=limits, fetch=fetch):
        yield _article(raw, published, repeated) if isinstance(raw, RawArticle) else raw


def raw_articles(
    source: Source, *, limits: Limits = NO_LIMITS, fetch: Fetcher | None = None
) -> Iterator[RawArticle | Failure]:
    """What a source holds, its furniture still on."""
    budget = Budget(limits)
    try:
        if source.kind == "address":
            yield from _told(_asked(source, fetch).item(source.origin, budget))
        elif source.kind == "missing":
            yield Failure(
                origin=source.origin,
                kind="missing",
                reason="there is no such file or folder",
                remedy="check the path",
            )
        else:
            with source.opened(limits) as stream:
                item = Item(origin=source.origin, name=source.name, stream=stream, budget=budget)
                item.fetch = fetch.getter(budget) if fetch is not None else None
                yield from _told(item)
    except ReadingError as error:
        yield Failure.of(error)


def _asked(source: Source, fetch: Fetcher | None) -> Fetcher:
    if fetch is None:
        raise NotFetched(
            source.origin, "it is an address, and nothing is fetched unasked", "give --fetch as well"
        )
    return fetch


def _told(item: Item) -> Iterator[RawArticle | Failure]:
    for outcome in read_item(item):
        yield Failure.of(outcome) if isinstance(outcome, ReadingError) else outcome


def _article(raw: RawArticle, published: date | None, repeated: Container[str]) -> Article | Failure:
    try:
        return to_article(raw, given=published, repeated=repeated)
    except ReadingError as error:
        return Failure.of(error)


def repeated_over(sources: Sequence[Source], limits: Limits = NO_LIMITS) -> Container[str]:
    """Lines that three or more reports of the sources show, where these say nothing of their outlet."""
    lines = Lines()
    for source in sources:
        for raw in raw_articles(source, limits=limits):
            if isinstance(raw, RawArticle) and not outlet_of(raw):
                lines.add(raw)
    return Repeated(lines.repeated(), "")


def _distinct(article: Article, seen: dict[str, int]) -> Article:
    """The article, under another id where one of the same name and words came before it."""
    count = seen[article.id] = seen.get(article.id, 0) + 1
    if count == 1:
        return article
    return msgspec.structs.replace(article, id=make_id("art", article.id, count))
