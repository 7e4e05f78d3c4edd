"""Sentences that tell a step in the life of an engagement though no event was found in them.

"The call never happened." "Ms. Marsh will not come on Thursday after all." "On Saturday the two ministers sat
down in Lyth." What such a sentence speaks of is told by who is named in it, by place and kind, by the nearest
engagement told before it, and by what it means.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.wording import concepts
from onrecord.reconciling.encounters import Encounter, Strand, engaging, lexicon
from onrecord.reconciling.ledger import Ledger, Said, published
from onrecord.record import Coverage, Evidence
from onrecord.record.engagement import StepStatus

_TRAVEL = frozenset({"visit", "delegation"})
_FITS: Mapping[str, frozenset[str]] = {
    "travel": _TRAVEL,
    "meet": frozenset({"meeting", "talks", "summit", "visit", "delegation"}),
    "call": frozenset({"call"}),
}
_FAR = 4
"""Sentences after which "the visit" may well be another one."""
_LEAST = 0.6
_CLEAR = 0.1
"""By how much the best engagement must be likelier than the next."""
_NEAR = 0.5
_SHORTLY = 0.7
_HALF = 0.5
_LONG_BEFORE = 0.2
_MOVED = frozenset({"rescheduled", "postponed", "refused", "approved"})
_AFTER_A_PLAN = frozenset({"rescheduled", "postponed", "cancelled"})
_TELLING = frozenset({"visit", "delegation", "call"})
"""Kinds that a report rarely has two of."""
_OFF = frozenset({"cancel", "postpone"})
"""What a sentence calls off it may give a new day: "cancelled the stop and will come in May instead"."""
_JOURNEY = re.compile(r"\b(?:come|go|travel|visit|fly|trip|journey|arrive|attend)", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+|now\s+|also\s+)?$", re.IGNORECASE
)
_POINTS = re.compile(r"\b(?:it|they|this|that|them|both)\b", re.IGNORECASE)
_STOP = re.compile(r"[,.;:–—]|\b(?:after|because|until|over|when|and)\b")
_FOR = re.compile(r"\bfor\b")
_PLANS = re.compile(r"\b(?:plans?|preparations?|arrangements?)\s*$", re.IGNORECASE)
"""Of "the search for two fishermen" the search is called off, of "plans for a visit" the visit."""
_FEW = 6
"""Words after "called off" within which what is called off is told."""
_DEFINITE = frozenset({"the", "that", "this", "such", "his", "her", "their", "any"})


_WISHED = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:on|upon|for)|urg(?:es?|ed|ing)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?"
    r"|want(?:s|ed)?|press(?:es|ed|ing)?|pleads?|pleaded|appeal(?:s|ed|ing)?|petition(?:s|ed|ing)?|threaten(?:s|ed|ing)?"
    r"|should|must|ought|might|may|could|whether|if)\b[^,.;:]{0,90}$",
    re.IGNORECASE,
)
"""What stands before a step that somebody only asks for or thinks of: "urged her to call off the visit"."""


@dataclass(frozen=True, slots=True)
class _Wording:
    step: StepStatus
    denies: StepStatus | None
    fits: str | None
    of_kind: bool
    open: bool
    undated: bool
    hints: tuple[str, ...]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One sentence that tells a step; `denies` is the step that it says did not come about, `open` tells that
    it may yet."""

    article: str
    published: str
    number: int
    start: int
    end: int
    step: StepStatus
    denies: StepStatus | None
    fits: str | None
    open: bool
    evidence: Evidence
    concepts: frozenset[str]
    present: frozenset[str]
    persons: frozenset[str]
    sides: frozenset[str]
    kinds: frozenset[str]
    vector: NDArray[np.float32] | None
    sentence: Evidence


