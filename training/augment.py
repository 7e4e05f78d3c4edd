"""Sentences as scraped text has them: other case, other quotes, no full stop."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from training.example import Example

_CURLY = {
    "``": "“",
    "''": "”",
    "'s": "’s",
    "n't": "n’t",
    "'": "’",
    "'re": "’re",
    "'ll": "’ll",
    "'ve": "’ve",
    "'m": "’m",
    "'d": "’d",
}
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "’s": "'s", "n’t": "n't", "``": '"', "''": '"'}


def augmented(example: Example, random: Random) -> Example:
    """The example, now and then changed; its layers stay true of it."""
    if random.random() < 0.05:
        example = _without_end(example)
    words = example.words
    if random.random() < 0.25:
        words = _requoted(words, random)
    words = [_dash(word, random) for word in words]
    chance = random.random()
    if chance < 0.04:
        words = [word.lower() for word in words]
    elif chance < 0.07:
        words = [word.upper() for word in words]
    elif chance < 0.09:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    return replace(example, words=words)


def _without_end(example: Example) -> Example:
    """Without its last word, where that is punctuation on which nothing hangs."""
    last = len(example.words) - 1
    if last < 3 or example.words[last] not in {".", "!", "?", '"', "''"}:
        return example
    if example.heads is not None and last + 1 in example.heads:
        return example
    layers = ("words", "spaces", "upos", "xpos", "feats", "lemmas", "heads", "deprels", "names")
    return replace(
        example,
        **{name: value[:last] for name in layers if (value := getattr(example, name)) is not None},
    )


def _requoted(words: list[str], random: Random) -> list[str]:
    if random.random() < 0.4:
        return [_STRAIGHT.get(word, word) for word in words]
    opened = False
    changed: list[str] = []
    for word in words:
        if word == '"':
            opened = not opened
            changed.append("“" if opened else "”")
        else:
            changed.append(_CURLY.get(word, word))
    return changed


def _dash(word: str, random: Random) -> str:
    if word in {"--", "–", "—"} and random.random() < 0.3:
        return random.choice(("--", "–", "—", "-"))
    return word
