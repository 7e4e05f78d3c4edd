"""How well furniture goes off marked reports: `python -m training.furniture.measure [OUTLET ...]`.

A line of a table for each outlet and one for all: F1 by characters of furniture, read alone and as a folder,
and the share of the prose that is lost; then how many titles, dates, authors, places and outlets are right,
left open and wrong, where `tests/reading/scraped/headings.toml` says them. `--lines` prints what goes wrong.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.reading import read
from onrecord.reading.batch import with_repeated
from onrecord.reading.clean import Cleaned, clean
from onrecord.reading.raw import RawArticle
from onrecord.record import Article
from tests.reading.marked import FOLDER, Marked, marked_reports, solid

FIELDS = ("title", "published", "authors", "dateline", "outlet")


@dataclass(frozen=True)
class Score:
    """Characters of furniture taken and left, of prose taken, and of all prose."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    prose: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.missed + other.missed,
            self.wrong + other.wrong,
            self.prose + other.prose,
        )

    @property
    def f1(self) -> float:
        """Furniture F1 by characters."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    @property
    def lost(self) -> float:
        """The share of the prose that is lost."""
        return self.wrong / max(1, self.prose)


def faults(report: Marked, cleaned: Cleaned) -> Iterator[tuple[str, str]]:
    """Lines that stay and should go ("left"), or go and should stay ("lost")."""
    went, kept = solid("".join(each.text for each in cleaned.removed)), solid(cleaned.text)
    yield from (("left", line) for line in report.furniture if solid(line) not in went)
    yield from (("lost", line) for line in report.prose if solid(line) not in kept)


def score(report: Marked, repeated: Container[str]) -> tuple[Score, list[tuple[str, str]]]:
    """How one report fares, and its faults."""
    found = list(faults(report, clean(report.raw, repeated=repeated)))
    left = sum(len(line) for kind, line in found if kind == "left")
    lost = sum(len(line) for kind, line in found if kind == "lost")
    furniture, prose = (sum(map(len, lines)) for lines in (report.furniture, report.prose))
    return Score(furniture - left, left, lost, prose), found


def repeated_in(reports: Sequence[Marked]) -> list[Container[str]]:
    """What the reports repeat, as each of them is told in one folder."""
    raws = [RawArticle(origin=each.outlet, name=str(each.number), text=each.raw) for each in reports]
    return [lines for _, lines in with_repeated(raws)]


def heading_of(article: Article) -> dict[str, object]:
    """What was read of the head of a report, as `headings.toml` writes it."""
    place = article.dateline.place if article.dateline is not None else None
    return {
        "title": article.title,
        "published": article.published.value[:10] if article.published and article.published.value else None,
        "authors": list(article.authors) or None,
        "dateline": place.casefold() if place else None,
        "outlet": article.outlet,
    }


def headings(outlets: Iterable[str], folder: Path) -> Iterator[tuple[str, str, object, object]]:
    """Report, field, what it says and what was read, for each report of the outlets with known headings."""
    asked = tomllib.loads((FOLDER / "headings.toml").read_text("utf-8"))
    reports = {f"{each.outlet}:{each.number}": each for each in marked_reports() if each.outlet in outlets}
    for name, report in reports.items():
        if name in asked:
            path = folder / f"{name.replace(':', '_')}.txt"
            path.write_text(report.raw, "utf-8")
            [article] = read([path], alone=True)
            assert isinstance(article, Article), article
            for field, found in heading_of(article).items():
                said = asked[name].get(field) or None
                yield name, field, said.casefold() if field == "dateline" and said else said, found


def print_headings(outlets: Iterable[str], lines: bool) -> None:
    """The table of titles, dates, authors, places and outlets."""
    table: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    with tempfile.TemporaryDirectory() as folder:
        for name, field, said, found in headings(outlets, Path(folder)):
            verdict = "right" if said == found else "open" if found is None else "wrong"
            table[field][verdict] += 1
            if lines and verdict != "right":
                print(f"{verdict}\t{name}\t{field}\t{said!r}\t{found!r}")
    for field, counts in table.items():
        print(f"{field:10}  right {counts['right']:3}  open {counts['open']:3}  wrong {counts['wrong']:3}")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outlets", nargs="*")
    parser.add_argument("--lines", action="store_true", help="Print what stays or goes wrongly.")
    args = parser.parse_args()
    known = dict.fromkeys(each.outlet for each in marked_reports())
    totals = [Score(), Score()]
    for outlet in args.outlets or known:
        reports = [each for each in marked_reports() if each.outlet == outlet]
        ways: tuple[Sequence[Container[str]], ...] = ([()] * len(reports), repeated_in(reports))
        for total, told in enumerate(ways):
            found = [score(each, lines) for each, lines in zip(reports, told, strict=True)]
            of_outlet = sum((each for each, _ in found), Score())
            totals[total] += of_outlet
            way = ("alone", "folder")[total]
            print(f"{outlet:24} {way:6}  F1 {of_outlet.f1:.3f}  lost {of_outlet.lost:.2%}")
            if args.lines:
                for number, (_, wrong) in enumerate(found, 1):
                    for kind, line in wrong:
                        print(f"    {number} {kind}: {line}")
    for way, sums in zip(("alone", "folder"), totals, strict=True):
        print(f"{'all':24} {way:6}  F1 {sums.f1:.3f}  lost {sums.lost:.2%}")
    print_headings(set(args.outlets or known), args.lines)


if __name__ == "__main__":
    main()
