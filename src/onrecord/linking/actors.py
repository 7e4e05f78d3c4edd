"""Which characters of many articles are one actor.

Characters that share the key of a well-known actor are one. Otherwise names are compared in blocks of one
surname or one name: what speaks for two being one adds points, what speaks against it forbids it. Precision
goes before recall: two different first names never meet, a surname alone joins only where there is one it can
be. What a person judged goes before everything that is found.
"""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, zip_longest

import msgspec

from onrecord.finding.kinds import word_set
from onrecord.finding.knowledge import fold, pieces_of, states
from onrecord.finding.personal_names import key_words
from onrecord.finding.state_adjectives import adjectives_of
from onrecord.linking.clusters import Cluster, by_context, called_by_office, clash, family, in_capitals
from onrecord.linking.judged import Place, Verdicts, parted
from onrecord.linking.likeness import (
    alike,
    bodies,
    body_words,
    fuller_blocks,
    group_words,
    is_initial,
    people,
    person_blocks,
    person_words,
    shorter_blocks,
    sounds,
)
from onrecord.linking.loose_ends import tied
from onrecord.linking.shared_forms import told_apart
from onrecord.linking.usual_names import names_of_an_office, usual_names
from onrecord.record import Actor, Character, Coverage, Evidence, How, Judgement, Role, make_id

SAME_NAME = (": well known", ": same name")
"""How reasons end that a report gives for no more than a name."""


@dataclass(frozen=True, slots=True)
class ActorLinks:
    """The actors of many articles, and which actor each character is. `identities` is what the id of an
    actor follows from, where no other actor has the same."""

    actors: tuple[Actor, ...]
    ids: dict[Place, str]
    identities: dict[str, tuple[str, ...]]

    def of(self, article: str, index: int) -> str:
        """The id of the actor that a character of an article is."""
        return self.ids[article, index]


def link_actors(coverages: Iterable[Coverage], judgements: Iterable[Judgement] = ()) -> ActorLinks:
    """Every character of the coverages joined with its likes, as the judgements have it; the result does not
    hang on the order of either."""
    with _collecting_later():
        return _linked(coverages, judgements)


