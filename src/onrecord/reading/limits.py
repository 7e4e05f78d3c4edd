"""How much a source may be, hold and grow to; what is over is refused with a line, in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.errors import TooLarge, Unsafe
from onrecord.record import Value

# A small file may well shrink to a hundredth ("aaaa…"); the ratio is asked for beyond this many bytes only.
RATIO_FROM = 4_000_000


class Limits(Value, frozen=True, kw_only=True):
    """Bytes, unless said otherwise. `article_bytes` is for one report (a page, a line, a row, a mail);
    `document_bytes` for a file that must be held whole (PDF, DOCX, feed, JSON document); `expanded_bytes` and
    `ratio` for what one packed source may grow to; `members` and `depth` count files in it and packing in
    packing. Files that are read piece by piece (JSON lines, CSV, WARC, MBOX, archives) may be of any size."""

    article_bytes: int = 20_000_000
    document_bytes: int = 100_000_000
    expanded_bytes: int = 8_000_000_000
    ratio: int = 200
    members: int = 100_000
    depth: int = 3
    pages: int = 2_000


NO_LIMITS = Limits()


@dataclass(slots=True)
class Budget:
    """What one source has grown to so far, over everything packed in it."""

    limits: Limits
    spent: int = 0
    members: int = 0
    _told: set[str] = field(default_factory=set)

    def spend(self, count: int, origin: str) -> None:
        """Raises Unsafe when a source has grown past its limit."""
        self.spent += count
        if self.spent > self.limits.expanded_bytes:
            size = f"{self.limits.expanded_bytes / 1e9:g} GB"
            raise Unsafe(
                origin, f"it unpacks to more than {size}", "unpack it and give the files that you need"
            )

    def count(self, origin: str) -> None:
        """Raises Unsafe when a source holds too many files."""
        self.members += 1
        if self.members > self.limits.members:
            reason = f"it holds more than {self.limits.members:,} files"
            raise Unsafe(origin, reason, "unpack it and give the files that you need")

    def check_ratio(self, packed: int, unpacked: int, origin: str) -> None:
        """Raises Unsafe where a few bytes grow to very many, as in archives made to fill a disk."""
        if unpacked > RATIO_FROM and unpacked > self.limits.ratio * max(packed, 1):
            reason = f"it grows more than {self.limits.ratio} times when it is unpacked"
            raise Unsafe(
                origin, reason, "look where it comes from; give the files themselves if you trust them"
            )


def too_large(origin: str, size: int | None, most: int, remedy: str | None = None) -> TooLarge:
    """The error for something over its limit."""
    got = f" ({size / 1e6:.1f} MB)" if size is not None else ""
    remedy = remedy or "split it into one report a file, or into a .jsonl of one report a line"
    return TooLarge(origin, f"it is over {most / 1e6:g} MB{got}", remedy)
