"""The loss of one batch: each head that the batch has a layer for."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORED, Batch
from training.model import Network, Scores

WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "feats": 0.5,
    "lemmas": 0.5,
    "arcs": 1.0,
    "labels": 1.0,
    "names": 1.5,
    "vectors": 2.0,
}


def losses(network: Network, scores: Scores, batch: Batch, vectors: Tensor | None) -> dict[str, Tensor]:
    """Mean losses by head, unweighted."""
    found: dict[str, Tensor] = {}
    for head in ("upos", "xpos", "feats", "lemmas"):
        if head in batch.targets:
            found[head] = _cross_entropy(getattr(scores, head), batch.targets[head])
    if "heads" in batch.targets:
        found["arcs"] = _cross_entropy(arc_scores(scores.arcs, batch.words), batch.targets["heads"])
        found["labels"] = _labels(network, scores, batch)
    if batch.names is not None and bool(batch.names.any()):
        found["names"] = _names(scores.names, batch.names)
    if vectors is not None:
        found["vectors"] = (1 - (scores.vectors * vectors).sum(-1)).mean()
    return found


def total(parts: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[head] * loss for head, loss in parts.items()]).sum()


def arc_scores(arcs: Tensor, words: Tensor) -> Tensor:
    """Arc scores with heads that are padding (not the root) shut out."""
    heads = words.clone()
    heads[:, 0] = True
    return arcs.masked_fill(~heads[:, None, :], -1e4)


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=IGNORED)


def _labels(network: Network, scores: Scores, batch: Batch) -> Tensor:
    row, word = (batch.targets["heads"] != IGNORED).nonzero(as_tuple=True)
    heads = batch.targets["heads"][row, word]
    label_scores = network.label_scores(scores.label_dependents[row, word], scores.label_heads[row, heads])
    return functional.cross_entropy(label_scores, batch.targets["deprels"][row, word])


def _names(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability of all tags a word may have."""
    taught = allowed.any(-1)
    logs = functional.log_softmax(scores[taught], -1)
    return -logs.masked_fill(~allowed[taught], -1e4).logsumexp(-1).mean()
