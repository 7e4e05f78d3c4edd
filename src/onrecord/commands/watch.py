"""`onrecord watch`: feeds and folders looked through again and again."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from onrecord.commands.telling import counted, tell

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.reading import Fetcher

SECONDS = 900


@click.command()
@click.argument("record")
@click.argument("places", nargs=-1, required=True, metavar="PLACE...")
@click.option("--once", is_flag=True, help="Look once and end.")
@click.option(
    "--every",
    type=click.IntRange(5),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="How often to look.",
)
@click.option("--fetch", is_flag=True, help="Fetch addresses, and the pages that feeds and sitemaps name.")
def watch(record: str, places: tuple[str, ...], once: bool, every: int, fetch: bool) -> None:
    """Look through feeds and folders again and again, add what is new, and say what it changes.

    PLACE is a folder, a file or, with --fetch, the address of a feed or a page. Ctrl-C ends it; each look is
    whole or not at all. A place that cannot be read now is looked at again next time.

    \b
    onrecord watch story.record inbox/ --every 60
    onrecord watch story.record https://paper.example/world.rss --fetch
    """
    from onrecord.api import Record
    from onrecord.reading import Fetcher

    opened = Record.open(record)
    fetcher = Fetcher() if fetch else None
    while True:
        _look(opened, places, fetcher)
        if once:
            return
        time.sleep(every)


def _look(opened: Record, places: tuple[str, ...], fetcher: Fetcher | None) -> None:
    from onrecord.errors import NothingToRecord, ReadingError, RecordBusy

    now = f"{time.strftime('%Y-%m-%d %H:%M')} "
    try:
        latest = opened.add(places, fetch=fetcher).latest
    except NothingToRecord as nothing:
        for failure in nothing.failures:
            click.echo(f"{now}{failure}", err=True)
        return
    except (RecordBusy, ReadingError) as error:
        click.echo(f"{now}{error}; it is tried again", err=True)
        return
    assert latest is not None
    if latest.added or latest.failures:
        for each in counted(latest):
            click.echo(f"{now}{each}", err=True)
    tell(latest.changes)
