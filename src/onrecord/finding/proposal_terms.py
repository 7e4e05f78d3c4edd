"""What a proposal says, where the report tells it apart from the proposal.

"It provides for a joint patrol." "Under the plan, both armies would pull back." "The offer is simple: the
trawlers go home."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from onrecord.finding.event_syntax import (
    SUBJECTS,
    case_of,
    children,
    conjuncts,
    grammatical_subject,
    logical_object,
    negated,
    obliques,
)
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.proposal_lexicon import lexicon

_LISTED = re.compile(r";|, (?:and )?|,? and (?=(?:a|an|the|two|both|all|no|its|their) )")
_SHORTEST = 8
_LONGEST = 200
_UNDER = frozenset({"under", "according to"})


def terms_told(heads: Sequence[Token], within: Span) -> Iterator[Span]:
    """The words of the terms that a sentence tells of a proposal; `heads` are the words for it there."""
    for head in heads:
        yield from _provided(head)
        yield from _under(head)
        yield from _behind_colon(head, within)


def _provided(head: Token) -> Iterator[Span]:
    """ "The text provides for the release of the crew and a joint inquiry", "the plan would put officers on
    each ship"."""
    verb = head.head
    if head.dep_ not in SUBJECTS or verb.pos_ != "VERB" or negated(verb) is not None:
        return
    rules = known_lemma(verb, lexicon().ruling) in lexicon().ruling and verb.tag_ == "VBZ"
    if known_lemma(verb, lexicon().providing) in lexicon().providing:
        told = [
            t for case, t in obliques(verb) if case in ("for", "on") and t.i > verb.i and t.pos_ != "VERB"
        ]
        thing = logical_object(verb)
        things = (
            conjuncts(told[0]) if told else conjuncts(thing) if thing is not None and thing.i > verb.i else []
        )
        clauses = [] if things else children(verb, "xcomp", "ccomp")
        yield from (_phrase(t) for t in (*things, *clauses))
    elif rules or {c.lower_ for c in children(verb, "aux")} & {"would", "will"}:
        yield verb.doc[verb.i : _end(verb)]


def _under(head: Token) -> Iterator[Span]:
    """ "Under the plan, a tribunal would hear the claims" → a tribunal would hear the claims."""
    if case_of(head) not in _UNDER or head.head.pos_ not in ("VERB", "ADJ", "NOUN"):
        return
    subject = grammatical_subject(head.head)
    if subject is not None and subject.i > head.i:
        yield head.doc[subject.left_edge.i : _end(head.head)]


def _behind_colon(head: Token, sentence: Span) -> Iterator[Span]:
    """ "The offer is simple: the fine is halved, the trawlers go home"."""
    doc = head.doc
    colon = next((t.i for t in doc[head.i + 1 : min(head.i + 12, sentence.end)] if t.text == ":"), None)
    if colon is None or any(
        t.pos_ == "VERB" and t.dep_ in ("ROOT", "ccomp") for t in doc[head.i + 1 : colon]
    ):
        return
    start = doc[colon + 1].idx if colon + 1 < sentence.end else sentence.end_char
    for piece in _pieces(doc.text[start : sentence.end_char]):
        span = doc.char_span(start + piece[0], start + piece[1], alignment_mode="contract")
        if span is not None and len(span):
            yield span


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in (*_LISTED.finditer(text), None):
        end = len(text) if cut is None else cut.start()
        yield at, end
        at = end if cut is None else cut.end()


def _phrase(head: Token) -> Span:
    """A thing with what belongs to it, without those coordinated with it."""
    later = [c for c in children(head, "conj", "cc") if c.i > head.i]
    end = min((c.left_edge.i for c in later), default=head.right_edge.i + 1)
    start = max(head.left_edge.i, head.i - 12)
    while start < head.i and (head.doc[start].dep_ in ("case", "mark", "cc") or head.doc[start].is_punct):
        start += 1
    return head.doc[start:end]


def _end(verb: Token) -> int:
    """Where what a verb says ends: before a quotation or the speaker."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in ("“", "”", '"', ";", "—", "–") or (token.i > verb.right_edge.i):
            return token.i
    return verb.sent.end


def worded(span: Span) -> str | None:
    """The term as it is put on record, or None where the words say too little."""
    text = span.text.split("\n")[0].strip(" ,;:.“”\"'")
    return text if _SHORTEST <= len(text) <= _LONGEST else None
