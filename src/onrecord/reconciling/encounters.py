"""Mentions of one meeting, visit, call or round of talks, put together over articles and over its life.

A happening is one status of one event; an encounter is what was asked for on Monday, planned on Tuesday and
called off on Wednesday.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from itertools import combinations
from typing import cast

from onrecord.linking.grouping import group
from onrecord.linking.happening_likeness import (
    by_phone_and_in_person,
    dates_apart,
    held_before,
    of_one_office,
    of_other_times,
)
from onrecord.linking.happening_mentions import Mention, is_vague, sentence_around
from onrecord.linking.happenings import Happening
from onrecord.linking.wording import Rarity, concepts
from onrecord.reconciling.ledger import Ledger
from onrecord.record import When
from onrecord.record.engagement import EngagementKind

_ENOUGH = 0.45
_SAME_ROUND = 0.4
_TWO = 2
_LATE = 5
"""Days by which a meeting may be late and still be the one that was planned."""
_NEVER = "9999"
_AROUND = 60
"""Code points."""
_AT_LAST = re.compile(
    r"\b(?:finally|at last|eventually|after all|in the end|(?:hours|days|weeks|months) late)\b", re.IGNORECASE
)
_TO_COME = re.compile(r"^[^.;:\n]{0,60}?\bto (?:visit|come|travel|go|fly)\b")
""" "Asked Ms. Marsh | to visit Lyth"."""
_KNOWN_TO = re.compile(
    r"\b(?:familiar with|briefed on|close to|knowledge of|privy to|aware of) (?:\w+ )?$", re.IGNORECASE
)
""" "A person familiar with the | talks"."""
_GIVEN_A_DAY = re.compile(
    r"[^.;:\n]{0,80}\b(?:has|have|had|was|were|is|are|be) (?:been |being )?"
    r"(?:moved|shifted|pushed|put|brought) (?:to|back|forward|until)\b"
)
""" "The visit, planned for Sunday, | has been moved to 20 May"."""
_INVITED = re.compile(r"\binvit", re.IGNORECASE)
_ANONYMOUS = re.compile(r"\banonym|\bnot to be (?:named|identified)\b", re.IGNORECASE)
""" "Officials who asked not to be named" ask for no meeting."""
_APART_CALLS = re.compile(r"\bseparate(?:ly)?\b|\bwith [^.;]+ and with \b|\bto [^.;]+ and to \b")
_RUNNING = frozenset({"happened", "ongoing"})
_TRAVEL = frozenset({"visit", "delegation"})
_LEADERS = "leaders"
_ROUNDS = frozenset({"talks", "meeting"})
SUMMONS = concepts("summon summoned")
_GUESTS_KIND: tuple[EngagementKind, ...] = ("delegation", "visit", "summit", "call", "talks", "meeting")
"""Of kinds that are equally common the more telling one comes first."""


@cache
def lexicon() -> dict[str, dict[str, frozenset[str]]]:
    """The word lists of engagements: kinds, steps, resumptive words."""
    raw = tomllib.loads(
        resources.files("onrecord.reconciling").joinpath("data/engagements.toml").read_text("utf-8")
    )
    return {
        part: {name: frozenset(words.split()) for name, words in table.items() if isinstance(words, str)}
        for part, table in raw.items()
    }


@cache
def engaging() -> frozenset[str]:
    """Concepts of meetings and journeys, and of parts of them."""
    stays = concepts(" ".join(sorted(lexicon()["stays"]["words"])))
    return stays.union(*lexicon()["kinds"].values())


@cache
def agenda_openers() -> tuple[str, ...]:
    """Words that come before what an engagement is about, the longest first."""
    raw = tomllib.loads(
        resources.files("onrecord.reconciling").joinpath("data/engagements.toml").read_text("utf-8")
    )
    return tuple(sorted(raw["agenda"]["openers"], key=lambda o: (-len(o), o)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One happening as a piece of an engagement's life."""

    mentions: Happening
    kind: EngagementKind
    request: bool
    persons: frozenset[str]
    bilateral: bool
    sides: frozenset[str]
    hosts: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    statuses: frozenset[str]
    another: bool

    @property
    def resumptive(self) -> bool:
        """Whether its words speak of an engagement known already ("reschedule the visit", "talks would
        resume")."""
        return bool(self.words & lexicon()["resumptive"]["words"])


