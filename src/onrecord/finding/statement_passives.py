"""Passives that name who speaks: the report was denied by the palace, put at 40 by the company.

Read from the order of words: trees hang "by the company" on whatever stands before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_afterthoughts import opens_tail
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_order import named_after, part_of
from onrecord.finding.statement_spans import MARKS, Range, reach
from onrecord.finding.statement_syntax import child, is_finite, is_negated, is_report, marker, phrase_of
from onrecord.reading.stated_dates import WEEKDAYS
from onrecord.record.statement import Act

_BE = ("was", "were", "is", "are", "be", "been", "being")
_PEOPLE = ("him", "her", "them", "me", "us")
_THEY = ("he", "she", "they", "it", "this", "that", "these")
_RELATIVE = ("which", "that", "who")
_AGENT_WITHIN = 12
"""How far behind the participle "by" may stand, in words."""
_CONCERNS = ("over", "about", "at", "for", "that")
_NAMING_BEHIND = 10
"""Within how many words of the speaker "as", "at" or "to" goes on with what the thing is called."""
_CLOSES_NAME = (
    *("last", "yesterday", "today", "tomorrow", "early", "late", "itself", "himself", "herself"),
    *WEEKDAYS,
)
"""What stands right behind a speaker and belongs to no name: announced by Norway [last] night"""
_CLOSERS = ("”", "’", "»", "''")


def told_by(verb: Token) -> Iterator[Draft]:
    """The arrest was confirmed by the army. / a move described by Mora as “piracy” / The general is believed
    by diplomats to be abroad."""
    word = lexicon().passives.get(lexicon().passive_forms.get(verb.lower_, ""))
    if word is None or verb.tag_ not in ("VBN", "VBD") or not _is_asserted(verb):
        return
    if takes_up(verb) and word.act in ("deny", "confirm", "reject"):
        yield from _of_words_before(verb, word)
        return
    thing = _thing(verb)
    if thing is None:
        return
    act = _act(verb, word)
    by = None if act is None else _by(verb, verb.i + 1)
    while by is not None and act is not None:
        sources = speakers_behind(by)
        found = _content(verb, word, thing, by, sources[-1]) if sources else []
        for source in sources if found else []:
            yield Draft(
                cue=verb,
                cue_tokens=_cue_tokens(verb),
                word=CueWord(word.lemma, act, word.frames, plain=act == "say"),
                source=source,
                content=tuple(found),
                by=(("source", "named after “by”"), ("content", "what the passive is said of")),
                alone=True,
            )
        by = _by(verb, sources[-1].i + 1) if sources and "counted" in word.frames else None


def takes_up(verb: Token) -> Range | None:
    """The words that a tail takes up: [She was held on Friday], an allegation denied by the police."""
    before = verb.doc[verb.head.left_edge.i : verb.i] if verb.dep_ == "acl" else verb.doc[0:0]
    opening = next((t for t in before if not t.is_punct), None)
    if opening is None or not opens_tail(opening) or opening.i == verb.sent.start:
        return None
    begun, comma = verb.sent[0], opening.nbor(-1)
    return (begun.idx, comma.idx) if comma.text in (",", "–", "—") else None


def _of_words_before(verb: Token, word: CueWord) -> Iterator[Draft]:
    """Those who deny or confirm what the sentence has told; the content is settled later."""
    by = (("source", "named after “by”"), ("content", "what was said before in the sentence"))
    act: Act = "confirm" if word.act == "confirm" else "deny"
    for source in agents_of(verb):
        yield Draft(
            cue=verb, cue_tokens=(verb,), word=CueWord(word.lemma, act), source=source, content=(),
            by=by, alone=True,
        )  # fmt: skip


def agents_of(verb: Token) -> list[Token]:
    """Who is named with "by" behind a passive: was denied on Monday by [the palace]"""
    by = _by(verb, verb.i + 1)
    return [] if by is None else speakers_behind(by)


def is_passive(verb: Token) -> bool:
    """Whether a form of "be" stands right before a participle, adverbs between them left out."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ == "ADV" and verb.doc[at].lower_ not in _BE:
        at -= 1
    return verb.tag_ in ("VBN", "VBD") and verb.i > verb.sent.start and verb.doc[at].lower_ in _BE


def denies_before(words: Span) -> bool:
    """Whether words before a colon tell that a report is denied: The claim was dismissed in Oslo: “…”"""
    rebuffs = lexicon().rebuffs
    for t in words:
        lemma = lexicon().forms.get(t.lower_, "")
        entry = lexicon().verbs.get(lemma)
        turned = entry is not None and (entry.act == "deny" or lemma in rebuffs)
        if turned and is_passive(t) and not is_negated(t):
            return any(is_report(n) for n in words.doc[words.start : t.i] if n.pos_ == "NOUN")
    return False


def speakers_behind(by: Token) -> list[Token]:
    """The people or bodies behind "by"; none where what follows cannot speak: reported by telephone"""
    rest = by.doc[by.i + 1 : by.sent.end]
    end = next((t.i for t in rest if t.lower_ in _CLOSES_NAME), by.sent.end)
    heads = named_after(by.doc, by.i + 1, end)
    return [h for h in heads if names_a_source(h) or h.lower_ in _PEOPLE]


def _by(verb: Token, first: int) -> Token | None:
    for t in verb.doc[first : min(first + _AGENT_WITHIN, verb.sent.end - 1)]:
        if t.lower_ == "by":
            return t
        if t.text in ",;:" or (t.pos_ in ("VERB", "AUX") and is_finite(t)):
            return None
    return None


