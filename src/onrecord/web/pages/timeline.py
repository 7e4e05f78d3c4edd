"""The timeline: what was done, is planned, was called off or denied, from years down to hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.publishing import dates
from onrecord.store import Ask
from onrecord.web import filters
from onrecord.web.asked import Asked
from onrecord.web.desk import PER_PAGE, Desk, paged
from onrecord.web.pages.actors import busiest
from onrecord.web.pieces import Column, Deed, Filter, Pages, PageValue
from onrecord.web.words import STATUSES, TYPES, VOICES

FIELDS = ("actor", "type", "status", "voice", "outlet", "since", "until")
# The widest span that is shown by hours, by days, by months; above it by years.
_SPANS = ((2, 13), (100, 10), (1_200, 7))
MOST_COLUMNS = 110


class TimelinePage(PageValue, frozen=True, kw_only=True):
    """Events and votes in order of time, and how many fall on each column of the picture. `wider` is the
    address of a longer time."""

    filters: tuple[Filter, ...]
    scale: str
    columns: tuple[Column, ...]
    wider: str | None
    pages: Pages
    deeds: tuple[Deed, ...]


def timeline(desk: Desk, asked: Asked) -> TimelinePage:
    """The time and the events that are asked for."""
    asks = _asks(desk, asked)
    total = sum(desk.count(ask) for ask in asks)
    pages = paged(asked, total)
    found = desk.asking.merged(asks, limit=PER_PAGE, offset=pages.first - 1)
    length = _length(desk, asked, asks)
    return TimelinePage(
        title="Timeline",
        address=asked.path,
        as_of=desk.as_of,
        empty=None if found else _empty(asked),
        filters=_filters(desk, asked),
        scale=_SCALES[length],
        columns=tuple(_columns(desk, asked, asks, length)),
        wider=_wider(asked),
        pages=pages,
        deeds=desk.deeds(desk.as_known(item for _, item in found)),
    )


_SCALES = {4: "years", 7: "months", 10: "days", 13: "hours"}


def _asks(desk: Desk, asked: Asked) -> list[Ask]:
    where = {"type": asked.get("type"), "status": asked.get("status")}
    wanted = {
        "actor": asked.get("actor"),
        "since": asked.get("since"),
        "until": asked.get("until"),
        "outlet": asked.get("outlet"),
    }
    events = desk.ask(
        kind="events",
        where=tuple((column, (value,)) for column, value in where.items() if value and value != "VOTE"),
        voice=asked.get("voice"),
        **wanted,
    )
    votes = desk.ask(kind="votes", **wanted)
    if asked.get("type") == "VOTE":
        return [votes]
    return [events] if any(where.values()) or asked.get("voice") else [events, votes]


def _length(desk: Desk, asked: Asked, asks: Iterable[Ask]) -> int:
    """How much of a day's letters the columns go by."""
    first, last = _reach(desk, asked, asks)
    if first is None or last is None:
        return 10
    days = (last - first).days + 1
    return next((length for most, length in _SPANS if days <= most), 4)


def _reach(desk: Desk, asked: Asked, asks: Iterable[Ask]) -> tuple[date | None, date | None]:
    days = sorted(day for ask in asks for day, _, _ in _days(desk, ask, 10) if len(day) == 10)
    since, until = asked.get("since"), asked.get("until")
    first = _first_day(since) if since else (date.fromisoformat(days[0]) if days else None)
    last = _last_day(until) if until else (date.fromisoformat(days[-1]) if days else None)
    return first, last


def _first_day(value: str) -> date:
    return date.fromisoformat((value[:10] + "-01-01")[:10] if len(value) == 4 else (value[:10] + "-01")[:10])


def _last_day(value: str) -> date:
    if len(value) >= 10:
        return date.fromisoformat(value[:10])
    first = _first_day(value)
    after = (
        date(first.year + 1, 1, 1)
        if len(value) == 4
        else (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    )
    return after - timedelta(days=1)


def _days(desk: Desk, ask: Ask, length: int) -> list[tuple[str, str, int]]:
    by = "status" if ask.kind == "events" else "outcome"
    return desk.catalogue.once(("days", ask, length), lambda: desk.asking.days(ask, length, by))


def _columns(desk: Desk, asked: Asked, asks: Iterable[Ask], length: int) -> Iterable[Column]:
    """A column for each year, month, day or hour from the first to the last, those without anything too."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for ask in asks:
        for at, value, number in _days(desk, ask, length):
            if len(at) == length:
                found[at]["happened" if ask.kind == "votes" else value] += number
    if not found:
        return
    for at in _between(min(found), max(found), length)[-MOST_COLUMNS:]:
        parts = tuple((status, found[at][status]) for status in STATUSES if at in found and found[at][status])
        narrower = asked.address(since=at, until=at) if length < 13 and parts else None
        yield Column(at=at, label=_label(at), parts=parts, to=narrower)


def _between(first: str, last: str, length: int) -> list[str]:
    if length == 4:
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    if length == 7:
        start, end = (int(at[:4]) * 12 + int(at[5:]) - 1 for at in (first, last))
        return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, end + 1)]
    a, b = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    days = [f"{a + timedelta(days=n):%Y-%m-%d}" for n in range((b - a).days + 1)]
    if length == 10:
        return days
    return [at for day in days for hour in range(24) if first <= (at := f"{day}T{hour:02d}") <= last]


def _label(at: str) -> str:
    return f"{dates.day(at[:10])}, {at[11:13]}:00" if len(at) > 10 else dates.day(at, year=len(at) == 10)


def _wider(asked: Asked) -> str | None:
    since, until = asked.get("since"), asked.get("until")
    if since is None and until is None:
        return None
    if since is not None and since == until and len(since) in (7, 10):
        # A day was chosen from its month, a month from its year.
        return asked.address(since=since[: len(since) - 3], until=since[: len(since) - 3])
    return asked.address(since=None, until=None)


def _filters(desk: Desk, asked: Asked) -> tuple[Filter, ...]:
    everything = desk.everything("events")
    return (
        _actors(desk, asked),
        filters.column(desk, asked, everything, "type", "Type", TYPES),
        filters.column(desk, asked, everything, "status", "Status", STATUSES),
        filters.choice(asked, "voice", "According to", ((v, text, None) for v, text in VOICES.items())),
        filters.outlet(desk, asked),
        *filters.days(asked),
    )


def _actors(desk: Desk, asked: Asked) -> Filter:
    options = [(a.id, a.name, None if desk.cut else a.events) for a in busiest(desk) if a.events]
    chosen = asked.get("actor")
    if chosen is not None and all(id_ != chosen for id_, _, _ in options):
        link = desk.who(chosen)
        options.append((chosen, link.text if link else chosen, 0))
    return filters.choice(asked, "actor", "Actor", options)


def _empty(asked: Asked) -> str:
    if asked.fields:
        return "Nothing happened that fits all of these filters. Take one of them out, or widen the days."
    return "No report in this record tells of an event yet. Add reports with: onrecord build PATH -o RECORD"
