"""Families: copies and rewrites of one report, with the likely origin of each.

What two reports corroborate is counted by families, so joining reports that were written independently is
the worse mistake: two of them on one event share names, not the telling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.linking.family_pairs import Bond, Pair, pairs_among
from onrecord.linking.family_prints import print_of
from onrecord.record import Article, Value, make_id

BONDS: dict[Bond, str] = {
    "exact": "the same words",
    "copy": "{share:.0%} of the shorter report's own words stand in the other in the same order",
    "rewrite": "{share:.0%} of the shorter report is told sentence by sentence in the other, in other words",
}


class Copy(Value, frozen=True, kw_only=True):
    """One report of a family that is not its origin: which report it follows, and why that is thought."""

    article: str
    copy_of: str
    bond: Bond
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
    order = sorted(members, key=lambda i: _precedence(known[i]))
    rank = {i: at for at, i in enumerate(order)}
    origin = known[order[0]]
    copies = (_copy(i, rank, known, ties[i]) for i in order[1:])
    return Family(
        id=make_id("fam", origin.id),
        origin=origin.id,
        reason=_why_first(origin, [known[i] for i in order[1:]]),
        copies=tuple(sorted(copies, key=lambda copy: copy.article)),
    )


def _precedence(article: Article) -> tuple[str, bool, int, str]:
    """Sorts the likely origin first: earliest date, then an agency's dateline, then the longest text."""
    published = article.published.value if article.published is not None else None
    return (published or "9999", article.dateline is None, -len(article.text), article.id)


def _copy(i: int, rank: dict[int, int], known: Sequence[Article], ties: Sequence[Pair]) -> Copy:
    """A report follows the one most like it before it; tied to later ones only, it follows the origin."""
    tied = [(pair, pair.other if pair.one == i else pair.one) for pair in ties]
    before = [(pair, other) for pair, other in tied if rank[other] < rank[i]]
    pair, other = min(before or tied, key=lambda each: (-each[0].share, rank[each[1]]))
    model = other if before else min(rank, key=lambda each: rank[each])
    return Copy(
        article=known[i].id,
        copy_of=known[model].id,
        bond=pair.bond,
        reason=BONDS[pair.bond].format(share=pair.share),
    )


def _why_first(origin: Article, others: Sequence[Article]) -> str:
    """In words, by which of the marks the origin comes first."""
    if not others:
        return "no other report is like it"
    mine, best = _precedence(origin), min(_precedence(other) for other in others)
    marks = (
        "it was published first",
        "it carries a dateline",
        "it is the longest",
        "nothing tells them apart",
    )
    return next(mark for mark, a, b in zip(marks, mine, best, strict=True) if a != b)
