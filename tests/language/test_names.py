"""Name spans from tag scores."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.names import NameDecoder, Span, with_hyphened, without_bare_titles, without_offices

TAGS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")
DECODER = NameDecoder(TAGS)
WORDS = ["Word"] * 12


def scores_of(*tags: str) -> np.ndarray:
    table = np.zeros((len(tags), len(TAGS)), dtype=np.float32)
    for row, tag in enumerate(tags):
        table[row, TAGS.index(tag)] = 5
    return table


def test_spans_follow_the_tags() -> None:
    scores = scores_of("B-PERSON", "I-PERSON", "O", "B-ORG", "B-ORG")
    assert DECODER.spans(WORDS[: len(scores)], scores) == [(0, 2, "PERSON"), (3, 4, "ORG"), (4, 5, "ORG")]


def test_an_inside_tag_with_no_beginning_is_mended() -> None:
    assert DECODER.spans(WORDS[:3], scores_of("O", "I-ORG", "I-ORG")) in ([(1, 3, "ORG")], [(0, 3, "ORG")])


def test_titles_alone_are_no_persons() -> None:
    words = ["Maj.", "Gen.", "Abbas", "Odeh", "General", "Motors"]
    spans = [(0, 2, "PERSON"), (2, 4, "PERSON"), (4, 6, "ORG")]
    assert without_bare_titles(words, spans) == spans[1:]


@pytest.mark.parametrize(
    ("text", "spans", "names"),
    [
        ("Kenyan Foreign Minister Ann Odera", [(0, 3, "PERSON"), (3, 5, "PERSON")], ["Kenyan", "Ann Odera"]),
        ("Chilean Defence Minister Ana Soto", [(0, 2, "ORG"), (3, 5, "PERSON")], ["Chilean", "Ana Soto"]),
        (
            "New Zealand Foreign Minister Ann Lee",
            [(0, 3, "PLACE"), (4, 6, "PERSON")],
            ["New Zealand", "Ann Lee"],
        ),
        ("Deputy Foreign Minister Ilya Orlov", [(1, 5, "PERSON")], ["Ilya Orlov"]),
        ("Secretary of State Ann Lee", [(2, 3, "PERSON"), (3, 5, "PERSON")], ["Ann Lee"]),
        ("the Prime Minister 's Office said", [(1, 5, "PERSON")], []),
        ("the Prime Minister 's Office said", [(4, 5, "PERSON")], []),
        (
            "Ann Lee met the Foreign Ministry",
            [(0, 2, "PERSON"), (4, 6, "ORG")],
            ["Ann Lee", "Foreign Ministry"],
        ),
    ],
)
def test_an_office_is_no_part_of_a_name(text: str, spans: list[Span], names: list[str]) -> None:
    words = text.split()
    assert [" ".join(words[begin:end]) for begin, end, _ in without_offices(words, spans)] == names


def test_no_person_begins_with_a_preposition() -> None:
    scores = scores_of("O", "B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON")
    words = ["Secretary", "of", "State", "Maria", "Lind"]
    assert (0, 1) not in [span[:2] for span in DECODER.spans(words, scores)]
    assert all(begin > 1 for begin, _, _ in DECODER.spans(words, scores))
    assert DECODER.spans(["Bank", "of", "Oslo"], scores_of("B-ORG", "I-ORG", "I-ORG")) == [(0, 3, "ORG")]


@pytest.mark.parametrize(
    ("text", "spans", "whole"),
    [
        ("Mensah^-^led talks", [(0, 1, "PERSON")], [(0, 1, "PERSON")]),
        ("Chan^Tai^-^man spoke", [(0, 2, "PERSON")], [(0, 4, "PERSON")]),
        ("Chan^Tai^-^man spoke", [(0, 2, "PERSON"), (3, 4, "PERSON")], [(0, 4, "PERSON")]),
        ("Chan - who spoke", [(0, 1, "PERSON")], [(0, 1, "PERSON")]),
        ("Ghana^-^based firms", [(0, 1, "PLACE")], [(0, 1, "PLACE")]),
        ("Mensah^-", [(0, 1, "PERSON")], [(0, 1, "PERSON")]),
    ],
)
def test_hyphens_hold_a_name_together(text: str, spans: list[Span], whole: list[Span]) -> None:
    """A caret stands for no space."""
    words = text.replace("^", " ").split()
    glued = [mark == "^" for mark in text if mark in " ^"] + [False]
    proper = [word not in {"led", "spoke"} for word in words]
    assert with_hyphened(words, proper, glued, spans) == whole


def test_no_names() -> None:
    assert DECODER.spans(WORDS[:2], scores_of("O", "O")) == []


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(0, 10_000))
def test_spans_are_in_order_and_do_not_overlap(count: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(count, len(TAGS))).astype(np.float32)
    spans = DECODER.spans(WORDS[: len(scores)], scores)
    edges = [edge for begin, end, _ in spans for edge in (begin, end)]
    assert edges == sorted(edges)
    assert all(0 <= begin < end <= count for begin, end, _ in spans)