Encounter = tuple[Strand, ...]


def encounters(happenings: Sequence[Happening], ledger: Ledger) -> tuple[Encounter, ...]:
    """All engagements that the happenings tell of. Requests that nothing else speaks of make one too."""
    each = (c for h in happenings for c in _calls(h, ledger))
    strands = [s for s in (_strand(h, ledger) for h in each) if s is not None]
    groups = group(
        strands,
        keys=lambda s: [*sorted(s.sides), *(f"word {w}" for w in sorted(s.places))],
        likeness=lambda one, other: _likeness(one, other, ledger.rarity),
        apart=_apart,
        enough=_ENOUGH,
    )
    settled = _with_journeys(_with_nameless(_with_resumptions(groups)), ledger)
    return tuple(g for g in settled if _stands(g, ledger) and not _in_passing(g, ledger))


def _calls(happening: Happening, ledger: Ledger) -> list[Happening]:
    """ "She spoke by telephone with Mr. Sato and with Ms. Marsh" tells of two calls; all else of one."""
    first = happening[0]
    if len(happening) > 1 or first.found.mode != "phone" or len(first.persons) <= _TWO:
        return [happening]
    _, end = sentence_around(ledger.by_article[first.article.id], first.anchor.start)
    called = {p for p in first.persons if _named_in(first, p, end, ledger)}
    callers = first.persons - called
    if len(callers) != 1 or not _APART_CALLS.search(_around(first, end)):
        return [happening]
    return [(_call_of(first, callers | {p}, ledger),) for p in sorted(called)]


def _around(mention: Mention, end: int) -> str:
    return mention.article.text[max(0, mention.anchor.start - _AROUND) : end]


def _named_in(mention: Mention, person: str, end: int, ledger: Ledger) -> bool:
    """Whether the words from the trigger to the end of its sentence name a person."""
    coverage = ledger.by_article[mention.article.id]
    return any(
        mention.anchor.end <= e.start < end
        for i, character in enumerate(coverage.characters)
        if ledger.links.of(mention.article.id, i) == person
        for e in character.mentions
    )


def _call_of(mention: Mention, two: frozenset[str], ledger: Ledger) -> Mention:
    return replace(
        mention,
        actors=tuple(a for a in mention.actors if a in two),
        recipients=tuple(a for a in mention.recipients if a in two),
        persons=two,
        sides=frozenset(ledger.side(p) for p in two),
    )


def told_with_others(found: Sequence[Encounter]) -> dict[int, list[Mention]]:
    """ "He met several officials, among them Ms. Marsh and Mr. Sato" tells of his meeting with each: the
    mentions of more than two people, by the meetings of two of them of which the same article does not tell
    otherwise."""
    wide = [m for e in found for s in e for m in s.mentions if not s.request and len(m.persons) > _TWO]
    by_two: dict[frozenset[str], list[int]] = defaultdict(list)
    for at, encounter in enumerate(found):
        persons = frozenset().union(*(s.persons for s in encounter))
        if len(persons) == _TWO:
            by_two[persons].append(at)
    told: dict[int, list[Mention]] = defaultdict(list)
    for mention in wide:
        for two in combinations(sorted(mention.persons), _TWO):
            for at in by_two.get(frozenset(two), ()):
                if _may_tell(mention, found[at]):
                    told[at].append(mention)
    return told


def _may_tell(mention: Mention, encounter: Encounter) -> bool:
    others = [m for s in encounter for m in s.mentions]
    return not any(
        m.article.id == mention.article.id
        or dates_apart(m.found.date, mention.found.date)
        or of_other_times(m, mention)
        for m in others
    )


