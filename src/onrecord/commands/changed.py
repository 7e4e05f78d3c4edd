"""`onrecord changed`: what builds have changed in a record."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import click

from onrecord.commands.telling import line

_AGO = re.compile(r"(\d+)\s*(m|h|d|w)[a-z]*")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@click.command()
@click.argument("record")
@click.option(
    "--since",
    required=True,
    metavar="WHEN",
    help="A day, a time (2024-03-25T14:00), or how long ago (2h, 3d).",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def changed(record: str, since: str, as_json: bool) -> None:
    """List what builds since WHEN have changed: what was contradicted, cancelled, moved, confirmed, answered,
    is new or gone.

    Days and times are those of this computer's clock; what a first build brings is no change.

    \b
    onrecord changed story.record --since 2024-03-25
    onrecord changed story.record --since 2h --json
    """
    import msgspec

    from onrecord.api import Record

    last = None
    for change in Record.open(record).changes(time_of(since)):
        if as_json:
            click.echo(msgspec.json.encode(change).decode())
            continue
        if change.at != last:
            click.echo(f"{datetime.fromisoformat(change.at).astimezone():%Y-%m-%d %H:%M}")
            last = change.at
        click.echo(f"  {line(change)}")
    if last is None and not as_json:
        click.echo(f"nothing has changed since {since}", err=True)


def time_of(when: str, now: datetime | None = None) -> datetime:
    """A time as somebody types it: a day, a time, or how long ago.

    >>> time_of("2h", datetime(2031, 5, 8, 14, tzinfo=UTC)).isoformat()
    '2031-05-08T12:00:00+00:00'
    """
    ago = _AGO.fullmatch(when.strip())
    if ago is not None:
        return (now or datetime.now(UTC)) - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    try:
        return datetime.fromisoformat(when).astimezone(UTC)
    except ValueError as error:
        raise click.BadParameter(
            f"{when!r} is no day (2024-03-25), time (2024-03-25T14:00) or how long ago (30m, 2h, 3d, 1w)",
            param_hint="--since",
        ) from error
