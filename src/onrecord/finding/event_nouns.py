"""Events told by nouns: "the talks in Doha", "Norway's visit", "an attack by the rebels on the town"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from spacy.tokens import Span, Token

from onrecord.finding.event_candidates import ACTS, AT_A_PLACE, Candidate
from onrecord.finding.event_fates import falls_out, fate_of, is_to_come
from onrecord.finding.event_lexicon import Lexicon, NounFrame, Support, lemma, lexicon
from onrecord.finding.event_syntax import (
    RELATIVES,
    SUBJECTS,
    agent,
    antecedent,
    between,
    case_of,
    child,
    children,
    conjuncts,
    first_conjunct,
    grammatical_subject,
    is_passive,
    logical_object,
    logical_subject,
    measured,
    negated,
    obliques,
    owner,
    possessor,
)
from onrecord.finding.places import place_among, place_of, place_of_target
from onrecord.finding.roles import Party, Roles
from onrecord.finding.status import (
    Standing,
    particle_verb,
    shift_of,
    standing_by_governor,
    standing_of_verb,
    standing_under,
)

ANOTHER = frozenset(
    {"last", "first", "second", "third", "previous", "next", "new", "latest", "another", "other"}
)
CHAINED = frozenset({"by", "on", "against", "with", "in", "to"})
"""Prepositions of phrases that the tree may hang on the phrase before: "closure of its embassy in Riga"."""
DONE = frozenset({"after", "following", "since", "despite"})
"""Prepositions of what has been done when something else is: "after the release of the crew"."""
AGAIN = frozenset({"second", "third", "fourth", "another", "further"})
"""What makes a meeting one more of the same people."""
GIVEN = frozenset({"offer", "assurance", "request", "invitation", "threat"})
"""What others give to those who have it."""
KNOWING = frozenset({"familiar", "close", "privy", "brief", "acquaint"})
"""Before a meeting, what is said of who knows of it: "sources close to the talks"."""
INITIATIVE = frozenset({"initiative", "request", "instigation"})
ANY = "“any”"
DEFINITE = frozenset({"the", "this", "these", "those", "that", "both", "such"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """The verb that carries an event noun, and the line that says how."""

    verb: Token
    line: Support


@dataclass(frozen=True, slots=True)
class NounReader:
    """Reads event nouns of one article."""

    lexicon: Lexicon
    roles: Roles

    def read(self, noun: Token) -> Candidate | None:
        """The event that a noun tells, or None."""
        frame = event_noun(noun, self.lexicon)
        if frame is None:
            return None
        carrier = carrier_of(noun, self.lexicon)
        actors, recipients = self._parties(noun, frame, carrier)
        if self._mere_topic(noun, frame) or not self._enough(noun, frame, (actors, recipients), carrier):
            return None
        if not actors and frame.needs == "actor" and frame.type in ACTS:
            recipients = Party()  # "Monday's veto" only points back
        outer = measured(noun, self.lexicon.measures)
        carried = (carrier.verb,) if carrier is not None else ()
        return Candidate(
            type=frame.type,
            mode=frame.mode,
            key=frame.noun,
            head=noun,
            trigger=_trigger(noun, carrier),
            dated=(noun, outer, *carried),
            standing=self._standing(noun, frame, carrier),
            actors=actors,
            recipients=recipients.without(actors.characters),
            place=place_of(noun, outer, *carried)
            or place_among(h for _, h in parted_from(noun))
            or (place_of_target(noun) if actors and frame.type in AT_A_PLACE else None),
            by=f"noun “{frame.noun}”",
            definite=is_definite(noun),
            fresh=is_fresh(noun),
            war=frame.war,
            alone=frame.needs == "thing" or _breaks_out(frame, carrier),
            **told_of_thing(_undergoing(noun)),
        )

    def _parties(self, noun: Token, frame: NounFrame, carrier: Carrier | None) -> tuple[Party, Party]:
        actors, recipients = Party(), Party()
        for slot in frame.actor:
            if frame.mutual or not actors:
                actors += self._at(noun, slot, carrier)
        for slot in frame.recipient:
            if frame.mutual or not recipients:
                recipients += self._at(noun, slot, carrier)
        if actors and carrier is None:
            if len((actors + recipients).characters) == 1:
                actors += self._lent_by_shift(noun)
            if frame.type == "CONSULT" and frame.mutual and fate_of(noun) is None:
                actors += self._speaker_at(noun)
        if not actors and frame.type == "CONSULT" and frame.mutual:
            actors = self._told_at(noun) or self._on_whose_initiative(noun, carrier)
            actors = actors or self._called_off_by(noun)
        if carrier is not None and carrier.line.receives:
            recipients = recipients or self._lent(noun, carrier)
        if not recipients and frame.mode == "visit":
            recipients = self._host(noun, frame, carrier)
        if not recipients and frame.type == "ASSAULT" and not frame.war:
            recipients = self._hit_town(noun, actors)
        if not recipients and frame.type == "REQUEST" and case_of(noun) in ("at", "upon", "on"):
            recipients = self._who_does_it(noun)
        if frame.mutual:
            actors, recipients = actors + recipients, Party()
        if frame.type in ("ASSAULT", "MOBILIZE", "RETREAT", "CONSULT", "AGREE"):
            actors = self.roles.with_whom_they_serve(actors)
        return actors, recipients

    def _who_does_it(self, noun: Token) -> Party:
        """Who does something at a request was asked: "At the request of Oslo, Riga freed the crew" → Riga."""
        verb = noun.head if noun.dep_ == "obl" and noun.head.pos_ == "VERB" else None
        who = logical_subject(verb) if verb is not None and not is_passive(verb) else None
        return self.roles.doer(who) if who is not None else Party()

    def _host(self, noun: Token, frame: NounFrame, carrier: Carrier | None) -> Party:
        around = (*obliques(noun), *chained(noun), *self._of_carrier(noun), *parted_from(noun))
        hosts = (self.roles.host(head) for prep, head in around if prep in frame.recipient)
        found = next((party for party in hosts if party), Party())
        return found or self.roles.inviting(
            o for prep, o in around if prep == "at" and lemma(o) == "invitation"
        )

    def _hit_town(self, noun: Token, actors: Party) -> Party:
        """The state whose town is hit: "the attack on Riga", "bombings in Riga, Latvia"."""
        own = {*actors.characters, *(self.roles.state_of(i) for i in actors.characters)}
        for prep, place in (*obliques(noun), *chained(noun)):
            if prep not in ("on", "against", "in") or place.ent_type_ != "PLACE" or self.roles.one(place):
                continue
            larger = [c for c in children(place, "appos", "nmod:unmarked") if c.pos_ == "PROPN"]
            parties = [self.roles.host(place)] if prep != "in" else []
            parties += map(self.roles.one, larger if prep != "in" or not actors else [])
            return next((found for p in parties if (found := p.without(own))), Party())
        return Party()

    def _at(self, noun: Token, slot: str, carrier: Carrier | None) -> Party:
        if slot == "poss":
            own = possessor(noun) or possessor(measured(noun, self.lexicon.measures))
            if own is None and noun.dep_ == "conj":
                own = child(first_conjunct(noun), "nmod:poss")
            if own is None:
                return Party()
            return self.roles.party_or_owner(antecedent(own) if own.lower_ == "whose" else own)
        if slot == "adjective":
            return self.roles.adjective(noun) or self.roles.adjective(measured(noun, self.lexicon.measures))
        if slot == "support":
            if carrier is None:
                return self._lent_by_shift(noun) or self._of_copula(noun)
            return self._lent(noun, carrier) if not carrier.line.receives else Party()
        return self._after(noun, slot)

    def _lent(self, noun: Token, carrier: Carrier) -> Party:
        """Whom the carrying verb lends: its subject, or its agent in the passive."""
        if carrier.line.subject or _aside_of_party(noun, carrier.verb):
            return Party()
        who = agent(carrier.verb) if is_passive(carrier.verb) else logical_subject(carrier.verb)
        return self.roles.doer(who) if who is not None else Party()

    def _lent_by_shift(self, noun: Token) -> Party:
        """Who plans, proposes or cancels what the noun tells: "Norway cancelled a joint exercise with
        Sweden"."""
        place = first_conjunct(measured(noun, self.lexicon.measures))
        if place.dep_ == "nmod" and lemma(place.head) in self.lexicon.classes["idea"]:
            return self._lent_by_thinker(place.head)
        if place.dep_ == "nmod" and place.head.pos_ == "NOUN":
            shift = shift_of(place.head, place, self.lexicon)
            off = shift is not None and shift.status == "cancelled"
            return self._who_by(place) if off else Party()
        shift = shift_of(place.head, place, self.lexicon) if place.head.pos_ == "VERB" else None
        if shift is None or not shift.lends:
            return Party()
        who = logical_subject(place.head)
        return self.roles.doer(who) if who is not None else Party()

    def _who_by(self, of: Token) -> Party:
        """Whose doing it is by a phrase behind: "the cancellation of the summit by Oslo"."""
        own = possessor(of.head)
        by = (o for noun in (of.head, of) for prep, o in obliques(noun) if prep == "by")
        who = own if own is not None else next(by, None)
        return self.roles.party_or_owner(who) if who is not None else Party()

    def _called_off_by(self, noun: Token) -> Party:
        """The one side that is known of what it calls off: "the summit was cancelled by Norway"."""
        place = first_conjunct(measured(noun, self.lexicon.measures))
        governed = place.head.pos_ == "VERB" or (place.dep_ == "nmod" and place.head.pos_ == "NOUN")
        shift = shift_of(place.head, place, self.lexicon) if governed else None
        called_off = shift is not None and shift.status == "cancelled"
        return self._lent_by_shift(noun) if called_off else Party()

    def _lent_by_thinker(self, idea: Token) -> Party:
        """Who brings up the idea of a meeting is to take part in it: "Berg floated the idea of a meeting with
        Lund"."""
        verb = idea.head
        if idea.dep_ not in ("obj", "obl") or lemma(verb) not in self.lexicon.classes["broach"]:
            return Party()
        who = logical_subject(verb)
        return self.roles.doer(who) if who is not None else Party()

    def _of_copula(self, noun: Token) -> Party:
        """Whom a form of "be" puts into it: "Norway is in talks with Sweden"."""
        subject = child(noun, "nsubj")
        if child(noun, "cop") is None or subject is None or case_of(noun) not in ("in", "at", "on"):
            return Party()
        return self.roles.doer(subject)

    def _speaker_at(self, noun: Token) -> Party:
        """Who says or does something at a meeting with somebody takes part in it: "warned of a raid in a call
        with Lund", "flew to Riga for talks with Lund"."""
        place = measured(noun, self.lexicon.measures)
        if case_of(place) not in ("in", "during", "at", "on", "for") or not self._with_somebody(noun):
            return Party()
        purpose = case_of(place) == "for"
        named = grammatical_subject if purpose else logical_subject
        while place.dep_ in ("nmod", "obl", "obj") and place.pos_ != "VERB":
            place = place.head
        if place.pos_ != "VERB" or (child(place, "obj") is not None if purpose else is_passive(place)):
            return Party()
        who = named(place)
        return self.roles.whole(who) if who is not None else Party()

    def _told_at(self, noun: Token) -> Party:
        """Who tells whom something at it: "Berg told Lund in discussions on Monday that …"."""
        verb = noun.head if noun.head.pos_ == "VERB" else noun.head.head
        told = child(verb, "iobj", "obj")
        if case_of(noun) not in ("in", "during") or told is None or lemma(verb) != "tell":
            return Party()
        who = logical_subject(verb)
        return self.roles.doer(who) + self.roles.party_or_owner(told) if who is not None else Party()

    def _on_whose_initiative(self, noun: Token, carrier: Carrier | None) -> Party:
        """Who brought a meeting about: "the call took place at Riga's initiative"."""
        verb = carrier.verb if carrier is not None else noun
        wished = (o for prep, o in obliques(verb) if prep in ("at", "on") and lemma(o) in INITIATIVE)
        return sum((self.roles.owner_of(o) for o in wished), Party())

    def _after(self, noun: Token, preposition: str) -> Party:
        party = Party()
        if preposition == "between" and (sides := between(noun)):
            return sum((self.roles.party_or_owner(side) for side in sides), Party())
        for prep, head in (*obliques(noun), *chained(noun), *self._of_carrier(noun)):
            if prep == preposition:
                party += (
                    self.roles.whole(head) or self._whose(head, preposition)
                    if preposition in ("of", "in", "to")
                    else self.roles.party_or_owner(head) or self._capitals(head)
                )
                party += self._listed_beside(noun, head) if preposition == "with" else Party()
        return party

    def _capitals(self, head: Token) -> Party:
        """The governments in capitals that act: "a rebuke from Riga"."""
        return sum((self.roles.government_in(each) for each in conjuncts(head)), Party())

    def _whose(self, thing: Token, preposition: str) -> Party:
        """Whose a thing is that somebody is for: "in favour of Riga's plan"."""
        envoys = lemma(thing) in self.lexicon.classes["envoy"]  # "the arrival of the Norwegian delegation"
        own = preposition == "of" and (envoys or child(thing, "nmod:poss") is not None)
        return self.roles.owner_of(thing) if own else Party()

    def _listed_beside(self, noun: Token, met: Token) -> Party:
        """Those met whom the tree hangs on the meeting: "a meeting with the king, Mr. Berg, the premier, Mr.
        Lund, and the envoy"."""
        listed = [c for c in children(noun, "appos", "conj") if c.i > met.i]
        named = [n for c in listed for each in conjuncts(c) for n in (each, *children(each, "appos"))]
        people = (found for n in named if "person" in self.roles.kinds(found := self.roles.one(n)))
        beside = any(c.dep_ == "conj" for c in listed)
        return sum(people if beside else (self.roles.one(n) for n in named), Party())

    def _of_carrier(self, noun: Token) -> tuple[tuple[str, Token], ...]:
        carrier = carrier_of(noun, self.lexicon)
        outer = measured(noun, self.lexicon.measures)
        found = tuple(obliques(outer)) if outer.i != noun.i else ()
        if carrier is None:
            return (*found, *beside(outer))
        if _aside_of_party(noun, carrier.verb):
            return found
        if carrier.line.prep:  # "took part in a meeting with Mr. Berg"
            return (*found, *((p, o) for p, o in obliques(carrier.verb) if o.i > noun.i and p == "with"))
        return (
            *found,
            *((p, o) for p, o in obliques(carrier.verb) if o.i > noun.i or is_passive(carrier.verb)),
        )

    def _enough(
        self, noun: Token, frame: NounFrame, parties: tuple[Party, Party], carrier: Carrier | None
    ) -> bool:
        actors, recipients = parties
        if frame.needs == "support" and carrier is None:
            return False
        if frame.mutual and frame.type != "RETREAT" and len(actors.characters) == 1 and carrier is None:
            known = self._with_somebody(noun) or actors.characters == self._called_off_by(noun).characters
            return frame.type == "CONSULT" and known
        if frame.type == "AGREE" and frame.mutual and self._settled(noun, carrier):
            return True
        if _breaks_out(frame, carrier):
            return True
        if frame.needs == "both":
            return bool(actors and recipients)
        if frame.needs == "thing":
            return bool(actors or recipients) or _undergoing(noun) is not None or is_definite(noun)
        if frame.needs == "actor" and frame.mode != "ceasefire":
            return bool(actors) or (frame.type in ACTS and is_definite(noun))
        if actors or recipients:
            return True
        if frame.type == "ASSAULT" and not frame.war:
            return is_definite(noun) or self._told_of(noun)
        if carrier is not None and frame.mutual and (carrier.line.subject or is_passive(carrier.verb)):
            return True
        if frame.mode == "ceasefire" or is_another_meeting(noun, frame.type):
            return True
        return is_definite(noun) and frame.type in ("CONSULT", "ASSAULT")

    def _settled(self, noun: Token, carrier: Carrier | None) -> bool:
        """Is it told that two came to it or did not, though not who: "a deal was reached in Riga", "there was
        no such agreement"?"""
        if carrier is not None and not carrier.line.subject and is_passive(carrier.verb):
            return noun.dep_ == "nsubj:pass" and lemma(carrier.verb) in self.lexicon.classes["settling"]
        there = child(noun.head, "expl") or child(noun, "expl")
        return there is not None and negated(noun) is not None

    def _with_somebody(self, noun: Token) -> bool:
        """Is the other side told, though it is nobody of the record ("talks with farmers")?"""
        return any(prep in ("with", "between", "of") for prep, _ in obliques(noun))

    def _told_of(self, noun: Token) -> bool:
        """Does an attack by nobody known have a place, a target or a day ("an attack on a convoy")?"""
        harm = noun.dep_ == "obl" and lemma(noun.head) in self.lexicon.classes["hurt"]
        target = any(prep in ("on", "against") for prep, _ in obliques(noun))
        return harm or target or place_of(noun) is not None or self._hurts(noun)

    def _hurts(self, noun: Token) -> bool:
        """ "a drone strike that tore through a market, killing six"."""
        clauses = children(noun, "acl", "acl:relcl")
        verbs = [v for c in clauses for v in (*conjuncts(c), *children(c, "advcl"))]
        return any(lemma(v) in self.lexicon.classes["hurt"] for v in verbs)

    def _mere_topic(self, noun: Token, frame: NounFrame) -> bool:
        """What is only talked about is no event of its own ("discussed the release of prisoners"), fighting
        is; nor is what somebody knows of ("familiar with the talks")."""
        if frame.type == "CONSULT" and lemma(noun.head) in KNOWING and case_of(noun) in ("with", "to", "on"):
            return True
        if frame.type in ("ASSAULT", "COERCE", "CONSULT"):
            return False
        place = first_conjunct(measured(noun, self.lexicon.measures))
        return lemma(place.head) in self.lexicon.classes["topic"] and place.dep_ in (
            "obj",
            "obl",
            "nsubj:pass",
            "nmod",
        )

    def _standing(self, noun: Token, frame: NounFrame, carrier: Carrier | None) -> Standing:
        outer = measured(noun, self.lexicon.measures)
        if frame.type == "CONSULT" and (fate := self._fate(noun, carrier)) is not None:
            # "called off the talks that were due to begin on Monday"
            whole = standing_by_governor(outer, fate, self.lexicon)
            return whole if (fate.status, whole.status) == ("planned", "cancelled") else fate
        if (modified := self._modified(noun)) is not None:
            if carrier is None and modified.by == ANY:  # "denied that any call was planned"
                return standing_under(outer, modified, self.lexicon)
            if carrier is None:
                return standing_by_governor(outer, modified, self.lexicon)
            carried = standing_of_verb(carrier.verb, frame.type, self.lexicon)
            return carried if carried.status in ("denied", "cancelled") else modified
        if (no := negated(noun) or negated(outer)) is not None:
            return Standing("denied", f"“{no}”")
        if (threat := _or_face(noun)) is not None:
            return threat
        base = Standing(frame.status, f"“{noun.text}” by itself")
        if outer.lower_ == "signing" and frame.status == "proposed":
            base = Standing("happened", "“signing”")
        if frame.type == "CONSULT":
            base = is_to_come(outer) or self._of_journey(outer) or base
        if base.status == "proposed" and case_of(outer) in DONE:
            base = Standing("happened", f"“{case_of(outer)}”")
        if carrier is None:
            return standing_under(outer, _by_copula(noun, base), self.lexicon)
        standing = standing_of_verb(carrier.verb, frame.type, self.lexicon)
        if carrier.verb.head.i in (noun.i, outer.i):  # "suspended the drills that were held each year"
            whole = standing_by_governor(outer, standing, self.lexicon)
            if whole.status in ("cancelled", "denied"):
                return whole
        if carrier.line.status is not None and standing.status in ("happened", "ongoing"):
            return Standing(carrier.line.status, f"“{carrier.verb.text}”")
        if frame.war and standing.status == "happened" and not carrier.line.subject:
            return base
        return standing

    def _of_journey(self, noun: Token) -> Standing | None:
        """A meeting for which somebody is to travel is to come: "was due to fly to Riga for a meeting"."""
        if case_of(noun) != "for" or noun.dep_ not in ("obl", "nmod"):
            return None
        verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
        journeys = self.lexicon.verbs.get(lemma(verb), ()) if verb is not None else ()
        if verb is None or not any(f.mode == "visit" for f in journeys):
            return None
        standing = standing_of_verb(verb, "CONSULT", self.lexicon)
        return None if standing.status in ("happened", "ongoing") else standing

    def _fate(self, noun: Token, carrier: Carrier | None) -> Standing | None:
        """What set phrases say becomes of a meeting; what is said to be planned stays so in doubt."""
        if negated(noun) is not None:
            return None
        outer = measured(noun, self.lexicon.measures)
        modified = self._modified(noun) or is_to_come(outer)
        planned = modified is not None and modified.status == "planned"
        if carrier is not None and (off := falls_out(carrier.verb, carrier.line.verb, planned)) is not None:
            return off
        fate = fate_of(outer)
        if fate is None or modified is None:
            return fate
        return fate if fate.status in ("cancelled", "planned") else None

    def _modified(self, noun: Token) -> Standing | None:
        """ "the cancelled visit", "a planned offensive", "future talks"."""
        for c in (
            *children(noun, "amod", "compound"),
            *children(measured(noun, self.lexicon.measures), "amod"),
        ):
            status = self.lexicon.modifiers.get(c.lower_)
            if status is not None:
                return Standing(status, f"“{c.text}”")
        if any(d.lower_ == "any" for d in children(noun, "det")):
            return Standing("hypothetical", ANY)
        return None


