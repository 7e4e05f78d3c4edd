"""Names of actors in the text: people with their titles, states, bodies, groups, media.

Three witnesses are heard: the gazetteer of well-known names, the entities of the language engine, and runs of
capitalised words beside a title. Where they overlap, the longest wins, and what is known beats what is
guessed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from spacy.tokens import Doc, Span, Token

from onrecord.finding.currencies import is_currency
from onrecord.finding.kinds import is_address, is_person_noun, word_set, words
from onrecord.finding.knowledge import Entry, Known, Use, fold, gazetteer, state_name, states
from onrecord.finding.shapes import shapes
from onrecord.finding.unknown_states import PREFIX, datelines, unlisted_states
from onrecord.record import ActorKind


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `start` to `end`, the title before it from `title` (or `start`)."""

    start: int
    end: int
    text: str
    kind: ActorKind
    country: str | None = None
    known: Known | None = None
    use: Use | None = None
    title: int | None = None
    sure: bool = True
    short_of: int | None = None
    """Where the name begins whose short form the report says that this is: "Lake Basin Authority (LBA)"."""

    @property
    def first(self) -> int:
        """The first token of title and name."""
        return self.start if self.title is None else self.title

    @property
    def is_person(self) -> bool:
        return self.kind == "person"


def find_names(doc: Doc) -> tuple[Name, ...]:
    """All names of actors, in text order, none overlapping another.

    "Turkish Foreign Minister Hakan Fidan told the Anadolu Agency …" → Turkish (an adjective of the state),
    Hakan
    Fidan (a person, titled "Foreign Minister"), Anadolu Agency (media).
    """
    heard = (
        _from_gazetteer(doc), _unlisted(doc), _ministries(doc), _from_entities(doc), _titled(doc),
        names_by_shape(doc), _explained(doc),
    )  # fmt: skip
    found = _agreeing(doc, _longest(name for witness in heard for name in witness))
    towns = frozenset(i for line in datelines(doc) for i in line)
    found = [n for n in found if n.known is not None or n.start not in towns]
    people = frozenset(i for n in found if n.is_person for i in range(n.start, n.end))
    named = [_with_title(doc, name, people) if name.is_person else name for name in found]
    titles = frozenset(i for n in named for i in range(n.first, n.start))
    named = [
        n for n in named if not (n.start in titles and _is_portfolio(doc, n)) and not _is_of_office(doc, n)
    ]
    named = [n for n in named if len(n.text) > 1 and any(c.isupper() for c in n.text)]
    small = frozenset(t.text for t in doc if t.text[:1].islower() and t.pos_ in ("NOUN", "ADJ", "VERB"))
    named = [n for n in named if not _is_common_word(doc, n, small)]
    things = _things(doc, named)
    named = _with_acronyms(doc, [n for n in named if n.text not in things])
    return tuple(sorted((*named, *_again(doc, named)), key=lambda n: n.start))


def _with_acronyms(doc: Doc, names: list[Name]) -> list[Name]:
    """An acronym that the report explains is whom it explains, whoever else is called so elsewhere: RFA where
    it has "Radio Free Amazonia (RFA)"."""
    meant: dict[str, Name] = {}
    for name in names:
        if (short := _in_brackets(doc, name)) is not None:
            meant.setdefault(doc[short].text, name)
    if not meant:
        return names
    kept = [n for n in names if n.text not in meant or n.start == meant[n.text].start]
    taken = {i for n in kept for i in range(n.start, n.end)}
    for token in doc:
        if token.text in meant and token.i not in taken:
            full = meant[token.text]
            kept.append(replace(full, start=token.i, end=token.i + 1, text=token.text, short_of=full.start))
    return kept


def _explained(doc: Doc) -> Iterator[Name]:
    """Names whose first letters stand behind them in brackets: "Radio Free Amazonia (RFA)"."""
    for bracket in doc[2:-2]:
        if bracket.text != "(" or doc[bracket.i + 2].text != ")" or not _is_acronym(doc[bracket.i + 1]):
            continue
        letters = doc[bracket.i + 1].text.replace(".", "")
        start, left = bracket.i, letters
        while left and start and bracket.i - start < 12:
            word = doc[start - 1]
            if word.text[0] == left[-1]:
                left = left[:-1]
            elif word.lower_ not in _SMALL:
                break
            start -= 1
        if not left and len(letters) > 2 and bracket.i - start >= len(letters):
            text = doc[start : bracket.i].text
            yield Name(start, bracket.i, text, kind_of_name(text), _country_in(doc, start, bracket.i))


_SMALL = frozenset(("of", "the", "for", "and", "in", "on", "&"))


def _in_brackets(doc: Doc, name: Name) -> int | None:
    """The token of the acronym in brackets behind the name of a body, made of its letters or known for nobody
    else."""
    at = name.end + 1
    if name.is_person or at + 1 >= len(doc) or doc[name.end].text != "(" or doc[at + 1].text != ")":
        return None
    if name.end - name.start < 2 or not _is_acronym(doc[at]) or (name.known and name.known.kind == "state"):
        return None
    first = "".join(t.text[0] for t in doc[name.start : name.end] if t.text[0].isupper())
    letters = doc[at].text.replace(".", "")
    fits = first.startswith(letters[0]) and set(letters) <= set(first)
    return at if fits or not gazetteer().exactly(doc[at].text) else None


