"""What a build has changed: items as they were beside items as they are.

An item may get another id when an earlier report of it comes; it is the same while it rests on the same
words. Statements and figures are what a report says, and never change: what is compared over reports does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.record import Evidence, When
from onrecord.record.change import Change, What

Kind = Literal["discrepancies", "engagements", "events", "votes", "proposals", "positions"]
KINDS: tuple[Kind, ...] = ("discrepancies", "engagements", "events", "votes", "proposals", "positions")
"""The kinds whose changes are told, in the order in which they are told."""

_ORDER: tuple[What, ...] = ("contradicted", "cancelled", "moved", "answered", "confirmed", "new", "gone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What tells a change: the time of the build, names of actors by id, the family of each report, and the
    positions that stayed as they were."""

    at: str
    names: Mapping[str, str]
    families: Mapping[str, str]
    positions: Sequence[Any] = ()


def changes(kind: str, was: Iterable[Any], now: Iterable[Any], setting: Setting) -> Iterator[Change]:
    """The changes of one kind: from items that went or changed to items that came or changed."""
    left = {item.id: item for item in was}
    came = []
    for item in now:
        if item.id in left:
            yield from _changed(kind, left.pop(item.id), item, setting)
        else:
            came.append(item)
    for item in came:
        before = _same(item, left.values())
        if before is not None:
            yield from _changed(kind, left.pop(before.id), item, setting)
        else:
            yield _came(kind, item, setting)
    for item in left.values():
        yield _change("gone", kind, item, setting)


def in_order(found: Iterable[Change]) -> list[Change]:
    """The weightiest changes first."""
    return sorted(found, key=lambda c: (_ORDER.index(c.what), KINDS.index(c.kind), c.item))


def _same(item: Any, others: Iterable[Any]) -> Any | None:
    """The item that rests on most of the same words."""
    own = _places(item)
    shares = [(len(own & _places(other)), other.id, other) for other in others]
    best = max(shares, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] * 2 > len(own) else None


def _places(item: Any) -> set[tuple[str, int, int]]:
    return {(e.article, e.start, e.end) for e in _evidence(item)}


def _evidence(item: Any) -> Iterator[Evidence]:
    yield from item.evidence
    for field in ("history", "responses", "sides"):
        for part in getattr(item, field, ()):
            yield from part.evidence


def _came(kind: str, item: Any, setting: Setting) -> Change:
    if kind == "discrepancies":
        return _change("contradicted", kind, item, setting)
    if kind == "positions":
        other = [p for p in setting.positions if _one_matter(p, item) and p.stance != item.stance]
        if other:
            return _change("moved", kind, item, setting, other[-1].stance, item.stance)
    return _change("new", kind, item, setting)


def _one_matter(one: Any, other: Any) -> bool:
    return bool(one.actor == other.actor and one.issue == other.issue)


def _changed(kind: str, was: Any, now: Any, setting: Setting) -> Iterator[Change]:
    """All that is other of an item; of several things the weightiest alone."""
    for tell in (_standing, _answers, _support):
        found = tell(was, now, setting)
        if found is not None:
            what, before, after = found
            brought = {e.article for e in _evidence(now)} - {e.article for e in _evidence(was)}
            yield _change(what, kind, now, setting, before, after, brought)
            return


Told = tuple[What, str | None, str | None] | None


def _standing(was: Any, now: Any, _: Setting) -> Told:
    for field in ("status", "outcome", "stance"):
        before, after = getattr(was, field, None), getattr(now, field, None)
        if before != after:
            return ("cancelled" if after == "cancelled" else "moved", before, after)
    days = [_day(getattr(item, "date", None)) for item in (was, now)]
    return ("moved", days[0], days[1]) if all(days) and days[0] != days[1] else None


def _day(when: When | None) -> str | None:
    return when.value if when is not None else None


def _answers(was: Any, now: Any, setting: Setting) -> Told:
    before = {(r.actor, r.response) for r in getattr(was, "responses", ())}
    new = [r for r in getattr(now, "responses", ()) if (r.actor, r.response) not in before]
    if not new:
        return None
    told = "; ".join(f"{setting.names.get(r.actor, r.actor)} {r.response.replace('_', ' ')}" for r in new)
    return ("answered", None, told)


def _support(was: Any, now: Any, setting: Setting) -> Told:
    before, after = (
        {setting.families.get(e.article, e.article) for e in _evidence(item)} for item in (was, now)
    )
    if not after - before:
        return None
    return ("confirmed", _reports(len(before)), _reports(len(after)))


def _reports(count: int) -> str:
    return f"{count} independent report{'s' if count != 1 else ''}"


def _change(
    what: What,
    kind: str,
    item: Any,
    setting: Setting,
    was: str | None = None,
    now: str | None = None,
    brought: Iterable[str] | None = None,
) -> Change:
    articles = {e.article for e in _evidence(item)} if brought is None else set(brought)
    return Change(
        at=setting.at,
        what=what,
        kind=kind,
        item=item.id,
        text=_TEXT[kind](item, setting),
        was=was,
        now=now,
        articles=tuple(sorted(articles)),
    )


def _event(item: Any, setting: Setting) -> str:
    sentence = next((e.text for e in item.evidence if e.role == "sentence"), None)
    doers = ", ".join(setting.names.get(id_, id_) for id_ in item.actors)
    return sentence or f"{doers}: {item.trigger}".removeprefix(": ")


def _engagement(item: Any, setting: Setting) -> str:
    them = ", ".join(setting.names.get(id_, id_) for id_ in item.participants)
    where = f" in {item.place}" if item.place else ""
    about = f" on {item.agenda}" if item.agenda else ""
    return f"{item.kind} of {them}{where}{about}"


def _position(item: Any, setting: Setting) -> str:
    stance = {"conditional": "has conditions on", "undecided": "is undecided on"}.get(
        item.stance, item.stance
    )
    return f"{setting.names.get(item.actor, item.actor)} {stance} {item.issue}"


_TEXT: dict[str, Callable[[Any, Setting], str]] = {
    "discrepancies": lambda item, _: str(item.about),
    "engagements": _engagement,
    "events": _event,
    "votes": lambda item, _: f"vote on {item.subject}" if item.subject else "a vote",
    "proposals": lambda item, _: str(item.subject),
    "positions": _position,
}
