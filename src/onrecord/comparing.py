"""The record brought up to date with its coverages and judgements: only what a change touches is done anew.

coverages that are new or gone → stories that they change → what their reports give → actors over stories →
rows that differ. It gives what `reconcile` gives of all coverages at once.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import msgspec

from onrecord.finding.knowledge import fold
from onrecord.linking.crossing import crossing_id, lone_id, merged, renamed
from onrecord.linking.stories import Signature, find_stories, signature_of
from onrecord.pipeline import comparison_version
from onrecord.reconciling.changes import KINDS as TOLD
from onrecord.reconciling.changes import Setting, changes, in_order
from onrecord.reconciling.compose import Story, reconcile_story, with_actors
from onrecord.record import Actor, Judgement, Whole
from onrecord.record.change import Change
from onrecord.store import KINDS, Kind, Writer
from onrecord.store.store import Replaced
from onrecord.store.stories import Member

_COMPARED, _JUDGED = "compared by", "judged by"


class Progress(Protocol):
    """Told as a build goes on: what is being done, how much of it is done, of how much (0: not known)."""

    def __call__(self, doing: str, done: int, total: int) -> None: ...


def tell_nobody(doing: str, done: int, total: int) -> None:
    """Progress for those who do not ask."""


def compare(writer: Writer, progress: Progress = tell_nobody, *, changed: bool = True) -> tuple[Change, ...]:
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
        told = _carry_out(writer, plan, judgements, progress)
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
    writer: Writer, plan: _Plan, judgements: Sequence[Judgement], progress: Progress
) -> tuple[Change, ...]:
    gone = list(writer.stories.members(stories=plan.retired))
    writer.stories.drop_cast(plan.retired)
    writer.stories.forget(plan.touched)
    wholes: dict[str, Whole] = {}
    for number, key in enumerate(sorted(plan.dirty)):
        progress("comparing the reports", number, len(plan.dirty))
        wholes[key] = _compared(writer, key, plan, judgements)
    named = _name(writer, gone, plan)
    for key in sorted(named.stories - wholes.keys()):
        wholes[key] = reconcile_story(list(writer.coverages(plan.stories[key])), judgements).whole
    articles = plan.touched.union(*(plan.stories[key] for key in wholes))
    progress("writing the record", 0, 0)
    before = writer.items_on(None if plan.anew else articles)
    before["actors"] |= named.actors
    written = _write(writer, wholes, before)
    return () if plan.anew else tuple(_told(written))


def _compared(writer: Writer, key: str, plan: _Plan, judgements: Sequence[Judgement]) -> Whole:
    story: Story = reconcile_story(list(writer.coverages(plan.stories[key])), judgements)
    writer.stories.place(key, (plan.signatures[id_] for id_ in plan.stories[key]))
    # Who has a crossing name is named when all stories are compared.
    ids = (part.actor.id if plan.alone or part.crossing else lone_id(part.actor) for part in story.cast)
    parts = story.cast if not plan.alone else [msgspec.structs.replace(p, crossing=None) for p in story.cast]
    writer.stories.put_cast(key, zip(parts, ids, strict=True))
    return story.whole


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
    for name, members in by_name.items():
        countries = {member.country for member in members if member.country}
        for member in members:
            id_ = crossing_id(member.local, name, member.country, countries)
            if id_ != member.actor:
                writer.stories.name(member, id_)
                moved.add(member.story)
                gone = [*gone, member]
    touched = {member.actor for member in gone}
    touched |= {m.actor for m in writer.stories.members(stories=plan.dirty | moved)}
    return _Named(moved, touched)


@dataclass(frozen=True, slots=True)
class _Written:
    """What differs from before, by kind, and the whole of the stories that were compared."""

    replaced: Sequence[Replaced]
    parts: Sequence[Whole]


def _write(writer: Writer, wholes: Mapping[str, Whole], before: Mapping[Kind, set[str]]) -> _Written:
    """Put the items of these stories, and the actors of `before`, in the place of those items."""
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    for member in writer.stories.members(stories=wholes):
        ids[member.story][member.local] = member.actor
    parts = [with_actors(whole, ids[key]) for key, whole in wholes.items()]
    published = writer.published()
    here = {a.id: a.published.value if a.published else None for part in parts for a in part.articles}
    redated = {id_ for id_, day in here.items() if published.get(id_, day) != day}
    appeared = published | here
    actors = dict(_actors(writer, before["actors"]))
    replaced = []
    for kind in KINDS:
        items = {item.id: item for part in parts for item in getattr(part, kind)}
        wanted = actors if kind == "actors" else items
        replaced.append(writer.replace(kind, wanted, before[kind], appeared, redated))
    return _Written(replaced, [*parts, Whole(actors=tuple(actors.values()))])


def _told(written: _Written) -> Iterator[Change]:
    """What has changed, in words, the weightiest first."""
    was = {each.kind: each.was for each in written.replaced}
    now = {each.kind: each.now for each in written.replaced}
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
