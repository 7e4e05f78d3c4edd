"""Where reports come from: files, folders of them, standard input, addresses."""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Literal, cast

from onrecord.errors import ReadingError
from onrecord.reading.items import buffered
from onrecord.reading.limits import NO_LIMITS, Limits, too_large
from onrecord.record import Value

Kind = Literal["file", "stdin", "address", "missing"]

STDIN = "-"
ADDRESS = ("http://", "https://")
# Files that are about a folder and no reports, by their names without endings.
ABOUT = frozenset({"readme", "license", "licence", "copying", "changelog", "makefile", "thumbs", "desktop"})


class Failure(Value, frozen=True, kw_only=True):
    """A source, or a line of one, of which no article came: which, why, and what to do.

    `kind` is the kind of the ReadingError it was (`empty`, `binary`, `too large`, `no article`, `language`,
    `unsafe`, `not fetched`, `unreadable`, `skipped`), or `missing`.
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
    """One file, address or standard input as it was found, before anything in it is read."""

    origin: str
    kind: Kind
    path: Path | None = None
    size: int = 0

    @property
    def name(self) -> str:
        """What the source is called wherever its folder lies."""
        return self.path.name if self.path is not None else self.origin

    @contextmanager
    def opened(self, limits: Limits = NO_LIMITS) -> Iterator[io.BufferedReader]:
        """The bytes of a file or of standard input; raises ReadingError."""
        if self.path is None:
            copy = _stdin(limits)
            copy.seek(0)
            yield buffered(_Kept(copy))
            return
        try:
            with self.path.open("rb", buffering=0) as stream:
                yield buffered(stream)
        except OSError as error:
            raise _unreadable(self.origin, error) from error

    def digest(self) -> str:
        """SHA-256 of the content, by which a later build knows that it has read this source already."""
        with self.opened() as stream:
            found = hashlib.sha256()
            while data := stream.read(1 << 20):
                found.update(data)
            return found.hexdigest()


class _Kept(io.RawIOBase):
    """A face of a stream that stays open when its reader is done."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        return self._inner.tell()


def list_sources(paths: Sequence[Path | str]) -> list[Source]:
    """The sources under `paths`: folders walked in sorted order, hidden files left out, nothing opened.

    A path that does not exist is listed as well, so that `read` can say so. What a file is shows when it is
    read. A file reached twice is listed once.
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
    if str(given).startswith(ADDRESS):
        yield Source(origin=str(given), kind="address")
        return
    path = Path(given)
    if path.is_dir():
        yield from (_file(each) for each in _walk(path))
    elif path.exists():
        yield _file(path)
    else:
        yield Source(origin=str(given), kind="missing", path=path)


def _file(path: Path) -> Source:
    return Source(origin=str(path), kind="file", path=path, size=path.stat().st_size)


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        elif path.is_file() and path.stem.lower() not in ABOUT:
            yield path


@cache
def _stdin(limits: Limits) -> BinaryIO:
    """Standard input, read once a process: in memory while small, then on disk."""
    copy = tempfile.SpooledTemporaryFile(max_size=limits.article_bytes)  # noqa: SIM115  kept for the process
    size = 0
    while data := sys.stdin.buffer.read(1 << 20):
        size += len(data)
        if size > limits.expanded_bytes:
            raise too_large(STDIN, None, limits.expanded_bytes, "give it as files")
        copy.write(data)
    return cast(BinaryIO, copy)


def _unreadable(origin: str, error: OSError) -> ReadingError:
    return ReadingError(origin, (error.strerror or str(error)).lower(), "check that the file may be read")
