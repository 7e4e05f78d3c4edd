"""Parties that a clause leaves out and the article tells: the other side of a war, who made the offer that is
refused, whose decision "the decision" is.

Each step takes the tellings of an article and gives them back with more parties, never with fewer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.finding.event_candidates import Candidate
from onrecord.finding.event_lexicon import lemma, lexicon
from onrecord.finding.event_nouns import is_another_meeting
from onrecord.finding.event_syntax import (
    case_of,
    children,
    grammatical_subject,
    logical_object,
    logical_subject,
    negated,
    obliques,
    own_subject,
)
from onrecord.finding.roles import Party, Roles
from onrecord.finding.status import Standing, shift_of

BETWEEN = frozenset(
    {"talk", "negotiation", "ceasefire", "cease-fire", "truce", "halt", "cessation", "fighting", "hostility"}
)
"""Nouns of what two sides do, who need not be named again."""

TOLD_AGAIN = frozenset({"call", "conversation"})
"""Nouns of what just two do, of whom only one may be named with it: "the call came at Oslo's request"."""

SETTLEMENTS = frozenset({"agreement", "deal", "accord", "pact", "understanding", "consensus"})
"""Nouns of what two come to or do not: "no deal was reached", "there was no such agreement"."""

HALTS = frozenset({"halt", "fighting", "hostility"})
"""Other words of what those do who fight."""

TRUCES = frozenset({"ceasefire", "cease-fire", "truce", "cessation", "armistice"})
ACTS_ON_ACTS = frozenset({"AGREE", "REJECT", "THREATEN"})
"""Types whose acts have another in their complement: "agreed to buy", "refused to meet"."""
ARRANGED = frozenset({"CONSULT", "COOPERATE", "AGREE", "AID", "PROTEST"})
"""Types of what is arranged beforehand and so can be called off."""

ABOUT = frozenset({"about", "by", "at", "over", "with", "of"})
"""Prepositions before what pleases or angers somebody."""

READOUT = 4
"""How many sentences after a meeting an account of it goes on saying what was asked for there."""

WRITTEN = frozenset({"REQUEST", "ACCUSE", "PROTEST", "THREATEN"})
"""Types of what somebody writes to another."""
LETTERS = frozenset({"letter", "message", "note", "memo", "memorandum", "petition", "cable", "telegram"})
MEETING = 4
"""How many sentences after a meeting "they" are those who met, where the words mean no others."""

ANSWERED = (
    ("charge", ("ACCUSE",)),
    ("threat", ("THREATEN",)),
    ("demand", ("REQUEST",)),
    ("proposal", ("REQUEST", "CONSULT", "AGREE")),
)
"""Classes of nouns for what is said to somebody, with the types of act that say it."""


AWAY = frozenset({"away", "home", "at home", "behind", "put"})
"""What follows "stay" where somebody who was expected does not come."""

MENTIONS = 40
"""How many earlier mentions of a thing are looked at for whose it is: beyond these, time would grow with the
square of the text's length."""


def in_context(told: Sequence[Candidate], roles: Roles) -> list[Candidate]:
    """The tellings with the parties that other places of the article give them."""
    told = list(called_off(told, roles))
    heads = {c.head.i: c for c in told}
    known = [_of_complement(_answering(_received_too(c, heads), heads), heads) for c in told]
    known = list(bridged(known, roles))
    makers = Makers(roles)
    known = [_of_thing_named_before(c, makers) for c in known]
    known = [_in_council(c, roles) for c in known]
    near = Nearby(known)
    known = [_those_who_met(c, near, roles) for c in known]
    return [_to_interlocutor(_replying(c, near, roles), near, roles) for c in known]