def _is_common_word(doc: Doc, name: Name, small: frozenset[str]) -> bool:
    """ "Mackerel deal struck" over a report that goes on to speak of mackerel: a word that has its capital
    from where it stands."""
    alone = name.known is None and name.end - name.start == 1 and name.title is None
    return alone and doc[name.start].is_sent_start is True and doc[name.start].lower_ in small


def _things(doc: Doc, names: list[Name]) -> frozenset[str]:
    """Single words that nobody knows and that do nothing in the report, but stand before the name of a place
    or thing or after "in", "along": "Farakka" of "the Farakka barrage", "the Padma" of "along the Padma"."""
    uses: dict[str, list[bool]] = defaultdict(list)
    titled = {n.text for n in names if n.title is not None or n.short_of is not None}
    for name in names:
        if name.known is None and name.end - name.start == 1 and name.text not in titled:
            uses[name.text].append(_is_of_a_thing(doc[name.start]))
    inside = {word for n in names if n.end - n.start > 1 for word in n.text.split()}
    return frozenset(text for text, told in uses.items() if all(told) and text not in inside)


def _is_of_a_thing(token: Token) -> bool:
    if token.dep_ in ("compound", "amod") and token.head.i > token.i:
        return token.head.lower_ in word_set("name_words", "place") | word_set("name_words", "works")
    if token.dep_ not in ("obl", "nmod"):
        return False
    cases = {c.lower_ for c in token.children if c.dep_ == "case"}
    if cases & {"along", "across", "near", "upstream", "downstream", "off"}:
        return True
    the = token.i > 0 and token.doc[token.i - 1].lower_ == "the"
    return the and bool(cases & {"in", "over", "on", "into"})


def _is_portfolio(doc: Doc, name: Name) -> bool:
    """Is the "organisation" but the portfolio in a title: "National Security" of a "National Security
    Minister"?"""
    known = word_set("holders", "portfolios")
    return name.known is None and all(
        doc[i].lower_ in known or _nationality(doc, i, i + 1) for i in range(name.start, name.end)
    )


def _is_of_office(doc: Doc, name: Name) -> bool:
    """Is the "organisation" what somebody is minister of: "Foreign Affairs"?"""
    of = name.start > 1 and doc[name.start - 1].lower_ in ("of", "for")
    return (
        of and name.known is None and doc[name.start - 2].lemma_.lower() in word_set("holders", "ministers")
    )


def _longest(names: Iterable[Name]) -> list[Name]:
    """Of overlapping names the longest; of equally long ones the known, then the first given."""
    taken: set[int] = set()
    kept = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.known is None, not n.sure, n.start)):
        tokens = range(name.start, name.end)
        if not taken.intersection(tokens):
            taken.update(tokens)
            kept.append(name)
    return kept


def _agreeing(doc: Doc, names: list[Name]) -> list[Name]:
    """One name is one kind of actor in an article: what most of its mentions say, what is said to be so
    called, and what its shape says.

    "HMS Kestrel" makes a ship of "Kestrel" as well, "the utility Solgas" a company of "Solgas".
    """
    votes: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for name in names:
        if name.known is None:
            votes[name.text][name.kind] += 1
            if (told := _told_kind(doc, name)) is not None:
                votes[name.text][told] += _TOLD
    ships = {n.text.split()[-1]: n for n in names if _is_ship(doc, n)}
    return [_as_most(name, votes, ships) if name.known is None else name for name in names]


_TOLD = 5
"""So many mentions weighs a word before a name that says what it is."""


def _told_kind(doc: Doc, name: Name) -> ActorKind | None:
    """What the noun before a name says that it is: "the utility Solgas"."""
    noun = doc[name.start - 1] if name.start and not doc[name.start].is_sent_start else None
    if noun is None or noun.pos_ != "NOUN" or noun.tag_ == "NNS":
        return None
    kinds: tuple[ActorKind, ...] = ("party", "armed_group", "organisation", "media")
    return next((kind for kind in kinds if noun.lemma_.lower() in word_set("group", kind)), None)


def _is_ship(doc: Doc, name: Name) -> bool:
    """Is it a ship, by the prefix of its navy or the word before it: "HMS Kestrel", "the tanker Kestrel"?"""
    if name.text.split()[0].lower() in word_set("shapes", "ships"):
        return True
    return name.start > 0 and doc[name.start - 1].lower_ in word_set("shapes", "vessels")


def _as_most(name: Name, votes: dict[str, Counter[ActorKind]], ships: dict[str, Name]) -> Name:
    ship = ships.get(name.text.split()[-1])
    if ship is not None and ship.text.endswith(name.text):
        return replace(name, kind="body", title=None)
    counts = votes[name.text]
    most = min(counts, key=lambda kind: (-counts[kind], kind != "person", kind))
    return name if most == name.kind else replace(name, kind=most)


# Gazetteer ---------------------------------------------


def _pieces(doc: Doc) -> tuple[list[str], list[int]]:
    """The words of the Doc with hyphenated tokens split, and the token of each."""
    pieces, where = [], []
    for token in doc:
        for piece in re.split(r"[\-‐‑–/]+", token.text):
            if fold(piece).strip():
                pieces.append(piece)
                where.append(token.i)
    return pieces, where


