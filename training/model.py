"""The network: MiniLM with casing, and one head for each layer of analysis.

After all-MiniLM-L6-v2 (6 layers, 384 wide); arcs and labels after Dozat and Manning (2017),
"Deep Biaffine Attention for Neural Dependency Parsing".
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.language.features import CASINGS, PREFIXES3, SHAPES, SUFFIXES2, SUFFIXES3

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
POSITIONS, VOCABULARY = 512, 30522
ARC, LABEL = 256, 128


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How many labels each head has."""

    upos: int
    xpos: int
    feats: int
    lemmas: int
    names: int
    deprels: int


class Scores(NamedTuple):
    """What the network returns for B sentences of at most W words (position 0 is the root)."""

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    lemmas: Tensor
    names: Tensor
    arcs: Tensor
    label_dependents: Tensor
    label_heads: Tensor
    vectors: Tensor


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = hidden.shape
        parts = self.qkv(hidden).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=0.0)
        else:
            scale = 1.0 / math.sqrt(WIDTH // HEADS)
            scores = torch.matmul(query * scale, key.transpose(-1, -2)) + mask
            mixed = torch.matmul(torch.softmax(scores, -1), value)
        joined = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm1(hidden + self.dropout(self.out(joined)))
        inner = self.down(functional.gelu(self.up(hidden)))
        return self.norm2(hidden + self.dropout(inner))


class Encoder(nn.Module):
    """Word pieces → one vector each. Without casing it is the original MiniLM."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.casings = nn.Embedding(CASINGS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.casings.weight)

    def forward(self, pieces: Tensor, casings: Tensor) -> Tensor:
        positions = self.positions.weight[: pieces.shape[1]]
        hidden = self.pieces(pieces) + positions + self.casings(casings)
        hidden = self.dropout(self.norm(hidden))
        mask = ((pieces == 0).to(hidden.dtype) * -1e9)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden


def _mlp(inside: int, width: int, outside: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inside, width), nn.GELU(), nn.Dropout(0.3), nn.Linear(width, outside))


def _projection(inside: int, width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(inside, width), nn.GELU(), nn.Dropout(0.3))


class Network(nn.Module):
    """Encoder and heads. Inputs are int64:

    pieces, casings: B × T word pieces with [CLS] first, [SEP] last, 0 as padding;
    starts: B × W, the place of each word's first piece, the root's (0) first;
    features: B × W × 4, shape, suffix3, suffix2 and prefix3 of each word.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.casing = nn.Embedding(CASINGS, 16)
        self.shape = nn.Embedding(SHAPES, 32)
        self.suffix3 = nn.Embedding(SUFFIXES3, 48)
        self.suffix2 = nn.Embedding(SUFFIXES2, 32)
        self.prefix3 = nn.Embedding(PREFIXES3, 32)
        wide = WIDTH + 16 + 32 + 48 + 32 + 32
        self.word_dropout = nn.Dropout(0.2)
        self.tags = _projection(wide, 320)
        self.upos = nn.Linear(320, sizes.upos)
        self.xpos = nn.Linear(320, sizes.xpos)
        self.feats = nn.Linear(320, sizes.feats)
        self.lemmas = _mlp(wide, 256, sizes.lemmas)
        self.names = _mlp(wide, 256, sizes.names)
        self.arc_dependent = _projection(wide, ARC)
        self.arc_head = _projection(wide, ARC)
        self.label_dependent = _projection(wide, LABEL)
        self.label_head = _projection(wide, LABEL)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.label = nn.Parameter(torch.zeros(sizes.deprels, LABEL + 1, LABEL + 1))
        self.vector = nn.Linear(WIDTH, WIDTH)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)
        for table in (self.casing, self.shape, self.suffix3, self.suffix2, self.prefix3):
            nn.init.normal_(table.weight, std=0.05)
        nn.init.xavier_uniform_(self.arc.weight)

    def forward(self, pieces: Tensor, casings: Tensor, starts: Tensor, features: Tensor) -> Scores:
        hidden = self.encoder(pieces, casings)
        words = self._words(hidden, casings, starts, features)
        tagged = self.tags(words)
        heads = self.arc_head(words)
        scores = torch.matmul(self.arc(self.arc_dependent(words)), heads.transpose(1, 2))
        return Scores(
            upos=self.upos(tagged),
            xpos=self.xpos(tagged),
            feats=self.feats(tagged),
            lemmas=self.lemmas(words),
            names=self.names(words),
            arcs=scores / math.sqrt(ARC) + self.arc_bias(heads).transpose(1, 2),
            label_dependents=self.label_dependent(words),
            label_heads=self.label_head(words),
            vectors=self.sentence_vectors(hidden, pieces),
        )

    def _words(self, hidden: Tensor, casings: Tensor, starts: Tensor, features: Tensor) -> Tensor:
        index = starts[:, :, None].expand(-1, -1, WIDTH)
        first = torch.gather(hidden, 1, index)
        parts = (
            first,
            self.casing(torch.gather(casings, 1, starts)),
            self.shape(features[:, :, 0]),
            self.suffix3(features[:, :, 1]),
            self.suffix2(features[:, :, 2]),
            self.prefix3(features[:, :, 3]),
        )
        joined: Tensor = self.word_dropout(torch.cat(parts, -1))
        return joined

    def sentence_vectors(self, hidden: Tensor, pieces: Tensor) -> Tensor:
        """B × 384 unit vectors: the mean over all pieces, as the original pools."""
        there = (pieces != 0).to(hidden.dtype)[:, None, :]
        total = torch.matmul(there, self.vector(hidden))[:, 0]
        return total / torch.sqrt((total * total).sum(-1, keepdim=True) + 1e-12)

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """N × 128 dependents with their heads → N × labels."""
        ones = dependents.new_ones(dependents.shape[0], 1)
        left = torch.cat([dependents, ones], -1)
        right = torch.cat([heads, ones], -1)
        half = torch.einsum("ni,lij->nlj", left, self.label)
        return torch.einsum("nlj,nj->nl", half, right)


def from_minilm(state: Mapping[str, Tensor], sizes: Sizes) -> Network:
    """A new network whose encoder holds the original MiniLM's weights."""
    network = Network(sizes)
    encoder = network.encoder
    embeddings = "embeddings."
    with torch.no_grad():
        encoder.pieces.weight.copy_(state[embeddings + "word_embeddings.weight"])
        types = state[embeddings + "token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(state[embeddings + "position_embeddings.weight"] + types)
        _copy(encoder.norm, state, embeddings + "LayerNorm")
        for number, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            _copy_layer(layer, state, f"encoder.layer.{number}.")
    return network


def _copy_layer(layer: Layer, state: Mapping[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        parts = [state[f"{name}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    _copy(layer.out, state, name + "attention.output.dense")
    _copy(layer.norm1, state, name + "attention.output.LayerNorm")
    _copy(layer.up, state, name + "intermediate.dense")
    _copy(layer.down, state, name + "output.dense")
    _copy(layer.norm2, state, name + "output.LayerNorm")


def _copy(module: nn.Module, state: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(state[name + ".weight"])
    module.bias.copy_(state[name + ".bias"])
