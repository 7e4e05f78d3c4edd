"""A raw article: what a file, page or JSON line gives, before furniture is taken off."""

from __future__ import annotations

from onrecord.record import Value, When


class RawArticle(Value, frozen=True, kw_only=True):
    """`origin` is as given (path, address, or path and line); `name` stays the same when a folder moves.

    `text` holds the words of the report among its furniture; the rest is what stands beside the text.
    `host` is the site it came from, where known; `repairs` says what was mended in its characters;
    `parsed` that the elements of a page told what of it is the report.
    """

    origin: str
    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: When | None = None
    section: str | None = None
    agency: str | None = None
    host: str | None = None
    repairs: tuple[str, ...] = ()
    parsed: bool = False
