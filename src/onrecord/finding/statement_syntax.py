"""Who speaks, by the tree: the subject of a reporting verb and how far a source phrase reaches."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from onrecord.finding.cues import lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_afterthoughts import opens_tail
from onrecord.finding.statement_order import named_after, opening_noun, over_apposition, part_of
from onrecord.reading.stated_dates import MONTHS, WEEKDAYS

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
_RELATIVES = ("who", "which", "that", "whom")
_LEFT_OUT = ("acl:relcl", "acl", "parataxis", "cc:preconj", "advcl", "ccomp", "dep")
_OF_A_PREDICATE = ("cop", "nsubj", "expl")
"""What hangs on a noun that is said of something: [It was] Oslo that asked"""
_OCCASION = ("ADP", "DET", "PROPN", "NOUN", "PRON")
_THESE_DAYS = ("yesterday", "today", "tonight")
_DEPTH = 6
ALSO_REPORTED = (
    "report",
    "rumour",
    "rumor",
    "idea",
    "notion",
    "speculation",
    "talk",
    "news",
    "theory",
    "story",
)
"""Besides the nouns of the lexicon, what a claim that others make is called."""


def child(token: Token, *labels: str) -> Token | None:
    """The first child under one of the labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def children(token: Token, *labels: str) -> list[Token]:
    """The children under any of the labels, in order of the text."""
    return [c for c in token.children if c.dep_ in labels]


