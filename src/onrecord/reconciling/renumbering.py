"""A coverage without some of its items: what refers to items by index refers to them by their new index, and
what cannot be without them goes with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from onrecord.record import Coverage

# Of which kind the indexes in a field are.
_ONE = {
    "member_of": "characters", "source": "characters", "affiliation": "characters", "addressee": "characters",
    "of_character": "characters", "body": "characters", "by": "characters", "within": "statements",
}  # fmt: skip
_MANY = {
    "actors": "characters", "recipients": "characters", "mediators": "characters",
    "answers": "statements", "according_to": "statements", "statements": "statements",
    "answers_events": "events",
}  # fmt: skip
PARTS = ("votes", "binding", "responses")
KINDS = ("characters", "statements", "events", "figures", "votes", "proposals", "positions")

CHARACTER_FIELDS = frozenset(
    {"actor", *(name for table in (_ONE, _MANY) for name, kind in table.items() if kind == "characters")}
)
"""Fields that say by index which characters an item is about."""

Numbers = dict[str, dict[int, int]]


def without(coverage: Coverage, gone: Mapping[str, Collection[int]]) -> Coverage:
    """The coverage without the items at these indexes of each kind."""
    numbers = {kind: _numbers(len(getattr(coverage, kind)), gone.get(kind, ())) for kind in KINDS}
    kept = {kind: tuple(_kept(getattr(coverage, kind), numbers[kind])) for kind in KINDS}
    changed = {kind: tuple(_renumbered(items, numbers)) for kind, items in kept.items()}
    return msgspec.structs.replace(coverage, **changed)


def _kept(items: Sequence[Any], numbers: Mapping[int, int]) -> Iterator[Any]:
    return (item for index, item in enumerate(items) if index in numbers)


def _numbers(count: int, gone: Collection[int]) -> dict[int, int]:
    kept = (index for index in range(count) if index not in gone)
    return {old: new for new, old in enumerate(kept)}


def _renumbered(items: Iterable[Any], numbers: Numbers) -> Iterator[Any]:
    return (msgspec.structs.replace(i, **_fields(i, numbers)) for i in items if _stands(i, numbers))


def _stands(item: Any, numbers: Numbers) -> bool:
    """A ballot, an answer and a stance are somebody's and go with whose they are; a stance also goes with the
    last statement that tells it."""
    actor = getattr(item, "actor", None)
    told = getattr(item, "statements", ())
    known = actor is None or actor in numbers["characters"]
    return known and (not told or any(index in numbers["statements"] for index in told))


def _fields(item: Any, numbers: Numbers) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if name == "actor":
            changed[name] = numbers["characters"][value]
        elif name in _ONE and isinstance(value, int):
            changed[name] = numbers[_ONE[name]].get(value)
        elif name in _MANY:
            table = numbers[_MANY[name]]
            changed[name] = tuple(table[index] for index in value if index in table)
        elif name in PARTS:
            changed[name] = tuple(_renumbered(value, numbers))
    return changed
