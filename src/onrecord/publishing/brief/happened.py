"""What happened, is planned or was cancelled: a sentence of the reports for each event that matters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.publishing import dates
from onrecord.publishing.brief.story import PRONOUN, Story, Told
from onrecord.publishing.brief.value import Line
from onrecord.publishing.wording import alike, capitalised, excerpt, word_set
from onrecord.reconciling.support import Supports
from onrecord.record import Event, Evidence, When

MOST = 9
WIDTH = 165
_SAME = 0.75
_SAME_NEWS = 0.45
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


_FOOTING = {"unnamed only": "unnamed sources only", "one side only": "one side only"}
# A headline is the report's own choice of its news; a vote is always news.
_HEADLINE = 0.8
_VOTE = 2.0
# What another line from the same report counts for less, so that the days and papers all have their say.
_SAME_REPORT = 0.35
# What has been shown among the differences need not be shown again.
_SHOWN = 4.0
_DAY = re.compile(
    r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b",
    re.IGNORECASE,
)
_ROLES = {"trigger": 0, "actor": 1, "recipient": 2, "date": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """An event or vote that may become a line, with the sentence that would tell it."""

    id: str
    sentence: Evidence
    weight: float
    tag: str
    date: When | None
    evidence: tuple[Evidence, ...]
    actors: tuple[str, ...] = ()
    according_to: tuple[str, ...] = ()


def happened(story: Story, told: Told) -> Iterator[Line]:
    """The lines of the timeline, chosen by what matters, told in order of time.

    >>> from onrecord.record import Whole
    >>> list(happened(Story(Whole()), Told([])))
    []
    """
    tellings = [*_events(story, told), *_votes(story, told)]
    for each in sorted(_choose(story, tellings), key=lambda t: _order(story, t)):
        yield _line(story, each)


def _events(story: Story, told: Told) -> Iterator[_Telling]:
    supports = Supports(story.whole)
    for event in story.whole.events:
        sentence = _sentence(story, event.evidence)
        if sentence is not None:
            yield _Telling(
                id=event.id,
                sentence=sentence,
                weight=_weight(story, event, sentence) - _SHOWN * told.share(sentence),
                tag=_tag(event, supports),
                date=event.date,
                evidence=event.evidence,
                actors=event.actors,
                according_to=event.according_to,
            )


def _tag(event: Event, supports: Supports) -> str:
    """How it stands, and whether only unnamed sources or one side say so."""
    status = "" if event.status == "happened" else event.status
    footing = _FOOTING.get(supports.of_event(event).footing, "")
    return "; ".join(filter(None, (status, footing)))


def _votes(story: Story, told: Told) -> Iterator[_Telling]:
    for vote in story.whole.votes:
        sentence = _sentence(story, vote.evidence, about=word_set(vote.subject or ""))
        if sentence is not None:
            weight = story.matters(vote.evidence) + _VOTE - _SHOWN * told.share(sentence)
            yield _Telling(
                id=vote.id, sentence=sentence, weight=weight, tag="", date=vote.date, evidence=vote.evidence
            )


def _weight(story: Story, event: Event, sentence: Evidence) -> float:
    known = _STATUS[event.status] + _TYPE.get(event.type, 0.0)
    parties = 0.4 * bool(event.actors) + 0.4 * bool(event.recipients)
    dated = 0.3 * (event.date is not None)
    headline = _HEADLINE * any(story.reports.mark(e).paragraph == 1 for e in event.evidence)
    # Who speaks of what was done is told among the statements; a report that tells it is told here.
    quoted = 0.8 * story.quotes(sentence)
    few = 1.0 * (len(word_set(sentence.text)) < _FEW_WORDS)
    return story.matters(event.evidence) + known + parties + dated + headline - quoted - few


def _sentence(
    story: Story, evidence: Sequence[Evidence], about: frozenset[str] = frozenset()
) -> Evidence | None:
    """The sentence that tells it best: as it stands, most of what it is about, all its parties, then the
    shorter, the first."""
    found = [story.bare(e) for e in evidence if e.role == "sentence"]
    found = found or [story.sentence(e) for e in evidence if e.role == "trigger"]
    found = found or [story.sentence(e) for e in evidence]
    standing = [e for e in evidence if e.role == "status"]
    found = [s for s in found if any(_within(e, s) for e in standing)] or found
    return min(
        found,
        key=lambda s: (
            story.is_copy(s.article),
            -round(len(about & word_set(s.text)) / max(1, len(about)), 1),
            -len(_ROLES.keys() & {e.role for e in evidence if _within(e, s)}),
            len(s.text) > WIDTH,
            story.reports.number(s.article),
            s.start,
        ),
        default=None,
    )


def _within(e: Evidence, sentence: Evidence) -> bool:
    return e.article == sentence.article and sentence.start <= e.start and e.end <= sentence.end


def _choose(story: Story, tellings: Sequence[_Telling]) -> list[_Telling]:
    """Greedy choice by weight; nothing is told twice, and every report is to be heard."""
    chosen: list[_Telling] = []
    heard: Counter[str] = Counter()
    left = sorted(tellings, key=lambda t: (-t.weight, t.id))

    def worth(telling: _Telling) -> float:
        return telling.weight - _SAME_REPORT * heard[telling.sentence.article]

    while left and len(chosen) < MOST:
        best = max(left, key=worth)
        left.remove(best)
        if not any(_again(story, best.sentence, other.sentence) for other in chosen):
            chosen.append(best)
            heard[best.sentence.article] += 1
    return chosen


def _again(story: Story, a: Evidence, b: Evidence) -> bool:
    """Does one sentence tell what the other tells? A headline and its report's first lines mostly do."""
    likeness = alike(word_set(a.text), word_set(b.text))
    if a.article != b.article:
        return likeness > _SAME
    headline = 1 in (story.reports.mark(a).paragraph, story.reports.mark(b).paragraph)
    return (a.start < b.end and b.start < a.end) or likeness > (_SAME_NEWS if headline else _SAME)