def _stands(encounter: Encounter, ledger: Ledger) -> bool:
    """A meeting needs two to meet ("the border commissions" of which several reports tell do), a journey
    somebody and a place; and both somebody who says more of it than that it might be, or on what condition
    it would. What nobody but a denial tells of must have been told elsewhere."""
    statuses = frozenset().union(*(s.statuses for s in encounter))
    parties = frozenset().union(*(m.parties for s in encounter for m in s.mentions))
    sides = frozenset().union(*(s.sides for s in encounter))
    journey = any(s.kind in _TRAVEL and s.places for s in encounter)
    reports = {m.article.id for s in encounter for m in s.mentions}
    many = len(reports) > 1 and any(_are_many(p, ledger) for p in parties)
    stands = journey or many or max(len(parties), len(sides)) > 1
    if statuses <= {"hypothetical", "conditional"}:
        if all(s.kind in _TRAVEL for s in encounter):
            stands = any(_has_host(m, ledger) for s in encounter for m in s.mentions)
        return stands and "conditional" in statuses and len(sides) > 1
    if statuses == {"denied"}:  # "I have never been in Lyth" tells of no visit
        stands = len(parties) > 1 and any(_is_denial(m, ledger) for s in encounter for m in s.mentions)
    return stands


def _has_host(mention: Mention, ledger: Ledger) -> bool:
    """ "Would visit Norland if asked"; "if that fails, we will go to Bern" names a town and nobody there."""
    hosts = [ledger.actors[r].name for r in mention.recipients if r in ledger.actors]
    return bool(hosts) and mention.found.place in (None, *hosts)


def _is_denial(mention: Mention, ledger: Ledger) -> bool:
    """Whether somebody denies a meeting that others must have told of: "denied that she had met Mr. Sato",
    not "no meeting was held in Bern"."""
    said = (ledger.said[mention.article.id, i].found for i in mention.found.according_to)
    return any(s.act == "deny" for s in said)


def _are_many(party: str, ledger: Ledger) -> bool:
    """ "The border commissions", "the two foreign ministers": more than one, who may meet each other."""
    actor = ledger.actors.get(party)
    return actor is not None and is_vague(actor) and actor.name.lower().endswith("s")


def _in_passing(encounter: Encounter, ledger: Ledger) -> bool:
    """Told once and only by the way: who "was in Doha last week", "the team led by Mr. Sato"; or done by no
    office: "students visited the Union"."""
    mentions = [m for s in encounter for m in s.mentions]
    doers = {ledger.actors[a].kind for m in mentions for a in m.actors if a in ledger.actors}
    if doers == {"population"} and not any(m.offices for m in mentions):
        return True
    if all(_KNOWN_TO.search(_told(m).split(m.anchor.text)[0]) for m in mentions):
        return True
    if len(mentions) > 1 or encounter[0].kind not in _TRAVEL or encounter[0].request:
        return False
    [only] = mentions
    present = only.found.trigger.lower().startswith("in ")
    named = concepts(only.found.trigger) & frozenset().union(*lexicon()["kinds"].values())
    return only.found.status in _RUNNING and (present or not (encounter[0].places or named))


def _strand(happening: Happening, ledger: Ledger) -> Strand | None:
    request = happening[0].found.type == "REQUEST"
    words = frozenset().union(*(m.focus for m in happening))
    if happening[0].found.type != "CONSULT" and not (
        (request and _asks_to_meet(happening, words)) or _refuses_to_meet(happening)
    ):
        return None
    if all(_no_meeting(m, ledger) for m in happening):
        return None
    persons = frozenset().union(*(m.persons for m in happening))
    hosts = frozenset(ledger.hosts(m.found.place for m in happening))
    return Strand(
        mentions=happening,
        kind=_kind(happening),
        request=request,
        persons=persons,
        bilateral=not request and len({ledger.side(p) for p in persons}) > 1,
        sides=hosts.union(*(m.sides for m in happening)),
        hosts=hosts,
        places=frozenset().union(*(m.place for m in happening)),
        words=words,
        statuses=frozenset("refused" if m.found.type == "REJECT" else m.found.status for m in happening),
        another=any(m.another for m in happening),
    )


