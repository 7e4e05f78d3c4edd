"""Characters and paragraphs: what a file holds, as lines of plain text with one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The capitals of the Latin alphabets, as a set of an expression: "Łukasz", "Şimşek", "Đặng" begin with one.
CAPITAL = "A-Z" + "".join(
    char for char in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))) if char.isupper()
)
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

LOST_APOSTROPHE = re.compile(r"(?<=[A-Za-z])\ufffd{1,3}(?=(?:s|t|re|ve|ll|d|m)\b)")
# Text that went wrong twice or three times is met; more often it is not.
MAX_ROUNDS = 3

ENDS = re.compile(r"[.!?…:;\"'”’)\]»*]$")
# Lines that begin small and yet begin anew: "by: Jane Doe", "source: Agency".
LABEL = re.compile(r"(?:by|via|from|posted|updated|published|source|photo|image|share|tags?)\b[: ]")
# Words at which no paragraph ends, and marks with which none begins.
MAX_HEADLINE = 18
OPEN = re.compile(
    r"\b(?:the|a|an|of|and|or|in|on|at|by|from|with|to|for|as|between|during|since|until|near)$"
)
GOES_ON = re.compile(r"[,;.)](?:\s|$)|['’]s\b")
MAX_WRAP = 100
MIN_WRAP = 50
PLAIN_QUOTES = str.maketrans("’‘“”", "''\"\"")


def tidy(text: str) -> str:
    """The text with every kind of space as a single space, no invisible characters, "\\n" as line end."""
    text = LINE_ENDS.sub("\n", text)
    text = UNSEEN.sub("", text)
    text = repair(text)
    return "\n".join(SPACES.sub(" ", line).strip() for line in text.split("\n"))


def repair(text: str) -> str:
    """Mends UTF-8 that somebody read as Windows-1252 before it came here ("Israelâ€™s" → "Israel’s"), once or
    several times over, and the apostrophe of which only a mark of damage is left ("Israel\ufffds").

    A pair such as "Ã©" also occurs by right in no language we read, so each is mended where it stands.
    """
    for _ in range(MAX_ROUNDS):
        if not MOJIBAKE.search(text):
            break
        text = MOJIBAKE.sub(_mended, text)
    return LOST_APOSTROPHE.sub("’", text) if "\ufffd" in text else text


def repairs_of(text: str) -> tuple[str, ...]:
    """What `repair` mends in a text, in words."""
    found = []
    if MOJIBAKE.search(text) and repair(text) != text:
        found.append("UTF-8 that had been read as Windows-1252 was set right")
    if "\ufffd" in text:
        lost = len(text) - len(text.replace("\ufffd", "")) - len(LOST_APOSTROPHE.findall(text))
        if LOST_APOSTROPHE.search(text):
            found.append("apostrophes that were lost were put back")
        if lost:
            found.append(
                "a lost character stands as \ufffd"
                if lost == 1
                else f"{lost} lost characters stand as \ufffd"
            )
    return tuple(found)


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
    end = before[-60:]
    if len(end.split()) < 3 or ENDS.search(end):
        return False
    # A headline may end so ("Brazil steps in"), and a quotation may open the paragraph behind it.
    quoted = re.match(r"[“\"‘'][A-Z]", line) is not None and len(before.split()) <= MAX_HEADLINE
    anew = line[:1].isupper() or quoted
    return GOES_ON.match(line) is not None or (OPEN.search(end) is not None and not anew)


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
    held: list[str] = []
    for line in lines:
        if held and not _continues(held, line, width):
            yield " ".join(held)
            held = []
        if line:
            held.append(line)
    if held:
        yield " ".join(held)


def _continues(held: list[str], line: str, width: int | None) -> bool:
    """Whether `line` goes on with the paragraph of which `held` are the lines so far."""
    if not line:
        return True
    if width is not None and len(held[-1]) + 1 + len(line.split(" ", 1)[0]) > width:
        return True
    if LABEL.match(line) or not line[0].islower() or len(line.split(" ", 1)[0]) == 1:
        return False
    return sum(len(each.split(" ", 4)) for each in held[:4]) >= 4 and not ENDS.search(held[-1][-1:])


def fold(line: str) -> str:
    """A line as it is compared: lower case, plain quotes, no punctuation or pictures at its ends."""
    line = line.translate(PLAIN_QUOTES).casefold()
    start, end = 0, len(line)
    while start < end and not (line[start].isalnum() or line[start] == "_"):
        start += 1
    while end > start and not (line[end - 1].isalnum() or line[end - 1] == "_"):
        end -= 1
    return line[start:end]


def stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words of a text."""
    return frozenset(word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))
