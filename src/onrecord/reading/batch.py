"""The reports of one reading, held back until it is known which lines of theirs an outlet repeats.

Reports wait in a file, so that memory does not grow with them; of their lines, two numbers each are kept.
"""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections.abc import Container, Iterable, Iterator
from hashlib import blake2b
from itertools import product
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.raw import RawArticle
from onrecord.reading.repeated import core_of, countable, everywhere, placed
from onrecord.reading.sources import Failure
from onrecord.reading.text import paragraphs, tidy
from onrecord.record import Article

# Lines of so many different reports are no coincidence.
LEAST = 3
# Up to so many bytes the reports wait in memory.
IN_MEMORY = 64_000_000


class Repeated(Container[str]):
    """The lines (as `placed` gives them) that an outlet repeats, asked one by one."""

    def __init__(self, hashes: NDArray[np.uint64], outlet: str) -> None:
        self._hashes, self._outlet = hashes, outlet

    def __contains__(self, line: object) -> bool:
        if not len(self._hashes) or not isinstance(line, str):
            return False
        wanted = np.uint64(_hash(self._outlet, line))
        at = int(np.searchsorted(self._hashes, wanted))
        return at < len(self._hashes) and bool(self._hashes[at] == wanted)


class Lines:
    """Counts in how many different reports of an outlet each line stands.

    Copies of one report count once, told by the longest line that is not the outlet's own, so that a
    syndicated sentence is not taken for furniture. What comes out does not depend on the order of reports.
    """

    def __init__(self) -> None:
        self._lines, self._owners = array("Q"), array("Q")
        self._sentences, self._lengths, self._ends = array("Q"), array("Q"), array("Q")

    def add(self, raw: RawArticle) -> None:
        """Takes the lines of one report."""
        outlet = outlet_of(raw)
        lines = paragraphs(tidy(raw.text))
        core = core_of(lines)
        number = len(self._ends)
        for i, line in enumerate(lines):
            self._sentences.append(_hash(outlet, line))
            self._lengths.append(len(line))
            if countable(line):
                self._lines.append(_hash(outlet, placed(core, i, line)))
                self._owners.append(number)
        self._ends.append(len(self._sentences))

    def add_read(self, article: Article) -> None:
        """Takes the lines of an article that was read before. Where those stood that were removed is not
        known any more: each counts at every place."""
        lots = outlets_read(article)
        lines = article.text.split("\n\n")
        core = core_of(lines)
        placings: list[tuple[str, tuple[str, ...]]] = [
            (line, (placed(core, i, line),)) for i, line in enumerate(lines)
        ]
        placings += [(each.text, everywhere(each.text)) for each in article.removed]
        number = len(self._ends)
        for line, places in placings:
            self._sentences.append(_hash(lots[0], line))
            self._lengths.append(len(line))
            for outlet, place in product(lots, places) if countable(line) else ():
                self._lines.append(_hash(outlet, place))
                self._owners.append(number)
        self._ends.append(len(self._sentences))

    def repeated(self) -> NDArray[np.uint64]:
        """Hashes of the lines that `LEAST` different reports or more show, ascending."""
        if not len(self._lines):
            return np.zeros(0, dtype=np.uint64)
        reports = self._reports()[np.array(self._owners, dtype=np.int64)]
        once = np.unique(np.stack([np.array(self._lines, dtype=np.uint64), reports], axis=1), axis=0)
        lines, counts = np.unique(once[:, 0], return_counts=True)
        found: NDArray[np.uint64] = lines[counts >= LEAST]
        return found

    def _reports(self) -> NDArray[np.uint64]:
        """For each text what tells its report: its longest line that fewer than `LEAST` texts show, or where
        all are shown by others (as by copies) its longest line."""
        sentences = np.array(self._sentences, dtype=np.uint64)
        ends = np.array(self._ends, dtype=np.int64)
        owners = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        each, place = np.unique(sentences, return_inverse=True)
        once = np.unique(np.stack([place, owners], axis=1), axis=0)
        rare = np.bincount(once[:, 0], minlength=len(each))[place] < LEAST
        order = np.lexsort((sentences, np.array(self._lengths, dtype=np.int64), rare, owners))
        found = np.zeros(len(ends), dtype=np.uint64)
        # Of what is given several times the last stays: the longest of the rare.
        found[owners[order]] = sentences[order]
        return found


def outlet_of(raw: RawArticle) -> str:
    """What tells reports of one outlet from those of another; texts that name none are one lot."""
    return (raw.host or raw.outlet or "").casefold()


def outlets_read(article: Article) -> tuple[str, ...]:
    """What `outlet_of` may have said of an article: whether its outlet stood beside its text or was read from
    it is not known any more, and then it is one of those that name none as well."""
    host = urlsplit(article.origin).hostname if "://" in article.origin else None
    if host or not article.outlet:
        return ((host or "").casefold(),)
    return ("", article.outlet.casefold())


def _hash(outlet: str, line: str) -> int:
    return int.from_bytes(
        blake2b(f"{outlet}\0{line}".encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


def with_repeated(
    outcomes: Iterable[RawArticle | Failure],
    before: Iterable[Article] = (),
) -> Iterator[tuple[RawArticle | Failure, Container[str]]]:
    """Each outcome in order, with the lines that its outlet repeats over all of them, and over articles that
    were read before."""
    lines, count = Lines(), 0
    for article in before:
        lines.add_read(article)
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as waiting:
        for outcome in outcomes:
            if isinstance(outcome, RawArticle):
                lines.add(outcome)
            # Names of files may hold what no other form can keep; and nobody but us writes to this file.
            pickle.dump(outcome, waiting, pickle.HIGHEST_PROTOCOL)
            count += 1
        hashes = lines.repeated()
        waiting.seek(0)
        for _ in range(count):
            outcome = pickle.load(waiting)
            repeated = Repeated(hashes, outlet_of(outcome)) if isinstance(outcome, RawArticle) else ()
            yield outcome, repeated
