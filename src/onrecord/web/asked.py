"""What an address asks for: filters, a page number, a day; and the addresses that ask for something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import quote, urlencode

from onrecord.errors import OnrecordError
from onrecord.record.base import Value

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2})?)?)?)?\Z")
# Longer than any name, id or question that is meant.
MOST_LETTERS = 300
MOST_PAGES = 100_000


class BadAddress(OnrecordError):
    """An address asks for something that cannot be: a page of no number, a day that is none."""

    def __init__(self, field: str, value: str, expected: str) -> None:
        super().__init__(f"{field}={value!r} in the address is not {expected}; take it out or correct it")
        self.field = field
        self.value = value


class Asked(Value, frozen=True, kw_only=True):
    """The question of one address. `path` has no slash before it and no suffix: "said", "actors/c-1"."""

    path: str
    fields: tuple[tuple[str, str], ...] = ()
    page: int = 1
    as_of: str | None = None

    @classmethod
    def of(cls, path: str, given: Iterable[tuple[str, str]], known: Iterable[str]) -> Asked:
        """The question, from the fields of an address; those that the page does not know, and empty ones, are
        left out. Raises `BadAddress`."""
        fields = {name: value.strip()[:MOST_LETTERS] for name, value in given if value.strip()}
        wanted = tuple((name, fields[name]) for name in sorted(set(known)) if name in fields)
        for name in ("since", "until"):
            _check_day(name, fields.get(name))
        _check_day("as-of", fields.get("as-of"), whole=True)
        return cls(path=path, fields=wanted, page=_page(fields), as_of=fields.get("as-of"))

    def get(self, name: str) -> str | None:
        """The value of a field, or None."""
        return next((value for field, value in self.fields if field == name), None)

    def address(self, **changed: str | None) -> str:
        """The address of the same page with some fields changed (None: taken out), from its first page on.
        A name's underscore stands for a hyphen."""
        fields = dict(self.fields)
        for name, value in changed.items():
            fields.pop(name.replace("_", "-"), None)
            if value is not None:
                fields[name.replace("_", "-")] = value
        return address(self.path, fields)

    def at_page(self, number: int) -> str:
        """The address of another page of the same list."""
        fields = dict(self.fields)
        if number > 1:
            fields["page"] = str(number)
        return address(self.path, fields)


def address(path: str, fields: Mapping[str, str] | None = None, words: str = "") -> str:
    """An address from the root of the room, without a slash before it; `words` is what it leads to there.

    >>> address("said", {"speaker": "c-1", "act": "deny"})
    'said?act=deny&speaker=c-1'
    >>> address("reports/a-1", words="w-3-9")
    'reports/a-1#w-3-9'
    """
    query = f"?{urlencode(sorted(fields.items()))}" if fields else ""
    return f"{quote(path)}{query}{f'#{quote(words)}' if words else ''}"


def _page(fields: Mapping[str, str]) -> int:
    given = fields.get("page", "1")
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= MOST_PAGES:
        raise BadAddress("page", given, "the number of a page")
    return int(given)


def _check_day(field: str, value: str | None, *, whole: bool = False) -> None:
    if value is None:
        return
    expected = "a day such as 2031-05-08"
    if not _DAY.match(value) or (whole and len(value) != 10):
        raise BadAddress(field, value, expected)
    try:
        date.fromisoformat((value[:10] + "-01-01")[:10] if len(value) < 10 else value[:10])
    except ValueError as error:
        raise BadAddress(field, value, expected) from error
