"""Who speaks in an interview that is printed turn by turn: there are no quotation marks, and "I" is whoever
answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Span

from onrecord.finding.coreference import Drafts
from onrecord.finding.kinds import word_set

# So many questions, or turns with a name before them, make a text an interview.
_ENOUGH = 3
_LABEL = 6


@dataclass(frozen=True, slots=True)
class Turns:
    """`speakers`: paragraph → who speaks in it; `asked`: paragraph with a question → whom it is put to.
    `paragraph` says in which a token is; `interviewed` are all who answer."""

    paragraph: Mapping[int, int] = field(default_factory=dict)
    speakers: Mapping[int, int] = field(default_factory=dict)
    asked: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    interviewed: tuple[int, ...] = ()
    answers: frozenset[int] = frozenset()

    def together(self, token: int) -> tuple[int, ...]:
        """Who "we" are in an answer where several are interviewed."""
        answered = self.paragraph.get(token, -1) in self.answers
        return self.interviewed if answered and len(self.interviewed) > 1 else ()

    def speaker(self, token: int) -> tuple[int, ...]:
        """Who says the paragraph of a token; nobody where that is not known."""
        found = self.speakers.get(self.paragraph.get(token, -1))
        return () if found is None else (found,)

    def addressee(self, token: int) -> tuple[int, ...]:
        """Whom the question of a token's paragraph is put to."""
        return self.asked.get(self.paragraph.get(token, -1), ())


def find_turns(doc: Doc, drafts: Drafts, quoted: frozenset[int]) -> Turns:
    """The turns of an interview; none for any other text.

    "Ruiz: We will go." under a name that stands at several turns; or "Will you go?" and "I will." below a
    heading "The Daily interviews Ana Ruiz".
    """
    paragraphs = list(_paragraphs(doc))
    place = {token.i: number for number, span in enumerate(paragraphs) for token in span}
    return _labelled(paragraphs, drafts, place) or _by_questions(paragraphs, drafts, place, quoted) or Turns()


def _paragraphs(doc: Doc) -> Iterator[Span]:
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start : len(doc)]


# With names before the turns ---------------------------------------------


def _labelled(paragraphs: list[Span], drafts: Drafts, place: Mapping[int, int]) -> Turns | None:
    """Turns such as "Ana Ruiz: We will go." of two speakers and more."""
    labels = {number: label for number, span in enumerate(paragraphs) if (label := _label(span))}
    if (
        len(labels) < _ENOUGH
        or len(set(labels.values())) < 2
        or len(set(labels.values())) * 2 > len(labels) + 1
    ):
        return None
    people = {number: _people_in(paragraphs[number][:_LABEL], drafts) for number in labels}
    speakers: dict[int, int] = {}
    last: int | None = None
    for number in range(len(paragraphs)):
        if number in labels:
            last = people[number][0] if people[number] else None
        if last is not None:
            speakers[number] = last
    asked = {
        one: (speakers[other],)
        for one, other in pairwise(sorted(labels))
        if other in speakers and speakers.get(one) != speakers[other]
    }
    return Turns(place, speakers, asked, tuple(dict.fromkeys(speakers.values())))


def _label(span: Span) -> str | None:
    """The words before a colon that name who speaks: "Ana Ruiz", "Q", "The Daily"."""
    for token in span[:_LABEL]:
        if token.text == ":":
            label = span.doc[span.start : token.i]
            return label.text if len(label) and all(t.text[:1].isupper() for t in label) else None
    return None


def _people_in(span: Span, drafts: Drafts) -> list[int]:
    found = (drafts.named[t.i] for t in span if t.i in drafts.named)
    return list(dict.fromkeys(index for index in found if drafts.all[index].is_person))


# Questions and answers ---------------------------------------------


def _by_questions(
    paragraphs: list[Span], drafts: Drafts, place: Mapping[int, int], quoted: frozenset[int]
) -> Turns | None:
    """Paragraphs that are questions, with the answers below them."""
    questions = [n for n, span in enumerate(paragraphs) if _is_question(span, quoted)]
    if len(questions) < _ENOUGH:
        return None
    interviewed = _interviewed(paragraphs[: questions[0]], drafts)
    if not interviewed:
        return None
    speakers: dict[int, int] = {}
    for number in range(questions[0] + 1, len(paragraphs)):
        if number in questions:
            continue
        speaker = _answering(paragraphs[number], drafts, interviewed)
        if speaker is None and number - 1 in speakers and len(interviewed) == 2:
            speaker = next(i for i in interviewed if i != speakers[number - 1])
        if speaker is not None:
            speakers[number] = speaker
    answers = frozenset(range(questions[0], len(paragraphs))) - set(questions)
    return Turns(place, speakers, dict.fromkeys(questions, interviewed), interviewed, answers)


def _is_question(span: Span, quoted: frozenset[int]) -> bool:
    return span[-1].text == "?" and span[-1].i not in quoted


def _interviewed(heading: list[Span], drafts: Drafts) -> tuple[int, ...]:
    """The people behind "interview" in the heading or, where it has no such word, the one person in it."""
    for span in heading:
        word = next((t for t in span if t.lower_ in word_set("interviews", "words")), None)
        if word is not None:
            found = _people_in(span.doc[word.i : span.end], drafts)
            if found and span[-1].text != ":":
                return tuple(found)
    people = list(dict.fromkeys(index for span in heading for index in _people_in(span, drafts)))
    return tuple(people) if len(people) == 1 else ()


def _answering(span: Span, drafts: Drafts, interviewed: tuple[int, ...]) -> int | None:
    """Who answers: the one interviewed; "I'm Ana Ruiz"; of two the one whom the answer does not name
    first."""
    if len(interviewed) == 1:
        return interviewed[0]
    for token in span:
        if (
            token.i in drafts.named
            and drafts.named[token.i] in interviewed
            and _names_herself(token.doc, token.i)
        ):
            return drafts.named[token.i]
    named = [index for index in _people_in(span, drafts) if index in interviewed]
    others = [index for index in interviewed if index not in named[:1]]
    return others[0] if named and len(others) == 1 else None


def _names_herself(doc: Doc, at: int) -> bool:
    """Does "I am" or "my name is" stand just before the name?"""
    before = [t.lower_ for t in doc[max(at - 3, 0) : at]]
    return before[-2:] in (["i", "'m"], ["i", "’m"], ["i", "am"]) or before == ["my", "name", "is"]
