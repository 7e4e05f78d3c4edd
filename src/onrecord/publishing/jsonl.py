"""The export: a JSON Lines file for each kind of item, as the contract of the record says."""

from __future__ import annotations

import json
import os
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.publishing.contract import as_object
from onrecord.record import Whole


def write(whole: Whole, folder: Path) -> list[Path]:
    """Write the files into a folder, which is made where there is none; returns them.

    Each file is there in full or as it was. The same record gives the same bytes.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_write(folder / f"{kind}.jsonl", lines(whole, kind)) for kind in whole.__struct_fields__]
    except OSError as error:
        raise RecordError(f"cannot write to {folder}: {error.strerror}; give another folder") from error


def lines(whole: Whole, kind: str) -> list[str]:
    """The items of one kind, a JSON object a line, in the order of the record."""
    return [json.dumps(as_object(item), ensure_ascii=False) for item in getattr(whole, kind)]


def _write(path: Path, rows: list[str]) -> Path:
    part = path.with_name(path.name + ".part")
    part.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8", newline="\n")
    os.replace(part, path)
    return path
