"""What somebody said over time, for a terminal and for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.publishing import dates
from onrecord.publishing.brief.value import mark_text
from onrecord.publishing.said import Move, Said, Saying
from onrecord.publishing.wording import balanced, counted, listed, quoted

_EDGE = 10


def to_text(said: Said, width: int = 100, most: int | None = None) -> str:
    """Lines in order of time, at most so many; where the words moved, then and now stand under the line."""
    shown = said.sayings[:most]
    moves = {move.now: move for move in said.moves}
    rows = [_heading(said), ""]
    for place, saying in enumerate(shown):
        head = f"{_when(saying):<{_EDGE}}  "
        rows.append(_fill(head, _line(saying, several=len(said.names) > 1), width))
        if place in moves:
            rows += _move(said, moves[place], width)
    left = len(said.sayings) - len(shown)
    if left:
        rows.append(f"and {left:,} more; see them with --limit")
    return "\n".join(rows) + "\n"


def to_objects(said: Said, most: int | None = None) -> Iterator[dict[str, Any]]:
    """An object a saying; `moved` is null, or has the ids of the earlier statements and the reason."""
    moves = {move.now: move for move in said.moves}
    for place, saying in enumerate(said.sayings[:most]):
        move = moves.get(place)
        then = {"then": list(said.sayings[move.then].statements), "reason": move.reason} if move else None
        yield {**msgspec.to_builtins(saying), "moved": then}


def _heading(said: Said) -> str:
    about = f" on “{said.about}”" if said.about else ""
    since = f" since {dates.day(said.since, year=True)}" if said.since else ""
    moved = f", {counted(len(said.moves), 'move')} of wording" if said.moves else ""
    return f"{listed(said.names)}{about}{since}: {counted(len(said.sayings), 'line')}{moved}"


def _when(saying: Saying) -> str:
    """The day of what was said; in brackets where only the report's is known."""
    if saying.day is None:
        return f"“{saying.date_words}”" if saying.date_words else "undated"
    day = dates.day(saying.day)
    return day if saying.dated == "statement" else f"[{day}]"


def _line(saying: Saying, *, several: bool) -> str:
    """The heading names who is meant, unless there are several of the name."""
    name = f"{saying.speaker} · " if several else ""
    through = f" (through {saying.through})" if saying.through else ""
    support = f" · {saying.support} independent reports" if saying.support > 1 else ""
    kind = f"{name}{saying.act}, {saying.form}{through}"
    near = " · near in meaning" if saying.nearness is not None else ""
    return f"{kind}: {_words(saying)} {mark_text(saying.marks)}{support}{near}"


def _words(saying: Saying) -> str:
    return quoted(saying.words) if saying.form == "direct" else balanced(saying.words)


def _move(said: Said, move: Move, width: int) -> Iterator[str]:
    pad = " " * (_EDGE + 2)
    yield _fill(pad, f"moved: {move.reason}", width)
    for name, place in (("then", move.then), ("now", move.now)):
        saying = said.sayings[place]
        cue = f"{saying.cue}: " if saying.cue else ""
        yield _fill(f"{pad}  {name:<4}  ", f"{_when(saying)} {cue}{_words(saying)}", width)


def _fill(head: str, text: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False
    )
