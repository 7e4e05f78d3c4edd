"""The name labels that are our own: rows as the file format says, and tags made of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from training.name_tags import CLASSES, TAGS
from training.own_names import labelled, read_labels


@pytest.mark.parametrize(("name", "sentences"), [("ewt", 5000), ("meantime", 700)])
def test_spans_of_a_label_file_are_in_order_and_apart(name: str, sentences: int) -> None:
    rows = read_labels(name)
    assert len(rows) >= sentences
    for spans in rows.values():
        assert all(end <= begin for (_, end, _), (begin, _, _) in pairwise(spans))
        assert all(kind in {*CLASSES, "?"} for *_, kind in spans)


def test_a_name_of_open_class_may_have_any_tag() -> None:
    # "Orsa met Sharayu in Lome"
    tags = labelled(5, [(0, 1, "PERSON"), (2, 3, "?"), (4, 5, "PLACE")])
    assert tags == [["B-PERSON"], ["O"], list(TAGS), ["O"], ["B-PLACE"]]


def test_words_of_a_longer_name_continue_it() -> None:
    assert labelled(4, [(1, 3, "ORG")]) == [["O"], ["B-ORG"], ["I-ORG"], ["O"]]
