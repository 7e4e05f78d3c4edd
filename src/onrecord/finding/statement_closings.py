"""A source with its titles between content and closing cue, by the order of words alone.

Trees hang the names and clauses there on the content about as often as on the cue, so they are not asked.

    The pass is shut, Norway's delegate, Ambassador Kari Lunde, said.
    The pass is shut, an official who asked not to be named told the Herald.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.source_words import names_a_source, source_words
from onrecord.finding.statement_afterthoughts import tail_behind
from onrecord.finding.statement_order import named_after, part_of
from onrecord.finding.statement_spans import Range
from onrecord.finding.statement_syntax import opens_predicate, phrase_of
from onrecord.reading.stated_dates import WEEKDAYS

_ABOUT_A_PERSON = ("who", "whose", "whom", "which")
_RELATIVES = ("who", "which", "that")
_NO_CONTENT = ("when", "while", "after", "before", "as", "where", "asked", "speaking", *_ABOUT_A_PERSON)
"""A stretch that opens so leads to what is said, or tells of somebody: it asserts nothing by itself."""
_MARKS = frozenset('“”"‘„«»()[]:')
_WHEN = (*WEEKDAYS, "today", "yesterday", "late", "earlier", "later", "again", "tonight", "last", "this")
_PARTS = 3
"""Over how many commas a clause about the source may run."""

Part = tuple[int, int]
"""The tokens between two commas."""


@dataclass(frozen=True, slots=True)
class Closing:
    """Who closes a sentence as its source, where that phrase begins, and what stands before it."""

    sources: tuple[Token, ...]
    first: int
    content: tuple[Range, ...]


def closing_of(verb: Token, word: CueWord) -> Closing | None:
    """The source and content of a cue that closes its sentence."""
    if not {"clause", "quote"} <= word.frames or word.weak or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    doc, begun = verb.doc, clause_start(verb)
    last = verb.i
    while last - 1 > begun and doc[last - 1].pos_ in ("ADV", "AUX"):
        last -= 1
    if not _closes(verb, told=word.told):
        return None
    parts = _parts(doc, begun, last)
    at = _source_part(doc, parts)
    if at is None or at == 0 or any(t.text in _MARKS for t in doc[parts[at][0] : last]):
        return None
    if not any(asserts(doc, part) for part in parts[:at]):
        return None
    sources = tuple(_heads(doc, parts, at))
    content = doc[begun].idx, doc[parts[at][0] - 1].idx
    return Closing(sources, parts[at][0], (content,)) if sources else None


def put_in(verb: Token, word: CueWord) -> Closing | None:
    """Source and content of a cue between subject and verb: The pass, Norway's envoy said, would be shut.

    Also before its speaker: The pass, said the envoy, is shut.
    """
    if "quote" not in word.frames or word.weak or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    doc, begun, end = verb.doc, _after_colon(verb), part_of(verb)[1]
    opening = next((t.i for t in reversed(doc[begun : verb.i]) if t.text == ","), begun)
    closing = _before_predicate(doc, verb.i + 1, end)
    if (
        closing is None
        or not awaits_verb(doc[begun:opening])
        or any(t.text in _MARKS for t in doc[begun:closing])
    ):
        return None
    before = opening + 1, verb.i
    sources = named_after(doc, *before) if before[0] < before[1] and _is_speaker(doc, before) else []
    if before[0] == before[1] and not word.told:
        sources = [head for head in named_after(doc, verb.i + 1, closing) if names_a_source(head)]
    pieces = (doc[begun].idx, doc[opening].idx), (doc[closing + 1].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Closing(tuple(sources), opening + 1, pieces) if sources else None


def put_in_relative(verb: Token, word: CueWord) -> Closing | None:
    """Source and content of a cue put in behind "who": The envoy who, Chad said, left by night is back."""
    if "quote" not in word.frames or word.weak or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    doc, (begun, end) = verb.doc, part_of(verb)
    opening = next((t.i for t in reversed(doc[begun : verb.i]) if t.text == ","), begun)
    closing = verb.i + 1
    if opening - 1 <= begun or closing + 1 >= end or doc[closing].text != ",":
        return None
    noun = _antecedent_noun(doc, begun, opening - 1)
    sources = named_after(doc, opening + 1, verb.i) if _is_speaker(doc, (opening + 1, verb.i)) else []
    if noun is None or not sources or any(t.text in _MARKS for t in doc[noun.i : closing]):
        return None
    last = next(
        (c for c in range(closing + 1, end - 2) if doc[c].text == "," and _ends_relative(doc, c)), end
    )
    told = doc[closing + 1 : last]
    pieces = (noun.left_edge.idx, noun.idx + len(noun)), (told.start_char, told.end_char)
    return Closing(tuple(sources), opening + 1, pieces)


def _antecedent_noun(doc: Doc, begun: int, relative: int) -> Token | None:
    """Whom "who" stands for; behind "and who" whom the first one does."""
    if doc[relative].lower_ not in _RELATIVES:
        return None
    first = relative
    if doc[relative - 1].lower_ in ("and", "but"):
        first = next((t.i for t in doc[begun:relative] if t.lower_ == doc[relative].lower_), relative)
    at = first - 2 if doc[first - 1].text == "," else first - 1
    return doc[at] if at >= begun and doc[at].pos_ in ("NOUN", "PROPN") else None


def _ends_relative(doc: Doc, comma: int) -> bool:
    """Whether behind a comma another relative clause or the sentence's own verb follows."""
    behind = doc[comma + 1]
    return opens_predicate(behind) or (behind.lower_ in ("and", "but") and behind.nbor().lower_ in _RELATIVES)


