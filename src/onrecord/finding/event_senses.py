"""Uses of the verbs of the tables that tell no act: silence, names, words to the press, ways home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.finding.event_lexicon import Lexicon, VerbFrame, lemma
from onrecord.finding.event_nouns import event_noun
from onrecord.finding.event_syntax import (
    TIMES,
    case_of,
    children,
    is_passive,
    logical_object,
    logical_subject,
    negated,
    obliques,
)
from onrecord.finding.roles import Party, Roles


@dataclass(frozen=True, slots=True)
class Senses:
    """Tells the acts of one article from other uses of their verbs."""

    lexicon: Lexicon
    roles: Roles

    def only_says(self, verb: Token, frame: VerbFrame) -> bool:
        """Is nothing done: "declined to comment", "rejected reports that …", "an aide, who asked not to be
        named", "promised nothing", "what he called a reckless act"?"""
        if frame.type == "REJECT":
            return self._silent(verb) or self._denies_reports(verb)
        if frame.type == "REQUEST":
            return self._hides(verb) or self._tells_press(verb)
        if frame.type == "AGREE":
            thing = logical_object(verb)
            return thing is not None and thing.lower_ == "nothing"
        if frame.type in ("ACCUSE", "SUPPORT"):
            return verb.dep_ == "acl:relcl" and verb.head.lower_ == "what"
        return frame.mode == "phone" and frame.verb == "call" and _named_so(verb)

    def _silent(self, verb: Token) -> bool:
        return any(lemma(c) in self.lexicon.classes["silent"] for c in children(verb, "xcomp"))

    def _denies_reports(self, verb: Token) -> bool:
        thing = logical_object(verb)
        return thing is not None and lemma(thing) in self.lexicon.classes["rumours"]

    def _hides(self, verb: Token) -> bool:
        hidden = (c for c in children(verb, "xcomp") if lemma(c) in self.lexicon.classes["naming"])
        return any(is_passive(c) and negated(c) is not None for c in hidden)

    def _tells_press(self, verb: Token) -> bool:
        """ "is to visit Riga, two aides told this newspaper"."""
        told = (lemma(c) for c in children(verb, "obj", "iobj"))
        return lemma(verb) == "tell" and any(word in self.lexicon.classes["press"] for word in told)

    def no_consultation(self, verb: Token, frame: VerbFrame, actors: Party, recipients: Party) -> bool:
        """Is it no visit or meeting: money that lands in a bank, a way home, words to the press?"""
        if frame.type != "CONSULT":
            return False
        if frame.mode != "visit":
            return self._no_meeting(verb, frame) or self._to_press(verb, frame)
        return (
            (frame.verb == "lead" and verb.dep_ == "acl")  # "the delegation, led by the minister, …"
            or self._moved(verb, frame, actors)
            or self._goes_home(frame, actors, recipients)
        )

    def _no_meeting(self, verb: Token, frame: VerbFrame) -> bool:
        """ "had not been consulted", "sat down to lunch", "saw the minister as an ally"."""
        if frame.verb == "consult":
            return is_passive(verb) and logical_subject(verb) is None and negated(verb) is not None
        if frame.verb == "sit down":
            return any(p == "to" and event_noun(o, self.lexicon) is None for p, o in obliques(verb))
        return frame.verb == "see" and not frame.prep and verb.tag_ != "VB"

    def _to_press(self, verb: Token, frame: VerbFrame) -> bool:
        met = list(self._met(verb, frame))
        press = any(lemma(h) in self.lexicon.classes["press"] for h in met)
        return press and not any(h.ent_type_ == "PERSON" for h in met)

    def _met(self, verb: Token, frame: VerbFrame) -> Iterator[Token]:
        for place in frame.recipient:
            yield from self.roles.heads(verb, place)

    def _moved(self, verb: Token, frame: VerbFrame, actors: Party) -> bool:
        """Is it a thing that goes somewhere: "the office would go to Riga", "the money landed in a bank"?"""
        subject = logical_subject(verb)
        if frame.actor != ("subject",) or subject is None or subject.pos_ != "NOUN":
            return False
        words = self.lexicon.classes
        able = words["person"] | words["people"] | words["envoy"] | words["traveller"]
        return not self.roles.kinds(actors) & {"person", "population"} and lemma(subject) not in able

    def _goes_home(self, frame: VerbFrame, actors: Party, recipients: Party) -> bool:
        characters = self.roles.page.cast.characters
        homes = {characters[i].country for i in recipients.characters}
        own = {characters[i].country for i in actors.characters}
        return frame.verb == "return" and bool(own) and None not in own and homes == own


def _named_so(verb: Token) -> bool:
    """Does a relative clause only give a name: "a nurse (whom) we are calling Amira"?"""
    after = (c for c in verb.children if c.i > verb.i and c.pos_ == "PROPN" and not case_of(c))
    return verb.dep_ == "acl:relcl" and any(c.lower_ not in TIMES for c in after)
