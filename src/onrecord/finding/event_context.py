"""Parties that a clause leaves out and the article tells: the other side of a war, who made the offer that is
refused, whose decision "the decision" is.

Each step takes the tellings of an article and gives them back with more parties, never with fewer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from onrecord.finding.event_candidates import Candidate
from onrecord.finding.event_lexicon import lemma, lexicon
from onrecord.finding.event_merging import Telling
from onrecord.finding.event_syntax import (
    children,
    logical_object,
    logical_subject,
    obliques,
    owner,
)
from onrecord.finding.roles import Party, Roles

BETWEEN = frozenset(
    {"talk", "negotiation", "ceasefire", "cease-fire", "truce", "halt", "cessation", "fighting", "hostility"}
)
"""Nouns of what two sides do, who need not be named again."""

TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "cessation", "armistice"})
ACTS_ON_ACTS = frozenset({"AGREE", "REJECT", "THREATEN"})
"""Types whose acts have another in their complement: "agreed to buy", "refused to meet"."""
FORCES = frozenset({"state", "government", "body", "organisation"})
"""Kinds of actor whose attacks have an enemy even where the sentence names none."""

ALIKE = (
    frozenset({"AID"}),
    frozenset({"SANCTION", "COERCE", "CONCEDE", "REJECT"}),
    frozenset({"ASSAULT"}),
)
"""Types of deeds of which one tells who does the others."""

WON = frozenset({"liberate", "recapture", "retake", "liberation", "fight"})
"""Fights for a place, which is taken from the enemy."""

ANSWERED = (
    ("charge", ("ACCUSE",)),
    ("demand", ("REQUEST",)),
    ("proposal", ("REQUEST", "CONSULT", "AGREE")),
)
"""Classes of nouns for what is said to somebody, with the types of act that say it."""


def in_context(told: Sequence[Candidate], roles: Roles) -> list[Candidate]:
    """The tellings with the parties that other places of the article give them."""
    heads = {c.head.i: c for c in told}
    known = [_of_complement(_answering(c, heads), heads) for c in told]
    known = list(bridged(known, roles))
    known = [_of_thing_named_before(c, roles) for c in known]
    return [_to_interlocutor(_replying(c, known), known) for c in known]


def _answering(c: Candidate, heads: dict[int, Candidate]) -> Candidate:
    """Praise and blame of a happening goes to those who did it: "hailed the accord of Oslo and Riga"."""
    if c.type not in ("SUPPORT", "ACCUSE") or c.recipients or c.head.pos_ != "VERB":
        return c
    thing = logical_object(c.head)
    deed = heads.get(thing.i) if thing is not None else None
    return c if deed is None or deed.head.i == c.head.i else c.with_parties(c.actors, deed.actors)


def _of_complement(c: Candidate, heads: dict[int, Candidate]) -> Candidate:
    """Who agrees to an act or refuses it does so towards those it is done to or with: "agreed to buy jets
    from Saab" → Saab, "threatened to attack Riga" → Riga."""
    if c.type not in ACTS_ON_ACTS or c.recipients or not c.actors or c.head.pos_ != "VERB":
        return c
    for clause in children(c.head, "xcomp"):
        inner = heads.get(clause.i)
        if inner is not None:
            met = inner.actors if inner.type == "CONSULT" else Party()
            others = (met + inner.recipients).without(c.actors.characters)
            if others:
                return c.with_parties(c.actors, others)
    return c


def bridged(told: Sequence[Candidate], roles: Roles) -> Iterator[Candidate]:
    """The tellings, those of talks, truces and fighting that name nobody with the two sides last told of, or
    else most told of.

    "Hamas attacked Israel … Hopes for a ceasefire are fading": a ceasefire of Hamas and Israel.
    """
    known = [pair for c in told if len(pair := _sides(c, roles)) == 2]
    common = Counter(known).most_common(1)
    sides = Party(common[0][0]) if common else Party()
    for c in told:
        if len(_sides(c, roles)) == 2:
            sides = Party(_sides(c, roles))
        if sides and not c.parties and c.key in BETWEEN:
            yield c.with_parties(sides, Party())
        elif sides and c.type == "REQUEST" and not c.recipients and c.content & TRUCES:
            yield c.with_parties(c.actors, sides)
        else:
            yield c


