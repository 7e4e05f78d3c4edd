"""Text to Doc: what holds for every text, and example sentences."""

import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.language import load
from onrecord.language.pipeline import Analyser
from onrecord.language.windows import MOST_WORDS

REPORT = (
    "Ministers meet in Lagos\n\n"
    "LAGOS — Foreign Minister Amina Okafor met her Ghanaian counterpart, Kwame Mensah, in Lagos on Monday,"
    ' officials said. "We are close to an agreement," Ms Okafor told reporters.\n\n'
    "The African Union was not represented. The two ministers will visit Accra next week."
)

ODD = [
    "",
    " ",
    "\n",
    "\x00",
    "a\x00b \x07",
    "😀😀 👍🏽 👨‍👩‍👧",
    "مرحبا بالعالم. كيف الحال؟ Hello",
    "文字" * 200,
    "!!! ??? ...",
    "word " * 400,
    "( " * 300,
    "x" * 2_000,
    "https://example.org/" + "a/" * 400,
    " leading and trailing \t ",
    "one\ttab\x0b and \x85 breaks\u2028here\r\n",
    "e\u0301" * 50,
    "The minister said " + "السلام عليكم " * 30 + "and left for Amman.",
    "Talks\x00 began\x00 in\x00 Accra.",
    "Переговоры начались в Киеве. 会谈于周一举行。 ประชุมวันจันทร์",
    "\u202eabc\u202c def \u200f.",
]


def words_of(sentence) -> list:
    return [token for token in sentence if not token.is_space]


def check(doc: Doc, text: str) -> None:
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    vectors = doc._.sentence_vectors
    spoken = [sentence for sentence in doc.sents if words_of(sentence)]
    assert vectors.shape == (len(spoken), 384)
    assert vectors.dtype == np.float32
    for sentence in spoken:
        roots = [token for token in words_of(sentence) if token.dep_ == "ROOT"]
        assert len(roots) == 1
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert not token.head.is_space or token.head.i == token.i
            assert roots[0] in [token, *token.ancestors]
            assert token.pos_ == "SPACE" if token.is_space else token.pos_ not in ("", "SPACE")
    for paragraph in doc._.paragraphs:
        assert "\n" not in paragraph.text
        assert paragraph.text.strip()
    assert {entity.label_ for entity in doc.ents} <= {"PERSON", "ORG", "PLACE", "EVENT", "MISC"}


@pytest.mark.parametrize("text", [*ODD, REPORT])
def test_any_text_gives_a_sound_doc(analyser: Analyser, text: str) -> None:
    check(analyser(text), text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_characters_give_a_sound_doc(analyser: Analyser, text: str) -> None:
    check(analyser(text), text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["The", "envoy", "left", ".", ",", '"', "”", "\n", "U.S.", "he", "said", "?", "1"]),
        max_size=40,
    )
)
def test_any_words_give_a_sound_doc(analyser: Analyser, words: list[str]) -> None:
    text = " ".join(words)
    check(analyser(text), text)


