"""Rebuttals: what one side says is so, and another says is not.

    "Sudria's gunners hit the mill," Norland's army said. Sudria said it had not fired a shot.
    The fund paid the crew's ransom, two officials said. … "This is a lie," the fund's director said.

Nobody says "I deny what you said in the third paragraph". So every denial and every negated statement is
held against what others claim, and what speaks for their being about one matter is added up: words shared,
nearness in meaning (the sentences' vectors), nearness in the text, that the claim is about who denies it,
and that it is denied outright. A claim far away must be much alike; one just before needs little more than to
be about the one who denies it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.wording import concept, concepts, office_words, stem, telling, terms
from onrecord.reconciling.contradictions import NONE_OF_THEM
from onrecord.reconciling.disputes import Claim, claim_of, dispute
from onrecord.reconciling.ledger import Ledger, Said, published
from onrecord.reconciling.nearness import overtaken
from onrecord.reconciling.voices import is_own_voice, with_own_words
from onrecord.record import Coverage, Discrepancy, Evidence

_CLAIMING = frozenset({"say", "announce", "confirm", "accuse", "criticise", "believe"})
_REBUTTING = _CLAIMING | {"deny", "reject"}
_FUTURE = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|could|can|cannot)\b|[’']ll\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not?(?!\s(?:fewer|less|more|only|just|merely|least)\b)|never|nothing|nobody|none|neither|nor)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_HOPES = re.compile(
    r"^\W*(?:\S+\s){0,4}?(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|expect(?:s|ed)?)\b", re.IGNORECASE
)
""" "Norland hopes that it will be signed" is no claim that it was."""
_NOT_SAID_OF_FACTS = re.compile(
    r"\b(?:not|never|n[’']t)\s+(?:know|sure|clear|aware|confirm|comment)", re.IGNORECASE
)
_UNTRUE = re.compile(
    r"\b(?:lies?|lying|false|untrue|baseless|unfounded|groundless|fabricat\w+|nonsense|invent(?:ed|ion)|fiction"
    r"|not (?:true|the case)|far from the truth|not correspond to (?:reality|the (?:facts|truth))|no truth"
    r"|propaganda|slander|disinformation|rumou?rs?|fantas(?:y|ies)|myths?|hoax|fake|fairy[ -]tales?"
    r"|made[ -]up|distort(?:s|ed|ions?)|misrepresent\w*|misleading|inaccurate|incorrect"
    r"|at odds with the facts)\b",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    r"\bno such\b|\bnothing of the (?:kind|sort)\b|\bno(?:t any)? (?:basis|foundation|grounds?)\b",
    re.IGNORECASE,
)
_CLAIM_OF = re.compile(
    r"\b(?:claims?|accusations?|allegations?|assertions?|reports?|charges?|complaints?|version|story|stories)"
    r" (?:that|of|by|about|from|made)\b",
    re.IGNORECASE,
)
_REJECTS_A_CLAIM = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|den(?:y|ies|ied|ying))"
    r" (?:the|any|these|those|all)? ?(?:\w+ )?"
    r"(?:claims?|accusations?|allegations?|assertions?|reports?|charges?|version)\b",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\b(?:claims?|accusations?|allegations?|assertions?|reports?|version)"
    r" (?:of|by|from|made by) the \w+ (?:side|party)\b",
    re.IGNORECASE,
)
""" "Reports of the Sudrian side are untrue": what others say is not meant."""
_THOSE_WORDS = re.compile(
    r"\b(?:(?:those|these|such|any such|that|this) (?:words?|remarks?|expressions?|terms?|comments?|phrases?)"
    r"|any such thing|anything of the (?:kind|sort))\b",
    re.IGNORECASE,
)
"""They point to what was just told."""
_OF_NOTHING = re.compile(
    r"\b(\w+) (?:(?:at|on|to|for|from|with|of|in) )?(?:nothing|nobody|no one|none)\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{3,}")
_BIDS = re.compile(r"^[“\"'‘]?(?:Ask|Let|Look|Come|Wait|Go|Read|Show|See|Tell|Give|Take|Stop)\b")
""" "Ask the engineers" claims nothing."""
_IN_THE_CHAIR = re.compile(
    r"^(?:the )?(?:moderator|operator|interpreter|host|chair(?:man|woman|person)?|presid(?:ent|ing officer)"
    r" of the (?:meeting|session))$",
    re.IGNORECASE,
)
"""Whoever only gives the floor to others: "That is all for today" is about nothing that is denied."""
_LEAST_TOLD = 2
"""Words without which nothing is claimed."""
_A_CLAIM_OF_ITSELF = re.compile(
    r"^an? (?:\w+ )?(?:claim|accusation|allegation|assertion|charge|version|account)\b", re.IGNORECASE
)
_NOT_ONE = re.compile(r"\b(?:not (?:one|a single|a)|at no (?:time|point)|never)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"\bit (?:was|is|had been) (?:\w+ ){1,4}(?:who|that|which)\b")
""" "It was Norland that had asked": not the one who is said to have."""
_COUNTED_NOUN = re.compile(r"\b(?:not (?:one|a single)) (\w+)", re.IGNORECASE)
_WEAK, _EMPHATIC, _OUTRIGHT = 0.15, 0.25, 0.35
_BARE = 1
"""A denial of at most this many telling words ("denied it", "they had not") is of what was just said."""
_FEW_WORDS = 4
"""A longer denial tells what it denies: "that Norland had sought the delay was a lie"."""
ENOUGH = 0.9
"""What must come together; set on collections written for the purpose (tests/collections)."""
ENOUGH_WHERE_WEAK = (1.0, 1.1)
"""The same where a plain "not" is all that denies: of a claim just before, and of any other."""
_DENIED_WORD = 0.25
"""What it adds that the very word that is denied ("fired no shot") is told by the claim ("had shot at")."""
_OF_ACCUSED, _BY_ACCUSING = 0.3, 0.1
"""What it adds that the claim is about who denies it, and that it accuses them."""
_LEAST_ALIKE = 0.14
"""Of that, from words and meaning; a bare denial needs none."""
_ALIKE_OF_THE_WORD = 0.3
"""Of that where the very word is denied: "had not crossed the square" denies no crossing of the river."""
_NEXT, _NEAR = 2, 6
"""Sentences between claim and denial that are next to each other, and near."""
_STEM = 5
_ONE_MATTER = 0.5
_ONE_MEANING = 0.75
"""Likeness of words, and cosine, from which two denials by one side are of one matter."""
_PHRASE = 4
_AS_PLAINLY = 0.15
_ACCUSED_OF = re.compile(r"^(?:\S+\s){1,8}?(?:of|for)\s\w+ing\b")
_LEAD = re.compile(r"^\W*(?:[Tt]he )?([A-ZÀ-Þ][\w-]{3,})\b(?![’'])")
_OF_BOTH = frozenset({"meeting", "talks", "agree", "deal", "sign", "call"})
"""Concepts of what one cannot do alone."""
_MOST = 400
"""Claims about one side, of one month, that a denial is held against."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentence in which a statement's content begins: its number, and its vector at length 1."""

    number: int
    vector: NDArray[np.float32] | None


