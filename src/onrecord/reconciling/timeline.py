"""What happened in which order, as far as the reports tell: each entry with the reason for its place.

Dates decide. What has none is placed by the order that reports tell: "recalled its envoy after the vote";
what is planned comes before what is held; and what a report of Tuesday tells as past was before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Literal

import msgspec

from onrecord.reconciling.order import orders
from onrecord.record import Article, Evidence, When, Whole
from onrecord.record.base import Value

EntryKind = Literal["event", "step", "vote"]
_PAST = frozenset({"happened", "cancelled", "denied"})
_LAST = "9999"


class Entry(Value, frozen=True, kw_only=True):
    """One line of the timeline. `item` is an id; `at` is the day that reports give it (ISO), or None where
    none does; `not_after` the day by which it must have come about; `after` and `before` are other items
    that came first, or later, where reports say so; `reason` says why it stands here."""

    kind: EntryKind
    item: str
    text: str
    status: str
    at: str | None
    not_after: str | None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    reason: str
    evidence: tuple[Evidence, ...]


def timeline(whole: Whole, as_of: str | None = None) -> tuple[Entry, ...]:
    """Events, steps of engagements and votes in order of time.

    With `as_of` (an ISO day), only what reports published by then tell. Undated entries stand where reports
    say ("after the vote"), else before the first report that tells of them as past; those that nothing
    places stand at the end.
    """
    articles = {a.id: a for a in whole.articles}
    entries = [e for e in (_entry(t, articles) for t in _told(whole)) if _known(e, articles, as_of)]
    entries.sort(key=lambda e: (_day(e), e.at is None, e.kind, e.item, e.status))
    pairs = [(i, j) for i, j in _pairs(entries, articles) if not _against_days(entries[i], entries[j])]
    earlier: dict[int, list[Entry]] = defaultdict(list)
    later: dict[int, list[Entry]] = defaultdict(list)
    for i, j in pairs:
        later[i].append(entries[j])
        earlier[j].append(entries[i])
    placed = [_beside(entry, earlier[at], later[at]) for at, entry in enumerate(entries)]
    return tuple(placed[at] for at in _in_order(entries, pairs))


def _day(entry: Entry) -> str:
    return entry.at or entry.not_after or _LAST


def _pairs(entries: Sequence[Entry], articles: Mapping[str, Article]) -> Iterator[tuple[int, int]]:
    """(earlier, later): by what sentences say, and by the life of an engagement."""
    yield from orders(
        {at: entry.evidence for at, entry in enumerate(entries)}, {id_: a.text for id_, a in articles.items()}
    )
    steps: dict[tuple[str, str], int] = {
        (e.item, e.status): at for at, e in enumerate(entries) if e.kind == "step"
    }
    for (item, status), at in steps.items():
        for earlier in _LIFE.get(status, ()):
            if (item, earlier) in steps:
                yield steps[item, earlier], at


_LIFE = {
    "held": ("requested", "planned", "approved", "rescheduled"),
    "under_way": ("requested", "planned", "approved"),
    "cancelled": ("requested", "planned"),
    "rescheduled": ("cancelled", "postponed"),
}
"""Steps of one engagement that come before others, whatever their days."""


def _against_days(earlier: Entry, later: Entry) -> bool:
    return earlier.at is not None and later.at is not None and earlier.at[:10] > later.at[:10]


def _beside(entry: Entry, after: Sequence[Entry], before: Sequence[Entry]) -> Entry:
    if not after and not before:
        return entry
    return msgspec.structs.replace(
        entry,
        after=tuple(dict.fromkeys(e.item for e in after if e.item != entry.item)),
        before=tuple(dict.fromkeys(e.item for e in before if e.item != entry.item)),
        reason=entry.reason if entry.at is not None else _between(entry, after, before),
    )


def _between(entry: Entry, after: Sequence[Entry], before: Sequence[Entry]) -> str:
    told = [f"{word} {_called(e)}" for word, them in (("after", after), ("before", before)) for e in them[:2]]
    return ", ".join(told) + (f"; {entry.reason}" if entry.not_after else "")


def _called(entry: Entry) -> str:
    """ "“the vote” (2031-05-09)", and for steps "it was planned"."""
    name = f"it was {entry.status.replace('_', ' ')}" if entry.kind == "step" else f"“{entry.text}”"
    return f"{name} ({entry.at})" if entry.at else name


def _in_order(entries: Sequence[Entry], pairs: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Indexes in an order that keeps all pairs; else by day. Where pairs go in a circle, by day alone."""
    waits: dict[int, set[int]] = defaultdict(set)
    frees: dict[int, list[int]] = defaultdict(list)
    for earlier, later in pairs:
        waits[later].add(earlier)
        frees[earlier].append(later)
    days = {at: _day(entry) for at, entry in enumerate(entries)}
    for earlier, later in pairs:
        # What has no day of its own comes right before what came later, not long after it.
        if entries[earlier].at is None:
            days[earlier] = min(days[earlier], days[later])
    ready = [(days[at], at) for at in range(len(entries)) if not waits[at]]
    heapify(ready)
    left = set(range(len(entries)))
    while left:
        at = heappop(ready)[1] if ready else min(left, key=lambda i: (days[i], i))
        if at not in left:
            continue
        left.remove(at)
        yield at
        for later in frees[at]:
            waits[later].discard(at)
            if not waits[later] and later in left:
                if entries[later].at is None and entries[at].at is not None:
                    days[later] = entries[at].at or days[later]
                heappush(ready, (days[later], later))


