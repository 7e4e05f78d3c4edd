"""Dates as a reader sees them."""

from __future__ import annotations

import re
from datetime import date

from onrecord.record import When

_BEFORE_A_DAY = re.compile(r"(?i)^(on|in|at|by|since|until|for|during)\s+")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short(when: When | None) -> str:
    """A date for the edge of a line; where its day is not known, the words that stand for it.

    >>> short(When(value="2031-05-08", precision="day", text="Thursday"))
    '8 May'
    >>> short(When(text="Monday", basis="relative"))
    '“Monday”'
    """
    if when is None:
        return ""
    if not when.value:
        return f"“{_BEFORE_A_DAY.sub('', when.text)}”" if when.text else ""
    start = day(when.value)
    if when.end and when.end[:10] != when.value[:10]:
        return f"{start}–{day(when.end)}"
    return start


def day(value: str, *, year: bool = False) -> str:
    """An ISO date in words: `8 May`, `May 2031`, `2031`.

    >>> day("2031-05-08T14:00", year=True)
    '8 May 2031'
    """
    parts = value[:10].split("-")
    if len(parts) == 1:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{int(parts[2])} {month}{' ' + parts[0] if year else ''}"


def span(first: str, last: str) -> str:
    """From one ISO day to another.

    >>> span("2031-05-03", "2031-05-12")
    '3 to 12 May 2031'
    """
    if first == last:
        return day(first, year=True)
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day} to {day(last, year=True)}"
    return f"{day(first, year=a.year != b.year)} to {day(last, year=True)}"