def _breaks_out(frame: NounFrame, carrier: Carrier | None) -> bool:
    """Is a protest told as what takes place, whoever protests: "riots broke out in the port", "a rally was
    held"?"""
    told = carrier is not None and (carrier.line.subject or is_passive(carrier.verb))
    return frame.type == "PROTEST" and told


def _or_face(noun: Token) -> Standing | None:
    """What follows if a demand is not met: "must withdraw or face sanctions"."""
    start = noun.left_edge.i
    before = noun.doc[max(0, start - 2) : start].text.lower()
    return Standing("conditional", f"“{before}”") if before in ("or face", "or risk") else None


def _by_copula(noun: Token, base: Standing) -> Standing:
    """As a form of "be" says: "is in talks", "had been in touch"."""
    forms = {c.lower_ for c in children(noun, "cop", "aux")}
    if case_of(noun) not in ("in", "on") or child(noun, "cop") is None:
        return base
    past = not forms.isdisjoint({"was", "were", "been"})
    return Standing("happened" if past else "ongoing", "“be” before it")


def _aside_of_party(noun: Token, verb: Token) -> bool:
    """Does a participle tell aside of one of two sides, though the tree hangs it on what they did: "the pact
    between Norway, led by Berg, and Sweden"?"""
    aside = verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.i > 0 and verb.nbor(-1).text == ","
    return aside and any(side.i < verb.i for side in between(noun))


