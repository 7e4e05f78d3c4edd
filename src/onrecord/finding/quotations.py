"""Where the quotation marks of a report open and close.

Marks come first, trees second: a quotation is found from characters and paragraphs alone, so that a wrong
parse never breaks one. Papers differ in their marks and get them wrong, and each habit below is met in
the field:

    “Paired marks,” she said.                                  curly or straight, double or single (British)
    “A quotation of several paragraphs opens every paragraph   … and closes only the last
    "A straight quotation, "he said.                           a space on the wrong side of the mark
    ”Marks that all face one way,” he said.
    "A quotation that one paragraph opens                      … and a later one closes, with nothing between
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

OPENERS = "“„«"
CLOSERS = "”»"
STRAIGHT = '"'
MARKS = OPENERS + CLOSERS + STRAIGHT
_MARK = re.compile(f"[{MARKS}]|``|''|‘‘|’’")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[^\s\d’'])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘'])[’'](?!\w)")
_PARAGRAPH = re.compile(r"[^\n]+")
_LOOKAHEAD = 8
"""How many paragraphs without any mark a quotation may run over before its closing mark is sought in vain."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `start` to `end` with its marks, half open, in code points of the text.

    `opened` and `closed` say whether a mark stands at that end; `paragraph` is the number (from 0) of the
    paragraph it stands in. A quotation over several paragraphs is one Quotation for each of them, and
    `continues` is set on all but the first.
    """

    start: int
    end: int
    paragraph: int
    opened: bool = True
    closed: bool = True
    continues: bool = False
    single: bool = False

    width: int = 1
    """Code points of one mark: two where papers write two apostrophes."""

    @property
    def inner(self) -> tuple[int, int]:
        """Start and end without the marks."""
        return self.start + self.width * self.opened, self.end - self.width * self.closed

    def holds(self, start: int, end: int) -> bool:
        """Whether the quotation holds the code points `start` to `end`."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: str  # "open", "close" or "either"


def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every line that holds words."""
    return tuple(m.span() for m in _PARAGRAPH.finditer(text) if m.group().strip())


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text in order, none within another.

    >>> [text[q.start:q.end] for text in ['“Yes,” he said. “No.”'] for q in find_quotations(text)]
    ['“Yes,”', '“No.”']
    """
    paragraphs = paragraphs_of(text)
    marks = [_marks(text, start, end) for start, end in paragraphs]
    found: list[Quotation] = []
    carried = False
    for number, (start, end) in enumerate(paragraphs):
        here = list(
            _pair(text, (start, end), marks[number], carried and _runs_on(text, paragraphs, marks, number))
        )
        found += [replace(q, paragraph=number, continues=_continued(q, start, carried)) for q in here]
        if here or not carried or not _runs_on(text, paragraphs, marks, number):
            carried = bool(here) and not here[-1].closed
    single = list(_single(text, paragraphs, found))
    outer = [q for q in found if not any(s.start < q.start and q.end <= s.end for s in single)]
    return tuple(sorted([*outer, *single], key=lambda q: q.start))


def _continued(quotation: Quotation, start: int, carried: bool) -> bool:
    return carried and quotation.start <= start + 1


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The double marks of one paragraph with the side that their looks give them."""
    found = [_Mark(m.start(), m.end(), _side(text, m, start, end)) for m in _MARK.finditer(text, start, end)]
    faces = {text[m.start] for m in found if text[m.start] in OPENERS + CLOSERS}
    if len(found) > 1 and len(faces) == 1 and not any(_is_straight(text, m) for m in found):
        return [_Mark(m.start, m.end, _leaning(text, m.start, m.end, start, end)) for m in found]
    return found


def _is_straight(text: str, mark: _Mark) -> bool:
    return text[mark.start : mark.end] in (STRAIGHT, "''")


def _side(text: str, match: re.Match[str], start: int, end: int) -> str:
    mark = match.group()
    if mark == "“" and "„" in text[start : match.start()]:
        return "close"
    if mark in "“”" and _faces_wrong(text, match, start, end):
        return "open" if mark == "”" else "close"
    if mark in OPENERS or mark in ("``", "‘‘"):
        return "open"
    if mark in CLOSERS or mark == "’’" or (mark == "''" and "``" in text[start:end]):
        return "close"
    return _leaning(text, match.start(), match.end(), start, end)


def _faces_wrong(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark stands as none of its face can: she said. ”Go,” he added / they left.“ Nobody came."""
    before = text[match.start() - 1] if match.start() > start else " "
    behind = text[match.end()] if match.end() < end else " "
    if match.group() == "”":
        return before == " " and behind.isalpha()
    return before in ".,?!" and behind == " "


