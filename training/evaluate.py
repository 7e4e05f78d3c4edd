"""Figures of an exported network on the sets held out, as JSON on the standard output.

python -m training.evaluate PREPARED WEIGHTS [--data DATA]

Gold tokens; universal labels (what follows a colon in a label is compared too, as `las_full`);
punctuation counts. With --data also CoNLL-18 style through the product's own tokenizer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from onrecord.language.predict import Analysis, Predictor
from training.example import Example, read_examples
from training.name_tags import Span, spans_of

_NEWS = ("GUM_news", "GUM_interview")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    figures = measure(arguments.prepared, Predictor(arguments.weights, arguments.threads))
    if arguments.data:
        from training.end_to_end import measure_raw

        figures.update(measure_raw(arguments.data, arguments.weights, arguments.threads))
    json.dump(figures, sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")


def measure(prepared: Path, predictor: Predictor) -> dict[str, dict[str, float]]:
    """Figures by set."""
    figures: dict[str, dict[str, float]] = {}
    named: list[tuple[Example, Analysis]] = []
    for name in ("ewt-dev", "gum-dev", "wikigold-check", "politics-dev", "uner-check"):
        examples = list(read_examples(prepared / f"{name}.jsonl"))
        pairs = list(zip(examples, predicted(predictor, examples), strict=True))
        figures[name] = scores(pairs)
        named.extend(pair for pair in pairs if pair[0].names is not None)
        if name == "gum-dev":
            news = [pair for pair in pairs if pair[0].document.startswith(_NEWS)]
            figures["gum-dev news+interview"] = scores(news)
        targets = prepared / f"{name}.vectors.npy"
        if targets.exists():
            original = np.load(targets).astype(np.float32)
            cosines = [float(a.vector @ row) for (_, a), row in zip(pairs, original, strict=True)]
            figures[name]["vector_cosine"] = round(float(np.mean(cosines)), 4)
    figures["all with names"] = {"sentences": len(named), **_names(named)}
    return figures


def predicted(predictor: Predictor, examples: Sequence[Example]) -> list[Analysis]:
    """The analysis of each example, words as given."""
    return predictor.predict([example.words for example in examples])


Pairs = Iterable[tuple[Example, Analysis]]


def scores(pairs: Sequence[tuple[Example, Analysis]]) -> dict[str, float]:
    """Percentages for the layers the examples have."""
    found: dict[str, float] = {"sentences": len(pairs)}
    if pairs and pairs[0][0].upos is not None:
        found.update(_syntax(pairs))
    if pairs and pairs[0][0].names is not None:
        found.update(_names(pairs))
    return found


def _syntax(pairs: Pairs) -> dict[str, float]:
    right: Counter[str] = Counter()
    words = 0
    for example, analysis in pairs:
        words += len(example.words)
        for layer in ("upos", "xpos", "feats", "lemmas"):
            gold, mine = getattr(example, layer), getattr(analysis, layer)
            right[layer] += sum(a == b for a, b in zip(gold, mine, strict=True))
        assert example.heads is not None and example.deprels is not None
        for head, label, my_head, my_label in zip(
            example.heads, example.deprels, analysis.heads, analysis.deprels, strict=True
        ):
            right["uas"] += head == my_head
            universal = label.split(":")[0] == my_label.split(":")[0]
            right["las"] += head == my_head and universal
            right["las_full"] += head == my_head and label == my_label
    return {name: round(100 * count / words, 2) for name, count in right.items()}


def _names(pairs: Pairs) -> dict[str, float]:
    """Span F1, typed; a gold word that may have several tags counts for nothing either way."""
    right = mine = gold = untyped = 0
    for example, analysis in pairs:
        assert example.names is not None
        known = [len(tags) == 1 for tags in example.names]
        told = set(spans_of([t[0] if len(t) == 1 else "O" for t in example.names]))
        found = {
            span for span in _in_classes_of(example.source, analysis.names) if all(known[span[0] : span[1]])
        }
        right += len(told & found)
        untyped += len({s[:2] for s in told} & {s[:2] for s in found})
        mine, gold = mine + len(found), gold + len(told)
    return {
        "names_precision": round(100 * right / max(mine, 1), 2),
        "names_recall": round(100 * right / max(gold, 1), 2),
        "names_f1": round(200 * right / max(mine + gold, 1), 2),
        "names_untyped_f1": round(200 * untyped / max(mine + gold, 1), 2),
    }


def _in_classes_of(source: str, spans: Iterable[Span]) -> Iterable[Span]:
    """Names in the classes a set has: wikigold puts events under MISC, UNER has neither."""
    if source == "wikigold":
        return [(a, b, "MISC" if name == "EVENT" else name) for a, b, name in spans]
    if source == "uner":
        return [span for span in spans if span[2] not in {"MISC", "EVENT"}]
    return spans


if __name__ == "__main__":
    main()
