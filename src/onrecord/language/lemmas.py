"""Lemmas from edit scripts: 'case|cut|added'."""

from __future__ import annotations


def lemma_of(word: str, script: str) -> str:
    """The lemma that a script makes of a word: ('Countries', 'l|3|y') → 'country'.

    A script that would cut more than the word has leaves the word, lower-cased where it says so.
    """
    case, cut, added = script.split("|", 2)
    base = word.lower() if case == "l" else word
    kept = len(base) - int(cut)
    if kept < 0 or (kept == 0 and not added):
        return base
    return base[:kept] + added
