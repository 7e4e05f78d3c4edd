"""What is on the table in an article: who proposed what through whom, on what terms, and how others
answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from onrecord.finding.event_syntax import children, conjuncts, logical_object, logical_subject, obliques
from onrecord.finding.page import Page
from onrecord.finding.position_verbs import known_lemma
from onrecord.finding.proposal_answers import (
    Answer,
    find_answers,
    in_office,
    is_asked,
    is_pointer,
    points_to_proposal,
    state_behind,
    whole_of,
)
from onrecord.finding.proposal_lexicon import lexicon
from onrecord.finding.proposal_mentions import Mention, find_mentions, subject_of
from onrecord.finding.proposal_phrases import as_well, quoted_answers
from onrecord.finding.proposal_replies import Reply, replies_at
from onrecord.finding.proposal_terms import terms_told, worded
from onrecord.finding.roles import Party, Roles, unique
from onrecord.finding.vote_mentions import is_body
from onrecord.finding.vote_tally import tally_in
from onrecord.record import EventFound, Evidence, How, ProposalFound, ResponseFound, StatementFound
from onrecord.record.proposal import ResponseKind

_FAR = 60
"""Words within which a pronoun may point back to a proposal."""
_OF_ANY = frozenset(
    {"day", "week", "month", "year", "side", "country", "government", "minister", "people", "party", "part"}
)
"""Nouns that tell no proposal from another."""
_SENTENCES = 2
"""Sentences back in which a proposal must stand that is answered without a word for it."""


@dataclass(slots=True)
class _Offer:
    """The mentions of one proposal and the answers to it, in order of the text."""

    mentions: list[Mention] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @property
    def by(self) -> int | None:
        return next((c for m in self.mentions for c in m.by.characters), None)


def find_proposals(
    page: Page, statements: Sequence[StatementFound], events: Sequence[EventFound]
) -> Iterator[ProposalFound]:
    """The proposals of a page, each once.

    "Kenya proposed a joint patrol of the strait. Oman accepted the proposal; Yemen is studying it." gives
    one, by Kenya, with two answers.
    """
    roles = Roles(page, statements)
    offers = _offers(sorted(find_mentions(roles), key=lambda m: m.trigger.i), roles)
    _gather_answers(roles, offers)
    for offer in _with_orphans(offers):
        if _stands(offer):
            yield _proposal(offer, roles)
    yield from _counter_demands(offers, roles)


def _offers(mentions: Sequence[Mention], roles: Roles) -> list[_Offer]:
    """ "the plan" is the plan told last, unless its maker or its words say otherwise."""
    offers: list[_Offer] = []
    for mention in mentions:
        home = next((o for o in reversed(offers) if _same(mention, o, roles)), None)
        if home is None:
            home = _Offer()
            offers.append(home)
        home.mentions.append(mention)
    return offers


def _counter_demands(offers: Sequence[_Offer], roles: Roles) -> Iterator[ProposalFound]:
    """ "Yemen rejected the plan, saying it demanded the withdrawal of the patrols": what who says no wants
    instead."""
    seen: set[int] = set()
    for answer in (a for o in offers for a in o.answers if a.kind in ("rejects", "conditional")):
        for verb in roles.page.doc[answer.trigger.i + 1 : answer.trigger.i + _FAR]:
            demands = known_lemma(verb, lexicon().demanding) in lexicon().demanding
            thing = logical_object(verb) if demands else None
            subject = logical_subject(verb) if thing is not None else None
            if thing is None or subject is None or verb.i in seen:
                continue
            party = set(roles.whole(subject).characters) & set(answer.by.characters)
            if party:
                seen.add(verb.i)
                yield _demand(verb, thing, min(party), roles)


def _demand(verb: Token, thing: Token, by: int, roles: Roles) -> ProposalFound:
    name = roles.page.cast.characters[by].name
    return ProposalFound(
        subject=f"{name}’s demands",
        by=by,
        terms=tuple(subject_of(t) for t in conjuncts(thing)),
        evidence=tuple(_words(verb, roles.page)),
        how=(How(field="by", by=f"who “{verb.text}” something else in turning an offer down"),),
    )


def _with_orphans(offers: Sequence[_Offer]) -> list[_Offer]:
    """ "the latest proposal", answered before the article tells who made it, is the one proposal that it
    tells of."""
    made = [o for o in offers if any(m.makes for m in o.mentions) and o.by is not None]
    if len(made) != 1:
        return list(offers)
    home = made[0]
    for offer in offers:
        answerers = {c for a in offer.answers for c in a.by.characters}
        if offer is not home and _is_orphan(offer) and home.by not in answerers:
            home.answers = sorted([*home.answers, *offer.answers], key=lambda a: a.trigger.i)
            offer.answers = []
    return list(offers)


def _is_orphan(offer: _Offer) -> bool:
    first = offer.mentions[0]
    strong = any(m.head.lemma_.lower() in lexicon().strong and m.definite for m in offer.mentions)
    return bool(offer.answers) and offer.by is None and strong and not first.makes


def _same(mention: Mention, offer: _Offer, roles: Roles) -> bool:
    maker = next(iter(mention.by.characters), None)
    if (
        maker is not None
        and offer.by is not None
        and maker != offer.by
        and not _one_side(maker, offer.by, roles)
    ):
        return False
    if mention.makes and offer.mentions[0].makes and not mention.definite:
        return _made_again(mention, offer)
    shared = any(mention.lemmas & m.lemmas for m in offer.mentions)
    points = mention.definite and (mention.head.lemma_.lower() in lexicon().strong or _bare(mention, offer))
    return shared or (points and (maker is None or mention.makes))


def _made_again(mention: Mention, offer: _Offer) -> bool:
    """ "Norway offers to take cod row to court" over "Norway has offered to put its dispute over cod before a
    court": told twice by one who has made it once."""
    first = offer.mentions[0]
    if mention.lemmas == first.lemmas:
        return True
    telling = (mention.lemmas & first.lemmas) - lexicon().nouns - _OF_ANY
    head = mention.head.lemma_.lower() == first.head.lemma_.lower()
    by = set(mention.by.characters) & set(first.by.characters)
    return bool(by) and (len(telling) > 1 or (head and bool(telling)) or _is_headline(first, telling))


