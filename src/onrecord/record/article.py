"""An article: one report as a reader would read it, and what was taken off it."""

from __future__ import annotations

from onrecord.record.base import Value
from onrecord.record.when import When


class Removed(Value, frozen=True, kw_only=True):
    """Words of the raw file that are not part of the report, and why: `share-bar`, `comment-form`,
    `navigation`, `caption`, `teaser`, `repeated-title`, `contributor-line`, `copyright` …"""

    text: str
    reason: str


class Dateline(Value, frozen=True, kw_only=True):
    """Place and date at the head of an agency report: "GENEVA, 4 May (Agency) — …"."""

    place: str | None = None
    date: When | None = None


class Imprint(Value, frozen=True, kw_only=True):
    """What else a report says of itself: its section, the agency it came from, who contributed, what it was
    corrected for, and how its characters were repaired in reading."""

    section: str | None = None
    agency: str | None = None
    contributors: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()


class Article(Value, frozen=True, kw_only=True):
    """One report. `text` has one paragraph a line, "\\n\\n" between paragraphs, no other white space
    than single spaces; the title, where the report shows one, is its first paragraph."""

    id: str
    origin: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    published: When | None = None
    language: str | None = "en"
    text: str
    removed: tuple[Removed, ...] = ()
    family: str | None = None
    copy_of: str | None = None
    imprint: Imprint = Imprint()
