"""Coverages made by hand, for tests: what a report says, told without any text model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from onrecord.record import (
    Article,
    Character,
    Coverage,
    EventFound,
    Evidence,
    FigureFound,
    PositionFound,
    ProposalFound,
    ResponseFound,
    Role,
    Sentence,
    StatementFound,
    VoteFound,
    When,
    make_id,
)

PEOPLE: dict[str, dict[str, Any]] = {
    "Norland": {"kind": "government", "country": "XNA", "known": "norland"},
    "Sudria": {"kind": "government", "country": "XSA", "known": "sudria"},
    "Estania": {"kind": "government", "country": "XEA", "known": "estania"},
    "Ines Okafor": {"kind": "person", "country": "XNA", "known": "okafor"},
    "Tomasz Rhee": {"kind": "person", "country": "XSA", "known": "rhee"},
    "Anna Vest": {"kind": "person", "country": "XNA", "known": "vest"},
    "Lena Marsh": {"kind": "person", "country": "XEA", "known": "marsh"},
    "the Assembly": {"kind": "body", "country": None, "known": "assembly"},
    "River Front": {"kind": "armed_group", "country": "XSA", "known": "front"},
    "Port Hospital": {"kind": "organisation", "country": "XSA", "known": "hospital"},
    "the two foreign ministers": {"kind": "population", "country": None, "known": "ministers"},
    "Ruth Adler": {
        "kind": "person", "country": "XNA", "known": "adler", "roles": (Role(title="foreign minister"),),
    },
    "Piet Vos": {
        "kind": "person", "country": "XSA", "known": "vos", "roles": (Role(title="Foreign Minister of Sudria"),),
    },
    "Ambassador of Sudria": {"kind": "person", "country": "XSA"},
    "Jan Holt": {"kind": "person", "country": "XSA", "known": "holt", "roles": (Role(title="ambassador"),)},
}  # fmt: skip
NAMES = tuple(PEOPLE)


def day(value: str | None) -> When | None:
    """A date by its ISO day."""
    return None if value is None else When(value=value, precision="day", text=value)


class Report:
    """One report and, call by call, what its coverage holds. Words given must stand in the text."""

    def __init__(self, text: str, published: str | None = None, outlet: str = "The Courier") -> None:
        self.article = Article(
            id=make_id("a", text),
            origin=f"{outlet}-{len(text)}.txt",
            outlet=outlet,
            text=text,
            published=day(published),
        )
        self._statements: list[StatementFound] = []
        self._events: list[EventFound] = []
        self._figures: list[FigureFound] = []
        self._votes: list[VoteFound] = []
        self._proposals: list[ProposalFound] = []
        self._positions: list[PositionFound] = []

    def words(self, text: str, role: str | None = None) -> Evidence:
        """Evidence for the first place of these words."""
        start = self.article.text.index(text)
        return Evidence(article=self.article.id, start=start, end=start + len(text), text=text, role=role)

    def said(self, source: str | None, content: str, act: str = "say", **more: Any) -> int:
        """A statement; its index."""
        self._statements.append(
            StatementFound(
                source=_who(source),
                source_text=more.pop("source_text", source),
                attribution="named" if source else "unnamed",
                cue="said",
                act=act,  # type: ignore[arg-type]
                content=content,
                form=more.pop("form", "indirect"),
                evidence=(self.words(content, "content"),),
                **more,
            )
        )
        return len(self._statements) - 1

    def event(self, kind: str, trigger: str, actors: str, recipients: str = "", **more: Any) -> Report:
        """An event; actors and recipients are names joined by "; "."""
        self._events.append(
            EventFound(
                type=kind,  # type: ignore[arg-type]
                actors=_all(actors),
                recipients=_all(recipients),
                trigger=trigger,
                status=more.pop("status", "happened"),
                evidence=(self.words(trigger, "trigger"),),
                **more,
            )
        )
        return self

    def figure(self, value: float, what: str, words: str, by: int | None = None, **more: Any) -> Report:
        """A count of people, by the statement of this index."""
        self._figures.append(
            FigureFound(
                value=value,
                unit=more.pop("unit", "people"),
                what=what,
                according_to=() if by is None else (by,),
                evidence=(self.words(words),),
                **more,
            )
        )
        return self

    def vote(self, body: str, subject: str, words: str, **more: Any) -> Report:
        """A vote."""
        self._votes.append(VoteFound(body=_who(body), subject=subject, evidence=(self.words(words),), **more))
        return self

    def proposal(self, by: str | None, subject: str, *answers: tuple[str, str, str], **more: Any) -> Report:
        """A proposal with answers as (who, response, words)."""
        self._proposals.append(
            ProposalFound(
                subject=subject,
                by=_who(by),
                responses=tuple(
                    ResponseFound(actor=NAMES.index(who), response=how, evidence=(self.words(words),))  # type: ignore[arg-type]
                    for who, how, words in answers
                ),
                evidence=(self.words(subject),),
                **more,
            )
        )
        return self

    def position(self, actor: str, stance: str, issue: str, words: str) -> Report:
        """A position."""
        self._positions.append(
            PositionFound(actor=NAMES.index(actor), issue=issue, stance=stance, evidence=(self.words(words),))
        )
        return self

    def coverage(self) -> Coverage:
        """All that was told."""
        return Coverage(
            article=self.article,
            characters=tuple(self._character(name) for name in NAMES),
            statements=tuple(self._statements),
            events=tuple(self._events),
            figures=tuple(self._figures),
            votes=tuple(self._votes),
            proposals=tuple(self._proposals),
            positions=tuple(self._positions),
            sentences=tuple(_sentences(self.article.text)),
        )

    def _character(self, name: str) -> Character:
        """Whoever may be told of; named where the text has the name, or the last word of a person's."""
        forms = [name]
        if PEOPLE[name]["kind"] == "person":
            forms.append(name.rsplit(maxsplit=1)[-1])
        mentions = [
            Evidence(article=self.article.id, start=m.start(), end=m.end(), text=m.group())
            for m in re.finditer("|".join(map(re.escape, forms)), self.article.text)
        ]
        return Character(name=name, aliases=(name,), mentions=tuple(mentions), **PEOPLE[name])


def _who(name: str | None) -> int | None:
    return None if name is None else NAMES.index(name)


def _all(names: str) -> tuple[int, ...]:
    return tuple(NAMES.index(name) for name in names.split("; ") if name)


def _sentences(text: str) -> Iterator[Sentence]:
    for found in re.finditer(r"[^.\n]+[.\n]?", text):
        yield Sentence(
            start=found.start(), end=found.end(), paragraph=text.count("\n\n", 0, found.start()) + 1
        )
