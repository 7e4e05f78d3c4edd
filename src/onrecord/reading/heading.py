"""The head of a report: its title, who wrote it, and the dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.furniture import SENTENCE_END, count_words, is_prose
from onrecord.reading.stated_dates import dates_in
from onrecord.reading.text import fold
from onrecord.record import Dateline, When

NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:[A-ZÀ-Þ][\w’'.-]*|al|el|bin|ibn|de|da|dos|von|van|der|den|la|le)){1,4}"
NAMES = rf"{NAME}(?:(?:, | and | & |, and | with ){NAME}){{0,5}}"
BYLINE = re.compile(
    r"(?:(?:(?i:written |story |report |reported |words |text |posted |published |article )?(?i:by)[: ]\s*)"
    rf"(?P<by>{NAMES}))(?P<rest>\s*(?:[,|/·•–—(@-].{{0,90}})?)\.?"
)
BYLINE_CAPS = re.compile(
    r"BY:? (?P<by>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ’'.-]*){1,3})(?P<rest>(?:[,|/·–—(-].{0,80})?)"
)
DESK = re.compile(
    r"(?i)(?:by:? )?(?:(?:our|the|a|special|senior|chief|foreign|diplomatic|political|web|news|online|digital|international|"
    r"world|national|\w+ (?:news|times|post))[ -]){0,3}"
    r"(?:staff(?: (?:writers?|reporters?|correspondents?))?|correspondents?|reporters?|news ?desk|web ?desk|desk|newsroom|"
    r"editorial (?:team|board|staff)|news service|monitoring desk|bureau|agencies)(?: (?:and|&) agencies)?(?:,? [A-Z]\w+)?"
)
ROLE_LINE = re.compile(
    rf"(?P<by>{NAME}),? (?:[|/·•–—-] |in [A-Z]\w+,? )?(?:(?i:(?:\w+ ){{0,3}}(?:correspondent|reporter|editor|writer|bureau chief))(?:,? .{{0,40}})?"
    r"|(?:Reuters|AFP|AP|Associated Press|Bloomberg|CNN|BBC News))"
)
CONTRIBUTORS = re.compile(rf"(?P<by>{NAMES})(?:,? .{{0,60}})? (?i:contributed|reported)\b")
REPORTING_BY = re.compile(rf"(?i:reporting|editing|writing)(?i: by| from)? (?P<by>{NAMES})")
PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:[ -](?:[A-ZÀ-Þ’'.-]{2,}|D\.C\.))*"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:[,/] ?(?:{PLACE}|[A-Z][\w.]+(?: [A-Z][\w.]+)?)){{0,2}})"
    r"(?:,? (?P<date>(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?))?"
    r"(?:,? ?\((?P<agency>[^()]{2,40})\)|,? (?P<bare>Reuters|AP|AFP|Xinhua|ANI|PTI|IANS|TASS))?"
    r"(?:,? (?P<after>(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?))?"
    r" ?(?P<dash>[–—:]|--?|\.-)\s*(?=\S)"
)
NOT_PLACES = {
    "UPDATE",
    "BREAKING",
    "EXCLUSIVE",
    "ANALYSIS",
    "WATCH",
    "LIVE",
    "VIDEO",
    "QUESTION",
    "OPINION",
    "EXPLAINER",
    "CORRECTION",
    "NOTE",
}
MAX_TITLE = 40


def title_among(lines: Sequence[str], given: str | None) -> int | None:
    """Which line of the head is the title: the one that was given, else the first that looks like a headline.

    A headline stands before the first paragraph of prose, does not end as a sentence does, and has
    four words or more where any line there has.
    """
    if given is not None:
        alike = [i for i, line in enumerate(lines[:12]) if same_title(line, given)]
        if alike:
            return alike[0]
    head: list[int] = []
    for i, line in enumerate(lines):
        if (
            is_prose(line)
            and not line.rstrip().endswith(("?", "!"))
            and not (i == 0 and _headline_sentence(lines))
        ):
            break
        if count_words(line) <= MAX_TITLE and not line.endswith((":", ",")):
            head.append(i)
    long = [i for i in head if count_words(lines[i]) >= 4]
    return next(iter(long or head), None)


def _headline_sentence(lines: Sequence[str]) -> bool:
    """A headline that ends in a full stop: one short sentence before a longer paragraph."""
    return (
        len(lines) > 1
        and count_words(lines[0]) <= 16
        and count_words(lines[1]) > count_words(lines[0])
        and len(re.findall(SENTENCE_END, lines[0])) == 1
        and not re.search(r"[.!?][\"”’]? [A-Z]", lines[0])
    )


def same_title(line: str, title: str) -> bool:
    """Whether a line shows the title once more, with or without the name of the site behind it."""
    a, b = _letters(line), _letters(title)
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return (
        long.startswith(short)
        and len(short.split()) >= 4
        and len(long.split()) - len(short.split()) <= 5
        and bool(re.search(r"[|–—»:-]", line + title))
    )


def _letters(line: str) -> str:
    return " ".join(re.findall(r"\w+", fold(line)))


def byline_of(line: str) -> tuple[str, ...] | None:
    """The authors named in a byline; empty for a desk ("By our correspondent"); None where the line is none.

    >>> byline_of("By Jane Doe and John Roe, Foreign Correspondents")
    ('Jane Doe', 'John Roe')
    """
    line = line.strip(" |•·–—-*")
    if count_words(line) > 20:
        return None
    for shape in (BYLINE_CAPS, BYLINE, ROLE_LINE):
        found = shape.fullmatch(line)
        if found:
            return split_names(found["by"])
    return () if DESK.fullmatch(line) else None


def split_names(names: str) -> tuple[str, ...]:
    """ "Jane Doe, John Roe and Ann Poe" → the three names; capitals made usual."""
    found = [name.strip(" .,") for name in re.split(r", and |, | and | & | with ", names)]
    return tuple(_usual(name) for name in found if name)


def _usual(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def contributors_of(line: str) -> tuple[str, ...]:
    """The people named in a contributor line ("Jane Doe contributed to this report.")."""
    found = CONTRIBUTORS.search(line) or REPORTING_BY.search(line)
    return split_names(found["by"]) if found else ()


def dateline_of(paragraphs: Sequence[str]) -> Dateline | None:
    """Place and date at the head of the first paragraphs: "GENEVA, 4 May (Agency) — …", "BEIRUT (AP) —"."""
    for paragraph in paragraphs[:4]:
        found = DATELINE.match(paragraph)
        if (
            found
            and found["place"].split(",")[0] not in NOT_PLACES
            and is_prose(paragraph)
            and _telling(found)
        ):
            return Dateline(place=_place(found["place"]), date=_dated(found))
    return None


def _telling(found: re.Match[str]) -> bool:
    """A colon ends a speaker's name as well ("MR DOE: Thank you"), so it needs an agency or a date."""
    return found["dash"] != ":" or bool(found["agency"] or found["bare"] or found["date"])


def _place(words: str) -> str:
    return words.strip(" ,")


def _dated(found: re.Match[str]) -> When | None:
    """The day in a dateline; most give no year, and then it has words and no value."""
    words = found["date"] or found["after"]
    if not words:
        return None
    stated = next(dates_in(words), None)
    day = stated.on(stated.year) if stated is not None and stated.year is not None else None
    if day is None:
        return When(text=words, basis="relative")
    return When(value=day.isoformat(), precision="day", text=words, basis="stated")
