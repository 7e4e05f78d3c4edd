"""How a source is identified: by name, through an office, unnamed, or a document that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Span, Token

from onrecord.finding.page import Page
from onrecord.finding.source_words import source_words
from onrecord.finding.statement_syntax import phrase_of
from onrecord.record.statement import Attribution

_DEFINITE = ("the", "that", "this", "these", "those")
_SPEAKERS_BACK = 3
"""How many statements back a pronoun looks for its speaker."""
_PEOPLE_PRONOUNS = ("he", "she", "they", "we", "i", "you", "it", "who", "him", "her", "them", "us")


@dataclass(frozen=True, slots=True)
class Source:
    """Who a statement comes from. `source` and `affiliation` index the article's characters."""

    source: int | None
    text: str | None
    attribution: Attribution
    affiliation: int | None = None
    description: str | None = None
    condition: str | None = None
    span: Span | None = None
    by: str = ""
    in_statement: bool = False
    """Whether it spoke in a written statement, which later words may take up."""


_OF_TITLES = {"det", "amod", "nmod:desc", "nmod:poss"}


def can_speak(page: Page, noun: Token) -> bool:
    """Whether a noun phrase can speak at all: people, bodies, documents; not "the storm suggested that"."""
    if noun.pos_ in ("PROPN", "NUM") or noun.lower_ in (*_PEOPLE_PRONOUNS, "both"):
        return True
    words, lemma = source_words(), noun.lemma_.lower()
    if lemma in words.people | words.documents | words.spokespeople | words.offices | words.bodies:
        return True
    phrase = phrase_of(noun)
    return bool(page.cast.who(phrase)) or page.cast.behind(phrase) is not None


def identify(page: Page, noun: Token) -> Source:
    """The source that a noun phrase names, and how it names it."""
    phrase = phrase_of(noun)
    if (person := _person_last(page, phrase)) is not None:
        return Source(person[0], phrase.text, "named", span=phrase, by="named by the words")
    who = _who(page, noun, phrase)
    behind = page.cast.behind(phrase)
    kind = _kind(page, noun, phrase, who)
    text = phrase.text
    if (
        noun.lemma_.lower() == "member"
        and phrase[0].lower_ == "the"
        and (body := _body_of(page, noun, behind))
    ):
        return Source(body[0], text, "named", span=phrase, by="the members are the body")
    if kind == "named":
        return Source(who[0] if who else None, text, kind, span=phrase, by="named by the words")
    if kind == "office":
        return _office(page, phrase, who, behind)
    if kind == "document":
        owner = behind if behind is not None else (who[0] if who else _giver(page, noun))
        return Source(owner, text, kind, affiliation=owner, span=phrase, by="a document that speaks")
    if behind is None and who and _speaks_for(page, noun, who):
        behind = who[0]
    return Source(None, text, "unnamed", behind, text, span=phrase, by="people who are not named")


def _giver(page: Page, noun: Token) -> int | None:
    """Whose account it is: the account given by the consul"""
    given = [verb for verb in noun.children if verb.dep_ == "acl" and verb.lower_ in source_words().issued]
    givers = [c for verb in given for c in verb.children if c.dep_ == "obl:agent"]
    return next((who[0] for c in givers if (who := _who(page, c, phrase_of(c)))), None)


def _body_of(page: Page, noun: Token, behind: int | None) -> tuple[int, ...]:
    """The members of the Council: the Council."""
    if behind is not None:
        return (behind,)
    return next((who for c in noun.children if c.dep_ == "nmod" and (who := page.cast.who(c))), ())


def _who(page: Page, noun: Token, phrase: Span) -> tuple[int, ...]:
    """The characters of the phrase; where the whole says nothing, of the name that stands with the noun."""
    who = page.cast.who(phrase)
    if who or noun.pos_ == "PRON":
        return who
    for name in (t for t in phrase if t == noun or (t.head == noun and t.dep_ in ("appos", "flat"))):
        if name.pos_ == "PROPN" and (found := page.cast.who(name)):
            return found
    return ()


_SAME_PERSON = {"appos", "flat", "compound", "nmod:desc"}
"""What links a person's name to the title that it stands behind; an aide "of" or "to" somebody is not him."""


