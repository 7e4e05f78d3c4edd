"""Which statement a word stands in, by lookup."""

from __future__ import annotations

from msgspec import structs

from onrecord.finding.event_statements import StatementsByWord
from onrecord.record import Evidence, StatementFound
from tests.finding.events_stage import INDEX, analysed, said

TEXT = "Lund said Berg had told him that the raid was over. The Council demanded more."


def index(*statements: StatementFound) -> StatementsByWord:
    return StatementsByWord(analysed(TEXT), statements)


def test_a_word_is_in_all_statements_around_it_the_innermost_last() -> None:
    outer = said(TEXT, "Berg had told him that the raid was over", "Lund")
    inner = said(TEXT, "the raid was over", "Berg")
    found = index(outer, inner)
    doc = analysed(TEXT)
    raid = next(t for t in doc if t.text == "raid")
    told = next(t for t in doc if t.text == "told")
    demanded = next(t for t in doc if t.text == "demanded")
    assert found.around(raid) == (0, 1)
    assert found.speaker_of(raid) == INDEX["Berg"]
    assert found.around(told) == (0,)
    assert found.around(demanded) == ()
    assert found.speaker_of(demanded) is None


def test_we_are_who_says_so_in_their_own_words() -> None:
    text = "“Lund has accused us of a raid,” Berg said."
    own = structs.replace(said(text, "Lund has accused us of a raid,", "Berg"), form="direct")
    told = said(text, "us of a raid", "Lund")
    us = next(t for t in analysed(text) if t.text == "us")
    found = StatementsByWord(analysed(text), (own, told))
    assert found.we_of(us) == INDEX["Berg"]
    assert found.speaker_of(us) == INDEX["Lund"]


def test_who_closes_a_sentence_speaks_of_what_stands_before() -> None:
    text = "The Council will not meet before August, Lund said."
    start = text.index("Lund")
    words = Evidence(article="a-test", start=start, end=start + 4, text="Lund", role="source")
    content = said(text, "The Council will not meet before August", "Lund")
    found = StatementsByWord(analysed(text), (structs.replace(content, evidence=(*content.evidence, words)),))
    council, meet, lund = (
        next(t for t in analysed(text) if t.text == w) for w in ("Council", "meet", "Lund")
    )
    assert found.speaks_behind(lund, meet)
    assert not found.speaks_behind(council, meet)


def test_the_words_of_a_source_stand_for_who_speaks() -> None:
    content = said(TEXT, "more", "Council")
    start = TEXT.index("Council")
    words = Evidence(article="a-test", start=start, end=start + 7, text="Council", role="source")
    found = index(StatementFound(
        source=None, source_text="Council", attribution="document", affiliation=INDEX["Council"],
        cue="demanded", act="say", content="more", form="indirect", evidence=(*content.evidence, words),
    ))  # fmt: skip
    doc = analysed(TEXT)
    assert found.named_at(next(t for t in doc if t.text == "Council")) == INDEX["Council"]
    assert found.named_at(doc[0]) is None
