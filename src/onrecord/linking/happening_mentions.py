"""An event as one article tells it, with what is needed to compare it with the events of other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.linking.actors import ActorLinks
from onrecord.linking.wording import (
    concepts,
    held_by_many,
    office_words,
    offices_held,
    says_another,
    telling,
)
from onrecord.record import Actor, Article, Character, Coverage, EventFound, Evidence, When

_BEFORE = 45
_AFTER = 110
_JUST_BEFORE = 30
"""Code points around the trigger, within its sentence, that tell what kind of happening it is."""
_OPEN_ENDED = "9999"
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "their", "its", "this", "that"})
_OFF = frozenset({"cancel", "postpone"})
_MEETINGS = frozenset(
    {"visit", "visits", "trip", "trips", "journey", "tour", "meeting", "meetings", "call", "calls",
     "delegation", "mission", "summit", "talks", "negotiations", "consultations", "conversation"}
)  # fmt: skip
_OF_MEETINGS = frozenset(
    {"state", "official", "working", "private", "bilateral", "trilateral", "formal", "informal", "peace",
     "planned", "scheduled", "joint", "high-level", "two-day", "three-day", "one-day", "telephone", "phone",
     "ministers’"}
)  # fmt: skip
_CAPITALISED = re.compile(r"(?<=[\s(“\"‘'])[A-Z][^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One `EventFound` with its actors as ids of the record.

    `sides` are countries and, for actors that stand for themselves, their ids. `persons` are those parties
    that are persons with a name, `vague` those only described; `titled` tells that a person is
    known by office only. `focus` are the concepts around the trigger, `sentence`
    those of the whole sentence. `present` are all who are named in the sentence, party or not, with their
    sides in `present_sides`; `proper` are its other words that are written with a capital; `described`
    are the words of parties only described; `offices` are those that many parties hold ("the two
    presidents"), `posts` the offices of each person that is a party; `at_host` tells that its place is the
    state that is visited itself; `vector` is what it means.
    """

    article: Article
    family: str
    index: int
    found: EventFound
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    names: tuple[str, ...]
    persons: frozenset[str]
    vague: frozenset[str]
    titled: bool
    actor_sides: frozenset[str]
    sides: frozenset[str]
    focus: frozenset[str]
    sentence: frozenset[str]
    place: frozenset[str]
    deed: frozenset[str]
    done_to: frozenset[str]
    another: bool
    anchor: Evidence
    present: frozenset[str] = frozenset()
    present_persons: frozenset[str] = frozenset()
    present_sides: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    described: frozenset[frozenset[str]] = frozenset()
    offices: frozenset[str] = frozenset()
    posts: frozenset[tuple[str, str]] = frozenset()
    at_host: bool = False
    vector: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)

    @property
    def parties(self) -> frozenset[str]:
        """Actors and recipients."""
        return frozenset(self.actors) | frozenset(self.recipients)

    @property
    def held(self) -> When | None:
        """When it is; None where the date is that of its being called off: "on Monday she called off the
        visit"."""
        off = self.found.status == "cancelled" and bool(self.deed & _OFF)
        return None if off else self.found.date

    @property
    def day(self) -> str:
        """When it is, else when its report appeared, else after all dates: for sorting only."""
        for when in (self.found.date, self.article.published):
            if when is not None and when.value:
                return when.value
        return _OPEN_ENDED

    @property
    def bare(self) -> bool:
        """Whether a noun alone tells of a meeting ("visit", "the trip"), with no day on which it was: it does
        not say that it came about."""
        words = [w for w in self.found.trigger.lower().split() if w not in _ARTICLES]
        noun = self.found.type == "CONSULT" and bool(words) and words[-1] in _MEETINGS
        noun = noun and _OF_MEETINGS.issuperset(words[:-1])
        when, out = (w.value[:10] if w and w.value else "" for w in (self.found.date, self.article.published))
        return noun and not (when and out and when <= out)

    @property
    def order(self) -> tuple[str, str, int, int]:
        """A total order over mentions that does not depend on the order of input."""
        return (_published(self.article), self.article.id, self.anchor.start, self.index)

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The blocks in which it is compared: by side, and by place, by names in its sentence and by what
        its trigger means where a party may be left out."""
        kind = self.found.type
        meets = self.present_persons if kind == "CONSULT" else frozenset()
        by_side = [(kind, side) for side in sorted(self.sides | self.persons | meets)]
        by_party = [(kind, "described", word) for word in sorted(frozenset().union(*self.described))]
        by_words = [(kind, "", word) for word in sorted(self.place | self.deed | self.proper)]
        return (*by_side, *by_party, *by_words)


def _published(article: Article) -> str:
    return article.published.value if article.published and article.published.value else _OPEN_ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of actors and articles before events are compared: actors by id, the side of each, the
    family of each article."""

    links: ActorLinks
    actors: Mapping[str, Actor]
    sides: Mapping[str, str]
    families: Mapping[str, str]