def _is_headline(mention: Mention, telling: frozenset[str]) -> bool:
    doc = mention.trigger.doc
    over = all(not t.is_space for t in doc[: mention.trigger.i])
    return over and bool(telling)


def _one_side(one: int, other: int, roles: Roles) -> bool:
    """A state and who speaks for it."""
    first, second = (roles.page.cast.characters[i] for i in (one, other))
    kinds = {first.kind, second.kind}
    same = first.country is not None and first.country == second.country
    return same and len(kinds) > 1 and kinds <= {"state", "government", "person"}


def _bare(mention: Mention, offer: _Offer) -> bool:
    """ "The initiative", of which no more is told, soon after a proposal that somebody made."""
    near = mention.trigger.i - offer.mentions[-1].trigger.i <= _FAR
    told = offer.mentions[0].makes or offer.by is not None
    if mention.head.lemma_.lower() in lexicon().concluded:
        told = told and any(m.head.lemma_.lower() in lexicon().concluded for m in offer.mentions)
    return near and told and mention.lemmas == {mention.head.lemma_.lower()}


def _answered(answer: Answer, offers: Sequence[_Offer]) -> _Offer | None:
    """The offer that an answer's object names, or the last one told before a pronoun, within reach."""
    named = _by_head(whole_of(answer.to), offers)
    if named is None and answer.trigger.dep_ == "acl:relcl":
        named = _before_relative(answer.trigger, offers)
    named = named or _by_content(answer, offers)
    if named is not None or not points_to_proposal(answer.to):
        return named
    before = [(m.trigger.i, o) for o in offers for m in o.mentions if m.trigger.i < answer.trigger.i]
    last = max(before, key=lambda b: b[0], default=None)
    if last is None or answer.trigger.i - last[0] > _FAR or not is_pointer(answer.to):
        return None
    return last[1]


def _gather_answers(roles: Roles, offers: Sequence[_Offer]) -> None:
    """Each answer goes to what it names, else to the proposal told just before: "Oman proposed a truce. The
    army would sign only if the port were freed."."""
    named: dict[int, list[Answer]] = defaultdict(list)
    for answer in find_answers(roles):
        named[answer.trigger.i].append(answer)
    quoted = {word.i: (in_office(by, roles), kind) for word, by, kind in quoted_answers(roles)}
    for token in roles.page.doc:
        if _is_proposed(token, offers):
            continue
        homes = [(answer, home) for answer in named.get(token.i, ()) if (home := _answered(answer, offers))]
        homes = homes or list(_open_answers(token, roles, offers))
        if not homes and token.i in quoted:
            homes = list(_in_quotes(token, *quoted[token.i], offers))
        for answer, home in homes:
            if _is_of_body(answer, roles):
                continue
            home.answers.append(answer)
            others = as_well(answer.trigger, roles).without(answer.by.characters)
            if others:
                home.answers.append(Answer(answer.trigger, others, answer.kind, answer.to))


