"""When a report was published, from its words alone, where no metadata says so.

    a line of its own        "Friday, August 21, 2015" · "Published: 4 May 2012, 10:15 GMT"
                             "Updated May 4, 2012" · "By Jane Doe, 4 May 2012" · "25.05.2012 - 15:47"
    a dateline               "GENEVA, 4 May 2012 (Agency) - …" · "Geneva, 4 May 2012. The council …"
    a place with its date    "NEW DELHI, May 4, 2012" on a line of its own
    a date at the foot       "Done at Geneva, 4 May 2012"
    a date without its year  "Wednesday, March 27" over a copyright line of 2024: the weekday fits, so 2024

Right or None: a date that two years fit, or that may be the date of something else, settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.reading.stated_dates import StatedDate, dates_in, numeric_dates_in
from onrecord.record import Dateline, Removed, When
from onrecord.record.when import Basis

HEAD_LINES = 8
"""A date line stands among the first lines of a report, under its title, byline and lede."""

FOOT_LINES = 6
"""And a release may be dated where it is signed."""

_OF_OTHERS = frozenset({"teaser", "comment-form", "navigation", "advertisement", "newsletter", "author-box"})
"""Furniture whose dates are those of other pages or of readers' comments."""

_WORDS = {
    "published": (
        "published|posted|first published|date published|publication date|publish date|publication|issued"
        "|released|for immediate release|date|filed|created"
    ),
    "placed": "as of|done (?:at|in)|given (?:at|in)|signed (?:at|in)",
    "updated": r"updated|last updated|modified|last modified|last edited|edited",
}
_LEAD = re.compile(
    rf"^\W*(?:(?P<published>(?i:{_WORDS['published']}))|(?P<updated>(?i:{_WORDS['updated']})))\b"
    r"[\s:.—–-]*(?i:(?:on|at)\b[\s:]*)?"
)
# "Jane Roe, Lyth. Published 4 May 2031": who and where may stand before the word.
_LATER_LEAD = re.compile(r"(?<=\s)(?:Published|Posted|Updated)\b(?=[\s:–—-]+\w)")
_MOST_BEFORE_LEAD = 8
_OF_PLACE = re.compile(rf"(?i:{_WORDS['placed']})\b")
_LONGEST_PLACE = 6
_SMALL_WORDS = ("de", "of", "el", "la", "al", "in", "the", "and", "del", "du", "da", "on", "at")
_TIME = re.compile(
    r"\b(?:at\s)?\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s?(?:[ap]\.?m\.?|hrs|hours|h)?\b"
    r"|\b(?:UTC|(?-i:[A-Z]{1,4}T)|local time)\b"
    r"|\b(?:[ap]\.m\.?|[ap]m)(?!\w)|[+-]\d{2}:?\d{2}",
    re.IGNORECASE,
)
_ISO_TIME = re.compile(r"(?<=\d)T\d{2}:\d{2}\S*")
_GLUED_TIME = re.compile(r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)")  # "May 4, 20129:30 AM", as pages print it
_COPYRIGHT = re.compile(
    r"(?:©|\bcopyright\b|\(c\))[^\n]{0,40}?(?:\b(?:19|20)\d\d\s?[-–]\s?)?\b((?:19|20)\d\d)\b", re.IGNORECASE
)
_SYMBOL = re.compile(r"^\W*(?:[A-Z]{2,6}/){1,3}(20\d\d)/\d{1,5}\W*$")  # "LKS/2031/7", of a release
_YEAR = re.compile(r"(?<![\d,.$€£-])(?:19|20)\d\d(?![\d,%-]|\.\d)")
_GLUED_YEAR = re.compile(r"(?<=\d),(?=(?:19|20)\d\d\b)")  # "May 04,2012"
_OUTLET = re.compile(r"^\([^()]{2,40}\)")  # "(China Daily) 07:15, May 4, 2012"
_BYLINE = re.compile(r"(?:By|BY) [^\d:;.!?]{3,60}[,–—-] *")  # "By Jane Doe, 4 May 2012"
_BY_OUR_OWN = re.compile(
    r"[,\s–—-]*(?:from|by) (?:our|a|the|an)? ?(?:\w+ )?(?:correspondents?|reporters?|staff|envoy)"
    r"(?: in (?:[A-ZÀ-Þ][\w’'-]*[ ,]*(?:and )?){1,4})?\W*$"
)  # "14 March 2031, from our correspondent in Lyth"
_LIVE = re.compile(
    r"^[^\d:;.!?]{0,40}\blive(?: (?:blog|updates?|coverage|reporting))?[,.\s–—|-]*$", re.IGNORECASE
)
_DATELINE = re.compile(
    r"^[^\n.]{2,90}?(?:\s[-–—]{1,2}\s|\s?\([A-Za-z. /]{2,30}\)\s?[-–—:]{0,2}\s?|[-–—]{1,2})"
)

