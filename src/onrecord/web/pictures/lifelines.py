"""Life lines: the steps of engagements along one time, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.publishing import dates
from onrecord.publishing.wording import cut, listed
from onrecord.record.base import Value
from onrecord.web.pages.engagements import Life, LifeStep

WIDTH, ROW, HEAD, LEFT, RIGHT = 900, 30, 26, 270, 30
_APART = 15.0
_NAME = 40


class Point(Value, frozen=True, kw_only=True):
    """A step on its line."""

    x: float
    status: str
    text: str


class Lifeline(Value, frozen=True, kw_only=True):
    """A line from its first step to its last."""

    y: float
    to: str
    name: str
    points: tuple[Point, ...]


class Tick(Value, frozen=True, kw_only=True):
    """A day at the head of the picture."""

    x: float
    text: str


class Lifelines(Value, frozen=True, kw_only=True):
    """The whole picture."""

    width: int
    height: int
    left: int
    lines: tuple[Lifeline, ...]
    ticks: tuple[Tick, ...]


def lifelines(lives: Sequence[Life]) -> Lifelines:
    """The picture of some engagements; a step without a day stands where its report told of it."""
    days = [day for life in lives for step in life.steps if (day := _day(step)) is not None]
    first, last = (min(days), max(days)) if days else (0, 1)
    return Lifelines(
        width=WIDTH,
        height=HEAD + ROW * len(lives) + 8,
        left=LEFT,
        lines=tuple(_line(life, number, first, last) for number, life in enumerate(lives)),
        ticks=tuple(_ticks(first, last)) if days else (),
    )


def _day(step: LifeStep) -> int | None:
    value = step.day if step.day and len(step.day) >= 10 else step.known
    return date.fromisoformat(value[:10]).toordinal() if value and len(value) >= 10 else None


def _x(day: int, first: int, last: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (day - first) / max(1, last - first)


def _line(life: Life, number: int, first: int, last: int) -> Lifeline:
    points: list[Point] = []
    furthest = -_APART
    for step in life.steps:
        day = _day(step)
        # Steps of one day stand beside each other, in the order of the life.
        furthest = max(_x(day, first, last) if day is not None else 0.0, furthest + _APART)
        when = step.day_text or (f"reported {dates.day(step.known)}" if step.known else "")
        points.append(
            Point(x=furthest, status=step.status, text=f"{step.status.replace('_', ' ')} {when}".strip())
        )
    over = max(0.0, furthest - (WIDTH - RIGHT / 2))
    moved = tuple(Point(x=round(max(LEFT, p.x - over), 1), status=p.status, text=p.text) for p in points)
    people = listed([link.text for link in life.participants], most=2) or life.place or ""
    return Lifeline(
        y=HEAD + ROW * number + ROW / 2,
        to=life.to,
        name=cut(f"{life.kind}: {people}" if people else life.kind, _NAME),
        points=moved,
    )


def _ticks(first: int, last: int) -> list[Tick]:
    steps = min(6, max(1, last - first))
    days = sorted({first + round((last - first) * n / steps) for n in range(steps + 1)})
    return [
        Tick(x=round(_x(day, first, last), 1), text=dates.day(date.fromordinal(day).isoformat()))
        for day in days
    ]
