"""Search: over everything by words, and over the sentences of the reports by meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from onrecord.publishing.wording import cut, sentence_around
from onrecord.record import Article
from onrecord.record.base import Value
from onrecord.store import KINDS, Kind
from onrecord.web import filters
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.pieces import Filter, Mark, PageValue
from onrecord.web.telling import tell
from onrecord.web.words import KINDS as KIND_NAMES
from onrecord.web.words import PLACES

FIELDS = ("q", "by", "kind")
MOST = 40
# Below this the nearest sentence is about something else.
_NEAR = 0.3
_AROUND = 130
_WORD = re.compile(r"[^\W_]+")
_WAYS = (("words", "words", None), ("meaning", "meaning", None))


class Run(Value, frozen=True, kw_only=True):
    """Words of what was found; `hit` where they are the words that were asked for."""

    text: str
    hit: bool = False


class Found(Value, frozen=True, kw_only=True):
    """An item or a sentence that was found."""

    kind: str
    to: str
    label: str
    runs: tuple[Run, ...]
    who: str | None
    day: str | None
    mark: Mark | None
    nearness: float | None = None


class SearchPage(PageValue, frozen=True, kw_only=True):
    """What was found, the best first; `more` that there is more than is shown."""

    question: str
    by: str
    filters: tuple[Filter, ...]
    found: tuple[Found, ...]
    more: bool


def search(desk: Desk, asked: Asked) -> SearchPage:
    """What is asked for, by words or by meaning."""
    question, by = asked.get("q") or "", asked.get("by") or "words"
    if not question:
        found: list[Found] = []
    elif by == "meaning":
        found = list(_by_meaning(desk, question))
    else:
        found = list(_by_words(desk, question, asked.get("kind")))
    return SearchPage(
        title="Search",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(question, by),
        question=question,
        by=by,
        filters=(
            filters.free(asked, "q", "Search for"),
            filters.choice(asked, "by", "By", _WAYS),
            filters.choice(asked, "kind", "In", ((kind, PLACES.get(kind, kind), None) for kind in KINDS)),
        ),
        found=tuple(found[:MOST]),
        more=len(found) > MOST,
    )


def _by_words(desk: Desk, question: str, kind: str | None) -> Iterable[Found]:
    kinds: tuple[Kind, ...] = tuple(each for each in KINDS if each == kind)
    hits = desk.asking.holding(question, kinds=kinds, known_by=desk.as_of, limit=MOST + 1)
    items: dict[str, Any] = {}
    for each in KINDS:
        wanted = [hit.id for hit in hits if hit.kind == each]
        if each == "actors":
            # An actor is shown by its name: its mentions may be tens of thousands.
            items |= {id_: face for id_ in wanted if (face := desk.asking.face(id_))}
        else:
            items |= {item.id: item for item in desk.some(each, wanted)}
    words = _stems(question)
    texts = desk.articles(_home(items[h.id]) for h in hits if h.id in items and _home(items[h.id]))
    for hit in hits:
        kind_of = next(each for each in KINDS if each == hit.kind)
        if hit.id in items:
            yield _item(desk, kind_of, items[hit.id], words, texts)


def _home(item: Any) -> str:
    if isinstance(item, Article):
        return item.id
    evidence = getattr(item, "evidence", ())
    return evidence[0].article if evidence else ""


def _item(desk: Desk, kind: Kind, item: Any, words: tuple[str, ...], texts: Mapping[str, Article]) -> Found:
    told = tell(desk, kind, item)
    evidence = getattr(item, "evidence", ())
    text = _passage(item.text, words) if kind == "articles" else told.text
    place = PLACES.get(kind, kind)
    mark = desk.mark(evidence[0], texts) if evidence else None
    return Found(
        kind=KIND_NAMES[kind],
        to=address(f"{place}/{item.id}"),
        label=told.text if kind == "articles" else told.label,
        runs=tuple(_runs(text, words)),
        who=", ".join(link.text for link in told.who) or None,
        day=desk.catalogue.heading(item.id).published if kind == "articles" else (mark.day if mark else None),
        mark=mark,
    )


def _stems(question: str) -> tuple[str, ...]:
    """The words of a question as they are looked for in what is shown: without the commonest endings."""
    return tuple(
        re.sub(r"(?<=\w{3})(ings?|ed|es|s|ions?)$", "", word.casefold()) for word in _WORD.findall(question)
    )


def _passage(text: str, words: tuple[str, ...]) -> str:
    """The sentence of a report that holds most of the words, or the first of them."""
    lowered = text.casefold()
    places = [at for word in words for at in [lowered.find(word)] if at >= 0]
    if not places or len(lowered) != len(text):
        return cut(text, 2 * _AROUND)
    start, end = sentence_around(text, min(places), min(places) + 1)
    return cut(text[start:end], 2 * _AROUND)


def _runs(text: str, words: tuple[str, ...]) -> Iterable[Run]:
    hits = [
        (m.start(), m.end())
        for m in _WORD.finditer(text)
        if any(m.group().casefold().startswith(w) for w in words if w)
    ]
    cuts = sorted({0, len(text), *(x for hit in hits for x in hit)})
    for start, end in pairwise(cuts):
        yield Run(text=text[start:end], hit=any(s <= start and end <= e for s, e in hits))


def _by_meaning(desk: Desk, question: str) -> Iterable[Found]:
    from onrecord.web.meaning import vector_of

    near = [n for n in desk.nearest(vector_of(question), MOST + 1) if n.nearness >= _NEAR]
    texts = desk.articles(n.article for n in near)
    for each in near:
        article = texts[each.article]
        heading = desk.catalogue.heading(each.article)
        number = desk.catalogue.numbers[each.article]
        to = address(f"reports/{each.article}", words=f"p-{each.paragraph}")
        yield Found(
            kind="sentence",
            to=to,
            label=desk.title(heading),
            runs=(Run(text=article.text[each.start : each.end]),),
            who=heading.outlet,
            day=heading.published,
            mark=Mark(
                text=f"{number}:§{each.paragraph}", to=to, outlet=heading.outlet, day=heading.published
            ),
            nearness=round(each.nearness, 3),
        )


def _empty(question: str, by: str) -> str:
    if not question:
        return (
            "Type words to find them in every statement, event, actor and report; words in double quotes "
            "stand together. By meaning, a whole sentence finds sentences that say much the same."
        )
    if by == "meaning":
        return "No sentence of the reports is near to that. Say it in a whole sentence, or search by words."
    return "Nothing holds all of these words. Take one out, check its spelling, or search by meaning."
