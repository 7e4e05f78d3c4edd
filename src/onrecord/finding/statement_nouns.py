"""Attributions whose cue is a noun or an adjective: the claim that …, was adamant that …"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.finding.cues import CueWord, lexicon
from onrecord.finding.source_words import names_a_source
from onrecord.finding.statement_clauses import as_clause, clause_reach
from onrecord.finding.statement_draft import Draft, is_spoken
from onrecord.finding.statement_spans import Range, reach
from onrecord.finding.statement_syntax import (
    child,
    children,
    is_finite,
    is_infinitive,
    is_negated,
    marker,
    subject_of,
)


def by_noun(noun: Token, word: CueWord) -> Iterator[Draft]:
    """The claim by the army that the road was open. / She expressed concern over the delay."""
    light = noun.dep_ == "obj" and noun.head.lower_ in lexicon().light_verbs and noun.head.pos_ == "VERB"
    if light and not is_spoken(noun.head, word):
        return
    content = (
        _noun_clause(noun) or _is_that(noun) or (_noun_topic(noun) if light and word.act != "say" else [])
    )
    if not content:
        return
    source = subject_of(noun.head) if light else _owner(noun) or _holder(noun) or _of_whom(noun)
    unsourced = noun.lemma_.lower() in lexicon().unsourced
    if source is None and not unsourced:
        return
    held = () if light or source is None or source.head != noun else tuple(children(noun, "cop", "case"))
    cue = (noun.head, noun) if light else (*(t for t in held if source is not None and t.i > source.i), noun)
    by = "subject of" if light else "named with"
    yield Draft(
        cue=noun,
        cue_tokens=cue,
        word=word,
        source=source if source is not None else noun,
        content=tuple(content),
        by=(("source", f"{by} “{noun.text}”"), ("content", f"what “{noun.text}” tells of")),
    )


def _noun_clause(noun: Token) -> list[Range]:
    given = [c for c in children(noun, "acl") if c.tag_ == "VBN"]
    behind = [c for verb in given for c in children(verb, "ccomp", "advcl", "xcomp", "acl")]
    for c in [*children(noun, "acl", "acl:relcl", "ccomp", "appos"), *behind]:
        if c.i > noun.i and child(c, "mark") is not None and marker(c) == "that" and not _tells_of(c, noun):
            return [clause_reach(c)]
    return []


def _tells_of(clause: Token, noun: Token) -> bool:
    """Whether a clause says what others make of the noun, not what it holds: a claim that they confirm"""
    whole = child(clause, "obj", "ccomp", "xcomp", "obl", "advcl") is not None
    tail = noun.left_edge.lower_ in ("a", "an") and noun.left_edge.i > noun.sent.start
    return tail and not whole and lexicon().verb(clause) is not None and clause.right_edge == clause


def _is_that(noun: Token) -> list[Range]:
    """The ministry's explanation is that the convoy never left its base. / Word from the court was that …"""
    doc, end = noun.doc, noun.sent.end
    owner = _owner(noun) or _of_whom(noun)
    is_at = noun.i + 1 if owner is None or owner.i < noun.i else owner.right_edge.i + 1
    if owner is not None and owner.i < noun.i and is_at < end and doc[is_at].lower_ in ("of", "on"):
        is_at = next((t.i for t in doc[is_at : min(is_at + 6, end)] if t.lemma_ == "be"), end)
    if owner is None or is_at + 1 >= end or doc[is_at].lemma_ not in ("be", "remain"):
        return []
    that = next((t for t in doc[is_at + 1 : min(is_at + 3, end)] if t.lower_ == "that"), None)
    if that is None or that.i + 2 >= end or any(t.is_punct for t in doc[noun.i + 1 : that.i]):
        return []
    stop = next((t.idx for t in doc[that.i + 1 : end] if t.text in ";:"), noun.sent.end_char)
    return [(that.nbor().idx, stop)]


def _noun_topic(noun: Token) -> list[Range]:
    prepositions = lexicon().light_prepositions
    near = [*children(noun, "nmod", "obl", "acl"), *children(noun.head, "obl", "advcl")]
    for c in near:
        if c.i > noun.i and marker(c) in prepositions and c.left_edge.i == noun.i + 1:
            first = child(c, "case", "mark")
            start = c.left_edge.idx if first is None or is_infinitive(c) else first.idx + len(first)
            return [(start, reach(c)[1])]
    return []


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "the army's claim", "a claim by the army"."""
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    if (people := next((c for c in children(noun, "amod") if c.ent_type_ == "MISC"), None)) is not None:
        return people
    if (giver := given_by(noun)) is not None:
        return giver
    return next((c for c in children(noun, "nmod", "obl:agent") if marker(c) in ("by", "from")), None)


def _holder(noun: Token) -> Token | None:
    """The ministry is of the view that the treaty is in force: who holds the view."""
    held = child(noun, "cop") is not None and any(c.lower_ == "of" for c in children(noun, "case"))
    return child(noun, "nsubj") if held else None


def _of_whom(noun: Token) -> Token | None:
    """The view of the commission is that the road must stay open. / the claim of the rebels that …"""
    of = (c for c in children(noun, "nmod") if marker(c) == "of" and c.i > noun.i)
    return next((c for c in of if names_a_source(c)), None)


def given_by(noun: Token) -> Token | None:
    """Who gave it: the assurance given to her by the minister, the account that was put out by the army"""
    for verb in children(noun, "acl"):
        agent = child(verb, "obl:agent")
        if verb.tag_ == "VBN" and agent is not None:
            return agent
    return None


def by_adjective(word: Token, entry: CueWord) -> Iterator[Draft]:
    """The envoy was adamant that talks go on. / The aide made clear, let it be known that they would."""
    makers = ("make", "let") if word.lower_ == "known" else ("make",)
    made = word.dep_ in ("xcomp", "ccomp", "amod", "obj", "advmod") and word.head.lemma_ in makers
    if not made and (word.lower_ == "known" or child(word, "cop", "aux:pass") is None):
        return
    verb = word.head if made else word
    clause_before = as_clause(verb) if made and marker(verb) == "as" else []
    if not is_spoken(verb, entry) or is_negated(word):
        return
    source = subject_of(verb)
    clause = [
        c
        for c in [*children(word, "ccomp", "advcl", "acl"), *(children(verb, "ccomp") if made else [])]
        if c.i > word.i and is_finite(c) and marker(c) in ("that", "")
    ]
    content = [clause_reach(clause[0])] if clause else clause_before if made else _moved_by(word)
    if source is None or not content:
        return
    near = (verb, word) if made else (*children(word, "cop", "aux:pass"), word)
    yield Draft(
        cue=word,
        cue_tokens=tuple(sorted(near, key=lambda t: t.i)),
        word=entry,
        source=source,
        content=tuple(content),
        by=(("source", f"subject of “{word.text}”"), ("content", f"what follows “{word.text}”")),
    )


def _moved_by(word: Token) -> list[Range]:
    """The members were encouraged by the news."""
    for c in children(word, "obl", "obl:agent"):
        if c.i > word.i and marker(c) in ("about", "over", "by", "with", "at"):
            first = child(c, "case")
            return [(first.idx + len(first) if first else c.left_edge.idx, reach(c)[1])]
    return []
