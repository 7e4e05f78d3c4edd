"""What is to be seen of a line in its place: features by which furniture is told where no rule tells it.

A feature is a word one can read ("len=3", "zone=tail", "word=subscribe"), so that what decided on a line
can be said. Which of them speak for furniture is learnt (`training/furniture`), and weighed in `likeness`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.reading.credits import credits
from onrecord.reading.furniture import count_words, is_prose, opener_of
from onrecord.reading.repeated import speaks_to_reader
from onrecord.reading.stated_dates import dates_in
from onrecord.reading.text import stems

# Sentences of so many words are paragraphs of the report.
LONG = 18
# So many lines that are no sentences lie between a report of so many paragraphs and a notice behind it.
MIN_GAP, LEAST_REPORT = 3, 2
# Words of a line that are looked at one by one, and up to which length they are looked at in pairs.
MAX_WORDS, MAX_PAIRED = 45, 30
MAX_SUBHEAD = 7
# Of a longer line only so many characters are looked at.
MAX_CHARS = 700
LENGTHS = (1, 2, 3, 5, 8, 12, 17, 25, 40)
COUNTS = (0, 1, 2, 3, 5, 8)
SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.999)
TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+|[^\w\s]")
SIGNS = {
    "quote": re.compile(r"[“\"”]|[‘'][A-Z].*[’']"),
    "said": re.compile(
        r"\b(?:said|says|told|added|asked|wrote|called|denied|according to|announced|warned|insisted)\b"
    ),
    "reader": re.compile(
        r"(?i)\b(?:you|your|yours|we|our|us|here|now|this (?:article|story|page|site|website|report|post))\b"
    ),
    "clock": re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|a\.m|p\.m)\b"),
    "digits": re.compile(r"\d"),
    "number": re.compile(r"^[\d.,:/ %$+-]+$"),
    "address": re.compile(r"https?:|www\.|\w\.(?:com|org|net|example)\b|\S@\S+\.\w|(?:^|\s)@\w"),
    "rights": re.compile(r"©|\([cC]\)|(?i:copyright|all rights)"),
    "bar": re.compile(r"[|•·»›>→←▶►▲▼✕×]"),
    "slash": re.compile(r"\w ?/ ?[A-Z]"),
    "brackets": re.compile(r"^[(\[].*[)\]]\.?$"),
    "bullet": re.compile(r"^(?:[-•*–—▪◦·]|\d{1,2}[.)]|\([a-z]\)) ?\S"),
    "label": re.compile(r"^[A-Z][\w ’'-]{1,30}: ?\S"),
    "speaker": re.compile(r"^(?:[A-Z][A-Z.’' -]{2,40}|Q|A|Q\.|A\.): ?\S"),
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "ed": re.compile(r"\b[a-z]{3,}ed (?:the|a|an|its|his|her|their|on|in|to|for|that|by|from|with|\d)\b"),
    "ing": re.compile(r"\b[a-z]{3,}ing\b"),
}
# How the second line of a headline begins.
GOES_ON = re.compile(
    r"(?i)(?:after|as|amid|before|but|despite|during|following|for|to|until|when|while|with|without)\b"
)
ENDS = (
    ("stop", re.compile(r"\.[”\"’)\]]*$")),
    ("ask", re.compile(r"[?][”\"’)\]]*$")),
    ("call", re.compile(r"![”\"’)\]]*$")),
    ("colon", re.compile(r"[:;,]$")),
    ("dots", re.compile(r"(?:…|\.\.\.)$")),
    ("close", re.compile(r"[)\]]$")),
    ("quote", re.compile(r"[”\"’]$")),
    ("digit", re.compile(r"\d$")),
    ("letter", re.compile(r"\w$")),
)


def bucket(value: float, edges: Sequence[float]) -> str:
    """The first edge that a number does not pass, as words."""
    at = bisect_left(edges, value)
    return f"{edges[at]:g}" if at < len(edges) else "more"


@dataclass(frozen=True, kw_only=True)
class Lines:
    """The lines of one text, which of them are known for furniture and for what, and where its title is."""

    lines: Sequence[str]
    reasons: Mapping[int, str]
    title: int | None

    @cached_property
    def words(self) -> list[int]:
        """How many words each line has."""
        return [count_words(line[:MAX_CHARS]) for line in self.lines]

    @cached_property
    def kinds(self) -> list[str]:
        """What each line is at first sight, in a letter: Furniture, Title, Paragraph (or a shorter one),
        Notice to readers, sentence, headline or name."""
        found = [self._kind(i) for i in range(len(self.lines))]
        for i in _stranded(found, self.title):
            found[i] = "N"
        return found

    @cached_property
    def paragraphs(self) -> list[int]:
        """The places of long sentences that are kept."""
        return [i for i, kind in enumerate(self.kinds) if kind == "P"]

    @cached_property
    def told(self) -> frozenset[str]:
        """Beginnings of the words of the paragraphs."""
        sentences = (line for line, kind in zip(self.lines, self.kinds, strict=True) if kind in "Pps")
        return stems(" ".join(line[:MAX_CHARS] for line in sentences))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not begin a sentence of the paragraphs."""
        text = "\n".join(self.lines[i][:MAX_CHARS] for i in self.paragraphs)
        return frozenset(re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", text))

    def _kind(self, i: int) -> str:
        line = self.lines[i]
        if i in self.reasons:
            return "F"
        if i == self.title:
            return "T"
        if is_prose(line):
            if speaks_to_reader(line):
                return "N"
            return "P" if self.words[i] >= LONG else "p"
        if line.endswith(":"):
            return ":"
        if SIGNS["bullet"].match(line):
            return "-"
        return "s" if re.search(r"[.!?;…][”\"’)\]]*$", line) else "h"

    def zone(self, i: int) -> str:
        """Before the title, over the report, within it, or behind its last paragraph."""
        if self.title is not None and i < self.title:
            return "top"
        if not self.paragraphs:
            return "none"
        if i < self.paragraphs[0]:
            return "head"
        return "body" if i < self.paragraphs[-1] else "tail"

    def may_be_title(self, i: int) -> bool:
        """A line over the title of which the report says half: perhaps that is its title. Or one beside the
        title that goes on with it: "After a Night of Talks in Rome"."""
        line, own = self.lines[i], stems(self.lines[i])
        told = len(own) >= 3 and 2 * len(own & self.told) >= len(own)
        if self.zone(i) in ("top", "none"):
            return told
        beside = self.title is not None and abs(i - self.title) == 1 and self.words[i] >= 4
        plain = ending(line) in ("letter", "ask") and not any(
            SIGNS[sign].search(line) for sign in ("slash", "bar")
        )
        return beside and plain and (told or GOES_ON.match(line) is not None)

    def may_be_subhead(self, i: int) -> bool:
        """A few words alone between two paragraphs: "What the mediators want"."""
        alone = 0 < i < len(self.lines) - 1 and self.kinds[i - 1] in "Pp" and self.kinds[i + 1] in "Pp"
        return alone and 2 <= self.words[i] <= MAX_SUBHEAD and self.kinds[i] in "h:s"

    def features(self, i: int) -> Iterator[str]:
        """All that is to be seen of one line."""
        line = self.lines[i][:MAX_CHARS]
        length, end, zone = bucket(self.words[i], LENGTHS), ending(line), self.zone(i)
        yield from (f"len={length}", f"end={end}", f"zone={zone}", f"shape={length}/{end}")
        yield f"place={zone}/{length}/{end}"
        yield from self._around(i, zone, length)
        yield from self._within(i, zone, length)
        yield from _signs(line, zone, end)
        yield from _words(line, zone)

    def _around(self, i: int, zone: str, length: str) -> Iterator[str]:
        """The lines beside it."""
        kinds = ["^", "^", *self.kinds, "$", "$"]
        a, b, c, d = kinds[i], kinds[i + 1], kinds[i + 3], kinds[i + 4]
        own = self.kinds[i]
        yield from (f"before={b}", f"behind={c}", f"beside={b}{own}{c}", f"around={a}{b}{own}{c}{d}")
        yield from (f"beside={zone}/{b}{own}{c}", f"beside={length}/{b}{own}{c}")
        before, behind = _run(self.kinds, i, -1), _run(self.kinds, i, 1)
        yield f"run={own}/{bucket(before, COUNTS)}/{bucket(behind, COUNTS)}"
        yield f"run={zone}/{own}/{bucket(before + behind, COUNTS)}"
        near = self.kinds[max(0, i - 4) : i] + self.kinds[i + 1 : i + 5]
        share = near.count("F") / max(1, len(near))
        yield from (f"known={bucket(share, SHARES)}", f"known={zone}/{own}/{bucket(share, SHARES)}")
        opened = self._opener(i)
        yield from (f"opener={opened}", f"opener={opened}/{own}")

    def _opener(self, i: int) -> str:
        """What opens the run of short lines that this line stands in."""
        for j in range(i - 1, max(-1, i - 8), -1):
            if self.kinds[j] in "PpN":
                return "list" if self.lines[j].endswith(":") else "paragraph"
            if self.kinds[j] == ":":
                return "list"
            if self.kinds[j] == "F":
                return "block" if opener_of(self.lines[j]) else "furniture"
        return "none"

    def _within(self, i: int, zone: str, length: str) -> Iterator[str]:
        """How the line goes with the report: words and names it shares, how far from its paragraphs."""
        line = self.lines[i][:MAX_CHARS]
        behind = bisect_left(self.paragraphs, i)
        yield f"rest={bucket(len(self.paragraphs) - behind, COUNTS)}/{bucket(behind, COUNTS)}"
        own = stems(line)
        shared = bucket(len(own & self.told) / len(own), SHARES) if own else "none"
        yield from (f"shared={shared}", f"shared={zone}/{shared}", f"shared={length}/{shared}")
        capitals = re.findall(r"(?<!^)\b[A-Z][\w’'-]+", line)
        known = (
            bucket(sum(name in self.names for name in capitals) / len(capitals), SHARES)
            if capitals
            else "none"
        )
        yield from (f"names={known}", f"names={zone}/{known}")
        if zone == "tail" and self.paragraphs:
            yield f"far={bucket(i - self.paragraphs[-1], LENGTHS)}"
        if zone == "top" or zone == "head":
            yield f"far={zone}/{bucket(abs(i - (self.title or 0)), LENGTHS)}"
        if any(self.lines[j] == self.lines[i] for j in range(len(self.lines)) if j != i):
            yield "again"


def _stranded(kinds: Sequence[str], title: int | None) -> Iterator[int]:
    """Notices: long sentences above the title, and one or two behind the report with other lines between."""
    places = [i for i, kind in enumerate(kinds) if kind == "P"]
    while places and title is not None and places[0] < title:
        yield places.pop(0)
    for last in (1, 2):
        if len(places) >= last + LEAST_REPORT:
            between = kinds[places[-last - 1] + 1 : places[-last]]
            if len(between) >= MIN_GAP and not set(between) & set("ps-:"):
                yield from places[-last:]


def _run(kinds: Sequence[str], i: int, step: int) -> int:
    """How many lines in this direction are neither furniture nor sentences."""
    count, j = 0, i + step
    while 0 <= j < len(kinds) and kinds[j] in "hs-" and count < 9:
        count, j = count + 1, j + step
    return count


def ending(line: str) -> str:
    """How a line ends."""
    return next((name for name, shape in ENDS if shape.search(line)), "sign")


def _signs(line: str, zone: str, end: str) -> Iterator[str]:
    """Marks and kinds of words in a line."""
    shown = [name for name, shape in SIGNS.items() if shape.search(line)]
    words = re.findall(r"[\w’'-]+", line)
    if credits().finite & set(words[1:]):
        shown.append("finite")
    if credits().caption_verbs & set(words[1:]):
        shown.append("caption")
    if len(line) < 120 and next(dates_in(line), None) is not None:
        shown.append("date")
    for name in shown:
        yield from (f"has={name}", f"has={name}/{zone}", f"has={name}/{end}")
    yield f"verb={bool({'finite', 'said', 'ed'} & set(shown))}/{end}/{bucket(len(words), LENGTHS)}"
    letters = [word for word in words if word[0].isalpha()]
    share = bucket(sum(word[0].isupper() for word in letters) / max(1, len(letters)), SHARES)
    yield from (f"capitals={share}/{bucket(len(words), LENGTHS)}", f"capitals={share}/{end}")
    yield f"small={line[:1].islower()}"
    yield f"shout={line.isupper()}/{bucket(len(words), LENGTHS)}"


def _words(line: str, zone: str) -> Iterator[str]:
    """The words themselves, singly and in pairs; numbers are all alike."""
    tokens = ["#" if each.isdigit() else each.casefold().replace("’", "'") for each in TOKEN.findall(line)]
    short = tokens[:MAX_WORDS]
    for token in dict.fromkeys(short):
        yield f"word={token}"
    if len(tokens) <= MAX_PAIRED:
        for one, other in dict.fromkeys(zip(["^", *short], [*short, "$"], strict=True)):
            yield f"pair={one} {other}"
    if len(tokens) <= 4:
        yield "line=" + " ".join(
            "Aa"[each[:1].islower()] if each.isalpha() else each for each in TOKEN.findall(line)
        )
    if tokens:
        yield from (f"first={tokens[0]}/{zone}", f"last={tokens[-1]}/{zone}")