# "Geneva, 4 May 2012. The council …": a stop does for the dash where the year is given.
_STOPPED = re.compile(r"^[^\n.]{2,60}?,\s[^\n,]{3,20},?\s(?:19|20)\d\d\.(?=\s+[“\"]?[A-ZÀ-Þ])")


def published_from_text(
    text: str, removed: Sequence[Removed] = (), dateline: Dateline | None = None
) -> When | None:
    """The date of a report by its own words, or None where they do not settle it.

    A line that says "published" goes before one that gives a date alone, that before a dateline, and a line
    that says "updated" comes last. `reason` says in words what the date was read from.
    """
    head = text.split("\n")[: 2 * HEAD_LINES]
    taken = ((r.reason, line) for r in removed for line in r.text.split("\n"))
    lines = [*head, *(line for reason, line in taken if reason not in _OF_OTHERS or _OF_PLACE.match(line))]
    for kind in ("published", "alone", "dateline", "placed", "foot", "titled", "updated"):
        found = list(_dates(kind, text, lines, dateline))
        whole = [f for f in found if f[0].year is not None and f[0].day is not None]
        if whole:
            stated, reason = whole[0]
            basis: Basis = "inferred" if kind in ("titled", "updated") else "stated"
            if len(_days(whole)) > 1:
                whole = _less_today(whole, removed)
                stated, reason = whole[0]
            return _when(stated, stated.year, basis, reason) if len(_days(whole)) == 1 else None
    years, numbers = _copyright_years(text, removed), [*head, *(r.text for r in removed)]
    for kind in ("published", "alone", "dateline"):
        for stated, reason in _dates(kind, text, lines, dateline):
            settled = _numbered(stated, reason, numbers) or _settled(stated, reason, years, text)
            if settled is not None:
                return settled
    return None


def _dates(
    kind: str, text: str, lines: Sequence[str], dateline: Dateline | None
) -> Iterator[tuple[StatedDate, str]]:
    if kind == "dateline":
        yield from _dateline_dates(text, dateline)
        return
    if kind == "titled":
        yield from _titled_dates(next(iter(lines), ""), text)
        return
    if kind in ("placed", "foot"):
        ends = [line for line in text.split("\n") if line.strip()][-FOOT_LINES:]
        yield from _placed_dates(ends if kind == "foot" else lines, at_foot=kind == "foot")
        return
    for part in (part for line in lines for part in _parts(line)):
        found = _date_line(part.strip())
        if found is not None and found[0] == kind:
            yield (
                found[1],
                {"alone": "a line of its own gives the date"}.get(kind, f"a line says when it was {kind}"),
            )


