"""Whom "he said", "she insisted" and "it said" go on from: the subject that the reporter told of last.

Somebody who only comes up in what another said, or in a paragraph before, does not take the speaker's turn.

    Mora said that Ruiz must go. “There is no other way,” he warned.        Mora
    A spokesman disputed Ruiz's account: the road, he said, was open.       the spokesman
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from onrecord.finding.cues import lexicon
from onrecord.finding.knowledge import fold, genders, pieces_of
from onrecord.finding.page import Page
from onrecord.finding.source_words import source_words
from onrecord.finding.statement_quotes import Speech
from onrecord.finding.statement_sources import Source, identify
from onrecord.finding.statement_spans import Range, covers

_GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}
_SENTENCES_BACK = {"he": 3, "she": 3, "it": 1}
_SUBJECTS = ("nsubj", "nsubj:pass")

Spoken = Sequence[tuple[Source, tuple[Range, ...]]]
"""What was told before: its source, and where its words are."""


def goes_on_from(page: Page, speech: Speech, pronoun: Token, before: Spoken) -> Source | None:
    """The one subject that fits in the sentence nearest before a pronoun; None where none or several do."""
    word = pronoun.lower_
    if word not in _SENTENCES_BACK or speech.within_quotation(pronoun.idx) is not None:
        return None
    if any(covers(content, pronoun.idx) for _, content in before):
        return None
    for sentence in _sentences_back(pronoun, _SENTENCES_BACK[word]):
        found = _fitting(page, speech, sentence, pronoun, before)
        if len(found) == 1:
            return found[0]
        if found or (word != "it" and _offices_spoke(page, speech, sentence, before)):
            return None
    return None


def _offices_spoke(page: Page, speech: Speech, sentence: Span, before: Spoken) -> bool:
    """Whether somebody's office speaks in a sentence: then "he" may be whose office it is."""
    spoke = (_as_told(t, before) for t in _told_by_reporter(speech, sentence, before))
    whose = (s.affiliation for s in spoke if s is not None and s.affiliation is not None)
    return any(page.cast.characters[index].kind == "person" for index in whose)


def _told_by_reporter(speech: Speech, sentence: Span, before: Spoken) -> Iterator[Token]:
    """The words of a sentence that are neither quoted nor told as what somebody said."""
    for t in sentence:
        if speech.within_quotation(t.idx) is None and not any(
            covers(content, t.idx) for _, content in before
        ):
            yield t


def names_in_passing(page: Page, noun: Token, character: int) -> bool:
    """Whether what is said of an unnamed person gives a name: a nurse, whom we call Ana, …"""
    told = [c for c in noun.children if c.dep_.split(":")[0] in ("acl", "appos", "parataxis")]
    return any(character in page.cast.who(t) for c in told for t in c.subtree if t.pos_ == "PROPN")


def _sentences_back(pronoun: Token, many: int) -> Iterator[Span]:
    """The sentence of a word and those before it, as long as they hold words."""
    sentence = pronoun.sent
    yield sentence
    left = many
    while sentence.start > 0 and left:
        sentence = pronoun.doc[sentence.start - 1].sent
        if any(t.is_alpha for t in sentence):
            left -= 1
            yield sentence


def _fitting(page: Page, speech: Speech, sentence: Span, pronoun: Token, before: Spoken) -> list[Source]:
    """The subjects of the reporter's own clauses in a sentence that the pronoun can stand for."""
    found: list[Source] = []
    for t in _told_by_reporter(speech, sentence, before):
        if t.i >= pronoun.i:
            break
        source = _as_told(t, before) or (_as_subject(page, t) if _is_main_subject(t) else None)
        if source is not None and _fits(page, source, pronoun) and not any(_same(source, o) for o in found):
            found.append(source)
    return found


def _same(a: Source, b: Source) -> bool:
    return a.source == b.source and (a.source is not None or a.affiliation == b.affiliation)


def _as_told(token: Token, before: Spoken) -> Source | None:
    return next((s for s, _ in before if s.span is not None and s.span.root.i == token.i), None)


def _is_main_subject(token: Token) -> bool:
    clause = token.head
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    return token.dep_ in _SUBJECTS and token.pos_ != "PRON" and clause.dep_ in ("ROOT", "parataxis")


def _as_subject(page: Page, token: Token) -> Source | None:
    """A subject who has not spoken yet: a person by name or title, a spokesman without a name, or whose
    answer it is: Luma's answer is curt. “…,” he said."""
    owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    words = lexicon().verdicts | lexicon().closing_nouns
    if owner is not None and token.lemma_.lower() in words:
        token = owner
    source = identify(page, token)
    if source.attribution == "document":
        return None
    return source


def _fits(page: Page, source: Source, pronoun: Token) -> bool:
    character = None if source.source is None else page.cast.characters[source.source]
    if pronoun.lower_ == "it":
        return character is not None and character.kind != "person" and source.attribution != "unnamed"
    if source.span is not None and source.span.root.pos_ == "PRON":
        return _GENDERS.get(source.span.root.lower_) == _GENDERS[pronoun.lower_]
    if character is not None and character.kind == "person":
        return _gender(character.name) in (None, _GENDERS[pronoun.lower_])
    return source.span is not None and _is_somebody(source.span.root, pronoun)


def _is_somebody(noun: Token, pronoun: Token) -> bool:
    """Whether a noun is one unnamed person of the pronoun's gender: a spokesman, an aide, no office."""
    words = source_words()
    person = noun.tag_ == "NN" and noun.lemma_.lower() in words.spokespeople | words.people
    return person and not noun.lower_.endswith("woman" if pronoun.lower_ == "he" else "sman")


def _gender(name: str) -> str | None:
    """What a first name tells; a name of one word has none."""
    words = pieces_of(name)
    return genders().get(fold(words[0])) if len(words) > 1 else None
