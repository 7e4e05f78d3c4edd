"""Arc scores → a tree with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_NEVER = np.float32(-1e9)


def tree_of(scores: Scores) -> list[int]:
    """The heads of W words from (W + 1) × (W + 1) scores, row the dependent, column the head.

    Number 0 is the root, words count from 1; the answer has W heads, just one of them 0. The
    best head of every word is taken where that makes a tree, else the best tree is found as in
    Chu and Liu (1965) and Edmonds (1967), with the root's one child tried in the order of scores.
    """
    count = scores.shape[0] - 1
    if count <= 0:
        return []
    allowed = scores.astype(np.float32, copy=True)
    np.fill_diagonal(allowed, _NEVER)
    heads = allowed[1:].argmax(axis=1)
    if _is_tree(heads):
        return [int(head) for head in heads]
    return _best_tree(allowed)


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """One word on the root, and every word reaches it."""
    if int((heads == 0).sum()) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for word in range(1, len(heads) + 1):
        path = []
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word - 1])
        if state[word] == 1:
            return False
        for passed in path:
            state[passed] = 2
    return True


def _best_tree(scores: Scores) -> list[int]:
    """The best tree with exactly one child of the root.

    The child is the word that costs least to hang on the root: one run of Chu-Liu/Edmonds with
    every other arc from the root shut. More than one child is tried only where scores are near.
    """
    gains = scores[1:, 0] - scores[1:, 1:].max(axis=1, initial=_NEVER)
    best: list[int] = []
    best_sum = -np.inf
    for child in np.argsort(-gains, kind="stable")[:_CHILDREN]:
        single = scores.copy()
        single[1:, 0] = _NEVER
        single[child + 1, 0] = scores[child + 1, 0]
        heads = chu_liu_edmonds(single)
        total = float(sum(scores[word, heads[word]] for word in range(1, len(heads))))
        if total > best_sum:
            best, best_sum = heads[1:], total
    return best


_CHILDREN = 3


def chu_liu_edmonds(scores: Scores) -> list[int]:
    """The heads (entry 0 is -1) of the tree of greatest score; rows dependents, columns heads.

    Cycles are contracted one after another and opened again in reverse order; time is at most
    cubic, on sentences the caller has cut to a few hundred words.
    """
    scores = scores.astype(np.float64)
    count = scores.shape[0]
    heads = [-1] + [int(head) for head in scores[1:].argmax(axis=1) + 0]
    cycle = _cycle_of(heads)
    if cycle is None:
        return heads
    inside = np.zeros(count, dtype=bool)
    ring = np.array(cycle)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, [heads[node] for node in cycle]]
    entering = scores[np.ix_(ring, outside)] - kept[:, None]
    enter_by = entering.argmax(axis=0)
    leaving = scores[np.ix_(outside, ring)]
    leave_by = leaving.argmax(axis=1)
    size = len(outside) + 1
    smaller = np.full((size, size), float(_NEVER))
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[-1, :-1] = entering.max(axis=0)
    smaller[:-1, -1] = leaving.max(axis=1)
    return _opened(heads, cycle, outside, chu_liu_edmonds_rows(smaller), enter_by, leave_by)


def chu_liu_edmonds_rows(scores: NDArray[np.float64]) -> list[int]:
    """As `chu_liu_edmonds`, for the contracted graph."""
    np.fill_diagonal(scores, float(_NEVER) * 2)
    return chu_liu_edmonds(scores)  # type: ignore[arg-type]


def _opened(
    heads: list[int],
    cycle: list[int],
    outside: NDArray[np.int64],
    contracted: list[int],
    enter_by: NDArray[np.int64],
    leave_by: NDArray[np.int64],
) -> list[int]:
    """The tree of the whole graph from the tree with the cycle as one node (the last)."""
    result = list(heads)
    last = len(outside)
    for place, node in enumerate(outside):
        if place == 0:
            continue
        head = contracted[place]
        result[node] = cycle[leave_by[place]] if head == last else int(outside[head])
    entry = contracted[last]
    result[cycle[enter_by[entry]]] = int(outside[entry])
    return result


def _cycle_of(heads: list[int]) -> list[int] | None:
    """Some cycle among the heads, or None."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return None
