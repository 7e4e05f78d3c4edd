"""The forms in which a mention stands: the name alone, with its title, with all its phrase, with what is said
beside it. An actor's aliases are all of them, so that whoever looks for one of them finds the actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from onrecord.finding.kinds import is_address, word_set
from onrecord.finding.names import Name
from onrecord.finding.offices import cuts_an_office
from onrecord.finding.phrases import full_end, is_plural, phrase_of

_LONGEST = 16
_OPENING = {"(": ")", "[": "]"}


def forms_of(doc: Doc, start: int, end: int, names: Mapping[int, Name]) -> Iterator[str]:
    """Every form of the mention from token `start` to `end`.

    "Kenya's trade minister, Ana Ruiz of the Lake Party, said" → "Kenya's trade minister, Ana Ruiz", "Ana Ruiz
    of the Lake Party" …
    """
    head = doc[start:end].root
    lefts = {start, *_titles(doc, start, end, names), *_widened(head, start, end, names)}
    lefts |= {at for left in lefts for at in _counted(doc, left)}
    rights = {end, *_brackets(doc, end), *_followed(head, end), *_apposed(head, end, names)}
    rights |= {*_to_be(doc, end), *_listed(head, end), *_where(head, end)}
    lefts = {at for at in lefts if doc[at].tag_ != "POS"} or {start}
    for left in sorted(lefts):
        for right in sorted(rights):
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
            if not after_state and at > start and cuts_an_office(doc[at - 1].text, doc[at].text):
                continue
            yield at
            if at > start and doc[at - 1].lower_ in word_set("holders", "services"):
                yield at - 1


def _counted(doc: Doc, left: int) -> Iterator[int]:
    """Where a count of the whole begins: "nine" of "nine of the captives", "more" of "more than half of the
    members", "at" of "at least 14 civilians"."""
    at = left
    if left > 1 and doc[left - 1].lower_ == "of":
        many = doc[left - 2]
        if many.pos_ == "NUM" or many.lower_ in word_set("counting", "shares"):
            at = left - 2 - (left > 2 and doc[left - 3].lower_ in ("a", "the"))
            yield at
    before = doc[max(at - 2, 0) : at]
    if [t.lower_ for t in before] in _BOUNDS:
        yield at - 2
    elif (
        at and doc[at - 1].lower_ in word_set("counting", "nearly") and doc[at].pos_ in ("NUM", "DET", "NOUN")
    ):
        yield at - 1


_BOUNDS = (
    ["more", "than"],
    ["less", "than"],
    ["fewer", "than"],
    ["at", "least"],
    ["at", "most"],
    ["up", "to"],
)


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


def _to_be(doc: Doc, end: int) -> Iterator[int]:
    """Behind "-elect": "the prime minister-designate"."""
    if end + 1 < len(doc) and doc[end].text in ("-", "‑") and doc[end + 1].lower_ in ("elect", "designate"):
        yield end + 2


def _where(head: Token, end: int) -> Iterator[int]:
    """Behind what says where a group is or what it does, whatever the tree hangs it on: "sailors at Lyth
    Naval Base", "firms working in Lima"."""
    doc, at = head.doc, end
    if not is_plural(head) or head.pos_ != "NOUN" or head.i != end - 1 or end + 1 >= len(doc):
        return
    at += doc[at].tag_ in ("VBG", "VBN")
    first = at + 1
    if (
        doc[at].lower_ not in _PLACES
        or first >= len(doc)
        or doc[first].lower_ in word_set("counting", "calendar")
    ):
        return
    at = first
    while at < len(doc) and at - end < 8 and doc[at].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
        at += 1
    if at > first and doc[at - 1].pos_ in ("NOUN", "PROPN"):
        yield at


_PLACES = frozenset(("of", "in", "at", "from", "for", "on", "near", "across", "inside", "around"))


def _listed(head: Token, end: int) -> Iterator[int]:
    """Behind a second group that goes with the first: "unions and their members", "women and children"."""
    if not is_plural(head) or head.pos_ != "NOUN" or head.i != end - 1:
        return
    for child in head.rights:
        if child.dep_ == "conj" and child.i - end <= 3 and is_plural(child) and child.pos_ == "NOUN":
            between = head.doc[end : child.i]
            if between[0].lower_ == "and" and not any(t.is_punct for t in between):
                yield child.i + 1
            return


def _followed(head: Token, end: int) -> Iterator[int]:
    """Behind what belongs to the noun: "refugees in Chad", "miners trapped at Kasumba", each step a form."""
    at = end
    for child in head.rights:
        edge = child.right_edge.i + 1
        if child.dep_ in _FOLLOWING and child.left_edge.i == at and not _is_of_another_thing(head, child):
            short = _short_of(child, edge)
            for to in (short, edge):
                if to - at <= 10 and not any(t.is_space or t.text in _QUOTES for t in head.doc[at:to]):
                    yield to
            at = edge
    if head.pos_ != "PROPN" and (whole := full_end(head)) > end:
        yield whole


_FOLLOWING = frozenset(("nmod", "acl", "amod", "nummod", "flat", "acl:relcl"))


def _is_of_another_thing(head: Token, child: Token) -> bool:
    """Is it a day, or a clause about a name: "on Monday", "whose son was held"?"""
    dated = child.lower_ in word_set("counting", "calendar")
    return dated or (head.pos_ == "PROPN" and child.dep_ == "acl:relcl")


_QUOTES = frozenset('“”"')


def _short_of(child: Token, edge: int) -> int:
    """The first of several things that follow: "of the council" of "of the council in Lyth"."""
    return next(
        (
            t.left_edge.i
            for t in child.rights
            if t.dep_ in ("nmod", "acl:relcl", "acl", "appos", "conj", "cc", "punct", "parataxis")
        ),
        edge,
    )


def _apposed(head: Token, end: int, names: Mapping[int, Name]) -> Iterator[int]:
    """Behind an apposition: "Ana Ruiz, a deputy minister", "Hamas, the armed group"; of a state nothing is
    said that could be its name."""
    name = names.get(head.i)
    if (end < len(head.doc) and head.doc[end].text in _OPENING) or (
        name is not None and name.kind in ("state", "government")
    ):
        return
    for child in head.rights:
        if child.dep_ == "appos" and child.left_edge.i in (end, end + 1):
            edge = child.right_edge.i + 1
            short = next(
                (t.left_edge.i for t in child.rights if t.dep_ in ("acl:relcl", "appos", "conj")), edge
            )
            named = names[child.i].end if child.i in names else child.i + 1
            for at in {named, short, edge}:
                while head.doc[at - 1].is_punct and at - 1 > child.i:
                    at -= 1
                yield at
