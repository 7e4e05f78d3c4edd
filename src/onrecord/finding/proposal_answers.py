"""Answers to proposals: who accepts, rejects, studies, or says that it falls short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.finding.event_syntax import (
    case_of,
    child,
    children,
    grammatical_subject,
    logical_object,
    logical_subject,
    negated,
    obliques,
)
from onrecord.finding.position_conditions import condition_of
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.positions import StanceShown, stances_at
from onrecord.finding.proposal_lexicon import lexicon
from onrecord.finding.proposal_phrases import condition_words, in_part, is_rest, shuns, turns_down
from onrecord.finding.roles import Party, Roles, unique
from onrecord.record.proposal import ResponseKind

_POINTERS = frozenset({"it", "this", "that", "which", "them", "both"})
_TERMS = ("under which", "by which", "whereby")
_PARTS = frozenset({"part", "element", "point", "portion", "half", "section"})
_DENIED: dict[ResponseKind, ResponseKind] = {
    "accepts": "rejects", "considering": "no_answer", "rejects": "considering", "no_answer": "considering",
}  # fmt: skip
_TAKING_BACK = frozenset({"withdraw", "retract", "rescind", "revoke", "reverse"})
_AWAITING = frozenset(
    {
        "await",
        "seek",
        "need",
        "require",
        "hope",
        "expect",
        "want",
        "ask",
        "urge",
        "demand",
        "lack",
        "lose",
        "risk",
        "fear",
    }
)
_UNSURE = frozenset({"may", "might", "could", "should", "must", "can"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A word that answers, who answers how, and the word for what is answered (noun, pronoun or clause)."""

    trigger: Token
    by: Party
    kind: ResponseKind
    to: Token


def find_answers(roles: Roles) -> Iterator[Answer]:
    """Every answer of the page in order."""
    for token in roles.page.doc:
        if _in_terms(token) or is_asked(token):
            continue
        answer = (_by_verb(token, roles) or _unmet(token, roles)) if token.pos_ == "VERB" else None
        if answer is not None:
            answer = replace(answer, by=for_state(token, answer.by, roles))
        answer = answer or (_by_noun(token, roles) if token.pos_ == "NOUN" else None)
        if answer is not None and answer.by:
            yield answer
        else:
            yield from _by_stance(token, roles)


def for_state(verb: Token, by: Party, roles: Roles) -> Party:
    """ "We accept the plan," says a minister: his state does."""
    subject = logical_subject(verb)
    return in_office(by, roles) if subject is not None and subject.lower_ == "we" else by


def in_office(by: Party, roles: Roles) -> Party:
    """A party with the state in the place of each who holds an office of it."""
    return Party(unique(state_behind(c, roles) for c in by.characters), by.words)


def state_behind(index: int, roles: Roles) -> int:
    """The state in which somebody holds an office; anybody else as they are."""
    characters = roles.page.cast.characters
    served = {r.organisation for r in characters[index].roles} - {None}
    states = ((i, c) for i, c in enumerate(characters) if c.kind in ("state", "government"))
    named = (i for i, c in states if i == characters[index].member_of or c.name in served)
    return next(named, None) or roles.state_of(index)


def _in_terms(token: Token) -> bool:
    """ "A plan under which both sides would accept an inquiry": what is proposed, and no answer."""
    if token.pos_ != "VERB":
        return False
    for word in (token, *token.ancestors):
        opening = word.doc[word.left_edge.i : word.left_edge.i + 2].text.lower()
        if word.dep_.startswith("acl") and opening.startswith(_TERMS):
            return True
    return False


def is_asked(token: Token) -> bool:
    """ "Would Baku agree?": what is asked is no answer."""
    return token.sent.text.rstrip(' \n”"').endswith("?")


def _by_stance(token: Token, roles: Roles) -> Iterator[Answer]:
    """Who stands for or against a proposal answers it: "backs that wish", "is against any pause", "said yes
    to the plan", "could accept it only if the port reopened"."""
    for stance in stances_at(token, roles):
        if stance.holders and _answers(stance):
            holders = for_state(stance.trigger, stance.holders, roles)
            yield Answer(stance.trigger, holders, _kind(stance), stance.about)


def _answers(stance: StanceShown) -> bool:
    """Who demands or asks for a thing does not answer one."""
    lemma = known_lemma(stance.trigger, lexicon().asking)
    return stance.stance != "supports" or lemma not in lexicon().asking


def _kind(stance: StanceShown) -> ResponseKind:
    if stance.stance == "undecided":
        return "considering"
    if condition_of(stance.trigger) is not None:
        return "conditional"
    if stance.stance == "supports":
        return "accepts"
    return "partly_accepts" if is_rest(_verb_of(stance.trigger)) else "rejects"


