"""The brief as Markdown, to paste into a mail or a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.publishing.brief.text import report_line
from onrecord.publishing.brief.value import Brief, Line, mark_text

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def to_markdown(brief: Brief) -> str:
    """The brief as CommonMark. Nothing in the reports' words is taken for markup."""
    blocks = ["# Brief", "\n".join(f"{_safe(fact)}  " for fact in brief.facts).rstrip()]
    for section in brief.sections:
        blocks.append(f"## {section.title}")
        blocks.append(f"*{section.note}*" if section.note else "")
        blocks.append("\n".join(row for line in section.lines for row in _rows(line, "")))
    blocks.append("## Reports")
    blocks.append("\n".join(f"{r.number}. {_safe(report_line(r))}" for r in brief.reports))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _rows(line: Line, indent: str) -> Iterator[str]:
    when = f"{_safe(line.when)} – " if line.when else ""
    tag = f"*{line.tag}* " if line.tag else ""
    lead = f"**{_safe(line.lead)}**" if line.lead else ""
    marks = f" {_safe(mark_text(line.marks))}" if line.marks else ""
    yield f"{indent}- {when}{tag}{lead}{_safe(line.text)}{marks}"
    for under in line.under:
        yield from _rows(under, indent + "  ")


def _safe(text: str) -> str:
    """Text with all that Markdown or HTML within it would read as markup made literal."""
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("\n", " "))
