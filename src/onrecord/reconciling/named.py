"""Whom and which places the words of a clause name: "the Chilean side", "Lima", "our men in South Kivu"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from onrecord.finding.knowledge import fold, states
from onrecord.linking.wording import office_words
from onrecord.reconciling.ledger import Ledger, Said
from onrecord.reconciling.matters import CLAUSES
from onrecord.reconciling.rebuttals import Point, point
from onrecord.reconciling.voices import with_own_words

_CAPITALS = re.compile(
    r"\b[A-ZÀ-Þ][\w’'.-]*\w(?:\s+(?:(?:of|al|el|de|del|la|es|en|da|do|di|bin|ul|ad)\s+)?[A-ZÀ-Þ][\w’'-]*\w)*"
)
_WHERE = re.compile(
    r"\b(?:in|at|near|from|to|outside|around|into|leave|left|off|over) (?:the )?$", re.IGNORECASE
)
_OWNER = re.compile(r"[’']s?$")
_SPOKESMAN = re.compile(
    r"^(?:(?:an?|the|its) )?(?:\w+ ){0,3}spokes(?:man|woman|person)\b(?! (?:for|of)\b)", re.IGNORECASE
)
_STEM = 5
_SIDES = frozenset({"state", "government", "armed_group", "organisation", "party", "body"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a clause: the side that it is of, None for a place or thing; whether it is named as where
    something is, and whether it is a state's."""

    start: int
    text: str
    side: str | None
    is_place: bool
    is_state: bool = False


@dataclass(frozen=True)
class Names:
    """Finds the names of a record's sides, and other names."""

    ledger: Ledger

    @cached_property
    def _sides(self) -> dict[str, str]:
        actors = sorted(self.ledger.actors.values(), key=lambda a: (a.kind != "state", a.id))
        found = dict(_states())
        for actor in actors:
            if actor.kind in _SIDES:
                for form in (actor.name, *actor.aliases):
                    found.setdefault(fold(form), self.ledger.side(actor.id))
        return found

    @cached_property
    def _stems(self) -> dict[str, str]:
        """Names of states without their last letter, which their adjectives begin with: "Norlandic"."""
        actors = sorted(self.ledger.actors.values(), key=lambda a: a.id)
        own = {fold(a.name)[:-1]: self.ledger.side(a.id) for a in actors if a.kind == "state"}
        known = {form[:-1]: side for form, side in _states().items()}
        return {form: side for form, side in (known | own).items() if len(form) >= _STEM and " " not in form}

    def side_of(self, said: Said, side: str) -> str:
        """Whom a source stands with: where no report says so, the state that the words for it name ("the
        palace in Lima"), or the one whose ministry or office spoke just before its spokesman."""
        if side in _codes():
            return side
        named = {
            n.side for n in self.of("of " + (said.found.source_text or "")) if n.side and n.side in _codes()
        }
        if len(named) == 1:
            return min(named)
        if _SPOKESMAN.search(said.found.source_text or "") and not named:
            return self._before(said) or side
        return side

    def _before(self, said: Said) -> str | None:
        """The country of the last body named before a statement, in its paragraph."""
        start = min(e.start for e in said.found.evidence)
        end = max(e.end for e in said.found.evidence)
        text = said.coverage.article.text
        begin = text.rfind("\n", 0, start) + 1
        begin = text.rfind("\n", 0, max(begin - 2, 0)) + 1
        near = [
            (m.start, self.ledger.side(self.ledger.links.of(said.coverage.article.id, i)))
            for i, c in enumerate(said.coverage.characters)
            for m in c.mentions
            if c.kind in ("body", "government", "state") and begin <= m.start < end
        ]
        return next((side for _, side in sorted(near, reverse=True) if side in _codes()), None)

    def of(self, clause: str) -> Iterator[Name]:
        """Every name in a clause, in order."""
        for found in _CAPITALS.finditer(clause):
            yield from self._within(clause, found)

    def _within(self, clause: str, found: re.Match[str]) -> Iterator[Name]:
        """The names in a run of capitalised words: those of sides, then what is left as one name."""
        words = list(re.finditer(r"\S+", found[0]))
        rest: list[str] = []
        at = 0
        while at < len(words):
            size, side = self._longest([_OWNER.sub("", w[0]) for w in words[at:]])
            if side is not None:
                start = found.start() + words[at].start()
                form = fold(" ".join(_OWNER.sub("", w[0]) for w in words[at : at + size]))
                owner = _OWNER.search(words[at + size - 1][0]) is not None
                place = (
                    not owner
                    and bool(_WHERE.search(clause[:start]))
                    and form in self._sides
                    and form not in _adjectives()
                )
                yield Name(
                    start,
                    " ".join(w[0] for w in words[at : at + size]),
                    side,
                    place,
                    side not in self.ledger.actors,
                )
            elif not _is_no_name(words[at][0]):
                rest.append(_OWNER.sub("", words[at][0]))
            at += size
        text = " ".join(rest)
        first = not clause[: found.start()].strip("“\"'‘ ")
        if text and (not first or len(rest) > 1):
            yield Name(found.start(), text, None, True)

    def _longest(self, words: list[str]) -> tuple[int, str | None]:
        for size in range(min(len(words), 4), 0, -1):
            form = fold(" ".join(words[:size]))
            side = self._sides.get(form) or (self._by_stem(form) if size == 1 else None)
            if side is not None:
                return size, side
        return 1, None

    def _by_stem(self, form: str) -> str | None:
        starts = (form[:size] for size in range(len(form), _STEM - 1, -1))
        return next((self._stems[s] for s in starts if s in self._stems), None)


@cache
def _no_names() -> frozenset[str]:
    raw = tomllib.loads(
        resources.files("onrecord.reconciling").joinpath("data/matters.toml").read_text("utf-8")
    )
    return frozenset(raw["no_names"].split()) | office_words()


def _is_no_name(word: str) -> bool:
    """Words that a capital makes no name: "The", "Tuesday", "President"."""
    return word.lower() in _no_names()


@cache
def _codes() -> frozenset[str]:
    return frozenset(states())


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(fold(f) for state in states().values() for f in (*state.adjectives, *state.people))


@cache
def _states() -> dict[str, str]:
    """Sides of states by their names, adjectives, people and capitals."""
    found: dict[str, str] = {}
    for code, state in sorted(states().items()):
        for form in (state.known.name, *state.known.aliases, *state.adjectives, *state.people):
            found[fold(form)] = code
    for code, state in sorted(states().items()):
        for form in (*state.capitals, *state.seats):
            found.setdefault(fold(form), code)
    return found


def clauses_told(ledger: Ledger, names: Names, acts: Collection[str]) -> Iterator[tuple[str, Point, str]]:
    """Each clause of what is said, with where it is said and the side whose word it is; reports' own words
    too."""
    for said in with_own_words(tuple(ledger.said.values()), ledger):
        at = point(said, ledger) if said.found.act in acts else None
        if at is not None:
            side = names.side_of(said, at.side)
            for clause in filter(None, CLAUSES.split(said.found.content)):
                yield clause, at, side
