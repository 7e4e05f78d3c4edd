"""Events told by verbs and predicate adjectives: "Norway has asked Sweden to mediate", "Oslo was critical of
the raid"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from msgspec import structs
from spacy.tokens import Span, Token

from onrecord.finding.event_agents import unsaid_agent
from onrecord.finding.event_candidates import AT_A_PLACE, Candidate
from onrecord.finding.event_lexicon import Lexicon, VerbFrame, lemma
from onrecord.finding.event_nouns import event_noun, joined, told_of_thing
from onrecord.finding.event_senses import Senses
from onrecord.finding.event_syntax import (
    TIMES,
    case_of,
    child,
    children,
    conjuncts,
    counted,
    grammatical_subject,
    is_passive,
    logical_object,
    logical_subject,
    negated,
    noun_phrase,
    obliques,
    own_subject,
    owner,
)
from onrecord.finding.places import place_of, place_of_target
from onrecord.finding.roles import STATE_KINDS, Party, Roles
from onrecord.finding.status import Standing, particle_verb, shift_of, standing_of_verb

NOT = "not "
"""What the verbs of the tables that are read where they are denied begin with."""
STATES = frozenset({"is", "are", "remain", "remains"})
"""Helpers with which a participle says how a thing is, not what was done to it."""
BARE_TYPES = frozenset({"ASSAULT", "COERCE", "SANCTION", "CONCEDE", "REJECT"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "CONSULT"})
"""Types done by speaking, whose parties a capital may stand for and whose "we" is who speaks."""
ON_SOMEBODY = frozenset({"REQUEST", "THREATEN", "SANCTION", "ASSAULT"})
"""Types whose verbs are done to somebody: "it" behind them is no thing."""
FOR_A_STATE = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONSULT", "AGREE", "REJECT", "SANCTION"}
)
"""Types of deeds that forces and delegations do for their state."""
FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "PROTEST"})
"""Types of which a passive without an agent is worth a line when the recipient is known."""


@dataclass(frozen=True, slots=True)
class VerbReader:
    """Reads verbs of one article."""

    lexicon: Lexicon
    roles: Roles

    def read(self, verb: Token) -> Iterator[Candidate]:
        """The events that a verb or adjective tells: one, or one for each person met one by one."""
        frame = self.frame_of(verb)
        if frame is None or asks_who(verb) or (frame.type == "REJECT" and self._refused(verb)):
            return
        senses = Senses(self.lexicon, self.roles)
        if senses.only_says(verb, frame) or self._mere_purpose(verb, frame):
            return
        actors, recipients = self._parties(verb, frame)
        if not self._enough(verb, frame, actors, recipients):
            return
        if senses.no_consultation(verb, frame, actors, recipients):
            return
        if frame.mode == "visit" and self._no_journey(verb, frame, actors, recipients):
            return
        yield from self._split(verb, frame, self._told(verb, frame, actors, recipients))

    def _no_journey(self, verb: Token, frame: VerbFrame, actors: Party, recipients: Party) -> bool:
        """ "met visiting minister Lund", "Muslims travelling to the country", "the ball went to the left"."""
        if verb.lower_ == "visiting" and self._of_guest(verb):
            return True
        if verb.dep_ == "acl" and self.roles.kinds(actors) <= {"population"}:
            return True
        somewhere = recipients or place_of(verb) is not None or _thither(verb) or _to_a_name(verb, frame)
        return bool(frame.prep) and not somewhere

    def _told(self, verb: Token, frame: VerbFrame, actors: Party, recipients: Party) -> Candidate:
        return Candidate(
            type=frame.type,
            mode=self._mode(verb, frame),
            key=(frame.verb or frame.adjective or "").removesuffix(" first"),
            head=verb,
            trigger=trigger_of(verb, frame),
            dated=(verb,),
            standing=self._standing(verb, frame),
            actors=actors,
            recipients=recipients.without(actors.characters),
            place=place_of(verb) or (place_of_target(verb) if frame.type in AT_A_PLACE else None),
            by=f"verb “{frame.verb or frame.adjective}”",
            content=frozenset(demanded(verb)),
            sides=not recipients and self._both_sides(verb, frame),
            war=frame.type == "ASSAULT" and frame.status == "ongoing",
            alone=frame.alone,
            **told_of_thing(self._undergoing(verb, frame)),
        )

    def _undergoing(self, verb: Token, frame: VerbFrame) -> Token | None:
        """What a deed is done to; of "the crossing reopened" its subject."""
        if frame.type in SPOKEN:
            return None
        return logical_object(verb) or (grammatical_subject(verb) if frame.subject else None)

    def _standing(self, verb: Token, frame: VerbFrame) -> Standing:
        standing = standing_of_verb(verb, frame.type, self.lexicon)
        if frame.verb is not None and frame.verb.startswith(NOT):
            standing = _less_its_own_not(verb, standing)
        purpose = standing.status == "planned" and verb.tag_ == "VB" and verb.dep_ in ("advcl", "acl")
        made = frame.type == "THREATEN" and standing.status in ("planned", "conditional")
        if frame.status is not None and (purpose or made or standing.status in ("happened", "ongoing")):
            return Standing(frame.status, f"“{verb.text}”")
        return standing

    def frame_of(self, verb: Token) -> VerbFrame | None:
        """The most demanding reading of a word that its sentence allows."""
        if verb.pos_ in ("VERB", "AUX"):
            frames = self._verbal(verb)
        elif verb.pos_ == "ADJ" or verb.tag_ in ("VBN", "VBG"):
            frames = None
        else:
            return None
        frames = (*(frames or ()), *self._adjectival(verb))
        fitting = [f for f in frames if self._fits(verb, f)]
        found = max(fitting, key=lambda f: f.weight, default=None)
        if found is not None and found.object == "blamed" and self._of_charge(verb):
            found = structs.replace(found, type="REJECT", mode=None, recipient=("whose", "by", "from"))
        return None if found is not None and self._refuses_to_refuse(verb, found) else found

    def _of_charge(self, verb: Token) -> bool:
        """Is it a charge that is called baseless, and so denied: "dismissed the accusation as absurd"?"""
        thing = logical_object(verb)
        return thing is not None and lemma(thing) in self.lexicon.classes["charge"]

    def _verbal(self, verb: Token) -> tuple[VerbFrame, ...] | None:
        """The readings of a verb. "test-fired" is no "fired", and "called off" is no "called"."""
        if negated(verb) is not None and (refusing := self.lexicon.verbs.get(f"{NOT}{lemma(verb)}")):
            return (*refusing, *self.lexicon.verbs.get(lemma(verb), ()))
        words = (joined(verb), particle_verb(verb))
        named = words if "-" in words[0] else words[::-1]
        frames = self.lexicon.verbs.get(named[0])
        if frames is None and " " in named[0] and named[0] in self.lexicon.shifts:
            return None
        return frames or self.lexicon.verbs.get(named[1]) or self.lexicon.verbs.get(lemma(verb))

    def _refused(self, verb: Token) -> bool:
        frames = self.lexicon.verbs.get(lemma(verb.head), ()) if verb.dep_ == "xcomp" else ()
        return any(f.type == "REJECT" and f.clause in ("to", None) for f in frames)

    def _refuses_to_refuse(self, verb: Token, frame: VerbFrame) -> bool:
        """ "declined to veto" is neither a refusal nor a veto."""
        if frame.type != "REJECT":
            return False
        inner = [
            f
            for c in children(verb, "xcomp", "obj", "obl")
            if c.pos_ == "VERB"
            for f in self.lexicon.verbs.get(lemma(c), ())
        ]
        return bool(inner) and all(f.type == "REJECT" for f in inner)

    def _adjectival(self, word: Token) -> tuple[VerbFrame, ...]:
        if word.pos_ == "ADJ" and (
            child(word, "cop", "aux:pass") or word.dep_ in ("xcomp", "conj", "acl", "advcl")
        ):
            return self.lexicon.adjectives.get(lemma(word), ())
        if word.pos_ == "VERB" and is_passive(word):
            return self.lexicon.adjectives.get(word.lower_, ())
        return ()

    def _fits(self, verb: Token, frame: VerbFrame) -> bool:
        if verb.dep_ == "amod":
            return False
        there = frame.mode == "visit" and _thither(verb)
        if frame.prep and not there and not any(prep in frame.prep for prep, _ in obliques(verb)):
            return False
        if frame.subject and not self._subject_fits(verb, frame.subject):
            return False
        if frame.about and not self._about_fits(verb, frame):
            return False
        if frame.clause and not has_clause(verb, frame.clause):
            return False
        if frame.deed and not self._deed_fits(verb, frame.deed):
            return False
        return frame.object is None or self._object_fits(verb, frame.object)

    def _of_guest(self, visiting: Token) -> bool:
        """ "met visiting minister Lund", but not "suggested visiting Riga"."""
        before = visiting.doc[visiting.i - 1] if visiting.i else visiting
        frame = self.frame_of(before) if before.pos_ == "VERB" and before.i != visiting.i else None
        return frame is not None and frame.type == "CONSULT"

    def _subject_fits(self, verb: Token, wanted: str) -> bool:
        """Is the doer of a class, or a transport with something of it ("trucks with flour")? What an
        organisation sends is relief too ("trucks of the Red Cross")."""
        subject, words = grammatical_subject(verb), self.lexicon.classes[wanted]
        if subject is None or lemma(subject) not in self.lexicon.classes["transport"]:
            return subject is not None and lemma(subject) in words
        loaded = not words.isdisjoint(map(lemma, noun_phrase(subject)))
        return loaded or "organisation" in self.roles.kinds(self.roles.owner_of(subject))

    def _about_fits(self, verb: Token, frame: VerbFrame) -> bool:
        heads = [o for prep, o in obliques(verb) if not frame.prep or prep in frame.prep]
        if frame.about == "actor":  # "warned of a famine in Sudan" is of nobody
            heads = [o for o in heads if o.pos_ == "PROPN"]
        return any(self._in_class(o, frame.about or "") for o in heads)

    def _deed_fits(self, verb: Token, wanted: str) -> bool:
        deeds = [each for c in children(verb, "xcomp", "ccomp") for each in conjuncts(c)]
        if wanted == "unwelcome":  # "declared the envoy persona non grata"
            return any(t.lower_ in self.lexicon.classes[wanted] for t in verb.subtree)
        if wanted in ("deadline", "ultimatum", "departure"):
            return self._deadline_fits(verb, wanted)
        if wanted == "shut":  # "ordered the crossing shut"
            deeds += [a for o in children(verb, "obj") for a in children(o, "acl", "amod") if a.i > o.i]
        if wanted == "captive":  # "took ten sailors hostage"
            deeds += [c for c in children(verb, "obj", "obl", "dep", "advcl") if c.i > verb.i][1:]
        if wanted == "future":  # "assured Oslo that the crew would be freed"
            return any(a.lower_ in FUTURE for d in deeds for a in children(d, "aux"))
        if wanted == "harm":  # "reserved the right to retaliate"
            deeds += [a for o in children(verb, "obj") for a in children(o, "acl")]
        if wanted == "combat":  # "vowed to fight on", "swore to fight Oslo", not "vowed to fight fraud"
            fights = [d for d in deeds if lemma(d) in self.lexicon.classes[wanted]]
            return any(self._on_somebody(d) for d in fights)
        if wanted == "menace":  # "raised the prospect of sanctions"
            ofs = (o for t in children(verb, "obj") for prep, o in obliques(t) if prep == "of")
            return any(lemma(o) in self.lexicon.classes[wanted] for o in ofs)
        if wanted == "penalty":  # "vowed to expel the envoys", "promised to impose tariffs on Riga"
            return any(self._penalty(d) for d in deeds)
        if wanted == "responsible":  # "held Oslo responsible", "held responsible the crew"
            beside = [c for o in children(verb, "obj") for c in children(o, "amod", "acl", "xcomp")]
            deeds += [c for c in (*children(verb, "obl", "advmod", "amod"), *beside) if c.i > verb.i]
        if wanted == "subjunctive":  # "insisted that Oslo pay"
            return any(d.dep_ == "ccomp" and _subjunctive(d) for d in deeds)
        if wanted == "wrong":
            inner = [f for f in map(self.frame_of, deeds) if f is not None]
            return any(f.type in ("ASSAULT", "COERCE") for f in inner)
        return any(
            lemma(d) in self.lexicon.classes[wanted] or joined(d) in self.lexicon.classes[wanted]
            for d in deeds
        )

    def _penalty(self, deed: Token) -> bool:
        """Is a deed harm done to another state or its people: "to impose sanctions", "to raid the camps"?"""
        thing = logical_object(deed)
        noun = event_noun(thing, self.lexicon) if thing is not None else None
        frame = self.frame_of(deed) or noun
        if frame is None or frame.mode == "convict":
            return False
        return frame.type == "SANCTION" or (frame.type == "ASSAULT" and self._on_somebody(deed))

    def _on_somebody(self, deed: Token) -> bool:
        """Has a deed somebody or nothing as its object ("to fight on", "to fight Oslo")?"""
        thing = logical_object(deed)
        noun = thing is not None and event_noun(thing, self.lexicon) is not None  # "to renew the raids"
        if thing is None or noun:
            return True
        own = any(c.lower_ in ("its", "their", "own") for c in thing.subtree)  # "to destroy its stocks"
        return not own and bool(self.roles.party_or_owner(thing))

    def _deadline_fits(self, verb: Token, wanted: str) -> bool:
        """What somebody is given a time for: "gave them ten days to withdraw", with "or face …" an ultimatum,
        to leave an expulsion."""
        durations = self.lexicon.classes["duration"]
        after = [t for t in verb.subtree if t.i > verb.i]
        term = next((t for t in after if lemma(t) in durations or case_of(t) in ("until", "till")), None)
        if term is None or term.i - verb.i > 9:
            return False
        deed = next(
            (c for c in after if c.tag_ == "VB" and 0 < c.i - term.i < 5 and "to" in _opening(c)), None
        )
        if deed is None or lemma(deed) in ("consider", "think", "study", "reflect", "decide", "prepare"):
            return False
        if wanted == "departure":
            return lemma(deed) in self.lexicon.classes["departing"]
        return wanted == "deadline" or any(c.lower_ == "or" and c.i > deed.i for c in deed.subtree)

    def _object_fits(self, verb: Token, wanted: str) -> bool:
        thing = logical_object(verb)
        given = children(verb, "obj")
        twofold = (is_passive(verb) or len(given) > 1) and wanted in self.lexicon.classes
        if twofold and any(self._in_class(each, wanted) for each in given):
            return True  # "was denied a visa", "denied Lund a visa"
        if wanted == "none":
            return thing is None
        if wanted in ("blamed", "praised"):
            return judgement(verb, self.lexicon.evaluations[wanted]) is not None
        if thing is None:
            return False
        if wanted == "any":
            return True
        if wanted == "position":  # ships that leave port give nothing up
            doer = grammatical_subject(verb)
            afloat = doer is not None and lemma(doer) in self.lexicon.classes["ship"]
            return not (afloat and lemma(thing) in self.lexicon.classes["mooring"])
        if wanted == "office" and lemma(thing) == "office" and children(thing, "det", "nmod:poss"):
            return False  # "left his office at noon"
        return any(self._in_class(each, wanted) for each in conjuncts(thing))

    def _in_class(self, thing: Token, wanted: str) -> bool:
        if wanted == "place":
            return thing.ent_type_ == "PLACE"
        words = self.lexicon.classes.get(wanted, frozenset())
        named = {lemma(thing), joined(thing), lemma(counted(thing))}
        before = children(thing, "compound", "amod")  # "sanctions list", "diplomatic ties"
        named |= {f"{lemma(c)} {lemma(thing)}" for c in before}
        named |= {f"{lemma(thing)} of {lemma(o)}" for prep, o in obliques(thing) if prep == "of"}
        if thing.pos_ in ("SYM", "NUM") or "$" in thing.text:
            worth = [
                o for prep, o in (*obliques(thing), *obliques(thing.head)) if prep in ("in", "of", "worth of")
            ]
            goods = any(prep in ("of", "worth of") for prep, _ in obliques(thing))  # "$5 million of coffee"
            named |= {*(() if goods else ("money",)), *map(lemma, worth)}
        for inner in children(thing, "nmod"):
            if case_of(inner) == "of" and (lemma(thing) in self.lexicon.measures or thing.pos_ == "NUM"):
                named.add(lemma(inner))
        if words & named:
            return True
        if wanted == "armed":
            kinds = self.roles.kinds(self.roles.one(thing))
            return "armed_group" in kinds
        if wanted == "person" and lemma(thing) not in self.lexicon.classes["document"]:
            somebody = thing.pos_ in ("PROPN", "PRON") or lemma(thing) in self.lexicon.classes["people"]
            return somebody and "person" in self.roles.kinds(self.roles.one(thing))
        if wanted not in ("actor", "people") or lemma(thing) in self.lexicon.classes["document"]:
            return False
        if wanted == "people" and not self._are_people(thing):
            return False
        if wanted == "actor" and event_noun(thing, self.lexicon) is not None:
            return False  # "host a summit of Norway and Sweden"
        if wanted == "actor" and named & (self.lexicon.classes["person"] | self.lexicon.classes["people"]):
            return True
        return (
            bool(self.roles.one(thing))
            or thing.ent_type_ in ("PERSON", "ORG")
            or thing.lower_ in ("him", "her", "them")
        )

    def _are_people(self, thing: Token) -> bool:
        kinds = self.roles.kinds(self.roles.one(thing))
        return not kinds or bool(kinds & {"person", "population"})

    def _parties(self, verb: Token, frame: VerbFrame) -> tuple[Party, Party]:
        if frame.adjective is not None:
            subject = grammatical_subject(verb)
            actors = self.roles.doer(subject) if subject is not None else Party()
        else:
            actors = (
                self.roles.at(verb, frame.actor) or self._promiser(verb, frame) or self._speaker(verb, frame)
            )
            if not actors and is_passive(verb):
                actors = unsaid_agent(verb, frame, self.roles)
            if frame.type not in SPOKEN:
                actors = self.roles.state_for_we(actors)
            elif frame.type != "CONSULT":
                actors = self.roles.with_state_for_we(actors)
        at = self.roles.all_at if frame.mutual else self.roles.at
        recipients = at(verb, frame.recipient)
        if not recipients and (frame.mode == "visit" or frame.type in SPOKEN | {"SANCTION"}):
            found = self.roles.host if frame.mode == "visit" else self.roles.government_in
            heads = [h for place in frame.recipient for h in self.roles.heads(verb, place)]
            recipients = next((party for party in map(found, heads) if party), Party())
        if frame.type not in SPOKEN:
            recipients = self.roles.state_for_we(recipients)  # "they have attacked us"
        if frame.type == "ASSAULT" and not recipients and lemma(verb) not in self.lexicon.classes["winning"]:
            recipients = self._hit_place(verb, actors)
        if frame.type in FOR_A_STATE:
            actors = self.roles.with_whom_they_serve(actors)
        if frame.split or frame.mode == "visit":
            recipients += self._behind_dates(verb)
        if frame.type in ("COERCE", "ASSAULT") and not recipients.without(actors.characters):
            recipients = self._whose_is_hit(verb, actors) or recipients
        if frame.mode == "expel" and self._is_of_envoy(verb):
            recipients = (
                self._whose_is_hit(verb, actors, STATE_KINDS) or recipients
            )  # "Oslo expelled its consul"
        if not recipients.without(actors.characters) and frame.type != "CONSULT":
            recipients = self._meant_by_pronoun(verb, frame, actors) or recipients
        if frame.mutual:
            return actors + recipients, Party()
        return actors, recipients

    def _behind_dates(self, verb: Token) -> Party:
        """Whom the tree coordinates with a date: "visited Riga on 4 May and Oslo on 6 May"."""
        dates = [t for t in children(verb, "obl", "obl:unmarked") if t.lower_ in TIMES]
        named = (each for t in dates for each in children(t, "conj") if each.lower_ not in TIMES)
        return sum((self.roles.one(each) for each in named), Party())

    def _meant_by_pronoun(self, verb: Token, frame: VerbFrame, actors: Party) -> Party:
        """Who "it" or "them" is where the verb asks for somebody: "accused it of fraud"."""
        if frame.type not in ON_SOMEBODY and (frame.type, frame.mode) != ("ACCUSE", "allege"):
            return Party()
        for place in frame.recipient:
            for head in self.roles.heads(verb, place):
                if head.lower_ in ("it", "them"):
                    return self.roles.other_than(head, actors)
        return Party()

    def _promiser(self, verb: Token, frame: VerbFrame) -> Party:
        """Who promises what is to be done: "Oslo promised that aid would be sent"."""
        over = verb.head
        if frame.type == "AGREE" or verb.dep_ != "ccomp" or not is_passive(verb) or over.pos_ != "VERB":
            return Party()
        outer = self.frame_of(over)
        return self.roles.at(over, outer.actor) if outer is not None and outer.type == "AGREE" else Party()

    def _speaker(self, verb: Token, frame: VerbFrame) -> Party:
        """Who speaks and then acts, where the tree makes the act part of what is said: "The envoy said the
        cameras told another story and demanded an apology"."""
        told = verb.head
        if frame.type not in SPOKEN or verb.dep_ != "conj" or told.dep_ != "ccomp" or verb.tag_ != told.tag_:
            return Party()
        who = logical_subject(told.head) if told.head.pos_ == "VERB" else None
        return (
            self.roles.doer(who)
            if who is not None and self.roles.at(verb, frame.actor) == Party()
            else Party()
        )

    def _whose_is_hit(self, verb: Token, actors: Party, kinds: frozenset[str] = frozenset()) -> Party:
        """Whose thing is taken or hit, where "its" would be the doer's own: "Riga broke off ties after
        Swedish police raided its embassy" → Latvia."""
        thing = logical_object(verb) if lemma(verb) not in self.lexicon.classes["winning"] else None
        whose = child(thing, "nmod:poss") if thing is not None else None
        if whose is None or whose.lower_ not in ("its", "their"):
            return Party()
        return self.roles.other_than(whose, actors, kinds)

    def _is_of_envoy(self, verb: Token) -> bool:
        thing = logical_object(verb)
        return thing is not None and lemma(thing) in ("consul", "ambassador", "diplomat", "attaché", "envoy")

    def _hit_place(self, verb: Token, actors: Party) -> Party:
        """The state whose town is hit: "struck Riga", "bombed a depot in the Latvian town of Cesis"."""
        thing = logical_object(verb)
        around = [*_some_of(thing), *(o for prep, o in obliques(verb) if prep in ("in", "on", "at", "near"))]
        around += [o for t in _some_of(thing) for prep, o in obliques(t) if prep in ("in", "at", "near")]
        for place in around:
            if place is not thing and self.roles.one(place):
                continue  # "bombed the rebels' camp in Latvia"
            town = place.ent_type_ == "PLACE" or lemma(place) in self.lexicon.classes["locality"]
            party = self.roles.host(place) or self.roles.adjective(place) if town else Party()
            own = {*actors.characters, *(self.roles.state_of(i) for i in actors.characters)}
            if found := party.without(own):
                return found
        return Party()

    def _both_sides(self, verb: Token, frame: VerbFrame) -> bool:
        """Are those it is done to only called the sides: "urged both countries to talk"?"""
        heads = (head for place in frame.recipient for head in self.roles.heads(verb, place))
        return any(
            head.tag_ == "NNS"
            and lemma(head) in self.lexicon.classes["side"]
            and any(c.lower_ in ("both", "two", "all") for c in children(head, "det", "nummod", "det:predet"))
            for head in heads
        )

    def _enough(self, verb: Token, frame: VerbFrame, actors: Party, recipients: Party) -> bool:
        """Is there enough of a party: somebody who does it, or, of what is done to somebody, to whom?"""
        if frame.by:
            return bool(self.roles.kinds(actors) & set(frame.by)) or bool(actors and self._somebody(verb))
        if frame.both and not recipients:
            return False
        if frame.mutual and frame.object == "none":
            return len(actors.characters) > 1 or self._several(verb, actors)
        if frame.mutual and frame.object == "actor" and len(actors.characters) == 1:
            thing = logical_object(verb)
            return thing is not None and self._in_class(thing, "person")
        if actors or frame.subject:
            return True
        if frame.type == "ASSAULT" and recipients and self._by_attack(verb):
            return True
        if self._accident(verb):
            return False
        if frame.alone and self._stands_alone(verb):
            return True
        if frame.type == "ASSAULT" and self._somebody(verb) and place_of(verb) is not None:
            return True  # "warplanes bombed the port"
        if not is_passive(verb):
            elsewhere = frame.bare and "subject" not in frame.actor
            return bool(recipients) and (elsewhere or (frame.type in DEEDS and self._somebody(verb)))
        if frame.mode == "release" and lemma(logical_object(verb) or verb) in self.lexicon.classes["people"]:
            return True  # "seven engineers were freed"
        return bool(recipients) and (frame.bare or (frame.type in BARE_TYPES and frame.clause != "to"))

    def _stands_alone(self, verb: Token) -> bool:
        """Is it told of a thing or of people in view ("the crossing was closed", "gunmen seized a ferry"),
        and not how things are ("the crossing is closed at night")?"""
        if not is_passive(verb):
            subject = grammatical_subject(verb)
            return self._somebody(verb) or (subject is not None and subject.pos_ == "PROPN")
        helpers = {c.lower_ for c in children(verb, "aux", "aux:pass")}
        thing = logical_object(verb)
        return thing is not None and not (helpers & STATES and "being" not in helpers)

    def _by_attack(self, verb: Token) -> bool:
        """Is it an attack that does the harm: "a strike that tore through a convoy, killing six drivers"?"""
        subject = logical_subject(verb)
        frame = event_noun(subject, self.lexicon) if subject is not None else None
        return frame is not None and frame.type == "ASSAULT"

    def _somebody(self, verb: Token) -> bool:
        """Is the subject people, though nobody of the record ("gunmen abducted the consul")?"""
        subject = grammatical_subject(verb)
        return (
            subject is not None
            and lemma(subject) in self.lexicon.classes["people"] | self.lexicon.classes["agency"]
        )

    def _mere_purpose(self, verb: Token, frame: VerbFrame) -> bool:
        """Does an infinitive only say what for ("a wall to protect pilgrims", "the resolve to defeat the
        rebels")? A visit counts, and so does the fight of an effort ("a campaign to free the town")."""
        if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "acl") or child(verb, "nsubj") is not None:
            return False
        if shift_of(verb.head, verb, self.lexicon) is not None or frame.type == "PROTEST":
            return False
        if lemma(verb.head) in self.lexicon.classes["effort"] and frame.type == "ASSAULT":
            return False
        return not (frame.type == "CONSULT" and frame.mode == "visit")

    def _several(self, verb: Token, actors: Party) -> bool:
        """Do those who meet among themselves make more than one ("the ministers met"), or is the other one
        told though not named ("met with Latvian officials")?"""
        subject = logical_subject(verb)
        if not actors or subject is None:
            return False
        if subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "we") or len(conjuncts(subject)) > 1:
            return True
        kinds = self.roles.kinds(actors)
        return logical_object(verb) is None and bool(kinds & {"body", "organisation", "armed_group"})

    def _accident(self, verb: Token) -> bool:
        """ "were killed in an earthquake" is nobody's deed."""
        accidents = self.lexicon.classes["accident"]
        mishaps = self.lexicon.classes["mishap"]
        if any(case_of(c) != "to" and lemma(c) in mishaps for c in children(verb, "advcl", "advcl:relcl")):
            return True
        return any(
            prep in ("in", "by", "during", "from") and lemma(o) in accidents for prep, o in obliques(verb)
        )

    def _mode(self, verb: Token, frame: VerbFrame) -> str | None:
        if frame.mode is not None or frame.type not in ("REQUEST", "REJECT", "THREATEN"):
            return frame.mode
        if frame.type == "THREATEN":
            inner = (self.frame_of(c) for c in children(verb, "xcomp", "ccomp"))
            found = next((threatened(f.type, f.mode) for f in inner if f is not None), None)
            forceful = not self.lexicon.classes["violence"].isdisjoint(demanded(verb))
            return "violence" if found is None and forceful else found
        found = self.lexicon.mode_of(demanded(verb))
        if found is None and frame.type == "REQUEST" and (has_clause(verb, "any") or has_clause(verb, "to")):
            return "change"
        return found

    def _split(self, verb: Token, frame: VerbFrame, told: Candidate) -> Iterator[Candidate]:
        """ "met with Berg and with Lund" → a meeting with each, where those met are single persons."""
        if frame.mode == "visit" and len(told.recipients.characters) > 1:
            named = len(told.recipients.words) == len(told.recipients.characters)
            for k, host in enumerate(told.recipients.characters):
                words = told.recipients.words[k : k + 1] if named else told.recipients.words
                visit = told.with_parties(told.actors, Party((host,), words))
                there = words[0] if named and words[0].root.ent_type_ == "PLACE" else told.place
                yield _on_its_day(replace(visit, place=there), words)
            return
        met = self._met(verb, frame) if frame.split else []
        if len(met) < 2:
            yield told
            return
        others = {*self.roles.at(verb, frame.recipient).characters, *(c for p in met for c in p.characters)}
        for party in met:
            each = told.with_parties(told.actors.without(others) + party, Party())
            yield _on_its_day(each, party.words)

    def _met(self, verb: Token, frame: VerbFrame) -> list[Party]:
        kinds = self.roles.page.cast.characters
        for place in frame.recipient:
            for head in self.roles.heads(verb, place):
                parties = [p for p in (self.roles.one(each) for each in self._each(head)) if p]
                if parties and all(
                    len(p.characters) == 1 and kinds[p.characters[0]].kind == "person" for p in parties
                ):
                    return parties
        return []

    def _each(self, head: Token) -> list[Token]:
        """Those named one by one: the examples after "officials, including", or else the conjuncts."""
        named = [n for prep, n in obliques(head) if prep in ("including", "such as")]
        also = [n for prep, n in obliques(head) if prep in ("as well as", "among")]
        several = head.tag_ == "NNS" and self.roles.one(head) != Party()
        return named if named and several else [*conjuncts(head), *named, *also]


