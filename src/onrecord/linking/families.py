"""Families: copies and rewrites of one report, with the likely origin of each.

What two reports corroborate is counted by families, so joining reports that were written independently is
the worse mistake: two of them on one event share names, not the telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from onrecord.linking.family_pairs import Pair, pairs_among
from onrecord.linking.family_prints import print_of
from onrecord.record import Article, Value, make_id

# What agencies put before the headline of a later version.
UPDATE = re.compile(
    r"(?i)(?:(?:update|wrapup|refile|recast|corrected)(?: \d+)? ?[-–:]"
    r"|\(?\d?(?:st|nd|rd|th)? ?(?:ld|lead)\) ?)"
)
# How a report follows another: as `Bond` says, or as a later version of it by the same outlet.
Follows = Literal["exact", "copy", "rewrite", "update"]

BONDS: dict[Follows, str] = {
    "exact": "the same words",
    "update": "a later version by the same outlet: {share:.0%} of the shorter one's words stand in the other",
    "copy": "{share:.0%} of the shorter report's own words stand in the other in the same order",
    "rewrite": "{share:.0%} of the shorter report is told sentence by sentence in the other, in other words",
}


class Copy(Value, frozen=True, kw_only=True):
    """One report of a family that is not its origin: which report it follows, and why that is thought."""

    article: str
    copy_of: str
    bond: Follows
    reason: str


class Family(Value, frozen=True, kw_only=True):
    """Reports that are one report. `origin` is the likely first of them, `reason` says why."""

    id: str
    origin: str
    reason: str
    copies: tuple[Copy, ...] = ()


def find_families(articles: Iterable[Article]) -> dict[str, tuple[str, str | None]]:
    """Article id → (family id, id of the article it was copied or rewritten from, or None)."""
    found: dict[str, tuple[str, str | None]] = {}
    for family in families_among(articles):
        found[family.origin] = (family.id, None)
        found.update({copy.article: (family.id, copy.copy_of) for copy in family.copies})
    return found


def families_among(articles: Iterable[Article]) -> Iterator[Family]:
    """The families of a set of reports, a lone report in its own; the same whatever the order given."""
    known = sorted({article.id: article for article in articles}.values(), key=lambda article: article.id)
    ties: list[list[Pair]] = [[] for _ in known]
    for pair in pairs_among([print_of(article) for article in known]):
        ties[pair.one].append(pair)
        ties[pair.other].append(pair)
    for members in _components(ties):
        yield _family(members, known, ties)


def _components(ties: Sequence[Sequence[Pair]]) -> Iterator[list[int]]:
    """Indexes joined by pairs, directly or by others."""
    seen: set[int] = set()
    for start in range(len(ties)):
        if start in seen:
            continue
        seen.add(start)
        reached = [start]
        for i in reached:
            near = {j for pair in ties[i] for j in (pair.one, pair.other)} - seen
            seen |= near
            reached += sorted(near)
        yield reached


def _family(members: list[int], known: Sequence[Article], ties: Sequence[Sequence[Pair]]) -> Family:
    precedence = _Precedence.among([known[i] for i in members])
    order = sorted(members, key=lambda i: precedence.of(known[i]))
    rank = {i: at for at, i in enumerate(order)}
    origin = known[order[0]]
    copies = (_copy(i, rank, known, ties[i]) for i in order[1:])
    return Family(
        id=make_id("fam", origin.id),
        origin=origin.id,
        reason=precedence.why_first(origin, [known[i] for i in order[1:]]),
        copies=tuple(sorted(copies, key=lambda copy: copy.article)),
    )


def _copy(i: int, rank: dict[int, int], known: Sequence[Article], ties: Sequence[Pair]) -> Copy:
    """A report follows the one most like it before it; tied to later ones only, it follows the origin."""
    tied = [(pair, pair.other if pair.one == i else pair.one) for pair in ties]
    before = [(pair, other) for pair, other in tied if rank[other] < rank[i]]
    pair, other = min(before or tied, key=lambda each: (-each[0].share, rank[each[1]]))
    model = other if before else min(rank, key=lambda each: rank[each])
    bond: Follows = "update" if pair.bond == "copy" and _updates(known[i], known[model]) else pair.bond
    return Copy(
        article=known[i].id,
        copy_of=known[model].id,
        bond=bond,
        reason=BONDS[bond].format(share=pair.share),
    )


def _updates(later: Article, earlier: Article) -> bool:
    """Whether a report is a later version of one: by the same outlet or at the same address, or called so
    ("UPDATE 2-Envoy flies to Rome")."""
    if later.outlet is not None and later.outlet == earlier.outlet:
        return True
    if "://" in later.origin and _address(later.origin) == _address(earlier.origin):
        return True
    return UPDATE.match(later.title or "") is not None and _site(later) == _site(earlier)


def _address(origin: str) -> str:
    return re.split(r"[?#!]", origin, maxsplit=1)[0]


def _site(article: Article) -> str | None:
    return article.outlet or (urlsplit(article.origin).hostname if "://" in article.origin else None)


@dataclass(frozen=True, slots=True)
class _Precedence:
    """What speaks for a report being the first of its family. Times of day count where all have them, and the
    agency that others name where one of them is by it."""

    timed: bool
    credited: frozenset[str]

    @classmethod
    def among(cls, members: Sequence[Article]) -> _Precedence:
        """The precedence within a family."""
        values = [each.published.value or "" if each.published is not None else "" for each in members]
        agencies = frozenset(each.imprint.agency.casefold() for each in members if each.imprint.agency)
        return cls(timed=all("T" in value for value in values), credited=agencies)

    def of(self, article: Article) -> tuple[str, bool, str, bool, int, str]:
        """Sorts the likely origin first: earliest day, the agency itself, earliest time, an agency's
        dateline, then the longest text."""
        published = (article.published.value if article.published is not None else None) or "9999"
        return (
            published[:10],
            (article.outlet or "").casefold() not in self.credited,
            published if self.timed else "",
            article.dateline is None,
            -len(article.text),
            article.id,
        )

    def why_first(self, origin: Article, others: Sequence[Article]) -> str:
        """In words, by which of the marks the origin comes first."""
        if not others:
            return "no other report is like it"
        mine, best = self.of(origin), min(self.of(other) for other in others)
        marks = (
            "it was published first",
            "it is by the agency that the others name",
            "it was published first",
            "it carries a dateline",
            "it is the longest",
            "nothing tells them apart",
        )
        return next(mark for mark, a, b in zip(marks, mine, best, strict=True) if a != b)
