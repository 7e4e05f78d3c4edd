"""Where a content begins and ends: what trees leave on it of the saying, of hearers and of other speakers.

Read from the words and their order alone, because it is the tree that went wrong here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import lexicon
from onrecord.finding.source_words import source_words
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_spans import MARKS, Range, covers, tokens_in
from onrecord.finding.statement_syntax import is_finite, opens_predicate, phrase_of
from onrecord.reading.stated_dates import WEEKDAYS

_OCCASION = re.compile(
    r",? (?:in|during|at|on|through|via) (?:an?|his|her|their|its) (?:[\w’'-]+ ){0,3}"
    r"(?:interview|statement|(?:news|press) (?:conference|release)|briefing|speech|letter|e-?mail|tweet|post)"
    r"(?: (?:with|to|on|for|at|in|by|of|that) [^“”\"]*)?$"
)
_REASON = re.compile(r"[”\"’]: ")
_SHORT = 12
"""A content shorter than this keeps its tail: it may be all there is."""
_TAIL = 60
"""How far behind a content the words are read that tell of an afterthought cut short: …, a step | she took"""
_SETS_AGAINST = ("though", "although", "while", "but", "whereas")
_SUBJECT_AT = 8
"""Within how many words of "though" the other source and its verb stand."""
_COUNTS = ("count", "give", "list")
_THAT_WITHIN = 14
_ABOUT_HEARER = ("who", "which", "whose", "whom")
_DAYS = (*WEEKDAYS, "yesterday", "today", "tonight")


def settled(doc: Doc, draft: Draft, piece: Range) -> Range:
    """The stretch without what is not said: where, when and to whom it was said, what others make of it."""
    text = doc.text
    piece = _without_occasion(text, piece)
    if draft.cue is not None and draft.cue.idx < piece[0]:
        piece = _without_opening(doc, draft.cue, piece)
        piece = _without_main_clause(doc, draft.cue, piece)
    if draft.word is not None and "name" in draft.word.frames:
        piece = _without_reason(text, piece)
    piece = _without_afterthought(text, piece)
    return _without_other_side(doc, piece)


def _without_main_clause(doc: Doc, cue: Token, piece: Range) -> Range:
    """Mora, who had asked that the road be shut[, praised the army]: who asked does another thing besides"""
    before = doc[cue.sent.start : cue.i]
    comma = next((t for t in reversed(before) if t.text == ","), None)
    if cue.dep_ == "acl:relcl" and cue.i < cue.sent.end - 1 and (dash := _dash(doc, piece)) is not None:
        return piece[0], dash
    if comma is None or not _opens_relative(comma.nbor(), cue):
        return piece
    told, about = False, False
    for t in tokens_in(doc, *piece):
        if t.text in MARKS or t.text == '"':
            return piece
        if t.text == "," and told and not about and t.i + 1 < cue.sent.end and _is_main_verb(t.nbor()):
            return piece[0], t.idx
        about = (about or t.lower_ in _ABOUT_HEARER) and t.text != ","
        told = told or (not about and t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB"))
    return piece


def _is_main_verb(token: Token) -> bool:
    """Whether a sentence goes on here with its own verb, be it that its past form is taken for a participle
    and the sentence for one without a verb: Mora, who had asked that …, rejoiced"""
    root = token.sent.root
    lacks_verb = root.pos_ in ("NOUN", "PROPN") and root.i < token.i
    return opens_predicate(token) or (token.tag_ == "VBN" and lacks_verb)


def _dash(doc: Doc, piece: Range) -> int | None:
    """Where a dash outside of marks ends a clause: the 12 men the army says it holds [– nine ill –]"""
    for t in tokens_in(doc, *piece):
        if t.text in MARKS or t.text == '"':
            return None
        if t.text in ("–", "—", "--") and t.idx - piece[0] >= _SHORT:
            return t.idx
    return None


def _opens_relative(first: Token, cue: Token) -> bool:
    """Whether a clause from here to its cue is a relative one: who said, whose army says, and who says"""
    opens = first.nbor() if first.lower_ == "and" else first
    return opens.lower_ in _ABOUT_HEARER and opens.i < cue.i


def _without_reason(text: str, piece: Range) -> Range:
    """called the account “false”[: its envoy, it said, had gone out]"""
    found = _REASON.search(text, *piece)
    return piece if found is None else (piece[0], found.start() + 1)


def _without_occasion(text: str, piece: Range) -> Range:
    """had stalled [in an interview with the paper]"""
    found = _OCCASION.search(text[: piece[1]].rstrip(" ."), piece[0])
    return piece if found is None or found.start() - piece[0] < _SHORT else (piece[0], found.start())


def _without_opening(doc: Doc, cue: Token, piece: Range) -> Range:
    """said [in a statement on its channel] it had left / told [the board on Monday that] it had left"""
    words = tokens_in(doc, *piece)
    if len(words) > 2 and words[0].i > cue.i + 1 and _opens_clause(words[0]):
        return words[1].idx, piece[1]
    if not len(words) or words[0].i != cue.i + 1:
        return piece
    if (that := _that_behind_hearer(words, cue)) is not None:
        return that.idx + len(that), piece[1]
    first = words[0]
    if first.lower_ == "that" and len(words) > 2 and not opens_predicate(first.nbor()):
        return first.nbor().idx, piece[1]
    if (behind := _behind_named_hearer(words, cue)) is not None:
        return behind.idx, piece[1]
    if first.pos_ != "ADP" or (noun := _occasion_noun(doc, first.i, words.end)) is None:
        return piece
    at = noun + 1
    while at < words.end and doc[at].pos_ == "ADP":
        at = _over_phrase(doc, at, words.end)
    rest = doc[at : words.end]
    if not len(rest) or rest[0].pos_ not in ("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM"):
        return piece
    return (rest[0].idx, piece[1]) if any(is_finite(t) for t in rest) else piece


def _that_behind_hearer(words: Span, cue: Token) -> Token | None:
    """The "that" behind a day or, where the cue takes one, a hearer: told the board on Monday that"""
    word = lexicon().verb(cue)
    if words[0].lower_ not in _DAYS and not (word is not None and word.told):
        return None
    nouns = lexicon().nouns
    for at, t in enumerate(words[:_THAT_WITHIN]):
        if t.lower_ == "that" and at:
            return None if words[at - 1].lemma_.lower() in nouns else t
        if t.pos_ in ("VERB", "AUX") or t.text in ",;:" or t.text in MARKS or t.text == '"':
            return None
    return None


def _opens_clause(that: Token) -> bool:
    """Whether a "that" is the conjunction: tweeted on Friday [that] talks had ended"""
    behind = that.nbor()
    plural = behind.tag_ in ("NNS", "NNPS", "NNP", "PRP", "PRP$", "DT", "EX")
    return that.lower_ == "that" and plural and that.nbor(-1).pos_ in ("NOUN", "PROPN")


def _behind_named_hearer(words: Span, cue: Token) -> Token | None:
    """Where the clause begins behind a hearer: told [Radio Lumen] [his party] there is …"""
    word = lexicon().verb(cue)
    whose = words[0].tag_ == "PRP$"
    if word is None or not word.told or not (whose or words[0].pos_ == "PROPN"):
        return None
    held = ("NOUN", "ADJ") if whose else ("PROPN",)
    behind = next((t for t in words[1:] if t.pos_ not in held), None)
    if behind is None or behind.pos_ not in ("DET", "PRON", "NUM") or behind.lower_ in _ABOUT_HEARER:
        return None
    return behind if any(is_finite(t) for t in words.doc[behind.i : words.end]) else None


def _occasion_noun(doc: Doc, first: int, end: int) -> int | None:
    """The last word of "in a statement", "on his channel", "at a briefing"."""
    for at in range(first + 1, min(first + 6, end)):
        if doc[at].pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
            return None
        if doc[at].lemma_.lower() in source_words().occasions:
            return at
    return None


def _over_phrase(doc: Doc, preposition: int, end: int) -> int:
    """The place behind a preposition and its noun: "on X", "to the press", "with Radio Lumen"."""
    at = preposition + 1
    while at < end and doc[at].pos_ in ("DET", "ADJ"):
        at += 1
    named = at < end and doc[at].pos_ == "PROPN"
    while at < end and doc[at].pos_ in (("PROPN",) if named else ("NOUN",)):
        at += 1
    return max(at, preposition + 2)


@cache
def _afterthought() -> re.Pattern[str]:
    nouns = "|".join(sorted({*lexicon().nouns, *lexicon().afterthoughts}, key=lambda n: (-len(n), n)))
    return re.compile(
        rf"(?:^|, )(?:in )?(?:an?|the latest|another) (?:[\w-]+ ){{0,2}}(?:{nouns})"
        r"(?: that| which|, which| (?:he|she|they|it|both|also)\b"
        r"| (?:the |his |her |its |their )?[A-Z]?\w+ (?:\w+ ){0,4}(?:has|have|had|denies|\w+ed)\b"
        r"| (?:also |first )?(?:used|made|shared|taken up|repeated|echoed|backed|rejected|denied) by\b"
        r"| (?:denied|rejected|dismissed|disputed|refused|contested|echoed|backed|repeated|confirmed)\b)"
        r"|, (?:an?|another) (?:[\w-]+ ){0,2}"
        rf"(?:{nouns})$"
        r"|, which (?!he\b|she\b|they\b|it\b)[\w’'-]+ (?:[\w’'-]+ ){0,3}"
        r"(?:den(?:y|ies|ied)|disput(?:e|es|ed)|contest(?:s|ed)?|confirm(?:s|ed)?|reject(?:s|ed)?)\b"
    )


def _without_afterthought(text: str, piece: Range) -> Range:
    """had been cut on purpose[, a claim that the army rejected] — nothing is left of a piece that is one"""
    start, end = piece
    found = None if text[start] in MARKS else _afterthought().search(text[start : end + _TAIL])
    if found is None or start + found.start() >= end or (found.start() == 0 and start + found.end() > end):
        return piece
    at = start + found.start()
    marks = text[start:at]
    if marks.count("“") != marks.count("”") or marks.count('"') % 2:
        return piece
    return piece if 0 < found.start() < _SHORT else (start, at)


def _without_other_side(doc: Doc, piece: Range) -> Range:
    """killed 40[, though rebels put the number at 90]: another source's word against it"""
    words = tokens_in(doc, *piece)
    for t in words[1:]:
        if t.lower_ in _SETS_AGAINST and t.nbor(-1).text == "," and _other_speaks(t, words.end):
            return piece[0], t.nbor(-1).idx
    return piece


