"""What people judged about items: heeded in the coverages before they are compared, so that everything that
follows from an item obeys, and in the whole for what only the comparison makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

import msgspec

from onrecord.linking.judged import places_of
from onrecord.reconciling.parting import parted_within
from onrecord.reconciling.renumbering import without
from onrecord.record import Anchor, Coverage, Engagement, Evidence, How, Judgement, Whole
from onrecord.record.engagement import StepStatus
from onrecord.record.event import Status
from onrecord.record.judgement import said_by

FOUND = ("statements", "events", "figures", "votes", "proposals", "positions")
"""Kinds of items that single articles hold, by their names in a coverage and in a whole."""
STATUSES: dict[str, tuple[str, ...]] = {"events": get_args(Status), "engagements": get_args(StepStatus)}
"""What the status of a kind may be judged to be."""

# Evidence that is the item's own; its sentence and parties it shares with others.
_OWN_ROLES = frozenset({"content", "trigger", "value"})
_ENOUGH = 0.5


def heeded(coverages: Sequence[Coverage], judgements: Iterable[Judgement]) -> tuple[Coverage, ...]:
    """The coverages as the judgements have them: without what is wrong, with the right status, without a
    source or actor that somebody is not, with two characters where one report took two for one."""
    held = _in_order(judgements, ("wrong", "status", "not", "distinct"))
    return tuple(_heeded(coverage, held) for coverage in coverages) if held else tuple(coverages)


def _in_order(judgements: Iterable[Judgement], kinds: tuple[str, ...]) -> list[Judgement]:
    held = (j for j in judgements if j.holds and j.kind in kinds)
    return sorted(held, key=lambda j: (j.at, j.id))


def _heeded(coverage: Coverage, judgements: Iterable[Judgement]) -> Coverage:
    gone: dict[str, set[int]] = defaultdict(set)
    for judgement in judgements:
        if judgement.kind == "distinct":
            coverage = parted_within(coverage, judgement)
            continue
        target = judgement.items[0]
        if target.kind == "actors":
            gone["characters"] |= _characters(coverage, target)
        elif target.kind in FOUND:
            indexes = set(_indexes(coverage, target))
            if judgement.kind == "wrong":
                gone[target.kind] |= indexes
            elif indexes:
                coverage = _changed(coverage, target.kind, indexes, judgement)
    return without(coverage, gone) if any(gone.values()) else coverage


def _characters(coverage: Coverage, anchor: Anchor) -> set[int]:
    return {index for _, index in places_of(anchor, [coverage])}


def _indexes(coverage: Coverage, anchor: Anchor) -> Iterator[int]:
    here = [place for place in anchor.places if place.article == coverage.article.id]
    for index, found in enumerate(getattr(coverage, anchor.kind) if here else ()):
        if any(_alike(a, b) for a in _own(found.evidence) for b in here):
            yield index


def _own(evidence: Sequence[Evidence]) -> Sequence[Evidence]:
    return [e for e in evidence if e.role in _OWN_ROLES] or evidence


def own_words(item: Any) -> tuple[Evidence, ...]:
    """The words of reports by which an item is known again: what is said, what happens, the number."""
    return tuple(dict.fromkeys(_own(getattr(item, "mentions", ()) or item.evidence)))


def _alike(a: Evidence, b: Evidence) -> bool:
    """Are they the same words, but for where an engine sees their edges?"""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return a.article == b.article and shared >= _ENOUGH * (max(a.end, b.end) - min(a.start, b.start))


def _changed(coverage: Coverage, kind: str, indexes: set[int], judgement: Judgement) -> Coverage:
    change = _with_status if judgement.kind == "status" else _without_party
    items = tuple(
        change(item, coverage, judgement) if index in indexes else item
        for index, item in enumerate(getattr(coverage, kind))
    )
    return msgspec.structs.replace(coverage, **{kind: items})


def _with_status(found: Any, _: Coverage, judgement: Judgement) -> Any:
    how = How(field="status", by=f"{said_by(judgement)}; the report tells it as {found.status}")
    return msgspec.structs.replace(found, status=judgement.value, how=(*found.how, how))


def _without_party(found: Any, coverage: Coverage, judgement: Judgement) -> Any:
    them = _characters(coverage, judgement.items[1])
    by = f"not {judgement.items[1].name}: {said_by(judgement)}"
    if hasattr(found, "source"):
        kept = None if found.source in them else found.source
        behind = None if found.affiliation in them else found.affiliation
        how = (*found.how, How(field="source", by=by))
        return msgspec.structs.replace(found, source=kept, affiliation=behind, how=how)
    return msgspec.structs.replace(
        found,
        actors=tuple(i for i in found.actors if i not in them),
        recipients=tuple(i for i in found.recipients if i not in them),
        how=(*found.how, How(field="actors", by=by)),
    )


def heed(whole: Whole, judgements: Iterable[Judgement]) -> Whole:
    """The whole as the judgements have it, for the items that only the comparison makes."""
    for judgement in _in_order(judgements, ("wrong", "status")):
        target = judgement.items[0]
        if target.kind not in ("engagements", "discrepancies"):
            continue
        items = getattr(whole, target.kind)
        judged = _same_item(items, target)
        changed = (_judged(item, judgement) if item.id == judged else item for item in items)
        kept = tuple(item for item in changed if item is not None)
        whole = msgspec.structs.replace(whole, **{target.kind: kept})
    return whole


def _judged(item: Any, judgement: Judgement) -> Any:
    return None if judgement.kind == "wrong" else _standing(item, judgement)


def _standing(engagement: Engagement, judgement: Judgement) -> Engagement:
    how = How(field="status", by=f"{said_by(judgement)}; by the reports it is {engagement.status}")
    return msgspec.structs.replace(engagement, status=judgement.value, how=(*engagement.how, how))


def _same_item(items: Sequence[Any], anchor: Anchor) -> str | None:
    """The id of the item that was judged: it still has its id, or rests on most of the same words."""
    if any(item.id == anchor.id for item in items):
        return anchor.id
    shares = {item.id: _share(item, anchor) for item in items}
    best = max(shares, key=lambda id_: (shares[id_], id_), default=None)
    return best if best is not None and shares[best] >= _ENOUGH else None


def _share(item: Any, anchor: Anchor) -> float:
    own = own_words(item)
    met = sum(any(_alike(a, b) for a in own) for b in anchor.places)
    return met / max(1, len(anchor.places))
