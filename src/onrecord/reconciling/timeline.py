"""What happened in which order, as far as the reports tell: each entry with the reason for its place.

Dates decide. What has none is placed by order that reports imply: a statement cannot come after the
report that prints it, what is planned comes before what is held, and what a report of Tuesday tells as
past was before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from onrecord.record import Article, Evidence, When, Whole
from onrecord.record.base import Value

EntryKind = Literal["event", "step", "vote"]
_PAST = frozenset({"happened", "cancelled", "denied"})
_LAST = "9999"


class Entry(Value, frozen=True, kw_only=True):
    """One line of the timeline. `item` is an id; `at` is the earliest day that it can stand for sorting
    (ISO), or None where nothing tells; `not_after` the day by which it must have come about; `reason`
    says why it stands here."""

    kind: EntryKind
    item: str
    text: str
    status: str
    at: str | None
    not_after: str | None
    reason: str
    evidence: tuple[Evidence, ...]


def timeline(whole: Whole, as_of: str | None = None) -> tuple[Entry, ...]:
    """Events, steps of engagements and votes in order of time.

    With `as_of` (an ISO day), only what reports published by then tell. Undated entries stand before the
    first report that tells of them as past; those that nothing places stand at the end.
    """
    articles = {a.id: a for a in whole.articles}
    entries = [e for e in (_entry(t, articles) for t in _told(whole)) if _known(e, articles, as_of)]
    return tuple(
        sorted(entries, key=lambda e: (e.at or e.not_after or _LAST, e.at is None, e.kind, e.item, e.status))
    )


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
