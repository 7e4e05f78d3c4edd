"""Where an article speaks of a proposal: the noun or verb, who makes it, through whom, and on what terms."""

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
    is_passive,
    logical_object,
    logical_subject,
    negated,
    noun_phrase,
    obliques,
)
from onrecord.finding.position_lexicon import lexicon as positions
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.proposal_lexicon import lexicon
from onrecord.finding.roles import Party, Roles

_LONGEST_SUBJECT = 14
_FULLY = ("propose", "table")
"""Whatever is the object of these is put on the table."""
_FINITE = frozenset({"WDT", "WP", "WRB", "MD", "VBD", "VBZ", "VBP"})
_CUT = re.compile(
    r"\n|(?<=.)[“\"]|(?<=\w) (?:on (?:the )?condition|provided that|only if|unless|by \d+ (?:votes?|to))\b"
)
_BY_COUNT = re.compile(r"\bby \d+ (?:votes?|to)\b")
""" "The treaty, approved by 21 votes to 10": those who vote for it have not made it."""
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "any"})
_SAME = frozenset({"the", "this", "that", "its", "their", "his", "her"})
_BARTER = re.compile(r"\b(?:in (?:exchange|return) for|on condition|provided)\b")
_TO_DECIDE = positions().words["matters"] - positions().words["deeds"]
_TALKS = frozenset({"talk", "meeting", "summit", "conference", "negotiation", "session", "dialogue", "round"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place that speaks of a proposal. `head` is the noun that names it or the verb that makes it.

    `makes` is true where the words themselves put it on the table; `definite` where they point to one
    told before.
    """

    head: Token
    trigger: Token
    subject: str
    lemmas: frozenset[str]
    by: Party
    mediators: Party
    terms: tuple[str, ...]
    makes: bool
    definite: bool


def find_mentions(roles: Roles) -> Iterator[Mention]:
    """Every mention in order: "Kenya put forward a plan", "the plan", "proposed that both armies
    withdraw"."""
    doc = roles.page.doc
    taken: set[int] = set()
    for token in doc:
        found = _made(token, roles) if token.pos_ == "VERB" else None
        if found is not None:
            taken.add(found.head.i)
            yield found
    for token in doc:
        if token.i not in taken and token.pos_ == "NOUN" and _names_one(token):
            yield _named(token, roles)


def _names_one(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma == "list":
        return any(
            case == "of" and t.lemma_.lower() in ("demand", "term", "condition") for case, t in obliques(noun)
        )
    if lemma not in lexicon().nouns or noun.dep_ == "compound" or lemma in lexicon().never:
        return False
    return not any(c.lower_ in lexicon().no_proposal for c in children(noun, "amod", "compound"))


def _made(verb: Token, roles: Roles) -> Mention | None:
    """ "Kenya proposed a joint patrol", "the envoy presented a plan", "invited both sides to talks in
    Nairobi"."""
    words = lexicon()
    lemma = known_lemma(verb, words.proposing | words.presenting | words.inviting | words.coming)
    if negated(verb) is not None or case_of(verb) in ("if", "whether") or _is_asked_for(verb):
        return None
    maker = logical_subject(verb)
    thing = logical_object(verb)
    if lemma in words.coming:
        return _brought(verb, maker, roles)
    if lemma in words.presenting:
        handed = next((t for t in _given(verb, thing) if _names_one(t)), None)
        if handed is not None:
            return _mention(handed, verb, maker, roles)
    if lemma in words.inviting:
        return _invited(verb, maker, thing, roles)
    if lemma not in words.proposing:
        return None
    if thing is not None and thing.pos_ == "NOUN" and _puts_a_thing(verb, thing):
        return _mention(thing, verb, maker, roles)
    if thing is not None and thing.tag_ == "WP":
        told = _what_is_proposed(verb)
        return _mention(told, verb, maker, roles) if told is not None else None
    clause = child(verb, "ccomp", "xcomp")
    offers_help = clause is not None and clause.lemma_.lower() in words.mediating - {"host"}
    to_do = lemma in ("propose", "offer") or (clause is not None and _is_to_be_done(clause))
    if clause is not None and to_do and clause.pos_ == "VERB" and not offers_help:
        return _mention(clause, verb, maker, roles)
    return None


def _is_to_be_done(clause: Token) -> bool:
    """ "suggested that a joint team be sent", and not "that the team was late"."""
    helpers = children(clause, "aux", "aux:pass")
    modal = any(h.tag_ == "MD" and h.lower_ != "should" for h in helpers)
    subject = child(clause, "nsubj", "nsubj:pass")
    bare = any(h.lower_ in ("be", "should") for h in helpers) or (not helpers and clause.tag_ == "VB")
    return subject is not None and bare and not modal


def _is_asked_for(verb: Token) -> bool:
    """ "did not say which party had made the request": nobody is told to have made it."""
    subject = grammatical_subject(verb)
    return subject is not None and any(
        c.lower_ in ("which", "what", "whose") for c in children(subject, "det")
    )


def _given(verb: Token, thing: Token | None) -> Iterator[Token]:
    """ "gave Chad an ultimatum", "handed both sides a paper": what is put before somebody, neither what goes
    back nor what is made possible."""
    made_so = verb.lemma_ == "make" and any(c.pos_ == "ADJ" for c in children(verb, "xcomp", "obl"))
    if made_so or any(c.lower_ in ("back", "away") for c in verb.children):
        return
    yield from (t for t in (thing, *children(verb, "obj", "iobj")) if t is not None)


def _brought(verb: Token, maker: Token | None, roles: Roles) -> Mention | None:
    """ "came back with a proposal of its own", "came up with a plan"."""
    thing = next((t for case, t in obliques(verb) if case.endswith("with")), None)
    if maker is None or thing is None or not _names_one(thing) or not roles.whole(maker):
        return None
    return _mention(thing, verb, maker, roles)


def _what_is_proposed(verb: Token) -> Token | None:
    """ "What we propose instead is a direct line" → line."""
    told = verb.head if verb.dep_ in ("csubj", "nsubj", "acl:relcl", "ccomp") else None
    told = told if told is not None and told.pos_ == "NOUN" else None
    after = (
        t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.pos_ == "NOUN" and child(t, "cop") is not None
    )
    return told or next(after, None)


def _puts_a_thing(verb: Token, thing: Token) -> bool:
    """ "offered his condolences" and "suggested a link" put nothing on the table; "proposed a corridor",
    "suggested a truce" and "offered the herders a share in exchange for the wells" do."""
    if known_lemma(verb, _FULLY) in _FULLY or _names_one(thing):
        return thing.lemma_.lower() not in lexicon().never
    in_exchange = _BARTER.search(verb.doc[verb.i : verb.sent.end].text) is not None
    return in_exchange or thing.lemma_.lower() in (_TO_DECIDE | lexicon().things) - {"aid", "assistance"}


def _invited(verb: Token, maker: Token | None, whom: Token | None, roles: Roles) -> Mention | None:
    """A request to another state or side to come or send somebody, which it can take up or turn down."""
    clause = child(verb, "xcomp", "ccomp")
    talks = next(
        (t for case, t in obliques(verb) if case in ("to", "for") and t.lemma_.lower() in _TALKS), None
    )
    if verb.lemma_.lower() == "invite" and talks is not None and clause is None:
        several = whom is not None and whom.tag_ == "NNS"
        invited = whom is not None and maker is not None and (several or bool(roles.whole(whom)))
        return _mention(talks, verb, maker, roles) if invited and not is_passive(verb) else None
    if maker is None or whom is None or clause is None or clause.pos_ != "VERB" or is_passive(verb):
        return None
    if not roles.whole(whom) or not roles.whole(maker):
        return None
    if verb.lemma_.lower() == "ask" and clause.lemma_.lower() not in (
        "send",
        "attend",
        "join",
        "meet",
        "come",
        "host",
    ):
        return None
    return _mention(clause, verb, maker, roles)


def _mention(head: Token, verb: Token, maker: Token | None, roles: Roles) -> Mention:
    by = roles.whole(maker) if maker is not None else Party()
    return Mention(
        head=head,
        trigger=verb,
        subject=subject_of(head),
        lemmas=_lemmas(head),
        by=by or roles.owner_of(head),
        mediators=_mediators(verb, roles) + _mediators(head, roles),
        terms=tuple(_terms(head)),
        makes=True,
        definite=head.pos_ == "NOUN"
        and _names_one(head)
        and any(c.lower_ == "the" for c in children(head, "det")),
    )


def _named(noun: Token, roles: Roles) -> Mention:
    """ "the Kenyan proposal", "a plan by the mediators", "their latest offer"."""
    return Mention(
        head=noun,
        trigger=noun,
        subject=subject_of(noun),
        lemmas=_lemmas(noun),
        by=Party()
        if _BY_COUNT.search(noun.doc[noun.i : noun.right_edge.i + 1].text)
        else (roles.owner_of(noun) or _put_by(noun, roles)),
        mediators=_mediators(noun, roles),
        terms=tuple(_terms(noun)),
        makes=False,
        definite=any(d.lower_ in _SAME for d in children(noun, "det", "nmod:poss")),
    )


def _put_by(noun: Token, roles: Roles) -> Party:
    """ "A draft accord put to the parties by Qatar", "the idea floated in Riga by Berg"."""
    words = lexicon().presenting | lexicon().proposing
    for clause in children(noun, "acl", "acl:relcl"):
        who = logical_subject(clause) if known_lemma(clause, words) in words else None
        if who is not None and who.i != noun.i:
            return roles.whole(who)
    return Party()


def subject_of(head: Token) -> str:
    """A short name of what is proposed: "joint patrol of the strait", "sending a delegation to Nairobi"."""
    if head.pos_ == "VERB":
        start = _start_of_clause(head)
        end = min(head.right_edge.i + 1, start + _LONGEST_SUBJECT)
        return _clean(head.doc[start:end].text)
    copula = max((c.i for c in children(head, "cop") if c.i < head.i), default=-1)
    words = [t for t in noun_phrase(head) if not t.is_space and t.i > copula]
    while len(words) > 1 and words[0].lower_ in _DETERMINERS and words[0].i < head.i:
        words = words[1:]
    at = next((n for n, t in enumerate(words) if t.i == head.i), 0)
    clause = next((n for n, t in enumerate(words) if n > at and t.tag_ in _FINITE), len(words))
    words = words[: min(clause, max(_LONGEST_SUBJECT, at + 1))]
    while len(words) > 1 and words[-1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT", "PART", "SCONJ"):
        words = words[:-1]
    return _clean(head.doc[words[0].i : words[-1].i + 1].text)


def _start_of_clause(head: Token) -> int:
    """ "proposed that both fleets withdraw" → from "both"; "offered to host talks" → from "host"."""
    subject = child(head, "nsubj", "nsubj:pass")
    return subject.left_edge.i if subject is not None and subject.i < head.i else head.i


def _clean(text: str) -> str:
    """One line, up to a quotation or a condition that begins within it."""
    return _CUT.split(text)[0].strip(" ,;:“”\"'.")


def _lemmas(head: Token) -> frozenset[str]:
    """What tells this proposal from another: the lemmas of its phrase."""
    phrase = head.subtree if head.pos_ == "VERB" else noun_phrase(head)
    return frozenset(t.lemma_.lower() for t in phrase if t.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"))


def _mediators(head: Token, roles: Roles) -> Party:
    """ "conveyed through Oman", "a plan mediated by Oman and Chad", "Omani mediators presented"."""
    words = lexicon()
    found = Party()
    for case, thing in obliques(head):
        if case in words.through:
            found += roles.whole(thing)
    for clause in children(head, "acl", "acl:relcl"):
        if clause.lemma_.lower() in words.mediating:
            subject = logical_subject(clause)
            found += roles.whole(subject) if subject is not None else Party()
    subject = logical_subject(head) if head.pos_ == "VERB" else None
    if subject is not None and subject.lemma_.lower() in words.mediators:
        found += roles.whole(subject)
    return found


def _tells_terms(clause: Token) -> bool:
    """ "to share the water", "calling for a swap", "under which both withdraw", "that would end the siege";
    not "where …" nor "made in May"."""
    if clause.tag_ in ("VBG", "VB"):
        return True
    first = clause.doc[clause.left_edge.i]
    return first.lower_ in ("under", "that", "which") and clause.dep_ == "acl:relcl" and clause.tag_ != "VBN"


def _terms(head: Token) -> Iterator[str]:
    """What it says: "a plan under which both armies withdraw", "an offer including a prisoner swap"."""
    if head.pos_ == "VERB":
        yield subject_of(head)
        return
    for clause in children(head, "acl:relcl", "acl"):
        if clause.lemma_.lower() not in lexicon().answers and _tells_terms(clause):
            yield _clean(clause.doc[clause.left_edge.i : clause.right_edge.i + 1].text)
    for case, thing in obliques(head):
        if case in lexicon().of_terms:
            yield _clean(thing.doc[thing.left_edge.i : thing.right_edge.i + 1].text.removeprefix(case))
