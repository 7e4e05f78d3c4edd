"""When two names can be one person's: "L. Austin" and "Lloyd Austin", but never "Ada Okonjo" and "Ngozi
Okonjo"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.finding.knowledge import fold, pieces_of


def fit(short: Sequence[str], full: Sequence[str]) -> int:
    """How well a name fits a fuller one, 0 where it does not: 5 the same, 4 the same but for initials and
    middle
    names, 3 a surname (its last words), 2 a middle part ("López" of "Andrés López Obrador"), 1 a first name.

    >>> fit(["okonjo"], ["ngozi", "okonjo"]), fit(["ada", "okonjo"], ["ngozi", "okonjo"])
    (3, 0)
    """
    if list(short) == list(full):
        return 5
    if len(short) > 1 and len(full) > 1 and _same_but_middle(short, full):
        return 4
    if len(short) >= len(full):
        return 0
    if list(full[-len(short) :]) == list(short):
        return 3
    for at in range(1, len(full) - len(short)):
        if list(full[at : at + len(short)]) == list(short):
            return 2
    return 1 if list(full[: len(short)]) == list(short) else 0


def _same_but_middle(a: Sequence[str], b: Sequence[str]) -> bool:
    """First names agree or one is the other's initial, last names agree, and no middle names contradict."""
    if a[-1] != b[-1] or not _first_names_agree(a[0], b[0]):
        return False
    mine, theirs = [w for w in a[1:-1] if len(w) > 1], [w for w in b[1:-1] if len(w) > 1]
    return not mine or not theirs or set(mine) <= set(theirs) or set(theirs) <= set(mine)


def _first_names_agree(a: str, b: str) -> bool:
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a))


_LATER = frozenset(("jr", "sr", "ii", "iii", "iv"))


@lru_cache(maxsize=1 << 16)
def key_words(name: str) -> tuple[str, ...]:
    """A person's name as compared: folded words without "Jr." and the like.

    >>> key_words("Lloyd J. Austin III")
    ('lloyd', 'j', 'austin')
    """
    found = [fold(p) for p in pieces_of(name)]
    return tuple(w for w in found if w not in _LATER) or tuple(found)