def mentions_of(coverage: Coverage, known: Known) -> Iterator[Mention]:
    """The events of one coverage as mentions."""
    for index, found in enumerate(coverage.events):
        if found.evidence:
            yield _mention(coverage, index, known)


def _mention(coverage: Coverage, index: int, known: Known) -> Mention:
    links, actors = known.links, known.actors
    article, found = coverage.article, _as_called_off(coverage.events[index])
    doers = _ids(article.id, found.actors, links)
    done_to = tuple(i for i in _ids(article.id, found.recipients, links) if i not in doers)
    parties = [actors[i] for i in (*doers, *done_to) if i in actors]
    anchor = next((e for e in found.evidence if e.role == "trigger"), found.evidence[0])
    start, end = sentence_around(coverage, anchor.start)
    present = [actors[i] for i in _named_within(coverage, start, end, links) if i in actors]
    near = _whole_words(
        article.text, max(start, anchor.start - _BEFORE), min(end, anchor.end + _AFTER), (start, end)
    )
    return Mention(
        article=article,
        family=known.families.get(article.id, article.id),
        index=index,
        found=found,
        actors=doers,
        recipients=done_to,
        names=tuple(_name(coverage.characters, i) for i in (*found.actors, *found.recipients)),
        persons=frozenset(a.id for a in parties if a.kind == "person" and not is_titled(a)),
        vague=frozenset(a.id for a in parties if is_vague(a)),
        titled=any(is_titled(a) for a in parties),
        actor_sides=frozenset(known.sides[i] for i in doers if i in actors and not is_vague(actors[i])),
        sides=frozenset(known.sides[a.id] for a in parties if not is_vague(a)),
        focus=_focus(near, parties),
        sentence=concepts(article.text[start:end]),
        place=concepts(found.place or ""),
        deed=concepts(found.trigger),
        done_to=telling(frozenset(c for i in done_to if i in actors for c in concepts(actors[i].name))),
        another=says_another(article.text[max(start, anchor.start - _JUST_BEFORE) : anchor.end]),
        anchor=anchor,
        present=frozenset(a.id for a in present),
        present_persons=frozenset(a.id for a in present if a.kind == "person")
        - _of_other_meetings(coverage, index, (start, end), links),
        present_sides=frozenset(known.sides[a.id] for a in present if not is_vague(a)),
        proper=_proper(article.text[start:end], [*parties, *(a for a in present if _well_known(a))]),
        described=frozenset(c for a in parties if is_vague(a) and (c := concepts(a.name))),
        offices=frozenset(o for a in parties if (o := _office_of_many(a))),
        posts=frozenset((o, a.id) for a in parties if a.kind == "person" for o in _posts(a)),
        at_host=_at_host(found.place, [actors[i] for i in done_to if i in actors]),
        vector=_vector(coverage, anchor.start),
    )


def _whole_words(text: str, start: int, end: int, within: tuple[int, int]) -> str:
    """A stretch of text with the words at its edges whole."""
    while start > within[0] and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < within[1] and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return text[start:end]


def _office_of_many(actor: Actor) -> str | None:
    """ "The two foreign ministers", of no country: people known by the office that they hold."""
    return held_by_many(actor.name) if actor.country is None else None


