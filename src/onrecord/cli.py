"""The command line. It parses, calls the verbs, prints, and says errors in a sentence; nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.commands.actor import actor
from onrecord.commands.add import add
from onrecord.commands.answers import answers
from onrecord.commands.changed import changed
from onrecord.commands.drop import drop
from onrecord.commands.judge import judge
from onrecord.commands.options import as_of, opened
from onrecord.commands.publish import publish
from onrecord.commands.serve import serve
from onrecord.commands.telling import counted, progress
from onrecord.commands.timeline import timeline
from onrecord.commands.watch import watch
from onrecord.errors import NothingToRecord, OnrecordError
from onrecord.version import __version__

if TYPE_CHECKING:
    from datetime import date, datetime

    from onrecord.api import Record
    from onrecord.building import BuildReport

KINDS = (
    "statements", "events", "actors", "engagements", "votes", "proposals", "figures", "positions",
    "discrepancies", "articles",
)  # fmt: skip
# A view of the statements, not a kind of item: who spoke without a name.
UNNAMED = "unnamed"
# A brief wider than this is hard to read; a terminal narrower than that still gets whole words.
WIDEST, NARROWEST = 110, 60
SHOWN = 50


class Verbs(click.Group):
    """The verbs in the order in which they are used, and every error as one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except NothingToRecord as error:
            for failure in error.failures:
                click.echo(f"  {failure}", err=True)
            raise click.ClickException(str(error)) from error
        except OnrecordError as error:
            raise click.ClickException(str(error)) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo("stopped; the record is as it was before", err=True)
            sys.exit(130)
        except BrokenPipeError:
            # The reader of our output (head, less) has gone; that is no error of ours.
            sys.stderr.close()
            sys.exit(0)
        except Exception as error:
            if os.environ.get("ONRECORD_DEBUG"):
                raise
            raise click.ClickException(
                f"a fault of onrecord ({type(error).__name__}: {error}); the record is as it was before. "
                "Please report it; ONRECORD_DEBUG=1 shows where it happened"
            ) from error


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Turn news reports into a record in which every line is traced to the words it rests on.

    \b
    onrecord build reports/ -o story.record
    onrecord brief story.record
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-o", "--output", "record", required=True, metavar="RECORD", help="The record to make or add to."
)
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Date of reports that state none.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), help="Processes to work with (otherwise: as many as help)."
)
@click.option("--fetch", is_flag=True, help="Fetch addresses, and the pages that feeds and sitemaps name.")
def build(
    paths: tuple[str, ...], record: str, published: datetime | None, jobs: int | None, fetch: bool
) -> None:
    """Read reports and put on record what they say.

    PATH is a file, a folder of files, or - for standard input: text, web pages, JSON, CSV, feeds, WARC, mail,
    PDF, DOCX, archives of these. It is an address where --fetch is given. What is on record already is not
    analysed again, so the same command brings a record up to date.

    \b
    onrecord build reports/ -o story.record
    onrecord build monday.txt tuesday.html -o story.record --published 2024-03-26
    onrecord build https://paper.example/world.rss -o story.record --fetch
    """
    from onrecord.api import build as build_record
    from onrecord.reading import Fetcher

    with progress() as telling:
        made = build_record(
            paths,
            record,
            published=published.date() if published else None,
            jobs=jobs,
            progress=telling,
            fetch=Fetcher() if fetch else None,
        )
    assert made.latest is not None
    _summary(made, made.latest)


@main.command()
@click.argument("record")
@click.option("--markdown", "form", flag_value="markdown", help="As Markdown, to paste into a mail.")
@click.option("--html", "form", flag_value="html", help="As one HTML page.")
@as_of
def brief(record: str, form: str | None, day: date | None) -> None:
    """Print what the reports hold on one screen, each line with its source marks.

    [2:§5] is the fifth paragraph of the second report in the list at the end.

    \b
    onrecord brief story.record
    onrecord brief story.record --html > brief.html
    onrecord brief story.record --as-of 2024-03-25
    """
    from onrecord.publishing.brief import compose, to_html, to_markdown, to_text

    made = compose(opened(record, day).whole())
    if form == "markdown":
        click.echo(to_markdown(made), nl=False)
    elif form == "html":
        click.echo(to_html(made), nl=False)
    else:
        click.echo(to_text(made, _width(), strong=_bold), nl=False)


@main.command()
@click.argument("record")
@click.argument("kind", type=click.Choice((*KINDS, UNNAMED)))
@click.option("--actor", metavar="NAME", help="Only items of this actor (part of a name, or an id).")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only items from this day on.")
@click.option("--match", metavar="WORDS", help="Only items that hold all these words.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as in the export.")
@click.option("--limit", type=click.IntRange(1), help=f"At most so many (a table: {SHOWN}; --json: all).")
@as_of
def show(
    record: str,
    kind: Any,
    actor: str | None,
    since: datetime | None,
    match: str | None,
    as_json: bool,
    limit: int | None,
    day: date | None,
) -> None:
    """List items of one kind.

    An item without a date of its own goes by the day on which its first report appeared.

    \b
    onrecord show story.record statements --actor Okafor
    onrecord show story.record events --since 2024-03-25 --match delegation
    onrecord show story.record figures --json
    onrecord show story.record unnamed --as-of 2024-03-25
    """
    found = opened(record, day)
    first = f"{since:%Y-%m-%d}" if since else None
    if kind == UNNAMED:
        if actor or first or match:
            raise click.UsageError("the ledger of unnamed sources takes --as-of, --json and --limit only")
        _print_unnamed(found, as_json=as_json, limit=limit)
        return
    # A table is put in a reader's order before it is cut; machines take the order of the record.
    items = found.items(kind, actor=actor, since=first, match=match, limit=limit if as_json else None)
    if as_json:
        _print_json(items)
    else:
        _print_table(found, kind, items, limit or SHOWN)