def marker(token: Token) -> str:
    """The word that introduces a clause or phrase, lower case: "that", "as", "about"; "" where none does."""
    found = child(token, "mark", "case")
    return found.lower_ if found is not None else ""


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether a verb (or predicate with a copula) heads a finite clause."""
    if verb.tag_ in ("VBD", "VBP", "VBZ", "MD"):
        return True
    return any(
        c.dep_ in ("aux", "aux:pass", "cop") and c.tag_ in ("VBD", "VBP", "VBZ", "MD") for c in verb.children
    )


def opens_predicate(token: Token) -> bool:
    """Whether a token, an adverb before its verb left out, opens what is said of a subject: [is] over."""
    if token.pos_ == "ADV" and token.i + 1 < token.sent.end:
        token = token.nbor()
    return token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBP", "VBZ", "MD")


def after_comma(clause: Token) -> bool:
    """Whether a clause is set off by a comma."""
    first = clause.left_edge
    return first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")


_NOT = ("not", "n't", "n’t", "never", "nor", "neither")
_MARK = ('"', "“", "”", "''", "``", "’’", "‘‘")


def is_negated(verb: Token) -> bool:
    """Whether "not" or "never" stands with the verb; not one within a quotation: “Maybe not,” she said."""
    return any(c.lower_ in _NOT and not _marked_off(c, verb) for c in verb.children)


def _marked_off(a: Token, b: Token) -> bool:
    """Whether a quotation mark stands between two tokens."""
    return any(t.text in _MARK for t in a.doc[min(a.i, b.i) : max(a.i, b.i)])


def subject_of(verb: Token) -> Token | None:
    """The head of the phrase that names who does what a verb tells.

    "Mora … said", "Mora, who said" (the antecedent), "came out and said", "left, saying" (the subject of
    the governor), "a letter saying" (the noun), "issued a letter saying" (who issued it), "quoted her as
    saying" (the object).
    """
    return _in_part(verb, _subject(verb))


def _in_part(verb: Token, subject: Token | None) -> Token | None:
    """The subject, or who opens the verb's part where the tree has it before a semicolon:

    Chad says the pass is open; Niger, which shut it in May and insists that it is not, has sent men there.
    """
    begun, _ = part_of(verb)
    if subject is None or begun <= verb.sent.start or not verb.sent.start <= subject.i < begun:
        return subject
    return opening_noun(verb.doc, begun, verb.i) or subject


def _subject(verb: Token, depth: int = 0) -> Token | None:
    if depth > _DEPTH:
        return None
    quoted = verb.tag_ == "VBG" and marker(verb) == "as"
    own = None if quoted else _own_subject(verb)
    if own is None and not quoted and (told := _closing_cue(verb) or _refuser(verb)) is not None:
        return _subject(told, depth + 1)
    if own is not None:
        if own.lower_ in _RELATIVES and own.pos_ in ("PRON", "DET", "SCONJ"):
            return _antecedent(verb) or own
        return own
    return _asked_before(verb) or _borrowed(verb, depth)


def _asked_before(verb: Token) -> Token | None:
    """The subject that a participle in commas has taken: The envoy, asked to comment, would only say …"""
    for c in children(verb, "advcl", "acl", "parataxis"):
        held = child(c, "nsubj", "nsubj:pass")
        put_in = c.tag_ in ("VBN", "VBD") and c.i < verb.i and c.nbor(-1).text == ","
        if put_in and held is not None and held.i + 2 == c.i:
            return held
    return None


def _closing_cue(verb: Token) -> Token | None:
    """The "said" whose speaker goes on in a participle: The men are free, Mora said on Friday, thanking Oman.

    It is the last finite verb before the comma, and a comma stands before it and its speaker too.
    """
    if verb.tag_ != "VBG" or lexicon().verb(verb) is None or not _behind_comma(verb):
        return None
    doc, begun = verb.doc, verb.sent.start
    cue = next((t for t in reversed(doc[begun : verb.i]) if t.pos_ in ("VERB", "AUX") and is_finite(t)), None)
    word = None if cue is None else lexicon().verb(cue)
    if cue is None or word is None or "quote" not in word.frames:
        return None
    subject = _own_subject(cue)
    if subject is None or subject.sent != cue.sent or subject.lower_ in _RELATIVES:
        return None
    first = min(phrase_of(subject, alone=False).start, cue.i)
    before = doc[first - 1] if first > begun else None
    if before is not None and before.text in _MARK and before.i > begun:
        before = before.nbor(-1)
    return cue if before is not None and before.text == "," else None


def _refuser(participle: Token) -> Token | None:
    """The verb of refusing that a participle goes on from, whose tree hangs it on the report refused:

    The ministry debunked claims that boats had crossed the line, *saying* none had left.
    """
    at = participle
    if participle.tag_ != "VBG" or not _behind_comma(participle):
        return None
    while at.head != at and at.dep_ in ("advcl", "acl", "conj", "ccomp", "xcomp"):
        at = at.head
        if not is_report(at):
            continue
        refusals = [at.head] if at.dep_ == "obj" else [c for c in children(at, "acl", "amod") if c.i < at.i]
        words = ((verb, lexicon().verb(verb)) for verb in refusals)
        return next((verb for verb, word in words if word is not None and "reported" in word.frames), None)
    return None


def is_report(noun: Token) -> bool:
    """Whether a noun stands for what others claim to be so: a claim, a report; not a demand, a plan."""
    lemma = noun.lemma_.lower()
    entry = lexicon().nouns.get(lemma)
    return lemma in ALSO_REPORTED or (entry is not None and entry.act in ("accuse", "say"))


def _behind_comma(verb: Token) -> bool:
    """Whether a comma stands before a participle or before the one that it is coordinated with."""
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].pos_ == "ADV" or verb.doc[at].lower_ == "and"):
        at -= 1
    joined = verb.doc[verb.i - 1].lower_ == "and" and verb.head.tag_ == "VBG" and verb.head.i < verb.i
    return verb.doc[at].text == "," or (joined and _behind_comma(verb.head))


def _own_subject(verb: Token) -> Token | None:
    """The subject on the verb itself; of several, as a wrong tree has them, the closest before the verb.

    Where the tree has none, the noun right before a finite verb: "Mora said".
    """
    own = children(verb, *SUBJECTS)
    before = [c for c in own if c.i < verb.i]
    if not own and (inverted := _put_in_before(verb)) is not None:
        return inverted
    if own:
        return before[-1] if before else own[0]
    if (taken := _taken_for_a_participle(verb)) is not None:
        return taken
    if verb.tag_ == "VBG":
        return _with_subject(verb)
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ in ("conj", "acl"):
        return None
    if (after := _noun_after(verb)) is not None:
        return after
    if lexicon().verb(verb) is not None and (named := over_apposition(verb)) is not None:
        return named
    return None if child(verb, "aux:pass") is not None else _noun_before(verb)


def _taken_for_a_participle(verb: Token) -> Token | None:
    """The subject of a past form that the tree takes for a participle, so that the sentence is left without
    a verb: The president's chief of staff posted on Friday that the visit was off."""
    root, end = verb.head, verb.sent.end
    if verb.dep_ != "acl" or root != verb.sent.root or root.pos_ not in ("NOUN", "PROPN"):
        return None
    if verb.tag_ not in ("VBN", "VBD") or lexicon().verb(verb) is None or child(root, "cop") is not None:
        return None
    before = verb.nbor(-1)
    if before.pos_ not in ("NOUN", "PROPN") or verb.sent[-1].text not in '.”"':
        return None
    behind = (t for t in verb.doc[verb.i + 1 : end] if t.lower_ == "that" or t.pos_ not in _OCCASION)
    told = next(behind, None)
    return root if told is not None and told.lower_ == "that" and names_a_source(root) else None


