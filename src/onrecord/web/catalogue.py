"""What every page looks up: the numbers of the reports, read once for each state of the record and kept, and
the names of the actors, each read when first asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Any, TypeVar, cast

from onrecord.record import Article
from onrecord.store import Asking, Heading, Name

T = TypeVar("T")
MOST_ANSWERS = 4_000
MOST_ARTICLES = 600
# From here on it is quicker to read all names than to look for each.
MANY_NAMES = 5_000


class Catalogue:
    """Headings and names of one state of a record, and the answers to what was asked of that state. The names
    of a large record's actors are many, and a page needs few of them."""

    def __init__(self, asking: Asking) -> None:
        self.headings: tuple[Heading, ...] = tuple(asking.headings())
        self._names: dict[str, Name | None] = {}
        self.numbers = {heading.id: number for number, heading in enumerate(self.headings, start=1)}
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._articles: OrderedDict[str, Article] = OrderedDict()
        self._lock = threading.Lock()

    @cached_property
    def days(self) -> tuple[str, ...]:
        """The days on which reports appeared, in order."""
        return tuple(sorted({heading.published for heading in self.headings if heading.published}))

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The outlets by name."""
        return tuple(sorted({heading.outlet for heading in self.headings if heading.outlet}))

    @cached_property
    def undated(self) -> int:
        """How many reports have no day."""
        return sum(heading.published is None for heading in self.headings)

    def known(self, as_of: str | None) -> frozenset[str]:
        """The ids of the reports that were out by a day (all, where none is given)."""

        def find() -> frozenset[str]:
            return frozenset(
                h.id for h in self.headings if as_of is None or (h.published and h.published <= as_of)
            )

        return self.once(("known", as_of), find)

    def heading(self, article: str) -> Heading:
        """A report's heading."""
        return self.headings[self.numbers[article] - 1]

    def named(self, ids: Iterable[str], asking: Asking) -> dict[str, Name]:
        """The actors that have these ids."""
        wanted = set(ids)
        missing = wanted - self._names.keys()
        if missing:
            found = {name.id: name for name in asking.names(missing if len(missing) < MANY_NAMES else None)}
            self._names.update({id_: found.get(id_) for id_ in missing})
        return {id_: name for id_ in wanted if (name := self._names[id_]) is not None}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """An answer that is made once for this state of the record."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return cast(T, self._answers[key])
        made = make()
        with self._lock:
            self._answers[key] = made
            while len(self._answers) > MOST_ANSWERS:
                self._answers.popitem(last=False)
        return made

    def articles(self, ids: list[str], asking: Asking) -> dict[str, Article]:
        """Reports with their texts."""
        with self._lock:
            found = {id_: self._articles[id_] for id_ in ids if id_ in self._articles}
        missing = [id_ for id_ in ids if id_ not in found]
        read = {item.id: cast(Article, item) for item in asking.some("articles", missing)}
        with self._lock:
            self._articles.update(read)
            while len(self._articles) > MOST_ARTICLES:
                self._articles.popitem(last=False)
        return found | read
