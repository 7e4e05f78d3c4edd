"""Universal Dependencies treebanks → examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.conllu import Sentence, Word, read_conllu
from training.example import Example
from training.gum_names import names_of
from training.held_out import held_out
from training.own_names import labelled, read_labels


def ewt(data: Path, part: str) -> Iterator[Example]:
    """English Web Treebank; `part` is train (with our own name labels) or dev."""
    file = {"train": "en_ewt-ud-train.rebuilt.conllu", "dev": "en_ewt-ud-dev.conllu"}[part]
    labels = read_labels("ewt") if part == "train" else {}
    for sentence in read_conllu(data / "ud_english_ewt" / file):
        names = labelled(len(sentence.words), labels.get(sentence.sent_id, [])) if labels else None
        yield example_of(sentence, "ewt", names)


def gum(data: Path, part: str) -> Iterator[Example]:
    """GUM by its own partition, with names from its entities; gold documents are left out."""
    for path in gum_paths(data, part):
        for sentence in read_conllu(path):
            yield example_of(sentence, "gum", names_of(sentence))


def gum_paths(data: Path, part: str) -> list[Path]:
    """The documents of one partition, which the corpus states in its XML form."""
    found = []
    for path in sorted((data / "gum" / "dep").glob("*.conllu")):
        head = (data / "gum" / "xml" / f"{path.stem}.xml").read_text(encoding="utf-8")[:400]
        stated = re.search(r'partition="(\w+)"', head)
        if stated and stated.group(1) == part and not held_out(path.stem):
            found.append(path)
    return found


def example_of(sentence: Sentence, source: str, names: list[list[str]] | None = None) -> Example:
    """A treebank sentence with all layers of syntax."""
    words = sentence.words
    return Example(
        source=source,
        document=sentence.document,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        upos=[word.upos for word in words],
        xpos=[word.xpos for word in words],
        feats=[_feats(word) for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deprels=[word.deprel for word in words],
        names=names,
    )


def _feats(word: Word) -> str:
    """Features without the spelling marks (Typo, Style, Abbr), which no reader here needs."""
    kept = [
        pair
        for pair in word.feats.split("|")
        if pair.split("=")[0] not in {"Typo", "Style", "Abbr", "ExtPos", "Foreign", "CorrectForm"}
    ]
    return "|".join(kept) or "_"
