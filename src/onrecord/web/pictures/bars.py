"""Bars over time, each stacked by how its events stand."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.base import Value
from onrecord.web.pieces import Column

WIDTH, HEIGHT, FOOT = 900, 130, 22
_LABELS = 9
_WIDEST = 46


class Part(Value, frozen=True, kw_only=True):
    """A part of a bar."""

    status: str
    y: float
    height: float


class Bar(Value, frozen=True, kw_only=True):
    """A bar with its parts from the foot up; `text` says what it holds, `label` stands below some bars."""

    x: float
    width: float
    to: str | None
    text: str
    label: str
    parts: tuple[Part, ...]


class Bars(Value, frozen=True, kw_only=True):
    """The whole picture."""

    width: int
    height: int
    foot: int
    bars: tuple[Bar, ...]


def bars(columns: Sequence[Column]) -> Bars:
    """The picture of some columns."""
    tallest = max((sum(n for _, n in c.parts) for c in columns), default=1) or 1
    step = min(WIDTH / max(1, len(columns)), _WIDEST)
    every = max(1, -(-len(columns) // _LABELS))
    return Bars(
        width=WIDTH,
        height=HEIGHT,
        foot=HEIGHT - FOOT,
        bars=tuple(
            Bar(
                x=round(number * step + step * 0.1, 1),
                width=round(step * 0.8, 1),
                to=column.to,
                text=_text(column),
                label=column.label if number % every == 0 else "",
                parts=tuple(_parts(column, (HEIGHT - FOOT - 6) / tallest)),
            )
            for number, column in enumerate(columns)
        ),
    )


def _parts(column: Column, unit: float) -> list[Part]:
    made: list[Part] = []
    y = float(HEIGHT - FOOT)
    for status, number in column.parts:
        height = number * unit
        y -= height
        made.append(Part(status=status, y=round(y, 1), height=round(height, 1)))
    return made


def _text(column: Column) -> str:
    held = ", ".join(f"{number} {status}" for status, number in column.parts)
    return f"{column.label}: {held or 'nothing'}"