def _parts(line: str) -> Iterator[str]:
    """What bars part in a date line, and what begins with "Published" or "Updated" behind a few words."""
    for part in re.split(r"\s[|•·/]\s", line):
        lead = _LATER_LEAD.search(part)
        if lead is None or len(part[: lead.start()].split()) > _MOST_BEFORE_LEAD:
            yield part
        elif next(_dates_of(part[: lead.start()]), None) is None:
            yield part[lead.start() :]
        else:
            yield part[: lead.start()]


def _dates_of(line: str) -> Iterator[StatedDate]:
    yield from dates_in(line)
    yield from numeric_dates_in(line)


def _placed_dates(lines: Sequence[str], *, at_foot: bool) -> Iterator[tuple[StatedDate, str]]:
    """Dates that stand with a place, "Geneva, 4 May 2012", or alone at the foot; with the year, always."""
    for line in lines:
        line = line.strip()
        found = list(dates_in(line)) if 8 <= len(line) <= 80 else []
        lead = _LEAD.match(line)
        if (
            (lead is not None and lead["updated"])
            or len(found) != 1
            or None in (found[0].year, found[0].day)
            or found[0].end_day is not None
        ):
            continue
        stated = found[0]
        before = _OF_PLACE.sub("", line[: stated.start]).strip()
        behind = _TIME.sub(" ", line[stated.end :]).strip(" .,|)")
        words = re.findall(r"[\w’'.&-]+", before)
        named = len(words) <= _LONGEST_PLACE and all(w[0].isupper() or w in _SMALL_WORDS for w in words)
        if named and not behind and (at_foot or words or _OF_PLACE.match(line)):
            yield stated, "a date at the foot" if at_foot else "a line gives place and date"


def _less_today(
    found: Sequence[tuple[StatedDate, str]], removed: Sequence[Removed]
) -> list[tuple[StatedDate, str]]:
    """The dates of a page less that of the day it was fetched, which opens it and is the latest."""
    today = (
        next((d for part in _parts(removed[0].text) if (d := _date_line(part.strip()))), None)
        if removed
        else None
    )
    if today is None:
        return list(found)
    day = (today[1].year or 0, today[1].month, today[1].day or 0)
    others = [each for each in found if (each[0].year or 0, each[0].month, each[0].day or 0) < day]
    rest = [each for each in found if each not in others]
    return others if others and _days(rest) == _days([(today[1], "")]) else list(found)


def _titled_dates(title: str, text: str) -> Iterator[tuple[StatedDate, str]]:
    """The day at the end of a title, "No. 12/31, Comments by the Spokesperson, 9 October 2031": unless the
    text speaks of a later one."""
    found = list(dates_in(title))
    if not found or None in (found[-1].year, found[-1].day) or found[-1].end_day is not None:
        return
    last = found[-1]
    ends = (
        not title[last.end :].strip(" .)]") and re.search(r"[,(\[–—|-]\s*$", title[: last.start]) is not None
    )
    own = (last.year, last.month, last.day)
    later = any((d.year, d.month, d.day or 0) > own for d in dates_in(text) if d.year is not None)
    if ends and not later:
        yield last, "the title ends in the date"


def _date_line(line: str) -> tuple[str, StatedDate] | None:
    """The kind of a date line and its date; None for a line that is anything more."""
    if not 4 <= len(line) <= 120:
        return None
    line = _GLUED_YEAR.sub(", ", _GLUED_TIME.sub(" ", _ISO_TIME.sub("", line)))
    lead = _LEAD.match(line)
    kind = "alone" if lead is None else "published" if lead["published"] else "updated"
    found = list(_dates_of(line))
    if not found or found[0].day is None or found[0].end_day is not None:
        return None
    first = found[0]
    if lead is not None:
        between = _TIME.sub(" ", line[lead.end() : first.start])
        return (kind, first) if between.strip(" ,:|-–—") == "" else None
    before, after = line[: first.start], _BY_OUR_OWN.sub("", line[first.end :])
    before = "" if _BYLINE.fullmatch(before) or _LIVE.match(before) else _OUTLET.sub("", before)
    rest = before + " " + after
    rest = re.sub(r"\W+", " ", _TIME.sub(" ", rest)).strip()
    return (kind, first) if rest == "" else None


