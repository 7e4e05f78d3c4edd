"""Calendar dates as news text writes them: "Friday, August 21, 2015", "21 Aug.", "3-5 May 2012",
"2015-08-21".

Pure text, no article date and no grammar: what is not written (most often the year) stays None.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS: dict[str, int] = {
    **{name.lower(): n for n, name in enumerate(calendar.month_name) if name},
    **{name.lower(): n for n, name in enumerate(calendar.month_abbr) if name},
    "sept": 9,
}
WEEKDAYS: dict[str, int] = {
    **{name.lower(): n for n, name in enumerate(calendar.day_name)},
    **{name.lower(): n for n, name in enumerate(calendar.day_abbr)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]\d\d|20\d\d)"
DASH = r"\s?(?:-|–|—|to|through)\s?"
TO = r"\s?(?:-|–|—|to|until|till|through|and)\s?"

_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),?\s(?:the\s)?)?"
_FORMS = (
    rf"(?P<iso_year>{YEAR})-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>0[1-9]|[12]\d|3[01])",
    # 25 April to 3 May 2016; April 25 - May 3, 2016
    rf"{_WEEKDAY_BEFORE}(?P<day>{DAY})\s(?:of\s)?(?P<month>{MONTH}){TO}(?P<end_day>{DAY})\s(?:of\s)?"
    rf"(?P<end_month>{MONTH})(?:,?\s(?P<year>{YEAR}))?",
    rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})\s(?P<day>{DAY}){TO}(?P<end_month>{MONTH})\s(?P<end_day>{DAY})"
    rf"(?:,?\s(?P<year>{YEAR}))?",
    # 3-5 May 2016; May 3-5, 2016
    rf"(?P<day>{DAY}){TO}(?P<end_day>{DAY})\s(?:of\s)?(?P<month>{MONTH})(?:,?\s(?P<year>{YEAR}))?",
    rf"(?P<month>{MONTH})\s(?P<day>{DAY}){DASH}(?P<end_day>{DAY})(?!\d|[,.]\d|\s?%)(?:,?\s(?P<year>{YEAR}))?",
    # Monday, the 4th of May 2012; 4 May
    rf"{_WEEKDAY_BEFORE}(?P<day>{DAY})(?:\sof)?[\s-](?P<month>{MONTH})(?:,?[\s-](?P<year>{YEAR}))?",
    # Monday, May 4, 2012; May 4th
    rf"{_WEEKDAY_BEFORE}(?<!\bin\s)(?P<month>{MONTH})\s(?:the\s)?(?P<day>{DAY})(?!\d|[,.]\d|\s?%|:\d)(?:,?\s(?P<year>{YEAR}))?",
    # May 2012; May of 2012
    rf"(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{YEAR})",
)
# 2026/11/19; 19.11.2026; 19-11-2026 and 19/11/2026
_NUMERIC = re.compile(
    rf"(?<![\w/.-])(?:(?P<first_year>{YEAR})(?P<a>[/.])(?P<month>0?[1-9]|1[0-2])(?P=a)(?P<day>3[01]|[12]\d|0?[1-9])"
    rf"|(?P<left>3[01]|[12]\d|0?[1-9])(?P<b>[/.-])(?P<right>3[01]|[12]\d|0?[1-9])(?P=b)(?P<last_year>{YEAR}))(?![\w/])"
)
_PATTERNS = tuple(re.compile(rf"(?<![\w/.-])(?:{form})(?![\w/])") for form in _FORMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A calendar date at `start` to `end` (code points) of a text; what the words leave open is None."""

    start: int
    end: int
    text: str
    month: int
    year: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """The day in a given year, or None where there is no such day or it has another weekday."""
        if self.day is None:
            return None
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None


def dates_in(text: str) -> Iterator[StatedDate]:
    """The calendar dates of a text from left to right, the longer reading where two overlap."""
    found = [_stated(m) for pattern in _PATTERNS for m in pattern.finditer(text)]
    found.sort(key=lambda d: (d.start, -d.end))
    reached = 0
    for each in found:
        if each.start >= reached and (each.day is None or _possible(each)):
            reached = each.end
            yield each


def numeric_dates_in(text: str) -> Iterator[StatedDate]:
    """Dates in figures alone, which date lines have and sentences seldom: "2026/11/19", "19.11.2026".

    "19/11/2026" is one, for there are twelve months; "4/6/2026" is read in two ways and so is none, but with
    full stops the day comes first ("4.6.2026").
    """
    for match in _NUMERIC.finditer(text):
        if match["first_year"]:
            year, month, day = int(match["first_year"]), int(match["month"]), int(match["day"])
        else:
            year, day, month = int(match["last_year"]), int(match["left"]), int(match["right"])
            if month > 12:
                day, month = month, day
            elif day <= 12 and day != month and match["b"] != ".":
                continue
        if month <= 12 and day <= calendar.monthrange(year, month)[1]:
            yield StatedDate(
                start=match.start(), end=match.end(), text=match.group(), year=year, month=month, day=day
            )


def _stated(match: re.Match[str]) -> StatedDate:
    parts = {key: value for key, value in match.groupdict().items() if value is not None}
    if "iso_year" in parts:
        parts = {"year": parts["iso_year"], "month_number": parts["iso_month"], "day": parts["iso_day"]}
    month = int(parts["month_number"]) if "month_number" in parts else _month(parts["month"])
    return StatedDate(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        month=month,
        year=int(parts["year"]) if "year" in parts else None,
        day=_number(parts["day"]) if "day" in parts else None,
        end_month=_month(parts["end_month"]) if "end_month" in parts else None,
        end_day=_number(parts["end_day"]) if "end_day" in parts else None,
        weekday=_weekday(parts["weekday"]) if "weekday" in parts else None,
    )


def _possible(each: StatedDate) -> bool:
    """No 31 June; 29 February passes where the year is open. A leap year stands for an open one."""
    longest = calendar.monthrange(each.year or 2024, each.month)[1]
    return each.day is not None and each.day <= longest


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _weekday(word: str) -> int:
    return WEEKDAYS[word.lower().rstrip(".")]


def _number(word: str) -> int:
    return int(re.sub(r"\D", "", word))
