"""How a happening stands by the words around it: planned, happened, ongoing, cancelled, proposed,
conditional, denied or hypothetical.

A verb's own tense, mood and negation give a first answer; then every governing word up the tree may shift it:
"The minister denied | that Oslo was planning | to visit" is a visit `planned`, shifted to `denied`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.finding.event_lexicon import Lexicon, Shift, lemma, lexicon
from onrecord.finding.event_syntax import (
    CLAUSES,
    TIMES,
    case_of,
    child,
    children,
    coordinated_with,
    first_conjunct,
    is_passive,
    logical_object,
    loose_particle,
    negated,
)
from onrecord.finding.status_conditions import (
    has_condition,
    has_proviso,
    is_asked,
    is_condition,
    opens_condition,
)
from onrecord.finding.status_refuted import came_close, is_refuted
from onrecord.record.event import EventType, Status

UNTIL_A_DAY = frozenset({"until", "till", "to", "by"})
FOR_A_DAY = UNTIL_A_DAY | {"for"}
"""Prepositions of the day to which something is put off, and for which it is set."""
UNTIL = frozenset({"until", "till", "unless and until"})
PRESUPPOSING = frozenset(
    {"for", "after", "before", "following", "in exchange for", "in return for", "despite"}
)
"""Prepositions of what a denial leaves standing: "denied that a ransom was paid for the release"."""
EXPECTED = frozenset({"once", "as soon as", "as soon", "when", "after"})
AS_SOON = "as soon as"
PERCEIVED = frozenset(
    {"see", "observe", "spot", "sight", "notice", "detect", "report", "record", "witness", "catch", "hear"}
)
"""Verbs of seeing somebody at something: "no ship was seen leaving"."""
"""What opens a clause of an act to come, where the main verb's is to come too."""
BE = frozenset({"is", "are", "was", "were", "'s", "’s", "'re", "’re"})
OCCASIONS = frozenset({"during", "after", "following"})
"""Prepositions of a phrase that says when another thing is."""
CAUSES = frozenset(
    {
        "because of", "owing to", "due to", "thanks to", "as a result of", "in response to", "in protest at",
        "in the wake of", "despite", "in spite of", "amid", "given", "in view of",
    }
)  # fmt: skip
"""Prepositions of a phrase that says why another thing is or is not."""
PARTICLES = frozenset(
    {"together", "back", "away", "off", "out", "down", "over", "up", "through", "in", "home", "short"}
)
"""Adverbs that make a verb another one: "work together", "pull back"."""

SPEECH_TYPES: frozenset[EventType] = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "SANCTION", "RETREAT"}
)
"""Types done in one stroke: their simple present tells of a finished act ("Oslo condemns the raid")."""

HOLDS: frozenset[EventType] = frozenset({"COERCE", "ASSAULT", "SANCTION"})
"""Types of what is done to somebody who then stays in it: "has been held since May"."""

MODALS: dict[str, Status] = {
    "will": "planned", "shall": "planned", "'ll": "planned", "wo": "planned", "’ll": "planned",
    "could": "hypothetical", "may": "hypothetical", "might": "hypothetical", "can": "hypothetical",
    "must": "proposed", "should": "proposed", "ought": "proposed",
}  # fmt: skip


NOT_DONE: frozenset[Status] = frozenset({"denied", "proposed", "hypothetical", "conditional"})
"""How a cancellation stands that has not come to pass."""

JOURNEYS = frozenset({"fly", "travel", "go", "journey", "rush", "drive", "return", "cross"})
"""Verbs of a journey whose purpose was had when it was made."""

NEVER = frozenset({"point", "time", "stage", "circumstance", "way", "moment", "event"})
"""Nouns with which "no" makes a phrase for "never"."""

_DUE = 6
"""How many words "due to" and what stands between it and its verb may take."""

HAVE = frozenset({"has", "have", "had", "did", "does", "do"})
"""Helpers that a tree may take for main verbs."""

ARRANGED = frozenset({"CONSULT", "COOPERATE", "AGREE", "AID", "PROTEST"})
"""Types of what is arranged beforehand and so can be called off."""

POSSIBLE = frozenset({"“can”", "“could”", "“may”", "“might”"})
"""What gave a status that says no more than that something can be."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the words that gave it. `open` where it leaves open whatever stands inside: in "if Oslo
    does not sign" nothing is denied."""

    status: Status
    by: str
    open: bool = False


_MAY_BE_CONDITIONS = ("advcl", "acl", "acl:relcl", "ccomp", "xcomp", "conj")


