"""Data sets in a folder → examples, label sets and sentence-vector targets in another.

python -m training.prepare DATA PREPARED
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from training import name_sets, treebanks
from training.example import Example, read_examples, write_examples
from training.lemma_scripts import script_of
from training.name_swaps import leaders_of, pool_of
from training.name_tags import TAGS

_RARE = {"feats": 5, "lemmas": 4, "xpos": 2}
_LONGEST = 160


def main() -> None:
    """Read the arguments and prepare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("prepared", type=Path)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    arguments.prepared.mkdir(parents=True, exist_ok=True)
    for name, examples in sets(arguments.data).items():
        count = write_examples(arguments.prepared / f"{name}.jsonl", examples)
        logging.info("%s: %d sentences", name, count)
    labels = labels_of(read_examples(arguments.prepared / "train.jsonl"))
    (arguments.prepared / "labels.json").write_text(json.dumps(labels, indent=1, sort_keys=True))
    pool = pool_of(read_examples(arguments.prepared / "train.jsonl"), leaders_of(arguments.data))
    (arguments.prepared / "swaps.json").write_text(json.dumps(pool, ensure_ascii=False), encoding="utf-8")


def sets(data: Path) -> dict[str, Iterable[Example]]:
    """Each file that is written, by its name."""
    return {
        "train": (e for e in _training(data) if 1 <= len(e.words) <= _LONGEST),
        "ewt-dev": treebanks.ewt(data, "dev"),
        "gum-dev": treebanks.gum(data, "dev"),
        "wikigold-check": name_sets.wikigold(data, "check"),
        "politics-dev": name_sets.politics(data, "dev"),
        "uner-check": name_sets.uner(data, "check"),
    }


def _training(data: Path) -> Iterable[Example]:
    return chain(
        treebanks.ewt(data, "train"),
        treebanks.gum(data, "train"),
        name_sets.wikigold(data, "train"),
        name_sets.politics(data, "train"),
        name_sets.politics(data, "test"),
        name_sets.uner(data, "train"),
        name_sets.re3d(data),
        name_sets.meantime(data),
    )


def labels_of(examples: Iterable[Example]) -> dict[str, list[str]]:
    """The label set of each head, commonest first; rare joint labels are left out."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("upos", "xpos", "feats", "lemmas", "deprels")
    }
    for example in examples:
        if example.upos is None or example.lemmas is None:
            continue
        for name in ("upos", "xpos", "feats", "deprels"):
            counts[name].update(getattr(example, name))
        counts["lemmas"].update(map(script_of, example.words, example.lemmas))
    labels = {
        name: [
            label
            for label, count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))
            if count >= _RARE.get(name, 1)
        ]
        for name, counter in counts.items()
    }
    return {**labels, "names": list(TAGS)}


if __name__ == "__main__":
    main()