@dataclass(frozen=True)
class Point:
    """A statement with what it is compared by."""

    said: Said
    side: str
    about: frozenset[str]
    place: _Place
    words: frozenset[str]
    names: frozenset[str]
    own_names: frozenset[str]

    @cached_property
    def denies(self) -> float:
        """How outright it denies: 0 not at all, 0.15 by a "not" or "it was others who", 0.25 by "not one",
        0.35 in so many words."""
        found = self.said.found
        if _A_CLAIM_OF_ITSELF.match(found.content):
            # "... had rammed it, a claim that others called nonsense" is what somebody else says of it.
            return 0.0
        if _NO_SUCH.search(found.content):
            return _OUTRIGHT
        if found.act not in _REBUTTING or _NOT_SAID_OF_FACTS.search(found.content):
            return 0.0
        if found.act == "deny" or _UNTRUE.search(found.content) or _REJECTS_A_CLAIM.search(found.content):
            return _OUTRIGHT
        if _FUTURE.search(found.content):
            return 0.0
        if _NOT_ONE.search(found.content):
            return _EMPHATIC
        negates = _NOT.search(NONE_OF_THEM.sub("", found.content)) or _IT_WAS.search(found.content)
        return _WEAK if negates else 0.0

    @property
    def is_bare(self) -> bool:
        """Whether it says that something is not so without saying what: "denied it", "This is a lie"."""
        if self.denies <= _EMPHATIC:
            return False
        content = self.said.found.content
        if len(self.words) <= _BARE or _THOSE_WORDS.search(content):
            return True
        return bool(_UNTRUE.search(content)) and len(self.matter) <= _FEW_WORDS

    @property
    def claims(self) -> bool:
        """Whether it tells of what is or was: "promised that he would go" tells of a promise."""
        found = self.said.found
        if _IN_THE_CHAIR.match(found.source_text or ""):
            return False
        told = found.content.split(" that ", 1)[0]
        if len(self.words) < _LEAST_TOLD or (found.form == "direct" and _BIDS.match(found.content)):
            return False
        denies = _NOT.search(told if _FUTURE.search(found.content) else found.content)
        return found.act in _CLAIMING and not _FUTURE.search(told) and not denies and not _HOPES.search(told)

    @property
    def names_a_claim(self) -> bool:
        """Whether it says outright that what it calls a claim is not so."""
        return self.denies > _EMPHATIC and bool(_CLAIM_OF.search(self.said.found.content))

    @cached_property
    def denied(self) -> frozenset[str]:
        """What it says there is or was not, by the word next to the negation: "fired no shot", "shot at
        nothing". A promise tells only where it is denied outright: "no such promise"."""
        content = self.said.found.content
        told = terms(content)
        first = (t.concept for at, t in enumerate(told) if t.negated and not (at and told[at - 1].negated))
        of_nothing = (form for word in _OF_NOTHING.findall(content.lower()) for form in _forms(word))
        # "Not one soldier moved" denies no soldier.
        counted = {form for word in _COUNTED_NOUN.findall(content.lower()) for form in _forms(word)}
        whole = len(told) > 1
        found = (frozenset(first) | frozenset(of_nothing)) - (counted if whole else frozenset())
        return found if self.denies > _EMPHATIC else telling(found)

    @cached_property
    def matter(self) -> frozenset[str]:
        """Its words less those of names: two sides name one another whatever they speak of."""
        named = _NAME.findall(self.said.found.content)
        return self.words - {form for word in named for form in concepts(word)}

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words, and what they mean."""
        return self.words | {stem(word) for word in re.findall(r"\w+", self.said.found.content.lower())}


def _forms(word: str) -> tuple[str, str]:
    return concept(word), stem(word)


def rebuttals(ledger: Ledger) -> Iterator[Discrepancy]:
    """Every matter that one side tells and another says is not so, each once."""
    for claims, denials in _camps(_each_of_one_claim(pairs(ledger), ledger), ledger):
        denied = [told for p in denials if (told := _around(p, claims, ledger)).evidence]
        found = denied and dispute(
            "denial" if any(p.denies > _EMPHATIC for p in denials) else "contradiction",
            f"whether {_in_short(claims, denials, ledger)}",
            [claim_of(p.said, ledger) for p in claims],
            denied,
            "one side says that what the other tells is not so: words, meaning and place go together",
        )
        if found:
            yield found


def _in_short(claims: Sequence[Point], denials: Sequence[Point], ledger: Ledger) -> str:
    """The shortest of the claims that are denied most plainly, if it is a clause; else what was denied."""
    scores = {p.said.id: max(score(p, d, ledger) for d in denials) for p in claims}
    near = [p for p in claims if scores[p.said.id] >= max(scores.values()) - _AS_PLAINLY]
    told = [p.said.found.content for p in near]
    # "Denied that it had fired" names the matter, "no shot was fired" its opposite.
    denied = [p.said.found.content for p in denials if p.said.found.act == "deny"]
    denied = [content for content in denied if not _NOT.search(content)]
    whole = [c for c in told if _is_clause(c)] or [c for c in denied if _is_clause(c)]
    chosen = min(whole or told, key=lambda c: (len(c), c)).strip('“”" ,.')
    opens = chosen.split(" ", 1)[0]
    return chosen[0].lower() + chosen[1:] if opens in ("The", "A", "An", "It", "There", "This") else chosen


def _is_clause(content: str) -> bool:
    """Longer than a phrase, in one piece, and not what somebody is accused of: "Norland of shelling"."""
    return " … " not in content and len(content.split()) >= _PHRASE and not _ACCUSED_OF.search(content)


def pairs(ledger: Ledger) -> list[tuple[Point, Point]]:
    """Every claim with every denial of it, in the order of the articles."""
    every = with_own_words(tuple(ledger.said.values()), ledger)
    points = [p for said in every if (p := point(said, ledger)) is not None]
    index = _index(points)
    return [
        (claim, denial)
        for denial in points
        if denial.denies
        for claim in _candidates(denial, index)
        if is_of(claim, denial, ledger)
    ]


def point(said: Said, ledger: Ledger) -> Point | None:
    speaker = ledger.speaker(said)
    label = said.found.source_text
    if speaker is None and label is None:
        return None
    start = next((e for e in said.found.evidence if e.role == "content"), said.found.evidence[0]).start
    return Point(
        said=said,
        side=ledger.side(speaker) if speaker else f"{said.coverage.article.id} {label}",
        about=_about(said, ledger),
        place=_place(said.coverage, start),
        words=concepts(said.found.content),
        names=_names(said.found.content),
        own_names=_names(f"{label or ''} {ledger.name(speaker) if speaker else ''}"),
    )


def _names(text: str) -> frozenset[str]:
    """The first letters of names, by which a state and its adjective are one ("Norland", "Norlandic");
    words of office are no names."""
    found = (word.lower() for word in _NAME.findall(text))
    return frozenset(w[:_STEM] for w in found if w not in office_words())


def _about(said: Said, ledger: Ledger) -> frozenset[str]:
    """The sides of those whom the content names."""
    spans = [(e.start, e.end) for e in said.found.evidence if e.role == "content"]
    article = said.coverage.article.id
    return frozenset(
        ledger.side(ledger.links.of(article, index))
        for index, character in enumerate(said.coverage.characters)
        if any(a <= m.start and m.end <= b for m in character.mentions for a, b in spans)
    )


def _place(coverage: Coverage, offset: int) -> _Place:
    for number, sentence in enumerate(coverage.sentences):
        if offset < sentence.end:
            vector = np.frombuffer(sentence.vector, dtype="<f4").astype(np.float32)
            length = float(np.linalg.norm(vector)) if len(vector) else 0.0
            return _Place(number, vector / np.float32(length) if length else None)
    return _Place(len(coverage.sentences), None)


Index = dict[str, list[Point]]


def _index(points: Sequence[Point]) -> Index:
    """Claims by article, and by month and whom they are about: sides and names."""
    index: Index = defaultdict(list)
    for point in points:
        if point.claims:
            index[point.said.coverage.article.id].append(point)
            index[f"{published(point.said.coverage.article)[:7]} by {point.side}"].append(point)
            for whom in point.about | point.names:
                index[f"{published(point.said.coverage.article)[:7]} {whom}"].append(point)
    return index


def _candidates(denial: Point, index: Index) -> Iterator[Point]:
    """Claims of the same article, and those of other articles of the month about the side that denies."""
    here = denial.said.coverage.article
    yield from (c for c in index.get(here.id, ()) if _opposed(c, denial))
    month = published(here)[:7]
    elsewhere = {
        claim.said.id: claim
        for whom in sorted({denial.side, *denial.own_names})
        for claim in index.get(f"{month} {whom}", ())[:_MOST]
        if claim.said.coverage is not denial.said.coverage and _opposed(claim, denial)
    }
    yield from elsewhere.values()
    if denial.names_a_claim:
        for whom in sorted(denial.about - {denial.side}):
            theirs = index.get(f"{month} by {whom}", ())[:_MOST]
            yield from (
                c for c in theirs if c.said.coverage is not denial.said.coverage and _opposed(c, denial)
            )


def _opposed(claim: Point, denial: Point) -> bool:
    """Two sides, and not two names of one: "Norland", "the Norlandic command"; what stands within the denial
    only where it is called a claim: "Norland's claim that the dam had burst was false"."""
    if claim.side == denial.side or claim.own_names & denial.own_names:
        return False
    if is_own_voice(claim.said) and claim.said.coverage is denial.said.coverage:
        return False  # whoever rejects a claim in a release speaks for those who issue it
    if denial.names_a_claim and _BY_WHOM.search(denial.said.found.content):
        return claim.side in denial.about
    return denial.names_a_claim or not _within(claim, denial)


def _within(claim: Point, denial: Point) -> bool:
    return claim.said.coverage is denial.said.coverage and any(
        a.start < b.end and b.start < a.end for a in _content(claim.said) for b in _content(denial.said)
    )


def _content(said: Said) -> list[Evidence]:
    return [e for e in said.found.evidence if e.role == "content"]


def _around(denial: Point, claims: Sequence[Point], ledger: Ledger) -> Claim:
    """What a denial says, less the claims that stand within it: "was false"."""
    told = claim_of(denial.said, ledger)
    for inner in (e for claim in claims if _within(claim, denial) for e in _content(claim.said)):
        left = tuple(piece for e in told.evidence for piece in _less(e, inner))
        told = Claim(text=told.text, sources=told.sources, evidence=left)
    return told


def _less(whole: Evidence, inner: Evidence) -> Iterator[Evidence]:
    """The parts of a piece of evidence before and behind another."""
    for start, end in ((whole.start, min(whole.end, inner.start)), (max(whole.start, inner.end), whole.end)):
        cut = whole.text[start - whole.start : end - whole.start]
        text = cut.strip()
        if text:
            first = start + len(cut) - len(cut.lstrip())
            yield Evidence(
                article=whole.article, start=first, end=first + len(text), text=text, role=whole.role
            )


def is_of(claim: Point, denial: Point, ledger: Ledger) -> bool:
    """Whether the denial is of the claim."""
    if overtaken(denial.said, claim.said):
        return False
    gap = _gap(claim, denial)
    just_before = gap is not None and 0 <= gap <= _NEXT
    if denial.is_bare and just_before:
        return _precedes(claim, denial) and score(claim, denial, ledger) >= ENOUGH
    if (gap is None or abs(gap) > _NEAR) and not claim.matter & denial.matter:
        return False
    if gap is not None and gap < 0 and _NO_SUCH.search(denial.said.found.content):
        return False  # "no such thing" points back
    outright = denial.denies > _EMPHATIC
    if not outright and _each_of_itself(claim, denial):
        return False
    if not outright and claim.said.found.act == "criticise":
        return False
    alike = _alike(claim, denial, ledger)
    of_the_word = alike >= _ALIKE_OF_THE_WORD and _of_the_word(claim, denial)
    enough = ENOUGH if outright or of_the_word else ENOUGH_WHERE_WEAK[not just_before]
    return alike >= _LEAST_ALIKE and score(claim, denial, ledger) >= enough


def _each_of_itself(claim: Point, denial: Point) -> bool:
    """ "Norland summoned the envoy." "Sudria has not summoned an envoy." But who meets is met."""
    leads = [(_lead(p.said.found.content), p.own_names) for p in (claim, denial)]
    each = all(lead and lead in own for lead, own in leads) and leads[0][0] != leads[1][0]
    return each and not claim.forms & denial.forms & _OF_BOTH


def _lead(content: str) -> str:
    """The first letters of the name that a content begins with."""
    found = _LEAD.match(content)
    return found[1].lower()[:_STEM] if found else ""


def _precedes(claim: Point, denial: Point) -> bool:
    return claim.said.found.evidence[0].start < denial.said.found.evidence[0].start


def score(claim: Point, denial: Point, ledger: Ledger) -> float:
    """What speaks for the denial's being of the claim, added up."""
    accused = denial.side in claim.about or bool(denial.own_names & claim.names)
    accused = accused or (denial.names_a_claim and claim.side in denial.about)
    gap = _gap(claim, denial)
    bare = denial.is_bare and gap is not None and 0 <= gap <= _NEXT
    denied = _DENIED_WORD * _of_the_word(claim, denial)
    whom = accused * (_OF_ACCUSED + _BY_ACCUSING * (claim.said.found.act == "accuse"))
    alike = _alike(claim, denial, ledger)
    return alike + whom + _nearness(gap) + 0.4 * bare + denied + denial.denies


