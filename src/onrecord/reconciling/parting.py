"""Two actors that one report's own words were taken to be one, parted in its coverage as somebody judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.finding.knowledge import fold
from onrecord.linking.judged import places_of
from onrecord.reconciling.renumbering import CHARACTER_FIELDS, KINDS, PARTS
from onrecord.record import Anchor, Character, Coverage, Evidence, Judgement

Sides = tuple[tuple[Evidence, ...], tuple[Evidence, ...]]


# Words of another sentence are farther than any of the same.
_ANOTHER_SENTENCE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Parting:
    """The text, the index of the second character, and the mentions of either."""

    text: str
    new: int
    sides: Sides

    def gap(self, side: int, evidence: Sequence[Evidence]) -> tuple[int, int]:
        """How far the nearest mention of a side is from the words; of equally near ones the earlier."""
        gaps = ((self._between(m, e), m.start) for e in evidence for m in self.sides[side])
        return min(gaps, default=(0, 0))

    def _between(self, one: Evidence, other: Evidence) -> int:
        start, end = min(one.end, other.end), max(one.start, other.start)
        return max(end - start, 0) + _ANOTHER_SENTENCE * (". " in self.text[start:end])


def parted_within(coverage: Coverage, judgement: Judgement) -> Coverage:
    """The coverage with a character of its own for the second of two that are judged not to be one, where one
    character has the names of both."""
    first, second = judgement.items
    both = {i for _, i in places_of(first, [coverage])} & {i for _, i in places_of(second, [coverage])}
    for index in sorted(both):
        sides = _sides(coverage.characters[index], first, second)
        if all(sides):
            coverage = _split(coverage, index, sides, (first.name, second.name))
    return coverage


def _sides(character: Character, first: Anchor, second: Anchor) -> Sides:
    """The mentions of either: by its name; one that is no name goes with the name before it."""
    found: tuple[list[Evidence], list[Evidence]] = ([], [])
    side = 0
    for mention in sorted(character.mentions, key=lambda e: e.start):
        mine, theirs = _is_of(mention, first), _is_of(mention, second)
        side = side if mine == theirs else int(theirs)
        found[side].append(mention)
    return tuple(found[0]), tuple(found[1])


def _is_of(mention: Evidence, anchor: Anchor) -> bool:
    here = (e for e in anchor.places if e.article == mention.article)
    stands = any(e.start < mention.end and mention.start < e.end for e in here)
    return stands or fold(anchor.name) == fold(mention.text)


def _split(coverage: Coverage, index: int, sides: Sides, names: tuple[str, str]) -> Coverage:
    new = len(coverage.characters)
    whole = coverage.characters[index]
    one, other = (_side(whole, mentions, name) for mentions, name in zip(sides, names, strict=True))
    characters = (*coverage.characters[:index], one, *coverage.characters[index + 1 :], other)
    parting = _Parting(coverage.article.text, new, sides)
    changed = {
        kind: tuple(_told_of(item, index, parting) for item in getattr(coverage, kind))
        for kind in KINDS
        if kind != "characters"
    }
    return msgspec.structs.replace(coverage, characters=characters, **changed)


def _side(whole: Character, mentions: Sequence[Evidence], name: str) -> Character:
    """What the report says of one of the two: the forms and roles that stand at its own mentions. No name is
    better known than the one it was judged by."""
    text = " ".join(e.text for e in mentions)
    aliases = tuple(form for form in whole.aliases if form in text)
    roles = tuple(r for r in whole.roles if any(_meet(e, m) for e in r.evidence for m in mentions))
    return msgspec.structs.replace(
        whole,
        name=name,
        aliases=tuple(dict.fromkeys((name, *aliases))),
        roles=roles,
        mentions=tuple(mentions),
        known=whole.known if whole.name == name else None,
    )


def _meet(a: Evidence, b: Evidence) -> bool:
    return a.start < b.end and b.start < a.end


def _told_of(item: Any, index: int, parting: _Parting, beside: Sequence[Evidence] = ()) -> Any:
    """An item that is told of the character, of the one of the two whose mention is nearest to its words."""
    evidence = getattr(item, "evidence", ()) or beside
    now = parting.new if parting.gap(1, evidence) < parting.gap(0, evidence) else index
    changed: dict[str, Any] = {}
    for name, value in _references(item):
        if name in PARTS:
            changed[name] = tuple(_told_of(part, index, parting, evidence) for part in value)
        elif isinstance(value, tuple):
            changed[name] = tuple(now if i == index else i for i in value)
        elif value == index:
            changed[name] = now
    return msgspec.structs.replace(item, **changed) if changed else item


def _references(item: Any) -> Iterator[tuple[str, Any]]:
    for name in item.__struct_fields__:
        if name in PARTS or name in CHARACTER_FIELDS:
            yield name, getattr(item, name)
