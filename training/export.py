"""A trained network → the shipped ONNX file: int8 weights per channel, float32 arithmetic.

python -m training.export MODEL.pt WEIGHTS [--float32]
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from training.model import Network
from training.vectors import original, sizes_of

INPUTS = ("pieces", "casings", "starts", "features")
OUTPUTS = (
    "upos",
    "xpos",
    "feats",
    "lemmas",
    "names",
    "arcs",
    "label_dependents",
    "label_heads",
    "vectors",
)
_SMALLEST = 20_000


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--float32", action="store_true", help="do not quantise")
    arguments = parser.parse_args()
    export(arguments.model, arguments.weights, quantised=not arguments.float32)


def export(model: Path, weights: Path, *, quantised: bool) -> None:
    """Write model.onnx, labels.json, labels.npz and tokenizer.json into `weights`."""
    saved = torch.load(model, map_location="cpu", weights_only=True)
    network = Network(sizes_of(saved["labels"]))
    network.load_state_dict(saved["weights"])
    network.eval()
    weights.mkdir(parents=True, exist_ok=True)
    whole = weights / "model.part"
    _trace(network, whole)
    graph = onnx.load(whole)
    if quantised:
        graph = with_int8_weights(graph)
    onnx.save(graph, whole)
    whole.replace(weights / "model.onnx")
    np.savez_compressed(weights / "label_scorer.npz", label=_label_table(network))
    text = json.dumps(saved["labels"], indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (weights / "labels.json").write_text(text, encoding="utf-8")
    shutil.copyfile(original() / "tokenizer.json", weights / "tokenizer.json")


def _label_table(network: Network) -> np.ndarray[Any, Any]:
    return network.label.detach().numpy().astype(np.float16)


class _Shipped(nn.Module):
    """The network with single-label heads decided in the graph, so that little is copied out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, casings: Tensor, starts: Tensor, features: Tensor
    ) -> tuple[Tensor, ...]:
        scores = self.network(pieces, casings, starts, features)
        best = [
            getattr(scores, head).argmax(-1).to(torch.int32) for head in ("upos", "xpos", "feats", "lemmas")
        ]
        return (*best, *scores[4:])


def _trace(network: Network, path: Path) -> None:
    shape = torch.ones(2, 12, dtype=torch.long)
    starts = torch.arange(8)[None].repeat(2, 1)
    features = torch.ones(2, 8, 4, dtype=torch.long)
    pieces, words = {0: "sentences", 1: "pieces"}, {0: "sentences", 1: "words"}
    names = ("upos", "xpos", "feats", "lemmas", "names", "label_dependents", "label_heads")
    torch.onnx.export(
        _Shipped(network).eval(),
        (shape, shape, starts, features),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        opset_version=17,
        dynamo=False,
        dynamic_axes={
            "pieces": pieces,
            "casings": pieces,
            "starts": words,
            "features": words,
            **dict.fromkeys(names, words),
            "arcs": {0: "sentences", 1: "words", 2: "heads"},
            "vectors": {0: "sentences"},
        },
    )


def with_int8_weights(model: onnx.ModelProto) -> onnx.ModelProto:
    """Large weights as int8 with a scale for each output channel (each row, in embeddings).

    Matrix products get their weight through DequantizeLinear, which the runtime folds when it
    loads; embeddings stay int8 in memory and only the rows that are looked up are scaled.
    """
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[Any] = []
    replaced: set[str] = set()
    for node in graph.node:
        name = _weight_of(node, weights)
        if name is None:
            nodes.append(node)
        elif node.op_type == "Gather":
            nodes.extend(_quantised_gather(graph, node, name, weights[name], replaced))
        else:
            nodes.extend(_quantised_product(graph, node, name, weights[name], replaced))
    del graph.node[:]
    graph.node.extend(nodes)
    kept = [tensor for tensor in graph.initializer if tensor.name not in replaced]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    onnx.checker.check_model(model)
    return model


def _weight_of(node: Any, weights: dict[str, Any]) -> str | None:
    place = {"MatMul": 1, "Gemm": 1, "Gather": 0}.get(node.op_type)
    if place is None or node.input[place] not in weights:
        return None
    tensor = weights[node.input[place]]
    large = len(tensor.dims) == 2 and tensor.data_type == TensorProto.FLOAT
    return tensor.name if large and int(np.prod(tensor.dims)) >= _SMALLEST else None


def _scaled(values: np.ndarray[Any, Any], axis: int) -> tuple[Any, Any]:
    """(int8 values, float32 scales); `axis` is the channel that has its own scale."""
    scale = np.abs(values).max(axis=1 - axis, keepdims=True) / 127
    scale = np.maximum(scale, 1e-12).astype(np.float32)
    return np.clip(np.rint(values / scale), -127, 127).astype(np.int8), scale


def _quantised_product(graph: Any, node: Any, name: str, tensor: Any, replaced: set[str]) -> list[Any]:
    transposed = any(a.name == "transB" and a.i for a in node.attribute)
    axis = 0 if transposed else 1
    found: list[Any] = []
    if name not in replaced:
        whole, scale = _scaled(numpy_helper.to_array(tensor), axis)
        zero = np.zeros(scale.size, dtype=np.int8)
        for suffix, value in (("_i8", whole), ("_scale", scale.ravel()), ("_zero", zero)):
            graph.initializer.append(numpy_helper.from_array(value, name + suffix))
        inputs = [name + "_i8", name + "_scale", name + "_zero"]
        found.append(helper.make_node("DequantizeLinear", inputs, [name + "_f32"], axis=axis))
        replaced.add(name)
    node.input[1] = name + "_f32"
    return [*found, node]


def _quantised_gather(graph: Any, node: Any, name: str, tensor: Any, replaced: set[str]) -> list[Any]:
    if name not in replaced:
        whole, scale = _scaled(numpy_helper.to_array(tensor), 0)
        graph.initializer.append(numpy_helper.from_array(whole, name + "_i8"))
        graph.initializer.append(numpy_helper.from_array(scale, name + "_scale"))
        replaced.add(name)
    rows, places, out = node.input[0], node.input[1], node.output[0]
    assert rows == name
    return [
        helper.make_node("Gather", [name + "_i8", places], [out + "_rows"], axis=0),
        helper.make_node("Cast", [out + "_rows"], [out + "_cast"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [name + "_scale", places], [out + "_by"], axis=0),
        helper.make_node("Mul", [out + "_cast", out + "_by"], [out]),
    ]


if __name__ == "__main__":
    main()
