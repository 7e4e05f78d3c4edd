"""Clauses that leave open what they tell: conditions and questions."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.finding.event_lexicon import lemma
from onrecord.finding.event_syntax import SUBJECTS, case_of, child, children

CONDITIONS = frozenset(
    {
        "if", "only if", "unless", "in case", "should", "provided", "provided that", "providing",
        "as long as",
        "so long as", "as long", "so long", "on condition", "on condition that", "assuming",
    }
)  # fmt: skip
"""What opens a clause that says on what condition an act is done."""
CONDITION_NOUNS = frozenset({"on condition", "under condition", "in event", "in case"})
"""Prepositions with their noun that do the same: "on the condition that …", "in the event of …"."""
INVERTED = frozenset({"should", "were", "had"})
"""What stands before the subject of a condition that no word opens: "should the talks fail"."""
ASKS = frozenset({"WP", "WP$", "WRB", "WDT"})
_BOUND = re.compile(
    r"\b(?:on (?:the )?(?:\w+ )?(?:condition|understanding|premise|assumption|proviso)s?|with the proviso"
    r"|provided|providing|(?:as|so) long as|assuming|supposing|in the event|only if)(?: that)?\b"
)
"""The words that open a condition, which trees hang in many ways."""
_ONLY_THEN = re.compile(r"\bonly (?:after|once|when)\b")
"""Those that open one where the act is to come."""
_BEFORE = 4
"""How many words before a clause, and of it, its opening may take."""


def has_condition(verb: Token) -> bool:
    """Does a condition hang on the verb ("will strike if …", "would sign provided that …"), or on a verb of
    the same subject before it ("if …, Oslo will close the port and freeze assets") or at the end ("would
    attack and would seize the port if …")?"""
    if any(_opens(c) for c in verb.children) or _closes_sentence(verb):
        return True
    later = (c for c in children(verb, "conj") if c.pos_ == "VERB" and child(c, *SUBJECTS) is None)
    if any(_opens(c) and c.i > each.i for each in later for c in each.children):
        return True
    if verb.dep_ == "conj" and verb.head.i != verb.i and child(verb, *SUBJECTS) is None:
        return has_condition(verb.head)
    return False


def _closes_sentence(verb: Token) -> bool:
    """Does an if-clause behind a relative clause close the sentence: "will expel all who stay if the law is
    passed"?"""
    things = children(verb, "obj", "obl", "nsubj:pass")
    relatives = [r for t in things for r in children(t, "acl:relcl") if not children(r, "aux")]
    clauses = (c for r in relatives for c in children(r, "advcl") if c.i > r.i)
    return any(case_of(c) in ("if", "unless") for c in clauses)


def has_proviso(verb: Token) -> bool:
    """Is what is done bound to something: "accepts the plan on condition that the border is opened",
    "agrees, provided that …"?"""
    bound = (c for thing in children(verb, "obj") for c in children(thing, "nmod"))
    return any(_opens(c) and not _is_plain(c) for c in verb.children) or any(map(_names_condition, bound))


def _is_plain(clause: Token) -> bool:
    """ "if" and the like say of an act that is done only when it is done: "agreed to help if asked"."""
    return case_of(clause) in ("if", "unless", "in case", "should") or _is_inverted(clause)


def _opens(word: Token) -> bool:
    """Is a word under a verb the head of a condition, wherever the tree hangs its conjunction?"""
    if word.dep_ in ("advcl", "advcl:relcl", "ccomp"):
        return is_condition(word) or (word.dep_ == "advcl" and _after_long(word))
    if word.dep_ == "parataxis":
        return _is_inverted(word)
    if word.dep_ == "conj":  # "would free them, but only if …"
        return case_of(word) in ("if", "unless") and any(c.lower_ == "but" for c in children(word, "cc"))
    if word.dep_ == "advmod" and word.lower_ == "long":  # "as long as the ransom is paid"
        return child(word, "advcl") is not None and child(word, "advmod") is not None
    return word.dep_ in ("obl", "advmod") and _names_condition(word)


def _names_condition(word: Token) -> bool:
    """ "on condition", "in the event"."""
    return f"{case_of(word)} {lemma(word)}" in CONDITION_NOUNS


def is_condition(clause: Token) -> bool:
    """ "if …", "only if …", "unless …", "provided …", "as long as …", "on condition that …", "should the
    talks fail"."""
    if case_of(clause) in CONDITIONS or _is_inverted(clause):
        return True
    if clause.lower_ in ("provided", "providing"):
        return (
            clause.dep_ == "advcl"
            and child(clause, "ccomp", "xcomp") is not None
            and not children(clause, "aux:pass")
        )
    first = clause.left_edge
    two = f"{first.lower_} {first.nbor().lower_}" if first.i + 1 < len(first.doc) else ""
    return case_of(clause) != "" and (
        first.lower_ in CONDITIONS or two in CONDITIONS or two.startswith("only if")
    )


def _is_inverted(clause: Token) -> bool:
    first = clause.left_edge
    if first.lower_ not in INVERTED or first.dep_ not in ("aux", "aux:pass", "cop"):
        return False
    subject = child(clause, *SUBJECTS)
    return case_of(clause) == "" and (subject is None or subject.i > first.i) and first.i < clause.i


def opens_condition(clause: Token) -> bool:
    """Do the words at the front of a clause make a condition of it, wherever the tree hangs them: "on
    condition that | Oslo pays", "so long as | Oslo pays", "would sign only after | Oslo pays"?"""
    first = clause.left_edge.i
    if clause.pos_ not in ("VERB", "AUX", "ADJ", "NOUN") or first >= clause.i:
        return False
    start = max(clause.sent.start, first - _BEFORE)
    skipped = sum(len(t) + 1 for t in clause.doc[start:first]) - 2  # what stands before the clause itself
    front = " ".join(t.lower_ for t in clause.doc[start : min(first + _BEFORE, clause.i)])
    openings = [*_BOUND.finditer(front), *(_ONLY_THEN.finditer(front) if _is_ahead(clause) else ())]
    return any(found.end() > skipped for found in openings)


def _is_ahead(clause: Token) -> bool:
    """Is the act of a clause to come, by its present or by the "will" or "would" of the main verb?"""
    main = {a.lower_ for a in children(clause.head, "aux")}
    return clause.tag_ in ("VBZ", "VBP") or not main.isdisjoint({"will", "would", "'ll", "’ll", "wo"})


def _after_long(clause: Token) -> bool:
    """ "as long as", "so long as", where the tree hangs "long" on the main verb."""
    opening = next((c for c in children(clause, "mark", "case") if c.lower_ == "as"), None)
    before = opening.doc[max(0, opening.i - 2) : opening.i].text.lower() if opening is not None else ""
    return before in ("as long", "so long")


def is_asked(verb: Token) -> bool:
    """Is a verb what a question asks that is answered with yes or no: "Will Oslo meet Riga?"; in "Why did
    Oslo attack?" the attack is known."""
    helpers, subject = children(verb, "aux", "aux:pass", "cop"), child(verb, *SUBJECTS)
    if not helpers or subject is None or not helpers[0].i < subject.i < verb.i:
        return False
    if any(t.tag_ in ASKS for t in verb.doc[verb.left_edge.i : subject.i]):
        return False
    after = verb.doc[verb.i : verb.sent.end]
    return next((t.text for t in after if t.text in ("?", ".", "!", ";")), "") == "?"
