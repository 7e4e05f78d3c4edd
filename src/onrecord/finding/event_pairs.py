"""Whom "the two sides", "both governments", "the ministers" or "they" are where nothing near names them: the
two whom the article last told of together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from spacy.tokens import Span, Token

from onrecord.finding.event_lexicon import lemma, lexicon
from onrecord.finding.event_syntax import antecedent, children, conjuncts, grammatical_subject
from onrecord.finding.page import Page

REACH = 6
"""How many sentences back the two sides may have been told of together."""
NEAR = 2
"""The same for people and for "they", of whom there are soon others."""
PRONOUNS = frozenset({"they", "them", "each"})
TWO = frozenset({"both", "two"})
ALL = frozenset({"both", "two", "the", "these", "those", "warring", "opposing", "rival"})
POWERS = frozenset({"state", "government", "armed_group"})
LONG = 8
"""An article with more sentences names the powers it is about more than once."""
MANY = 4
"""More powers than these in a sentence are a list, of which no two belong together."""
OFFICE_REACH = 12
"""How many sentences back somebody's office may have been told."""
OFFICES = {
    "minister": frozenset({"minister", "secretary"}),
    "president": frozenset({"president"}),
    "premier": frozenset({"premier", "minister"}),
    "leader": frozenset({"president", "prime", "premier", "leader", "king", "chancellor", "emir", "head"}),
    "head": frozenset({"president", "prime", "premier", "king", "chancellor", "emir", "head"}),
    "envoy": frozenset({"envoy", "ambassador", "negotiator", "representative"}),
    "negotiator": frozenset({"negotiator", "envoy", "minister", "adviser"}),
}
"""Titles that show somebody to be what a plural speaks of."""
BODIES = frozenset(
    {"commission", "committee", "council", "assembly", "parliament", "senate", "bank", "company", "union",
     "association", "federation", "court", "chamber"}
)  # fmt: skip
"""Words of titles that tell that no state is led."""


