"""Groups many reports into families and says how long it took and how much memory.

    python benchmarks/families.py [--articles 100000]

The reports are made by program, from made-up words, as a large collection would hold them: stories of very
unequal size; within a story reports written independently share names and numbers; one in four is a copy of
another, cut or whole; one in twenty a rewrite with every third word changed. No report is read from a file.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections.abc import Iterator
from itertools import accumulate

from onrecord.linking.families import families_among
from onrecord.record import Article

SYLLABLES = re.findall("..a?", "bakelimorusatevinodafegihojulameniporasotuvawezi")
SMALL = tuple("the of to a in and that for on with by from at as was is said has had would be not".split())  # noqa: SIM905
SENTENCES = range(9, 22)


def words_of(chance: random.Random, count: int) -> list[str]:
    """Made-up words, the first of them common, as in a language."""
    return ["".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4))) for _ in range(count)]


def reports(count: int, seed: int = 0) -> Iterator[Article]:
    """Articles, story by story."""
    chance = random.Random(seed)
    words = words_of(chance, 20_000)
    weights = list(accumulate(1 / rank for rank in range(10, 20_010)))
    made = 0
    while made < count:
        story = _story(chance, words)
        size = min(count - made, int(chance.paretovariate(0.9)) + 1, 3000)
        texts: list[list[str]] = []
        for _ in range(size):
            texts.append(_report(chance, words, weights, story, texts))
            body = " ".join(texts[-1])
            yield Article(id=f"art-{made:07}", origin=str(made), title=None, text=body)
            made += 1


def _story(chance: random.Random, words: list[str]) -> list[str]:
    names = [word.capitalize() for word in chance.choices(words, k=14)]
    return names + [str(chance.randint(3, 9000)) for _ in range(6)]


def _report(
    chance: random.Random, words: list[str], weights: list[float], story: list[str], before: list[list[str]]
) -> list[str]:
    kind = chance.random()
    if before and kind < 0.25:
        kept = chance.choice(before)
        return kept[: max(5, round(len(kept) * chance.choice((1, 1, 0.8, 0.6))))]
    if before and kind < 0.3:
        return [_rewritten(chance, words, sentence) for sentence in chance.choice(before)]
    return [_sentence(chance, words, weights, story) for _ in range(chance.choice(SENTENCES))]


def _sentence(chance: random.Random, words: list[str], weights: list[float], story: list[str]) -> str:
    length = chance.randint(10, 30)
    content = chance.choices(words, cum_weights=weights, k=length)
    small = chance.choices(SMALL, k=length)
    said = [s if chance.random() < 0.45 else c for c, s in zip(content, small, strict=True)]
    for name in chance.choices(story, k=chance.randint(1, 3)):
        said[chance.randrange(1, length)] = name
    return " ".join(said).capitalize() + "."


def _rewritten(chance: random.Random, words: list[str], sentence: str) -> str:
    return " ".join(
        word if chance.random() > 0.33 or not word.islower() else chance.choice(words)
        for word in sentence.split()
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    asked = parser.parse_args()
    started = time.monotonic()
    articles = list(reports(asked.articles))
    words = sum(len(each.text.split()) for each in articles)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    made = time.monotonic() - started
    print(f"{len(articles):,} reports of {words / len(articles):.0f} words made in {made:.0f} s")
    started, cpu = time.monotonic(), time.process_time()
    families = list(families_among(articles))
    took, used = time.monotonic() - started, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    copies = sum(len(each.copies) for each in families)
    print(f"{len(families):,} families, {copies:,} copies and rewrites")
    print(f"{took:.0f} s ({used:.0f} s of processor time, {len(articles) / took:,.0f} reports a second)")
    print(f"memory at most {peak:.1f} GB, of which {held:.1f} GB the reports themselves")


if __name__ == "__main__":
    main()
