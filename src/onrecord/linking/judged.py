"""What people judged about actors: which characters are one whatever else is found, and which never."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.finding.knowledge import fold
from onrecord.record import Anchor, Character, Coverage, Judgement
from onrecord.record.judgement import said_by

Place = tuple[str, int]  # article id, index of the character in it


@dataclass(frozen=True, slots=True)
class Verdicts:
    """`one`: groups of characters that are one, with the reason and the name they go by from story to story.
    `apart`: for a character, the judgements
    that part it from others, each with the side it is on."""

    one: tuple[tuple[tuple[Place, ...], str, str], ...] = ()
    apart: dict[Place, frozenset[tuple[str, int]]] | None = None
    reasons: dict[str, str] | None = None

    @classmethod
    def of(cls, judgements: Iterable[Judgement], coverages: Sequence[Coverage]) -> Verdicts:
        """Finds what the judgements that hold are about."""
        held = [j for j in judgements if j.holds and j.kind in ("same", "distinct")]
        if not held:
            return cls()
        one: list[tuple[tuple[Place, ...], str, str]] = []
        apart: dict[Place, set[tuple[str, int]]] = defaultdict(set)
        for judgement in sorted(held, key=lambda j: (j.at, j.id)):
            sides = sides_of(judgement, coverages)
            if judgement.kind == "same":
                together = tuple(place for side in sides for place in side)
                one.append((together, said_by(judgement), min(i.name for i in judgement.items)))
                continue
            for number, side in enumerate(sides):
                for place in side:
                    apart[place].add((judgement.id, number))
        reasons = {j.id: said_by(j) for j in held}
        return cls(tuple(one), {place: frozenset(marks) for place, marks in apart.items()}, reasons)

    def marks(self, place: Place) -> frozenset[tuple[str, int]]:
        """The judgements that part a character from others, with its side in each."""
        return (self.apart or {}).get(place, frozenset())

    def reason(self, judgement: str) -> str:
        """Who judged so, when and why."""
        return (self.reasons or {}).get(judgement, judgement)


def parted(a: Iterable[tuple[str, int]], b: Iterable[tuple[str, int]]) -> bool:
    """Do marks of two sides say that they are not one?"""
    theirs = dict(b)
    return any(theirs.get(judgement, side) != side for judgement, side in a)


def sides_of(judgement: Judgement, coverages: Sequence[Coverage]) -> list[tuple[Place, ...]]:
    """The characters that each item of a judgement is about."""
    return [places_of(anchor, coverages) for anchor in judgement.items]


def places_of(anchor: Anchor, coverages: Sequence[Coverage]) -> tuple[Place, ...]:
    """The characters that an anchor is about: those of its words or, where none of these is there, those of
    its name."""
    return tuple(_by_words(anchor, coverages)) or tuple(_by_name(anchor, coverages))


def _by_words(anchor: Anchor, coverages: Sequence[Coverage]) -> Iterator[Place]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for e in anchor.places:
        spans[e.article].append((e.start, e.end))
    for coverage in coverages:
        wanted = spans.get(coverage.article.id)
        if not wanted:
            continue
        for index, character in enumerate(coverage.characters):
            if any(e.start < end and start < e.end for e in character.mentions for start, end in wanted):
                yield coverage.article.id, index


def _by_name(anchor: Anchor, coverages: Sequence[Coverage]) -> Iterator[Place]:
    name = fold(anchor.name)
    for coverage in coverages:
        for index, character in enumerate(coverage.characters):
            if name in map(fold, _names(character)):
                yield coverage.article.id, index


def _names(character: Character) -> Iterator[str]:
    yield character.name
    yield from character.aliases
