"""The reports of a record as a reader refers to them: numbered in order of time, cited by paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record import Article, Evidence

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Where words stand: the report's number and the paragraph's, both from 1. Shown as `2:§5`."""

    report: int
    paragraph: int

    def __str__(self) -> str:
        return f"{self.report}:§{self.paragraph}"


class Reports:
    """The articles of a record, each with its number: by day of publication, copies behind what they copy,
    then by origin."""

    def __init__(self, articles: Iterable[Article]) -> None:
        ordered = sorted(articles, key=_place)
        self.articles: tuple[Article, ...] = tuple(ordered)
        self._by_id = {a.id: a for a in ordered}
        self._number = {a.id: n for n, a in enumerate(ordered, start=1)}

    def __getitem__(self, id_: str) -> Article:
        return self._by_id[id_]

    def __contains__(self, id_: str) -> bool:
        return id_ in self._by_id

    def number(self, id_: str) -> int:
        """The number of an article."""
        return self._number[id_]

    def family(self, id_: str) -> str:
        """What an article shares with its copies and rewrites; its own id where it stands alone."""
        return self._by_id[id_].family or id_

    def mark(self, e: Evidence) -> Mark:
        """Where evidence stands."""
        return Mark(self._number[e.article], paragraph_at(self._by_id[e.article].text, e.start))

    def marks(self, evidence: Iterable[Evidence]) -> tuple[Mark, ...]:
        """Where pieces of evidence stand, a mark a report: that of the first piece before the others, and one
        report of each family before its copies, as a short line has room for few."""
        first: dict[str, Evidence] = {}
        for e in evidence:
            first.setdefault(e.article, e)
        leading = next(iter(first), None)
        ordered = sorted(first, key=lambda id_: (id_ != leading, self._number[id_]))
        seen: set[str] = set()
        alone: list[Mark] = []
        copies: list[Mark] = []
        for id_ in ordered:
            (copies if self.family(id_) in seen else alone).append(self.mark(first[id_]))
            seen.add(self.family(id_))
        return (*alone, *copies)

    def support(self, evidence: Iterable[Evidence]) -> int:
        """How many families, that is independent reports, the evidence comes from."""
        return len({self.family(e.article) for e in evidence})

    def day(self, id_: str) -> str | None:
        """The day an article was published, or None."""
        return _day(self._by_id[id_])

    @property
    def families(self) -> int:
        """How many independent reports there are."""
        return len({self.family(a.id) for a in self.articles})


def paragraph_at(text: str, at: int) -> int:
    """The number, from 1, of the paragraph in which the code point `at` of a text stands.

    >>> paragraph_at("A headline\\n\\nThe story.", 14)
    2
    """
    return text.count(PARAGRAPH, 0, at) + 1


def paragraph_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the paragraph in which `at` stands."""
    start = text.rfind(PARAGRAPH, 0, at)
    end = text.find(PARAGRAPH, at)
    return (0 if start < 0 else start + len(PARAGRAPH)), (len(text) if end < 0 else end)


def _place(article: Article) -> tuple[str, bool, str, str]:
    return _day(article) or "9999", article.copy_of is not None, article.origin, article.id


def _day(article: Article) -> str | None:
    value = article.published.value if article.published else None
    return value[:10] if value else None