@dataclass(slots=True)
class Pairs:
    """The pairs of one article, by sentence."""

    page: Page
    _together: Counter[tuple[int, ...]] | None = None
    _between: set[int] | None = None
    _once: set[int] | None = None
    _told: list[tuple[Span, tuple[tuple[int, int], ...]]] | None = None
    _of_state: dict[str, int] = field(default_factory=dict)

    def speaks_of_two(self, head: Token) -> bool:
        """Is it a phrase for two known already: "the two sides", "both ministers", "the rivals"; not "both
        Norwegian parties", "the leaders of the strike"?"""
        classes = lexicon().classes
        if head.lower_ in PRONOUNS:
            return head.lower_ != "each" or (head.dep_ == "nsubj" and not children(head, "nmod"))
        if head.lower_ in TWO and head.dep_ in ("nsubj", "nsubj:pass", "obj"):  # "the two had agreed"
            the = any(c.lower_ in ("the", "these") for c in children(head, "det"))
            return (the or head.lower_ == "both") and not children(head, "nmod", "acl:relcl")
        if head.tag_ != "NNS" or lemma(head) not in classes["pair"] or children(head, "nmod:poss"):
            return False
        if not {c.lower_ for c in children(head, "compound")} <= classes["portfolio"]:
            return False
        before = {c.lower_ for c in children(head, "det", "det:predet", "nummod", "amod", "cc:preconj")}
        counted = bool(before & TWO)
        office = lemma(head) in classes["people-pair"] and before - ALL <= classes["portfolio"]
        if not before & ALL or not (office or before <= ALL):
            return False
        if not counted and lemma(head) not in classes["pair-alone"]:
            return False
        told_apart = any(c.lower_ == "who" for r in children(head, "acl:relcl") for c in r.children)
        return not told_apart and not children(head, "appos") and not self._named_behind(head)

    def _named_behind(self, head: Token) -> bool:
        behind = [c for c in children(head, "nmod", "conj") if c.lower_ != "state"]  # "heads of state"
        return any(self.page.cast.who(c.doc[c.i : c.i + 1]) for c in behind if c.i > head.i)

    def of(self, head: Token) -> tuple[int, ...]:
        """The two that such a phrase means: of the sentences before it the last that tells of just two, or
        joins two by "and"."""
        pronoun = head.lower_ in PRONOUNS
        if lemma(head) in OFFICES:
            return self._last_in_office(head)
        people = lemma(head) in lexicon().classes["people-pair"]
        away = set() if pronoun else self._doers_over(head)
        most = () if people or pronoun else self._most_told(away)
        for sentence, mentions in self._before(head, NEAR if people or pronoun else REACH):
            named = [m for m in mentions if m[0] < head.i]
            for kind in (True, False) if pronoun else (people,):
                if found := self._two(sentence, named, kind, away):
                    return most if most and self._seldom(found, most) else found
        return most

    def fits(self, head: Token, found: Iterable[int]) -> bool:
        """Can characters be the two ministers, presidents or leaders that a phrase speaks of, by what the
        article calls them?"""
        wanted = OFFICES.get(lemma(head))
        return wanted is None or all(self._holds(i, wanted) is not False for i in found)

    def _holds(self, index: int, wanted: frozenset[str]) -> bool | None:
        """Does somebody hold such an office; None where the article says nothing of their office."""
        one = self.page.cast.characters[index]
        if one.kind != "person":
            return None if one.kind in POWERS else False
        titles = [set(role.title.lower().replace("-", " ").split()) for role in one.roles]
        # "the two presidents" are heads of states, and no president of a commission
        led = [words for words in titles if not ("president" in words and words & BODIES)]
        return any(words & wanted for words in led) if titles else None

    def _last_in_office(self, head: Token) -> tuple[int, ...]:
        """The last two named before who hold the office: "the two foreign ministers" are no envoys."""
        wanted = OFFICES[lemma(head)]
        found: dict[int, None] = {}
        for _, mentions in self._before(head, OFFICE_REACH):
            for token, index in reversed(mentions):
                between = self._state(index) in self._mediators()
                if token < head.i and len(found) < 2 and not between and self._holds(index, wanted):
                    found[index] = None
        return tuple(sorted(found)) if len(found) == 2 else self._most_told(self._doers_over(head))

    def _seldom(self, found: tuple[int, ...], most: tuple[int, ...]) -> bool:
        """Are two told of together far less often than the two whom the article is about?"""
        counts = self._counts()
        return 2 * counts[tuple(sorted(found))] < counts[most]

    def _two(
        self, sentence: Span, mentions: Iterable[tuple[int, int]], people: bool, away: set[int]
    ) -> tuple[int, ...]:
        """The two of a sentence: those it joins, else all that it tells of if they are two."""
        members = {
            t: side for t, i in mentions if (side := self._side(i, people)) is not None and side not in away
        }
        unlike = dict.fromkeys(members.values())
        if len(unlike) == 2:
            return tuple(unlike)
        joined = {tuple(dict.fromkeys(pair)) for pair in _joined(sentence, members)}
        joined = {pair for pair in joined if len(pair) == 2}
        return next(iter(joined)) if len(joined) == 1 else ()

    def _side(self, index: int, people: bool) -> int | None:
        """The power that a character is or acts for; of people the person."""
        one = self.page.cast.characters[index]
        if people:
            return index if one.kind == "person" else None
        if one.kind == "armed_group" or (one.kind in POWERS and one.country is None):
            side: int | None = index
        else:
            side = self._states().get(one.country) if one.country is not None else None
        return None if side in self._mediators() or side in self._passing() else side

    def _passing(self) -> set[int]:
        """Powers that a long article names in one sentence only: "the two former Soviet republics"."""
        if self._once is None:
            named: Counter[int] = Counter()
            for _, mentions in self._sentences():
                named.update({i if (s := self._state(i)) is None else s for _, i in mentions})
            self._once = {i for i, n in named.items() if n == 1} if len(self._sentences()) > LONG else set()
        return self._once

    def _mediators(self) -> set[int]:
        """The states that mediate between the two, and so are neither: "Norwegian mediators"."""
        if self._between is None:
            self._between = set()
            words = lexicon().classes["mediating"]
            mediating = [t for t in self.page.doc if lemma(t) in words and t.pos_ in ("NOUN", "VERB")]
            near = [c for t in mediating for c in children(t, "amod", "compound", "nmod:poss")]
            near += [s for t in mediating if t.pos_ == "VERB" and (s := grammatical_subject(t)) is not None]
            states = (self._state(i) for c in near for i in self.page.cast.who(c))
            self._between = {state for state in states if state is not None}
        return self._between

    def _state(self, index: int) -> int | None:
        one = self.page.cast.characters[index]
        return self._states().get(one.country) if one.country is not None else None

    def _states(self) -> dict[str, int]:
        if not self._of_state:
            for i, one in enumerate(self.page.cast.characters):
                if one.kind in ("state", "government") and one.country and one.member_of is None:
                    self._of_state.setdefault(one.country, i)
        return self._of_state

    def _doers_over(self, head: Token) -> set[int]:
        """Who acts on the two, and so is neither: "Oslo urged both sides to talk"."""
        verb = next((a for a in head.ancestors if a.pos_ == "VERB"), None)
        if verb is None or head.dep_ in ("nsubj", "nsubj:pass"):
            return set()
        subjects = children(verb, "nsubj")
        owners = [antecedent(o) for s in subjects for o in children(s, "nmod:poss")]
        found = {i for s in (*subjects, *owners) if s.i != head.i for i in self.page.cast.who(s)}
        return found | {side for i in found if (side := self._side(i, False)) is not None}

    def _before(self, head: Token, reach: int) -> Iterator[tuple[Span, tuple[tuple[int, int], ...]]]:
        told = self._sentences()
        here = next((k for k, (s, _) in enumerate(told) if s.start <= head.i < s.end), -1)
        for k in range(here, max(-1, here - reach - 1), -1):
            yield told[k]

    def _sentences(self) -> list[tuple[Span, tuple[tuple[int, int], ...]]]:
        """The sentences of the article with the characters named in each, by token."""
        if self._told is None:
            self._told = [(s, tuple(self._named_in(s))) for s in self.page.doc.sents]
        return self._told

    def _named_in(self, sentence: Span) -> Iterator[tuple[int, int]]:
        for token in sentence:
            if token.pos_ not in ("PROPN", "NOUN", "ADJ") or _only_origin(token):
                continue
            for index in self.page.cast.who(token.doc[token.i : token.i + 1]):
                yield token.i, index

    def _most_told(self, away: set[int]) -> tuple[int, ...]:
        """The two powers that most sentences tell of together, in two at least."""
        pairs = {p: n for p, n in self._counts().items() if not away & set(p)}
        best = min(pairs, key=lambda p: (-pairs[p], p), default=())
        return best if best and pairs[best] > 1 else ()

    def _counts(self) -> Counter[tuple[int, ...]]:
        """In how many sentences two powers are told of together."""
        if self._together is None:
            self._together = Counter()
            for _, mentions in self._sentences():
                sides = sorted({s for _, i in mentions if (s := self._side(i, False)) is not None})
                self._together.update(combinations(sides, 2) if len(sides) <= MANY else ())
        return self._together


def _only_origin(word: Token) -> bool:
    """Does an adjective only say where somebody is from: "Norwegian engineers", not "Norwegian troops"?"""
    classes = lexicon().classes
    acting = classes["agency"] | classes["person"] | classes["force"] | classes["envoy"] | classes["side"]
    return word.dep_ in ("amod", "compound") and word.pos_ != "NOUN" and lemma(word.head) not in acting


def _joined(sentence: Span, members: dict[int, int]) -> Iterator[tuple[int, ...]]:
    for token in sentence:
        if token.i in members and token.dep_ != "conj":
            together = [t.i for t in conjuncts(token)]
            if len(together) == 2 and together[1] in members:
                yield members[together[0]], members[together[1]]
