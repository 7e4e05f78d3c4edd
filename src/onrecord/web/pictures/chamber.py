"""The chamber: a seat for each ballot, in rows around the floor, those who voted alike beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, pi, sin

from onrecord.record.base import Value
from onrecord.web.pages.ledgers import BallotLine

WIDTH, HEIGHT = 360, 190
_ORDER = ("yes", "abstain", "no", "veto")
_SEAT = 7.0
_INNER, _BETWEEN = 62.0, 22.0
_SPACE = 19.0


class Seat(Value, frozen=True, kw_only=True):
    """A seat with who sits on it."""

    x: float
    y: float
    r: float
    vote: str
    text: str


class Chamber(Value, frozen=True, kw_only=True):
    """The whole picture."""

    width: int
    height: int
    seats: tuple[Seat, ...]


def chamber(ballots: Sequence[BallotLine]) -> Chamber:
    """The picture of a vote's ballots."""
    ordered = sorted(ballots, key=lambda b: (_ORDER.index(b.vote), b.who.text))
    places = _places(len(ordered))
    return Chamber(
        width=WIDTH,
        height=HEIGHT,
        seats=tuple(
            Seat(x=x, y=y, r=_radius(len(ordered)), vote=b.vote, text=f"{b.who.text}: {b.vote}")
            for b, (x, y) in zip(ordered, places, strict=True)
        ),
    )


def _rows(count: int) -> int:
    return next(rows for rows in range(1, 200) if sum(_fit(row, rows) for row in range(rows)) >= count)


def _fit(row: int, rows: int) -> int:
    """How many seats a row has room for; with many rows they stand closer."""
    scale = min(1.0, 5 / rows)
    return int(pi * (_INNER + row * _BETWEEN * scale) / (_SPACE * scale)) + 1


def _radius(count: int) -> float:
    return round(_SEAT * min(1.0, 5 / _rows(max(1, count))), 1)


def _places(count: int) -> list[tuple[float, float]]:
    """Seats row by row, given out from one side of the chamber to the other."""
    if count == 0:
        return []
    rows = _rows(count)
    scale = min(1.0, 5 / rows)
    room = [_fit(row, rows) for row in range(rows)]
    share = [min(r, ceil(count * r / sum(room))) for r in room]
    while sum(share) > count:
        share[share.index(max(share))] -= 1
    seats = []
    for row, number in enumerate(share):
        radius = _INNER + row * _BETWEEN * scale
        for seat in range(number):
            turn = pi * (seat + 0.5) / number
            seats.append((turn, WIDTH / 2 - radius * cos(turn), HEIGHT - 14 - radius * sin(turn)))
    return [(round(x, 1), round(y, 1)) for _, x, y in sorted(seats)]
