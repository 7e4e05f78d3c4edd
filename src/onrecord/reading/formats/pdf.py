"""PDF with text → raw article: lines of pages put together to paragraphs again."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import quantiles

from pypdf import PageObject, PdfReader

from onrecord.errors import NoArticle, ReadingError
from onrecord.reading.items import Item, Outcomes
from onrecord.reading.page import authors_in
from onrecord.reading.raw import RawArticle

# pypdf says on its log what it had to guess; a reader of ours gets an exception instead.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MIN_WORDS = 20
# So many lines at the head and foot of a page may be said on every page.
EDGE = 2
ENDS = re.compile(r"[.!?…:”\"’)\]]$")
PAGE_NUMBER = re.compile(r"(?i)(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|- ?\d{1,4} ?-")
HYPHENATED = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")
# What programs write for a title that nobody gave.
NO_TITLE = re.compile(
    r"(?i)^(?:microsoft \w+ - .*|untitled.*|document\d*|.*\.(?:docx?|pdf|indd|qxp|html?|odt)|print.*)$"
)


def read_pdf(item: Item) -> Outcomes:
    """One report; raises NoArticle where the pages are pictures."""
    data = item.document_bytes()
    # Damaged files meet pypdf with errors of every kind, and none of them is a fault of ours.
    try:
        pages, title, author = _pages(data, item)
    except ReadingError:
        raise
    except Exception as error:
        raise ReadingError(item.origin, f"the PDF is damaged ({error})", "fetch it again") from error
    text = "\n\n".join(paragraphs_of(pages))
    if len(text.split()) < MIN_WORDS:
        raise NoArticle(
            item.origin, "the PDF holds no text, only pictures of pages", "run text recognition (OCR) over it"
        )
    named = None if title is None or NO_TITLE.match(title) or len(title.split()) < 3 else title
    yield RawArticle(
        origin=item.url or item.origin,
        name=item.url or item.name,
        text=text,
        title=named,
        authors=authors_in(author) if named else (),
    )


def _pages(data: bytes, item: Item) -> tuple[list[list[str]], str | None, str | None]:
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ReadingError(item.origin, "the PDF is locked by a password", "unlock it first")
    if len(reader.pages) > item.budget.limits.pages:
        reason = f"the PDF has {len(reader.pages):,} pages"
        raise ReadingError(
            item.origin, reason, f"give a report of at most {item.budget.limits.pages:,} pages"
        )
    pages = []
    for page in reader.pages:
        pages.append(_lines(page))
        item.budget.spend(sum(map(len, pages[-1])), item.origin)
    about = reader.metadata
    title, author = (about.title, about.author) if about is not None else (None, None)
    return pages, str(title).strip() if title else None, str(author).strip() if author else None


def _lines(page: PageObject) -> list[str]:
    """The lines of a page, an empty one where letters change their size or lines stand further apart."""
    places: list[_Place] = [_Place()]

    def visit(text: str, matrix: list[float], at: list[float], font: object, size: float) -> None:
        for number, part in enumerate(text.split("\n")):
            if number:
                places.append(_Place())
            if part.strip() and not places[-1].text.strip():
                places[-1].y = at[5] * matrix[3] + matrix[5]
                places[-1].size = abs(size * at[3] * matrix[3])
            places[-1].text += part

    page.extract_text(visitor_text=visit)
    shown = [place for place in places if place.text.strip()]
    gaps = sorted(gap for one, other in pairwise(shown) if (gap := one.y - other.y) > 0)
    # Lines within a paragraph lie closer than paragraphs do, and mostly are more.
    usual = gaps[len(gaps) // 3] if gaps else 0.0
    lines: list[str] = []
    for before, place in pairwise([None, *shown]):
        if before is not None and place is not None and _apart(before, place, usual):
            lines.append("")
        if place is not None:
            lines.append(" ".join(place.text.split()))
    return lines


@dataclass(slots=True)
class _Place:
    """One line: its words, its height on the page and the size of its letters."""

    text: str = ""
    y: float = 0.0
    size: float = 0.0


def _apart(before: _Place, line: _Place, usual: float) -> bool:
    resized = before.size > 0 and line.size > 0 and abs(before.size - line.size) > 0.15 * before.size
    return resized or (usual > 0 and before.y - line.y > 1.4 * usual)


def paragraphs_of(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Paragraphs of lines as they stand on pages.

    A paragraph ends at an empty line, or at a line that is short for its page and ends as a sentence does;
    what stands at the edge of most pages goes; a word parted at the line's end is put together.
    """
    repeated = _repeated(pages)
    held: list[str] = []
    for lines in pages:
        kept = [line for line in lines if not (PAGE_NUMBER.fullmatch(line) or _shape(line) in repeated)]
        width = _width(kept)
        for line in kept:
            if held and (not line or _ended(held, line, width)):
                yield _joined(held)
                held = []
            if line:
                held.append(line)
        # A page ends in the middle of a paragraph as often as not.
        if held and ENDS.search(held[-1]) and len(held[-1]) < 0.8 * width:
            yield _joined(held)
            held = []
    if held:
        yield _joined(held)


def _repeated(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Running heads and feet, their numbers left open."""
    counts: Counter[str] = Counter()
    for lines in pages:
        shown = [line for line in lines if line]
        counts.update({_shape(line) for line in (*shown[:EDGE], *shown[-EDGE:])})
    return frozenset(shape for shape, count in counts.items() if len(pages) >= 2 and 2 * count > len(pages))


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _width(lines: Sequence[str]) -> float:
    """How long a full line is: nine tenths of the lines of running text are no longer."""
    lengths = [len(line) for line in lines if line]
    return quantiles(lengths, n=10)[-1] if len(lengths) >= 4 else max(lengths, default=0)


def _ended(held: Sequence[str], line: str, width: float) -> bool:
    """Whether a paragraph ended before `line`: its last line has room for the next word and ends a sentence,
    or it is a headline, which has room and no stop."""
    last = held[-1]
    if len(last) + 1 + len(line.split(" ", 1)[0]) >= 0.95 * width or line[:1].islower():
        return False
    return ENDS.search(last) is not None or (len(last) < 0.8 * width and not re.search(r"[,;–—-]$", last))


def _joined(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        parted = HYPHENATED.search(text) and line[:1].islower()
        text = text[:-1] + line if parted else f"{text} {line}"
    return text
