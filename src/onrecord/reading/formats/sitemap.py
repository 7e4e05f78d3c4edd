"""Sitemaps: lists of addresses. They hold no report; with fetching, their pages are read."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from onrecord.errors import NoArticle, NotFetched, ReadingError
from onrecord.reading.dates_given import when_stated
from onrecord.reading.formats.pages import fetched
from onrecord.reading.formats.xml_safety import elements, texts_of
from onrecord.reading.items import Item, Outcome, Outcomes
from onrecord.reading.kinds import kind_of

# An index may name indexes; no paper nests them deeper.
MAX_DEPTH = 3


def read_sitemap(item: Item) -> Outcomes:
    """The report at each address of a sitemap, and of the sitemaps that an index names."""
    yield from _read(item, [item.budget.limits.pages], 0)


def _read(item: Item, left: list[int], depth: int) -> Outcomes:
    found = elements(item.document_bytes(), item.origin, frozenset({"url", "sitemap"}))
    if not found:
        raise ReadingError(item.origin, "it is a sitemap without addresses", "fetch it again")
    if item.fetch is None:
        reason = f"it is a sitemap of {len(found):,} addresses, and holds no report"
        raise NotFetched(item.origin, reason, "fetch its pages with --fetch")
    for number, element in enumerate(found):
        named = texts_of(element)
        if left[0] <= 0:
            most = item.budget.limits.pages
            reason = f"{len(found) - number:,} of its addresses were not fetched: {most:,} were"
            yield NotFetched(
                item.origin, reason, "give the other addresses, or a part of the sitemap, by themselves"
            )
            return
        if element.tag.endswith("sitemap"):
            yield from _index(named, item, left, depth)
        elif "loc" in named:
            left[0] -= 1
            yield _beside(fetched(named["loc"], item.fetch), named)


def _index(named: Mapping[str, str], item: Item, left: list[int], depth: int) -> Outcomes:
    assert item.fetch is not None
    if depth >= MAX_DEPTH:
        yield NotFetched(
            named.get("loc", item.origin), "sitemaps name each other too deep", "give it by itself"
        )
        return
    try:
        inner = item.fetch(named.get("loc", ""))
        if kind_of(inner) != "sitemap":
            raise NoArticle(named.get("loc", item.origin), "it is no sitemap", "look what is at this address")
        yield from _read(inner, left, depth + 1)
    except ReadingError as error:
        yield error


def _beside(outcome: Outcome, named: Mapping[str, str]) -> Outcome:
    """News sitemaps give title, outlet and date; the page counts first, but for the date."""
    if isinstance(outcome, ReadingError):
        return outcome
    return msgspec.structs.replace(
        outcome,
        title=outcome.title or named.get("title"),
        outlet=outcome.outlet or named.get("name"),
        published=when_stated(named.get("publication_date")) or outcome.published,
    )
