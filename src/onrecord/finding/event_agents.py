"""Who does what a passive tells without a by-phrase: the chamber in which a text is voted down, the capital
in which it is rejected, the state that somebody is expelled from or may not enter."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.finding.event_lexicon import VerbFrame, lemma
from onrecord.finding.event_syntax import children, obliques
from onrecord.finding.roles import Party, Roles

VOTED = frozenset({"AGREE", "REJECT", "SUPPORT"})
"""Types of what a chamber does."""
ANSWERS = frozenset({"REJECT", "ACCUSE", "SUPPORT", "AGREE"})
"""Types of what is told of a capital: "was rejected in Riga"."""
DRIVEN_OUT = frozenset({"expel", "deport"})
"""Modes of what the state does that somebody has to leave."""
POWERS = frozenset({"state", "government"})


def unsaid_agent(verb: Token, frame: VerbFrame, roles: Roles) -> Party:
    """Who does what a passive tells, by another phrase than the agent's: "The bill was rejected in the
    Storting", "was rejected in Riga", "Lund was expelled from Norway", "was refused a visa to enter Norway".
    """
    if frame.type in VOTED and (chamber := _of_kinds(verb, "in", frozenset({"body"}), roles)):
        return chamber
    if frame.type in ANSWERS and (government := _in_capital(verb, roles)):
        return government
    if frame.mode in DRIVEN_OUT:
        return _of_kinds(verb, "from", POWERS, roles)
    if (frame.type in ("REJECT", "CONCEDE") and _papers(verb)) or _enters(verb):
        return next((party for party in _entered(verb, roles) if party), Party())
    return Party()


def _in_capital(verb: Token, roles: Roles) -> Party:
    governments = (roles.government_in(head) for prep, head in obliques(verb) if prep == "in")
    return next((party for party in governments if party), Party())


def _of_kinds(verb: Token, preposition: str, kinds: frozenset[str], roles: Roles) -> Party:
    parties = (roles.one(head) for prep, head in obliques(verb) if prep == preposition)
    return next((party for party in parties if party and roles.kinds(party) <= kinds), Party())


def _entered(verb: Token, roles: Roles) -> Iterator[Party]:
    """The states that a visa is of or for, as the words behind the verb name them: "a Norwegian visa", "entry
    to Norway", "visas to enter Norway"."""
    for paper in _papers(verb):
        yield _powers(roles.adjective(paper), roles)
    for word in verb.subtree:
        named = word.i > verb.i and word.pos_ == "PROPN" and word.dep_ in ("obj", "obl", "nmod")
        if named and _leads_in(word):
            yield _powers(roles.one(word), roles)


def _papers(verb: Token) -> list[Token]:
    """What lets somebody in, of what is given or refused: "was refused a visa"."""
    return [t for t in children(verb, "obj", "xcomp", "obl") if lemma(t) in ("visa", "entry", "admission")]


def _enters(verb: Token) -> bool:
    """ "Was barred from entering Norway"."""
    return any(lemma(c) == "enter" for c in children(verb, "xcomp", "advcl", "obl"))


def _leads_in(place: Token) -> bool:
    """Is it where a visa lets somebody in: the object of "enter", or behind "to", "for", "into"?"""
    cases = {c.lower_ for c in children(place, "case")}
    return (place.dep_ == "obj" and lemma(place.head) == "enter") or bool(cases & {"to", "for", "into"})


def _powers(party: Party, roles: Roles) -> Party:
    return party if party and roles.kinds(party) <= POWERS else Party()
