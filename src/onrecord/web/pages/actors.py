"""Actors: who speaks and acts, and who with whom; a page for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import groupby, islice

from onrecord.errors import NoSuchItem
from onrecord.record import Engagement, Position, Role, Statement
from onrecord.record.base import Value
from onrecord.store import Standing
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import PER_PAGE, Desk, paged
from onrecord.web.pages.issues import Stand, stand
from onrecord.web.pieces import Deed, Filter, Judged, Link, Pages, PageValue, Saying
from onrecord.web.words import ACTOR_KINDS

FIELDS = ("kind", "name")
ONE_FIELDS: tuple[str, ...] = ()
IN_PICTURE = 26
# Nearly all who stand in many items stand in events too: among so many there are enough for the picture.
_AMONG = 10 * IN_PICTURE
SHOWN = 8
RECENT_REPORTS = 60

# PLOVER's two sides: what brings parties together, and what sets them against each other.
_TOGETHER = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


class ActorLine(Value, frozen=True, kw_only=True):
    """An actor in a list, with how many items it stands in."""

    id: str
    to: str
    name: str
    kind: str
    country: str | None
    statements: int
    events: int
    engagements: int


class Tie(Value, frozen=True, kw_only=True):
    """Two actors of the picture in one event: how often in what brings together, how often against."""

    one: str
    other: str
    together: int
    against: int


class ActorsPage(PageValue, frozen=True, kw_only=True):
    """Actors, those in most items first; `ties` are those of the first of them."""

    filters: tuple[Filter, ...]
    pages: Pages
    actors: tuple[ActorLine, ...]
    pictured: tuple[ActorLine, ...]
    ties: tuple[Tie, ...]


class RoleLine(Value, frozen=True, kw_only=True):
    """A role with what it is in, and where it is told."""

    title: str
    organisation: str | None
    to: str | None


class Met(Value, frozen=True, kw_only=True):
    """Somebody met, with the engagements."""

    who: Link
    engagements: tuple[Link, ...]


class OnIssue(Value, frozen=True, kw_only=True):
    """What somebody held on an issue, in order of time."""

    issue: Link
    stands: tuple[Stand, ...]


class ActorPage(PageValue, frozen=True, kw_only=True):
    """One actor. Lists show the latest; `all_said` and `all_done` lead to the whole."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    roles: tuple[RoleLine, ...]
    counts: tuple[tuple[str, int], ...]
    said_by: tuple[Saying, ...]
    all_said: Link | None
    said_about: tuple[Saying, ...]
    done: tuple[Deed, ...]
    all_done: Link | None
    met: tuple[Met, ...]
    positions: tuple[OnIssue, ...]
    unnamed: tuple[Saying, ...]
    judged: tuple[Judged, ...]


def actors(desk: Desk, asked: Asked) -> ActorsPage:
    """The actors that are asked for."""
    ranked = ranking(desk, asked.get("kind"), asked.get("name"))
    pages = paged(asked, ranked.total)
    shown = ranked.lines(PER_PAGE, pages.first - 1)
    first = desk.catalogue.once(
        ("foremost", desk.as_of, *map(asked.get, FIELDS)), lambda: ranked.lines(_AMONG)
    )
    pictured = tuple(islice((line for line in first if line.events), IN_PICTURE))
    return ActorsPage(
        title="Actors",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if shown else _empty(asked),
        filters=_filters(desk, asked),
        pages=pages,
        actors=shown,
        pictured=pictured,
        ties=ties(desk, tuple(line.id for line in pictured)),
    )


@dataclass(frozen=True, slots=True)
class Ranking:
    """Actors, those in most items first: so many in all, of so many of each kind."""

    kinds: Mapping[str, int]
    lines_from: Callable[[int, int], tuple[ActorLine, ...]]

    @property
    def total(self) -> int:
        return sum(self.kinds.values())

    def lines(self, limit: int, offset: int = 0) -> tuple[ActorLine, ...]:
        """So many of them, from the one numbered `offset`."""
        return self.lines_from(limit, offset)


def ranking(desk: Desk, kind: str | None = None, name: str | None = None) -> Ranking:
    """The actors of a kind, with these words in a name."""
    day = None if desk.is_whole else desk.as_of
    kinds_of = desk.catalogue.once(
        ("standings", kind, name, day),
        lambda: desk.asking.count_standings(kind=kind, name=name, known_by=day),
    )

    def read(limit: int, offset: int) -> tuple[ActorLine, ...]:
        if day is None:
            found = desk.asking.standings(kind=kind, name=name, limit=limit, offset=offset)
        else:
            found = desk.asking.standings_then(day, kind=kind, name=name, limit=limit, offset=offset)
        return tuple(map(_line, found))

    return Ranking(kinds_of, read)


def busiest(desk: Desk) -> tuple[ActorLine, ...]:
    """The actors in most events."""

    def make() -> tuple[ActorLine, ...]:
        if desk.is_whole or desk.cut:
            return tuple(map(_line, desk.asking.standings(by="events", limit=filters.MOST_OPTIONS)))
        among = ranking(desk).lines(10 * filters.MOST_OPTIONS)
        return tuple(nsmallest(filters.MOST_OPTIONS, among, key=lambda a: (-a.events, a.name, a.id)))

    return desk.catalogue.once(("busiest", desk.as_of), make)


def _line(of: Standing) -> ActorLine:
    return ActorLine(
        id=of.id,
        to=address(f"actors/{of.id}"),
        name=of.name,
        kind=of.kind,
        country=of.country,
        statements=of.statements,
        events=of.events,
        engagements=of.engagements,
    )