def combine(inner: Standing, outer: Standing) -> Standing:
    """The status of an act told of inside something that itself stands somehow.

    What is cancelled or denied stays so, but a cancellation that is denied, asked for or thought of leaves
    the plan; a denial outside denies what is inside; a weaker shift outside a plan ("may plan to") wins over
    the plan; what a wish holds for possible ("hopes that it can") is wished for.
    """
    if inner.status == "cancelled" and outer.status in NOT_DONE:
        return Standing("planned", f"{outer.by} of {inner.by}")
    if outer.open:
        return outer
    if outer.status == "proposed" and inner.status == "hypothetical" and inner.by in POSSIBLE:
        return outer
    if outer.status == "ongoing" and inner.status == "happened":
        return outer
    if outer.status == "happened" and inner.status == "proposed":
        return outer
    if outer.status in ("happened", "ongoing") or inner.status in ("cancelled", "denied"):
        return inner
    if inner.status in ("conditional", "hypothetical") and outer.status in ("planned", "proposed"):
        return inner
    return outer


def standing_of_verb(verb: Token, kind: EventType, lexicon: Lexicon) -> Standing:
    """How the act of a verb stands in its sentence."""
    standing = _own(verb, kind)
    for shift in _outward(verb, lexicon):
        standing = combine(standing, shift)
    untrue = is_refuted(verb) or came_close(verb)
    return standing if untrue is None else combine(standing, Standing("denied", f"“{untrue}”"))


def standing_under(token: Token, standing: Standing, lexicon: Lexicon) -> Standing:
    """How something stands that by itself stands as given, by what governs it."""
    for shift in _outward(token, lexicon):
        standing = combine(standing, shift)
    return standing


def standing_by_governor(token: Token, standing: Standing, lexicon: Lexicon) -> Standing:
    """How something stands by the one word that governs it: "the planned talks were called off"."""
    for shift in _governor(first_conjunct(token), first_conjunct(token).head, lexicon):
        standing = combine(standing, shift)
    return standing


def _auxiliaries(verb: Token) -> list[Token]:
    node = verb
    while not children(node, "aux", "aux:pass", "cop") and node.dep_ == "conj" and node.head.i != node.i:
        if node.tag_ in ("VBD", "VBZ", "VBP"):
            break
        node = node.head
    return children(node, "aux", "aux:pass", "cop")


def _own(verb: Token, kind: EventType) -> Standing:
    """By the verb's own tense, mood and negation: "has never met" → denied, "is meeting" → ongoing."""
    auxiliaries = _auxiliaries(verb)
    words = [a.lower_ for a in auxiliaries]
    base = _by_tense(verb, words, kind)
    modal = next((w for w in words if w in MODALS), None)
    if modal is not None:
        base = Standing(MODALS[modal], f"“{modal}”")
    elif "would" in words or "'d" in words:
        base = _would(verb)
    if modal in ("should", "ought") and "have" in words:
        base = Standing("hypothetical", f"“{modal} have”")
    if (modal or "would" in words) and has_condition(verb):
        base = Standing("conditional", "a condition in the sentence")
    elif kind == "AGREE" and has_proviso(verb):
        base = Standing("conditional", "a proviso in the sentence")
    shared = verb.dep_ == "conj" and not words and child(verb, "nsubj", "nsubj:pass") is None
    if "to" in _marks(verb) and "have" in words and any(w in ("was", "were") for w in words):
        base = Standing("cancelled", "“was to have”")
    if (base_to := _by_infinitive(verb, words, modal is not None)) is not None:
        base = base_to
    if _is_due(verb):
        base = Standing("planned", "“due to”")
    if (longer := _no_longer(verb)) is not None:
        off = base.status == "planned" and kind in ARRANGED
        return Standing("cancelled" if off else "denied", f"“no {longer.text}”")
    no = negated(verb) or (_negated_with(verb) if shared else None) or _nothing(verb) or _at_no_time(verb)
    if no is not None and base.status != "proposed":
        return Standing("denied", f"“{no.text}”")
    return base


def _is_due(verb: Token) -> bool:
    """ "was due to sign", "was negotiated in Riga and was due to be signed on Monday"."""
    before = [t.lower_ for t in verb.doc[max(0, verb.i - _DUE) : verb.i] if t.pos_ != "ADV"]
    while before and before[-1] in ("be", "have", "been"):
        before.pop()
    return before[-2:] == ["due", "to"] or any(c.lower_ == "due" and c.i < verb.i for c in verb.children)


def _by_infinitive(verb: Token, words: list[str], modal: bool) -> Standing | None:
    """ "is to sign", "is to be signed" → planned, "has to sign" → proposed, "has yet to sign" → denied."""
    if "to" not in _marks(verb) or not (verb.tag_ == "VB" or "be" in words):
        return None
    held, has = any(w in BE for w in words), not {"has", "have"}.isdisjoint(words)
    if (held or has) and any(c.lower_ in ("yet", "still") and c.i < verb.i for c in children(verb, "advmod")):
        return Standing("denied", "“yet to”")
    if has and not modal:
        return Standing("proposed", "“has to”")
    return Standing("planned", "“is to”") if held else None


