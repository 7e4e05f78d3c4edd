"""Who said what: the statements that matter most, in the words of the reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.publishing.brief.story import Story, Told
from onrecord.publishing.brief.value import Line
from onrecord.publishing.wording import after_dateline, alike, balanced, capitalised, cut, quoted, word_set
from onrecord.record import Evidence, Statement

MOST = 8
WIDTH = 190
_SAME = 0.7
# Words that may stand between a cue and its content: "told reporters that", "said on Monday that".
_GAP = 40

_ACT = {
    "deny": 1.2, "accept": 1.0, "reject": 1.0, "announce": 0.8, "confirm": 0.8, "accuse": 0.8,
    "threaten": 1.0, "demand": 0.8, "propose": 0.8, "promise": 0.6, "warn": 0.6,
    "criticise": 0.6, "believe": -0.5,
}  # fmt: skip
_ATTRIBUTION = {"named": 0.8, "office": 0.5, "document": 0.5, "unnamed": 0.0}


@dataclass(frozen=True, slots=True)
class _Quote:
    statement: Statement
    words: frozenset[str]
    weight: float


def said(story: Story, told: Told) -> Iterator[Line]:
    """The chosen statements, those of one speaker together, speakers in order of weight."""
    chosen = _choose(story, [_quote(story, s, told) for s in story.whole.statements])
    rank: dict[str, int] = {}
    for quote in chosen:
        rank.setdefault(_voice(quote.statement), len(rank))
    chosen.sort(key=lambda q: (rank[_voice(q.statement)], *_place(story, q.statement)))
    for quote in chosen:
        yield _line(story, quote, list(_others(story, quote)))


def _quote(story: Story, statement: Statement, told: Told) -> _Quote:
    words = word_set(statement.content)
    prominence = min(1.0, story.prominence[statement.source or ""] / 10)
    # Too few words say nothing by themselves, too many do not fit the line.
    fit = 0.4 if 8 <= len(words) <= 32 else -0.8 if len(words) < 5 else 0.0
    weight = (
        story.matters(statement.evidence)
        + _ACT.get(statement.act, 0.0)
        + _ATTRIBUTION[statement.attribution]
        + prominence
        + fit
        + 0.3 * (statement.form != "indirect")
        - 0.6 * (statement.within is not None)
        - 4.0 * max(map(told.share, _content(statement)), default=0.0)
    )
    return _Quote(statement, words, weight)


def _choose(story: Story, quotes: list[_Quote]) -> list[_Quote]:
    """Greedy choice: a speaker heard before, and words said before, count for less."""
    heard: Counter[str] = Counter()
    chosen: list[_Quote] = []
    left = sorted(quotes, key=lambda q: (-q.weight, q.statement.id))
    before = dict.fromkeys((q.statement.id for q in left), 0.0)

    def worth(quote: _Quote) -> float:
        said_before = before[quote.statement.id]
        if said_before > _SAME:
            return float("-inf")
        return quote.weight - 0.9 * heard[_voice(quote.statement)] - 1.5 * said_before

    while left and len(chosen) < MOST:
        best = max(left, key=worth)
        if worth(best) == float("-inf"):
            break
        left.remove(best)
        chosen.append(best)
        heard[_voice(best.statement)] += 1
        for quote in left:
            id_ = quote.statement.id
            before[id_] = max(before[id_], alike(quote.words, best.words))
    return chosen


def _voice(statement: Statement) -> str:
    return statement.source or statement.affiliation or statement.source_text or ""


def _place(story: Story, statement: Statement) -> tuple[int, int]:
    return story.reports.number(statement.article), min((e.start for e in statement.evidence), default=0)


def _others(story: Story, quote: _Quote) -> Iterator[Statement]:
    """The same words of the same speaker in other reports."""
    for other in story.whole.statements:
        same = _voice(other) == _voice(quote.statement) and other.article != quote.statement.article
        if same and alike(quote.words, word_set(other.content)) > _SAME:
            yield other


def _line(story: Story, quote: _Quote, others: list[Statement]) -> Line:
    statement = quote.statement
    evidence = [e for s in (statement, *others) for e in _content(s) or s.evidence]
    return Line(
        lead=capitalised(story.speaker(statement)),
        text=wording(story, statement),
        marks=story.reports.marks(evidence),
    )


def wording(story: Story, statement: Statement) -> str:
    """What is said, fit to stand after the speaker's name: ": “We left”", " denied that they had left"."""
    if statement.form == "direct":
        return f": {cut(quoted(statement.content), WIDTH)}"
    running = _from_cue(story, statement)
    if running is None:
        content = re.sub(r"^that\s+", "", statement.content[after_dateline(statement.content) :])
        return f": {cut(capitalised(content).rstrip(' ,;—–'), WIDTH)}"
    first, _, rest = running.partition(" ")
    return f" {cut(f'{as_told(first)} {rest}', WIDTH)}"


def as_told(cue: str) -> str:
    """A participle as a whole sentence has it.

    >>> [as_told(w) for w in ("saying", "adding", "denying", "noting", "said")]
    ['said', 'added', 'denied', 'noted', 'said']
    """
    if not cue.endswith("ing"):
        return cue
    stem = cue.removesuffix("ing")
    regular = f"{stem[:-1]}ied" if stem.endswith("y") else f"{stem}ed"
    return {"say": "said", "tell": "told", "writ": "wrote"}.get(stem, regular)


def _from_cue(story: Story, statement: Statement) -> str | None:
    """The text from the cue to the content's end, where the cue comes first and can follow a name."""
    cues = [e for e in statement.evidence if e.role == "cue"]
    content = _content(statement)
    if len(cues) != 1 or len(content) != 1 or not 0 <= content[0].start - cues[0].end <= _GAP:
        return None
    cue = cues[0]
    if not _follows_a_name(cue.text):
        return None
    text = story.reports[statement.article].text[cue.start : content[0].end]
    return None if "\n" in text else balanced(text.rstrip(" ,;—–"))


def _follows_a_name(cue: str) -> bool:
    """Cues such as "said", "has warned" and "insisting" can; "according to" and "in a statement" cannot."""
    first = cue.split()[0].lower() if cue.split() else ""
    return first.isalpha() and first not in _NO_PREDICATE


_NO_PREDICATE = frozenset({
    "according", "in", "as", "to", "per", "for", "by", "from", "with", "under", "of", "a", "an", "the", "on",
    "be", "been",
})  # fmt: skip


def _content(statement: Statement) -> tuple[Evidence, ...]:
    return tuple(e for e in statement.evidence if e.role == "content")
