"""Sources that are several at once, and seats of power that stand for a state.

Ilves and Dorn met in Riga. The two leaders said the border would open.      Ilves; Dorn
The ministers of Chad and Niger said the road would open.                    people of Chad; of Niger
The envoy of Norway left. Government House said no date was set.             Norway
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from onrecord.finding.page import Page
from onrecord.finding.source_words import source_words
from onrecord.finding.statement_sources import Source, identify
from onrecord.finding.statement_syntax import children, marker

_BOTH = ("two", "both")
_SENTENCES = 3
"""How many sentences a pair may stand before the words that take it up."""
_SUBJECTS = ("nsubj", "nsubj:pass")
_STATES = ("state", "government")


def identified(page: Page, noun: Token) -> list[Source]:
    """The sources that one noun phrase names, each with what the phrase says of it."""
    source = identify(page, noun)
    if source.span is None or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return [source]
    if _is_seat(source.span):
        return [_seat(page, source)]
    if noun.tag_ != "NNS" and noun.lower_ not in _BOTH:
        return [source]
    if source.attribution == "named" and len(who := page.cast.who(source.span)) > 1:
        return [replace(source, source=index, by="one of those named together") for index in who]
    if (pair := _pair(page, noun, source.span)) is not None:
        by = f"“{source.text}” takes up the two named before"
        return [replace(source, source=index, attribution="named", affiliation=None, description=None, by=by)
                for index in pair]  # fmt: skip
    if source.attribution == "unnamed" and len(whose := _owners(page, noun)) > 1:
        return [replace(source, affiliation=index) for index in whose]
    return [source]


def _owners(page: Page, noun: Token) -> list[int]:
    """Whose people speak: the ministers of Chad and Niger, the envoys from Chad, Niger and Mali"""
    for c in children(noun, "nmod"):
        if c.i > noun.i and marker(c) in ("of", "from"):
            who = page.cast.who(c)
            if all(page.cast.characters[index].kind in _STATES for index in who):
                return list(who)
    return []


def _pair(page: Page, noun: Token, phrase: Span) -> tuple[int, int] | None:
    """The two whom "the two leaders" or "the parties" take up: the last pair that was named together."""
    words = source_words()
    lemma = noun.lemma_.lower()
    definite = phrase[0].lower_ in ("the", "both", "these")
    told = {t.lower_ for t in phrase} - {"the", "both", "these", "two", noun.lower_}
    if not definite or told or lemma not in words.pairs_of_people | words.pairs_of_states:
        return None
    if lemma not in words.pairs_alone and not any(t.lower_ in _BOTH for t in phrase):
        return None
    people = lemma in words.pairs_of_people
    return next((pair for pair in _named_together(page, noun) if _are(page, pair, people)), None)


def _are(page: Page, pair: tuple[int, int], people: bool) -> bool:
    persons = [page.cast.characters[index].kind == "person" for index in pair]
    return all(persons) if people else not any(persons)


def _named_together(page: Page, noun: Token) -> Iterator[tuple[int, int]]:
    """Pairs before a word, the nearest first: Norway and Finland, Norway … with Finland"""
    sentence, left = noun.sent, _SENTENCES
    while left:
        for t in reversed(sentence):
            if t.i < noun.i and t.pos_ in ("PROPN", "NOUN") and (pair := _with_partner(page, t)) is not None:
                yield pair
        if sentence.start == 0:
            return
        sentence, left = noun.doc[sentence.start - 1].sent, left - 1


def _with_partner(page: Page, noun: Token) -> tuple[int, int] | None:
    """A character and the one other coordinated with it, or the one whom it does something with."""
    who = page.cast.who(noun)
    if len(who) == 1 and noun.dep_ == "nsubj":
        beside = [c for c in children(noun.head, "obl") if marker(c) == "with"]
        who = (*who, *(index for c in beside for index in page.cast.who(c)))
    return (who[0], who[1]) if len(who) == 2 and who[0] != who[1] else None


def _is_seat(phrase: Span) -> bool:
    words = [t.lower_ for t in phrase if t.lower_ != "the"]
    return " ".join(words) in source_words().seats


def _seat(page: Page, source: Source) -> Source:
    """A palace or a broadcaster of the state, for the one state told of beside it."""
    if source.source is not None and page.cast.characters[source.source].known is not None:
        return replace(source, attribution="named", affiliation=None)
    assert source.span is not None
    own = _states_near(page, source.span)
    by = "a seat of power, for the state told of beside it"
    index = own if own is not None else source.source
    return replace(source, source=index, attribution="named", affiliation=None, description=None, by=by)


def _states_near(page: Page, phrase: Span) -> int | None:
    """The one state that the subject of the sentence, or of one before it, belongs to."""
    sentence = phrase.sent
    for _ in range(_SENTENCES):
        subject = next((t for t in sentence if t.dep_ in _SUBJECTS and t.i < phrase.start), None)
        words = subject.subtree if subject is not None else ()
        found = {index for t in words for index in _state_of(page, t)}
        if found or sentence.start == 0:
            return found.pop() if len(found) == 1 else None
        sentence = phrase.doc[sentence.start - 1].sent
    return None


def _state_of(page: Page, token: Token) -> Iterator[int]:
    """The state that a word names or whose person it names."""
    if token.pos_ not in ("PROPN", "NOUN", "ADJ", "PRON"):
        return
    characters = page.cast.characters
    for index in page.cast.who(token):
        if characters[index].kind in _STATES:
            yield index
        elif (country := characters[index].country) is not None:
            yield from (n for n, c in enumerate(characters) if c.kind in _STATES and c.country == country)
