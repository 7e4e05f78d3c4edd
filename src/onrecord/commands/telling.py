"""What verbs that change a record say while they work, and when they are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.building import BuildReport, Progress
    from onrecord.record.change import Change

MANY = 40


@contextmanager
def progress() -> Iterator[Progress]:
    """A line of progress on a terminal's stderr; nothing where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def tell(doing: str, done: int, total: int) -> None:
            bar.update(task, description=doing, completed=done, total=total or None)

        yield tell


def counted(latest: BuildReport) -> Iterator[str]:
    """What a build did with the reports it was given, and which it could not read."""
    counts = (
        (latest.added, "added"),
        (latest.known, "known already"),
        (latest.again, "analysed again by a newer engine"),
        (latest.replaced, "replaced because their files have changed"),
    )
    yield "this build: " + (", ".join(f"{n:,} {what}" for n, what in counts if n) or "nothing new")
    if latest.older:
        yield f"{latest.older:,} were analysed by an older engine; onrecord build brings them up to date"
    if latest.failures:
        yield f"failed ({len(latest.failures)}):"
        yield from (f"  {failure}" for failure in latest.failures)


def tell(changes: Iterable[Change], limit: int | None = MANY) -> None:
    """Changes, one a line, in the order given."""
    every = list(changes)
    for change in every[:limit]:
        click.echo(line(change))
    if limit is not None and len(every) > limit:
        click.echo(f"and {len(every) - limit:,} more changes", err=True)


def line(change: Change) -> str:
    """A change in a line: "cancelled     visit of … (planned → cancelled) [g-3f2a…]"."""
    between = " → ".join(value for value in (change.was, change.now) if value)
    moved = f" ({between})" if between else ""
    text = " ".join(change.text.split())
    short = text if len(text) <= 140 else text[:140].rsplit(" ", 1)[0] + " …"
    return f"{change.what:<13} {short}{moved} [{change.item}]"
