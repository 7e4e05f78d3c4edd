"""Who does what in a tree: logical subject, logical object, obliques by preposition, of verbs and event
nouns.

All of these undo the sentence's wrapping: passive, relative clause, participle, control and coordination.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.finding.cues import lexicon as cues
from onrecord.finding.event_lexicon import lemma, lexicon

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
TIMES = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "day", "week", "month", "year", "weekend",
    }
)  # fmt: skip
"""Heads of phrases that say when, and so name no party ("insisted on Monday")."""
OBLIQUES = frozenset({"obl", "obl:agent", "nmod", "obl:unmarked", "nmod:unmarked", "obl:npmod"})
BETWEEN = 9
"""Words at most from what is between two to the word "between"."""
SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "AGREE"})
"""Types whose verbs are acts of speech."""
CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "acl:relcl", "advcl:relcl"})
_CLOSING = 6
"""Words at most between a closing cue and a participle behind it ("told reporters in Riga, thanking …")."""
ASIDES = frozenset({"advcl", "acl:relcl", "acl", "ccomp"})
"""Clauses on which the tree hangs what goes with the verb above them."""
_PHRASES = frozenset({"obj", "obl", "nmod", "appos", "nsubj:pass", "conj"})
RELATIVES = frozenset({"who", "whom", "which", "that"})
STAYING = frozenset({"remain", "stay", "be", "become", "appear", "seem", "get", "feel"})
"""Verbs of a state, which another word names."""
NEGATIONS = frozenset({"not", "n't", "never", "n’t", "nor", "neither", "no"})


def children(token: Token, *deps: str) -> list[Token]:
    """The children of a token that have one of these relations, in order."""
    return [c for c in token.children if c.dep_ in deps]


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def case_of(token: Token) -> str:
    """The preposition or subordinator of a phrase, whole: "on behalf of", "against", "for"."""
    words = [
        part
        for mark in token.children
        if mark.dep_ in ("case", "mark") and mark.lower_ not in ("'s", "’s", "’", "'")
        for part in (mark, *children(mark, "fixed"))
    ]
    return " ".join(w.lower_ for w in words)


def conjuncts(token: Token) -> list[Token]:
    """A token and those coordinated with it, in order."""
    found = [token]
    for c in token.children:
        if c.dep_ == "conj":
            found.extend(conjuncts(c))
    return found


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token is in."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def is_finite(clause: Token) -> bool:
    """Has a clause a tense and a subject of its own ("after a text was killed")?"""
    tensed = clause.tag_ in ("VBD", "VBZ", "VBP") or bool(children(clause, "aux", "aux:pass", "cop"))
    return tensed and child(clause, *SUBJECTS) is not None and "to" not in case_of(clause).split()


def is_passive(verb: Token) -> bool:
    """Is the verb passive ("was seized", "a ship seized by")?"""
    if child(verb, "aux:pass"):
        return True
    if _is_undergone(verb):
        return True
    if _promises(verb) or _is_past_of_sentence(verb):
        return False
    if (subject := child(verb, "nsubj:pass")) is not None and verb.tag_ != "VBD":
        # Without an auxiliary, a noun on the other side shows a past tense taken for a participle.
        return subject.i < verb.i and not any(
            o.i > verb.i for o in children(verb, "obj", "nsubj", "nsubj:pass")
        )
    if child(verb, "nsubj", "aux") or verb.tag_ != "VBN":
        head = verb.head
        return (
            verb.dep_ == "conj"
            and verb.tag_ == "VBN"
            and not child(verb, "nsubj", "obj", "aux")
            and is_passive(head)
        )
    if (
        verb.dep_ == "conj" and verb.head.pos_ == "VERB"
    ):  # "was seized and burned", "a step praised and damned"
        return not child(verb, "obj", "xcomp", "ccomp") and verb.head.tag_ == "VBN" and is_passive(verb.head)
    return verb.dep_ in ("acl", "amod", "advcl", "ROOT", "parataxis") and not child(verb, "obj")


def _is_undergone(verb: Token) -> bool:
    """Is it a headline's passive without its auxiliary, which looks like a past tense: "Two sailors freed
    after a month"? Only verbs that ask for an object, and have none, are so read."""
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBN") or any(t.text == "." for t in verb.sent):
        return False
    bare = not children(verb, "obj", "iobj", "ccomp", "xcomp", "aux", "aux:pass", "compound:prt")
    subject = child(verb, *SUBJECTS)
    return (
        bare and subject is not None and subject.i < verb.i and lemma(verb) in lexicon().classes["undergone"]
    )


