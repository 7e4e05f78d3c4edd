"""Filters as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.store import Ask
from onrecord.web.asked import Asked
from onrecord.web.desk import Desk
from onrecord.web.pieces import Filter, Option

MOST_OPTIONS = 60


def choice(asked: Asked, name: str, label: str, options: Iterable[tuple[str, str, int | None]]) -> Filter:
    """A choice of one of (value, text, number)."""
    chosen = asked.get(name)
    made = tuple(
        Option(value=value, text=text, number=number, chosen=value == chosen)
        for value, text, number in options
    )
    if chosen is not None and not any(option.chosen for option in made):
        made = (*made, Option(value=chosen, text=chosen, chosen=True))
    return Filter(name=name, label=label, value=chosen, options=made)


def column(desk: Desk, asked: Asked, ask: Ask, name: str, label: str, words: Mapping[str, str]) -> Filter:
    """A choice of the values of a column that occur, in the order of `words`."""
    found = dict(desk.counts(ask, name))
    numbers = {v: None if desk.cut else n for v, n in found.items()}
    return choice(asked, name, label, ((v, text, numbers[v]) for v, text in words.items() if v in found))


def actor(desk: Desk, asked: Asked, ask: Ask, name: str, label: str, by: str) -> Filter:
    """A choice of the actors that a column names most often."""
    found = desk.counts(ask, by, MOST_OPTIONS)
    desk.named(id_ for id_, _ in found)
    named: list[tuple[str, str, int | None]] = [
        (id_, link.text, None if desk.cut else n)
        for id_, n in found
        if (link := desk.who(id_)) is not None and link.to
    ]
    chosen = asked.get(name)
    if chosen is not None and all(id_ != chosen for id_, _, _ in named):
        link = desk.who(chosen)
        named.append((chosen, link.text if link else chosen, 0))
    return choice(asked, name, label, named)


def outlet(desk: Desk, asked: Asked) -> Filter:
    """A choice of outlets, the most frequent in the list."""
    found = desk.counts(desk.everything("articles"), "outlet", MOST_OPTIONS)
    return choice(
        asked, "outlet", "Outlet", ((name, name, None if desk.cut else n) for name, n in sorted(found))
    )


def free(asked: Asked, name: str, label: str, form: str = "words") -> Filter:
    """A field to type in: words, or a day."""
    return Filter(name=name, label=label, value=asked.get(name), form=form)


def days(asked: Asked) -> tuple[Filter, Filter]:
    """From a day, to a day."""
    return free(asked, "since", "From", "day"), free(asked, "until", "To", "day")