def _no_meeting(mention: Mention, ledger: Ledger) -> bool:
    """ "He left without talking to reporters", "the truce that Norland brokered", "she has returned to the
    capital", "they did not shake hands", "is in touch with the crew": nobody meets or visits anybody."""
    words = frozenset(mention.found.trigger.lower().split())
    kinds = frozenset().union(*lexicon()["kinds"].values())
    named = concepts(mention.found.trigger) & kinds
    off = concepts(mention.found.trigger) & lexicon()["steps"]["cancelled"]
    if off and not mention.sentence & engaging():
        return True
    if words & lexicon()["between"]["words"] and not named:
        return True
    if mention.found.status == "denied" and words & lexicon()["gestures"]["words"]:
        return True
    audience = lexicon()["audience"]["words"]
    parties = [ledger.actors[a] for a in mention.parties if a in ledger.actors]
    if any(a.kind == "media" or audience.intersection(a.name.lower().split()) for a in parties):
        return len(parties) < _TWO + 1
    if "touch" in words:
        return True
    return bool(words & lexicon()["home"]["words"]) and not mention.sentence & (kinds - {"visit"})


def _asks_to_meet(happening: Happening, words: frozenset[str]) -> bool:
    if any(_ANONYMOUS.search(_told(m)) for m in happening):
        return False
    if any(m.found.mode == "meet" for m in happening):
        return True
    kinds = frozenset().union(*lexicon()["kinds"].values())
    return all(m.found.mode is None and concepts(m.found.trigger) & kinds for m in happening) and bool(
        words & kinds
    )


def _refuses_to_meet(happening: Happening) -> bool:
    """ "She refused to meet Mr. Sato"."""
    return all(
        m.found.type == "REJECT" and m.found.mode == "meet" and m.found.status == "happened" and m.recipients
        for m in happening
    )


def _kind(happening: Happening) -> EngagementKind:
    return telling_kind(Counter(_kind_of(m) for m in happening))


def telling_kind(counts: Counter[EngagementKind]) -> EngagementKind:
    """The commonest kind; where anybody travels, of visit and delegation, since a visit is made of
    meetings."""
    travels = [k for k in _GUESTS_KIND if k in _TRAVEL and counts[k]]
    return max(travels or _GUESTS_KIND, key=lambda k: (counts[k], -_GUESTS_KIND.index(k)))


def _kind_of(mention: Mention) -> EngagementKind:
    """By the words of the trigger, then by what is around it, then by PLOVER's mode. Who summons an envoy
    meets him."""
    named = lexicon()["kinds"]
    trigger = concepts(mention.found.trigger)
    if trigger & SUMMONS:
        return "meeting"
    travels = mention.found.mode == "visit" or trigger & (named["visit"] | named["delegation"])
    if travels and (mention.focus & named["delegation"]):
        return "delegation"
    if travels:
        return "visit"
    off = bool(trigger & lexicon()["steps"]["cancelled"])
    if not off and (mention.found.mode == "phone" or trigger & named["call"]):
        return "call"
    if off and mention.focus & named["visit"]:
        return "visit"
    kinds = [k for k in ("summit", "talks", "meeting") if trigger & named[k]]
    if mention.found.type == "REQUEST" and mention.focus & named["delegation"]:
        return "delegation"
    invited = (
        mention.found.type == "REQUEST" and mention.found.place and _INVITED.search(mention.found.trigger)
    )
    if invited or (mention.found.type == "REQUEST" and _TO_COME.search(_behind(mention))):
        return "visit"
    return cast(EngagementKind, kinds[0]) if kinds else "meeting"


