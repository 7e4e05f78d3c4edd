"""What a denial or confirmation answers, within one article: the statement it takes up, the event meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import msgspec
from spacy.lang.en.stop_words import STOP_WORDS

from onrecord.record import EventFound, Evidence, StatementFound

_ANSWERING = ("deny", "confirm", "reject", "accept")
_OF_EVENTS = ("deny", "confirm", "reject")
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5
_ENOUGH = 2
"""How many telling words two texts must share for one to answer the other."""
_NEAR = 1
"""How many paragraphs before it a bare "denied it" may reach."""


@cache
def silence_words() -> dict[str, Any]:
    """The table `data/silences.toml`."""
    text = files("onrecord.finding").joinpath("data/silences.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _bare() -> frozenset[str]:
    return frozenset(silence_words()["bare"]["words"]) | {"the", "such", "any", "these", "those", "all", "of"}


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The words of a text by which it is known again, cut to their stems."""
    return frozenset(w[:_STEM] for w in _WORD.findall(text.lower()) if w not in STOP_WORDS)


def is_bare(content: str) -> bool:
    """Whether a content only points back: denied it, rejected the accusation."""
    return {w.strip("“”\"'.,") for w in content.lower().split()} <= _bare()


def answers_of(statements: Sequence[StatementFound], at: int, text: str) -> tuple[int, ...]:
    """The statement by somebody else that this denial or confirmation takes up, the closest in the text.

    Mora claimed the bridge had been mined. … The army denied that the bridge had been mined.
    Mora accused the army of mining the bridge. The army denied the accusation.
    """
    one = statements[at]
    if one.act not in _ANSWERING:
        return ()
    if is_bare(one.content):
        return closest_before(statements, one.evidence, (one.source, one.source_text), text)
    words = telling(one.content)
    best = max(
        (
            (len(words & telling(other.content)), -abs(n - at), n)
            for n, other in enumerate(statements)
            if _may_answer(one, other) and at != other.within and n != one.within
        ),
        default=(0, 0, 0),
    )
    return (best[2],) if best[0] >= _ENOUGH else ()


def _may_answer(one: StatementFound, other: StatementFound) -> bool:
    if other is one or (other.act == "deny" and one.act == "deny"):
        return False
    same = one.source is not None and one.source == other.source
    return not same and one.source_text != other.source_text


def closest_before(
    statements: Sequence[StatementFound],
    evidence: Iterable[Evidence],
    speaker: tuple[int | None, str | None],
    text: str,
) -> tuple[int, ...]:
    """The last statement by somebody else before some words, in their paragraph or the one before."""
    start = min(e.start for e in evidence if e.role in ("cue", "source", "content"))
    best: tuple[int, int] | None = None
    for n, other in enumerate(statements):
        end = max((e.end for e in other.evidence if e.role == "content"), default=0)
        same = (speaker[0] is not None and speaker[0] == other.source) or speaker[1] == other.source_text
        if end <= start and not same and text.count("\n\n", end, start) <= _NEAR:
            best = max(best or (end, n), (end, n))
    return () if best is None else (best[1],)


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with its place and its words."""

    index: int
    trigger: tuple[int, int]
    stem: str
    words: frozenset[str]


def with_events_answered(
    statements: Sequence[StatementFound], events: Sequence[EventFound]
) -> Iterator[StatementFound]:
    """The statements, each denial and confirmation with the events that it answers.

    The army denied shelling the market. → the shelling, in these words and where others tell of it.
    """
    told = told_events(events)
    for one in statements:
        answered = _events_of(one, told) if one.act in _OF_EVENTS else ()
        yield msgspec.structs.replace(one, answers_events=answered) if answered else one


def _told(index: int, event: EventFound) -> ToldEvent:
    trigger = next((e for e in event.evidence if e.role == "trigger"), event.evidence[0])
    words = telling(" ".join(e.text for e in event.evidence if e.role in ("sentence", "actor", "recipient")))
    return ToldEvent(index, (trigger.start, trigger.end), _stem_of(event.trigger), words)


def _stem_of(trigger: str) -> str:
    """What a trigger is known by again: its last telling word, cut ("shelling", "shelled": "shel")."""
    found = _WORD.findall(trigger.lower())
    return found[-1][:4] if found else ""


def _events_of(one: StatementFound, told: Sequence[ToldEvent]) -> tuple[int, ...]:
    content = [(e.start, e.end) for e in one.evidence if e.role == "content"]
    within = [t for t in told if any(a <= t.trigger[0] < b for a, b in content)]
    return tuple(sorted({t.index for t in within} | set(events_meant(one.content, told))))


def events_meant(text: str, told: Sequence[ToldEvent]) -> tuple[int, ...]:
    """The events that words mean: they name the deed, and another word of the sentence that tells of it."""
    words = telling(text)
    stems = {w[:4] for w in words}
    return tuple(
        t.index for t in told if t.stem and t.stem in stems and any(w[:4] != t.stem for w in words & t.words)
    )


def told_events(events: Sequence[EventFound]) -> list[ToldEvent]:
    """Events as they are looked up by words."""
    return [_told(n, event) for n, event in enumerate(events)]