def _is_asserted(verb: Token) -> bool:
    """Whether it has been said: not "was not denied by", "will be announced by", "if confirmed by"."""
    before = [t.lower_ for t in verb.doc[max(verb.i - 4, verb.sent.start) : verb.i]]
    words = lexicon()
    if is_negated(verb) or "not" in before or "never" in before or "to" in before[-2:]:
        return False
    return not (set(before) & (words.unspoken_auxiliaries | words.unspoken_marks))


def _act(verb: Token, word: CueWord) -> Act | None:
    """A report that is turned away is denied, a plan rejected; what is voiced is what the noun says."""
    if "voiced" in word.frames:
        noun = _subject(verb)
        entry = None if noun is None else lexicon().nouns.get(noun.lemma_.lower())
        return None if entry is None else entry.act
    if word.lemma not in lexicon().rebuffs:
        return word.act
    noun = child(verb, "nsubj:pass", "nsubj") or verb.head
    return "deny" if is_report(noun) else "reject"


def _thing(verb: Token) -> Range | None:
    """What the passive is said of; an empty stretch where only a pronoun stands for it."""
    subject = _subject(verb)
    if is_passive(verb) and subject is not None and subject.lower_ in _RELATIVE and verb.dep_ == "acl:relcl":
        return _before(verb.head, subject.i)
    if is_passive(verb):
        if subject is None or subject.lower_ in _THEY:
            return None if subject is None else (0, 0)
        return reach(subject)
    noun = verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and noun.tag_ == "VBN" and noun.i < verb.i:
        return _thing(noun)
    described = verb.dep_ in ("acl", "acl:relcl") and noun.i < verb.i and noun.pos_ in ("NOUN", "PROPN")
    return _before(noun, verb.i) if described else None


def _subject(verb: Token) -> Token | None:
    own = child(verb, "nsubj:pass", "nsubj")
    if own is None and verb.dep_ == "conj":
        own = child(verb.head, "nsubj:pass", "nsubj")
    return own if own is None or own.i < verb.i else None


def _before(noun: Token, end: int) -> Range:
    doc, first = noun.doc, noun.left_edge
    last = doc[end - 1]
    return first.idx, last.idx + len(last)


def _content(verb: Token, word: CueWord, thing: Range, by: Token, source: Token) -> list[Range]:
    """The thing with what is said of it, by the frame of the verb."""
    own = [thing] if thing[1] else []
    if "told" in word.frames and (behind := _behind_colon(source)) is not None:
        return [behind]
    for frame, preposition in (("called", "as"), ("counted", "at"), ("counted", "as"), ("held", "to")):
        if frame in word.frames and (said := _said(verb, by, source, preposition)) is not None:
            return [*own, said]
    if "bare" in word.frames and (named := _named(verb, by)) is not None:
        return [*own, named]
    if "voiced" in word.frames:
        found = (_said(verb, by, source, preposition) for preposition in _CONCERNS)
        return next(([said] for said in found if said is not None), [])
    return own if "told" in word.frames else []


def _behind_colon(source: Token) -> Range | None:
    """was denied by the palace: [no letter had been sent]"""
    doc, at = source.doc, phrase_of(source).end
    end = part_of(source)[1]
    if at + 2 >= end or doc[at].text != ":" or doc[at + 1].text in (*MARKS, '"'):
        return None
    return doc[at + 1].idx, doc[at + 1 : end].end_char


def _said(verb: Token, by: Token, source: Token, preposition: str) -> Range | None:
    """as baseless by … / by … as baseless; at 40 by … / by … at 40; by … to be ill"""
    doc = verb.doc
    behind = next((t for t in reversed(doc[verb.i + 1 : by.i]) if t.lower_ == preposition), None)
    if behind is not None and (behind.i == verb.i + 1 or behind.nbor().pos_ == "NUM") and preposition != "to":
        return behind.idx, doc[behind.i : by.i].end_char
    for t in doc[source.i + 1 : min(source.i + 1 + _NAMING_BEHIND, verb.sent.end - 1)]:
        if t.lower_ == preposition:
            return t.idx, doc[t.i : _stop(t)].end_char
        put_in = t.text == "," and t.nbor().pos_ in ("PROPN", "DET", "ADP")
        if t.text in ";:" or (t.text == "," and not put_in) or is_finite(t):
            return None
    return None


def _stop(first: Token) -> int:
    """Where what a thing is called ends: a comma or a finite verb outside of quotation marks."""
    quoted = False
    for t in first.doc[first.i + 1 : first.sent.end]:
        if t.text in (*MARKS, '"', *_CLOSERS):
            quoted = not quoted
        stops = t.text in ",;:." or (t.lower_ in ("and", "but") and t.nbor().lower_ in ("at", "by", "was"))
        if not quoted and (stops or (t.tag_ in ("VBD", "VBZ", "VBP", "MD") and marker(first.head) != "that")):
            return t.i
    return first.sent.end


def _named(verb: Token, by: Token) -> Range | None:
    """called [a mistake] by … / considered [dead] by …"""
    words = verb.doc[verb.i + 1 : by.i]
    if not len(words) or words[0].pos_ in ("ADP", "ADV", "SCONJ") or (words[0].is_punct and len(words) < 3):
        return None
    return words.start_char, words.end_char


def _cue_tokens(verb: Token) -> tuple[Token, ...]:
    before = verb.doc[max(verb.i - 3, verb.sent.start) : verb.i]
    return *(t for t in before if t.head == verb and (t.lower_ in _BE or t.dep_ == "aux")), verb
