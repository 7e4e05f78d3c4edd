"""When a speaker spoke who goes on speaking: "Mora said on Monday that … She added that …" is one Monday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.finding.cues import lexicon
from onrecord.finding.date_expressions import find_expressions
from onrecord.finding.page import Page
from onrecord.finding.statement_quotes import Speech
from onrecord.finding.statement_spans import SEPARATOR, without
from onrecord.finding.statement_speakers import Told
from onrecord.finding.statement_syntax import children, subject_of
from onrecord.record import When
from onrecord.record.statement import Channel

_NEXT = 1
"""How many paragraphs on a statement may still go on from the last of its speaker."""
_SPEECH = 3
"""The same within the report of a speech, whose paragraphs need not all name the speaker."""


@dataclass(frozen=True, slots=True)
class _Spoke:
    """A time at which somebody spoke: where it is told, when it was, how far it reaches."""

    at: int
    end: int
    speaker: int
    date: When | None
    channel: Channel | None
    reach: int = _NEXT


def carried_dates(page: Page, speech: Speech, told: list[Told], outer: list[int | None]) -> list[Told]:
    """The statements in order, those that only go on from a dated one of their speaker with its date.

    Only where nothing tells of another occasion: a wrong day is worse than none. What somebody is told to
    have said (`outer`) neither gives nor takes a date.
    """
    occasions = sorted(_occasions(page), key=lambda o: o.at)
    done: list[Told] = []
    last: dict[int, _Spoke] = {}
    for one, above in zip(told, outer, strict=True):
        while occasions and occasions[0].at < one.at:
            occasion = occasions.pop(0)
            last[occasion.speaker] = occasion
        speaker = one.source.source
        if speaker is not None and above is None:
            before = last.get(speaker)
            goes_on = before is not None and _goes_on_from(speech, before, one)
            if before is not None and goes_on and one.date is None:
                one = replace(one, date=_inferred(before.date))
            reach = before.reach if before is not None and goes_on else _NEXT
            last[speaker] = _Spoke(one.at, one.content[-1][1], speaker, one.date, one.channel, reach)
        done.append(one)
    return done


def _occasions(page: Page) -> Iterator[_Spoke]:
    """In a speech on Monday, Mora presented her plan. / Mora gave a speech on Monday."""
    for verb in page.doc:
        if verb.pos_ != "VERB" or not any(_is_speech(c) for c in children(verb, "obl", "obj")):
            continue
        date, subject = page.calendar.of(verb), subject_of(verb)
        who = page.cast.who(subject) if subject is not None and date is not None else ()
        if date is not None and len(who) == 1:
            yield _Spoke(verb.idx, verb.idx, who[0], date, None, _SPEECH)


def _is_speech(noun: Token) -> bool:
    return noun.lemma_.lower() in lexicon().speeches


def _goes_on_from(speech: Speech, before: _Spoke, one: Told) -> bool:
    if before.date is None or before.date.value is None or before.date.precision not in ("day", "time"):
        return False
    if None not in (one.channel, before.channel) and one.channel != before.channel:
        return False
    apart = speech.paragraph_at(one.at) - speech.paragraph_at(max(before.at, before.end - 1))
    return 0 <= apart <= before.reach and not _another_occasion(speech, one)


def _another_occasion(speech: Speech, one: Told) -> bool:
    """Whether cue or sentence speak of another time: had said, earlier, in March, in his memoirs."""
    cue = one.draft.cue
    if cue is None:
        return False
    if cue.tag_ not in ("VBD", "VBG", "VBN") or children(cue, "aux"):
        return True
    sentence = [(cue.sent.start_char, cue.sent.end_char)]
    for piece in one.content:
        sentence = without(sentence, piece)
    outside = SEPARATOR.join(speech.text[a:b] for a, b in sentence)
    words = {w.strip(",.:;") for w in outside.lower().split()}
    return bool(words & lexicon().other_times) or any(True for _ in find_expressions(outside))


def _inferred(date: When | None) -> When | None:
    if date is None:
        return None
    return When(
        value=date.value, end=date.end, precision=date.precision, text=date.text, basis="inferred",
        reason="the same speaker's words dated earlier in the report",
    )  # fmt: skip
