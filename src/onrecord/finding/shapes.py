"""Names that show by their shape what they are: East Asian given names, ships of a navy, numbered units,
institutions with "of"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.finding.kinds import is_address, is_person_noun, word_set

Shape = tuple[int, int, str]
"""First token, end, kind of actor."""


def shapes(doc: Doc) -> Iterator[Shape]:
    """Every name that the shape of its words shows."""
    for token in doc:
        if token.text[:1].isupper() or token.text[:1].isdigit():
            found = _hyphenated_person(token) or _ship(token) or _unit(token)
            found = found or _institution(token) or _company(token)
            if found is not None:
                yield found


def _hyphenated_person(token: Token) -> Shape | None:
    """A family name with a given name of two syllables: "Kwon Ji-hye said", "Deng Xiao-ming"."""
    doc, at = token.doc, token.i
    text = doc[at + 1 : at + 4].text if at + 3 < len(doc) else ""
    one = doc[at + 1].text if at + 1 < len(doc) else ""
    end = at + 2 if "-" in one else at + 4
    given = one if "-" in one else text
    first, _, second = given.partition("-")
    fits = _is_syllable(first, capital=True) and _is_syllable(second, capital=False)
    alone = token.is_alpha and token.text[1:].islower() and token.pos_ in ("PROPN", "NOUN", "X", "ADJ")
    return (at, end, "person") if fits and alone and len(token.text) < 8 and not _is_common(token) else None


def _is_syllable(text: str, *, capital: bool) -> bool:
    shaped = text[:1].isupper() and text[1:].islower() if capital else text.islower()
    return shaped and text.isalpha() and 2 <= len(text) <= 6 and text.lower() not in _no_syllables()


@cache
def _no_syllables() -> frozenset[str]:
    return word_set("shapes", "no_syllable")


def _is_common(token: Token) -> bool:
    """An English word at the beginning of a sentence, or the name of a place: before "-led", or of a
    district, "Seoul Mapo-gu"."""
    if token.lower_ in word_set("shapes", "no_family"):
        return True
    after = token.doc[token.i + 1 : token.i + 4]
    whole = token.ent_type_ == "PLACE" and token.ent_iob_ == "B" and len(after) and after[0].ent_iob_ == "I"
    district = word_set("shapes", "districts").intersection(*(t.lower_.split("-") for t in after[-1:]))
    return token.ent_type_ in ("PLACE", "MISC") and not (whole and not district)


def _ship(token: Token) -> Shape | None:
    """A ship by the prefix of its navy: "HMS Kestrel"."""
    doc, end = token.doc, token.i + 1
    by_word = token.i > 0 and doc[token.i - 1].lower_ in word_set("shapes", "vessels")
    prefix = token.lower_.rstrip(".") in word_set("shapes", "ships") and token.text.isupper()
    if not prefix and not (by_word and token.pos_ == "PROPN"):
        return None
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].is_alpha and end - token.i < 4:
        end += 1
    return (token.i, end, "body") if end > token.i + 1 or by_word else None


def _unit(token: Token) -> Shape | None:
    """A numbered unit: "Task Force 50", "9th Lancer Regiment", "4th Battalion, 77th Lancer Regiment"."""
    doc, at = token.doc, token.i
    end = _ordinal_unit(doc, at)
    if end is None:
        end = _numbered_unit(doc, at)
        return (at, end, "body") if end is not None else None
    if end + 1 < len(doc) and doc[end].text == "," and (further := _ordinal_unit(doc, end + 1)) is not None:
        end = further
    return at, end, "body"


def _ordinal_unit(doc: Doc, at: int) -> int | None:
    if not (doc[at].text[:1].isdigit() and doc[at].lower_.endswith(("st", "nd", "rd", "th"))):
        return None
    end = at + 1
    while end < len(doc) and end - at < 6 and doc[end].text[:1].isupper() and doc[end].is_alpha:
        end += 1
        if doc[end - 1].lower_ in word_set("shapes", "units"):
            return end
    return None


def _numbered_unit(doc: Doc, at: int) -> int | None:
    end = at
    while end < len(doc) and end - at < 4 and doc[end].text[:1].isupper() and doc[end].is_alpha:
        end += 1
    number = end < len(doc) and doc[end].text.isdigit() and len(doc[end]) < 4
    return end + 1 if number and end > at and doc[end - 1].lower_ in word_set("shapes", "units") else None


def _institution(token: Token) -> Shape | None:
    """An institution whose name goes on over "of" or "for": "League of Lake Towns", "Alliance for the Good of
    Fishers", "Board of Inquiry"."""
    doc, end = token.doc, token.i + 1
    begun = token.i > 0 and _is_part(doc[token.i - 1]) and not token.is_sent_start
    if begun or token.lower_ in ("the", "a", "an"):
        return None
    while end < len(doc) and _is_part(doc[end]):
        end += 1
    named = doc[end - 1].lower_ in word_set("shapes", "institutions")
    two = end if named else _second_half(doc, token.i, end)
    if two is None:
        return None
    reached = _over_of(doc, two)
    told = reached > two or two > end or _is_telling(doc, token.i, end)
    return (token.i, reached, _kind(doc[two - 1])) if told else None


