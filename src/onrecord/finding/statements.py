"""Who said what: every piece of speech, writing or belief that a report attributes to somebody.

Drafts of cue, source and content come from `statement_drafts`, their speakers from `statement_speakers`. Here
they become statements: echoes dropped, statements within statements found, fields filled, evidence drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec
from spacy.tokens import Doc, Span, Token

from onrecord.finding.page import Page
from onrecord.finding.statement_acts import act_of, form_of
from onrecord.finding.statement_answers import answers_of
from onrecord.finding.statement_dates import carried_dates
from onrecord.finding.statement_draft import Draft
from onrecord.finding.statement_drafts import drafts
from onrecord.finding.statement_quotes import Speech
from onrecord.finding.statement_spans import (
    SEPARATOR,
    Range,
    covers,
    length,
    shared,
    tokens_in,
    without,
    words_of,
)
from onrecord.finding.statement_speakers import Told, sourced
from onrecord.finding.statement_syntax import child, children, marker, phrase_of, relative_of
from onrecord.record import Evidence, How, StatementFound
from onrecord.record.statement import Act


def find_statements(page: Page) -> Iterator[StatementFound]:
    """All statements of an article, in order of the text.

    “We will stay,” the envoy said. → the envoy, "said", direct.
    Two aides said that the envoy had told them she would stay. → the aides; and, within it, the envoy.
    """
    speech = Speech(page.doc)
    told = _without_echoes(speech, sourced(page, speech, list(drafts(page, speech))))
    outer = _outer_of_all(speech, told)
    told = carried_dates(page, speech, told, outer)
    kept = [at for at in range(len(told)) if not _own_words(told, at, outer[at])]
    number = {at: n for n, at in enumerate(kept)}
    inner = {
        at: [told[n].content for n in kept if _first_kept(number, outer, n) == number[at]] for at in kept
    }
    found = [_statement(page, speech, told[at], _first_kept(number, outer, at), inner[at]) for at in kept]
    for at, statement in enumerate(found):
        answered = answers_of(found, at, speech.text)
        yield replace_answers(statement, answered)


def replace_answers(statement: StatementFound, answered: tuple[int, ...]) -> StatementFound:
    """The statement with the numbers of those it answers."""
    return msgspec.structs.replace(statement, answers=answered) if answered else statement


def _first_kept(number: dict[int, int], outer: list[int | None], at: int) -> int | None:
    above = outer[at]
    while above is not None and above not in number:
        above = outer[above]
    return None if above is None else number[above]


def _without_echoes(speech: Speech, told: list[Told]) -> list[Told]:
    """Each source and content once: two cues for the same words of one source are one statement."""
    kept: list[Told] = []
    beside: dict[tuple[int | None, int | None, str | None, int], list[Told]] = {}
    for one in told:
        source = one.source
        place = source.source, source.affiliation, source.text, speech.paragraph_at(one.content[0][0])
        others = beside.setdefault(place, [])
        if not any(_same(other, one) for other in others):
            kept.append(one)
            others.append(one)
    return kept


def _same(a: Told, b: Told) -> bool:
    return shared(a.content, b.content) > 0.9 * max(length(a.content), length(b.content))


def _outer_of_all(speech: Speech, told: list[Told]) -> list[int | None]:
    """For each statement the one that it stands within; only those of its paragraph can hold it."""
    touching: dict[int, list[int]] = {}
    for n, one in enumerate(told):
        for start, end in one.content:
            for paragraph in range(speech.paragraph_at(start), speech.paragraph_at(end - 1) + 1):
                touching.setdefault(paragraph, []).append(n)
    outer = [_outer(told, at, touching.get(speech.paragraph_at(one.at), ())) for at, one in enumerate(told)]
    return without_circles(outer, [length(one.content) for one in told])


def without_circles(outer: list[int | None], lengths: Sequence[int]) -> list[int | None]:
    """Nothing stands within itself, at however many removes: the longest of a circle stands free."""
    free = list(outer)
    for at in range(len(free)):
        path: list[int] = []
        step: int | None = at
        while step is not None and step not in path:
            path.append(step)
            step = free[step]
        if step is not None:
            circle = path[path.index(step) :]
            free[max(circle, key=lambda n: (lengths[n], -n))] = None
    return free


def _outer(told: list[Told], at: int, near: Sequence[int]) -> int | None:
    """The statement whose content holds this one's cue and source, the closest if there are several; for
    those cited, that of whoever cites them."""
    if (citing := _citing(told, at, near)) is not None:
        return citing
    holding = [n for n in near if n != at and _holds(told[n], told[at])]
    return min(holding, key=lambda n: (length(told[n].content), n), default=None)


def _citing(told: list[Told], at: int, near: Sequence[int]) -> int | None:
    """The agency said, citing two officials, that … / The agency quoted two officials as saying that …: the
    agency's statement reports theirs."""
    one = told[at]
    for n in near:
        word = told[n].draft.word
        quotes = n != at and word is not None and word.lemma == "quote" and told[n].content == one.content
        if quotes and one.draft.cue is not None and one.draft.cue.head == told[n].draft.cue:
            return n
    if one.draft.word is None or one.draft.word.lemma != "citing" or one.draft.cue is None:
        return None
    for n in near:
        other = told[n]
        cue, word = other.draft.cue, other.draft.word
        beside = n != at and cue is not None and cue.sent == one.draft.cue.sent
        if beside and other.content == one.content and word is not None and word.lemma != "citing":
            return n
    return None


