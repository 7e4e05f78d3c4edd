"""What was answered and how: denials and confirmations, and who was asked and said nothing, each beside what
it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.publishing.reports import Mark, Reports
from onrecord.record import Article, Coverage, EventFound, Evidence, SilenceFound, StatementFound

AnswerKind = Literal["deny", "confirm", "reject", "accept", "declined", "no_reply", "unconfirmed"]
_ANSWERING = ("deny", "confirm", "reject", "accept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One thing that was answered: a statement, by whom and its words, or an event (`by` is None), and where
    it stands."""

    by: str | None
    words: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who answered or was silent, in what words, where that stands, the day of the report, and what it is
    the answer to. `words` of a silence are those that tell it."""

    kind: AnswerKind
    by: str
    words: str
    mark: Mark
    day: str | None
    to: tuple[Answered, ...]


def answers(coverages: Iterable[Coverage], articles: Sequence[Article]) -> tuple[Answer, ...]:
    """All answers of the reports, in order of the reports and of their text."""
    reports = Reports(articles)
    found = [one for coverage in coverages for one in _of_report(coverage, reports)]
    return tuple(sorted(found, key=lambda a: (a.mark, a.by, a.words)))


def _of_report(coverage: Coverage, reports: Reports) -> Iterator[Answer]:
    if coverage.article.id not in reports:
        return
    for statement in coverage.statements:
        to = tuple(_answered(coverage, reports, statement))
        if statement.act in _ANSWERING and to:
            yield _answer(coverage, reports, statement, statement.act, statement.content, to)  # type: ignore[arg-type]
    for silence in coverage.silences:
        to = tuple(_answered(coverage, reports, silence))
        words = f"{silence.words} {silence.about}" if silence.about else silence.words
        yield _answer(coverage, reports, silence, silence.kind, words, to)


def _answer(
    coverage: Coverage,
    reports: Reports,
    found: StatementFound | SilenceFound,
    kind: AnswerKind,
    words: str,
    to: tuple[Answered, ...],
) -> Answer:
    return Answer(
        kind=kind,
        by=_who(coverage, found),
        words=words,
        mark=reports.mark(_first(found.evidence, "content", "cue")),
        day=reports.day(coverage.article.id),
        to=to,
    )


def _answered(
    coverage: Coverage, reports: Reports, found: StatementFound | SilenceFound
) -> Iterator[Answered]:
    for statement in (coverage.statements[n] for n in found.answers):
        mark = reports.mark(_first(statement.evidence, "content"))
        yield Answered(by=_who(coverage, statement), words=statement.content, mark=mark)
    own = _first(found.evidence, "sentence")
    for event in (coverage.events[n] for n in found.answers_events):
        # What a denial itself tells of is no second side.
        if _first(event.evidence, "sentence", "trigger").start != own.start:
            mark = reports.mark(_first(event.evidence, "trigger"))
            yield Answered(by=None, words=_sentence(event), mark=mark)


def _who(coverage: Coverage, found: StatementFound | SilenceFound) -> str:
    """The name where there is one, else the report's words."""
    if found.source is not None and found.attribution == "named":
        return coverage.characters[found.source].name
    return found.source_text or "nobody named"


def _sentence(event: EventFound) -> str:
    return _first(event.evidence, "sentence", "trigger").text


def _first(evidence: Sequence[Evidence], *roles: str) -> Evidence:
    for role in roles:
        for e in evidence:
            if e.role == role:
                return e
    return evidence[0]
