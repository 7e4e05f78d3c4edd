"""An event as one article tells it, with what is needed to compare it with the events of other articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.linking.actors import ActorLinks
from onrecord.linking.wording import concepts
from onrecord.record import Actor, Article, Character, Coverage, EventFound, Evidence

_BEFORE = 45
_AFTER = 110
"""Code points around the trigger, within its sentence, that tell what kind of happening it is."""
_OF_A_COUNTRY = frozenset({"person", "state", "government", "body", "party", "population"})
_OPEN_ENDED = "9999"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One `EventFound` with its actors as ids of the record.

    `sides` are countries and, for actors that stand for themselves, their ids. `persons` are those parties
    that are persons. `focus` are the concepts around the trigger, `sentence` those of the whole sentence.
    """

    article: Article
    family: str
    index: int
    found: EventFound
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    names: tuple[str, ...]
    persons: frozenset[str]
    actor_sides: frozenset[str]
    sides: frozenset[str]
    focus: frozenset[str]
    sentence: frozenset[str]
    place: frozenset[str]
    anchor: Evidence

    @property
    def parties(self) -> frozenset[str]:
        """Actors and recipients."""
        return frozenset(self.actors) | frozenset(self.recipients)

    @property
    def day(self) -> str:
        """When it is, else when its report appeared, else after all dates: for sorting only."""
        for when in (self.found.date, self.article.published):
            if when is not None and when.value:
                return when.value
        return _OPEN_ENDED

    @property
    def order(self) -> tuple[str, str, int, int]:
        """A total order over mentions that does not depend on the order of input."""
        return (_published(self.article), self.article.id, self.anchor.start, self.index)

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The blocks in which it is compared."""
        by_side = [(self.found.type, side) for side in sorted(self.sides)]
        return tuple(by_side) or ((self.found.type, "", *sorted(self.place)[:1]),)


def _published(article: Article) -> str:
    return article.published.value if article.published and article.published.value else _OPEN_ENDED


def mentions_of(
    coverage: Coverage, links: ActorLinks, actors: Mapping[str, Actor], families: Mapping[str, str]
) -> Iterator[Mention]:
    """The events of one coverage as mentions."""
    for index, found in enumerate(coverage.events):
        if found.evidence:
            yield _mention(coverage, index, links, actors, families)


def _mention(
    coverage: Coverage,
    index: int,
    links: ActorLinks,
    actors: Mapping[str, Actor],
    families: Mapping[str, str],
) -> Mention:
    article, found = coverage.article, coverage.events[index]
    doers = _ids(article.id, found.actors, links)
    done_to = tuple(i for i in _ids(article.id, found.recipients, links) if i not in doers)
    parties = [actors[i] for i in (*doers, *done_to) if i in actors]
    anchor = next((e for e in found.evidence if e.role == "trigger"), found.evidence[0])
    start, end = sentence_around(coverage, anchor.start)
    near = article.text[max(start, anchor.start - _BEFORE) : min(end, anchor.end + _AFTER)]
    return Mention(
        article=article,
        family=families.get(article.id, article.id),
        index=index,
        found=found,
        actors=doers,
        recipients=done_to,
        names=tuple(_name(coverage.characters, i) for i in (*found.actors, *found.recipients)),
        persons=frozenset(a.id for a in parties if a.kind == "person"),
        actor_sides=frozenset(side(actors[i]) for i in doers if i in actors),
        sides=frozenset(side(a) for a in parties),
        focus=concepts(near),
        sentence=concepts(article.text[start:end]),
        place=concepts(found.place or ""),
        anchor=anchor,
    )


def side(actor: Actor) -> str:
    """Whom an actor stands with: its country for its people and bodies, itself for an armed group or the
    United Nations."""
    return actor.country if actor.country and actor.kind in _OF_A_COUNTRY else actor.id


def sentence_around(coverage: Coverage, offset: int) -> tuple[int, int]:
    """Start and end of the sentence at an offset; of the paragraph where sentences are not known."""
    for sentence in coverage.sentences:
        if sentence.start <= offset < sentence.end:
            return sentence.start, sentence.end
    text = coverage.article.text
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)


def _ids(article: str, indexes: tuple[int, ...], links: ActorLinks) -> tuple[str, ...]:
    return tuple(dict.fromkeys(links.of(article, i) for i in indexes))


def _name(characters: tuple[Character, ...], index: int) -> str:
    return characters[index].name