def _put_in_before(verb: Token) -> Token | None:
    """The speaker in "and, says one diplomat, “a lot of tea”": between commas, behind the verb"""
    word, doc, end = lexicon().verb(verb), verb.doc, verb.sent.end
    if word is None or word.told or "quote" not in word.frames or verb.tag_ not in ("VBZ", "VBD"):
        return None
    if verb.i == verb.sent.start or doc[verb.i - 1].text != ",":
        return None
    heads = named_after(doc, verb.i + 1, end)
    closed = len(heads) == 1 and heads[0].i + 1 < end and doc[heads[0].i + 1].text == ","
    return heads[0] if closed and names_a_source(heads[0]) else None


def _noun_after(verb: Token) -> Token | None:
    """The speaker in "…, said Mora, who leads it", where the tree hangs the name on the clause before.

    Whoever follows "told" is the one it was told to.
    """
    word = lexicon().verb(verb)
    if verb.i == verb.sent.start or not _follows_comma(verb) or word is None or word.told:
        return None
    for t in verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)]:
        if t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("nsubj", "obj") and t.head.i < verb.i:
            return t
        if t.pos_ == "PROPN" and t.dep_ in ("iobj", "obj") and t.head == verb and _ends_clause(t):
            return t
        if t.pos_ not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PART", "PUNCT") or t.text in ",;:":
            return None
    return None


def _follows_comma(verb: Token) -> bool:
    """Whether a comma stands before the verb, a closing mark between them left out: …,” reported Mora"""
    before = verb.nbor(-1)
    if before.text in _MARK and before.i > verb.sent.start:
        before = before.nbor(-1)
    return before.text == ","


def _ends_clause(noun: Token) -> bool:
    """Whether the sentence ends behind a name, or a comma does."""
    last = noun.right_edge
    return last.i + 1 >= noun.sent.end or last.nbor().is_punct or last.is_punct


def _noun_before(verb: Token) -> Token | None:
    at = verb.i - 1
    while at > verb.sent.start and (verb.doc[at].pos_ in ("AUX", "ADV") or verb.doc[at].dep_ == "aux"):
        at -= 1
    at = _before_day(verb.doc, at, verb.sent.start)
    near = verb.doc[at]
    if near.pos_ not in ("NOUN", "PROPN", "PRON") or near.i < verb.sent.start:
        return None
    if verb.tag_ == "VBN" and near.i == verb.i - 1:
        return None
    while near.dep_ in ("flat", "compound", "punct", "nmod") and verb.sent.start <= near.head.i < verb.i:
        if near.head == near or (near.dep_ == "nmod" and near.head.i > near.i):
            break
        near = near.head
    return near


