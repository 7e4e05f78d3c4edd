"""Where an event is, by the place phrase that hangs on its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

from onrecord.finding.event_syntax import case_of, children, noun_phrase

WHERE = frozenset(
    {
        "in", "at", "near", "outside", "inside", "to", "into", "off", "across", "around", "over", "toward",
        "towards", "on", "along", "for",
    }
)  # fmt: skip


def place_of(*predicates: Token) -> Span | None:
    """The words that say where: "met on Monday in Doha, Qatar" → "Doha, Qatar". Predicates in order of
    closeness."""
    for predicate in predicates:
        found = next(_places(predicate), None)
        if found is not None:
            return found
    return None


def place_among(heads: Iterable[Token]) -> Span | None:
    """The first of phrases that is a place."""
    return next((place_words(head) for head in heads if _is_place(head)), None)


def _places(predicate: Token) -> Iterator[Span]:
    for c in children(predicate, "obl", "nmod", "obj"):
        preposition = case_of(c)
        if (preposition in WHERE or (c.dep_ == "obj" and not preposition)) and _is_place(c):
            yield place_words(c)
    for c in children(predicate, "compound", "nmod:unmarked"):
        if c.ent_type_ == "PLACE":
            yield c.doc[c.i : c.i + 1]


def place_of_target(predicate: Token) -> Span | None:
    """Where that is to which something is done, which itself is no place: "struck the port of Izmail", "the
    Torkham crossing was closed", "a strike on the port of Izmail"."""
    for target in children(predicate, "obj", "nsubj:pass", "nmod", "obl"):
        if target.dep_ in ("nmod", "obl") and case_of(target) not in ("on", "against", "at"):
            continue
        if target.pos_ == "NOUN" and (found := next(_places_within(target), None)) is not None:
            return found
    return None


def _places_within(target: Token) -> Iterator[Span]:
    for c in children(target, "nmod", "compound"):
        if c.ent_type_ == "PLACE" and (c.dep_ == "compound" or case_of(c) in (*WHERE, "of")):
            yield place_words(c) if c.dep_ == "nmod" else c.doc[c.i : c.i + 1]


def _is_place(head: Token) -> bool:
    if head.ent_type_ == "PLACE":
        return head.text != "us"
    return (
        any(t.ent_type_ == "PLACE" for t in children(head, "compound", "flat", "appos"))
        and head.pos_ == "PROPN"
    )


def place_words(head: Token) -> Span:
    """A place with the larger place it is in: "Herat, Afghanistan"."""
    words = noun_phrase(head)
    end = words.end
    for c in head.children:
        if c.dep_ in ("appos", "nmod", "nmod:unmarked", "list") and c.ent_type_ == "PLACE" and c.i > head.i:
            end = max(end, noun_phrase(c).end)
    start = words.start
    while start < head.i and words.doc[start].pos_ == "DET":
        start += 1
    return head.doc[start:end]
