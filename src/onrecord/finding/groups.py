"""Who is meant by nouns for many: "the council", "his office", "the government", "protesters", "the
country"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.finding.coreference import Draft, of_a_state
from onrecord.finding.home import speakers_state
from onrecord.finding.kinds import Noun, Sort, word_set
from onrecord.finding.knowledge import Use, fold, named_beside, pieces_of, state_name, states
from onrecord.finding.names import ministry
from onrecord.finding.pairs import is_pair, two_sides
from onrecord.finding.phrases import Phrase, is_plural, name_start, named_in, plain_forms, possessor
from onrecord.finding.resolution import (
    NUMBERED,
    SUBJECTS,
    Resolution,
    country_of,
    country_of_speaker,
    country_spoken_of,
    country_words,
    ids_of,
    last_of,
    noun_at,
    owner,
    place_of,
)
from onrecord.finding.word_forms import is_form

_LOCAL = word_set("holders", "local")
_OFFICES = frozenset(("ministry", "department", "minister"))
_MILITARY = frozenset(("army", "military", "troop", "force", "soldier", "serviceman", "servicewoman"))


def settle_people(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """For "Kenyan protesters", "the hostages" a population of its own; "Hamas fighters" are Hamas."""
    if noun.kind in ("state", "organisation"):
        settle_state_noun(result, phrase, noun)
        if phrase.head.i in result.refs or not _acts(phrase.head):
            return
    whose = owner(result, phrase)
    whose = _led_by(result, whose) if noun.kind != "population" else whose
    if whose is None and (armed := _armed_group_meant(result, phrase, noun)) is not None:
        _note_group(result, phrase, armed, noun)
        return
    if (
        whose is not None
        and noun.lemma in word_set("holders", "members")
        and _is_body(result.drafts.all[whose])
    ):
        result.drafts.mention(whose, phrase.start, phrase.end, *plain_forms(phrase))
        result.note(phrase.head, (whose,))
        return
    if (
        whose is not None
        and noun.kind != "population"
        and result.drafts.all[whose].kind in ("armed_group", "body")
    ):
        result.drafts.mention(whose, phrase.start, phrase.end)
        result.note(phrase.head, (whose,))
        return
    place = place_of(result, phrase)
    country = country_of(result, whose) or (place.country if place else None)
    index = _same_group(result, noun, country, phrase)
    if index is None:
        own = own_words(result, phrase)
        name = _group_name(result, phrase, country)
        draft = Draft(
            noun.kind, name, country, plural=True, words={noun.lemma}, member_of=whose, bare=not own
        )
        index = result.drafts.keyed(("group", *sorted(own), noun.lemma, country or ""), draft)
    _note_group(result, phrase, index, noun)


def _armed_group_meant(result: Resolution, phrase: Phrase, noun: Noun) -> int | None:
    """The one armed group that the report names: "the rebels", "the guerrillas"."""
    if (
        noun.kind != "armed_group"
        or not phrase.definite
        or own_words(result, phrase)
        or is_pair(result, phrase)
    ):
        return None
    named = [
        i
        for i, d in enumerate(result.drafts.all)
        if d.kind == "armed_group" and (d.known or d.key[0] == "name") and d.spans
    ]
    last = last_of(result, phrase.head, ("armed_group",), 1, back=3)
    return named[0] if len(named) == 1 and last == (named[0],) else None


def _acts(token: Token) -> bool:
    """Do states or partners act here, or is somebody at work with them: "Arab states agreed", "talks with
    European partners"? Else they are places or things: "in other countries"."""
    if token.dep_ in SUBJECTS:
        return token.head.pos_ == "VERB"
    if token.dep_ in ("obj", "iobj"):
        return True
    return any(c.dep_ == "case" and c.lower_ in ("with", "by", "between", "among") for c in token.children)


def _led_by(result: Resolution, whose: int | None) -> int | None:
    """A commander's fighters are those of the group he commands."""
    if whose is None or not result.drafts.all[whose].is_person:
        return whose
    served = {organisation for _, organisation, _ in result.drafts.all[whose].roles}
    groups = (i for i, d in enumerate(result.drafts.all) if d.name in served and d.kind == "armed_group")
    return next(groups, whose)


