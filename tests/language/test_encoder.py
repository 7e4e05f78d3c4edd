"""The encoder: numbers that do not depend on the batch."""

from dataclasses import fields

import numpy as np
import pytest

from onrecord.language.encoder import Encoder, Layers
from onrecord.language.pipeline import WEIGHTS

TEXTS = (
    "The envoy left .",
    "Talks between the two governments will go on in Vienna next week , a spokeswoman said .",
    "No comment",
    "Two of the ministers who had been asked to attend declined .",
    "word " * 240,
    "The envoy left .",
)
SENTENCES = [text.split() for text in TEXTS]


def same(left: Layers, right: Layers) -> bool:
    return all(
        np.array_equal(getattr(left, field.name), getattr(right, field.name)) for field in fields(left)
    )


@pytest.mark.parametrize("threads", [1, 2])
def test_a_sentence_has_the_same_numbers_in_any_batch(threads: int) -> None:
    encoder = Encoder(WEIGHTS, threads)
    together = encoder.run(SENTENCES * 3)
    for number, sentence in enumerate(SENTENCES):
        alone = encoder.run([sentence])[0]
        assert same(together[number], alone)
        assert same(together[number + len(SENTENCES)], alone)


def test_threads_change_nothing() -> None:
    one, two = Encoder(WEIGHTS, 1).run(SENTENCES), Encoder(WEIGHTS, 2).run(SENTENCES)
    assert all(same(left, right) for left, right in zip(one, two, strict=True))


def test_shapes() -> None:
    layers = Encoder(WEIGHTS, 1).run([["One", "two", "three"]])[0]
    assert layers.upos.shape == (3,)
    assert layers.arcs.shape == (4, 4)
    assert layers.names.shape[0] == 3
    assert layers.vector.shape == (384,)


@pytest.mark.parametrize("words", [[], ["word"] * 600])
def test_a_sentence_that_does_not_fit_is_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="split it first"):
        Encoder(WEIGHTS, 1).run([words])
