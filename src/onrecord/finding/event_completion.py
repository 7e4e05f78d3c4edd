"""Parties that the rest of an article tells: who fights whom, who does such deeds, where the visits go.

These steps see all happenings of an article at once, each put together already; they only add parties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from onrecord.finding.event_candidates import Candidate
from onrecord.finding.event_context import (
    ACTS_ON_ACTS,
    acted_on,
    blamed_or_praised,
    done_to,
    powers,
    warring,
)
from onrecord.finding.event_lexicon import lemma, lexicon
from onrecord.finding.event_merging import Telling
from onrecord.finding.event_syntax import (
    is_passive,
    logical_object,
    logical_subject,
    negated,
    obliques,
    own_subject,
)
from onrecord.finding.roles import Party, Roles

FORCES = frozenset({"state", "government", "body", "organisation", "party"})
"""Kinds of actor whose attacks have an enemy even where the sentence names none."""

ALIKE = (
    frozenset({"AID"}),
    frozenset({"SANCTION", "COERCE", "CONCEDE", "REJECT"}),
    frozenset({"ASSAULT"}),
)
"""Types of deeds of which one tells who does the others."""

STATES = frozenset({"state", "government"})
SENDING = frozenset({"person", "state", "government", "body", "organisation", "armed_group"})
"""Kinds of actor that send delegations."""

CLAIMED = frozenset({"ASSAULT", "COERCE"})
"""Types of deeds for which somebody claims responsibility."""

HELD = frozenset({"hostage", "captive", "release", "free", "freedom"})
"""Words of what is asked of those who hold somebody."""

WON = frozenset({"liberate", "recapture", "retake", "liberation", "fight"})
"""Fights for a place, which is taken from the enemy."""


def completed(tellings: Iterable[Telling], roles: Roles) -> list[Telling]:
    """The happenings, each attack with the enemy it is on where its clause names no target, each passive deed
    with the one who does such deeds to the same people elsewhere."""
    known = list(tellings)
    claimed = dict(claims(known, roles))
    for telling in known:
        telling.best = _by_claimant(telling, claimed)
    best = [t.best for t in known]
    wars, doers, hosts = Wars(best, roles), UsualDoers(best, roles), Hosts(best, roles)
    for telling in known:
        sent = with_senders(telling, roles)
        telling.best = hosts.completed(doers.completed(wars.completed(sent)))
    deeds, delegations = Deeds(known), Delegations([t.best for t in known], roles)
    for telling in known:
        telling.best = delegations.completed(deeds.completed(telling.best))
    return known


def claims(known: Sequence[Telling], roles: Roles) -> Iterator[tuple[int, Party]]:
    """The words of attacks with those who said that they did them: "a raid claimed by the rebels", "a raid
    for which the rebels claimed responsibility", "A bomb hit the port. The rebels claimed responsibility."
    """
    attacks = sorted(c.head.i for t in known for c in t.all if c.type in CLAIMED)
    for verb in roles.page.doc:
        if verb.pos_ != "VERB" or lemma(verb) != "claim" or negated(verb) is not None:
            continue
        thing, who = logical_object(verb), logical_subject(verb)
        owned = thing is not None and lemma(thing) == "responsibility"
        if who is None or not (owned or is_passive(verb)):
            continue
        party = roles.whole(who)
        own = [i for i in attacks if verb.sent.start <= i < verb.sent.end]
        own = own or [i for i in attacks if i < verb.i and owned][-1:]
        yield from ((i, party) for i in own if party)


def _by_claimant(telling: Telling, claimed: Mapping[int, Party]) -> Candidate:
    best = telling.best
    if best.actors or best.type not in CLAIMED:
        return best
    who = next((claimed[c.head.i] for c in telling.all if c.head.i in claimed), Party())
    return best.with_parties(who, best.recipients)


def with_senders(telling: Telling, roles: Roles) -> Candidate:
    """A visit of a delegation whose state the words do not tell, with those who send it or call it off, and
    their state: "President Berg of Norway cancelled the delegation's trip" → Berg and Norway, too."""
    best = telling.best
    if best.type != "CONSULT" or best.mode != "visit" or not _of_no_state(best.head, best.actors, roles):
        return best
    over = (verb for c in telling.all for verb in _verbs_over(c.head))
    senders = (roles.doer(who) for verb in over if (who := logical_subject(verb)) is not None)
    sender = next((p for p in senders if p and roles.kinds(p) <= SENDING), Party())
    sender = roles.with_states(best.actors + sender).without(best.recipients.characters)
    return best.with_parties(sender, best.recipients)


def _of_no_state(head: Token, actors: Party, roles: Roles) -> bool:
    """Is it a delegation of no known state, or its sender only ("Berg sent a delegation")?"""
    characters = roles.page.cast.characters
    if lexicon().classes["envoy"] & {lemma(t) for t in _sent(head)} and roles.kinds(actors) == {"person"}:
        return True
    stateless = [i for i in actors.characters if characters[i].kind == "body" and not characters[i].country]
    sent = lexicon().classes["envoy"]
    return any(sent & set(characters[i].name.lower().split()) for i in stateless)


def _sent(head: Token) -> list[Token]:
    """Whom a verb sends: "a delegation" of "sent a delegation to Riga"."""
    thing = logical_object(head) if head.pos_ == "VERB" else None
    return [] if thing is None else [thing]


def _verbs_over(head: Token) -> Iterator[Token]:
    """The verb of a journey, or the one whose object it is: "called off" of "called off the visit"."""
    if head.pos_ == "VERB":
        yield head
    elif head.dep_ == "obj" and head.head.pos_ == "VERB":
        yield head.head


class Deeds:
    """What acts of speech are about, by all places that tell it: "condemned the raid", where another sentence
    says whose raid it was; "agreed to put off the visit", where another says whom it was to."""

    def __init__(self, known: Sequence[Telling]) -> None:
        self._told = {c.head.i: telling for telling in known for c in telling.all}

    def completed(self, c: Candidate) -> Candidate:
        """An act of speech with those who did or with whom it is agreed what it is about."""
        if c.recipients or c.head.pos_ not in ("VERB", "ADJ"):
            return c
        if c.type in ("ACCUSE", "SUPPORT"):
            deed = next((d for t in blamed_or_praised(c.head) if (d := self._deed(t, c)) is not None), None)
            return c if deed is None else c.with_parties(c.actors, deed.actors)
        if c.type not in ACTS_ON_ACTS:
            return c
        agreed = next((d for t in acted_on(c.head) if (d := self._deed(t, c)) is not None), None)
        return c if agreed is None else c.with_parties(c.actors, done_to(agreed))

    def _deed(self, head: Token, c: Candidate) -> Candidate | None:
        telling = self._told.get(head.i)
        return telling.best if telling is not None and telling.best is not c else None


class Delegations:
    """The states whose delegations an article tells of as "a delegation", by the visits that they make."""

    def __init__(self, told: Sequence[Candidate], roles: Roles) -> None:
        self._roles = roles
        self._of: dict[int, set[int]] = {}
        for c in told:
            if c.type == "CONSULT" and c.mode == "visit":
                states = {i for i in c.actors.characters if roles.kinds(Party((i,))) <= STATES}
                for i in c.actors.characters:
                    if is_delegation(i, roles):
                        self._of.setdefault(i, set()).update(states)

    def completed(self, c: Candidate) -> Candidate:
        """What is said of or done to a delegation is said of its state, too: "called the delegation's absence
        a pity"."""
        if c.type == "CONSULT":
            return c
        states = [self._of.get(i, set()) for i in c.recipients.characters]
        senders = Party(tuple(min(s) for s in states if len(s) == 1)).without(c.actors.characters)
        return c.with_parties(c.actors, c.recipients + senders) if senders else c


