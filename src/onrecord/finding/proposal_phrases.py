"""Answers in set phrases: "can live with the text", "wants nothing to do with it", "has asked for a week".

What the tree makes of such phrases is of no account: the words behind the verb tell them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.finding.event_syntax import child, children, grammatical_subject, logical_object, negated
from onrecord.finding.position_conditions import condition_of
from onrecord.finding.position_lexicon import lexicon as positions
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.proposal_lexicon import Phrase, lexicon
from onrecord.finding.roles import Party, Roles
from onrecord.record.proposal import ResponseKind

_GAP = 4
"""Words at most between two words of a phrase ("gave its full and unreserved backing")."""
_REACH = 9
"""Words behind a phrase within which the thing is named that it answers."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_UNSURE = frozenset({"may", "might", "should", "must"})
_POINTERS = frozenset({"it", "this", "that", "them", "both", "neither", "either"})
_OF_A_THING = frozenset({"from", "of", "to", "at", "with"})
_CORE = frozenset({"nsubj", "nsubj:pass", "obj"})
_TAKING = frozenset({"accept", "approve", "endorse", "back", "adopt"})
"""Who does this to one thing and turns down another takes up a part; who welcomes one may do so out of
courtesy."""
_TO_COME = frozenset({"will", "would", "wo", "'ll", "’ll", "shall", "'d", "’d"})
_COULD = frozenset({"can", "ca", "could"})
_LIKEWISE = frozenset({"as", "so", "neither", "nor"})
_EITHER = frozenset({"neither", "nor", "either", "or", "whether"})
""" "Neither yes nor no" is no yes."""
RESERVATIONS = frozenset({"reservation", "condition", "caveat", "proviso", "qualification"})
_DOES = frozenset({"do", "have", "be", "will", "would"})
_BEFORE_LIKEWISE = frozenset({",", "and", ";", "—", "–"})
_INSIDE = frozenset({"compound", "amod", "nmod:poss", "nummod", "flat"})


def phrase_at(token: Token, roles: Roles) -> tuple[Token, Party, ResponseKind, Token | None] | None:
    """The answer that a phrase around a verb gives: its verb, who gives it, how, and the noun or pronoun for
    what is answered, if there is one.

    "Gabon could live with the text." → Gabon, accepts, text; "Chad finds it too weak." → Chad, rejects, it
    """
    clause = token.head if token.dep_ in ("cop", "aux:pass") else token
    if {c.lower_ for c in children(clause, "mark")} & {"if", "whether", "unless"}:
        return None
    for phrase in _phrases(token, lexicon().phrases):
        last = _followed(token, phrase.words)
        kind = _kind(clause, token, phrase) if last is not None else None
        if last is not None and kind is not None:
            thing = _thing(token, last, phrase) if phrase.of_things else None
            if thing is not None and token.lemma_ in lexicon().deeds and not _names_proposal(thing):
                return None
            by = _answerer(clause, roles)
            kind = "partly_accepts" if kind == "rejects" and is_rest(clause) else kind
            return (token, by, kind, thing or _answered_at(last, token)) if by else None
    return _of_itself(token, clause, roles)


def _thing(verb: Token, last: Token, phrase: Phrase) -> Token | None:
    """What is named as thrown out, stayed away from or shot down: "shot down a drone" → drone, "a drone came
    and they shot it down" → drone, "slammed the door of the car" → car."""
    if {c.lower_ for c in children(verb, "aux")} & _COULD:
        return None  # "could live with half a share" is said of what is offered
    named = logical_object(verb) if verb.pos_ == "VERB" else None
    if named is not None and named.lemma_.lower() in phrase.words:
        named = None
    if named is None:
        behind = verb.doc[last.i + 1 : min(last.i + _REACH, verb.sent.end)]
        named = next((t for t in behind if _hangs_behind(t, last)), None)
    if named is not None and named.lower_ in _POINTERS:
        return _told_before(named, verb)
    return named if named is not None and named.pos_ in ("NOUN", "PROPN") else None


