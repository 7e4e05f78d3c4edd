"""What a large record costs: comparing it whole, and adding or dropping one article of it.

    python -m benchmarks.record [-n ARTICLES] [-o RECORD]

The articles are those of `synthetic.py`, so no language analysis is in these figures. Seconds of the
processor are given beside seconds by the clock, which other work on the machine makes longer.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.synthetic import coverages
from onrecord.building import fingerprint
from onrecord.comparing import compare
from onrecord.record import Coverage
from onrecord.store import Store, Writer

TARGET = 2.0
TRIED = 5


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("-n", type=int, default=10_000, dest="count", help="how many articles (10000)")
    asked.add_argument("-o", dest="record", help="where to keep the record")
    asked.add_argument("--jobs", type=int, help="processes to compare with (otherwise: as many as help)")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Store(given.record or Path(folder) / "archive.record")
        sample = _fill(store, given.count)
        _row("comparing all", *_timed(store, lambda writer: compare(writer, jobs=given.jobs)))
        for coverage in sample:
            id_ = coverage.article.id
            _row(f"dropping {id_}", *_timed(store, lambda writer, id_=id_: writer.drop_coverage(id_)))
            _row(f"adding {id_}", *_timed(store, lambda writer, c=coverage: _put(writer, c)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its peak: {peak:,.0f} MB; target for one article: {TARGET:.0f} s")


def _fill(store: Store, count: int) -> list[Coverage]:
    """Write the articles; a few of them from all over the archive are returned."""
    sample = []
    with store.writing() as writer:
        for number, coverage in enumerate(coverages(count)):
            _put(writer, coverage)
            if number % max(1, count // TRIED) == count // TRIED // 2:
                sample.append(coverage)
    return sample


def _put(writer: Writer, coverage: Coverage) -> None:
    writer.put_coverage(fingerprint(coverage.article), coverage)


def _timed(store: Store, change: Callable[[Writer], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor that a change and what follows from it take."""
    started, used = time.perf_counter(), _processor()
    with store.writing() as writer:
        change(writer)
        compare(writer)
    return time.perf_counter() - started, _processor() - used


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def _row(what: str, clock: float, processor: float) -> None:
    print(f"{what:<32}{clock:10.2f} s {processor:10.2f} s of the processor", flush=True)


if __name__ == "__main__":
    main()