def is_delegation(index: int, roles: Roles) -> bool:
    """Is a character only called a delegation, of no state that its name tells?"""
    one = roles.page.cast.characters[index]
    words = set(one.name.lower().split())
    return one.kind == "body" and one.country is None and not words.isdisjoint(lexicon().classes["envoy"])


class Hosts:
    """Where the visits of an article go, for those of which it is not told again: "will visit Riga … called
    off the visit" → Latvia both times."""

    def __init__(self, told: Sequence[Candidate], roles: Roles) -> None:
        self._roles = roles
        self._hosts: dict[object, set[int]] = {}
        for c in told:
            if c.type == "CONSULT" and c.mode == "visit":
                for visitor in _side_of(c.actors, roles):
                    self._hosts.setdefault(visitor, set()).update(c.recipients.characters)

    def completed(self, c: Candidate) -> Candidate:
        """A visit with the only host that its visitor's side has in the article."""
        if c.type != "CONSULT" or c.mode != "visit" or c.recipients or c.place is not None:
            return c
        visitors = _side_of(c.actors, self._roles)
        hosts = {host for visitor in visitors for host in self._hosts.get(visitor, ())}
        return c.with_parties(c.actors, Party(tuple(hosts))) if len(hosts) == 1 else c


class UsualDoers:
    """Who does such deeds elsewhere in the article, for those told in the passive without an agent."""

    def __init__(self, told: Sequence[Candidate], roles: Roles) -> None:
        kinds = roles.page.cast.characters
        self._groups = [i for i, c in enumerate(kinds) if c.kind == "armed_group"]
        self._hostages = {i for i, c in enumerate(kinds) if "hostage" in c.name.lower()}
        self._takers = [c for c in told if c.mode in ("abduct", "arrest") and c.actors]
        self._givers = [[c for c in told if c.type in kinds and c.actors] for kinds in ALIKE]
        self._asking = [c for c in told if c.type == "REQUEST" and c.actors and c.recipients]
        self._barring = [c for c in told if c.actors and (c.type == "SANCTION" or c.mode == "ban")]
        self._war = Party(warring(told, roles))
        self._roles = roles
        self._hitting = [_by_recipient(givers) for givers in self._givers]

    def completed(self, c: Candidate) -> Candidate:
        """A deed told in the passive with who does its like to the same people in the article: "Oslo banned
        the airline … the ban on the airline was lifted" → Oslo; a loan comes from the only lender."""
        if c.type == "REQUEST" and c.actors and HELD & c.content and self._to_captives_or_nobody(c):
            return self._asked_of_captors(c)
        if c.actors or _by_somebody_else(c):
            return c
        if c.mode == "release":
            known = _done_by_one(c, self._takers)
            one = len(self._groups) == 1 and not self._takers
            hostages = one and not self._hostages.isdisjoint(c.recipients.characters)
            if hostages:
                return c.with_parties(Party(tuple(self._groups)), c.recipients)
            return known if known.actors else self._by_captors(c)
        like = next((i for i, kinds in enumerate(ALIKE) if c.type in kinds), None)
        if like is None or not c.recipients:
            return c
        same = [g for i in c.recipients.characters for g in self._hitting[like].get(i, ())]
        same = same or self._asked_for_it(c)
        others = self._givers[like] if c.type == "AID" else self._barring if _ends_a_ban(c) else []
        return _done_by_one(c, same or others)

    def _asked_for_it(self, c: Candidate) -> list[Candidate]:
        """Those who were asked for the help that somebody gets: "asked Oslo for a loan … received a loan"."""
        own = set(c.recipients.characters) if c.type == "AID" else set()
        asked = (r for r in self._asking if own & set(r.actors.characters) and r.head.i < c.head.i)
        return [r.with_parties(r.recipients, Party()) for r in asked]

    def _by_captors(self, c: Candidate) -> Candidate:
        """Soldiers and prisoners of one side of a war are let go by the other: "Norway and Sweden are at war
        … nine Swedish prisoners were freed" → Norway."""
        characters = self._roles.page.cast.characters
        states = {characters[i].country for i in c.recipients.characters if characters[i].country}
        other = [i for i in self._war.characters if characters[i].country not in states]
        if len(other) != 1 or len(self._war.characters) != 2 or len(states) != 1:
            return c
        return c.with_parties(Party(tuple(other)), c.recipients)

    def _to_captives_or_nobody(self, c: Candidate) -> bool:
        """ "demanded Berg's release" asks nothing of Berg."""
        taken = {i for taker in self._takers for i in taker.recipients.characters}
        return set(c.recipients.characters) <= taken

    def _asked_of_captors(self, c: Candidate) -> Candidate:
        """ "called for the release of the hostages": of those who took them, or of the one armed group."""
        takers = {i for taker in self._takers for i in taker.actors.characters[:1]}
        if not takers and {"hostage", "captive"} & c.content:
            takers = set(self._groups)
        takers -= set(c.actors.characters)
        return c.with_parties(c.actors, Party(tuple(takers))) if len(takers) == 1 else c


