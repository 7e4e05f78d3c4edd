"""Which lines count when reports of an outlet are compared, and where in a report they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.furniture import count_words, is_prose
from onrecord.reading.text import fold

# A repeated line of more words than this counts only where it speaks to the reader.
MAX_REPEATED, MAX_ADDRESSED = 20, 80
# A sentence of so many words is a paragraph of the report and no notice around it.
MIN_PARAGRAPH = 18
SPEAKS = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Ww]e|[Oo]ur|us|[Ss]ubscri\w+|[Nn]ewsletters?|[Cc]lick|[Rr]eaders?|©|[Cc]opyright"
    r"|[Ww]ebsite|[Nn]ewsroom|[Jj]ournalistic|[Pp]odcasts?|[Cc]ookies|[Pp]rivacy policy"
    r"|[Tt]his (?:site|page|article|story))\b"
)


def countable(line: str) -> bool:
    """Whether a line may be furniture when several reports show it: nothing quoted, and nothing long, unless
    it speaks to readers ("We rely on the support of our readers …")."""
    if re.search(r"[“\"”]", line):
        return False
    words = count_words(line)
    return words <= MAX_REPEATED or (words <= MAX_ADDRESSED and speaks_to_reader(line))


def speaks_to_reader(line: str) -> bool:
    """A line with "you", "our", "subscribe" outside quotation marks."""
    return SPEAKS.search(line) is not None and not re.search(r"[“\"”]", line)


def core_of(lines: Sequence[str]) -> tuple[int, int]:
    """First and last paragraph of the report itself: long sentences that do not speak to the reader."""
    prose = [i for i, line in enumerate(lines) if is_prose(line) and not speaks_to_reader(line)]
    long = [i for i in prose if count_words(lines[i]) >= MIN_PARAGRAPH] or prose
    return (long[0], long[-1]) if long else (len(lines), -1)


def placed(core: tuple[int, int], i: int, line: str) -> str:
    """A line as it is compared: folded, with its place, before the first paragraph or after it.

    The headline of one report stands before its paragraphs, and behind those of the reports that point to it.
    A plea may stand behind the last paragraph of one report and before a note on the author in another.
    """
    return f"{'before' if i < core[0] else 'after'} {fold(line)}"


def everywhere(line: str) -> tuple[str, ...]:
    """A line as it is compared, for each place where it may have stood."""
    return tuple(f"{place} {fold(line)}" for place in ("before", "after"))
