"""What every section of the brief looks things up in: names, sentences, and how much each thing matters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from onrecord.publishing.reports import Reports, paragraph_around
from onrecord.publishing.wording import capitalised, sentence_around
from onrecord.record import Actor, Evidence, Statement, Whole

_PRONOUN = re.compile(r"(?i)(he|she|it|they|we|i|who|which|that|his|her|their|its)\b")
# A report's first paragraphs hold its news; the weight falls to nothing at this paragraph.
_LEDE_ENDS = 12


class Story:
    """A record, ready to be told."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.reports = Reports(whole.articles)
        self._actors = {actor.id: actor for actor in whole.actors}
        self._statements = {statement.id: statement for statement in whole.statements}

    def actor(self, id_: str | None) -> Actor | None:
        """An actor by id; None where the id is none or names nobody of the record."""
        return self._actors.get(id_ or "")

    def statement(self, id_: str) -> Statement | None:
        """A statement by id."""
        return self._statements.get(id_)

    def name(self, id_: str) -> str:
        """An actor's name, or the words themselves where only words are known."""
        actor = self._actors.get(id_)
        return actor.name if actor else id_

    def names(self, ids: Iterable[str]) -> list[str]:
        """Names of actors, each once, the most prominent first."""
        ordered = sorted(dict.fromkeys(ids), key=lambda id_: (-self.prominence[id_], self.name(id_)))
        return list(dict.fromkeys(self.name(id_) for id_ in ordered))

    def speaker(self, statement: Statement) -> str:
        """Who speaks, as a reader needs to know it: the name where there is one, else the report's words
        with the body they belong to."""
        actor = self.actor(statement.source)
        words = (statement.source_text or "").strip(" ,")
        if actor and (statement.attribution == "named" or not words or _PRONOUN.match(words)):
            return actor.name
        behind = actor or self.actor(statement.affiliation)
        if not words or _PRONOUN.fullmatch(words):
            words = statement.description or "a source"
        known = behind is not None and any(alias in words for alias in (behind.name, *behind.aliases))
        of = f" ({behind.name})" if behind and not known else ""
        return capitalised(words) + of + (", unnamed" if statement.attribution == "unnamed" else "")

    @cached_property
    def prominence(self) -> Counter[str]:
        """How often each actor speaks or acts, counted in independent reports and mentions."""
        seen: Counter[str] = Counter()
        for statement in self.whole.statements:
            seen.update(id_ for id_ in (statement.source, statement.affiliation) if id_)
        for event in self.whole.events:
            weight = self.reports.support(event.evidence)
            for id_ in (*event.actors, *event.recipients):
                seen[id_] += weight
        return seen

    def matters(self, evidence: Iterable[Evidence]) -> float:
        """How much the news turns on these words: support, place in the report, dispute and engagements."""
        found = tuple(evidence)
        if not found:
            return 0.0
        support = self.reports.support(found)
        first = min(self.reports.mark(e).paragraph for e in found)
        lede = max(0.0, 1.0 - (first - 1) / _LEDE_ENDS)
        disputed = any(self._touches(self._disputed, e) for e in found)
        engaged = any(self._touches(self._engaged, e) for e in found)
        return 1.5 * (support - 1) + 1.5 * lede + 1.0 * disputed + 0.7 * engaged

    @cached_property
    def _disputed(self) -> dict[str, list[tuple[int, int]]]:
        return _spans(e for d in self.whole.discrepancies for side in d.sides for e in side.evidence)

    @cached_property
    def _engaged(self) -> dict[str, list[tuple[int, int]]]:
        return _spans(e for m in self.whole.engagements for step in m.history for e in step.evidence)

    @staticmethod
    def _touches(spans: dict[str, list[tuple[int, int]]], e: Evidence) -> bool:
        return any(e.start < end and start < e.end for start, end in spans.get(e.article, ()))

    def sentence(self, e: Evidence) -> Evidence:
        """The sentence in which evidence stands."""
        text = self.reports[e.article].text
        start, end = paragraph_around(text, e.start)
        a, b = sentence_around(text[start:end], e.start - start, min(e.end, end) - start)
        return Evidence(
            article=e.article,
            start=start + a,
            end=start + b,
            text=text[start + a : start + b],
            role="sentence",
        )


def _spans(evidence: Iterable[Evidence]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for e in evidence:
        found.setdefault(e.article, []).append((e.start, e.end))
    return found