def called_off(told: Sequence[Candidate], roles: Roles) -> Iterator[Candidate]:
    """The tellings, those cancelled that a verb with a pronoun calls off: "The visit was due in May, but Oslo
    put it off"; "Oslo called the trip off" points back to the visit, whoever called it off."""
    near = Nearby(told)
    turned: dict[int, Standing] = {}
    for verb in roles.page.doc:
        if verb.pos_ not in ("VERB", "ADJ", "ADV", "NOUN"):
            continue
        for turn in (_calls_it_off(verb, roles), _stays_away(verb), _is_now_to_be(verb)):
            before = "cancelled" if turn is not None and turn.status == "planned" else "planned"
            known = (c for c in near.up_to(verb) if c.standing.status == before and c.type in ARRANGED)
            if turn is None:
                continue
            if (last := next((c for c in known if _may_be(c, verb)), None)) is not None:
                turned[last.head.i] = turn
    for c in told:
        c = replace(c, standing=turned.get(c.head.i) or _with_journey(c, turned) or c.standing)
        yield c.with_parties(Party(), Party()) if _is_that_off(c, near) else c


def _with_journey(c: Candidate, turned: dict[int, Standing]) -> Standing | None:
    """Of a meeting for which a journey was to be made that is off: "was to fly out for talks. That leg was
    dropped."."""
    if c.type != "CONSULT" or c.standing.status != "planned" or case_of(c.head) != "for":
        return None
    return next((turned[a.i] for a in c.head.ancestors if a.i in turned), None)


def _may_be(c: Candidate, verb: Token) -> bool:
    """A leg or a journey that is off is a visit, and no meeting for which it was to be made."""
    thing = logical_object(verb)
    return thing is None or lemma(thing) not in lexicon().classes["journey"] or c.mode == "visit"


def _is_that_off(c: Candidate, near: Nearby) -> bool:
    """Is it "the trip" that was planned just before and is off, with nobody told but who called it off?"""
    off = c.type == "CONSULT" and c.standing.status in ("cancelled", "denied") and c.head.pos_ == "NOUN"
    pointing = off and any(d.lower_ in ("the", "that", "this") for d in children(c.head, "det"))
    own = any(prep in ("of", "by", "to", "with", "between", "in") for prep, _ in obliques(c.head))
    if not pointing or own or children(c.head, "nmod:poss", "amod", "compound"):
        return False
    return any(
        p.type == "CONSULT" and p.standing.status == "planned" and (p.mode == "visit") == (c.mode == "visit")
        for p in near.before(c, reach=2)
    )


def _stays_away(verb: Token) -> Standing | None:
    """ "Berg was expected in Riga but stayed at home", "… never arrived", "… did not show up"."""
    if verb.tag_ not in ("VBD", "VB", "VBN") or verb.pos_ != "VERB":
        return None
    words = {c.lower_ for c in verb.children} | {f"{case_of(c)} {c.lower_}" for c in verb.children}
    if lemma(verb) == "stay" and not AWAY.isdisjoint(words) and negated(verb) is None:
        return Standing("cancelled", f"“{verb.text}” away")
    failed = verb.dep_ == "xcomp" and lemma(verb.head) == "fail"
    if lexicon().lemma_of(verb) in lexicon().classes["appearing"] and (negated(verb) is not None or failed):
        told = {a.lower_ for a in children(verb, "aux")}
        return (
            None
            if told & {"will", "would", "may", "might", "could"}
            else Standing("cancelled", f"no “{verb.text}”")
        )
    return None


def _is_now_to_be(verb: Token) -> Standing | None:
    """ "The team was to have left on Friday; it will now go on Monday"."""
    subject = own_subject(verb)
    aux = {a.lower_ for a in children(verb, "aux")}
    now = any(c.lower_ == "now" for c in children(verb, "advmod"))
    if now and aux & {"will", "would", "'ll"} and subject is not None and subject.pos_ == "PRON":
        return Standing("planned", f"“will now {verb.text}”")
    return None


