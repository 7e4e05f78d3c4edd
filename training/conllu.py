"""CoNLL-U files: sentences with their words, and the raw text they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(kw_only=True, slots=True)
class Word:
    """One syntactic word; `head` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    space_after: bool = True


@dataclass(kw_only=True, slots=True)
class Sentence:
    """A sentence as written in the file."""

    document: str = ""
    sent_id: str = ""
    text: str = ""
    paragraph: bool = False
    words: list[Word] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, in order; empty nodes are left out."""
    document, sentence, inside = "", Sentence(), (0, 0, True)
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            if sentence.words:
                yield sentence
            sentence, inside = Sentence(document=document), (0, 0, True)
        elif line.startswith("#"):
            document = _comment(line, sentence, document)
        else:
            inside = _row(line.split("\t"), sentence, inside)
    if sentence.words:
        yield sentence


def _comment(line: str, sentence: Sentence, document: str) -> str:
    key, _, value = line[1:].partition("=")
    key, value = key.strip(), value.strip()
    if key == "newdoc id":
        document = value
        sentence.document = value
    elif key == "sent_id":
        sentence.sent_id = value
    elif key == "text":
        sentence.text = value
    if key.startswith("newpar"):
        sentence.paragraph = True
    return document


def _row(cells: list[str], sentence: Sentence, inside: tuple[int, int, bool]) -> tuple[int, int, bool]:
    """Add a word; `inside` is the open multi-word token: its first and last word, its space."""
    space = "SpaceAfter=No" not in cells[9]
    if "-" in cells[0]:
        first, last = cells[0].split("-")
        return int(first), int(last), space
    if "." in cells[0]:
        return inside
    number = int(cells[0])
    if inside[0] <= number <= inside[1]:
        space = inside[2] if number == inside[1] else False
    sentence.words.append(
        Word(
            form=cells[1],
            lemma=cells[2],
            upos=cells[3],
            xpos=cells[4],
            feats=cells[5],
            head=int(cells[6]),
            deprel=cells[7],
            misc=cells[9],
            space_after=space,
        )
    )
    return inside
