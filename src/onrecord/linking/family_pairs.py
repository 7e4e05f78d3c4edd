"""Which reports are one report: pairs that share words in a row (copies, cuts), or that tell the same in the
same order with other words (rewrites).

Pairs are sought by what two reports share in an index of hashes, and each is then looked at in full; so the
time grows with the number of reports and of real pairs, not with the square of the number of reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.family_prints import Hashes, Passage, Print, passages_of

Bond = Literal["exact", "copy", "rewrite"]
Scores = NDArray[np.float64]

# One shingle in this many stands in the index.
SAMPLE = 4
MIN_SHARED_SAMPLES = 2
# Above this many reports behind one hash, each is paired with its neighbours only.
CROWD = 40
NEIGHBOURS = 6

# Of a report cut very short, nearly all must stand in the other.
MIN_COPY_SHINGLES = 25
FEW_SHINGLES = 10
COPY = 0.5
COPY_OF_FEW = 0.9
# Share of anchor steps two reports must have in common to be compared sentence by sentence.
MIN_SHARED_STEPS = 4
STEP_SHARE = 0.25
SAME_PASSAGE = 0.4
REWRITE = 0.6
REORDERED = 0.8
MIN_REWRITE_PASSAGES = 3
# A sentence less than this share as long as another does not tell the same.
MIN_LENGTH = 0.4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that are one, by index, the lower first: how, and how much of the shorter (0 to 1)."""

    one: int
    other: int
    bond: Bond
    share: float


def pairs_among(prints: Sequence[Print]) -> Iterator[Pair]:
    """The pairs that are copies or rewrites of each other."""
    found: set[tuple[int, int]] = set()
    for one, other in _same_text(prints):
        found.add((one, other))
        yield Pair(one, other, "exact", 1.0)
    for one, other in _sharing([_sampled(p.shingles) for p in prints], MIN_SHARED_SAMPLES):
        if (one, other) in found:
            continue
        share = copied_share(prints[one], prints[other])
        if share >= COPY:
            found.add((one, other))
            yield Pair(one, other, "copy", share)
    for one, other in _sharing([p.steps for p in prints], MIN_SHARED_STEPS):
        if (one, other) in found or _common(prints[one].steps, prints[other].steps) < STEP_SHARE:
            continue
        share = rewritten_share(passages_of(prints[one].body), passages_of(prints[other].body))
        if share >= REWRITE:
            yield Pair(one, other, "rewrite", share)


def _same_text(prints: Sequence[Print]) -> Iterator[tuple[int, int]]:
    first: dict[bytes, int] = {}
    for i, each in enumerate(prints):
        one = first.setdefault(each.text_key, i)
        if one != i:
            yield one, i


def _sampled(shingles: Hashes) -> Hashes:
    sampled: Hashes = shingles[shingles % np.uint64(SAMPLE) == 0]
    return sampled


def _sharing(keys: Sequence[Hashes], least: int) -> Iterator[tuple[int, int]]:
    """Pairs of indexes whose arrays have at least so many values in common."""
    counts: dict[tuple[int, int], int] = {}
    for group in _groups(keys):
        near = combinations(group, 2) if len(group) <= CROWD else _neighbours(group)
        for pair in near:
            counts[pair] = counts.get(pair, 0) + 1
    yield from sorted(pair for pair, count in counts.items() if count >= least)


def _groups(keys: Sequence[Hashes]) -> Iterator[list[int]]:
    """Indexes that have one value in common, ascending."""
    sizes = [len(key) for key in keys]
    if not sum(sizes):
        return
    values = np.concatenate(list(keys))
    owners = np.repeat(np.arange(len(keys)), sizes)
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    bounds = np.flatnonzero(np.diff(values)) + 1
    starts = np.concatenate(([0], bounds))
    ends = np.concatenate((bounds, [len(values)]))
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        yield owners[start:end].tolist()


def _neighbours(group: list[int]) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(group):
        yield from ((one, other) for other in group[at + 1 : at + 1 + NEIGHBOURS])