def _before_day(doc: Doc, at: int, begun: int) -> int:
    """The token before the day that stands between a speaker and the verb: Ana Mora, on Tuesday ruled out"""
    if doc[at].lower_ not in (*WEEKDAYS, *_THESE_DAYS) or at - 2 <= begun:
        return at
    at -= 2 if doc[at - 1].lower_ == "on" else 1
    return at - 1 if doc[at].text == "," and at - 1 > begun else at


def _with_subject(verb: Token) -> Token | None:
    """Whose doing it is in "…, with Senator Mora tweeting that …": the noun between "with" and the verb."""
    noun: Token | None = None
    for at in range(verb.i - 1, max(verb.sent.start, verb.i - 12) - 1, -1):
        t = verb.doc[at]
        if t.lower_ == "with":
            break
        if t.pos_ in ("VERB", "AUX", "SCONJ") or t.text in ",;:":
            return None
        noun = noun or (t if t.pos_ in ("NOUN", "PROPN", "PRON") else None)
    else:
        return None
    while noun is not None and noun.dep_ in ("flat", "compound", "appos", "punct") and noun.head.i < verb.i:
        noun = noun.head
    return noun


def _antecedent(verb: Token) -> Token | None:
    at = verb
    for _ in range(_DEPTH):
        if at.dep_ == "acl:relcl":
            return _person_before(at) or _of_whom(at.head)
        if at.dep_ not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
        at = at.head
    return None


def _person_before(clause: Token) -> Token | None:
    """The person right before "who", though the tree hangs the clause on more: remarks by Mora, who said"""
    who = next((t for t in clause.doc[clause.head.i + 1 : clause.i + 1] if t.lower_ == "who"), None)
    if who is None or who.i < 2 or who.nbor(-1).text != ",":
        return None
    name = who.nbor(-2)
    if name.ent_type_ != "PERSON" or clause.head.ent_type_ == "PERSON" or not clause.head.is_ancestor(name):
        return None
    while name.head.i < name.i and name.head.ent_type_ == "PERSON" and name.dep_ in ("flat", "compound"):
        name = name.head
    return None if name.dep_ == "appos" else name


def _of_whom(noun: Token) -> Token:
    """The one of whom a predicate is said: Mora is the minister and the envoy who promised it."""
    first = noun
    while first.dep_ in ("conj", "appos") and first.head != first:
        first = first.head
    subject = child(first, "nsubj") if child(first, "cop") is not None else None
    return noun if subject is None or subject.lower_ in ("it", "there", "this", "that", "one") else subject


def relative_of(verb: Token) -> Token | None:
    """The "who" of "Mora, who said": it stands for the source beside the cue."""
    own = child(verb, *SUBJECTS)
    relative = own is not None and own.lower_ in _RELATIVES and own.pos_ in ("PRON", "DET", "SCONJ")
    return own if relative else None


def _borrowed(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ in ("acl", "acl:relcl"):
        return _noun_speaker(head, depth) if verb.tag_ != "VBN" else child(verb, "obl:agent")
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "ccomp", "dep"):
        held = (
            (child(head, "obj") or child(head, "iobj"))
            if marker(verb) in ("as", "for") and verb.dep_ != "conj"
            else None
        )
        return held if held is not None else _subject(head, depth + 1)
    return None


def _noun_speaker(noun: Token, depth: int) -> Token:
    """Who speaks in "… a statement saying": whoever issued it, else the statement itself."""
    if noun.dep_ == "obj" and noun.head.lower_ in lexicon().light_verbs:
        return _subject(noun.head, depth + 1) or noun
    return noun


