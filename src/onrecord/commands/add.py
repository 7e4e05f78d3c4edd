"""`onrecord add`: more reports into a record that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.commands.telling import counted, progress, tell

if TYPE_CHECKING:
    from datetime import datetime


@click.command()
@click.argument("record")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Date of reports that state none.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="Processes to work with (otherwise: as many as help)."
)
@click.option("--fetch", is_flag=True, help="Fetch addresses, and the pages that feeds and sitemaps name.")
def add(
    record: str, paths: tuple[str, ...], published: datetime | None, jobs: int | None, fetch: bool
) -> None:
    """Add reports to a record, and say what they change in it.

    PATH is what `build` takes. Only the new reports are analysed, and only the stories that they belong to
    are compared anew, so that it takes a moment however large the record is.

    \b
    onrecord add story.record tuesday.txt
    onrecord add story.record https://paper.example/item --fetch
    """
    from onrecord.api import Record
    from onrecord.reading import Fetcher

    with progress() as telling:
        made = Record.open(record).add(
            paths,
            published=published.date() if published else None,
            jobs=jobs,
            progress=telling,
            fetch=Fetcher() if fetch else None,
        )
    assert made.latest is not None
    for each in counted(made.latest):
        click.echo(each, err=True)
    tell(made.latest.changes)
