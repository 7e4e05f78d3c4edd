"""Texts without furniture, as lists of paragraphs with the title first: the prose of made-up pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.held_out import held_out

MIN_PARAGRAPHS = 6
# Of GUM, what is written to be read, and speeches; a conversation has no paragraphs.
KINDS = (
    "academic",
    "bio",
    "essay",
    "fiction",
    "interview",
    "letter",
    "news",
    "podcast",
    "speech",
    "textbook",
    "voyage",
    "whow",
)


def of_gum(folder: Path) -> Iterator[list[str]]:
    """The documents of GUM that nothing keeps out, as paragraphs, headings and items, without captions."""
    for path in sorted(folder.glob("dep/GUM_*.conllu")):
        kind = path.stem.split("_")[1]
        if kind in KINDS and not held_out(path.stem):
            body = list(_paragraphs(path.read_text("utf-8")))
            if len(body) >= MIN_PARAGRAPHS:
                yield body


def _paragraphs(text: str) -> Iterator[str]:
    held: list[str] = []
    shown = True
    for line in text.split("\n"):
        if line.startswith("# newpar"):
            if held and shown:
                yield " ".join(held)
            held, shown = [], not re.search(r"caption|figure|date|note", line)
        elif line.startswith("# text = "):
            held.append(line.removeprefix("# text = "))
    if held and shown:
        yield " ".join(held)
