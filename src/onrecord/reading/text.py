"""Characters and paragraphs: what a file holds, as lines of plain text with one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
# Zero-width characters, bidirectional marks, soft hyphens and the remaining control characters.
UNSEEN = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]"
)
# UTF-8 that was read as Windows-1252: "â€™" for an apostrophe, "Ã©" for "é". Two or three characters, the
# first of which is a UTF-8 lead byte in that code page.
_CONTINUATION = "\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
_CONTINUATION += "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
MOJIBAKE = re.compile(f"[\u00c2-\u00df][{_CONTINUATION}]|[\u00e0-\u00ef][{_CONTINUATION}]{{2}}")

ENDS = re.compile(r"[.!?…:;\"'”’)\]»*]$")
# Lines that begin small and yet begin anew: "by: Jane Doe", "source: Agency".
LABEL = re.compile(r"(?:by|via|from|posted|updated|published|source|photo|image|share|tags?)\b[: ]")
# Words at which no paragraph ends, and marks with which none begins.
OPEN = re.compile(
    r"\b(?:the|a|an|of|and|or|in|on|at|by|from|with|to|for|as|between|during|since|until|near)$"
)
GOES_ON = re.compile(r"[,;.)](?:\s|$)|['’]s\b")
MAX_WRAP = 100
MIN_WRAP = 50


def tidy(text: str) -> str:
    """The text with every kind of space as a single space, no invisible characters, "\\n" as line end."""
    text = LINE_ENDS.sub("\n", text)
    text = UNSEEN.sub("", text)
    text = repair(text)
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.split("\n"))


def repair(text: str) -> str:
    """Mends UTF-8 that somebody read as Windows-1252 before it came here ("Israelâ€™s" → "Israel’s").

    A pair such as "Ã©" also occurs by right in no language we read, so each is mended where it stands.
    """
    if not MOJIBAKE.search(text):
        return text
    return MOJIBAKE.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    try:
        return b"".join(_byte(char) for char in found.group()).decode("utf-8")
    except UnicodeError:
        return found.group()


def _byte(char: str) -> bytes:
    """One character as Windows-1252, or as Latin-1 where that code page has a hole."""
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a tidied text.

    A blank line ends a paragraph. A line end does too, unless the lines were wrapped at a fixed width, or the
    next line goes on in the middle of a sentence ("… the U.S.-led" / "coalition said …"), as it does where a
    scraper broke a paragraph at its links; there, not even a blank line ends it.
    """
    blocks = [block.split("\n") for block in re.split(r"\n(?:\s*\n)+", text.strip("\n"))]
    width = wrap_width([line for block in blocks for line in block])
    found: list[str] = []
    for paragraph in (paragraph for block in blocks for paragraph in _join(block, width)):
        if found and _broken(found[-1], paragraph):
            found[-1] = _glued(found[-1], paragraph)
        elif paragraph.strip():
            found.append(paragraph)
    return found


def _broken(before: str, line: str) -> bool:
    """Whether a sentence was broken here: it stops at a word that cannot end it, or goes on with a comma."""
    if len(before.split()) < 3 or ENDS.search(before):
        return False
    if GOES_ON.match(line):
        return True
    return OPEN.search(before) is not None and not line[:1].isupper()


def _glued(before: str, line: str) -> str:
    return before + line if GOES_ON.match(line) else f"{before} {line}"


def wrap_width(lines: list[str]) -> int | None:
    """The width at which lines were wrapped, or None where they are whole paragraphs.

    Wrapped text has no long lines, and most of its lines come near the longest.
    """
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < 6 or not MIN_WRAP <= lengths[-1] <= MAX_WRAP:
        return None
    widest = lengths[-1]
    near = sum(length >= 0.8 * widest for length in lengths)
    return widest if near >= 0.5 * len(lengths) else None


def _join(lines: list[str], width: int | None) -> Iterator[str]:
    held, last = "", ""
    for line in lines:
        if not line:
            continue
        if held and _continues(held, last, line, width):
            held = f"{held} {line}"
        else:
            if held:
                yield held
            held = line
        last = line
    if held:
        yield held


def _continues(held: str, last: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on with the paragraph of which `last` is the latest line."""
    if width is not None and len(last) + 1 + len(line.split(" ", 1)[0]) > width:
        return True
    if LABEL.match(line):
        return False
    words = len(held.split())
    return words >= 4 and line[:1].islower() and not ENDS.search(held) and len(line.split()[0]) > 1


def fold(line: str) -> str:
    """A line as it is compared: lower case, plain quotes, no punctuation or pictures at its ends."""
    line = line.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"^\W+|\W+$", "", line.casefold())
