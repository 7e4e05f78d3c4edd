"""How well an event or a claim is supported: how many reports, of them how many independent, and on whose
word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from onrecord.record import Article, Event, Evidence, Statement, Whole
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


class Supports:
    """Looks up what the items of a record rest on."""

    def __init__(self, whole: Whole) -> None:
        self._articles: Mapping[str, Article] = {a.id: a for a in whole.articles}
        self._statements: Mapping[str, Statement] = {s.id: s for s in whole.statements}
        self._countries = {a.id: a.country or a.id for a in whole.actors}

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
        said = [self._statements[i] for i in according_to if i in self._statements]
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
        sides = {self._countries.get(actor, actor) for actor in named}
        return "one side only" if len(sides) == 1 and len(said) > 1 else "named"
