"""Who stands beside a cue, by the order of words: a wrong tree often breaks just here."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token


def named_after(doc: Doc, first: int, end: int) -> list[Token]:
    """The heads of the noun phrases that begin at a token: "two aides and an envoy" gives aides and envoy.

    Read from word to word, as a wrong tree often breaks just here.
    """
    heads: list[Token] = []
    at = first
    while at < end:
        run = _noun_run(doc, at, end)
        if run is None:
            break
        heads.append(run)
        after = run.i + 1
        if after < end and doc[after].lower_ in ("and", "or") and _noun_run(doc, after + 1, end) is not None:
            at = after + 1
            continue
        break
    return heads


_IN_PHRASE = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV", "SYM", "X", "VERB")


def _noun_run(doc: Doc, first: int, end: int) -> Token | None:
    """The head of a run of determiners, adjectives and nouns: its last noun before anything else."""
    last: Token | None = None
    for at in range(first, end):
        t = doc[at]
        if t.text in ("-", "–", "’s", "'s"):
            continue
        if t.pos_ not in _IN_PHRASE or (
            t.pos_ == "VERB"
            and (t.tag_ not in ("VBN", "VBG") or last is not None)
            and t.nbor().text not in ("-", "–")
        ):
            break
        if last is not None and (t.pos_ == "DET" or t.lower_ in ("who", "which", "that")):
            break
        if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "X"):
            last = t
    if last is None:
        return None
    while last.head.i < last.i and last.head.i >= first and last.dep_ in ("flat", "compound", "punct"):
        last = last.head
    return last


def head_within(noun: Token, stretch: Span) -> Token:
    """The head of the noun phrase that a noun is part of, as far as it lies within a stretch of words."""
    while (
        stretch.start <= noun.head.i < stretch.end
        and noun.head.pos_ in ("NOUN", "PROPN")
        and noun.head != noun
    ):
        noun = noun.head
    return noun


def over_apposition(verb: Token) -> Token | None:
    """The speaker before what he is called: …, Ana Mora, a deputy of the upper house, told reporters

    The stretch between the commas must be a noun phrase, so must the one before it.
    """
    doc, begun = verb.doc, verb.sent.start
    close = verb.i - 1
    if close <= begun or doc[close].text != ",":
        return None
    opening = _comma_before(doc, close, begun)
    if (
        opening is None
        or opening + 1 == close
        or doc[opening + 1].pos_ not in ("NOUN", "PROPN", "DET", "ADJ")
    ):
        return None
    first = _comma_before(doc, opening, begun)
    heads = named_after(doc, begun if first is None else first + 1, opening)
    return heads[0] if len(heads) == 1 and heads[0].pos_ == "PROPN" else None


def _comma_before(doc: Doc, at: int, begun: int) -> int | None:
    """The comma before a place in a sentence, with no verb and no mark between."""
    for t in reversed(doc[begun:at]):
        if t.text == ",":
            return t.i
        if t.pos_ in ("VERB", "AUX") or t.text in '"“”:;':
            return None
    return None


_QUOTES = frozenset('“”"')


def part_of(token: Token) -> tuple[int, int]:
    """The tokens of the part that a token stands in: between semicolons, those within marks left out."""
    doc, sentence = token.doc, token.sent
    before = _semicolon(doc[i] for i in range(token.i - 1, sentence.start - 1, -1))
    after = _semicolon(doc[i] for i in range(token.i, sentence.end))
    return sentence.start if before is None else before + 1, sentence.end if after is None else after


def _semicolon(tokens: Iterable[Token]) -> int | None:
    """The first semicolon with no open quotation mark between."""
    quoted = False
    for t in tokens:
        if t.text in _QUOTES:
            quoted = not quoted
        elif t.text == ";" and not quoted:
            return t.i
    return None


def opening_noun(doc: Doc, first: int, end: int) -> Token | None:
    """The head of the noun phrase that opens a stretch; None where something else opens it."""
    heads = named_after(doc, first, end) if first < end and doc[first].pos_ in _OPENS else []
    return heads[0] if heads else None


_OPENS = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON")
