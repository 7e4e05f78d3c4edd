"""What reconciling looks things up in: the coverages in a fixed order, and the ids of all they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from onrecord.linking.actors import ActorLinks, link_actors
from onrecord.linking.families import find_families
from onrecord.linking.happening_mentions import Known, sentence_around
from onrecord.linking.sides import find_sides
from onrecord.linking.wording import Rarity
from onrecord.record import Actor, Article, Coverage, Evidence, Judgement, StatementFound, When, make_id

T = TypeVar("T")

_NO_DATE = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as found, with where it stands and its id."""

    id: str
    coverage: Coverage
    index: int
    found: StatementFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Coverages by publication and id, so that nothing depends on the order in which they came."""

    coverages: tuple[Coverage, ...]
    links: ActorLinks
    actors: dict[str, Actor]
    sides: dict[str, str]
    families: dict[str, tuple[str, str | None]]
    said: dict[tuple[str, int], Said]
    rarity: Rarity
    by_article: dict[str, Coverage]
    by_place: dict[str | None, str]

    @classmethod
    def of(cls, coverages: Sequence[Coverage], judgements: Sequence[Judgement] = ()) -> Ledger:
        """Links actors and families, and gives every statement its id."""
        ordered = tuple(_each_once(coverages))
        links = link_actors(ordered, judgements)
        return cls(
            coverages=ordered,
            links=links,
            actors={actor.id: actor for actor in links.actors},
            sides=find_sides(ordered, links),
            families=find_families([coverage.article for coverage in ordered]),
            said={(s.coverage.article.id, s.index): s for coverage in ordered for s in _statements(coverage)},
            rarity=Rarity.of(coverage.article.text for coverage in ordered),
            by_article={coverage.article.id: coverage for coverage in ordered},
            by_place={
                alias: actor.id
                for actor in sorted(links.actors, key=lambda a: a.id)
                if actor.kind in ("state", "government")
                for alias in (*actor.aliases, actor.name)
            },
        )

    def actor(self, article: str, index: int | None) -> str | None:
        """The id of an article's character."""
        return None if index is None else self.links.of(article, index)

    def actor_ids(self, article: str, indexes: Iterable[int]) -> tuple[str, ...]:
        """The ids of an article's characters, each once, in the order of the article."""
        return tuple(dict.fromkeys(self.links.of(article, index) for index in indexes))

    def statement_ids(self, article: str, indexes: Iterable[int]) -> tuple[str, ...]:
        """The ids of an article's statements."""
        return tuple(dict.fromkeys(self.said[article, index].id for index in indexes))

    def hosts(self, places: Iterable[str | None]) -> frozenset[str]:
        """The sides of states that a report calls by these places: Washington, for one."""
        return frozenset(self.side(self.by_place[p]) for p in places if p in self.by_place)

    def name(self, actor: str) -> str:
        """The name of an actor of the record."""
        return self.actors[actor].name if actor in self.actors else actor

    def side(self, actor: str) -> str:
        """Whom an actor stands with: its country, or itself."""
        return self.sides.get(actor, actor)

    def known_side(self, actor: str) -> str | None:
        """The side of an actor; None for people and bodies of whom no report says whose they are."""
        side = self.side(actor)
        alone = side == actor and actor in self.actors and self.actors[actor].kind in ("person", "body")
        return None if alone or self.is_person(side) else side

    def is_person(self, actor: str) -> bool:
        """Whether an id is a person's."""
        return actor in self.actors and self.actors[actor].kind == "person"

    @property
    def known(self) -> Known:
        """What comparing events needs."""
        families = {article: family for article, (family, _) in self.families.items()}
        return Known(links=self.links, actors=self.actors, sides=self.sides, families=families)

    def sentence(self, article: str, offset: int) -> str:
        """The sentence at an offset of an article."""
        coverage = self.by_article[article]
        start, end = sentence_around(coverage, offset)
        return coverage.article.text[start:end].strip()

    def family(self, article: str) -> str:
        """The family of an article."""
        return self.families[article][0] if article in self.families else article

    def speaker(self, said: Said) -> str | None:
        """The actor that speaks, or for whom an unnamed source speaks."""
        article = said.coverage.article.id
        source = self.actor(article, said.found.source)
        return source if source is not None else self.actor(article, said.found.affiliation)

    def source_label(self, said: Said) -> str:
        """The id of the source, or the words that name it where nobody is named."""
        source = self.actor(said.coverage.article.id, said.found.source)
        return source or said.found.source_text or "the report"


def _each_once(coverages: Sequence[Coverage]) -> Iterator[Coverage]:
    """In order of publication; the same article given twice counts once."""
    ordered = sorted(coverages, key=lambda c: (published(c.article), c.article.id, c.article.origin))
    for _, same in groupby(ordered, key=lambda c: c.article.id):
        yield next(same)


def _statements(coverage: Coverage) -> Iterator[Said]:
    for index, found in enumerate(coverage.statements):
        spans = [(e.start, e.end) for e in found.evidence if e.role == "content"] or [
            (e.start, e.end) for e in found.evidence
        ]
        name = make_id("s", coverage.article.id, spans, found.source_text, found.cue)
        yield Said(id=name, coverage=coverage, index=index, found=found)


def published(article: Article) -> str:
    """When an article appeared, for sorting: articles without a date come last."""
    return article.published.value if article.published and article.published.value else _NO_DATE


def day_of(when: When | None) -> str | None:
    """The day of a date that is known to the day, else None."""
    return when.value[:10] if when and when.value and len(when.value) >= len("2024-01-01") else None


def evidence_of(*groups: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """All evidence of several accounts, each piece once, by article and place in it."""
    pieces = {piece for group in groups for piece in group}
    return tuple(sorted(pieces, key=lambda e: (e.article, e.start, e.end, e.role or "")))


def unique(items: Iterable[T]) -> tuple[T, ...]:
    """Each item once, in order of first appearance."""
    return tuple(dict.fromkeys(items))
