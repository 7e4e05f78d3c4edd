"""What a stance is about, as a short noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.finding.event_syntax import case_of, child, children, noun_phrase
from onrecord.finding.position_lexicon import lexicon
from onrecord.reading.stated_dates import WEEKDAYS

_LONGEST = 9
_SENTENCES_BACK = 3
_POINTING = frozenset({"it", "that", "this", "them", "those", "these"})
_DROPPED = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "any",
        "such",
        "all",
    }
)
_VOWELS = "aeiou"
_FINITE = frozenset({"WDT", "WP", "WRB", "MD", "VBD", "VBZ", "VBP"})
"""Tags of words that open or head a clause, with which a noun phrase ends."""
_QUOTES = re.compile('[“”"]')


def issue_at(head: Token) -> str | None:
    """The issue that a slot's head word names.

    "the army's planned assault on the port" → "army's planned assault on the port"; "to lift the blockade" →
    "lifting the blockade"; "to allow more aid into the city" → "more aid into the city"; None for pronouns,
    claims and people.
    """
    if head.pos_ == "PRON":
        meant = meant_by(head)
        return None if meant is None else issue_at(_done_to(meant))
    if head.pos_ in ("VERB", "AUX") and head.tag_ != "VBG":
        return _of_clause(head)
    attempted = child(head, "acl") if head.lemma_.lower() in ("attempt", "effort", "move", "bid") else None
    if attempted is not None and attempted.tag_ == "VB":
        return _of_clause(attempted)
    if head.pos_ not in ("NOUN", "PROPN", "VERB") or head.lemma_.lower() in lexicon().words["empty"]:
        return None
    if head.pos_ == "PROPN" and head.ent_type_ in ("PERSON", "ORG", "PLACE", "MISC"):
        return None
    return _short(_fullest(head))


def meant_by(pronoun: Token) -> Token | None:
    """What "it", "that" or "them" stands for: the matter named last before it, in the same sentence or the
    two before.

    "Peru tabled a plan for a joint fleet. Chile rejected it." → plan
    """
    if pronoun.lower_ not in _POINTING:
        return None
    return last_matter(pronoun, plural=pronoun.lower_ in ("them", "those", "these"))


def _done_to(meant: Token) -> Token:
    """Of "France wanted to freeze the aid; Spain was against it" it is the freezing that Spain is against."""
    verb = meant.head
    wished = meant.dep_ == "obj" and verb.tag_ == "VB" and verb.dep_ in ("xcomp", "conj", "acl")
    return verb if wished and not children(verb, "aux", "nsubj") else meant


def last_matter(word: Token, *, plural: bool | None = None) -> Token | None:
    """The last noun before a word that names something to be for or against."""
    matters = lexicon().words["matters"]
    sentence = word.sent
    for _ in range(_SENTENCES_BACK):
        for token in reversed(word.doc[sentence.start : min(sentence.end, word.i)]):
            of_number = plural is None or plural == (token.tag_ == "NNS")
            if (
                of_number
                and token.pos_ == "NOUN"
                and token.lemma_.lower() in matters
                and not _on_condition(token)
            ):
                return _whole_matter(token)
        if sentence.start == 0:
            break
        sentence = word.doc[sentence.start - 1].sent
    return None


def _whole_matter(noun: Token) -> Token:
    """Of "a plan to dredge the canal" the plan, of "aid to the budget" the aid."""
    outer = (a for a in noun.ancestors if a.pos_ == "NOUN" and a.lemma_.lower() in lexicon().words["matters"])
    return max(outer, key=lambda a: -a.i, default=noun)


def _on_condition(token: Token) -> bool:
    """Within a condition: of "Chad would accept it if the siege were lifted" no later "it" is the siege."""
    above = (a for a in (token, *token.ancestors) if a.dep_ == "advcl")
    return any(case_of(a).removeprefix("only ") in lexicon().words["conditions"] for a in above)


def _fullest(head: Token) -> Token:
    """ "the plan" stands for the plan told before: "a plan to share the river's water"."""
    if not _bare(head):
        return head
    earlier = (t for t in reversed(head.doc[: head.i]) if t.pos_ == "NOUN" and t.lemma_ == head.lemma_)
    return next((t for t in earlier if not _bare(t)), head)


def _bare(head: Token) -> bool:
    telling = ("amod", "compound", "nmod", "nmod:poss", "acl")
    return not any(c.lower_ not in _DROPPED for c in children(head, *telling))


def _short(head: Token) -> str | None:
    # As a predicate the phrase begins behind its copula: "is against further sanctions".
    first = max((c.i for c in children(head, "cop", "case") if c.i < head.i), default=-1)
    words = [t for t in noun_phrase(head) if not t.is_space and t.i > first]
    while (
        words
        and (words[0].lower_ in _DROPPED or words[0].is_punct or words[0].pos_ == "ADP")
        and words[0].i < head.i
    ):
        words = words[1:]
    at = next((n for n, t in enumerate(words) if t.i == head.i), 0)
    words = words[: _whole_name(words, max(_LONGEST, at + 1))]
    clause = next((n for n, t in enumerate(words) if n > at and _ends_phrase(t)), len(words))
    words = words[:clause]
    while len(words) > at + 1 and (
        words[-1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT", "PART", "SCONJ", "ADV")
    ):
        words = words[:-1]
    if len(words) == 1 and words[0].lemma_.lower() not in lexicon().words["matters"]:
        return None
    return _text(head.doc, words)


def _whole_name(words: list[Token], end: int) -> int:
    """Where a phrase is cut, a name in it is not: "the sinking of the ferry Santa [Rita]"."""
    while end < len(words) and words[end].ent_iob_ == "I":
        end += 1
    return end


def _ends_phrase(token: Token) -> bool:
    """A clause, a second thing or how it is done begins: "a truce that …", "a truce and an exchange", "the
    plan in a friendly spirit", "the treaty on Monday"."""
    if token.tag_ in _FINITE or token.dep_ == "cc" or token.lower_ in ("without", ":"):
        return True
    inside = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    if token.lower_ == "in":
        return any(word in lexicon().words["manners"] for word in inside)
    return token.lower_ == "on" and bool(inside) and inside[0] in WEEKDAYS


