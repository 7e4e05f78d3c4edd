"""Bytes → text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from onrecord.errors import EmptyInput, NotText

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a rich-text document",
}
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.I)
XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.I)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes, origin: str, *, html: bool = False) -> str:
    """The text in `data`; raises EmptyInput or NotText.

    A byte-order mark rules; then UTF-8; then what a page declares of itself; then a guess by
    charset-normalizer. UTF-8 with broken places is refused rather than guessed at, since what is missing
    there may be a name or a number.
    """
    if not data.strip():
        raise EmptyInput(origin, "there is nothing in it", "fetch the report again")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    _refuse_binary(data, origin)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, origin, error, html)


def _refuse_binary(data: bytes, origin: str) -> None:
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise NotText(origin, f"it is {name}, not text", "convert it to .txt or .html first")
    sample = data[:65536]
    if b"\x00" in sample or len(CONTROL.findall(sample)) > len(sample) // 200:
        raise NotText(origin, "it holds binary data, not text", "convert it to .txt or .html first")


def _legacy(data: bytes, origin: str, error: UnicodeDecodeError, html: bool) -> str:
    """Text in an encoding older than UTF-8. A character cut off at the very end is no reason to guess."""
    if error.start >= len(data) - 3 and MULTIBYTE.search(data):
        return data[: error.start].decode("utf-8")
    declared = _declared(data) if html else None
    if declared is not None:
        return data.decode(declared, "replace")
    if len(MULTIBYTE.findall(data)) >= 2:
        reason = f"it is UTF-8 with a broken place at byte {error.start}"
        raise NotText(origin, reason, "fetch the report again or save it as UTF-8")
    return _guessed(data, origin)


def _declared(data: bytes) -> str | None:
    """The encoding that a page names in its head, unless it is unknown or UTF-8, which it is not."""
    found = DECLARED.search(data[:4096]) or XML_DECLARED.search(data[:200])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    # Browsers read a page that says Latin-1 as Windows-1252; so were such pages written.
    return {"utf-8": None, "iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)


def _guessed(data: bytes, origin: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise NotText(origin, "its bytes are text in no encoding that we know", "save the report as UTF-8")
    return str(best)