def chained(noun: Token) -> list[tuple[str, Token]]:
    """The phrases of a noun that the tree may hang on the phrase before them: "an attack by Norway on
    Sweden"."""
    inner = [o for o in children(noun, "nmod") if case_of(o) in ("of", "by", "on", "against", "with")]
    return [(prep, o) for i in inner for prep, o in obliques(i) if prep in CHAINED]


def parted_from(noun: Token) -> list[tuple[str, Token]]:
    """The phrases of a noun that stand behind a name in commas and that the tree hangs on its verb: "The
    visit of the minister, Eva Lund, to Riga fell through"."""
    within = range(noun.i + 1, noun.right_edge.i + 1)
    verbs = (noun.head, *children(noun, "acl"))
    after = (c for v in verbs for c in children(v, "obl") if c.i > noun.i and c.left_edge.i - 2 in within)
    return [(case_of(c), c) for c in after if c.left_edge.nbor(-1).text == ","]


def beside(noun: Token) -> list[tuple[str, Token]]:
    """The phrases after an object that hang on its verb, though they may be the noun's: "held a call with
    Lund"."""
    if noun.dep_ != "obj" or noun.head.pos_ != "VERB":
        return []
    return [
        (prep, head) for prep, head in obliques(noun.head) if head.i > noun.i and head.head.i == noun.head.i
    ]


