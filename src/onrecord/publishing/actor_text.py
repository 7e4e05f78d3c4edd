"""An actor's page of facts for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from onrecord.publishing.actor import SECTIONS, ActorFacts, Fact, Held, day_of
from onrecord.publishing.brief.value import mark_text
from onrecord.publishing.dates import span
from onrecord.publishing.wording import balanced, cut, quoted

_EDGE = 10
NAMES = 12
WORDS = 220


def to_text(facts: ActorFacts, width: int = 100, most: int = 12) -> str:
    """Who it is, then a section for each kind of line, at most so many lines in each."""
    rows = [*_heading(facts, width)]
    for field, heading in SECTIONS:
        lines: tuple[Fact, ...] = getattr(facts, field)
        if lines:
            rows += ["", f"{heading} ({len(lines)})"]
            rows += [_fill(f"{day_of(line):<{_EDGE}}  ", _line(field, line), width) for line in lines[:most]]
            if len(lines) > most:
                rows.append(f"and {len(lines) - most:,} more; see them with --limit")
    return "\n".join(rows) + "\n"


def _heading(facts: ActorFacts, width: int) -> Iterator[str]:
    country = f", {facts.country}" if facts.country else ""
    yield f"{facts.name} ({facts.kind}{country})  {facts.id}"
    forms = [f"{name.form} ({name.count})" for name in facts.names if name.count]
    more = f"; and {len(forms) - NAMES} more" if len(forms) > NAMES else ""
    if forms:
        yield _fill("called     ", "; ".join(forms[:NAMES]) + more, width)
    for role in facts.roles:
        yield _fill("role       ", _role(role), width)
    for label, others in (("belongs to", facts.member_of), ("its people", facts.members)):
        if others:
            yield _fill(f"{label:<11}", "; ".join(other.name for other in others), width)
    for reason in facts.reasons:
        yield _fill("one because ", reason, width)


def _role(role: Held) -> str:
    of = f", {role.organisation}" if role.organisation else ""
    when = f", in reports of {span(role.first[:10], role.last[:10])}" if role.first and role.last else ""
    return f"{role.title}{of}{when} {mark_text(role.marks)}"


def _line(field: str, fact: Fact) -> str:
    others = ", ".join(other.name for other in fact.others)
    if field in ("said", "said_about"):
        who = fact.through or others
        words = quoted(fact.words) if fact.status == "direct" else balanced(fact.words)
        return f"{fact.what}{f' ({who})' if who else ''}: {cut(words, WORDS)} {mark_text(fact.marks)}"
    status = f", {fact.status}" if fact.status else ""
    beside = f" · {others}" if others else ""
    return f"{fact.what}{status}: {cut(fact.words, WORDS)}{beside} {mark_text(fact.marks)}"


def _fill(head: str, text: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False
    )
