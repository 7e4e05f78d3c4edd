"""Ballots told without a verb of their own: "voted for the draft and against the amendment", "Latvia voted
for it, Estonia against"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.record.vote import BallotKind

_JOINS = frozenset({"and", "but", ",", ";", "while"})
_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAME_WORDS = 6
"""Words at most in the name of who votes."""


@dataclass(frozen=True, slots=True)
class Gapped:
    """How somebody voted: the word that says how, and who; `voter` is None where it is the subject of the
    verb before."""

    word: Token
    vote: BallotKind
    voter: Token | None


def gapped_behind(verb: Token) -> Iterator[Gapped]:
    """The ballots behind a verb of voting that have none of their own, in order."""
    end = next((t.i for t in verb.doc[verb.i + 1 : verb.sent.end] if _is_next_clause(t)), verb.sent.end)
    for token in verb.doc[verb.i + 3 : end]:
        vote = _vote(token)
        before = token.nbor(-1)
        if vote is None:
            continue
        if before.lower_ in _JOINS:
            yield Gapped(token, vote, None)
        elif before.pos_ in ("PROPN", "NOUN") and _opens_part(before, verb):
            yield Gapped(token, vote, before)


def _vote(token: Token) -> BallotKind | None:
    if token.lower_ == "against":
        return "no"
    favoured = (
        token.lower_ == "in" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in ("favour", "favor")
    )
    return "yes" if token.lower_ == "for" or favoured else None


def _is_next_clause(token: Token) -> bool:
    return token.tag_ in _FINITE and token.dep_ in _MAIN


def _opens_part(name: Token, verb: Token) -> bool:
    """Whether the words up to a name follow a comma or "and": ", the Baltic League against"."""
    back = reversed(name.doc[max(verb.i + 1, name.i - _NAME_WORDS) : name.i])
    for token in back:
        if token.lower_ in _JOINS:
            return True
        if token.pos_ not in ("PROPN", "NOUN", "ADJ", "DET") and token.lower_ != "of":
            return False
    return False
