"""Plain text and web pages → raw articles."""

from __future__ import annotations

import html
import re

import msgspec

from onrecord.reading.decode import decoded
from onrecord.reading.items import Item, Outcomes
from onrecord.reading.page import read_page
from onrecord.reading.raw import RawArticle

# References of pages that stand in plain text: "Israel&#8217;s", "talks &amp; treaties".
REFERENCE = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip);"
)


def read_text(item: Item) -> Outcomes:
    """One report; a page under a text name is read as a page."""
    text, repairs = decoded(item.article_bytes(), item.origin, charset=item.charset)
    if is_page(text):
        yield _page(text, item, repairs)
        return
    if REFERENCE.search(text):
        text = html.unescape(text)
        repairs = (*repairs, "references of HTML were resolved")
    yield RawArticle(origin=item.url or item.origin, name=item.url or item.name, text=text, repairs=repairs)


def read_html(item: Item) -> Outcomes:
    """The report on a page."""
    text, repairs = decoded(item.article_bytes(), item.origin, html=True, charset=item.charset)
    yield _page(text, item, repairs)


def _page(text: str, item: Item, repairs: tuple[str, ...]) -> RawArticle:
    raw = read_page(text, origin=item.url or item.origin, name=item.url or item.name, url=item.url)
    return msgspec.structs.replace(raw, repairs=repairs)


def is_page(text: str) -> bool:
    """A web page that was saved under a text name."""
    head = text[:500].lstrip("\ufeff \n\r\t").lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<?xml")) and "<" in text[20:]
