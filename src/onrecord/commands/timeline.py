"""`onrecord timeline`: what happened in which order, with the reason for each place."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import as_of, opened

if TYPE_CHECKING:
    from datetime import date, datetime

    from onrecord.reconciling.timeline import Entry

SHOWN = 200
WIDEST, NARROWEST = 110, 60


@click.command()
@click.argument("record")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only from this day on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--limit", type=click.IntRange(1), help=f"At most so many (text: {SHOWN}; --json: all).")
@as_of
def timeline(record: str, since: datetime | None, as_json: bool, limit: int | None, day: date | None) -> None:
    """List events, steps of engagements and votes in order of time, each with the reason for its place.

    What no report dates stands where reports say: "after the vote", before the first report of it.

    \b
    onrecord timeline story.record
    onrecord timeline story.record --since 2024-03-20 --as-of 2024-03-25
    """
    import msgspec

    from onrecord.reconciling.timeline import timeline as timeline_of

    first = f"{since:%Y-%m-%d}" if since else ""
    entries = [
        e for e in timeline_of(opened(record, day).whole()) if (e.at or e.not_after or "9999") >= first
    ]
    if as_json:
        for entry in entries[:limit]:
            click.echo(msgspec.json.encode(entry).decode())
        return
    most = limit or SHOWN
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 40)).columns))
    for entry in entries[:most]:
        click.echo(_line(entry, width))
    if len(entries) > most:
        click.echo(f"and {len(entries) - most:,} more; see them with --limit", err=True)


def _line(entry: Entry, width: int) -> str:
    head = f"{entry.at or '':<16.16}  "
    sentence = next((e.text for e in entry.evidence if e.role == "sentence"), entry.text)
    text = sentence if entry.kind == "event" else f"{entry.text}: {entry.status.replace('_', ' ')}"
    short = textwrap.shorten(text, 180, placeholder=" …")
    told = f"{short} ({entry.status})" if entry.kind == "event" and entry.status != "happened" else short
    filled = textwrap.fill(told, width, initial_indent=head, subsequent_indent=" " * len(head))
    reason = textwrap.fill(entry.reason, width, initial_indent=" " * 20, subsequent_indent=" " * 20)
    return f"{filled}\n{reason} [{entry.item}]"
