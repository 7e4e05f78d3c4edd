"""Who appears in one article: all its actors, and who a phrase of it denotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.finding.coreference import Draft, Drafts, gather
from onrecord.finding.descriptions import give_role, nearest_named, settle_document, settle_noun
from onrecord.finding.forms import forms_of
from onrecord.finding.home import home_of_offices, home_state, own_ministries, own_people, surely_home
from onrecord.finding.kinds import BY_CONTEXT, Sort, is_address, is_person_noun, word_set
from onrecord.finding.knowledge import Use, gazetteer, pieces_of, states
from onrecord.finding.names import Name, find_names
from onrecord.finding.pairs import belongs_to
from onrecord.finding.phrases import is_plural, phrase_of, plain_forms, quoted_tokens
from onrecord.finding.pronouns import settle_pronoun
from onrecord.finding.resolution import SUBJECTS, Resolution, are_people, noun_at
from onrecord.finding.titles import role_words
from onrecord.finding.turns import find_turns
from onrecord.finding.unknown_states import unlisted_states
from onrecord.record import Article, Character, Evidence, How, Role

_COUNTS = frozenset(("NUM", "DET", "PRON"))


@dataclass(frozen=True, slots=True)
class ArticleCast:
    """The cast of an article. `refs` and `stands` map a token to what it denotes and what it stands for."""

    characters: tuple[Character, ...]
    refs: dict[int, tuple[int, ...]]
    stands: dict[int, int]

    def who(self, phrase: Span | Token) -> tuple[int, ...]:
        """The characters that a noun phrase denotes; see `finding.page.Cast`.

        "Ruiz and Haddad" → both; "the minister" → whoever the article calls so; "the river" → nobody.
        """
        head = phrase if isinstance(phrase, Token) else phrase.root
        within = None if isinstance(phrase, Token) else range(phrase.start, phrase.end)
        found = [i for token in _coordinated(head, within) for i in self._of(token)]
        if not found and isinstance(phrase, Span) and head.pos_ not in ("NOUN", "PRON"):
            found = self._first_named(phrase)
        return tuple(dict.fromkeys(found))

    def _first_named(self, phrase: Span) -> list[int]:
        """Where the tree has no noun for head: the first characters that the phrase denotes, up to a
        comma."""
        for token in phrase:
            if token.text == ",":
                break
            if token.i in self.refs and token.dep_ not in ("compound", "amod", "nmod:poss"):
                return list(self.refs[token.i])
        return []

    def _of(self, token: Token) -> tuple[int, ...]:
        """What a token denotes; of a count what is counted: "thousands" of "thousands of miners"."""
        if token.i not in self.refs and (
            token.pos_ in _COUNTS or token.lemma_.lower() in word_set("counting", "of")
        ):
            for child in token.children:
                if child.dep_ == "nmod" and child.i in self.refs:
                    return self.refs[child.i]
        return self.refs.get(token.i, ())

    def behind(self, phrase: Span | Token) -> int | None:
        """Whom the people, office or document of a phrase stand for; see `finding.page.Cast`."""
        head = phrase if isinstance(phrase, Token) else phrase.root
        if head.i in self.stands:
            return self.stands[head.i]
        for child in head.children:
            if child.dep_ in ("nmod:poss", "compound", "amod", "nmod") and child.i in self.refs:
                return self.refs[child.i][0]
        ids = self.refs.get(head.i, ())
        if len(ids) == 1:
            return self.characters[ids[0]].member_of
        return None if isinstance(phrase, Token) else self._first_behind(phrase)

    def _first_behind(self, phrase: Span) -> int | None:
        """Where the tree has another head than the people: the first who stand for somebody, up to a
        comma."""
        for token in phrase:
            if token.text == ",":
                break
            if token.i in self.stands:
                return self.stands[token.i]
        return None


def _coordinated(head: Token, within: range | None) -> list[Token]:
    """A head and those coordinated with it, in the phrase where one is given."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and (within is None or child.i in within):
            found.extend(_coordinated(child, within))
    return found


