"""`onrecord judge`: say what holds against what was found, see what was said, take it back."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.record import Judgement, JudgementKind

_VERBS: dict[str, JudgementKind] = {
    "same": "same", "distinct": "distinct", "wrong": "wrong", "status": "status", "not": "not",
}  # fmt: skip


@click.command()
@click.argument("record")
@click.argument("verb", type=click.Choice([*_VERBS, "list", "withdraw"]))
@click.argument("items", nargs=-1, metavar="ITEM...")
@click.option("--note", default="", metavar="WORDS", help="Why: kept with the judgement.")
@click.option("--by", metavar="NAME", help="Who judges (otherwise: who is logged in).")
def judge(record: str, verb: str, items: tuple[str, ...], note: str, by: str | None) -> None:
    """Say what holds against what was found. Nothing is overwritten: a judgement can be withdrawn.

    An actor is given by a name, by an id, or as NAME@ARTICLE for a name in one report.

    \b
    onrecord judge story.record same "T. Rhee" "Tomasz Rhee" --note "one envoy"
    onrecord judge story.record distinct "Rhee@a-3f2a" "Rhee@a-77b0"
    onrecord judge story.record wrong s-3f2a
    onrecord judge story.record status e-51c0 cancelled
    onrecord judge story.record not s-3f2a Okafor
    onrecord judge story.record list
    onrecord judge story.record withdraw j-09de
    """
    from onrecord.api import Record

    opened = Record.open(record)
    if verb == "list":
        _list(opened.judgements())
        return
    if verb == "withdraw":
        click.echo(line(opened.withdraw(_the_one(items))))
        return
    value = None
    if verb == "status":
        items, value = _with_value(items)
    click.echo(line(opened.judge(_VERBS[verb], items, value, note=note, by=by or _user())))


def _the_one(items: tuple[str, ...]) -> str:
    if len(items) != 1:
        raise click.UsageError("give the id of one judgement: onrecord judge RECORD withdraw ID")
    return items[0]


def _with_value(items: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    if len(items) != 2:
        raise click.UsageError(
            "give an item and its right status: onrecord judge RECORD status ITEM cancelled"
        )
    return items[:1], items[1]


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return None


def _list(judgements: tuple[Judgement, ...]) -> None:
    for judgement in judgements:
        click.echo(line(judgement))
    if not judgements:
        click.echo("nothing has been judged in this record", err=True)


def line(judgement: Judgement) -> str:
    """A judgement in a line.

    "j-1f  2031-05-09  same  Rhee | Tomasz Rhee  by Ana: one envoy".
    """
    what = " | ".join(anchor.name for anchor in judgement.items)
    value = f" → {judgement.value}" if judgement.value else ""
    whom = f"  by {judgement.by}" if judgement.by else ""
    note = f": {judgement.note}" if judgement.note else ""
    gone = f"  (withdrawn {judgement.withdrawn[:10]})" if judgement.withdrawn else ""
    return f"{judgement.id}  {judgement.at[:10]}  {judgement.kind}  {what}{value}{whom}{note}{gone}"
