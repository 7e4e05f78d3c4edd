"""Which reader takes which kind of item."""

from __future__ import annotations

from onrecord.errors import NotText, ReadingError, Skipped
from onrecord.reading.decode import SIGNATURES
from onrecord.reading.formats.feed import read_feed
from onrecord.reading.formats.json_text import read_document, read_lines
from onrecord.reading.formats.mail import read_mail, read_mbox
from onrecord.reading.formats.packed import read_packed, read_tar, read_zip
from onrecord.reading.formats.pdf import read_pdf
from onrecord.reading.formats.plain import read_html, read_text
from onrecord.reading.formats.sitemap import read_sitemap
from onrecord.reading.formats.table import read_table
from onrecord.reading.formats.warc import read_warc
from onrecord.reading.items import Item, Outcomes
from onrecord.reading.kinds import Kind, kind_of

READERS = {
    "text": read_text,
    "page": read_html,
    "lines": read_lines,
    "json": read_document,
    "table": read_table,
    "feed": read_feed,
    "sitemap": read_sitemap,
    "warc": read_warc,
    "pdf": read_pdf,
}
CONTAINERS = {
    "mail": read_mail,
    "mbox": read_mbox,
    "zip": read_zip,
    "tar": read_tar,
    "packed": read_packed,
}


def read_item(item: Item) -> Outcomes:
    """The reports in an item, and an error for each that is none; raises where none of it can be read."""
    kind = kind_of(item)
    if kind in CONTAINERS:
        yield from CONTAINERS[kind](item, read_item)
    elif kind in READERS:
        yield from READERS[kind](item)
    else:
        raise _no_report(item, kind)


def _no_report(item: Item, kind: Kind) -> ReadingError:
    if kind == "asset":
        reason = f"files of kind '{item.suffix}' are no reports"
        return Skipped(item.origin, reason, "leave it out, or give it another ending if it is one")
    what = next((name for mark, name in SIGNATURES.items() if item.head().startswith(mark)), None)
    reason = f"it is {what}, not text" if what else "it holds binary data, not text"
    return NotText(item.origin, reason, "convert it to text, HTML, DOCX or PDF first")
