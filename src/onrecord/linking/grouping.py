"""Puts things into groups, the likeliest pairs first, never two that something keeps apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

WINDOW = 40
"""In a crowded block a thing is compared with this many neighbours, so that the work grows with the number of
things and not with its square."""


def group(
    things: Sequence[T],
    *,
    keys: Callable[[T], Sequence[Hashable]],
    likeness: Callable[[T, T], float],
    apart: Callable[[T, T], bool],
    enough: float,
) -> tuple[tuple[T, ...], ...]:
    """Greedy agglomeration. `things` come in a fixed order, which decides between equals and is kept in
    groups.

    Only things that share a key are compared, `WINDOW` neighbours deep. Two groups join on a pair of likeness
    `enough` or more, unless any pair across them is `apart`.
    """
    scored = sorted((-likeness(things[i], things[j]), i, j) for i, j in _pairs(things, keys))
    group_of = list(range(len(things)))
    members = {i: [i] for i in range(len(things))}
    for score, i, j in scored:
        if -score < enough:
            break
        one, other = group_of[i], group_of[j]
        if one == other or any(apart(things[a], things[b]) for a in members[one] for b in members[other]):
            continue
        for k in members[other]:
            group_of[k] = one
        members[one] = sorted(members[one] + members.pop(other))
    ordered = sorted(members.values())
    return tuple(tuple(things[k] for k in group) for group in ordered)


def _pairs(things: Sequence[T], keys: Callable[[T], Sequence[Hashable]]) -> list[tuple[int, int]]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for i, thing in enumerate(things):
        for key in keys(thing):
            blocks[key].append(i)
    return sorted({pair for block in blocks.values() for pair in _neighbours(block)})


def _neighbours(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for at, i in enumerate(block):
        for j in block[at + 1 : at + 1 + WINDOW]:
            if i != j:
                yield min(i, j), max(i, j)