def _dateline_dates(text: str, dateline: Dateline | None) -> Iterator[tuple[StatedDate, str]]:
    reason = "the dateline gives the date"
    if dateline is not None and dateline.date is not None and dateline.date.text:
        for stated in dates_in(dateline.date.text):
            yield stated, reason
    for line in text.split("\n")[:HEAD_LINES]:
        head = _DATELINE.match(line) or _STOPPED.match(line)
        if head is None or not re.match(r"\W*[A-ZÀ-Þ]", line):
            continue
        for stated in dates_in(line[:110]):
            if stated.start <= head.end() and stated.day is not None and _opens(line, stated):
                yield stated, reason


def _opens(line: str, stated: StatedDate) -> bool:
    """A dateline's date stands between place or agency and the dash: no running words before it."""
    before, after = line[: stated.start], line[stated.end : stated.end + 30]
    words = re.findall(r"[^\W\d_]+", before)
    capitals = all(w[0].isupper() or w in ("de", "of", "el", "la", "al") for w in words)
    ends = (
        r"\W{0,3}\s*(?:[-–—:]|\(|/)" if stated.year is None else r"\W{0,3}\s*(?:[-–—:]|\(|/)|\.\s+\W?[A-ZÀ-Þ]"
    )
    return capitals and len(words) <= 8 and re.match(ends, after) is not None


def _days(found: Sequence[tuple[StatedDate, str]]) -> set[tuple[int | None, int, int | None]]:
    return {(s.year, s.month, s.day) for s, _ in found}


def _when(stated: StatedDate, year: int | None, basis: Basis, reason: str) -> When | None:
    if year is None or stated.day is None:
        return None
    day = stated.on(year)
    if day is None and stated.year is not None:
        # a stated year stands though the weekday beside it is a slip
        day = date(year, stated.month, stated.day)
    if day is None:
        return None
    return When(value=day.isoformat(), precision="day", text=stated.text, basis=basis, reason=reason)


def _settled(stated: StatedDate, reason: str, years: set[int], text: str) -> When | None:
    """The year of a date without one: that of a copyright line, if the weekday does not speak against it;
    or, with a weekday, the one year that fits it and the years the report speaks of."""
    if stated.day is None or stated.year is not None:
        return None
    spoken = [int(y) for y in _YEAR.findall(_COPYRIGHT.sub("", text))]
    if len(years) == 1:
        year = min(years)
        # The line at the foot of a page may give the year it was fetched: something else must speak for it.
        if stated.weekday is None and not (spoken and max(spoken) in (year - 1, year)):
            return None
        return _when(stated, year, "inferred", f"{reason}, the copyright line the year {year}")
    if stated.weekday is None or years:
        return None
    if not spoken:
        return None
    fitting = [y for y in (max(spoken), max(spoken) + 1) if stated.on(y) is not None]
    if len(fitting) != 1:
        return None
    return _when(
        stated,
        fitting[0],
        "inferred",
        f"{reason}, and its weekday fits {fitting[0]}, the latest year spoken of or the next",
    )


def _copyright_years(text: str, removed: Sequence[Removed]) -> set[int]:
    places = [*(r.text for r in removed), *text.split("\n")[-6:]]
    return {int(m[1]) for place in places for m in _COPYRIGHT.finditer(place)}


def _numbered(stated: StatedDate, reason: str, lines: Sequence[str]) -> When | None:
    """The year of a date without one where the number of the release gives it: "LKS/2031/7"."""
    years = {int(m[1]) for line in lines if (m := _SYMBOL.match(line)) is not None}
    if len(years) != 1 or stated.year is not None or stated.on(min(years)) is None:
        return None
    return _when(stated, min(years), "inferred", f"{reason}, the number of the release the year {min(years)}")