def joined(token: Token) -> str:
    """The lemma with what hyphens join to its front: "cease-fire" for its last word."""
    doc, i = token.doc, token.i
    word = lemma(token)
    while (
        i >= 2 and doc[i - 1].text in ("-", "‑") and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
    ):
        word = f"{doc[i - 2].lower_}-{word}"
        i -= 2
    return word


def event_noun(noun: Token, words: Lexicon) -> NounFrame | None:
    """The reading of a noun as an event, the most demanding that holds."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound" or noun.ent_type_ in ("PERSON", "PLACE"):
        return None
    frames = words.nouns.get(joined(noun)) or words.nouns.get(lemma(noun)) or ()
    fitting = [f for f in frames if _fits(noun, f, words)]
    return max(fitting, key=lambda f: f.weight, default=None)


def _fits(noun: Token, frame: NounFrame, words: Lexicon) -> bool:
    if frame.before:
        before = {t.lower_ for t in children(noun, "amod", "compound", "nmod:unmarked")}
        if not before & set(frame.before):
            return False
    if frame.of and not any(lemma(thing) in words.classes[frame.of] for thing in _things(noun)):
        return False
    if frame.purpose and not any(lemma(c) in words.classes[frame.purpose] for c in children(noun, "acl")):
        return False
    if frame.to and not any(c.tag_ == "VB" and "to" in case_of(c) for c in children(noun, "acl")):
        return False
    if frame.verb and not _goes_with(noun, words.classes[frame.verb]):
        return False
    if frame.whose and not any(lemma(who) in words.classes[frame.whose] for who in _holders(noun)):
        return False
    return not frame.prep or any(prep in frame.prep for prep, _ in (*obliques(noun), *beside(noun)))


def _goes_with(noun: Token, verbs: frozenset[str]) -> bool:
    """Is a noun subject or object of one of some verbs, or the time of what is told: "the call lasted an
    hour", "told him during the call"?"""
    if noun.dep_ in (*SUBJECTS, "obj") and lemma(noun.head) in verbs:
        return not any(prep in ("for", "on", "upon") for prep, _ in obliques(noun))
    return noun.dep_ in ("obl", "nmod") and case_of(noun) in ("during", "in", "after") and is_definite(noun)


