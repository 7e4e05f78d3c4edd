"""Whom an actor stands with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.linking.actors import ActorLinks
from onrecord.record import Actor, Coverage

_OF_A_COUNTRY = frozenset({"person", "state", "government", "body", "party", "population"})
_STEPS = 4
"""How far to follow whom somebody belongs to: a spokesman of a ministry of a government."""


def find_sides(coverages: Sequence[Coverage], links: ActorLinks) -> dict[str, str]:
    """The side of every actor: a country for its people and bodies; else whom the actor belongs to by most reports;
    else itself (an armed group, the United Nations)."""
    belongs: dict[str, Counter[str]] = defaultdict(Counter)
    for coverage in coverages:
        for index, character in enumerate(coverage.characters):
            if character.member_of is not None:
                actor = links.of(coverage.article.id, index)
                belongs[actor][links.of(coverage.article.id, character.member_of)] += 1
    actors = {actor.id: actor for actor in links.actors}
    return {id_: _side(id_, actors, belongs) for id_ in actors}


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
