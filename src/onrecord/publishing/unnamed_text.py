"""The ledger of unnamed sources, for a terminal and for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.publishing import dates
from onrecord.publishing.unnamed import Remark, Unnamed, UnnamedSource
from onrecord.publishing.wording import balanced, capitalised, counted


def to_text(ledger: Unnamed, width: int = 100, most: int | None = None) -> str:
    """The sources with what they said, at most so many of them, and below them who may be the same person."""
    shown = ledger.sources[:most]
    number = {source.id: place for place, source in enumerate(shown, start=1)}
    rows = [counted(len(ledger.sources), "unnamed source"), ""]
    for source in shown:
        rows += _source(number[source.id], source, width)
    left = len(ledger.sources) - len(shown)
    if left:
        rows.append(f"and {left:,} more; see them with --limit")
    likely = [each for each in ledger.likely_same if all(id_ in number for id_ in each.sources)]
    if likely:
        rows += ["", "LIKELY THE SAME PERSON (a hypothesis: nothing on record is joined)"]
    for each in likely:
        one, other = (number[id_] for id_ in each.sources)
        rows.append(_fill(f"  {one} and {other}: ", each.reason, width))
    return "\n".join(rows) + "\n"


def to_objects(ledger: Unnamed, most: int | None = None) -> Iterator[dict[str, Any]]:
    """An object a source; `likely_same` lists the others that may be the same person, with the reason."""
    for source in ledger.sources[:most]:
        others = [
            {"source": other, "reason": each.reason}
            for each in ledger.likely_same
            if source.id in each.sources
            for other in each.sources
            if other != source.id
        ]
        yield {**msgspec.to_builtins(source), "likely_same": others}


def _source(number: int, source: UnnamedSource, width: int) -> Iterator[str]:
    day = dates.day(source.day, year=True) if source.day else "undated"
    of = f" (of {source.belongs_to})" if source.belongs_to else ""
    told = " · ".join(part for part in (source.outlet or source.title, day) if part)
    head = f"{number:>3}  "
    yield _fill(head, f"{capitalised(source.description)}{of} — [{source.report}] {told}", width)
    pad = " " * len(head)
    if source.condition:
        yield _fill(pad, f"condition: {source.condition}", width)
    for remark in source.remarks:
        yield _fill(f"{pad}- ", _remark(remark), width)


def _remark(remark: Remark) -> str:
    day = f" ({dates.day(remark.day)})" if remark.day else ""
    by = f", as {remark.told_by} passed it on" if remark.told_by else ""
    return f"{remark.act}{day}: {balanced(remark.words)}{by} [{remark.mark}]"


def _fill(head: str, text: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False
    )
