"""Who is meant by descriptions and pronouns: "the defense minister", "two U.S. officials", "the group", "she".

One pass through the article in order. A description is settled by what it says itself (role, country, owner), a
pronoun by who was last spoken of as subject, in or out of quotation marks as the pronoun is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.finding.coreference import Draft, Drafts, of_a_state, role_title, role_words
from onrecord.finding.kinds import Noun, Sort, is_person_noun, noun_of, word_set
from onrecord.finding.knowledge import Use, fold, pieces_of, states
from onrecord.finding.names import Name, ministry
from onrecord.finding.phrases import (
    Phrase,
    full_end,
    name_start,
    named_in,
    noun_modifiers,
    phrase_of,
    possessor,
    quoted_tokens,
)

_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "obl:agent", "csubj"))
_MILITARY = frozenset(("army", "military", "troop", "force", "soldier", "serviceman", "servicewoman"))
_NUMBERED = frozenset(("two", "both", "pair", "duo"))


@dataclass(frozen=True, slots=True)
class Seen:
    """Characters spoken of at a token; none where the people are unnamed (`plural` then says how many)."""

    token: int
    ids: tuple[int, ...]
    subject: bool
    speaker: bool
    quoted: bool
    sentence: int
    plural: bool = False


@dataclass(slots=True)
class Resolution:
    """What the pass found: for a head token the characters it denotes, and those it stands for."""

    doc: Doc
    drafts: Drafts
    names: dict[int, Name]
    refs: dict[int, tuple[int, ...]] = field(default_factory=dict)
    behind: dict[int, int] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    quoted: frozenset[int] = frozenset()
    sentence: list[int] = field(default_factory=list)

    def note(self, token: Token, ids: tuple[int, ...], plural: bool = False) -> None:
        """Remember that a token denotes characters, or unnamed people where there are none."""
        if ids:
            self.refs[token.i] = ids
        subject = token.dep_ in _SUBJECTS
        speaker = subject and token.head.lemma_.lower() in word_set("verbs", "speaking")
        quoted, sentence = token.i in self.quoted, self.sentence[token.i]
        self.seen.append(Seen(token.i, ids, subject, speaker, quoted, sentence, plural))
        if subject:
            for index in ids:
                self.drafts.all[index].acts = True

    def merge(self, gone: int, kept: int) -> None:
        """Give all that was found of one draft to another."""
        mine, theirs = self.drafts.all[kept], self.drafts.all[gone]
        mine.spans.extend(theirs.spans)
        mine.roles.extend(theirs.roles)
        for form in theirs.aliases:
            mine.call(form)
        self.refs = {t: tuple(kept if i == gone else i for i in ids) for t, ids in self.refs.items()}
        self.behind = {t: kept if i == gone else i for t, i in self.behind.items()}
        for draft in self.drafts.all:
            draft.member_of = kept if draft.member_of == gone else draft.member_of


def resolve(doc: Doc, drafts: Drafts, names: tuple[Name, ...]) -> Resolution:
    """Settle all names, descriptions and pronouns of an article, in order."""
    result = Resolution(
        doc, drafts, {i: n for n in names for i in range(n.start, n.end)}, quoted=quoted_tokens(doc)
    )
    result.sentence = _sentence_numbers(doc)
    titles = {i: n for n in names if n.title is not None for i in range(n.first, n.start)}
    for token in doc:
        if token.i in result.refs or token.i in result.behind:
            continue
        if token.i in drafts.named:
            _settle_name(result, token)
        elif token.i in titles and is_person_noun(token.lemma_.lower()):
            result.refs[token.i] = (drafts.named[titles[token.i].start],)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and token.i not in titles:
            settle_noun(result, token)
        elif token.pos_ in ("PRON", "NUM", "DET"):
            settle_pronoun(result, token)
    _name_offices(result)
    return result


def _name_offices(result: Resolution) -> None:
    """An office first unnamed goes to the one person later said to hold it: "Peru's foreign minister" … "Ana Ruiz"."""
    for index, draft in enumerate(result.drafts.all):
        if draft.key[0] == "office":
            wanted = role_words(draft.key[1])
            fits = [
                at
                for at, other in enumerate(result.drafts.all)
                if other.is_person and other.key[0] != "office" and wanted <= other.role_words()
                if other.country == draft.country
            ]
            if len(fits) == 1:
                result.merge(index, fits[0])


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers, at = [], -1
    for token in doc:
        at += bool(token.is_sent_start)
        numbers.append(at)
    return numbers


def _settle_name(result: Resolution, token: Token) -> None:
    name = result.names[token.i]
    index = result.drafts.named[token.i]
    head = result.doc[name.start : name.end].root
    if token.i == head.i and name.use is not Use.ADJECTIVE:
        result.note(token, (index,))
        _roles_around(result, name, index)
        _described_before(result, name, index)
    else:
        result.refs[token.i] = (index,)
    draft = result.drafts.all[index]
    if is_plural(token) and draft.kind in ("population", "party", "armed_group"):
        phrase = phrase_of(result.doc[name.end - 1], result.names)
        result.drafts.mention(index, phrase.start, phrase.end, *plain_forms(phrase))
    if draft.kind == "state" and (token.dep_ in _SUBJECTS or token.dep_ == "nmod:poss"):
        draft.kind = "government"


def _described_before(result: Resolution, name: Name, index: int) -> None:
    """What a group is said to be just before its name: "the magazine Savanna", "aid group Doctors Abroad"."""
    draft, before = result.drafts.all[index], name.start - 1
    if (
        before < 0
        or draft.is_person
        or draft.kind in ("state", "government")
        or before in result.drafts.named
    ):
        return
    noun = _noun(result.doc[before])
    if noun is not None and noun.sort is Sort.GROUP:
        start = phrase_of(result.doc[before], result.names).start
        draft.words.add(noun.lemma)
        draft.call(result.doc[start : name.end].text)
        result.refs[before] = (index,)


def _roles_around(result: Resolution, name: Name, index: int) -> None:
    """Roles in apposition: "Ana Ruiz, a deputy foreign minister of Peru, said"."""
    draft = result.drafts.all[index]
    if not draft.is_person:
        return
    head = result.doc[name.start : name.end].root
    for child in head.children:
        if (
            child.dep_ == "appos"
            and child.i not in result.drafts.named
            and is_person_noun(child.lemma_.lower())
        ):
            _give_role(result, index, child)


def _give_role(result: Resolution, index: int, token: Token) -> None:
    phrase = phrase_of(token, result.names)
    end = phrase.end
    for after, case in noun_modifiers(token):
        if case in ("of", "to", "for", "at", "in") and not _crosses(result, end, after.i):
            end = max(end, after.i + 1)
    draft = result.drafts.all[index]
    whose = owner(result, phrase)
    organisation = result.drafts.all[whose].name if whose is not None else None
    text = result.doc[phrase.start : end].text
    draft.roles.append((role_title(result.drafts, phrase.start, end), organisation, (phrase.start, end)))
    draft.call(text)
    draft.call(result.doc[phrase.start : phrase.end].text)
    _call_whole(result, index, phrase.start, end)
    draft.spans.append((phrase.start, end))
    result.refs[token.i] = (index,)
    if draft.country is None and whose is not None:
        draft.country = result.drafts.all[whose].country


def _crosses(result: Resolution, start: int, end: int) -> bool:
    """Is there a comma or a person's name in between, so that what follows is no part of the phrase?"""
    people = (i in result.names and result.names[i].is_person for i in range(start, end + 1))
    return any(people) or any(
        result.doc[i].is_punct or result.doc[i].pos_ == "VERB" for i in range(start, end)
    )


