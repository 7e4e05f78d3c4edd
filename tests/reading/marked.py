"""Scraped-looking texts with the furniture marked: the files under `scraped/`.

A file holds reports of one invented outlet, parted by a line of five equals signs; a line that starts with
"~" is furniture. Outlets whose file name starts with `heldout_` were written before a rule was tried on
them; the rules they then showed to be missing are written for the kind of line, not for these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "scraped"


@dataclass(frozen=True)
class Marked:
    """One report as scraped, with its lines of furniture and its lines of prose."""

    outlet: str
    number: int
    raw: str
    furniture: tuple[str, ...]
    prose: tuple[str, ...]


def marked_reports() -> Iterator[Marked]:
    """All marked reports, outlet by outlet."""
    for path in sorted(FOLDER.glob("*.txt")):
        for number, block in enumerate(path.read_text("utf-8").split("\n=====\n"), 1):
            lines = block.strip("\n").split("\n")
            yield Marked(
                outlet=path.stem,
                number=number,
                raw="\n".join(line.removeprefix("~") for line in lines),
                furniture=tuple(line[1:] for line in lines if line.startswith("~") and line[1:].strip()),
                prose=tuple(line for line in lines if not line.startswith("~") and line.strip()),
            )


def solid(text: str) -> str:
    """A text without white space, by which characters are counted."""
    return "".join(text.split())