def _no_longer(verb: Token) -> Token | None:
    """ "longer" in "will no longer meet"."""
    return next(
        (
            c
            for c in children(verb, "advmod")
            if c.lower_ == "longer" and any(d.lower_ == "no" for d in c.children)
        ),
        None,
    )


def _negated_with(verb: Token) -> Token | None:
    """The "not" that a verb shares with the one it is coordinated with: "did not meet Lund or visit Riga",
    but neither "did not meet Lund but visited Riga" nor "… but to visit Riga"."""
    first = coordinated_with(verb)
    tensed = verb.tag_ in ("VBD", "VBZ", "VBP") and bool(children(first, "aux", "aux:pass"))
    if tensed or any(c.lower_ == "but" for c in children(verb, "cc")):
        return None
    return negated(first)


def _at_no_time(verb: Token) -> Token | None:
    """The "no" of "has at no point asked", "at no time has Oslo asked", in the clause before the verb."""
    for t in reversed(verb.doc[verb.sent.start : verb.i]):
        if t.is_punct or t.dep_ == "mark" or (t.pos_ == "VERB" and t.lower_ not in HAVE):
            return None
        if (
            t.lower_ == "no"
            and lemma(t.nbor()) in NEVER
            and t.i
            and t.nbor(-1).lower_ in ("at", "under", "in")
        ):
            return t
    return None


def _nothing(verb: Token) -> Token | None:
    """The "no" of what is done or asked for: "accepted no ransom", "asked for no delay", "promised
    nothing"."""
    things = [t for t in children(verb, "obj", "obl") if t.dep_ == "obj" or case_of(t) == "for"]
    none = next((t for t in things if t.dep_ == "obj" and t.lower_ == "nothing"), None)
    return none or next((d for t in things for d in children(t, "det") if d.lower_ == "no"), None)


def _marks(verb: Token) -> set[str]:
    return {c.lower_ for c in children(verb, "mark", "aux")}


def _would(verb: Token) -> Standing:
    """ "said it would send" is a plan told in the past; "it would be wrong to send" a thought."""
    head = verb.head
    if verb.dep_ in ("ccomp", "conj", "parataxis", "acl:relcl", "acl") or head.i == verb.i:
        if child(verb, "aux") is not None and any(a.lower_ == "have" for a in children(verb, "aux")):
            return Standing("hypothetical", "“would have”")
        return Standing("planned", "“would”")
    return Standing("hypothetical", "“would”")


def _by_tense(verb: Token, words: list[str], kind: EventType) -> Standing:
    tag = verb.tag_
    copula = child(verb, "cop")
    if copula is not None or verb.pos_ == "ADJ":
        return Standing("happened", "state at the time of the report")
    progressive = tag == "VBG" and any(
        w in ("is", "are", "was", "were", "been", "be", "'s", "'re", "’s", "’re") for w in words
    )
    if progressive:
        past = any(w in ("was", "were") for w in words) and kind in SPEECH_TYPES
        now = any(w in ("is", "are", "'s", "'re", "’s", "’re") for w in words)
        return Standing(
            "happened" if past else "ongoing", "present tense, progressive" if now else "progressive"
        )
    if tag == "VBG":
        found = _participle(verb)
        return Standing("happened", found.by) if found.status == "ongoing" and kind in SPEECH_TYPES else found
    if tag in ("VBZ", "VBP") and not words:
        if kind in SPEECH_TYPES or (kind == "CONSULT" and verb.head.i == verb.i and not _habitual(verb)):
            return Standing("happened", "present tense of a single act")
        return Standing("ongoing", "present tense")
    passive = tag in ("VBN", "VBG") and "be" in words and "to" in _marks(verb)  # "prisoners to be freed"
    if (
        (tag == "VB" or passive)
        and not any(w in ("do", "does", "did", "to") for w in words)
        and not _modal(words)
    ):
        return _infinitive(verb, kind)
    if (
        "been" in words
        and kind in HOLDS
        and any(case_of(c) == "since" for c in children(verb, "obl", "advcl"))
    ):
        return Standing("ongoing", "perfect with “since”")
    if tag == "VBN" and is_passive(verb) and any(w in ("is", "are", "being") for w in words):
        if "being" in words and case_of(verb) in ("before", "after", "by", "since", "despite"):
            return Standing("happened", f"“{case_of(verb)}” and a participle")
        ongoing = "being" in words or kind not in SPEECH_TYPES
        return Standing("ongoing" if ongoing else "happened", "present passive")
    return Standing("happened", "past tense")


