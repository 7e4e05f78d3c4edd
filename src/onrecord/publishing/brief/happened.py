"""What happened, is planned or was cancelled: a sentence of the reports for each event that matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.publishing import dates
from onrecord.publishing.brief.story import PRONOUN, Story, Told
from onrecord.publishing.brief.value import Line
from onrecord.publishing.wording import alike, capitalised, excerpt, word_set
from onrecord.record import Event, Evidence

MOST = 10
WIDTH = 165
_SAME = 0.75
# A sentence under this many words ("She agreed.") tells nothing by itself.
_FEW_WORDS = 5

# What an event adds by how it stands: the news is in what is done, planned or off, not in what might be.
_STATUS = {
    "happened": 1.0,
    "cancelled": 1.6,
    "planned": 1.0,
    "denied": 0.6,
    "ongoing": 0.3,
    "proposed": 0.2,
    "conditional": -0.3,
    "hypothetical": -1.5,
}
# Words between governments are many and cheap; what they do weighs more.
_TYPE = {
    "ACCUSE": -0.6, "REQUEST": -0.3, "SUPPORT": -0.3,
    "AGREE": 0.3, "SANCTION": 0.5, "ASSAULT": 0.3, "RETREAT": 0.3, "MOBILIZE": 0.2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Telling:
    event: Event
    sentence: Evidence
    weight: float


def happened(story: Story, told: Told) -> Iterator[Line]:
    """The lines of the timeline, chosen by what matters, told in order of time.

    >>> from onrecord.record import Whole
    >>> list(happened(Story(Whole()), Told([])))
    []
    """
    chosen = _choose(sorted(_telling(story, told), key=lambda t: (-t.weight, t.event.id)))
    for each in sorted(chosen, key=lambda t: _order(story, t)):
        yield _line(story, each)


def _telling(story: Story, told: Told) -> Iterator[_Telling]:
    for event in story.whole.events:
        sentence = _sentence(story, event)
        if sentence is not None:
            weight = _weight(story, event, sentence) - 2.0 * told.share(sentence)
            yield _Telling(event, sentence, weight)


def _weight(story: Story, event: Event, sentence: Evidence) -> float:
    known = _STATUS[event.status] + _TYPE.get(event.type, 0.0)
    parties = 0.4 * bool(event.actors) + 0.4 * bool(event.recipients)
    dated = 0.3 * (event.date is not None)
    # Who speaks of what was done is told among the statements; a report that tells it is told here.
    quoted = 0.8 * story.quotes(sentence)
    few = 1.0 * (len(word_set(sentence.text)) < _FEW_WORDS)
    return story.matters(event.evidence) + known + parties + dated - quoted - few


def _sentence(story: Story, event: Event) -> Evidence | None:
    """The sentence that tells the event best: all its words within the line, then the shortest."""
    found = [story.bare(e) for e in event.evidence if e.role == "sentence"]
    found = found or [story.sentence(e) for e in event.evidence if e.role == "trigger"]
    found = found or [story.sentence(e) for e in event.evidence]
    return min(
        found,
        key=lambda s: (
            story.is_copy(s.article),
            -_held(event, s),
            len(s.text) > WIDTH,
            story.reports.number(s.article),
            s.start,
        ),
        default=None,
    )


def _held(event: Event, sentence: Evidence) -> int:
    inside = {e.role for e in event.evidence if _within(e, sentence)}
    return len(inside & {"trigger", "actor", "recipient", "date"})


def _within(e: Evidence, sentence: Evidence) -> bool:
    return e.article == sentence.article and sentence.start <= e.start and e.end <= sentence.end


def _choose(told: Sequence[_Telling]) -> list[_Telling]:
    chosen: list[_Telling] = []
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


def _order(story: Story, told: _Telling) -> tuple[str, int, int]:
    """By the event's day or, where it has none, the day its report appeared, or last; then as the reports
    tell it."""
    when = told.event.date
    day = (when.value if when else None) or story.reports.day(told.sentence.article) or "9999"
    return day[:10], story.reports.number(told.sentence.article), told.sentence.start


def _line(story: Story, told: _Telling) -> Line:
    event, sentence = told.event, told.sentence
    roles = {"trigger": 0, "actor": 1, "recipient": 2, "date": 3}
    inside = sorted(
        (e for e in event.evidence if e.role in roles and _within(e, sentence)),
        key=lambda e: (roles[e.role or ""], e.start),
    )
    keep = [(e.start - sentence.start, e.end - sentence.start) for e in inside]
    text = _named(story, event, sentence, capitalised(excerpt(sentence.text, keep, WIDTH)))
    return Line(
        when=_when(story, told),
        tag="" if event.status == "happened" else event.status,
        text=text + _according(story, event, text),
        marks=story.reports.marks((sentence, *event.evidence)),
        words=(sentence,),
    )


def _when(story: Story, told: _Telling) -> str:
    day = story.reports.day(told.sentence.article)
    return dates.short(told.event.date) or (f"({dates.day(day)})" if day else "")


def _named(story: Story, event: Event, sentence: Evidence, text: str) -> str:
    """The text with its first pronoun, where that is the event's actor, in an editor's brackets:
    "She is to meet Mr. Obi" → "[Mei-Lin Zhao] is to meet Mr. Obi"."""
    actors = [e for e in event.evidence if e.role == "actor" and _within(e, sentence)]
    head = PRONOUN.match(text)
    if not head or len(actors) != 1 or len(event.actors) != 1 or actors[0].start != sentence.start:
        return text
    if actors[0].text.lower() != head.group().lower():
        return text
    return f"[{story.name(event.actors[0])}]{text[head.end() :]}"


def _according(story: Story, event: Event, text: str) -> str:
    """Whose account it is, where the words shown do not say so themselves."""
    statements = [s for s in map(story.statement, event.according_to) if s is not None]
    if not statements or any(story.says_who(text, s) for s in statements):
        return ""
    if any(s.cue and s.cue in text for s in statements):
        return ""
    return f" (according to {story.speaker(statements[0])})"
