"""The record brought up to date with its coverages and judgements: only what a change touches is done anew.

coverages that are new or gone → stories that they change → what their reports give → actors over stories →
rows that differ. It gives what `reconcile` gives of all coverages at once.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

import msgspec

from onrecord.finding.knowledge import fold
from onrecord.linking.crossing import crossing_id, likely_id, merged, renamed
from onrecord.linking.stories import Signature, find_stories, signature_of
from onrecord.pipeline import comparison_version
from onrecord.processes import Made, spread
from onrecord.reconciling.changes import KINDS as TOLD
from onrecord.reconciling.changes import Setting, changes, in_order
from onrecord.reconciling.compose import Story, reconcile_story, with_actors
from onrecord.record import Actor, Coverage, Judgement, Whole
from onrecord.record.base import Value
from onrecord.record.change import Change
from onrecord.store import KINDS, Around, Kind, Writer
from onrecord.store.store import Replaced
from onrecord.store.stories import Member

# So many articles are worth the two seconds that processes take to start.
MANY = 600
MOST_WORKERS = 2
_COMPARED, _JUDGED = "compared by", "judged by"


class Progress(Protocol):
    """Told as a build goes on: what is being done, how much of it is done, of how much (0: not known)."""

    def __call__(self, doing: str, done: int, total: int) -> None: ...


def tell_nobody(doing: str, done: int, total: int) -> None:
    """Progress for those who do not ask."""


def compare(
    writer: Writer, progress: Progress = tell_nobody, *, changed: bool = True, jobs: int | None = 1
) -> tuple[Change, ...]:
    """Make the items of the record those that its coverages and judgements together give.

    Returns what has changed, which the record's log keeps too. What a first build brings is no change, nor
    is what another version of onrecord finds.
    """
    anew = writer.noted(_COMPARED) != comparison_version()
    if not changed and not anew:
        return ()
    judgements = writer.judged.all()
    plan = _plan(writer, judgements, anew=anew)
    told: tuple[Change, ...] = ()
    if plan.dirty or plan.retired:
        told = _carry_out(writer, plan, judgements, _Telling(progress, jobs))
        writer.log.add(told)
    writer.note(_COMPARED, comparison_version())
    writer.note(_JUDGED, _digest(judgements))
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is to be done: the stories there are, those to be compared anew, and those that are no more.
    `alone`: there is but one story. `touched` are the articles of all these, also of those that have gone.
    `anew`: nothing of what was compared before is to be relied on."""

    anew: bool

    stories: Mapping[str, tuple[str, ...]]
    signatures: Mapping[str, Signature]
    dirty: frozenset[str]
    retired: frozenset[str]
    touched: frozenset[str]
    alone: bool


def _plan(writer: Writer, judgements: Sequence[Judgement], *, anew: bool) -> _Plan:
    homes, placed = writer.stories.homes(), writer.stories.signatures()
    articles = writer.stories.articles()
    new = sorted(id_ for id_ in articles if anew or id_ not in placed)
    signatures = {id_: signature for id_, (_, signature) in placed.items() if id_ in articles and not anew}
    signatures |= {c.article.id: signature_of(c) for c in writer.coverages(new)}
    found = find_stories(list(signatures.values()))
    stories = {_key(story, alone=len(found) == 1): story for story in found}
    before = set(homes.values())
    judged = set() if anew else _judged(writer, judgements, homes)
    dirty = {key for key, story in stories.items() if key not in before or key in judged}
    dirty |= {key for key, story in stories.items() if not set(story).isdisjoint(new)}
    retired = (before - stories.keys()) | (before & dirty)
    touched = {id_ for id_, story in homes.items() if story in retired}
    return _Plan(
        anew=anew,
        stories=stories,
        signatures=signatures,
        dirty=frozenset(dirty),
        retired=frozenset(retired),
        touched=frozenset(touched.union(*(stories[key] for key in dirty))),
        alone=len(found) == 1,
    )


def _key(story: Sequence[str], *, alone: bool) -> str:
    # Where there is but one story, its actors have other ids: it is another story then.
    text = "\n".join((str(alone), *story))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _digest(judgements: Iterable[Judgement]) -> str:
    return " ".join(sorted(f"{j.id}{'' if j.holds else '-'}" for j in judgements))