def _modal(words: list[str]) -> bool:
    return any(w in MODALS or w == "would" for w in words)


def _habitual(verb: Token) -> bool:
    return any(
        a.lower_ in ("regularly", "often", "usually", "routinely", "annually")
        for a in children(verb, "advmod")
    )


def _participle(verb: Token) -> Standing:
    """A bare participle takes the time of its clause: "visiting Riga on Monday, he said" → as "said"."""
    head = verb.head
    if verb.dep_ == "ROOT":
        return Standing("ongoing", "participle")
    if verb.dep_ in ("acl", "amod") and head.pos_ in ("NOUN", "PROPN"):
        clause = next((x for x in head.ancestors if x.pos_ in ("VERB", "AUX")), None)
        past = clause is not None and clause.tag_ == "VBD"
        return Standing("happened" if past else "ongoing", "participle of a noun")
    if verb.dep_ in ("advcl", "xcomp", "conj") and head.pos_ in ("VERB", "AUX"):
        mark = case_of(verb)
        if mark in ("by", "after", "for", "of", "since"):
            return Standing("happened", f"“{mark}” and a participle")
        words = [a.lower_ for a in _auxiliaries(head)]
        if any(w in ("will", "'ll", "’ll") for w in words):
            return Standing("planned", "time of the main verb")
        if head.tag_ in ("VBZ", "VBP") or "continue" in lemma(head):
            return Standing("ongoing", "time of the main verb")
    return Standing("happened", "participle")


def _infinitive(verb: Token, kind: EventType) -> Standing:
    """An infinitive nobody governs is a headline's future ("Minister to visit Riga") or a call to act."""
    marked = any(t.lower_ == "to" for t in children(verb, "mark", "aux"))
    if verb.dep_ in ("ROOT", "parataxis"):
        if marked:
            return Standing("planned", "infinitive of a headline")
        if child(verb, "nsubj") is None:
            return Standing("proposed", "imperative")
        return Standing("happened" if kind in SPEECH_TYPES else "ongoing", "present tense")
    if verb.dep_ in ("acl", "advcl", "xcomp") and marked and kind == "CONSULT" and _on_the_way(verb.head):
        return Standing("happened", "infinitive after a journey")
    if verb.dep_ in ("acl", "advcl") and marked:
        return Standing("planned", "infinitive of purpose")
    return Standing("happened", "infinitive")


def _on_the_way(verb: Token) -> bool:
    """Was somebody gone somewhere: "flew to visit Lund", "was in Riga last week to meet Lund"?"""
    helpers = {a.lower_ for a in children(verb, "aux", "cop")}
    if case_of(verb) == "in" and children(verb, "cop"):
        return "was" in helpers or "were" in helpers
    return lemma(verb) in JOURNEYS and verb.tag_ == "VBD" and not helpers


def _outward(token: Token, lexicon: Lexicon) -> Iterator[Standing]:
    """What the words above a verb or noun say of it, from the inside out."""
    node = token
    steps = 0
    if (time := _time_of_occasion(token)) is not None:
        yield from time
        return
    while node.head.i != node.i and steps < 20:
        steps += 1
        governor = node.head
        if node.dep_ == "conj" and not opens_condition(node):
            node = coordinated_with(node)
            continue
        marked = list(_mark(node))
        yield from marked
        if is_asked(node):
            yield Standing("hypothetical", "a question", open=True)
        if stops(node) or any(m.open for m in marked) or _is_occasion(node):
            return
        if _is_where(node, lexicon) and shift_of(governor, node, lexicon) is None:
            return
        if _stays_true(node, lexicon):
            yield Standing("happened", "what a denial leaves standing")
            return
        yield from _governor(node, governor, lexicon)
        if _is_final(governor, node, lexicon):
            return
        node = governor
        if node.dep_ in ("advcl", "acl:relcl", "parataxis") and not _mark_words(node):
            return
    if node.head.i == node.i and is_asked(node):
        yield Standing("hypothetical", "a question", open=True)


def _is_occasion(clause: Token) -> bool:
    """ "cancels talks | after shooting at a base": what came first is not called off."""
    return (
        clause.dep_ in ("advcl", "acl") and clause.tag_ == "VBG" and case_of(clause) in ("after", "following")
    )


def _is_where(noun: Token, lexicon: Lexicon) -> bool:
    """ "hopes for a breakthrough in the talks": the talks are known, the breakthrough is hoped for."""
    inside = noun.dep_ == "nmod" and case_of(noun) in ("in", "at") and noun.head.pos_ == "NOUN"
    return inside and any(frame.type == "CONSULT" for frame in lexicon.nouns.get(lemma(noun), ()))