def _common(one: Hashes, other: Hashes) -> float:
    """What share of the smaller array stands in the other."""
    if not len(one) or not len(other):
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / min(len(one), len(other))


def copied_share(one: Print, other: Print) -> float:
    """How much of the shorter report's own words stands in the other in the same rows of five, 0 to 1."""
    least = min(len(one.shingles), len(other.shingles))
    share = _common(one.shingles, other.shingles) if least >= FEW_SHINGLES else 0.0
    return share if least >= MIN_COPY_SHINGLES or share >= COPY_OF_FEW else 0.0


def rewritten_share(one: Sequence[Passage], other: Sequence[Passage]) -> float:
    """How much of the shorter report the other tells sentence by sentence, 0 to 1.

    A rewrite keeps the names and numbers of each sentence and mostly their order; an independent report of
    the event does neither. What is told in another order counts `REORDERED` of what is told in the same.
    """
    short, long = sorted((one, other), key=lambda p: (sum(x.words for x in p), len(p)))
    if len(short) < MIN_REWRITE_PASSAGES:
        return 0.0
    like = likeness(short, long)
    like[like < SAME_PASSAGE] = 0.0
    if like.any(axis=1) @ np.array([passage.words for passage in short]) < REWRITE * sum(
        p.words for p in short
    ):
        return 0.0
    words = np.array([passage.words for passage in short])
    in_order, anyhow = (
        float(words[list(told)].sum() / words.sum()) for told in (_in_order(like), _anyhow(like))
    )
    return max(in_order, REORDERED * anyhow)


def _in_order(like: Scores) -> set[int]:
    """Rows (sentences of the shorter report) that the best pairing in order finds a column for."""
    rows, columns = like.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        for j in range(columns):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + like[i, j])
    found: set[int] = set()
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.add(i)
    return found


def _anyhow(like: Scores) -> set[int]:
    """Rows that find a column, the likest pairs first, each column once."""
    rows: set[int] = set()
    columns: set[int] = set()
    for at in np.argsort(-like, axis=None, kind="stable"):
        i, j = divmod(int(at), like.shape[1])
        if not like[i, j]:
            break
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
    return rows


def likeness(one: Sequence[Passage], other: Sequence[Passage]) -> Scores:
    """How far each sentence of the one report tells the same as each of the other, 0 to 1.

    Anchors count most, for a rewrite cannot change them; each the less, the more sentences name it. Sentences
    without any are compared by their stems.
    """
    mine, yours = _incidence([p.anchors for p in one], [p.anchors for p in other])
    weights = (2 / np.maximum(2, mine.sum(axis=0) + yours.sum(axis=0))) ** 0.5
    shared = (mine * weights) @ yours.T
    whole = (mine @ weights)[:, None] + (yours @ weights)[None, :]
    stems = _dice(*_incidence([p.stems for p in one], [p.stems for p in other]))
    words, others = (np.array([p.words for p in each], dtype=float) for each in (one, other))
    length = np.minimum.outer(words, others) / np.maximum.outer(words, others)
    # A name that every second sentence bears says little, however well it agrees.
    named = 0.6 * np.minimum(1.0, shared) * 2 * shared / np.where(whole > 0, whole, 1.0) + 0.4 * stems
    found: Scores = np.where(whole > 0, named, stems * length)
    found[length < MIN_LENGTH] = 0.0
    return found


def _incidence(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> tuple[Scores, Scores]:
    """Which set holds which item, a row for each set of the one and of the other."""
    columns = {item: at for at, item in enumerate(sorted(frozenset().union(*one, *other)))}
    rows = np.zeros((len(one) + len(other), max(1, len(columns))))
    for row, items in enumerate((*one, *other)):
        rows[row, [columns[item] for item in items]] = 1.0
    return rows[: len(one)], rows[len(one) :]


def _dice(one: Scores, other: Scores) -> Scores:
    sizes = one.sum(axis=1)[:, None] + other.sum(axis=1)[None, :]
    found: Scores = 2 * (one @ other.T) / np.where(sizes > 0, sizes, 1.0)
    return found
