"""Trains the network; what is interrupted goes on from its last checkpoint.

python -m training.train PREPARED RUN --steps 4000
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch import nn

from onrecord.language.wordpieces import WordPieces
from training.augment import augmented
from training.batches import Batch, Vocabulary, make_batch, plan
from training.example import Example, read_examples
from training.losses import losses, total
from training.model import Network
from training.name_swaps import Pool, read_pool, swapped
from training.vectors import original, original_network, sizes_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How to train. With `minutes` the decay also ends after that much wall time.

    `start` is a trained model to begin from, in place of the original weights of the encoder.
    """

    steps: int = 4000
    minutes: float | None = None
    most_pieces: int = 700
    warm_up: int = 150
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    checkpoint_minutes: float = 8.0
    seed: int = 20
    threads: int = 2
    device: str = "cpu"
    start: Path | None = None


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("--steps", type=int, default=Settings.steps)
    parser.add_argument("--minutes", type=float)
    parser.add_argument(
        "--start", type=Path, help="a trained model.pt to go on from, by a schedule of its own"
    )
    parser.add_argument("--encoder-rate", type=float, default=Settings.encoder_rate)
    parser.add_argument("--head-rate", type=float, default=Settings.head_rate)
    parser.add_argument("--warm-up", type=int, default=Settings.warm_up)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--threads", type=int, default=Settings.threads)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    arguments = vars(parser.parse_args())
    prepared, run = arguments.pop("prepared"), arguments.pop("run")
    run.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", filename=run / "log")
    train(prepared, run, Settings(**arguments))


def train(prepared: Path, run: Path, settings: Settings) -> None:
    """Train to the end of the schedule; leaves RUN/checkpoint.pt and RUN/model.pt."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    torch.set_flush_denormal(True)
    labels = json.loads((prepared / "labels.json").read_text())
    device = torch.device(settings.device)
    network = _first_network(labels, settings).to(device)
    network.encoder.pieces.weight.requires_grad_(False)
    optimiser = _optimiser(network, settings)
    state = _State(network, optimiser, settings)
    state.resume(run)
    saved = time.monotonic()
    for batch, vectors in _batches(prepared, labels, settings, state.step):
        if state.progress() >= 1:
            break
        _step(state, batch.to(device), vectors.to(device))
        if time.monotonic() - saved > 60 * settings.checkpoint_minutes:
            state.save(run)
            saved = time.monotonic()
    state.save(run)
    _replace(run / "model.pt", {"labels": labels, "weights": network.state_dict()})
    _log.info("done after %d steps", state.step)


def _first_network(labels: dict[str, list[str]], settings: Settings) -> Network:
    network = original_network(sizes_of(labels))
    if settings.start is not None:
        saved = torch.load(settings.start, map_location="cpu", weights_only=True)
        if saved["labels"] != labels:
            raise SystemExit(f"{settings.start} was trained with other labels")
        network.load_state_dict(saved["weights"])
    return network


class _State:
    """Network, optimiser, and how far the run has come."""

    def __init__(self, network: Any, optimiser: torch.optim.Optimizer, settings: Settings) -> None:
        self.network, self.optimiser, self.settings = network, optimiser, settings
        self.step = 0
        self.before = 0.0
        self.began = time.monotonic()
        self.seen: dict[str, list[float]] = {}

    def elapsed(self) -> float:
        """Seconds of training, earlier runs counted in."""
        return self.before + time.monotonic() - self.began

    def progress(self) -> float:
        """0 at the start, 1 at the end of the schedule."""
        done = self.step / self.settings.steps
        if self.settings.minutes:
            done = max(done, self.elapsed() / 60 / self.settings.minutes)
        return done

    def rate(self) -> float:
        """Factor on the learning rates: warm-up, then linear decay to zero."""
        warm = min(1.0, (self.step + 1) / self.settings.warm_up)
        return warm * max(0.0, 1 - self.progress())

    def save(self, run: Path) -> None:
        """Write the checkpoint, whole or not at all."""
        _replace(
            run / "checkpoint.pt",
            {
                "step": self.step,
                "elapsed": self.elapsed(),
                "weights": self.network.state_dict(),
                "optimiser": self.optimiser.state_dict(),
            },
        )

    def resume(self, run: Path) -> None:
        """Go on from a checkpoint where there is one."""
        path = run / "checkpoint.pt"
        if path.exists():
            saved = torch.load(path, map_location=self.settings.device, weights_only=True)
            self.step, self.before = saved["step"], saved["elapsed"]
            self.network.load_state_dict(saved["weights"])
            self.optimiser.load_state_dict(saved["optimiser"])
            _log.info("going on from step %d", self.step)


def _optimiser(network: Any, settings: Settings) -> torch.optim.Optimizer:
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    own = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in own]
    groups = [
        {"params": body, "lr": settings.encoder_rate, "base": settings.encoder_rate},
        {"params": heads, "lr": settings.head_rate, "base": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def _batches(
    prepared: Path, labels: dict[str, list[str]], settings: Settings, done: int
) -> Iterator[tuple[Batch, torch.Tensor]]:
    """Batches without end, the first `done` passed over; epoch and step seed the chance in them."""
    examples = list(read_examples(prepared / "train.jsonl"))
    vectors = torch.from_numpy(np.load(prepared / "train.vectors.npy").astype(np.float32))
    wordpieces, vocabulary = WordPieces(original() / "tokenizer.json"), Vocabulary(labels)
    pool = read_pool(prepared / "swaps.json")
    sizes = [2 + sum(map(len, wordpieces.of(example.words))) for example in examples]
    step, epoch = 0, 0
    while True:
        random = Random(f"{settings.seed} {epoch}")
        _log.info("epoch %d at step %d", epoch, step)
        for numbers in plan(examples, sizes, settings.most_pieces, random):
            if step >= done:
                varied = [_varied(examples[number], pool, settings.seed + step) for number in numbers]
                same = torch.tensor([[float(as_before)] for _, as_before in varied])
                batch = make_batch([example for example, _ in varied], wordpieces, vocabulary)
                yield batch, vectors[numbers] * same
            step += 1
        epoch += 1


def _varied(example: Example, pool: Pool, seed: int) -> tuple[Example, bool]:
    """The example changed by chance, and whether its names are as before: else its vector teaches nothing."""
    random = Random(f"{seed} {example.words[0]} {len(example.words)}")
    changed = swapped(example, pool, random) if random.random() < 0.4 else example
    return augmented(changed, random), changed is example


def _step(state: _State, batch: Batch, vectors: torch.Tensor) -> None:
    state.network.train()
    factor = state.rate()
    for group in state.optimiser.param_groups:
        group["lr"] = group["base"] * factor
    scores = state.network(batch.pieces, batch.casings, batch.starts, batch.features)
    parts = losses(state.network, scores, batch, vectors)
    state.optimiser.zero_grad(set_to_none=True)
    total(parts).backward()
    nn.utils.clip_grad_norm_(state.network.parameters(), 1.0)
    state.optimiser.step()
    state.step += 1
    for head, loss in parts.items():
        state.seen.setdefault(head, []).append(float(loss.detach()))
    if state.step % 50 == 0:
        means = " ".join(f"{head} {sum(row) / len(row):.3f}" for head, row in state.seen.items())
        _log.info("step %d %.0f s rate %.3f %s", state.step, state.elapsed(), factor, means)
        state.seen.clear()


def _replace(path: Path, value: dict[str, Any]) -> None:
    part = path.with_suffix(".part")
    torch.save(value, part)
    os.replace(part, path)


if __name__ == "__main__":
    main()
