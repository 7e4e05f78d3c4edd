"""Which currency a name of money is, where several countries have one of that name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.finding.knowledge import gazetteer
from onrecord.finding.numbers import figure_words
from onrecord.finding.page import Page
from onrecord.finding.word_forms import form_of


def currency_of(noun: Token, page: Page) -> str | None:
    """The ISO code of the money that a noun names; the word itself where the report does not settle it; None
    where it names no money.

    "Egyptian pounds" → EGP; "12 billion pesos" in a report that tells of the Philippines alone → PHP;
    "300 rupees" in one that tells of India and Pakistan alike → rupees.
    """
    words = figure_words()
    shared = form_of(noun, words["shared_currencies"])
    if shared is not None:
        countries = words["shared_currencies"][shared]
        if shared == "franc" and noun.i and noun.nbor(-1).text == "CFA":
            zone = {c: code for c, code in countries.items() if code in ("XOF", "XAF")}
            country = _told(page, zone)
            return "CFA francs" if country is None else str(zone[country])
        country = _before(noun, countries) or (None if shared == "dollar" else _told(page, countries))
        unsettled = "USD" if shared == "dollar" else noun.lower_
        return unsettled if country is None else str(countries[country])
    plain = form_of(noun, words["currencies"])
    return None if plain is None else str(words["currencies"][plain])


def is_currency(noun: Token | None) -> bool:
    """Does a noun name money?"""
    if noun is None:
        return False
    words = figure_words()
    return any(form_of(noun, words[kind]) is not None for kind in ("currencies", "shared_currencies"))


def _before(noun: Token, countries: Mapping[str, str]) -> str | None:
    """The country of the adjective before the noun: "Egyptian pounds", "Hong Kong dollars"."""
    start = max(noun.sent.start, noun.i - 2)
    for at in (start, noun.i - 1):
        for entry in gazetteer().exactly(noun.doc[at : noun.i].text) if at < noun.i else ():
            if entry.known.country in countries:
                return entry.known.country
    return None


def _told(page: Page, countries: Mapping[str, str]) -> str | None:
    """The country of the report: of its dateline, or the one of those with such a currency that it tells of,
    or tells of more than twice as often as of any other."""
    place = page.article.dateline.place if page.article.dateline is not None else None
    for entry in gazetteer().exactly(place.title()) if place else ():
        if entry.known.country in countries:
            return entry.known.country
    told: Counter[str] = Counter()
    for character in page.cast.characters:
        if character.country is not None and character.country in countries:
            told[character.country] += max(1, len(character.mentions))
    ranked = told.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] <= 2 * ranked[1][1]):
        return None
    return ranked[0][0]
