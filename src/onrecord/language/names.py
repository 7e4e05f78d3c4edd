"""Name spans from the scores of BIO tags."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.language.abbreviations import OFFICES, QUALIFIERS, TITLES

_NEVER = np.float32(-1e9)

# Words that stand in the name of no person, so that "Secretary of State Maria Lind" begins at "Maria".
_NOT_OF_PERSONS = frozenset({"of", "for", "the", "and", "in", "at", "on", "to", "by", "with", "from", "as"})

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_RANKS = frozenset({"petty", "warrant", "chief", "senior", "flying", "pilot"})
_OF_OFFICES = OFFICES | QUALIFIERS | _POSSESSIVE | {"office", "ministry"}

Span = tuple[int, int, str]


class NameDecoder:
    """Finds the best row of tags in which no I follows anything but its own B or I (Viterbi)."""

    def __init__(self, tags: Sequence[str]) -> None:
        self._tags = tuple(tags)
        self._outside = self._tags.index("O")
        self._persons = [number for number, tag in enumerate(tags) if tag.endswith("-PERSON")]
        self._start = np.array([_NEVER if tag[0] == "I" else 0 for tag in tags], dtype=np.float32)
        self._steps = np.array(
            [[0 if _may_follow(before, tag) else _NEVER for before in tags] for tag in tags],
            dtype=np.float32,
        )

    def spans(self, words: Sequence[str], scores: NDArray[np.float32]) -> list[Span]:
        """(first word, one past the last, class) of each name, from W × tags scores."""
        never = [number for number, word in enumerate(words) if word in _NOT_OF_PERSONS]
        if never:
            scores = scores.copy()
            scores[np.ix_(never, self._persons)] = _NEVER
        best = scores.argmax(axis=1)
        if (best == self._outside).all():
            return []
        return _spans([self._tags[tag] for tag in self._path(scores)])

    def _path(self, scores: NDArray[np.float32]) -> list[int]:
        total = scores[0] + self._start
        back: list[NDArray[np.int64]] = []
        for row in scores[1:]:
            through = total[None, :] + self._steps
            came = through.argmax(axis=1)
            back.append(came)
            total = through[np.arange(len(came)), came] + row
        path = [int(total.argmax())]
        for came in reversed(back):
            path.append(int(came[path[-1]]))
        return path[::-1]


def without_bare_titles(words: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """Without persons that are titles and nothing else, as 'Maj. Gen.' before a name."""
    return [
        span
        for span in spans
        if span[2] != "PERSON" or any(word.lower() not in TITLES for word in words[span[0] : span[1]])
    ]


def without_offices(words: Sequence[str], spans: Sequence[Span]) -> list[Span]:
    """With offices cut off the names of persons and of nationalities that the tagger took for one name with
    them: "Kenyan Foreign Minister" is "Kenyan", and "Foreign Minister Ana Ruiz" is "Ana Ruiz"."""
    lower = [word.lower() for word in words]
    return [cut for span in spans for cut in _without_office(lower, span)]


def _without_office(lower: Sequence[str], span: Span) -> list[Span]:
    begin, end, name = span
    if end < len(lower) and lower[end] in OFFICES and begin < end - 1 and lower[end - 1] in QUALIFIERS:
        return [(begin, end - 1, name if name == "PLACE" else "MISC")]
    if name == "PERSON" and set(lower[begin:end]) <= _OF_OFFICES:
        return []
    if (
        name == "PERSON"
        and set(lower[begin:end]) <= _RANKS
        and lower[end : end + 1] in (["officer"], ["officers"])
    ):
        return []
    office = next((i for i in range(end - 1, begin - 1, -1) if lower[i] in OFFICES), None)
    if name != "PERSON" or office is None:
        return [span]
    if office < end - 1:
        body = lower[office + 1] in _POSSESSIVE  # "Prime Minister's Office"
        return [] if body else [(office + 1, end, name)]
    while begin < end and lower[end - 1] in OFFICES | QUALIFIERS:
        end -= 1
    return [(begin, end, "MISC")] if end - begin == 1 else []


def with_hyphened(
    words: Sequence[str], proper: Sequence[bool], glued: Sequence[bool], spans: Sequence[Span]
) -> list[Span]:
    """With the whole of persons' names that a hyphen holds together: "Li Xiao" of "Li Xiao-ming".

    `proper` says which words are proper nouns (not "led" of "Mensah-led"), `glued` which words the next
    follows without a space.
    """
    found: list[Span] = []
    for begin, end, name in spans:
        if found and begin < found[-1][1]:
            continue
        while name == "PERSON" and _held_on(words, proper, glued, end):
            end += 2
        found.append((begin, end, name))
    return found


def _held_on(words: Sequence[str], proper: Sequence[bool], glued: Sequence[bool], end: int) -> bool:
    return end + 1 < len(words) and words[end] == "-" and all(glued[end - 1 : end + 1]) and proper[end + 1]


def _may_follow(before: str, tag: str) -> bool:
    return tag[0] != "I" or before[1:] == tag[1:]


def _spans(tags: Sequence[str]) -> list[Span]:
    spans: list[Span] = []
    start = -1
    for index, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag[0] != "I":
            spans.append((start, index, tags[start][2:]))
            start = -1
        if tag[0] == "B":
            start = index
    return spans