def _stays_true(noun: Token, lexicon: Lexicon) -> bool:
    """Is it only the occasion of what is denied: "denied that a ransom was paid for the release"?"""
    verb = noun.head
    if noun.dep_ != "obl" or noun.pos_ != "NOUN" or case_of(noun) not in PRESUPPOSING:
        return False
    if verb.dep_ not in ("ccomp", "xcomp") or shift_of(verb, noun, lexicon) is not None:
        return False
    return lemma(verb.head) == "deny" and any(d.lower_ == "the" for d in children(noun, "det"))


def _time_of_occasion(noun: Token) -> list[Standing] | None:
    """Of a noun that says when something else is ("vowed to help during a call with Riga"): to come if that
    is, else as it is by itself, whatever that stands like; so of one that says why ("fails owing to a veto").
    None of other words."""
    if noun.dep_ not in ("obl", "nmod") or case_of(noun) not in OCCASIONS | CAUSES:
        return None
    if case_of(noun) in CAUSES:
        return []
    clause = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
    while clause is not None and clause.tag_ in ("VB", "VBG") and not children(clause, "aux"):
        clause = clause.head if clause.head.i != clause.i and clause.head.pos_ in ("VERB", "AUX") else None
    ahead = clause is not None and any(_modal([a.lower_]) for a in children(clause, "aux"))
    return [Standing("planned", "time of the main verb")] if ahead else []


def _is_final(governor: Token, node: Token, lexicon: Lexicon) -> bool:
    shift = shift_of(governor, node, lexicon)
    return shift is not None and shift.final


def _mark_words(node: Token) -> str:
    return case_of(node) if node.dep_ in ("advcl", "acl", "ccomp", "xcomp", "csubj") else ""


def _mark(node: Token) -> Iterator[Standing]:
    """ "if Oslo withdraws", "whether Oslo withdraws", "until Oslo withdraws" → hypothetical; "without
    signing", "far from signing" → denied; "ahead of the visit" → planned."""
    words = _mark_words(node)
    first = words.split(" ")[0]  # "whether to seize"
    if (
        first == "whether"
        or (node.dep_ == "advcl" and is_condition(node))
        or words in ("if", "unless", "in case", "provided")
        or (words in UNTIL and _is_to_come(node))
        or (node.dep_ in _MAY_BE_CONDITIONS and opens_condition(node))
    ):
        yield Standing("hypothetical", f"“{words}”", open=True)
    elif _is_awaited(node):
        yield Standing("conditional", f"“{words or node.left_edge.text}” of what must come first", open=True)
    elif _is_expected(node):
        yield Standing("planned", f"“{words or node.left_edge.text}” of an act to come")
    elif words in ("without", "instead of", "rather than", "short of") or _is_far_from(node):
        yield Standing("denied", f"“{words}”")
    elif node.dep_ in ("obl", "nmod") and case_of(node) == "without":
        yield Standing("denied", "“without”")
    elif node.dep_ in ("obl", "nmod") and case_of(node) == "ahead of":
        yield Standing("planned", "“ahead of”")


def _is_to_come(clause: Token) -> bool:
    """Is a clause behind "until" of an act that has not been done: "until Oslo signs", "until it has
    signed"?"""
    helpers = {a.lower_ for a in children(clause, "aux", "aux:pass", "cop")}
    return clause.tag_ in ("VBZ", "VBP") or not helpers.isdisjoint({"has", "have", "is", "are"})


def _is_far_from(node: Token) -> bool:
    """ "far from agreeing", whatever word the tree hangs it on."""
    before = node.left_edge.i - 1
    far = node.doc[before].lower_ if before >= 0 else ""
    return node.tag_ == "VBG" and _mark_words(node) == "from" and "far" in (far, node.left_edge.lower_)


def _is_expected(clause: Token) -> bool:
    """Is it a clause of what must come first before something else that is to come: "would answer once the
    council had met"?"""
    if clause.dep_ not in ("advcl", "advcl:relcl"):
        return False
    opening = _opening(clause) & EXPECTED
    if not opening or not any(_modal([a.lower_]) for a in _auxiliaries(_main(clause))):
        return False
    present = clause.tag_ in ("VBZ", "VBP") or any(
        a.lower_ in ("has", "have", "is", "are") for a in _auxiliaries(clause)
    )
    return present or not opening <= {"when", "after"}