def _judged(writer: Writer, judgements: Sequence[Judgement], homes: Mapping[str, str]) -> set[str]:
    """The stories on which judgements bear that were given or withdrawn since."""
    known = set((writer.noted(_JUDGED) or "").split())
    new = [j for j in judgements if _digest([j]) not in known]
    anchors = [anchor for judgement in new for anchor in judgement.items]
    names = {fold(anchor.name) for anchor in anchors if anchor.kind == "actors"}
    actors = [actor for actor, name in writer.actor_names() if fold(name) in names] if names else []
    places = {place.article for anchor in anchors for place in anchor.places}
    return writer.stories.stories_of(actors) | {homes[id_] for id_ in places if id_ in homes}


def _carry_out(
    writer: Writer, plan: _Plan, judgements: Sequence[Judgement], told: _Telling
) -> tuple[Change, ...]:
    gone = list(writer.stories.members(stories=plan.retired))
    writer.stories.drop_cast(plan.retired)
    writer.stories.forget(plan.touched)
    wholes: dict[str, bytes] = {}
    for number, (key, story) in enumerate(_compared(writer, plan, plan.dirty, judgements, told.jobs)):
        told.progress("comparing the reports", number, len(plan.dirty))
        wholes[key] = _packed(story.whole)
        _place(writer, key, story, plan)
    named = _name(writer, gone, plan)
    moved = named.stories - wholes.keys()
    for key, story in _compared(writer, plan, moved, judgements, told.jobs):
        wholes[key] = _packed(story.whole)
    articles = plan.touched.union(*(plan.stories[key] for key in wholes))
    told.progress("writing the record", 0, 0)
    before = writer.items_on(None if plan.anew else articles)
    before["actors"] |= named.actors
    written = _write(writer, wholes, before)
    return () if plan.anew else tuple(_told(written))


@dataclass(frozen=True, slots=True)
class _Telling:
    """Who is told how far it is, and in how many processes it may be done (None: as many as help)."""

    progress: Progress
    jobs: int | None


def _compared(
    writer: Writer, plan: _Plan, keys: Set[str], judgements: Sequence[Judgement], jobs: int | None
) -> Iterator[tuple[str, Story]]:
    """What the reports of each story put on record."""
    ordered = sorted(keys)
    articles = sum(len(plan.stories[key]) for key in ordered)
    workers = (jobs or min(MOST_WORKERS, os.cpu_count() or 1)) if articles >= MANY else 1
    if workers == 1:
        for key in ordered:
            yield key, reconcile_story(list(writer.coverages(plan.stories[key])), judgements)
        return
    work = ([_packed(c) for c in writer.coverages(plan.stories[key])] for key in ordered)
    for key, packed in zip(ordered, spread(partial(_from_packed, judgements), work, workers), strict=True):
        yield key, _unpacked(packed, Story)


def _from_packed(judgements: Sequence[Judgement], coverages: Sequence[bytes]) -> bytes:
    return _packed(reconcile_story([_unpacked(c, Coverage) for c in coverages], judgements))


def _packed(value: Value) -> bytes:
    """What is kept until all is compared, or handed to another process: it takes little room."""
    return zlib.compress(msgspec.msgpack.encode(value), 1)


def _unpacked(packed: bytes, type_: type[Made]) -> Made:
    return msgspec.msgpack.decode(zlib.decompress(packed), type=type_)


def _place(writer: Writer, key: str, story: Story, plan: _Plan) -> None:
    writer.stories.place(key, (plan.signatures[id_] for id_ in plan.stories[key]))
    if plan.alone:
        parts = [msgspec.structs.replace(part, crossing=None) for part in story.cast]
        writer.stories.put_cast(key, ((part, part.actor.id) for part in parts))
    else:
        # What other stories tell of the name may give it another id, once all are compared.
        writer.stories.put_cast(key, zip(story.cast, map(likely_id, story.cast), strict=True))


@dataclass(frozen=True, slots=True)
class _Named:
    """Whose actors have got other ids: the stories in which, and all actors whose accounts have changed."""

    stories: set[str]
    actors: set[str]