def _from_gazetteer(doc: Doc) -> Iterator[Name]:
    pieces, where = _pieces(doc)
    table = gazetteer()
    for at, token in enumerate(where):
        if not pieces[at][:1].isupper() and pieces[at] not in ("the", "al"):
            continue
        entries = table.longest(pieces, at)
        if not entries and (shared := _shared_head(pieces, at)):
            yield Name(token, token + 1, doc[token].text, "state", shared.country, shared, Use.NAME)
        if not entries:
            continue
        end = where[at + len(entries[0].pieces) - 1] + 1
        if (at and where[at - 1] == token) or (
            at + len(entries[0].pieces) < len(where) and where[at + len(entries[0].pieces)] == end - 1
        ):
            continue  # half of a hyphenated token: "Kremlin-owned" names no actor by itself
        name = _of_entry(doc, token, end, entries)
        if name is not None and not (name.is_person and _goes_on(doc, end) and doc[end].text in ("-", "‑")):
            yield _long_state(doc, name)


def _long_state(doc: Doc, name: Name) -> Name:
    """The long name of a state, where the text has it: "the United Republic of Tanzania"."""
    at = name.start
    if name.known is None or name.known.kind != "state" or name.use is not Use.NAME:
        return name
    at -= doc[at - 1].lower_ == "the" and at > 1
    if at < 2 or doc[at - 1].lower_ != "of" or doc[at - 2].lower_ not in word_set("states", "long"):
        return name
    at -= 2
    while at and doc[at - 1].text[:1].isupper() and doc[at - 1].lower_ in word_set("states", "before_long"):
        at -= 1
    return replace(name, start=at, text=doc[at : name.end].text) if doc[at].text[0].isupper() else name


def _unlisted(doc: Doc) -> Iterator[Name]:
    """States that no table knows, by the words of the article: "Veldia", "Veldian"."""
    forms = unlisted_states(doc)
    for token in doc:
        if token.text in forms:
            name = forms[token.text]
            use = Use.NAME if token.text == name else Use.ADJECTIVE
            known = Known("", name, "state")
            yield Name(token.i, token.i + 1, token.text, "state", PREFIX + name, known, use)


def _shared_head(pieces: list[str], at: int) -> Known | None:
    """The first of two states that share a word: "North" of "North and South Korea"."""
    if pieces[at] not in ("North", "South", "East", "West") or pieces[at + 1 : at + 2] not in (
        ["and"],
        ["or"],
    ):
        return None
    second = pieces[at + 2 : at + 4]
    states_ = [e.known for e in gazetteer().exactly(" ".join((pieces[at], *second[1:]))) if e.use is Use.NAME]
    return states_[0] if len(second) == 2 and gazetteer().exactly(" ".join(second)) and states_ else None


def _of_entry(doc: Doc, start: int, end: int, entries: list[Entry]) -> Name | None:
    """The name that a gazetteer match stands for, or None where the text says otherwise."""
    if doc[start].pos_ in ("PRON", "AUX", "ADP", "CCONJ", "ADV"):
        return None
    while doc[start].lower_ == "the":
        start += 1
    entry = entries[0] if len(entries) == 1 else _chosen(doc, start, end, entries)
    if entry is None or _is_another(doc, start, end, entry) or _is_foreign_word(doc, start, end, entry):
        return None
    if (longer := _longer_title(doc, start, end, entry)) is not None:
        return longer
    text = doc[start:end].text
    return Name(start, end, text, entry.known.kind, entry.known.country, entry.known, entry.use)


def _is_another(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Does the engine see something else in a one-word match: a person in "Jordan", a town in
    "Washington"? The Niger is a river."""
    label = doc[start].ent_type_
    if entry.known.kind == "state" and (_is_given_name(doc, start) or _is_river(doc, start)):
        return True
    if entry.known.kind == "state" and _of_waters(doc, start, end):
        return True
    if end - start > 1:
        return False
    if entry.known.kind == "person":
        return label in ("PLACE", "ORG")
    if label != "PERSON" or _is_acronym(doc[start]):
        return False
    if start and is_address(doc[start - 1].lower_):
        return True
    longer = (e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1)
    return any(doc[start].text in (t.text for t in e) for e in longer)


def _is_foreign_word(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Has a word accents that no form of the state has: "Germán" is not German?"""
    return entry.known.kind == "state" and end - start == 1 and not _is_written(doc[start].text, entry)


def _is_written(text: str, entry: Entry) -> bool:
    """Is a word of a state written with the accents that it has there: "Türkiye", but no "Germán"?"""
    if text.isascii():
        return True
    state = states()[entry.known.country or ""]
    names = (state.known.name, *state.known.aliases, *state.adjectives, *state.people)
    forms = (*names, *state.capitals, *state.regions, *state.seats)
    return any(text.lower() in form.lower() for form in forms)


def _is_given_name(doc: Doc, at: int) -> bool:
    """Is the word of a state the first name of a person: "Chad Miller", "Germán Suárez"?"""
    token = doc[at]
    if at + 1 >= len(doc) or token.ent_type_ != "PERSON" or token.ent_iob_ == "I":
        return False
    after = doc[at + 1]
    goes_on = after.ent_iob_ == "I" and after.text[:1].isupper() and not _is_title_word(after)
    return goes_on and (token.lower_ in word_set("states", "given_names") or not token.is_ascii)


def _is_river(doc: Doc, at: int) -> bool:
    """Is it the river that a state has its name of: "the Niger has fallen", not "the Niger army"?"""
    if doc[at].lower_ not in word_set("states", "rivers") or not at or doc[at - 1].lower_ != "the":
        return False
    after = doc[at + 1] if at + 1 < len(doc) else None
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "PART")


