"""Whether the shipped form loses no more than 0.3 points on any head against float32.

python -m training.check PREPARED FLOAT32 SHIPPED     (folders that `training.export` wrote)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onrecord.language.predict import Predictor
from training.evaluate import measure

_MOST = 0.3
_NAMED = "all with names"


def main() -> None:
    """Read the arguments, compare, and end with 1 where a loss is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("float32", type=Path)
    parser.add_argument("shipped", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    whole = measure(arguments.prepared, Predictor(arguments.float32, arguments.threads))
    small = measure(arguments.prepared, Predictor(arguments.shipped, arguments.threads))
    lost = losses(whole, small)
    for place, points in sorted(lost.items()):
        sys.stdout.write(f"{place}: {points:+.2f}\n")
    sys.exit(1 if any(points > _MOST for points in lost.values()) else 0)


def losses(whole: dict[str, dict[str, float]], small: dict[str, dict[str, float]]) -> dict[str, float]:
    """Points lost by set and measure (a gain is negative); the cosine counts in hundredths.

    Names are compared over all sets together: in one set a few names are half a point.
    """
    return {
        f"{name} {measure_}": (value - small[name][measure_]) * (100 if "cosine" in measure_ else 1)
        for name, row in whole.items()
        for measure_, value in row.items()
        if _counts(name, measure_)
    }


def _counts(name: str, measure_: str) -> bool:
    if measure_.startswith("names"):
        return name == _NAMED and measure_ == "names_f1"
    return measure_ != "sentences"


if __name__ == "__main__":
    main()