def _calls_it_off(verb: Token, roles: Roles) -> Standing | None:
    thing = logical_object(verb)
    if thing is None or negated(verb) is not None or verb.tag_ not in ("VBD", "VBN", "VBZ"):
        return None
    if thing.lower_ not in ("it", "them", "which", "this") and not _is_part_of_plan(thing):
        return None
    shift = shift_of(verb, thing, lexicon())
    if shift is None or shift.status != "cancelled" or _is_of_another(thing, roles):
        return None
    return Standing("cancelled", f"“{verb.text} {thing.text}”")


def _is_part_of_plan(thing: Token) -> bool:
    """ "That leg", "the journey", "the appointment"."""
    return _pointing(thing) and lemma(thing) in _parts_of_plans()


def _parts_of_plans() -> frozenset[str]:
    return frozenset((*lexicon().classes["journey"], *lexicon().classes["appointment"]))


def _is_of_another(pronoun: Token, roles: Roles) -> bool:
    """Does "it" stand for another thing that its sentence is about: "The search went on until the navy called
    it off"? Who acts is none, nor is what the tables know as a meeting."""
    if pronoun.pos_ == "NOUN":
        return False
    for t in pronoun.doc[pronoun.sent.start : pronoun.i]:
        thing = t.pos_ == "NOUN" and t.tag_ == "NN" and t.dep_ in ("nsubj", "nsubj:pass")
        known = lemma(t) in lexicon().nouns or lemma(t) in _parts_of_plans()
        if thing and not known and t.head.i != pronoun.head.i and not roles.page.cast.who(t):
            return not any(
                a.lower_ in ("would", "was", "were") and "to" in case_of(t.head) for a in t.head.children
            )
    return False


class Nearby:
    """Tellings by sentence, for what is answered in the same sentence or the next."""

    def __init__(self, told: Sequence[Candidate]) -> None:
        self._by_sentence: dict[int, list[Candidate]] = {}
        for c in told:
            self._by_sentence.setdefault(c.head.sent.start, []).append(c)

    def before(self, c: Candidate, reach: int = 1) -> Iterator[Candidate]:
        """The tellings before one in its sentence and so many sentences before, the last first."""
        return self.up_to(c.head, reach)

    def up_to(self, word: Token, reach: int = 1) -> Iterator[Candidate]:
        """The tellings before a word in its sentence and so many sentences before, the last first."""
        start = word.sent.start
        for back in range(reach + 1):
            if back and start == 0:
                return
            start = word.doc[start - 1].sent.start if back else start
            for other in reversed(self._by_sentence.get(start, ())):
                if other.head.i < word.i:
                    yield other


def _answering(c: Candidate, heads: dict[int, Candidate]) -> Candidate:
    """Praise and blame of a happening goes to those who did it: "hailed the accord of Oslo and Riga",
    "unhappy about the attack by Riga"."""
    if c.type not in ("SUPPORT", "ACCUSE") or c.recipients or c.head.pos_ not in ("VERB", "ADJ"):
        return c
    deeds = (heads[t.i] for t in blamed_or_praised(c.head) if t.i in heads and t.i != c.head.i)
    deed = next((d for d in deeds if d.actors), None)
    return c if deed is None else c.with_parties(c.actors, deed.actors)


def blamed_or_praised(head: Token) -> list[Token]:
    """The things that a word of praise or blame is about: "hailed the accord", "unhappy about the raid"."""
    thing = logical_object(head) if head.pos_ == "VERB" else None
    return [*([] if thing is None else [thing]), *(o for prep, o in obliques(head) if prep in ABOUT)]


def _in_council(c: Candidate, roles: Roles) -> Candidate:
    """A veto is against the Security Council, whose decision it stops."""
    if c.type != "REJECT" or c.key != "veto":
        return c
    named = (i for i, one in enumerate(roles.page.cast.characters) if one.name.endswith("Security Council"))
    council = Party(tuple(named)[:1]).without(c.actors.characters)
    return c.with_parties(c.actors, council) if council else c


