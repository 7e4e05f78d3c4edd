"""Words a processor second: the whole pipeline, and the encoder's forward alone on the same batches.

python -m training.bench PREPARED WEIGHTS [--threads 1] [--float32 FOLDER]
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from onrecord.language.encoder import Encoder
from onrecord.language.pipeline import Analyser
from training.example import Example, read_examples


def main() -> None:
    """Read the arguments and time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--float32", type=Path)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    began = time.perf_counter()
    analyser = Analyser(arguments.weights, arguments.threads)
    _say("load", f"{time.perf_counter() - began:.2f} s (imports apart)")
    news = [e for e in read_examples(arguments.prepared / "gum-dev.jsonl") if "news" in e.document]
    interviews = [e for e in read_examples(arguments.prepared / "gum-dev.jsonl") if "interview" in e.document]
    examples = news + interviews
    texts = ["\n".join(map(_text, examples))]
    words = sum(len(doc) for doc in analyser.pipe(texts))
    sentences = [[t.text for t in s if not t.is_space] for d in analyser.pipe(texts) for s in d.sents]
    whole = best(lambda: list(analyser.pipe(texts)), arguments.repeats)
    bare = best(_forward(Encoder(arguments.weights, arguments.threads), sentences), arguments.repeats)
    _say("pipeline", f"{words / whole:.0f} words/s")
    _say("encoder alone", f"{words / bare:.0f} words/s; pipeline / encoder {bare / whole:.2f}")
    if arguments.float32:
        other = best(_forward(Encoder(arguments.float32, arguments.threads), sentences), arguments.repeats)
        _say("float32 encoder", f"{words / other:.0f} words/s; shipped / float32 {other / bare:.2f}")
    _say("resident", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def best(work: Callable[[], object], repeats: int) -> float:
    """The least seconds of the processor in several runs (so that other work beside it counts less)."""
    times = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def _forward(encoder: Encoder, sentences: list[list[str]]) -> Callable[[], object]:
    return lambda: encoder.run(sentences)


def _text(example: Example) -> str:
    spaces = example.spaces or [True] * len(example.words)
    return "".join(w + " " * s for w, s in zip(example.words, spaces, strict=True)).strip()


def _say(name: str, value: str) -> None:
    sys.stdout.write(f"{name}: {value}\n")


if __name__ == "__main__":
    main()
