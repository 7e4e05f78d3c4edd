"""What finding statements costs: articles a second, its time beside the language engine's, in long texts.

    python benchmarks/statements.py [FILE ...]

Without files it takes the reports of the bundled example. Seconds depend on the machine; the share of the
language engine's time, and the time a word takes in long texts beside short ones, do not.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.demo import write_reports
from onrecord.finding.characters import find_characters
from onrecord.finding.dates import find_dates
from onrecord.finding.page import Page
from onrecord.finding.statements import find_statements
from onrecord.language import load
from onrecord.reading import Failure, read
from onrecord.record import Article

ARTICLES_A_SECOND = 20.0
LENGTHS = (1_000, 4_000, 16_000)
ROUNDS = 3


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name) for name in sys.argv[1:]] or write_reports(Path(folder) / "reports")
        articles = [outcome for outcome in read(files) if not isinstance(outcome, Failure)]
    pages = [_page(article) for article in articles]
    words = sum(len(article.text.split()) for article in articles)
    engine = _best(lambda: [load()(article.text) for article in articles])
    finding = _best(lambda: [list(find_statements(page)) for page in pages])
    print(f"{len(articles)} articles, {words:,} words")
    print(
        f"statements                {len(pages) / finding:8.1f} articles/s (target {ARTICLES_A_SECOND:.0f})"
    )
    print(f"statements / language     {finding / engine:8.2f} times the time")
    for length in LENGTHS:
        page = _page(_long(articles, length))
        seconds = _best(lambda page=page: list(find_statements(page)))  # type: ignore[misc]
        print(f"a text of {length:6,} words    {seconds / length * 1e6:8.1f} microseconds a word")


def _page(article: Article) -> Page:
    doc = load()(article.text)
    return Page(
        article=article, doc=doc, cast=find_characters(article, doc), calendar=find_dates(article, doc)
    )


def _long(articles: list[Article], words: int) -> Article:
    """The paragraphs of the articles over and over, up to a length."""
    paragraphs = [p for article in articles for p in article.text.split("\n\n")]
    text: list[str] = []
    count = 0
    while count < words:
        text.append(paragraphs[len(text) % len(paragraphs)])
        count += len(text[-1].split())
    return Article(id="a-long", origin="long.txt", text="\n\n".join(text))


def _best(work: Callable[[], object]) -> float:
    """The shortest of a few rounds: the others measure what else the machine did."""
    work()
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
