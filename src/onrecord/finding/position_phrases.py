"""Set phrases by which somebody stands for or against a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.finding.event_syntax import (
    child,
    grammatical_subject,
    logical_subject,
    negated,
    obliques,
)
from onrecord.finding.position_issues import last_matter
from onrecord.finding.position_lexicon import Side, lexicon

_AGREEABLE: dict[str, Side] = {"acceptable": "supports", "unacceptable": "opposes"}
_BALLOT: dict[str, Side] = {"for": "supports", "against": "opposes", "in": "supports"}
_ANSWERS: dict[str, Side] = {"yes": "supports", "no": "opposes"}


@dataclass(frozen=True, slots=True)
class PhraseStance:
    """A stance with the heads of its holder and of what it is about."""

    trigger: Token
    side: Side
    holder: Token
    about: Token


def phrase_stances(token: Token) -> Iterator[PhraseStance]:
    """The stances that a phrase around one word shows."""
    if token.pos_ == "VERB":
        yield from _by_vote(token)
        yield from _by_answer(token)
        yield from _by_objection(token)
        yield from _by_need(token)
    elif token.pos_ == "ADJ":
        yield from _by_readiness(token)
        yield from _by_acceptability(token)


def _by_vote(verb: Token) -> Iterator[PhraseStance]:
    """ "The Greens voted for the treaty; the Liberals voted against it"; "Peru will vote in favour"."""
    if verb.lemma_.lower() != "vote" or negated(verb) is not None:
        return
    holder = logical_subject(verb)
    for case, noun in obliques(verb):
        side = _BALLOT.get(case.split(" ")[0])
        in_favour = noun.lemma_.lower() in ("favour", "favor")
        if holder is None or side is None or (case.startswith("in") and not in_favour):
            continue
        about = next((t for c, t in obliques(noun) if c == "of"), None) if in_favour else noun
        about = about or last_matter(verb)
        if about is not None:
            yield PhraseStance(verb, side, holder, about)
            return


def _by_answer(verb: Token) -> Iterator[PhraseStance]:
    """ "said no to the release", "had said yes to the plan", "would not hear of it"."""
    holder, about = logical_subject(verb), _after(verb, "to")
    if holder is None:
        return
    for word in verb.doc[verb.i + 1 : verb.i + 3] if verb.lemma_.lower() == "say" else ():
        answered = (_after(word, "to") or about) if word.lower_ in _ANSWERS else None
        if answered is not None:
            yield PhraseStance(verb, _ANSWERS[word.lower_], holder, answered)
    heard_of = _after(verb, "of") if verb.lemma_.lower() == "hear" else None
    if heard_of is not None and negated(verb) is not None:
        yield PhraseStance(verb, "opposes", holder, heard_of)


def _after(head: Token, preposition: str) -> Token | None:
    return next((t for case, t in obliques(head) if case == preposition), None)


def _by_objection(verb: Token) -> Iterator[PhraseStance]:
    """ "has no objection to the visit", "dropped its objection to the route"."""
    noun, holder = child(verb, "obj"), logical_subject(verb)
    words = lexicon().words
    if noun is None or holder is None or noun.lemma_.lower() not in words["objections"]:
        return
    about = _after(noun, "to") or _after(noun, "about") or child(noun, "acl") or _after(verb, "to")
    gone = negated(noun) is not None or verb.lemma_.lower() in words["dropping"]
    if about is not None and gone and negated(verb) is None:
        yield PhraseStance(noun, "supports", holder, about)


def _by_need(verb: Token) -> Iterator[PhraseStance]:
    """ "saw no need for observers", "sees no reason for talks"."""
    noun, holder = child(verb, "obj"), logical_subject(verb)
    if verb.lemma_.lower() != "see" or noun is None or holder is None:
        return
    about = _after(noun, "for")
    if noun.lemma_.lower() in lexicon().words["needs"] and negated(noun) is not None and about is not None:
        yield PhraseStance(noun, "opposes", holder, about)


def _by_readiness(adjective: Token) -> Iterator[PhraseStance]:
    """ "is ready to let in engineers", "was not prepared to join the talks"."""
    if adjective.lemma_.lower() not in lexicon().words["ready"]:
        return
    clause, holder = child(adjective, "xcomp"), grammatical_subject(adjective)
    if clause is None or holder is None or clause.lemma_.lower() not in lexicon().words["taking_up"]:
        return
    side: Side = "supports" if negated(adjective) is None else "opposes"
    yield PhraseStance(adjective, side, holder, clause)


def _by_acceptability(adjective: Token) -> Iterator[PhraseStance]:
    """ "A new levy is unacceptable to Chad": who it is so to holds the stance."""
    side = _AGREEABLE.get(adjective.lower_)
    about, holder = child(adjective, "nsubj"), _after(adjective, "to") or _after(adjective, "for")
    if side is None or about is None or holder is None:
        return
    if negated(adjective) is not None:
        side = "opposes" if side == "supports" else None
    inner = next((t for c, t in obliques(about) if c == "of"), None)
    if side is not None:
        yield PhraseStance(adjective, side, holder, inner if about.lemma_ == "presence" and inner else about)
