"""Words in a text that say when: found by shape, not yet reckoned.

    "late on Monday" · "Oct. 7" · "two weeks ago" · "over the weekend" · "spring 2012" · "in recent weeks"

An `Expression` says what the words hold (a weekday, a shift, a count of units); `date_reckoning` makes a
`When` of it with the article's date and the tense around it. The shapes are in `date_shapes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from onrecord.finding.date_shapes import CLOCK, SHADES, Kind, date_words, needles, patterns
from onrecord.finding.numbers import SMALL_NUMBERS
from onrecord.reading.stated_dates import MONTHS, WEEKDAYS, StatedDate, dates_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words of time at `start` to `end` (code points). Only the fields of its `kind` are filled.

    `shift`: -1 last, 0 this, +1 next; for `day` and `near` a number of days. `clock`: "16:00". A weekday with
    the `unit` "week" is that of a week told beside it ("Friday of next week").
    """

    start: int
    end: int
    text: str
    kind: Kind
    stated: StatedDate | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    unit: str | None = None
    count: int | None = None
    loose: bool = False
    year: int | None = None
    end_year: int | None = None
    season: str | None = None
    clock: str | None = None


@lru_cache(maxsize=8)
def find_expressions(text: str) -> tuple[Expression, ...]:
    """All expressions of time from left to right; where two overlap, the earlier and longer one."""
    found = sorted(_candidates(text), key=lambda e: (e.start, -e.end, e.kind == "vague"))
    kept: list[Expression] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif kept[-1].kind == "weekday" and each.kind == "calendar" and each.end > kept[-1].end:
            kept[-1] = each  # "on Monday 19 December"
    return tuple(_with_years(text, _with_clocks(text, list(_with_weeks(text, kept)))))


_OF_WEEK = re.compile(r",?(?: of| in)? (last|this|next) week\b", re.IGNORECASE)


def _with_weeks(text: str, expressions: Iterable[Expression]) -> Iterator[Expression]:
    """Join a weekday to the week told behind it: "Friday of next week", "on Tuesday last week"."""
    end = 0
    for each in expressions:
        week = _OF_WEEK.match(text, each.end) if each.kind == "weekday" and each.shift is None else None
        if each.start < end:
            continue
        if week is None:
            yield each
            continue
        end = week.end()
        shift = date_words()["shifts"][week[1].lower()]
        yield replace(each, end=end, text=text[each.start : end], unit="week", shift=shift)


_BESIDE = 60
"""Code points between two dates of one sentence, of which the later one's year is the earlier one's too."""


def _with_years(text: str, expressions: Iterator[Expression]) -> Iterator[Expression]:
    """As in "on 4 April and from 5 to 6 April 2016": the year written once, at the end, is of both. As in
    "met on 3 March for the 2016 summit": the year that names the occasion is the day's."""
    waiting: Expression | None = None
    for each in expressions:
        if waiting is not None:
            yield _with_year_of(text, waiting, each)
        waiting = each
    if waiting is not None:
        yield waiting


def _with_year_of(text: str, one: Expression, other: Expression) -> Expression:
    first, second = one.stated, other.stated
    if (
        first is not None
        and first.year is None
        and first.day is not None
        and _names_occasion(text, one, other)
    ):
        return replace(one, year=other.year)
    if first is None or second is None or first.year is not None or second.year is None or first.day is None:
        return one
    between = text[one.end : other.start]
    if len(between) > _BESIDE or re.search(r"[.;\n]", between) or first.month > second.month:
        return one
    return replace(one, year=second.year)


def _names_occasion(text: str, one: Expression, other: Expression) -> bool:
    between = text[one.end : other.start].lower()
    said = other.text.lower().startswith("the ") or between.endswith(" the ")
    year = other.kind == "years" and other.end_year is None and other.season is None
    return year and said and re.fullmatch(r" (?:for|at|during|in) (?:the )?", between) is not None


def _candidates(text: str) -> Iterator[Expression]:
    for stated in dates_in(text):
        if not _part_of_a_name(text, stated.start, stated.end):
            yield Expression(
                start=stated.start, end=stated.end, text=stated.text, kind="calendar", stated=stated
            )
    for line in re.finditer(r"[^\n]+", text):
        sought = {kind for kind, needle in needles().items() if needle.search(text, *line.span())}
        for kind, pattern in patterns():
            for match in pattern.finditer(text, *line.span()) if kind in sought else ():
                made = _made(kind, match)
                if made is not None and not _part_of_a_name(text, made.start, made.end):
                    yield made


def _made(kind: Kind, match: re.Match[str]) -> Expression | None:
    parts = {key: value for key, value in match.groupdict().items() if value is not None}
    return _MAKERS[kind](
        {"start": match.start(), "end": match.end(), "text": match.group(), "kind": kind}, parts
    )


