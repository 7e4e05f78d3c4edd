"""Who said what: every piece of speech, writing or belief that a report attributes to somebody.

A report is read in two ways that check each other. Quotation marks show where direct speech stands
(`statement_quotes`); the tree shows cues and what hangs on them (`statement_frames`). Both give drafts:
cue, source, content. Here the drafts are put in order, sources and fields are settled, and statements
within statements are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import lexicon
from onrecord.finding.page import Page
from onrecord.finding.statement_acts import act_of, channel_of, form_of
from onrecord.finding.statement_answers import answers_of
from onrecord.finding.statement_frames import Draft, frames, hearsay, phrases
from onrecord.finding.statement_quotes import Speech, direct
from onrecord.finding.statement_sources import (
    Source,
    can_speak,
    condition_near,
    follow_up,
    identify,
    same_people,
    taken_up,
)
from onrecord.finding.statement_spans import (
    SEPARATOR,
    Range,
    covers,
    length,
    shared,
    span_range,
    tidy,
    tokens_in,
    without,
    words_of,
)
from onrecord.finding.statement_syntax import SUBJECTS, child, children, conjuncts, is_finite, marker, phrase_of, subject_of
from onrecord.record import Evidence, How, StatementFound, When
from onrecord.record.statement import Channel

_NOBODY = ("that", "which", "this", "what", "these", "those", "there", "all", "none", "nothing")
_AS_SPOKEN = ("the words in quotation marks", "the paragraph", "what stands behind")
_SELF = ("i", "we", "you", "me", "us")
_CARRIED_PARAGRAPHS = 3
"""Over how many paragraphs a quotation without a cue may still belong to the last speaker."""


@dataclass(frozen=True, slots=True)
class _Told:
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


def find_statements(page: Page) -> Iterator[StatementFound]:
    """All statements of an article, in order of the text.

    “We will stay,” the envoy said. → the envoy, "said", direct.
    Two aides said that the envoy had told them she would stay. → the aides; and, within it, the envoy.
    """
    speech = Speech(page.doc)
    told = _without_echoes(page, _sourced(page, speech, list(_drafts(page, speech))))
    outer = [_outer(told, at) for at in range(len(told))]
    kept = [at for at in range(len(told)) if not _own_words(told, at, outer[at])]
    number = {at: n for n, at in enumerate(kept)}
    found = [_statement(page, speech, told[at], _first_kept(number, outer, at)) for at in kept]
    for at, statement in enumerate(found):
        answered = answers_of(found, at)
        yield replace_answers(statement, answered)


def replace_answers(statement: StatementFound, answered: tuple[int, ...]) -> StatementFound:
    """The statement with the numbers of those it answers."""
    import msgspec

    return msgspec.structs.replace(statement, answers=answered) if answered else statement


def _first_kept(number: dict[int, int], outer: list[int | None], at: int) -> int | None:
    above = outer[at]
    while above is not None and above not in number:
        above = outer[above]
    return None if above is None else number[above]


def _drafts(page: Page, speech: Speech) -> Iterator[Draft]:
    """Drafts of both kinds with clean contents; a cue that has a quotation gives no second draft."""
    quoted = [replace(d, content=tidy(speech.text, d.content, ())) for d in direct(speech)]
    yield from (d for d in quoted if d.content)
    claimed = {d.cue.i for d in quoted if d.cue is not None}
    for sentence in page.doc.sents:
        found = [d for d in phrases(sentence)]
        for token in sentence:
            found += [d for d in frames(token) if token.i not in claimed]
            found += hearsay(token)
        yield from _cleaned(speech, found, quoted)


def _cleaned(speech: Speech, found: list[Draft], quoted: list[Draft]) -> Iterator[Draft]:
    """The drafts of a sentence with clean contents; those cited take the content of whoever cites them."""
    found = _coordinated(found)
    holes = [(d, hole) for d in found if (hole := _attribution_hole(d)) is not None]
    done = [
        replace(d, content=_clean(speech, d, [hole for other, hole in holes if other is not d])) for d in found if d.content
    ]
    for draft in found:
        if not draft.content and (citing := _citing(draft, [*done, *quoted])) is not None:
            done.append(replace(draft, content=citing.content))
    yield from (d for d in done if d.content)


def _coordinated(found: list[Draft]) -> list[Draft]:
    """Part cues that go on from one another: said the deal was near, adding that … / said … and insisted …

    The first content ends before the second cue, which has no subject of its own and takes the first one's source.
    """
    done = list(found)
    for at, second in enumerate(done):
        if second.cue is None or not second.cue.pos_ == "VERB" or child(second.cue, *SUBJECTS) is not None:
            continue
        joint = _joint(second.cue)
        if joint is None:
            continue
        for n, first in enumerate(done):
            if n != at and first.cue is not None and first.cue.i < joint.i and covers(first.content, second.cue.idx):
                cut = tuple((a, min(b, joint.idx)) for a, b in first.content if a < joint.idx)
                if cut and first.word is not None and first.word.lemma != "according to":
                    done[n] = replace(first, content=cut)
                    done[at] = second = replace(second, source=first.source)
    return done


def _joint(cue: Token) -> Token | None:
    """The comma or conjunction right before a cue that goes on: ", adding", "and insisted", "but also warned"."""
    doc, at = cue.doc, cue.i - 1
    while at > cue.sent.start and doc[at].pos_ in ("ADV", "AUX"):
        at -= 1
    joint = doc[at]
    if joint.lower_ in ("and", "but"):
        return doc[at - 1] if doc[at - 1].text == "," else joint
    return joint if joint.text == "," and cue.tag_ == "VBG" else None


def _citing(draft: Draft, others: list[Draft]) -> Draft | None:
    """Whose content it is that the cited source gave: the governor's, or that of the source it describes."""
    assert draft.cue is not None
    governor = draft.cue.head
    for other in others:
        if other.cue is not None and (other.cue == governor or other.source == governor or other.source == subject_of(draft.cue)):
            if other.cue.sent == draft.cue.sent:
                return other
    return None


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
    for hole in [*_own(draft), *(h for h in holes if draft.cue.idx < h[0])]:
        pieces = without(pieces, hole)
    return tidy(speech.text, pieces, speech.quotations)