def _call_whole(result: Resolution, index: int, start: int, end: int) -> None:
    """The name with the role beside it is a form as well: "Ana Ruiz, a deputy minister"."""
    doc, before, after = result.doc, start - 2, end + 1
    if before >= 0 and doc[start - 1].text == "," and result.drafts.named.get(before) == index:
        result.drafts.all[index].call(doc[result.names[before].first : end].text)
    if after < len(doc) and result.drafts.named.get(after) == index and doc[end].text == ",":
        result.drafts.all[index].call(doc[start : result.names[after].end].text)


# Descriptions ---------------------------------------------


def settle_noun(result: Resolution, token: Token) -> None:
    """A noun phrase that denotes agents: "the defense minister", "U.S. officials", "protesters", "the council"."""
    if token.dep_ in ("compound", "flat", "goeswith") or not (noun := _noun(token)) or _is_audience(token):
        return
    phrase = phrase_of(token, result.names)
    if (named := _in_apposition(result, token)) is not None and noun.sort is not Sort.PEOPLE:
        if result.drafts.all[named].is_person == (noun.kind == "person"):
            _apposed(result, named, phrase)
            return
    SETTLERS[noun.sort](result, phrase, noun)


def _is_audience(token: Token) -> bool:
    """The press that is told something is nobody in the story: "told reporters"."""
    spoken_to = token.i and token.doc[token.i - 1].lower_ in (
        "to",
        "with",
        "told",
        "tell",
        "tells",
        "telling",
        "informed",
    )
    return bool(spoken_to) and token.lemma_.lower() in ("reporter", "journalist", "press", "media")