def _is_proposed(token: Token, offers: Sequence[_Offer]) -> bool:
    """ "Chad proposed that the ship be held while three judges examine its papers": what is to be done is a
    part of what is proposed. What is told in the past, or of "which", is none: "… a levy, which Togo
    rejected"."""
    made = {m.head.i for o in offers for m in o.mentions if m.makes}
    above = [token, *token.ancestors]
    if token.i in made or not any(t.i in made for t in above):
        return False
    verb = next((t for t in above if t.pos_ in ("VERB", "AUX")), token)
    told = verb.tag_ == "VBD" or any(
        c.tag_ in ("VBD", "VBZ", "VBP") for c in children(verb, "aux", "aux:pass")
    )
    thing = next((c for c in children(verb, "obj", "nsubj:pass") if c.tag_ == "WDT"), None)
    return not told and thing is None


def _open_answers(token: Token, roles: Roles, offers: Sequence[_Offer]) -> Iterator[tuple[Answer, _Offer]]:
    for reply in replies_at(token, roles) if not is_asked(token) else ():
        home = _just_before(reply, offers)
        others = reply.by.without(() if home is None or home.by is None else (home.by,))
        if home is not None and others:
            yield Answer(reply.trigger, others, reply.kind, reply.about or reply.trigger), home


def _is_of_body(answer: Answer, roles: Roles) -> bool:
    """ "The council rejected the draft by nine votes to four": a vote, and no answer of the council's."""
    bodies = any(is_body(roles.page, c) for c in answer.by.characters)
    return bodies and tally_in(answer.trigger.sent.text) is not None


def _in_quotes(
    word: Token, by: Party, kind: ResponseKind, offers: Sequence[_Offer]
) -> Iterator[tuple[Answer, _Offer]]:
    home = _just_before(Reply(word, by, kind, None), offers)
    if home is not None and home.by not in by.characters:
        yield Answer(word, by, kind, word), home


def _just_before(reply: Reply, offers: Sequence[_Offer]) -> _Offer | None:
    """The last proposal spoken of or answered in the sentence or the two before; what is told to be joined or
    signed must be what was proposed."""
    told = [(at, o) for o in offers for at in _places(o) if at < reply.trigger.i]
    if not told:
        return None
    at, offer = max(told, key=lambda t: t[0])
    doc = reply.trigger.doc
    between = sum(1 for t in doc[at + 1 : reply.trigger.i + 1] if t.is_sent_start and not t.is_space)
    named = (m.head.lemma_.lower() for m in offer.mentions)
    put = any(m.makes for m in offer.mentions) or any(name in lexicon().strong for name in named)
    put = put or bool(offer.answers)
    if between > _SENTENCES or not put or offer.by is None:
        return None
    about = reply.about
    of_it = (
        about is None
        or points_to_proposal(about)
        or any(about.lemma_.lower() in m.lemmas for m in offer.mentions)
    )
    return offer if of_it else None


def _places(offer: _Offer) -> Iterator[int]:
    """Where a proposal is spoken of: one answer follows the other."""
    yield from (m.trigger.i for m in offer.mentions)
    yield from (a.trigger.i for a in offer.answers)


def _before_relative(verb: Token, offers: Sequence[_Offer]) -> _Offer | None:
    """ "a compromise to close the gap, which Oman has accepted": what is accepted is not the nearest noun."""
    told = [(m.head.i, o) for o in offers for m in o.mentions if verb.sent.start <= m.head.i < verb.i]
    last = max(told, key=lambda t: t[0], default=None)
    return None if last is None else last[1]


def _by_head(token: Token, offers: Sequence[_Offer]) -> _Offer | None:
    return next((o for o in offers for m in o.mentions if m.head.i == token.i), None)


def _by_content(answer: Answer, offers: Sequence[_Offer]) -> _Offer | None:
    """ "Peru proposed a truce of ten days. Chile is against any truce.": what is proposed, not the word
    proposal, is answered."""
    if answer.to.pos_ != "NOUN":
        return None
    maker = set(answer.by.characters)
    inside = [t for case, t in obliques(answer.to) if case == "of"] if answer.kind != "rejects" else []
    agreed = known_lemma(answer.trigger, ("agree", "consent")) in ("agree", "consent")
    lemmas = {
        t.lemma_.lower() for t in (answer.to, *(inside if agreed else ())) if t.pos_ == "NOUN"
    } - _OF_ANY
    told = [o for o in reversed(offers) if o.by is not None and o.by not in maker]
    if known_lemma(answer.trigger, lexicon().of_things) in lexicon().of_things:
        heads = (
            (o, m.head.lemma_.lower()) for o in told for m in o.mentions if m.trigger.i < answer.trigger.i
        )
        return next((o for o, head in heads if head in lemmas), None)
    named = (o for o in told if any(m.trigger.i < answer.trigger.i and lemmas & m.lemmas for m in o.mentions))
    in_terms = (
        o
        for o in told
        for _, words in _terms_told(o)
        if words.end <= answer.trigger.i
        and any(t.lemma_.lower() in lemmas for t in words if t.pos_ == "NOUN")
    )
    return next(named, None) or next(in_terms, None)


