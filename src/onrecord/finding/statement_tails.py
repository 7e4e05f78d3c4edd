"""Quotations that a noun closes: “…,” was the reply of the minister. “…,” is how Mora put it.

Read from the order of words: the tree of a sentence that begins with a quotation seldom holds.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from onrecord.finding.cues import lexicon
from onrecord.finding.statement_order import head_within, named_after

_BEFORE_NOUN = ("DET", "ADJ", "ADV", "NUM")
_FROM = ("of", "from", "by")


def is_closed(gap: Span) -> bool:
    """Whether the words behind a quotation make it their subject: “…,” was the title of his book"""
    words = _words(gap)
    return len(words) > 1 and words[0].lower_ in lexicon().closing_verbs


def closing_owner(gap: Span) -> tuple[Token, Token] | None:
    """Cue and speaker: was the [reply] of [the minister], was [Mora]'s [reply], is how [Mora] [put] it"""
    if not is_closed(gap):
        return None
    words = _words(gap)[1:]
    if words[0].lower_ in ("how", "what", "all"):
        return _how(gap, words[1:])
    return _of_noun(gap, words) or _of_owner(gap, words)


def _words(gap: Span) -> list[Token]:
    return [t for t in gap if not t.is_punct and not t.is_space and t.text.strip("”\"'’“")]


def _is_closing(token: Token) -> bool:
    return token.lemma_.lower() in lexicon().closing_nouns or token.lower_ in lexicon().closing_nouns


def _how(gap: Span, words: list[Token]) -> tuple[Token, Token] | None:
    verbs = [t for t in words[1:] if t.pos_ in ("VERB", "AUX")]
    verb = next((t for t in verbs if t.pos_ == "VERB"), next(iter(verbs), None))
    if verb is None:
        return None
    named = named_after(gap.doc, words[0].i, verb.i)
    return (verb, head_within(named[0], gap)) if named else None


def _of_noun(gap: Span, words: list[Token]) -> tuple[Token, Token] | None:
    at = 0
    while at < len(words) - 2 and words[at].pos_ in _BEFORE_NOUN and not _is_closing(words[at]):
        at += 1
    noun = words[at]
    if not _is_closing(noun) or at + 2 >= len(words) or words[at + 1].lower_ not in _FROM:
        return None
    named = named_after(gap.doc, words[at + 2].i, gap.end)
    return (noun, head_within(named[0], gap.doc[words[at + 2].i : gap.end])) if named else None


def _of_owner(gap: Span, words: list[Token]) -> tuple[Token, Token] | None:
    """was Mora's answer / was his answer: whose it is stands before the noun"""
    for at, t in enumerate(words[:10]):
        if t.text in ("'s", "’s", "'", "’") and at and at + 1 < len(words):
            noun = next((n for n in words[at + 1 : at + 4] if _is_closing(n)), None)
            named = named_after(gap.doc, words[0].i, t.i)
            return (noun, head_within(named[0], gap.doc[words[0].i : t.i])) if noun and named else None
    first = words[0]
    noun = next((n for n in words[1:3] if _is_closing(n)), None)
    return (noun, first) if noun is not None and first.tag_ == "PRP$" else None
