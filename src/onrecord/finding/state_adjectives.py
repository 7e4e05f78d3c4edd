"""What the people and things of a state may be called, by its name alone."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 12)
def adjectives_of(name: str) -> frozenset[str]:
    """What the people and things of a state of this name may be called.

    >>> "Veldian" in adjectives_of("Veldia"), "Orlanese" in adjectives_of("Orlan"), len(adjectives_of("Ad"))
    (True, True, 0)
    """
    stem = name.rstrip("aeiouy")
    endings = ("an", "ian", "n", "ese", "i", "ish")
    found = {base + ending for base in (stem, name) for ending in endings} if len(stem) > 2 else set()
    return frozenset(found - {name})
