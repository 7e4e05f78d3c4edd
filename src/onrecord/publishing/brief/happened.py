"""What happened, is planned or was cancelled: a sentence of the reports for each event that matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.publishing import dates
from onrecord.publishing.brief.story import Story
from onrecord.publishing.brief.value import Line
from onrecord.publishing.wording import alike, capitalised, excerpt, word_set
from onrecord.record import Event, Evidence

MOST = 12
WIDTH = 190
_SAME = 0.75

# What an event adds by how it stands: the news is in what is done, planned or off, not in what might be.
_STATUS = {
    "happened": 1.0,
    "cancelled": 1.3,
    "planned": 1.0,
    "denied": 0.6,
    "ongoing": 0.3,
    "proposed": 0.2,
    "conditional": -0.3,
    "hypothetical": -1.5,
}
# Words between governments are many and cheap; what they do weighs more.
_TYPE = {"ACCUSE": -0.5, "REQUEST": -0.2, "SUPPORT": -0.2}


@dataclass(frozen=True, slots=True)
class _Told:
    event: Event
    sentence: Evidence
    weight: float


def happened(story: Story) -> Iterator[Line]:
    """The lines of the timeline, chosen by what matters, told in order of time.

    >>> from onrecord.record import Whole
    >>> list(happened(Story(Whole())))
    []
    """
    chosen = _choose(sorted(_told(story), key=lambda t: (-t.weight, t.event.id)))
    for told in sorted(chosen, key=lambda t: _order(story, t)):
        yield _line(story, told)


def _told(story: Story) -> Iterator[_Told]:
    for event in story.whole.events:
        sentence = _sentence(story, event)
        if sentence is not None:
            yield _Told(event, sentence, _weight(story, event))


def _weight(story: Story, event: Event) -> float:
    parties = bool(event.actors) + bool(event.recipients)
    dated = event.date is not None
    known = _STATUS[event.status] + _TYPE.get(event.type, 0.0)
    return story.matters(event.evidence) + known + 0.4 * parties + 0.3 * dated


def _sentence(story: Story, event: Event) -> Evidence | None:
    """The sentence that tells the event best: all its words within the line, then the shortest."""
    found = [e for e in event.evidence if e.role == "sentence"]
    found = found or [story.sentence(e) for e in event.evidence if e.role == "trigger"]
    found = found or [story.sentence(e) for e in event.evidence]
    return min(
        found,
        key=lambda s: (-_held(event, s), len(s.text) > WIDTH, story.reports.number(s.article), s.start),
        default=None,
    )


def _held(event: Event, sentence: Evidence) -> int:
    inside = {e.role for e in event.evidence if _within(e, sentence)}
    return len(inside & {"trigger", "actor", "recipient", "date"})


def _within(e: Evidence, sentence: Evidence) -> bool:
    return e.article == sentence.article and sentence.start <= e.start and e.end <= sentence.end


def _choose(told: Sequence[_Told]) -> list[_Told]:
    chosen: list[_Told] = []
    for candidate in told:
        words = word_set(candidate.sentence.text)
        again = any(
            _overlap(candidate.sentence, other.sentence)
            or alike(words, word_set(other.sentence.text)) > _SAME
            for other in chosen
        )
        if not again:
            chosen.append(candidate)
        if len(chosen) == MOST:
            break
    return chosen


def _overlap(a: Evidence, b: Evidence) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _order(story: Story, told: _Told) -> tuple[str, int, int]:
    """By the event's day or, where it has none, the day its report appeared; then as the reports tell it."""
    when = told.event.date
    day = (when.value if when else None) or story.reports.day(told.sentence.article) or ""
    return day[:10], story.reports.number(told.sentence.article), told.sentence.start


def _line(story: Story, told: _Told) -> Line:
    event, sentence = told.event, told.sentence
    roles = {"trigger": 0, "actor": 1, "recipient": 2, "date": 3}
    inside = sorted(
        (e for e in event.evidence if e.role in roles and _within(e, sentence)),
        key=lambda e: (roles[e.role or ""], e.start),
    )
    keep = [(e.start - sentence.start, e.end - sentence.start) for e in inside]
    text = capitalised(excerpt(sentence.text, keep, WIDTH))
    return Line(
        when=dates.short(event.date),
        tag="" if event.status == "happened" else event.status,
        text=text + _according(story, event, text),
        marks=story.reports.marks((sentence, *event.evidence)),
    )


def _according(story: Story, event: Event, text: str) -> str:
    """Whose account it is, where the words shown do not say so themselves."""
    statements = [s for s in map(story.statement, event.according_to) if s is not None]
    if not statements or any(s.source_text and s.source_text in text for s in statements):
        return ""
    if any(s.cue and s.cue in text for s in statements):
        return ""
    return f" (according to {story.speaker(statements[0])})"
