"""All drafts of an article, with contents cleaned of what is not content.

A report is read in two ways that check each other: quotation marks show where direct speech stands
(`statement_quotes`), the tree shows cues and what hangs on them (`statement_frames`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.finding.page import Page
from onrecord.finding.quotations import Quotation
from onrecord.finding.statement_accounts import by_account as accounts
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_edges import settled, unswallowed
from onrecord.finding.statement_frames import frames
from onrecord.finding.statement_order import part_of
from onrecord.finding.statement_parts import divided
from onrecord.finding.statement_passives import takes_up
from onrecord.finding.statement_phrases import as_put, by_account, for_whom, hearsay, phrases
from onrecord.finding.statement_quotes import Speech, direct
from onrecord.finding.statement_spans import (
    MARKS,
    Range,
    covers,
    span_range,
    tidy,
    tokens_in,
    without,
    words_of,
)
from onrecord.finding.statement_syntax import SUBJECTS, child, marker, phrase_of, subject_of

_RIGHT_BEHIND = (" ", " – ", " — ", " - ", "—")
_CUES = ("VERB", "AUX", "NOUN", "ADJ")


def drafts(page: Page, speech: Speech) -> Iterator[Draft]:
    """Drafts of both kinds with clean contents; a cue that has a quotation gives no second draft."""
    quoted = [replace(d, content=tidy(speech.text, d.content, ())) for d in direct(speech)]
    yield from (d for d in quoted if d.content)
    claimed = {d.cue.i for d in quoted if d.cue is not None}
    before: list[Draft] = []
    for sentence in page.doc.sents:
        found = [*phrases(sentence), *by_account(sentence), *as_put(sentence), *for_whom(sentence)]
        given = list(accounts(sentence))
        found += [d for d in given if d.cue is not None and d.cue.i not in claimed]
        for token in sentence:
            if any(d.cue == token for d in given):
                continue
            if token.pos_ in _CUES or token.tag_.startswith("VB"):
                found += [d for d in frames(token) if token.i not in claimed]
            elif token.pos_ == "ADV":
                found += hearsay(token)
        before = list(_cleaned(speech, found, [*before, *quoted]))
        yield from before


def _cleaned(speech: Speech, found: list[Draft], others: list[Draft]) -> Iterator[Draft]:
    """The drafts of a sentence with clean contents; those cited take the content of whoever cites them,

    those who deny or confirm "this" that of whoever spoke before. `others` are drafts of quotations and of
    the sentence before.
    """
    found = unswallowed(divided(_coordinated(found)))
    found = [_without_names(draft, found) for draft in found]
    holes = [(d, hole) for d in found if (hole := _attribution_hole(d)) is not None]
    done = [
        replace(d, content=_clean(speech, d, [hole for other, hole in holes if other is not d]))
        for d in found
        if d.content
    ]
    for draft in found:
        if not draft.content and (content := _content_of_others(draft, [*done, *others])):
            done.append(replace(draft, content=content))
    yield from (d for d in done if d.content and not _says_nothing(speech, d))


def _says_nothing(speech: Speech, draft: Draft) -> bool:
    """Whether a content only points back: It left on Friday, as it had promised [it would]"""
    if draft.cue is None or marker(draft.cue) != "as":
        return False
    words = [t for piece in draft.content for t in tokens_in(speech.doc, *piece) if t.is_alpha]
    return (
        len(words) <= 2
        and any(t.pos_ == "AUX" for t in words)
        and all(t.pos_ in ("PRON", "AUX") for t in words)
    )


def _coordinated(found: list[Draft]) -> list[Draft]:
    """Part cues that go on from one another: said the deal was near, adding that … / said … and insisted …

    The first content ends before the second cue, that has no subject of its own and takes its source from it.
    """
    done = list(found)
    for at, second in enumerate(done):
        if second.cue is None or second.cue.pos_ != "VERB" or second.alone:
            continue
        begun, _ = part_of(second.cue)
        own = child(second.cue, *SUBJECTS)
        joint = _joint(second.cue) if own is None else _contrast(own)
        if joint is None:
            continue
        for n, first in enumerate(done):
            if (
                n != at
                and first.cue is not None
                and begun <= first.cue.i < joint.i
                and covers(first.content, second.cue.idx)
            ):
                cut = tuple((a, min(b, joint.idx)) for a, b in first.content if a < joint.idx)
                if cut and first.word is not None and first.word.lemma != "according to":
                    done[n] = replace(first, content=cut)
                    if own is None and second.content:
                        done[at] = second = replace(second, source=first.source)
    return done


def _contrast(subject: Token) -> Token | None:
    """The comma before another speaker's clause: said it would stay, while the army said it had left"""
    doc, at = subject.doc, phrase_of(subject).start - 1
    if at <= subject.sent.start or doc[at].lower_ not in ("while", "whereas", "but", "and"):
        return None
    return doc[at - 1] if doc[at - 1].text == "," else None


def _joint(cue: Token) -> Token | None:
    """The comma or conjunction right before a cue that goes on: ", adding", "and insisted", "but warned"."""
    doc, at = cue.doc, cue.i - 1
    while at > cue.sent.start and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    joint = doc[at]
    if joint.lower_ in ("and", "but"):
        return doc[at - 1] if doc[at - 1].text == "," else joint
    return joint if joint.text == "," and cue.tag_ == "VBG" else None


