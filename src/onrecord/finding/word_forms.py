"""Whether a token is a form of a listed word, by its lemma or, where that is wrong, by regular inflection.

The lemma is predicted, and a rare verb's may be cut wrongly ("vetoed" → "vetoe"); a list of words is a stronger
witness than the prediction.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token


def form_of(token: Token, words: Container[str]) -> str | None:
    """The listed word that a token is a form of, or None.

    "voted", "votes", "voting" are forms of "vote"; "ratified" of "ratify"; "planned" of "plan".
    """
    return next((w for w in _candidates(token) if w in words), None)


def is_form(token: Token | None, words: Container[str]) -> bool:
    """Whether a token is a form of one of the listed words; no token is of none."""
    return token is not None and form_of(token, words) is not None


def _candidates(token: Token) -> Iterator[str]:
    yield token.lemma_.lower()
    yield from base_forms(token.lower_)


def base_forms(word: str) -> Iterator[str]:
    """What a word may be an inflected form of, itself first.

    >>> [w for w in base_forms("ratified") if w in {"ratify", "rat"}]
    ['ratify']
    """
    yield word
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            yield stem
            if ending in ("ing", "ed"):
                yield stem + "e"
                if stem[-1] == stem[-2]:
                    yield stem[:-1]
    for ending in ("ied", "ies"):
        if word.endswith(ending):
            yield word[: -len(ending)] + "y"
