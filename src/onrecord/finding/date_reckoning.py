"""From words of time to a date: right, or None with the words kept.

Reckoning needs the article's own date and the tense of what is dated: "on Thursday" in an article of a
Tuesday is two days ahead of "will meet" and five days back from "met". Where the two do not settle it,
the value stays None and `reason` says why.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.finding.date_expressions import Expression
from onrecord.finding.date_shapes import date_words
from onrecord.reading.stated_dates import StatedDate
from onrecord.record import When
from onrecord.record.when import Basis, Precision

Tense = Literal["past", "future", "open"]

NEAR = 2
"""Days within which an open tense takes the nearer weekday: of "on Thursday" in an article of a Wednesday."""

_LONG = 120
"""Days by which one reading of a yearless date must be nearer than the other where the tense is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What is known of the day an article was written: the day, or only its month or year, or nothing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, when: When | None) -> Anchor:
        """From the article's own date; a span of several days is no anchor but for its year."""
        if when is None or when.value is None or when.precision not in ("time", "day", "month", "year"):
            return cls()
        parts = [int(p) for p in when.value[:10].split("-")]
        return cls(**dict(zip(("year", "month", "day"), parts, strict=False)))

    @property
    def today(self) -> date | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def reckon(expression: Expression, anchor: Anchor, tense: Tense, sentence: str = "") -> When:
    """The date of an expression. `sentence` may settle a year that the expression leaves open."""
    return _RECKONERS[expression.kind](expression, anchor, tense, sentence)


def unsettled(expression: Expression, reason: str, basis: Basis = "relative") -> When:
    """The words with no value, and why."""
    return When(text=expression.text, basis=basis, reason=reason)


_NO_ANCHOR = "the article's own date is not known"
_COUNTED = "counted from the article's date"


def _when(
    expression: Expression,
    start: date,
    end: date | None = None,
    *,
    precision: Precision = "day",
    basis: Basis = "relative",
    reason: str | None = None,
) -> When:
    value, last = _iso(start, precision), None if end is None else _iso(end, precision)
    if expression.clock is not None and precision == "day" and end is None:
        value, precision = f"{value}T{expression.clock}", "time"
    return When(value=value, end=last, precision=precision, text=expression.text, basis=basis, reason=reason)


def _iso(day: date, precision: Precision) -> str:
    length = {"month": 7, "year": 4, "decade": 4}.get(precision, 10)
    return day.isoformat()[:length]


# days and weekdays


