"""Events as PLOVER counts them, for programs that work with its codes or with CAMEO's.

The record keeps how an event stands; PLOVER has sixteen types and no status, and codes a planned meeting as
AGREE and a cancelled one as REJECT. The table `data/plover_codes.toml` says what becomes of each, and why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import RecordError
from onrecord.publishing.contract import as_object
from onrecord.publishing.files import write_lines
from onrecord.record import Event, Whole
from onrecord.record.event import EventType, Status


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of events of some types (and modes) with a status; `code` "=" keeps the type, "" leaves
    the event out."""

    types: str
    status: str
    code: str
    reason: str
    modes: str | None = None
    mode: str | None = None

    def fits(self, kind: EventType, mode: str | None, status: Status) -> bool:
        """Is the line about an event of this type, mode and status?"""
        if self.modes is not None and mode not in self.modes.split():
            return False
        return status in self.status.split() and (self.types == "*" or kind in self.types.split())


class Codes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tables of `data/plover_codes.toml`."""

    becomes: tuple[Line, ...]
    demands: str
    urges: str
    opposes: str
    warns: str
    ties: str
    cameo: dict[str, str]
    weis: dict[str, str]


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """An event in PLOVER's code, the two-digit classes of CAMEO and WEIS, and the rule that was followed."""

    type: str
    mode: str | None
    cameo: str
    weis: str
    rule: str


@cache
def codes() -> Codes:
    """The tables of the package, read once."""
    folder = resources.files("onrecord.publishing") / "data"
    return msgspec.toml.decode((folder / "plover_codes.toml").read_bytes(), type=Codes)


def coding(kind: EventType, mode: str | None, status: Status, trigger: str = "") -> Coding | None:
    """The code of an event, or None where PLOVER does not count it. `trigger` is the words that tell it.

    >>> coding("CONSULT", "visit", "planned").type, coding("CONSULT", "visit", "cancelled").type
    ('AGREE', 'REJECT')
    >>> coding("CONSULT", "visit", "denied") is None
    True
    >>> [coding("REQUEST", None, "happened", word).cameo for word in ("urged", "demanded")]
    ['02', '10']
    """
    line = next(line for line in codes().becomes if line.fits(kind, mode, status))
    if not line.code:
        return None
    name = kind if line.code == "=" else line.code
    # The mode is that of the type that the event has in the record, and says nothing of another.
    own = mode if name == kind else line.mode
    plain, finer = ("SANCTION", None) if status == "cancelled" else (kind, _finer(kind, mode, trigger))
    return Coding(
        type=name,
        mode=own,
        cameo=_class(codes().cameo, name, finer if name == kind else own),
        weis=_class(codes().weis, plain, finer),
        rule=line.reason,
    )


def _finer(kind: EventType, mode: str | None, trigger: str) -> str | None:
    """What tells the classes of a type apart: the force of the words that tell it, or else its mode."""
    first = trigger.lower()
    for force, words in _forces(kind):
        if first.startswith(tuple(words.split())):
            return force
    return mode


def _forces(kind: EventType) -> Iterator[tuple[str, str]]:
    """The forces that the words of a type may have, with how those words begin."""
    if kind == "REQUEST":
        yield from (("demand", codes().demands), ("urge", codes().urges))
    if kind == "ACCUSE":
        yield "oppose", codes().opposes
    if kind == "SUPPORT":
        yield "ties", codes().ties
    if kind in ("REQUEST", "ACCUSE", "THREATEN"):
        yield "warn", codes().warns


def _class(table: dict[str, str], kind: str, finer: str | None) -> str:
    return table.get(f"{kind} {finer}") or table[kind]


def write(whole: Whole, folder: Path) -> list[Path]:
    """Write `plover.jsonl` into a folder: an object for each event that PLOVER counts."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [
            write_lines(folder / "plover.jsonl", [json.dumps(r, ensure_ascii=False) for r in rows(whole)])
        ]
    except OSError as error:
        raise RecordError(f"cannot write to {folder}: {error.strerror}; give another folder") from error


def rows(whole: Whole) -> Iterator[dict[str, Any]]:
    """The events that PLOVER counts, in the order of the record, as JSON objects."""
    names = {actor.id: actor.name for actor in whole.actors}
    for event in whole.events:
        coded = coding(event.type, event.mode, event.status, event.trigger)
        if coded is not None:
            yield {"event": event.id, **msgspec.to_builtins(coded), **_told(event, names)}


def _told(event: Event, names: dict[str, str]) -> dict[str, Any]:
    return {
        "status": event.status,
        "actors": [names.get(actor, actor) for actor in event.actors],
        "recipients": [names.get(actor, actor) for actor in event.recipients],
        "date": None if event.date is None else as_object(event.date),
        "place": event.place,
        "articles": list(event.articles),
    }
