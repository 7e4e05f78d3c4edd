"""The brief: one screen on what the reports hold, built from their own words, every line with its marks."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.publishing.brief.differ import differ
from onrecord.publishing.brief.happened import happened
from onrecord.publishing.brief.heading import facts, listing
from onrecord.publishing.brief.html import to_html
from onrecord.publishing.brief.ledgers import counted, on_the_table, stands, voted
from onrecord.publishing.brief.markdown import to_markdown
from onrecord.publishing.brief.meetings import meetings
from onrecord.publishing.brief.said import said
from onrecord.publishing.brief.story import Story, Told
from onrecord.publishing.brief.text import to_text
from onrecord.publishing.brief.value import Brief, Line, Section
from onrecord.record import Whole

__all__ = ["Brief", "Line", "Section", "compose", "to_html", "to_markdown", "to_text"]


def compose(whole: Whole) -> Brief:
    """The brief of a record. Sections without a line are left out.

    What is told as a difference between accounts is not told again as an event, nor what is told as an
    event again as a statement.
    """
    story = Story(whole)
    differences = tuple(differ(story))
    timeline = tuple(happened(story, Told(differences)))
    sections = (
        Section(title="What happened, in order of time", note=_dates_note(timeline), lines=timeline),
        Section(title="Meetings, visits and calls", lines=tuple(meetings(story))),
        Section(title="Where accounts differ", lines=differences),
        Section(title="Who said what", lines=tuple(said(story, Told((*differences, *timeline))))),
        Section(title="Where they stand", lines=tuple(stands(story))),
        Section(title="Votes", lines=tuple(voted(story))),
        Section(title="On the table", lines=tuple(on_the_table(story))),
        Section(title="Figures", lines=tuple(counted(story))),
    )
    return Brief(
        facts=tuple(facts(story)),
        sections=tuple(section for section in sections if section.lines),
        reports=tuple(listing(story, _cited(sections))),
    )


def _cited(sections: Iterable[Section]) -> frozenset[int]:
    lines = (each for section in sections for line in section.lines for each in (line, *line.under))
    return frozenset(mark.report for line in lines for mark in line.marks)


def _dates_note(timeline: tuple[Line, ...]) -> str:
    if any(line.when.startswith("(") for line in timeline):
        return "a day in brackets is the report's, where it gives the event none"
    return ""