def _own(draft: Draft) -> Iterator[Range]:
    yield from (words_of(t) for t in draft.cue_tokens)
    if draft.source is not None and draft.cue is not None and draft.source.head == draft.cue:
        yield span_range(phrase_of(draft.source, alone=False))


def _completed(speech: Speech, cue: Token, piece: Range) -> Range:
    """A stretch cut to the paragraph, and to the quotation that its cue stands in; a quotation begun is taken whole."""
    start, end = piece
    low, high = speech.paragraphs[speech.paragraph_at(cue.idx)]
    around = speech.within_quotation(cue.idx)
    if around is not None:
        low, high = max(low, around.inner[0]), min(high, around.inner[1])
    start, end = max(start, low), min(end, high)
    for q in speech.quotations:
        if q is not around and start <= q.start < q.end <= high and (q.start < end < q.end or _hangs_on(speech, end, q)):
            end = q.end
    return start, end


def _hangs_on(speech: Speech, end: int, quotation: Quotation) -> bool:
    """Whether a quotation follows right behind a content: said the bridge was “as good as lost.”"""
    return end <= quotation.start and speech.text[end : quotation.start] == " "


def _sourced(page: Page, speech: Speech, drafts: list[Draft]) -> list[_Told]:
    """The drafts in order with their sources; speech without a cue goes to who spoke last."""
    told: list[_Told] = []
    for draft in sorted(drafts, key=_place):
        if draft.cue is None and draft.source is None:
            told += _carried(speech, draft, told)
        else:
            told += _settled(page, speech, draft, told)
    return told


def _place(draft: Draft) -> tuple[int, int]:
    first = draft.content[0][0]
    return (first if draft.cue is None or draft.word and "quoted" in draft.by else min(first, draft.cue.idx), first)


def _carried(speech: Speech, draft: Draft, told: list[_Told]) -> Iterator[_Told]:
    here = speech.paragraph_at(draft.content[0][0])
    last = next((t for t in reversed(told) if speech.within_quotation(t.at) is None or t.draft.cue is None), None)
    if last is None or here - speech.paragraph_at(last.content[-1][0]) > _CARRIED_PARAGRAPHS:
        return
    yield _Told(draft, replace(last.source, by="goes on from before"), draft.content, last.date, last.channel)