def _day(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    if anchor.today is None:
        return unsettled(expression, _NO_ANCHOR)
    return _when(expression, anchor.today + timedelta(days=expression.shift or 0), reason=_COUNTED)


def _weekday(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    if anchor.today is None or expression.weekday is None:
        return unsettled(expression, _NO_ANCHOR)
    if expression.unit == "week":
        monday = _monday(anchor.today) + timedelta(weeks=expression.shift or 0)
        return _when(expression, monday + timedelta(days=expression.weekday), reason=_COUNTED)
    back = (anchor.today.weekday() - expression.weekday) % 7
    if expression.shift in (-1, 1):
        return _shifted_weekday(expression, anchor.today, back)
    offset = _weekday_offset(back, tense)
    if offset is None:
        return unsettled(expression, "the tense does not say on which side of the article's date it lies")
    reason = {
        "past": "the last one before the article's date",
        "future": "the next one after the article's date",
    }
    return _when(
        expression,
        anchor.today + timedelta(days=offset),
        reason=reason.get(tense, "the nearest to the article's date"),
    )


def _weekday_offset(back: int, tense: Tense) -> int | None:
    """Days from the article's date to the weekday that lies `back` days behind it (0: the day itself)."""
    ahead = (7 - back) % 7
    if tense == "past":
        return -back
    if tense == "future":
        return ahead
    if back <= NEAR:
        return -back
    return ahead if ahead <= NEAR else None


def _shifted_weekday(expression: Expression, today: date, back: int) -> When:
    """As in "last Friday", "next Friday": sure only where the nearest one lies in another calendar week."""
    days = -(back or 7) if expression.shift == -1 else (7 - back) % 7 or 7
    day = today + timedelta(days=days)
    if _monday(day) == _monday(today):
        return unsettled(expression, "it may mean this week's day or that of the week beyond")
    return _when(expression, day, reason="the nearest one outside the week of the article's date")


def _near(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    return unsettled(expression, "counted from another happening")


def _vague(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    return unsettled(expression, "no certain bounds")


# weeks, months, years, seasons


def _unit(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    shift = expression.shift or 0
    if expression.unit == "year" and anchor.year is not None:
        return _when(expression, date(anchor.year + shift, 1, 1), precision="year", reason=_COUNTED)
    if expression.unit == "month" and anchor.year is not None and anchor.month is not None:
        return _when(
            expression, _plus_months(anchor.year, anchor.month, shift), precision="month", reason=_COUNTED
        )
    if anchor.today is None:
        return unsettled(expression, _NO_ANCHOR)
    if expression.unit == "week":
        monday = _monday(anchor.today) + timedelta(weeks=shift)
        return _when(expression, monday, monday + timedelta(days=6), precision="week", reason=_COUNTED)
    if expression.unit == "weekend":
        return _weekend(expression, anchor.today, tense)
    return unsettled(expression, "no certain bounds")


def _weekend(expression: Expression, today: date, tense: Tense) -> When:
    """As in "Over the weekend" in the past is the last one begun; in an article of a Saturday or Sunday,
    this one."""
    monday = _monday(today)
    within = today.weekday() >= 5
    if expression.shift in (-1, 1):
        if within or today.weekday() == 4:
            return unsettled(expression, "it may mean this weekend or the one beyond")
        saturday = monday + timedelta(days=-2 if expression.shift == -1 else 5)
    elif within:
        saturday = monday + timedelta(days=5)
    elif tense == "past":
        saturday = monday - timedelta(days=2)
    elif tense == "future" or expression.shift == 0:
        saturday = monday + timedelta(days=5)
    else:
        return unsettled(expression, "the tense does not say which weekend is meant")
    return _when(expression, saturday, saturday + timedelta(days=1), reason=_COUNTED)


def _season(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    first, last = date_words()["seasons"][expression.season]
    if expression.year is not None:
        return _season_of(expression, expression.year, first, last, "stated")
    if anchor.year is None or anchor.month is None:
        return unsettled(expression, _NO_ANCHOR)
    length = (last - first) % 12
    since = (anchor.month - first) % 12
    if since <= length or expression.shift == 0:
        # "last winter" said in winter may be this one; "this summer" said in spring or autumn is this year's.
        if expression.shift != 0:
            return unsettled(expression, "it may mean the season that runs or the one before")
        year = anchor.year - (1 if anchor.month < first and first > last else 0)
        return _season_of(expression, year, first, last, "relative")
    behind = anchor.year if anchor.month > first else anchor.year - 1
    return _season_of(expression, behind + (1 if expression.shift == 1 else 0), first, last, "relative")


def _season_of(expression: Expression, year: int, first: int, last: int, basis: Basis) -> When:
    end = year + (1 if last < first else 0)
    return When(
        value=f"{year:04d}-{first:02d}",
        end=f"{end:04d}-{last:02d}",
        precision="season",
        text=expression.text,
        basis=basis,
    )


def _ago(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    count, unit = expression.count, date_words()["units"][expression.unit]
    today = anchor.today
    if today is None:
        return unsettled(expression, _NO_ANCHOR)
    if count is None:
        return unsettled(expression, "no certain count")
    if "months" in unit:
        months, precision = count * unit["months"], "month" if expression.unit == "month" else "year"
        if expression.loose or expression.unit not in ("month", "year"):
            return unsettled(expression, "no certain count")
        return _when(expression, _plus_months(today.year, today.month, -months), precision=precision)  # type: ignore[arg-type]
    return _days_ago(expression, today, count, unit["days"])


def _days_ago(expression: Expression, today: date, count: int, days: int) -> When:
    if days == 0:
        if expression.unit == "hour" and 24 <= count < 48:
            return _when(expression, today - timedelta(days=1), reason="a day before the article's date")
        return unsettled(expression, "the hour of writing is not known")
    if days == 1:
        if expression.loose:
            return unsettled(expression, "no certain count")
        return _when(expression, today - timedelta(days=count), reason=_COUNTED)
    if expression.loose:
        return unsettled(expression, "no certain count")
    monday = _monday(today - timedelta(days=count * days))
    return _when(expression, monday, monday + timedelta(days=6), precision="week", reason=_COUNTED)


def _years(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    start = date(expression.year or 1, 1, 1)
    end = None if expression.end_year is None else date(expression.end_year, 1, 1)
    return _when(expression, start, end, precision="year", basis="stated")


def _decade(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    start = date(expression.year or 1, 1, 1)
    return _when(expression, start, date(start.year + 9, 1, 1), precision="decade", basis="stated")


def _feast(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    stated = StatedDate(
        start=expression.start,
        end=expression.end,
        text=expression.text,
        month=expression.month or 1,
        day=expression.day,
    )
    return _calendar_date(expression, stated, anchor, tense, sentence)


# calendar dates


def _calendar(expression: Expression, anchor: Anchor, tense: Tense, sentence: str) -> When:
    if expression.stated is None:
        return unsettled(expression, "no date", "stated")
    return _calendar_date(expression, expression.stated, anchor, tense, sentence)


def _calendar_date(
    expression: Expression, stated: StatedDate, anchor: Anchor, tense: Tense, sentence: str
) -> When:
    if stated.year is not None:
        return _in_year(expression, stated, stated.year, "stated", None)
    if expression.year is not None:
        return _in_year(expression, stated, expression.year, "inferred", "the year of the date beside it")
    year, reason = _year_of(expression, stated, anchor, tense)
    if year is not None:
        return _in_year(expression, stated, year, "relative", reason)
    known = _landmark(stated, sentence)
    if known is not None:
        return _in_year(
            expression, stated, known, "inferred", "a day so well known that reports leave out its year"
        )
    return unsettled(expression, reason)


def _in_year(expression: Expression, stated: StatedDate, year: int, basis: Basis, reason: str | None) -> When:
    if stated.day is None:
        return _when(expression, date(year, stated.month, 1), precision="month", basis=basis, reason=reason)
    start, end = _day_in(year, stated.month, stated.day), None
    if stated.end_day is not None:
        last_month = stated.end_month or stated.month
        end = _day_in(year + (last_month < stated.month), last_month, stated.end_day)
    if start is None or (stated.end_day is not None and (end is None or end < start)):
        return unsettled(expression, "there is no such day in that year", basis)
    return _when(expression, start, end, basis=basis, reason=reason)


def _year_of(
    expression: Expression, stated: StatedDate, anchor: Anchor, tense: Tense
) -> tuple[int | None, str]:
    """The year of "Oct. 7" or "in May", with the reason, or None and what is missing."""
    if anchor.year is None:
        return None, _NO_ANCHOR
    if stated.day is None or anchor.month is None:
        return _year_of_month(expression, stated, anchor, tense)
    today = anchor.today or date(anchor.year, anchor.month, calendar.monthrange(anchor.year, anchor.month)[1])
    days = [d for y in (today.year - 1, today.year, today.year + 1) if (d := stated.on(y)) is not None]
    behind, ahead = [d for d in days if d <= today], [d for d in days if d >= today]
    if tense == "past" and behind:
        return behind[-1].year, "the last such day before the article's date"
    if tense == "future" and ahead:
        return ahead[0].year, "the next such day after the article's date"
    nearest = sorted(days, key=lambda d: abs((d - today).days))
    if len(nearest) == 1 or (
        nearest and abs((nearest[1] - today).days) - abs((nearest[0] - today).days) >= _LONG
    ):
        return nearest[0].year, "the nearest such day to the article's date"
    return None, "the tense does not say which year is meant"


def _year_of_month(
    expression: Expression, stated: StatedDate, anchor: Anchor, tense: Tense
) -> tuple[int | None, str]:
    if anchor.year is None or anchor.month is None:
        return None, _NO_ANCHOR
    gap = stated.month - anchor.month
    if expression.shift in (-1, 1):
        if gap == 0:
            return None, "it may mean this month or that of another year"
        years = -(gap > 0) if expression.shift == -1 else int(gap < 0)
        return anchor.year + years, "the nearest such month on that side of the article's date"
    if expression.shift == 0:
        return anchor.year, "this year's"
    if tense == "past":
        return anchor.year - (gap > 0), "the last such month before the article's date"
    if tense == "future":
        return anchor.year + (gap < 0), "the next such month after the article's date"
    if abs(gap) <= NEAR:
        return anchor.year, "the nearest such month to the article's date"
    return None, "the tense does not say which year is meant"


def _landmark(stated: StatedDate, sentence: str) -> int | None:
    for mark in date_words()["landmarks"]:
        if (mark["month"], mark["day"]) == (stated.month, stated.day) and any(
            w in sentence for w in mark["words"]
        ):
            return int(mark["year"])
    return None


def _day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _plus_months(year: int, month: int, shift: int) -> date:
    index = year * 12 + month - 1 + shift
    return date(index // 12, index % 12 + 1, 1)


_RECKONERS: dict[str, Callable[[Expression, Anchor, Tense, str], When]] = {
    "calendar": _calendar,
    "weekday": _weekday,
    "day": _day,
    "unit": _unit,
    "season": _season,
    "ago": _ago,
    "years": _years,
    "decade": _decade,
    "feast": _feast,
    "near": _near,
    "vague": _vague,
}
