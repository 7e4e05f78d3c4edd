"""The head of a report: its title and its dateline."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from onrecord.reading.furniture import SENTENCE_END, count_words, is_prose
from onrecord.reading.repeated import speaks_to_reader
from onrecord.reading.stated_dates import dates_in
from onrecord.reading.text import CAPITAL, fold, stems
from onrecord.record import Dateline, When

MAX_TITLE = 40
# A title is spoken of in the first paragraphs of its report: so many, of so many words or more.
OPENING, MIN_OPENING = 4, 15
# How much longer, in characters, the name of the site makes a title.
MAX_SITE = 80
MAX_DATELINE = 150
# A capitalised place; a region or country may stand behind it in small letters ("RIVERSIDE, Iowa").
PLACE = rf"[{CAPITAL}][{CAPITAL}’'.-]+(?: (?:[{CAPITAL}’'.-]{{2,}}|D\.C\.))*"
REGION = rf"(?:[,/] ?(?:{PLACE}|[A-Z][\w.]+(?: [A-Z][\w.]+)?))"
SMALL_PLACE = rf"[{CAPITAL}][\w’'.-]+(?:[ -][{CAPITAL}][\w’'.-]+){{0,2}}"
# A month in small letters is another language's ("Lima, 11 abr (EFE).-").
DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Za-z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
AGENCY = r"(?:,? ?\((?P<agency>[^()]{2,40})\)|,? (?P<bare>Reuters|AP|AFP|Xinhua|ANI|PTI|IANS|TASS))?"
# "LESK, May 4. /LYTHPRESS/. The envoy …", "Lesk, May 4 (Agency) The envoy …"
SLASHED = r"(?:\.? ?/(?P<slashed>[^/]{2,30})/)?"
REST = rf"(?:,? (?P<date>{DAY}))?{AGENCY}{SLASHED}(?:,? (?P<after>{DAY}))?"
DASH = r" ?(?P<dash>[–—:|]|--?|\.-|\. ?[–—-](?= )|(?<=[)/])\.|(?<=[a-z]\))(?= [A-Z]))\s*(?=\S)"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}{REGION}{{0,2}}){REST} ?(?P<dash>[–—:|]|--?|\.-|(?<=[)/])\.)\s*(?=\S)"
)
# In small letters, a place needs a date or an agency to be one.
SMALL_DATELINE = re.compile(rf"(?P<place>{SMALL_PLACE}){REST}{DASH}")
# A line with the day, or with place and day: "Lyth, 4 May 2031".
DAY_LINE = re.compile(rf"(?:{SMALL_PLACE}(?:, {SMALL_PLACE})?,? )?(?:[A-Z][a-z]+day,? )?{DAY}\.?")
# Place and whole date on a line of their own: "Strasbourg, 12 February 2026".
PLACE_LINE = re.compile(
    rf"(?!\w+day\b)(?P<place>{SMALL_PLACE}(?:, {SMALL_PLACE})?), (?:[A-Z][a-z]+day,? )?"
    r"(?P<date>(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}),? \d{4})\.?"
    r"(?P<after>)"
)
TITLED = re.compile(r"(?:MR|MRS|MS|DR|SEN|REP|GEN|SECRETARY|AMBASSADOR|PRESIDENT|MINISTER)\b")
SPEAKER = re.compile(r"^(?:[A-Z][A-Z.’' -]{2,40}):", re.M)


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
            if count_words(line) >= MIN_OPENING and not speaks_to_reader(line):
                break
            continue
        if count_words(line) <= MAX_TITLE and not line.endswith((":", ",")) and not is_day_line(line):
            head.append(i)
    long = [i for i in head if count_words(lines[i]) >= 4]
    best = _spoken_of(lines, long) if long else next(iter(head), None)
    # The way to a page comes before its title and ends in it: "Home World Envoy flies to Rome".
    ends = (i for i in long if best is not None and _ends_in(fold(lines[best]), fold(lines[i])))
    return next(ends, best)


def _spoken_of(lines: Sequence[str], long: Sequence[int]) -> int:
    """The first line that may be the title; where the report says nothing of what it says ("View this mail in
    your browser", "EN DE FR"), the first of which its first paragraphs say a quarter."""
    prose = [line for i, line in enumerate(lines) if is_prose(line) and count_words(line) >= MIN_OPENING]
    opening = stems(" ".join(prose[:OPENING]))
    if not stems(lines[long[0]]) & opening:
        for i in long[1:]:
            own = stems(lines[i])
            if SENTENCE_END.search(lines[i]) or SPEAKER.match(lines[i]):
                continue
            if 4 * len(own & opening) >= max(4, len(own)):
                return i
    return long[0]


def is_day_line(line: str) -> bool:
    """A line with the day, or with place and day, and nothing more; "9 Pacific" is none."""
    return DAY_LINE.fullmatch(line) is not None and next(dates_in(line), None) is not None


def _ends_in(line: str, title: str) -> bool:
    return len(line) > len(title) and line.endswith(title) and not line[-len(title) - 1].isalnum()


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
    if abs(len(line) - len(title)) > MAX_SITE:
        return False
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


def dateline_of(paragraphs: Sequence[str]) -> Dateline | None:
    """Place and date at the head of the first paragraphs: "GENEVA, 4 May (Agency) — …", "BEIRUT (AP) —"."""
    for paragraph in paragraphs[:4]:
        found = _dateline(paragraph)
        if found is not None and not (found["dash"] == ":" and _transcript(paragraphs)):
            return Dateline(place=found["place"].strip(" ,"), date=_dated(found))
    lines = (PLACE_LINE.fullmatch(paragraph) for paragraph in paragraphs[:6])
    placed = next((found for found in lines if found is not None), None)
    return Dateline(place=placed["place"], date=_dated(placed)) if placed is not None else None


def dateline_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where datelines stand in a cleaned text, up to the first word behind each: 0 to 17 in "GENEVA (Reuters)
    — Oslo has …". A dateline is no part of the sentence behind it, whose analysis it would spoil."""
    paragraphs = text.split("\n\n")
    spans, at = [], 0
    for paragraph in paragraphs[:5]:
        found = _dateline(paragraph)
        if found is not None and not (found["dash"] == ":" and _transcript(paragraphs)):
            spans.append((at, at + found.end()))
        at += len(paragraph) + 2
    return tuple(spans)


def agency_in_dateline(paragraphs: Sequence[str]) -> str | None:
    """The agency that the dateline names, as it is written there: "Reuters" in "GENEVA (Reuters) —"."""
    for paragraph in paragraphs[:4]:
        found = _dateline(paragraph)
        if found is not None:
            return found["agency"] or found["bare"] or found["slashed"]
    return None


def _dateline(paragraph: str) -> re.Match[str] | None:
    if not is_prose(paragraph):
        return None
    paragraph = paragraph[:MAX_DATELINE]
    found = DATELINE.match(paragraph)
    if found is not None and found["place"].split(",")[0] not in _no_places():
        return found
    found = SMALL_DATELINE.match(paragraph)
    if found is None or (not found["dash"] and not (found["date"] and found["agency"])):
        return None
    return found if any(found[each] for each in ("date", "agency", "after", "slashed")) else None


@cache
def _no_places() -> frozenset[str]:
    data = tomllib.loads(files("onrecord.reading").joinpath("data/bylines.toml").read_text("utf-8"))
    return frozenset(data["no_places"])


def _transcript(paragraphs: Sequence[str]) -> bool:
    """Whether capitals before a colon name who speaks ("MR DOE: Thank you."): a report has one place."""
    heads = {found.group() for each in paragraphs if (found := SPEAKER.match(each))}
    return len(heads) > 1 or any(TITLED.match(head) for head in heads)


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