def _settled(page: Page, speech: Speech, draft: Draft, told: list[_Told]) -> Iterator[_Told]:
    if draft.source is None:
        if not draft.source_needed:
            yield _Told(draft, Source(None, None, "unnamed", by="nobody is named"), draft.content, _date(page, draft))
        return
    if draft.source.lower_ in _NOBODY or draft.source.lower_ in _SELF and _is_own_voice(speech, draft, told):
        return
    heads = [draft.source] if draft.alone else conjuncts(draft.source)
    if _doubtful(draft):
        heads = [h for h in heads if can_speak(page, h)] or _last_speaker(page, draft)
    for head in heads:
        source = follow_up(page, identify(page, head), _outside(speech, draft, told), _goes_on(draft))
        source = _with_terms(page, draft, source, told)
        channel = _channel(speech, draft, source)
        source = replace(source, in_statement=channel == "statement")
        yield _Told(draft, source, draft.content, _date(page, draft), channel)


def _outside(speech: Speech, draft: Draft, told: list[_Told]) -> list[Source]:
    """The sources that spoke before in the reporter's own words, not within somebody's quotation."""
    if draft.cue is not None and speech.within_quotation(draft.cue.idx) is not None:
        return []
    return [t.source for t in told if t.draft.cue is None or speech.within_quotation(t.at) is None]


def _goes_on(draft: Draft) -> bool:
    """Whether the cue says that its speaker spoke before: "he added", "she also said"."""
    if draft.cue is None or draft.word is None:
        return False
    words = lexicon().continuing
    return draft.word.lemma in words or any(c.lower_ in words for c in children(draft.cue, "advmod"))


def _last_speaker(page: Page, draft: Draft) -> list[Token]:
    """For "…, calling it a retreat" whose governor cannot speak: the subject of the last clause that can."""
    if draft.cue is None or draft.cue.tag_ != "VBG" or draft.cue.dep_ == "acl":
        return []
    for token in reversed(page.doc[draft.cue.sent.start : draft.cue.i]):
        if token.pos_ == "VERB" and is_finite(token) and (subject := child(token, "nsubj")) is not None:
            if subject.i < token.i and can_speak(page, subject):
                return [subject]
    return []


def _is_own_voice(speech: Speech, draft: Draft, told: list[_Told]) -> bool:
    """Whether "I" or "we" only goes on in its own words: in somebody's quotation, or a release that urges and calls."""
    if draft.cue is None:
        return False
    if speech.within_quotation(draft.cue.idx) is not None:
        return True
    if any(covers(t.content, draft.cue.idx) for t in told if t.draft.cue is None or not is_finite(t.draft.cue) or t.quoted):
        return True
    return draft.word is not None and draft.word.act in ("request", "demand", "praise", "promise", "criticise")


def _doubtful(draft: Draft) -> bool:
    """Whether things may do what the cue says, so that the source must be one that can speak."""
    if draft.cue is None or draft.word is None:
        return False
    topic = any(by in ("the object of the cue", "what the thing is called") for _, by in draft.by)
    return topic or draft.word.weak or draft.cue.pos_ != "VERB" or not is_finite(draft.cue)


def _with_terms(page: Page, draft: Draft, source: Source, told: list[_Told]) -> Source:
    """An unnamed source with its condition, and with what was said of it when it first came up."""
    if source.attribution != "unnamed":
        return source
    sentence = (draft.cue or draft.source or page.doc[0]).sent
    if (terms := condition_near(sentence, source)) is not None:
        source = replace(source, condition=terms[0])
    earlier = next((t.source for t in reversed(told) if same_people(page, t.source, source)), None)
    return source if earlier is None else taken_up(earlier, source)


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


def _without_echoes(page: Page, told: list[_Told]) -> list[_Told]:
    """Each source and content once: a cue inside another's words for the same thing is no second statement."""
    kept: list[_Told] = []
    for one in told:
        twin = next((o for o in kept if _same(o, one)), None)
        if twin is None:
            kept.append(one)
    return kept


def _same(a: _Told, b: _Told) -> bool:
    if (a.source.source, a.source.text) != (b.source.source, b.source.text):
        return False
    both = shared(a.content, b.content)
    return both > 0.9 * max(length(a.content), length(b.content))