def _is_awaited(clause: Token) -> bool:
    """Is it told in the passive what must be done to something before something else is: "agreed to talk once
    the ships were released", "would stay until the crew was freed"?"""
    if clause.dep_ not in ("advcl", "advcl:relcl") or not is_passive(clause):
        return False
    if not _opening(clause) & {"once", AS_SOON, "until", "till"}:
        return False
    main = _main(clause)
    if any(_modal([a.lower_]) for a in _auxiliaries(main)):
        return True
    shift = shift_of(main.head, main, lexicon()) if main.tag_ == "VB" and main.head.i != main.i else None
    return shift is not None and shift.status in ("planned", "proposed", "hypothetical")


def _opening(clause: Token) -> set[str]:
    """What opens a clause; "as soon as" where the tree hangs "soon" on the main verb."""
    soon = clause.head.lower_ == "soon"
    return {case_of(clause), clause.left_edge.lower_, *((AS_SOON,) if soon else ())}


def _main(clause: Token) -> Token:
    """The verb to whose act a clause gives the time."""
    return clause.head.head if clause.head.lower_ == "soon" else clause.head


def _is_cleft(clause: Token) -> bool:
    """ "denied that it was Oslo which had asked"."""
    over = clause.head
    before = [c for c in children(over, "expl", "nsubj") if c.lower_ == "it" and c.i < over.i]
    return clause.dep_ == "acl:relcl" and bool(before) and child(over, "cop") is not None


def stops(node: Token) -> bool:
    """Does a clause stand on its own feet ("after it had met", "because it met", "which met")?"""
    if node.dep_ == "acl:relcl" and case_of(node) == "that":
        return False  # "rejected the charge that it had attacked", whatever the tree calls it
    if _is_cleft(node):
        return False
    if node.dep_ in ("acl:relcl", "parataxis", "appos", "dislocated"):
        return True
    having = any(a.lower_ == "having" for a in children(node, "aux"))  # "denied having killed"
    return node.dep_ == "advcl" and node.tag_ not in ("VB", "VBG") and not having


def _governor(node: Token, governor: Token, lexicon: Lexicon) -> Iterator[Standing]:
    shift = shift_of(governor, node, lexicon)
    if shift is not None and shift.status == "denied" and _is_silence(governor, node, lexicon):
        return
    if shift is None:
        if _is_denied_report(governor, node, lexicon):
            yield Standing("denied", f"“{governor.text}” of a report")
        if governor.pos_ in ("VERB", "ADJ", "AUX") and node.dep_ in ("xcomp", "ccomp", "csubj"):
            yield from _frame_of_governor(governor, node)
        yield from _said_of(node, governor, lexicon)
        yield from _parted(node, governor, lexicon)
        yield from _of_subject(node, governor)
        return
    no = negated(governor) or _no_longer(governor)
    if shift.status == "denied" and no is not None:
        # "did not fail to meet" tells of a meeting, "does not rule out meeting" of one that can be
        if lemma(governor) != "fail":
            yield Standing("hypothetical", f"“{no.text} {governor.text}”")
        return
    later = shift.status == "cancelled" and _has_day(governor, UNTIL_A_DAY)
    yield Standing("planned" if later else shift.status, f"“{governor.text}”")
    if no is not None:
        yield Standing("denied", f"“{no.text} {governor.text}”")
    elif shift.status in ("planned", "proposed") and _came_to_nothing(governor):
        yield Standing("cancelled", f"“had {governor.text} … but”")
    elif shift.status in ("planned", "proposed", "hypothetical") and _on_condition(governor, node, shift):
        yield Standing("conditional", "a condition in the sentence")
    else:
        yield from _by_modal(governor, shift)


def _came_to_nothing(governor: Token) -> bool:
    """ "had planned to visit Riga, but its minister fell ill"."""
    had = governor.tag_ in ("VBN", "VBD") and any(a.lower_ == "had" for a in children(governor, "aux"))
    after = [c for c in children(governor, "conj", "parataxis") if c.tag_ in ("VBD", "VBN")]
    return had and any(b.lower_ == "but" for c in after for b in children(c, "cc"))


def _parted(node: Token, governor: Token, lexicon: Lexicon) -> Iterator[Standing]:
    """ "Speculation is rife about a visit", "Preparations are in full swing for it": by the subject that the
    phrase is parted from."""
    subject = child(governor, "nsubj", "nsubj:pass")
    if subject is None or subject.i > node.i or node.dep_ not in ("obl", "nmod") or subject.i == node.i:
        return
    shift = shift_of(subject, node, lexicon)
    if shift is not None and shift.prep:
        yield Standing(shift.status, f"“{subject.text}”")


