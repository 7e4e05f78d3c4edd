"""Our own name labels of EWT and of MEANTIME's later sentences: where names stand, no text.

A row of `labels/*.tsv` is the sentence's id, a tab, and its names as `first-end CLASS` (words counted from 0,
`end` one past the last) with "; " between; `?` for a name whose class is left open, and nothing where a
sentence that was read has no name.
"""

from __future__ import annotations

from pathlib import Path

from training.name_tags import CLASSES, TAGS, Span, tags_of

_LABELS = Path(__file__).parent / "labels"
_OPEN = "?"


def read_labels(name: str) -> dict[str, list[Span]]:
    """The spans by sentence id of `labels/NAME.tsv`; the class of a span may be "?"."""
    rows = (_LABELS / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return dict(_row(row) for row in rows if row and not row.startswith("#"))


def _row(row: str) -> tuple[str, list[Span]]:
    sentence, _, spans = row.partition("\t")
    return sentence, [_span(span) for span in spans.split("; ") if span]


def _span(text: str) -> Span:
    places, _, name = text.partition(" ")
    first, _, end = places.partition("-")
    if name not in {*CLASSES, _OPEN} or not int(first) < int(end):
        raise ValueError(f"not a labelled name: {text!r}")
    return int(first), int(end), name


def labelled(length: int, spans: list[Span]) -> list[list[str]]:
    """The tags each of `length` words may have: any tag where the class is left open."""
    tags = tags_of(length, [span for span in spans if span[2] != _OPEN])
    for first, end, name in spans:
        if name == _OPEN:
            tags[first:end] = [list(TAGS) for _ in range(end - first)]
    return tags