def _some_of(token: Token | None) -> list[Token]:
    return [] if token is None else [token]


def _on_its_day(told: Candidate, words: tuple[Span, ...]) -> Candidate:
    """One of several meetings told by one verb, with the day that stands beside whom it is with: "visited
    Riga on 4 May and Oslo on 6 May"."""
    return replace(told, dated=(*(w.root for w in words[:1]), *told.dated))


def threatened(kind: str, mode: str | None) -> str | None:
    """The mode of a threat by the deed that is threatened: to bomb → violence, to cut off aid → relations."""
    if kind == "SANCTION" and mode == "expel":
        return "expel"
    if kind == "COERCE":
        return {"arrest": "arrest", "seize": "territory"}.get(mode or "", "restrict")
    return {"ASSAULT": "violence", "SANCTION": "relations", "RETREAT": "relations"}.get(kind)


def _to_a_name(verb: Token, frame: VerbFrame) -> bool:
    """ "landed at Gardermoen": a name that nobody in the record has is a place."""
    return any(prep in frame.prep and head.pos_ == "PROPN" for prep, head in obliques(verb))


def _less_its_own_not(verb: Token, standing: Standing) -> Standing:
    """How a refusal stands that is told by "not": "was not allowed to leave" has happened, "will not be
    allowed to leave" is to come."""
    ahead = any(a.lower_ in ("will", "would", "wo", "'ll") for a in children(verb, "aux"))
    if standing.status != "denied":
        return standing
    return Standing("planned" if ahead else "happened", f"“not {verb.text}”")