@cache
def _wordings() -> tuple[_Wording, ...]:
    raw = tomllib.loads(
        resources.files("onrecord.reconciling").joinpath("data/tellings.toml").read_text("utf-8")
    )
    return tuple(
        _Wording(
            step=each["step"],
            denies=each.get("denies"),
            fits=each.get("fits"),
            of_kind=each.get("of_kind", False),
            open=each.get("open", False),
            undated=each.get("undated", False),
            hints=tuple(each["hints"]),
            words=re.compile("|".join(f"(?:{w})" for w in each["words"]), re.IGNORECASE),
        )
        for each in raw["tellings"]
    )


def tellings(
    encounters: Sequence[Encounter], spoken: Iterable[Said], ledger: Ledger
) -> dict[int, list[Telling]]:
    """The sentences that tell a step of an engagement, by its place in `encounters`; each goes to one at
    most. What is `spoken` tells its step already.
    """
    homes = [_Home.of(encounter, ledger) for encounter in encounters]
    taken = _spans(spoken)
    by_actor: dict[str, set[int]] = defaultdict(set)
    by_article: dict[str, set[int]] = defaultdict(set)
    for at, home in enumerate(homes):
        for key in home.persons | home.sides:
            by_actor[key].add(at)
        for article in home.told:
            by_article[article].add(at)
    found: dict[int, list[Telling]] = defaultdict(list)
    for coverage in ledger.coverages:
        cast = _cast(coverage, ledger)
        for telling in _told_in(coverage, ledger):
            near = set(by_article[telling.article]).union(*(by_actor[a] for a in cast))
            here = [at for at in sorted(near) if telling.number in homes[at].told.get(telling.article, ())]
            moved = telling.step == "rescheduled" and len(here) == 1
            told = any(s < telling.end and telling.start < e for s, e in taken[telling.article])
            if told and not moved:
                continue
            best = here[0] if moved else None
            if best is None:
                best = _home(telling, cast, [(at, homes[at]) for at in sorted(near)])
            if best is not None:
                found[best].append(telling)
                homes[best].told[telling.article].append(telling.number)
                by_article[telling.article].add(best)
    return found


def _spans(spoken: Iterable[Said]) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for said in spoken:
        for e in said.found.evidence:
            spans[e.article].append((e.start, e.end))
    return spans


def _cast(coverage: Coverage, ledger: Ledger) -> frozenset[str]:
    """All actors that an article names, and their sides."""
    named = {ledger.links.of(coverage.article.id, i) for i in range(len(coverage.characters))}
    return frozenset(named | {ledger.side(a) for a in named})


def _told_in(coverage: Coverage, ledger: Ledger) -> Iterator[Telling]:
    """Every sentence of an article that tells a step and has no meeting or visit found in it."""
    taken = [
        (e.start, f.status == "cancelled" or bool(concepts(f.trigger) & _OFF))
        for f in coverage.events
        if f.type == "CONSULT"
        for e in f.evidence
        if e.role == "trigger"
    ]
    named = [
        (e.start, e.end, ledger.links.of(coverage.article.id, i))
        for i, character in enumerate(coverage.characters)
        for e in character.mentions
    ]
    for number, sentence in enumerate(coverage.sentences):
        text = coverage.article.text[sentence.start : sentence.end]
        hit = _step(text)
        here = [off for at, off in taken if sentence.start <= at < sentence.end]
        if hit is None or (here and not (hit[0].step == "rescheduled" and any(here))):
            continue
        wording, found = hit
        present = frozenset(a for s, e, a in named if sentence.start <= s and e <= sentence.end)
        start, end = sentence.start + found.start(), sentence.start + found.end()
        words = concepts(text)
        yield Telling(
            article=coverage.article.id,
            published=published(coverage.article),
            number=number,
            start=sentence.start,
            end=sentence.end,
            step=wording.step,
            denies=wording.denies,
            fits=wording.fits,
            open=wording.open,
            evidence=Evidence(
                article=coverage.article.id,
                start=start,
                end=end,
                text=coverage.article.text[start:end],
                role="trigger",
            ),
            concepts=words,
            present=present,
            persons=frozenset(a for a in present if ledger.is_person(a)),
            sides=frozenset(ledger.side(a) for a in present),
            kinds=_kinds_named(text),
            vector=_unit(sentence.vector),
            sentence=Evidence(
                article=coverage.article.id,
                start=sentence.start,
                end=sentence.end,
                text=text,
                role="sentence",
            ),
        )


