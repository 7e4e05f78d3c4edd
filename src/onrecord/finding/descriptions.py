"""Who is meant by descriptions of people: "the defense minister", "two U.S. officials", "the activist"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from onrecord.finding.coreference import Draft, role_title
from onrecord.finding.groups import own_words, settle_group, settle_people, settle_state_noun
from onrecord.finding.kinds import Noun, Sort, is_address, word_set
from onrecord.finding.knowledge import Use
from onrecord.finding.names import Name, in_a_list
from onrecord.finding.pairs import is_pair, last_holders, states_named, two_sides
from onrecord.finding.phrases import (
    Phrase,
    is_plural,
    name_start,
    noun_modifiers,
    phrase_of,
    plain_forms,
    possessor,
)
from onrecord.finding.resolution import (
    NUMBERED,
    SUBJECTS,
    Resolution,
    country_of,
    country_words,
    ids_of,
    last_of,
    last_seen,
    noun_at,
    owner,
    place_of,
)
from onrecord.finding.titles import own_title, role_words
from onrecord.finding.word_forms import form_of, is_form


def settle_noun(result: Resolution, token: Token) -> None:
    """A noun phrase that denotes agents: "the defense minister", "U.S. officials", "protesters", "the
    council"."""
    if (state := _side_of(result, token)) is not None:
        result.drafts.mention(state, phrase_of(token, result.names).start, token.i + 1)
        result.note(token, (state,))
        return
    if ids := _both_sides(result, token):
        result.note(token, ids)
        return
    if (office := _secretary_general_at(token)) is not None and office[-1].i - 2 not in result.names:
        _secretary_general(result, token, office)
        return
    if token.dep_ in ("compound", "flat", "goeswith") or not (noun := noun_at(token)) or _is_audience(token):
        return
    phrase = phrase_of(token, result.names)
    one = noun.sort is not Sort.PEOPLE and not is_plural(token)
    named = _in_apposition(result, token) if one else None
    if named is None and noun.sort is Sort.GROUP and one:
        named = _named_next(result, token)
    if named is not None and result.drafts.all[named].is_person == (noun.kind == "person"):
        _apposed(result, named, phrase)
        return
    SETTLERS[noun.sort](result, phrase, noun)


def _secretary_general(result: Resolution, token: Token, office: Span) -> None:
    """The one person who is called so; where nobody is, the head of the body named with the office, or of
    the United Nations where the report speaks of them: "The Secretary-General urges all sides"."""
    behind = office.end < len(result.doc) and result.doc[office.end].lower_ == "of"
    after = [i for i in range(office.end, min(office.end + 4, len(result.doc))) if i in result.drafts.named]
    before = None if office[0].lower_ == "the" else result.drafts.named.get(office.start - 1)
    of = result.drafts.named[after[0]] if behind and after else before
    people = [
        i for i, draft in enumerate(result.drafts.all) if draft.is_person and _is_secretary_general(draft)
    ]
    if of is None and len(people) == 1:
        index = people[0]
    else:
        body = of if of is not None else _united_nations(result)
        name = "Secretary-General"
        if body is not None and not result.drafts.all[body].is_person:
            name = f"{name} of the {result.drafts.all[body].name}".replace("the the ", "the ")
        draft = Draft("person", name, None, member_of=body)
        index = result.drafts.keyed(("office", "secretary-general", name), draft)
    if token.i == office.start or token.i == office.end - 1:
        result.drafts.mention(index, office.start, office.end)
    result.note(token, (index,))


def _is_secretary_general(draft: Draft) -> bool:
    offices = (*(role[0] for role in draft.roles), *(draft.known.offices if draft.known else ()))
    held = [role_words(title.replace("-", " ")) for title in offices]
    ranks = word_set("holders", "ranks") | {"spokesman", "spokeswoman", "spokesperson", "envoy", "adviser"}
    return any({"secretary", "general"} <= words and not words & ranks for words in held)


