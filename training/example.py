"""One training sentence, and the file of them that `prepare` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A sentence with the layers its data set has; a layer that is missing is None.

    `names` holds for each word the tags it may have: one where the data set says, several
    where the data set does not tell them apart (its loss is then the sum over them), none
    (an empty list) where it says nothing.
    """

    source: str
    document: str
    words: list[str]
    spaces: list[bool] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    names: list[list[str]] | None = None


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write one JSON object a line; return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
            count += 1
    return count


def read_examples(path: Path) -> Iterator[Example]:
    """Read what `write_examples` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield Example(**json.loads(line))
