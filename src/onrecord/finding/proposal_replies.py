"""Answers that do not name what they answer: "would come if …", "is ready to attend", "has yet to reply".

They are of the proposal told just before; `proposals` looks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.finding.event_syntax import (
    case_of,
    child,
    children,
    grammatical_subject,
    logical_object,
    negated,
    obliques,
)
from onrecord.finding.position_conditions import condition_of
from onrecord.finding.position_lexicon import lexicon as positions
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.proposal_lexicon import lexicon
from onrecord.finding.proposal_phrases import RESERVATIONS, condition_words, phrase_at
from onrecord.finding.roles import Party, Roles
from onrecord.record.proposal import ResponseKind

_WOULD = frozenset({"would", "will", "wo", "'d", "’d", "'ll", "’ll", "could"})
_ASKED_BY_PRESS = re.compile(
    r"\b(?:(?<!no )(?<!no immediate )comments?|interviews?|questions?|journalists?|reporters?|e-?mails?"
    r"|(?:phone )?calls?|messages?|requests? (?:for|by|from)|inquir(?:y|ies)|enquir(?:y|ies))\b",
    re.IGNORECASE,
)
"""Who does not answer a paper leaves no proposal unanswered."""
_VERDICT = re.compile(
    r"\b(?:is|was|remains?|has been|:) (?:still )?(?:an? |clear: )?[^“\"]{0,24}?[“\"]?(\b(?:no|yes|never)\b)",
    re.IGNORECASE,
)
_UNSURE = frozenset({"may", "might", "can", "ca", "could", "should", "cannot"})
_NEITHER = re.compile(r"\bneither yes nor no\b|\bneither (?:accept|agree)\w* nor\b", re.IGNORECASE)
_NO_PARTIES = frozenset({"media", "population", "place"})


@dataclass(frozen=True, slots=True)
class Reply:
    """A word that answers, who answers how, and the noun that it answers about, if there is one."""

    trigger: Token
    by: Party
    kind: ResponseKind
    about: Token | None


def replies_at(token: Token, roles: Roles) -> Iterator[Reply]:
    """The answers that one word shows.

    "Iceland said it would come if no third state took part." → conditional; "Denmark is ready to attend." →
    accepts; "Finland has yet to reply." → no answer
    """
    phrase = phrase_at(token, roles)
    if phrase is not None and (phrase[2] != "no_answer" or not _ASKED_BY_PRESS.search(token.sent.text)):
        reply: Reply | None = Reply(*phrase)
    elif token.pos_ == "VERB":
        reply = _deed(token, roles) or _silence(token, roles) or _alone(token, roles)
    elif token.pos_ == "ADJ":
        reply = _unmoved(token, roles) or _willing(token, roles)
    elif token.lemma_.lower() in lexicon().verdicts and token.dep_ in ("nsubj", "nsubj:outer"):
        reply = _verdict(token, roles) or _no_answer(token, roles)
    else:
        reply = _no_answer(token, roles) if token.pos_ == "NOUN" else None
    if reply is not None and reply.by and not roles.kinds(reply.by) & _NO_PARTIES:
        yield reply


def _deed(verb: Token, roles: Roles) -> Reply | None:
    """ "would sign only if the port were freed", "was willing to attend, provided that", "will not come"."""
    words = lexicon()
    if known_lemma(verb, words.taking_up) not in words.taking_up or case_of(verb) in ("if", "whether"):
        return None
    ready = _ready(verb)
    governor = verb if ready is None else ready
    if ready is None and not {c.lower_ for c in children(verb, "aux")} & _WOULD:
        return None
    kind = _kind(verb, governor)
    subject = grammatical_subject(governor)
    if kind is None or subject is None:
        return None
    by = roles.whole(subject) or (roles.source_of(verb) if subject.pos_ == "PRON" else Party())
    return Reply(verb, by, kind, _about(verb))


def _alone(verb: Token, roles: Roles) -> Reply | None:
    """ "Oman accepted at once", "Oman declined", "Oman said neither yes nor no"."""
    subject = grammatical_subject(verb)
    if subject is None or {c.lower_ for c in children(verb, "aux")} & _UNSURE or verb.dep_ == "advcl":
        return None
    if verb.lemma_.lower() == "agree" and child(subject, "conj") is not None:
        return None  # "Oman and Yemen agreed": with each other
    if verb.lemma_.lower() == "say" and _NEITHER.search(verb.doc[verb.i : verb.i + 6].text):
        return Reply(verb, roles.whole(subject), "no_answer", None)
    kind = lexicon().alone.get(known_lemma(verb, lexicon().alone))
    told = [c for c in verb.children if c.dep_ in ("obj", "ccomp", "xcomp", "nsubj:pass", "aux:pass")]
    cases = ("to", "on") if verb.lemma_.lower() == "accept" else ("to", "with", "on", "in")
    of_a_thing = told or any(
        case in cases and t.pos_ == "NOUN" and t.lemma_.lower() not in RESERVATIONS
        for case, t in obliques(verb)
    )
    if kind == "accepts" and {verb.head.lemma_.lower(), verb.head.lower_} & lexicon().inclined:
        kind = "considering"
    if kind is None or of_a_thing or case_of(verb) in ("if", "whether", "unless") or verb.tag_ == "VBG":
        return None
    if condition_of(verb) is not None or (kind == "accepts" and condition_words(verb)):
        kind = "conditional"
    elif negated(verb) is not None:
        kind = "rejects" if kind == "accepts" else None
    by = roles.whole(subject) or roles.government_in(subject)
    return Reply(verb, by, kind, None) if kind is not None else None


def _unmoved(adjective: Token, roles: Roles) -> Reply | None:
    """ "Oman is lukewarm", "was noncommittal"."""
    subject = grammatical_subject(adjective)
    lukewarm = adjective.lemma_.lower() in lexicon().lukewarm and child(adjective, "cop") is not None
    if not lukewarm or subject is None or negated(adjective) is not None:
        return None
    return Reply(adjective, roles.whole(subject), "considering", None)


def _willing(adjective: Token, roles: Roles) -> Reply | None:
    """ "Oman has said that it is willing." and no more."""
    subject, known = grammatical_subject(adjective), positions().words["ready"]
    bare = not any(c.dep_ in ("xcomp", "advcl", "obl", "ccomp") for c in adjective.children)
    told = adjective.lemma_.lower() in known and child(adjective, "cop") is not None and bare
    if not told or subject is None:
        return None
    return Reply(
        adjective, roles.whole(subject), "accepts" if negated(adjective) is None else "rejects", None
    )


def _verdict(noun: Token, roles: Roles) -> Reply | None:
    """ "Oman’s answer is a no, but a soft one", "the reply of the junta was a single word: “Never.”"."""
    behind = noun.doc[noun.i + 1 : noun.sent.end].text
    kind = next(
        (
            k
            for k, shape in lexicon().quoted.items()
            if _VERDICT.search(behind) and shape.search(_word(behind))
        ),
        None,
    )
    return Reply(noun, roles.owner_of(noun), kind, None) if kind is not None else None


def _word(behind: str) -> str:
    found = _VERDICT.search(behind)
    return "" if found is None else found[1]


def _ready(verb: Token) -> Token | None:
    """ "ready to attend": the adjective on which the verb hangs."""
    head = verb.head
    ready = positions().words["ready"]
    hangs = verb.dep_ in ("xcomp", "ccomp", "advcl") and bool({head.lemma_.lower(), head.lower_} & ready)
    return head if hangs else None


def _kind(verb: Token, governor: Token) -> ResponseKind | None:
    """Without a condition only what cannot be but an answer counts: to attend, to join, to sign."""
    if condition_of(verb) is not None or condition_of(governor) is not None:
        return "conditional"
    if known_lemma(verb, lexicon().joining) not in lexicon().joining:
        return None
    refused = negated(verb) is not None or negated(governor) is not None
    return "rejects" if refused else "accepts"


def _about(verb: Token) -> Token | None:
    """What is attended, joined or signed, where it is told by a noun."""
    told = logical_object(verb) or next(
        (t for case, t in obliques(verb) if case in ("to", "in", "with")), None
    )
    return told if told is not None and told.pos_ in ("NOUN", "PROPN") and told.lemma_ != "part" else None


def _silence(verb: Token, roles: Roles) -> Reply | None:
    """ "has yet to respond", "has not replied to the offer", "gave no answer"."""
    words = lexicon()
    if _ASKED_BY_PRESS.search(verb.sent.text):
        return None
    noun = child(verb, "obj")
    if noun is not None and noun.lemma_.lower() in words.reply_nouns:
        silent = verb.lemma_.lower() in ("give", "receive", "make", "have") and negated(noun) is not None
    else:
        noun = None
        silent = known_lemma(verb, words.replying) in words.replying and (
            negated(verb) is not None or _yet_to(verb)
        )
    subject = grammatical_subject(verb) or grammatical_subject(verb.head)
    if not silent or subject is None or verb.lemma_.lower() == "receive":
        return None
    about = next((t for case, t in obliques(noun or verb) if case == "to"), None)
    return Reply(verb, roles.whole(subject), "no_answer", about)


def _yet_to(verb: Token) -> bool:
    head = verb.head
    return (
        verb.dep_ == "xcomp"
        and head.lemma_ in ("have", "be")
        and any(c.lower_ == "yet" for c in head.children)
    )


def _no_answer(noun: Token, roles: Roles) -> Reply | None:
    """ "There was no immediate answer from Togo."."""
    if noun.lemma_.lower() not in lexicon().reply_nouns or _ASKED_BY_PRESS.search(noun.sent.text):
        return None
    silent_one = next((t for case, t in (*obliques(noun), *obliques(noun.head)) if case == "from"), None)
    if silent_one is None or negated(noun) is None:
        return None
    return Reply(noun, roles.whole(silent_one), "no_answer", None)
