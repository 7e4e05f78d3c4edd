"""Which reports belong to one story, so that a large archive is compared story by story.

Everything that is found by comparing reports is found within a story; what goes on from story to story are
its actors. A record of up to `FEW` reports is one story. In a larger one, reports are of one story that are
near in time and share telling names, directly or through others; a story of more than `MOST` reports is
parted where its reports share least. The result follows from the set of reports, not from their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.finding.knowledge import fold
from onrecord.record import Coverage
from onrecord.record.base import Value

Keys = NDArray[np.uint64]
Ints = NDArray[np.int64]

FEW = 60
MOST = 400
TELLING = 200
"""A name that more reports than this share tells no story from another."""
RARE = 8
"""A name that no more reports than this share counts twice."""
NEIGHBOURS = 4
"""Of the reports that share a name, each is paired with so many that came before it."""
SEASON = 92
"""Days. What lies further apart is another story, unless others join them."""
SHARED = (2, 3, 4, 6, 8, 12, 16, 24)
"""So much must be shared; the next number where a story grows too large."""
_UNDATED = 10_000_000
_CAPITAL = re.compile(r"\b[A-Z]")


class Signature(Value, frozen=True, kw_only=True):
    """What an article is told by: its day (counted through; None where it has none) and hashes of the names
    in it (64 bits each, sorted, as bytes)."""

    article: str
    day: int | None
    names: bytes


def signature_of(coverage: Coverage) -> Signature:
    """The signature of an article."""
    names = {fold(name) for name in _names(coverage)}
    hashes = np.array(sorted(map(_hash, names)), dtype="<u8")
    return Signature(article=coverage.article.id, day=_day(coverage), names=hashes.tobytes())


def _names(coverage: Coverage) -> Iterator[str]:
    for character in coverage.characters:
        if _CAPITAL.search(character.name):
            yield character.name
    for event in coverage.events:
        if event.place:
            yield event.place


@lru_cache(maxsize=100_000)
def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def _day(coverage: Coverage) -> int | None:
    when = coverage.article.published
    parts = [int(p) for p in re.findall(r"\d+", when.value[:10])] if when and when.value else []
    return date(*(*parts, 1, 1)[:3]).toordinal() if parts else None


def find_stories(signatures: Sequence[Signature]) -> tuple[tuple[str, ...], ...]:
    """The article ids of each story, sorted; the stories by their first ids."""
    known = sorted(signatures, key=lambda s: (s.day or _UNDATED, s.article))
    if not known:
        return ()
    everything = np.arange(len(known))
    parts = [everything] if len(known) <= FEW else _parted(everything, _pairs(known), 0)
    return tuple(sorted(tuple(sorted(known[i].article for i in part.tolist())) for part in parts))


def _pairs(known: Sequence[Signature]) -> Ints:
    """Reports that share telling names: rows of an index, a higher index, and how much they share."""
    names = [np.frombuffer(s.names, dtype="<u8") for s in known]
    days = np.array([s.day or _UNDATED for s in known])
    owners = np.repeat(np.arange(len(known)), [len(n) for n in names])
    values = np.concatenate(names)
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    _, name, counts = np.unique(values, return_inverse=True, return_counts=True)
    telling = counts[name] <= TELLING
    rare = (counts[name] <= RARE)[telling]
    name, owners = name[telling], owners[telling]
    found = []
    for step in range(1, NEIGHBOURS + 1):
        one, other = owners[:-step], owners[step:]
        near = (name[:-step] == name[step:]) & (np.abs(days[one] - days[other]) <= SEASON)
        pair = one[near] * len(known) + other[near]
        found += [pair, pair[rare[:-step][near]]]
    pairs, shared = np.unique(np.concatenate(found), return_counts=True)
    return np.stack([pairs // len(known), pairs % len(known), shared])


def _parted(members: Ints, pairs: Ints, level: int) -> Iterator[Ints]:
    """The groups that pairs with enough in common make; those that are too large are parted once more."""
    home = _joined(members, pairs[:2, pairs[2] >= SHARED[level]])
    order = np.argsort(home, kind="stable")
    sizes = np.unique(home, return_counts=True)[1]
    within = home[np.searchsorted(members, pairs[0])]
    across = within != home[np.searchsorted(members, pairs[1])]
    for group in np.split(members[order], np.cumsum(sizes)[:-1]):
        if len(group) <= MOST or level + 1 == len(SHARED):
            yield group
        else:
            yield from _parted(group, pairs[:, ~across & (within == group[0])], level + 1)


def _joined(members: Ints, pairs: Ints) -> Ints:
    """For each member the least member that pairs join it to, directly or through others."""
    one, other = np.searchsorted(members, pairs)
    home = np.arange(len(members))
    while True:
        least = np.minimum(home[one], home[other])
        new = home.copy()
        np.minimum.at(new, one, least)
        np.minimum.at(new, other, least)
        new = new[new]
        if np.array_equal(new, home):
            return members[home]
        home = new