def _known(entry: Entry, articles: Mapping[str, Article], as_of: str | None) -> bool:
    if as_of is None:
        return True
    days = [_published(articles[e.article]) for e in entry.evidence if e.article in articles]
    return any(day is not None and day <= as_of for day in days)


class _Told(Value, frozen=True, kw_only=True):
    """What is to be placed: an event, a step or a vote."""

    kind: EntryKind
    item: str
    text: str
    status: str
    date: When | None
    evidence: tuple[Evidence, ...]


def _told(whole: Whole) -> Iterator[_Told]:
    for e in whole.events:
        if e.type != "CONSULT" and e.status not in ("hypothetical", "conditional"):
            yield _Told(
                kind="event", item=e.id, text=e.trigger, status=e.status, date=e.date, evidence=e.evidence
            )
    for g in whole.engagements:
        text = f"{g.kind} on {g.agenda}" if g.agenda else g.kind
        for s in g.history:
            yield _Told(kind="step", item=g.id, text=text, status=s.status, date=s.date, evidence=s.evidence)
    for v in whole.votes:
        outcome = v.outcome or "held"
        yield _Told(
            kind="vote",
            item=v.id,
            text=v.subject or "a vote",
            status=outcome,
            date=v.date,
            evidence=v.evidence,
        )


def _entry(told: _Told, articles: Mapping[str, Article]) -> Entry:
    at = told.date.value if told.date is not None and told.date.value else None
    days = (_published(articles[e.article]) for e in told.evidence if e.article in articles)
    reported = sorted(day for day in days if day is not None)
    past = told.kind != "event" or told.status in _PAST
    not_after = reported[0] if past and reported and at is None else None
    return Entry(
        kind=told.kind,
        item=told.item,
        text=told.text,
        status=told.status,
        at=at,
        not_after=not_after,
        reason=_reason(told.date, at, not_after),
        evidence=told.evidence,
    )


def _reason(date: When | None, at: str | None, not_after: str | None) -> str:
    if at is not None and date is not None:
        return f"dated by “{date.text}”" if date.text else f"dated {at}"
    if not_after is not None:
        told = f" (“{date.text}”)" if date is not None and date.text else ""
        return f"before {not_after}, when the first report tells of it{told}"
    return f"no date but “{date.text}”" if date is not None and date.text else "no report says when"


def _published(article: Article) -> str | None:
    return article.published.value if article.published is not None else None
