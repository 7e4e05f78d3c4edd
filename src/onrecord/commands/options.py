"""Options that the views of a record share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.api import Record

F = TypeVar("F", bound=Callable[..., Any])


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value is not None else None


def as_of(view: F) -> F:
    """`--as-of DAY`, given to a view as `day`; its record is then that of `opened(record, day)`."""
    return click.option(
        "--as-of",
        "day",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_day,
        metavar="DAY",
        help="As known on this day: only what the reports published by then give.",
    )(view)


def opened(record: str, day: date | None) -> Record:
    """The record, as known on a day where one is asked for; what that leaves out is said on stderr."""
    from onrecord.api import Record

    whole = Record.open(record)
    if day is None:
        return whole
    found = whole.known_on(day)
    assert found.known is not None
    counted = ((found.known.later, "later"), (found.known.undated, "undated"))
    left = ", ".join(f"{count:,} {what}" for count, what in counted if count)
    reports = f"{found.known.reports:,} report" + ("s" if found.known.reports != 1 else "")
    click.echo(f"as known on {day}: {reports}" + (f" ({left} left out)" if left else ""), err=True)
    return found
