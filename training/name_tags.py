"""The name classes, and spans of them as word tags with what a data set leaves open."""

from __future__ import annotations

from collections.abc import Sequence

CLASSES = ("PERSON", "ORG", "PLACE", "EVENT", "MISC")
TAGS = ("O", *(f"{edge}-{name}" for name in CLASSES for edge in "BI"))

Span = tuple[int, int, str]


def tags_of(length: int, spans: Sequence[Span], opens: Sequence[str] = ()) -> list[list[str]]:
    """Tags for each word; a word outside every span is O, or any tag of the classes in `opens`.

    Spans are (first, one past the last, class); of two that overlap the longer stays.
    """
    outside = ["O", *(f"{edge}-{name}" for name in opens for edge in "BI")]
    tags = [list(outside) for _ in range(length)]
    taken = [False] * length
    for first, end, name in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if first >= end or any(taken[first:end]):
            continue
        taken[first:end] = [True] * (end - first)
        for index in range(first, end):
            tags[index] = [f"{'B' if index == first else 'I'}-{name}"]
    return tags


def also(tags: list[list[str]], name: str, other: str) -> list[list[str]]:
    """Where a data set puts `other` under `name`: a word tagged `name` may be either."""
    return [
        [*allowed, allowed[0].replace(name, other)]
        if len(allowed) == 1 and allowed[0].endswith(name)
        else allowed
        for allowed in tags
    ]


def spans_of(tags: Sequence[str]) -> list[Span]:
    """The spans of a BIO row; an I that continues nothing begins a span."""
    spans: list[Span] = []
    start, name = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        continues = tag.startswith("I-") and tag[2:] == name
        if name and not continues:
            spans.append((start, index, name))
            name = ""
        if tag != "O" and not continues:
            start, name = index, tag[2:]
    return spans
