"""Who says each draft: sources settled in order of the text, speech without a cue given to who spoke last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.finding.cues import lexicon
from onrecord.finding.page import Page
from onrecord.finding.source_words import names_a_source, names_agents, source_words
from onrecord.finding.statement_acts import channel_of
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_pronouns import goes_on_from, names_in_passing
from onrecord.finding.statement_quotes import Speech
from onrecord.finding.statement_sources import (
    Source,
    can_speak,
    condition_near,
    follow_up,
    same_people,
    taken_up,
)
from onrecord.finding.statement_spans import Range, covers, without
from onrecord.finding.statement_syntax import child, children, conjuncts, is_finite, marker, relative_of
from onrecord.finding.statement_together import identified
from onrecord.record import When
from onrecord.record.statement import Channel

_NOBODY = ("that", "which", "this", "what", "these", "those", "there", "none", "nothing", "nobody")


_AS_SPOKEN = ("the words in quotation marks", "the paragraph", "what stands behind")


_SELF = ("i", "we", "you", "me", "us")


_CARRIED_PARAGRAPHS = 3
"""Over how many paragraphs a quotation without a cue may still belong to the last speaker."""


_NEARBY = 60
"""How many statements back one whose words still run on may begin."""


@dataclass(frozen=True, slots=True)
class Told:
    """A draft with its source settled: one statement."""

    draft: Draft
    source: Source
    content: tuple[Range, ...]
    date: When | None = None
    channel: Channel | None = None

    @property
    def quoted(self) -> bool:
        """Whether the words are given as spoken, in marks or as the paragraphs of a written statement."""
        return any(field == "content" and by.startswith(_AS_SPOKEN) for field, by in self.draft.by)

    @property
    def at(self) -> int:
        """Where the statement begins to be told: its cue, else its content."""
        return self.draft.cue.idx if self.draft.cue is not None else self.content[0][0]


def sourced(page: Page, speech: Speech, drafts: list[Draft]) -> list[Told]:
    """The drafts in order with their sources; speech without a cue goes to who spoke last."""
    told: list[Told] = []
    outside: list[Source] = []
    for draft in sorted(drafts, key=_place):
        if draft.cue is None and draft.source is None:
            if told and _goes_right_on(speech, draft, told[-1]):
                told[-1] = replace(told[-1], content=(*told[-1].content, *draft.content))
                continue
            new = list(_carried(speech, draft, told))
        else:
            new = list(_settled(page, speech, draft, told, outside))
        told += new
        outside += [t.source for t in new if _in_own_words(speech, t)]
    return told


def _in_own_words(speech: Speech, one: Told) -> bool:
    """Whether the reporter tells it, not somebody within a quotation."""
    return one.draft.cue is None or speech.within_quotation(one.at) is None


def _place(draft: Draft) -> tuple[int, int]:
    first = draft.content[0][0]
    return (first if draft.cue is None else min(first, draft.cue.idx), first)


def _goes_right_on(speech: Speech, draft: Draft, last: Told) -> bool:
    """Whether a quotation goes on from a content quoted in part: “dead,” she said. “Nobody mourns it.”"""
    cue = last.draft.cue
    if (
        cue is None
        or last.quoted
        or last.content[-1][1] > cue.idx
        or not re.search("[”\"]|''", speech.text[slice(*last.content[-1])])
    ):
        return False
    between = speech.text[cue.sent.end_char : draft.content[0][0]]
    return cue.sent.end_char <= draft.content[0][0] and not between.strip() and "\n" not in between


def _carried(speech: Speech, draft: Draft, told: list[Told]) -> Iterator[Told]:
    here = speech.paragraph_at(draft.content[0][0])
    last = next((t for t in reversed(told) if _in_own_words(speech, t)), None)
    if last is None or here - speech.paragraph_at(last.content[-1][0]) > _CARRIED_PARAGRAPHS:
        return
    yield Told(draft, replace(last.source, by="goes on from before"), draft.content, last.date, last.channel)


def _settled(
    page: Page, speech: Speech, draft: Draft, told: list[Told], outside: list[Source]
) -> Iterator[Told]:
    if draft.source is None:
        if not draft.source_needed:
            yield Told(
                draft, Source(None, None, "unnamed", by="nobody is named"), draft.content, _date(page, draft)
            )
        return
    word = draft.source.lower_
    modified = word == "those" and any(
        c.dep_ in ("nmod", "acl", "acl:relcl", "amod") for c in draft.source.children
    )
    if (
        (word in _NOBODY and not modified)
        or _is_consent(draft)
        or _is_a_thing(page, draft)
        or _is_share(draft.source)
    ):
        return
    if word in _SELF and _is_own_voice(speech, draft, told):
        return
    heads = [draft.source] if draft.alone or _is_relative(draft) else _apart(page, draft.source)
    if _doubtful(draft):
        able = [h for h in heads if can_speak(page, h) or (draft.alone and names_agents(h))]
        heads = able or _last_speaker(page, draft)
    known: set[int] = set()
    for head, own in ((each, own) for each in heads for own in identified(page, each)):
        if own.attribution == "named" and own.source is not None and own.source in known:
            continue
        known |= {own.source} if own.source is not None else set()
        source = follow_up(page, own, _outside(speech, draft, outside), _goes_on(draft))
        if head.pos_ == "PRON" and not _goes_on(draft):
            source = _from_before(page, speech, source, head, told)
        source = _nobody_known(_with_terms(page, draft, source, told))
        channel = _channel(speech, draft, source)
        source = replace(source, in_statement=channel == "statement")
        yield Told(draft, source, draft.content, _date(page, draft), channel)


def _is_a_thing(page: Page, draft: Draft) -> bool:
    """Whether nobody speaks: a strike that threatens to go on; nobody will say who asked for it"""
    source = draft.source
    if source is None or page.cast.who(source):
        return False
    if source.lower_ in ("who", "whoever"):
        return draft.cue is not None and source.head == draft.cue
    does = draft.word is not None and draft.word.act in ("threaten", "promise") and draft.word.lemma != "vow"
    common = source.pos_ == "NOUN" and not names_a_source(source)
    return does and common and any(by == "the infinitive after the cue" for _, by in draft.by)


def _is_share(noun: Token) -> bool:
    """Whether a noun is only a number of a poll's: 30 percent who thought it should go ahead"""
    return noun.lower_ in ("percent", "%") or any(c.lower_ in ("percent", "%") for c in noun.children)


