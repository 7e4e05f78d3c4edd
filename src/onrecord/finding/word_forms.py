"""Whether a token is a form of a listed word, by its lemma or, where that is wrong, by inflection.

The lemma is predicted, and may be wrong ("held" → "he"); a word on a list, with the regular endings and the
irregular forms of `data/irregular_forms.tsv`, is a stronger witness than the prediction.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token


def form_of(token: Token, words: Container[str]) -> str | None:
    """The listed word that a token is a form of, or None.

    "voted", "votes", "voting" are forms of "vote"; "ratified" of "ratify"; "planned" of "plan"; "held" of
    "hold".
    """
    return next((w for w in (*base_forms(token.lower_), token.lemma_.lower()) if w in words), None)


def is_form(token: Token | None, words: Container[str]) -> bool:
    """Whether a token is a form of one of the listed words; no token is of none."""
    return token is not None and form_of(token, words) is not None


def base_forms(word: str) -> Iterator[str]:
    """What a word may be an inflected form of, itself first.

    >>> [w for w in base_forms("ratified") if w in {"ratify", "rat"}]
    ['ratify']
    >>> [w for w in base_forms("held") if w in {"hold", "he"}]
    ['hold']
    """
    yield word
    if word in _irregular():
        yield _irregular()[word]
    yield from _regular(word)


def _regular(word: str) -> Iterator[str]:
    for ending in ("ing", "ed", "es", "s", "d"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        yield stem
        if ending in ("ing", "ed"):
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
    if word.endswith(("ied", "ies")):
        yield word[:-3] + "y"
    if word.endswith("men"):
        yield word[:-2] + "an"


@cache
def _irregular() -> Mapping[str, str]:
    text = (files(__package__) / "data" / "irregular_forms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {form: base for base, forms in rows for form in forms.split()}
