"""Lemmas as edit scripts on the word: how its case is treated, what is cut, what is put on."""

from __future__ import annotations


def script_of(word: str, lemma: str) -> str:
    """The script that makes `lemma` of `word`: 'case|cut|added', as 'l|3|y' for Countries."""
    case = "l" if lemma == lemma.lower() else "k"
    base = word.lower() if case == "l" else word
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case}|{len(base) - shared}|{lemma[shared:]}"
