"""Who the actors and recipients of an event are: from places in the sentence to characters of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from onrecord.finding.event_lexicon import lemma, lexicon
from onrecord.finding.event_pairs import Pairs
from onrecord.finding.event_statements import StatementsByWord
from onrecord.finding.event_syntax import (
    SUBJECTS,
    agents,
    antecedent,
    case_of,
    child,
    children,
    conjuncts,
    counted,
    grammatical_subject,
    is_passive,
    logical_object,
    logical_subject,
    noun_phrase,
    obliques,
    owner,
    raised,
)
from onrecord.finding.knowledge import Use, gazetteer
from onrecord.finding.page import Page
from onrecord.record import StatementFound

SPEAKER = frozenset({"i", "we", "me", "us", "my", "our", "ours", "mine", "ourselves", "myself"})
STATE_KINDS = frozenset({"state", "government"})
COMPASS = frozenset({"north", "south", "east", "west"})
ENDS = frozenset({"end", "halt", "stop", "cessation", "pause"})
SUMMED = frozenset({"appos", "obl:unmarked", "nmod", "parataxis", "dislocated", "obl", "ccomp"})
"""Relations that the tree gives a noun that sums up the clause before it."""
NOBODY = frozenset({"it", "that", "this", "which", "what", "there", "one", "these", "those"})


@dataclass(frozen=True, slots=True)
class Party:
    """Characters and the words that name them."""

    characters: tuple[int, ...] = ()
    words: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.characters)

    def __add__(self, other: Party) -> Party:
        return Party(unique((*self.characters, *other.characters)), (*self.words, *other.words))

    def without(self, others: Iterable[int]) -> Party:
        """The party less some characters."""
        gone = set(others)
        return Party(tuple(c for c in self.characters if c not in gone), self.words)


_SIDES = frozenset({"state", "government", "armed_group", "party", "organisation"})
"""Kinds that send people to speak or to fight for them."""


def unique(items: Iterable[int]) -> tuple[int, ...]:
    """The items, each once, in their order."""
    return tuple(dict.fromkeys(items))


@dataclass(slots=True)
class Roles:
    """Resolves words to parties for one page."""

    page: Page
    statements: Sequence[StatementFound]
    _known: dict[int, Party] = field(default_factory=dict)
    _said: StatementsByWord = field(init=False)
    _pairs: Pairs = field(init=False)
    _releasing: tuple[tuple[int, int], ...] | None = None

    def __post_init__(self) -> None:
        self._said = StatementsByWord(self.page.doc, self.statements)
        self._pairs = Pairs(self.page)

    def kinds(self, party: Party) -> set[str]:
        """The kinds of actor in a party."""
        return {self.page.cast.characters[c].kind for c in party.characters}

    def whole(self, head: Token) -> Party:
        """The party of a phrase with all its conjuncts, with those who go along with it, and with the members
        that are listed: "Oslo, together with Riga", "the carmakers, Volvo and Saab", "partners including
        Riga"."""
        party = Party()
        for each in conjuncts(head):
            party += self.one(each) + self._named_beside(each)
            for joined in _joined(each):
                party += self.whole(joined)
            for member in _members(each):
                party += self.one(member)
        return party

    def _named_beside(self, head: Token) -> Party:
        """The state that a headline puts beside another by a comma: "Norway, Sweden to resume talks"."""
        beside = [t for t in children(head, "appos") if t.pos_ == "PROPN" and not children(t, "det", "case")]
        if head.pos_ != "PROPN" or not beside or self.kinds(self.one(head)) - STATE_KINDS:
            return Party()
        party = self.one(beside[0])
        return party if self.kinds(party) <= STATE_KINDS else Party()

    def one(self, head: Token) -> Party:
        """The party that one head word denotes: a name, a title, a pronoun, or unnamed people by whom they
        act for."""
        if head.i not in self._known:
            self._known[head.i] = self._resolve(head)
        return self._known[head.i]

    def _resolve(self, head: Token) -> Party:
        if head.pos_ in ("VERB", "AUX") or (head.lower_ in NOBODY and head.pos_ != "PRON"):
            return Party()
        alone = head.doc[head.i : head.i + 1]  # without those coordinated with it
        found = self._speaker(head) if head.lower_ in SPEAKER else ()
        found = found or self._force_of(head) or self._half_of_land(head) or self._two_who_said(head)
        found = found or unique(self.page.cast.who(alone))
        if head.lower_ == "it" and self.kinds(Party(found)) == {"population"}:
            found = ()  # "handed Oslo the prisoners and asked it to sign"
        if lemma(head) == "member":
            found = self._body_of_members(head) or found
        found = self._of_several(head) or self._of_origins(head) or found
        if self._pairs.speaks_of_two(head):
            found = self._two(head, found)
        if not found and not _is_deed(head):
            behind = None if _only_there(head) else self.page.cast.behind(head)
            behind = self._said.named_at(head) if behind is None else behind
            found = () if behind is None else (behind,)
        return Party(found, (noun_phrase(head),)) if found else Party()

    def _two(self, head: Token, found: tuple[int, ...]) -> tuple[int, ...]:
        """Whom "the two sides", "both ministers" are, where those found are only called so or hold no such
        office."""
        if head.lower_ in ("two", "both") and found and not self._nameless(found):
            return found
        fits = self._pairs.fits(head, found)
        people = head.lower_ in ("they", "them") or lemma(head) in lexicon().classes["people-pair"]
        if people and found and fits and not self._nameless(found):
            return found
        return self._pairs.of(head) or (found if fits else ())

    def two_before(self, head: Token) -> tuple[int, ...]:
        """The two last told of together before a word, whom a meeting without parties is of."""
        return self._pairs.of(head)

    def _two_who_said(self, pronoun: Token) -> tuple[int, ...]:
        """Of whom two say what "they" will do: "both heads of state confirmed that they would meet"."""
        clause = pronoun.head
        if pronoun.lower_ != "they" or clause.dep_ != "ccomp":
            return ()
        who = grammatical_subject(clause.head)
        two = who is not None and who.lower_ != "they" and self._pairs.speaks_of_two(who)
        return self.one(who).characters if two and who is not None else ()

    def _nameless(self, found: Iterable[int]) -> bool:
        """Are they only called the sides, the governments, the men?"""
        names = (self.page.cast.characters[i].name.lower().split() for i in found)
        return all(lexicon().singular(n[-1]) in lexicon().classes["pair"] and len(n) < 3 for n in names)

    def _force_of(self, head: Token) -> tuple[int, ...]:
        """Forces act as whose they are: "Oslo, whose troops shelled the town"."""
        whose = child(head, "nmod:poss")
        if whose is None or whose.lower_ != "whose" or lemma(head) not in lexicon().classes["force"]:
            return ()
        return self.one(antecedent(whose)).characters

    def _half_of_land(self, head: Token) -> tuple[int, ...]:
        """ "The north" is a state where two states share a name: North and South Yemen."""
        if head.lower_ not in COMPASS or not children(head, "det"):
            return ()
        characters = self.page.cast.characters
        halves = {c.name: i for i, c in enumerate(characters) if c.kind in ("state", "government")}
        shared = Counter(" ".join(name.split()[1:]) for name in halves if name.split()[0].lower() in COMPASS)
        mine = (i for name, i in halves.items() if name.split()[0].lower() == head.lower_)
        return tuple(i for i in mine if shared[" ".join(characters[i].name.split()[1:])] > 1)

    def state_for_we(self, party: Party) -> Party:
        """The state for which somebody says what "we" do: deeds told as "we" are not the speaker's own."""
        if not party.words or party.words[0].root.lower_ not in ("we", "us", "our"):
            return party
        return Party(unique(self.state_of(c) for c in party.characters), party.words)

    def other_than(self, pronoun: Token, actors: Party, kinds: frozenset[str] = frozenset()) -> Party:
        """Whom "it" or "them" stands for as what is acted upon: of those named before it in its sentence the
        last that do not act themselves: "imposed sanctions on Riga, accusing it of fraud" → Latvia. They are
        of one of `kinds`, where those are given."""
        for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
            if token.pos_ not in ("PROPN", "NOUN") or token.dep_ in ("compound", "amod", "flat", "nmod:poss"):
                continue
            party = self.one(token)
            several = token.tag_ in ("NNS", "NNPS")
            if not party or set(party.characters) & set(actors.characters):
                continue
            if self.kinds(party) & {"person"} or (several and pronoun.lower_ == "it"):
                continue
            if kinds and not self.kinds(party) <= kinds:
                continue
            return Party(party.characters, (pronoun.doc[pronoun.i : pronoun.i + 1],))
        return self._subject_before(pronoun, actors)

    def _subject_before(self, pronoun: Token, actors: Party) -> Party:
        """Who acted in the sentence before, where "it" has nobody in its own: "The army denied it. The
        ministry, which blamed it, …"."""
        start = pronoun.sent.start
        if start == 0 or pronoun.lower_ != "it":
            return Party()
        subject = grammatical_subject(pronoun.doc[start - 1].sent.root)
        party = self.one(subject) if subject is not None and subject.tag_ not in ("NNS", "NNPS") else Party()
        powers = {"state", "government", "body", "armed_group", "organisation"}
        apart = not set(party.characters) & set(actors.characters)
        return party if party and apart and self.kinds(party) <= powers else Party()

    def with_state_for_we(self, party: Party) -> Party:
        """Who says "we" and the state spoken for: "we condemn the raid" is both a minister's word and the
        state's."""
        if not party.words or party.words[0].root.lower_ not in ("we", "us"):
            return party
        return self.with_states(party)

    def with_states(self, party: Party) -> Party:
        """A party with the states that its persons speak for."""
        return party + Party(unique(self.state_of(c) for c in party.characters))

    def with_whom_they_serve(self, party: Party) -> Party:
        """A party with the states whose forces or delegations are in it: "Norwegian troops" are Norway,
        too."""
        characters = self.page.cast.characters
        serving = lexicon().classes["serving"]
        states: list[int] = []
        for i in party.characters:
            one = characters[i]
            words = {lexicon().singular(w) for w in one.name.lower().replace("’", "'").split()}
            if (
                one.kind not in ("person", "state", "government", "armed_group")
                and words & serving
                and one.country
            ):
                states.extend(self._states_of(one.country))
        return party + Party(tuple(s for s in states if s not in party.characters))

    def state_of(self, index: int) -> int:
        """The state of a person, if the article has it; anybody else as they are."""
        characters = self.page.cast.characters
        if characters[index].kind != "person" or characters[index].country is None:
            return index
        return next(iter(self._states_of(characters[index].country or "")), index)

    def _states_of(self, country: str) -> list[int]:
        """The state of a country code, where the article has it."""
        states = (
            i
            for i, c in enumerate(self.page.cast.characters)
            if c.kind in ("state", "government") and c.country == country and c.member_of is None
        )
        return list(states)[:1]

    def _body_of_members(self, head: Token) -> tuple[int, ...]:
        """ "members of the Council" act as the Council."""
        inside = next((o for prep, o in obliques(head) if prep == "of"), None)
        return self.one(inside).characters if inside is not None else ()

    def _of_several(self, head: Token) -> tuple[int, ...]:
        """ "envoys of Norway, Sweden and Latvia", "forces of either the regime or Norway", "officials of the
        government and the rebels" act for all of them."""
        classes = lexicon().classes
        if head.tag_ != "NNS" or lemma(head) not in classes["agency"] | classes["person"] | classes["force"]:
            return ()
        around = (
            *obliques(head),
            *((case_of(o), o) for o in children(head.head, "obl") if head.i < o.i < head.head.i),
            *((case_of(o), o) for o in children(head.head, "obl") if o.left_edge.i == head.i + 1),
        )
        for prep, inside in around:
            several = conjuncts(inside)
            if prep in ("of", "from") and len(several) > 1:
                whole = self.whole(inside)
                named = any(t.pos_ == "PROPN" for t in several)
                if named or (len(whole.characters) > 1 and self.kinds(whole) <= _SIDES):
                    return whole.characters
        return ()

    def _of_origins(self, head: Token) -> tuple[int, ...]:
        """ "Norwegian and Swedish jets", "Norwegian and Swedish envoys" act for both states."""
        classes = lexicon().classes
        people = classes["person"] if head.tag_ == "NNS" else frozenset()
        if lemma(head) not in classes["agency"] | classes["force"] | classes["aircraft"] | people:
            return ()
        origins = [a for a in children(head, "amod", "compound") if len(conjuncts(a)) > 1]
        party = self.adjective(head) if origins else Party()
        return party.characters if len(party.characters) > 1 and self.kinds(party) <= STATE_KINDS else ()

    def _speaker(self, pronoun: Token) -> tuple[int, ...]:
        """Who says "I" or "we" here: the source of the innermost statement around the word."""
        who = self._said.we_of(pronoun)
        return self._voice_of_release(pronoun) if who is None else (who,)

    def _voice_of_release(self, pronoun: Token) -> tuple[int, ...]:
        """Who says "we" in a government's own release: the state or body last named as a subject."""
        if self._releasing is None:
            self._releasing = tuple(self._official_subjects())
        place = bisect_left(self._releasing, (pronoun.sent.start, 0))
        return (self._releasing[place - 1][1],) if place else ()

    def _official_subjects(self) -> Iterator[tuple[int, int]]:
        """The states and bodies named as subjects in the article, with their tokens."""
        characters = self.page.cast.characters
        for token in self.page.doc:
            if token.dep_ in SUBJECTS and token.pos_ == "PROPN":
                named = unique(self.page.cast.who(token.doc[token.i : token.i + 1]))
                if len(named) == 1 and characters[named[0]].kind in ("state", "government", "body"):
                    yield token.i, named[0]

    def said_in(self, token: Token) -> tuple[int, ...]:
        """The statements whose content holds a token, by index."""
        return self._said.around(token)

    def source_of(self, token: Token) -> Party:
        """Who says the sentence that a token stands in."""
        who = self._said.speaker_of(token)
        return Party() if who is None else Party((who,), ())

    def last_to_speak(self, token: Token) -> Party:
        """Who said the last thing before a sentence: whose claims "those claims" are; a paper that only tells
        of them where nobody else did."""
        papers = [i for i, one in enumerate(self.page.cast.characters) if one.kind == "media"]
        who = self._said.last_before(token.sent[0], but=papers)
        who = self._said.last_before(token.sent[0]) if who is None else who
        return Party() if who is None else Party((who,), ())

    def party_or_owner(self, head: Token) -> Party:
        """Who a phrase denotes, else whose the thing is: "the minister", "Oslo's decision", "the Swedish
        offer"."""
        words = lexicon().classes
        things = words["offer"] | words["charge"] | words["resolution"] | words["premises-hit"]
        if lemma(head) in things and (own := self.owner_of(head)):
            return own  # "the proposal by Oslo for a standing office", "struck a camp of the rebels"
        return self.whole(head) or self.owner_of(head)

    def owner_of(self, noun: Token) -> Party:
        """Whose a thing is: possessor, by-phrase, or an adjective or noun of origin before it; of a count,
        whose what is counted is ("20 of Oslo's jets")."""
        noun = counted(noun)
        who = owner(noun)
        if who is not None and (party := self.whole(who)):
            return party
        if party := self.adjective(noun):
            return party
        takes = any("of" in frame.recipient for frame in lexicon().nouns.get(lemma(noun), ()))
        preps = ("between", "from") if takes else ("of", "between", "from")
        inside = next((o for prep, o in obliques(noun) if prep in preps), None)
        if inside is None and takes:  # "the arrest of two reporters by the police"
            inner = (o for prep, o in obliques(noun) if prep in ("of", "on", "against"))
            inside = next((by for o in inner for prep, by in obliques(o) if prep == "by"), None)
        if inside is not None:
            return self.whole(inside)
        if party := self._maker(noun) or self._of_clause(noun):
            return party
        stopped = (
            next((o for prep, o in obliques(noun) if prep == "to"), None) if lemma(noun) in ENDS else None
        )
        return self.owner_of(stopped) if stopped is not None else Party()

    def _of_clause(self, noun: Token) -> Party:
        """Whose act a noun sums up: "Oslo recalled its envoy, a step condemned by Riga"."""
        if lemma(noun) not in lexicon().classes["summing"] or noun.dep_ not in SUMMED:
            return Party()
        if not any(c.lower_ == "a" for c in children(noun, "det")):
            return Party()
        verb = next((a for a in noun.ancestors if a.pos_ == "VERB" and a.i < noun.i), None)
        told = child(verb, "ccomp") if verb is not None else None
        verb = told if told is not None and told.i < noun.i else verb  # "Oslo will pay, Berg said, a step …"
        who = logical_subject(verb) if verb is not None else None
        return self.doer(who) if who is not None else Party()

    def _maker(self, noun: Token) -> Party:
        """Who made a thing, by a clause: "the offer that Oslo made", "the plan put forward by Riga"."""
        making = lexicon().classes["making"]
        for clause in children(noun, "acl", "acl:relcl"):
            after = clause.nbor().lower_ if clause.i + 1 < len(clause.doc) else ""
            if lemma(clause) in making or f"{lemma(clause)} {after}" in making:
                thing, who = logical_object(clause), logical_subject(clause)
                if who is not None and who.i != noun.i and (thing is None or thing.i == noun.i):
                    return self.whole(who)
        return Party()

    def doer(self, head: Token) -> Party:
        """Who acts through a subject: the one it denotes, or whose deed or instrument it is ("Oslo's
        decision", "Swedish jets"); a thing that merely belongs to somebody does not act for them."""
        party = self.whole(head)
        if party or lemma(head) not in lexicon().classes["agency"] | lexicon().nouns.keys():
            return party
        return self.owner_of(head)

    def host(self, place: Token) -> Party:
        """The state or government of a place that is visited: "to Riga" → Latvia, if the article knows it."""
        for entry in gazetteer().exactly(noun_phrase(place).text) or gazetteer().exactly(place.text):
            for i, character in enumerate(self.page.cast.characters):
                if character.kind in ("state", "government") and character.country == entry.known.country:
                    return Party((i,), (noun_phrase(place),)) if entry.known.country else Party()
        return Party()

    def inviting(self, invitations: Iterable[Token]) -> Party:
        """Who invites, or the state that whoever invites speaks for: "at the invitation of Berg" → Norway."""
        for invitation in invitations:
            party = self.owner_of(invitation)
            if found := Party(unique(self.state_of(i) for i in party.characters), party.words):
                return found
        return Party()

    def government_in(self, place: Token) -> Party:
        """The state whose capital a name is: "urged Riga to pay", where the verb asks for somebody."""
        entries = gazetteer().exactly(noun_phrase(place).text) or gazetteer().exactly(place.text)
        if place.pos_ != "PROPN" or not any(entry.use is Use.CAPITAL for entry in entries):
            return Party()
        return self.host(place)

    def adjective(self, noun: Token) -> Party:
        """Who the words right before a noun denote: "Norwegian and Danish jets", "coalition air strikes"."""
        party = Party()
        for c in children(noun, "amod", "compound", "nmod", "nmod:unmarked"):
            if c.i < noun.i and not case_of(c):
                before = c.doc[max(0, c.i - 2) : c.i]
                if c.lower_.startswith("anti") or (before and before[0].lower_ in ("anti", "pro")):
                    continue  # "the anti-Norwegian text"
                for each in conjuncts(c):
                    found = self.page.cast.who(each)
                    if found:
                        party += Party(unique(found), (each.doc[each.i : each.i + 1],))
        return party

    def at(self, predicate: Token, places: Iterable[str]) -> Party:
        """The party at the first of some places of a predicate that is filled.

        Places: `origin` (who is named before the object: "government loans"), `subject`, `object`,
        `indirect`, a preposition, `inside` (the subject of the complement), `whose` (whose the object is).
        """
        for place in places:
            for head in self.heads(predicate, place):
                if self._said.speaks_behind(head, predicate):
                    continue
                if party := self._filled(place, head):
                    return party + self._acting_too(predicate, place)
        return Party()

    def _acting_too(self, predicate: Token, place: str) -> Party:
        """The other agents of a passive: "accepted by Oslo on Monday and by Riga on Friday"."""
        others = agents(predicate)[1:] if place == "subject" and is_passive(predicate) else []
        return sum((self.doer(other) for other in others), Party())

    def all_at(self, predicate: Token, places: Iterable[str]) -> Party:
        """Everybody at the first of some places that is filled: "spoke with Berg and with Lund"."""
        found = (self._everybody(predicate, place) for place in places)
        return next((party for party in found if party), Party())

    def _everybody(self, predicate: Token, place: str) -> Party:
        party = Party()
        for head in self.heads(predicate, place):
            if not self._said.speaks_behind(head, predicate):
                party += self._filled(place, head)
        return party

    def _filled(self, place: str, head: Token) -> Party:
        if place == "origin":
            return self.adjective(counted(head))
        if place == "subject":
            return self.doer(head)
        asked = place == "for" and head.pos_ == "NOUN" and not self.kinds(self.one(head)) & {"person"}
        if asked and lemma(head.head) in ("push", "press", "call", "campaign", "lobby"):
            return self.owner_of(head)  # "pushed for an inquiry": nobody is asked
        return self.owner_of(head) if place == "whose" else self.party_or_owner(head)

    def heads(self, predicate: Token, place: str) -> list[Token]:
        """The head words at a place of a predicate; for the places see `at`."""
        if place == "subject":
            return _some(logical_subject(predicate))
        if place in ("object", "obj"):
            return _some(logical_object(predicate) or raised(predicate))
        if place in ("whose", "origin"):
            return _some(logical_object(predicate))
        if place == "indirect":
            if is_passive(predicate) and child(predicate, "obj") is not None:
                return _some(grammatical_subject(predicate))
            given = children(predicate, "obj")
            return children(predicate, "iobj") or (given[:1] if len(given) > 1 else [])
        if place == "inside":
            return _inside(predicate)
        thing = logical_object(predicate) if place == "between" and is_passive(predicate) else None
        if thing is not None and (found := _after(thing, place)):
            return found  # "ties between Oslo and Riga were restored"
        return _after(predicate, place) or [
            head for later in conjuncts(predicate)[1:] for head in _after(later, place) if _shares(later)
        ]


