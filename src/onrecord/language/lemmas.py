"""Lemmas from edit scripts: 'case|cut|added', a table of irregular forms, and a check of regular endings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

_OF_VERBS = frozenset({"VBD", "VBN", "VBG", "VBZ"})
_INFLECTED = _OF_VERBS | {"NNS"}

# No English verb ends like these, but with an e after them many do. Venezky, "The Structure of English
# Orthography" (1970), has the rules: v, u and soft c and g want an e, a consonant and l want one, and so does
# a lone consonant after a lone vowel, where a short vowel would have doubled it.
_WANTS_E = re.compile(
    r"(?:[vuz]|[aeiounr]c|[dr]g|[^aeiou][aeiou]g|[bcdfgkptz]l|[^eo]at|[^o]ut|[nrl]s|[aeiou]s"
    r"|[^aeo]id|[^ao]ud|[^e]ed|[^eo]ad|[^o]od|[^aeiou][aiou]k|[^aeo]ir|[^aeo]ur|[^eo]ar|[^a]in|um|ib|ot|pon)$"
)
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


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


def known_lemma(word: str, tag: str, lemma: str, is_known: Callable[[str], bool]) -> str:
    """The lemma or, where it is no known word, what the regular endings and the spelling give.

    Scripts are learnt by ending and miss what spelling alone does not say: 'expelled' → 'expell',
    'outlined' → 'outlin'. An irregular form has the lemma of the table: 'struck' → 'strike'. `tag` is the
    PTB tag; `is_known` tells whether a word is in the encoder's vocabulary, which has some 20,000 words:
    what is not in it goes by the rules of spelling.
    """
    if tag not in _INFLECTED:
        return lemma
    irregular = _irregular_lemma(word.lower(), tag)
    if irregular is not None or is_known(lemma):
        return irregular or lemma
    likely = [form for form in _regular(word.lower()) if is_known(form)]
    if likely:
        return likely[0]
    return _completed(_stem(lemma)) if tag in _OF_VERBS else lemma


def _irregular_lemma(word: str, tag: str) -> str | None:
    """By the table; past tense and participle stand in for each other, since taggers mix them up."""
    table = _irregular()
    other = {"VBD": "VBN", "VBN": "VBD"}.get(tag, tag)
    found = table.get((tag, word)) or table.get((other, word))
    if found is None and tag == "NNS" and word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    return found


@cache
def _irregular() -> dict[tuple[str, str], str]:
    text = (files(__package__) / "data" / "irregular.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {(tag, form): lemma for tag, form, lemma in rows}


def _stem(word: str) -> str:
    """A verb's form that was left whole, without its ending: 'recurring' → 'recurr'."""
    return next((word[: -len(end)] for end in ("ed", "ing") if word.endswith(end) and len(word) > 5), word)


def _regular(word: str) -> Iterator[str]:
    """What an inflected form may come from by the regular endings, the likelier first."""
    for ending in ("ed", "ing", "es", "s"):
        if not word.endswith(ending) or len(word) < len(ending) + 3:
            continue
        stem = word[: -len(ending)]
        if stem.endswith("i") and ending in ("ed", "es"):
            yield stem[:-1] + "y"
        yield stem
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        return


def _completed(lemma: str) -> str:
    """A verb's stem spelt as English spells verbs: 'negotiat' → 'negotiate', 'abhorr' → 'abhor'."""
    if _WANTS_E.search(lemma):
        return lemma + "e"
    if _DOUBLED.search(lemma):
        return lemma[:-1]
    return lemma