def _of_complement(c: Candidate, heads: dict[int, Candidate]) -> Candidate:
    """Who agrees to an act or refuses it does so towards those it is done to or with: "agreed to buy jets
    from Saab" → Saab, "threatened to attack Riga" → Riga."""
    if c.type not in ACTS_ON_ACTS or c.recipients or not c.actors or c.head.pos_ != "VERB":
        return c
    inner = (heads[t.i] for t in acted_on(c.head) if t.i in heads)
    for others in (done_to(act).without(c.actors.characters) for act in inner):
        if others:
            return c.with_parties(c.actors, others)
    return c


def acted_on(head: Token) -> list[Token]:
    """What is agreed on or refused, and what that is done to: "agreed to put off the visit" → put, visit."""
    clauses = children(head, "xcomp")
    things = (logical_object(clause) for clause in clauses)
    return [*clauses, *(t for t in things if t is not None)]


def done_to(act: Candidate) -> Party:
    """Those to whom or with whom an act is done."""
    met = act.actors if act.type == "CONSULT" and act.mode != "visit" else Party()
    return met + act.recipients


def _received_too(c: Candidate, heads: dict[int, Candidate]) -> Candidate:
    """What somebody "has already received" beside what is given or asked for comes from the same: "asked
    Oslo for a loan on top of the grant it has received" → Oslo."""
    if c.type != "AID" or c.actors or c.key not in ("receive", "get") or c.head.dep_ != "acl:relcl":
        return c
    over = next((heads[a.i] for a in c.head.ancestors if a.i in heads), None)
    if over is None or over.type not in ("AID", "REQUEST") or not over.recipients:
        return c
    asked = over.type == "REQUEST"
    giver, taker = (over.recipients, over.actors) if asked else (over.actors, over.recipients)
    return c.with_parties(giver, taker)


def bridged(told: Sequence[Candidate], roles: Roles) -> Iterator[Candidate]:
    """The tellings, those of talks, truces and fighting that name nobody with the two sides last told of, or
    else most told of.

    "Hamas attacked Israel … Hopes for a ceasefire are fading": a ceasefire of Hamas and Israel, whoever else
    met in the meantime.
    """
    pairs = Counter(pair for c in told if len(pair := _sides(c, roles)) == 2)
    sides = Party(pairs.most_common(1)[0][0]) if pairs else Party()
    war = Party(warring(told, roles))
    met = Party()
    for c in told:
        if len(_sides(c, roles)) == 2:
            sides = Party(_sides(c, roles))
            war = sides if c.type == "ASSAULT" else war
        truce = c.key in TRUCES or c.key in HALTS or bool(c.content & TRUCES)
        two = (war or sides) if truce else sides
        if c.type == "CONSULT" and c.actors and c.mode != "visit":
            met = c.actors
        if met and not c.parties and c.head.pos_ == "NOUN" and is_another_meeting(c.head, c.type):
            yield c.with_parties(met, Party())
            continue
        if _is_of_two(c) or _is_reached(c):
            of_two = two or Party(roles.two_before(c.head))
            yield c.with_parties(of_two, Party()) if c.parties <= {*of_two.characters} else c
        elif two and not c.parties and c.key in BETWEEN:
            yield c.with_parties(two, Party())
        elif two and not c.recipients and _is_done_to_both(c):
            yield c.with_parties(c.actors, two)
        else:
            yield c


def _is_of_two(c: Candidate) -> bool:
    return c.type == "CONSULT" and c.key in TOLD_AGAIN and c.head.pos_ == "NOUN"


def _is_reached(c: Candidate) -> bool:
    """Is it told that an agreement was or was not come to, though not by whom?"""
    if c.key not in SETTLEMENTS or c.head.pos_ != "NOUN":
        return False
    reached = c.head.dep_ == "nsubj:pass" and lemma(c.head.head) in lexicon().classes["settling"]
    none = negated(c.head) is not None and bool(children(c.head, "expl") or children(c.head.head, "expl"))
    return none or (reached and c.standing.status in ("happened", "ongoing", "denied"))


