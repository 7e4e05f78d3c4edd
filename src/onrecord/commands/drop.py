"""`onrecord drop`: reports out of a record."""

from __future__ import annotations

import click

from onrecord.commands.telling import tell


@click.command()
@click.argument("record")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
def drop(record: str, articles: tuple[str, ...]) -> None:
    """Take reports out of a record, with all that rests on them alone.

    ARTICLE is an id (`onrecord show RECORD articles`), the beginning of one, or the path or address that the
    report was read from. A build that reads it again puts it back.

    \b
    onrecord drop story.record art-3f2a
    onrecord drop story.record reports/hoax.txt
    """
    from onrecord.api import Record

    dropped, changes = Record.open(record).drop(articles)
    for article in dropped:
        click.echo(f"dropped {article.id}: {article.title or article.origin}", err=True)
    tell(changes)
