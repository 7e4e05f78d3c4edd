"""Items → rows: what of each kind can be asked by, and where its evidence and actors stand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import msgspec

from onrecord.record import (
    Actor,
    Article,
    Discrepancy,
    Engagement,
    Event,
    Evidence,
    Figure,
    Position,
    Proposal,
    Statement,
    Vote,
    When,
)
from onrecord.store.tables import VOICES

Item = Article | Actor | Statement | Event | Engagement | Vote | Proposal | Figure | Position | Discrepancy
Kind = Literal[
    "articles", "actors", "statements", "events", "engagements", "votes", "proposals", "figures", "positions",
    "discrepancies",
]  # fmt: skip
Row = dict[str, Any]

KINDS: dict[Kind, type[Item]] = {
    "articles": Article,
    "actors": Actor,
    "statements": Statement,
    "events": Event,
    "engagements": Engagement,
    "votes": Vote,
    "proposals": Proposal,
    "figures": Figure,
    "positions": Position,
    "discrepancies": Discrepancy,
}
"""Every kind of item, in the order in which the record is told."""

_TOLD_IN = ("content", "source_text", "trigger", "place", "subject", "agenda", "what", "issue", "about")

_json = msgspec.json.Encoder()


class Around(NamedTuple):
    """What rows tell besides what is in their items: the day on which each article was published, which of
    them have another day than before (None: it is not known which), and the attribution of statements."""

    appeared: Mapping[str, str | None]
    redated: Set[str] | None = None
    attributions: Mapping[str, str] = MappingProxyType({})

    def voices(self, item: Any) -> int:
        """In whose voices an event is told, as a sum of `VOICES`."""
        found = {self.attributions[id_] for id_ in item.according_to if id_ in self.attributions}
        return sum(VOICES[attribution] for attribution in found)


def row(kind: Kind, item: Any, around: Around) -> Row:
    """The row of an item."""
    own = {"voices": around.voices(item)} if kind == "events" else {}
    # Walked through once: by far the most of an item is its evidence.
    pieces = [e for _, e in evidence_of(item)]
    day = _day(item, pieces, around.appeared)
    return {
        "id": item.id,
        **_COLUMNS[kind](item),
        **own,
        "day": day,
        "known": _known(item, pieces, around.appeared),
        "told": _told(item, pieces, day, around.appeared),
        "key": key_of(item.id),
        "words": "\n".join(word for word in _words(item, pieces) if word).lower(),
        "body": body_of(item),
    }


def body_of(item: Any) -> str:
    """The whole item as JSON."""
    return _json.encode(item).decode()


def rests_on_any(item: Any, articles: Set[str]) -> bool:
    """Does an item rest on one of these articles, or is it one?"""
    if not articles:
        return False
    return item.id in articles or any(e.article in articles for _, e in evidence_of(item))


def _day(item: Any, pieces: Sequence[Evidence], appeared: Mapping[str, str | None]) -> str | None:
    """When an item is from: its own date or, where it has none, the first day one of its reports appeared."""
    own = next((when.value for when in _whens(item) if when and when.value), None)
    if own:
        return own
    days = (appeared.get(id_) for id_ in {e.article for e in pieces})
    return min((day for day in days if day), default=None)


def _known(item: Any, pieces: Sequence[Evidence], appeared: Mapping[str, str | None]) -> str | None:
    """The day on which the first report of an item appeared; None where no report of it has a date."""
    articles = {item.id} if isinstance(item, Article) else {e.article for e in pieces}
    return min((day[:10] for id_ in articles if (day := appeared.get(id_))), default=None)


def key_of(id_: str) -> int:
    """A number of 60 bits that follows from an id."""
    return int(hashlib.sha256(id_.encode()).hexdigest()[:15], 16)


def _told(item: Any, pieces: Sequence[Evidence], day: str | None, appeared: Mapping[str, str | None]) -> str:
    """Sorts items by day, then by the report that tells them first, then by their place in it; reports by
    day, copies behind what they copy, then by origin."""
    if isinstance(item, Article):
        return f"{(day or '9999')[:10]} {int(item.copy_of is not None)} {item.origin} {item.id}"
    places = ((appeared.get(e.article) or "9999", e.article, e.start) for e in pieces)
    first, article, start = min(places, default=("", "", 0))
    return f"{day or '0000'} {first[:10]} {article} {start:07d} {item.id}"


def _whens(item: Any) -> Iterator[When | None]:
    for field in ("published", "date", "as_of"):
        yield getattr(item, field, None)


def evidence_of(item: Any) -> Iterator[tuple[str, Evidence]]:
    """All evidence of an item, each with the part of the item that it stands in ("" for the item itself)."""
    for e in (*getattr(item, "evidence", ()), *getattr(item, "mentions", ())):
        yield "", e
    for field in ("roles", "history", "responses", "sides", "earlier"):
        for number, part in enumerate(getattr(item, field, ())):
            for e in part.evidence:
                yield f"{field}.{number}", e


def actors_of(item: Any) -> set[str]:
    """The ids of the actors that an item is about."""
    found: set[str | None] = {item.id} if isinstance(item, Actor) else set()
    for field in ("source", "affiliation", "actor", "host", "by", "body", "of"):
        found.add(getattr(item, field, None))
    for field in ("actors", "recipients", "participants", "mediators"):
        found.update(getattr(item, field, ()))
    found.update(part.actor for part in (*getattr(item, "votes", ()), *getattr(item, "responses", ())))
    for side in getattr(item, "sides", ()):
        found.update(side.sources)
    return {actor for actor in found if actor}


def rests_on(item: Any) -> set[str]:
    """The ids of the statements that an item rests on."""
    found = set(getattr(item, "according_to", ())) | set(getattr(item, "statements", ()))
    for field in ("history", "responses", "binding"):
        for part in getattr(item, field, ()):
            found.update(part.according_to)
    return found


def _words(item: Any, pieces: Sequence[Evidence]) -> Iterator[str | None]:
    if isinstance(item, Article):
        yield from (item.title, item.outlet, item.text)
        return
    if isinstance(item, Actor):
        yield from (item.name, *item.aliases, *(role.title for role in item.roles))
        return
    for field in _TOLD_IN:
        yield getattr(item, field, None)
    for e in pieces:
        yield e.text


_COLUMNS: dict[Kind, Callable[[Any], Row]] = {
    "articles": lambda a: {"outlet": a.outlet, "family": a.family, "copy_of": a.copy_of, "title": a.title},
    "actors": lambda a: {"name": a.name, "kind": a.kind, "country": a.country},
    "statements": lambda s: {
        "article": s.article,
        "source": s.source,
        "attribution": s.attribution,
        "act": s.act,
        "form": s.form,
    },
    "events": lambda e: {"type": e.type, "mode": e.mode, "status": e.status},
    "engagements": lambda e: {"kind": e.kind, "status": e.status, "host": e.host},
    "votes": lambda v: {"body_actor": v.body, "outcome": v.outcome},
    "proposals": lambda p: {"by": p.by},
    "figures": lambda f: {"unit": f.unit, "comparator": f.comparator, "what": f.what},
    "positions": lambda p: {"actor": p.actor, "issue": p.issue, "stance": p.stance},
    "discrepancies": lambda d: {"kind": d.kind},
}
