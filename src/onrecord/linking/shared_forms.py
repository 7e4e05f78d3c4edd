"""Whom a description stands for that reports use of several: "the prime minister" of a story is the one of
whom most of them say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

import msgspec

from onrecord.finding import kinds
from onrecord.record import Actor

_BEFORE = frozenset(
    (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "both",
        "all",
    )
)


def told_apart(actors: Sequence[Actor]) -> Iterator[Actor]:
    """The actors, a description that several bear left to the one that most mentions by it mean; where nobody
    leads it stays with all."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, actor in enumerate(actors):
        for key in sorted({key for alias in actor.aliases if (key := _description(alias))}):
            bearers[key].append(at)
    shared = {key: inside for key, inside in bearers.items() if len(inside) > 1}
    others = _others(actors, shared)
    for at, actor in enumerate(actors):
        gone = others.get(at)
        if gone:
            kept = tuple(alias for alias in actor.aliases if _description(alias) not in gone)
            yield msgspec.structs.replace(actor, aliases=kept)
        else:
            yield actor


def _others(actors: Sequence[Actor], shared: Mapping[str, list[int]]) -> dict[int, set[str]]:
    """By actor the descriptions that mostly mean another."""
    counts = {
        at: Counter(_description(mention.text) for mention in actors[at].mentions)
        for at in sorted(set(chain.from_iterable(shared.values())))
    }
    found: dict[int, set[str]] = defaultdict(set)
    for key, inside in shared.items():
        first, second = sorted((counts[at][key] for at in inside), reverse=True)[:2]
        for at in inside if first > second else ():
            if counts[at][key] < first:
                found[at].add(key)
    return found


@lru_cache(maxsize=1 << 17)
def _description(form: str) -> str:
    """What a form says of somebody without a name, in small letters; nothing where a name is in it.

    >>> _description("the Prime Minister"), _description("Kenya's prime minister"), _description("Ana Ruiz")
    ('prime minister', '', '')
    """
    words = form.replace("-", " ").split()
    while len(words) > 1 and words[0].lower() in _BEFORE:
        words = words[1:]
    plain = all(word.islower() or word.lower() in _of_anybody() for word in words)
    return " ".join(words).lower() if plain else ""


@cache
def _of_anybody() -> frozenset[str]:
    """Words that say what somebody is and not who: "Minister", "Council", "Foreign", "Rebels"."""
    raw = kinds.words()
    sections = (raw[name].values() for name in ("person", "group", "people"))
    lists = chain(chain.from_iterable(sections), (raw["holders"]["portfolios"], raw["holders"]["ministers"]))
    return frozenset(word for words in lists for word in words.split())