def _ends_a_ban(c: Candidate) -> bool:
    """ "The ban on the airline was lifted"."""
    thing = logical_object(c.head) if c.type == "CONCEDE" and c.head.pos_ == "VERB" else None
    return thing is not None and lemma(thing) in lexicon().classes["ban"]


def _by_somebody_else(c: Candidate) -> bool:
    """Does the clause say who does it, though it is nobody of the record ("the capital expelled him")?"""
    active = c.head.pos_ == "VERB" and not is_passive(c.head) and c.key not in ("receive", "get")
    return active and own_subject(c.head) is not None


def _by_recipient(told: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    found: dict[int, list[Candidate]] = {}
    for c in told:
        for i in c.recipients.characters:
            found.setdefault(i, []).append(c)
    return found


def _done_by_one(c: Candidate, like: Iterable[Candidate]) -> Candidate:
    """The telling with the one who leads all the deeds like it; as it is where there are several."""
    hit = set(c.recipients.characters)
    doers = {i for g in like for i in g.actors.characters[:1] if i not in hit}
    return c.with_parties(Party(tuple(doers)), c.recipients) if len(doers) == 1 else c


class Wars:
    """Who fights whom in an article."""

    def __init__(self, told: Sequence[Candidate], roles: Roles) -> None:
        self._roles = roles
        self._fights = [c for c in told if c.type == "ASSAULT"]
        self._enemies: dict[frozenset[object], int | None] = {}

    def completed(self, c: Candidate) -> Candidate:
        """Shots and strikes whose target is not told go to the one whom the same side fights elsewhere in the
        article: "the coalition bombed the rebels … it flew five air strikes"; troops are called up against
        that enemy."""
        forceful = c.type in ("ASSAULT", "MOBILIZE") or (c.type == "THREATEN" and c.mode == "violence")
        if not forceful or not c.actors or not self._unnamed(c.recipients):
            return c
        if not self._may_have_enemy(c) or (c.type == "ASSAULT" and not c.recipients and _target_told(c)):
            return c
        side = frozenset(_side_of(c.actors, self._roles))
        if side not in self._enemies:
            self._enemies[side] = _enemy_of(set(side), self._fights, self._roles)
        enemy = self._enemies[side]
        return c if enemy is None else c.with_parties(c.actors, Party((enemy,)))

    def _unnamed(self, party: Party) -> bool:
        """Are they nobody, or only "people", of whom an attack on the enemy killed so many?"""
        characters = self._roles.page.cast.characters
        return all(characters[i].name.lower() in ("people", "persons") for i in party.characters)

    def _may_have_enemy(self, c: Candidate) -> bool:
        kinds = self._roles.kinds(c.actors)
        return kinds <= FORCES or (bool(c.recipients) and kinds <= FORCES | {"armed_group"})


def _target_told(c: Candidate) -> bool:
    """Does the clause say what is hit, though it is nobody of the record ("an offensive in the south",
    "shelled a bridge")? What is won back is won from the enemy."""
    if c.key in WON:
        return False
    background = lexicon().classes["background"]
    for prep, head in obliques(c.head):
        if prep == "in" and lemma(head) not in background:
            return True
        if prep in ("on", "against", "at", "of") and _hit(head):
            return True
    thing = logical_object(c.head) if c.head.pos_ == "VERB" else None
    return thing is not None and _hit(thing)


def _hit(head: Token) -> bool:
    """Is a phrase somebody who is hit: not "in support of the army", "in the last 24 hours", nor a town or a
    bridge, which are the enemy's?"""
    words = lexicon().classes
    somebody = words["people"] | words["person"] | words["harmless"]
    return lemma(head) in somebody - words["background"] or head.ent_type_ in ("PERSON", "ORG")


def _enemy_of(own: set[object], fights: Sequence[Candidate], roles: Roles) -> int | None:
    """Whom a side fights: most often in the article; else the one armed group under attack in it, or the
    other of two powers at war."""
    met = Counter(i for c in fights for i in _opponents(c, own, roles))
    if met:
        return min(met, key=lambda i: (-met[i], i))
    kinds = roles.page.cast.characters
    hit = {i for c in fights for i in c.recipients.characters if kinds[i].kind == "armed_group"}
    groups = [i for i, c in enumerate(kinds) if c.kind == "armed_group"]
    if not hit and len(groups) == 1 and fights and groups[0] not in own:
        hit = set(groups)
    if not hit - own:
        hit = {i for c in fights for i in powers(c.actors + c.recipients, roles)}
        hit = {i for i in hit if not _side_of(Party((i,)), roles) & own}
    return min(hit) if len(hit) == 1 and not hit & own else None


def _opponents(c: Candidate, own: set[object], roles: Roles) -> Iterable[int]:
    """The powers that a side fights in a telling, whichever of the two begins it."""
    actors, recipients = _side_of(c.actors, roles), _side_of(c.recipients, roles)
    if actors & own and not recipients & own:
        return powers(c.recipients, roles)
    if recipients & own and not actors & own:
        return powers(c.actors, roles)
    return ()


def _side_of(party: Party, roles: Roles) -> set[object]:
    """The characters of a party and the states they belong to, who fight on one side."""
    characters = roles.page.cast.characters
    states = (characters[i].country for i in party.characters if characters[i].kind != "armed_group")
    return {*party.characters, *(state for state in states if state is not None)}