@main.command()
@click.argument("record")
@click.argument("name")
@click.option("--about", metavar="WORDS", help="Only what holds all these words, or means much the same.")
@click.option("--words-only", is_flag=True, help="With --about: words in any of their forms, no meaning.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only what was said from this day on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--limit", type=click.IntRange(1), help=f"At most so many (text: {SHOWN}; --json: all).")
@as_of
def said(
    record: str,
    name: str,
    about: str | None,
    words_only: bool,
    since: datetime | None,
    as_json: bool,
    limit: int | None,
    day: date | None,
) -> None:
    """List what somebody said over time, and where their wording moved.

    NAME is any name of theirs. What their office said is marked "through"; a day in brackets is the report's.

    \b
    onrecord said story.record Okafor --about "ferry talks"
    onrecord said story.record Okafor --since 2024-03-25 --json
    """
    from onrecord.publishing.said_text import to_objects, to_text

    first = f"{since:%Y-%m-%d}" if since else None
    found = opened(record, day).said(name, about=about, since=first, meaning=not words_only)
    if as_json:
        _print_objects(to_objects(found, limit))
    elif found.sayings:
        click.echo(to_text(found, _width(), limit or SHOWN), nl=False)
    else:
        click.echo(f"nothing said by {' or '.join(found.names)} in this record for what was asked", err=True)


@main.command()
@click.argument("record")
@click.argument("item", metavar="ID")
@as_of
def why(record: str, item: str, day: date | None) -> None:
    """Show the sentences an item rests on, the words marked, and how each field was found.

    ID may be cut short as long as only one item begins so.

    \b
    onrecord why story.record s-3f2a
    """
    from onrecord.publishing.why import explain, to_text
    from onrecord.store import Store

    with Store(opened(record, day).place).reading() as reader:
        kind, found = reader.item(item)
        click.echo(to_text(explain(kind, found, reader.whole()), _width()), nl=False)


@main.command()
@click.argument("record")
@click.option("--format", "form", type=click.Choice(["jsonl", "plover"]), default="jsonl", show_default=True)
@click.option("-o", "--output", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path))
@as_of
def export(record: str, form: str, folder: Path, day: date | None) -> None:
    """Write the record as files for other programs: one .jsonl for each kind of item, or plover.jsonl with
    its events in PLOVER's codes and CAMEO's.

    \b
    onrecord export story.record --format jsonl -o story/
    onrecord export story.record --format plover -o codes/
    """
    for path in opened(record, day).export(folder, form):
        click.echo(path)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
def demo(folder: Path) -> None:
    """Write the reports of an invented crisis into FOLDER, to try the other verbs on.

    \b
    onrecord demo reports/
    onrecord build reports/ -o crisis.record
    """
    from onrecord.demo import write_reports

    for path in write_reports(folder):
        click.echo(path)


main.add_command(add)
main.add_command(drop)
main.add_command(watch)
main.add_command(changed)
main.add_command(actor)
main.add_command(timeline)
main.add_command(answers)
main.add_command(judge)
main.add_command(serve)
main.add_command(publish)


def _width() -> int:
    import shutil

    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 40)).columns))


def _bold(text: str) -> str:
    # click takes the style off again where the output is no terminal.
    return click.style(text, bold=True)


def _summary(made: Record, latest: BuildReport) -> None:
    from onrecord.publishing.summary import summary

    for line in summary(made.whole(), latest.seconds):
        click.echo(line, err=True)
    for line in counted(latest):
        click.echo(line, err=True)
    click.echo(f"next: onrecord brief {made.place}", err=True)


def _print_json(items: Iterator[Any]) -> None:
    from onrecord.publishing.contract import as_object

    _print_objects(map(as_object, items))


def _print_objects(objects: Iterator[dict[str, Any]]) -> None:
    import json

    for each in objects:
        click.echo(json.dumps(each, ensure_ascii=False))


def _print_unnamed(opened: Record, *, as_json: bool, limit: int | None) -> None:
    from onrecord.publishing.unnamed_text import to_objects, to_text

    ledger = opened.unnamed()
    if as_json:
        _print_objects(to_objects(ledger, limit))
    else:
        click.echo(to_text(ledger, _width(), limit or SHOWN), nl=False)


def _print_table(opened: Record, kind: str, items: Iterator[Any], most: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from onrecord.publishing.tables import table

    made = table(kind, items, opened.whole(), most)
    if not made.rows:
        click.echo(f"no {kind} in this record for what was asked", err=True)
        return
    shown = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in made.columns:
        shown.add_column(column, overflow="fold", no_wrap=column == "id")
    for row in made.rows:
        # Text, not markup: a report's "[...]" is no style.
        shown.add_row(*map(Text, row))
    console = Console()
    Console(width=None if console.is_terminal else 160).print(shown)
    if made.left_out:
        click.echo(f"and {made.left_out:,} more; see them with --limit", err=True)
