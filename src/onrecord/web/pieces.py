"""What pages are made of. Every piece is a frozen value that is shown as HTML and as JSON alike.

A `to` is an address from the root of the room without a slash before it.
"""

from __future__ import annotations

from onrecord.record.base import Value


class Link(Value, frozen=True, kw_only=True):
    """Words that lead somewhere; nowhere where `to` is None."""

    text: str
    to: str | None = None


class Mark(Value, frozen=True, kw_only=True):
    """Where words stand: `3:§2` is the second paragraph of report 3; `to` leads to its words."""

    text: str
    to: str
    outlet: str | None
    day: str | None


class Cite(Value, frozen=True, kw_only=True):
    """What to paste: the sentence, its outlet, the day, and the address of the item."""

    words: str
    outlet: str | None
    day: str | None
    to: str


class Judged(Value, frozen=True, kw_only=True):
    """What a person said of an item."""

    id: str
    kind: str
    text: str


class Saying(Value, frozen=True, kw_only=True):
    """A statement in a list. `attribution` says how the source is identified; `dated` whether the day is the
    statement's or its report's."""

    id: str
    to: str
    who: Link
    words_for_who: str | None
    attribution: str
    act: str
    cue: str | None
    content: str
    form: str
    channel: str | None
    condition: str | None
    day: str | None
    dated: str
    report: Link
    mark: Mark
    cite: Cite
    judged: tuple[Judged, ...] = ()


class Deed(Value, frozen=True, kw_only=True):
    """An event or a vote in a list, told by a sentence of a report; `words` are what makes it one."""

    id: str
    kind: str
    to: str
    type: str
    mode: str | None
    status: str
    day: str | None
    day_text: str
    dated: str
    sentence: str
    words: str
    actors: tuple[Link, ...]
    recipients: tuple[Link, ...]
    place: str | None
    marks: tuple[Mark, ...]
    more_marks: int
    according_to: tuple[Link, ...]
    cite: Cite
    judged: tuple[Judged, ...] = ()


class Option(Value, frozen=True, kw_only=True):
    """One value that a filter can take; `number` is how many items have it."""

    value: str
    text: str
    number: int | None = None
    chosen: bool = False


class Filter(Value, frozen=True, kw_only=True):
    """A filter of a page: a choice where it has options, a free field otherwise."""

    name: str
    label: str
    value: str | None
    options: tuple[Option, ...] = ()
    form: str = "choice"


class Pages(Value, frozen=True, kw_only=True):
    """Which part of a list is shown: items `first` to `last` of `total`."""

    first: int
    last: int
    total: int
    page: int
    of: int
    earlier: str | None
    later: str | None


class Column(Value, frozen=True, kw_only=True):
    """A bar of a picture over time: how many items of each status fall on it, and where to zoom in."""

    at: str
    label: str
    parts: tuple[tuple[str, int], ...]
    to: str | None


class PageValue(Value, frozen=True, kw_only=True):
    """What every page has. `address` is where it stands; `as_of` the day on which it is as known, `left_out`
    how many undated reports that leaves out; `empty` says what to do where there is nothing to show."""

    title: str
    address: str
    as_of: str | None = None
    empty: str | None = None
