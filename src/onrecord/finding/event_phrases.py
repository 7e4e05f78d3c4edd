"""Events told by a form of "be" and a phrase: "Berg is in Riga for talks", "Oslo was against the release"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from onrecord.finding.event_candidates import Candidate
from onrecord.finding.event_lexicon import Lexicon, PhraseFrame, lemma
from onrecord.finding.event_syntax import child, children, grammatical_subject, span
from onrecord.finding.knowledge import gazetteer
from onrecord.finding.places import place_of
from onrecord.finding.roles import Party, Roles
from onrecord.finding.status import Standing, standing_of_verb

PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Reads phrases after a form of "be" in one article."""

    lexicon: Lexicon
    roles: Roles

    def read(self, head: Token) -> Iterator[Candidate]:
        """The event that a phrase tells of the subject of its sentence, or none."""
        be = child(head, "cop")
        frames = self.lexicon.phrases.get(_preposition(head), ()) if be is not None else ()
        frame = max((f for f in frames if self._fits(head, f)), key=lambda f: f.weight, default=None)
        subject = grammatical_subject(head)
        if frame is None or subject is None:
            return
        envoys = lemma(subject) in self.lexicon.classes["envoy"]
        if lemma(subject) in self.lexicon.nouns and not envoys:
            return
        actors = self.roles.whole(subject)
        if not actors and envoys:
            actors = self.roles.owner_of(subject)  # "a delegation from Oslo is in Riga"
        if actors and self._may(subject, actors, frame) and not self._at_home(head, actors, frame):
            yield self._told(head, frame, actors)

    def _told(self, head: Token, frame: PhraseFrame, actors: Party) -> Candidate:
        visit = frame.mode == "visit"
        found = self.roles.host(head) if visit else self.roles.party_or_owner(head)
        case = children(head, "case")[0]
        return Candidate(
            type=frame.type,
            mode=frame.mode,
            key=frame.phrase,
            head=head,
            trigger=span(case, head),
            dated=(head,),
            standing=self._standing(head, frame),
            actors=actors,
            recipients=found.without(actors.characters),
            place=_place(case, head) if visit else place_of(head),
            by=f"phrase “{frame.phrase}”",
        )

    def _standing(self, head: Token, frame: PhraseFrame) -> Standing:
        """As its sentence stands; who "is" somewhere still is."""
        standing = standing_of_verb(head, frame.type, self.lexicon)
        now = [be for be in children(head, "cop") if be.lower_ in PRESENT]
        if frame.mode == "visit" and standing.status == "happened" and now:
            return Standing("ongoing", f"“{now[0].text}”")
        return standing

    def _fits(self, head: Token, frame: PhraseFrame) -> bool:
        if frame.about == "place":
            return head.ent_type_ == "PLACE"
        return frame.about is None or lemma(head) in self.lexicon.classes[frame.about]

    def _may(self, subject: Token, actors: Party, frame: PhraseFrame) -> bool:
        if not frame.by or self.roles.kinds(actors) & set(frame.by):
            return True
        return frame.mode == "visit" and lemma(subject) in self.lexicon.classes["envoy"]

    def _at_home(self, head: Token, actors: Party, frame: PhraseFrame) -> bool:
        """Is somebody in their own country, and so on no visit?"""
        if frame.mode != "visit":
            return False
        characters = self.roles.page.cast.characters
        own = {characters[i].country for i in actors.characters}
        return any(entry.known.country in own for entry in gazetteer().exactly(head.text))


def _place(case: Token, head: Token) -> Span:
    """A place with the larger one that it is in: "Herat, Afghanistan"."""
    larger = [t for t in children(head, "appos", "nmod:unmarked", "list") if t.ent_type_ == "PLACE"]
    last = max((t for c in (head, *larger) for t in (c, *children(c, "flat"))), key=lambda t: t.i)
    return head.doc[case.i + 1 : last.i + 1]


def _preposition(head: Token) -> str:
    """The preposition of a phrase without what marks its clause: "in" of "planned to be in Riga"."""
    cases = children(head, "case")
    return " ".join(part.lower_ for case in cases for part in (case, *children(case, "fixed")))