def _longer_title(doc: Doc, start: int, end: int, entry: Entry) -> Name | None:
    """The name of a paper that goes on: "The Guardian Star" is not The Guardian."""
    more = end
    while (
        more < len(doc) and doc[more].text.istitle() and doc[more].lower_ in word_set("name_words", "media")
    ):
        more += 1
    if entry.known.kind != "media" or more == end:
        return None
    return Name(start, more, doc[start:more].text, "media")


def _is_acronym(token: Token) -> bool:
    letters = token.text.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _chosen(doc: Doc, start: int, end: int, entries: list[Entry]) -> Entry | None:
    """One of several readings: an adjective before a noun, the people where the word is plural; of several
    actors
    with one short form the one whose full name or country the report has."""
    token = doc[end - 1]
    wanted = Use.ADJECTIVE if token.pos_ == "ADJ" or token.dep_ in ("amod", "compound") else Use.PEOPLE
    rank = {wanted: 0, Use.NAME: 1, Use.SEAT: 2, Use.CAPITAL: 3}
    if wanted is Use.ADJECTIVE and any(e.use is Use.NAME for e in entries):
        rank = {Use.NAME: 0}
    best = min(rank.get(e.use, 4) for e in entries)
    fitting = [e for e in entries if rank.get(e.use, 4) == best]
    if len({e.known.key for e in fitting}) > 1:
        return _of_this_report(doc, fitting)
    return fitting[0]


def _of_this_report(doc: Doc, entries: list[Entry]) -> Entry | None:
    """The reading that the rest of the report speaks for; None where none does: "ADF", "PPP"."""
    for entry in entries:
        if entry.known.name in doc.text:
            return entry
    for entry in entries:
        state = states().get(entry.known.country or "")
        if state and any(form in doc.text for form in (state.known.name, *state.adjectives)):
            return entry
    return next((e for e in entries if e.known.country is None), None)


# Ministries and the like by pattern ---------------------------------------------


@cache
def _portfolios() -> dict[str, str]:
    """Portfolio as a newspaper writes it → as it stands in the usual name: "foreign" → "Foreign Affairs"."""
    found: dict[str, str] = words()["portfolio"]
    return found


_HOUSES = frozenset(("ministry", "department"))


def _ministries(doc: Doc) -> Iterator[Name]:
    """Ministries, "the Turkish Foreign Ministry", "Kenya's Ministry of Foreign Affairs": a body of a state,
    by
    pattern."""
    for token in doc:
        if token.lower_ in _HOUSES and token.text[0].isupper():
            start, end, portfolio = _ministry_span(doc, token.i)
            if portfolio:
                country, first = country_before(doc, start)
                country = country or _country_after(doc, end)
                if first < start and doc[start - 1].tag_ != "POS":
                    start = first
                known, text = ministry(portfolio, token.text, country)
                yield Name(start, end, text or doc[start:end].text, "body", country, known, Use.NAME)


def ministry(portfolio: str, house: str, country: str | None) -> tuple[Known | None, str | None]:
    """The usual name of a ministry, and what is known of it.

    >>> ministry("foreign", "ministry", "KEN")[1]
    'Ministry of Foreign Affairs of Kenya'
    """
    if country is None:
        return None, None
    title = _portfolios().get(portfolio.lower(), portfolio if portfolio[:1].isupper() else portfolio.title())
    state = state_name(country)
    for form in (f"{house.title()} of {title} of {state}", f"{state} {house.title()} of {title}"):
        for entry in gazetteer().exactly(form):
            return entry.known, entry.known.name
    return None, f"{house.title()} of {title} of {state}"


def _ministry_span(doc: Doc, at: int) -> tuple[int, int, str]:
    """Tokens of "Foreign Ministry" or "Ministry of Foreign Affairs" around the house word, and the
    portfolio."""
    start = at
    while start and doc[start - 1].text[:1].isupper() and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        if _nationality(doc, start - 1, start):
            break
        start -= 1
    if start < at:
        return start, at + 1, doc[start:at].text
    end = at + 1
    if end < len(doc) and doc[end].lower_ in ("of", "for"):
        end += 1
        first = end
        while end < len(doc) and (doc[end].text[:1].isupper() or _joins(doc, end) or in_a_list(doc, end)):
            end += 1
        return start, end, doc[first:end].text
    return start, at + 1, ""


def _joins(doc: Doc, at: int) -> bool:
    """Is it "and" or "," within a portfolio: "Health and Welfare"."""
    return doc[at].lower_ in ("and", "the", "&") and at + 1 < len(doc) and doc[at + 1].text[:1].isupper()


def in_a_list(doc: Doc, at: int) -> bool:
    """Is it the comma in a portfolio of three: "Trade, Industry and Investment"?"""
    if doc[at].text != ",":
        return False
    end = at + 1
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].ent_type_ not in ("PERSON", "PLACE"):
        end += 1
    if end in (at + 1, len(doc)) or _nationality(doc, at + 1, end):
        return False
    return in_a_list(doc, end) if doc[end].text == "," else _joins(doc, end)