def _is_body(draft: Draft) -> bool:
    return draft.kind in ("body", "organisation", "party", "armed_group")


def _note_group(result: Resolution, phrase: Phrase, index: int, noun: Noun) -> None:
    head = result.doc[phrase.head.i : phrase.end].text
    result.drafts.mention(index, phrase.start, phrase.end, head, *plain_forms(phrase))
    result.drafts.all[index].words.add(noun.lemma)
    result.note(phrase.head, (index,))


def _same_group(result: Resolution, noun: Noun, country: str | None, phrase: Phrase) -> int | None:
    """The group that the article has called so before, countries agreeing and no new modifier against it.

    A group first named without country may turn out to have one: "a delegation" … "the Kenyan delegation".
    """
    if country is not None and noun.lemma in _MILITARY and (army := _army_of(result, country)) is not None:
        return army
    own = own_words(result, phrase)
    for seen in reversed(result.seen):
        for index in seen.ids:
            draft = result.drafts.all[index]
            if noun.lemma not in draft.words or draft.is_person:
                continue
            adopts = phrase.definite and draft.country is None and draft.bare
            particular = noun.lemma in word_set("holders", "particular")
            adopts = adopts or (particular and not own and draft.country is None and draft.bare)
            adopts = adopts and not _is_bound_for(result, index, country)
            named = own <= _words_of(draft) and (bool(own) or phrase.definite or draft.bare or particular)
            if named and (country in (None, draft.country) or adopts):
                draft.country = draft.country or country
                return index
    return None


def _is_bound_for(result: Resolution, index: int, country: str | None) -> bool:
    """Has a group been said to go to a country, whose own it is not: "a delegation to Kenya"?"""
    doc = result.doc
    for _, end in result.drafts.all[index].spans:
        behind = range(end + 1, min(end + 3, len(doc))) if end < len(doc) and doc[end].lower_ == "to" else ()
        names = (result.names.get(i) for i in behind)
        if any(name is not None and name.country == country for name in names):
            return True
    return False


def own_words(result: Resolution, phrase: Phrase) -> set[str]:
    """The modifiers that tell a group from others of its noun: "localist" of "the localist camp"."""
    skipped = country_words(result, phrase) | word_set("holders", "neutral")
    place = {t.lower_ for t in _place_after(result, phrase)}
    number = {result.doc[i].lower_ for i in range(phrase.start, phrase.head.i) if result.doc[i].pos_ == "NUM"}
    return {w for w in phrase.words if w not in skipped and w not in number} | place


def _place_after(result: Resolution, phrase: Phrase) -> list[Token]:
    """The town or province that sets a body apart from others: "Oru" of "the municipality of Oru"."""
    doc, at = result.doc, phrase.end
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or phrase.head.lemma_.lower() not in _LOCAL:
        return []
    found = []
    for token in doc[at + 1 :]:
        if not token.text[0].isupper() or token.i in result.drafts.named or token.pos_ != "PROPN":
            break
        found.append(token)
    return found


def _words_of(draft: Draft) -> set[str]:
    return {w.lower() for form in draft.aliases for w in re.findall(r"\w+", form)}


def _army_of(result: Resolution, country: str) -> int | None:
    """The named or described armed forces of a state in this article."""
    for index, draft in enumerate(result.drafts.all):
        of_soldiers = draft.words & word_set("holders", "army") and not draft.words & _OFFICES
        if draft.kind == "body" and draft.country == country and of_soldiers:
            return index
    return None


def _group_name(result: Resolution, phrase: Phrase, country: str | None) -> str:
    """What an unnamed group is called: its words without article and count, its country added where not in
    them."""
    start, end = name_start(phrase), _proper_end(result, phrase)
    if country and not named_in(result.drafts, start, max(end, phrase.end)):
        return f"{result.doc[start:end].text} of {_state_after_of(country)}"
    after = _after_state(result, phrase, start, country) if country else start
    if after > start and noun_sort(phrase) is Sort.GROUP and not is_plural(phrase.head):
        return f"{result.doc[after:end].text} of {_state_after_of(country or '')}"
    return result.doc[start:end].text


