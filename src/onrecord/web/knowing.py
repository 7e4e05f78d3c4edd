"""An item as it was known by a day: only what reports that were out by then have of it."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any, TypeVar, cast

import msgspec

from onrecord.record import Discrepancy, Engagement, Evidence

T = TypeVar("T")
_PARTS = ("history", "responses", "sides", "earlier", "roles")


def as_known(item: T, articles: Set[str]) -> T | None:
    """The item with the evidence of these articles alone; None where they tell nothing of it, or, of a
    discrepancy, only one of its sides."""
    changed: dict[str, Any] = {}
    for field in ("evidence", "mentions"):
        if hasattr(item, field):
            changed[field] = _of(getattr(item, field), articles)
    for field in _PARTS:
        if hasattr(item, field):
            changed[field] = tuple(_parts(getattr(item, field), articles))
    if hasattr(item, "articles"):
        changed["articles"] = tuple(id_ for id_ in cast(Any, item).articles if id_ in articles)
    found = msgspec.structs.replace(cast(Any, item), **changed)
    return cast(T, _standing(found)) if _is_told(found) else None


def _of(evidence: Iterable[Evidence], articles: Set[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in evidence if e.article in articles)


def _parts(parts: Iterable[Any], articles: Set[str]) -> Iterable[Any]:
    for part in parts:
        evidence = _of(part.evidence, articles)
        if evidence or not part.evidence:
            yield msgspec.structs.replace(part, evidence=evidence)


def _is_told(item: Any) -> bool:
    if isinstance(item, Discrepancy):
        return len(item.sides) > 1
    if isinstance(item, Engagement):
        return bool(item.history or item.evidence)
    fields = [field for field in ("evidence", "mentions") if hasattr(item, field)]
    return not fields or any(getattr(item, field) for field in fields)


def _standing(item: Any) -> Any:
    """An engagement stands where its last step that is known left it."""
    if not isinstance(item, Engagement) or not item.history:
        return item
    disputed = any(step.status == "disputed" for step in item.history)
    return msgspec.structs.replace(item, status=item.history[-1].status, disputed=disputed)
