"""Lemma scripts, word features, windows, word pieces."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.features import CASINGS, SHAPES, casing_of, shape_of, word_features
from onrecord.language.lemmas import lemma_of
from onrecord.language.pipeline import WEIGHTS
from onrecord.language.windows import MOST_PIECES, MOST_WORDS, cuts_of
from onrecord.language.wordpieces import PIECES_A_WORD, WordPieces


@pytest.mark.parametrize(
    "word, script, lemma",
    [
        ("Countries", "l|3|y", "country"),
        ("was", "l|3|be", "be"),
        ("Kerry", "k|0|", "Kerry"),
        ("Said", "l|2|y", "say"),
        ("a", "l|3|be", "a"),
        ("go", "l|2|", "go"),
    ],
)
def test_lemma_scripts(word: str, script: str, lemma: str) -> None:
    assert lemma_of(word, script) == lemma


@pytest.mark.parametrize(
    "word, casing, shape",
    [
        ("talks", 1, "xxx"),
        ("Geneva", 2, "Xxxx"),
        ("NATO", 3, "XXX"),
        ("McAdam", 4, "XxXxxx"),
        ("A", 5, "X"),
        ("2016", 6, "ddd"),
        ("—", 7, "—"),
    ],
)
def test_casing_and_shape(word: str, casing: int, shape: str) -> None:
    assert (casing_of(word), shape_of(word)) == (casing, shape)


@given(st.text(min_size=1))
def test_features_are_within_their_tables(word: str) -> None:
    features = word_features(word)
    assert 0 < features.casing < CASINGS
    assert 0 < features.shape < SHAPES


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=300), max_size=20))
def test_every_word_has_one_to_sixteen_pieces(words: list[str]) -> None:
    pieces = WordPieces(WEIGHTS / "tokenizer.json").of(words)
    assert len(pieces) == len(words)
    assert all(1 <= len(ids) <= PIECES_A_WORD for ids in pieces)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([",", ".", "word"]), st.integers(1, 16)), max_size=2000))
def test_no_part_of_a_cut_sentence_is_too_long(words: list[tuple[str, int]]) -> None:
    texts, pieces = [text for text, _ in words], [count for _, count in words]
    edges = [0, *cuts_of(texts, pieces), len(texts)]
    for begin, end in pairwise(edges):
        assert end - begin <= MOST_WORDS
        assert sum(pieces[begin:end]) <= MOST_PIECES
        assert begin < end or not words


def test_a_long_sentence_is_cut_after_a_clause() -> None:
    words = ["word"] * 200 + [";"] + ["word"] * 100
    assert cuts_of(words, [1] * len(words)) == [201]


def test_a_short_sentence_is_left_whole() -> None:
    assert cuts_of(["one", "two"], [1, 1]) == []