def _nationality(doc: Doc, start: int, end: int) -> str | None:
    """The state whose name or adjective the tokens are."""
    text = doc[start:end].text
    for entry in gazetteer().exactly(text):
        if (
            entry.known.kind == "state"
            and entry.use in (Use.NAME, Use.ADJECTIVE)
            and _is_written(text, entry)
        ):
            return entry.known.country
    name = unlisted_states(doc).get(text)
    return PREFIX + name if name else None


def country_before(doc: Doc, start: int) -> tuple[str | None, int]:
    """The state named just before `start` ("Turkish", "South Korean", "Kenya's"), and where its name
    begins."""
    end = start - 1 if start and doc[start - 1].lower_ in ("'s", "’s", "'", "’") else start
    if not start or doc[start].is_sent_start or doc[end - 1].is_punct or doc[end - 1].is_space:
        return None, start
    for width in (2, 1):
        if end - width >= 0 and (code := _nationality(doc, end - width, end)):
            return code, end - width
    return None, start


def _country_after(doc: Doc, end: int) -> str | None:
    """The state in "… of Kenya" after a ministry, or whose capital it is in: "… in Nairobi"."""
    if end < len(doc) and doc[end].lower_ == "in":
        for width in (2, 1):
            for entry in gazetteer().exactly(doc[end + 1 : end + 1 + width].text):
                if entry.use is Use.CAPITAL:
                    return entry.known.country
    if end < len(doc) and doc[end].lower_ == "of":
        for width in (3, 2, 1):
            if end + 1 + width <= len(doc) and (code := _nationality(doc, end + 1, end + 1 + width)):
                return code
    return None


# Entities of the language engine ---------------------------------------------


def _from_entities(doc: Doc) -> Iterator[Name]:
    places = Counter(e.text for e in doc.ents if e.label_ == "PLACE")
    persons = Counter(e.text for e in doc.ents if e.label_ == "PERSON")
    organisations = Counter(e.text for e in doc.ents if e.label_ == "ORG")
    # A surname alone may be taken for a body or a town: "Wi" after "Wi Sung-lac".
    people = [e for e in doc.ents if e.label_ == "PERSON" and len(e) > 1]
    parts = {t.text for e in people for t in (e[0], e[-1]) if not _is_title_word(t)}
    parts -= {w for w in parts if w.lower() in word_set("holders", "portfolios")}
    unlisted = unlisted_states(doc)
    for ent in doc.ents:
        if len(ent) == 1 and _is_pronoun(ent[0]):
            continue
        if any(t.text in unlisted for t in ent) and not any(t.text[0].isupper() for t in ent[:-1]):
            continue  # "of Veldia"
        if ent.label_ == "PERSON":
            if places[ent.text] > persons[ent.text] or organisations[ent.text] > persons[ent.text]:
                continue
            if _is_people(ent.text):
                continue
            name = _in_capitals(doc, ent) if _is_in_capitals(doc, ent) else _person(doc, ent.start, ent.end)
        elif (len(ent) == 1 and ent.text in parts) or (ent.label_ != "MISC" and _is_surname(ent, people)):
            name = Name(ent.start, ent.end, ent.text, "person")
        elif ent.label_ == "ORG":
            name = _organisation(doc, ent.start, ent.end)
        else:
            name = None
        if name is not None:
            yield name


def _is_in_capitals(doc: Doc, ent: Span) -> bool:
    """Is a "person" one word in capitals, which nobody bears in the text, no title stands before and no colon
    behind: "WANA"?"""
    if len(ent) > 1 or not _is_acronym(ent[0]) or (ent.end < len(doc) and doc[ent.end].text == ":"):
        return False
    titled = ent.start > 0 and _is_title_word(doc[ent.start - 1])
    return not titled and all(t.text != ent.text.title() for t in doc)


def _in_capitals(doc: Doc, ent: Span) -> Name | None:
    """A short word in capitals is an acronym; a long one a heading or the town of a dateline."""
    return _organisation(doc, ent.start, ent.end) if len(ent.text) <= _ACRONYM else None


_ACRONYM = 6
"""Letters of the longest acronym that is taken for a name without more."""


def _is_surname(ent: Span, people: list[Span]) -> bool:
    """Is it the last words of a person's name, taken for a body: "Ould Salem" after "Mohamed Ould Salem"?"""
    return len(ent) > 1 and any(e.text.endswith(" " + ent.text) for e in people)


def _is_pronoun(token: Token) -> bool:
    """Is a word taken for a name a pronoun that opens its sentence: "He", "We"? "US" is none."""
    return token.pos_ == "PRON" and not (token.is_upper and len(token) > 1)


def _is_people(text: str) -> bool:
    """A word for a people, taken for a person's name: "Rohingya"."""
    return text.lower() in word_set("people", "population")


def _person(doc: Doc, start: int, end: int) -> Name | None:
    """A person's name without the title that the entity may have swallowed, with the rest of the run it
    broke off."""
    start = _name_begins(doc, start - _is_name_before(doc, start), end)
    if _is_portfolio_word(doc, start, end) or _has_article(doc, start, end):
        return None
    while end > start and not (_named(doc[end - 1]) and doc[end - 1].text[0].isupper()):
        end -= 1
    while start < end < len(doc) and _goes_on(doc, end):
        end += 1
    if start >= end or _is_title_word(doc[end - 1]) or doc[end - 1].lower_ in word_set("name_words", "place"):
        return None
    if end - start == 1 and _is_acronym(doc[start]) and doc[start - 1].lower_ in ("of", "the", "for"):
        return _organisation(doc, start, end)
    return Name(start, end, doc[start:end].text, "person")


