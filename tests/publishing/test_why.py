"""Why an item is on record."""

from __future__ import annotations

import pytest

from onrecord import Record
from onrecord.publishing.why import explain, to_text
from onrecord.store import KINDS
from tests import factory


def test_a_statement_shows_its_words_in_place_and_how_each_field_was_found() -> None:
    whole = factory.whole()
    text = to_text(explain("statements", whole.statements[0], whole), 200)
    assert "statement s-denial" in text
    assert (
        "[source: Lyth’s envoy, Tomasz Rhee], [cue: denied] [content: that the talks had been called off]."
        in text
    )
    assert "Tomasz Rhee (c-rhee)" in text
    assert "found: subject of 'denied'" in text
    assert "[2:§2]" in text
    assert "Lyth says talks go on · Lyth Gazette · 9 May 2031" in text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "articles"])
def test_every_kind_of_item_rests_on_sentences(kind: str) -> None:
    whole = factory.whole()
    for item in getattr(whole, kind):
        found = explain(kind, item, whole)
        assert found.sentences
        assert found.fields
        assert to_text(found, 80)


def test_marked_words_lie_within_their_sentence() -> None:
    whole = factory.whole()
    for event in whole.events:
        for marked in explain("events", event, whole).sentences:
            assert all(0 <= start < end <= len(marked.text) for start, end, _ in marked.words)


def test_what_is_said_of_how_is_known_for_the_example(crisis: Record) -> None:
    statement = next(crisis.statements())
    assert "found:" in crisis.why(statement.id)
