"""Actors that go on from story to story.

Within a story, `link_actors` tells who is who by all that the reports say. From one story to the next only
a name tells: a well-known actor, a person's full name, a state, the name of a body that is more than what
every country has ("the Foreign Ministry"). Of one name in two countries are two actors. What has no such
name stays in its story: the protesters of one are not those of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain
from typing import Any

import msgspec

from onrecord.finding import kinds
from onrecord.finding.knowledge import fold, pieces_of
from onrecord.linking.actors import SAME_NAME, ActorLinks
from onrecord.record import Actor, Evidence, How, Role, make_id
from onrecord.record.base import Value

Identity = tuple[str, ...]


class Part(Value, frozen=True, kw_only=True):
    """An actor as one story knows it. `crossing` is the name by which it may go on to other stories; None
    where it stays in its own."""

    actor: Actor
    crossing: str | None


def parts_of(links: ActorLinks) -> Iterator[Part]:
    """The actors of one story, each with what it may be known by in others."""
    for actor in links.actors:
        yield Part(actor=actor, crossing=_crossing(actor, links.identities.get(actor.id)))


def _crossing(actor: Actor, identity: Identity | None) -> str | None:
    # An actor of which the story knows another by the same name is told apart by places of its own.
    if identity is None:
        return None
    if len(identity) == 1:
        return f"known {identity[0]}"
    sort, name, _ = identity
    return f"{sort} {name}" if sort == "state" or _is_telling(actor, sort) else None


def _is_telling(actor: Actor, sort: str) -> bool:
    words = [word for word in pieces_of(actor.name) if len(word) > 3 or word.isupper()]
    if not words or not all(word[0].isupper() for word in words):
        return False
    if sort == "person":
        return len(words) > 1
    return actor.country is not None or any(fold(word) not in _of_every_country() for word in words)


@cache
def _of_every_country() -> frozenset[str]:
    """Words of which names of offices are made: "Ministry", "Council", "Foreign", "Defence"."""
    raw = kinds.words()
    lists = (*raw["group"].values(), *raw["name_words"].values(), raw["holders"]["portfolios"])
    return frozenset(chain.from_iterable(words.split() for words in lists))


def ids_of(parts: Sequence[Part]) -> list[str]:
    """The ids in the record of the actors of several stories, in the order given.

    Of parts with one crossing name all must be given: whether a part that tells no country is of the same
    actor hangs on how many countries the others tell.
    """
    countries: dict[str | None, set[str]] = defaultdict(set)
    for part in parts:
        if part.actor.country:
            countries[part.crossing].add(part.actor.country)
    return [
        lone_id(part.actor)
        if part.crossing is None
        else crossing_id(part.actor.id, part.crossing, part.actor.country, countries[part.crossing])
        for part in parts
    ]


def likely_id(part: Part) -> str:
    """The id in the record of an actor, by what its own story tells."""
    if part.crossing is None:
        return lone_id(part.actor)
    own = {part.actor.country} if part.actor.country else set()
    return crossing_id(part.actor.id, part.crossing, part.actor.country, own)


def lone_id(actor: Actor) -> str:
    """The id in the record of an actor that stays in its story."""
    first = min(((e.article, e.start) for e in actor.mentions), default=("", 0))
    return make_id("actor", actor.id, *first)


def crossing_id(local: str, crossing: str, country: str | None, countries: Set[str]) -> str:
    """The id in the record of an actor with a crossing name, where stories tell these countries of the
    name."""
    if crossing.startswith("known "):
        return local
    only = next(iter(countries)) if len(countries) == 1 else country
    # As `link_actors` makes it, so that an actor keeps its id when a story becomes two.
    return make_id("actor", *crossing.split(" ", 1), only or "")


def merged(id_: str, accounts: Sequence[Actor]) -> Actor:
    """One actor of all that stories know of it; the same in whatever order they come."""
    ordered = sorted(accounts, key=lambda a: (min((e.article for e in a.mentions), default=""), a.id))
    if len(ordered) == 1:
        return msgspec.structs.replace(ordered[0], id=id_)
    name = _commonest(ordered, "name")
    found = {a.kind for a in ordered}
    return Actor(
        id=id_,
        name=name,
        kind="government" if {"government", "state"} <= found else _commonest(ordered, "kind"),
        country=min((a.country for a in ordered if a.country), default=None),
        aliases=tuple(sorted({n for a in ordered for n in (a.name, *a.aliases)} - {name})),
        member_of=_owners(id_, ordered),
        roles=_roles(ordered),
        mentions=tuple(sorted((e for a in ordered for e in a.mentions), key=lambda e: (e.article, e.start))),
        how=_how(ordered),
    )


def renamed(actor: Actor, ids: Mapping[str, str]) -> Actor:
    """An actor of a story that names others by the ids they have in the record."""
    if not actor.member_of:
        return actor
    return msgspec.structs.replace(actor, member_of=tuple(ids[id_] for id_ in actor.member_of))


def _owners(id_: str, accounts: Sequence[Actor]) -> tuple[str, ...]:
    """Whom it belongs to, by most stories."""
    counts = Counter(owner for account in accounts for owner in account.member_of)
    return tuple(sorted(counts.keys() - {id_}, key=lambda owner: (-counts[owner], owner)))


def _commonest(accounts: Sequence[Actor], field: str) -> Any:
    """By how many mentions it is told."""
    counts: Counter[str] = Counter()
    for account in accounts:
        counts[getattr(account, field)] += len(account.mentions)
    return min(counts, key=lambda value: (-counts[value], value))


def _roles(accounts: Sequence[Actor]) -> tuple[Role, ...]:
    found: dict[tuple[str, str | None], list[Evidence]] = defaultdict(list)
    for role in (role for account in accounts for role in account.roles):
        found[role.title, role.organisation] += role.evidence
    return tuple(Role(title=t, organisation=of, evidence=tuple(e)) for (t, of), e in found.items())


def _how(accounts: Sequence[Actor]) -> tuple[How, ...]:
    """That the name is the same is said once, not of every report."""
    told = dict.fromkeys(h for a in accounts for h in a.how if not h.by.endswith(SAME_NAME))
    return (*told, How(field="actor", by=f"the same name in {len(accounts)} stories"))
