"""The shape of a noun phrase: where it begins, whether it is definite, which country and owner its
modifiers name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.finding.coreference import Drafts
from onrecord.finding.kinds import word_set
from onrecord.finding.knowledge import Use
from onrecord.finding.names import Name

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "such"))
_OWNING = frozenset(("of", "for", "from", "with", "at", "to", "in", "within", "inside", "on"))


OWNING_PRONOUNS = ("PRP$", "WP$")
"""The tags of "its" and "whose"."""

NO_NAMES: Mapping[int, Name] = {}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by its head token. `words` are its own modifiers, lower case, without article and
    possessor."""

    head: Token
    start: int
    definite: bool
    bare: bool
    words: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.head.i + 1


def phrase_of(token: Token, names: Mapping[int, Name] = NO_NAMES) -> Phrase:
    """The phrase that a noun heads, without what follows the noun.

    "The two senior Kenyan officials in Addis Ababa" → from "The" to "officials". Read off the words before
    the
    noun, not off the tree: a wrong arc costs an article or a country less often so. `names` are kept whole.
    """
    start = _start(token, names)
    before = token.doc[start : token.i]
    dets = {t.lower_ for t in before[:2] if t.pos_ in ("DET", "PRON") and t.tag_ not in OWNING_PRONOUNS}
    owned = any(t.tag_ in ("POS", *OWNING_PRONOUNS) for t in before)
    after = max((t.i + 1 for t in before if t.tag_ in ("POS", *OWNING_PRONOUNS)), default=start)
    words = tuple(t.lower_ for t in token.doc[after : token.i] if _tells(t))
    return Phrase(token, start, bool(dets & _DEFINITE) or owned, not dets and not owned, words)


def _tells(token: Token) -> bool:
    """Does a modifier tell what its noun is? Participles tell what befell it: "the cancelled delegation"."""
    if token.tag_ in ("VBN", "VBD") or (
        token.pos_ == "ADJ" and token.lower_.endswith("ed") and len(token) > 5
    ):
        return token.lower_ == "united"
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")


def _after_another(doc: Doc, start: int, head: Token) -> int:
    """Behind a noun of its own that "a" belongs to: "a claim furious officials dismissed" → "furious"."""
    between = doc[start : head.i]
    single = len(between) > 2 and between[0].lower_ in ("a", "an") and is_plural(head)
    if not single or any(t.pos_ == "NUM" or t.lower_ in word_set("counting", "plural") for t in between):
        return start
    ends = [t.i + 1 for t in between[1:-1] if t.tag_ == "NN" and doc[t.i + 1].pos_ == "ADJ"]
    return ends[-1] if ends else start


_LONGEST = 14
_ROUGHLY = frozenset(("over", "about", "around", "nearly", "almost", "some", "approximately", "roughly"))


def _start(token: Token, names: Mapping[int, Name]) -> int:
    """The first word of the phrase: back over modifiers and possessors to an article, or to what cannot
    belong."""
    doc, at = token.doc, token.i
    while at > max(0, token.i - _LONGEST) and not doc[at].is_sent_start:
        if not _belongs(doc, at - 1, token):
            break
        if at - 1 in names and names[at - 1].start < at - 1:
            at = names[at - 1].start
            continue
        at -= 1
        if _ends(doc, at):
            if at and doc[at - 1].lower_ in ("all", "both", "half"):
                at -= 1
            break
    at = _after_another(doc, at, token)
    while at < token.i and (doc[at].is_punct or doc[at].tag_ == "POS" or doc[at].pos_ in ("CCONJ", "ADP")):
        if doc[at + 1].lower_ in ("least", "most") or doc[at + 1].pos_ == "NUM":
            break
        at += 1
    return at


def _ends(doc: Doc, at: int) -> bool:
    """Does a phrase end at this article or possessive? Not at "a" in "more than a million"."""
    token = doc[at]
    if token.tag_ in OWNING_PRONOUNS:
        return True
    counted = doc[at - 1].lower_ in ("than", "about", "least", "of") and doc[at + 1].lower_ in word_set(
        "counting", "plural"
    )
    return token.pos_ == "DET" and token.lower_ not in ("all", "both", "half") and not (at and counted)