@contextmanager
def _collecting_later() -> Iterator[None]:
    """What is made here lives on: to go over all of it for garbage again and again doubles the time at a
    million mentions."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _linked(coverages: Iterable[Coverage], judgements: Iterable[Judgement]) -> ActorLinks:
    ordered = sorted(coverages, key=lambda c: c.article.id)
    verdicts = Verdicts.of(judgements, ordered)
    clusters = _judged_one(_exact(ordered, verdicts), verdicts)
    contexts = {c.article.id: _context(c) for c in ordered}
    clusters = _joined(clusters, _person_blocks, _full_names)
    clusters = _surnames(_shorter_names(clusters))
    clusters = _acronyms(_joined(clusters, _body_blocks, _bodies))
    clusters = _joined(clusters, lambda c: _group_blocks(c, contexts), _groups)
    clusters = tied(clusters, contexts)
    for cluster in clusters:
        cluster.reasons.extend(f"kept apart: {verdicts.reason(mark)}" for mark, _ in cluster.marks)
    return _links(clusters)


def _judged_one(clusters: list[Cluster], verdicts: Verdicts) -> list[Cluster]:
    """Clusters joined where a person judged that they are one, and nobody that they are not."""
    if not verdicts.one:
        return clusters
    home = {place: cluster for cluster in clusters for place in cluster.places}
    taken: set[int] = set()
    for places, why, name in verdicts.one:
        inside = list({id(home[place]): home[place] for place in places}.values())
        for cluster in inside:
            cluster.called = cluster.called or name
        for other in inside[1:]:
            if not parted(inside[0].marks, other.marks):
                inside[0].take(other, why)
                taken.add(id(other))
                home.update(dict.fromkeys(other.places, inside[0]))
    return [cluster for cluster in clusters if id(cluster) not in taken]


def _context(coverage: Coverage) -> frozenset[str]:
    """What an article is about, by its well-known or fully named actors other than states."""
    return frozenset(
        c.known or fold(c.name)
        for c in coverage.characters
        if family(c) != "state" and (c.known or (c.kind == "person" and len(key_words(c.name)) > 1))
    )


def _exact(coverages: list[Coverage], verdicts: Verdicts) -> list[Cluster]:
    """Characters that are the same beyond doubt: one key, or one full name of one kind and country."""
    states = _unlisted_states(coverages)
    found: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for coverage in coverages:
        for index, character in enumerate(coverage.characters):
            place = (coverage.article.id, index)
            key = (
                _unlisted_state(character, states)
                or _sure_key(character)
                or ("lone", coverage.article.id, str(index))
            )
            marks = verdicts.marks(place)
            cluster = next((c for c in found[key] if not (marks and parted(c.marks, marks))), None)
            if cluster is None:
                cluster = Cluster()
                found[key].append(cluster)
            cluster.marks |= marks
            if cluster.members:
                cluster.reasons.append(
                    f"{coverage.article.id}{SAME_NAME[0] if character.known else SAME_NAME[1]}"
                )
            cluster.add(place, character)
    return [cluster for clusters in found.values() for cluster in clusters]


Words = tuple[str, ...]


def _unlisted_states(coverages: Iterable[Coverage]) -> dict[Words, Words]:
    """The states that no table has, by the words of their names and of what is of them: a report that has
    only "Veldian" may take that for the name."""
    names = sorted({c.name for v in coverages for c in v.characters if by_context(c)})
    found = {_name_words(name): _name_words(name) for name in names}
    for name in names:
        found.update((_name_words(adjective), _name_words(name)) for adjective in adjectives_of(name))
    return found


def _unlisted_state(character: Character, states: Mapping[Words, Words]) -> Words | None:
    """The key of a state that no table has, also where an article only guesses the kind of that name."""
    words = states.get(_name_words(character.name))
    guess = character.known is None and not character.roles
    return ("state", *words, "") if guess and words is not None else None


def _sure_key(character: Character) -> tuple[str, ...] | None:
    if character.known:
        return ("known", character.known)
    if character.kind == "person":
        words = key_words(character.name)
        return (
            ("person", *words, character.country or "") if len(words) > 1 and _is_named(character) else None
        )
    if _is_named(character):
        return (family(character), *_name_words(character.name), character.country or "")
    return None


def _is_named(character: Character) -> bool:
    """Has it a name of its own, and not only a description: "Red Crescent", not "rescue workers"?"""
    return character.kind != "population" and in_capitals(character.name)


@lru_cache(maxsize=1 << 17)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(w for w in (fold(p) for p in pieces_of(name)) if w not in ("the", "of", "for", "and", "in"))


# Joining within blocks ---------------------------------------------

Verdict = str | None  # why two clusters are one, or None


def _joined(
    clusters: list[Cluster],
    blocks: Callable[[Cluster], Iterator[tuple[str, ...]]],
    judge: Callable[[Cluster, Cluster], Verdict],
) -> list[Cluster]:
    """Clusters joined where a judge says so; only those that share a block are compared."""
    by_block: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        for block in sorted(set(blocks(cluster))):
            by_block[block].append(at)
    home = list(range(len(clusters)))

    def root(at: int) -> int:
        while home[at] != at:
            home[at] = home[home[at]]
            at = home[at]
        return at

    for inside in (by_block[block] for block in sorted(b for b, all_ in by_block.items() if len(all_) > 1)):
        # Every head is the root of what it has taken in: only what is not yet in one of them is compared.
        heads: dict[int, None] = {}
        for at in inside:
            mine = root(at)
            if mine in heads:
                continue
            for other in heads:
                if why := judge(clusters[other], clusters[mine]):
                    clusters[other].take(clusters[mine], why)
                    home[mine] = other
                    break
            else:
                heads[mine] = None
    return [c for at, c in enumerate(clusters) if root(at) == at]


def _person_blocks(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    if cluster.is_person:
        for name in cluster.names:
            yield from person_blocks(name)


def _full_names(a: Cluster, b: Cluster) -> Verdict:
    """ "L. K. Austin" and "Lloyd Austin", "Kishida Fumio" and "Fumio Kishida": initials and middle names may
    be missing, spellings differ, the order turn; nothing may contradict."""
    if clash(a, b):
        return None
    pairs = [(x, y) for x in _full(a) for y in _full(b)]
    found = [people(x, y) for x, y in pairs]
    if not found or not all(likeness.enough for likeness in found):
        return None
    x, y = pairs[0]
    return f"{x} and {y}: {found[0]}"


def _full(cluster: Cluster) -> list[str]:
    return sorted(name for name in cluster.names if len(key_words(name)) > 1)


def _shorter_names(clusters: list[Cluster]) -> list[Cluster]:
    """A name with an initial, or with a part left out, joins the one fuller name it can be: "K. Rhee" is no
    more Kofi than Karim Rhee."""
    named = [c for c in clusters if c.is_person and _full(c)]
    fuller: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for cluster in named:
        for block in sorted({block for name in _full(cluster) for block in fuller_blocks(name)}):
            fuller[block].append(cluster)
    gone: set[int] = set()
    # What a name is joined to is fuller than it, so it has not been joined to anything yet.
    for cluster in sorted(named, key=_parts):
        if (home := _fuller_name(cluster, fuller)) is not None:
            home.take(cluster, _full_names(home, cluster) or "")
            gone.add(id(cluster))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _parts(cluster: Cluster) -> tuple[int, int]:
    """How full its fullest name is: the words of it that are no initials, and all its words."""
    return max(_fullness(name) for name in _full(cluster))


def _fullness(name: str) -> tuple[int, int]:
    words = person_words(name)
    return sum(not is_initial(word) for word in words), len(words)


def _fuller_name(cluster: Cluster, fuller: dict[tuple[str, ...], list[Cluster]]) -> Cluster | None:
    """Whose name it is a shorter form of; where keys of one certainty find somebody, the next are not
    tried."""
    parts = _parts(cluster)
    names = [name for name in _full(cluster) if _fullness(name) == parts]
    for blocks in zip_longest(*map(shorter_blocks, names), fillvalue=()):
        found = (c for block in chain.from_iterable(blocks) for c in fuller.get(block, ()))
        candidates = {id(c): c for c in found if _parts(c) > parts}
        if likely := [c for c in candidates.values() if _full_names(c, cluster)]:
            return _home_of(cluster, likely)
    return None


def _surnames(clusters: list[Cluster]) -> list[Cluster]:
    """A surname alone joins the one fully named person it can be; several and no more evidence: it stays
    alone."""
    full: dict[str, list[tuple[str, Cluster]]] = defaultdict(list)
    alone: list[Cluster] = []
    rest: list[Cluster] = []
    for cluster in clusters:
        if cluster.is_person and all(len(words) == 1 for words in cluster.forms) and not cluster.known:
            alone.append(cluster)
            continue
        rest.append(cluster)
        if cluster.is_person:
            for last in sorted({words[-1] for words in cluster.forms if "of" not in words}):
                full[sounds(last)[0]].append((last, cluster))
    for cluster in alone:
        last = min(cluster.forms)[-1]
        home = _of_surname(cluster, last, full.get(sounds(last)[0], []))
        if home is None:
            rest.append(cluster)
            full[sounds(last)[0]].append((last, cluster))
        else:
            home.take(cluster, "the surname, which nobody else here has")
    return rest


def _of_surname(cluster: Cluster, surname: str, named: list[tuple[str, Cluster]]) -> Cluster | None:
    """The one person of a surname; where nobody has it as it is written, of another spelling of it:
    "Zelensky", "Zelenskyy"."""
    same = [c for last, c in named if last == surname]
    return _home_of(cluster, same or [c for last, c in named if alike(last, surname)])


def _home_of(cluster: Cluster, candidates: list[Cluster]) -> Cluster | None:
    fitting = [c for c in candidates if not clash(c, cluster)]
    if len(fitting) > 1:
        fitting = [c for c in fitting if c.role_words & cluster.role_words]
    return fitting[0] if len(fitting) == 1 else None


def _body_blocks(cluster: Cluster) -> Iterator[tuple[str, ...]]:
    if not cluster.is_person and any(_is_named(m) for m in cluster.members):
        for member in cluster.members:
            for form in (member.name, *member.aliases):
                words = _name_words(form)
                if (len(words) > 1 and form[0].isupper() and _capitals(form)) or (
                    len(words) == 1 and _acronym(form)
                ):
                    yield ("body", *words)
            if _capitals(member.name):
                yield ("words", *sorted(body_words(member.name)))


@lru_cache(maxsize=1 << 17)
def _capitals(form: str) -> bool:
    return all(w[0].isupper() for w in pieces_of(form) if len(w) > 3)


def _acronym(form: str) -> bool:
    return form.replace(".", "").isupper() and len(form.replace(".", "")) > 2


def _bodies(a: Cluster, b: Cluster) -> Verdict:
    """Bodies that share a form of their name and neither kind nor country against it."""
    if clash(a, b) or not {family(m) for m in a.members} & {family(m) for m in b.members}:
        return None
    mine, theirs = _full_forms(a), _full_forms(b)
    if mine & theirs:
        return f"“{_longest_form(a, mine & theirs)}” in common"
    if not mine or not theirs:
        return "a short form of the name in common"
    for x in sorted({m.name for m in a.members}):
        for y in sorted({m.name for m in b.members}):
            if _capitals(x) and _capitals(y) and (likeness := bodies(x, y)).enough:
                return f"{x} and {y}: {likeness}"
    # Both have full names, which differ: a short form alone ("DDG", "ADF") may be that of several.
    short = {
        w
        for c in (a, b)
        for m in c.members
        for f in (m.name, *m.aliases)
        if _acronym(f)
        for w in _name_words(f)
    }
    return "initials in common" if short & _initials(mine) & _initials(theirs) else None


def _longest_form(cluster: Cluster, shared: set[tuple[str, ...]]) -> str:
    forms = (f for m in cluster.members for f in (m.name, *m.aliases) if _name_words(f) in shared)
    return max(forms, key=lambda form: (len(form), form))


def _full_forms(cluster: Cluster) -> set[tuple[str, ...]]:
    forms = (f for m in cluster.members for f in (m.name, *m.aliases))
    return {words for f in forms if _capitals(f) and len(words := _name_words(f)) > 1}


def _initials(forms: set[tuple[str, ...]]) -> set[str]:
    return {"".join(w[0] for w in words) for words in forms}


def _acronyms(clusters: list[Cluster]) -> list[Cluster]:
    """An acronym alone joins the one body whose initials it is: "LBA", "Lake Basin Authority"."""
    full: dict[str, list[Cluster]] = defaultdict(list)
    alone: list[tuple[str, Cluster]] = []
    rest: list[Cluster] = []
    for cluster in clusters:
        short = _only_acronym(cluster)
        if short is not None:
            alone.append((short, cluster))
            continue
        rest.append(cluster)
        if not cluster.is_person and family(cluster.members[0]) == "body":
            for letters in sorted(_initials(_full_forms(cluster))):
                if len(letters) > 2:
                    full[letters].append(cluster)
    for short, cluster in alone:
        fitting = [c for c in full.get(short, ()) if not clash(c, cluster)]
        if len(fitting) == 1:
            fitting[0].take(cluster, "the initials of the name")
        else:
            rest.append(cluster)
    return rest


def _only_acronym(cluster: Cluster) -> str | None:
    """The one acronym that is all that reports call a body, where nothing more is known of it."""
    if cluster.is_person or cluster.known or family(cluster.members[0]) != "body":
        return None
    names = {m.name for m in cluster.members}
    if not all(_acronym(name) for name in names) or _full_forms(cluster):
        return None
    words = {_name_words(name) for name in names}
    return next(iter(words))[0] if len(words) == 1 else None


def _group_blocks(cluster: Cluster, contexts: dict[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Unnamed groups of one description meet where they are of one country, or where reports share named
    actors."""
    if cluster.is_person or cluster.known:
        return
    kind, told = family(cluster.members[0]), group_words(cluster.members[0].name)
    words = (kind, *(w for w in told if w not in word_set("holders", "ranking")))
    for country in cluster.countries:
        own = [w for w in words if w not in _words_of_state(country)]
        army = kind == "body" and own[1:] and word_set("holders", "soldiery").issuperset(own[1:])
        yield (kind, "army", "of", country) if army else (*own, "of", country)
    for article, _ in cluster.places:
        for actor in contexts[article]:
            yield (*words, "beside", actor)