def _after_colon(verb: Token) -> int:
    """The first token behind the last colon or semicolon before a cue, else of its sentence."""
    begun = verb.sent.start
    return next((t.i + 1 for t in reversed(verb.doc[begun : verb.i]) if t.text in (":", ";")), begun)


def _before_predicate(doc: Doc, at: int, end: int) -> int | None:
    """The comma before the verb that a sentence goes on with, no finite verb before it."""
    for t in doc[at : end - 1]:
        if t.text == "," and opens_predicate(t.nbor()):
            return t.i
        if is_finite_form(t) or t.text in _MARKS or t.lower_ in _ABOUT_A_PERSON:
            return None
    return None


def awaits_verb(words: Span) -> bool:
    """Whether words before a comma are a subject that waits for its verb."""
    if not len(words) or words[0].pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        return False
    return words[0].lower_ not in _NO_CONTENT and not any(is_finite_form(t) for t in words)


def clause_start(verb: Token) -> int:
    """The first token of the sentence, or of the part behind its last semicolon before the cue.

    Also behind a colon that another cue stands before: The army denied it: no house had been burned, it said.
    """
    for t in reversed(verb.doc[verb.sent.start : verb.i]):
        if t.text == ";" and t.i + 1 < verb.i:
            return verb.sent.start if t.nbor().pos_ == "CCONJ" else t.i + 1
        if t.text == ":" and _leads_in(verb.doc[verb.sent.start : t.i], verb):
            return t.i + 1
        if t.text in _MARKS:
            break
    return verb.sent.start


def _leads_in(words: Span, verb: Token) -> bool:
    """Whether the words before a colon are no part of what is said: they hold a cue of their own, or tell of
    the one whom "he" or "she" takes up: Mora saw things otherwise: the road, she said, was open."""
    if any(is_finite_form(t) and lexicon().verb(t) for t in words):
        return True
    beside = {t.lower_ for t in verb.doc[max(verb.i - 1, 0) : verb.i + 2]}
    opening = named_after(verb.doc, words.start, words.end)
    somebody = bool(opening) and (names_a_source(opening[0]) or opening[0].ent_type_ == "PERSON")
    return somebody and bool(beside & {"he", "she", "they"}) and any(is_finite_form(t) for t in words)


def _closes(verb: Token, told: bool) -> bool:
    """Whether behind a cue only stands when, where, to whom it was said, or what the speaker did besides."""
    doc, tail = verb.doc, tail_behind(verb)
    end = part_of(verb)[1] if tail is None else tail.i
    comma = next((t.i for t in doc[verb.i + 1 : end] if t.text == ","), end)
    if comma + 1 < end and not _goes_on(doc[comma + 1 : end]):
        return False
    about = next((t.i for t in doc[verb.i + 2 : comma] if _tells_of_occasion(t)), comma)
    rest = [t for t in doc[verb.i + 1 : about] if not t.is_punct and not t.is_space]
    if any(t.pos_ in ("VERB", "AUX", "SCONJ") or (t.lower_ in ("that", "to") and not told) for t in rest):
        return False
    if not rest or told or rest[0].pos_ == "ADP":
        return True
    return rest[0].lower_ in _WHEN or rest[0].lower_.endswith("ly")


def _tells_of_occasion(relative: Token) -> bool:
    """Whether a clause tells of the occasion of a speech: told lawmakers in a speech [that] lasted an hour"""
    occasion = relative.nbor(-1).lemma_.lower() in source_words().occasions
    cut_short = relative.i + 1 == len(relative.doc)  # the text breaks off
    return (
        occasion
        and not cut_short
        and relative.lower_ in ("that", "which")
        and opens_predicate(relative.nbor())
    )


