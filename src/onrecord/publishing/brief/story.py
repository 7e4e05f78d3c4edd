"""What every section of the brief looks things up in: names, sentences, and how much each thing matters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from math import log2

import msgspec

from onrecord.publishing.brief.value import Line
from onrecord.publishing.reports import Reports, paragraph_around
from onrecord.publishing.wording import after_dateline, sentence_around
from onrecord.record import Actor, Evidence, Statement, Whole

PRONOUN = re.compile(r"(?i)(he|she|it|they|we|i|who|which|that|his|her|their|its)\b")
# A report's first paragraphs hold its news; the weight falls to nothing at this paragraph.
_LEDE_ENDS = 12


class Story:
    """A record, ready to be told."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.reports = Reports(whole.articles)
        self._actors = {actor.id: actor for actor in whole.actors}
        self._statements = {statement.id: statement for statement in whole.statements}
        self._sentences: dict[tuple[str, int, int], Evidence] = {}

    def actor(self, id_: str | None) -> Actor | None:
        """An actor by id; None where the id is none or names nobody of the record."""
        return self._actors.get(id_ or "")

    def statement(self, id_: str) -> Statement | None:
        """A statement by id."""
        return self._statements.get(id_)

    def name(self, id_: str) -> str:
        """An actor's name, or the words themselves where only words are known."""
        actor = self._actors.get(id_)
        return _in_small_letters(actor) if actor else id_

    def names(self, ids: Iterable[str]) -> list[str]:
        """Names of actors, each once, the most prominent first."""
        ordered = sorted(dict.fromkeys(ids), key=lambda id_: (-self.prominence[id_], self.name(id_)))
        return list(dict.fromkeys(self.name(id_) for id_ in ordered))

    def speaker(self, statement: Statement) -> str:
        """Who speaks, as a reader needs to know it: the name where there is one, else the report's words
        with the body they belong to."""
        actor = self.actor(statement.source)
        words = (statement.source_text or "").strip(" ,")
        if actor and (statement.attribution == "named" or not words or PRONOUN.match(words)):
            return actor.name
        behind = actor or self.actor(statement.affiliation)
        if not words or PRONOUN.fullmatch(words):
            words = statement.description or "a source"
        known = behind is not None and any(alias in words for alias in (behind.name, *behind.aliases))
        of = f" ({behind.name})" if behind and not known else ""
        return words + of + (", unnamed" if statement.attribution == "unnamed" else "")

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
        # The second independent report tells more than the fifth; a copy alone tells of what it copies.
        backed = 1.2 * log2(support)
        copied = 1.5 * all(self.is_copy(e.article) for e in found)
        return backed + 1.5 * lede + 1.0 * disputed + 0.7 * engaged - copied

    def is_copy(self, article: str) -> bool:
        """Is the article a copy or rewrite of another?"""
        return self.reports[article].copy_of is not None

    def says_who(self, text: str, statement: Statement) -> bool:
        """Does a text name the speaker of a statement, by the words of the report or by any name?"""
        actor = self.actor(statement.source)
        names = (statement.source_text, *((actor.name, *actor.aliases) if actor else ()))
        return any(name and name in text and not PRONOUN.fullmatch(name) for name in names)

    def quotes(self, sentence: Evidence) -> float:
        """How much of a sentence is somebody's direct words, 0 to 1."""
        spans = self._direct.get(sentence.article, ())
        inside = sum(max(0, min(sentence.end, end) - max(sentence.start, start)) for start, end in spans)
        return min(1.0, inside / max(1, len(sentence.text)))

    @cached_property
    def _direct(self) -> dict[str, list[tuple[int, int]]]:
        direct = (s for s in self.whole.statements if s.form == "direct")
        return _spans(e for s in direct for e in s.evidence if e.role == "content")

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
        """The sentence in which evidence stands, without the dateline before it."""
        place = (e.article, e.start, e.end)
        if place not in self._sentences:
            self._sentences[place] = self._found(e)
        return self._sentences[place]

    def _found(self, e: Evidence) -> Evidence:
        text = self.reports[e.article].text
        first, last = paragraph_around(text, e.start)
        start, end = sentence_around(text[first:last], e.start - first, min(e.end, last) - first)
        return self.bare(
            Evidence(
                article=e.article,
                start=first + start,
                end=first + end,
                text=text[first + start : first + end],
                role="sentence",
            )
        )

    @staticmethod
    def bare(sentence: Evidence) -> Evidence:
        """A sentence without an agency's dateline."""
        begins = after_dateline(sentence.text)
        return msgspec.structs.replace(sentence, start=sentence.start + begins, text=sentence.text[begins:])


def _in_small_letters(actor: Actor) -> str:
    """An actor's name; where a dateline or headline has it in capitals ("IBARA"), as running text has it."""
    if not actor.name.isupper():
        return actor.name
    same = (alias for alias in actor.aliases if alias.lower() == actor.name.lower() and not alias.isupper())
    return next(same, actor.name)


class Told:
    """Which words of the reports some lines have shown already."""

    def __init__(self, lines: Iterable[Line]) -> None:
        shown = [e for line in lines for each in (line, *line.under) for e in each.words]
        self._spans = _spans(shown)

    def share(self, e: Evidence) -> float:
        """How much of some words has been shown, 0 to 1."""
        spans = self._spans.get(e.article, ())
        shown = sum(max(0, min(e.end, end) - max(e.start, start)) for start, end in spans)
        return min(1.0, shown / max(1, e.end - e.start))


def _spans(evidence: Iterable[Evidence]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for e in evidence:
        found.setdefault(e.article, []).append((e.start, e.end))
    return found