def _noun(token: Token) -> Noun | None:
    plural = is_plural(token)
    if token.pos_ in ("ADJ", "VERB"):
        return None
    if token.i and token.doc[token.i - 1].dep_ == "compound" and not token.doc[token.i - 1].is_space:
        pair = noun_of(f"{token.doc[token.i - 1].lower_}-{token.lemma_.lower()}", plural)
        if pair is not None:
            return pair
    return noun_of(token.lemma_.lower(), plural)


def _in_apposition(result: Resolution, token: Token) -> int | None:
    """The character named beside the noun: "Peru's foreign minister, Ana Ruiz", "the group Hamas"."""
    for child in token.children:
        if child.dep_ == "appos" and child.i in result.drafts.named and child.i > token.i:
            return result.drafts.named[child.i]
    if token.dep_ == "appos" and token.head.i in result.refs and token.head.i in result.drafts.named:
        return result.drafts.named[token.head.i]
    before = _before_comma(result, token)
    if before is not None:
        return before
    after = token.i + 1
    if after + 1 < len(result.doc) and result.doc[after].text == "," and after + 1 in result.drafts.named:
        name = result.names[after + 1]
        closed = (
            name.end >= len(result.doc)
            or result.doc[name.end].text in (",", ".", ";")
            or token.dep_ in _SUBJECTS
        )
        if name.is_person and closed and name.title is None:
            return result.drafts.named[after + 1]
    return None


def _before_comma(result: Resolution, token: Token) -> int | None:
    """The name that the noun describes after a comma: "Ana Ruiz, the foreign minister, said"."""
    start = phrase_of(token, result.names).start
    if start < 2 or result.doc[start - 1].text != "," or token.dep_ in (*_SUBJECTS, "conj", "obj"):
        return None
    index = result.drafts.named.get(start - 2)
    name = result.names.get(start - 2)
    article = result.doc[start].pos_ == "DET" or result.doc[start].i == token.i
    if index is None or name is None or not (article or token.dep_ == "appos"):
        return None
    return index if result.drafts.all[index].kind not in ("state", "government") else None


def _apposed(result: Resolution, index: int, phrase: Phrase) -> None:
    draft = result.drafts.all[index]
    if draft.is_person:
        _give_role(result, index, phrase.head)
    else:
        result.drafts.mention(index, phrase.start, phrase.end)
        draft.words.add(phrase.head.lemma_.lower())
    result.note(phrase.head, (index,))


def owner(result: Resolution, phrase: Phrase) -> int | None:
    """Whose the phrase's head is: its possessor, the last name among its modifiers, or who follows "of", "for" …"""
    whose = possessor(phrase)
    if whose is not None:
        ids = _ids(result, whose)
        return ids[0] if ids else None
    before = named_in(result.drafts, phrase.start, phrase.head.i)
    if before:
        return before[-1]
    local = set(phrase.words) & word_set("holders", "partial")
    if "government" in phrase.words and not local and (country := _country_spoken_of(result, phrase.head)):
        return result.drafts.state(country)
    if (index := _named_after(result, phrase)) is not None:
        return index
    for after, _ in noun_modifiers(phrase.head):
        ids = _ids(result, after)
        if ids:
            return ids[0]
        if after.i in result.behind:
            return result.behind[after.i]
    return None