def _of_the_word(claim: Point, denial: Point) -> bool:
    """Whether the very word that is denied is told by the claim, not far from it."""
    gap = _gap(claim, denial)
    return gap is not None and abs(gap) <= _NEAR and bool(denial.denied & claim.forms)


def _alike(claim: Point, denial: Point, ledger: Ledger) -> float:
    words = ledger.rarity.covered(claim.words, denial.words)
    return 0.6 * words + 0.9 * max(0.0, cosine(claim.place, denial.place) - 0.3)


def cosine(one: _Place, other: _Place) -> float:
    if one.vector is None or other.vector is None:
        return 0.0
    return float(one.vector @ other.vector)


def _gap(claim: Point, denial: Point) -> int | None:
    """Sentences from the claim to the denial; None where they stand in two articles."""
    if claim.said.coverage is not denial.said.coverage:
        return None
    return denial.place.number - claim.place.number


def _nearness(gap: int | None) -> float:
    if gap is None:
        return -0.2
    if 0 <= gap <= _NEXT:
        return 0.3
    return 0.0 if abs(gap) > _NEAR else 0.15 if gap > 0 else 0.1


def _each_of_one_claim(found: Sequence[tuple[Point, Point]], ledger: Ledger) -> list[tuple[Point, Point]]:
    """Every denial with the claim that it is most likely of, and with those that tell the same: "no ship had
    sailed" does not deny both that the fleet would be sent and that the fort was empty. But "all untrue" is
    of everything that one side has just told, another report may tell it in other words, and so may the side
    itself in words that the denial takes up."""
    best: dict[str, Point] = {}
    scores: dict[str, float] = {}
    for claim, denial in found:
        told = score(claim, denial, ledger)
        if told > scores.get(denial.said.id, 0.0):
            best[denial.said.id], scores[denial.said.id] = claim, told

    def is_meant(claim: Point, denial: Point) -> bool:
        first = best[denial.said.id]
        loose = denial.is_bare or claim.said.coverage is not first.said.coverage
        loose = loose or bool(claim.matter & denial.matter)
        return _same(claim, first, ledger) or (claim.side == first.side and loose)

    return [(claim, denial) for claim, denial in found if is_meant(claim, denial)]