def _person_last(page: Page, phrase: Span) -> tuple[int, ...] | None:
    """The person whose name closes the phrase, who speaks whatever body stands in the title before it.

    The World Grain Council (WGC) Secretary General [Ana Mora]; Norway's envoy to Chad, [Lars Holm]
    """
    last = next(reversed(list(_names_in(phrase))), None)
    if last is None or last[0].ent_type_ != "PERSON" or last.end != phrase.end or last.start == phrase.start:
        return None
    links = {
        last.root.dep_,
        *(a.dep_ for a in takewhile(lambda a: a.i != phrase.root.i, last.root.ancestors)),
    }
    if last.root.i != phrase.root.i and not links <= _SAME_PERSON:
        return None
    who = page.cast.who(last)
    return who if len(who) == 1 and page.cast.characters[who[0]].kind == "person" else None


def follow_up(page: Page, source: Source, earlier: Sequence[Source], goes_on: bool) -> Source:
    """The source where it takes up an earlier one: "he added", "the statement said", "the resolution".

    A pronoun goes to the last speaker where the cue goes on from before, or where nobody else fits it.
    """
    if source.span is None:
        return source
    noun = source.span.root
    if noun.pos_ == "PRON":
        return _pronoun(page, source, earlier, goes_on)
    if source.attribution == "document" and source.source is None:
        return _document(page, source, earlier)
    return source


def _pronoun(page: Page, source: Source, earlier: Sequence[Source], goes_on: bool) -> Source:
    word = source.span.root.lower_ if source.span is not None else ""
    person = word in ("he", "she")
    if source.source is not None and page.cast.characters[source.source].name.lower() in _PEOPLE_PRONOUNS:
        source = replace(source, source=None)
    fits = source.source is not None and (page.cast.characters[source.source].kind == "person") is person
    if source.source is not None and (fits or not person) and not goes_on:
        return source
    if earlier and source.source is None and _takes_up_unnamed(earlier[-1], word):
        return replace(
            earlier[-1], text=source.text, span=source.span, by=f"“{source.text}”: {earlier[-1].text}"
        )
    for last in reversed(earlier[-_SPEAKERS_BACK:]):
        for index in (last.source, last.affiliation):
            if index is not None and (page.cast.characters[index].kind == "person") is person:
                return replace(source, source=index, by=f"“{source.text}” goes on from {last.text}")
    return replace(source, source=None) if person and source.source is not None and not fits else source


def _takes_up_unnamed(last: Source, pronoun: str) -> bool:
    """Whether "he" goes on from "a senior official", "they" from "two aides"."""
    if last.span is None or last.span.root.pos_ not in ("NOUN", "NUM"):
        return False
    speaks_for = last.attribution == "office" and last.span.root.lemma_.lower() in source_words().spokespeople
    if last.attribution != "unnamed" and not speaks_for:
        return False
    many = last.span.root.tag_ == "NNS" or last.span.root.pos_ == "NUM"
    return pronoun in (("they",) if many else ("he", "she", "they"))


def _document(page: Page, source: Source, earlier: Sequence[Source]) -> Source:
    """A document told of before, or a resolution in a report that names the Security Council."""
    assert source.span is not None
    lemma = source.span.root.lemma_.lower()
    for last in reversed(earlier):
        same = (
            last.span is not None
            and last.attribution == "document"
            and last.span.root.lemma_.lower() == lemma
        )
        if last.source is not None and (same or (last.in_statement and lemma in ("statement", "release"))):
            return replace(source, source=last.source, affiliation=last.affiliation or last.source,
                           by=f"the {lemma} of {last.text}")  # fmt: skip
    if lemma == "resolution" and (body := _adopting(page, source.span)) is not None:
        return replace(source, source=body, affiliation=body, by="a resolution is of the body that adopts it")
    return source


def _adopting(page: Page, resolution: Span) -> int | None:
    """The Security Council, else the council or assembly that was named last before a resolution."""
    characters = page.cast.characters
    council = next((n for n, c in enumerate(characters) if c.name.endswith("Security Council")), None)
    if council is not None:
        return council
    words = source_words().adopting
    before = [
        (mention.start, n)
        for n, c in enumerate(characters) if c.kind == "body" and words & set(c.name.lower().split())
        for mention in c.mentions if mention.start < resolution.start_char
    ]  # fmt: skip
    return max(before)[1] if before else None


def _office(page: Page, phrase: Span, who: tuple[int, ...], behind: int | None) -> Source:
    """A body's unnamed spokesman stands for the body; somebody's office is a body that belongs to them."""
    owner = page.cast.characters[who[0]].member_of if who else None
    if phrase.root.lemma_.lower() in source_words().offices:
        source = who[0] if who else behind
        affiliation = owner if owner is not None else behind if behind is not None else source
    else:
        source = affiliation = behind if behind is not None else (who[0] if who else None)
    return Source(source, phrase.text, "office", affiliation, span=phrase, by="speaks for an office")