def _make_calendar(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    """A month alone. "May" and "March" need their capital and a lead word, or they are other words."""
    name = parts.get("month") or parts["bare"]
    start = head["end"] - len(name)
    lead = parts.get("lead", "").lower()
    if lead not in ("last", "next", "this", *SHADES.split("|")):
        head = {**head, "start": start, "text": name}
    stated = StatedDate(start=start, end=head["end"], text=name, month=MONTHS[name.lower().rstrip(".")])
    return Expression(**head, stated=stated, shift=date_words()["shifts"].get(lead))


def _make_weekday(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    shift = parts.get("shift")
    return Expression(
        **head,
        weekday=WEEKDAYS[parts["weekday"].lower()],
        shift=None if shift is None else date_words()["shifts"][shift.lower()],
    )


def _make_day(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    """As in "this morning"; not "This Morning", a programme."""
    words = parts["days"].split()
    if len(words) > 1 and words[-1][0].isupper():
        return None
    return Expression(**head, shift=date_words()["days"][parts["days"].lower()])


def _make_unit(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    if "weekend" in parts:
        return Expression(**head, unit="weekend")
    return Expression(**head, unit=parts["unit"], shift=date_words()["shifts"][parts["shift"].lower()])


def _make_season(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    """A season needs a year or a shift: "summer" alone is often a kind ("summer camp"), "fall" a verb."""
    shift = parts.get("shift")
    if shift is None and "year" not in parts:
        return None
    return Expression(
        **head,
        season=parts["season"],
        shift=None if shift is None else date_words()["shifts"][shift.lower()],
        year=int(parts["year"]) if "year" in parts else None,
    )


def _make_ago(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    count = _number(parts["count"].lower())
    return Expression(**head, unit=_singular(parts["unit"]), count=count, loose="loose" in parts)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else {**SMALL_NUMBERS, "a": 1, "an": 1, "a dozen": 12}.get(word)


def _make_years(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    end = parts.get("end_year")
    if end is not None and len(end) == 2:
        end = parts["year"][:2] + end
    return Expression(**head, year=int(parts["year"]), end_year=None if end is None else int(end))


def _make_decade(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    return Expression(**head, year=int(parts["decade"]))


def _make_feast(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    month, day = date_words()["feasts"][parts["feast"]]
    return Expression(**head, month=month, day=day)


def _make_near(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    """As in "the next day", "later that day", "two days later"; of "a few days later" nobody knows."""
    if "here" in parts:
        return Expression(**head, shift=0)
    word = parts.get("side") or parts["near"]
    step = {"same": 0, "previous": -1, "before": -1, "earlier": -1}.get(word, 1)
    if "count" not in parts:
        return Expression(**head, shift=step)
    count = _number(parts["count"].lower())
    return None if count is None else Expression(**head, shift=step * count)


def _make_vague(head: dict[str, Any], parts: Mapping[str, str]) -> Expression | None:
    return Expression(**head)


_MAKERS = {
    "calendar": _make_calendar,
    "weekday": _make_weekday,
    "day": _make_day,
    "unit": _make_unit,
    "season": _make_season,
    "ago": _make_ago,
    "years": _make_years,
    "decade": _make_decade,
    "feast": _make_feast,
    "near": _make_near,
    "vague": _make_vague,
}


def _singular(unit: str) -> str:
    return "century" if unit.startswith("centur") else unit.removesuffix("s")


def _part_of_a_name(text: str, start: int, end: int) -> bool:
    names = date_words()["names"]
    before = re.search(r"([A-Z]\w+)\s$", text[max(0, start - 20) : start])
    after = re.match(r"\s([A-Z]\w+)", text[end : end + 20])
    return bool(before and before[1] in names["before"]) or bool(after and after[1] in names["after"])


_BETWEEN = re.compile(r",?\s(?:at\s|around\s|about\s|on\s)?")


def _with_clocks(text: str, expressions: list[Expression]) -> Iterator[Expression]:
    """Join a time of day to the day beside it: "at 16:00 UTC today", "Monday at 3 p.m."."""
    for each in expressions:
        clock = _clock_beside(text, each) if each.kind in ("day", "weekday", "calendar") else None
        if clock is None:
            yield each
            continue
        start, end = min(each.start, clock.start()), max(each.end, clock.end())
        kept = {name: getattr(each, name) for name in each.__dataclass_fields__}
        yield Expression(
            **{**kept, "start": start, "end": end, "text": text[start:end], "clock": _hours(clock)}
        )


def _clock_beside(text: str, each: Expression) -> re.Match[str] | None:
    for match in CLOCK.finditer(text, max(0, each.start - 40), min(len(text), each.end + 40)):
        if match["minute"] is None and match["half"] is None:
            continue
        gap = text[match.end() : each.start] if match.end() <= each.start else text[each.end : match.start()]
        if (match.end() <= each.start or match.start() >= each.end) and _BETWEEN.fullmatch(gap):
            return match
    return None


def _hours(clock: re.Match[str]) -> str:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"{hour:02d}:{clock['minute'] or '00'}"