def _posts(actor: Actor) -> frozenset[str]:
    return offices_held((*(role.title for role in actor.roles), actor.name))


def _at_host(place: str | None, hosts: Sequence[Actor]) -> bool:
    """Whether the place of a visit is the state that is visited: "his visit to the United States"."""
    return place is not None and any(
        place in (host.name, *host.aliases) for host in hosts if host.kind in ("state", "government")
    )


def _as_called_off(found: EventFound) -> EventFound:
    """ "Called off the visit" tells of a visit that is off, whenever it was called off."""
    came_about = found.type == "CONSULT" and found.status in ("happened", "ongoing")
    if came_about and "cancel" in concepts(found.trigger):
        return msgspec.structs.replace(found, status="cancelled")
    return found


def _named_within(coverage: Coverage, start: int, end: int, links: ActorLinks) -> Iterator[str]:
    """The actors that a stretch of text mentions."""
    for index, character in enumerate(coverage.characters):
        if any(start <= e.start and e.end <= end for e in character.mentions):
            yield links.of(coverage.article.id, index)


def _of_other_meetings(
    coverage: Coverage, index: int, sentence: tuple[int, int], links: ActorLinks
) -> frozenset[str]:
    """ "He is in Bern, where he is to see Ms. Marsh": who is a party to another meeting of the sentence is
    not there by this one."""
    here = (
        e
        for i, e in enumerate(coverage.events)
        if i != index and e.type == "CONSULT" and coverage.events[index].type == "CONSULT"
        if any(v.role == "trigger" and sentence[0] <= v.start < sentence[1] for v in e.evidence)
    )
    return frozenset(links.of(coverage.article.id, i) for e in here for i in (*e.actors, *e.recipients))


def _well_known(actor: Actor) -> bool:
    return actor.country is not None or actor.kind in ("state", "government", "body", "organisation", "media")


def _proper(sentence: str, actors: Sequence[Actor]) -> frozenset[str]:
    """Names in a sentence that are not those of the actors: of places and ships. Its first word, written with
    a capital as any, is none."""
    words = (w for w in _CAPITALISED.findall(sentence) if w.lower() not in office_words())
    found = frozenset(c for word in words for c in concepts(word))
    return found.difference(*(_name_words(a.name, a.aliases) for a in actors)) if found else found


@lru_cache(maxsize=65_536)
def _name_words(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(c for each in (name, *aliases) for c in concepts(each))


def _vector(coverage: Coverage, offset: int) -> NDArray[np.float32] | None:
    """What the sentence at an offset means, at length 1; None where the engine gave nothing."""
    for sentence in coverage.sentences:
        if sentence.start <= offset < sentence.end and sentence.vector:
            vector = np.frombuffer(sentence.vector, dtype="<f4").astype(np.float32)
            length = float(np.linalg.norm(vector))
            return vector / np.float32(length) if length else None
    return None


def _focus(near: str, parties: Sequence[Actor]) -> frozenset[str]:
    """What is told near the trigger, less the names of people and states among the parties (they are
    compared as parties)."""
    named = [a for a in parties if a.kind in ("person", "state", "government")]
    names = frozenset(c for a in named for c in concepts(a.name))
    return telling(concepts(near)) - names


def is_vague(actor: Actor) -> bool:
    """Whether an actor is only described, by no name and of no country: "the high-level delegation". Such
    parties neither join nor separate happenings."""
    return actor.country is None and (is_described(actor) or _office_of_many(actor) is not None)


def is_titled(actor: Actor) -> bool:
    """Whether a person is known by office only: "President of Lyth"."""
    words = actor.name.lower().split()
    office = words[: words.index("of")] if "of" in words else words
    return actor.kind == "person" and bool(office) and office_words().issuperset(office)


def is_described(actor: Actor) -> bool:
    """Whether an actor has no name of its own: "Israeli lawmakers", "the delegation"."""
    collective = actor.kind in ("body", "organisation", "population", "armed_group", "party")
    return collective and not actor.name.rsplit(maxsplit=1)[-1][:1].isupper()


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