def _text(doc: Doc, words: list[Token]) -> str | None:
    if not words:
        return None
    text = _QUOTES.sub("", doc[words[0].i : words[-1].i + 1].text).strip(" ,;:'")
    return None if "\n" in text else text


def _of_clause(verb: Token) -> str | None:
    """ "withdraw from the valley" → "withdrawing from the valley"."""
    thing = child(verb, "obj")
    if verb.lemma_.lower() in lexicon().words["bringing"]:
        return issue_at(thing) if thing is not None and thing.pos_ != "VERB" else None
    rest = [t for t in _after(verb) if not t.is_space]
    while rest and rest[-1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT", "PART", "SCONJ"):
        rest = rest[:-1]
    if not rest or (thing is not None and thing.pos_ == "PRON"):
        return None
    tail = verb.doc[rest[0].i : rest[-1].i + 1].text.strip(" ,;:“”\"'")
    return None if "\n" in tail else f"{gerund(verb.lemma_.lower())} {tail}"


def _after(verb: Token) -> Iterator[Token]:
    """The words after a verb that belong to it, up to a clause of their own."""
    inside = {t.i for t in verb.subtree}
    for token in verb.doc[verb.i + 1 : verb.i + _LONGEST]:
        opens = token.dep_ in ("mark", "cc", "punct") or token.pos_ in ("SCONJ", "PUNCT", "CCONJ")
        if token.i not in inside or (opens and case_of(token.head) != "to"):
            return
        yield token


def gerund(lemma: str) -> str:
    """The -ing form of a verb: "stop" → "stopping", "release" → "releasing".

    >>> [gerund(w) for w in ("end", "halt", "free", "lift", "put", "die")]
    ['ending', 'halting', 'freeing', 'lifting', 'putting', 'dying']
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    single = sum(c in _VOWELS for c in lemma) == 1 and len(lemma) > 2
    if single and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS:
        return lemma + lemma[-1] + "ing"
    return lemma + "ing"