def _only_there(noun: Token) -> bool:
    """Are they people who only are in a state, and so nothing of it: "an activist in Sweden"?"""
    if lemma(noun) not in lexicon().classes["people"] or children(noun, "nmod:poss", "amod", "compound"):
        return False
    places = [c for c in children(noun, "nmod") if case_of(c) in ("in", "near", "at")]
    return bool(places) and len(places) == len(children(noun, "nmod"))


def _is_deed(noun: Token) -> bool:
    """Is it what is done to those in its of-phrase, for whom it does not stand: "the killing of ten
    nurses"?"""
    frames = lexicon().nouns.get(lemma(noun), ()) if noun.pos_ == "NOUN" else ()
    if any(f.type == "CONSULT" for f in frames):
        return True  # "a meeting with Berg" is not Berg
    return any("of" in f.recipient and f.type in ("ASSAULT", "COERCE", "SANCTION", "RETREAT") for f in frames)


def _joined(head: Token) -> Iterator[Token]:
    """Those named along with a party, or as members of a group."""
    words = lexicon().classes
    listed = "exemplifying" if head.tag_ in ("NNS", "NNPS") or lemma(head) in words["circle"] else ""
    for phrase in children(head, "nmod", "obl", "acl"):
        if phrase.i < head.i:
            continue
        if case_of(phrase) in words["joining"] or (listed and case_of(phrase) in words[listed]):
            yield phrase
        elif listed and phrase.dep_ == "acl" and phrase.lower_ == "including":
            yield from children(phrase, "obj")


