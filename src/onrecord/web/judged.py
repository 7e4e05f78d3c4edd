"""What people judged, said beside the items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.record import Judgement
from onrecord.web.pieces import Judged

_WORDS = {
    "same": "these are one",
    "distinct": "these are not one",
    "wrong": "this is none",
    "status": "the status is {value}",
    "not": "this is not of them",
}


def judged(rulings: Iterable[Judgement]) -> Mapping[str, tuple[Judged, ...]]:
    """What holds of each item."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for j in rulings:
        if j.holds:
            for item in j.items:
                found[item.id].append(Judged(id=j.id, kind=j.kind, text=_text(j)))
    return {id_: tuple(said) for id_, said in found.items()}


def said(j: Judgement) -> str:
    """A correction in a few words."""
    return _WORDS[j.kind].format(value=(j.value or "").replace("_", " "))


def _text(j: Judgement) -> str:
    others = " and ".join(item.name for item in j.items)
    of = f": {others}" if j.kind in ("same", "distinct", "not") else ""
    note = f" ({j.note})" if j.note else ""
    return said(j) + of + note