def _step(text: str) -> tuple[_Wording, re.Match[str]] | None:
    plain = text.lower()
    for wording in _wordings():
        if not any(hint in plain for hint in wording.hints):
            continue
        found = wording.words.search(text)
        if found is not None and (not wording.of_kind or _of_an_engagement(text, found)):
            return wording, found
    return None


def no_day_yet(text: str) -> bool:
    """Whether a new day is still to be found: "a new date will be agreed", "no new date was set"."""
    return any(w.undated and w.words.search(text) for w in _wordings())


def _of_an_engagement(text: str, found: re.Match[str]) -> bool:
    """Whether what the words tell of is a meeting or journey: "called off the visit", "the talks, set for
    Friday, were put off", "it has been postponed"; not "cancelled the contract", "the search was called
    off"."""
    before = text[: found.start()]
    if _WISHED.search(before):
        return False
    if _PASSIVE.search(before):
        *first, last = _FOR.split(before)
        told = " ".join(first) if first and not _PLANS.search(first[-1]) else before
        return bool(_POINTS.search(last) or concepts(told) & engaging())
    object_ = " ".join(_STOP.split(text[found.end() :])[0].split()[:_FEW])
    return bool(_POINTS.match(object_) or not object_ or concepts(object_) & engaging())


def _kinds_named(text: str) -> frozenset[str]:
    """The kinds of engagement that a sentence names as known: "the visit", "no such meeting"."""
    words = text.split()
    near = {i for i, w in enumerate(words) if w.lower().strip("“\"'‘(") in _DEFINITE}
    named = lexicon()["kinds"]
    return frozenset(
        kind
        for kind, names in named.items()
        for i, word in enumerate(words)
        if concepts(word) & names and near & {i - 1, i - 2, i - 3}
    )


def _unit(raw: bytes) -> NDArray[np.float32] | None:
    vector = np.frombuffer(raw, dtype="<f4").astype(np.float32)
    length = float(np.linalg.norm(vector)) if len(vector) else 0.0
    return vector / np.float32(length) if length else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """What an engagement is known by."""

    kinds: frozenset[str]
    persons: frozenset[str]
    sides: frozenset[str]
    hosts: frozenset[str]
    places: frozenset[str]
    first: str
    told: dict[str, list[int]]
    vectors: tuple[NDArray[np.float32], ...]

    @classmethod
    def of(cls, encounter: Encounter, ledger: Ledger) -> _Home:
        mentions = [m for s in encounter for m in s.mentions]
        told: dict[str, list[int]] = defaultdict(list)
        for m in mentions:
            sentences = ledger.by_article[m.article.id].sentences
            number = next((n for n, s in enumerate(sentences) if s.start <= m.anchor.start < s.end), 0)
            told[m.article.id].append(number)
        return cls(
            kinds=frozenset(s.kind for s in encounter),
            persons=_all(encounter, "persons"),
            sides=_all(encounter, "sides"),
            hosts=_all(encounter, "hosts"),
            places=_all(encounter, "places"),
            first=min(published(m.article) for m in mentions),
            told=told,
            vectors=tuple(m.vector for m in mentions if m.vector is not None),
        )


def _all(encounter: Encounter, field: str) -> frozenset[str]:
    sets: list[frozenset[str]] = [getattr(strand, field) for strand in encounter]
    return frozenset().union(*sets)


def _home(telling: Telling, cast: frozenset[str], near: Sequence[tuple[int, _Home]]) -> int | None:
    """The engagement that a sentence speaks of: the likeliest, where none other is nearly as likely."""
    scored = sorted(((_speaks_of(telling, home, cast), -at) for at, home in near), reverse=True)
    if not scored or scored[0][0] < _LEAST:
        return None
    homes = dict(near)
    likeliest = [-at for score, at in scored if scored[0][0] - score < _CLEAR and score >= _LEAST]
    of_same = {homes[at].persons for at in likeliest}
    if len(likeliest) > 1 and (len(of_same) > 1 or not all(of_same)):
        return None
    return min(likeliest, key=lambda at: (homes[at].first, at))