def _filters(desk: Desk, asked: Asked) -> tuple[Filter, ...]:
    kinds = ranking(desk).kinds
    options = ((kind, text, kinds[kind]) for kind, text in ACTOR_KINDS.items() if kinds.get(kind))
    return filters.choice(asked, "kind", "Kind", options), filters.free(asked, "name", "Name")


def ties(desk: Desk, ids: tuple[str, ...]) -> tuple[Tie, ...]:
    """Who of these stands in one event with whom."""

    def make() -> tuple[Tie, ...]:
        found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        for one, other, type_, number in desk.asking.together(ids, "events", "type", desk.as_of):
            found[one, other][type_ not in _TOGETHER] += number
        return tuple(
            Tie(one=one, other=other, together=n[0], against=n[1])
            for (one, other), n in sorted(found.items())
        )

    return desk.catalogue.once(("ties", ids, desk.as_of), make)


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "Nobody fits. Take the kind out, or type a shorter part of the name."
    return "No report in this record names anybody yet. Add reports with: onrecord build PATH -o RECORD"


def actor(desk: Desk, asked: Asked) -> ActorPage:
    """The actor whose id ends the address. Raises `NoSuchItem`."""
    id_ = asked.path.rpartition("/")[2]
    face = desk.asking.face(id_)
    if face is None:
        raise NoSuchItem(id_)
    spoken = desk.ask(kind="statements", where=(("source", (id_,)),))
    events = desk.ask(kind="events", actor=id_)
    said, done = (desk.fetch(ask, SHOWN, newest_first=True) for ask in (spoken, events))
    counts = (("statements", desk.count(spoken)), ("events", desk.count(events)))
    return ActorPage(
        title=face.name,
        address=asked.path,
        as_of=desk.as_of,
        id=id_,
        name=face.name,
        kind=face.kind,
        country=face.country,
        aliases=tuple(alias for alias in face.aliases if alias != face.name),
        roles=tuple(_roles(desk, face.roles)),
        counts=counts,
        said_by=desk.sayings(said),
        all_said=_all("said", "speaker", id_, counts[0][1], "statements"),
        said_about=desk.sayings(_about(desk, id_)),
        done=desk.deeds(done),
        all_done=_all("timeline", "actor", id_, counts[1][1], "events"),
        met=tuple(_met(desk, id_)),
        positions=tuple(_positions(desk, id_)),
        unnamed=desk.sayings(_unnamed(desk, id_)),
        judged=desk.judgements(id_),
    )


def _all(path: str, field: str, id_: str, number: int, what: str) -> Link | None:
    if number <= SHOWN:
        return None
    return Link(text=f"All {number:,} {what}", to=address(path, {field: id_}))


def _roles(desk: Desk, roles: Iterable[Role]) -> Iterable[RoleLine]:
    seen = set()
    for role in roles:
        told = next((e for e in role.evidence if e.article in desk.known), None)
        if (role.title, role.organisation) in seen or (role.evidence and told is None):
            continue
        seen.add((role.title, role.organisation))
        to = address(f"reports/{told.article}", words=f"w-{told.start}-{told.end}") if told else None
        yield RoleLine(title=role.title, organisation=role.organisation, to=to)


def _about(desk: Desk, id_: str) -> list[Statement]:
    """The latest statements whose content names the actor, in the reports that named it last."""
    reports = [a for a in desk.asking.articles_of(id_) if a in desk.known]
    recent = sorted(reports, key=lambda a: -desk.catalogue.numbers[a])[:RECENT_REPORTS]
    found = desk.some("statements", desk.asking.said_about(id_, recent))
    others = [s for s in found if s.source != id_]
    return sorted(others, key=lambda s: (-desk.catalogue.numbers[s.article], s.id))[:SHOWN]


def _met(desk: Desk, id_: str) -> Iterable[Met]:
    ask = desk.ask(kind="engagements", actor=id_)
    with_whom: dict[str, list[Engagement]] = defaultdict(list)
    for engagement in desk.fetch(ask, 100, newest_first=True):
        for other in engagement.participants:
            if other != id_:
                with_whom[other].append(engagement)
    for other, engagements in sorted(with_whom.items(), key=lambda x: (-len(x[1]), x[0]))[: SHOWN * 2]:
        link = desk.who(other)
        if link is not None:
            yield Met(
                who=link,
                engagements=tuple(
                    Link(text=f"{m.kind}, {m.status.replace('_', ' ')}", to=address(f"engagements/{m.id}"))
                    for m in engagements[:SHOWN]
                ),
            )


def _positions(desk: Desk, id_: str) -> Iterable[OnIssue]:
    ask = desk.ask(kind="positions", where=(("actor", (id_,)),))
    found: list[Position] = desk.fetch(ask, 100)
    for issue, held in groupby(sorted(found, key=lambda p: p.issue), key=lambda p: p.issue):
        stands = sorted((stand(desk, p) for p in held), key=lambda s: s.day or "")
        link = Link(text=issue, to=address("positions", {"actor": id_, "issue": issue}))
        yield OnIssue(issue=link, stands=tuple(stands))


def _unnamed(desk: Desk, id_: str) -> list[Statement]:
    """What unnamed people of theirs said."""
    ask = desk.ask(kind="statements", actor=id_, where=(("attribution", ("unnamed",)),))
    return [s for s in desk.fetch(ask, SHOWN, newest_first=True) if s.source is None]
