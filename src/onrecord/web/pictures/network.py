"""The network: actors as nodes that draw together where they stand in one event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log2

import numpy as np
from numpy.typing import NDArray

from onrecord.publishing.wording import cut
from onrecord.record.base import Value
from onrecord.web.pages.actors import ActorLine, Tie

WIDTH, HEIGHT, EDGE = 900, 520, 70
ROUNDS = 220
NAME = 26
_ROUND_ONES = frozenset({"person", "population"})


class Node(Value, frozen=True, kw_only=True):
    """An actor at (x, y) with its name beside it."""

    to: str
    kind: str
    label: str
    short: str
    square: bool
    x: float
    y: float
    r: float
    tx: float
    ty: float
    anchor: str


class Line(Value, frozen=True, kw_only=True):
    """A tie between two nodes; `side` is together, against or mixed."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    side: str
    title: str


class Network(Value, frozen=True, kw_only=True):
    """The whole picture."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    ties: tuple[Line, ...]


@lru_cache(maxsize=32)
def network(actors: tuple[ActorLine, ...], ties: tuple[Tie, ...]) -> Network:
    """The same actors and ties are always drawn the same way."""
    # Who stands in no event with another of them would only float about.
    tied = {id_ for tie in ties for id_ in (tie.one, tie.other)}
    actors = tuple(a for a in actors if a.id in tied)
    places = _layout([a.id for a in actors], ties)
    names = {a.id: a.name for a in actors}
    return Network(
        width=WIDTH,
        height=HEIGHT,
        nodes=tuple(_node(a, *places[a.id]) for a in actors),
        ties=tuple(_line(t, places, names) for t in ties),
    )


def _layout(ids: Sequence[str], ties: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    """Springs along the ties, repulsion between all (Fruchterman and Reingold 1991), from a circle."""
    count = len(ids)
    if count == 1:
        return {ids[0]: (WIDTH / 2, HEIGHT / 2)}
    at = {id_: number for number, id_ in enumerate(ids)}
    pull = np.zeros((count, count))
    for tie in ties:
        weight = log2(1 + tie.together + tie.against)
        pull[at[tie.one], at[tie.other]] = pull[at[tie.other], at[tie.one]] = weight
    turn = np.arange(count) * 2.399963  # The golden angle: neighbours in the list start far apart.
    place = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt(np.arange(1, count + 1) / count)[:, None]
    room = 1.7 / np.sqrt(count)
    for step in range(ROUNDS):
        place += _step(place, pull, room) * (1 - step / ROUNDS) * 0.12
    return {id_: (float(x), float(y)) for id_, (x, y) in zip(ids, _fitted(place), strict=True)}


def _step(place: NDArray[np.float64], pull: NDArray[np.float64], room: float) -> NDArray[np.float64]:
    apart = place[:, None, :] - place[None, :, :]
    far = np.maximum(np.sqrt((apart**2).sum(axis=2)), 0.01)[:, :, None]
    push = (apart / far * room**2 / far).sum(axis=1)
    draw = (apart * far / room * pull[:, :, None]).sum(axis=1) * 0.18
    move = push - draw - place * 0.06
    size = np.maximum(np.sqrt((move**2).sum(axis=1, keepdims=True)), 1e-9)
    return np.asarray(move / size * np.minimum(size, 1.0))


def _fitted(place: NDArray[np.float64]) -> NDArray[np.float64]:
    low, high = place.min(axis=0), place.max(axis=0)
    span = np.maximum(high - low, 1e-6)
    return np.asarray((place - low) / span * [WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE] + EDGE)


def _node(a: ActorLine, x: float, y: float) -> Node:
    radius = round(4 + 1.9 * log2(1 + a.statements + a.events), 1)
    right = x < WIDTH * 0.72
    gap = radius + 4
    return Node(
        to=a.to,
        kind=a.kind,
        label=f"{a.name}: {a.statements} statements, {a.events} events",
        short=cut(a.name, NAME),
        square=a.kind not in _ROUND_ONES,
        x=round(x, 1),
        y=round(y, 1),
        r=radius,
        tx=round(x + gap if right else x - gap, 1),
        ty=round(y + 4, 1),
        anchor="start" if right else "end",
    )


def _line(t: Tie, places: dict[str, tuple[float, float]], names: dict[str, str]) -> Line:
    (x1, y1), (x2, y2) = places[t.one], places[t.other]
    side = "mixed" if t.together and t.against else "together" if t.together else "against"
    return Line(
        x1=round(x1, 1),
        y1=round(y1, 1),
        x2=round(x2, 1),
        y2=round(y2, 1),
        width=round(0.8 + 0.9 * log2(1 + t.together + t.against), 1),
        side=side,
        title=f"{names[t.one]} and {names[t.other]}: {t.together} together, {t.against} against",
    )
