"""The state of reading an article for its actors: what each word has been found to denote so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.finding.coreference import Drafts
from onrecord.finding.kinds import Noun, Sort, is_person_noun, noun_of, word_set
from onrecord.finding.knowledge import Use
from onrecord.finding.names import Name
from onrecord.finding.phrases import Phrase, full_end, is_plural, named_in, noun_modifiers, possessor
from onrecord.finding.titles import role_words
from onrecord.finding.turns import Turns
from onrecord.finding.word_forms import base_forms, is_form

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "obl:agent", "csubj"))
NUMBERED = frozenset(("two", "both", "pair", "duo"))


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
    turns: Turns = field(default_factory=Turns)
    home: str | None = None  # the country that the report is about and from
    documents: dict[str, int] = field(default_factory=dict)
    settle: Callable[[Resolution, Token], None] = lambda result, token: None

    def note(self, token: Token, ids: tuple[int, ...], plural: bool = False) -> None:
        """Remember that a token denotes characters, or unnamed people where there are none."""
        if ids:
            self.refs[token.i] = ids
        subject = token.dep_ in SUBJECTS
        speaker = subject and is_form(token.head, word_set("verbs", "speaking"))
        owns = token.dep_ == "nmod:poss" and token.head.dep_ in SUBJECTS
        subject = (subject and token.dep_ != "obl:agent") or owns
        quoted, sentence = token.i in self.quoted, self.sentence[token.i]
        self.seen.append(Seen(token.i, ids, subject, speaker, quoted, sentence, plural))

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


def owner(result: Resolution, phrase: Phrase) -> int | None:
    """Whose the phrase's head is: its possessor, the last name among its modifiers, or who follows "of",
    "for" …"""
    whose = possessor(phrase)
    if whose is not None:
        nearer = named_in(result.drafts, whose.i + 1, phrase.head.i)
        if nearer:
            return nearer[-1]  # "her Kenyan counterpart" is Kenya's
        if whose.tag_ == "WP$":
            return _antecedent(result, whose)
        ids = ids_of(result, whose)
        return ids[0] if ids else None
    before = named_in(result.drafts, phrase.start, phrase.head.i)
    if before:
        return _governed(result, phrase, before[-1])
    local = set(phrase.words) & word_set("holders", "partial")
    if "government" in phrase.words and not local and (country := country_spoken_of(result, phrase.head)):
        return result.drafts.state(country)
    if (index := _named_after(result, phrase)) is not None:
        return index
    bound = phrase.head.lemma_.lower() in word_set("holders", "bound")
    for after, case in noun_modifiers(phrase.head):
        if bound and case == "to":
            continue  # "a delegation to Accra" is not Ghana's
        ids = ids_of(result, after)
        if ids:
            return ids[0]
        if after.i in result.behind:
            return result.behind[after.i]
    return None


def _antecedent(result: Resolution, whose: Token) -> int | None:
    """Who stands right before "whose": "Kenya, whose president agreed"."""
    before = whose.i - (2 if whose.i and whose.nbor(-1).text == "," else 1)
    if before < 0:
        return None
    ids = result.refs.get(before, ())
    return result.drafts.named.get(before, ids[0] if len(ids) == 1 else None)


def _governed(result: Resolution, phrase: Phrase, index: int) -> int:
    """In "Ruto administration officials" the person stands for the state that he governs."""
    draft = result.drafts.all[index]
    governs = set(phrase.words) & word_set("group", "government")
    return result.drafts.state(draft.country) if draft.is_person and draft.country and governs else index


def _named_after(result: Resolution, phrase: Phrase) -> int | None:
    """The name right after "of", "for", "from" or "in": "Government of Kenya", "officials from the
    agency"."""
    doc, at = result.doc, phrase.end
    if at + 1 < len(doc) and doc[at].lower_ in ("of", "for", "from", "in"):
        at += 2 if doc[at + 1].pos_ == "DET" else 1
        if phrase.head.lemma_.lower() in word_set("holders", "ministers"):
            at = _behind_field(result, at)
        if _belongs_to_another(result, at):
            return None
        return result.drafts.named.get(at) if at < len(doc) else None
    return None


def _belongs_to_another(result: Resolution, at: int) -> bool:
    """Does the name here only say whose somebody is: "Kenya" in "the office of Kenya's president", "Kenyan"
    in "the press service of the Kenyan president"?"""
    doc, name = result.doc, result.names.get(at)
    if name is None or name.is_person or name.end >= len(doc):
        return False
    if doc[name.end].tag_ == "POS":
        return True
    end = name.end
    while end < len(doc) and doc[end].pos_ in ("ADJ", "NOUN", "PROPN") and end not in result.drafts.named:
        end += 1
    return name.use is Use.ADJECTIVE and end > name.end and is_person_noun(doc[end - 1].lower_)


def _behind_field(result: Resolution, at: int) -> int:
    """Where the state stands that a minister serves: "Chile" of "minister of trade and industry of Chile"."""
    doc, end = result.doc, at
    while end < len(doc) and end not in result.drafts.named and end - at < 8:
        if doc[end].lower_ == "of":
            return end + 1 + (doc[end + 1 : end + 2].text == "the")
        if doc[end].pos_ not in ("NOUN", "PROPN", "ADJ", "CCONJ") and doc[end].text != ",":
            break
        end += 1
    return at