def _has_article(doc: Doc, start: int, end: int) -> bool:
    """No person is one word with an article before it: "the Ganges", though "the Ruto government"."""
    if end - start != 1 or not start or doc[start - 1].lower_ != "the" or doc[start].is_sent_start:
        return False
    return doc[start].dep_ not in ("compound", "nmod:poss", "flat", "amod") and doc[start].tag_ != "NNPS"


def _is_name_before(doc: Doc, start: int) -> bool:
    """Did the engine miss the first word of the name: "Germán" of "Germán Suárez"?"""
    before = doc[start - 1] if start else None
    if before is not None and before.lower_ in word_set("name_words", "verb_like") and start > 1:
        return before.text.istitle() and _is_title_word(doc[start - 2])
    missed = before is not None and not before.is_ascii and before.is_alpha
    return missed and before is not None and before.ent_type_ in ("", "MISC") and before.text.istitle()


def _is_portfolio_word(doc: Doc, start: int, end: int) -> bool:
    """Is the "person" but the portfolio in a title: "Defense" of "Defense Secretary"?"""
    return end - start == 1 and doc[start].lower_ in word_set("holders", "portfolios")


def _name_begins(doc: Doc, start: int, end: int) -> int:
    """The first word of the name proper: "Ana" of "Minister for the Middle East Ana Ruiz"."""
    titles = [i for i in range(start, end - 1) if _is_title_word(doc[i]) and not doc[i].is_sent_start]
    start = titles[-1] + 1 if titles else start
    while start < end and not (_is_given_name(doc, start) or _begins_name(doc, start, end)):
        start += 1
    while (
        start + 2 <= end
        and start
        and not doc[start].is_sent_start
        and _nationality(doc, start - 1, start + 1)
    ):
        start += 1  # "States" of "United States" before a name
    if end - start > 0 and doc[start - 1].lower_ in ("of", "for") and _takes_of(doc[max(start - 2, 0)]):
        # "Minister of Education Ana Ruiz": the portfolio is no part of the name.
        start += end - start > 2 or doc[start].lower_ in word_set("holders", "portfolios")
    return start


def _begins_name(doc: Doc, at: int, end: int) -> bool:
    """May a person's name begin at this token, and not with a title, a country or a part of the world?"""
    if not _named(doc[at]) or _is_title_word(doc[at]) or _nationality(doc, at, at + 1):
        return False
    if _is_plural_title(doc[at]):
        return False
    if _nationality(doc, at, min(at + 2, end)) or (at and _nationality(doc, at - 1, at + 1)):
        return False
    regions = _world_regions()
    return doc[at : at + 2].text not in regions and (
        at == 0 or end - at < 2 or doc[at - 1 : at + 1].text not in regions
    )


@cache
def _world_regions() -> frozenset[str]:
    return frozenset(words()["places"]["world"])


def _goes_on(doc: Doc, at: int) -> bool:
    """Does a person's name go on at this token: a hyphen, a flat part, "Jr."?"""
    token = doc[at]
    if doc[at - 1].text in ("-", "‑") and not doc[at - 1].whitespace_ and token.is_alpha:
        return True
    if token.text in ("-", "‑") and at + 1 < len(doc):
        return not doc[at - 1].whitespace_ and not token.whitespace_ and doc[at + 1].is_alpha
    if token.ent_type_ in ("ORG", "PLACE") or not _named(token) or token.is_sent_start:
        return False
    return token.dep_ == "flat" or token.lower_ in ("jr.", "sr.", "ii", "iii")


def _named(token: Token) -> bool:
    return token.text[:1].isupper() or token.lower_ in (
        "al",
        "bin",
        "de",
        "van",
        "von",
        "el",
        "da",
        "dos",
        "ibn",
        "der",
    )


def _is_plural_title(token: Token) -> bool:
    """Is it the title of several who are named: "Officers" of "Petty Officers Tom Hale and Jim Rook"?"""
    return token.tag_ in ("NNS", "NNPS") and is_person_noun(token.lemma_.lower())


def _is_title_word(token: Token) -> bool:
    """Is the word a form of address or a role of one person: "Mr.", "minister"?"""
    role = is_person_noun(token.lower_) or is_person_noun(token.lemma_.lower())
    return token.text == "HE" or is_address(token.lower_) or (role and token.tag_ not in ("NNS", "NNPS"))


def _takes_of(token: Token) -> bool:
    """May "of", "to" or "for" follow within a title: "Secretary of State", "Ambassador to Kenya"?"""
    return token.lemma_.lower() in word_set("person", "official") and token.tag_ not in ("NNS", "NNPS")


