"""WARC → raw articles: the pages that a crawler kept, one record in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from onrecord.errors import NoArticle, ReadingError
from onrecord.reading.decode import charset_in
from onrecord.reading.formats.plain import read_html, read_text
from onrecord.reading.items import Item, Outcomes, item_of
from onrecord.reading.streams import read_at_most

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)
KEPT = frozenset({"response", "resource", "conversion"})


def read_warc(item: Item) -> Outcomes:
    """The reports among the pages of a crawl; answers other than 200, pictures and styles are passed over."""
    found = 0
    # Damaged archives meet warcio with errors of every kind, and none of them is a fault of ours.
    try:
        for record in _records(item):
            found += 1
            yield from _page(record, item)
    except ReadingError:
        raise
    except Exception as error:
        raise ReadingError(item.origin, f"it is damaged ({error})", "fetch the archive again") from error
    if not found:
        raise NoArticle(item.origin, "there is no page in it", "look what the crawler was told to keep")


def _records(item: Item) -> Iterator[ArcWarcRecord]:
    for record in ArchiveIterator(item.stream):
        if record.rec_type in KEPT and _status(record) == "200" and _type(record) in (*PAGES, *TEXTS):
            yield record


def _status(record: ArcWarcRecord) -> str:
    return str(record.http_headers.get_statuscode()) if record.http_headers is not None else "200"


def _type(record: ArcWarcRecord) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _content_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _page(record: ArcWarcRecord, item: Item) -> Outcomes:
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    origin = url or item.origin
    try:
        stream = cast(BinaryIO, record.content_stream())
        data = read_at_most(stream, item.budget.limits.article_bytes, origin)
        page = item_of(data, origin=origin, name=origin, budget=item.budget, url=url)
        page.charset = charset_in(_content_type(record))
        yield from read_text(page) if _type(record) in TEXTS else read_html(page)
    except ReadingError as error:
        yield error
