"""Lemmas: scripts, and what spelling mends of them."""

import pytest

from onrecord.language.lemmas import known_lemma, lemma_of

KNOWN = frozenset({"confirm", "outline", "agree", "deny", "plan", "visit", "town"}).__contains__


@pytest.mark.parametrize(
    ("word", "script", "lemma"),
    [("Countries", "l|3|y", "country"), ("Oslo", "k|0|", "Oslo"), ("is", "l|5|be", "is")],
)
def test_a_script_makes_the_lemma(word: str, script: str, lemma: str) -> None:
    assert lemma_of(word, script) == lemma


@pytest.mark.parametrize(
    ("word", "tag", "learnt", "lemma"),
    [
        ("confirmed", "VBD", "confirme", "confirm"),
        ("outlined", "VBN", "outlin", "outline"),
        ("agreed", "VBD", "agre", "agree"),
        ("denied", "VBD", "deni", "deny"),
        ("planning", "VBG", "plann", "plan"),
        ("Visits", "VBZ", "visit", "visit"),
        # not in the vocabulary: by the rules of spelling
        ("mediated", "VBD", "mediat", "mediate"),
        ("denounced", "VBN", "denounc", "denounce"),
        ("abhorred", "VBD", "abhorr", "abhor"),
        ("recurring", "VBG", "recurring", "recur"),
        ("ambushed", "VBD", "ambush", "ambush"),
        ("harassed", "VBD", "harass", "harass"),
        # irregular forms go by the table, whatever was learnt
        ("fled", "VBD", "fle", "flee"),
        ("Struck", "VBN", "strake", "strike"),
        ("withdrew", "VBD", "withdake", "withdraw"),
        ("overran", "VBN", "overran", "overrun"),
        ("found", "VBD", "found", "find"),
        ("lay", "VBD", "lay", "lie"),
        ("crises", "NNS", "crise", "crisis"),
        ("gunmen", "NNS", "gunme", "gunman"),
        # what is not in it and what is no inflected form stay as learnt
        ("found", "VB", "found", "found"),
        ("lay", "VBP", "lay", "lay"),
        ("towns", "NNS", "town", "town"),
        ("quorums", "NNS", "quorum", "quorum"),
        ("outlin", "NN", "outlin", "outlin"),
    ],
)
def test_an_unknown_lemma_is_mended(word: str, tag: str, learnt: str, lemma: str) -> None:
    assert known_lemma(word, tag, learnt, KNOWN) == lemma