def _verb_of(trigger: Token) -> Token:
    """ "sees no need for" → sees"""
    return trigger.head if trigger.pos_ == "NOUN" and trigger.dep_ == "obj" else trigger


def _by_verb(verb: Token, roles: Roles) -> Answer | None:
    """ "Oslo rejected the plan", "a compromise, which Oslo has accepted", "is studying the offer"."""
    kind = lexicon().answers.get(known_lemma(verb, lexicon().answers))
    unsure = {c.lower_ for c in children(verb, "aux")} & _UNSURE and condition_of(verb) is None
    if kind is None or unsure:
        return None
    to = logical_object(verb) or next((t for case, t in obliques(verb) if case in ("to", "with", "on")), None)
    subject = logical_subject(verb)
    if to is None or subject is None or case_of(verb) in ("if", "whether", "unless"):
        return None
    return Answer(verb, roles.whole(subject) or roles.government_in(subject), _shaded(verb, kind), to)


def _by_noun(noun: Token, roles: Roles) -> Answer | None:
    """ "met with a flat refusal from Greece", "Oslo's rejection of the plan", "won the backing of Riga"."""
    kind = lexicon().answer_nouns.get(noun.lemma_.lower())
    if kind is None or negated(noun) is not None or _awaited(noun):
        return None
    if noun.dep_ == "obj" and noun.head.lemma_.lower() in _TAKING_BACK:
        kind = "rejects" if kind == "accepts" else "considering"
    given = [
        t
        for case, t in (*obliques(noun), *obliques(noun.head))
        if case in ("from", "by") or (case == "of" and t.pos_ == "PROPN")
    ]
    by = next((p for t in given if (p := roles.whole(t))), Party()) or roles.owner_of(noun)
    capitals = (t for case, t in (*obliques(noun), *obliques(noun.head)) if case == "in")
    by = by or next((p for t in capitals if (p := roles.government_in(t))), Party())
    named = (t for case, t in obliques(noun) if case in ("of", "to", "for") and points_to_proposal(t))
    subject = grammatical_subject(noun.head) if noun.head.pos_ == "VERB" else None
    to = next(named, subject)
    return Answer(noun, by, kind, to) if by and to is not None and points_to_proposal(to) else None


def _awaited(noun: Token) -> bool:
    """ "is awaiting the approval of", "would need the consent of": none is given yet."""
    return noun.head.lemma_.lower() in _AWAITING or bool(
        {c.lower_ for c in children(noun.head, "aux")} & {"would", "will", "could"}
    )


def _shaded(verb: Token, kind: ResponseKind) -> ResponseKind:
    """ "did not accept" rejects; "accepted parts of", "in part" accepts partly; "would accept if" is
    conditional."""
    if negated(verb) is not None or shuns(verb):
        return _DENIED[kind]
    if condition_of(verb) is not None:
        return "conditional"
    if kind == "accepts" and condition_words(verb):
        return "conditional"
    if (
        verb.dep_ in ("xcomp", "advcl", "ccomp")
        and {verb.head.lemma_.lower(), verb.head.lower_} & lexicon().inclined
    ):
        return "considering"
    if kind == "rejects" and is_rest(verb):
        return "partly_accepts"
    return "partly_accepts" if kind == "accepts" and _takes_a_part(verb) else kind


def _takes_a_part(verb: Token) -> bool:
    thing = child(verb, "obj")
    of_part = thing is not None and thing.lemma_ in _PARTS
    rest = any(is_rest(c) and turns_down(c) for c in children(verb, "conj"))
    return of_part or rest or in_part(verb) or any(c.lower_ in ("partly", "partially") for c in verb.children)


def _unmet(verb: Token, roles: Roles) -> Answer | None:
    """ "The group said the offer did not meet its demands": whoever says so rejects it."""
    short = lexicon().falling_short
    if known_lemma(verb, short) not in short or negated(verb) is None:
        return None
    thing = logical_subject(verb)
    if thing is None or thing.lemma_.lower() not in lexicon().nouns:
        return None
    return Answer(verb, roles.source_of(verb), "rejects", thing)


def points_to_proposal(token: Token) -> bool:
    """Whether the object of an answer can be a proposal: a noun for one, or a pronoun."""
    noun = whole_of(token)
    return noun.lemma_.lower() in lexicon().nouns or noun.lower_ in _POINTERS


def whole_of(token: Token) -> Token:
    """ "The first part of the offer" → offer."""
    inner = next((t for case, t in obliques(token) if case == "of"), None)
    return inner if inner is not None and token.lemma_ in _PARTS else token


def is_pointer(token: Token) -> bool:
    """Whether the object of an answer is a pronoun."""
    return token.lower_ in _POINTERS
