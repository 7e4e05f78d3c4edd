"""Set phrases by which somebody stands for or against a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

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
from onrecord.finding.vote_gaps import gapped_behind

_AGREEABLE: dict[str, Side] = {"acceptable": "supports", "unacceptable": "opposes"}
_BALLOT: dict[str, Side] = {"for": "supports", "against": "opposes", "in": "supports"}
_GAPPED: dict[str, Side] = {"yes": "supports", "no": "opposes"}
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
        yield from _by_vow(token)
        yield from _by_mind(token)
    elif token.pos_ == "ADJ":
        yield from _by_readiness(token)
        yield from _by_acceptability(token)


def _by_vote(verb: Token) -> Iterator[PhraseStance]:
    """ "The Greens voted for the treaty; the Liberals voted against it"; "Peru will vote in favour"."""
    if verb.lemma_.lower() != "vote" or negated(verb) is not None:
        return
    holder = logical_subject(verb)
    if holder is None:
        return
    yield from islice(_ballots(verb, holder), 1)
    for gapped in gapped_behind(verb):
        side, about = _GAPPED.get(gapped.vote), child(gapped.word, "obj") or _next_matter(gapped.word)
        about = about or last_matter(gapped.word)
        if side is not None and about is not None:
            yield PhraseStance(gapped.word, side, gapped.voter or holder, about)


def _ballots(verb: Token, holder: Token) -> Iterator[PhraseStance]:
    for case, noun in obliques(verb):
        side = _BALLOT.get(case.split(" ")[0])
        in_favour = noun.lemma_.lower() in ("favour", "favor")
        if side is None or (case.startswith("in") and not in_favour):
            continue
        about = next((t for c, t in obliques(noun) if c == "of"), None) if in_favour else noun
        about = about or last_matter(verb)
        if about is not None:
            yield PhraseStance(verb, side, holder, about)
    alone = verb.i + 2 < len(verb.doc) and verb.nbor(1).lower_ == "against" and verb.nbor(2).text in ".,;"
    about = last_matter(verb) if alone else None
    if about is not None:
        yield PhraseStance(verb, "opposes", holder, about)


def _next_matter(word: Token) -> Token | None:
    """What stands behind "against": "and against the amendment"."""
    near = word.doc[word.i + 1 : min(word.i + 6, word.sent.end)]
    return next(
        (t for t in near if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon().words["matters"]), None
    )


def _by_vow(verb: Token) -> Iterator[PhraseStance]:
    """ "vowed to block the canal"."""
    words, done, holder = lexicon().words, child(verb, "xcomp"), logical_subject(verb)
    about = child(done, "obj") if done is not None else None
    if verb.lemma_.lower() not in words["vowing"] or done is None or about is None or holder is None:
        return
    if done.lemma_.lower() in words["thwarting"] and negated(verb) is None and negated(done) is None:
        yield PhraseStance(verb, "opposes", holder, about)


def _by_mind(verb: Token) -> Iterator[PhraseStance]:
    """ "has not made up her mind on the bill"."""
    mind, holder = child(verb, "obj"), logical_subject(verb)
    if verb.lemma_.lower() != "make" or mind is None or mind.lemma_.lower() != "mind" or holder is None:
        return
    about = next((t for c, t in (*obliques(verb), *obliques(mind)) if c in ("on", "about", "over")), None)
    about = about or last_matter(verb)
    if negated(verb) is not None and about is not None:
        yield PhraseStance(verb, "undecided", holder, about)


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
