"""What is taken for one actor so far while the actors of many articles are linked, and what forbids that two
are one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from onrecord.finding.kinds import BY_CONTEXT
from onrecord.finding.knowledge import pieces_of
from onrecord.finding.personal_names import key_words
from onrecord.linking.judged import Place, parted
from onrecord.record import Character


class Cluster:
    """Characters taken for one actor so far, and why. What is compared of them is kept, not gathered anew."""

    __slots__ = (
        "by_context", "called", "countries", "forms", "known", "marks", "members", "names", "places",
        "reasons", "role_words",
    )  # fmt: skip

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.members: list[Character] = []
        self.reasons: list[str] = []
        self.known: str | None = None
        self.countries: set[str] = set()
        self.forms: set[tuple[str, ...]] = set()
        self.names: set[str] = set()
        self.role_words: set[str] = set()
        self.marks: set[tuple[str, int]] = set()
        self.by_context = False
        self.called: str | None = None

    @property
    def is_person(self) -> bool:
        return self.members[0].kind == "person" and not self.by_context

    def add(self, place: Place, character: Character) -> None:
        """Take in one character."""
        self.places.append(place)
        self.members.append(character)
        self.known = self.known or character.known
        self.by_context = self.by_context or by_context(character)
        if character.country:
            self.countries.add(character.country)
        if character.kind == "person":
            self.forms.add(key_words(character.name))
            self.names.add(character.name)
            self.role_words.update(w for r in character.roles for w in r.title.lower().split() if len(w) > 3)

    def take(self, other: Cluster, why: str) -> None:
        """Take in all of another cluster."""
        self.reasons.extend((*other.reasons, f"{other.places[0][0]}: {why}"))
        self.places.extend(other.places)
        self.members.extend(other.members)
        self.known = self.known or other.known
        self.by_context = self.by_context or other.by_context
        for mine, theirs in zip(self._sets(), other._sets(), strict=True):
            mine |= theirs

    def _sets(self) -> tuple[set[Any], ...]:
        return self.countries, self.forms, self.names, self.role_words, self.marks


FAMILY = {"state": "state", "government": "state", "body": "body", "organisation": "body", "media": "body"}


def family(character: Character) -> str:
    """Kinds that reports mix up go together: a state and its government; bodies, organisations and media."""
    return FAMILY.get(character.kind, character.kind)


def clash(a: Cluster, b: Cluster) -> bool:
    """Does anything forbid that two are one: a judgement, two keys of knowledge, two countries?"""
    if a.marks and b.marks and parted(a.marks, b.marks):
        return True
    if a.known and b.known and a.known != b.known:
        return True
    return bool(a.countries and b.countries and not a.countries & b.countries)


def by_context(character: Character) -> bool:
    return any(h.by == BY_CONTEXT for h in character.how)


@lru_cache(maxsize=1 << 17)
def in_capitals(name: str) -> bool:
    words = [w for w in pieces_of(name) if len(w) > 3 or w.isupper()]
    return bool(words) and all(w[0].isupper() for w in words)


def is_office(cluster: Cluster) -> bool:
    """Is somebody called by an office alone: "Foreign Minister of Armenia"?"""
    return all(map(called_by_office, cluster.members))


def called_by_office(character: Character) -> bool:
    """Is the name of a character but the office of a person whom the report does not name?"""
    by_words = any(h.by == "its words" for h in character.how)
    return character.kind == "person" and " of " in character.name and by_words
