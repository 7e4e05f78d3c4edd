"""Over-long sentences are cut, since the encoder sees at most 510 word pieces at once."""

from __future__ import annotations

from collections.abc import Sequence

MOST_WORDS = 250
MOST_PIECES = 500

_CLAUSE_ENDS = (frozenset({".", "!", "?", ";", ":", "…"}), frozenset({",", "—", "–", ")", "|"}))


def cuts_of(words: Sequence[str], pieces: Sequence[int]) -> list[int]:
    """Places at which a sentence is cut so that no part is longer than the encoder takes.

    `pieces` is how many word pieces each word has. A part ends after the last stop or semicolon
    in its second half, else after the last comma or dash there, else where it is full.
    """
    cuts: list[int] = []
    begin = 0
    while (full := _full_at(pieces, begin)) < len(words):
        begin = _best_cut(words, begin, full)
        cuts.append(begin)
    return cuts


def _full_at(pieces: Sequence[int], begin: int) -> int:
    total = 0
    for place in range(begin, min(len(pieces), begin + MOST_WORDS)):
        total += pieces[place]
        if total > MOST_PIECES:
            return place
    return min(len(pieces), begin + MOST_WORDS)


def _best_cut(words: Sequence[str], begin: int, full: int) -> int:
    middle = (begin + full) // 2
    for marks in _CLAUSE_ENDS:
        for place in range(full - 1, middle, -1):
            if words[place] in marks:
                return place + 1
    return full
