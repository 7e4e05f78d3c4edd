"""A brief as a value; text, Markdown and HTML show the same one."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.publishing.reports import Mark
from onrecord.record import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: `when` and `tag` (a status) at its edge, `lead` (who, or on what) before its `text`.

    `words` is what of the reports the line shows, by which a later section knows what has been told.
    """

    text: str
    lead: str = ""
    when: str = ""
    tag: str = ""
    marks: tuple[Mark, ...] = ()
    under: tuple[Line, ...] = ()
    words: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under one title; `note` says how to read them."""

    title: str
    note: str = ""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article in the list at the end."""

    number: int
    title: str
    outlet: str
    day: str
    origin: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the reports are, what they hold, and which they are."""

    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    reports: tuple[Report, ...]


# More marks than this on one line say no more; the record has them all.
MARKS_SHOWN = 3


def mark_text(marks: tuple[Mark, ...]) -> str:
    """The marks of a line: `[2:§5, 3:§1]`, with `+2` for those there is no room for."""
    if not marks:
        return ""
    more = f" +{len(marks) - MARKS_SHOWN}" if len(marks) > MARKS_SHOWN else ""
    return f"[{', '.join(map(str, marks[:MARKS_SHOWN]))}{more}]"
