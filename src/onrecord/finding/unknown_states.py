"""States and places that no table knows, by what the whole article says of them.

The name tagger sees one word in one sentence; an article that has "Veldia's army", "the Veldian embassy" and
"neighbouring Veldia" tells what Veldia is. Every such phrase is a vote; a first name or a title before the
name is a veto.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.finding.kinds import is_address, is_person_noun, word_set
from onrecord.finding.knowledge import gazetteer
from onrecord.finding.state_adjectives import adjectives_of

PREFIX = "unlisted:"  # of the country code that an unlisted state has within its article
_ENOUGH = 3
_KEPT = "unlisted states"
_DATELINE = re.compile(
    r"(?m)^([A-Z][A-Z'’\-]+(?: [A-Z][A-Z'’\-]+){0,2})(?=,| \(| ?[—–-]).{0,60}?(?:[—–]| - )"
)


def unlisted_states(doc: Doc) -> dict[str, str]:
    """Every form of a state that no table has, with the state's name: "Veldia" and "Veldian" → "Veldia"."""
    if _KEPT not in doc.user_data:
        votes = _votes(doc)
        names = sorted(name for name, count in votes.items() if count >= _ENOUGH)
        forms = {name: name for name in names}
        words = {t.text for t in doc} if names else set()
        for name in names:
            forms.update(dict.fromkeys(adjectives_of(name) & words, name))
        doc.user_data[_KEPT] = forms
    found: dict[str, str] = doc.user_data[_KEPT]
    return found


def datelines(doc: Doc) -> Iterator[range]:
    """The tokens of the town in capitals that a report begins with: "PORT ADA, May 3 (LPA) — …"."""
    for match in _DATELINE.finditer(doc.text):
        span = doc.char_span(*match.span(1), alignment_mode="expand")
        if span is not None:
            yield range(span.start, span.end)


def _votes(doc: Doc) -> Counter[str]:
    others = _person_words(doc) | _place_words(doc)
    votes: Counter[str] = Counter()
    words = {t.text for t in doc}
    for token in doc:
        name = token.text
        if _may_be_state(token) and name not in others:
            votes[name] += _vote(token)
    for name in votes:
        votes[name] += 2 * bool(adjectives_of(name) & words)
    states = {name for name, count in votes.items() if count >= _ENOUGH}
    for token in doc:
        if token.text in votes and token.text not in states:
            votes[token.text] += 2 * _beside_a_state(token, states)
    return votes


def _beside_a_state(token: Token, states: set[str]) -> bool:
    """Is it named in one breath with a state: "between Veldia and Orlan"?"""
    doc, at = token.doc, token.i
    for joint, other in ((at - 1, at - 2), (at + 1, at + 2)):
        if 0 <= other < len(doc) and doc[joint].lower_ == "and":
            known = doc[other].text in states or any(
                e.known.kind == "state" for e in gazetteer().exactly(doc[other].text)
            )
            if known and doc[min(at, other) - 1].lower_ in ("between", "with", "of", "both", "from"):
                return True
    return False


def _may_be_state(token: Token) -> bool:
    name = token.text
    joined = token.i and token.doc[token.i - 1].ent_type_ == token.ent_type_ == "PERSON"
    return (
        name[:1].isupper()
        and name[1:].islower()
        and len(name) > 3
        and name.lower() not in word_set("holders", "portfolios")
        and token.pos_ == "PROPN"
        and token.ent_type_ != ""
        and not joined
        and not gazetteer().exactly(name)
    )


def _person_words(doc: Doc) -> frozenset[str]:
    """Words that a person bears in the article: with a first name or a title before them, an age or "who"
    after."""
    found = {
        t.text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1 and e[0].pos_ == "PROPN" for t in e
    }
    for token in doc[1:-2]:
        before = token.nbor(-1)
        role = before.pos_ in ("NOUN", "PROPN") and is_person_noun(before.lower_)
        titled = is_address(before.lower_) or role
        after = token.nbor(1)
        told = after.text == "," and (token.nbor(2).lower_ == "who" or token.nbor(2).like_num)
        if titled or after.lower_ == "who" or told:
            found.add(token.text)
    return frozenset(found)


def _place_words(doc: Doc) -> frozenset[str]:
    """Words that are but the first of a place's name: "Port" of "Port Ada"."""
    return frozenset(t.text for e in doc.ents if e.label_ == "PLACE" for t in e[:-1])


def _vote(token: Token) -> int:
    """How much the words around a name speak for a state: 3 what only a state has, 1 what a place has too."""
    doc, at = token.doc, token.i
    if at and doc[at - 1].lower_ in ("neighbouring", "neighboring"):
        return 2
    if at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lemma_.lower() in word_set("states", "of"):
        return 3
    if at > 1 and doc[at - 1].lower_ == "with" and doc[at - 2].lemma_.lower() in word_set("states", "with"):
        return 2
    if (owned := _owned(token)) is not None:
        return 3 if owned in word_set("states", "alone") and doc[at + 1].tag_ == "POS" else 2
    return int(bool(at) and doc[at - 1].lower_ in ("in", "from", "into", "across", "inside"))


def _owned(token: Token) -> str | None:
    """What it has that a state has: "Veldia's foreign minister", "the Veldia embassy"."""
    for after in token.doc[token.i + 1 : token.i + 5]:
        if after.lemma_.lower() in word_set("states", "own"):
            return after.lemma_.lower()
        if after.tag_ != "POS" and after.pos_ not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None