def _likeness(one: Strand, other: Strand, rarity: Rarity) -> float:
    """0 to 1. Who is named decides for meetings of named people, words for the rest."""
    if _by_office(one, other):
        return 0.0 if _apart(one, other) else 0.9
    if _of_leaders(one, other):
        return 0.9
    if _apart(one, other) or len(one.sides & other.sides) < min(2, len(one.sides), len(other.sides)):
        return 0.0
    if one.bilateral or other.bilateral:
        return 1.0
    if _same_day(one, other) or _headline(one, other):
        return 0.85
    if _resumes(one, other) or _resumes(other, one):
        return 0.95
    if _held_after_all(one, other) or _held_after_all(other, one):
        return 0.8
    same_guest = one.persons == other.persons and one.persons
    if same_guest and one.sides == other.sides and not (one.request or other.request):
        return 0.9
    if same_guest and one.sides == other.sides and {one.kind, other.kind} <= _TRAVEL:
        return 0.8
    if one.sides == other.sides and "cancelled" in one.statuses & other.statuses:
        return 0.7
    contained = one.sides <= other.sides or other.sides <= one.sides
    if same_guest and contained and {one.kind, other.kind} <= _TRAVEL:
        return 0.7
    if _in_session(one, other):
        return 0.8
    if one.kind == other.kind == "talks" and _one_round(one, other, rarity):
        return 0.8
    words = max(_worded_alike(a, b, rarity) for a in one.mentions for b in other.mentions)
    return words * _kinds_fit(one, other) + 0.2 * (one.kind == other.kind == "delegation")


def _by_office(one: Strand, other: Strand) -> bool:
    """ "The two foreign ministers will be in Lyth", "Ms. Adler received Mr. Vos in Lyth"."""
    there = one.places & other.places
    return bool(there) and any(
        of_one_office(a, b) or of_one_office(b, a) for a in one.mentions for b in other.mentions
    )


def _same_day(one: Strand, other: Strand) -> bool:
    """Two sides that meet on a day meet once: "Ms. Marsh will meet her colleague from Sudria on 8 May", "the
    two foreign ministers sat down on Tuesday"."""
    if one.sides != other.sides or len(one.sides) < _TWO or (one.kind in _TRAVEL) != (other.kind in _TRAVEL):
        return False
    if "call" in {one.kind, other.kind} and one.kind != other.kind:
        return False
    days, others = ({_number(m.found.date) for m in s.mentions} - {None} for s in (one, other))
    return bool(days & others)


def _headline(one: Strand, other: Strand) -> bool:
    """A headline tells what its report goes on to tell."""
    if one.sides != other.sides or len(one.sides) < _TWO or one.persons != other.persons:
        return False
    return any(
        a.article.id == b.article.id and (_in_headline(a) or _in_headline(b))
        for a in one.mentions
        for b in other.mentions
    )


def _in_headline(mention: Mention) -> bool:
    text = mention.article.text
    return "\n" in text and mention.anchor.end <= text.index("\n")


def _held_after_all(off: Strand, held: Strand) -> bool:
    """ "The meeting of the ministers was moved to a later date", "the two finally met, nine days late"."""
    same = off.sides == held.sides and len(off.sides) > 1 and off.persons == held.persons
    if not same or "cancelled" not in off.statuses or not held.statuses <= _RUNNING:
        return False
    put_off = off.words & lexicon()["later"]["words"] or any(_AT_LAST.search(_told(m)) for m in held.mentions)
    in_time = max(map(_known_day, off.mentions)) <= min(_known_day(m) or _NEVER for m in held.mentions)
    return bool(put_off) and in_time and (off.kind in _TRAVEL) == (held.kind in _TRAVEL)


def _known_day(mention: Mention) -> str:
    return "" if mention.day == _NEVER else mention.day


def _told(mention: Mention) -> str:
    """The words around the trigger."""
    return mention.article.text[max(0, mention.anchor.start - _AROUND) : mention.anchor.end + _AROUND]


def _behind(mention: Mention) -> str:
    """The words after the trigger."""
    return mention.article.text[mention.anchor.end : mention.anchor.end + 2 * _AROUND]


def _resumes(one: Strand, other: Strand) -> bool:
    """ "The talks would resume": those of the same sides that the same report says were called off."""
    open_still = not one.statuses & (_RUNNING | {"cancelled"})
    return one.resumptive and open_still and "cancelled" in other.statuses and _told_together(one, other)


