"""Acts done by saying how things are or ought to be: "The raid was unacceptable", "Oslo must withdraw".

Said by a source, a word of blame is an ACCUSE of the one whose act it is, and "must" is a REQUEST. In the report's
own voice they are neither.
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
    negated,
    span,
)
from onrecord.finding.event_verbs import demanded
from onrecord.finding.roles import Party, Roles
from onrecord.finding.status import Standing
from onrecord.record.event import EventType


@dataclass(frozen=True, slots=True)
class JudgementReader:
    """Reads judgements inside statements."""

    lexicon: Lexicon
    roles: Roles

    def read(self, word: Token) -> Iterator[Candidate]:
        """The judgement that a predicate passes, if a known source says it."""
        source = self.roles.source_of(word) if self._may_judge(word) else Party()
        if not source:
            return
        if word.pos_ in ("VERB", "AUX") and self._must(word) is not None:
            yield from self._demand(word, source)
        elif (duty := self._duty(word)) is not None:
            yield from self._demand(duty, source, word)
        elif self._blames(word):
            yield from self._blame(word, source)

    def _may_judge(self, word: Token) -> bool:
        return word.pos_ in ("VERB", "ADJ", "NOUN", "AUX")

    def _must(self, verb: Token) -> Token | None:
        """ "must": "Oslo must withdraw"; "need to" and "have to" with a named subject."""
        return next(
            (a for a in children(verb, "aux") if a.lower_ in self.lexicon.evaluations["duty_modals"]), None
        )

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
        return word.dep_ == "amod" and lemma(word) in self.lexicon.evaluations["outrage"]

    def _blame(self, word: Token, source: Party) -> Iterator[Candidate]:
        thing = word.head if word.dep_ == "amod" else grammatical_subject(word)
        if thing is None:
            return
        blamed = self.roles.party_or_owner(thing).without(source.characters)
        if blamed:
            yield self._told("ACCUSE", "disapprove", word, word, source, blamed)

    def _told(
        self, kind: EventType, mode: str, first: Token, word: Token, source: Party, recipient: Party
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
