"""The record from the coverages: link, merge, compare. Pure, and the same whatever the order of input."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

import msgspec

from onrecord.linking.crossing import Part, ids_of, merged, parts_of, renamed
from onrecord.linking.happenings import find_happenings
from onrecord.linking.stories import find_stories, signature_of
from onrecord.reconciling.discrepancies import discrepancies
from onrecord.reconciling.engagements import lives, retold_in
from onrecord.reconciling.events import event_id, event_of
from onrecord.reconciling.figures import figures
from onrecord.reconciling.judged import heed, heeded
from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.positions import positions
from onrecord.reconciling.proposals import proposals
from onrecord.reconciling.statements import statements
from onrecord.reconciling.votes import votes
from onrecord.record import Actor, Article, Coverage, Judgement, Whole
from onrecord.record.base import Value


class _Item(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Item)


class Story(Value, frozen=True, kw_only=True):
    """What the reports of one story put on record. Actors have ids of the story; `cast` tells by which names
    they go on to other stories."""

    whole: Whole
    cast: tuple[Part, ...]


def reconcile(coverages: Sequence[Coverage], judgements: Sequence[Judgement] = ()) -> Whole:
    """Everything that the coverages together put on record.

    An article given twice counts once. Actors, copies and happenings are linked here; the engine is not
    needed. What people judged goes before what is found. A large archive is taken story by story.
    """
    by_article = {coverage.article.id: coverage for coverage in sorted(coverages, key=_order, reverse=True)}
    stories = [
        reconcile_story([by_article[id_] for id_ in story], judgements)
        for story in find_stories([signature_of(coverage) for coverage in by_article.values()])
    ]
    if len(stories) == 1:
        return stories[0].whole
    parts = [part for story in stories for part in story.cast]
    ids = iter(ids_of(parts))
    known: dict[str, list[Actor]] = defaultdict(list)
    wholes = []
    for story in stories:
        names = {part.actor.id: next(ids) for part in story.cast}
        for part in story.cast:
            known[names[part.actor.id]].append(renamed(part.actor, names))
        wholes.append(with_actors(story.whole, names))
    actors = (merged(id_, accounts) for id_, accounts in sorted(known.items()))
    return msgspec.structs.replace(_together(wholes), actors=tuple(actors))


def _order(coverage: Coverage) -> tuple[str, str]:
    # Of the same article from two places, the first counts.
    return (coverage.article.origin, coverage.article.id)


def reconcile_story(coverages: Sequence[Coverage], judgements: Sequence[Judgement] = ()) -> Story:
    """What the coverages of one story put on record."""
    ledger = Ledger.of(heeded(coverages, judgements), judgements)
    happenings = find_happenings(ledger.coverages, ledger.known, ledger.rarity)
    engagements = tuple(lives(happenings, ledger))
    retold = retold_in(engagements)
    tabled = tuple(proposals(ledger, engagements))
    whole = Whole(
        articles=_articles(ledger),
        actors=_by_id(ledger.links.actors),
        statements=_by_id(statements(ledger)),
        events=_by_id(event_of(h, ledger, retold[event_id(h)]) for h in happenings),
        engagements=_by_id(life.engagement for life in engagements),
        votes=_by_id(votes(ledger)),
        proposals=_by_id(tabled),
        figures=_by_id(figures(ledger)),
        positions=_by_id(positions(ledger, tabled)),
        discrepancies=_by_id(discrepancies(ledger, happenings, engagements)),
    )
    return Story(whole=heed(whole, judgements), cast=tuple(parts_of(ledger.links)))


def with_actors(whole: Whole, ids: Mapping[str, str]) -> Whole:
    """The items of a story with the ids that actors have in the record; without the actors themselves."""
    changed = {old: new for old, new in ids.items() if old != new}
    bare = msgspec.structs.replace(whole, actors=())
    if not changed:
        return bare
    # Ids stand in many fields of many kinds; in the text of the whole they are the same everywhere.
    text = msgspec.json.encode(bare)
    return msgspec.json.decode(_ACTOR.sub(lambda found: _renamed(found.group(), changed), text), type=Whole)


_ACTOR = re.compile(rb'"actor-[0-9a-f]{12}"')


def _renamed(quoted: bytes, ids: Mapping[str, str]) -> bytes:
    id_ = quoted[1:-1].decode()
    return f'"{ids.get(id_, id_)}"'.encode()


def _together(wholes: Sequence[Whole]) -> Whole:
    parts = {
        kind: tuple(sorted((i for w in wholes for i in getattr(w, kind)), key=lambda item: item.id))
        for kind in Whole.__struct_fields__
    }
    return Whole(**{**parts, "articles": tuple(sorted(parts["articles"], key=lambda a: (a.origin, a.id)))})


def _articles(ledger: Ledger) -> tuple[Article, ...]:
    placed = (_in_family(coverage.article, ledger) for coverage in ledger.coverages)
    return tuple(sorted(placed, key=lambda a: (a.origin, a.id)))


def _in_family(article: Article, ledger: Ledger) -> Article:
    family, copy_of = ledger.families[article.id]
    return msgspec.structs.replace(article, family=family, copy_of=copy_of)


def _by_id(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted({item.id: item for item in items}.values(), key=lambda item: item.id))