def conjuncts(noun: Token) -> list[Token]:
    """A noun and what is coordinated with it; what stands behind "other" is no source of its own."""
    more = [c for c in noun.conjuncts if c.i > noun.i and c.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    return [noun, *(c for c in more if not any(d.lower_ in ("other", "others") for d in c.subtree))]


_COMPARING = ("up", "down", "twice", "half", "almost", "nearly", "roughly", "compared", "against")


def _ends_phrase(token: Token) -> bool:
    """Whether a source phrase ends before the token: a colon, a clause about the source, or a comma and what
    is counted: according to growers, up from 60 / according to doctors, twice as many as …"""
    if token.text == "," and token.i + 2 < len(token.doc):
        behind = token.nbor()
        alone = behind.like_num and behind.nbor().text in ".;"
        counts = alone or (behind.lower_ == "from" and behind.nbor().like_num)
        if opens_tail(behind):
            return True
        return counts or behind.lower_ in _COMPARING or behind.tag_ in ("JJR", "RBR")
    return token.text in ":;" or (token.lower_ in ("who", "whom", "whose", "which") and token.pos_ == "PRON")


def _titles(noun: Token, kept: set[int]) -> set[int]:
    """Titles right before a name, though the tree hangs them elsewhere: "Press Secretary Ana Mora"."""
    found: set[int] = set()
    if noun.pos_ != "PROPN" or noun.doc[min(kept)].is_punct:
        return found
    at = min(kept) - 1
    while (
        at >= noun.sent.start
        and noun.doc[at].pos_ in ("PROPN", "NOUN", "ADJ")
        and (noun.doc[at].dep_ in ("nsubj", "nmod:desc", "compound", "flat", "amod", "nsubj:pass"))
    ):
        found.add(at)
        at -= 1
    if found and at >= noun.sent.start and (noun.doc[at].pos_ == "DET" or noun.doc[at].tag_ == "PRP$"):
        found.add(at)
    return found


def _hyphened(noun: Token) -> set[int]:
    """The words of an office that hyphens join to its last one, with their article: the Secretary-General"""
    found: set[int] = set()
    at = noun.i
    while at - 2 >= noun.sent.start and noun.doc[at - 1].text == "-" and noun.doc[at - 2].pos_ == noun.pos_:
        found |= {at - 1, at - 2}
        at -= 2
    article = noun.doc[at - 1] if at > noun.sent.start else noun
    return found | {article.i} if found and article.pos_ == "DET" else found


def _is_day(phrase: Token) -> bool:
    """Whether a phrase tells when something was said: The agency on June 18 called for talks."""
    if phrase.dep_.split(":")[0] not in ("nmod", "obl") or marker(phrase) not in ("on", ""):
        return False
    return any(t.lower_ in WEEKDAYS or (t.lower_ in MONTHS and t.text[0].isupper()) for t in phrase.subtree)


def phrase_of(noun: Token, alone: bool = True) -> Span:
    """The noun phrase of a source with its title and apposition, without its clauses.

    With `alone`, without what is coordinated with it: "two aides" of "two aides and an envoy, who met".
    """
    left_out = set(_LEFT_OUT) | ({"conj", "cc"} if alone else set())
    out = {d.i for c in noun.children if c.dep_ in left_out for d in c.subtree}
    out |= {c.i for c in noun.children if c.dep_ == "case" and c.i < noun.i}
    out |= {d.i for c in noun.children if c.dep_ in _OF_A_PREDICATE for d in c.subtree}
    out |= {d.i for c in noun.children if _is_day(c) and c.i > noun.i for d in c.subtree}
    kept = {t.i for t in noun.subtree} - out
    first = last = noun.i
    kept |= _titles(noun, kept) | _hyphened(noun)
    while first - 1 in kept and noun.doc[first - 1].pos_ != "SPACE":
        first -= 1
    while last + 1 in kept and noun.doc[last + 1].pos_ != "SPACE" and not _ends_phrase(noun.doc[last + 1]):
        last += 1
    while first < last and (noun.doc[first].is_punct or noun.doc[first].pos_ in ("SPACE", "CCONJ")):
        first += 1
    while first < noun.i and noun.doc[first].tag_ in ("IN", "TO"):
        first += 1
    while last - 1 > noun.i and noun.doc[last - 1].lower_ == "on" and noun.doc[last].lower_ in WEEKDAYS:
        last -= 2
    while last > first and (
        (noun.doc[last].is_punct and noun.doc[last].text not in ")")
        or noun.doc[last].pos_ in ("SPACE", "CCONJ")
        or noun.doc[last].tag_ == "POS"
    ):
        last -= 1
    return noun.doc[first : last + 1]
