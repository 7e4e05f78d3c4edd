"""CSV and TSV → raw articles: one report a row, the columns named in the first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from onrecord.errors import ReadingError
from onrecord.reading.decode import decode, mended_utf8
from onrecord.reading.formats.fields import as_outcome, names_of
from onrecord.reading.items import Item, Outcomes
from onrecord.reading.limits import too_large

DELIMITERS = ",\t;|"


def read_table(item: Item) -> Outcomes:
    """A row at a time, so that the file may be of any size; a field is limited like a report."""
    csv.field_size_limit(item.budget.limits.article_bytes)
    lines = _lines(item)
    header = next(lines, "")
    if not header.strip():
        decode(b"", item.origin)
    rows = csv.reader(_chained(header, lines), delimiter=_delimiter(header))
    names = [name.strip().lstrip("\ufeff") for name in _row(rows, item.origin, 1) or ()]
    _refuse_unnamed(names, item.origin)
    number = 1
    while (row := _row(rows, item.origin, number := number + 1)) is not None:
        if any(cell.strip() for cell in row):
            fields = dict(zip(names, row, strict=False))
            yield as_outcome(fields, origin=f"{item.origin}#{number}", name=item.name)


def _row(rows: Iterator[list[str]], origin: str, number: int) -> list[str] | None:
    """The next row; None behind the last."""
    try:
        return next(rows, None)
    except csv.Error as error:
        raise ReadingError(f"{origin}#{number}", f"the row is no CSV ({error})", "write it again") from error


def _lines(item: Item) -> Iterator[str]:
    """Lines with their ends; a line may be as long as a report."""
    most = item.budget.limits.article_bytes
    head = item.head()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from io.StringIO(decode(item.document_bytes(), item.origin), newline="")
        return
    while line := item.stream.readline(most + 1):
        if len(line) > most:
            raise too_large(item.origin, None, most, "give one report a row")
        yield mended_utf8(line)[0]


def _chained(header: str, lines: Iterator[str]) -> Iterator[str]:
    yield header
    yield from lines


def _delimiter(header: str) -> str:
    """The mark that parts the names in the first row."""
    return max(DELIMITERS, key=lambda mark: (header.count(mark), -DELIMITERS.index(mark)))


def _refuse_unnamed(names: list[str], origin: str) -> None:
    known = {*names_of("text"), *names_of("html"), *names_of("short")}
    folded = {
        name.lower().replace("_", "").replace("-", "").replace(" ", "").replace(".", "") for name in names
    }
    if not known & folded:
        raise ReadingError(
            origin,
            f"no column of it is the text of a report (its columns: {', '.join(names)[:120]})",
            "name the column that holds the report 'text'",
        )
