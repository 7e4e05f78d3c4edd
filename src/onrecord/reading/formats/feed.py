"""RSS and Atom → raw articles: the entries that carry their text; with fetching, the pages of the others."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

import feedparser
import msgspec

from onrecord.errors import NoArticle, ReadingError
from onrecord.reading.dates_given import when_in_address, when_stated
from onrecord.reading.formats.pages import fetched
from onrecord.reading.formats.xml_safety import refuse_entities
from onrecord.reading.items import Item, Outcome, Outcomes
from onrecord.reading.markup import text_of
from onrecord.reading.page import authors_in, host_of
from onrecord.reading.raw import RawArticle

Entry = Mapping[str, Any]
# With fewer words, an entry's text is a teaser of its page; beneath half of that in a field for content, too.
MIN_SUMMARY = 60
MIN_CONTENT = 30
# "The Harbour Post » World", "Harbour Post - RSS": what feeds add to the name of their outlet.
ADDED = re.compile(r"(?i)\s+(?:[-–—|»:>]+\s+.*|rss(?: feed)?|latest news|feed)$")
READ_ON = re.compile(
    r"(?i)\s*(?:\[?(?:…|\.\.\.|&hellip;)\]?|continue reading\b.*|read more\b.*"
    r"|the post .* appeared first on .*)$"
)


def read_feed(item: Item) -> Outcomes:
    """One report an entry, in the feed's order."""
    data = item.document_bytes()
    refuse_entities(data, item.origin)
    parsed = _parsed(data, item.origin)
    if not parsed.entries:
        reason = "it is a feed without entries" if parsed.version else "it is no feed that can be read"
        raise ReadingError(item.origin, reason, "fetch it again")
    outlet = ADDED.sub("", str(parsed.feed.get("title") or "").strip()) or None
    for number, entry in enumerate(islice(parsed.entries, item.budget.limits.members), 1):
        yield _entry(entry, f"{item.origin}#{number}", outlet, item)


def _parsed(data: bytes, origin: str) -> Any:
    try:
        return feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, LookupError) as error:  # damaged bytes that the library passes on to a codec
        raise ReadingError(origin, f"it is a damaged feed ({error})", "fetch it again") from error


def _entry(entry: Entry, origin: str, outlet: str | None, item: Item) -> Outcome:
    link = next((each for each in (entry.get("link"), entry.get("id")) if each and "://" in str(each)), None)
    name = link or str(entry.get("id") or item.name)
    text = _text(entry)
    if text is None:
        if link is not None and item.fetch is not None:
            return _beside(fetched(link, item.fetch), entry, outlet)
        return NoArticle(origin, "the feed gives a summary only", "fetch the pages as well, with --fetch")
    raw = RawArticle(
        origin=link or origin, name=name, text=text, host=host_of(link), published=when_in_address(link)
    )
    return _beside(raw, entry, outlet)


def _text(entry: Entry) -> str | None:
    """The longest of an entry's contents; a summary where it is as long as a report."""
    contents = [text_of(str(each.get("value") or "")) for each in entry.get("content") or ()]
    best = max(contents, key=len, default="")
    if len(best.split()) >= MIN_CONTENT and not _breaks_off(best):
        return best
    summary = text_of(str(entry.get("summary") or ""))
    return summary if len(summary.split()) >= MIN_SUMMARY and not _breaks_off(summary) else None


def _breaks_off(text: str) -> bool:
    """A short text that ends in "[…]" or "Continue reading" is the beginning of a report."""
    return len(text.split()) < 150 and READ_ON.search(text[-300:]) is not None


def _beside(outcome: Outcome, entry: Entry, outlet: str | None) -> Outcome:
    """The report with what the feed says of it; a page says more of itself than the feed does."""
    if isinstance(outcome, ReadingError):
        return outcome
    source = entry.get("source") or {}
    dated = next(
        (when for key in ("published", "updated", "created") if (when := when_stated(entry.get(key)))), None
    )
    tags = [str(tag.get("term") or "") for tag in entry.get("tags") or ()]
    return msgspec.structs.replace(
        outcome,
        title=text_of(str(entry.get("title") or "")) or outcome.title,
        outlet=outcome.outlet or str(source.get("title") or "").strip() or outlet,
        authors=outcome.authors or authors_in("; ".join(_authors(entry))),
        published=dated or outcome.published,
        section=outcome.section or next((tag for tag in tags if 0 < len(tag.split()) <= 4), None),
    )


def _authors(entry: Entry) -> list[str]:
    named = [str(each.get("name") or "") for each in entry.get("authors") or ()]
    return [name for name in named if name] or [str(entry.get("author") or "")]