def _content_of_others(draft: Draft, others: list[Draft]) -> tuple[Range, ...]:
    """The content of whoever cites the source, or that of whoever spoke before in the sentence."""
    assert draft.cue is not None
    if draft.word is not None and draft.word.lemma in ("citing", "quote"):
        citing = _citing(draft, others)
        return () if citing is None else citing.content
    spoke = [(d.cue, d.content) for d in others if d.cue is not None and d.source != draft.source]
    here = [(cue.i, said) for cue, said in spoke if cue.sent == draft.cue.sent and cue.i < draft.cue.i]
    if not here and _points_back(draft.cue):
        here = [(cue.i, said) for cue, said in spoke if cue.sent.end == draft.cue.sent.start]
    if not here and (before := takes_up(draft.cue)) is not None:
        return (before,)
    return max(here)[1] if here else ()


def _points_back(cue: Token) -> bool:
    """Whether a sentence takes up the one before: The bridge was mined, she said. The army denied this."""
    held = child(cue, "obj")
    return held is not None and held.lower_ in ("this", "that")


def _citing(draft: Draft, others: list[Draft]) -> Draft | None:
    """Whose content it is that the cited source gave: the governor's, or that of the source it describes."""
    assert draft.cue is not None
    governor = draft.cue.head
    for other in others:
        if other.cue is None or other.cue.sent != draft.cue.sent:
            continue
        if governor in (other.cue, other.source) or other.source == subject_of(draft.cue):
            return other
        if other.cue.head == draft.cue or (other.cue.i < draft.cue.i and _closes(draft.cue)):
            return other
    return None


def _closes(cue: Token) -> bool:
    """Whether "…, citing two diplomats" closes the sentence: then it is for what the sentence told."""
    return cue.i > cue.sent.start and cue.nbor(-1).text == ","


def _without_names(draft: Draft, others: list[Draft]) -> Draft:
    """A claim's content without what somebody calls the claim: termed the claim that he won [“a lie”]"""
    if draft.cue is None or draft.cue.pos_ != "NOUN" or len(draft.content) != 1:
        return draft
    start, end = draft.content[0]
    for other in others:
        if other.cue is None or other.word is None or "name" not in other.word.frames:
            continue
        within = other.cue.i < draft.cue.i and covers(other.content, start)
        marks = [t for t in draft.cue.sent if t.text in MARKS or t.text == '"']
        opening = next((t for t in marks if start < t.idx < end and t.nbor(-1).text != "that"), None)
        if within and opening is not None:
            return replace(draft, content=((start, opening.idx),))
    return draft


def _attribution_hole(draft: Draft) -> Range | None:
    """The words "according to the ministry", which belong to no other statement's content."""
    if draft.word is None or draft.word.lemma not in ("according to", "citing") or draft.source is None:
        return None
    last = draft.source.right_edge
    return draft.cue_tokens[0].idx, last.idx + len(last)


def _clean(speech: Speech, draft: Draft, holes: list[Range]) -> tuple[Range, ...]:
    """The content within its paragraph and quotation, without cue and source, with whole quotation marks."""
    assert draft.cue is not None
    pieces = [_completed(speech, draft.cue, piece) for piece in draft.content]
    pieces = [settled(speech.doc, draft, piece) for piece in pieces]
    around = speech.within_quotation(draft.cue.idx)
    others = [h for h in holes if draft.cue.idx < h[0] and speech.within_quotation(h[0]) is around]
    for hole in [*_own(draft), *others]:
        pieces = without(pieces, hole)
    if not pieces:
        return ()
    near = speech.quotations_in(min(a for a, _ in pieces), max(b for _, b in pieces) + 1)
    return tidy(speech.text, pieces, near)


def _own(draft: Draft) -> Iterator[Range]:
    yield from (words_of(t) for t in draft.cue_tokens)
    if draft.source is not None and draft.cue is not None and draft.source.head == draft.cue:
        yield span_range(phrase_of(draft.source, alone=False))


def _completed(speech: Speech, cue: Token, piece: Range) -> Range:
    """A stretch cut to its paragraph and to the quotation of its cue; a quotation begun is taken whole."""
    start, end = piece
    low, high = speech.paragraphs[speech.paragraph_at(cue.idx)]
    around = speech.within_quotation(cue.idx)
    if around is not None:
        low, high = max(low, around.inner[0]), min(high, around.inner[1])
    start, end = max(start, low), min(end, high)
    for q in speech.quotations_in(start, high):
        if (
            q is not around
            and start <= q.start < q.end <= high
            and (q.start < end < q.end or _hangs_on(speech, end, q))
        ):
            end = q.end
    return start, end


def _hangs_on(speech: Speech, end: int, quotation: Quotation) -> bool:
    """Whether a quotation follows right behind a content: said the bridge was “as good as lost.” / was not
    off – “it is put off”"""
    between = speech.text[end : quotation.start]
    return between in _RIGHT_BEHIND and speech.text[end - 1] not in ".?!:"
