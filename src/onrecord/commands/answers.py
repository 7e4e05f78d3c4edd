"""`onrecord answers`: denials, confirmations and silences, each beside what it answers."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
import msgspec

from onrecord.commands.options import as_of, opened

if TYPE_CHECKING:
    from datetime import date

    from onrecord.publishing.answers import Answer

WIDEST, NARROWEST = 110, 60
_VERBS = {"deny": "denies", "confirm": "confirms", "reject": "rejects", "accept": "accepts"}


@click.command()
@click.argument("record")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@as_of
def answers(record: str, as_json: bool, limit: int | None, day: date | None) -> None:
    """List who denied, confirmed, rejected or accepted what, and who was asked and said nothing.

    Each stands beside the words that it answers, both with their marks.

    \b
    onrecord answers story.record
    onrecord answers story.record --as-of 2024-03-25 --json
    """
    found = opened(record, day).answers()[:limit]
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 40)).columns))
    for one in found:
        if as_json:
            plain = {**msgspec.to_builtins(one), "mark": str(one.mark)}
            plain["to"] = [{"by": each.by, "words": each.words, "mark": str(each.mark)} for each in one.to]
            click.echo(json.dumps(plain, ensure_ascii=False))
        else:
            click.echo("\n".join(_lines(one, width)))
    if not found:
        click.echo("no denial, confirmation or silence in this record", err=True)


def _lines(one: Answer, width: int) -> Iterator[str]:
    told = f"{_VERBS[one.kind]}: {one.words}" if one.kind in _VERBS else one.words
    yield textwrap.fill(f"{one.by} — {told} [{one.mark}]", width, subsequent_indent="  ")
    for each in one.to:
        by = f"{each.by}: " if each.by else ""
        yield textwrap.fill(
            f"{by}{each.words} [{each.mark}]", width, initial_indent="    to  ", subsequent_indent=" " * 8
        )