def _secretary_general_at(token: Token) -> Span | None:
    """The words "the Secretary-General" around one of them: no name stands behind them, no rank before."""
    doc, at = token.doc, token.i
    if token.text not in ("Secretary", "General"):
        return None
    first = at if token.text == "Secretary" else at - (2 if at and doc[at - 1].text == "-" else 1)
    last = first + (2 if first >= 0 and doc[min(first + 1, len(doc) - 1)].text == "-" else 1)
    if first < 0 or last + 1 >= len(doc) or (doc[first].text, doc[last].text) != ("Secretary", "General"):
        return None
    before = doc[first - 1].lower_ if first else ""
    if doc[last + 1].ent_type_ == "PERSON" or before in (*word_set("holders", "ranks"), "-"):
        return None
    return doc[first - (before == "the") : last + 1]


def _united_nations(result: Resolution) -> int | None:
    found = (i for i, draft in enumerate(result.drafts.all) if draft.name == "United Nations")
    return next(found, None)


def _named_next(result: Resolution, token: Token) -> int | None:
    """The group whose name follows at once: "the Spanish utility Solgas"."""
    name = result.names.get(token.i + 1)
    if name is None or name.start != token.i + 1 or name.known is not None or token.text[0].isupper():
        return None
    index = result.drafts.named.get(name.start)
    kinds = ("organisation", "media", "party", "armed_group")
    return index if index is not None and result.drafts.all[index].kind in kinds else None


def _both_sides(result: Resolution, token: Token) -> tuple[int, ...]:
    """The two sides that are spoken of: "both sides", "the two capitals"."""
    if token.lower_ not in word_set("people", "sides"):
        return ()
    phrase = phrase_of(token, result.names)
    meant = is_pair(result, phrase) and not own_words(result, phrase)
    return two_sides(result, phrase) if meant else ()


def _side_of(result: Resolution, token: Token) -> int | None:
    """The state whose side is spoken of: "the Kenyan side"."""
    if token.lower_ != "side" or not token.i:
        return None
    index, name = result.drafts.named.get(token.i - 1), result.names.get(token.i - 1)
    if name is None or name.use is not Use.ADJECTIVE:
        return None
    return index if result.doc[name.start - 1].lower_ == "the" else None


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


def _in_apposition(result: Resolution, token: Token) -> int | None:
    """The character named beside the noun: "Peru's foreign minister, Ana Ruiz", "the group Hamas"."""
    for child in token.children:
        if child.dep_ == "appos" and child.i in result.drafts.named and child.i > token.i:
            return result.drafts.named[child.i]
    if token.dep_ == "nmod:desc" and token.head.i > token.i and token.head.i in result.drafts.named:
        return result.drafts.named[token.head.i]
    if token.dep_ == "appos" and token.head.i in result.refs and token.head.i in result.drafts.named:
        return nearest_named(result, token, result.drafts.named[token.head.i])
    before = _before_comma(result, token)
    if before is None:
        before = _is_said_of(result, token)
    if before is not None:
        return before
    after = _complement_end(result, token)
    if after + 1 < len(result.doc) and result.doc[after].text == ",":
        name = _name_from(result, after + 1)
        if name is None:
            return None
        closed = (
            name.end >= len(result.doc)
            or result.doc[name.end].text in (",", ".", ";")
            or token.dep_ in SUBJECTS
        )
        if name.is_person and closed:
            return result.drafts.named.get(name.start)
    return None


def _is_said_of(result: Resolution, token: Token) -> int | None:
    """Of whom the noun is said: "Ana Ruiz is the foreign minister", "Ana Ruiz, who has been Peru's foreign
    minister"; "Ana Ruiz was named foreign minister"."""
    linked = any(child.dep_ == "cop" for child in token.children)
    verb = token if linked else token.head
    if not linked and not (token.dep_ in ("xcomp", "obj") and is_form(verb, word_set("verbs", "naming"))):
        return None
    for child in verb.children:
        if child.dep_ not in ("nsubj", "nsubj:pass") or child.i > token.i:
            continue
        if child.lower_ == "who" and verb.dep_ in ("acl:relcl", "acl"):
            child = verb.head
        index = result.drafts.named.get(child.i)
        return index if index is not None and result.drafts.all[index].is_person else None
    return None


def nearest_named(result: Resolution, token: Token, index: int) -> int:
    """The person whom a noun stands beside, behind a comma, rather than the one whom the tree hangs it on: in
    "Ana Ruiz, the mediator, and Ali Sow, Chad's premier" the premier is Sow."""
    start = phrase_of(token, result.names).start
    if start < 2 or result.doc[start - 1].text != ",":
        return index
    beside = result.drafts.named.get(start - 2)
    return beside if beside is not None and result.drafts.all[beside].is_person else index


