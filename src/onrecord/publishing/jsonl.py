"""The export: a JSON Lines file for each kind of item, as the contract of the record says."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.publishing.contract import as_object
from onrecord.publishing.files import write_lines
from onrecord.record import Statement, Whole


def write(whole: Whole, folder: Path) -> list[Path]:
    """Write the files into a folder, which is made where there is none; returns them.

    Each file is there in full or as it was. The same record gives the same bytes.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [write_lines(folder / f"{kind}.jsonl", lines(whole, kind)) for kind in whole.__struct_fields__]
    except OSError as error:
        raise RecordError(f"cannot write to {folder}: {error.strerror}; give another folder") from error


def lines(whole: Whole, kind: str) -> list[str]:
    """The items of one kind, a JSON object a line: statements as a reader meets them, report by report, all
    else in the order of the record."""
    items = _as_read(whole) if kind == "statements" else getattr(whole, kind)
    return [json.dumps(as_object(item), ensure_ascii=False) for item in items]


def _as_read(whole: Whole) -> list[Statement]:
    """Two statements with the same words ("two aides and an envoy said …") stand in the order of their
    sources."""
    number = {article.id: n for n, article in enumerate(whole.articles)}

    def place(statement: Statement) -> tuple[int, int, int, str]:
        content = min((e.start for e in statement.evidence if e.role == "content"), default=0)
        first = statement.evidence[0].start if statement.evidence else 0
        return number.get(statement.article, 0), content, first, statement.id

    return sorted(whole.statements, key=place)