def _stands(offer: _Offer) -> bool:
    """Something put forward by somebody, or named as a proposal and answered by another than its maker."""
    made = any(m.makes for m in offer.mentions) and offer.by is not None
    answered = any(set(a.by.characters) - {offer.by} for a in offer.answers)
    strong = any(m.head.lemma_.lower() in lexicon().strong for m in offer.mentions)
    weak_only = not strong and not made
    if not made and all(_is_concluded(m.head) for m in offer.mentions):
        return False
    return made or (answered and (strong or not weak_only or offer.by is not None))


def _is_concluded(head: Token) -> bool:
    """ "The trade agreement", which somebody may be against, is on nobody's table; "a draft agreement" is."""
    drafted = any(c.lower_ in ("draft", "proposed", "new") for c in children(head, "amod", "compound"))
    return head.lemma_.lower() in lexicon().concluded and not drafted


def _proposal(offer: _Offer, roles: Roles) -> ProposalFound:
    page = roles.page
    subject = max((m.subject for m in offer.mentions), key=lambda s: (min(len(s), 80), s))
    by = offer.by
    named = [t for m in offer.mentions for t in m.terms]
    told = list(_terms_told(offer))
    return ProposalFound(
        subject=subject,
        by=by,
        mediators=unique(c for m in offer.mentions for c in m.mediators.characters if c != by),
        terms=tuple(dict.fromkeys(t for t in (*named, *(w for w, _ in told)) if t and t != subject)),
        responses=tuple(_responses(offer, by, roles)),
        evidence=(
            *(e for m in _telling(offer) for e in _words(m.trigger, page)),
            *(page.words(words, "term") for _, words in told),
        ),
        how=(
            How(field="by", by=f"who “{offer.mentions[0].trigger.text}”" if by is not None else "not told"),
        ),
    )


def _terms_told(offer: _Offer) -> Iterator[tuple[str, Span]]:
    """What the sentences that speak of it say that it says: "The paper … It provides for …"."""
    for mention in offer.mentions:
        for head in (mention.head, *_pronoun_behind(mention.head)):
            for words in terms_told([head], head.sent):
                text = worded(words)
                if text is not None:
                    yield text, words


def _pronoun_behind(head: Token) -> Iterator[Token]:
    """ "It", with which the next sentence begins, where it says what a paper says."""
    doc, end = head.doc, head.sent.end
    first = next((t for t in doc[end : end + 3] if not t.is_space), None)
    if first is not None and first.lower_ == "under" and first.nbor(1).lower_ in ("it", "this"):
        yield first.nbor(1)
    if first is not None and first.lower_ == "it" and first.dep_ == "nsubj":
        provides = known_lemma(first.head, lexicon().providing) in lexicon().providing
        if provides and first.head.pos_ == "VERB":
            yield first


def _telling(offer: _Offer) -> list[Mention]:
    """Mentions that say more than "the proposal": the makers' and the first, else all."""
    told = [m for m in offer.mentions if m.makes or m.terms]
    return told or offer.mentions[:1]


def _responses(offer: _Offer, by: int | None, roles: Roles) -> Iterator[ResponseFound]:
    seen: set[tuple[int, str]] = set()
    every = {(actor, answer.kind) for answer in offer.answers for actor in answer.by.characters}
    for answer in offer.answers:
        for actor in answer.by.characters:
            state = state_behind(actor, roles)
            if state != actor and (state, answer.kind) in every:
                continue  # a state and its minister give one answer
            if actor != by and not _own(actor, by, answer, roles) and (actor, answer.kind) not in seen:
                seen.add((actor, answer.kind))
                yield ResponseFound(
                    actor=actor,
                    response=answer.kind,
                    date=roles.page.calendar.of(answer.trigger),
                    according_to=roles.said_in(answer.trigger),
                    evidence=tuple(_words(answer.trigger, roles.page)),
                )


def _own(actor: int, by: int | None, answer: Answer, roles: Roles) -> bool:
    """Who put a thing forward does not take it up himself: neither "Norway’s premier", whose offer it is, nor
    Norway."""
    if by is None or answer.kind == "rejects":
        return False
    one, other = roles.page.cast.characters[actor], roles.page.cast.characters[by]
    kinds = {one.kind, other.kind}
    return (
        one.country is not None
        and one.country == other.country
        and kinds <= {"state", "government", "person"}
    )


def _words(trigger: Token, page: Page) -> Iterator[Evidence]:
    yield page.evidence(trigger.idx, trigger.idx + len(trigger), "trigger")
    yield page.words(_trimmed(trigger.sent), "sentence")


def _trimmed(sentence: Span) -> Span:
    start, end = sentence.start, sentence.end
    while start < end - 1 and sentence.doc[start].is_space:
        start += 1
    while end > start + 1 and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]
