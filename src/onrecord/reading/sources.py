"""Where reports come from: files, folders of them, standard input."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from onrecord.errors import ReadingError, TooLarge
from onrecord.record import Value

Kind = Literal["text", "page", "lines", "stdin", "other", "missing"]

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".htm": "page",
    ".html": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
STDIN = "-"


class Limits(Value, frozen=True, kw_only=True):
    """How large one report may be, in bytes. A `.jsonl` file may be of any size: the limit is for a line."""

    article_bytes: int = 20_000_000


class Failure(Value, frozen=True, kw_only=True):
    """A source, or a line of one, of which no article came: which, why, and what to do.

    `kind` is the kind of the ReadingError it was (`empty`, `binary`, `too large`, `no article`, `language`,
    `unreadable`), or `missing` or `skipped`.
    """

    origin: str
    kind: str
    reason: str
    remedy: str

    @classmethod
    def of(cls, error: ReadingError) -> Failure:
        """The failure that an error tells of."""
        return cls(origin=error.origin, kind=error.kind, reason=error.reason, remedy=error.remedy)

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}; {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file (or standard input) as it was found, before anything in it is read."""

    origin: str
    kind: Kind
    path: Path | None = None
    size: int = 0

    @property
    def name(self) -> str:
        """What the source is called wherever its folder lies."""
        return self.path.name if self.path is not None else self.origin

    def data(self, limits: Limits) -> bytes:
        """All bytes; raises TooLarge or ReadingError."""
        if self.size > limits.article_bytes:
            raise _too_large(self.origin, self.size, limits)
        if self.path is None:
            return _stdin(limits)
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise _unreadable(self.origin, error) from error

    def lines(self, limits: Limits) -> Iterator[tuple[int, bytes]]:
        """Lines and their numbers (from 1), one in memory at a time; what goes over the limit is cut off."""
        if self.path is None:
            yield from enumerate(_stdin(limits).splitlines(), 1)
            return
        try:
            with self.path.open("rb") as stream:
                number = 0
                while line := stream.readline(limits.article_bytes + 1):
                    number += 1
                    yield number, line
                    while len(line) > limits.article_bytes and not line.endswith(b"\n"):
                        line = stream.readline(limits.article_bytes + 1)
        except OSError as error:
            raise _unreadable(self.origin, error) from error

    def digest(self) -> str:
        """SHA-256 of the content, by which a later build knows that it has read this source already."""
        if self.path is None:
            return hashlib.sha256(_stdin(Limits())).hexdigest()
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def list_sources(paths: Sequence[Path | str]) -> list[Source]:
    """The sources under `paths`: folders walked in sorted order, hidden files left out, nothing opened.

    A path that does not exist and a file of a kind that is not read are listed as well (`missing`,
    `other`), so that `read` can say so. A file reached twice is listed once.
    """
    seen: set[str] = set()
    found: list[Source] = []
    for path in paths:
        for source in _under(path):
            if source.origin not in seen:
                seen.add(source.origin)
                found.append(source)
    return found


def _under(given: Path | str) -> Iterator[Source]:
    if str(given) == STDIN:
        yield Source(origin=STDIN, kind="stdin")
        return
    path = Path(given)
    if not path.exists():
        yield Source(origin=str(given), kind="missing", path=path)
    elif path.is_dir():
        for each in _walk(path):
            yield _file(each, SUFFIXES.get(each.suffix.lower(), "other"))
    else:
        # A file that was named on purpose is read as text where its suffix says nothing.
        yield _file(path, SUFFIXES.get(path.suffix.lower(), "other" if path.suffix else "text"))


def _file(path: Path, kind: Kind) -> Source:
    return Source(origin=str(path), kind=kind, path=path, size=path.stat().st_size)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file():
            yield path


@cache
def _stdin(limits: Limits) -> bytes:
    """Standard input, read once a process."""
    data = sys.stdin.buffer.read(limits.article_bytes + 1)
    if len(data) > limits.article_bytes:
        raise _too_large(STDIN, len(data), limits)
    return data


def _too_large(origin: str, size: int, limits: Limits) -> TooLarge:
    reason = f"it is over {limits.article_bytes / 1e6:.0f} MB ({size / 1e6:.1f} MB)"
    return TooLarge(origin, reason, "split it into one report a file, or into a .jsonl of one report a line")


def _unreadable(origin: str, error: OSError) -> ReadingError:
    return ReadingError(origin, (error.strerror or str(error)).lower(), "check that the file may be read")


def failure_of_kind(source: Source) -> Failure | None:
    """What is said of a source that is not read at all."""
    if source.kind == "missing":
        return Failure(
            origin=source.origin,
            kind="missing",
            reason="there is no such file or folder",
            remedy="check the path",
        )
    if source.kind == "other":
        known = ", ".join(sorted(SUFFIXES))
        suffix = source.path.suffix if source.path is not None else ""
        reason = (
            f"files of kind '{suffix}' are not read"
            if suffix
            else "a file without a suffix in a folder is not read"
        )
        return Failure(
            origin=source.origin, kind="skipped", reason=reason, remedy=f"convert it to one of {known}"
        )
    return None
