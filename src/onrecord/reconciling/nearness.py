"""Where statements stand in a report, and whether two stand next to each other."""

from __future__ import annotations

from onrecord.reconciling.ledger import Said
from onrecord.record import Coverage


def next_to(first: Said, second: Said) -> bool:
    """In one paragraph, in one sentence or the next."""
    text, (_, end) = first.coverage.article.text, sentence_at(first.coverage, start_of(first))
    start, _ = sentence_at(second.coverage, start_of(second))
    between = text[start_of(first) : start_of(second)]
    return start <= end + 1 and "\n" not in between


def start_of(said: Said) -> int:
    """Where what a statement says begins."""
    return next((e for e in said.found.evidence if e.role == "content"), said.found.evidence[0]).start


def sentence_at(coverage: Coverage, offset: int) -> tuple[int, int]:
    """Start and end of the sentence at an offset; the offset alone where there is none."""
    found = next((s for s in coverage.sentences if s.start <= offset < s.end), None)
    return (found.start, found.end) if found is not None else (offset, offset)
