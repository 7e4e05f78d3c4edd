"""JSON → raw articles: one object a line, or a document as news interfaces answer with."""

from __future__ import annotations

import msgspec

from onrecord.errors import ReadingError
from onrecord.reading.decode import decode
from onrecord.reading.formats.fields import as_outcome, objects_in
from onrecord.reading.items import Item, Outcome, Outcomes
from onrecord.reading.limits import too_large


def read_lines(item: Item) -> Outcomes:
    """One report a line; the file may be of any size, since one line is in memory at a time."""
    most = item.budget.limits.article_bytes
    number = found = 0
    while line := item.stream.readline(most + 1):
        number += 1
        if len(line) > most:
            yield too_large(f"{item.origin}#{number}", None, most, "give one report a line")
            while line and not line.endswith(b"\n"):
                line = item.stream.readline(most + 1)
            found += 1
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            found += 1
            yield from _line(line, f"{item.origin}#{number}", item)
    if not found:
        decode(b"", item.origin)


def _line(line: bytes, origin: str, item: Item) -> Outcomes:
    try:
        value = msgspec.json.decode(line.strip(b"\xef\xbb\xbf \t\r\n,"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        value, problem = _mended(line), error
        if value is None:
            remedy = "write each report as one JSON object on one line"
            yield ReadingError(origin, f"the line is not JSON ({problem})", remedy)
            return
    objects = list(objects_in(value)) if isinstance(value, dict) else []
    if len(objects) <= 1:
        yield as_outcome(objects[0] if objects else value, origin=origin, name=item.name)
    else:
        yield from (
            as_outcome(each, origin=f"{origin}.{n}", name=item.name) for n, each in enumerate(objects, 1)
        )


def _mended(line: bytes) -> object:
    """A line of JSON whose bytes are no clean UTF-8."""
    try:
        return msgspec.json.decode(decode(line, "line").encode("utf-8"))
    except (msgspec.DecodeError, UnicodeError, ReadingError):
        return None


def read_document(item: Item) -> Outcomes:
    """All reports in one JSON document: a list, or an object that holds lists."""
    data = item.document_bytes()
    text = decode(data, item.origin)
    try:
        value = msgspec.json.decode(text.lstrip("\ufeff").encode("utf-8"))
    except msgspec.DecodeError as error:
        raise ReadingError(item.origin, f"it is not JSON ({error})", "fetch it again") from error
    objects = list(objects_in(value))
    if not objects:
        raise ReadingError(
            item.origin, "no report is in it", "give the reports as a list of objects with 'text'"
        )
    yield from _numbered(objects, item)


def _numbered(objects: list[dict[object, object]], item: Item) -> Outcomes:
    for number, each in enumerate(objects, 1):
        origin = item.origin if len(objects) == 1 else f"{item.origin}#{number}"
        outcome: Outcome = as_outcome(each, origin=origin, name=item.name)
        yield outcome