def _sides(c: Candidate, roles: Roles) -> tuple[int, ...]:
    return _powers(c.actors + c.recipients, roles) if c.type in ("ASSAULT", "CONSULT", "AGREE") else ()


def _powers(party: Party, roles: Roles) -> tuple[int, ...]:
    """The members of a party that wage wars and hold talks: states, governments, armed groups."""
    kinds = roles.page.cast.characters
    return tuple(c for c in party.characters if kinds[c].kind in ("state", "government", "armed_group"))


def _to_interlocutor(c: Candidate, told: Sequence[Candidate]) -> Candidate:
    """What somebody asks for who has just been told to meet another is asked of that other: "Berg met Lund
    and stressed the need for a truce" → Lund."""
    if c.type != "REQUEST" or c.recipients or not c.actors or c.head.pos_ != "VERB":
        return c
    start = max(0, c.head.sent.start - 1)
    since = c.head.doc[start].sent.start
    for other in reversed(told):
        if other.type != "CONSULT" or not since <= other.head.i < c.head.i:
            continue
        met = (other.actors + other.recipients).without(c.actors.characters)
        if met and len(met.characters) < len(other.parties) and other.mode != "visit":
            return c.with_parties(c.actors, met)
    return c


def completed(tellings: Iterable[Telling], roles: Roles) -> list[Telling]:
    """The happenings, each attack with the enemy it is on where its clause names no target, each passive deed
    with the one who does such deeds to the same people elsewhere."""
    known = list(tellings)
    best = [t.best for t in known]
    for telling in known:
        telling.best = _by_usual_doer(_against_enemy(telling.best, best, roles), best)
    return known


def _by_usual_doer(c: Candidate, told: Sequence[Candidate]) -> Candidate:
    """A deed told in the passive is done by who does its like to the same people in the article: "Oslo banned
    the airline … the ban on the airline was lifted" → Oslo; a loan comes from the only lender."""
    kinds = next((kinds for kinds in ALIKE if c.type in kinds), None)
    if c.mode == "release" and not c.actors:
        return _by_captor(c, told)
    if kinds is None or c.actors or not c.recipients:
        return c
    givers = [other for other in told if other.type in kinds and other.actors]
    hit = set(c.recipients.characters)
    same = [g for g in givers if hit & set(g.recipients.characters)] or (givers if c.type == "AID" else [])
    doers = {i for g in same for i in g.actors.characters[:1] if i not in hit}
    return c.with_parties(Party(tuple(doers)), c.recipients) if len(doers) == 1 else c


def _by_captor(c: Candidate, told: Sequence[Candidate]) -> Candidate:
    """Captives are released by whoever the article says took them, if that is one."""
    takers = [other for other in told if other.mode in ("abduct", "arrest") and other.actors]
    captors = {i for taker in takers for i in taker.actors.characters[:1]}
    return c.with_parties(Party(tuple(captors)), c.recipients) if len(captors) == 1 else c


def _against_enemy(c: Candidate, told: Sequence[Candidate], roles: Roles) -> Candidate:
    """Shots and strikes whose target is not told go to the one whom the same side fights elsewhere in the
    article: "the coalition bombed the rebels … it flew five air strikes"."""
    if c.type != "ASSAULT" or c.recipients or not c.actors or not roles.kinds(c.actors) <= FORCES:
        return c
    if _target_told(c):
        return c
    enemy = _enemy_of(_side_of(c.actors, roles), [t for t in told if t.type == "ASSAULT"], roles)
    return c if enemy is None else c.with_parties(c.actors, Party((enemy,)))