def _of_subject(node: Token, governor: Token) -> Iterator[Standing]:
    """ "A visit by Berg would be an affront": what is only spoken of as a thing that would do something."""
    if (
        node.dep_ not in ("nsubj", "nsubj:pass")
        or node.pos_ != "NOUN"
        or child(node, "nmod:poss") is not None
    ):
        return
    known = any(d.lower_ in ("the", "this", "these", "those", "that") for d in children(node, "det"))
    words = [a.lower_ for a in children(governor, "aux")]
    modal = next((w for w in words if w in (*MODALS, "would", "'d")), None)
    if known or modal is None or "have" in words:
        return
    if MODALS.get(modal) != "planned":
        yield Standing("hypothetical", f"“{modal}”")
    elif child(governor, "cop") is not None:
        yield Standing("planned", f"“{modal}”")


def _by_modal(governor: Token, shift: Shift) -> Iterator[Standing]:
    """ "may agree to meet", "will begin to deport", "might cancel the visit"."""
    words = [a.lower_ for a in _auxiliaries(governor)]
    modal = next((w for w in words if w in MODALS), None)
    if modal is None or (MODALS[modal] == "planned" and lemma(governor) not in ("begin", "start")):
        return
    if shift.status in ("planned", "ongoing", "cancelled"):
        yield Standing(MODALS[modal], f"“{modal} {governor.text}”")


def _said_of(node: Token, governor: Token, lexicon: Lexicon) -> Iterator[Standing]:
    """ "the visit is on hold", "put the visit on hold", "the visit hangs in the balance"."""
    if node.dep_ not in ("nsubj", "nsubj:pass", "obj", "csubj"):
        return
    behind = children(governor, "obl", "xcomp", "advmod", "compound:prt")
    itself = bool(children(governor, "cop")) or governor.dep_ == "xcomp"  # "the visit remains doubtful"
    loose = [c for c in behind if c.i > governor.i and not _is_part_of(c, governor)]
    said = [governor] if itself else loose
    for word in said:
        line = next((line for key in _phrases(word) for line in lexicon.predicates.get(key, ())), None)
        if line is not None:
            yield Standing(line.status, f"“{line.predicate}”")
            if (no := negated(governor)) is not None:
                yield Standing("denied", f"“{no.text} {line.predicate}”")
            return


def _is_part_of(particle: Token, verb: Token) -> bool:
    """ "The talks broke off" does not say that they are off."""
    return particle.dep_ == "compound:prt" and lemma(verb) not in ("be", "stay", "remain", "put")


def _phrases(word: Token) -> Iterator[str]:
    """A predicate as the tables have it: "back on", "on hold", "off"."""
    yield from (f"{c.lower_} {word.lower_}" for c in children(word, "advmod"))
    yield f"{case_of(word)} {word.lower_}".strip()


def _is_silence(governor: Token, clause: Token, lexicon: Lexicon) -> bool:
    """ "declined to say whether …" denies nothing."""
    said = lemma(clause) in lexicon.classes["silent"] and lemma(governor) in ("decline", "refuse")
    return said and clause.dep_ == "xcomp"


def _on_condition(governor: Token, node: Token, shift: Shift) -> bool:
    """ "is ready to meet if …", wherever the tree hangs the condition."""
    if shift.status == "hypothetical" and not (governor.pos_ == "ADJ" and node.tag_ == "VB"):
        return False
    return has_condition(governor) or (node.tag_ == "VB" and has_condition(node))


def _is_denied_report(governor: Token, clause: Token, lexicon: Lexicon) -> bool:
    """ "rejected reports that …", "dismissed claims that …", whichever of the two words has the clause."""
    if clause.dep_ not in ("acl", "ccomp", "acl:relcl") or case_of(clause) != "that":
        return False
    report = child(governor, "obj") if governor.pos_ == "VERB" else governor
    if report is None or lemma(report) not in lexicon.classes["hearsay"]:
        return False
    if report.dep_ != "obj" and (
        report.dep_ != "obl" or case_of(report)
    ):  # "dismissed as idle a report that"
        return False
    return lemma(report.head) in lexicon.classes["denying"]


def _has_day(verb: Token, prepositions: frozenset[str]) -> bool:
    """Is a day told to which something is put: "postponed until Friday", "delayed to May"?"""
    days = children(verb, "obl", "obl:unmarked", "nmod")
    return any(case_of(c) in prepositions and _is_time(c) for c in days)


def _moved(verb: Token) -> bool:
    """ "moved forward", "moved the visit up by a week"."""
    return any(c.lower_ in ("forward", "up", "back", "ahead") for c in verb.subtree if c.head.i == verb.i)


def _is_time(head: Token) -> bool:
    words = (head, *children(head, "compound", "nmod:unmarked", "nmod"))
    return any(t.lower_ in TIMES or t.pos_ == "NUM" for t in words)


