"""What reports of one story call by an office, an owner or one word, tied to who is meant by it.

"Armenia's foreign minister" in one report is the foreign minister whom another names; "his government" is
that of the president whose country another tells; "the Council" the one body whose name ends so; "the Foreign
Ministry" that of the one state whose ministry the others name. Each only where one alone is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from onrecord.finding.kinds import word_set
from onrecord.finding.knowledge import fold, pieces_of, states
from onrecord.finding.personal_names import key_words
from onrecord.finding.titles import role_words
from onrecord.linking.clusters import Cluster, clash, family, in_capitals, is_office
from onrecord.linking.judged import Place
from onrecord.linking.usual_names import usual_names

Contexts = Mapping[str, frozenset[str]]
Meant = Callable[[Cluster], "tuple[Cluster, str] | None"]


def tied(clusters: list[Cluster], contexts: Contexts) -> list[Cluster]:
    """The clusters with what hung loose tied to those whom it means."""
    for finder in (_offices, _companies, _owned, _governments, _of_one_state, _short_bodies):
        clusters = _taken(clusters, finder(clusters, contexts))
    return clusters


def _taken(clusters: list[Cluster], meant: Meant) -> list[Cluster]:
    gone: set[int] = set()
    for cluster in clusters:
        found = meant(cluster) if id(cluster) not in gone else None
        if found is None or found[0] is cluster or id(found[0]) in gone or clash(found[0], cluster):
            continue
        found[0].take(cluster, found[1])
        gone.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _homes(clusters: Iterable[Cluster]) -> dict[Place, Cluster]:
    return {place: cluster for cluster in clusters for place in cluster.places}


def _owners(cluster: Cluster, homes: Mapping[Place, Cluster]) -> list[Cluster]:
    """Whom it belongs to, each once."""
    pairs = zip(cluster.places, cluster.members, strict=True)
    found = [homes[article, m.member_of] for (article, _), m in pairs if m.member_of is not None]
    return list({id(owner): owner for owner in found}.values())


# Offices ---------------------------------------------


def _offices(clusters: list[Cluster], contexts: Contexts) -> Meant:
    """ "Foreign Minister of Armenia" is the one foreign minister of Armenia whom a report names."""
    named = [c for c in clusters if c.is_person and not is_office(c) and any(len(f) > 1 for f in c.forms)]
    holding: dict[frozenset[str], list[Cluster]] = defaultdict(list)
    for cluster in named:
        for words in sorted(set(_held(cluster)), key=sorted):
            holding[words].append(cluster)

    def meant(cluster: Cluster) -> tuple[Cluster, str] | None:
        if not cluster.is_person or not is_office(cluster) or len(cluster.countries) != 1:
            return None
        title = frozenset(role_words(cluster.members[0].name.rpartition(" of ")[0]))
        if title & word_set("holders", "diplomats"):
            return None  # a state has one in every other
        of_it = [c for c in _holders(title, holding) if c.countries & cluster.countries]
        articles = {article for article, _ in cluster.places}
        near = [
            c
            for c in _holders(title, holding)
            if not c.countries and articles & {article for article, _ in c.places}
        ]
        found = of_it or near
        return (found[0], "the one whom a report names in this office") if len(found) == 1 else None

    return meant


def _holders(title: frozenset[str], holding: Mapping[frozenset[str], list[Cluster]]) -> list[Cluster]:
    """Who holds an office; "leader" is any that leads a state."""
    if title != {"leader"}:
        return holding.get(title, [])
    leading = word_set("holders", "leading")
    found = (c for words, inside in holding.items() if words & leading and len(words) < 3 for c in inside)
    return list({id(c): c for c in found}.values())


def _held(cluster: Cluster) -> Iterator[frozenset[str]]:
    for member in cluster.members:
        for role in member.roles:
            yield frozenset(role_words(role.title))


# Companies ---------------------------------------------


def _companies(clusters: list[Cluster], contexts: Contexts) -> Meant:
    """One word that one report takes for a person and another for a company: nobody of that name has another
    name or an office."""
    surnames = {form[-1] for c in clusters if c.is_person for form in c.forms if len(form) > 1}
    bodies: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if not cluster.is_person and family(cluster.members[0]) == "body":
            for words in sorted({key_words(m.name) for m in cluster.members}):
                bodies[words].append(cluster)

    def meant(cluster: Cluster) -> tuple[Cluster, str] | None:
        form = min(cluster.forms, default=())
        lone = cluster.is_person and len(cluster.forms) == 1 and len(form) == 1 and form[0] not in surnames
        found = bodies.get(form, []) if lone and not cluster.known and not cluster.role_words else []
        if len(found) != 1:
            return None
        kind = found[0].members[0].kind
        cluster.members = [msgspec.structs.replace(m, kind=kind) for m in cluster.members]
        cluster.forms, cluster.names = set(), set()
        return found[0], "the same word, which another report has for a body"

    return meant


# What belongs to somebody ---------------------------------------------


def _owned(clusters: list[Cluster], contexts: Contexts) -> Meant:
    """ "Office of Ruiz" and "Office of Ana Ruiz" are one where Ruiz is."""
    homes = _homes(clusters)
    first: dict[tuple[int, str, str], Cluster] = {}

    def meant(cluster: Cluster) -> tuple[Cluster, str] | None:
        owners = _owners(cluster, homes)
        if cluster.is_person or cluster.known or len(owners) != 1 or family(owners[0].members[0]) == "state":
            return None
        what = _without_owner(cluster.members[0].name, owners[0])
        if what is None:
            return None
        key = (id(owners[0]), family(cluster.members[0]), what)
        kept = first.setdefault(key, cluster)
        return None if kept is cluster else (kept, "the same of one owner")

    return meant


def _without_owner(name: str, owner: Cluster) -> str | None:
    """What it is of its owner: "office" of "Office of Ana Ruiz", "party" of "Ana Ruiz's party"."""
    for member in owner.members:
        if name == f"Office of {member.name}":
            return "office"
        if name.startswith(f"{member.name}'s "):
            return name[len(member.name) + 3 :]
    return None


def _governments(clusters: list[Cluster], contexts: Contexts) -> Meant:
    """ "His government" is that of the country which another report tells of him."""
    homes = _homes(clusters)
    states = {cluster.known: cluster for cluster in clusters if cluster.known}

    def meant(cluster: Cluster) -> tuple[Cluster, str] | None:
        loose = family(cluster.members[0]) == "state" and not cluster.known and not cluster.countries
        owners = _owners(cluster, homes) if loose else []
        if len(owners) != 1 or not owners[0].is_person or len(owners[0].countries) != 1:
            return None
        state = states.get(f"state:{min(owners[0].countries)}")
        return None if state is None else (state, "the government of whom it is said to be")

    return meant


# Bodies that every state has ---------------------------------------------


def _of_one_state(clusters: list[Cluster], contexts: Contexts) -> Meant:
    """ "The Foreign Ministry" in a report that does not say whose is "Ministry of Foreign Affairs of Kenya"
    where other reports of the story tell of no other state's."""
    people = _people(clusters)
    called: dict[frozenset[str], dict[int, Cluster]] = defaultdict(dict)
    for cluster in clusters:
        if _is_body(cluster) and len(cluster.countries) == 1:
            for words in _less_the_state(cluster):
                called[words][id(cluster)] = cluster

    def meant(cluster: Cluster) -> tuple[Cluster, str] | None:
        names = {m.name for m in cluster.members}
        loose = _is_body(cluster) and not cluster.countries and not cluster.known and not _has_owner(cluster)
        if not loose or len(names) != 1 or len(min(names).split()) < 2 or not in_capitals(min(names)):
            return None
        found = list(called.get(frozenset(map(fold, pieces_of(min(names)))) - _SMALL, {}).values())
        one = len(found) == 1 and _meet(cluster, found[0], people)
        return (found[0], "the one of a state here that is called so") if one else None

    return meant