def _outer(told: list[_Told], at: int) -> int | None:
    """The statement whose content holds this one, the closest if there are several."""
    one = told[at]
    holding = [
        n for n, other in enumerate(told)
        if n != at and other.draft is not one.draft and covers(other.content, one.at)
        and (one.source.span is None or one.draft.cue is None or covers(other.content, one.source.span.start_char) or one.draft.word is None)
    ]  # fmt: skip
    return min(holding, key=lambda n: (length(told[n].content), n), default=None)


def _own_words(told: list[_Told], at: int, outer: int | None) -> bool:
    """Whether a statement within another has the same speaker: she said she hoped that … is one."""
    if outer is None:
        return False
    one, other = told[at].source, told[outer].source
    inner, cue = told[at].draft, told[outer].draft.cue
    if inner.cue is not None and inner.cue.head == cue and inner.source is not None and inner.source.pos_ == "PRON":
        return inner.cue.dep_ in ("ccomp", "xcomp")
    return one.source is not None and one.source == other.source and one.attribution == other.attribution


def _statement(page: Page, speech: Speech, one: _Told, within: int | None) -> StatementFound:
    draft, source, text = one.draft, one.source, page.article.text
    content = SEPARATOR.join(text[a:b] for a, b in one.content)
    act, by_act = act_of(draft.word, content)
    if source.attribution == "document" and draft.word is not None and draft.word.lemma == "call" and act == "request":
        act, by_act = "demand", "a document that calls for something"
    how = [How(field=name, by=by) for name, by in draft.by if name != "source" or source.by != "goes on from before"]
    how += [How(field="act", by=by_act), How(field="attribution", by=source.by)]
    return StatementFound(
        source=source.source,
        source_text=source.text,
        attribution=source.attribution,
        description=source.description,
        condition=source.condition,
        affiliation=source.affiliation,
        cue=_cue_text(draft),
        act=act,
        content=content,
        form=form_of(_quoted(speech, one), length(one.content)),
        channel=one.channel,
        addressee=_addressee(page, draft),
        date=one.date,
        within=within,
        evidence=tuple(_evidence(page, one)),
        how=tuple(how),
    )


def _cue_text(draft: Draft) -> str | None:
    if not draft.cue_tokens:
        return None
    first, last = draft.cue_tokens[0], draft.cue_tokens[-1]
    if last.i - first.i == len(draft.cue_tokens) - 1:
        return draft.cue_tokens[0].doc[first.i : last.i + 1].text
    return " ".join(t.text for t in draft.cue_tokens)


def _quoted(speech: Speech, one: _Told) -> int:
    """How much of the content stands in quotation marks that the cue stands outside of."""
    marks = [(q.start, q.end) for q in speech.quotations if not q.start <= one.at < q.end or one.draft.cue is None]
    if one.quoted and not one.draft.by[-1][1].startswith("the words"):
        return length(one.content)
    return shared(one.content, marks)


def _addressee(page: Page, draft: Draft) -> int | None:
    """Whom the words are said to: "told the Council that", "said to the press"."""
    if draft.cue is None or draft.word is None:
        return None
    held = child(draft.cue, "iobj", "obj") if draft.word.told or draft.word.lemma in ("ask", "urge") else None
    if held is None:
        held = next((c for c in children(draft.cue, "obl") if marker(c) == "to"), None)
    who = page.cast.who(phrase_of(held)) if held is not None else ()
    return who[0] if who else None


def _evidence(page: Page, one: _Told) -> Iterator[Evidence]:
    if one.source.span is not None:
        yield page.words(one.source.span, "source")
    for span in _runs(page.doc, one.draft.cue_tokens):
        yield page.words(span, "cue")
    for start, end in one.content:
        yield page.evidence(start, end, "content")
    sentence = one.draft.cue.sent if one.draft.cue is not None else tokens_in(page.doc, *one.content[0]).sent
    yield _sentence(page, sentence)


def _sentence(page: Page, sentence: Span) -> Evidence:
    text = page.article.text
    start, end = sentence.start_char, sentence.end_char
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return page.evidence(start, end, "sentence")


def _runs(doc: Doc, tokens: tuple[Token, ...]) -> Iterator[Span]:
    """Tokens as spans, those that stand side by side together."""
    at = 0
    while at < len(tokens):
        to = at
        while to + 1 < len(tokens) and tokens[to + 1].i == tokens[to].i + 1:
            to += 1
        yield doc[tokens[at].i : tokens[to].i + 1]
        at = to + 1