def _hangs_behind(noun: Token, last: Token) -> bool:
    """Whether a noun stands behind the preposition with which a phrase ends, or that follows it."""
    if noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    for case in children(noun, "case"):
        if case.i == last.i or (case.i == last.i + 1 and case.lower_ in _OF_A_THING):
            return True
    return False


def _told_before(pronoun: Token, verb: Token) -> Token | None:
    """The thing told of in the same sentence to which "it" points."""
    before = verb.doc[verb.sent.start : verb.i]
    many = pronoun.lower_ in ("them", "both")
    subject = grammatical_subject(verb)
    things = [
        t
        for t in before
        if t.pos_ == "NOUN" and t.dep_ in _CORE and t != subject and (t.tag_ == "NNS") == many
    ]
    return things[-1] if things else None


def _names_proposal(noun: Token) -> bool:
    return noun.lemma_.lower() in lexicon().nouns | lexicon().things


def is_rest(clause: Token) -> bool:
    """ "Chad accepts the truce but sees no need for observers": what is turned down is the rest of what is
    taken up."""
    taken = clause.head
    lemma = known_lemma(taken, lexicon().answers)
    named = child(taken, "obj")
    return (
        clause.dep_ == "conj"
        and any(c.lower_ == "but" for c in children(clause, "cc"))
        and child(clause, "nsubj") is None
        and lemma in _TAKING
        and negated(taken) is None
        and named is not None
        and named.lower_ not in _POINTERS
    )


def _of_itself(
    token: Token, clause: Token, roles: Roles
) -> tuple[Token, Party, ResponseKind, Token | None] | None:
    """ "The idea deserved study, Chad's envoy said.": whoever says so answers."""
    subject = grammatical_subject(clause)
    if subject is None or not (subject.lemma_.lower() in lexicon().nouns or subject.lower_ == "it"):
        return None
    for phrase in _phrases(token, lexicon().phrases_of_it):
        if _followed(token, phrase.words) is not None and phrase.denied == (
            _denial(clause, token) is not None
        ):
            by = roles.source_of(token)
            return (token, by, phrase.kind, subject) if by else None
    return None


def _phrases(token: Token, known: dict[str, tuple[Phrase, ...]]) -> tuple[Phrase, ...]:
    if token.pos_ not in ("VERB", "AUX"):
        return ()
    return known.get("be" if token.lemma_ == "be" else known_lemma(token, known), ())


def _followed(token: Token, words: tuple[str, ...]) -> Token | None:
    """The last word of a phrase whose words follow in order, within their clause."""
    at = token
    for word in words:
        near = token.doc[at.i + 1 : min(at.i + 2 + _GAP, token.sent.end)]
        found = None
        for other in near:
            if word in (other.lower_, other.lemma_.lower()):
                found = other
                break
            if other.text in ',;:.“”"' or other.tag_ in _FINITE or other.lower_ in _EITHER:
                break
        if found is None:
            return None
        at = found
    return at


def _denial(clause: Token, token: Token) -> Token | None:
    before = token.doc[max(token.sent.start, token.i - 3) : token.i]
    near = next(
        (
            t
            for t in before
            if t.lower_ in ("not", "n't", "n’t", "never", "hardly") and t.head.i in (clause.i, token.i)
        ),
        None,
    )
    return negated(clause) or near or (clause.head if shuns(clause) else None)


def shuns(verb: Token) -> bool:
    """ "refused to sign up to it"."""
    shunning = positions().words["shunning"]
    return verb.dep_ in ("xcomp", "ccomp") and known_lemma(verb.head, shunning) in shunning


def _kind(clause: Token, token: Token, phrase: Phrase) -> ResponseKind | None:
    """ "cannot live with" rejects, "will not hear of" too; "would live with it if" is conditional."""
    denied = _denial(clause, token) is not None
    helpers = {c.lower_ for c in (*children(clause, "aux"), *children(token, "aux"))}
    condition = condition_of(clause) or condition_of(token)
    if phrase.to_come and not helpers & _TO_COME:
        return None
    if (
        (helpers & _UNSURE or (helpers & _COULD and token.lemma_ not in ("live", "sign")))
        and condition is None
        and not denied
    ):
        return None
    if phrase.denied != denied:
        return "rejects" if denied and phrase.kind == "accepts" else None
    return "conditional" if condition is not None and phrase.kind != "considering" else phrase.kind