def _is_done_to_both(c: Candidate) -> bool:
    """Is a truce asked for, or a mediator at work?"""
    asked = c.type == "REQUEST" and (c.sides or bool(c.content & TRUCES))
    return asked or (c.mode == "third-party" and bool(c.actors))


def warring(told: Sequence[Candidate], roles: Roles) -> tuple[int, ...]:
    """The two powers at war in an article, if there are just two: those told most often to fight each other,
    or else all that are told to fight."""
    fights = [c for c in told if c.type == "ASSAULT"]
    pairs = Counter(pair for c in fights if len(pair := _sides(c, roles)) == 2)
    if pairs:
        return pairs.most_common(1)[0][0]
    powerful = tuple(dict.fromkeys(i for c in fights for i in _sides(c, roles)))
    return powerful if len(powerful) == 2 else ()


def _sides(c: Candidate, roles: Roles) -> tuple[int, ...]:
    return powers(c.actors + c.recipients, roles) if c.type in ("ASSAULT", "CONSULT", "AGREE") else ()


def powers(party: Party, roles: Roles) -> tuple[int, ...]:
    """The members of a party that wage wars and hold talks: states, governments, armed groups."""
    kinds = roles.page.cast.characters
    return tuple(c for c in party.characters if kinds[c].kind in ("state", "government", "armed_group"))


def _to_interlocutor(c: Candidate, near: Nearby, roles: Roles) -> Candidate:
    """What somebody asks for who has just been told to meet another is asked of that other, and of the state
    he speaks for: "Berg met Lund and stressed the need for a truce" → Lund, Sweden."""
    asks = c.type in WRITTEN and not c.recipients and bool(c.actors) and c.head.pos_ == "VERB"
    if asks and (letter := _written_to(c, roles)):
        return c.with_parties(c.actors, letter)
    if c.type != "REQUEST" or c.recipients or not c.actors or c.head.pos_ != "VERB":
        return c
    reach = READOUT if c.key in lexicon().classes["readout"] else 1
    for other in near.before(c, reach):
        if other.type != "CONSULT":
            continue
        met = (other.actors + other.recipients).without(c.actors.characters)
        if met and len(met.characters) < len(other.parties) and other.mode != "visit":
            return c.with_parties(c.actors, roles.with_states(met))
    return c


def _of_thing_named_before(c: Candidate, makers: Makers) -> Candidate:
    """Blame, praise or refusal of a thing whose maker the article has named: "Oslo abstained … Berg called
    the abstention a disgrace" → Oslo."""
    if c.type not in ("SUPPORT", "ACCUSE", "REJECT", "AGREE") or c.recipients or c.head.pos_ != "VERB":
        return c
    thing = logical_object(c.head)
    if thing is None or thing.pos_ != "NOUN" or not _pointing(thing):
        return c
    return c.with_parties(c.actors, makers.of(thing).without(c.actors.characters))


def _pointing(noun: Token) -> bool:
    return any(d.lower_ in ("the", "this", "that", "these", "those") for d in children(noun, "det"))