def _is_consent(draft: Draft) -> bool:
    """Whether the words are a form that readers sign: I confirm that I have read the privacy notice"""
    if draft.source is None or draft.source.lower_ not in _SELF:
        return False
    return any(pattern.search(draft.source.sent.text) for pattern in source_words().consent)


def _nobody_known(source: Source) -> Source:
    """A pronoun that stands for nobody the report names: “They told us to wait”."""
    word = source.span.root.lower_ if source.span is not None else ""
    if source.source is not None or source.attribution != "named" or word not in ("he", "she", "they"):
        return source
    return replace(source, attribution="unnamed", by="a pronoun for somebody who is not named")


def _from_before(page: Page, speech: Speech, source: Source, head: Token, told: list[Told]) -> Source:
    """The source of "he said" as the sentences before it have it, where they leave no doubt."""
    before = [(t.source, t.content) for t in told[-_NEARBY:]]
    known = goes_on_from(page, speech, head, before)
    if known is None or (known.source == source.source and known.source is not None):
        return source
    somebody = known.span.root if known.span is not None and known.source is None else None
    if somebody is not None and source.source is not None and names_in_passing(page, somebody, source.source):
        return source
    return replace(known, text=source.text, span=source.span, by=f"“{source.text}” goes on from {known.text}")


def _is_relative(draft: Draft) -> bool:
    """Whether the source stands before "who": of what is coordinated with it only the last is meant."""
    return draft.cue is not None and relative_of(draft.cue) is not None


def _outside(speech: Speech, draft: Draft, outside: list[Source]) -> list[Source]:
    """The sources that spoke before in the reporter's own words, for a cue that is in them."""
    if draft.cue is not None and speech.within_quotation(draft.cue.idx) is not None:
        return []
    return outside


def _goes_on(draft: Draft) -> bool:
    """Whether the cue says that its speaker spoke before: "he added", "she also said"."""
    if draft.cue is None or draft.word is None:
        return False
    words = lexicon().continuing
    return draft.word.lemma in words or any(c.lower_ in words for c in children(draft.cue, "advmod"))