def _target_told(c: Candidate) -> bool:
    """Does the clause say what is hit, though it is nobody of the record ("an offensive in the south",
    "shelled a bridge")? What is won back is won from the enemy."""
    if any(prep in ("on", "against", "at", "of", "in") for prep, _ in obliques(c.head)):
        return True
    if c.head.pos_ != "VERB" or c.key in WON or logical_object(c.head) is None:
        return c.place is not None and c.key not in WON
    return lemma(logical_object(c.head) or c.head) not in lexicon().classes["munition"]


def _enemy_of(own: set[object], fights: Sequence[Candidate], roles: Roles) -> int | None:
    """Whom a side fights: most often in the article; else the one armed group under attack in it, or the
    other of two powers at war."""
    met = Counter(i for c in fights for i in _opponents(c, own, roles))
    if met:
        return min(met, key=lambda i: (-met[i], i))
    kinds = roles.page.cast.characters
    hit = {i for c in fights for i in c.recipients.characters if kinds[i].kind == "armed_group"}
    if not hit:
        hit = {i for c in fights for i in _powers(c.actors + c.recipients, roles)}
        hit = {i for i in hit if not _side_of(Party((i,)), roles) & own}
    return min(hit) if len(hit) == 1 and not hit & own else None


def _opponents(c: Candidate, own: set[object], roles: Roles) -> Iterable[int]:
    """The powers that a side fights in a telling, whichever of the two begins it."""
    actors, recipients = _side_of(c.actors, roles), _side_of(c.recipients, roles)
    if actors & own and not recipients & own:
        return _powers(c.recipients, roles)
    if recipients & own and not actors & own:
        return _powers(c.actors, roles)
    return ()


def _side_of(party: Party, roles: Roles) -> set[object]:
    """The characters of a party and the states they belong to, who fight on one side."""
    characters = roles.page.cast.characters
    states = (characters[i].country for i in party.characters if characters[i].kind != "armed_group")
    return {*party.characters, *(state for state in states if state is not None)}


def _of_thing_named_before(c: Candidate, roles: Roles) -> Candidate:
    """Blame, praise or refusal of a thing whose maker the article has named: "Oslo abstained … Berg called
    the abstention a disgrace" → Oslo."""
    if c.type not in ("SUPPORT", "ACCUSE", "REJECT", "AGREE") or c.recipients or c.head.pos_ != "VERB":
        return c
    thing = logical_object(c.head)
    if thing is None or thing.pos_ != "NOUN" or not _pointing(thing):
        return c
    return c.with_parties(c.actors, _maker(thing, roles).without(c.actors.characters))


def _pointing(noun: Token) -> bool:
    return any(d.lower_ in ("the", "this", "that", "these", "those") for d in children(noun, "det"))


def _maker(thing: Token, roles: Roles) -> Party:
    """Whose a thing is by its last mention before, as a noun with an owner or as the verb of the deed."""
    word = lemma(thing)
    deed = lexicon().deeds.get(word)
    for before in reversed(thing.doc[: thing.sent.start]):
        if before.pos_ == "NOUN" and lemma(before) == word:
            if owner(before) is not None or roles.adjective(before):
                return roles.owner_of(before)
        elif deed is not None and before.pos_ == "VERB" and lemma(before) == deed:
            subject = logical_subject(before)
            if subject is not None and (party := roles.doer(subject)):
                return party
    return Party()


def _replying(c: Candidate, told: Sequence[Candidate]) -> Candidate:
    """An offer, demand or charge that is refused or accepted comes from whoever made it just before:
    "Oslo proposed a truce. The rebels rejected the proposal." → Oslo."""
    if c.type not in ("AGREE", "REJECT") or c.recipients or not c.actors or c.head.pos_ != "VERB":
        return c
    thing = logical_object(c.head)
    if thing is None:
        return c
    word = lemma(thing)
    kinds = next((kinds for words, kinds in ANSWERED if word in lexicon().classes[words]), ())
    start = max(0, c.head.sent.start - 1)
    since = c.head.doc[start].sent.start
    for other in reversed(told):
        near = since <= other.head.i < c.head.i
        if near and other.type in kinds and (party := other.actors.without(c.actors.characters)):
            return c.with_parties(c.actors, party)
    return c