def _worded_alike(one: Mention, other: Mention, rarity: Rarity) -> float:
    return rarity.alike(one.focus, other.focus)


def _told_together(one: Strand, other: Strand) -> bool:
    """Whether one report tells of both."""
    return bool({m.article.id for m in one.mentions} & {m.article.id for m in other.mentions})


def _one_round(one: Strand, other: Strand, rarity: Rarity) -> bool:
    """Talks that go on between the same sides are one round, however each report words them; with a
    mediator in one report and none in the other, words must have something in common too."""
    if one.sides == other.sides and len(one.sides) > 1 and _told_together(one, other):
        return True
    statuses = one.statuses | other.statuses
    if not statuses <= _RUNNING or "ongoing" not in statuses:
        return False
    if one.sides == other.sides or one.statuses == other.statuses:
        return one.sides <= other.sides or other.sides <= one.sides
    contained = one.sides < other.sides or other.sides < one.sides
    return contained and rarity.covered(one.words, other.words) >= _SAME_ROUND


def _in_session(one: Strand, other: Strand) -> bool:
    """ "The talks between Norland and Sudria stalled", "the two delegations have met since Monday"."""
    unnamed = {one.kind, other.kind} <= _ROUNDS and not (one.persons or other.persons)
    running = one.statuses | other.statuses <= _RUNNING and "ongoing" in one.statuses | other.statuses
    sides, others = (frozenset().union(*(m.sides for m in s.mentions)) for s in (one, other))
    return unnamed and running and sides == others and len(sides) > 1 and _told_together(one, other)


def _of_leaders(one: Strand, other: Strand) -> bool:
    """ "The summit of Norland and Sudria was brought forward", "the two presidents, Ms. Marsh and Mr. Sato,
    will meet in Lyth"."""
    if other.kind == "summit":
        one, other = other, one
    if one.kind != "summit" or one.persons or one.sides != other.sides or len(one.sides) != _TWO:
        return False
    if other.kind in _TRAVEL or other.request or len(other.persons) != _TWO or _days(one, other):
        return False
    heads = {p for m in other.mentions for office, p in m.posts if office == _LEADERS}
    return other.persons <= heads and _told_together(one, other)


def _kinds_fit(one: Strand, other: Strand) -> float:
    if one.kind == other.kind or one.request or other.request:
        return 1.0
    return 0.9 if (one.kind in _TRAVEL) == (other.kind in _TRAVEL) else 0.7


def _elsewhere(one: Strand, other: Strand) -> bool:
    """Journeys, and rounds of talks of which no guest is named, to two places, of which neither is told of
    beside the other, are two: "flew to Bern", "flew to Lyth". Places of one host may be one place in other
    words: "Washington", "the United States"."""
    travels = {one.kind, other.kind} <= _TRAVEL or not (one.persons or other.persons)
    if not travels or not one.places or not other.places:
        return False
    if one.places & other.places or one.hosts & other.hosts:
        return False
    country = any(m.at_host for m in (*one.mentions, *other.mentions))
    if country and not (one.hosts and other.hosts) and one.persons & other.persons:
        return False  # "her visit to Sudria", "she will fly to Lyth", of which no table knows where it is
    return not (one.places & _sentences(other) or other.places & _sentences(one))


def _sentences(strand: Strand) -> frozenset[str]:
    return frozenset().union(*(m.sentence for m in strand.mentions))