def _state_after_of(country: str) -> str:
    """A state as it stands behind "of": "the Netherlands", "Peru"."""
    name = state_name(country)
    article = set(name.split()) & word_set("states", "with_article")
    return f"the {name}" if article else name


def noun_sort(phrase: Phrase) -> Sort | None:
    """How the noun of the phrase denotes people."""
    noun = noun_at(phrase.head)
    return noun.sort if noun is not None else None


def _after_state(result: Resolution, phrase: Phrase, start: int, country: str | None) -> int:
    """Where the name goes on behind the state that it begins with: "presidency" of "Kenya's presidency" and
    "the Kenyan presidency"; not in "Kenyan-led force"."""
    at = start
    while at < phrase.head.i and at in result.drafts.named:
        if result.drafts.all[result.drafts.named[at]].country != country:
            return start
        at += 1
    if at > start and result.doc[at].tag_ == "POS":
        at += 1
    return start if result.doc[at].is_punct or result.doc[at].tag_ == "HYPH" else at


def _proper_end(result: Resolution, phrase: Phrase) -> int:
    """A name in capitals goes on over "of": "Board of Inquiry"; a town's council over its town."""
    doc, end = phrase.head.doc, phrase.end
    if place := _place_after(result, phrase):
        return place[-1].i + 1
    if phrase.head.text[0].isupper():
        while (
            end + 1 < len(doc) and doc[end].lower_ in ("of", "for", "on") and doc[end + 1].text[0].isupper()
        ):
            if doc[end + 1].lower_ in word_set("counting", "calendar"):
                break
            end += 2
            while end < len(doc) and doc[end].text[0].isupper() and doc[end].pos_ == "PROPN":
                end += 1
    return end


def _named_beside(result: Resolution, phrase: Phrase, noun: Noun) -> int | None:
    """A well-known group by its noun alone where the report names who it has to do with: "the U.S.-led
    coalition", in a report on the Islamic State. Not where a report names another such group."""
    capital = phrase.head.text[0].isupper()
    made_up = result.doc[phrase.end : phrase.end + 1].text in ("of", "between", "led")
    if is_plural(phrase.head) or made_up or not (phrase.definite or capital):
        return None
    drafts = result.drafts
    names = {d.name for d in drafts.all if d.spans}
    for line in named_beside(noun.lemma):
        others = (d for d in drafts.all if d.key[:1] == ("name",) and noun.lemma in fold(d.name).split())
        if line.beside in names and own_words(result, phrase) <= line.words and not any(others):
            draft = Draft(line.known.kind, line.known.name, line.known.country, line.known)
            return drafts.keyed((line.known.key,), draft)
    return None


