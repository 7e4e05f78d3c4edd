"""What the speaking does: the cue's own act, or for a neutral cue the one that the content shows."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.statement_spans import SEPARATOR
from onrecord.record.statement import Act, Channel, Form

_FIRST = re.compile(r"(?<=[a-z]{3}[.!?])[”\"]?\s+(?=[“\"A-Z])")
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither)\b|n[’']t\b", re.IGNORECASE)
_STATES = re.compile(r"\w (?:is|are|was|were|has|had|have|will|would|remains?|remained|did|does|can|could)\b")
_OUGHT = re.compile(
    r"\b(?:must|should|ought)\b|(?<!to )(?<!will )(?<!would )(?<!can )(?<!could )\bbe (?!\w+ing\b)\w+"
)
"""What shows that an insisting speaker asks for something: that the men be freed, that they must go."""
_NEUTRAL: tuple[Act, ...] = ("say",)


@cache
def _tables() -> tuple[
    tuple[tuple[Act, tuple[re.Pattern[str], ...]], ...], tuple[tuple[Channel, re.Pattern[str]], ...]
]:
    data = tomllib.loads(files("onrecord.finding").joinpath("data/sources.toml").read_text(encoding="utf-8"))
    acts = tuple(
        (row["act"], tuple(re.compile(p, re.IGNORECASE) for p in row["patterns"])) for row in data["act"]
    )
    channels = tuple(
        (name, re.compile("|".join(patterns), re.IGNORECASE)) for name, patterns in data["channels"].items()
    )
    return acts, channels


def act_of(word: CueWord | None, content: str) -> tuple[Act, str]:
    """The act, and by what it was told."""
    if word is not None and (settled := _by_cue(word, content)) is not None:
        return settled, f"the cue “{word.lemma}”"
    if _asks(content):
        return "ask", "the content asks"
    first, *rest = _FIRST.split(content.replace(SEPARATOR, " "))
    return (
        _by_words(first)
        or next((found for each in rest if (found := _by_words(each, _LATER)) is not None), None)
        or ("say", "nothing in cue or content says more")
    )


_LATER: tuple[Act, ...] = ("demand", "accuse", "praise", "promise")
"""The acts that a quotation may come to after a first sentence that only tells."""


def _by_words(sentence: str, acts: tuple[Act, ...] | None = None) -> tuple[Act, str] | None:
    for act, patterns in _tables()[0]:
        for pattern in patterns if acts is None or act in acts else ():
            found = pattern.search(sentence)
            if found:
                return act, f"the content says “{found.group().strip()}”"
    return None


def _by_cue(word: CueWord, content: str) -> Act | None:
    """The act that the cue itself settles; who insists that something is not so denies it."""
    if word.act == "request" and _asks(content):
        return "ask"
    if word.lemma == "insist":
        asserts = _STATES.search(content) and not _OUGHT.search(content)
        return "deny" if _NEGATED.search(content) else None if asserts else "demand"
    if word.lemma in ("adamant", "insistent", "emphatic") and _NEGATED.search(content):
        return "deny"
    if {"name", "quoted"} & word.frames and _untruth().search(content):
        return "deny"
    if word.lemma == "claim" and len(content.split()) <= 4:
        return "confirm" if "responsibility" in content else "say"
    if word.plain:
        return "say"
    return None if word.act in _NEUTRAL else word.act


@cache
def _untruth() -> re.Pattern[str]:
    """A word for what is not so in the last words of what something is called: a shameless lie”"""
    words = "|".join(sorted(map(re.escape, lexicon().untruths), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?:[“\"‘']|\bas |\b(?:that|this|it) )(?:[\w’'-]+ ){{0,5}}(?:{words})\b[^“‘]*$", re.IGNORECASE
    )


def _asks(content: str) -> bool:
    return content.rstrip("”\"’' ").endswith("?") and content.count("?") >= content.count(".")


def channel_of(near: str) -> Channel | None:
    """The channel that the reporter's words around a cue name."""
    return next((name for name, pattern in _tables()[1] if pattern.search(near)), None)


def form_of(quoted: int, whole: int) -> Form:
    """Direct where all words of the content stand in marks, indirect where none do."""
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= whole * 0.9 else "mixed"