def _apart(one: Strand, other: Strand) -> bool:
    """Meetings of other people, and visits of other guests, are other engagements."""
    if one.another != other.another and (one.statuses | other.statuses) & _RUNNING:
        return True
    if _by_office(one, other):
        return _days(one, other) and not _moved_on(one, other)
    if _off_and_on(one, other) or _elsewhere(one, other) or _in_two_ways(one, other):
        return True
    if _of_leaders(one, other) or _in_session(one, other):
        return False
    if one.bilateral or other.bilateral:
        if _same_day(one, other) and not (one.persons and other.persons):
            return False
        return (
            one.persons != other.persons
            or (one.kind in _TRAVEL) != (other.kind in _TRAVEL)
            or (_days(one, other) and not _moved_on(one, other))
        )
    if one.sides and other.sides and not one.sides & other.sides:
        return True
    guests_differ = one.persons and other.persons and not one.persons & other.persons
    about_one_group = one.kind == other.kind == "delegation" or one.request or other.request
    return bool(guests_differ and not about_one_group) or _days(one, other)


def _off_and_on(one: Strand, other: Strand) -> bool:
    """A journey that was called off is not the talks that go on."""
    differ = (one.kind in _TRAVEL) != (other.kind in _TRAVEL) and not (one.request or other.request)
    off = "cancelled" in one.statuses | other.statuses
    return differ and off and bool((one.statuses | other.statuses) & _RUNNING)


def _in_two_ways(one: Strand, other: Strand) -> bool:
    return any(by_phone_and_in_person(a, b) for a in one.mentions for b in other.mentions)


def _moved_on(one: Strand, other: Strand) -> bool:
    """Planned for Thursday and, with nobody else, held on Friday: one meeting that was held late."""
    first, second = sorted((one, other), key=lambda s: "planned" not in s.statuses)
    if first.statuses != {"planned"} or second.statuses != {"happened"}:
        return False
    plans, held = ([d for m in s.mentions if (d := _number(m.found.date))] for s in (first, second))
    return bool(plans and held) and all(0 <= h - p <= _LATE for p in plans for h in held)


def _number(when: When | None) -> int | None:
    day = (when.value if when else None) or ""
    return date.fromisoformat(day[:10]).toordinal() if len(day) >= len("2024-01-01") else None


def _days(one: Strand, other: Strand) -> bool:
    """Held on other days: two meetings. What was put off or called off may well get another day."""
    pairs = [(a, b) for a in one.mentions for b in other.mentions]
    if any(held_before(a, b) or held_before(b, a) for a, b in pairs):
        return True
    moved = {"cancelled", "proposed", "denied"}
    if (one.statuses | other.statuses) & moved or one.resumptive or other.resumptive:
        return False
    if any(_GIVEN_A_DAY.match(_behind(m)) for m in (*one.mentions, *other.mentions)):
        return False
    return any(dates_apart(a.found.date, b.found.date) or of_other_times(a, b) for a, b in pairs)


def _with_resumptions(groups: Sequence[Encounter]) -> tuple[Encounter, ...]:
    """ "They agreed to reschedule the talks" goes to the engagement of the same sides that was called off."""
    settled = {i: list(g) for i, g in enumerate(groups)}
    for i, g in enumerate(groups):
        if len(g) > 1 or not g[0].resumptive or g[0].statuses & {"cancelled", "happened"}:
            continue
        home = _called_off(g[0], {j: settled[j] for j in settled if j != i})
        if home is not None:
            settled[home] += settled.pop(i)
    return tuple(tuple(settled[i]) for i in sorted(settled))


def _with_nameless(groups: Sequence[Encounter]) -> tuple[Encounter, ...]:
    """ "The Lyth meeting" of nobody who is named is the one meeting of which the same report, or another that
    names the place, tells; none where there are two to choose from."""
    settled = {i: list(g) for i, g in enumerate(groups)}
    for i, g in enumerate(groups):
        if len(g) > 1 or g[0].request or g[0].sides or g[0].persons or g[0].kind in _TRAVEL or g[0].another:
            continue
        homes = [j for j, other in enumerate(groups) if j != i and _may_be(g[0], other)]
        if len(homes) == 1:
            settled[homes[0]] += settled.pop(i)
    return tuple(tuple(settled[i]) for i in sorted(settled))


def _may_be(nameless: Strand, other: Encounter) -> bool:
    if any(s.kind in _TRAVEL or s.request or s.another for s in other):
        return False
    if len(frozenset().union(*(s.sides for s in other))) < _TWO or any(_apart(nameless, s) for s in other):
        return False
    if "call" in {nameless.kind, *(s.kind for s in other)}:
        return False
    return any(nameless.places & _sentences(s) or _told_together(nameless, s) for s in other)