def _goes_on(rest: Span) -> bool:
    """Whether the words behind a comma go on from the cue: said, adding that … / said, thanking the hosts."""
    if rest[0].tag_ != "VBG":
        return False
    return lexicon().verb(rest[0]) is not None or not any(is_finite_form(t) for t in rest)


def _parts(doc: Doc, begun: int, end: int) -> list[Part]:
    """What stands between the commas of a stretch; a comma right before the cue leaves the last one empty."""
    commas = [t.i for t in doc[begun:end] if t.text == ","]
    return list(zip([begun, *(c + 1 for c in commas)], [*commas, end], strict=True))


def _source_part(doc: Doc, parts: list[Part]) -> int | None:
    """The part where the source begins: right before the cue, or before what is said of it in commas.

    …, the envoy said / …, the envoy, who was there, said / …, the envoy, Ana Mora, said /
    …, Ana Mora, 34, a pilot, said
    """
    last = len(parts) - 1
    if parts[last][0] < parts[last][1]:
        return last if _is_speaker(doc, parts[last]) else None
    for at in range(last - 1, max(0, last - 1 - _PARTS), -1):
        if doc[parts[at][0]].lower_ in _ABOUT_A_PERSON:
            return at - 1 if _is_speaker(doc, parts[at - 1]) else None
    title, name = last - 2, last - 1
    if title > 0 and doc[parts[title][0]].pos_ == "NUM" and parts[title][1] - parts[title][0] == 1:
        title -= 1
    if title < 1 or not _is_phrase(doc, parts[name]) or not _is_phrase(doc, parts[title]):
        return None
    return title if _is_speaker(doc, parts[title]) or _is_speaker(doc, parts[name]) else None


def _is_phrase(doc: Doc, part: Part) -> bool:
    """Whether a part is a noun phrase, a clause about it left out: a diplomat who was not in the room"""
    start, end = part
    if start >= end or doc[start].pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        return False
    if doc[start].lower_ in _NO_CONTENT:
        return False
    about = next((t.i for t in doc[start:end] if t.lower_ in ("who", "whose")), end)
    if any(is_finite_form(t) for t in doc[start:about]):
        return False
    return about == end or any(is_finite_form(t) for t in doc[about:end])


def _is_speaker(doc: Doc, part: Part) -> bool:
    """Whether a part is a noun phrase that names somebody who can speak."""
    if not _is_phrase(doc, part):
        return False
    heads = named_after(doc, *part)
    named = any(t.pos_ == "PROPN" and t.ent_type_ in ("PERSON", "ORG") for t in doc[slice(*_run(doc, part))])
    return bool(heads) and (named or any(names_a_source(h) or h.pos_ == "PRON" for h in heads))


def _run(doc: Doc, part: Part) -> Part:
    """A part up to the first preposition or clause."""
    ends = (t.i for t in doc[slice(*part)] if t.pos_ in ("ADP", "VERB", "SCONJ") or t.lower_ == "who")
    return part[0], next(ends, part[1])


def is_finite_form(token: Token) -> bool:
    """Whether a token is a finite verb by its form."""
    return token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def asserts(doc: Doc, part: Part) -> bool:
    """Whether a part before the source holds a clause of its own."""
    first = next((t for t in doc[slice(*part)] if t.pos_ not in ("PUNCT", "SPACE", "CCONJ")), None)
    if first is None or first.lower_ in _NO_CONTENT:
        return False
    return any(is_finite_form(t) for t in doc[slice(*part)])


def _heads(doc: Doc, parts: list[Part], at: int) -> Iterator[Token]:
    """The heads of the source: of "its chairman Jan Novak" the name, of "two aides and an envoy" both.

    Of a title and a name in commas the title, where the tree has the name under it, else the name.
    """
    for head in named_after(doc, *parts[at]):
        name = _name_behind(doc[head.i : parts[at][1]])
        if name is None and at + 1 < len(parts) and parts[at + 1][0] < parts[at + 1][1]:
            name = _name_behind(doc[slice(*parts[at + 1])])
            under = name is not None and name.head == head and name in phrase_of(head)
            name = None if under else name
        yield head if name is None else name


def _name_behind(run: Span) -> Token | None:
    """The name that follows right behind a title: its chairman Jan Novak"""
    for t in run:
        if t.pos_ == "PROPN" and t.ent_type_ == "PERSON":
            return t
        if t.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
    return None