def find_characters(article: Article, doc: Doc) -> ArticleCast:
    """All actors of an article with every name, role and mention, resolved within the article.

    "Kenyan Foreign Minister Musalia Mudavadi said … Mudavadi's office denied …" → a person with two names
    and a
    role, a body that belongs to him, and Kenya.
    """
    names = find_names(doc)
    drafts = gather(doc, names)
    result = resolve(article, doc, drafts, names)
    return _cast(article, doc, result)


def resolve(article: Article, doc: Doc, drafts: Drafts, names: tuple[Name, ...]) -> Resolution:
    """Settle all names, descriptions and pronouns of an article, in order."""
    by_token = {i: n for n in names for i in range(n.start, n.end)}
    result = Resolution(doc, drafts, by_token, quoted=quoted_tokens(doc), settle=_settle)
    result.sentence = _sentence_numbers(doc)
    result.turns = find_turns(doc, drafts, result.quoted)
    result.home = home_state(article, doc, names) or home_of_offices(doc, names)
    own_ministries(result, result.home)
    for name in names:
        if name.is_person and name.start in drafts.named:
            belongs_to(result, name, drafts.named[name.start])
    titles = {i: n for n in names if n.title is not None for i in range(n.first, n.start)}
    for token in doc:
        if token.i in result.refs or token.i in result.behind:
            continue
        if token.i in drafts.named:
            _settle_name(result, token)
        elif token.i not in titles:
            _settle(result, token)
        elif token.pos_ in ("NOUN", "PROPN"):
            result.refs[token.i] = (drafts.named[titles[token.i].start],)
    _name_offices(result)
    _short_names(result)
    _alliance_meant(result)
    own_people(result, surely_home(article, doc, names))
    return result


def _settle(result: Resolution, token: Token) -> None:
    """Settle a noun or a pronoun."""
    if token.pos_ in ("NOUN", "PROPN") or are_people(token):
        settle_noun(result, token)
        if token.i not in result.refs and token.i not in result.behind:
            settle_document(result, token)
    elif token.pos_ in ("PRON", "NUM", "DET"):
        settle_pronoun(result, token)


def _name_offices(result: Resolution) -> None:
    """An office first unnamed goes to the one person later said to hold it: "Peru's foreign minister" …
    "Ana Ruiz". Whose minister somebody is must be said where several states' are spoken of, and of a consul
    always."""
    often = Counter(d.key[1] for d in result.drafts.all if d.key[0] == "office")
    for index, draft in enumerate(result.drafts.all):
        if draft.key[0] == "office":
            wanted = role_words(draft.key[1])
            sure = often[draft.key[1]] > 1 or bool(wanted & word_set("holders", "diplomats"))
            fits = [
                at
                for at, other in enumerate(result.drafts.all)
                if other.is_person and other.key[0] != "office" and wanted <= other.role_words()
                if draft.country in (None, other.country) or (other.country is None and not sure)
            ]
            if len(fits) == 1:
                drafts = result.drafts.all
                drafts[fits[0]].country = drafts[fits[0]].country or draft.country
                result.merge(index, fits[0])


def _short_names(result: Resolution) -> None:
    """One word in a headline for the one body whose name ends in it: "Commission" over a report on the
    European Commission."""
    drafts = result.drafts.all
    ends: dict[str, set[int]] = defaultdict(set)
    for index, draft in enumerate(drafts):
        words = draft.name.split()
        if _is_a_body(draft) and len(words) > 1 and all(w[0].isupper() for w in words if len(w) > 3):
            ends[words[-1]].add(index)
    for index, draft in enumerate(drafts):
        fuller = ends.get(draft.name, set())
        if _is_a_body(draft) and draft.known is None and draft.member_of is None and len(fuller) == 1:
            kept = min(fuller)
            result.drafts.named.update({t: kept for t, i in result.drafts.named.items() if i == index})
            result.merge(index, kept)


def _alliance_meant(result: Resolution) -> None:
    """ "The bloc" before its name is the one alliance that the report names."""
    drafts = result.drafts.all
    words = word_set("holders", "alliance_names")
    named = [
        i
        for i, d in enumerate(drafts)
        if d.known and d.country is None and words & set(d.name.lower().split())
    ]
    organs = word_set("name_words", "body")
    named = [i for i in named if not organs & set(drafts[i].name.lower().split())]
    for index, draft in enumerate(drafts):
        if draft.name.lower() == "bloc" and len(named) == 1 and draft.member_of is None:
            result.merge(index, named[0])


