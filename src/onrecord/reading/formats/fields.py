"""One line of JSON → raw article: fields of our own format and of common news interfaces and crawlers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from onrecord.errors import EmptyInput, ReadingError, TooLarge
from onrecord.reading.dates_given import when_in_address, when_stated
from onrecord.reading.page import authors_in, read_page
from onrecord.reading.raw import RawArticle
from onrecord.reading.sources import Limits, Source

# In order of preference; compared in lower case without "_" and "-".
TEXT = (
    "text",
    "articlebody",
    "body",
    "fulltext",
    "maintext",
    "content",
    "articletext",
    "plaintext",
    "contents",
    "story",
)
HTML = ("html", "rawhtml", "bodyhtml", "contenthtml", "htmlcontent")
URL = ("url", "link", "weburl", "articleurl", "sourceurl", "canonicalurl", "uri", "permalink", "guid")
TITLE = ("title", "headline", "webtitle", "name")
DATE = (
    "published",
    "publishedat",
    "datepublished",
    "publishdate",
    "publicationdate",
    "webpublicationdate",
    "pubdate",
    "firstpublished",
    "seendate",
    "datetime",
    "date",
    "created",
    "createdat",
    "timestamp",
    "time",
)
OUTLET = (
    "outlet",
    "sitename",
    "publisher",
    "publication",
    "source",
    "sourcename",
    "newspaper",
    "media",
    "provider",
    "sourcedomain",
    "domain",
)
AUTHORS = ("authors", "author", "byline", "creator", "writers", "journalists")


def read_line(line: bytes, number: int, source: Source, limits: Limits) -> RawArticle:
    """The report on one line; raises a ReadingError that names the line."""
    origin = f"{source.origin}#{number}"
    if len(line) > limits.article_bytes:
        raise TooLarge(
            origin, f"the line is over {limits.article_bytes / 1e6:.0f} MB", "give one report a line"
        )
    fields = _fields(line, origin)
    url = _words(_first(fields, URL))
    url = url if url is not None and "://" in url else None
    origin, name = (url, url) if url else (origin, source.name)
    text, html = _words(_first(fields, TEXT)), _words(_first(fields, HTML))
    if text is None and html is None:
        raise EmptyInput(
            f"{source.origin}#{number}",
            "the line has neither 'text' nor 'html'",
            "name the field that holds the report 'text'",
        )
    if text is None or _is_markup(text):
        return _beside(read_page(html or text or "", origin=origin, name=name, url=url), fields)
    raw = RawArticle(origin=origin, name=name, text=text, published=when_in_address(url))
    return _beside(raw, fields)


def _fields(line: bytes, origin: str) -> dict[str, object]:
    remedy = "write each report as one JSON object on one line"
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadingError(origin, f"the line is not JSON ({error})", remedy) from error
    if not isinstance(value, dict):
        raise ReadingError(origin, "the line is JSON, but no object", remedy)
    return {str(key).lower().replace("_", "").replace("-", ""): each for key, each in value.items()}


def _first(fields: Mapping[str, object], names: Iterable[str]) -> object:
    return next((fields[name] for name in names if fields.get(name) not in (None, "", [], {})), None)


def _words(value: object) -> str | None:
    """A field as text: a string, the joined paragraphs of a list, the `name` or `title` of an object."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        parts = [part for each in value if (part := _words(each))]
        return "\n\n".join(parts) or None
    if isinstance(value, dict):
        return next(
            (
                found
                for key in ("name", "title", "text", "rendered", "id")
                if (found := _words(value.get(key)))
            ),
            None,
        )
    return None


def _is_markup(text: str) -> bool:
    head = text[:2000].lower()
    return head.lstrip().startswith("<") and any(
        tag in head for tag in ("<p", "<div", "<html", "<article", "<body")
    )


def _beside(raw: RawArticle, fields: Mapping[str, object]) -> RawArticle:
    """The raw article with what the line's other fields say; that counts before what a page says."""
    date = _first(fields, DATE)
    return msgspec.structs.replace(
        raw,
        title=_words(_first(fields, TITLE)) or raw.title,
        outlet=_words(_first(fields, OUTLET)) or raw.outlet,
        authors=_authors(_first(fields, AUTHORS)) or raw.authors,
        published=when_stated(date if isinstance(date, str | int | float) else _words(date)) or raw.published,
    )


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for each in value for name in _authors(each)))
    return authors_in(_words(value))
