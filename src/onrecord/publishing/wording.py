"""The record's own words, cut to fit a line: never other words, never half a word or half a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

CUT = "…"

# Abbreviations that end in a full stop within a sentence, for texts whose sentences nobody marked.
_ABBREVIATED = (
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|No))(?<!\b(?:Mrs|Gen|Sen|Rep|Col|Gov|Maj|Jan|Feb|Mar|Apr|Aug|Oct|Nov|Dec))"
    r"(?<!\bSept)"
)
_SENTENCE_END = re.compile(_ABBREVIATED + r"[.!?]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[A-Z0-9])")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|—|(?=\s(?:and|but|while|as|after|because|which|who)\s)")
_DATELINE = re.compile(r"[A-Z][^—–]{0,60}?\)?\s+[—–-]\s+(?=[A-Z“\"])")
_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*")
_LOOSE_END = " ,;:–—-"
# Pieces of one quotation, each in marks of its own: “We left,” … “all of us.”
_BETWEEN_PIECES = re.compile(r",?[”\"]?\s*…\s*[“\"]?")


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence (or sentences) that hold `start` to `end` within one paragraph.

    >>> text = "Mr. Obi left. He flew home. Talks go on."
    >>> text[slice(*sentence_around(text, 17, 20))]
    'He flew home.'
    """
    begins, ends = 0, len(text)
    for hit in _SENTENCE_END.finditer(text):
        if hit.end() <= start:
            begins = hit.end()
        elif hit.end() >= end:
            ends = hit.end()
            break
    while begins < ends and text[begins].isspace():
        begins += 1
    return begins, ends


def excerpt(text: str, keep: Sequence[tuple[int, int]], width: int) -> str:
    """A sentence cut to `width` characters around the spans to keep, the first of which matters most.

    Cuts fall at the ends of clauses where these are near, else between words; each is shown by an ellipsis,
    and a quotation mark that lost its other half gets it back.

    >>> text = "In a long day of talks, the envoy called off the visit, which nobody had expected at all."
    >>> excerpt(text, [(34, 44)], 40)
    '… the envoy called off the visit …'
    """
    text = text.strip()
    if len(text) <= width:
        return balanced(text)
    room = width - 4
    start, end = _hull(keep, room) if keep else (0, 1)
    start = _begin(text, start, end, room)
    end = _finish(text, start, end, room)
    body = text[start:end].strip(_LOOSE_END)
    return balanced(f"{CUT + ' ' if start else ''}{body}{' ' + CUT if end < len(text) else ''}")


def _hull(keep: Sequence[tuple[int, int]], room: int) -> tuple[int, int]:
    start, end = keep[0]
    end = min(end, start + room)
    for s, e in sorted(keep[1:], key=lambda span: abs(span[0] - keep[0][0])):
        if max(end, e) - min(start, s) <= room:
            start, end = min(start, s), max(end, e)
    return start, end


def _begin(text: str, start: int, end: int, room: int) -> int:
    if end <= room:
        return 0
    earliest = text.find(" ", end - room) + 1
    clauses = [hit.end() for hit in _CLAUSE_END.finditer(text, earliest, start)]
    # A clause that would leave half the line empty says less than the half clause before it.
    worth_it = clauses and end - clauses[0] >= room // 2
    return _word_start(text, clauses[0] if worth_it else min(earliest, start))


def _finish(text: str, start: int, end: int, room: int) -> int:
    latest = start + room
    if latest >= len(text):
        return len(text)
    # A clause that ends in the last third of the room is a better place to stop than the last word.
    near = max(end, start + room * 2 // 3)
    clauses = [hit.start() for hit in _CLAUSE_END.finditer(text, near, latest)]
    if clauses:
        return clauses[-1]
    space = text.rfind(" ", start, latest + 1)
    return space if space > start else latest


def _word_start(text: str, at: int) -> int:
    while at < len(text) and text[at] in _LOOSE_END:
        at += 1
    while at > 0 and not text[at - 1].isspace() and text[at - 1] not in '“‘"(—':
        at -= 1
    return at


def balanced(text: str) -> str:
    """The text with each quotation mark paired.

    >>> balanced("we “will not sit down")
    'we “will not sit down”'
    >>> balanced("sit down,” she said")
    '“sit down,” she said'
    """
    depth = lost = 0
    for character in text:
        if character == "“":
            depth += 1
        elif character == "”":
            lost += depth == 0
            depth = max(0, depth - 1)
    text = "“" * lost + text + "”" * depth
    return text + '"' if text.count('"') % 2 else text


def after_dateline(text: str) -> int:
    """Where a text begins once what an agency puts before its first words is passed over.

    >>> text = "IBARA, May 9, 2031 (Agency) — The Council met."
    >>> text[after_dateline(text) :]
    'The Council met.'
    """
    head = _DATELINE.match(text)
    return head.end() if head and any(c.isupper() for c in head.group()[1:4]) else 0


def quoted(text: str) -> str:
    """The text within quotation marks, those it has inside made single.

    >>> quoted("a “true” exchange")
    '“a ‘true’ exchange”'
    """
    inner = _BETWEEN_PIECES.sub(rf" {CUT} ", text.strip()).strip('“”" ').rstrip(",")
    if "“" in inner or "”" in inner:
        inner = balanced(inner).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def capitalised(text: str) -> str:
    """The text with its first letter, behind any quotation mark, in upper case.

    >>> capitalised("“we” said")
    '“We” said'
    """
    for at, character in enumerate(text):
        if character.isalpha():
            # A name written with a small first letter has another capital: "eBay", "al-Rashid".
            word = _WORD.match(text, at)
            small_name = word is not None and any(c.isupper() for c in word.group()[1:])
            return text if small_name else text[:at] + character.upper() + text[at + 1 :]
        # A cut, a number, or the rest of a word ("’s answer") begins no sentence.
        if character == CUT or character.isdigit() or character == "’":
            return text
    return text


def cut(text: str, width: int) -> str:
    """The text cut at a word's end to `width` characters, an ellipsis included."""
    return excerpt(text, (), width)


def word_set(text: str) -> frozenset[str]:
    """The words of a text in lower case, for comparing two texts."""
    return frozenset(word.lower() for word in _WORD.findall(text) if len(word) > 2)


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the shorter text's words the longer one has, 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number of things.

    >>> counted(1, "copy", "copies"), counted(2, "report")
    ('1 copy', '2 reports')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Iterable[str], most: int = 4) -> str:
    """Names as an English list.

    >>> listed(["Lyth", "Ostra", "Venn"])
    'Lyth, Ostra and Venn'
    """
    all_names = list(names)
    shown = all_names[:most]
    if len(all_names) > most:
        return f"{', '.join(shown)} and {len(all_names) - most} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
