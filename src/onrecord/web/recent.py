"""The latest reports of a large record as a record of their own, for the brief: what they tell, resting on
their words alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from onrecord.record import Actor, Article, Whole
from onrecord.store import KINDS, Kind
from onrecord.store.rows import actors_of
from onrecord.web.desk import Desk
from onrecord.web.knowing import as_known


def latest(desk: Desk, count: int) -> tuple[str, ...]:
    """The ids of the latest reports that are known, in order of time."""
    known = [h.id for h in desk.catalogue.headings if h.published and h.id in desk.known]
    return tuple(known[-count:])


def told_by(desk: Desk, reports: Sequence[str]) -> Whole:
    """What these reports tell."""
    among = frozenset(reports)
    parts: dict[Kind, tuple[Any, ...]] = dict.fromkeys(KINDS, ())
    for kind, items in desk.asking.in_articles(reports).items():
        parts[kind] = tuple(cut for item in items if (cut := as_known(item, among)) is not None)
    articles = desk.articles(reports)
    parts["articles"] = tuple(_alone(articles[id_], among) for id_ in reports)
    named = {id_ for items in parts.values() for item in items for id_ in actors_of(item)}
    # Their mentions may be tens of thousands, and the brief asks for none.
    faces = desk.asking.faces(named)
    parts["actors"] = tuple(msgspec.convert(face, Actor, from_attributes=True) for face in faces)
    return Whole(**parts)


def _alone(article: Article, among: frozenset[str]) -> Article:
    """A report that copies none of these is told as one that copies none."""
    known = article.copy_of is None or article.copy_of in among
    return article if known else msgspec.structs.replace(article, copy_of=None)