@cache
def _words_of_state(country: str) -> frozenset[str]:
    """The words for a state and what is of it: "Kenyan fishermen" and "fishermen of Kenya" are one group."""
    state = states().get(country)
    forms = (state.known.name, *state.known.aliases, *state.adjectives) if state else ()
    return frozenset(word for form in forms for word in _name_words(form))


def _groups(a: Cluster, b: Cluster) -> Verdict:
    if clash(a, b):
        return None
    if a.countries & b.countries:
        return "the same words for a group of one country"
    return "the same words in reports that share named actors"


# Actors ---------------------------------------------


def _links(clusters: list[Cluster]) -> ActorLinks:
    names = [_name(c) for c in clusters]
    keys = [_identity(c, n) for c, n in zip(clusters, names, strict=True)]
    often = Counter(keys)
    actors, ids, identities = [], {}, {}
    for cluster, name, key in zip(clusters, names, keys, strict=True):
        own = (*key, *min(cluster.places)) if often[key] > 1 else key
        actor = _actor(cluster, name, make_id("actor", *own))
        actors.append(actor)
        ids.update(dict.fromkeys(cluster.places, actor.id))
        if often[key] == 1:
            identities[actor.id] = key
    placed = [_belonging(a, c, ids) for a, c in zip(actors, clusters, strict=True)]
    named = told_apart(list(_with_offices(placed)))
    return ActorLinks(tuple(sorted(named, key=lambda a: a.id)), ids, identities)