def _organisation(doc: Doc, start: int, end: int) -> Name | None:
    while end > start and doc[end - 1].lower_ in ("'s", "’s", "("):
        end -= 1
    while start < end and doc[start].pos_ == "ADP":
        start += 1  # "of Foreign Affairs"
    small = [
        i
        for i in range(start, end)
        if doc[i].text[:1].islower() and doc[i].pos_ in ("NOUN", "ADJ", "DET", "VERB")
    ]
    start = small[-1] + 1 if small else start  # "main news agency" before "Lake Press Agency"
    while start < end and doc[start].lower_ in ("the", "a", "an", "'s", "’s"):
        start += 1
    if (
        start >= end
        or _is_description(doc, start, end)
        or _is_field(doc, start)
        or _is_a_minister(doc, start, end)
        or doc[end - 1].lower_ in word_set("name_words", "place")
        or _is_of_money(doc, start, end)
    ):
        return None
    text = doc[start:end].text
    if text in _world_regions() or text.removesuffix("n") in _world_regions():
        return None  # "Central Asian"
    return Name(start, end, text, kind_of_name(text), _country_in(doc, start, end))


def _is_a_minister(doc: Doc, start: int, end: int) -> bool:
    """Is the "organisation" who leads a ministry: "Minister of Foreign Affairs"?"""
    of = end - start > 2 and doc[start + 1].lower_ in ("of", "for")
    return of and doc[start].lower_ in word_set("holders", "ministers")


def _is_of_money(doc: Doc, start: int, end: int) -> bool:
    """Is it part of a sum: "CFA" of "11 billion CFA francs"?"""
    after = doc[end] if end < len(doc) else None
    return after is not None and after.pos_ == "NOUN" and doc[start - 1].pos_ == "NUM" and is_currency(after)


def _is_description(doc: Doc, start: int, end: int) -> bool:
    """Is the "organisation" a description, to be resolved as one: "the Biden administration", "Senate",
    "Navy"?"""
    governing = word_set("group", "government")
    if doc[end - 1].lemma_.lower() in governing or doc[start].lemma_.lower() in governing:
        return True
    if end - start > 1:
        return _is_its_government(doc, start, end)
    word = doc[start].lemma_.lower()
    kinds = ("body", "party", "organisation")
    people = any(
        base in word_set("people", "population") for base in (word, doc[start].lower_.removesuffix("s"))
    )
    return _is_title_word(doc[start]) or people or any(word in word_set("group", kind) for kind in kinds)


def _is_its_government(doc: Doc, start: int, end: int) -> bool:
    """Is it a state's government by a long name: "Transitional Government of Mali"?"""
    for at in range(start, end - 1):
        if doc[at].lower_ == "government" and doc[at + 1].lower_ == "of":
            first = at + 2 + (doc[at + 2].lower_ == "the")
            return any(_nationality(doc, first, to) for to in range(first + 1, end + 1))
    return False


def _country_in(doc: Doc, start: int, end: int) -> str | None:
    """The one state named within a name: "Malaysian" in "Royal Malaysian Navy"."""
    found = {
        code
        for i in range(start, end)
        for w in (2, 1)
        if i + w <= end and (code := _nationality(doc, i, i + w)) and not _of_waters(doc, i, i + w)
    }
    return found.pop() if len(found) == 1 else country_before(doc, start)[0]


def _of_waters(doc: Doc, start: int, end: int) -> bool:
    """Is the word of a state that of a sea: "Indian" of "Indian Ocean", "Guinea" of "Gulf of Guinea"?"""
    waters = word_set("name_words", "waters")
    following = doc[end : end + 2] if end < len(doc) else ()
    if any(t.text[:1].isupper() and t.lower_ in waters for t in following):
        return True
    of = start > 1 and doc[start - 1].lower_ == "of"
    return of and doc[start - 2].lower_ in waters and doc[start - 2].text[:1].isupper()


def kind_of_name(text: str) -> ActorKind:
    """The kind of actor that the words of a name say it is; an organisation where they say nothing.

    >>> kind_of_name("Lake Province Election Commission")
    'body'
    """
    named = {fold(w) for w in re.findall(r"\w+", text)}
    for kind in ("media", "party", "armed_group", "body"):
        if named & word_set("name_words", kind):
            return kind
    return "organisation"


def names_by_shape(doc: Doc) -> Iterator[Name]:
    """Names whose words show what they are: "Kwon Ji-hye", "HMS Kestrel", "League of Lake Towns"."""
    for start, end, kind in shapes(doc):
        text = doc[start:end].text
        if kind == "person":
            yield Name(start, end, text, "person")
        elif doc[start].lower_ not in word_set("group", "government"):
            shown = kind_of_name(text) if kind == "organisation" else cast(ActorKind, kind)
            yield Name(start, end, text, shown, _country_in(doc, start, end))


# People by title or repeated surname ---------------------------------------------


def _titled(doc: Doc) -> Iterator[Name]:
    """Capitalised words after a title: "Gov. Ngozi Madu", "Mr. Haddad", where the engine saw no name."""
    for token in doc:
        if not (is_address(token.lower_) and token.text[:1].isupper()):
            continue
        start = token.i + 1 + (token.i + 1 < len(doc) and _is_plural_title(doc[token.i + 1]))
        while start < len(doc) and _is_field(doc, start):
            start += 1  # "Minister of Foreign Affairs Ana Ruiz"
        end = start
        while (
            end < len(doc)
            and doc[end].pos_ == "PROPN"
            and doc[end].text[:1].isupper()
            and not _is_title_word(doc[end])
        ):
            if (
                doc[end].ent_type_ in ("ORG", "PLACE")
                or doc[end].is_sent_start
                or doc[end].lower_ in word_set("counting", "calendar")
            ):
                break
            end += 1
        if end > start and not _nationality(doc, start, end) and not _is_of_a_body(doc, start, end):
            yield Name(start, end, doc[start:end].text, "person", sure=False)