LONG = {
    "words without a stop": "word ",
    "no spaces": "x",
    "sentences without a space between": "Envoys met.",
    "brackets": "( ",
    "stops": ".",
    "quotation marks": '" a ',
    "emoji": "😀",
    "another script": "مرحبا",
    "NUL": "a\0",
    "hyphens": "a-",
    "an address": "http://example.org/a/",
    "digits and commas": "1,",
    "line breaks": "\n",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_preparing_takes_time_that_grows_with_the_length(analyser: Analyser, piece: str) -> None:
    """Ten thousand of anything, and no sentence that is more than the encoder takes.

    Four times the text takes some four times as long; twelve times would be more than noise explains.
    """
    seconds = []
    for count in (2_500, 10_000):
        began = time.process_time()
        read = analyser._read(piece * count)
        seconds.append(time.process_time() - began)
        assert read.doc.text == piece * count
        assert max(map(len, read.sentences), default=0) <= MOST_WORDS
    assert seconds[1] < 12 * max(seconds[0], 0.05)


def as_plain(doc: Doc) -> list[tuple]:
    return [
        (t.text, t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_)
        for t in doc
    ]


def test_the_company_a_text_is_in_changes_nothing(analyser: Analyser) -> None:
    short = [text for text in ODD if len(text) < 500]
    others = [*short, "A short one.", "The committee will vote on the draft on Tuesday.", REPORT[::-1]]
    alone = analyser(REPORT)
    for texts in ([REPORT], [REPORT, *others], [*reversed(others), REPORT]):
        together = next(doc for doc in analyser.pipe(texts) if doc.text == REPORT)
        assert as_plain(together) == as_plain(alone)
        assert np.array_equal(together._.sentence_vectors, alone._.sentence_vectors)


def test_a_sentence_is_analysed_by_itself(analyser: Analyser) -> None:
    first = "The two ministers will visit Accra next week."
    alone, after = analyser(first), analyser("Rain fell.\n" + first)
    offset = len(after) - len(alone)
    assert [row[:6] for row in as_plain(after)[offset:]] == [row[:6] for row in as_plain(alone)]


def test_docs_come_in_order(analyser: Analyser) -> None:
    texts = [f"Envoy {number} spoke." for number in range(50)]
    assert [doc.text for doc in analyser.pipe(texts)] == texts
    assert list(analyser.pipe([])) == []


def test_paragraphs_are_the_lines(analyser: Analyser) -> None:
    paragraphs = [span.text for span in analyser(REPORT)._.paragraphs]
    assert paragraphs == [line for line in REPORT.split("\n") if line]


def test_a_line_break_ends_a_sentence(analyser: Analyser) -> None:
    sentences = [sentence.text.strip() for sentence in analyser(REPORT).sents]
    assert sentences[0] == "Ministers meet in Lagos"
    assert len(sentences) == 5


def test_the_same_analyser_for_the_same_arguments() -> None:
    assert load(1) is load(1)


def test_a_plain_sentence_is_understood(analyser: Analyser) -> None:
    doc = analyser("The minister did not meet Kwame Mensah in Lagos.")
    meet = next(token for token in doc if token.lemma_ == "meet")
    assert meet.dep_ == "ROOT"
    assert {(t.text, t.dep_) for t in meet.children} >= {
        ("minister", "nsubj"),
        ("did", "aux"),
        ("not", "advmod"),
        ("Kwame", "obj"),
        ("Lagos", "obl"),
    }
    assert {(entity.text, entity.label_) for entity in doc.ents} == {
        ("Kwame Mensah", "PERSON"),
        ("Lagos", "PLACE"),
    }


def test_tense_and_number_are_read(analyser: Analyser) -> None:
    doc = analyser("The delegations arrived on Sunday.")
    assert doc[1].morph.get("Number") == ["Plur"]
    assert doc[2].morph.get("Tense") == ["Past"]
    assert (doc[2].lemma_, doc[2].tag_, doc[2].pos_) == ("arrive", "VBD", "VERB")


def test_like_sentences_have_like_vectors(analyser: Analyser) -> None:
    doc = analyser("The envoys agreed on a ceasefire.\nA truce was agreed by the envoys.\nCocoa prices fell.")
    vectors = doc._.sentence_vectors
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)


def test_the_shape_of_quotation_marks_changes_nothing(analyser: Analyser) -> None:
    text = "The minister’s office said the offer “wasn’t serious”. ‘We’ll wait,’ it added."
    curly = analyser(text)
    straight = analyser(text.translate(str.maketrans("‘’“”", "''\"\"")))
    assert [(t.tag_, t.dep_, t.head.i) for t in curly] == [(t.tag_, t.dep_, t.head.i) for t in straight]


def test_a_sentence_begins_where_the_caller_says(analyser: Analyser) -> None:
    text = "RIGA (BNS) — Latvian Prime Minister Ilze Kalna said Tuesday that the envoy would go."
    doc = analyser(text, starts=[13])
    assert [sentence.start_char for sentence in doc.sents] == [0, 13]
    told = {token.text: token for token in doc}
    assert told["said"].dep_ == "ROOT"
