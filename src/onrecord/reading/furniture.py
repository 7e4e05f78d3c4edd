"""Furniture that a line shows by its own words: share bars, comment forms, navigation, pleas, notices.

What the phrases are is data (`data/furniture.toml`); where they count is said there as well.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.reading.stated_dates import dates_in
from onrecord.reading.text import fold

Zone = Literal["head", "body", "tail"]
MAX_BUTTONS = 8
MAX_EDGE_WORDS = 3
MAX_ROW = 24
# A line longer than this many characters is looked at no further: no furniture is.
MAX_LINE = 1200
WORD = re.compile(r"\w[\w’'.&-]*")
SENTENCE_END = re.compile(r"[.!?…] ?[\"'”’)\]]*$")
# What a note to the reader may begin with.
PREFIX = re.compile(r"(?i)^(?:nb|n\.b|note|p\.?s|tip|notice|attention|ad)\.?\s?[:–-]\s*")
BULLET = re.compile(r"^[•·▪◦●■►*] ?(?=\w)")
# "Top Riverside stories", "Latest news from the lake", "More in diplomacy".
MORE_NEWS = re.compile(
    r"(?:top|latest|more|trending|popular|recent|related|recommended|must-read|featured|other|breaking|today's)"
    r"(?: [\w'.-]+){0,3}"
    r" (?:stories|news|articles|topics|posts|headlines|videos|reads|coverage|searches|picks|updates)"
    r"|(?:read )?more (?:in|from|on|about|by) (?:[\w'.-]+ ?){1,4}"
    r"|(?:most|top) (?:read|viewed|popular|shared|commented|watched) (?:in|on|from) (?:[\w'.-]+ ?){1,3}"
)
# What may hang behind a sentence: "(Reuters)", "[Jane Doe/Agency]".
BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\.?$")
SPOKEN = re.compile(
    r"[“\"].*\b(said|says|told|added|asked|wrote|insisted|warned)\b|\b(said|says|told)\b.*[“\"]"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule: the reason it gives, the longest line it may take (in words), where, and its expression."""

    reason: str
    words: int
    where: str
    how: str
    expression: re.Pattern[str]

    def takes(self, line: str, words: int, zone: Zone) -> bool:
        """Whether the line, of so many words and in this zone, is furniture of this kind."""
        if words > self.words or not self._here(zone):
            return False
        if self.how == "line":
            return self.expression.fullmatch(line) is not None
        if self.how == "start":
            return self.expression.match(line) is not None
        return self.expression.search(line) is not None

    def _here(self, zone: Zone) -> bool:
        return self.where in ("any", zone) or (self.where == "edge" and zone != "body")


@dataclass(frozen=True, slots=True)
class Rules:
    """What `data/furniture.toml` says, ready to be asked."""

    phrases: dict[str, str]
    edge: dict[str, str]
    openers: dict[str, tuple[str, str]]
    buttons: frozenset[str]
    required: frozenset[str]
    headline_verbs: frozenset[str]
    patterns: tuple[Pattern, ...]


@cache
def rules() -> Rules:
    """The rules, read once."""
    data = tomllib.loads(files("onrecord.reading").joinpath("data/furniture.toml").read_text("utf-8"))
    return Rules(
        phrases=_by_phrase(data["phrases"]),
        edge=_by_phrase(data["edge"]),
        openers={
            fold(phrase): (scope, reason)
            for scope, reasons in data["openers"].items()
            for reason, phrases in reasons.items()
            for phrase in phrases
        },
        buttons=frozenset(data["buttons"]["words"].split()),
        required=frozenset(data["buttons"]["required"].split()),
        headline_verbs=frozenset(data["headlines"]["verbs"].split()),
        patterns=tuple(_patterns(data["pattern"])),
    )


def _by_phrase(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold(phrase): reason for reason, phrases in table.items() for phrase in phrases}


def _patterns(tables: list[dict[str, object]]) -> list[Pattern]:
    found = []
    for table in tables:
        for how in ("line", "start", "any"):
            expressions = table.get(how, [])
            assert isinstance(expressions, list)
            found += [_pattern(table, how, expression) for expression in expressions]
    return found


def _pattern(table: dict[str, object], how: str, expression: str) -> Pattern:
    return Pattern(
        reason=str(table["reason"]),
        words=int(str(table["words"])),
        where=str(table.get("where", "any")),
        how=how,
        expression=re.compile(expression),
    )


def furniture_of(line: str, zone: Zone) -> str | None:
    """The reason why a line is furniture by its own words, or None.

    >>> furniture_of("Share on Facebook", "body")
    'share-bar'
    >>> furniture_of("The two leaders share a border.", "body") is None
    True
    """
    if len(line) > MAX_LINE:
        return None
    key = fold(line)
    words = count_words(line)
    if not key.strip("_ "):
        return "ornament"
    if key in rules().phrases:
        return rules().phrases[key]
    if zone != "body" and words <= MAX_EDGE_WORDS and key in rules().edge:
        return rules().edge[key]
    if _buttons(line):
        return "share-bar"
    if SPOKEN.search(line):
        return None
    plain = PREFIX.sub("", BULLET.sub("", line.replace("’", "'").replace("‘", "'")))
    return (
        _labelled(plain)
        or _row(plain, zone)
        or next((p.reason for p in rules().patterns if p.takes(plain, words, zone)), None)
    )


def _row(line: str, zone: Zone) -> str | None:
    """A row of parts between bars, each furniture or a date: "Agencies | Published October 21, 2031"."""
    parts = [part for part in re.split(r"\s*[|•·]\s*", line) if part.strip()]
    if len(parts) < 2 or count_words(line) > MAX_ROW:
        return None
    dated = [count_words(part) <= 6 and next(dates_in(part), None) is not None for part in parts]
    known = [date or furniture_of(part, zone) is not None for part, date in zip(parts, dated, strict=True)]
    return ("timestamp" if any(dated) else "navigation") if all(known) else None


def _labelled(line: str) -> str | None:
    """A phrase of furniture of two words or more before a colon: "Advertise with us: 0800 …"."""
    label, colon, rest = line.partition(":")
    phrase = fold(label)
    if not colon or " " not in phrase or count_words(rest) > 12:
        return None
    return rules().phrases.get(phrase)


def _buttons(line: str) -> bool:
    """A row of buttons: "Facebook Twitter WhatsApp Email"."""
    words = re.findall(r"[^\W_]+(?:-\w+)?|[|+]", line.casefold())
    if not 1 <= len(words) <= MAX_BUTTONS or line.rstrip().endswith("."):
        return False
    known = rules()
    return all(w in known.buttons or w.isdigit() for w in words) and any(w in known.required for w in words)


def opener_of(line: str) -> tuple[str, str] | None:
    """Scope (`headlines` or `all`) and reason of the block that a line opens: "Related", "12 Comments"."""
    if len(line) > MAX_LINE:
        return None
    key = re.sub(r"^\d+ | ?[(\[]?\d+[)\]]?$", "", fold(line)).strip()
    return rules().openers.get(key) or (("headlines", "related") if MORE_NEWS.fullmatch(key) else None)


def is_prose(line: str) -> bool:
    """A line that reads as sentences of a report: eight words or more, ended as a sentence is. A cry in
    capitals is a headline."""
    ended = BRACKETS.sub("", line[-MAX_LINE:]).rstrip()
    if line.isupper() and ended.endswith("!"):
        return False
    return count_words(line[:MAX_LINE]) >= 8 and (
        SENTENCE_END.search(ended) is not None or ended.endswith(":")
    )


def count_words(line: str) -> int:
    """How many words a line has."""
    return len(WORD.findall(line))