def _people(clusters: Iterable[Cluster]) -> Contexts:
    """The people of each report, by any form of their names."""
    found: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        for article, _ in cluster.places:
            if cluster.is_person and not is_office(cluster):
                found[article].add(min(cluster.names))
            else:
                found[article]
    return {article: frozenset(names) for article, names in found.items()}


_SMALL = frozenset(("the", "of", "for", "and", "s"))


def _is_body(cluster: Cluster) -> bool:
    return not cluster.is_person and family(cluster.members[0]) == "body"


def _less_the_state(cluster: Cluster) -> Iterator[frozenset[str]]:
    """The words of its names without those for its state: "Foreign Ministry" of "Kenyan Foreign Ministry"."""
    state = states().get(min(cluster.countries))
    forms = (state.known.name, *state.known.aliases, *state.adjectives) if state is not None else ()
    of_it = frozenset(fold(piece) for form in forms for piece in pieces_of(form))
    for member in cluster.members:
        names = (member.name, *usual_names(member.name, member.kind, member.country))
        for name in names:
            words = frozenset(map(fold, pieces_of(name))) - _SMALL
            if words & of_it and len(words - of_it) > 1:
                yield words - of_it


# One word for a body ---------------------------------------------


def _short_bodies(clusters: list[Cluster], contexts: Contexts) -> Meant:
    """ "Council" in one report is the one body whose name ends so in reports that share named actors."""
    ending: dict[str, dict[int, Cluster]] = defaultdict(dict)
    for cluster in clusters:
        if not cluster.is_person and family(cluster.members[0]) == "body":
            for member in cluster.members:
                if in_capitals(member.name) and " " in member.name:
                    ending[member.name.split()[-1]][id(cluster)] = cluster

    def meant(cluster: Cluster) -> tuple[Cluster, str] | None:
        names = {m.name for m in cluster.members}
        if cluster.is_person or cluster.known or len(names) != 1 or _has_owner(cluster):
            return None
        name = min(names)
        every = {"Ministry", "Department", "Office", "Agency", "Committee", "Group", "Company"}
        if name in every or " " in name or not name[0].isupper() or family(cluster.members[0]) != "body":
            return None
        found = [c for c in ending.get(name, {}).values() if _meet(cluster, c, contexts)]
        one = len(ending.get(name, {})) == 1 and len(found) == 1
        return (found[0], "the one body here whose name ends so") if one else None

    return meant


def _has_owner(cluster: Cluster) -> bool:
    return any(m.member_of is not None for m in cluster.members)


def _meet(a: Cluster, b: Cluster, contexts: Contexts) -> bool:
    """Do they stand in reports that share named actors?"""
    mine = frozenset().union(*(contexts[article] for article, _ in a.places))
    theirs = frozenset().union(*(contexts[article] for article, _ in b.places))
    return bool(mine & theirs)
