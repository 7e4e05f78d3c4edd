"""Trees from arc scores."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.decode import tree_of


def is_tree(heads: list[int]) -> bool:
    def reaches(word: int) -> bool:
        for _ in heads:
            word = heads[word - 1]
            if word == 0:
                return True
        return False

    return heads.count(0) == 1 and all(reaches(word) for word in range(1, len(heads) + 1))


def best_by_trying_all(scores: np.ndarray) -> float:
    count = scores.shape[0] - 1
    trees = (heads for heads in product(range(count + 1), repeat=count) if is_tree(list(heads)))
    return max(sum(float(scores[i + 1, head]) for i, head in enumerate(heads)) for heads in trees)


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_every_answer_is_a_tree_with_one_root(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count + 1, count + 1)).astype(np.float32)
    assert is_tree(tree_of(scores))


@pytest.mark.parametrize("seed", range(30))
def test_the_answer_is_the_best_tree(seed: int) -> None:
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 6))
    scores = random.normal(size=(count + 1, count + 1)).astype(np.float32)
    mine = sum(float(scores[i + 1, head]) for i, head in enumerate(tree_of(scores)))
    assert mine == pytest.approx(best_by_trying_all(scores), abs=1e-4)


def test_no_words_have_no_heads() -> None:
    assert tree_of(np.zeros((1, 1), dtype=np.float32)) == []


def test_equal_scores_are_a_tree_too() -> None:
    assert is_tree(tree_of(np.zeros((8, 8), dtype=np.float32)))