def _name_from(result: Resolution, at: int) -> Name | None:
    """The name that begins at a token, a form of address before it or none: "Hon. Ana Ruiz", "Ana Ruiz"."""
    for start in range(at, min(at + 4, len(result.doc))):
        if (name := result.names.get(start)) is not None:
            return name if name.start == start else None
        if not is_address(result.doc[start].lower_) and result.doc[start].text != ".":
            return None
    return None


def _before_comma(result: Resolution, token: Token) -> int | None:
    """The name that the noun describes after a comma: "Ana Ruiz, the foreign minister, said"."""
    start = phrase_of(token, result.names).start
    if start < 2 or result.doc[start - 1].text != ",":
        return None
    index, name = result.drafts.named.get(start - 2), result.names.get(start - 2)
    if index is None or name is None or result.drafts.all[index].kind in ("state", "government"):
        return None
    if _two_subjects(result, name, token):
        return index
    closed = result.doc[min(_complement_end(result, token), len(result.doc) - 1)].text in (",", ".", ";")
    if not closed and token.dep_ in (*SUBJECTS, "conj", "obj"):
        return None
    article = result.doc[start].pos_ == "DET" or start == token.i
    return index if article or closed or token.dep_ == "appos" else None


def _two_subjects(result: Resolution, name: Name, token: Token) -> bool:
    """In "Ana Ruiz, the minister said" the tree may have two subjects of one verb: they are one person."""
    head = result.doc[name.start : name.end].root
    return head.dep_ == token.dep_ == "nsubj" and head.head == token.head


def _goes_on(doc: Doc, at: int) -> bool:
    """Does a list of fields go on here: "minister of trade, industry and mines"?"""
    joined = doc[at].pos_ == "CCONJ" and at + 1 < len(doc) and doc[at + 1].ent_type_ != "PERSON"
    return joined or in_a_list(doc, at)


_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"))


def _complement_end(result: Resolution, token: Token) -> int:
    """Where a role's "of …" and brackets end: "secretary general of the Lake Council (LC)"."""
    doc, at = result.doc, token.i + 1
    fields = token.lemma_.lower() in word_set("holders", "ministers")
    while at < len(doc) and doc[at].lower_ in ("of", "for", "to", "at", "in"):  # "of the Republic of Chad"
        at += 1
        while at < len(doc) and (doc[at].pos_ in _NOMINAL or (fields and _goes_on(doc, at))):
            at += 1
    if at < len(doc) and doc[at].text == "(":
        at = next((i + 1 for i in range(at, min(at + 10, len(doc))) if doc[i].text == ")"), at)
    return at


def _apposed(result: Resolution, index: int, phrase: Phrase) -> None:
    draft = result.drafts.all[index]
    if draft.is_person:
        give_role(result, index, phrase.head)
    else:
        result.drafts.mention(index, phrase.start, phrase.end)
        draft.words.add(phrase.head.lemma_.lower())
    result.note(phrase.head, (index,))


def give_role(result: Resolution, index: int, token: Token) -> None:
    phrase = phrase_of(token, result.names)
    end = phrase.end
    for after, case in noun_modifiers(token):
        if case in ("of", "to", "for", "at", "in") and not _crosses(result, end, after.i):
            end = max(end, after.i + 1)
    close = _complement_end(result, token)
    if close < len(result.doc) and result.doc[close].text == "," and _name_from(result, close + 1):
        brackets = next((i for i in range(end, close) if result.doc[i].text == "("), close)
        end = max(end, brackets)
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
    name = _name_from(result, after) if after < len(doc) and doc[end].text == "," else None
    if name is not None and result.drafts.named.get(name.start) == index:
        result.drafts.all[index].call(doc[start : name.end].text)


