"""What a file is, by its first bytes; its ending only settles what bytes leave open."""

from __future__ import annotations

import csv
import re
from typing import Literal

import msgspec

from onrecord.reading.items import Item
from onrecord.reading.streams import PACKINGS

Kind = Literal[
    "text", "page", "lines", "json", "table", "feed", "sitemap", "warc", "mail", "mbox", "pdf", "zip", "tar",
    "packed", "asset", "binary",
]  # fmt: skip

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".asc", ".log", ".story", ".article"})
PAGE_SUFFIXES = frozenset({".htm", ".html", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"})
LINE_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jl"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
MAIL_SUFFIXES = frozenset({".eml", ".mht", ".mhtml", ".emlx"})
# Text, but never a report: what pages and programs are made of.
ASSETS = frozenset(
    {
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".svg",
        ".py",
        ".sh",
        ".toml",
        ".yaml",
        ".yml",
        ".ini",
        ".cfg",
        ".sql",
        ".lock",
    }
)
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
HEADER = re.compile(
    rb"(?im)^(?:return-path|received|delivered-to|mime-version|message-id|subject|from|to|date|content-type"
    rb"|reply-to|list-unsubscribe|snapshot-content-location|content-transfer-encoding|x-[\w-]+|dkim-signature"
    rb"|sender|list-id|cc):[ \t]"
)
SURE_HEADER = re.compile(
    rb"(?im)^(?:return-path|received|mime-version|message-id|snapshot-content-location|delivered-to"
    rb"|list-id):[ \t]"
)
FEED = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)[\s>]")
SITEMAP = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]")
# Column names of which one must head a table of reports.
TEXT_COLUMNS = re.compile(
    r"(?i)\b(?:text|body|content|article_?(?:text|body)?|full_?text|main_?text|html|story)\b"
)


def kind_of(item: Item) -> Kind:
    """The kind of an item. Raises what reading its first bytes raises."""
    head = item.head()
    return _packed(head) or _structured(head, item) or _textual(head, item)


def _packed(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    return "packed" if head.startswith(tuple(PACKINGS)) else None


def _structured(head: bytes, item: Item) -> Kind | None:
    if head.startswith((b"WARC/0.", b"WARC/1.")):
        return "warc"
    if head.startswith(b"From ") and HEADER.search(head.split(b"\n", 1)[-1][:2000]):
        return "mbox"
    if _is_mail(head, item):
        return "mail"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        return _marked_up(start)
    if start.startswith((b"{", b"[{", b"[\n", b"[\r", b"[ ")) and item.suffix not in TABLE_SUFFIXES:
        return _json(start, item)
    return None


def _is_mail(head: bytes, item: Item) -> bool:
    """Headers up to the first empty line, one of which only mails have (or the ending of a mail)."""
    headers = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0][:20_000]
    known = len(HEADER.findall(headers))
    if not HEADER.match(headers):
        return item.suffix in MAIL_SUFFIXES and known >= 2
    return known >= 2 and (item.suffix in MAIL_SUFFIXES or SURE_HEADER.search(headers) is not None)


def _marked_up(start: bytes) -> Kind | None:
    if SITEMAP.search(start[:4000]):
        return "sitemap"
    feed = FEED.search(start[:4000])
    html = re.search(rb"(?i)<(?:!doctype html|html|head|body)[\s>]", start[:4000])
    if feed and (not html or feed.start() < html.start()):
        return "feed"
    tags = (
        rb"(?i)<(?:!doctype|\?xml|!--|html|head|body|article|div|p|main|section|meta|title|h1|table|span)\b"
    )
    return "page" if re.match(tags, start) else None


def _json(start: bytes, item: Item) -> Kind | None:
    """One object a line, or one document; a plain text may begin with a bracket, too."""
    if item.suffix in LINE_SUFFIXES:
        return "lines"
    line, _, rest = start.partition(b"\n")
    if start.startswith(b"{") and rest.lstrip().startswith(b"{") and _decodes(line):
        return "lines"
    whole = len(start) < 60_000
    if item.suffix == ".json" or not whole or _decodes(start):
        return "json"
    return "lines" if start.startswith(b"{") and item.suffix not in TEXT_SUFFIXES - {""} else None


def _decodes(data: bytes) -> bool:
    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _textual(head: bytes, item: Item) -> Kind:
    suffix = item.suffix
    if suffix in LINE_SUFFIXES:
        return "lines"
    if suffix == ".json":
        return "json"
    if suffix in TABLE_SUFFIXES:
        return "table"
    if suffix in PAGE_SUFFIXES:
        return "page"
    if b"\x00" in head and not head.startswith(MARKS) and not _wide(head):
        return "binary"
    if suffix in ASSETS:
        return "asset"
    return "table" if _is_table(head) else "text"


def _wide(head: bytes) -> bool:
    """Text in UTF-16 without a mark: every second byte is zero."""
    sample = head[:2000]
    return len(sample) >= 20 and (
        sample[1::2].count(0) > len(sample) * 0.4 or sample[::2].count(0) > len(sample) * 0.4
    )


def _is_table(head: bytes) -> bool:
    """A line of column names, of which one is a name for the words of a report."""
    line = head.split(b"\n", 1)[0].decode("utf-8", "replace").strip("\ufeff\r ")
    if len(line) > 2000 or "\r" in line or not TEXT_COLUMNS.search(line):
        return False
    for delimiter in "\t,;|":
        names = [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]
        if len(names) >= 2 and all(re.fullmatch(r"[\w .-]{1,40}", name) for name in names):
            return all(len(name.split()) <= 3 for name in names) and any(
                TEXT_COLUMNS.fullmatch(n) for n in names
            )
    return False
