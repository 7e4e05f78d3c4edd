"""The shape of a noun phrase: where it begins, whether it is definite, which country and owner its modifiers name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.finding.coreference import Drafts
from onrecord.finding.knowledge import Use
from onrecord.finding.names import Name

_MODIFIERS = frozenset(
    ("det", "amod", "compound", "nummod", "nmod:poss", "det:predet", "nmod:desc", "advmod", "punct")
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "such"))
_OWNING = frozenset(("of", "for", "from", "with", "at", "to", "in", "within", "inside", "on"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by its head token. `words` are its own modifiers, lower case, without article and possessor."""

    head: Token
    start: int
    definite: bool
    bare: bool
    words: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.head.i + 1


def phrase_of(token: Token) -> Phrase:
    """The phrase that a noun heads, without what follows the noun.

    "The two senior Kenyan officials in Addis Ababa" → from "The" to "officials".
    """
    start = token.i
    for child in token.lefts:
        if child.dep_ in _MODIFIERS or child.dep_.startswith("nmod:poss"):
            start = min(start, child.left_edge.i)
    start = _checked(token, start)
    before = token.doc[start : token.i]
    dets = {t.lower_ for t in before[:2] if t.pos_ in ("DET", "PRON") and t.tag_ != "PRP$"}
    owned = any(t.tag_ in ("POS", "PRP$") for t in before)
    after = max((t.i + 1 for t in before if t.tag_ in ("POS", "PRP$")), default=start)
    words = tuple(
        t.lower_ for t in token.doc[after : token.i] if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
    )
    return Phrase(token, start, bool(dets & _DEFINITE) or owned, not dets and not owned, words)


def _checked(token: Token, start: int) -> int:
    """A phrase neither begins with punctuation nor runs over a sentence, a quotation mark or fifteen words."""
    doc = token.doc
    at = token.i
    while at > start and at > token.i - 15 and not doc[at - 1].is_space and not doc[at].is_sent_start:
        if doc[at - 1].text in ("“", "”", '"', "(", ")", ";", ":", "—", "–"):
            break
        at -= 1
    while at < token.i and (doc[at].is_punct or doc[at].pos_ in ("CCONJ", "ADP")):
        at += 1
    return at


_COUNTING = frozenset(
    ["more", "than", "less", "fewer", "least", "most", "about", "over", "nearly", "almost", "some", "several", "many", "few", "dozens", "hundreds", "thousands", "tens", "millions", "other", "another", "unnamed", "various", "multiple", "numerous", "all", "both", "each", "every", "certain"]
)


def name_start(phrase: Phrase) -> int:
    """Where the phrase begins when article and count are left off: "the more than 40 Kenyan miners" → "Kenyan"."""
    doc = phrase.head.doc
    start = phrase.start
    while start < phrase.head.i:
        token = doc[start]
        counting = token.lower_ in _COUNTING or token.pos_ in ("DET", "NUM", "ADV", "PUNCT", "ADP")
        if not counting and token.tag_ != "PRP$":
            break
        start += 1
    return start


def full_end(head: Token) -> int:
    """The end of the phrase with the short phrases and clauses that follow its noun: "miners trapped at Kasumba"."""
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