def _official(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """As "the Kenyan foreign minister" is somebody; "a Kenyan official" stands for Kenya."""
    whose = owner(result, phrase)
    if noun.lemma == "counterpart" and (index := _counterpart(result, phrase, whose)) is not None:
        result.drafts.mention(index, phrase.start, phrase.end)
        result.note(phrase.head, (index,))
        return
    capital = phrase.bare and phrase.head.text[0].isupper() and not phrase.head.is_sent_start
    if phrase.definite or capital:
        index = _holder(result, phrase, noun, whose)
        if index is None and whose is None and result.home and noun.lemma in word_set("holders", "of_state"):
            whose = result.drafts.state(result.home)
        if index is None and noun.lemma in word_set("holders", "unique"):
            index = _unnamed_holder(result, phrase, noun, whose)
        if index is not None:
            result.drafts.mention(index, phrase.start, phrase.end)
            result.note(phrase.head, (index,))
            return
    _stand(result, phrase, whose)


def _counterpart(result: Resolution, phrase: Phrase, whose: int | None) -> int | None:
    """Who holds in another state the office of the one spoken of: "her Kenyan counterpart", of a foreign
    minister, where the report names Kenya's."""
    owns = possessor(phrase)
    mine = result.refs.get(owns.i, ()) if owns is not None else ()
    country = country_of(result, whose)
    if len(mine) != 1 or country is None or not result.drafts.all[mine[0]].is_person:
        return None
    offices = [role_words(role[0]) for role in result.drafts.all[mine[0]].roles]
    fitting = [
        index
        for index, draft in enumerate(result.drafts.all)
        if draft.is_person and draft.country == country and index != mine[0]
        if any(words and words == role_words(role[0]) for role in draft.roles for words in offices)
    ]
    return max(fitting, key=lambda i: (last_seen(result, i), -i)) if fitting else None


def _stand(result: Resolution, phrase: Phrase, whose: int | None) -> None:
    """Unnamed people stand for the government or body they belong to."""
    if whose is None:
        same = [
            i
            for t, i in result.behind.items()
            if result.doc[t].lemma_ == phrase.head.lemma_ and t < phrase.head.i
        ]
        whose = same[-1] if same and phrase.definite else None
    if whose is None and (place := place_of(result, phrase)):
        whose = _local_officials(result, phrase, place)
    if whose is None and is_plural(phrase.head):
        whose = _by_description(result, phrase)
    if whose is not None:
        draft = result.drafts.all[whose]
        if draft.kind == "state":
            draft.kind = "government"
        result.behind[phrase.head.i] = whose
        if not draft.is_person:
            result.drafts.mention(whose, phrase.start, phrase.end, *plain_forms(phrase))
    result.note(phrase.head, (), plural=is_plural(phrase.head))


def _by_description(result: Resolution, phrase: Phrase) -> int | None:
    """Officials of no one state or body are a group by what is said of them: "African leaders", "business
    leaders"; negotiators and mediators by what they do."""
    own = own_words(result, phrase)
    lemma = phrase.head.lemma_.lower()
    whose = possessor(phrase)
    if whose is not None and whose.pos_ == "NOUN":
        own |= {whose.lower_}  # "the region's leaders"
    if not own and lemma not in word_set("holders", "between"):
        return None
    name = result.doc[name_start(phrase) : phrase.end].text
    key = ("described", *sorted(own), lemma)
    return result.drafts.keyed(key, Draft("population", name, plural=True, words={lemma}))


def _local_officials(result: Resolution, phrase: Phrase, place: Name) -> int:
    """The authorities of a place, under the words the article has for them: "health officials in Darfur"."""
    text = result.doc[name_start(phrase) : max(place.end, phrase.end)].text
    text = text[0].lower() + text[1:] if result.doc[phrase.start].is_sent_start else text
    return result.drafts.keyed(("local", text.lower()), Draft("body", text, place.country, plural=True))


def _holder(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> int | None:
    """The person in the article who holds the office that the phrase names, the last one spoken of."""
    wanted = role_words(" ".join((*phrase.words, phrase.head.lemma_.lower()))) - country_words(result, phrase)
    heads = role_words(noun.lemma)
    country = country_of(result, whose)
    body = result.drafts.all[whose] if whose is not None else None
    owns = possessor(phrase)
    relative = owns is not None and owns.tag_ == "WP$"  # "Kenya, whose president" is nobody's of no country
    best: tuple[int, int] | None = None
    for index, draft in enumerate(result.drafts.all):
        if draft.is_person and not (country and draft.country and country != draft.country):
            held = draft.role_words()
            if body is not None and not _serves(draft, body):
                continue
            elsewhere = relative or noun.lemma in word_set("holders", "diplomats")
            if country and draft.country is None and elsewhere:
                continue  # "Peru's consul in Lima" is not the consul of nobody knows whom
            rules = noun.lemma == "leader" and (country == draft.country or _leads_alone(result, index))
            leads = rules and bool(held & word_set("holders", "leading"))
            ranked = leads or _same_rank(draft, noun, wanted)
            if (heads <= held or leads) and ranked and (wanted <= held or _loosely(draft, noun, wanted)):
                last = last_seen(result, index)
                best = max(best or (-2, -1), (last, -index))
    return None if best is None else -best[1]


def _leads_alone(result: Resolution, index: int) -> bool:
    """Is the person the only leader in the report of whom it does not say whose?"""
    leading = word_set("holders", "leading")
    leaders = [
        i
        for i, d in enumerate(result.drafts.all)
        if d.is_person and d.country is None and d.role_words() & leading
    ]
    return leaders == [index]


def _same_rank(draft: Draft, noun: Noun, wanted: set[str]) -> bool:
    """Is one of the offices no other than that which is meant: "the president" is not the vice president?"""
    ranks = word_set("holders", "ranks")
    offices = (*(role[0] for role in draft.roles), *(draft.known.offices if draft.known else ()))
    held = [role_words(own_title(title)) for title in offices]
    return any(noun.lemma in words and not (words ^ wanted) & ranks for words in held) or not any(
        noun.lemma in words and words & ranks for words in held
    )


def _serves(draft: Draft, body: Draft) -> bool:
    """Does nothing say that the person serves another body than this one?"""
    if body.kind in ("state", "government", "person"):
        return True
    named = role_words(" ".join((body.name, *body.aliases)))
    return any(role[1] == body.name for role in draft.roles) or bool(named & draft.role_words())


def _loosely(draft: Draft, noun: Noun, wanted: set[str]) -> bool:
    """Modifiers that say nothing of the office ("the hawkish minister") do not stand in the way."""
    return not (wanted - role_words(noun.lemma)) & word_set("holders", "portfolios")


def _unnamed_holder(result: Resolution, phrase: Phrase, noun: Noun, whose: int | None) -> int | None:
    """An office that the article gives no name for: "Kenya's foreign minister" → "Foreign Minister of
    Kenya"."""
    if whose is None:
        return None
    of = result.drafts.all[whose]
    if of.is_person or noun.lemma.startswith("spokes"):
        return None
    named = country_words(result, phrase)
    words = [w for w in phrase.words if w not in named and w != "own"]
    title = " ".join([*(w for w in words if w not in NUMBERED), noun.lemma]).title()
    draft = Draft("person", f"{title} of {of.name}", of.country, member_of=whose)
    told = title.lower() if is_plural(phrase.head) else result.doc[phrase.start : phrase.end].text
    draft.roles.append((told, of.name, (phrase.start, phrase.end)))
    return result.drafts.keyed(("office", title.lower(), of.name), draft)


def _officials(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """As "two U.S. officials" stand for the United States; "the two leaders" are the two people last
    named."""
    if ids := _holders_of_states(result, phrase, noun) or _listed(result, phrase):
        result.note(phrase.head, ids)
        return
    whose = owner(result, phrase)
    if whose is None and phrase.definite and is_pair(result, phrase):
        ids = last_holders(result, phrase, noun)
        if not ids and noun.lemma in word_set("holders", "vague"):
            ids = last_of(result, phrase.head, ("person",), 2, back=2)
        if len(ids) == 2:
            result.note(phrase.head, ids)
            return
    _stand(result, phrase, whose)


def _listed(result: Resolution, phrase: Phrase) -> tuple[int, ...]:
    """Those whom an apposition names: "the two envoys, Ana Ruiz of Peru and Ali Sow of Chad, met"."""
    found = [
        result.drafts.named[token.i]
        for child in phrase.head.children
        if child.dep_ == "appos" and child.i > phrase.head.i
        for token in (child, *child.conjuncts)
        if token.i in result.drafts.named and result.drafts.all[result.drafts.named[token.i]].is_person
    ]
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()


def _holders_of_states(result: Resolution, phrase: Phrase, noun: Noun) -> tuple[int, ...]:
    """Who holds an office in each of several states: "the foreign ministers of Peru and Chad"."""
    states_ = states_named(result, phrase) if noun.lemma in word_set("holders", "unique") else ()
    found = []
    for whose in states_:
        index = _holder(result, phrase, noun, whose)
        if index is None or result.drafts.all[index].country is None:
            index = _unnamed_holder(result, phrase, noun, whose)
        if index is not None:
            result.drafts.all[index].spans.append((phrase.start, phrase.end))
            found.append(index)
    return tuple(dict.fromkeys(found))


def _one_person(result: Resolution, phrase: Phrase, noun: Noun) -> None:
    """For "the activist" the person in the article who is said to be one."""
    kin = result.drafts.kin.get(phrase.head.i)
    if kin is not None and kin.who in result.drafts.named:
        give_role(result, result.drafts.named[kin.who], phrase.head)
        result.note(phrase.head, (result.drafts.named[kin.who],))
        return
    if phrase.definite:
        index = _holder(result, phrase, noun, None)
        if index is None and not phrase.words:
            index = _child_spoken_of(result, noun, None)
        if index is not None:
            result.drafts.mention(index, phrase.start, phrase.end)
            result.note(phrase.head, (index,))
            return
    whose = owner(result, phrase)
    if whose is not None and noun.lemma in word_set("holders", "kin") and result.drafts.all[whose].is_person:
        _relative_of(result, phrase, noun, whose)
    elif whose is not None and noun.lemma in (
        "source",
        "insider",
        "member",
        "ally",
        "lawyer",
        "counsel",
        "executive",
    ):
        result.behind[phrase.head.i] = whose


def _relative_of(result: Resolution, phrase: Phrase, noun: Noun, whose: int) -> None:
    """Somebody known by whose relative she is: "Okafor's wife", "her mother"."""
    gender = "f" if noun.lemma in word_set("holders", "women") else None
    if (known := _child_spoken_of(result, noun, gender)) is not None:
        result.drafts.mention(known, phrase.start, phrase.end)
        result.note(phrase.head, (known,))
        return
    name = f"{result.drafts.all[whose].name}'s {noun.lemma}"
    draft = Draft("person", name, member_of=whose, gender=gender)
    index = result.drafts.keyed(("relative", noun.lemma, str(whose)), draft)
    result.drafts.mention(index, phrase.start, phrase.end)
    result.note(phrase.head, (index,))


def _child_spoken_of(result: Resolution, noun: Noun, gender: str | None) -> int | None:
    """A child by another word: "their daughter", after "their baby, Ada"."""
    young = word_set("holders", "young")
    if noun.lemma not in young:
        return None
    fits = [
        i
        for i, d in enumerate(result.drafts.all)
        if d.is_person and d.role_words() & young and (gender is None or d.gender in (None, gender))
    ]
    return max(fits, key=lambda i: (last_seen(result, i), -i)) if fits else None


def settle_document(result: Resolution, token: Token) -> None:
    """A document stands for who issued it: "the Kenyan statement", "his office released a letter … The
    letter said".

    Its owner by the words; else who did what was done with it; else, where it is definite, who issued the
    last one.
    """
    word = form_of(token, word_set("documents", "nouns"))
    if word is None or token.dep_ == "compound":
        return
    phrase = phrase_of(token, result.names)
    whose = owner(result, phrase)
    if whose is None and token.dep_ in ("obj", "nsubj:pass"):
        whose = _issuer(result, token)
    if whose is None and phrase.definite:
        whose = result.documents.get(word)
    if whose is not None:
        result.behind[token.i] = whose
        result.documents[word] = whose


def _issuer(result: Resolution, token: Token) -> int | None:
    """Who issues the document: the subject of the verb that it is object of, or the agent of its passive."""
    if not is_form(token.head, word_set("documents", "verbs")):
        return None
    wanted = ("nsubj",) if token.dep_ == "obj" else ("obl:agent", "obl")
    for child in token.head.children:
        if child.dep_ in wanted and (ids := ids_of(result, child)):
            return ids[0]
    return None


SETTLERS = {
    Sort.OFFICIAL: _official,
    Sort.OFFICIALS: _officials,
    Sort.PERSON: _one_person,
    Sort.PEOPLE: settle_people,
    Sort.GROUP: settle_group,
    Sort.COUNTRY: settle_state_noun,
}
