"""What the speaking does: the cue's own act, or for a neutral cue the one that the content shows."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from onrecord.finding.cues import CueWord
from onrecord.record.statement import Act, Channel, Form

_NEUTRAL: tuple[Act, ...] = ("say",)


@cache
def _tables() -> tuple[tuple[tuple[Act, tuple[re.Pattern[str], ...]], ...], tuple[tuple[Channel, re.Pattern[str]], ...]]:
    data = tomllib.loads(files("onrecord.finding").joinpath("data/sources.toml").read_text(encoding="utf-8"))
    acts = tuple((row["act"], tuple(re.compile(p, re.IGNORECASE) for p in row["patterns"])) for row in data["act"])
    channels = tuple(
        (name, re.compile("|".join(patterns), re.IGNORECASE)) for name, patterns in data["channels"].items()
    )
    return acts, channels


def act_of(word: CueWord | None, content: str) -> tuple[Act, str]:
    """The act, and by what it was told."""
    if word is not None and word.act not in _NEUTRAL:
        return word.act, f"the cue “{word.lemma}”"
    if content.rstrip("”\"’' ").endswith("?") and content.count("?") >= content.count("."):
        return "ask", "the content asks"
    for act, patterns in _tables()[0]:
        for pattern in patterns:
            found = pattern.search(content)
            if found:
                return act, f"the content says “{found.group().strip()}”"
    return "say", "nothing in cue or content says more"


def channel_of(near: str) -> Channel | None:
    """The channel that the reporter's words around a cue name."""
    return next((name for name, pattern in _tables()[1] if pattern.search(near)), None)


def form_of(quoted: int, whole: int) -> Form:
    """Direct where all words of the content stand in marks, indirect where none do."""
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= whole * 0.9 else "mixed"
