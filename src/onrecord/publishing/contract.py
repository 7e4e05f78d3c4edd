"""Items as the contract of the record has them: its fields, no others, null where nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.record import When

# How a field was found and what a vote was held against are for `why`, the imprint for the list of reports,
# whom an actor belongs to for its page; the contract's items have none of them.
_LEFT_OUT = frozenset({"how", "tally", "checks", "imprint", "member_of"})


def as_object(item: Any) -> dict[str, Any]:
    """An item as JSON objects, arrays and numbers.

    >>> as_object(When(text="Monday", basis="relative"))
    {'value': None, 'end': None, 'precision': None, 'text': 'Monday', 'basis': 'relative'}
    """
    return dict(_fields(item))


def _fields(item: Any) -> Iterator[tuple[str, Any]]:
    for name in item.__struct_fields__:
        value = getattr(item, name)
        # A date has a reason where it was inferred, and only there.
        if name in _LEFT_OUT or (isinstance(item, When) and name == "reason" and item.basis != "inferred"):
            continue
        yield name, _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return as_object(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    # 1200 people, not 1200.0.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
