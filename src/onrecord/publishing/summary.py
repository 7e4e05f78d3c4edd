"""What a build ends with: how much is on record, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.publishing.reports import Reports
from onrecord.record import Whole


def summary(whole: Whole, seconds: float) -> Iterator[str]:
    """The lines of the summary.

    >>> list(summary(Whole(), 1.25))[0]
    '0 reports (0 independent), 0 actors, in 1.2 s'
    """
    reports = Reports(whole.articles)
    yield (
        f"{len(whole.articles):,} reports ({reports.families:,} independent), {len(whole.actors):,} actors, "
        f"in {seconds:.1f} s"
    )
    yield _by("statements", (s.attribution for s in whole.statements))
    yield _by("events", (e.status for e in whole.events))
    yield ", ".join(
        f"{len(getattr(whole, kind)):,} {kind}"
        for kind in ("engagements", "votes", "proposals", "figures", "positions", "discrepancies")
    )


def _by(what: str, kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    parts = ", ".join(f"{n:,} {kind}" for kind, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])))
    return f"{counts.total():,} {what}{': ' + parts if parts else ''}"
