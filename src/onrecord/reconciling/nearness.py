"""Where statements stand in a report, and whether two stand next to each other."""

from __future__ import annotations

import re

from onrecord.reconciling.ledger import Said, day_of
from onrecord.record import Coverage

_YET = re.compile(
    r"\b(?:still|yet|so far|until now|for now|at the moment|remain(?:s|ed)?|there (?:is|are) (?:as yet )?no"
    r"|(?:has|have) (?:not|n[’']t|no|never))\b",
    re.IGNORECASE,
)
""" "There is still no agreement": how it stands on that day."""


def next_to(first: Said, second: Said) -> bool:
    """In one paragraph, in one sentence or the next."""
    text, (_, end) = first.coverage.article.text, sentence_at(first.coverage, start_of(first))
    start, _ = sentence_at(second.coverage, start_of(second))
    between = text[start_of(first) : start_of(second)]
    return start <= end + 1 and "\n" not in between


def overtaken(denial: Said, claim: Said) -> bool:
    """Whether a denial tells how it stood on an earlier day than the claim: it may have come about since."""
    if denial.coverage is claim.coverage or not _YET.search(denial.found.content):
        return False
    earlier, later = (day_of(s.coverage.article.published) for s in (denial, claim))
    return earlier is not None and later is not None and earlier < later


def start_of(said: Said) -> int:
    """Where what a statement says begins."""
    return next((e for e in said.found.evidence if e.role == "content"), said.found.evidence[0]).start


def sentence_at(coverage: Coverage, offset: int) -> tuple[int, int]:
    """Start and end of the sentence at an offset; the offset alone where there is none."""
    found = next((s for s in coverage.sentences if s.start <= offset < s.end), None)
    return (found.start, found.end) if found is not None else (offset, offset)