def _kind(page: Page, noun: Token, phrase: Span, who: tuple[int, ...]) -> Attribution:
    words, lemma = source_words(), noun.lemma_.lower()
    if phrase.text.upper() in words.askers:
        return "unnamed"
    if noun.pos_ == "NOUN" and lemma in words.documents:
        return "document"
    if _has_name(phrase, noun):
        return "named"
    persons = bool(who) and page.cast.characters[who[0]].kind == "person"
    if persons and lemma in words.people and _speaks_for(page, noun, who):
        return "unnamed"
    if lemma == "delegate" and noun.tag_ == "NN" and page.cast.behind(phrase) is not None and not persons:
        return "office"
    if lemma in words.spokespeople:
        return "named" if persons and not _speaks_for(page, noun, who) else "office"
    if lemma in words.offices and noun.pos_ == "NOUN":
        return "office"
    if (noun.pos_ == "PRON" and noun.lower_ in _PEOPLE_PRONOUNS) or noun.pos_ == "PROPN":
        return "named"
    if who and (persons or lemma not in words.people):
        return "named"
    return "named" if lemma in words.bodies and _is_name_of_body(phrase, noun) else "unnamed"


def _speaks_for(page: Page, noun: Token, who: Sequence[int]) -> bool:
    """Whether the person whom a phrase names is the one spoken for: a spokesman for President Mora"""
    if any(c.dep_ in ("flat", "appos") and c.ent_type_ == "PERSON" for c in noun.children):
        return False
    named = (page.cast.who(c) for c in noun.children if _is_whose(c))
    return any(index in who for found in named for index in found)


def _is_whose(person: Token) -> bool:
    """Whether a person stands behind a preposition by name and title, not behind a body: Secretary of [State
    Ana Mora] is no secretary of hers."""
    case = next((c for c in person.children if c.dep_ == "case" and c.i < person.i), None)
    if person.dep_.split(":")[0] != "nmod" or case is None:
        return False
    if person.pos_ == "PROPN" and person.ent_type_ != "PERSON":
        return False
    titles = person.doc[case.i + 1 : person.i]
    return all(t.ent_type_ == "PERSON" or {t.dep_, t.head.dep_} & _OF_TITLES for t in titles)


def _is_name_of_body(phrase: Span, noun: Token) -> bool:
    """Whether a name stands beside the common noun of a body: "the Ridgeway news agency"."""
    return noun.tag_ == "NN" and any(t.pos_ == "PROPN" for t in phrase)


def _has_name(phrase: Span, noun: Token) -> bool:
    """Whether the phrase names a person: the head is a name, or a name stands beside it in apposition."""
    for ent in _names_in(phrase):
        if ent[0].ent_type_ == "PERSON":
            head = ent.root
            beside = head.dep_ in ("appos", "flat") or (head.dep_ == "compound" and head.i > noun.i)
            if head == noun or (beside and head.head == noun):
                return True
            if head.head.dep_ in ("appos", "flat") and head.head.head == noun:
                return True
    return False


def _names_in(phrase: Span) -> Iterator[Span]:
    """The names that lie whole in a phrase, from its tokens: asking the Doc goes through all its names."""
    at = phrase.start
    while at < phrase.end:
        end = at + 1
        if phrase.doc[at].ent_iob_ == "B":
            while end < len(phrase.doc) and phrase.doc[end].ent_iob_ == "I":
                end += 1
            if end <= phrase.end:
                yield phrase.doc[at:end]
        at = end


def condition_near(sentence: Span, source: Source) -> tuple[str, int] | None:
    """On what terms unnamed people spoke, by the words of the sentence, and where those words begin."""
    for pattern in source_words().anonymity:
        found = pattern.search(sentence.text)
        if found:
            return found.group().strip(), sentence.start_char + found.start()
    return None


def same_people(page: Page, earlier: Source, later: Source) -> bool:
    """Whether "the official" takes up "a senior ministry official" said of before."""
    if earlier.span is None or later.span is None or earlier.attribution != "unnamed":
        return False
    first = later.span[0].lower_
    a, b = earlier.span.root, later.span.root
    if first not in _DEFINITE or a.lemma_ != b.lemma_ or a.tag_ != b.tag_:
        return False
    told = {t.lemma_ for t in later.span if t.pos_ in ("ADJ", "PROPN", "NOUN")}
    return told <= {t.lemma_ for t in earlier.span}


def taken_up(earlier: Source, later: Source) -> Source:
    """The later source with what was said of it when it first came up."""
    return replace(
        later,
        affiliation=later.affiliation if later.affiliation is not None else earlier.affiliation,
        description=earlier.description,
        condition=later.condition or earlier.condition,
    )
