"""Pages that a feed or a sitemap names, fetched because that was asked for."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.errors import NoArticle, ReadingError
from onrecord.reading.formats.plain import read_html
from onrecord.reading.items import Item, Outcome
from onrecord.reading.kinds import kind_of


def fetched(url: str, fetch: Callable[[str], Item]) -> Outcome:
    """The report at an address, or why there is none."""
    try:
        page = fetch(url)
        if kind_of(page) not in ("page", "text"):
            return NoArticle(url, "there is no page at this address", "give the address of a report")
        return next(read_html(page))
    except ReadingError as error:
        return error