def _last_speaker(page: Page, draft: Draft) -> list[Token]:
    """For "…, calling it a retreat" whose governor cannot speak: the subject of the last clause that can."""
    if draft.cue is None or draft.cue.tag_ != "VBG" or draft.cue.dep_ == "acl" or _has_subject(draft):
        return []
    for token in reversed(page.doc[draft.cue.sent.start : draft.cue.i]):
        subject = child(token, "nsubj") if token.pos_ == "VERB" and is_finite(token) else None
        if subject is not None and subject.i < token.i and can_speak(page, subject):
            return [subject]
    return []


def _has_subject(draft: Draft) -> bool:
    """Whether the participle has a subject of its own: met twice, with each side accusing the other"""
    source, cue = draft.source, draft.cue
    if source is None or cue is None or not source.i < cue.i:
        return False
    return any(t.lower_ == "with" for t in source.doc[max(source.i - 4, cue.sent.start) : source.i])


def _is_own_voice(speech: Speech, draft: Draft, told: list[Told]) -> bool:
    """Whether "I" or "we" only goes on in its own words: in a quotation, or in a release's appeals."""
    if draft.cue is None:
        return False
    if speech.within_quotation(draft.cue.idx) is not None:
        return True
    if any(
        covers(t.content, draft.cue.idx)
        for t in told[-_NEARBY:]
        if t.draft.cue is None or not is_finite(t.draft.cue) or t.quoted
    ):
        return True
    return draft.word is not None and draft.word.act in (
        "request",
        "demand",
        "praise",
        "promise",
        "criticise",
    )


def _apart(page: Page, noun: Token) -> list[Token]:
    """Those who are coordinated, each by itself; the words of one name are one: Bread and Peace said it …"""
    heads = conjuncts(noun)
    last = heads[-1]
    name = {index for head in heads for index in page.cast.who(head)}
    mentions = page.cast.characters[name.pop()].mentions if len(name) == 1 else ()
    whole = any(m.start <= noun.idx and last.idx + len(last) <= m.end for m in mentions)
    return [noun] if whole else heads


_BY_OBJECT = ("the object of the cue", "what the thing is called", "what is refused")


def _doubtful(draft: Draft) -> bool:
    """Whether things may do what the cue says, so that the source must be one that can speak."""
    if draft.cue is None or draft.word is None:
        return False
    if marker(draft.cue) == "as":
        return False
    topic = any(by in _BY_OBJECT for _, by in draft.by)
    return topic or draft.word.weak or draft.cue.pos_ != "VERB" or not is_finite(draft.cue)


def _with_terms(page: Page, draft: Draft, source: Source, told: list[Told]) -> Source:
    """An unnamed source with its condition, and with what was said of it when it first came up."""
    if source.attribution != "unnamed":
        return source
    sentence = (draft.cue or draft.source or page.doc[0]).sent
    if (terms := condition_near(sentence, source)) is not None:
        source = replace(source, condition=_before_cue(draft, *terms))
    earlier = next((t.source for t in reversed(told) if same_people(page, t.source, source)), None)
    return source if earlier is None else taken_up(earlier, source)


def _before_cue(draft: Draft, terms: str, begun: int) -> str:
    """The terms up to a cue that stands behind them: an aide who asked not to be named | told the Herald"""
    if draft.cue_tokens and begun < (at := draft.cue_tokens[0].idx) < begun + len(terms):
        return terms[: at - begun].rstrip()
    return terms


def _date(page: Page, draft: Draft) -> When | None:
    return page.calendar.of(draft.cue) if draft.cue is not None else None


def _channel(speech: Speech, draft: Draft, source: Source) -> Channel | None:
    """The channel by the reporter's words of the sentence, those of the content left out."""
    if draft.cue is None:
        return None
    sentence = draft.cue.sent
    outside = without([(sentence.start_char, sentence.end_char)], (-1, -1))
    for piece in draft.content:
        outside = without(outside, piece)
    near = " ".join(speech.text[a:b] for a, b in outside)
    if source.attribution == "document" and "statement" in (source.text or "").lower():
        return "statement"
    return channel_of(near)