def asks_who(verb: Token) -> bool:
    """Is it a question who does it ("quarrel over who fired first", "unclear who shelled the town")? A
    relative clause has a noun before its "who"."""
    who = next((s for s in children(verb, "nsubj", "nsubj:pass") if s.lower_ == "who"), None)
    if who is None:
        return False
    before = who.nbor(-1) if who.i else who
    return before.pos_ in ("ADP", "SCONJ", "VERB", "ADJ", "AUX", "ADV") or who.is_sent_start is True


def _opening(clause: Token) -> set[str]:
    return {c.lower_ for c in children(clause, "mark", "aux")}


def _thither(verb: Token) -> bool:
    """ "went there"."""
    return any(c.lower_ == "there" and c.i > verb.i for c in children(verb, "advmod"))


def _quoted(clause: Token) -> bool:
    """Does a quotation open between a verb and a clause, so that the clause is words said?"""
    first = min(clause.head.i, clause.i)
    return any(t.is_quote for t in clause.doc[first : max(clause.head.i, clause.i)])


def _subjunctive(clause: Token) -> bool:
    subject = own_subject(clause)
    singular = subject is not None and subject.tag_ in ("NN", "NNP")
    if clause.tag_ != "VB" and not (clause.tag_ == "VBP" and singular):
        return False
    helpers = {a.lower_ for a in children(clause, "aux", "aux:pass", "mark")}
    return "to" not in helpers and not helpers - {"that", "be", "should", "must", "not"}


