"""The shapes that words of time take, as patterns over plain text.

Each shape names its parts ("weekday", "shift", "count" …); `date_expressions` makes expressions of them. The
words themselves live in `data/date_words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from onrecord.finding.numbers import SMALL_NUMBERS
from onrecord.reading.stated_dates import MONTH, WEEKDAY, YEAR

Kind = Literal[
    "calendar", "weekday", "day", "unit", "season", "ago", "years", "decade", "feast", "near", "vague"
]


@cache
def date_words() -> Mapping[str, Any]:
    """The word lists of `data/date_words.toml`."""
    return tomllib.loads((files(__package__) / "data" / "date_words.toml").read_text(encoding="utf-8"))


def _any(words: Iterable[object]) -> str:
    return "|".join(sorted((re.escape(str(w)) for w in words), key=lambda w: (-len(w), w)))


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
SHADES = "early in|late in|early|late|mid-|mid"
_LEADS = f"{SHADES}|in|since|until|till|by|last|next|this|from|during|between|before|after|through|of|to|end-"
_YEAR_LEADS = f"{SHADES}|in|since|by|until|till|from|during|through|around|before|after"
_TO_YEAR = rf"(?:\s?[-–]\s?(?P<end_year>{YEAR}|\d\d)(?!\d))?"
_NO_COUNT = r"(?![\d,.]\d|%|\s?(?:percent|per cent))"


@cache
def patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The shapes with the kind of expression that each makes."""
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
        ("near", rf"(?i:(?:later|earlier) (?:in the|that|the same)) (?P<here>day|{_DAY_PARTS})"),
        ("near", rf"(?P<count>(?i:{_NUMBER})) days? (?P<side>earlier|later)"),
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
        (
            "years",
            rf"(?i:{_YEAR_LEADS})[\s-](?:(?:early|late|mid)[\s-])?(?P<year>{YEAR}){_TO_YEAR}{_NO_COUNT}",
        ),
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


@cache
def needles() -> Mapping[Kind, re.Pattern[str]]:
    """What a stretch of text must hold for a kind to be worth looking for: most paragraphs hold little of
    it."""
    words = date_words()
    return {
        "weekday": re.compile("day"),
        "near": re.compile("(?i:the) (?:day|following|next|same|previous)|(?i:later|earlier)"),
        "season": re.compile(_any(words["seasons"])),
        "ago": re.compile(r"\sago\b"),
        "years": re.compile(YEAR),
        "decade": re.compile("0['’]?s"),
        "feast": re.compile(_any(words["feasts"])),
        "unit": re.compile("week|month|quarter|year|decade|century"),
        "vague": re.compile(f"(?i:{_UNIT}|{_any(words['vague']['phrases'])})"),
        "calendar": re.compile(MONTH),
        "day": re.compile("(?i:day|night|morning|afternoon|evening|tomorrow)"),
    }


CLOCK = re.compile(
    r"(?<![\w:.])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>a\.?m\.?|p\.?m\.?|AM|PM)?"
    r"(?:\s\(?(?:UTC|GMT|BST|E[SD]T|C[SE]?T|P[SD]T|local time|[A-Z][a-z]+ time)\)?)?(?![\w:])"
)
"""A time of day: "16:00 UTC", "3 p.m.", "9.30 (local time)"."""