def _members(head: Token) -> list[Token]:
    """Whom the appositions of a word list: "the carmakers, Volvo and Saab", "envoy Kari Berg, envoy Per Lund
    and judge Ida Dahl"."""
    listed = children(head, "appos")
    found = [member for each in listed for member in conjuncts(each)]
    if len(found) > 1 and (head.tag_ == "NNS" or len(listed) > 1):
        return found
    # "the minister, Abiy Ahmed, and the president": the second is no other name of the first.
    return [member for each in listed for member in conjuncts(each)[1:]]


def _after(predicate: Token, preposition: str) -> list[Token]:
    return [head for prep, head in obliques(predicate) if prep == preposition]


def _shares(later: Token) -> bool:
    """Does a coordinated word share what follows it with the first: "was angered and hurt by the raid"?"""
    return child(later, *SUBJECTS, "obj") is None


def _some(token: Token | None) -> list[Token]:
    return [] if token is None else [token]


def _inside(predicate: Token) -> list[Token]:
    """The subjects of the clauses that a predicate governs: "demanded that Oslo pay" → Oslo."""
    found: list[Token] = []
    for clause in children(predicate, "ccomp", "xcomp", "advcl", "acl"):
        who = child(clause, "nsubj", "nsubj:pass")
        if who is not None and not (
            who.lower_ == "it" and is_passive(clause)
        ):  # "demanded that it be changed"
            found.append(who)
    return found
