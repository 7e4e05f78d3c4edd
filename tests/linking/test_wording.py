"""Wordings as concepts: what is alike, what is negated, how rarity weighs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.wording import Rarity, concepts, stem, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("called off the trip", "cancelled his visit"),
        ("a halt to the fighting", "a truce"),
        ("the planned assault", "the scheduled offensive"),
        ("put off the negotiations", "postponed the talks"),
        ("a cease-fire resolution", "the ceasefire measure"),
    ],
)
def test_two_wordings_of_one_thing(one: str, other: str) -> None:
    assert concepts(one) == concepts(other)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The levy has not changed.", {"change"}),
        ("The levy hasn’t changed.", {"change"}),
        ("No delegation was approved.", {"delegation", "approve"}),
        ("The levy has changed.", set()),
        ("Neither envoy moved; the levy changed.", {"delegation", "mov"}),
    ],
)
def test_what_a_negation_reaches(text: str, negated: set[str]) -> None:
    assert {t.concept for t in terms(text) if t.negated} == negated


def test_what_ought_to_be_is_modal() -> None:
    assert all(t.modal for t in terms("should leave the valley"))
    assert not any(t.modal for t in terms("left the valley"))


def test_names_of_days_and_empty_words_say_nothing() -> None:
    assert concepts("on Tuesday they said that it was so") == frozenset()


def test_a_rare_word_says_more() -> None:
    rarity = Rarity.of(["the harbour levy"] * 40 + ["the harbour eel"])
    assert rarity.weight("eel") > rarity.weight("harbour")


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_between_none_and_one(one: str, other: str) -> None:
    rarity = Rarity.of([one, other])
    first, second = concepts(one), concepts(other)
    assert rarity.likeness(first, second) == pytest.approx(rarity.likeness(second, first))
    assert 0.0 <= rarity.likeness(first, second) <= 1.0 + 1e-9
    assert 0.0 <= rarity.covered(first, second) <= 1.0 + 1e-9


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_stem_begins_the_word(word: str) -> None:
    assert word.startswith(stem(word))
    assert stem(word)
