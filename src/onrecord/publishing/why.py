"""Why an item is on record: the sentences it rests on with the words marked, and how each field was found."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.publishing import dates
from onrecord.publishing.brief.story import Story
from onrecord.publishing.reports import Mark
from onrecord.reconciling.support import Supports
from onrecord.record import Evidence, When, Whole

# Evidence is shown below the fields, with its sentences; ids of the item and how it was found stand apart.
_APART = frozenset({"id", "evidence", "mentions", "how", "text", "removed"})
_PARTS = ("history", "responses", "sides", "earlier", "roles")
# An actor may be named hundreds of times; the first sentences show who it is.
SENTENCES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence with the words that are evidence in it: (start, end, role), by offsets into `text`."""

    mark: Mark
    text: str
    words: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """An item's fields in words, each with how it was found, its support, and its sentences."""

    kind: str
    id: str
    support: str
    fields: tuple[tuple[str, str, str], ...]
    sentences: tuple[Marked, ...]
    more: int
    reports: tuple[str, ...]


def explain(kind: str, item: Any, whole: Whole) -> Why:
    """Everything that an item rests on."""
    story = Story(whole)
    support = Supports(whole).of(item)
    evidence = tuple(_evidence(item))
    sentences = tuple(_sentences(story, evidence))
    return Why(
        kind=kind,
        id=item.id,
        support=support.in_words if support is not None else "",
        fields=tuple(_fields(story, item)),
        sentences=sentences[:SENTENCES],
        more=max(0, len(sentences) - SENTENCES),
        reports=tuple(_reports(story, evidence)),
    )


def _evidence(item: Any) -> Iterator[Evidence]:
    yield from getattr(item, "evidence", ())
    yield from getattr(item, "mentions", ())
    for field in _PARTS:
        for part in getattr(item, field, ()):
            yield from part.evidence


def _fields(story: Story, item: Any) -> Iterator[tuple[str, str, str]]:
    how: dict[str, list[str]] = defaultdict(list)
    for each in getattr(item, "how", ()):
        how[each.field].append(each.by)
    for name in item.__struct_fields__:
        if name in _APART:
            continue
        shown = _shown(story, getattr(item, name))
        if shown or name in how:
            yield name.replace("_", " "), shown or "not known", "; ".join(how.pop(name, ()))
    for name, by in how.items():
        yield name.replace("_", " "), "", "; ".join(by)


def _shown(story: Story, value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, tuple):
        return "; ".join(filter(None, (_shown(story, each) for each in value)))
    if isinstance(value, msgspec.Struct):
        return _struct(story, value)
    if isinstance(value, float):
        return f"{value:,.10g}"
    return _named(story, str(value))


def _struct(story: Story, value: msgspec.Struct) -> str:
    """A step, ballot, side …: its fields in a row, without the evidence, which is shown below."""
    shown = (_shown(story, getattr(value, name)) for name in value.__struct_fields__ if name not in _APART)
    return " · ".join(filter(None, shown))


def _named(story: Story, text: str) -> str:
    """The id of an actor, a statement or an article with what it stands for; other text as it is."""
    if story.actor(text):
        return f"{story.name(text)} ({text})"
    statement = story.statement(text)
    if statement:
        return f"{story.speaker(statement)}: {statement.content} ({text})"
    if text in story.reports:
        return f"[{story.reports.number(text)}] {story.reports[text].title or ''} ({text})"
    return text


def _when(when: When) -> str:
    value = dates.short(when) if when.value else "day not known"
    words = f" from “{when.text}”" if when.text else ""
    reason = f": {when.reason}" if when.reason else ""
    return f"{when.value or value}{f' to {when.end}' if when.end else ''}{words} ({when.basis}{reason})"


def _sentences(story: Story, evidence: Iterable[Evidence]) -> Iterator[Marked]:
    words: dict[tuple[int, int], set[Evidence]] = defaultdict(set)
    homes: dict[tuple[int, int], Evidence] = {}
    for e in evidence:
        home = story.sentence(e)
        place = (story.reports.number(e.article), home.start)
        homes.setdefault(place, home)
        words[place].add(e)
    for place in sorted(homes):
        home = homes[place]
        inside = sorted(words[place], key=lambda e: (e.start, -e.end, e.role or ""))
        yield Marked(
            mark=story.reports.mark(home),
            text=home.text,
            words=tuple(
                (e.start - home.start, min(e.end, home.end) - home.start, e.role or "")
                for e in inside
                if e.role != "sentence" and (e.start, e.end) != (home.start, home.end)
            ),
        )


def _reports(story: Story, evidence: Iterable[Evidence]) -> Iterator[str]:
    for number in sorted({story.reports.number(e.article) for e in evidence}):
        article = story.reports.articles[number - 1]
        day = story.reports.day(article.id)
        parts = (article.title, article.outlet, dates.day(day, year=True) if day else None, article.origin)
        yield f"[{number}] " + " · ".join(part for part in parts if part)


def to_text(why: Why, width: int = 100) -> str:
    """The explanation for a terminal: marked words stand in brackets with their role."""
    edge = max((len(name) for name, _, _ in why.fields), default=0)
    rows = [f"{why.kind.removesuffix('s')} {why.id}", ""]
    if why.support:
        rows += [_fill("  ", why.support, width), ""]
    for name, value, by in why.fields:
        rows.append(_fill(f"  {name:<{edge}}  ", value, width))
        if by:
            rows.append(_fill(f"  {'':<{edge}}  ", f"found: {by}", width))
    rows += ["", "RESTS ON"]
    rows += [_fill("  ", f"{bracketed(each)} [{each.mark}]", width) for each in why.sentences]
    if why.more:
        rows.append(f"  and {why.more} more sentences")
    rows += ["", *(_fill("  ", report, width) for report in why.reports)]
    return "\n".join(rows) + "\n"


def bracketed(marked: Marked) -> str:
    """A sentence with its marked words in brackets.

    >>> bracketed(Marked(mark=Mark(1, 2), text="Okafor left.", words=((0, 6, "actor"), (7, 11, "trigger"))))
    '[actor: Okafor] [trigger: left].'
    """
    opens: dict[int, list[tuple[int, str]]] = defaultdict(list)
    closes: dict[int, int] = defaultdict(int)
    for start, end, role in marked.words:
        opens[start].append((end, role))
        closes[end] += 1
    out: list[str] = []
    for at in range(len(marked.text) + 1):
        out.append("]" * closes[at])
        for _, role in sorted(opens[at], reverse=True):
            out.append(f"[{role}: " if role else "[")
        out.append(marked.text[at : at + 1])
    return "".join(out)


def _fill(head: str, text: str, width: int) -> str:
    return textwrap.fill(
        text, width, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False
    )
