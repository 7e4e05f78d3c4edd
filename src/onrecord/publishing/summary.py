"""What a build ends with: how much is on record, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from onrecord.publishing.reports import Reports
from onrecord.publishing.wording import counted
from onrecord.record import Whole

_OTHERS = (
    ("engagement", "engagements"),
    ("vote", "votes"),
    ("proposal", "proposals"),
    ("figure", "figures"),
    ("position", "positions"),
    ("discrepancy", "discrepancies"),
)


def summary(whole: Whole, seconds: float) -> Iterator[str]:
    """The lines of the summary.

    >>> list(summary(Whole(), 1.25))[0]
    '0 reports (0 independent), 0 actors, in 1.2 s'
    """
    reports = Reports(whole.articles)
    count = counted(len(whole.articles), "report")
    actors = counted(len(whole.actors), "actor")
    yield f"{count} ({reports.families:,} independent), {actors}, in {seconds:.1f} s"
    yield _by("statement", (s.attribution for s in whole.statements))
    yield _by("event", (e.status for e in whole.events))
    yield ", ".join(counted(len(getattr(whole, kind)), one, kind) for one, kind in _OTHERS)


def _by(what: str, kinds: Iterable[str]) -> str:
    counts = Counter(kinds)
    parts = ", ".join(f"{n:,} {kind}" for kind, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])))
    return f"{counted(counts.total(), what)}{': ' + parts if parts else ''}"
