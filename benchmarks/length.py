"""How the time of each finder grows with the length of an article.

    python benchmarks/length.py [TIMES ...]

The reports of the bundled example are put one after the other, as often as the arguments say (1 4 16), and
read as one article. Seconds depend on the machine; what to look at is that a column of milliseconds per
thousand words stays level. The language engine is left out: its time is linear and known from `run.py`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from onrecord.demo import write_reports
from onrecord.finding.characters import find_characters
from onrecord.finding.dates import find_dates
from onrecord.finding.events import find_events
from onrecord.finding.figures import find_figures
from onrecord.finding.page import Page
from onrecord.finding.positions import find_positions
from onrecord.finding.proposals import find_proposals
from onrecord.finding.statements import find_statements
from onrecord.finding.votes import find_votes
from onrecord.language import load
from onrecord.reading import Failure, read
from onrecord.record import Article

T = TypeVar("T")
ROOMS = ("characters", "dates", "statements", "events", "figures", "votes", "proposals", "positions")


def main() -> None:
    """Print the table."""
    times = [int(argument) for argument in sys.argv[1:]] or [1, 4, 16]
    once = _text()
    print(f"{'words':>8}" + "".join(f"{room:>12}" for room in ROOMS) + "   (ms per 1,000 words)")
    for each in times:
        text = "\n\n".join([once] * each)
        words = len(text.split())
        spent = _spent(Article(id="length", origin="length.txt", text=text))
        print(f"{words:>8,}" + "".join(f"{1e6 * spent[room] / words:>12.1f}" for room in ROOMS))


def _text() -> str:
    with tempfile.TemporaryDirectory() as folder:
        outcomes = list(read(write_reports(Path(folder) / "reports")))
    return "\n\n".join(outcome.text for outcome in outcomes if not isinstance(outcome, Failure))


def _spent(article: Article) -> dict[str, float]:
    """Seconds that each finder takes on an article."""
    spent: dict[str, float] = {}

    def timed(room: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        found = work()
        spent[room] = time.perf_counter() - started
        return found

    def every(room: str, work: Callable[[], Iterable[T]]) -> tuple[T, ...]:
        return timed(room, lambda: tuple(work()))

    doc = load()(article.text)
    cast = timed("characters", lambda: find_characters(article, doc))
    calendar = timed("dates", lambda: find_dates(article, doc))
    page = Page(article=article, doc=doc, cast=cast, calendar=calendar)
    statements = every("statements", lambda: find_statements(page))
    events = every("events", lambda: find_events(page, statements))
    every("figures", lambda: find_figures(page, statements))
    every("votes", lambda: find_votes(page, statements))
    every("proposals", lambda: find_proposals(page, statements, events))
    every("positions", lambda: find_positions(page, statements, events))
    return spent


if __name__ == "__main__":
    main()