class Thing(TypedDict):
    """What a telling says of what a deed is done to."""

    thing: frozenset[str]
    known: bool


def told_of_thing(thing: Token | None) -> Thing:
    """The words of what a deed is done to, by its noun and its name, and whether they point back."""
    if thing is None or thing.pos_ not in ("NOUN", "PROPN"):
        return Thing(thing=frozenset(), known=False)
    named = (c.lower_ for c in children(thing, "appos", "flat", "compound") if c.pos_ == "PROPN")
    pointing = is_definite(thing) or thing.pos_ == "PROPN"
    return Thing(thing=frozenset({lemma(thing), *named}), known=pointing)


def _things(noun: Token) -> Iterator[Token]:
    """What a deed told by a noun may be done to: "the closure of the border", "the border closure"; through
    what measures it ("the delivery of 40 tonnes of flour")."""
    for prep, thing in obliques(noun):
        if prep == "of":
            yield thing
            yield from (o for inner, o in obliques(thing) if inner == "of")
    yield from children(noun, "compound", "nmod:unmarked")


def _undergoing(noun: Token) -> Token | None:
    return next(_things(noun), None)


def _holders(noun: Token) -> Iterator[Token]:
    """Those whose an act is, or who do something with it: "the miners' strike", "miners end strike"."""
    verb = first_conjunct(noun).head
    own = owner(noun) or next((o for prep, o in obliques(noun) if prep == "of"), None)
    who = logical_subject(verb) if verb.pos_ == "VERB" and noun.dep_ in ("obj", "obl", "nsubj:pass") else None
    yield from (t for t in (own, who) if t is not None)