def has_clause(verb: Token, wanted: str) -> bool:
    """Does a verb govern a complement of this form?"""
    for clause in children(verb, "xcomp", "ccomp", "advcl", "csubj"):
        infinitive = any(a.lower_ == "to" for a in children(clause, "mark", "aux"))
        infinitive = infinitive or (clause.dep_ == "xcomp" and clause.tag_ == "VB")
        if (
            wanted == "to"
            and infinitive
            and not (lemma(verb) == "tell" and _quoted(clause))
            and (clause.dep_ != "advcl" or (case_of(clause) == "to" and not _quoted(clause)))
        ):
            return True
        if wanted == "done" and clause.dep_ == "xcomp" and clause.tag_ == "VBN" and child(verb, "obj"):
            return True
        if wanted == "ing" and clause.tag_ == "VBG":
            return True
        if wanted == "that" and clause.dep_ in ("ccomp", "csubj") and not infinitive:
            return True
        if wanted == "any" and clause.dep_ in ("xcomp", "ccomp"):
            return True
    if wanted == "done":  # "wants the ban lifted", where the tree hangs the participle on the ban
        ends = (a for o in children(verb, "obj") for a in children(o, "acl") if a.tag_ == "VBN")
        return any(not children(a, "obl", "obl:agent", "obj") for a in ends)
    return wanted == "none" and child(verb, "xcomp", "ccomp") is None


