"""Averages the weights of networks that were trained on from one another.

python -m training.average OUT/model.pt RUN/model.pt:0.2 RUN2/model.pt:0.2 RUN3/model.pt:0.6

Networks with a common beginning lie in one basin, and their mean is better than any of them on what none was
trained on (Wortsman and others, 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch


def main() -> None:
    """Read the arguments and average."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="+", help="a trained model and its share, as RUN/model.pt:0.5")
    arguments = parser.parse_args()
    shares = [part.rpartition(":") for part in arguments.parts]
    models = [torch.load(path, map_location="cpu", weights_only=True) for path, _, _ in shares]
    torch.save(averaged(models, [float(share) for _, _, share in shares]), arguments.out)


def averaged(models: Sequence[dict[str, Any]], shares: Sequence[float]) -> dict[str, Any]:
    """One model of several, each with its share; raises SystemExit where they do not belong together."""
    if any(model["labels"] != models[0]["labels"] for model in models):
        raise SystemExit("the models were trained with different labels")
    if abs(sum(shares) - 1) > 1e-6:
        raise SystemExit(f"the shares add up to {sum(shares):g}, not to 1")
    weights = [model["weights"] for model in models]
    mean = {
        name: sum(share * each[name] for share, each in zip(shares, weights, strict=True))
        for name in weights[0]
    }
    return {"labels": models[0]["labels"], "weights": mean}


if __name__ == "__main__":
    main()
