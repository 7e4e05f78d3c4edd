"""How much a line is like furniture, by weights that were learnt (`training/furniture`).

A sum over what is to be seen of the line (`lines`): its log-odds of being furniture. The weights are plain
numbers beside words one can read (`data/lines.tsv`), so that `why` can say what decided.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from onrecord.reading.lines import Lines

# Log-odds above which a line goes. A false removal is worse than a miss.
ENOUGH = 2.5
# And of a few words between two paragraphs, where subheads stand.
ENOUGH_OF_SUBHEAD = 5.0
# No line of more words is furniture for how it looks.
MAX_WORDS = 90


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, read once; what stands under "" holds for every line."""
    text = files("onrecord.reading").joinpath("data/lines.tsv").read_text("utf-8")
    pairs = (line.rpartition("\t") for line in text.split("\n") if line and not line.startswith("# "))
    return {feature: float(weight) for feature, _, weight in pairs}


def likeness(page: Lines, i: int) -> float:
    """The log-odds that a line is furniture."""
    known = weights()
    return known.get("", 0.0) + sum(known.get(feature, 0.0) for feature in set(page.features(i)))


def goes(page: Lines, i: int) -> bool:
    """Whether a line is enough like furniture to go; on a page without a long sentence none is."""
    if not page.paragraphs or page.words[i] > MAX_WORDS or page.may_be_title(i):
        return False
    return likeness(page, i) > (ENOUGH_OF_SUBHEAD if page.may_be_subhead(i) else ENOUGH)


def why(page: Lines, i: int, most: int = 8) -> list[tuple[str, float]]:
    """What speaks most for or against a line being furniture."""
    known = weights()
    found = [(feature, known[feature]) for feature in sorted(set(page.features(i))) if feature in known]
    return sorted(found, key=lambda each: -abs(each[1]))[:most]
