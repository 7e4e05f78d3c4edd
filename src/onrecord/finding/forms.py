"""The forms in which a mention stands: the name alone, with its title, with all its phrase, with what is said
beside it. An actor's aliases are all of them, so that whoever looks for one of them finds the actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from onrecord.finding.kinds import is_address, word_set
from onrecord.finding.names import Name
from onrecord.finding.phrases import full_end, phrase_of

_LONGEST = 16
_OPENING = {"(": ")", "[": "]"}


def forms_of(doc: Doc, start: int, end: int, names: Mapping[int, Name]) -> Iterator[str]:
    """Every form of the mention from token `start` to `end`.

    "Kenya's trade minister, Ana Ruiz of the Lake Party, said" → "Kenya's trade minister, Ana Ruiz", "Ana Ruiz
    of the Lake Party" …
    """
    head = doc[start:end].root
    lefts = sorted({start, *_titles(doc, start, end, names), *_widened(head, start, end, names)})
    rights = sorted({end, *_brackets(doc, end), *_followed(head, end), *_apposed(head, end)})
    for left in lefts:
        for right in rights:
            if right - left <= _LONGEST:
                yield doc[left:right].text


def _titles(doc: Doc, start: int, end: int, names: Mapping[int, Name]) -> Iterator[int]:
    """Where a title may begin that has more words before it: "Capt." of "press officer Navy Capt. Ana Ruiz",
    "trade minister" of "Kenyan trade minister Ana Ruiz"."""
    name = names.get(end - 1)
    if name is None or name.title is None or not name.is_person:
        return
    for at in range(start, name.start):
        after_state = at > start and at - 1 in names and at not in names
        if (is_address(doc[at].lower_) or after_state) and doc[at - 1].lower_ not in ("of", "for", "to"):
            yield at
            if at > start and doc[at - 1].lower_ in word_set("holders", "services"):
                yield at - 1


def _widened(head: Token, start: int, end: int, names: Mapping[int, Name]) -> Iterator[int]:
    """The beginning of the whole phrase before a name: "the" of "the Lagos-based Lake Company"."""
    name = names.get(head.i)
    if name is not None and name.kind in ("state", "government"):
        return
    first = phrase_of(head.doc[start], names).start if name is not None else start
    while first < start and head.doc[first].tag_ in ("POS", "PRP$", "CC", "IN"):
        first += 1
    between = head.doc[first:start]
    if first < start and all(_may_precede(t, names) for t in between):
        yield from (t.i for t in between if t.pos_ not in ("PART", "PUNCT", "VERB"))


def _may_precede(token: Token, names: Mapping[int, Name]) -> bool:
    """May the word belong to the phrase of the name behind it: "Lagos-based" before "Lake Company"?"""
    name = names.get(token.i)
    if name is not None:
        return name.kind in ("state", "government")
    hyphen = token.text in ("-", "‑")
    return hyphen or token.tag_ == "VBN" or not (token.is_punct or token.pos_ == "VERB")


def _brackets(doc: Doc, end: int) -> Iterator[int]:
    """Behind a short bracket: "Lake Basin Authority (LBA)", "Sen. Ana Ruiz (D-Ohio)"."""
    if end < len(doc) and (closing := _OPENING.get(doc[end].text)):
        for at in range(end + 1, min(end + 8, len(doc))):
            if doc[at].text == closing:
                yield at + 1
                return


def _followed(head: Token, end: int) -> Iterator[int]:
    """Behind what belongs to the noun: "refugees in Chad", "miners trapped at Kasumba", each step a form."""
    at = end
    for child in head.rights:
        edge = child.right_edge.i + 1
        if child.dep_ in ("nmod", "acl", "amod", "nummod", "flat", "acl:relcl") and child.left_edge.i == at:
            if edge - at > 10 or any(t.is_space or t.text in _QUOTES for t in head.doc[at:edge]):
                return
            yield from (_short_of(child, edge), edge)
            at = edge
    if (whole := full_end(head)) > end:
        yield whole


_QUOTES = frozenset('“”"')


def _short_of(child: Token, edge: int) -> int:
    """The first of several things that follow: "of the council" of "of the council in Lyth"."""
    return next(
        (t.left_edge.i for t in child.rights if t.dep_ in ("nmod", "acl:relcl", "acl", "appos")), edge
    )


def _apposed(head: Token, end: int) -> Iterator[int]:
    """Behind an apposition: "Ana Ruiz, a deputy minister", "Hamas, the armed group"."""
    if end < len(head.doc) and head.doc[end].text in _OPENING:
        return
    for child in head.rights:
        if child.dep_ == "appos" and child.left_edge.i in (end, end + 1):
            edge = child.right_edge.i + 1
            short = next(
                (t.left_edge.i for t in child.rights if t.dep_ in ("acl:relcl", "appos", "conj")), edge
            )
            for at in {child.i + 1, short, edge}:
                while head.doc[at - 1].is_punct and at - 1 > child.i:
                    at -= 1
                yield at
