"""The own voice of a press release: what a ministry or a movement says without "the ministry said".

    MINISTRY OF FOREIGN AFFAIRS OF NORLAND
    Press release

    The claim that our navy fired on the ferry is an invention. Our sailors fired no shot.

Whoever issues it answers for every sentence. It is told by its head: a body, a state or a movement is named,
and the words say what kind of paper it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reconciling.ledger import Ledger, Said
from onrecord.record import Coverage, Evidence, Sentence, StatementFound, make_id
from onrecord.record.statement import Act

_PAPER = re.compile(
    r"^\W*(?:(?:press|news|media) (?:release|statement|communiqu[eé]|note)|(?:joint )?communiqu[eé]\b"
    r"|(?:official )?(?:statement|declaration|comment|remarks|message) (?:by|from|of)\b"
    r"|(?:press|media) (?:service|office|department)\b|note verbale)"
    r"|\b(?:press (?:release|communiqu[eé]|department|service)|media office)\b",
    re.IGNORECASE,
)
_HEAD = 6
"""Paragraphs in which the head of a release stands, at the most."""
_LONG = 16
"""Words from which a paragraph that ends in a stop is the first of the text."""
_ISSUERS = frozenset({"body", "government", "state", "armed_group", "organisation", "party"})
_QUOTED = re.compile(r"[“\"]")
_DENIES = re.compile(
    r"\b(?:den(?:y|ies)|rejects? the (?:claims?|accusations?|allegations?|charges?|reports?))\b"
    r"|\b(?:claims?|reports?|allegations?|accusations?|information)\b[^.;]*\b(?:is|are)"
    r" (?:an? )?(?:invention|lie|fabrication|false|untrue|baseless|unfounded)",
    re.IGNORECASE,
)


def own_words(ledger: Ledger) -> Iterator[Said]:
    """Every sentence that a release says in its own voice, as a statement of whoever issues it."""
    for coverage in ledger.coverages:
        issuer = issuer_of(coverage)
        if issuer is not None:
            yield from _told(coverage, issuer)


def is_own_voice(said: Said) -> bool:
    """Whether it is a sentence of a release, not a statement that the release tells of."""
    return said.index >= len(said.coverage.statements)


def issuer_of(coverage: Coverage) -> int | None:
    """The character that issues a release; None for a report."""
    end = _end_of_head(coverage)
    head = coverage.article.text[:end]
    papers = [*head.split("\n"), *(r.text for r in coverage.article.removed if len(r.text.split()) < _LONG)]
    if not any(_PAPER.search(line) for line in papers):
        return None
    named = [
        (mention.start, -mention.end, index)
        for index, character in enumerate(coverage.characters)
        if character.kind in _ISSUERS
        for mention in character.mentions
        if mention.end <= end
    ]
    return min(named)[2] if named else None


def _end_of_head(coverage: Coverage) -> int:
    """Where the first paragraph of running text begins."""
    at = 0
    for number, paragraph in enumerate(coverage.article.text.split("\n\n")):
        running = len(paragraph.split()) >= _LONG and paragraph.rstrip("”\"’'").endswith((".", "!", "?"))
        if running or number >= _HEAD:
            return at
        at += len(paragraph) + len("\n\n")
    return 0


def _told(coverage: Coverage, issuer: int) -> Iterator[Said]:
    taken = [(e.start, e.end) for s in coverage.statements for e in s.evidence if e.role == "content"]
    start = _end_of_head(coverage)
    for number, sentence in enumerate(coverage.sentences):
        if sentence.start >= start and not any(s < sentence.end and sentence.start < e for s, e in taken):
            found = _statement(coverage, issuer, sentence)
            if found is not None:
                name = make_id("s", coverage.article.id, [(sentence.start, sentence.end)], "own voice")
                index = len(coverage.statements) + number
                yield Said(id=name, coverage=coverage, index=index, found=found)


def _statement(coverage: Coverage, issuer: int, sentence: Sentence) -> StatementFound | None:
    text = coverage.article.text[sentence.start : sentence.end]
    bare = text.strip()
    start = sentence.start + len(text) - len(text.lstrip())
    if not bare.endswith(".") or _QUOTED.search(bare):
        return None
    act: Act = "deny" if _DENIES.search(bare) else "say"
    evidence = Evidence(
        article=coverage.article.id,
        start=start,
        end=start + len(bare),
        text=bare,
        role="content",
    )
    return StatementFound(
        source=issuer,
        source_text=coverage.characters[issuer].name,
        attribution="document",
        cue=None,
        act=act,
        content=bare,
        form="indirect",
        evidence=(evidence,),
    )


def with_own_words(said: Sequence[Said], ledger: Ledger) -> list[Said]:
    """Statements, and what releases say in their own voice."""
    return [*said, *own_words(ledger)]