def settle_group(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """A group by its noun: "the Kenyan government", "his office", "the council", "an armed group"."""
    if (known := _named_beside(result, phrase, noun)) is not None:
        _note_group(result, phrase, known, noun)
        return
    whose = owner(result, phrase)
    if _is_nobody(result, phrase, noun, whose):
        return
    if noun.kind == "government" and whose is None and _is_elsewhere(result, phrase):
        _of_a_place(result, phrase, noun)
        return
    if whose is None and (country := _country_meant(result, phrase, noun)) is not None:
        whose = result.drafts.state(country)
    if noun.kind == "government":
        _government(result, phrase, noun, whose)
        return
    if whose is not None and _names_itself(result, phrase, noun, whose):
        _note_group(result, phrase, whose, noun)
        return
    country = country_of(result, whose)
    if whose is not None and result.drafts.all[whose].kind in ("state", "government") and phrase.definite:
        index = _same_group(result, noun, country, phrase)
        if index is not None and result.drafts.all[index].plural == is_plural(phrase.head):
            _note_group(result, phrase, index, noun)
            return
    capital = phrase.bare and phrase.head.text[0].isupper()
    if whose is None and (phrase.definite or capital):
        index = _mentioned_group(result, phrase, noun)
        if index is not None:
            _note_group(result, phrase, index, noun)
            return
    if whose is None and (index := _national(result, phrase)) is not None:
        _note_group(result, phrase, index, noun)
        return
    if whose is None and (not _agentive(phrase, noun) or _is_passing(result, phrase, noun)):
        return
    _new_group(result, phrase, noun, whose)


def _is_nobody(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> bool:
    """Is it no group at all: "the bodies of Tom Hale and his crew", "in front of", "a news conference"?"""
    doc, at = result.doc, phrase.head.i
    if noun.lemma == "body" and is_plural(phrase.head):
        return whose is None or result.drafts.all[whose].kind in ("person", "population")
    if noun.lemma == "leadership" and _is_post(result, phrase):
        return True
    if noun.lemma == "front" and at and doc[at - 1].lower_ == "in":
        return True
    return noun.lemma == "conference" and bool(set(phrase.words) & {"news", "press", "peace"})


def _is_post(result: Resolution, phrase: Phrase) -> bool:
    """Is it the post of somebody, and not those who lead: "resigned his leadership of the party"?"""
    whose = possessor(phrase)
    ids = ids_of(result, whose) if whose is not None else ()
    leads = any(result.drafts.all[i].is_person for i in ids)
    return leads or is_form(phrase.head.head, word_set("verbs", "leaving_office"))


def _country_meant(result: Resolution, phrase: Phrase, noun: Noun) -> str | None:
    """Whose "the army", "the government" is that the words leave open: the capital's behind it, that of who
    speaks of it, else the home state's unless the report has another in its mind."""
    one = noun.lemma in word_set("holders", "of_one_state") or noun.lemma == "government"
    own = own_words(result, phrase) & word_set("holders", "local") | set(phrase.words) & word_set(
        "holders", "partial"
    )
    capital = phrase.bare and phrase.head.text[0].isupper()
    if not one or own or is_plural(phrase.head) or not (phrase.definite or capital):
        return None
    doc, at = result.doc, phrase.end
    seat = result.names.get(at + 1) if at + 1 < len(doc) and doc[at].lower_ == "in" else None
    if seat is not None and seat.use in (Use.CAPITAL, Use.SEAT, Use.NAME):
        return seat.country
    if (country := speakers_state(result, phrase.head)) is not None:
        return country
    if noun.lemma == "government":
        return result.home if result.home and not _another_acts(result, phrase) else None
    if _mentioned_group(result, phrase, noun) is not None or _national(result, phrase) is not None:
        return None
    return result.home


def _another_acts(result: Resolution, phrase: Phrase) -> bool:
    """Was a state other than the home state the last one to act, in this sentence or the one before?"""
    here = result.sentence[phrase.head.i]
    for seen in reversed(result.seen):
        if here - seen.sentence > 1:
            return False
        countries = {
            result.drafts.all[i].country for i in seen.ids if result.drafts.all[i].kind == "government"
        }
        if seen.subject and countries:
            return result.home not in countries
    return False


def _national(result: Resolution, phrase: Phrase) -> int | None:
    """As "the Senate" is that of a state the report speaks of, where one is well known: "US Senate"."""
    if not phrase.head.text[0].isupper():
        return None
    known = of_a_state(result.drafts, result.doc[name_start(phrase) : phrase.end].text)
    if known is None:
        return None
    return result.drafts.keyed((known.key,), Draft(known.kind, known.name, known.country, known))


def _names_itself(result: Resolution, phrase: Phrase, noun: Noun, whose: int) -> bool:
    """In "the Likud party", "the Tasnim agency" the name stands before what it is."""
    before = phrase.head.i - 1
    own = result.drafts.all[whose].kind not in ("state", "government", "person")
    return own and result.drafts.named.get(before) == whose and noun.lemma in word_set("holders", "anygroup")


_OFFICES = frozenset(("office", "press-office", "press-service"))
"""Bodies that speak for one person: "the office of Kenya's president"."""


def _new_group(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> None:
    country = country_of(result, whose)
    own = tuple(sorted(own_words(result, phrase)))
    of = result.drafts.all[whose] if whose is not None else None
    if country and noun.lemma in _MILITARY and (army := _army_of(result, country)) is not None:
        _note_group(result, phrase, army, noun)
        return
    if noun.lemma in ("ministry", "department") and country and phrase.words:
        _note_group(result, phrase, _ministry(result, phrase, noun, country, whose), noun)
        return
    if of is not None and noun.lemma == "ministry" and (field := _field(of)) and of.country:
        known, name = ministry(field, "ministry", of.country)
        key: tuple[str, ...] = (known.key,) if known else ("name", *(fold(p) for p in pieces_of(name or "")))
        draft = Draft("body", name or "", of.country, known)
        _note_group(result, phrase, result.drafts.keyed(key, draft), noun)
        return
    speaks_for = of is not None and of.is_person and noun.lemma in _OFFICES
    if of is not None and of.kind not in ("state", "government") and not (speaks_for or possessor(phrase)):
        key = ("owned", *own, noun.lemma, str(whose))
        name = _group_name(result, phrase, None)
    elif of is not None and of.kind not in ("state", "government"):
        key = ("owned", *own, noun.lemma, str(whose))
        name = _owned_name(of, phrase, noun)
    else:
        key = ("group", *own, noun.lemma, country or "")
        name = _group_name(result, phrase, country)
    plural = is_plural(phrase.head)
    draft = Draft(noun.kind, name, country, words={noun.lemma}, member_of=whose, plural=plural, bare=not own)
    index = result.drafts.keyed(key, draft)
    _note_group(result, phrase, index, noun)
    if noun.lemma == "office" and whose is not None:
        result.behind[phrase.head.i] = whose


def _field(of: Draft) -> str | None:
    """What a minister is minister of, so that "her ministry" is that: "foreign" of "foreign minister"."""
    for title, _, _ in reversed(of.roles if of.is_person else []):
        words = title.lower().split()
        if len(words) > 1 and words[-1] == "minister" and words[-2] != "prime":
            return " ".join(w for w in words[:-1] if w not in word_set("holders", "ranks"))
    return None


def _ministry(result: Resolution, phrase: Phrase, noun: Noun, country: str, whose: int | None) -> int:
    """A ministry in small letters, "Kenya's foreign ministry", under the usual name of the ministry."""
    skipped = country_words(result, phrase) | word_set("holders", "neutral")
    words = [w for w in phrase.words if w not in skipped]
    known, text = ministry(" ".join(words), noun.lemma, country)
    name = text or result.doc[phrase.start : phrase.end].text
    key = (known.key,) if known else ("name", *(fold(p) for p in pieces_of(name)))
    return result.drafts.keyed(key, Draft("body", name, country, known, member_of=whose))


def _owned_name(of: Draft, phrase: Phrase, noun: Noun) -> str:
    """What the office or group of an actor is called: "Prime Minister's Office of Israel", "Ada Okonjo's
    party"."""
    if noun.lemma == "office" and of.is_person and not phrase.words:
        held = of.role_words()
        if of.country and {"prime", "minister"} <= held:
            return f"Prime Minister's Office of {state_name(of.country)}"
        return f"Office of {of.name}"
    return f"{of.name}'s {' '.join((*phrase.words, phrase.head.lower_))}"


def _agentive(phrase: Phrase, noun: Noun) -> bool:
    """Is the phrase somebody and not a thing or a place: a noun that always is, or one that acts here?

    "A delegation was sent" is somebody; "the school" only where it says or does something.
    """
    token = phrase.head
    if noun.kind not in ("organisation", "media") and noun.lemma not in word_set("holders", "things"):
        return True
    if token.text[0].isupper() and token.pos_ == "PROPN":
        return True
    if token.dep_ in SUBJECTS and token.head.pos_ == "VERB":
        return True
    if token.dep_ in ("obj", "iobj") and is_form(token.head, word_set("verbs", "speaking")):
        return True  # "asked the court", "told the hospital"
    if noun.kind == "organisation" and is_plural(token) and phrase.words:
        return True
    return token.dep_ == "obl" and any(c.lower_ == "according" for c in token.children)


def _is_passing(result: Resolution, phrase: Phrase, noun: Noun) -> bool:
    """Is it nobody by itself: "an inquiry", "the paper", "two bodies", "the convoy"?"""
    return (
        noun.lemma in word_set("holders", "nobody")
        and not own_words(result, phrase)
        and phrase.head.text[0].islower()
    )


def _mentioned_group(result: Resolution, phrase: Phrase, noun: Noun) -> int | None:
    """The group last spoken of whose name has the noun in it, or that is of the noun's kind: "the group"."""
    own, plural = own_words(result, phrase), is_plural(phrase.head)
    for seen in reversed(result.seen):
        for index in seen.ids:
            draft = result.drafts.all[index]
            called = noun.lemma in draft.words and not draft.is_person and draft.plural == plural
            if called and own <= _words_of(draft):
                return index
    armed = own & word_set("people", "armed_group")  # "the militant group"
    if own - armed or plural or noun.lemma not in word_set("holders", "anygroup"):
        return None
    fitting: tuple[str, ...] = ("armed_group",) if armed else (noun.kind,)
    if noun.kind == "organisation" and not armed:
        fitting = ("armed_group", "organisation", "party")
    alliance = noun.lemma in word_set("holders", "alliances")
    if noun.lemma == "alliance":
        fitting = ()
    for seen in reversed(result.seen):
        for index in seen.ids:
            draft = result.drafts.all[index]
            joint = alliance and draft.kind == "body" and draft.country is None and not _is_organ(draft)
            if (draft.kind in fitting or joint) and (draft.known or draft.key[0] == "name"):
                return index
    return None


def _is_organ(draft: Draft) -> bool:
    """Is it but an organ of an alliance, which "the bloc" does not mean: "European Commission"?"""
    return bool({w.lower() for w in draft.name.split()} & word_set("name_words", "body"))


def _government(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> None:
    """Both "the Kenyan government" and "the Ruto administration" are Kenya; "the government" the state spoken
    of."""
    country = country_of(result, whose)
    if is_pair(result, phrase) and whose is None and (ids := two_sides(result, phrase)):
        result.note(phrase.head, ids)
        return
    states_ = named_in(result.drafts, phrase.start, phrase.head.i) if is_plural(phrase.head) else []
    if len(states_) > 1 and all(result.drafts.all[i].kind in ("state", "government") for i in states_):
        result.note(phrase.head, tuple(states_))  # "the Kenyan and Peruvian governments"
        return
    if is_plural(phrase.head) or set(phrase.words) & word_set("holders", "partial"):
        _part_of_a_state(result, phrase, country, whose)
        return
    if country is None and whose is None and (named := _named_so(result, phrase, noun)) is not None:
        result.drafts.mention(named, phrase.start, phrase.end)
        result.note(phrase.head, (named,))
        return
    soldiers = word_set("holders", "juntas")
    if country is None and whose is None and noun.lemma in soldiers:
        index = _called_so(result, phrase, soldiers)
        if index is not None:
            result.drafts.mention(index, phrase.start, phrase.end)
            result.note(phrase.head, (index,))
            return
        country = result.home
    if country is None and whose is None and (phrase.definite or phrase.bare):
        country = country_spoken_of(result, phrase.head)
    if country is None:
        index = _no_states_government(result, phrase, whose)
    else:
        index = result.drafts.state(country)
        result.drafts.all[index].kind = "government"
        result.drafts.all[index].words |= {noun.lemma} | ({"junta"} if "military" in phrase.words else set())
    result.drafts.mention(index, phrase.start, phrase.end)
    result.note(phrase.head, (index,))


def _named_so(result: Resolution, phrase: Phrase, noun: Noun) -> int | None:
    """The government whose own name has the noun: "the Authority" after the Palestinian Authority."""
    if noun.lemma in ("government", "administration") or own_words(result, phrase):
        return None
    found = (
        i
        for seen in reversed(result.seen)
        for i in seen.ids
        if result.drafts.all[i].kind == "government"
        and result.drafts.all[i].name.lower().endswith(noun.lemma)
    )
    return next(found, None)


def _called_so(result: Resolution, phrase: Phrase, words: frozenset[str]) -> int | None:
    """The one government that the report has called so before: "Chad's junta", "the military government"; not
    who does something with it."""
    acting = [result.refs.get(c.i, ()) for c in phrase.head.head.children if c.dep_ in SUBJECTS]
    found = [
        i
        for i, d in enumerate(result.drafts.all)
        if d.kind in ("state", "government") and d.words & words and (i,) not in acting
    ]
    return found[0] if len(found) == 1 else None


def _of_a_place(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """A government by where it sits or rules: "the Oru government", "the military government in Oru"."""
    doc, end = result.doc, phrase.end
    start = name_start(phrase)
    if end + 1 < len(doc) and doc[end].lower_ == "in" and doc[end + 1].pos_ == "PROPN":
        end += 2
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
            end += 1
    words = {"government", noun.lemma} | ({"junta"} if "military" in phrase.words else set())
    name = doc[start:end].text
    index = result.drafts.keyed(("part", name.lower()), Draft("government", name, words=words))
    result.drafts.mention(index, phrase.start, phrase.end)
    result.drafts.mention(index, phrase.start, end)
    result.note(phrase.head, (index,))


def _no_states_government(result: Resolution, phrase: Phrase, whose: int | None) -> int:
    """A government of which the report does not say whose: "his government", of a president of no state."""
    name = _group_name(result, phrase, None)
    draft = Draft("government", name, words={"government"}, member_of=whose)
    return result.drafts.keyed(("government", name.lower(), "" if whose is None else str(whose)), draft)


def _is_elsewhere(result: Resolution, phrase: Phrase) -> bool:
    """Is it the government of a place that is no state's seat: "the Oru government", "the military government
    in Oru"?"""
    doc, at = result.doc, phrase.end
    before = [
        i for i in range(phrase.start, phrase.head.i) if doc[i].pos_ == "PROPN" and doc[i].text[0].isupper()
    ]
    behind = (
        at + 1 if at + 1 < len(doc) and doc[at].lower_ == "in" and doc[at + 1].text[0].isupper() else None
    )
    places = [*before, *([behind] if behind is not None and doc[behind].pos_ == "PROPN" else [])]
    return bool(places) and all(_is_no_seat(result, i) for i in places)


def _is_no_seat(result: Resolution, at: int) -> bool:
    name = result.names.get(at)
    known = result.doc[at].lower_ in word_set("counting", "calendar")
    return not known and (name is None or (name.use is None and not name.is_person) or name.use is Use.REGION)


def _part_of_a_state(result: Resolution, phrase: Phrase, country: str | None, whose: int | None) -> None:
    """Both "the provincial government of Oru" and "the governments of the region" are actors of their own."""
    own = tuple(sorted(own_words(result, phrase)))
    place = result.doc[phrase.end : _proper_end(result, phrase)].text.lower()
    name = _group_name(result, phrase, country if is_plural(phrase.head) else None)
    draft = Draft("government", name, country, words={"government"}, member_of=whose, bare=not own)
    draft.plural = is_plural(phrase.head)
    index = result.drafts.keyed(("part", *own, place, country or "", str(draft.plural)), draft)
    result.drafts.mention(index, phrase.start, phrase.end, *plain_forms(phrase))
    result.note(phrase.head, (index,))


def settle_state_noun(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """For "the country" the state last spoken of; "both countries": the last two."""
    plural = is_plural(phrase.head)
    if not phrase.definite and not (plural and set(phrase.words) & NUMBERED):
        return
    if plural:
        ids = last_of(result, phrase.head, ("state", "government"), 2)
        if len(ids) == 2:
            result.note(phrase.head, ids)
        return
    whose = owner(result, phrase)
    country = country_of(result, whose)
    own = whose is None and noun.lemma in ("country", "nation") and len(phrase.words) == 0
    country = country or (country_of_speaker(result, phrase.head) if own else None)
    if country is None and any(
        t[:1].isupper() for t in result.doc[name_start(phrase) : phrase.head.i].text.split()
    ):
        return  # "the Lake Republic" is none of those spoken of
    ids = (result.drafts.state(country),) if country else _last_of_sort(result, phrase, noun)
    if ids:
        result.drafts.mention(ids[0], phrase.start, phrase.end)
        result.note(phrase.head, ids)


def _last_of_sort(result: Resolution, phrase: Phrase, noun: Noun) -> tuple[int, ...]:
    """The state last spoken of that a noun can mean: no republic is "the kingdom"."""
    sort = word_set("states", noun.lemma) if noun.lemma in ("kingdom", "emirate", "island") else None
    for seen in reversed(result.seen):
        for index in seen.ids if seen.token < phrase.head.i else ():
            draft = result.drafts.all[index]
            fits = sort is None or draft.country in sort or draft.country not in states()
            if draft.kind in ("state", "government") and fits:
                return (index,)
    return ()