def _other_speaks(conjunction: Token, end: int) -> bool:
    """Whether people who are no pronoun put, say or report another thing behind a conjunction."""
    doc, named = conjunction.doc, False
    for t in doc[conjunction.i + 1 : min(conjunction.i + 1 + _SUBJECT_AT, end)]:
        if t.text in ",;:" or t.text in MARKS:
            return False
        if t.pos_ in ("VERB", "AUX") and is_finite(t):
            speaks = lexicon().verb(t) is not None or t.lemma_ in _COUNTS
            return named and speaks and any(w.like_num for w in doc[t.i : min(t.i + 10, end)])
        named = named or t.pos_ in ("NOUN", "PROPN")
    return False


def unswallowed(drafts: list[Draft]) -> list[Draft]:
    """Contents cut before whoever closes the sentence around them.

    The premier told him it was “ready”, an aide told the paper. What the premier said ends before the aide,
    who tells of it.
    """
    return [_before_outer(draft, drafts) for draft in drafts]


def _before_outer(draft: Draft, drafts: list[Draft]) -> Draft:
    if draft.cue is None or not draft.content:
        return draft
    for other in drafts:
        if other.cue is None or other is draft or other.cue.i <= draft.cue.i or other.source is None:
            continue
        opens = other.content and covers(other.content[:1], draft.cue.idx)
        stop = min(other.cue.idx, phrase_of(other.source, alone=False).start_char)
        if opens and other.content[0][1] <= other.cue.idx and covers(draft.content, stop):
            cut = tuple((a, min(b, stop)) for a, b in draft.content if a < stop)
            draft = replace(draft, content=cut)
    return draft