def _belongs(doc: Doc, at: int, head: Token) -> bool:
    """May the word stand before a noun in its phrase?"""
    token = doc[at]
    if token.is_space or token.lower_ in word_set("counting", "calendar"):
        return False
    if doc[at + 1].pos_ in ("NUM", "ADV") and token.pos_ in ("NOUN", "PROPN"):
        return False  # "the ministry over 300 pilgrims" are two phrases
    if token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM") or token.tag_ in (
        "POS",
        "HYPH",
        *OWNING_PRONOUNS,
    ):
        return token.tag_ not in ("WDT", "WP")
    if token.tag_ == "WRB":
        return False  # "where thousands of people"
    if token.lower_ in _ROUGHLY and (doc[at + 1].pos_ == "NUM" or doc[at + 1].lower_ in ("half", "all")):
        return True  # "over 700 people"
    if token.lower_ in ("at", "more", "less", "fewer", "up") and doc[at + 1].lower_ in (
        "least",
        "most",
        "than",
        "to",
    ):
        return doc[at + 2].pos_ == "NUM"  # "at least 14 people"
    if token.lower_ == "of":
        return doc[at - 1].lower_ in word_set("counting", "plural")
    if token.pos_ in ("ADP", "SCONJ") or token.lower_ in ("than", "least", "most", "to", "a"):
        counted = doc[at + 1].pos_ == "NUM" or doc[at + 1].lower_ in ("a", *word_set("counting", "plural"))
        return counted and doc[at - 1].lower_ in (
            "more",
            "less",
            "fewer",
            "at",
            "up",
            "over",
            "than",
            "least",
        )
    if token.tag_ in ("VBN", "VBG"):
        hyphenated = at > 0 and doc[at - 1].tag_ == "HYPH"  # "oil-producing states"
        return (token.dep_ == "amod" or hyphenated) and token.head.i <= head.i and token.head.i > at
    if token.pos_ == "CCONJ":
        offices = word_set("holders", "portfolios")  # "foreign and defence ministers"
        return doc[at - 1].pos_ == "ADJ" and (doc[at + 1].pos_ == "ADJ" or doc[at + 1].lower_ in offices)
    return token.pos_ == "ADV" and doc[at + 1].pos_ in ("NUM", "ADJ")


def possessor(phrase: Phrase) -> Token | None:
    """The noun or pronoun that owns the head: "Kenya" of "Kenya's two envoys"."""
    doc = phrase.head.doc
    for at in range(phrase.head.i - 1, phrase.start - 1, -1):
        if doc[at].tag_ in OWNING_PRONOUNS:
            return doc[at]
        if doc[at].tag_ == "POS" and at > phrase.start:
            return doc[at - 1]
    return None


def name_start(phrase: Phrase) -> int:
    """Where the phrase begins when article and count are left off: "the more than 40 Kenyan miners" →
    "Kenyan"."""
    doc = phrase.head.doc
    start = phrase.start
    while start < phrase.head.i:
        token = doc[start]
        counting = token.lower_ in word_set("counting", "before") or token.pos_ in (
            "DET",
            "NUM",
            "ADV",
            "PUNCT",
            "ADP",
        )
        if not counting and token.tag_ != "PRP$":
            break
        start += 1
    return start


def full_end(head: Token) -> int:
    """The end of the phrase with the short phrases and clauses that follow its noun: "miners trapped at
    Kasumba"."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ in ("nmod", "acl", "acl:relcl", "flat") and child.left_edge.i == end:
            edge = child.right_edge.i + 1
            if edge - end > 10 or any(t.is_punct or t.is_space for t in head.doc[end:edge]):
                break
            end = edge
    return end


def noun_modifiers(token: Token) -> Iterator[tuple[Token, str]]:
    """Noun phrases after the head that say whose it is, with their preposition: "aides to the premier"."""
    for child in token.rights:
        if child.dep_ in ("nmod", "obl"):
            case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            if case in _OWNING:
                yield child, case


def adjective_at(names: dict[int, Name], index: int) -> Name | None:
    """The adjective of a state at a token: "Kenyan"."""
    name = names.get(index)
    return name if name is not None and name.use is Use.ADJECTIVE else None


def named_in(drafts: Drafts, start: int, end: int) -> list[int]:
    """The drafts named by tokens in a range, in order, each once."""
    return list(dict.fromkeys(drafts.named[i] for i in range(start, end) if i in drafts.named))


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The tokens that stand between quotation marks; a quotation left open ends with its paragraph."""
    inside = False
    found = []
    for token in doc:
        if token.is_space:
            inside = False
        elif token.text in ("“", "``"):
            inside = True
        elif token.text in ("”", "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        elif inside:
            found.append(token.i)
    return frozenset(found)


def plain_forms(phrase: Phrase) -> list[str]:
    """The phrase without article and count, and with what follows it: "officials", "officials of the
    agency"."""
    doc = phrase.head.doc
    start = name_start(phrase)
    forms = [doc[start : phrase.end].text] if start < phrase.end else []
    end = full_end(phrase.head)
    if end > phrase.end:
        forms.extend((doc[phrase.start : end].text, doc[start:end].text))
    return forms


def is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or "Plur" in token.morph.get("Number", [])
