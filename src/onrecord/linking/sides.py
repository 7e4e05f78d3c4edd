"""Whom an actor stands with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.linking.actors import ActorLinks
from onrecord.linking.allegiance import allegiances
from onrecord.record import Actor, Coverage

_OF_A_COUNTRY = frozenset({"person", "state", "government", "body", "party", "population"})
_OF_MANY_PARTS = frozenset({"body", "organisation"})
_STEPS = 4
"""How far to follow whom somebody belongs to: a spokesman of a ministry of a government."""


def find_sides(coverages: Sequence[Coverage], links: ActorLinks) -> dict[str, str]:
    """The side of every actor: a country for its people and bodies; else whom the actor belongs to by most
    reports, or by the words for it; else itself (an armed group, the United Nations)."""
    belongs: dict[str, Counter[str]] = defaultdict(Counter)
    for coverage in coverages:
        for index, character in enumerate(coverage.characters):
            if character.member_of is not None:
                actor = links.of(coverage.article.id, index)
                belongs[actor][links.of(coverage.article.id, character.member_of)] += 1
    actors = {actor.id: actor for actor in links.actors}
    for part, whole in _parts(links.actors):
        belongs[part][whole] += 1
    for part, whole in allegiances(links.actors):
        if not belongs.get(part):
            belongs[part][whole] += 1
    return {id_: _side(id_, actors, belongs) for id_ in actors}


def _parts(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """ "United Nations Security Council" is a part of "United Nations"."""
    named = {a.name: a.id for a in actors if a.kind in _OF_MANY_PARTS and len(a.name.split()) > 1}
    for actor in actors:
        words = actor.name.split()
        if actor.kind in _OF_MANY_PARTS:
            wholes = (named.get(" ".join(words[:n])) for n in range(len(words) - 1, 1, -1))
            whole = next((w for w in wholes if w is not None and w != actor.id), None)
            if whole is not None:
                yield actor.id, whole


def _side(id_: str, actors: dict[str, Actor], belongs: dict[str, Counter[str]]) -> str:
    at = id_
    for _ in range(_STEPS):
        actor = actors[at]
        if actor.country and actor.kind in _OF_A_COUNTRY:
            return actor.country
        owners = belongs.get(at)
        if not owners:
            return at
        at = max(sorted(owners), key=lambda owner: owners[owner])
    return at