def carrier_of(noun: Token, lexicon: Lexicon) -> Carrier | None:
    """The verb that carries an event noun: "held" in "held a second round of talks", "the talks held on
    Monday"."""
    outer = measured(noun, lexicon.measures)
    for verb in (*children(outer, "acl"), *children(noun, "acl")):
        if (
            verb.tag_ == "VBN"
            and not _for_a_day(verb, lexicon)
            and (line := _line(verb, None, False, lexicon))
        ):
            return Carrier(verb, line)
    after = _participle_after(outer)
    if after is not None and (line := _line(after, None, False, lexicon)):
        return Carrier(after, line)
    relative = child(outer, "acl:relcl")
    place = first_conjunct(outer)
    verb = place.head
    if verb.i != place.i and verb.pos_ in ("VERB", "AUX") and (line := _line_at(place, verb, lexicon)):
        return Carrier(verb, line)
    for inner in children(verb, "xcomp") if place.dep_ in SUBJECTS else ():
        if line := _line(inner, None, not is_passive(inner), lexicon):
            return Carrier(inner, line)  # "talks are due to resume"
    if relative is not None and (line := _line_of_relative(outer, relative, lexicon)):
        return Carrier(relative, line)
    return None


def _for_a_day(participle: Token, lexicon: Lexicon) -> bool:
    """ "announced for 2 May", "set for Tuesday": only says when a thing was to be."""
    days = any(line.day for line in lexicon.shifts.get(lemma(participle), ()))
    return days and any(case_of(c) == "for" for c in children(participle, "obl", "nmod"))