def _company(token: Token) -> Shape | None:
    """A company that bears the name of its state: "Georgian Railway", "Kenya Airways"."""
    doc, last = token.doc, token.i + 1
    if token.ent_type_ not in ("PLACE", "ORG", "MISC") or last >= len(doc):
        return None
    named = doc[last].lower_ in word_set("name_words", "companies") and doc[last].text.istitle()
    further = last + 1 < len(doc) and _is_part(doc[last + 1])
    return (token.i, last + 1, "organisation") if named and not further and token.text.istitle() else None


def _is_telling(doc: Doc, start: int, end: int) -> bool:
    """Do three words and more in capitals name an institution that no other has: "Nile Basin Authority", not
    "Kenyan Foreign Ministry", "Acting Prime Minister"?"""
    if end - start < 3 or doc[end - 1].lower_ in word_set("group", "government") - {"authority"}:
        return False
    general = word_set("holders", "portfolios") | word_set("shapes", "institutions")
    own = [t for t in doc[start : end - 1] if t.lower_ not in general and t.ent_type_ != "MISC"]
    people = any(t.ent_type_ == "PERSON" or is_person_noun(t.lower_) or is_address(t.lower_) for t in own)
    return bool(own) and not people and all(t.pos_ in ("PROPN", "NOUN", "ADJ") for t in own)


def _second_half(doc: Doc, start: int, at: int) -> int | None:
    """The end of a name of two halves that "and" joins, of which the second alone says what it is: "Peace and
    Security Council", "Fruit Growers and Exporters Association"."""
    if at + 2 >= len(doc) or doc[at].lower_ not in ("and", "&"):
        return None
    if any(t.ent_type_ in ("PERSON", "PLACE", "MISC") for t in doc[start:at]):
        return None
    end = at + 1
    while end < len(doc) and _is_part(doc[end]):
        end += 1
    singular = doc[end - 1].lower_ in word_set("shapes", "institutions") and end - at > 2
    own = doc[at + 1].ent_type_ in ("PERSON", "PLACE", "MISC")
    own = own or doc[at - 1].lower_ in word_set("name_words", "body") | word_set("shapes", "institutions")
    return end if singular and not own else None


def _kind(head: Token) -> str:
    for kind in ("party", "body"):
        if head.lower_ in word_set("name_words", kind) or head.lower_ in word_set("group", kind):
            return kind
    return "organisation"


def _is_part(token: Token) -> bool:
    dated = token.lower_ in word_set("counting", "calendar")
    return token.text[:1].isupper() and token.is_alpha and not token.is_sent_start and not dated


def _over_of(doc: Doc, end: int) -> int:
    """Where the name ends that may go on: each "of", "for" and "and" must have a capital behind it."""
    at = end
    while at < len(doc) and at - end < 12:
        step = at
        while step < len(doc) and doc[step].lower_ in ("of", "for", "on", "and", "the", "&", "to"):
            step += 1
        if step == at or step == len(doc) or not _is_part(doc[step]) or _begins_another(doc, at, step):
            break
        if doc[at].lower_ == "and" and at == end:
            break  # "the League and Lyth" are two
        at = step
        while at < len(doc) and (_is_part(doc[at]) or doc[at].text in ("'s", "’s")):
            at += 1
    while at > end and doc[at - 1].text in ("'s", "’s"):
        at -= 1
    return at


def _begins_another(doc: Doc, at: int, step: int) -> bool:
    """Is it somebody or some place of its own behind "and", "on" or "to": "the League of Towns and Kenya"?"""
    return doc[at].lower_ in ("and", "on", "to", "&") and doc[step].ent_type_ in ("PLACE", "PERSON")
