"""Files that are there in full or as they were."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def write_lines(path: Path, rows: Iterable[str]) -> Path:
    """Write lines to a file in one go, so that nobody reads half of it."""
    part = path.with_name(path.name + ".part")
    part.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="\n")
    os.replace(part, path)
    return path
