"""What a build costs: three articles from a cold start, and the pipeline's speed beside its bare encoder.

    python benchmarks/run.py [FILE ...]

Without files it takes three reports of the bundled example. Seconds depend on the machine and on what else
runs on it; the ratio of the whole pipeline to the bare encoder does not, so it is the number to compare.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.demo import write_reports
from onrecord.language import load
from onrecord.pipeline import cover
from onrecord.reading import Failure, read
from onrecord.record import Article

SECONDS, MEGABYTES = 6.0, 900.0
ROUNDS = 3


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name) for name in sys.argv[1:]] or write_reports(Path(folder) / "reports")[:3]
        seconds, megabytes = _cold_build(files, Path(folder) / "bench.record")
        articles = [outcome for outcome in read(files) if not isinstance(outcome, Failure)]
    words = sum(len(article.text.split()) for article in articles)
    encoder = _best(lambda: [load()(article.text) for article in articles])
    pipeline = _best(lambda: _cover_all(articles))
    print(f"{len(articles)} articles, {words:,} words")
    print(f"build from a cold start   {seconds:8.2f} s      (target {SECONDS:.0f} s)")
    print(f"memory at its peak        {megabytes:8.0f} MB     (target {MEGABYTES:.0f} MB)")
    print(f"language alone            {words / encoder:8,.0f} words/s")
    print(f"whole pipeline            {words / pipeline:8,.0f} words/s")
    print(f"pipeline / language       {pipeline / encoder:8.2f} times the time")


def _cold_build(files: list[Path], record: Path) -> tuple[float, float]:
    """Seconds and megabytes of `onrecord build` in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "onrecord", "build", *map(str, files), "-o", str(record)]
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    return seconds, peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _cover_all(articles: list[Article]) -> None:
    for article in articles:
        cover(article)


def _best(work: Callable[[], object]) -> float:
    """The shortest of a few rounds: the others measure what else the machine did."""
    work()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


if __name__ == "__main__":
    main()
