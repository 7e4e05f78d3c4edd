"""Offices in titles: which two can be one person's, and who is said to be kin to a namesake.

"Vice President Quiroga" is not President Quiroga, and the wife of President Quiroga is neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.finding.kinds import is_address, is_person_noun, office_word, word_set
from onrecord.finding.names import Name


@dataclass(frozen=True, slots=True)
class Office:
    """An office by its words: the roles, what ranks them ("vice", "deputy"), and what they are for."""

    roles: frozenset[str]
    ranks: frozenset[str]
    portfolio: frozenset[str]
    past: bool

    def __bool__(self) -> bool:
        return bool(self.roles)


def office(title: str) -> Office:
    """The office that a title names.

    >>> sorted(office("Deputy Foreign Minister").ranks), sorted(office("Mrs").roles)
    (['deputy'], [])
    """
    found = [w for word in title.lower().replace("-", " ").split() for w in office_word(word).split()]
    ranks = word_set("holders", "ranks")
    return Office(
        roles=frozenset(w for w in found if is_person_noun(w) and w not in ranks),
        ranks=frozenset(w for w in found if w in ranks),
        portfolio=frozenset(w for w in found if w in word_set("holders", "portfolios") and w not in ranks),
        past=not word_set("holders", "past").isdisjoint(found),
    )


def agreement(mine: Office, theirs: Sequence[Office]) -> int:
    """How a title goes with those that a person bears elsewhere: 2 the same office, 1 a shorter word for it,
    -1 one that a namesake must hold, 0 where nothing speaks for or against.

    >>> agreement(office("Vice President"), [office("President")])
    -1
    >>> agreement(office("Minister"), [office("Trade Minister")])
    1
    """
    if not mine or not any(theirs):
        return 0
    return max(_agreement(mine, other) for other in theirs if other)


def _agreement(mine: Office, other: Office) -> int:
    shared = mine.roles & other.roles
    if not shared:
        return 0
    if mine.ranks != other.ranks:
        return 0 if mine.past or other.past else -1
    if mine.portfolio == other.portfolio:
        return 2
    return int(mine.portfolio < other.portfolio or other.portfolio < mine.portfolio)


@dataclass(frozen=True, slots=True)
class Kin:
    """The noun at `noun` says that the person named at `who` is kin to another: to the one named at `to`, or
    to whoever holds `of`."""

    noun: int
    who: int
    to: int | None = None
    of: Office | None = None


def kinships(doc: Doc, names: Sequence[Name]) -> Iterator[Kin]:
    """Who is called kin, friend or foe of whom.

    "Quiroga, the wife of President Matías Quiroga, said …": the first is not the second. "The premier's son,
    Karim Osei": he is not the premier.
    """
    at = {n.start: n for n in names if n.is_person}
    ends = {n.end: n for n in names if n.is_person}
    for token in doc:
        if token.lower_ not in _relations() or token.i < 1:
            continue
        who = _before(doc, token.i, ends) or _after(doc, token.i + 1, at)
        to = _owner(doc, token.i, at, ends)
        if who is not None and to is not None and who.start != to.start:
            yield Kin(token.i, who.start, to=to.start)
        elif who is not None and (held := _owning_office(doc, token.i)):
            yield Kin(token.i, who.start, of=held)


def _relations() -> frozenset[str]:
    return word_set("holders", "kin") | word_set("holders", "beside")


def _owner(doc: Doc, noun: int, at: dict[int, Name], ends: dict[int, Name]) -> Name | None:
    """The name in "wife of (title) NAME" and "NAME's wife"."""
    if noun + 1 < len(doc) and doc[noun + 1].lower_ in ("of", "to"):
        return next((n for n in at.values() if n.first in (noun + 2, noun + 3) or n.start == noun + 2), None)
    for back in range(noun - 1, max(noun - 4, 0), -1):
        if doc[back].tag_ == "POS":
            return ends.get(back)
    return None


def _owning_office(doc: Doc, noun: int) -> Office | None:
    """The office in "the prime minister's son"."""
    if noun > 1 and doc[noun - 1].tag_ == "POS" and is_person_noun(doc[noun - 2].lower_):
        start = noun - 2
        while start and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
            start -= 1
        return office(doc[start : noun - 1].text)
    return None


def _before(doc: Doc, noun: int, ends: dict[int, Name]) -> Name | None:
    """The name that the noun describes: "Ada Quiroga, (who is also) the wife", "Ada Quiroga is the wife"."""
    start = noun
    while start and doc[start - 1].pos_ in ("DET", "ADJ", "ADV") and noun - start < 4:
        start -= 1
    if start and doc[start - 1].lemma_ == "be":
        start -= 1
        start -= doc[start - 1].lower_ == "who"
    start -= bool(start) and doc[start - 1].text == ","
    return ends.get(start)


def _after(doc: Doc, start: int, at: dict[int, Name]) -> Name | None:
    """The name behind the noun: "his wife, Ada Quiroga", "brother Ivo Quiroga"."""
    comma = start < len(doc) and doc[start].text == ","
    return at.get(start + comma)


def cuts_an_office(before: str, word: str) -> bool:
    """Would a title that begins with `word` leave off what the office is: "President" of "Vice President",
    "Minister" of "Prime Minister", "General" of "Director General"?

    >>> cuts_an_office("Vice", "President"), cuts_an_office("Navy", "Capt."), cuts_an_office("late", "King")
    (True, False, False)
    """
    before, word = before.lower(), word.lower()
    if before in word_set("holders", "ranks"):
        return True
    if before in word_set("holders", "past") or not is_person_noun(word):
        return False
    if word == "general" and is_person_noun(before):
        return True
    if is_address(before) or is_person_noun(before):
        return before in word_set("holders", "portfolios")
    services = word_set("holders", "services")
    return before.isalpha() and not (before in services and word not in ("minister", "secretary", "chief"))
