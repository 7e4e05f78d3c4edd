"""How well an event or a claim is supported: how many reports, of them how many independent, and on whose
word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from onrecord.record import Actor, Article, Event, Evidence, Position, Statement, Whole
from onrecord.record.base import Value

Footing = Literal["own voice", "named", "unnamed only", "one side only"]


class Support(Value, frozen=True, kw_only=True):
    """What something rests on. `families` counts reports that are not copies of one another; `sources`
    are actor ids, or the words for unnamed sources. `footing`: `own voice` where a report itself says so,
    `named` where an identified source does, `one side only` where all identified sources stand on one
    side, `unnamed only` where nobody is identified."""

    articles: tuple[str, ...]
    families: tuple[str, ...]
    sources: tuple[str, ...]
    footing: Footing

    @property
    def in_words(self) -> str:
        """ "3 reports, 2 of them independent · 2 sources · one side only"."""
        reports, independent, sources = len(self.articles), len(self.families), len(self.sources)
        parts = [f"{reports} report{'s' if reports != 1 else ''}"]
        if independent < reports:
            parts[0] += f", {independent} of them independent"
        if sources:
            parts.append(f"{sources} source{'s' if sources != 1 else ''}")
        return " · ".join((*parts, _FOOTING[self.footing]))


_FOOTING: dict[Footing, str] = {
    "own voice": "told in a report’s own voice",
    "named": "on the word of named sources",
    "one side only": "on the word of one side only",
    "unnamed only": "on the word of unnamed sources only",
}
_STEPS = 4
"""How far to follow whom somebody belongs to: a spokesman of a ministry of a government."""


class Supports:
    """Looks up what the items of a record rest on."""

    def __init__(self, whole: Whole) -> None:
        self._articles: Mapping[str, Article] = {a.id: a for a in whole.articles}
        self._statements: Mapping[str, Statement] = {s.id: s for s in whole.statements}
        self._actors: Mapping[str, Actor] = {a.id: a for a in whole.actors}

    def of(self, item: Any) -> Support | None:
        """The support of an item of any kind but articles and actors."""
        if isinstance(item, Article | Actor):
            return None
        if isinstance(item, Statement):
            return self.of_statements([item.id])
        if isinstance(item, Position):
            return self._support(item.evidence, item.statements)
        parts = [p for field in ("history", "responses", "binding") for p in getattr(item, field, ())]
        told = [*getattr(item, "according_to", ()), *(s for p in parts for s in p.according_to)]
        return self._support(item.evidence, told)

    def of_event(self, event: Event) -> Support:
        """The support of an event: every report of it, and every source they name for it."""
        return self._support(event.evidence, event.according_to)

    def of_statements(self, ids: Sequence[str]) -> Support:
        """The support of a claim that several statements make."""
        evidence = (e for i in ids if i in self._statements for e in self._statements[i].evidence)
        return self._support(evidence, ids)

    def _support(self, evidence: Iterable[Evidence], according_to: Sequence[str]) -> Support:
        articles = sorted({e.article for e in evidence})
        families = sorted({self._family(a) for a in articles})
        said = [self._statements[i] for i in dict.fromkeys(according_to) if i in self._statements]
        own_voice = bool(set(articles) - {s.article for s in said})
        return Support(
            articles=tuple(articles),
            families=tuple(families),
            sources=tuple(sorted({s.source or s.source_text or "" for s in said} - {""})),
            footing=self._footing(said, own_voice),
        )

    def _family(self, article: str) -> str:
        known = self._articles.get(article)
        return (known.family if known else None) or article

    def _footing(self, said: Sequence[Statement], own_voice: bool) -> Footing:
        if own_voice or not said:
            return "own voice"
        named = {s.source for s in said if s.source}
        if not named:
            return "unnamed only"
        sides = {self._side(actor) for actor in named}
        return "one side only" if len(sides) == 1 and len(said) > 1 else "named"

    def _side(self, id_: str) -> str:
        """Whom a source stands with: a country, or the last of those that it belongs to."""
        for _ in range(_STEPS):
            actor = self._actors.get(id_)
            if actor is None:
                return id_
            if actor.country:
                return actor.country
            if not actor.member_of:
                return id_
            id_ = actor.member_of[0]
        return id_