def _participle_after(noun: Token) -> Token | None:
    """ "reached" in "welcomed the deal reached on Monday", where the tree hangs it on the other verb."""
    beside = children(noun.head, "xcomp", "advcl", "ccomp") if noun.dep_ == "obj" else []
    return next((v for v in beside if v.i == noun.i + 1 and v.tag_ == "VBN" and not child(v, "mark")), None)


def _line_at(place: Token, verb: Token, lexicon: Lexicon) -> Support | None:
    active_subject = place.dep_ == "nsubj"
    if active_subject and lemma(verb) == "fail" and child(verb, "xcomp") is not None:
        return None  # "the visit failed to materialise"
    if place.dep_ in ("obj", "nsubj:pass") or active_subject:
        if lemma(verb) in ("take", "call") and place.dep_ == "obj" and is_definite(place):
            return None  # "took the ban to court", "called the accord a success"
        if lemma(verb) == "have" and place.dep_ == "obj" and (_own_of(place) or lemma(place) in GIVEN):
            return None  # "has its own treaties with Latvia", "has had an offer of help"
        if lemma(verb) == "make" and place.dep_ == "obj" and child(verb, "xcomp") is not None:
            return None  # "made their evacuation a condition"
        if place.dep_ == "nsubj:pass" and _for_a_day(verb, lexicon):
            return None
        return _line(verb, None, active_subject, lexicon)
    if place.dep_ == "obl":
        return _line(verb, case_of(place), False, lexicon)
    return None


