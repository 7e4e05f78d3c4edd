"""`onrecord actor`: all that the reports hold on one actor."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import click

from onrecord.commands.options import as_of, opened

if TYPE_CHECKING:
    from datetime import date

SHOWN = 12
WIDEST, NARROWEST = 110, 60


@click.command()
@click.argument("record")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each actor of that name.")
@click.option("--limit", type=click.IntRange(1), help=f"At most so many lines a section (otherwise {SHOWN}).")
@as_of
def actor(record: str, name: str, as_json: bool, limit: int | None, day: date | None) -> None:
    """Show what the reports hold on an actor: names, roles, what they said and did, what was said and done to
    them, each line with its source mark.

    NAME is any name or the id of the actor.

    \b
    onrecord actor story.record Okafor
    onrecord actor story.record "Council of Ministers" --json
    """
    from onrecord.publishing.actor import actor_facts, to_object
    from onrecord.publishing.actor_text import to_text

    found = actor_facts(opened(record, day).whole(), name)
    width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size((100, 40)).columns))
    for number, facts in enumerate(found):
        if as_json:
            click.echo(json.dumps(to_object(facts), ensure_ascii=False))
        else:
            click.echo(("\n" if number else "") + to_text(facts, width, limit or SHOWN), nl=False)
