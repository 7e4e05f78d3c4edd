"""A page's value as HTML, as JSON, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.publishing import dates
from onrecord.publishing.brief.ledgers import number
from onrecord.publishing.wording import word_set
from onrecord.web import pictures, words
from onrecord.web.frame import Frame
from onrecord.web.pieces import Link, Mark, PageValue
from onrecord.web.routes import WAYS, Way

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# A claim with fewer words of its own than this share is the words shown once more.
_SAME = 0.25
_json = msgspec.json.Encoder()


def to_html(way: Way, page: PageValue, frame: Frame) -> str:
    """The page for a reader. Everything in it that comes from a report is escaped."""
    return _templates().get_template(f"{way.template}.html.j2").render(page=page, frame=frame, way=way)


def to_json(page: PageValue) -> bytes:
    """The page for a program: the same value, addresses from the root of the room."""
    return _json.encode(page)


def to_csv(way: Way, page: PageValue) -> str:
    """The table of a page, a line for each of its rows, a column for each field that is no list of rows."""
    rows = [dict(_cells(row)) for row in getattr(page, way.table or "")]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(row.get(name, "")) for name in columns] for row in rows)
    return out.getvalue()


def _cells(row: Any) -> Iterator[tuple[str, str]]:
    for name in row.__struct_fields__:
        yield name, _cell(getattr(row, name))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Link | Mark):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(map(_cell, value))
    if isinstance(value, msgspec.Struct):
        return ", ".join(filter(None, (text for _, text in _cells(value))))
    return str(value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.web", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.globals.update(w=words, groups=_groups(), draw=pictures)
    made.tests.update(apart=apart)
    made.filters.update(day=day, plural=plural, number=number, spaced=lambda text: text.replace("_", " "))
    return made


def _groups() -> tuple[tuple[str, tuple[Way, ...]], ...]:
    names: Iterable[str] = dict.fromkeys(way.group for way in WAYS if way.group)
    return tuple((name, tuple(way for way in WAYS if way.group == name)) for name in names)


def day(value: str | None) -> str:
    """An ISO day for a reader; a time as it is.

    >>> day("2031-05-08"), day("2031-05-08T14:30")
    ('8 May 2031', '8 May 2031, 14:30')
    """
    if not value:
        return ""
    time = f", {value[11:16]}" if len(value) > 11 else ""
    return dates.day(value[:10], year=True) + time


def apart(claim: str, shown: str) -> bool:
    """Does a claim say anything that the words shown do not?

    >>> apart("the talks … called off", "She said the talks had been called off.")
    False
    """
    said = word_set(claim)
    return len(said - word_set(shown)) > len(said) * _SAME


def plural(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(1, "report"), plural(1200, "copy", "copies")
    ('1 report', '1,200 copies')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"