def _answerer(clause: Token, roles: Roles) -> Party:
    subject = grammatical_subject(clause)
    if subject is None:
        return Party()
    return roles.whole(subject) or (roles.source_of(clause) if subject.pos_ == "PRON" else Party())


def _answered_at(last: Token, verb: Token) -> Token | None:
    """The noun or pronoun for a proposal within the phrase or soon behind it, in its clause."""
    doc = verb.doc
    for token in doc[verb.i + 1 : min(last.i + _REACH, verb.sent.end)]:
        if token.i > last.i and (token.tag_ in _FINITE or token.text in ",;:"):
            return None
        noun = token.pos_ == "NOUN" and token.lemma_.lower() in lexicon().nouns
        if noun or (token.lower_ in _POINTERS and token.pos_ == "PRON"):
            return token
    return None


def turns_down(verb: Token) -> bool:
    """ "rejects", "will not accept", "sees no need for": whether a verb says no to something."""
    words = lexicon()
    kind = words.answers.get(known_lemma(verb, words.answers))
    if kind is not None:
        return kind == "rejects" if negated(verb) is None else kind == "accepts"
    said = (p for p in _phrases(verb, words.phrases) if _followed(verb, p.words) is not None)
    return any(_kind(verb, verb, p) == "rejects" for p in said)


def quoted_answers(roles: Roles) -> Iterator[tuple[Token, Party, ResponseKind]]:
    """ "“Never,” the envoy of Chad said." → rejects; "“We shall be there,” he replied." → accepts"""
    doc = roles.page.doc
    for statement in roles.statements:
        if statement.source is None or statement.form == "indirect" or statement.content is None:
            continue
        said = statement.content.strip(" “”\"'‘’,")
        kind = next((k for k, shape in lexicon().quoted.items() if shape.search(said)), None)
        content = next((e for e in statement.evidence if e.role == "content"), None)
        span = (
            None
            if kind is None or content is None
            else doc.char_span(content.start, content.end, alignment_mode="expand")
        )
        if kind is not None and span is not None:
            yield span[-1], Party((statement.source,)), kind


def as_well(trigger: Token, roles: Roles) -> Party:
    """Who does likewise: "Italy welcomed it, as did Spain", "Chad refused. So did Mali."."""
    doc, end = trigger.doc, trigger.sent.end
    end = doc[end].sent.end if end < len(doc) else end
    for token in doc[trigger.i + 1 : max(end - 2, trigger.i + 1)]:
        opens = token.is_sent_start or doc[token.i - 1].text in _BEFORE_LIKEWISE
        if token.lower_ in _LIKEWISE and opens and token.nbor(1).lemma_.lower() in _DOES:
            return roles.whole(_head_behind(token.nbor(2)))
        if token.pos_ == "VERB" and token.sent.start != trigger.sent.start:
            break
    return Party()


def _head_behind(first: Token) -> Token:
    """The head of the phrase that begins with a word."""
    head = first
    while head.head.i > head.i and (head.pos_ in ("DET", "ADJ", "NUM") or head.dep_ in _INSIDE):
        head = head.head
    return head


def condition_words(verb: Token) -> bool:
    """Whether somebody takes a thing "with reservations"."""
    near = verb.doc[verb.i + 1 : verb.i + 7]
    return any(t.lemma_.lower() in RESERVATIONS and child(t, "case") is not None for t in near)


def in_part(verb: Token) -> bool:
    """ "agreed to the fleet but not to the levy", "accepted most of the plan"."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 25, verb.sent.end)]]
    for at, word in enumerate(behind[:-1]):
        if word == "but" and behind[at + 1] in (
            "not",
            "rejected",
            "refused",
            "rejects",
            "refuses",
            "baulked",
            "balked",
        ):
            return True
        if word == "except" or behind[at : at + 3] == ["with", "the", "exception"]:
            return True
    return False
