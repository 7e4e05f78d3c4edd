"""Streams that count what passes through them: unpacking, and reading with a limit."""

from __future__ import annotations

import bz2
import io
import lzma
import tempfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from onrecord.errors import ReadingError
from onrecord.reading.limits import Budget, too_large

CHUNK = 1 << 16
# Up to so many bytes a copy is held in memory, beyond on disk.
IN_MEMORY = 8_000_000
# What unpacking one .xz may use; its header can ask for gigabytes.
XZ_MEMORY = 256_000_000


class _Gzip:
    """zlib's decompressor with the face of the other two."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(memlimit=XZ_MEMORY)


PACKINGS: dict[bytes, tuple[str, Callable[[], _Gzip | bz2.BZ2Decompressor | lzma.LZMADecompressor]]] = {
    b"\x1f\x8b": ("gzip", _Gzip),
    b"BZh": ("bzip2", bz2.BZ2Decompressor),
    b"\xfd7zXZ\x00": ("xz", _xz),
}


class Metered(io.RawIOBase):
    """A stream over anything with `read`, each byte of it spent from a budget; `packed` is how many bytes
    it was made of, for the ratio."""

    def __init__(self, inner: BinaryIO, budget: Budget, origin: str, packed: int | None) -> None:
        self._inner, self._budget, self._origin, self._packed = inner, budget, origin, packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        self._count += len(data)
        self._budget.spend(len(data), self._origin)
        if self._packed is not None:
            self._budget.check_ratio(self._packed, self._count, self._origin)
        buffer[: len(data)] = data
        return len(data)


class Inflated(io.RawIOBase):
    """What a gzip, bzip2 or xz stream holds, one part after the other, unpacked as it is read."""

    def __init__(self, inner: BinaryIO, signature: bytes, budget: Budget, origin: str) -> None:
        self._inner, self._budget, self._origin = inner, budget, origin
        self._name, self._make = PACKINGS[signature]
        self._unpacker = self._make()
        self._rest = b""
        self._in = self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        filled = 0
        while filled < len(buffer):
            data = self._some(len(buffer) - filled)
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        return filled

    def _some(self, most: int) -> bytes:
        while True:
            if self._unpacker.eof and not self._next_part():
                return b""
            fresh = b""
            if self._unpacker.needs_input:
                fresh = self._rest or self._inner.read(CHUNK)
                self._rest = b""
                self._in += len(fresh)
                if not fresh:
                    raise self._broken("it ends in the middle")
            try:
                data = self._unpacker.decompress(fresh, most)
            except (zlib.error, OSError, lzma.LZMAError, EOFError, MemoryError) as error:
                raise self._broken(f"its {self._name} packing is damaged") from error
            if data:
                self._out += len(data)
                self._budget.spend(len(data), self._origin)
                self._budget.check_ratio(self._in, self._out, self._origin)
                return data

    def _next_part(self) -> bool:
        """Another part may follow (as in .warc.gz, a part a record); zeros at the end are padding."""
        rest = self._unpacker.unused_data or self._inner.read(CHUNK)
        rest = rest.lstrip(b"\x00")
        if not rest:
            return False
        self._in -= len(self._unpacker.unused_data)
        self._rest, self._unpacker = rest, self._make()
        return True

    def _broken(self, reason: str) -> ReadingError:
        return ReadingError(self._origin, reason, "fetch the file again")


def read_at_most(stream: BinaryIO, most: int, origin: str) -> bytes:
    """All of a stream; raises TooLarge."""
    parts: list[bytes] = []
    left = most + 1
    while left > 0 and (data := stream.read(min(left, 1 << 20))):
        parts.append(data)
        left -= len(data)
    if left <= 0:
        raise too_large(origin, None, most)
    return b"".join(parts)


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream itself where one can go back in it, else a copy: in memory while small, then on disk."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed with its last reader
    while data := stream.read(1 << 20):
        copy.write(data)
    copy.seek(0)
    return cast(BinaryIO, copy)
