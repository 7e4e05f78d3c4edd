"""Acts done by saying how things are or ought to be: "The raid was unacceptable", "Oslo must withdraw",
"Oslo has broken the truce", "Oslo will pay a heavy price".

Said by a source, a word of blame is an ACCUSE of the one whose act it is, "must" is a REQUEST, a breach or
guilt told of somebody an accusation, and what somebody will have to suffer a THREATEN. In the report's own
voice they are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.finding.event_candidates import Candidate
from onrecord.finding.event_lexicon import Lexicon, lemma
from onrecord.finding.event_syntax import (
    case_of,
    child,
    children,
    grammatical_subject,
    is_passive,
    logical_object,
    logical_subject,
    negated,
    obliques,
    span,
)
from onrecord.finding.event_verbs import demanded, has_clause
from onrecord.finding.roles import Party, Roles
from onrecord.finding.status import Standing
from onrecord.record.event import EventType

MODALS = frozenset({"will", "would", "'ll", "’ll", "may", "might", "could", "can", "should", "must"})
HARD = frozenset({"heavy", "high", "steep", "dear", "terrible", "bitter", "painful", "full"})
"""What a price is that is no money: "will pay a heavy price"."""
COMING = frozenset({"will", "would", "'ll", "’ll", "shall"})
"""Auxiliaries of what is to come for certain."""


@dataclass(frozen=True, slots=True)
class JudgementReader:
    """Reads judgements inside statements."""

    lexicon: Lexicon
    roles: Roles

    def demands(self, word: Token) -> Iterator[Candidate]:
        """What a source says that somebody must do: "Oslo must go", "it is vital that Oslo withdraw"."""
        duty = self._duty(word)
        if duty is None and (word.pos_ not in ("VERB", "AUX") or self._must(word) is None):
            return
        if source := self.roles.source_of(word):
            yield from self._demand(word, source) if duty is None else self._demand(duty, source, word)

    def blames(self, word: Token) -> Iterator[Candidate]:
        """What a source says is bad: "the raid was unacceptable", "it shows a disregard for the law"."""
        if not self._blames(word):
            return
        if source := self.roles.source_of(word):
            yield from self._blame(word, source)

    def charges(self, word: Token) -> Iterator[Candidate]:
        """What a source says that somebody has done or will suffer for: "Riga has violated the truce", "Riga
        was to blame", "Riga will pay a heavy price"."""
        guilty = self._breaks(word) or self._guilty(word)
        menaced = None if guilty is not None else self._menaced(word)
        who = guilty if guilty is not None else menaced
        if who is None or negated(word) is not None:
            return
        source = self.roles.source_of(word)
        other = self.roles.doer(who).without(source.characters)
        anybody = any(d.lower_ in ("any", "anyone", "whoever") for d in (who, *children(who, "det")))
        if source and other and guilty is not None:
            yield self._told("ACCUSE", "allege", word, word, source, other)
        elif source and (other or anybody) and guilty is None:
            yield self._told("THREATEN", None, word, word, source, other)

    def _breaks(self, verb: Token) -> Token | None:
        """Who breaks a rule: "Riga has violated the truce", "the truce was violated by Riga"."""
        classes, thing = self.lexicon.classes, logical_object(verb)
        if verb.pos_ != "VERB" or lemma(verb) not in classes["breaking"] or thing is None:
            return None
        certain = MODALS.isdisjoint(a.lower_ for a in children(verb, "aux")) and verb.tag_ != "VB"
        return logical_subject(verb) if certain and lemma(thing) in classes["rule"] else None

    def _guilty(self, word: Token) -> Token | None:
        """Who is said to be guilty: "Riga was to blame", "was behind the blast", "is responsible for the
        attack"."""
        outrages = self.lexicon.classes["outrages"]
        about = [o for prep, o in obliques(word) if prep == "for"]
        be = child(word, "cop", "aux") is not None
        blame = word.lower_ == "blame" and word.tag_ == "VB" and "to" in case_of(word) and word.dep_ != "obj"
        if blame and (be or lemma(word.head) == "be"):
            return grammatical_subject(word)
        guilt = lemma(word) in ("responsible", "guilty") and any(lemma(o) in outrages for o in about)
        behind = lemma(word) in outrages and case_of(word) == "behind"
        return grammatical_subject(word) if be and (guilt or behind) else None

    def _menaced(self, verb: Token) -> Token | None:
        """Whom a source says harm will come to: "Riga will regret it", "will face serious consequences"."""
        if verb.pos_ != "VERB" or COMING.isdisjoint(a.lower_ for a in children(verb, "aux")):
            return None
        suffered, thing = self.lexicon.classes["suffered"], logical_object(verb)
        if lemma(verb) == "regret" or self._answered_by_force(verb) or self._treated_as_foe(verb):
            return grammatical_subject(verb)
        if lemma(verb) not in ("pay", "face", "suffer", "bear") or thing is None:
            return None
        hard = any(c.lower_ in HARD for c in children(thing, "amod", "det"))
        harm = lemma(thing) in suffered or (hard and lemma(thing) in ("price", "cost"))
        return grammatical_subject(verb) if harm else None

    def _treated_as_foe(self, verb: Token) -> bool:
        """ "any soldier on the island would be treated as an invader", "any ship would be fired upon"."""
        if not is_passive(verb):
            return False
        foes = self.lexicon.classes["foe"]
        named = any(prep == "as" and lemma(o) in foes for prep, o in obliques(verb))
        who = grammatical_subject(verb)
        anybody = who is not None and any(
            d.lower_ in ("any", "anyone", "whoever") for d in (who, *children(who, "det"))
        )
        return (named and lemma(verb) in ("treat", "regard", "consider", "see")) or (
            anybody and lemma(verb) in self.lexicon.classes["hit"]
        )

    def _answered_by_force(self, verb: Token) -> bool:
        """ "any attack would be met with force"."""
        answers = self.lexicon.classes["suffered"] | {"force", "resistance", "fire"}
        met = lemma(verb) == "meet" and is_passive(verb)
        return met and any(prep == "with" and lemma(o) in answers for prep, o in obliques(verb))

    def _must(self, verb: Token) -> Token | None:
        """ "must": "Oslo must withdraw"; "need to" and "have to" with a named subject."""
        modals = self.lexicon.evaluations["duty_modals"]
        own = next((a for a in children(verb, "aux") if a.lower_ in modals), None)
        return verb if own is None and lemma(verb) == "need" and has_clause(verb, "to") else own

    def _duty(self, word: Token) -> Token | None:
        """The clause of "it is vital that Oslo withdraw", "it is essential for Oslo to withdraw"."""
        if lemma(word) not in self.lexicon.evaluations["duty"] or child(word, "cop") is None:
            return None
        if negated(word) is not None:
            return None
        return child(word, "csubj", "ccomp", "advcl", "xcomp")

    def _demand(self, verb: Token, source: Party, over: Token | None = None) -> Iterator[Candidate]:
        who = child(verb, "nsubj", "nsubj:pass") if over is not None else grammatical_subject(verb)
        if who is None or is_passive(verb):
            return
        asked = self.roles.whole(who).without(source.characters)
        if not asked or case_of(verb) in ("if", "unless", "whether"):
            return
        mode = self.lexicon.mode_of([lemma(verb), *demanded(verb)]) or "change"
        first = over if over is not None else self._must(verb)
        yield self._told("REQUEST", mode, first or verb, verb, source, asked)

    def _blames(self, word: Token) -> bool:
        if lemma(word) not in self.lexicon.evaluations["blamed"] or negated(word) is not None:
            return False
        if word.pos_ in ("NOUN", "ADJ") and child(word, "cop") is not None:
            return True
        if word.pos_ == "NOUN" and word.dep_ == "obj" and lemma(word.head) in self.lexicon.classes["display"]:
            return True
        conduct = self.lexicon.classes["conduct"] | self.lexicon.nouns.keys()
        outrage = lemma(word) in self.lexicon.evaluations["outrage"]
        return word.dep_ == "amod" and outrage and lemma(word.head) in conduct

    def _blame(self, word: Token, source: Party) -> Iterator[Candidate]:
        thing = self._blamed_thing(word)
        if thing is None:
            return
        own = self.roles.owner_of(word) if word.pos_ == "NOUN" else Party()
        blamed = (own or self.roles.party_or_owner(thing)).without(source.characters)
        if blamed or (lemma(word) in self.lexicon.evaluations["outrage"] and word.dep_ != "amod"):
            yield self._told("ACCUSE", "disapprove", word, word, source, blamed)

    def _blamed_thing(self, word: Token) -> Token | None:
        if word.dep_ == "amod":
            return word.head
        return grammatical_subject(word.head if word.dep_ == "obj" else word)

    def _told(
        self, kind: EventType, mode: str | None, first: Token, word: Token, source: Party, recipient: Party
    ) -> Candidate:
        near = first if abs(first.i - word.i) <= 4 else word
        return Candidate(
            type=kind,
            mode=mode,
            key="judgement",
            head=word,
            trigger=span(near, word),
            dated=(),
            standing=Standing("happened", "said in a statement"),
            actors=source,
            recipients=recipient,
            place=None,
            by=f"judgement “{word.text}” in a statement",
        )