def _is_past_of_sentence(verb: Token) -> bool:
    """Is it the past tense of a whole sentence that looks like a participle ("Oslo, an ally, called on Riga
    to pay.")? Only headlines, which have no full stop, leave out the auxiliary of a passive."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VBN" or children(verb, "aux", "aux:pass", "obl:agent"):
        return False
    return child(verb, *SUBJECTS) is not None and any(t.text == "." for t in children(verb, "punct"))


def _promises(verb: Token) -> bool:
    """Is it a past tense that looks like a participle: "Oslo, whose envoy left, offered to pay"?

    Who is offered or refused something is told with an auxiliary.
    """
    if verb.tag_ != "VBN" or verb.dep_ in ("acl", "amod", "advcl") or child(verb, "aux") is not None:
        return False
    frames = lexicon().verbs.get(lemma(verb), ())
    promises = any(f.clause == "to" and f.object is None and f.type in ("AGREE", "REJECT") for f in frames)
    return promises and any(c.tag_ == "VB" for c in children(verb, "xcomp"))


def agent(verb: Token) -> Token | None:
    """The by-phrase of a passive."""
    return next(iter(agents(verb)), None)


def agents(verb: Token) -> list[Token]:
    """All by-phrases of a passive: "was accepted by Oslo on Monday and, to general surprise, by Riga"."""
    own = [o for o in children(verb, "obl:agent") if case_of(o) == "by"]
    if own or not is_passive(verb):
        return own[:1] + [o for o in own[1:] if o.i > own[0].i] + _agents_of_rest(verb, own)
    thing = child(verb, "obj")
    near = [*children(verb, "obl", "nmod"), *(children(thing, "nmod") if thing is not None else ())]
    # "was closed to lorries by Riga": the tree may hang it on the phrase before
    near += [by for o in children(verb, "obl") if not _has_maker(o) for by in children(o, "nmod")]
    # "was told to leave by Oslo"
    near += [by for c in children(verb, "xcomp") if c.tag_ == "VB" for by in children(c, "obl", "obl:agent")]
    return [o for o in near if case_of(o) == "by" and o.i > verb.i][:1]


def _agents_of_rest(verb: Token, own: list[Token]) -> list[Token]:
    """Who does the rest, told without the verb: "expelled by Oslo, three by Riga", "accused by Oslo of theft
    and by Riga of fraud"."""
    counts = [n for o in own for n in children(o, "nsubj") if n.pos_ == "NUM"]
    clauses = [c for c in children(verb, "advcl", "xcomp") if own and c.i > own[0].i]
    near = [
        *(by for n in counts for by in children(n, "nmod")),
        *(o for c in clauses for o in children(c, "conj")),
    ]
    return [o for o in near if case_of(o) == "by" and o.pos_ in ("PROPN", "NOUN")]


def _has_maker(noun: Token) -> bool:
    """Is it a thing that somebody makes or does: "in an attack by rebels", "in a letter by Berg"?"""
    words = lexicon()
    return lemma(noun) in words.nouns.keys() | words.classes["document"] | words.classes["offer"]


def _relative(verb: Token, token: Token | None) -> Token | None:
    """A relative pronoun's antecedent, anything else as it is."""
    if token is None or token.lower_ not in RELATIVES:
        return token
    aside = verb.dep_ == "parataxis" and token.tag_ in ("WP", "WDT") and verb.head.pos_ in ("PROPN", "NOUN")
    return verb.head if verb.dep_ == "acl:relcl" or aside else token


