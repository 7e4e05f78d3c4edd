"""`onrecord publish`: the reading room as a folder of files."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from onrecord.commands.options import as_of


@click.command()
@click.argument("record")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@as_of
def publish(record: str, folder: Path, day: date | None) -> None:
    """Write the reading room as files that open from a disk or any host, without a server.

    What was published in DIR before is replaced. Corrections and the search by meaning need `onrecord serve`.

    \b
    onrecord publish story.record site/
    onrecord publish story.record site/ --as-of 2024-03-26
    """
    from onrecord.web import Room
    from onrecord.web.folder import publish as write

    done = write(Room(record), folder, as_of=f"{day}" if day else None, told=_tell)
    if sys.stderr.isatty():
        click.echo("\r", nl=False, err=True)
    click.echo(f"{done.pages:,} pages; open {folder / 'index.html'}", err=True)
    if done.found < done.lines:
        click.echo(f"the search finds the first {done.found:,} of {done.lines:,} lines", err=True)


def _tell(written: int) -> None:
    if sys.stderr.isatty() and written % 20 == 0:
        click.echo(f"\r{written:,} pages", nl=False, err=True)