def _own_of(noun: Token) -> bool:
    """Is it something that somebody has as their own ("its own treaties")?"""
    return any(c.lower_ == "own" for c in children(noun, "amod"))


def _line_of_relative(noun: Token, verb: Token, lexicon: Lexicon) -> Support | None:
    if is_passive(verb):
        return _line(verb, None, False, lexicon)
    thing = logical_object(verb)
    own = child(verb, "nsubj")
    gap = own is not None and own.lower_ not in RELATIVES
    if gap or (thing is not None and thing.i == noun.i):
        return _line(verb, None, False, lexicon)
    subject = logical_subject(verb)
    return _line(verb, None, True, lexicon) if subject is not None and subject.i == noun.i else None


def _line(verb: Token, prep: str | None, subject: bool, lexicon: Lexicon) -> Support | None:
    for line in lexicon.supports.get(particle_verb(verb), ()):
        if line.subject != subject:
            continue
        if (prep in line.prep) if line.prep else prep is None:
            return line
    return None


def is_fresh(noun: Token) -> bool:
    """Is a happening brought up as a new one: "an attack", "five air strikes"?"""
    return any(
        c.lower_ in ("a", "an", "another") or c.dep_ == "nummod" for c in children(noun, "det", "nummod")
    )


def is_definite(noun: Token) -> bool:
    """Does a noun point back: "the talks", "these attacks", "their meeting"?"""
    if any(c.lower_ in ANOTHER for c in children(noun, "amod", "det")):
        return False
    return any(c.lower_ in DEFINITE for c in children(noun, "det")) or owner(noun) is not None


def is_another_meeting(noun: Token, kind: str) -> bool:
    """Is it one more meeting of those who have met: "a second meeting", "further talks"?"""
    counting = (noun, measured(noun, lexicon().measures))  # "a third round of talks"
    again = any(c.lower_ in AGAIN for n in counting for c in children(n, "amod", "det"))
    return kind == "CONSULT" and again and noun.pos_ == "NOUN"


def _trigger(noun: Token, carrier: Carrier | None) -> Span:
    if carrier is not None and 0 < noun.i - carrier.verb.i <= 4 and not carrier.line.subject:
        return noun.doc[carrier.verb.i : noun.i + 1]
    first = noun
    for c in children(noun, "compound", "amod"):
        if noun.i - c.i <= 2 and c.i < first.i and c.dep_ == "compound":
            first = c
    return noun.doc[first.i : noun.i + 1]