def _bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "xcomp") and child(verb, "aux") is None


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on a verb. Of several before it (an apposition taken for a subject: "the maker,
    Volvo, …") a name is taken first; what follows the verb is its object ("asked Oslo to …"), but for
    inversion."""
    found = children(verb, *SUBJECTS)
    found = [s for s in found if not _owns_next(s, found)]
    before = [s for s in found if s.i < verb.i]
    if _bare_participle(verb):  # "Accusing Oslo of fraud, Riga …": what follows is its object
        found = before
    named = [s for s in before if s.ent_type_ in ("PERSON", "ORG")]
    return next(iter((*named, *before, *found)), None)


def _owns_next(subject: Token, subjects: list[Token]) -> bool:
    """Is it whose the next subject is, which the tree takes for a subject too: "Minister Lund's | visit was
    called off"?"""
    last = subject.right_edge
    return last.tag_ == "POS" and any(s.i > last.i for s in subjects)


def possessor(noun: Token) -> Token | None:
    """Whose a thing is by a word with "'s" before it, also where the tree hangs both on the verb."""
    own = child(noun, "nmod:poss")
    if own is not None or noun.dep_ not in SUBJECTS:
        return own
    beside = children(noun.head, *SUBJECTS)
    return next((s for s in beside if s.i < noun.i and _owns_next(s, [noun])), None)


def grammatical_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject as grammar has it, found through coordination, control, participles and relative clauses.

    "Oslo, which had agreed to host the talks" gives Oslo for "host".
    """
    if depth > 12:
        return None
    own = own_subject(verb)
    clause = verb
    while own is None and clause.dep_ == "conj" and clause.head.i != clause.i:
        if _goes_with_relative(clause):
            return clause.head
        clause = coordinated_with(clause)
        own = own_subject(clause)
    if own is not None:
        return _relative(clause, own)
    return _borrowed_subject(clause, depth)


def _goes_with_relative(verb: Token) -> bool:
    """Does the tree hang the second verb of a relative clause on the noun: "Oslo, which left in May but
    agreed to pay"?"""
    noun = verb.head
    if noun.pos_ not in ("NOUN", "PROPN") or verb.pos_ != "VERB" or child(noun, "cop") is not None:
        return False
    return any(c.i < verb.i and child(c, *SUBJECTS) is not None for c in children(noun, "acl:relcl"))


def coordinated_with(verb: Token) -> Token:
    """The verb that a coordinated one goes with, where the tree hangs an act of speech on what is said or
    told aside: "said Oslo had closed the border and blamed Riga", "deplores the raid, in which two died, and
    urges both to talk" → said, deplores.

    The tenses tell: what is said has an auxiliary, the two acts of the speaker have none; a comma before the
    "and" closes what is told aside.
    """
    told = verb.head
    if not _is_act(verb):
        return _reported_with(verb) or told
    matrix = told.head
    reported = bool(children(told, "aux", "aux:pass", "cop")) or (
        _act_of_speech(matrix) and _act_of_speech(verb) and lemma(verb) not in ("agree", "accept")
    )
    if told.dep_ == "ccomp" and reported and _same_tense(verb, matrix) and matrix.i < told.i < verb.i:
        return matrix
    return _over_aside(verb) or told


def _reported_with(verb: Token) -> Token | None:
    """What is told before in the same report, where the tree hangs the second on the verb of telling: "said
    that Lund had plotted and had met the governors" → plotted."""
    helpers = {a.lower_ for a in children(verb, "aux")} & {"had", "has", "have", "would", "will"}
    if not helpers or children(verb.head, "aux", "aux:pass", "cop"):
        return None
    inner = [c for c in children(verb.head, "ccomp") if c.i < verb.i and verb.head.i < c.i]
    same = (c for c in reversed(inner) if not helpers.isdisjoint(a.lower_ for a in children(c, "aux")))
    return next(same, None)


def _is_act(verb: Token) -> bool:
    """Is it an act of speech in a tense of its own?"""
    finite = verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not children(verb, "aux", "aux:pass", "cop")
    return finite and _act_of_speech(verb)


def _act_of_speech(verb: Token) -> bool:
    return any(f.type in SPEECH_ACTS for f in lexicon().verbs.get(lemma(verb), ()))


def _same_tense(verb: Token, matrix: Token) -> bool:
    past = frozenset({"VBD", "VBN"})
    alike = verb.tag_ == matrix.tag_ or {verb.tag_, matrix.tag_} <= past
    return alike and matrix.pos_ == "VERB" and not children(matrix, "aux:pass")


def _over_aside(verb: Token) -> Token | None:
    """The main verb before a clause told aside that a comma closes: "Berg denied that his men had fired, when
    four were killed, and accused Lund" → denied."""
    cc = child(verb, "cc")
    if cc is None or cc.i == 0 or verb.doc[cc.i - 1].text != "," or own_subject(verb) is not None:
        return None
    outer, aside = verb.head, False
    while outer.dep_ in ASIDES and outer.head.i != outer.i:
        aside = aside or outer.dep_ in ("advcl", "acl:relcl", "acl")
        outer = outer.head
        while outer.pos_ in ("NOUN", "PROPN", "NUM") and outer.dep_ in _PHRASES:
            outer = outer.head
        if aside and outer.dep_ in ("ROOT", "conj", "parataxis") and _same_tense(verb, outer):
            return outer if own_subject(outer) is not None and outer.i < verb.head.i else None
    return None


def _borrowed_subject(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.i == verb.i:
        return None
    if (speaker := _closing_speaker(verb)) is not None:
        return speaker
    if verb.dep_ in ("acl", "acl:relcl"):
        return _subject_of_acl(verb, depth)
    if verb.dep_ == "amod":
        return head
    ordered = verb.dep_ == "advcl" and verb.tag_ == "VB" and lemma(head) in lexicon().shifts
    if verb.dep_ == "ccomp" and (state := _split_state(verb)) is not None:
        return grammatical_subject(state, depth + 1)
    if verb.dep_ == "ccomp" and (said_aside := _subject_before_aside(verb)) is not None:
        return said_aside
    if verb.dep_ in ("xcomp", "ccomp") or ordered:
        return controller(verb, depth)
    if verb.dep_ == "advcl" and (deed := _deed_told_before(verb)) is not None:
        return grammatical_subject(deed, depth + 1)
    if verb.dep_ in ("advcl", "csubj", "obl") and head.pos_ in ("VERB", "ADJ", "AUX", "NOUN", "ADV"):
        blamed = child(head, "obj") if case_of(verb) in ("of", "for", "from", "into", "against") else None
        return blamed or grammatical_subject(head, depth + 1)
    return None


def _split_state(verb: Token) -> Token | None:
    """The verb of a state that the tree parts from the word that says which: "Lund said the rebels | remain |
    committed to attacking" → remain."""
    before = [c for c in children(verb.head, "ccomp") if 0 < verb.i - c.i <= 3 and own_subject(c) is not None]
    parted = verb.tag_ in ("VBN", "JJ") and own_subject(verb) is None and not children(verb, "aux", "mark")
    return next((c for c in before if lemma(c) in STAYING), None) if parted else None


def _subject_before_aside(verb: Token) -> Token | None:
    """The subject of what is said, where the tree gives it to the cue that stands in between: "The ministers,
    he told reporters, had agreed"."""
    cue = verb.head
    subjects = [s for s in children(cue, *SUBJECTS) if s.i < cue.i]
    finite = bool(children(verb, "aux", "aux:pass")) and "to" not in case_of(verb).split()
    if len(subjects) < 2 or not finite or verb.i < cue.i:
        return None
    return (
        subjects[0]
        if verb.doc[subjects[0].right_edge.i + 1].text == "," or subjects[0].i + 1 < subjects[1].i
        else None
    )


def _closing_speaker(verb: Token) -> Token | None:
    """Who speaks before a participle that closes the sentence: "The crew were freed, Lund said, thanking
    Riga" → Lund, whatever the tree hangs it on."""
    doc, at = verb.doc, verb.i - 1
    while at > verb.sent.start and doc[at].pos_ == "ADV":
        at -= 1
    if verb.tag_ != "VBG" or at <= verb.sent.start or doc[at].text != ",":
        return None
    cue = doc[at - 1]
    while cue.pos_ not in ("VERB", "AUX") and cue.head.i != cue.i:
        cue = cue.head
    if not verb.sent.start < cue.i < at or at - cue.i > _CLOSING or cues().verb(cue) is None:
        return None
    return own_subject(cue)


def _subject_of_acl(verb: Token, depth: int) -> Token | None:
    """ "troops guarding X" → troops; "a plan to seize X" → whose plan it is; "talks held by" → none but the
    agent; "imposed sanctions on Riga, accusing it" → who imposed them, whatever the tree says."""
    noun = verb.head
    if verb.dep_ == "acl:relcl":
        return None if any(t.lower_ in RELATIVES for t in children(verb, "obj", "obl")) else noun
    if case_of(verb) in ("of", "for") and _is_blamed(noun):
        return noun
    if verb.tag_ == "VB" or case_of(verb) in ("of", "for"):
        return owner(noun) or _of_predicate(noun) or _doer_over(noun, depth) or noun
    if verb.tag_ == "VBG" and noun.dep_ in ("obj", "obl", "nmod", "conj") and _after_comma(verb):
        return _doer_over(_within_clause(noun), depth) or noun
    before = verb.doc[verb.i - 1] if verb.i else noun
    paper = before.pos_ == "NOUN" and lemma(before) in lexicon().classes["document"]
    return before if paper else noun  # "the decision to allow a resolution calling for a truce"


def _of_predicate(noun: Token) -> Token | None:
    """Who is in a state: "Oslo is on the verge of signing", "is in line to visit" → Oslo."""
    return child(noun, *SUBJECTS) if child(noun, "cop") is not None and case_of(noun) else None


def _is_blamed(noun: Token) -> bool:
    """Is somebody accused of what a participle tells: "accused the rebels of shelling a market"?"""
    classes = lexicon().classes
    if noun.pos_ != "PROPN" and lemma(noun) not in classes["person"] | classes["people"] | classes["force"]:
        return False
    frames = lexicon().verbs.get(lemma(noun.head), ()) if noun.dep_ in ("obj", "iobj", "nsubj:pass") else ()
    return any(f.type in ("ACCUSE", "SUPPORT") for f in frames)


def _deed_told_before(verb: Token) -> Token | None:
    """The deed whose harm a participle tells, where the tree hangs it on who speaks of it: "accused the
    rebels of shelling a market, killing ten"."""
    if verb.tag_ != "VBG" or lemma(verb) not in lexicon().classes["hurt"] or not _act_of_speech(verb.head):
        return None
    between = (t for t in reversed(verb.doc[verb.head.i + 1 : verb.i]) if t.pos_ == "VERB")
    deed = next(between, None)
    frames = lexicon().verbs.get(lemma(deed), ()) if deed is not None else ()
    return deed if any(f.type == "ASSAULT" for f in frames) else None


def _after_comma(clause: Token) -> bool:
    first = clause.left_edge
    return first.text == "," or (first.i > 0 and clause.doc[first.i - 1].text == ",")


def _within_clause(noun: Token) -> Token:
    """The phrase of a clause that a noun stands in: "sanctions" for "imposed sanctions on Oslo, accusing
    it"."""
    while noun.dep_ in ("nmod", "conj") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def _doer_over(noun: Token, depth: int) -> Token | None:
    """The subject of the verb that a noun is object of: "Oslo announced a plan to …" → Oslo."""
    verb = first_conjunct(noun).head
    if lemma(verb) in lexicon().classes["topic"]:  # "discussed a plan to …"
        return None
    if noun.dep_ in ("obj", "conj", "obl") and verb.pos_ == "VERB":
        return agent(verb) if is_passive(verb) else grammatical_subject(verb, depth + 1)
    if noun.dep_ == "nsubj:pass" and verb.pos_ == "VERB":
        return agent(verb)
    return None


def controller(verb: Token, depth: int = 0) -> Token | None:
    """Who is to do an infinitive: "asked Oslo to mediate" → Oslo, "called on Oslo to mediate" → Oslo,
    "promised Oslo to mediate" → the promiser."""
    matrix = verb.head
    if case_of(verb).startswith("for") and (own := child(verb, *SUBJECTS)):
        return own
    if lemma(matrix) not in {"promise", "vow", "threaten", "pledge"} | lexicon().classes["leaving"]:
        ordered = child(matrix, "obj", "iobj")
        if ordered is not None and ordered.i < verb.i:
            return ordered
        called = next(
            (
                o
                for o in children(matrix, "obl")
                if case_of(o) in ("on", "upon", "to", "for", "with") and o.i < verb.i
            ),
            None,
        )
        if called is not None and matrix.pos_ == "VERB":
            return called
    return grammatical_subject(matrix, depth + 1)


def logical_subject(verb: Token) -> Token | None:
    """Who does it: the subject of an active verb, the by-phrase of a passive."""
    return agent(verb) if is_passive(verb) else grammatical_subject(verb)


def logical_object(verb: Token) -> Token | None:
    """To whom or what it is done: the object of an active verb, the subject of a passive."""
    if is_passive(verb):
        return grammatical_subject(verb)
    own = own_object(verb)
    if own is not None:
        return _relative(verb, own)
    if verb.dep_ == "acl:relcl" and child(verb, "nsubj") is not None and _gap(verb):
        return verb.head
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and verb.i < getattr(child(verb.head, "obj"), "i", -1)
    ):
        return child(verb.head, "obj")
    shared = next((c for c in children(verb, "conj") if child(c, "obj") and not child(c, *SUBJECTS)), None)
    if shared is not None and shared.i - verb.i <= 3:
        return child(shared, "obj")
    return None


def raised(verb: Token) -> Token | None:
    """Who is to do an infinitive, where the tree makes him its subject: "encourages Oslo to pay" → Oslo."""
    for clause in children(verb, "xcomp", "ccomp"):
        who = child(clause, *SUBJECTS)
        if clause.tag_ == "VB" and who is not None and verb.i < who.i < clause.i:
            to = any(c.lower_ == "to" for c in children(clause, "mark", "aux"))
            return who if to and not is_passive(verb) and case_of(clause) == "to" else None
    return None


def loose_particle(verb: Token) -> Token | None:
    """The word right after a verb that makes a phrasal verb of the tables with it, though the tree may take
    it for a preposition: "called off the visit"."""
    if verb.i + 1 >= len(verb.doc) or verb.pos_ != "VERB":
        return None
    after = verb.doc[verb.i + 1]
    return after if f"{lemma(verb)} {after.lower_}" in lexicon().phrasal else None


def own_object(verb: Token) -> Token | None:
    """The object that hangs on a verb. "asked Oslo to …" may have it as indirect object, or as a late
    subject."""
    bare = [o for o in children(verb, "obj", "iobj") if not case_of(o) or _behind_as(verb, o)]
    guest = _guest(verb)
    if guest is not None:
        return guest
    direct = next((o for o in bare if o.dep_ == "obj"), None) or next(iter(bare), None)
    if direct is not None:
        return direct
    particle = loose_particle(verb)
    if particle is not None and particle.dep_ == "case" and particle.head.head.i == verb.i:
        return particle.head
    noun = next(
        (x for x in children(verb, "xcomp") if x.pos_ == "NOUN" and not child(x, "cop", "case")), None
    )
    phrasal = particle is not None or child(verb, "compound:prt") is not None
    if noun is not None and noun.i > verb.i and (phrasal or child(noun, "det", "nmod:poss") is not None):
        return noun
    if phrasal:
        bare = [
            o
            for o in children(verb, "obl", "nmod")
            if not case_of(o) and o.i > verb.i and o.lower_ not in TIMES
        ]
        if bare:
            return bare[0]
    late = [
        s
        for s in children(verb, "nsubj", "nsubj:pass")
        if s.i > verb.i and s.pos_ in ("PROPN", "NOUN", "PRON") and not _after_comma(s)
    ]  # behind a comma stands who says it: "The panel will not meet, the envoy, Lund, said"
    first = own_subject(verb)
    follows = _bare_participle(verb) or (first is not None and first.i < verb.i)
    if late and follows:
        return late[0]
    judged = (o for o in children(verb, "obl") if _behind_as(verb, o))
    return next(judged, None) or _object_with_participle(verb)


def _behind_as(verb: Token, thing: Token) -> bool:
    """Does the tree give to what is judged the "as" of the judgement: "rejected as “absurd” the charge"?"""
    mark = next((c for c in children(thing, "case") if c.lower_ == "as" and c.i == verb.i + 1), None)
    article = next(
        (c for c in children(thing, "det", "nmod:poss") if mark is not None and c.i > mark.i + 1), None
    )
    return mark is not None and article is not None


def _object_with_participle(verb: Token) -> Token | None:
    """The object that the tree takes for the subject of the participle behind it: "rejected, by 9 votes to 4,
    an amendment tabled by Oslo"."""
    for clause in children(verb, "advcl", "ccomp", "parataxis"):
        bare = clause.tag_ == "VBN" and not children(clause, "aux", "aux:pass", "mark")
        thing = child(clause, "nsubj", "nsubj:pass", "compound") if bare else None
        if thing is not None and verb.i < thing.i == clause.i - 1 and child(verb, "nsubj") is not None:
            return (
                thing
                if any(case_of(o) == "by" for o in children(clause, "obl", "obl:agent", "nmod"))
                else None
            )
    return None


def _guest(verb: Token) -> Token | None:
    """Who is met in "met visiting minister Lund", where the tree takes "visiting" for an act."""
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    under = after.head.i == verb.i or (after.head.dep_ == "obj" and after.head.head.i == verb.i)
    return child(after, "obj") if after.lower_ == "visiting" and under else None


def _gap(verb: Token) -> bool:
    """Is the object of a relative clause missing, so that the antecedent is it ("a plan [that] Oslo
    rejected")?"""
    subject = child(verb, "nsubj")
    return subject is not None and subject.lower_ not in RELATIVES


def obliques(token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositional phrases of a verb or noun as (preposition, head of the phrase)."""
    for c in token.children:
        if c.dep_ in OBLIQUES or (c.dep_ == "obj" and case_of(c)):
            for each in conjuncts(c):
                if each.lower_ not in TIMES:
                    yield _after_particle(token, case_of(each) or case_of(c)), each
            if case_of(c) == "in" and token.pos_ == "VERB":  # "asked for 5 billion in loans from Riga"
                yield from ((case_of(i), i) for i in children(c, "nmod") if case_of(i) in ("from", "to"))
        elif c.dep_ in ("advcl", "acl") and c.tag_ == "VBG" and case_of(c):
            yield case_of(c), c
        elif c.dep_ in ("advcl", "xcomp", "ccomp") and case_of(c).startswith("for "):
            yield "for", own_subject(c) or c  # "asked for observers to be sent"
    if token.pos_ == "VERB":
        yield from _stranded(token)
        noun = child(token, "obj") or child(token, "iobj")
        lifted = child(token, "nsubj:pass") if noun is None else None
        if lifted is not None:  # "the embargo on Oslo was lifted"
            yield from ((case_of(c), c) for c in children(lifted, "nmod") if case_of(c) in ("on", "against"))
        # The parser often hangs a verb's phrase on its object: "imposed sanctions on Oslo".
        if noun is not None and token.dep_ != "acl:relcl":
            for c in children(noun, "nmod"):
                yield case_of(c), c
                if (
                    noun.pos_ in ("SYM", "NUM") or lemma(noun) in lexicon().classes["aid"]
                ):  # "pledged $40 million in aid for Riga"
                    yield from ((case_of(inner), inner) for inner in children(c, "nmod"))
        stranded = child(token, "obl")
        if stranded is not None and stranded.lower_ in RELATIVES and token.dep_ == "acl:relcl":
            yield case_of(stranded), token.head


def _stranded(verb: Token) -> Iterator[tuple[str, Token]]:
    """The preposition that a passive leaves behind, with its subject: "the ship was fired upon", "was shot
    at"; and what follows a word that makes a phrase with the verb: "said yes to the plan"."""
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if is_passive(verb) and after.tag_ == "IN" and after.head.i == verb.i and not list(after.children):
        thing = grammatical_subject(verb)
        if thing is not None:
            yield after.lower_, thing
    particle = loose_particle(verb)
    if particle is not None and particle.head.i == verb.i:
        yield from ((case_of(c), c) for c in children(particle, "nmod", "obl"))


def _after_particle(verb: Token, preposition: str) -> str:
    """The preposition after a phrasal verb: "of" in "walked out of", which the tree may take as one."""
    particle = loose_particle(verb)
    lead = f"{particle.lower_} " if particle is not None else " "
    return preposition[len(lead) :] if preposition.startswith(lead) else preposition


def between(noun: Token) -> list[Token]:
    """The sides of what is "between" two, wherever the tree hangs the words: "the pact of May between Norway,
    led by Berg, and Sweden" → Norway, Sweden."""
    after = noun.doc[noun.i + 1 : min(noun.i + BETWEEN, noun.sent.end)]
    if any(t.tag_ in ("VBZ", "VBP", "MD") or t.text in (",", ";") for t in _up_to(after, "between")):
        return []
    word = next((t for t in after if t.lower_ == "between"), None)
    if word is None or word.dep_ != "case":
        return []
    sides = conjuncts(word.head)
    if len(sides) > 1:
        return sides
    rest = word.doc[word.head.i + 1 : noun.sent.end]
    return [word.head, *(t for t in rest if _is_other_side(t, word.head))][:2]


def _up_to(words: Span, last: str) -> Iterator[Token]:
    for token in words:
        if token.lower_ == last:
            return
        yield token


def _is_other_side(noun: Token, first: Token) -> bool:
    """Is it joined by ", and", which closes what is told aside of the one before, or by "and" right behind
    that one?"""
    cc = child(noun, "cc")
    if cc is None or cc.lower_ != "and" or cc.i < 1:
        return False
    closed = cc.doc[cc.i - 1].text == "," or cc.i == first.i + 1
    return closed and noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN")


def owner(noun: Token) -> Token | None:
    """Whose a thing is: "Oslo's offer", "the offer by Oslo", "the Oslo government's offer"."""
    own = possessor(noun)
    if own is not None:
        return antecedent(own) if own.lower_ == "whose" else own
    return next((o for prep, o in obliques(noun) if prep == "by"), None)


def counted(number: Token) -> Token:
    """What a bare number counts: "20 of Oslo's jets" → jets; else the word itself."""
    if number.pos_ != "NUM":
        return number
    inside = [*children(number, "nmod"), *(c for c in children(number.head, "obl") if c.i > number.i)]
    return next((c for c in inside if case_of(c) == "of"), number)


def antecedent(pronoun: Token) -> Token:
    """Whom the "whose" of a relative clause stands for: "Oslo, whose troops …" → Oslo."""
    clause = next((a for a in pronoun.ancestors if a.dep_ == "acl:relcl"), None)
    return pronoun if clause is None else clause.head


def measured(noun: Token, measures: frozenset[str]) -> Token:
    """The head of the phrase that counts a noun: "a second round of talks" → round; else the noun."""
    outer = noun
    while outer.dep_ == "nmod" and case_of(outer) == "of" and lemma(outer.head) in measures:
        outer = outer.head
    return outer


def negated(token: Token) -> Token | None:
    """The word that denies a verb or noun: "did not sign", "never", "no talks"."""
    for c in token.children:
        if c.dep_ in ("advmod", "det", "cc", "cc:preconj") and c.lower_ in NEGATIONS:
            if (c.dep_ == "advmod" and c.lower_ in ("neither", "no")) or _only_bounds(c):
                continue
            return c
    subject = child(token, "nsubj", "nsubj:pass")
    if subject is not None:
        if subject.lower_ in ("nobody", "none", "neither", "nothing"):
            return subject
        before = children(subject, "det", "cc", "cc:preconj")
        return next((d for d in before if d.lower_ in ("no", "neither")), None)
    return None


def _only_bounds(negation: Token) -> bool:
    """As in "not fewer than 30 were killed", "not only struck the port": nothing is denied."""
    after = negation.nbor().lower_ if negation.i + 1 < len(negation.doc) else ""
    return negation.lower_ == "not" and after in ("fewer", "less", "more", "only", "just", "merely", "least")


def span(token: Token, other: Token | None = None) -> Span:
    """The tokens from one to the other."""
    last = token if other is None else other
    return token.doc[min(token.i, last.i) : max(token.i, last.i) + 1]


def noun_phrase(head: Token) -> Span:
    """The noun phrase of a head without its clauses and appositions."""
    inside = [t for t in head.subtree if not _cut(t, head)]
    left = min((t.i for t in inside), default=head.i)
    right = max((t.i for t in inside), default=head.i)
    while left < head.i and (head.doc[left].is_punct or head.doc[left].dep_ in ("case", "mark", "cc")):
        left += 1
    while right > head.i and head.doc[right].is_punct:
        right -= 1
    return head.doc[left : right + 1]


def _cut(token: Token, head: Token) -> bool:
    node = token
    while node.i != head.i:
        if node.dep_ in (
            "acl",
            "acl:relcl",
            "appos",
            "parataxis",
            "conj",
            "cop",
            "nsubj",
            "advcl",
            "dep",
            "punct",
        ) and (node.head.i == head.i):
            return True
        node = node.head
    return False