def _with_offices(actors: list[Actor]) -> Iterator[Actor]:
    """Offices of people with the names that they have by what the people are."""
    by_id = {actor.id: actor for actor in actors}
    for actor in actors:
        holder = by_id.get(actor.member_of[0]) if len(actor.member_of) == 1 else None
        more = names_of_an_office(actor.name, holder.country, holder.roles) if holder is not None else ()
        if found := sorted(set(more) - {*actor.aliases, actor.name}):
            yield msgspec.structs.replace(actor, aliases=(*actor.aliases, *found))
        else:
            yield actor


def _belonging(actor: Actor, cluster: Cluster, ids: dict[Place, str]) -> Actor:
    """The actor with those whom it belongs to, by most reports."""
    counts = Counter(
        ids[article, member.member_of]
        for (article, _), member in zip(cluster.places, cluster.members, strict=True)
        if member.member_of is not None
    )
    owners = sorted(counts.keys() - {actor.id}, key=lambda owner: (-counts[owner], owner))
    return msgspec.structs.replace(actor, member_of=tuple(owners)) if owners else actor


def _identity(cluster: Cluster, name: str) -> tuple[str, ...]:
    if cluster.known:
        return (cluster.known,)
    sort = "state" if cluster.by_context else family(cluster.members[0])
    return (sort, fold(cluster.called or name), min(cluster.countries, default=""))


