"""Whose an army, a ministry or a government is that the report does not say it of: the state that it is filed
from or about, where one stands out; in what somebody says, the state of who says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from onrecord.finding.kinds import word_set
from onrecord.finding.knowledge import Use, gazetteer, state_name
from onrecord.finding.names import Name, ministry
from onrecord.finding.resolution import Resolution, ids_of
from onrecord.finding.unknown_states import datelines
from onrecord.finding.word_forms import is_form
from onrecord.record import Article

_SEATS = ("State House", "Government House", "Presidential Palace", "National Palace")
"""What the seat of a head of state is called in several countries."""
_MARGIN = 1.5
_SURE = 2.5
_DEEP = 6
"""So many times as often as any other state must the home state be named; more often for a person's country.
So many heads up a speaker is looked for."""


def home_state(article: Article, doc: Doc, names: Iterable[Name], margin: float = _MARGIN) -> str | None:
    """The country that a report is about and from, where one stands out.

    "LIMA — Peru closed its embassy in La Paz. …" → PER
    """
    listed = [n for n in names if n.country is not None and _counts(n)]
    counts = Counter(n.country for n in listed)
    filed = _filed_from(article, doc)
    if filed is not None and not counts[filed]:
        end = next((s.end for s in doc.sents), len(doc))
        return filed if all(n.start >= end for n in listed) else None
    if filed is not None:
        counts[filed] += 2 + max(counts.values()) // 2
    first, second = ([*sorted(counts, key=lambda c: (-counts[c], c or "")), None, None])[:2]
    if first is None or (first != filed and not _leads(doc, listed, first)):
        return None
    times = margin if first == filed else margin + 1
    return first if second is None or counts[first] >= times * counts[second] else None


def home_of_offices(doc: Doc, names: Iterable[Name]) -> str | None:
    """Of the two states that a report tells of the one whose officials it names without a state: "Prime
    Minister Sim" beside "the Vietnamese spokeswoman Le"."""
    listed = sorted(names, key=lambda n: n.start)
    counts = Counter(n.country for n in listed if n.country is not None and _counts(n) and not n.is_person)
    main = list(counts)
    owned: set[str | None] = set()
    unowned = False
    for name in listed:
        if not name.is_person or name.title is None:
            continue
        beside = {n.country for n in listed if name.title - 2 <= n.start < name.start and n.country}
        beside |= {n.country for n in listed if name.end < n.start < name.end + 3 and n.country}
        owned |= beside
        unowned = unowned or (not beside and _of_state(doc[name.title : name.start].text.lower()))
    rest = [c for c in main if c not in owned]
    return rest[0] if unowned and len(main) == 2 and len(rest) == 1 else None


def _leads(doc: Doc, names: Iterable[Name], country: str) -> bool:
    """Is the state the first that the report names, and named in its first sentence and often?"""
    mine = [n.start for n in names if n.country == country]
    end = next((s.end for s in doc.sents), len(doc))
    return len(mine) > 2 and mine[0] < end and mine[0] == min(n.start for n in names)


def surely_home(article: Article, doc: Doc, names: Iterable[Name]) -> str | None:
    """The home state where the report is filed from it and no other comes near it."""
    home = home_state(article, doc, names, _SURE)
    return home if home == _filed_from(article, doc) else None


def _counts(name: Name) -> bool:
    """Does a name speak for a state: the state, its adjective, a body or somebody of it?"""
    return name.use is not Use.REGION


def _filed_from(article: Article, doc: Doc) -> str | None:
    """The country whose capital the dateline names."""
    place = article.dateline.place if article.dateline is not None else None
    if place is None:
        lines = [doc[line.start : line.stop].text for line in datelines(doc) if line.start < 3]
        place = lines[0] if lines else None
    for entry in gazetteer().exactly((place or "").title()):
        if entry.known.kind == "state" and entry.use in (Use.CAPITAL, Use.NAME):
            return entry.known.country
    return None


def speakers_state(result: Resolution, token: Token) -> str | None:
    """The state of whoever says or asks that in which a phrase stands: "the Peruvian minister said the
    government would …"."""
    inside, verb = token, token.head
    for _ in range(_DEEP):
        if is_form(verb, word_set("verbs", "speaking")):
            for subject in verb.children:
                if subject.dep_ == "nsubj" and subject.i != inside.i and token not in subject.subtree:
                    return _state_of(result, subject)
        if verb.head is verb:
            return None
        inside, verb = verb, verb.head
    return None


def _state_of(result: Resolution, subject: Token) -> str | None:
    """The country of a person or body that speaks; of officials, that of whom they stand for."""
    found = ids_of(result, subject)
    if not found:
        return result.drafts.all[result.behind[subject.i]].country if subject.i in result.behind else None
    draft = result.drafts.all[found[0]]
    return draft.country if draft.kind in ("person", "body") else None


def own_ministries(result: Resolution, home: str | None) -> None:
    """Ministries of no state, "the Foreign Ministry", are those of the home state."""
    drafts = result.drafts
    for index, draft in enumerate(drafts.all if home else ()):
        words = draft.name.split()
        houses = ("ministry", "department")
        if draft.name in _SEATS and draft.country is None and draft.known is None:
            draft.name, draft.country = f"{draft.name} of {state_name(home or '')}", home
        if draft.country or draft.known or draft.kind != "body" or draft.key[0] != "name" or len(words) < 2:
            continue
        if words[-1].lower() in houses:
            known, name = ministry(" ".join(words[:-1]), words[-1], home)
        elif words[0].lower() in houses and words[1] in ("of", "for"):
            known, name = ministry(" ".join(words[2:]), words[0], home)
        else:
            continue
        twin = next((i for i, d in enumerate(drafts.all) if i != index and d.name == name), None)
        if twin is not None:
            drafts.named.update({t: twin for t, i in drafts.named.items() if i == index})
            result.merge(index, twin)
        else:
            draft.name, draft.country, draft.known = name or draft.name, home, known


def own_people(result: Resolution, home: str | None) -> None:
    """Holders of an office of state that the report names without a state serve the home state."""
    for draft in result.drafts.all if home else ():
        if draft.is_person and draft.country is None and draft.known is None:
            offices = [title.lower() for title, organisation, _ in draft.roles if organisation is None]
            draft.country = home if any(_of_state(o) for o in offices) else None


def _of_state(title: str) -> bool:
    """Is it an office that only states have, said of none: "foreign minister", "army chief"?"""
    words = set(title.replace("-", " ").split())
    return bool(words & word_set("holders", "of_state")) and not words & word_set("holders", "not_of_state")
