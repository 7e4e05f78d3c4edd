"""Words in a text that say when: found by shape, not yet reckoned.

    "late on Monday" · "Oct. 7" · "two weeks ago" · "over the weekend" · "spring 2012" · "in recent weeks"

An `Expression` says what the words hold (a weekday, a shift, a count of units); `date_reckoning` makes a
`When` of it with the article's date and the tense around it. Words of time live in `data/date_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from onrecord.finding.numbers import SMALL_NUMBERS
from onrecord.reading.stated_dates import MONTH, MONTHS, WEEKDAY, WEEKDAYS, YEAR, StatedDate, dates_in

Kind = Literal[
    "calendar", "weekday", "day", "unit", "season", "ago", "years", "decade", "feast", "near", "vague"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words of time at `start` to `end` (code points). Only the fields of its `kind` are filled.

    `shift`: -1 last, 0 this, +1 next; for `day` and `near` a number of days. `clock`: "16:00".
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


@cache
def date_words() -> Mapping[str, Any]:
    """The word lists of `data/date_words.toml`."""
    return tomllib.loads((files(__package__) / "data" / "date_words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def find_expressions(text: str) -> tuple[Expression, ...]:
    """All expressions of time from left to right; where two overlap, the earlier and longer one."""
    found = sorted(_candidates(text), key=lambda e: (e.start, -e.end, e.kind == "vague"))
    kept: list[Expression] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(_with_clocks(text, kept))


def _candidates(text: str) -> Iterator[Expression]:
    for stated in dates_in(text):
        if not _part_of_a_name(text, stated.start, stated.end):
            yield Expression(
                start=stated.start, end=stated.end, text=stated.text, kind="calendar", stated=stated
            )
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            made = _made(kind, match)
            if made is not None and not _part_of_a_name(text, made.start, made.end):
                yield made


def _any(words: object) -> str:
    return "|".join(sorted((re.escape(str(w)) for w in words), key=lambda w: (-len(w), w)))  # type: ignore[attr-defined]


_EARLY = (
    r"(?:(?:earlier|later|early|late|mid|the (?:start|beginning|middle|end|close|first half|second half) of)"
    r"(?:[\s-](?:on|in))?[\s-](?:the\s)?)?"
)
_PART = r"(?:[\s-](?:morning|afternoon|evening|night|night’s|lunchtime))?"
_NUMBER = r"(?:\d{1,4}|" + _any(SMALL_NUMBERS) + r"|an?|a dozen|a couple of|a few|several|many)"
_LOOSE = r"(?:about|around|nearly|almost|some|more than|over|just over|just under|less than|at least|roughly)"
_UNIT = r"(?:minute|hour|day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))"
_WHOLE = "week|month|quarter|year|decade|century|weekend"
_DAY_PARTS = "morning|evening|night|afternoon"
_WITHIN = "in|over|during|for|within|after"
_ROUND = "past|last|next|coming|previous|recent|following|first"
_SHADES = "early in|late in|early|late|mid-|mid"
_LEADS = (
    f"{_SHADES}|in|since|until|till|by|last|next|this|from|during|between|before|after|through|of|to|end-"
)
_YEAR_LEADS = f"{_SHADES}|in|since|by|until|till|from|during|through|around|before|after"
_NO_COUNT = r"(?![\d,.]\d|%|\s?(?:percent|per cent))"


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    words = date_words()
    season, feast = _any(words["seasons"]), _any(words["feasts"])
    shift = _any(words["shifts"])
    shapes: tuple[tuple[Kind, str], ...] = (
        (
            "day",
            rf"(?i:(?:earlier|later|early|late)\s)?(?P<days>(?i:{_any(words['days'])})){_PART}(?!['’]?\w)",
        ),
        (
            "weekday",
            rf"(?:(?i:{_EARLY}))(?:(?:(?P<shift>(?i:{shift}))|(?i:on))\s)?(?P<weekday>{WEEKDAY}){_PART}",
        ),
        ("unit", rf"(?i:{_EARLY})(?:the\s)?(?P<shift>(?i:{shift}))\s(?P<unit>{_WHOLE})\b"),
        ("unit", r"(?i:over|at|on|during|throughout) the (?P<weekend>weekend)"),
        ("near", rf"(?i:the) (?P<near>following|next|same|previous) (?P<unit>day|{_DAY_PARTS})"),
        ("near", r"(?i:the) (?P<near>day) (?P<side>before|after|earlier|later)"),
        ("calendar", rf"(?i:(?P<lead>{_LEADS}))[\s-]?(?P<month>{MONTH})"),
        ("calendar", rf"(?:(?i:the|its|their|his|her|a|an))\s(?P<bare>(?!May|March){MONTH})(?=\s[a-z])"),
        (
            "season",
            rf"(?i:{_EARLY})(?:(?P<shift>(?i:{shift}))\s)?(?P<season>{season})(?:\s(?:of\s)?(?P<year>{YEAR}))?",
        ),
        ("ago", rf"(?i:(?P<loose>{_LOOSE})\s)?(?P<count>(?i:{_NUMBER}))\s(?P<unit>{_UNIT}s?)\sago"),
        (
            "vague",
            rf"(?i:(?:{_LOOSE})\s)?(?i:{_NUMBER})\s{_UNIT}s?\s(?:earlier|later|before|after|from now|since)",
        ),
        (
            "vague",
            rf"(?i:(?:{_WITHIN})\s)?(?i:(?:the|these|this)\s)?(?i:{_ROUND})\s(?:(?i:{_NUMBER})\s)?{_UNIT}s",
        ),
        ("vague", rf"(?i:within)\s(?i:{_NUMBER})\s{_UNIT}s?"),
        ("years", rf"(?i:{_YEAR_LEADS})[\s-](?:(?:early|late|mid)[\s-])?(?P<year>{YEAR}){_NO_COUNT}"),
        ("years", rf"(?i:(?:in|during)\s)(?P<year>{YEAR})\sand\s(?:in\s)?(?P<end_year>{YEAR})"),
        ("years", rf"(?i:between|from)\s(?P<year>{YEAR})\s(?:and|to|until|through)\s(?P<end_year>{YEAR})"),
        ("years", rf"(?P<year>{YEAR})\s?[-–]\s?(?P<end_year>{YEAR}|\d\d)(?!\d)"),
        ("years", rf"(?i:the|its|their|his|her|a)\s(?P<year>{YEAR})(?=\s[A-Za-z])"),
        ("years", rf"(?i:(?:the\s)?(?:start|end|beginning|middle|close)\sof)\s(?P<year>{YEAR})"),
        (
            "decade",
            r"(?i:(?:in|since|during|of)\s)?(?i:the\s)(?i:(?:early|late|mid)[\s-])?(?P<decade>(?:1[89]|20)\d0)['’]?s",
        ),
        ("feast", rf"(?P<feast>{feast})"),
        ("vague", rf"(?i:{_any(words['vague']['phrases'])})(?!\s(?:than|of)\b)"),
    )
    return tuple((kind, re.compile(rf"(?<![\w-]){shape}(?![\w])")) for kind, shape in shapes)


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
    if lead not in ("last", "next", "this", *_SHADES.split("|")):
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
    """ "this morning"; not "This Morning", a programme."""
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
    word = parts["count"].lower()
    count = int(word) if word.isdigit() else {**SMALL_NUMBERS, "a": 1, "an": 1, "a dozen": 12}.get(word)
    return Expression(**head, unit=_singular(parts["unit"]), count=count, loose="loose" in parts)


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
    word = parts.get("side", parts["near"])
    return Expression(**head, shift={"same": 0, "previous": -1, "before": -1, "earlier": -1}.get(word, 1))


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


_CLOCK = re.compile(
    r"(?<![\w:.])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?"
    r"(?P<half>a\.?m\.?|p\.?m\.?|AM|PM)?(?:\s\(?(?:UTC|GMT|BST|E[SD]T|C[SE]?T|P[SD]T|local time|[A-Z][a-z]+ time)\)?)?(?![\w:])"
)
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
    for match in _CLOCK.finditer(text, max(0, each.start - 40), min(len(text), each.end + 40)):
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