def _name(cluster: Cluster) -> str:
    """The usual name where it is known; else the fullest, the most frequent of equals."""
    known = next((m.name for m in cluster.members if m.known), None)
    if known:
        return known
    if cluster.by_context:  # "Veldia", which is shorter than what is of it
        sure = Counter(m.name for m in cluster.members if by_context(m))
        return min(sure, key=lambda n: (len(n.split()), len(n), -sure[n], n))
    named = [m for m in cluster.members if not called_by_office(m)]
    counts = Counter(m.name for m in named or cluster.members)
    return min(counts, key=lambda n: (-len(pieces_of(n)) if cluster.is_person else 0, -counts[n], -len(n), n))


def _actor(cluster: Cluster, name: str, actor_id: str) -> Actor:
    order = sorted(range(len(cluster.places)), key=lambda i: cluster.places[i])
    members = [cluster.members[i] for i in order]
    sure = [m for m in members if by_context(m)]
    kinds = Counter(m.kind for m in sure or members)
    kind = (
        "government"
        if "government" in kinds and "state" in kinds
        else min(kinds, key=lambda k: (-kinds[k], k))
    )
    country = min(cluster.countries, key=lambda c: c, default=None)
    called = {a for m in members for a in (m.name, *m.aliases)}
    return Actor(
        id=actor_id,
        name=name,
        kind=kind,
        country=country,
        aliases=tuple(sorted((called | set(usual_names(name, kind, country))) - {name})),
        roles=_roles(members),
        mentions=_mentions(members),
        how=_how(members, cluster),
    )


def _roles(members: list[Character]) -> tuple[Role, ...]:
    """Roles, one entry a title, with all its evidence."""
    found: dict[tuple[str, str | None], list[Evidence]] = {}
    for member in members:
        for role in member.roles:
            found.setdefault((role.title, role.organisation), []).extend(role.evidence)
    return tuple(Role(title=t, organisation=o, evidence=tuple(e)) for (t, o), e in found.items())


def _mentions(members: list[Character]) -> tuple[Evidence, ...]:
    return tuple(e for m in members for e in m.mentions)


def _how(members: list[Character], cluster: Cluster) -> tuple[How, ...]:
    own = dict.fromkeys(h for m in members for h in m.how)
    return (*own, *(How(field="actor", by=reason) for reason in sorted(set(cluster.reasons))))
