"""The brief for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from onrecord.publishing.brief.value import Brief, Line, Report, Section, mark_text

Style = Callable[[str], str]


def _plain(text: str) -> str:
    return text


def to_text(brief: Brief, width: int = 100, *, strong: Style = _plain) -> str:
    """The brief in lines of at most `width` characters; `strong` may colour its headings."""
    blocks = ["\n".join(textwrap.fill(fact, width) for fact in brief.facts)]
    blocks += ["\n".join(_section(section, width, strong)) for section in brief.sections]
    blocks.append("\n".join(_reports(brief.reports, width, strong)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(section: Section, width: int, strong: Style) -> Iterator[str]:
    yield strong(section.title.upper())
    if section.note:
        yield textwrap.fill(f"({section.note})", width, initial_indent="  ", subsequent_indent="  ")
    edge = max((len(line.when) for line in section.lines), default=0)
    for line in section.lines:
        yield from _line(line, width, edge)


def _line(line: Line, width: int, edge: int) -> Iterator[str]:
    head = f"  {line.when:<{edge}}{'  ' if edge else ''}"
    yield _fill(head, one_line(line), width)
    for under in line.under:
        yield _fill(" " * (len(head) + 2), f"– {one_line(under)}", width, hang=2)


def one_line(line: Line) -> str:
    """Tag, lead, text and marks of a line, without its date."""
    tag = f"({line.tag}) " if line.tag else ""
    marks = mark_text(line.marks).replace(" ", _STICKY)
    return f"{tag}{line.lead}{line.text}{' ' if marks else ''}{marks}"


# Marks are kept on one line; the wrapper breaks at spaces, so theirs stand aside meanwhile.
_STICKY = "\u00a0"


def _fill(head: str, text: str, width: int, hang: int = 0) -> str:
    filled = textwrap.fill(
        text,
        width,
        initial_indent=head,
        subsequent_indent=" " * (len(head) + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return filled.replace(_STICKY, " ")


def _reports(reports: tuple[Report, ...], width: int, strong: Style) -> Iterator[str]:
    yield strong("REPORTS")
    edge = len(str(len(reports))) + 2
    for report in reports:
        head = f"  {f'[{report.number}]':<{edge}} "
        yield _fill(head, report_line(report), width)


def report_line(report: Report) -> str:
    """A report of the list: title, outlet, day, where it came from."""
    parts = [report.title, report.outlet, report.day, report.note, report.origin]
    return " · ".join(part for part in parts if part)