def _name(writer: Writer, gone: Sequence[Member], plan: _Plan) -> _Named:
    """Give the actors of stories their ids in the record."""
    now = list(writer.stories.members(stories=plan.dirty))
    crossing = {member.crossing for member in (*gone, *now)} - {None}
    by_name: dict[str, list[Member]] = defaultdict(list)
    for member in writer.stories.members(crossing=crossing):  # type: ignore[arg-type]
        by_name[member.crossing or ""].append(member)
    moved: set[str] = set()
    touched = {member.actor for member in gone}
    for name, members in by_name.items():
        countries = {member.country for member in members if member.country}
        for member in members:
            id_ = crossing_id(member.local, name, member.country, countries)
            if id_ != member.actor:
                writer.stories.name(member, id_)
                moved.add(member.story)
                touched.add(member.actor)
    touched |= {m.actor for m in writer.stories.members(stories=plan.dirty | moved)}
    return _Named(moved, touched)


@dataclass(frozen=True, slots=True)
class _Written:
    """What differs from before, by kind, and the whole of the stories that were compared."""

    replaced: list[Replaced]
    parts: list[Whole]

    def add(self, replaced: Replaced) -> None:
        """Keep what differs of a kind whose changes are told."""
        if replaced.kind in TOLD:
            self.replaced.append(replaced)


def _write(writer: Writer, wholes: Mapping[str, bytes], before: Mapping[Kind, set[str]]) -> _Written:
    """Put the items of these stories, and the actors of `before`, in the place of those items."""
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    for member in writer.stories.members(stories=wholes):
        ids[member.story][member.local] = member.actor
    written = _Written([], [])
    appeared = writer.published()
    left = {kind: set(before[kind]) for kind in KINDS if kind != "actors"}
    for key in sorted(wholes):
        part = with_actors(_unpacked(wholes[key], Whole), ids[key])
        here = {a.id: a.published.value if a.published else None for a in part.articles}
        redated = {id_ for id_, day in here.items() if appeared.get(id_, day) != day}
        appeared |= here
        around = Around(appeared, redated, {s.id: s.attribution for s in part.statements})
        for kind in left:
            wanted = {item.id: item for item in getattr(part, kind)}
            written.add(writer.replace(kind, wanted, left[kind] & wanted.keys(), around))
            left[kind] -= wanted.keys()
        written.parts.append(_light(part))
    for kind, gone in left.items():
        written.add(writer.replace(kind, {}, gone, Around(appeared)))
    actors = sorted(before["actors"])
    for start in range(0, len(actors), MANY):
        some = actors[start : start + MANY]
        known = dict(_actors(writer, some))
        writer.replace("actors", known, set(some), Around(appeared))
        names = (msgspec.structs.replace(actor, mentions=()) for actor in known.values())
        written.parts.append(Whole(actors=tuple(names)))
    writer.count_standing()
    return written


def _light(part: Whole) -> Whole:
    """What telling the changes needs of a story."""
    articles = tuple(msgspec.structs.replace(a, text="", removed=()) for a in part.articles)
    return Whole(articles=articles, positions=part.positions)


def _told(written: _Written) -> Iterator[Change]:
    """What has changed, in words, the weightiest first."""
    was: dict[str, dict[str, str]] = defaultdict(dict)
    now: dict[str, dict[str, Any]] = defaultdict(dict)
    for each in written.replaced:
        was[each.kind] |= each.was
        now[each.kind] |= each.now
    every = [p for part in written.parts for p in part.positions]
    setting = Setting(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        names={actor.id: actor.name for part in written.parts for actor in part.actors},
        families={a.id: a.family or a.id for part in written.parts for a in part.articles},
        positions=[p for p in every if p.id not in now["positions"]],
    )
    found = (
        change
        for kind in TOLD
        for change in changes(
            kind,
            [msgspec.json.decode(body, type=KINDS[kind]) for body in was[kind].values()],
            now[kind].values(),
            setting,
        )
    )
    yield from in_order(found)


def _actors(writer: Writer, ids: Iterable[str]) -> Iterator[tuple[str, Actor]]:
    accounts = list(writer.stories.accounts(sorted(ids)))
    owners = writer.stories.ids((story, owner) for _, story, actor in accounts for owner in actor.member_of)
    known: dict[str, list[Actor]] = defaultdict(list)
    for id_, story, actor in accounts:
        names = {owner: owners[story, owner] for owner in actor.member_of}
        known[id_].append(renamed(actor, names))
    return ((id_, merged(id_, told)) for id_, told in known.items())