def _with_journeys(groups: Sequence[Encounter], ledger: Ledger) -> tuple[Encounter, ...]:
    """ "She had been due in Lyth to meet Mr. Sato, but the trip was put off": the journey goes with the
    meeting that it is made for, if there is just one."""
    settled = {i: list(g) for i, g in enumerate(groups)}
    for i, g in enumerate(groups):
        if not all(s.kind in _TRAVEL and not s.request for s in g) or not any(_is_firm(s) for s in g):
            continue
        fitting = [j for j, other in enumerate(groups) if j != i and _made_for(g, other)]
        beside = [j for j in fitting if _told_beside(g, groups[j], ledger)]
        there = [j for j in fitting if j not in beside and _met_there(g, groups[j])]
        if len(beside) == 1 or len(there) == 1:
            settled[(beside or there)[0]] += settled.pop(i)
    return tuple(tuple(settled[i]) for i in sorted(settled))


def _is_firm(strand: Strand) -> bool:
    return not strand.statuses <= {"hypothetical", "conditional"}


def _made_for(journey: Encounter, meeting: Encounter) -> bool:
    """Whether the one guest of the journey is one of two who meet, and the other stands for the host."""
    guests = frozenset().union(*(s.persons for s in journey))
    met = frozenset().union(*(s.persons for s in meeting))
    hosts = frozenset().union(*(s.hosts or s.sides for s in journey))
    sides = frozenset().union(*(s.sides for s in meeting))
    return (
        len(guests) == 1 and guests < met and len(met) == _TWO and len(hosts & sides) >= min(len(hosts), _TWO)
    )


def _met_there(journey: Encounter, meeting: Encounter) -> bool:
    """A journey to come of which nothing more is told than that its guest met the host where it was to lead;
    or one called off, and the meeting with it."""
    if any(s.kind in _TRAVEL or s.kind == "call" or s.request for s in meeting):
        return False
    made, met = (frozenset().union(*(s.statuses for s in e)) for e in (journey, meeting))
    if made == met == {"cancelled"}:
        return any(_told_together(a, b) for a in journey for b in meeting)
    where, places = (frozenset().union(*(s.places for s in e)) for e in (journey, meeting))
    there = bool(where & places) or (
        not places and any(where & concepts(m.article.text) for s in meeting for m in s.mentions)
    )
    told, held = (min(m.order for s in e for m in s.mentions) for e in (journey, meeting))
    return there and not made & _RUNNING and met <= _RUNNING and told <= held


def _told_beside(journey: Encounter, other: Encounter, ledger: Ledger) -> bool:
    """Whether a sentence tells of the journey and of a meeting of its guest."""
    if any(s.kind in _TRAVEL or s.request for s in other):
        return False
    guests = frozenset().union(*(s.persons for s in journey))
    places = {_sentence_of(m, ledger) for s in journey for m in s.mentions}
    return any(guests & m.persons and _sentence_of(m, ledger) in places for s in other for m in s.mentions)


def _sentence_of(mention: Mention, ledger: Ledger) -> tuple[str, int]:
    coverage = ledger.by_article[mention.article.id]
    return mention.article.id, sentence_around(coverage, mention.anchor.start)[0]


def _called_off(strand: Strand, others: Mapping[int, Sequence[Strand]]) -> int | None:
    """The one engagement of these sides that was cancelled; none where there are two to choose from."""
    articles = {m.article.id for m in strand.mentions}
    fitting = [
        i
        for i, strands in others.items()
        if any("cancelled" in s.statuses and len(s.sides & strand.sides) > 1 for s in strands)
    ]
    told_together = [
        i for i in fitting if any(m.article.id in articles for s in others[i] for m in s.mentions)
    ]
    for choice in (told_together, fitting):
        if len(choice) == 1:
            return choice[0]
    return None
