"""Bytes → text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

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
# "Israel\xd5s": the apostrophe of old Macintoshes; and the quotation marks of Windows, which they have not.
MAC_APOSTROPHE = re.compile(rb"[a-zA-Z]\xd5(?:s|t|re|ve|ll|d|m)\b")
CP1252_QUOTES = re.compile(rb"[a-zA-Z]\x92[a-z]|[\x93\x94]")
# Beyond so many broken places a text is hardly UTF-8; the rest is read without looking at each.
MAX_PLACES = 20_000
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Decoded(NamedTuple):
    """A text and, in words, how its bytes had to be repaired to give it."""

    text: str
    repairs: tuple[str, ...] = ()


def decode(data: bytes, origin: str, *, html: bool = False, charset: str | None = None) -> str:
    """The text in `data`; raises EmptyInput or NotText."""
    return decoded(data, origin, html=html, charset=charset).text


def decoded(data: bytes, origin: str, *, html: bool = False, charset: str | None = None) -> Decoded:
    """The text in `data` and its repairs; raises EmptyInput or NotText.

    A byte-order mark rules; then UTF-8; then what the host (`charset`) or the page declares; then a guess.
    UTF-8 with broken places is read all the same: a byte that is no UTF-8 is read as Windows-1252, what
    is left of a cut character becomes U+FFFD.
    """
    if not data.strip(b" \t\r\n\x00"):
        raise EmptyInput(origin, "there is nothing in it", "fetch the report again")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _marked(data, mark, encoding)
    wide = _wide(data)
    if wide is not None:
        return Decoded(data.decode(wide, "replace"), ("read as UTF-16, though nothing in it says so",))
    _refuse_binary(data, origin)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _legacy(data, origin, error, _known(charset) or (_declared(data) if html else None))


def _marked(data: bytes, mark: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8-sig":
        text, mended = mended_utf8(data[len(mark) :])
        return Decoded(text, _said(mended))
    return Decoded(data.decode(encoding, "replace"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, told by every second byte of an English text being zero."""
    sample = data[:4000]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if len(sample) < 20 or max(odd, even) < 0.4 * len(sample) or min(odd, even) > 0.05 * len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def mended_utf8(data: bytes) -> tuple[str, int]:
    """UTF-8 with other bytes among it, and how many places had to be mended.

    >>> mended_utf8("Málaga ".encode() + "‘Köln’".encode("cp1252"))
    ('Málaga ‘Köln’', 3)
    """
    parts: list[str] = []
    mended = at = 0
    while at < len(data):
        try:
            parts.append(data[at:].decode("utf-8") if at else data.decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            start, end = at + error.start, at + error.end
            parts.append(data[at:start].decode("utf-8"))
            # A lead byte with one or more of its followers is a character that was cut; a lone byte is older.
            parts.append(data[start:end].decode("cp1252", "replace") if end - start == 1 else "\ufffd")
            mended, at = mended + 1, end
            if mended > MAX_PLACES:
                parts.append(data[at:].decode("utf-8", "replace"))
                break
    return "".join(parts), mended


def _said(mended: int) -> tuple[str, ...]:
    places = "1 place" if mended == 1 else f"{mended} places"
    return (f"{places} of it no UTF-8, read as Windows-1252 where that gives a character",) if mended else ()


def _refuse_binary(data: bytes, origin: str) -> None:
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise NotText(origin, f"it is {name}, not text", "convert it to .txt or .html first")
    sample = data[:65536]
    if b"\x00" in sample or len(CONTROL.findall(sample)) > len(sample) // 200:
        raise NotText(origin, "it holds binary data, not text", "convert it to .txt or .html first")


def _legacy(data: bytes, origin: str, error: UnicodeDecodeError, declared: str | None) -> Decoded:
    """Text in an encoding older than UTF-8, or UTF-8 with broken places."""
    if error.start >= len(data) - 3 and MULTIBYTE.search(data):
        return Decoded(data[: error.start].decode("utf-8"), ("a character cut off at its end was left out",))
    if len(MULTIBYTE.findall(data)) >= 2 and declared in (None, "cp1252"):
        text, mended = mended_utf8(data)
        return Decoded(text, _said(mended))
    if declared is not None:
        return Decoded(data.decode(declared, "replace"))
    if MAC_APOSTROPHE.search(data) and not CP1252_QUOTES.search(data):
        return Decoded(data.decode("mac-roman"), ("read as Mac Roman",))
    return Decoded(_guessed(data, origin))


def _declared(data: bytes) -> str | None:
    """The encoding that a page names in its head, unless it is unknown or UTF-8, which it is not."""
    found = DECLARED.search(data[:4096]) or XML_DECLARED.search(data[:200])
    if found is None:
        return None
    return _known(found.group(1).decode("ascii"))


def _known(charset: str | None) -> str | None:
    try:
        name = codecs.lookup(charset).name if charset else None
    except LookupError:
        return None
    # Browsers read a page that says Latin-1 as Windows-1252; so were such pages written.
    return {"utf-8": None, "iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name) if name else None


def _guessed(data: bytes, origin: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise NotText(origin, "its bytes are text in no encoding that we know", "save the report as UTF-8")
    return str(best)


def charset_in(content_type: str) -> str | None:
    """The charset that a Content-Type names."""
    for part in content_type.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None
