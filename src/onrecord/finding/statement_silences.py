"""Who was asked and said nothing to it: declined to comment, did not respond, neither confirmed nor denied.

No statement, as nothing was said; but a reader must know it, and what was left unanswered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

from spacy.tokens import Span, Token

from onrecord.finding.page import Page
from onrecord.finding.quotations import find_quotations
from onrecord.finding.statement_answers import (
    ToldEvent,
    closest_before,
    events_meant,
    silence_words,
    telling,
    told_events,
)
from onrecord.finding.statement_order import named_after
from onrecord.finding.statement_sources import Source, identify
from onrecord.finding.statement_syntax import subject_of
from onrecord.record import EventFound, Evidence, How, SilenceFound, SilenceKind, StatementFound

_ENOUGH = 2
_HINT = re.compile(r"declin|refus|not|n['’]t|\bno\b|neither|unavailable", re.I)


@cache
def _patterns() -> tuple[tuple[SilenceKind, tuple[re.Pattern[str], ...]], ...]:
    found = []
    for row in silence_words()["silence"]:
        assert row["kind"] in get_args(SilenceKind)
        found.append((row["kind"], tuple(re.compile(p, re.IGNORECASE) for p in row["patterns"])))
    return tuple(found)


@cache
def _about() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = silence_words()["about"]
    return re.compile(table["pattern"], re.I), re.compile(table["ends"], re.I)


def find_silences(
    page: Page, statements: Sequence[StatementFound], events: Sequence[EventFound]
) -> Iterator[SilenceFound]:
    """The silences of an article, each with the statement or event that it leaves unanswered.

    The embassy declined to say whether the envoy had left. / There was no confirmation from the army.
    """
    told, quotations = told_events(events), find_quotations(page.article.text)
    for sentence in page.doc.sents:
        if not _HINT.search(sentence.text):
            continue
        for kind, match in _matches(sentence):
            at = sentence.start_char + match.start()
            if not any(q.start <= at < q.end for q in quotations):
                yield _silence(page, sentence, kind, match, (statements, told))


def _matches(sentence: Span) -> Iterator[tuple[SilenceKind, re.Match[str]]]:
    """The silences of a sentence, none within another."""
    text, done = sentence.text, -1
    found = [(m.start(), -m.end(), kind, m) for kind, ps in _patterns() for p in ps for m in p.finditer(text)]
    for start, end, kind, match in sorted(found, key=lambda each: each[:2]):
        if start >= done:
            done = -end
            yield kind, match


def _silence(
    page: Page,
    sentence: Span,
    kind: SilenceKind,
    match: re.Match[str],
    told: tuple[Sequence[StatementFound], Sequence[ToldEvent]],
) -> SilenceFound:
    source = _source(page, sentence, match)
    start = sentence.start_char + match.start()
    words = page.evidence(start, sentence.start_char + match.end(), "cue")
    about = _about_what(page, sentence, match)
    own = [words] if source is None or source.span is None else [page.words(source.span, "source"), words]
    said, done, by = _answered(page, own, source, about, told)
    answered = [e for n in said for e in told[0][n].evidence if e.role == "content"]
    answered += [page.evidence(*t.trigger) for t in told[1] if t.index in done]
    return SilenceFound(
        kind=kind,
        source=source.source if source else None,
        source_text=source.text if source else None,
        attribution=source.attribution if source else "unnamed",
        affiliation=source.affiliation if source else None,
        words=words.text,
        about=about.text if about else None,
        answers=said,
        answers_events=done,
        evidence=(
            *own,
            *([about] if about else []),
            page.evidence(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()), "sentence"),
            *(page.evidence(e.start, e.end, "answered") for e in answered),
        ),
        how=(How(field="answers", by=by),) if by else (),
    )


def _source(page: Page, sentence: Span, match: re.Match[str]) -> Source | None:
    """Who is silent: the subject, or who is named after "no confirmation from"."""
    doc, text = page.doc, sentence.text
    if match.group().lower().startswith("there"):
        found = re.match(r"(?: \w+){0,3}? (?:from|by) ", text[match.end() :])
        if found is None:
            return None
        after = doc.char_span(
            sentence.start_char + match.end() + found.end(), sentence.end_char, alignment_mode="expand"
        )
        heads = named_after(doc, after.start, sentence.end) if after is not None else []
        return identify(page, heads[0]) if heads else None
    within = doc.char_span(
        sentence.start_char + match.start(), sentence.start_char + match.end(), alignment_mode="expand"
    )
    verbs = [t for t in within or () if t.pos_ == "VERB"]
    subject = next((s for t in verbs if (s := _subject(t, match)) is not None), None)
    return identify(page, subject) if subject is not None else None


def _subject(verb: Token, match: re.Match[str]) -> Token | None:
    """The subject of the verb itself or of the one above it, where it stands before the words."""
    found = subject_of(verb)
    before = found is not None and found.i < verb.i and found.idx < verb.sent.start_char + match.end()
    return found if before else None


def _about_what(page: Page, sentence: Span, match: re.Match[str]) -> Evidence | None:
    pattern, ends = _about()
    rest = sentence.text[match.end() :].rstrip(' .\n”"')
    found = pattern.search(rest)
    if found is None:
        return None
    stop = ends.search(rest, found.start() + 1) or re.compile(r" from [^,]*$").search(rest, found.start())
    end = stop.start() if stop else len(rest)
    start = sentence.start_char + match.end()
    return page.evidence(start + found.start(), start + end, "about")


def _answered(
    page: Page,
    own: Sequence[Evidence],
    source: Source | None,
    about: Evidence | None,
    told: tuple[Sequence[StatementFound], Sequence[ToldEvent]],
) -> tuple[tuple[int, ...], tuple[int, ...], str | None]:
    """Statements and events left unanswered: by the words it is about, else what stands right before."""
    statements, events = told
    speaker = (source.source if source else None, source.text if source else None)
    if about is not None and len(words := telling(about.text)) >= _ENOUGH:
        earlier = [t for t in events if not about.start <= t.trigger[0] < about.end]
        done = events_meant(about.text, earlier)
        said = _alike(words, statements, speaker)
        if said or done:
            return said, done, f"what “{about.text}” tells of"
    if about is not None:
        return (), (), None
    said = closest_before(statements, own, speaker, page.article.text)
    if said:
        return said, (), "the words right before it"
    start = own[-1].start
    before = [
        t for t in events if t.trigger[1] <= start and "\n\n" not in page.article.text[t.trigger[1] : start]
    ]
    if not before:
        return (), (), None
    return (), (max(before, key=lambda t: t.trigger).index,), "the event told right before it"


def _alike(
    words: frozenset[str], statements: Sequence[StatementFound], speaker: tuple[int | None, str | None]
) -> tuple[int, ...]:
    """The statement by somebody else that shares most of the words, at least two."""
    best = max(
        (
            (len(words & telling(s.content)), -n)
            for n, s in enumerate(statements)
            if not (speaker[0] is not None and speaker[0] == s.source)
        ),
        default=(0, 0),
    )
    return (-best[1],) if best[0] >= _ENOUGH else ()