def _holds(outer: Told, inner: Told) -> bool:
    if outer.draft is inner.draft or not covers(outer.content, inner.at):
        return False
    span = inner.source.span
    return span is None or inner.draft.cue is None or covers(outer.content, span.start_char)


def _own_words(told: list[Told], at: int, outer: int | None) -> bool:
    """Whether a statement within another has the same speaker: she said she hoped that … is one."""
    if outer is None:
        return False
    one, other = told[at].source, told[outer].source
    inner, cue = told[at].draft, told[outer].draft.cue
    if _at_another_time(inner):
        return False
    if (
        inner.cue is not None
        and inner.cue.head == cue
        and inner.source is not None
        and inner.source.pos_ == "PRON"
    ):
        return inner.cue.dep_ in ("ccomp", "xcomp")
    return one.source is not None and one.source == other.source and one.attribution == other.attribution


def _at_another_time(draft: Draft) -> bool:
    """Whether somebody tells of their own words to another: said she had told the envoy that …"""
    if draft.cue is None or draft.word is None or draft.word.act == "believe":
        return False
    heard = child(draft.cue, "iobj", "obj")
    had = any(c.lower_ == "had" for c in children(draft.cue, "aux"))
    return heard is not None and (draft.word.told or had) and not covers(draft.content, heard.idx)


def _words(text: str, pieces: Sequence[Range]) -> str:
    return SEPARATOR.join(text[a:b] for a, b in pieces)


def _act(text: str, one: Told, inner: Sequence[Sequence[Range]]) -> tuple[Act, str]:
    """The act and by what it was told; what others say within the content tells nothing of it."""
    word, own = one.draft.word, list(one.content)
    for hole in chain.from_iterable(inner):
        own = without(own, hole)
    act, by_act = act_of(word, _words(text, own if length(own) else one.content))
    calls = word is not None and word.lemma == "call" and act == "request"
    if calls and one.source.attribution == "document":
        return "demand", "a document that calls for something"
    return act, by_act


def _statement(
    page: Page, speech: Speech, one: Told, within: int | None, inner: Sequence[Sequence[Range]]
) -> StatementFound:
    """The statement as found; `inner` are the contents of those that stand within it."""
    draft, source, text = one.draft, one.source, page.article.text
    act, by_act = _act(text, one, inner)
    how = [
        How(field=name, by=by)
        for name, by in draft.by
        if name != "source" or source.by != "goes on from before"
    ]
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
        content=_words(text, one.content),
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


def _quoted(speech: Speech, one: Told) -> int:
    """How much of the content stands in quotation marks that the cue stands outside of."""
    marks = [
        (q.start, q.end)
        for q in speech.quotations_in(one.content[0][0], one.content[-1][1])
        if not q.start <= one.at < q.end or one.draft.cue is None
    ]
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


def _evidence(page: Page, one: Told) -> Iterator[Evidence]:
    if one.source.span is not None:
        yield page.words(one.source.span, "source")
    relative = relative_of(one.draft.cue) if one.draft.cue is not None else None
    if relative is not None and one.source.span is not None and relative not in one.source.span:
        yield page.evidence(*words_of(relative), "source")
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
