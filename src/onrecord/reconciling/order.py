"""What sentences say of what came first, where nobody gives a day: "Norland recalled its envoy after the
vote", "Before the talks began, Sudria freed the crew"."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from onrecord.record import Evidence

Span = tuple[int, int]
_MOST_WORDS = 80
"""Evidence longer than this is a sentence, not the word for a deed."""
_APART = 160
"""Code points between two deeds of one sentence."""
_BREAK = re.compile(r"[.!?;:]\s|\n|[“”]")


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that the deed behind it came first, and that it came later."""
    data = resources.files("onrecord.reconciling").joinpath("data/order.toml")
    order = tomllib.loads(data.read_text("utf-8"))["order"]
    either = (order["after"], order["before"])
    first, later = (rf"\b(?:{'|'.join(map(re.escape, words))})\b" for words in either)
    return re.compile(first, re.IGNORECASE), re.compile(later, re.IGNORECASE)


def orders(places: Mapping[int, Sequence[Evidence]], texts: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs (earlier, later) of things that a sentence of a report puts in order.

    `places` is the evidence of each thing, `texts` the text of each article.
    """
    by_article: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for thing, evidence in places.items():
        for e in _deeds(evidence):
            by_article[e.article].append(((e.start, e.end), thing))
    found: set[tuple[int, int]] = set()
    for article, spans in sorted(by_article.items()):
        for (first, one), (second, other) in _near(sorted(spans)):
            if one == other or first[1] > second[0]:
                continue
            earlier = _earlier(texts.get(article, ""), first, second)
            if earlier is not None:
                found.add((one, other) if earlier else (other, one))
    # What sentences tell both ways, they do not tell.
    yield from sorted(pair for pair in found if pair[::-1] not in found)


def _near(spans: Sequence[tuple[Span, int]]) -> Iterator[tuple[tuple[Span, int], tuple[Span, int]]]:
    for at, one in enumerate(spans):
        for other in spans[at + 1 :]:
            if other[0][0] - one[0][1] > _APART:
                break
            yield one, other


def _deeds(evidence: Iterable[Evidence]) -> list[Evidence]:
    triggers = [e for e in evidence if e.role == "trigger"]
    return triggers or [e for e in evidence if e.role != "sentence" and e.end - e.start <= _MOST_WORDS]


def _earlier(text: str, first: Span, second: Span) -> bool | None:
    """Did the deed told first come first? None where the sentence does not say."""
    between = text[first[1] : second[0]]
    if _BREAK.search(between):
        return None
    came_first, came_later = _words()
    if came_first.search(between):
        return False
    if came_later.search(between):
        return True
    start = max((found.end() for found in _BREAK.finditer(text, 0, first[0])), default=0)
    opening = text[start : first[0]].lstrip()
    if "," not in between:
        return None
    if came_first.match(opening):
        return True
    return False if came_later.match(opening) else None