def _named_after(result: Resolution, phrase: Phrase) -> int | None:
    """The name right after "of", "for", "from" or "in": "Government of Kenya", "officials from the agency"."""
    doc, at = result.doc, phrase.end
    if at + 1 < len(doc) and doc[at].lower_ in ("of", "for", "from", "in"):
        at += 2 if doc[at + 1].pos_ == "DET" else 1
        return result.drafts.named.get(at) if at < len(doc) else None
    return None


def _ids(result: Resolution, token: Token) -> tuple[int, ...]:
    """What a token denotes, settled now if its turn has not come."""
    if token.i not in result.refs and token.i not in result.behind:
        if token.i in result.drafts.named:
            return (result.drafts.named[token.i],)
        if token.pos_ in ("NOUN", "PROPN"):
            settle_noun(result, token)
        elif token.pos_ == "PRON":
            settle_pronoun(result, token)
    return result.refs.get(token.i, ())


def _country(result: Resolution, whose: int | None) -> str | None:
    return result.drafts.all[whose].country if whose is not None else None


def _official(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """ "the Kenyan foreign minister" is somebody; "a Kenyan official" stands for Kenya."""
    whose = owner(result, phrase)
    capital = phrase.bare and phrase.head.text[0].isupper() and not phrase.head.is_sent_start
    if phrase.definite or capital:
        index = _holder(result, phrase, noun, whose)
        if index is None and noun.lemma in word_set("holders", "unique"):
            index = _unnamed_holder(result, phrase, noun, whose)
        if index is not None:
            result.drafts.mention(index, phrase.start, phrase.end)
            result.note(phrase.head, (index,))
            return
    _stand(result, phrase, whose)


def _stand(result: Resolution, phrase: Phrase, whose: int | None) -> None:
    """Unnamed people stand for the government or body they belong to."""
    if whose is None:
        same = [
            i
            for t, i in result.behind.items()
            if result.doc[t].lemma_ == phrase.head.lemma_ and t < phrase.head.i
        ]
        whose = same[-1] if same and phrase.definite else None
    if whose is None and (place := _place_of(result, phrase)):
        whose = _local_officials(result, phrase, place)
    if whose is not None:
        draft = result.drafts.all[whose]
        if draft.kind == "state":
            draft.kind = "government"
        result.behind[phrase.head.i] = whose
        if not draft.is_person:
            result.drafts.mention(whose, phrase.start, phrase.end, *plain_forms(phrase))
    result.note(phrase.head, (), plural=is_plural(phrase.head))


def _place_of(result: Resolution, phrase: Phrase) -> Name | None:
    """The region or town that the phrase names: "officials in Darfur"."""
    inside = range(phrase.start, full_end(phrase.head))
    return next(
        (n for i in inside if (n := result.names.get(i)) and n.use in (Use.REGION, Use.CAPITAL)), None
    )


def _local_officials(result: Resolution, phrase: Phrase, place: Name) -> int:
    """The authorities of a place, under the words the article has for them: "health officials in Darfur"."""
    text = result.doc[name_start(phrase) : max(place.end, phrase.end)].text
    text = text[0].lower() + text[1:] if result.doc[phrase.start].is_sent_start else text
    return result.drafts.keyed(("local", text.lower()), Draft("body", text, place.country, plural=True))


def plain_forms(phrase: Phrase) -> list[str]:
    """The phrase without article and count, and with what follows it: "officials", "officials of the agency"."""
    doc = phrase.head.doc
    start = name_start(phrase)
    forms = [doc[start : phrase.end].text] if start < phrase.end else []
    end = full_end(phrase.head)
    if end > phrase.end:
        forms.extend((doc[phrase.start : end].text, doc[start:end].text))
    return forms


def is_plural(token: Token) -> bool:
    return token.tag_ in ("NNS", "NNPS") or "Plur" in token.morph.get("Number", [])


def _holder(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> int | None:
    """The person in the article who holds the office that the phrase names, the last one spoken of."""
    wanted = role_words(" ".join((*phrase.words, phrase.head.lemma_.lower()))) - _country_words(
        result, phrase
    )
    heads = role_words(noun.lemma)
    country = _country(result, whose)
    best: tuple[int, int] | None = None
    for index, draft in enumerate(result.drafts.all):
        if draft.is_person and not (country and draft.country and country != draft.country):
            held = draft.role_words()
            if heads <= held and (wanted <= held or _loosely(draft, noun, wanted)):
                last = _last_seen(result, index)
                best = max(best or (-2, -1), (last, -index))
    return None if best is None else -best[1]


def _loosely(draft: Draft, noun: Noun, wanted: set[str]) -> bool:
    """Modifiers that say nothing of the office ("the hawkish minister") do not stand in the way."""
    return not (wanted - role_words(noun.lemma)) & word_set("holders", "portfolios")


def _country_words(result: Resolution, phrase: Phrase) -> set[str]:
    named = [result.doc[i].text for i in range(phrase.start, phrase.head.i) if i in result.drafts.named]
    return role_words(" ".join(named))


def _last_seen(result: Resolution, index: int) -> int:
    return next((s.token for s in reversed(result.seen) if index in s.ids), -1)


def _unnamed_holder(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> int | None:
    """An office that the article gives no name for: "Kenya's foreign minister" → "Foreign Minister of Kenya"."""
    if whose is None:
        return None
    of = result.drafts.all[whose]
    if of.is_person or noun.lemma.startswith("spokes"):
        return None
    named = _country_words(result, phrase)
    words = [w for w in phrase.words if w not in named]
    title = " ".join([*words, phrase.head.lemma_.lower()]).title()
    draft = Draft("person", f"{title} of {of.name}", of.country, member_of=whose)
    draft.roles.append((result.doc[phrase.start : phrase.end].text, of.name, (phrase.start, phrase.end)))
    return result.drafts.keyed(("office", title.lower(), of.name), draft)


def _officials(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """ "two U.S. officials" stand for the United States."""
    _stand(result, phrase, owner(result, phrase))


def _one_person(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """ "the activist": the person in the article who is said to be one."""
    if phrase.definite:
        index = _holder(result, phrase, noun, None)
        if index is not None:
            result.drafts.mention(index, phrase.start, phrase.end)
            result.note(phrase.head, (index,))
            return
    whose = owner(result, phrase)
    if whose is not None and noun.lemma in (
        "source",
        "insider",
        "member",
        "ally",
        "lawyer",
        "counsel",
        "executive",
    ):
        result.behind[phrase.head.i] = whose


def _people(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """ "Israeli protesters", "the hostages": a population of its own; "Hamas fighters" are Hamas."""
    whose = owner(result, phrase)
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
    place = _place_of(result, phrase)
    country = _country(result, whose) or (place.country if place else None)
    index = _same_group(result, noun, country, phrase)
    if index is None:
        own = own_words(result, phrase)
        name = _group_name(result, phrase, country)
        draft = Draft(
            noun.kind, name, country, plural=True, words={noun.lemma}, member_of=whose, bare=not own
        )
        index = result.drafts.keyed(("group", *sorted(own), noun.lemma, country or ""), draft)
    _note_group(result, phrase, index, noun)


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
            named = own <= _words_of(draft) and (bool(own) or phrase.definite or draft.bare)
            if named and (country in (None, draft.country) or adopts):
                draft.country = draft.country or country
                return index
    return None


def own_words(result: Resolution, phrase: Phrase) -> set[str]:
    """The modifiers that tell a group from others of its noun: "localist" of "the localist camp"."""
    skipped = _country_words(result, phrase) | word_set("holders", "neutral")
    number = {result.doc[i].lower_ for i in range(phrase.start, phrase.head.i) if result.doc[i].pos_ == "NUM"}
    return {w for w in phrase.words if w not in skipped and w not in number}


def _words_of(draft: Draft) -> set[str]:
    return {w.lower() for form in draft.aliases for w in re.findall(r"\w+", form)}


def _army_of(result: Resolution, country: str) -> int | None:
    """The named or described armed forces of a state in this article."""
    for index, draft in enumerate(result.drafts.all):
        if draft.kind == "body" and draft.country == country and draft.words & word_set("holders", "army"):
            return index
    return None


def _group_name(result: Resolution, phrase: Phrase, country: str | None) -> str:
    """What an unnamed group is called: its words without article and count, its country added where not in them."""
    start, end = name_start(phrase), _proper_end(phrase)
    text = result.doc[start:end].text
    if country and not named_in(result.drafts, start, phrase.end):
        return f"{text} of {states()[country].known.name}"
    return text


def _proper_end(phrase: Phrase) -> int:
    """A name in capitals goes on over "of": "Board of Inquiry"."""
    doc, end = phrase.head.doc, phrase.end
    if phrase.head.text[0].isupper():
        while (
            end + 1 < len(doc) and doc[end].lower_ in ("of", "for", "on") and doc[end + 1].text[0].isupper()
        ):
            end += 2
            while end < len(doc) and doc[end].text[0].isupper() and doc[end].pos_ == "PROPN":
                end += 1
    return end


def _group(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """ "the Kenyan government", "his office", "the council", "an armed group"."""
    whose = owner(result, phrase)
    if noun.kind == "government":
        _government(result, phrase, whose)
        return
    if whose is not None and _names_itself(result, phrase, noun, whose):
        _note_group(result, phrase, whose, noun)
        return
    country = _country(result, whose)
    if whose is not None and result.drafts.all[whose].kind in ("state", "government") and phrase.definite:
        index = _same_group(result, noun, country, phrase)
        if index is not None and result.drafts.all[index].plural == is_plural(phrase.head):
            _note_group(result, phrase, index, noun)
            return
    if whose is None and phrase.definite:
        index = _mentioned_group(result, phrase, noun)
        if index is not None:
            _note_group(result, phrase, index, noun)
            return
    if whose is None and (index := _national(result, phrase, noun)) is not None:
        _note_group(result, phrase, index, noun)
        return
    if whose is None and not _agentive(phrase, noun):
        return
    _new_group(result, phrase, noun, whose)


def _national(result: Resolution, phrase: Phrase, noun: Noun) -> int | None:
    """ "the Senate" is that of a state the report speaks of, where one is well known: "US Senate"."""
    if not phrase.head.text[0].isupper():
        return None
    known = of_a_state(result.drafts, result.doc[name_start(phrase) : phrase.end].text)
    if known is None:
        return None
    return result.drafts.keyed((known.key,), Draft(known.kind, known.name, known.country, known))


def _names_itself(result: Resolution, phrase: Phrase, noun: Noun, whose: int) -> bool:
    """ "the Likud party", "the Tasnim agency": the name stands before what it is."""
    before = phrase.head.i - 1
    own = result.drafts.all[whose].kind not in ("state", "government", "person")
    return own and result.drafts.named.get(before) == whose and noun.lemma in word_set("holders", "anygroup")


def _new_group(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> None:
    country = _country(result, whose)
    own = tuple(sorted(own_words(result, phrase)))
    of = result.drafts.all[whose] if whose is not None else None
    if country and noun.lemma in _MILITARY and (army := _army_of(result, country)) is not None:
        _note_group(result, phrase, army, noun)
        return
    if noun.lemma in ("ministry", "department") and country and phrase.words:
        _note_group(result, phrase, _ministry(result, phrase, noun, country, whose), noun)
        return
    if of is not None and of.kind not in ("state", "government"):
        key: tuple[str, ...] = ("owned", *own, noun.lemma, str(whose))
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


def _ministry(result: Resolution, phrase: Phrase, noun: Noun, country: str, whose: int | None) -> int:
    """ "Kenya's foreign ministry", under the usual name of the ministry."""
    words = [w for w in phrase.words if w not in _country_words(result, phrase)]
    known, text = ministry(" ".join(words), noun.lemma, country)
    name = text or result.doc[phrase.start : phrase.end].text
    key = (known.key,) if known else ("name", *(fold(p) for p in pieces_of(name)))
    return result.drafts.keyed(key, Draft("body", name, country, known, member_of=whose))


def _owned_name(of: Draft, phrase: Phrase, noun: Noun) -> str:
    """What the office or group of an actor is called: "Prime Minister's Office of Israel", "Ada Okonjo's party"."""
    if noun.lemma == "office" and of.is_person and not phrase.words:
        held = of.role_words()
        if of.country and {"prime", "minister"} <= held:
            return f"Prime Minister's Office of {states()[of.country].known.name}"
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
    if token.dep_ in _SUBJECTS and token.head.pos_ == "VERB":
        return True
    if noun.kind == "organisation" and is_plural(token) and phrase.words:
        return True
    return token.dep_ == "obl" and any(c.lower_ == "according" for c in token.children)


def _mentioned_group(result: Resolution, phrase: Phrase, noun: Noun) -> int | None:
    """The group last spoken of whose name has the noun in it, or that is of the noun's kind: "the group"."""
    own, plural = own_words(result, phrase), is_plural(phrase.head)
    for seen in reversed(result.seen):
        for index in seen.ids:
            draft = result.drafts.all[index]
            if noun.lemma in draft.words and not draft.is_person and draft.plural == plural:
                if own <= _words_of(draft):
                    return index
    if own or plural or noun.lemma not in word_set("holders", "anygroup"):
        return None
    fitting = ("armed_group", "organisation", "party") if noun.kind == "organisation" else (noun.kind,)
    for seen in reversed(result.seen):
        for index in seen.ids:
            draft = result.drafts.all[index]
            if draft.kind in fitting and (draft.known or draft.key[0] == "name"):
                return index
    return None


def _government(result: Resolution, phrase: Phrase, whose: int | None) -> None:
    """ "the Kenyan government" and "the Ruto administration" are Kenya; "the government" the state spoken of."""
    country = _country(result, whose)
    if country is None and whose is None and (phrase.definite or phrase.bare):
        country = _country_spoken_of(result, phrase.head)
    if country is None:
        name = _group_name(result, phrase, None)
        index = result.drafts.keyed(
            ("government", name.lower()), Draft("government", name, words={"government"})
        )
    else:
        index = result.drafts.state(country)
        result.drafts.all[index].kind = "government"
    result.drafts.mention(index, phrase.start, phrase.end)
    result.note(phrase.head, (index,))


def _country_spoken_of(result: Resolution, token: Token) -> str | None:
    """The state last named in this sentence or the two before, else the one most often named."""
    here = result.sentence[token.i]
    counts: dict[str, int] = {}
    for seen in reversed(result.seen):
        for index in seen.ids:
            draft = result.drafts.all[index]
            if draft.kind in ("state", "government") and draft.country:
                if here - seen.sentence <= 2:
                    return draft.country
                counts[draft.country] = counts.get(draft.country, 0) + 1
    return max(counts, key=lambda c: (counts[c], c), default=None)


def _state_noun(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """ "the country": the state last spoken of; "both countries": the last two."""
    plural = is_plural(phrase.head)
    if not phrase.definite and not (plural and set(phrase.words) & _NUMBERED):
        return
    if plural:
        ids = _last_of(result, phrase.head, ("state", "government"), 2)
        if len(ids) == 2:
            result.note(phrase.head, ids)
        return
    whose = owner(result, phrase)
    country = _country(result, whose)
    ids = (
        (result.drafts.state(country),)
        if country
        else _last_of(result, phrase.head, ("state", "government"), 1)
    )
    if ids:
        result.drafts.mention(ids[0], phrase.start, phrase.end)
        result.note(phrase.head, ids)


def _last_of(result: Resolution, token: Token, kinds: tuple[str, ...], count: int) -> tuple[int, ...]:
    found: list[int] = []
    for seen in reversed(result.seen):
        if seen.token < token.i:
            for index in seen.ids:
                if result.drafts.all[index].kind in kinds and index not in found:
                    found.append(index)
        if len(found) >= count:
            break
    return tuple(sorted(found[:count]))


SETTLERS = {
    Sort.OFFICIAL: _official,
    Sort.OFFICIALS: _officials,
    Sort.PERSON: _one_person,
    Sort.PEOPLE: _people,
    Sort.GROUP: _group,
    Sort.COUNTRY: _state_noun,
}


# Pronouns ---------------------------------------------

_PERSONAL = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_NEUTER = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))


def settle_pronoun(result: Resolution, token: Token) -> None:
    """A pronoun: "she said", "its members", "Ruiz, who led the talks", "the two are to meet"."""
    word = token.lower_
    if word in _PERSONAL:
        ids = _antecedent(result, token, lambda d: d.is_person and d.gender in (None, _PERSONAL[word]))
        for index in ids:
            result.drafts.all[index].gender = _PERSONAL[word]
    elif word in _NEUTER and token.dep_ != "expl":
        ids = _thing_antecedent(result, token)
    elif word in _PLURAL:
        ids = _plural_antecedent(result, token)
    elif word in _RELATIVE:
        ids = _relative(result, token)
    elif word in _NUMBERED and token.dep_ in (*_SUBJECTS, "obj", "obl", "nmod:poss"):
        ids = _last_of(result, token, ("person",), 2)
        ids = ids if len(ids) == 2 else ()
    else:
        return
    if ids:
        result.note(token, ids)


def _relative(result: Resolution, token: Token) -> tuple[int, ...]:
    """The noun that a relative clause hangs on."""
    clause = token.head
    for _ in range(4):
        if clause.dep_ in ("acl:relcl", "acl"):
            return _ids(result, clause.head)
        clause = clause.head
    return ()


def _antecedent(result: Resolution, token: Token, fits: Callable[[Draft], bool]) -> tuple[int, ...]:
    """The one character last spoken of that fits, or nobody where an unnamed person comes first.

    In this sentence or the three before; subjects before others, for "she said" speakers before other subjects;
    outside quotation marks those outside, inside those inside.
    """
    here, quoted = result.sentence[token.i], token.i in result.quoted
    speaks = (
        token.dep_ in _SUBJECTS and token.head.lemma_.lower() in word_set("verbs", "speaking") and not quoted
    )
    barred = _own_subject(result, token)
    ranked = []
    for seen in reversed(result.seen):
        back = here - seen.sentence
        if back > 3:
            break
        unnamed = not seen.ids and not seen.plural
        if unnamed or (
            len(seen.ids) == 1 and seen.ids[0] not in barred and fits(result.drafts.all[seen.ids[0]])
        ):
            alike = seen.quoted == quoted
            ranked.append((alike, speaks and seen.speaker, -back, seen.subject, seen.token, seen))
    if not ranked:
        return ()
    best = max(ranked, key=lambda r: r[:-1])[-1]
    if not best.ids and best.token in result.behind:
        result.behind[token.i] = result.behind[best.token]
    return best.ids


def _thing_antecedent(result: Resolution, token: Token) -> tuple[int, ...]:
    """The state, body or group that "it" stands for; unnamed people are none."""
    here, quoted = result.sentence[token.i], token.i in result.quoted
    barred = _own_subject(result, token)
    ranked = []
    for seen in reversed(result.seen):
        back = here - seen.sentence
        if back > 2:
            break
        if len(seen.ids) == 1 and seen.ids[0] not in barred:
            draft = result.drafts.all[seen.ids[0]]
            if not draft.is_person and draft.kind != "population":
                ranked.append((seen.quoted == quoted, -back, seen.subject, seen.token, seen.ids))
    return max(ranked)[-1] if ranked else ()


def _own_subject(result: Resolution, token: Token) -> tuple[int, ...]:
    """An object is not its verb's subject ("Ruiz met him"); inside a quotation a pronoun is not its speaker."""
    barred: list[int] = []
    if token.dep_ in ("obj", "iobj", "obl"):
        for child in token.head.children:
            if child.dep_ in _SUBJECTS:
                barred.extend(result.refs.get(child.i, ()))
    if token.i in result.quoted:
        for child in token.sent.root.children:
            if child.dep_ in _SUBJECTS and child.i not in result.quoted:
                barred.extend(
                    result.drafts.named[child.i : child.i + 1] if False else result.refs.get(child.i, ())
                )
    return tuple(barred)


def _plural_antecedent(result: Resolution, token: Token) -> tuple[int, ...]:
    """The last group, population or pair; where unnamed officials come first, those they stand for."""
    here, quoted = result.sentence[token.i], token.i in result.quoted
    ranked = []
    for seen in reversed(result.seen):
        back = here - seen.sentence
        if back > 2:
            break
        plural = len(seen.ids) > 1 or (seen.ids and _many(result.drafts.all[seen.ids[0]])) or seen.plural
        if plural:
            ranked.append((seen.quoted == quoted, -back, seen.subject, seen.token, seen))
    if not ranked:
        return ()
    best = max(ranked, key=lambda r: r[:-1])[-1]
    if not best.ids and best.token in result.behind:
        result.behind[token.i] = result.behind[best.token]
    return best.ids


def _many(draft: Draft) -> bool:
    return draft.plural or draft.kind in ("armed_group", "population", "organisation", "party")
