"""An item on a page of its own: its fields and how each was found, and the sentences that it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

import msgspec

from onrecord.errors import NoSuchItem
from onrecord.publishing import dates
from onrecord.publishing.wording import capitalised
from onrecord.record import Article, Evidence, When
from onrecord.record.base import Value
from onrecord.record.vote import Tally
from onrecord.store import KINDS, Kind
from onrecord.store.rows import evidence_of
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.pieces import Cite, Judged, Link, Mark, PageValue
from onrecord.web.telling import tell
from onrecord.web.words import KINDS as KIND_NAMES
from onrecord.web.words import PLACES, STATUSES, STEPS, tally

FIELDS: tuple[str, ...] = ()
# Evidence is shown below the fields, with its sentences.
_APART = frozenset({"id", "evidence", "mentions", "how", "articles"})
SENTENCES, RESTING = 24, 24


class FieldLine(Value, frozen=True, kw_only=True):
    """A field: what it holds, each thing leading to its page, and how it was found."""

    name: str
    held: tuple[Link, ...]
    found: str | None


class Word(Value, frozen=True, kw_only=True):
    """A run of words of a sentence; `roles` are what they are to the item."""

    text: str
    roles: tuple[str, ...] = ()


class Sentence(Value, frozen=True, kw_only=True):
    """A sentence that the item rests on, its words marked."""

    words: tuple[Word, ...]
    mark: Mark
    report: Link


class Resting(Value, frozen=True, kw_only=True):
    """An item that rests on this one."""

    kind: str
    label: str
    text: str
    to: str


class ItemPage(PageValue, frozen=True, kw_only=True):
    """One item. `statuses` are those that a person may say it has, `parties` those it may be said not to be
    of."""

    id: str
    kind: str
    label: str
    text: str
    who: tuple[Link, ...]
    standing: str | None
    fields: tuple[FieldLine, ...]
    sentences: tuple[Sentence, ...]
    more: int
    resting: tuple[Resting, ...]
    cite: Cite | None
    judged: tuple[Judged, ...]
    statuses: tuple[str, ...]
    parties: tuple[Link, ...]
    party_ids: tuple[str, ...]


def item(desk: Desk, asked: Asked) -> ItemPage:
    """The item whose kind and id are the address. Raises `NoSuchItem`."""
    kind, _, id_ = asked.path.rpartition("/")
    found = desk.some(cast(Kind, kind), [id_])
    if not found:
        raise NoSuchItem(id_)
    return _page(desk, asked, cast(Kind, kind), found[0])


def _page(desk: Desk, asked: Asked, kind: Kind, one: Any) -> ItemPage:
    told = tell(desk, kind, one)
    evidence = [e for _, e in evidence_of(one)]
    sentences = _sentences(desk, evidence)
    parties = _parties(kind, one)
    text = told.text if kind != "statements" else one.content
    return ItemPage(
        title=f"{capitalised(KIND_NAMES[kind])}: {told.label}",
        address=asked.path,
        as_of=desk.as_of,
        id=one.id,
        kind=kind,
        label=told.label,
        text=text,
        who=told.who,
        standing=told.status,
        fields=tuple(_fields(desk, one)),
        sentences=sentences[:SENTENCES],
        more=max(0, len(sentences) - SENTENCES),
        resting=tuple(_resting(desk, kind, one)),
        cite=_cite(desk, evidence, asked.path),
        judged=desk.judgements(one.id),
        statuses=_STATUSES.get(kind, ()),
        parties=tuple(link for id_ in parties if (link := desk.who(id_))),
        party_ids=tuple(parties),
    )


_STATUSES: dict[Kind, tuple[str, ...]] = {"events": tuple(STATUSES), "engagements": tuple(STEPS)}


def _parties(kind: Kind, one: Any) -> list[str]:
    if kind == "statements":
        return [one.source] if one.source else []
    return list(dict.fromkeys((*one.actors, *one.recipients))) if kind == "events" else []


def _cite(desk: Desk, evidence: Sequence[Evidence], to: str) -> Cite | None:
    if not evidence:
        return None
    told = desk.telling(evidence)
    return desk.cite(told, desk.articles([told.article]), to)


def _fields(desk: Desk, one: Any) -> Iterator[FieldLine]:
    how: dict[str, list[str]] = defaultdict(list)
    for each in one.how:
        how[each.field].append(each.by)
    for name in one.__struct_fields__:
        held = () if name in _APART else tuple(_held(desk, getattr(one, name)))
        if name not in _APART and (held or name in how):
            by = "; ".join(how.pop(name, ())) or None
            yield FieldLine(name=name.replace("_", " "), held=held or (Link(text="not known"),), found=by)
    for name, ways in how.items():
        yield FieldLine(name=name.replace("_", " "), held=(), found="; ".join(ways))


def _held(desk: Desk, value: Any) -> Iterator[Link]:
    if value is None or value == ():
        return
    if isinstance(value, When):
        yield Link(text=_when(value))
    elif isinstance(value, tuple):
        for each in value:
            yield from _held(desk, each)
    elif isinstance(value, msgspec.Struct):
        yield _part(desk, value)
    elif isinstance(value, bool):
        yield Link(text="yes" if value else "no")
    elif isinstance(value, float):
        yield Link(text=f"{value:,.10g}")
    else:
        yield _thing(desk, str(value))


def _part(desk: Desk, part: msgspec.Struct) -> Link:
    """A step, ballot, answer or side in one line; it leads to its first words."""
    if isinstance(part, Tally):
        return Link(text=tally(part))
    held = [
        link
        for name in part.__struct_fields__
        if name not in _APART
        for link in _held(desk, getattr(part, name))
    ]
    evidence: Sequence[Evidence] = getattr(part, "evidence", ())
    to = address(f"reports/{evidence[0].article}", words=_anchor(evidence[0])) if evidence else None
    return Link(text=" · ".join(link.text for link in held), to=to)


def _thing(desk: Desk, text: str) -> Link:
    """An id as what it stands for, leading there; other words as they are."""
    if text in desk.named([text]):
        return desk.who(text) or Link(text=text)
    if text in desk.catalogue.numbers:
        return desk.report(text)
    found = desk.speakers([text]) if text.startswith("s-") else {}
    return found.get(text, Link(text=text.replace("_", " ")))


def _when(when: When) -> str:
    words = f" from “{when.text}”" if when.text else ""
    reason = f": {when.reason}" if when.reason else ""
    value = when.value or "day not known"
    return f"{dates.short(when) if when.value else value} {words} ({when.basis}{reason})".replace("  ", " ")


def _anchor(e: Evidence) -> str:
    return f"w-{e.start}-{e.end}"


def _sentences(desk: Desk, evidence: Iterable[Evidence]) -> tuple[Sentence, ...]:
    evidence = tuple(evidence)
    texts = desk.articles(e.article for e in evidence)
    homes: dict[tuple[bool, int, int], Evidence] = {}
    inside: dict[tuple[bool, int, int], set[Evidence]] = defaultdict(set)
    for e in evidence:
        home = desk.sentence(e, texts[e.article])
        homes.setdefault(desk.order(home), home)
        inside[desk.order(home)].add(e)
    return tuple(_sentence(desk, homes[at], inside[at], texts) for at in sorted(homes))


def _sentence(
    desk: Desk, home: Evidence, marked: Iterable[Evidence], texts: Mapping[str, Article]
) -> Sentence:
    inner = [e for e in marked if e.role != "sentence" and (e.start, e.end) != (home.start, home.end)]
    first = min(inner, key=lambda e: e.start, default=home)
    ends = {x for e in inner for x in (e.start, e.end) if home.start < x < home.end}
    return Sentence(
        words=tuple(
            Word(
                text=home.text[start - home.start : end - home.start],
                roles=tuple(sorted({e.role or "words" for e in inner if e.start <= start and end <= e.end})),
            )
            for start, end in pairwise(sorted({home.start, home.end, *ends}))
        ),
        mark=desk.mark(first, texts),
        report=desk.report(home.article),
    )


def _resting(desk: Desk, kind: Kind, one: Any) -> Iterator[Resting]:
    """What rests on a statement, and what an event or a position is of."""
    if kind != "statements":
        return
    found = desk.asking.resting_on(one.id)
    shown = ((k, x) for k in KINDS for x in desk.as_known(found.get(k, ())))
    for number, (other, each) in enumerate(shown):
        if number == RESTING:
            return
        told = tell(desk, other, each)
        place = PLACES.get(other, other)
        yield Resting(kind=other, label=told.label, text=told.text, to=address(f"{place}/{each.id}"))
