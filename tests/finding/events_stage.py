"""A stage for event tests: sentences about a small invented cast, read by the real language engine.

The cast is fixed (Norway, Sweden, Berg, Lund …), so that these tests say what the event finder does with what a
sentence says, and not who is found in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.finding.events import find_events
from onrecord.finding.page import Page
from onrecord.language import load
from onrecord.record import Article, Character, EventFound, Evidence, StatementFound, When

NAMES: dict[str, tuple[str, str | None]] = {
    "Norway": ("state", "NOR"), "Sweden": ("state", "SWE"), "Latvia": ("state", "LVA"), "Kosovo": ("state", "XKX"),
    "Berg": ("person", "NOR"), "Lund": ("person", "SWE"), "Olav": ("person", "NOR"), "Telia": ("organisation", None),
    "Telenor": ("organisation", None), "Greenpeace": ("organisation", None), "Hamas": ("armed_group", None),
    "Council": ("body", None), "Storting": ("body", "NOR"), "court": ("body", "NOR"), "Nations": ("body", None),
    "Union": ("body", None), "rebels": ("armed_group", None), "militia": ("armed_group", None),
    "ministers": ("person", "NOR"), "hostages": ("population", None), "prisoners": ("population", None),
    "refugees": ("population", None), "migrants": ("population", None), "residents": ("population", None),
    "villagers": ("population", None), "protesters": ("population", None), "soldiers": ("population", None),
    "activists": ("population", None), "army": ("body", None), "police": ("body", "NOR"), "navy": ("body", "NOR"),
    "troops": ("body", "NOR"), "town": ("population", None), "coalition": ("body", None),
}  # fmt: skip
ADJECTIVES = {"Norwegian": "Norway", "Swedish": "Sweden", "Latvian": "Latvia"}
INDEX = {name: i for i, name in enumerate(NAMES)}


@dataclass(frozen=True)
class FixedCast:
    """The cast of `NAMES`; pronouns denote Norway ("it", "its", "they") or Berg ("he", "his")."""

    characters: tuple[Character, ...] = tuple(
        Character(name=name, kind=kind, country=country)  # type: ignore[arg-type]
        for name, (kind, country) in NAMES.items()
    )

    def who(self, phrase: Span | Token) -> tuple[int, ...]:
        head = phrase if isinstance(phrase, Token) else phrase.root
        pronouns = {
            "he": "Berg",
            "his": "Berg",
            "it": "Norway",
            "its": "Norway",
            "they": "Norway",
            "their": "Norway",
        }
        name = pronouns.get(head.lower_, ADJECTIVES.get(head.text, head.text))
        return (INDEX[name],) if name in INDEX else ()

    def behind(self, phrase: Span | Token) -> int | None:
        head = phrase if isinstance(phrase, Token) else phrase.root
        if head.lemma_ not in ("ambassador", "diplomat", "official", "force", "consul"):
            return None
        return next(
            (i for c in head.children for i in self.who(c) if c.dep_ in ("amod", "compound", "nmod")), None
        )


class NoCalendar:
    """A calendar of texts without dates."""

    def of(self, predicate: Token) -> When | None:
        return None

    def span_of(self, predicate: Token) -> Span | None:
        return None


_ANALYSED: dict[str, Doc] = {}


def prepare(texts: Iterable[str]) -> None:
    """Analyses texts in one go, which is much faster than one by one."""
    new = [text for text in dict.fromkeys(texts) if text not in _ANALYSED]
    _ANALYSED.update(zip(new, load().pipe(new), strict=True))


def analysed(text: str) -> Doc:
    """The analysis of a text."""
    if text not in _ANALYSED:
        prepare([text])
    return _ANALYSED[text]


def stage(text: str) -> Page:
    """A page of a text with the fixed cast."""
    article = Article(id="a-test", origin="test.txt", text=text)
    return Page(article=article, doc=analysed(text), cast=FixedCast(), calendar=NoCalendar())


def events_of(text: str, statements: tuple[StatementFound, ...] = ()) -> list[EventFound]:
    """The events of a text."""
    return list(find_events(stage(text), statements))


def said(text: str, content: str, source: str) -> StatementFound:
    """A statement whose content stands in a text."""
    start = text.index(content)
    words = Evidence(article="a-test", start=start, end=start + len(content), text=content, role="content")
    return StatementFound(
        source=INDEX[source], source_text=source, attribution="named", cue="said", act="say", content=content,
        form="indirect", evidence=(words,),
    )  # fmt: skip


def names(indexes: tuple[int, ...]) -> list[str]:
    """The names of characters."""
    return [list(NAMES)[i] for i in indexes]