def _order(story: Story, told: _Telling) -> tuple[str, int, int]:
    """By its day or, where it has none, the day its report appeared, or last; then as the reports tell it."""
    day = (told.date.value if told.date else None) or story.reports.day(told.sentence.article) or "9999"
    return day[:10], story.reports.number(told.sentence.article), told.sentence.start


def _line(story: Story, told: _Telling) -> Line:
    sentence = told.sentence
    inside = sorted(
        (e for e in told.evidence if e.role in _ROLES and _within(e, sentence)),
        key=lambda e: (_ROLES[e.role or ""], e.start),
    )
    keep = [(e.start - sentence.start, e.end - sentence.start) for e in inside]
    text = _named(story, told, capitalised(excerpt(sentence.text, keep, WIDTH)))
    return Line(
        when=_when(story, told),
        tag=told.tag,
        text=text + _according(story, told, text),
        marks=story.reports.marks((sentence, *told.evidence)),
        words=(sentence,),
    )


def _when(story: Story, told: _Telling) -> str:
    day = story.reports.day(told.sentence.article)
    # "The day before" says nothing by itself where the report's own day is known; "Friday" does.
    when = told.date if day is None or _says_a_day(told.date) else None
    return dates.short(when) or (f"({dates.day(day)})" if day else "")


def _says_a_day(when: When | None) -> bool:
    return when is not None and bool(when.value or _DAY.search(when.text or ""))


def _named(story: Story, told: _Telling, text: str) -> str:
    """The text with its first pronoun, where that is the event's actor, in an editor's brackets:
    "She is to meet Mr. Obi" → "[Mei-Lin Zhao] is to meet Mr. Obi"."""
    actors = [e for e in told.evidence if e.role == "actor" and _within(e, told.sentence)]
    head = PRONOUN.match(text)
    if not head or len(actors) != 1 or len(told.actors) != 1 or actors[0].start != told.sentence.start:
        return text
    if actors[0].text.lower() != head.group().lower():
        return text
    return f"[{story.name(told.actors[0])}]{text[head.end() :]}"


def _according(story: Story, told: _Telling, text: str) -> str:
    """Whose account it is, where the words shown do not say so themselves."""
    statements = [s for s in map(story.statement, told.according_to) if s is not None]
    if not statements or any(story.says_who(text, s) for s in statements):
        return ""
    if any(s.cue and s.cue in text for s in statements):
        return ""
    return f" – according to {story.speaker(statements[0])}"