def ids_of(result: Resolution, token: Token) -> tuple[int, ...]:
    """What a token denotes, settled now if its turn has not come."""
    if token.i in result.drafts.named:
        return (result.drafts.named[token.i],)
    if token.i not in result.refs and token.i not in result.behind:
        result.settle(result, token)
    return result.refs.get(token.i, ())


def country_of(result: Resolution, whose: int | None) -> str | None:
    return result.drafts.all[whose].country if whose is not None else None


def country_words(result: Resolution, phrase: Phrase) -> set[str]:
    named = [result.doc[i].text for i in range(phrase.start, phrase.head.i) if i in result.drafts.named]
    return role_words(" ".join(named))


def last_of(
    result: Resolution, token: Token, kinds: tuple[str, ...], count: int, back: int = 99
) -> tuple[int, ...]:
    """The last so many characters of some kinds named before a token, within `back` sentences."""
    found: list[int] = []
    for seen in reversed(result.seen):
        if len(found) >= count or result.sentence[token.i] - seen.sentence > back:
            break
        if seen.token < token.i:
            of_kind = (i for i in seen.ids if result.drafts.all[i].kind in kinds)
            found.extend(i for i in of_kind if i not in found)
    return tuple(sorted(found[:count]))


def last_seen(result: Resolution, index: int) -> int:
    return next((s.token for s in reversed(result.seen) if index in s.ids), -1)


def country_spoken_of(result: Resolution, token: Token) -> str | None:
    """The state of whoever says so; else the one last named in this sentence or the two before; else the one
    that the article is about."""
    if (own := country_of_speaker(result, token)) is not None:
        return own
    here = result.sentence[token.i]
    for seen in reversed(result.seen):
        if here - seen.sentence > 2:
            break
        for index in seen.ids:
            draft = result.drafts.all[index]
            if draft.kind in ("state", "government") and draft.country:
                return draft.country
    return _country_of_article(result)


def country_of_speaker(result: Resolution, token: Token) -> str | None:
    """The state of the official who says what a word stands in, where no other is named in it before:
    "Norway's envoy told Latvia on Monday that the country would pay" → Norway."""
    cue = next((a for a in token.ancestors if is_form(a, word_set("verbs", "speaking"))), None)
    if cue is None:
        return None
    who = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    if who is None or who.i == token.i or token.is_ancestor(who) or who.is_ancestor(token):
        return None
    index = result.drafts.named.get(who.i, next(iter(result.refs.get(who.i, ())), None))
    country = None if index is None else (result.drafts.all[index].country or _country_before(result, who))
    first = cue.i if who.i < token.i else token.sent.start
    inside = (result.drafts.named.get(i) for i in range(first, token.i))
    told = {result.drafts.all[i].country for i in inside if i is not None and _is_state(result, i)}
    return country if told <= {country} else None


def _is_state(result: Resolution, index: int) -> bool:
    return result.drafts.all[index].kind in ("state", "government")


def _country_before(result: Resolution, who: Token) -> str | None:
    """The state in the title before a name: "Norwegian Foreign Minister Berg"."""
    named = (result.drafts.named.get(i) for i in range(max(who.sent.start, who.i - 4), who.i))
    return next((result.drafts.all[i].country for i in named if i is not None and _is_state(result, i)), None)


def _country_of_article(result: Resolution) -> str | None:
    """The country that at least half of all names with a country are of."""
    counts = Counter(draft.country for draft in result.drafts.all if draft.country for _ in draft.spans)
    if not counts:
        return None
    country = min(counts, key=lambda c: (-counts[c], c))
    return country if counts[country] * 2 >= counts.total() else None


def noun_at(token: Token) -> Noun | None:
    """The reading of a token as agents; with the noun before it, where the two are on the list ("asylum
    seekers")."""
    if are_people(token):
        return Noun(token.lower_, Sort.PEOPLE, "population")
    if token.lower_ in ("designate", "elect") and token.i > 1 and token.nbor(-1).text in ("-", "‑"):
        return noun_at(token.nbor(-2))  # "the prime minister-designate"
    if token.pos_ in ("ADJ", "VERB"):
        return None
    plural = is_plural(token)
    before = token.doc[token.i - 1].lower_ if token.i else ""
    lemmas = _noun_lemmas(token)
    for lemma in (*(f"{before}-{lemma}" for lemma in lemmas), *lemmas):
        noun = noun_of(lemma, plural)
        if noun is not None:
            return noun
    return None


def are_people(token: Token) -> bool:
    """People by an adjective alone: "the wounded were flown out"; not in "the wounded soldiers"."""
    if token.lower_ not in word_set("people", "adjectives") or not token.i or token.pos_ == "AUX":
        return False
    before, after = token.doc[token.i - 1], token.doc[token.i + 1 : token.i + 2]
    alone = not after or after[0].pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    return before.lower_ == "the" and alone and token.dep_ not in ("amod", "compound")


def _noun_lemmas(token: Token) -> tuple[str, ...]:
    """The predicted lemma, and the word without a plural ending, in case the prediction is wrong."""
    return tuple(dict.fromkeys((token.lemma_.lower(), *base_forms(token.lower_))))


def place_of(result: Resolution, phrase: Phrase) -> Name | None:
    """The region or town that the phrase names: "officials in Darfur"."""
    inside = range(phrase.start, full_end(phrase.head))
    return next(
        (n for i in inside if (n := result.names.get(i)) and n.use in (Use.REGION, Use.CAPITAL)), None
    )