def _speaks_of(telling: Telling, home: _Home, cast: frozenset[str]) -> float:
    """0 to about 2: who is named, place, kind, nearness in the text and in meaning."""
    if telling.fits is not None and not _FITS[telling.fits] & home.kinds:
        return 0.0
    if telling.step in _AFTER_A_PLAN and telling.published < home.first:
        return 0.0
    if telling.kinds and not _kin(telling.kinds) & _kin(home.kinds):
        return 0.0
    who = _named(telling, home)
    place = bool(home.places & telling.concepts or home.hosts & telling.sides)
    before = _named_before(telling, home)
    known = who >= 1.0 or _of_guest(telling, home) or _resumes(telling, home, before, cast)
    known = known or (who > 0 and place and bool(home.kinds & _TRAVEL))
    likely = who > 0 and (place or before > 0)
    if not known and not likely:
        return 0.0
    by_words = 0.1 * place + 0.4 * _likest(telling, home)
    by_name = 0.2 * (who > 0) + 0.15 * (who >= _HALF and len(home.persons) > 1)
    return (0.6 if known else 0.4) + by_name + by_words + 0.2 * before


def _resumes(telling: Telling, home: _Home, before: float, cast: frozenset[str]) -> bool:
    """ "The visit", "no such call", "a new date": what the article has told of shortly before, or, where it
    has not, what those whom it names are known to have planned."""
    if before and (telling.kinds or (telling.step in _MOVED and before > _SHORTLY)):
        return True
    whole = len(home.persons) > 1 or bool(home.kinds & _TRAVEL)
    return bool(telling.kinds & _TELLING) and whole and bool(home.persons) and home.persons <= cast


def _of_guest(telling: Telling, home: _Home) -> bool:
    """ "Ms. Marsh will not come after all": the guest alone is named, and that she travels."""
    alone = len(home.persons) == 1 and home.persons == telling.persons
    return alone and bool(home.kinds & _TRAVEL) and bool(_JOURNEY.search(telling.evidence.text))


def _kin(kinds: frozenset[str]) -> frozenset[str]:
    """Kinds by which one engagement may be called: a visit is made of meetings, talks of meetings."""
    kin = {"call": {"call"}, "visit": {"visit"}, "delegation": {"visit"}}
    return frozenset(k for kind in kinds for k in kin.get(kind, {"meeting"}))


def _named(telling: Telling, home: _Home) -> float:
    """1 where all who meet are named (or two of three), less where one of them is; 0 for none, and where
    other persons are named than those who meet."""
    if len(home.persons) > 1:
        shared = len(home.persons & telling.persons)
        return 1.0 if shared > 1 else _HALF * bool(shared or home.sides & telling.sides)
    if home.persons:
        return 0.6 * bool(home.persons & telling.persons)
    shared = len(home.sides & telling.sides)
    return 1.0 if shared > 1 and len(telling.sides) <= len(home.sides) + 1 else _HALF * bool(shared)


def _named_before(telling: Telling, home: _Home) -> float:
    """Whether the article told of the engagement before, the nearer the more."""
    steps = [telling.number - n for n in home.told.get(telling.article, ()) if n < telling.number]
    return max(_LONG_BEFORE, 1.0 - (min(steps) - 1) / _FAR) if steps else 0.0


def _likest(telling: Telling, home: _Home) -> float:
    return max(0.0, _cosine(telling, home.vectors) - _NEAR)


def nearness(telling: Telling, strand: Strand) -> float:
    """How near in meaning a sentence is to one happening of an engagement."""
    return _cosine(telling, [m.vector for m in strand.mentions if m.vector is not None])


def _cosine(telling: Telling, vectors: Sequence[NDArray[np.float32]]) -> float:
    if telling.vector is None or not vectors:
        return 0.0
    return max(float(v @ telling.vector) for v in vectors)
