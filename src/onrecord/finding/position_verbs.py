"""The lemma of a verb as a word list has it."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token


def known_lemma(verb: Token, known: Container[str]) -> str:
    """The engine guesses the lemma of a form it has not learnt, and may miss a final e or a doubled letter
    ("outlin", "expell"): the variant that the list knows, else the lemma as it is."""
    lemma = verb.lemma_.lower()
    for form in (lemma, lemma + "e", lemma.removesuffix("e"), lemma[:-1]):
        if form in known:
            return form
    return lemma