Camp = tuple[list[Point], list[Point]]


def _camps(found: Sequence[tuple[Point, Point]], ledger: Ledger) -> list[Camp]:
    """Pairs that share a claim or a denial are about one matter, as are the same denial and claim in two
    reports."""
    camps: list[Camp] = []
    for claim, denial in found:
        touching = [
            c for c in camps if claim in c[0] or denial in c[1] or _one_matter(c, claim, denial, ledger)
        ]
        claims = _merged(*(c[0] for c in touching), [claim])
        denials = _merged(*(c[1] for c in touching), [denial])
        camps = [*(c for c in camps if c not in touching), (claims, denials)]
    return camps


def _one_matter(camp: Camp, claim: Point, denial: Point, ledger: Ledger) -> bool:
    claims, denials = camp
    if all(claim.side != p.side and not claim.own_names & p.own_names for p in claims):
        return False
    return any(_same(denial, p, ledger) for p in denials) and any(_same(claim, p, ledger) for p in claims)


def _same(one: Point, other: Point, ledger: Ledger) -> bool:
    if ledger.rarity.covered(one.words, other.words) >= _ONE_MATTER:
        return True
    return cosine(one.place, other.place) >= _ONE_MEANING


def _merged(*lists: Sequence[Point]) -> list[Point]:
    return list({p.said.id: p for points in lists for p in points}.values())
