"""What a report adds to somebody's words in their sentence: what it calls them, what others make of them.

    The road was safe, he said, a claim that fishermen dispute.
    The visit was off, said Ana Mora – a claim officials in Oslo dismissed as “fiction”.

Read from the order of words: trees hang such a tail on either clause.
"""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.finding.cues import lexicon
from onrecord.finding.statement_spans import Range

_SEPARATORS = (",", "–", "—", "-", "--")
_OPENERS = ("a", "an", "another")
_ADJECTIVES = 3
"""How many words may stand between "a" and the noun that takes the words up."""
_BETWEEN = 8
"""Within how many words of that noun the others' verb stands."""
_STOPS = (",", ";", "–", "—", "--")


def tail_behind(verb: Token) -> Token | None:
    """The comma or dash behind a cue where the words said are taken up: said, [,] a claim that …"""
    for t in verb.doc[verb.i + 1 : verb.sent.end - 2]:
        if t.text in _SEPARATORS and opens_tail(t.nbor()):
            return t
    return None


def opens_tail(token: Token) -> bool:
    """Whether a word opens a phrase that takes up words: [a] claim, [an] angry reply"""
    return token.lower_ in _OPENERS and _noun_of(token) is not None


def _noun_of(article: Token) -> Token | None:
    nouns = lexicon().nouns.keys() | lexicon().afterthoughts
    for t in article.doc[article.i + 1 : min(article.i + 2 + _ADJECTIVES, article.sent.end - 1)]:
        if t.pos_ == "NOUN" and t.lemma_.lower() in nouns:
            return t
        if t.pos_ not in ("ADJ", "NOUN", "ADV") and t.text != "-":
            return None
    return None


def tail_noun(verb: Token) -> Token | None:
    """What a tail calls the words that others take up: a [claim] officials dismissed"""
    article = _tail_of(verb)
    return None if article is None else _noun_of(article)


def others_verdict(verb: Token) -> list[Range]:
    """What others call the words that a tail takes up: a claim officials dismissed as “fiction”"""
    article = _tail_of(verb)
    if article is None or (noun := _noun_of(article)) is None or not _has_subject_behind(verb, noun):
        return []
    doc, first = verb.doc, verb.i + (2 if verb.nbor().lower_ == "as" else 1)
    end = next((t.i for t in doc[first : verb.sent.end] if t.text in _STOPS), verb.sent.end)
    named = doc[first:end]
    if not len(named) or not any(t.pos_ in ("NOUN", "ADJ", "PROPN", "VERB") for t in named):
        return []
    return [(article.idx, noun.idx + len(noun)), (named.start_char, named.end_char)]


def _tail_of(verb: Token) -> Token | None:
    for t in reversed(verb.doc[max(verb.sent.start, verb.i - _BETWEEN - _ADJECTIVES) : verb.i]):
        if t.text in _SEPARATORS:
            return t.nbor() if opens_tail(t.nbor()) else None
    return None


def _has_subject_behind(verb: Token, noun: Token) -> bool:
    """Whether somebody else stands between the noun and the verb, in one clause with it."""
    between = [t for t in verb.doc[noun.i + 1 : verb.i] if t.lower_ not in ("that", "which")]
    named = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in between)
    return named and not any(
        t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in between
    )