def judgement(verb: Token, words: frozenset[str]) -> Token | None:
    """The word of blame or praise in "called the vote a disgrace", "described the raid as barbaric"."""
    for c in children(verb, "xcomp", "obl", "advcl", "obj", "ccomp", "advmod"):
        if c.dep_ == "advmod" and c.tag_ != "JJ":
            continue
        if c.dep_ in ("obl", "advcl") and case_of(c) != "as":
            continue
        if c.dep_ in ("obj", "ccomp") and child(c, "case") is not None:
            continue
        for each in (*conjuncts(c), *children(c, "amod")):
            if lemma(each) in words or each.lower_ in words:
                return each
    return None


def demanded(verb: Token) -> Iterator[str]:
    """The words of what is demanded or refused, the governing ones first."""
    for c in children(verb, "xcomp", "ccomp", "advcl", "obj", "obl", "nsubj:pass"):
        if c.dep_ == "advcl" and c.tag_ != "VBG" and not case_of(c).startswith("for"):
            continue
        if c.dep_ == "obl" and case_of(c) not in ("for", "of", "with", "to", "about"):
            continue
        yield from _words_of(c, 0)


def _words_of(word: Token, depth: int) -> Iterator[str]:
    if word.pos_ in ("VERB", "AUX") and negated(word) is not None:
        yield "refrain"
    yield particle_verb(word)
    yield joined(word)
    if depth < 2:
        for c in children(word, "obj", "xcomp", "nmod", "conj", "obl", "compound", "ccomp"):
            yield from _words_of(c, depth + 1)


def trigger_of(verb: Token, frame: VerbFrame) -> Span:
    """The words of the happening: the verb with its particle, preposition or complement verb where they are
    near."""
    last = verb
    particle = child(verb, "compound:prt")
    if particle is not None:
        last = particle
    if frame.prep:
        marks = [
            m
            for _, o in obliques(verb)
            for m in children(o, "case")
            if m.lower_ in frame.prep and m.i > verb.i
        ]
        last = max([last, *(m for m in marks[:1] if m.i - verb.i <= 3)], key=lambda t: t.i)
    clause = child(verb, "xcomp")
    if clause is not None and 0 < clause.i - verb.i <= 2:
        last = max(last, clause, key=lambda t: t.i)
    return verb.doc[verb.i : last.i + 1]


def swallowed(head: Token, frame: VerbFrame, inner: Token, lexicon: Lexicon) -> bool:
    """Is an act told of inside a verb's complement part of that verb's own event?

    "asked Oslo to send troops" is one REQUEST; but "asked Oslo to end its raids" tells of raids as well.
    """
    if frame.within != "none":
        return False
    noun = event_noun(inner, lexicon)
    return not (noun is not None and noun.type in ("ASSAULT", "COERCE") and owner(inner) is not None)
