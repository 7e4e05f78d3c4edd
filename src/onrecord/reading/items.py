"""One thing to read, wherever it lies: a file, a member of an archive, standard input, a fetched page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from onrecord.errors import ReadingError
from onrecord.reading.limits import Budget
from onrecord.reading.raw import RawArticle
from onrecord.reading.streams import read_at_most

PEEK = 1 << 16

# A report, or why there is none; the rest of its source is read all the same.
Outcome = RawArticle | ReadingError
Outcomes = Iterator[Outcome]


@dataclass(slots=True, kw_only=True)
class Item:
    """Bytes with what is known beside them. `origin` says where they lie, for people; `name` is the file's
    own name, which stays when folders move; `url` the address they came from, `charset` what their host said;
    `fetch` gets the page at an address, where that was asked for."""

    origin: str
    name: str
    stream: io.BufferedReader
    budget: Budget
    url: str | None = None
    charset: str | None = None
    depth: int = 0
    fetch: Callable[[str], Item] | None = None
    _head: bytes | None = field(default=None, repr=False)

    @property
    def suffix(self) -> str:
        """The ending of the name, in small letters."""
        return PurePosixPath(self.name.replace("\\", "/")).suffix.lower()

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        if self._head is None:
            self._head = self.stream.peek(PEEK)[:PEEK]
        return self._head

    def article_bytes(self) -> bytes:
        """All bytes of one report; raises TooLarge."""
        return read_at_most(self.stream, self.budget.limits.article_bytes, self.origin)

    def document_bytes(self) -> bytes:
        """All bytes of a document that must be held whole; raises TooLarge."""
        return read_at_most(self.stream, self.budget.limits.document_bytes, self.origin)

    def within(self, name: str, stream: BinaryIO | io.RawIOBase) -> Item:
        """A member of this item."""
        return Item(
            origin=f"{self.origin}!{name}",
            name=PurePosixPath(name.replace("\\", "/")).name or name,
            stream=buffered(stream),
            budget=self.budget,
            depth=self.depth + 1,
            fetch=self.fetch,
        )


def item_of(data: bytes, *, origin: str, name: str, budget: Budget, url: str | None = None) -> Item:
    """An item of bytes that are in memory."""
    stream = buffered(io.BytesIO(data))
    return Item(origin=origin, name=name, stream=stream, budget=budget, url=url)


def buffered(stream: Any) -> io.BufferedReader:
    """A stream that can be looked into; `stream` has `readinto`."""
    return io.BufferedReader(stream, PEEK)