def _frame_of_governor(governor: Token, node: Token) -> Iterator[Standing]:
    """Negation and modals of a verb carry over to what it governs: "did not manage to meet"."""
    if lemma(governor) == "have" and any(c.lower_ in ("yet", "still") for c in children(governor, "advmod")):
        yield Standing("denied", "“yet to”")
    elif node.tag_ == "VBN" and not children(node, "aux:pass"):
        return  # "has shelved", where the tree takes "has" for the main verb
    elif lemma(governor) == "have" and governor.tag_ in ("VBZ", "VBP") and negated(governor) is None:
        yield Standing("proposed", "“have to”")
    no = negated(governor)
    if (
        no is not None
        and lemma(governor) in PERCEIVED
        and is_passive(governor)
        and node.tag_ in ("VBG", "VB")
    ):
        yield Standing("denied", f"“{no.text} {governor.text}”")
    if no is not None and lemma(governor) in (
        "manage",
        "get",
        "begin",
        "start",
        "continue",
        "have",
        "be",
        "able",
    ):
        yield Standing("denied", f"“{no.text}”")
    words = [a.lower_ for a in _auxiliaries(governor)]
    modal = next((w for w in words if w in MODALS), None)
    if modal is not None and lemma(governor) in (
        "begin",
        "start",
        "continue",
        "help",
        "get",
        "be",
        "able",
        "have",
        "return",
    ):
        yield Standing(MODALS[modal], f"“{modal}”")


def shift_of(governor: Token, node: Token, lexicon: Lexicon) -> Shift | None:
    """The line by which a governing word shifts what hangs on it at `node`, or None."""
    known = lexicon.shifts
    words = (particle_verb(governor), lemma(governor), governor.lower_)
    for line in next((known[w] for w in words if w in known), ()):
        if _fits(line, node, governor):
            return line
    return None


def particle_verb(verb: Token) -> str:
    """The lemma with its particle: "call off"."""
    for c in children(verb, "compound:prt", "advmod"):
        if c.i > verb.i and (c.dep_ == "compound:prt" or c.lower_ in PARTICLES):
            return f"{lemma(verb)} {c.lower_}"
    particle = loose_particle(verb)
    return lemma(verb) if particle is None else f"{lemma(verb)} {particle.lower_}"


def _fits(line: Shift, node: Token, governor: Token) -> bool:
    if line.day and not (_has_day(governor, FOR_A_DAY) or _moved(governor)):
        return False
    if line.prep and case_of(node) not in line.prep:
        return False
    if line.subject:
        return node.dep_ in ("nsubj", "nsubj:pass") and not _is_clause(node)
    if line.arranged and not _is_arranged(node):
        return False
    if governor.pos_ == "NOUN" and node.dep_ == "acl" and node.tag_ == "VBG" and not case_of(node):
        return False  # "a proposal calling for talks" tells what it does
    if line.clause == "to":
        return _is_clause(node) and _is_infinitive(node)
    if line.clause == "that":
        return _is_clause(node) and node.tag_ != "VBG"
    if line.clause == "ing":
        return node.tag_ == "VBG"
    if line.clause == "any":
        return _is_clause(node)
    if node.pos_ in ("NOUN", "PROPN", "PRON") and child(node, "cop") is None:
        return _is_object(node, governor) or bool(line.prep)
    return _is_clause(node)


def _is_infinitive(clause: Token) -> bool:
    """ "to visit Riga", "to be visited", "to be in Riga", "Oslo leave" (in "asked that Oslo leave")."""
    helpers = [a.lower_ for a in children(clause, "aux", "aux:pass", "cop")]
    if _modal(helpers) or not BE.isdisjoint(helpers):  # "is to telephone Lund, aides told the paper"
        return False
    return clause.tag_ == "VB" or ("be" in helpers and "to" in _marks(clause))


def _is_arranged(noun: Token) -> bool:
    """Is it told to be to come, or a thing that is arranged: "halted the planned talks", "halted the
    release"?"""
    return lemma(noun) in lexicon().classes["arranged"] or any(
        lexicon().modifiers.get(c.lower_) == "planned" for c in children(noun, "amod")
    )


def _is_clause(node: Token) -> bool:
    """A clause, also one of a form of "be" that the tree takes for a phrase: "planned to be in Riga"."""
    return node.dep_ in CLAUSES or child(node, "cop") is not None


def _is_object(node: Token, governor: Token) -> bool:
    if governor.pos_ == "VERB":
        if node.dep_ == "obj" and is_passive(governor):
            return True  # "Berg was denied a meeting"
        thing = logical_object(governor)
        return thing is not None and first_conjunct(node).i == thing.i
    return node.dep_ in ("nmod", "nsubj", "nsubj:pass", "obl")
