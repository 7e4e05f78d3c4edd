"""A person's judgement on a record: found out what it is about, kept, and heeded at once."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.building import compare
from onrecord.errors import CannotJudge
from onrecord.finding.knowledge import fold
from onrecord.linking.judged import Place, sides_of
from onrecord.publishing.naming import called, words_of
from onrecord.reconciling.judged import FOUND, STATUSES, own_words
from onrecord.reconciling.parting import parted_within
from onrecord.record import Actor, Anchor, Coverage, Evidence, Judgement, JudgementKind
from onrecord.record.base import Value
from onrecord.record.judgement import judgement_id
from onrecord.store import Item, Store, Writer

MOST_PLACES = 300
"""So many reports are enough to find an actor again."""

_ITEMS: dict[JudgementKind, int] = {"same": 2, "distinct": 2, "wrong": 1, "status": 1, "not": 2}
_OPPOSITE: dict[str, str] = {"same": "distinct", "distinct": "same"}


class Ruling(Value, frozen=True, kw_only=True):
    """What somebody asks to be judged: items by id or name, as given."""

    kind: JudgementKind
    items: tuple[str, ...]
    value: str | None = None
    note: str = ""
    by: str | None = None
    at: str


def judge_into(store: Store, ruling: Ruling) -> Judgement:
    """Keep a judgement and bring the record up to date with it, in one transaction.

    Raises `CannotJudge`, `NoSuchItem`, `NoSuchActor`.
    """
    if len(ruling.items) != _ITEMS[ruling.kind]:
        count = _ITEMS[ruling.kind]
        raise CannotJudge(
            f"{ruling.kind!r} is judged of {count} items, not of {len(ruling.items)}", "name all"
        )
    with store.writing() as writer:
        anchors = tuple(_anchor(writer, ruling.kind, n, asked) for n, asked in enumerate(ruling.items))
        _check(ruling.kind, anchors, ruling.value)
        given = Judgement(
            id=judgement_id(ruling.kind, anchors, ruling.value),
            kind=ruling.kind,
            items=anchors,
            value=ruling.value,
            note=ruling.note,
            by=ruling.by,
            at=ruling.at,
        )
        _check_parts(writer, given)
        _withdraw_opposite(writer, given)
        writer.judged.put(given)
        compare(writer, changed=True)
    return given


def withdraw_from(store: Store, id_: str, at: str) -> Judgement:
    """Withdraw a judgement, by its id or the beginning of it. Raises `NoSuchItem`."""
    with store.writing() as writer:
        found = writer.judged.one(id_)
        withdrawn = msgspec.structs.replace(found, withdrawn=found.withdrawn or at)
        writer.judged.put(withdrawn)
        compare(writer, changed=True)
    return withdrawn


def _anchor(writer: Writer, kind: JudgementKind, number: int, asked: str) -> Anchor:
    if kind in ("same", "distinct") or (kind == "not" and number == 1):
        return _actor_anchor(writer, asked)
    found_kind, item = writer.item(asked)
    if isinstance(item, Actor):
        return _of_actor(item, None)
    places = own_words(item) if found_kind != "articles" else ()
    told = " … ".join(dict.fromkeys(e.text for e in places[:2])) or item.id
    return Anchor(id=item.id, kind=found_kind, name=told, places=places)


def _actor_anchor(writer: Writer, asked: str) -> Anchor:
    """An actor by id, by a name ("K. Rhee": the reports that have it), or by a name in one report
    ("K. Rhee@a-1f")."""
    name, _, article = asked.partition("@")
    begun = _actors(writer.begun("actors", name)) if name.startswith("actor-") else []
    found = begun or called(_likely(writer, name), name)
    if len(found) != 1:
        several = ", ".join(f"{actor.name} ({actor.id})" for actor in found)
        raise CannotJudge(f"{name!r} may be any of {several}", "give the id of the one you mean")
    return _of_actor(found[0], None if begun else name, article)


def _likely(writer: Writer, name: str) -> list[Actor]:
    """The actors of which a name has any of the words: a large record has too many to look at them all."""
    asked = words_of(name)
    ids = {id_ for id_, called_so in writer.actor_names() if any(word in fold(called_so) for word in asked)}
    return _actors(writer.asking.some("actors", sorted(ids)))


def _actors(items: Iterable[Item]) -> list[Actor]:
    return [item for item in items if isinstance(item, Actor)]


def _of_actor(actor: Actor, name: str | None, article: str = "") -> Anchor:
    """By a name: only where reports use it, so that what goes by two names can be parted."""
    mentions = [e for e in actor.mentions if e.article.startswith(article)]
    if article and not mentions:
        raise CannotJudge(f"{article} does not name {name or actor.name!r}", "give an article that does")
    named = [e for e in mentions if name and words_of(e.text) == words_of(name)]
    return Anchor(
        id=actor.id, kind="actors", name=name or actor.name, places=_one_a_report(named or mentions)
    )


def _one_a_report(mentions: list[Evidence]) -> tuple[Evidence, ...]:
    """The first mention of each form in each report: a character is found by any of its mentions."""
    first: dict[tuple[str, str], Evidence] = {}
    for e in mentions:
        first.setdefault((e.article, e.text), e)
    return tuple(sorted(first.values(), key=lambda e: (e.article, e.start))[:MOST_PLACES])


def _check(kind: JudgementKind, anchors: tuple[Anchor, ...], value: str | None) -> None:
    of = anchors[0].kind
    if kind == "wrong" and of not in (*FOUND, "actors", "engagements", "discrepancies"):
        raise CannotJudge(f"{of} cannot be judged wrong", "judge what they are said to hold")
    if kind == "status" and value not in STATUSES.get(of, ()):
        known = ", ".join(STATUSES.get(of, ())) or "events and engagements have one"
        raise CannotJudge(f"{value!r} is no status of {of}", f"give one of: {known}")
    if kind == "not" and of not in ("statements", "events"):
        raise CannotJudge(f"{of} have no source or actor", "give a statement or an event first")


def _check_parts(writer: Writer, given: Judgement) -> None:
    """Two that go by the same words in a report cannot be parted."""
    if given.kind != "distinct":
        return
    reports = {place.article for anchor in given.items for place in anchor.places}
    sides = _parted_sides(given, writer.coverages(sorted(reports)))
    first, second = sides if all(sides) else _parted_sides(given, writer.coverages())
    both = sorted(set(first) & set(second))
    if both or not first or not second:
        where = f"{both[0][0]} has the same words for both" if both else "nobody is found by that name"
        raise CannotJudge(
            f"{given.items[0].name!r} and {given.items[1].name!r} cannot be parted: {where}",
            "name the reports in which they differ: NAME@ARTICLE",
        )


def _parted_sides(given: Judgement, coverages: Iterable[Coverage]) -> list[tuple[Place, ...]]:
    """The characters that are either, where one report that took the two for one is parted."""
    return sides_of(given, tuple(parted_within(coverage, given) for coverage in coverages))


def _withdraw_opposite(writer: Writer, given: Judgement) -> None:
    """Of two judgements of the same two that contradict each other the later holds."""
    opposite = _OPPOSITE.get(given.kind)
    who = {anchor.name for anchor in given.items}
    for old in writer.judged.all():
        if old.holds and old.kind == opposite and {anchor.name for anchor in old.items} == who:
            writer.judged.put(msgspec.structs.replace(old, withdrawn=given.at))
