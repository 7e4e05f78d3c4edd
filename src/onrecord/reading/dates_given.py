"""Dates that stand beside a text: in a page's metadata, in a JSON field, in an address."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from dateutil import parser  # type: ignore[import-untyped]

from onrecord.record import When

FULL = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})T?(\d{2})?(\d{2})?(\d{2})?Z?$")
IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](0?[1-9]|[12]\d|3[01])(?=[/-])",
    re.I,
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Seconds since 1970 that fall between 1990 and 2100; milliseconds are a thousand times that.
EPOCH = range(631_152_000, 4_102_444_800)


def when_stated(raw: object) -> When | None:
    """A date field as `When`, basis `stated`, its text the raw value; None where it is no date.

    ISO 8601, RFC 2822, "May 4, 2023", "20230504T101500Z", seconds or milliseconds since 1970.
    """
    if isinstance(raw, bool) or raw is None:
        return None
    text = str(raw).strip()
    value = _epoch(text) or _iso(text) or _written(text)
    if value is None:
        return None
    return When(value=value, precision="time" if "T" in value else "day", text=text, basis="stated")


def when_given(day: date) -> When:
    """The date that the person who runs the program gives for all reports."""
    return When(value=day.isoformat(), precision="day", text=day.isoformat(), basis="given")


def when_in_address(url: str | None) -> When | None:
    """The day in an address such as …/2023/05/04/envoy-flies …, which most papers take from publication."""
    found = IN_ADDRESS.search(url or "")
    if found is None:
        return None
    month = found[2].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    try:
        day = date(int(found[1]), number, int(found[3]))
    except ValueError:
        return None
    reason = "the address of the report holds this day"
    return When(
        value=day.isoformat(), precision="day", text=found.group().strip("/"), basis="inferred", reason=reason
    )


def _epoch(text: str) -> str | None:
    if not re.fullmatch(r"\d{9,13}(\.\d+)?", text):
        return None
    seconds = float(text)
    seconds = seconds / 1000 if seconds > EPOCH.stop else seconds
    return _moment(datetime.fromtimestamp(seconds, UTC)) if int(seconds) in EPOCH else None


def _iso(text: str) -> str | None:
    compact = COMPACT.match(text)
    if compact:
        parts = [int(part) for part in compact.groups() if part is not None]
        return _safely(*parts)
    if not FULL.match(text):
        return None
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return _safely(*(int(part) for part in text[:10].split("-")))
    return found.date().isoformat() if len(text) == 10 else _moment(found)


def _safely(*parts: int) -> str | None:
    try:
        return _moment(datetime(*parts)) if len(parts) > 3 else date(*parts).isoformat()  # type: ignore[arg-type]
    except ValueError:
        return None


def _written(text: str) -> str | None:
    """A date in words. It must hold year, month and day: the parser would fill gaps with today's."""
    if not re.search(r"\b(19|20)\d\d\b", text) or len(text) > 60:
        return None
    try:
        one = parser.parse(text, default=datetime(2001, 1, 1))
        other = parser.parse(text, default=datetime(2004, 12, 28))
    except (ValueError, OverflowError):
        return None
    if one.date() != other.date():
        return None
    return _moment(one) if re.search(r"\d:\d\d", text) else one.date().isoformat()


def _moment(found: datetime) -> str:
    return found.replace(microsecond=0).isoformat()
