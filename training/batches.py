"""Examples → tensors, in batches of like length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from onrecord.language.features import casing_of, word_features
from onrecord.language.wordpieces import FIRST, LAST, WordPieces
from training.example import Example
from training.lemma_scripts import script_of

IGNORED = -100
LONGEST_PIECES = 300


class Vocabulary:
    """Label ↔ number for every head."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.labels = labels
        self.numbers = {
            head: {label: number for number, label in enumerate(row)} for head, row in labels.items()
        }

    def number(self, head: str, label: str) -> int:
        """The label's number; IGNORED where the set leaves it out."""
        return self.numbers[head].get(label, IGNORED)


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Inputs as the network takes them; targets are IGNORED at the root and at padding."""

    examples: list[Example]
    pieces: Tensor
    casings: Tensor
    starts: Tensor
    features: Tensor
    words: Tensor
    targets: dict[str, Tensor]
    names: Tensor | None

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        return Batch(
            examples=self.examples,
            pieces=self.pieces.to(device),
            casings=self.casings.to(device),
            starts=self.starts.to(device),
            features=self.features.to(device),
            words=self.words.to(device),
            targets={name: value.to(device) for name, value in self.targets.items()},
            names=None if self.names is None else self.names.to(device),
        )


def make_batch(examples: Sequence[Example], wordpieces: WordPieces, vocabulary: Vocabulary) -> Batch:
    """One batch; all its examples come from sets with the same layers."""
    split = [wordpieces.of(example.words) for example in examples]
    lengths = [2 + sum(map(len, pieces)) for pieces in split]
    count, length = len(examples), max(lengths)
    wide = 1 + max(len(example.words) for example in examples)
    pieces = torch.zeros(count, length, dtype=torch.long)
    casings = torch.zeros(count, length, dtype=torch.long)
    starts = torch.zeros(count, wide, dtype=torch.long)
    features = torch.zeros(count, wide, 4, dtype=torch.long)
    words = torch.zeros(count, wide, dtype=torch.bool)
    for row, (example, parts) in enumerate(zip(examples, split, strict=True)):
        flat = [FIRST, *(piece for word in parts for piece in word), LAST]
        pieces[row, : len(flat)] = torch.tensor(flat)
        cased = [0, *(casing_of(w[:40]) for w, p in zip(example.words, parts, strict=True) for _ in p), 0]
        casings[row, : len(cased)] = torch.tensor(cased)
        at = 1
        begins = [0]
        for word in parts:
            begins.append(at)
            at += len(word)
        starts[row, : len(begins)] = torch.tensor(begins)
        features[row, 1 : len(begins)] = torch.tensor([word_features(word)[1:] for word in example.words])
        words[row, 1 : len(begins)] = True
    return Batch(
        examples=list(examples),
        pieces=pieces,
        casings=casings,
        starts=starts,
        features=features,
        words=words,
        targets=_targets(examples, wide, vocabulary),
        names=_names(examples, wide, vocabulary),
    )


def _targets(examples: Sequence[Example], wide: int, vocabulary: Vocabulary) -> dict[str, Tensor]:
    if examples[0].upos is None:
        return {}
    rows: dict[str, list[list[int]]] = {
        name: [] for name in ("upos", "xpos", "feats", "lemmas", "deprels", "heads")
    }
    for example in examples:
        for name in ("upos", "xpos", "feats", "deprels"):
            rows[name].append([vocabulary.number(name, x) for x in getattr(example, name) or ()])
        assert example.lemmas is not None and example.heads is not None
        scripts = map(script_of, example.words, example.lemmas)
        rows["lemmas"].append([vocabulary.number("lemmas", script) for script in scripts])
        rows["heads"].append(list(example.heads))
    return {name: _padded(values, wide) for name, values in rows.items()}


def _padded(rows: list[list[int]], wide: int) -> Tensor:
    table = torch.full((len(rows), wide), IGNORED, dtype=torch.long)
    for number, row in enumerate(rows):
        table[number, 1 : 1 + len(row)] = torch.tensor(row)
    return table


def _names(examples: Sequence[Example], wide: int, vocabulary: Vocabulary) -> Tensor | None:
    """B × W × tags: which tags a word may have; no tag at all where nothing is taught."""
    if examples[0].names is None:
        return None
    tags = vocabulary.numbers["names"]
    allowed = torch.zeros(len(examples), wide, len(tags), dtype=torch.bool)
    for row, example in enumerate(examples):
        for index, options in enumerate(example.names or ()):
            if 0 < len(options) < len(tags):
                allowed[row, index + 1, [tags[tag] for tag in options]] = True
    return allowed


def plan(examples: Sequence[Example], sizes: Sequence[int], most: int, random: Random) -> Iterator[list[int]]:
    """Batches of example numbers for one epoch: one data set, like lengths, at most `most` pieces."""
    groups: dict[str, list[int]] = {}
    for number, example in enumerate(examples):
        if sizes[number] <= LONGEST_PIECES:
            kind = f"{example.upos is not None}{example.names is not None}"
            groups.setdefault(kind, []).append(number)
    batches: list[list[int]] = []
    for numbers in groups.values():
        shuffled = sorted(numbers, key=lambda number: sizes[number] + random.random() * 4)
        batches.extend(_cut(shuffled, sizes, most))
    random.shuffle(batches)
    yield from batches


def _cut(numbers: Iterable[int], sizes: Sequence[int], most: int) -> Iterator[list[int]]:
    batch: list[int] = []
    longest = 0
    for number in numbers:
        longest_now = max(longest, sizes[number])
        if batch and longest_now * (len(batch) + 1) > most:
            yield batch
            batch, longest_now = [], sizes[number]
        batch.append(number)
        longest = longest_now
    if batch:
        yield batch
