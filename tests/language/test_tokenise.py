"""Words, as a table: a space in the second column is a cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.tokenise import make_tokenizer

TOKENIZE = make_tokenizer()


@pytest.mark.parametrize(
    "text, words",
    [
        ("Israel's and Egypt’s envoys", "Israel 's and Egypt ’s envoys"),
        ("they don't, won’t, can't", "they do n't , wo n’t , ca n't"),
        ("talks—which don’t end—failed", "talks — which do n’t end — failed"),
        ("left Rafah.The talks", "left Rafah . The talks"),
        ("a U.S.-led force", "a U.S. - led force"),
        ("the Anglo-American plan", "the Anglo - American plan"),
        ("a non-binding co-operation e-mail", "a non-binding co-operation e-mail"),
        ("in 2010–2012", "in 2010 – 2012"),
        ("raised $3bn, €5m", "raised $ 3bn , € 5 m"),
        ("police and/or army", "police and / or army"),
        ("Gen. Adu, Lt. Ruiz, Sgt. Oh", "Gen. Adu , Lt. Ruiz , Sgt. Oh"),
        ("on Wed the ill man", "on Wed the ill man"),
        ("[KPA] said (twice)", "[ KPA ] said ( twice )"),
        ("#peace @envoy", "#peace @envoy"),
        ("see https://example.org/a?b=c—d", "see https://example.org/a?b=c—d"),
        ("mail press.office@Example.org now", "mail press.office@Example.org now"),
        ("at 7:30PM", "at 7:30 PM"),
        ("call 555-014-2233", "call 555-014-2233"),
        ("said:“No”", "said : “ No ”"),
        ("------ end", "------ end"),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, words: str) -> None:
    doc = TOKENIZE(text)
    assert " ".join(token.text for token in doc) == words
    assert doc.text == text


@settings(deadline=None)
@given(st.text())
def test_the_text_is_kept_to_the_character(text: str) -> None:
    doc = TOKENIZE(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_lone_surrogate_is_replaced_in_place() -> None:
    assert TOKENIZE("a \ud800 b").text == "a \ufffd b"


@pytest.mark.parametrize("text", ["(" * 20_000, "x" * 200_000, "a.B" * 20_000, "@—" * 20_000])
def test_a_huge_run_is_cut_into_small_tokens(text: str) -> None:
    doc = TOKENIZE(text)
    assert doc.text == text
    assert max(len(token) for token in doc) <= 60
