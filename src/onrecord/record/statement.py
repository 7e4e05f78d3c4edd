"""A statement: one attributed piece of speech, writing or belief."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How
from onrecord.record.when import When

Attribution = Literal["named", "office", "unnamed", "document"]
Act = Literal[
    "say", "announce", "confirm", "deny", "accept", "reject", "accuse", "criticise", "praise", "warn",
    "threaten", "demand", "request", "promise", "propose", "predict", "ask", "believe",
]  # fmt: skip
Form = Literal["direct", "indirect", "mixed"]
Channel = Literal[
    "statement", "briefing", "interview", "broadcast", "social_media", "letter", "call", "meeting", "leak"
]


class Statement(Value, frozen=True, kw_only=True):
    """One source, one cue, one content. Fields as in the contract of the record."""

    id: str
    article: str
    source: str | None
    source_text: str | None
    attribution: Attribution
    description: str | None = None
    condition: str | None = None
    affiliation: str | None = None
    cue: str | None
    act: Act
    content: str
    form: Form
    channel: Channel | None = None
    date: When | None = None
    within: str | None = None
    evidence: tuple[Evidence, ...]
    how: tuple[How, ...] = ()
