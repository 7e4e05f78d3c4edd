"""Learns what a line of furniture looks like: `python -m training.furniture.train GUM OUT`.

GUM is the folder of that corpus as published, OUT the file of weights
(`src/onrecord/reading/data/lines.tsv`).

Logistic regression over the features of `onrecord.reading.lines`, on the lines that rules leave. So that what
is learnt does not lean on rules that know these pages by heart, a part of what the rules found is forgotten,
page by page. The outlets named with `--without` are left out, to be measured on.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from onrecord.reading.clean import Sheet, ruled
from onrecord.reading.lines import Lines
from tests.reading.marked import Marked, marked_reports, solid
from training.furniture.bodies import of_gum
from training.furniture.pages import Page, made_up

# A feature that fewer outlets show is a name or an accident.
LEAST_OUTLETS = 3
# Shares of what the rules found that are forgotten, one drawn for each showing of a page.
FORGET = (0.0, 0.25, 0.5, 0.75)
SHOWINGS = 2
PENALTY = 1.5
SMALLEST = 0.02


@dataclass
class Examples:
    """Lines as rows of features, with what they are."""

    rows: list[list[str]] = field(default_factory=list)
    furniture: list[bool] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)

    def add(self, page: Page, sheet: Sheet, marks: Sequence[bool], draw: random.Random) -> None:
        """The lines that the rules leave, once a share of what they found is forgotten."""
        share = draw.choice(FORGET)
        reasons = {i: each for i, each in sheet.reasons.items() if marks[i] and draw.random() >= share}
        shown = Lines(lines=sheet.lines, reasons=reasons, title=sheet.title)
        for i, line in enumerate(sheet.lines):
            if i not in reasons and i != sheet.title:
                self.rows.append(sorted(set(shown.features(i))))
                self.furniture.append(marks[i])
                self.outlets.append(page.outlet)
                self.lengths.append(len(line))


def pages_of(reports: Iterable[Marked]) -> Iterator[Page]:
    """Marked reports as pages."""
    for report in reports:
        lines = [line for line in report.raw.split("\n") if line.strip()]
        rest = Counter(report.furniture)
        marks = []
        for line in lines:
            marks.append(rest[line] > 0)
            rest[line] -= marks[-1]
        yield Page(report.outlet, tuple(lines), tuple(marks))


def marks_of(page: Page, sheet: Sheet) -> list[bool]:
    """Which lines of a sheet are furniture: lines of the page may have been joined there."""
    marks, at = [], 0
    for line in sheet.lines:
        rest, parts = solid(line), []
        while rest and at < len(page.lines) and rest.startswith(solid(page.lines[at])):
            rest = rest[len(solid(page.lines[at])) :]
            parts.append(page.furniture[at])
            at += 1
        marks.append(bool(parts) and all(parts))
    return marks


def examples_of(pages: Iterable[Page], seed: int, showings: int) -> Examples:
    """Examples of each page, shown several times with different gaps in what is known."""
    draw = random.Random(seed)
    found = Examples()
    for page in pages:
        sheet = ruled("\n".join(page.lines))
        marks = marks_of(page, sheet)
        for _ in range(showings):
            found.add(page, sheet, marks, draw)
    return found


def vocabulary(examples: Examples) -> dict[str, int]:
    """The features that several outlets show, in alphabetical order."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for row, outlet in zip(examples.rows, examples.outlets, strict=True):
        for feature in row:
            if len(outlets[feature]) < LEAST_OUTLETS:
                outlets[feature].add(outlet)
    kept = sorted(feature for feature, seen in outlets.items() if len(seen) >= LEAST_OUTLETS)
    return {feature: i for i, feature in enumerate(kept)}


def matrix(rows: Sequence[Sequence[str]], known: dict[str, int]) -> csr_matrix:
    """Rows of features as a sparse matrix of ones."""
    found = [[known[each] for each in row if each in known] for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    places = np.fromiter((i for row in found for i in row), dtype=np.int32)
    return csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), len(known)))


def learn(examples: Examples) -> dict[str, float]:
    """The weight of each feature; lines count by the root of their length, since characters count."""
    known = vocabulary(examples)
    seen = matrix(examples.rows, known)
    sign = np.where(examples.furniture, 1.0, -1.0)
    mass = np.sqrt(np.minimum(examples.lengths, 400)) / 8

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (seen @ w[1:] + w[0])
        wrong = mass / (1 + np.exp(np.clip(margin, -30, 30)))
        slope = -(sign * wrong)
        value = float(mass @ np.logaddexp(0, -margin)) + PENALTY * float(w[1:] @ w[1:]) / 2
        return value, np.concatenate([[slope.sum()], seen.T @ slope + PENALTY * w[1:]])

    w = minimize(loss, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 70}).x
    weights = {feature: float(w[i + 1]) for feature, i in known.items()}
    return {"": float(w[0])} | {each: w for each, w in weights.items() if abs(w) >= SMALLEST}


def write(weights: dict[str, float], path: Path) -> None:
    """The weights as lines of feature and number."""
    head = "# Log-odds of furniture for each feature of a line (training/furniture); the first is for all.\n"
    rows = (f"{feature}\t{weight:.3f}\n" for feature, weight in sorted(weights.items()))
    path.write_text(head + "".join(rows), "utf-8")


def made(marked: Sequence[Page], bodies: Sequence[Sequence[str]], outlets: int, seed: int) -> list[Page]:
    """Made-up pages around the prose of the bodies and of the marked pages."""
    prose = [
        [line for line, gone in zip(page.lines, page.furniture, strict=True) if not gone] for page in marked
    ]
    return list(made_up([*bodies, *(each for each in prose if len(each) > 3)], outlets, seed, marked))


def main() -> None:
    """Trains on all marked pages, or measures on outlets left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gum", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--outlets", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--without", nargs="*", default=[], help="Outlets that are left out.")
    args = parser.parse_args()
    bodies = list(of_gum(args.gum))
    marked = [page for page in pages_of(marked_reports()) if page.outlet not in args.without]
    examples = examples_of(marked, args.seed, SHOWINGS)
    more = examples_of(made(marked, bodies, args.outlets, args.seed), args.seed, 1)
    for name in ("rows", "furniture", "outlets", "lengths"):
        getattr(examples, name).extend(getattr(more, name))
    write(learn(examples), args.out)


if __name__ == "__main__":
    main()