def _is_a_body(draft: Draft) -> bool:
    return draft.kind in ("body", "organisation", "media") and not draft.plural and bool(draft.spans)


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
        result.note(token, (index,), plural=is_plural(token))
        _roles_around(result, name, index)
        _described_before(result, name, index)
    else:
        result.refs[token.i] = (index,)
    draft = result.drafts.all[index]
    if is_plural(token) and draft.kind in ("population", "party", "armed_group"):
        phrase = phrase_of(result.doc[name.end - 1], result.names)
        result.drafts.mention(index, phrase.start, phrase.end, *plain_forms(phrase))
    if draft.kind == "state" and (token.dep_ in SUBJECTS or token.dep_ == "nmod:poss"):
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
    noun = noun_at(result.doc[before])
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
            give_role(result, nearest_named(result, child, index), child)


def _cast(article: Article, doc: Doc, result: Resolution) -> ArticleCast:
    drafts = result.drafts.all
    used = {i for ids in result.refs.values() for i in ids} | set(result.behind.values())
    used |= {d.member_of for d in drafts if d.member_of is not None}
    kept = sorted(used, key=lambda i: (min(drafts[i].spans, default=(len(doc), 0)), i))
    place = {old: new for new, old in enumerate(kept)}
    return ArticleCast(
        tuple(_character(article, result, drafts[i], place) for i in kept),
        {t: tuple(place[i] for i in ids) for t, ids in result.refs.items()},
        {t: place[i] for t, i in result.behind.items()},
    )


def _character(article: Article, result: Resolution, draft: Draft, place: dict[int, int]) -> Character:
    doc = result.doc

    def evidence(start: int, end: int) -> Evidence:
        span = doc[start:end]
        return Evidence(
            article=article.id,
            start=span.start_char,
            end=span.end_char,
            text=article.text[span.start_char : span.end_char],
            role="mention",
        )

    return Character(
        name=draft.name,
        kind=draft.kind,
        country=draft.country if draft.country in states() else None,
        known=draft.known.key if draft.known else None,
        aliases=_aliases(result, draft),
        roles=tuple(
            Role(title=title, organisation=organisation, evidence=(evidence(*span),))
            for title, organisation, span in draft.roles
        ),
        mentions=tuple(evidence(*span) for span in sorted(set(draft.spans))),
        member_of=place[draft.member_of] if draft.member_of is not None else None,
        how=(_how(draft),),
    )


def _aliases(result: Resolution, draft: Draft) -> tuple[str, ...]:
    """The name, then every form in which the article has it, in the order of the text."""
    found = dict.fromkeys((draft.name, *draft.aliases))
    for start, end in sorted(set(draft.spans)):
        last = result.doc[end - 1]
        if draft.kind != "person" or not (last.pos_ == "PRON" or (last.pos_ == "NOUN" and is_plural(last))):
            found.update(
                dict.fromkeys(" ".join(f.split()) for f in forms_of(result.doc, start, end, result.names))
            )
    unlisted = unlisted_states(result.doc)
    return tuple(form for form in found if draft.kind != "person" or not _names_only_a_state(form, unlisted))


def _names_only_a_state(form: str, unlisted: Container[str]) -> bool:
    """Is it a state and a form of address: "U.S. President"? That names the state, and whoever holds the
    office by then."""
    words = [w for w in pieces_of(form) if w.lower() not in ("the", "s")]
    while words and is_address(words[-1].lower()):
        words.pop()
    entries = gazetteer().exactly(" ".join(words))
    named = bool(entries) and entries[0].known.kind == "state"
    return form[-1:].islower() and (named or (len(words) == 1 and words[0] in unlisted))


def _how(draft: Draft) -> How:
    if draft.known is not None:
        return How(field="name", by=f"well-known name ({draft.known.key})")
    if draft.key == (draft.country,):
        return How(field="kind", by=BY_CONTEXT)
    return How(
        field="name",
        by="the fullest name in the article" if draft.key[0] in ("person", "name") else "its words",
    )
