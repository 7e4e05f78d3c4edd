"""Finding what somebody asks for: actors by any of their names, texts by the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.errors import OnrecordError
from onrecord.finding.knowledge import fold, pieces_of
from onrecord.linking.wording import stem
from onrecord.record import Actor

_WORD = re.compile(r"[^\W_]+(?:['’.\-‐‑][^\W_]+)*")
_HYPHEN = re.compile(r"[\-‐‑]")
# "negotiate" and "negotiations" share this much of their stems; "state" and "statement" share four letters.
_SHORTEST_SHARED = 5
_LONGEST_REST = 3
_NEAR = 5


class NoSuchActor(OnrecordError):
    """Nobody of this name in the record. `near` are names that share a word with it."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        meant = (
            f"did you mean {' or '.join(near)}?" if near else "list names with: onrecord show RECORD actors"
        )
        super().__init__(f"nobody called {name!r} in this record; {meant}")
        self.name = name
        self.near = near


def called(actors: Iterable[Actor], name: str) -> tuple[Actor, ...]:
    """The actors of this id or name, in any case and with or without diacritics. A whole name or alias goes
    before a part of one: "Lyth" is Lyth, and the Lyth Coastguard only where nobody is called Lyth; "Okafor"
    is Ines Okafor and not the Office of Ines Okafor. Raises `NoSuchActor`."""
    everyone = tuple(actors)
    asked = words_of(name)
    whole = tuple(a for a in everyone if a.id == name or asked in map(words_of, (a.name, *a.aliases)))
    found = whole or tuple(a for a in everyone if any(_within(asked, n) for n in (a.name, *a.aliases)))
    if not found or not asked:
        near = {a.name for a in everyone if set(asked) & set(words_of(a.name))}
        raise NoSuchActor(name, tuple(sorted(near)[:_NEAR]))
    return tuple(a for a in found if not any(holds_name(a.name, other.name) for other in found))


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name.

    >>> words_of("Élise Ban-Rhee’s")
    ('elise', 'ban', 'rhee', 's')
    """
    return tuple(map(fold, pieces_of(name)))


def _within(asked: tuple[str, ...], name: str) -> bool:
    words = words_of(name)
    return any(words[at : at + len(asked)] == asked for at in range(len(words) - len(asked) + 1))


def holds_name(name: str, other: str) -> bool:
    """Does a longer name have another in it: "Office of Ines Okafor" and "Ines Okafor"?"""
    asked = words_of(other)
    return len(asked) > 1 and asked != words_of(name) and _within(asked, name)


class Words:
    """Words to look for; a text is about them when it has every one in some form.

    >>> Words("cease-fire talks").met("The talking about a ceasefire went on.")
    True
    >>> Words("ceasefire").met("They traded fire.")
    False
    """

    def __init__(self, asked: str) -> None:
        self._asked = [_forms(word) for word in _WORD.findall(asked)]

    def met(self, text: str) -> bool:
        """Does the text have every word, in any of its forms?"""
        stems = {form for word in _WORD.findall(text) for form in (_forms(word)[0], *_forms(word)[1])}
        return all(self._one(whole, parts, stems) for whole, parts in self._asked)

    @staticmethod
    def _one(whole: str, parts: tuple[str, ...], stems: set[str]) -> bool:
        return any(_same(whole, s) for s in stems) or (
            bool(parts) and all(any(_same(part, s) for s in stems) for part in parts)
        )


def _forms(word: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a word, and of its parts where it has a hyphen: "cease-fire" is "ceasefire" to some."""
    plain = re.sub(r"['’]s$", "", word.lower())
    parts = [fold(part) for part in _HYPHEN.split(plain)]
    return stem("".join(parts)), tuple(map(stem, parts)) if len(parts) > 1 else ()


def _same(asked: str, found: str) -> bool:
    if asked == found:
        return True
    short, long = sorted((asked, found), key=len)
    return (
        len(short) >= _SHORTEST_SHARED and len(long) - len(short) <= _LONGEST_REST and long.startswith(short)
    )
