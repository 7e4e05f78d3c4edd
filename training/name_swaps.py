"""Names put in the place of others of their class, so that the world's names are learnt in more sentences."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from training.example import Example
from training.name_tags import spans_of

Pool = dict[str, list[list[str]]]

_SWAPPED = ("PERSON", "ORG", "PLACE")
_TITLES = re.compile(
    r"^(?:(?:acting|captain|chairman|chancellor|crown|deputy|emir|emperor|empress|federal|first|general"
    r"|governor|grand|his|interim|king|lord|marshal|minister|president(?:-elect|-designate)?|pope|premier"
    r"|prime|prince|princess|provisional|queen|regent|secretary|shah|sheikh|sultan|taoiseach|transitional"
    r"|vice|duke|duchess|of|the|colonel|sir|dr\.|foreign)\s+)+",
    re.IGNORECASE,
)
_EARLIEST = 1960


def pool_of(examples: Iterable[Example], leaders: Iterable[list[str]]) -> Pool:
    """The names that the sets tell for certain, and the leaders', by class; each once."""
    found: dict[str, set[tuple[str, ...]]] = {name: set() for name in _SWAPPED}
    for example in examples:
        for first, end, name in _certain(example):
            if name in found and all(
                word[:1].isupper() or len(word) < 4 for word in example.words[first:end]
            ):
                found[name].add(tuple(example.words[first:end]))
    found["PERSON"].update(map(tuple, leaders))
    return {name: [list(row) for row in sorted(rows)] for name, rows in found.items()}


def leaders_of(data: Path) -> list[list[str]]:
    """Heads of state and of government who visited the United States, titles cut off."""
    found = set()
    for path in sorted((data / "historyatstate_visits/data").glob("*.xml")):
        if int(path.stem) < _EARLIEST:
            continue
        for visitor in ElementTree.parse(path).getroot().iter("visitor"):
            name = _TITLES.sub("", " ".join((visitor.text or "").split()))
            if re.fullmatch(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,3}", name):
                found.add(tuple(re.findall(r"\w\.|[\w'’.]+|-", name)))
    return [list(name) for name in sorted(found)]


def read_pool(path: Path) -> Pool:
    """The pool that `prepare` wrote."""
    found: Pool = json.loads(path.read_text(encoding="utf-8"))
    return found


def swapped(example: Example, pool: Pool, random: Random) -> Example:
    """Some of the names of a sentence that has no syntax changed for others; the same where none is."""
    if example.names is None or example.upos is not None:
        return example
    words, names, at = [], [], 0
    for first, end, name in _certain(example):
        if name not in _SWAPPED or random.random() < 0.4:
            continue
        new = random.choice(_like(pool[name], end - first, name, random))
        words += [*example.words[at:first], *new]
        names += [*example.names[at:first], [f"B-{name}"], *([f"I-{name}"] for _ in new[1:])]
        at = end
    if not at:
        return example
    return replace(example, words=words + example.words[at:], names=names + example.names[at:], spaces=None)


def _like(rows: Sequence[list[str]], length: int, name: str, random: Random) -> list[list[str]]:
    """Twenty by chance; a person named by one word is given another of one word."""
    chosen = [random.choice(rows) for _ in range(20)]
    if name == "PERSON":
        return [row for row in chosen if (len(row) == 1) == (length == 1)] or [row[-1:] for row in chosen]
    return chosen


def _certain(example: Example) -> list[tuple[int, int, str]]:
    names = example.names or []
    return spans_of([tags[0] if len(tags) == 1 else "O" for tags in names])
