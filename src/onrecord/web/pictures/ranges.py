"""Ranges: figures of one thing on one scale, a line each in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10

from onrecord.publishing.brief.ledgers import number
from onrecord.publishing.dates import day
from onrecord.publishing.wording import cut
from onrecord.record.base import Value
from onrecord.web.pages.figures import Number

WIDTH, ROW, LEFT, RIGHT, FOOT = 640, 24, 230, 90, 20
_SOURCE = 26
# Above this ratio of the largest to the smallest the scale goes by powers of ten.
_WIDE = 60.0


class Range(Value, frozen=True, kw_only=True):
    """A figure from `x1` to `x2`; `open` where it is a bound: "up" for at least, "down" for at most."""

    y: float
    x1: float
    x2: float
    open: str
    about: bool
    name: str
    text: str


class Tick(Value, frozen=True, kw_only=True):
    """A number below the picture."""

    x: float
    text: str


class Ranges(Value, frozen=True, kw_only=True):
    """The whole picture."""

    width: int
    height: int
    left: int
    right: int
    ranges: tuple[Range, ...]
    ticks: tuple[Tick, ...]
    logarithmic: bool


_OPEN = {"at_least": "up", "more_than": "up", "at_most": "down", "less_than": "down"}


def ranges(numbers: Sequence[Number]) -> Ranges:
    """The picture of figures that count one thing."""
    values = [v for n in numbers for v in (n.value, n.upper) if v is not None]
    low, high = min(values), max(values)
    # A quotient of the two might be too large for a float.
    powers = log10(high) - log10(low) if low > 0 else 0.0
    by_powers = powers > log10(_WIDE)
    start = low if by_powers else min(0.0, low)

    def x(value: float) -> float:
        share = (log10(value) - log10(low)) / powers if by_powers else (value - start) / ((high - start) or 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    return Ranges(
        width=WIDTH,
        height=ROW * len(numbers) + FOOT,
        left=LEFT,
        right=WIDTH - RIGHT,
        ranges=tuple(
            Range(
                y=ROW * row + ROW / 2,
                x1=x(n.value),
                x2=x(n.upper if n.upper is not None else n.value),
                open=_OPEN.get(n.comparator, ""),
                about=n.comparator == "about",
                name=_name(n),
                text=n.text,
            )
            for row, n in enumerate(numbers)
        ),
        ticks=tuple(Tick(x=x(v), text=number(v)) for v in sorted({start, high})),
        logarithmic=by_powers,
    )


def _name(n: Number) -> str:
    who = n.according_to[0].text if n.according_to else (n.mark.outlet or "the report")
    return f"{cut(who, _SOURCE)}{f', {day(n.day[:10])}' if n.day else ''}"