def _leaning(text: str, at: int, after: int, start: int, end: int) -> str:
    """The side of a mark by what stands around it: `say "yes` opens, `yes" she` closes."""
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    spaced_before, spaced_behind = (
        before.isspace() or before in "([—–-",
        behind.isspace() or behind in ")].,;:!?—–",
    )
    if at == start:
        return "open"
    if spaced_before == spaced_behind:
        return "either"
    return "open" if spaced_before else "close"


def _runs_on(
    text: str, paragraphs: tuple[tuple[int, int], ...], marks: list[list[_Mark]], number: int
) -> bool:
    """Whether a quotation left open before paragraph `number` goes on in it without a mark of its own.

    It does where the next paragraph with marks begins with other words and has one mark too many.
    """
    for at in range(number, min(number + _LOOKAHEAD, len(paragraphs))):
        if marks[at]:
            begins_anew = marks[at][0].start == paragraphs[at][0]
            first = marks[at][0]
            if _is_straight(text, first):
                return not begins_anew and len(marks[at]) % 2 == 1
            return not begins_anew and first.side == "close"
    return False


def _pair(text: str, paragraph: tuple[int, int], marks: list[_Mark], carried: bool) -> Iterator[Quotation]:
    """The quotations of one paragraph; `carried` when one is open at its start."""
    start, end = paragraph
    begun: int | None = start if carried else None
    opened = not carried
    for place, mark in enumerate(marks):
        left = len(marks) - place
        if begun is None:
            if mark.side == "close" and not (left % 2 == 0 and _is_straight(text, mark)):
                if place == 0 and _cue_follows(text, mark.end, end):
                    yield Quotation(start, mark.end, 0, opened=False)
                continue
            begun, opened = mark.start, True
        elif mark.side == "open" and not _is_straight(text, mark) and opened:
            yield Quotation(begun, _before(text, mark.start), 0, closed=False)
            begun = mark.start
        elif mark.end - begun > 2 or not opened:
            yield Quotation(begun, mark.end, 0, opened=opened, width=mark.end - mark.start)
            begun, opened = None, True
    if begun is not None and begun < end - 1:
        yield Quotation(begun, end, 0, opened=opened, closed=False)


def _before(text: str, at: int) -> int:
    while text[at - 1].isspace():
        at -= 1
    return at


_CUE_FOLLOWS = re.compile(
    r"\s*(?:(?:[A-Z][\w.’'-]*|he|she|they|it|the \w+)\s+){0,5}(?:said|says|told|added|wrote)\b"
)


def _cue_follows(text: str, at: int, end: int) -> bool:
    """Whether words such as " she said" follow: then a closing mark without its opener still closes one."""
    return bool(_CUE_FOLLOWS.match(text, at, end))


def _single(
    text: str, paragraphs: tuple[tuple[int, int], ...], double: list[Quotation]
) -> Iterator[Quotation]:
    """Quotations in single marks that stand within no other: ‘We will stay,’ the minister said.

    An apostrophe after a plural ("the ministers’ plan") closes nothing while a better mark follows.
    """
    for number, (start, end) in enumerate(paragraphs):
        at = start
        while opening := _SINGLE_OPEN.search(text, at, end):
            at = opening.end()
            if any(q.start <= opening.start() < q.end for q in double):
                continue
            closing = _closing_single(text, at, end)
            if closing is not None and closing - at > 1 and not _cuts(opening.start(), closing, double):
                yield Quotation(opening.start(), closing, number, single=True)
                at = closing


def _cuts(start: int, end: int, double: list[Quotation]) -> bool:
    """Whether a stretch begins or ends within a quotation; one that holds it whole does not."""
    return any(q.start < end < q.end or (start < q.start < end and q.end > end) for q in double)


def _closing_single(text: str, at: int, end: int) -> int | None:
    following = _SINGLE_OPEN.search(text, at, end)
    limit = following.start() if following else end
    closings = list(_SINGLE_CLOSE.finditer(text, at, limit))
    for closing in closings:
        if (
            text[closing.start() - 1] not in "s"
            or not text[closing.end() : closing.end() + 2].strip().isalpha()
        ):
            return closing.end()
    return closings[0].end() if closings else None