def _is_field(doc: Doc, at: int) -> bool:
    """Is the word a part of what somebody is minister of: "Affairs" of "Minister of Foreign Affairs"?"""
    first = at
    while first > 1 and (doc[first].text[:1].isupper() or doc[first].lower_ in ("and", "&", ",", "the")):
        first -= 1
        if doc[first].lower_ in ("of", "for"):
            minister = doc[first - 1].lemma_.lower() in word_set("holders", "ministers")
            known = doc[at].lower_ in word_set("holders", "portfolios") | {"affairs"}
            return minister and (known or (first < at - 1 and doc[at - 1].lower_ in ("and", "&")))
    return False


def _is_of_a_body(doc: Doc, start: int, end: int) -> bool:
    """Is what stands behind a word of titles no name: "Defence" of "Deputy Defence Secretary",
    "Administration" of "the General Administration"?"""
    known = word_set("holders", "portfolios") | word_set("shapes", "institutions")
    return all(doc[i].lower_ in known for i in range(start, end))


def _again(doc: Doc, names: list[Name]) -> Iterator[Name]:
    """Later mentions by surname alone that no witness saw: "Okonjo said" after "Ngozi Okonjo"."""
    taken = {i for n in names for i in range(n.first, n.end)}
    people = [n for n in names if n.is_person and (" " in n.text or n.title is not None)]
    surnames = {n.text.split()[-1] for n in people} | {
        n.text.split()[0] for n in people if _is_turned(n.text)
    }
    for token in doc:
        if token.i not in taken and token.text in surnames and token.pos_ in ("PROPN", "NOUN", "X"):
            yield Name(token.i, token.i + 1, token.text, "person", sure=False)


def _is_turned(name: str) -> bool:
    """Does the surname come first: "Park Jin-ho"?"""
    words = name.split()
    return len(words) == 2 and "-" in words[1] and words[1].rpartition("-")[2].islower()


# Titles ---------------------------------------------


def _with_title(doc: Doc, name: Name, people: frozenset[int]) -> Name:
    """The name with the title before it: "Kenyan Foreign Minister" of "Kenyan Foreign Minister Musalia
    Mudavadi"."""
    first = last_role = None
    at = name.start - 1
    while at >= 0 and at not in people and _in_title(doc, at) and not _is_whose(doc, at, first, name):
        if _is_title_word(doc[at]) and not _is_field(doc, at):
            first, last_role = at, last_role or at
        at -= 1
    if first is None or (
        last_role is not None and last_role != name.start - 1 and not _reaches(doc, last_role, name.start)
    ):
        return name
    return replace(name, title=_widened(doc, first, at + 1))


def _is_whose(doc: Doc, at: int, role: int | None, name: Name) -> bool:
    """Does the preposition here lead to the person as somebody else's: "an adviser to [Mora]", "an aide to
    [Premier Mora]"? Then what stands before it is no title of theirs."""
    if not name.is_person or doc[at].lower_ not in ("of", "to", "for") or at < 1:
        return False
    theirs = word_set("holders", "beside") | word_set("holders", "kin")
    return at == name.start - 1 or (role is not None and doc[at - 1].lemma_.lower() in theirs)


def _in_title(doc: Doc, at: int) -> bool:
    """May this token, left of a name, be part of its title?"""
    token = doc[at]
    if token.lower_ in word_set("counting", "calendar") or token.is_space or doc[at + 1].is_sent_start:
        return False
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or token.text in ("'s", "’s", "-", "&", "HE"):
        return True
    if token.text == ".":
        return at > 0 and is_address(f"{doc[at - 1].lower_}.")  # "Spc." in two tokens
    if token.lower_ in ("of", "to", "for", "and"):
        joined = token.lower_ == "and" and doc[at - 1].pos_ in ("NOUN", "PROPN", "ADJ")
        return at > 0 and (joined or _takes_of(doc[at - 1]))
    if token.pos_ == "DET":
        return at > 0 and doc[at - 1].lower_ in ("of", "to", "for")
    return is_address(token.lower_) and token.text[:1].isupper()


def _reaches(doc: Doc, role: int, start: int) -> bool:
    """Do the words between a role noun and the name belong to the role: "Secretary [of State] Ana Ruiz"?"""
    if doc[role + 1 : start].text == ".":
        return True
    if doc[start - 1].lower_ in ("of", "to", "for"):
        return False  # "a spokesman for Ruiz"
    return doc[role + 1].lower_ in ("of", "to", "for") and all(
        doc[i].pos_ not in ("VERB", "AUX", "PUNCT") or doc[i].text == "United" for i in range(role + 1, start)
    )


def _widened(doc: Doc, first: int, lowest: int) -> int:
    """Modifiers of the role word belong to the title: "Israel's far-right national security" before
    "minister"."""
    at = first
    while at > lowest and doc[at - 1].pos_ in ("NOUN", "PROPN", "ADJ", "PART", "PUNCT", "NUM"):
        at -= 1
    while at < first and (doc[at].pos_ in ("PART", "PUNCT", "NUM")):
        at += 1
    return at