class Makers:
    """Whose the things of an article are, by their mentions as a noun with an owner or as the verb of the
    deed."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles
        self._mentions: dict[tuple[str, str], list[int]] = {}
        for token in roles.page.doc:
            if token.pos_ in ("NOUN", "VERB"):
                self._mentions.setdefault((token.pos_, lemma(token)), []).append(token.i)

    def of(self, thing: Token) -> Party:
        """Whose a thing is by its last mention before the sentence."""
        word = lemma(thing)
        deed = lexicon().deeds.get(word)
        nouns = self._before(thing, "NOUN", word)
        verbs = self._before(thing, "VERB", deed) if deed is not None else []
        for place in sorted((*nouns, *verbs), reverse=True)[:MENTIONS]:
            if party := self._at(thing.doc[place]):
                return party
        return Party()

    def _before(self, thing: Token, kind: str, word: str) -> list[int]:
        places = self._mentions.get((kind, word), [])
        end = bisect_left(places, thing.sent.start)
        return places[max(0, end - MENTIONS) : end]

    def _at(self, mention: Token) -> Party:
        if mention.pos_ == "NOUN":
            return self._roles.owner_of(mention)
        subject = logical_subject(mention)
        return self._roles.doer(subject) if subject is not None else Party()


def _those_who_met(c: Candidate, near: Nearby, roles: Roles) -> Candidate:
    """What "they" or "we" agree on after a meeting, all who met agree on: "Berg met Lund … “We agreed on a
    date,” Berg said" → Berg, Lund."""
    subject = grammatical_subject(c.head) if c.type in ("AGREE", "COOPERATE") else None
    if subject is None or subject.lower_ not in ("they", "we") or c.head.pos_ != "VERB":
        return c
    own = roles.one(subject)  # "agreed to work with partners": the partners stay
    if len(own.characters) > 1 or (subject.lower_ == "we" and c.type != "AGREE"):
        return c
    others = c.actors.without(own.characters)
    for other in near.before(c, reach=MEETING):
        if other.type != "CONSULT" or other.mode == "visit" or len(other.actors.characters) < 2:
            continue
        spoke = not c.camp or bool({*other.actors.characters, *other.camp} & c.camp)
        if subject.lower_ == "they" or spoke:
            return c.with_parties(other.actors + others, c.recipients)
    return c


def _replying(c: Candidate, near: Nearby, roles: Roles) -> Candidate:
    """An offer, demand or charge that is refused or accepted comes from whoever made it just before:
    "Oslo proposed a truce. The rebels rejected the proposal." → Oslo."""
    if c.type not in ("AGREE", "REJECT") or c.recipients or not c.actors or c.head.pos_ != "VERB":
        return c
    deeds = [c.head, *(children(c.head, "xcomp") if c.type == "REJECT" else ())]  # "refused to meet demands"
    thing = next((t for t in map(logical_object, deeds) if t is not None), None)
    if thing is None:
        return c
    if thing.lower_ in ("it", "this", "that", "both"):
        return _answering_the_same(c, near, roles)
    word = lemma(thing)
    kinds = next((kinds for words, kinds in ANSWERED if word in lexicon().classes[words]), ())
    for other in near.before(c):
        if other.type in kinds and (party := other.actors.without(c.actors.characters)):
            return c.with_parties(c.actors, party)
    if word in lexicon().classes["charge"]:
        return c.with_parties(c.actors, roles.last_to_speak(c.head).without(c.actors.characters))
    return c


def _answering_the_same(c: Candidate, near: Nearby, roles: Roles) -> Candidate:
    """Whose offer "it" is: who made the last, or whom another just answered: "Oslo accepted Riga's offer,
    and the rebels rejected it" → Riga."""
    for other in near.before(c):
        offered = other.type in ("AGREE", "CONSULT") and other.standing.status == "proposed"
        made = other.type == "REQUEST" or offered
        party = other.actors if made else other.recipients
        if (made or other.type in ("AGREE", "REJECT")) and (found := party.without(c.actors.characters)):
            return c.with_parties(c.actors, roles.with_whom_they_serve(found))
    return c


def _written_to(c: Candidate, roles: Roles) -> Party:
    """To whom somebody writes what is asked for: "In a letter to Lund, Berg demanded an apology" → Lund."""
    for _, paper in obliques(c.head):
        if lemma(paper) in LETTERS:
            to = (roles.party_or_owner(who) for prep, who in obliques(paper) if prep == "to")
            return next((found for p in to if (found := p.without(c.actors.characters))), Party())
    return Party()
