"""Puts together what an article tells twice: one happening, with every place that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.finding.event_candidates import ACTS, Candidate
from onrecord.finding.event_lexicon import lexicon
from onrecord.finding.event_syntax import child, children
from onrecord.finding.roles import Party
from onrecord.finding.status import Standing
from onrecord.record import When
from onrecord.record.event import EventType

SETTLED = frozenset({"happened", "ongoing"})
LOOKED_BACK = 150
"""How many happenings of a type are looked at for one told again: more than any report has; it bounds the
time that a long document takes."""
OFF = frozenset({"cancelled", "denied"})
DONE_TO_THINGS = frozenset({"COERCE", "SANCTION", "RETREAT", "AID", "ASSAULT", "CONCEDE"})
"""Types of deeds that a thing tells apart; forces that are mobilised are those who act."""
THOUGHT_OF = frozenset({"planned", "hypothetical", "conditional", "proposed"})


@dataclass(slots=True)
class Telling:
    """A happening with all the places of the article that tell it, the fullest first."""

    best: Candidate
    when: When | None
    others: list[Candidate] = field(default_factory=list)

    @property
    def all(self) -> tuple[Candidate, ...]:
        """Every place that tells it, the fullest first."""
        return (self.best, *self.others)

    def add(self, told: Candidate, when: When | None) -> None:
        """One more place; it becomes the leading one if it says more."""
        if self.best.headline or fullness(told, when) > fullness(self.best, self.when):
            self.others.insert(0, self.best)
            self.best = _filled(told, self.best)
        else:
            self.others.append(told)
            self.best = _filled(self.best, told)
        if calls_off(self.best, told):
            self.best = replace(self.best, standing=Standing("cancelled", told.standing.by))
        self.when = exacter(self.when, when)


def calls_off(planned: Candidate, told: Candidate) -> bool:
    """Does a place that points back say that what was planned is off: "Berg was to meet Lund … The meeting
    was postponed"?"""
    return (
        told.definite
        and told.type == "CONSULT"
        and planned.standing.status == "planned"
        and told.standing.status in OFF
    )


def exacter(one: When | None, other: When | None) -> When | None:
    """Of two dates of one happening the first, unless it has no value or is the year or month of the
    second."""
    if one is None or other is None or other.value is None:
        return one or other
    return other if one.value is None or other.value.startswith(f"{one.value}-") else one


def fullness(told: Candidate, when: When | None) -> int:
    """How much a telling says."""
    return (
        2 * len(told.actors.characters[:2]) + 2 * len(told.recipients.characters[:2])
        + bool(told.place) + bool(when) + bool(told.mode) + (told.head.pos_ == "VERB")
    )  # fmt: skip


def _filled(best: Candidate, other: Candidate) -> Candidate:
    actors = best.actors or other.actors
    recipients = best.recipients or other.recipients
    if best.type == "CONSULT" and not best.recipients and other.recipients:
        recipients = other.recipients
    return best.with_parties(actors, recipients)


def merge(told: Iterable[tuple[Candidate, When | None]]) -> list[Telling]:
    """The happenings of an article from all places that tell one, in the order of their first telling."""
    tellings: list[Telling] = []
    alike: dict[EventType, list[Telling]] = {}
    for candidate, when in told:
        known = alike.setdefault(candidate.type, [])
        recent = _likeliest(candidate, known[-LOOKED_BACK:])
        same = next((t for t in recent if same_happening(t, candidate, when)), None)
        if same is not None:
            same.add(candidate, when)
        elif _told_by_others(candidate, known):
            continue
        elif (
            candidate.parties
            or (candidate.place is not None and candidate.type not in ACTS and not candidate.alone)
            or _stands_alone(candidate)
            or _freed(candidate)
        ):
            known.append(Telling(candidate, when))
            tellings.append(known[-1])
    return tellings


def _likeliest(new: Candidate, known: list[Telling]) -> list[Telling]:
    """The happenings told before, the last first; before what is off, those that were planned."""
    off = new.type == "CONSULT" and new.standing.status in OFF
    newest = known[::-1]
    return sorted(newest, key=lambda t: off and t.best.standing.status != "planned")


def _told_by_others(c: Candidate, known: Sequence[Telling]) -> bool:
    """Is a deed that names nobody part of one that is told with its parties: shells that hit a village, of a
    shelling; "the first boat rescued", of a rescue?"""
    if c.actors or not c.alone:
        return False
    if not c.parties and c.type == "ASSAULT" and known:
        return True
    ahead = any(a.lower_ == "to" for a in children(c.head, "aux", "mark"))  # "ten prisoners to be freed"
    participle = c.head.dep_ == "acl" and c.head.pos_ == "VERB" and not ahead
    falling = c.key in lexicon().classes["falling"]
    return any(
        (participle and c.key == t.best.key) or (falling and _share(c.recipients, t.best.recipients))
        for t in known
    )


def _stands_alone(c: Candidate) -> bool:
    """Does a deed that names nobody count: one that is done or to be done, not one only spoken of as a choice
    ("the best way is the lifting of the ban")?"""
    told_of = c.standing.status in SETTLED | {"planned", "cancelled", "denied"}
    return c.alone and told_of and child(c.head, "cop") is None


def _freed(c: Candidate) -> bool:
    """A release at the top of a report counts though nobody of the record is freed: "seven nurses were
    freed"."""
    return c.mode == "release" and (c.headline or c.lead) and c.standing.status == "happened"


def same_happening(telling: Telling, new: Candidate, when: When | None) -> bool:
    """Do a happening and a new telling tell the same?"""
    best = telling.best
    if best.type != new.type or _other_engagement(best, new):
        return False
    if best.headline and not new.headline and best.key == new.key:
        return _tells_headline(best, new)
    if _clash(best.mode, new.mode):
        return False
    if best.headline and not new.headline:
        return _tells_headline(best, new)
    if new.fresh:
        return False
    if _done_to_same_thing(telling, new, when):
        return True
    if new.definite and not new.parties:
        return _points_back(telling, new)
    if new.definite and best.type in ACTS and new.head.pos_ == "NOUN" and new.parties <= best.parties:
        return True
    off = calls_off(best, new) and bool(new.parties) and new.parties <= best.parties
    if not (off or _statuses_agree(best, new)) or _dates_clash(telling.when, when):
        return False
    if off:
        return True
    if new.war and best.war:
        return _share(best.actors, new.actors) and _share(best.recipients, new.recipients)
    if best.type in ACTS:
        return _same_act(telling, new)
    return _same_deed(telling, new, when)


def _done_to_same_thing(telling: Telling, new: Candidate, when: When | None) -> bool:
    """Is it told again by what it is done to: "boarded the tanker … the seizure of the tanker"?"""
    best = telling.best
    told = best.standing.status, new.standing.status
    settled = told[0] == told[1] or set(told) <= SETTLED
    if not settled or not new.known or _dates_clash(telling.when, when):
        return False
    same = new.type in DONE_TO_THINGS and any(t.thing & new.thing for t in telling.all)
    return same and _share(best.actors, new.actors) and _share(best.recipients, new.recipients)


def _tells_headline(headline: Candidate, new: Candidate) -> bool:
    """Does the report tell what its headline announced: in the same word, or of the same people?"""
    if headline.key == new.key:
        apart = (headline.standing.status in OFF) != (new.standing.status in OFF)
        shared = headline.parties & new.parties or headline.camp & new.camp
        return not (headline.parties and new.parties) or (bool(shared) and not apart)
    if not _statuses_agree(headline, new):
        return False
    told_in_other_words = new.lead and (new.type != "ASSAULT" or not headline.parties)
    return told_in_other_words or bool(headline.parties & new.parties)


def _other_engagement(one: Candidate, other: Candidate) -> bool:
    """A visit is not the meetings held on it."""
    return one.type == "CONSULT" and (one.mode == "visit") != (other.mode == "visit")


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _points_back(telling: Telling, new: Candidate) -> bool:
    """ "the talks" after "held talks", "the closure" after "closed the border": the same word or its family,
    told before."""
    family = (new.key, lexicon().deeds.get(new.key))
    return any(t.key in family or (t.war and new.war) for t in telling.all) or (
        new.type == "CONSULT" and telling.best.head.i < new.head.i
    )


def _statuses_agree(one: Candidate, other: Candidate) -> bool:
    a, b = one.standing.status, other.standing.status
    if a == b or ({a, b} <= SETTLED and (one.war or other.war or other.definite)):
        return True
    return {a, b} <= OFF or (one.war and other.war and {a, b} <= THOUGHT_OF)


def _dates_clash(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return False
    if one.value and other.value:
        size = min(len(one.value), len(other.value))
        return one.value[:size] != other.value[:size]
    return one.text != other.text and one.precision == other.precision == "day"


def _share(one: Party, other: Party) -> bool:
    """Two parties could be one: they have a member in common, or one is not told."""
    return not one or not other or bool(set(one.characters) & set(other.characters))


def _same_act(telling: Telling, new: Candidate) -> bool:
    best = telling.best
    if _in_own_words(best, new):
        return True
    return (
        best.key == new.key
        and bool(set(best.actors.characters) & set(new.actors.characters))
        and (set(best.recipients.characters) == set(new.recipients.characters))
        and (bool(new.recipients) or best.content == new.content or bool(best.content & new.content))
    )


def _in_own_words(lead: Candidate, new: Candidate) -> bool:
    """Does somebody say themselves what the first lines say of them: "Oslo welcomes the accord … “I welcome
    the accord”"?"""
    said = any(words.root.lower_ in ("i", "we") for words in new.actors.words)
    alike = lead.lead and lead.key == new.key and bool(lead.camp & new.camp)
    return said and alike and lead.type in ("SUPPORT", "ACCUSE")


def _same_deed(telling: Telling, new: Candidate, when: When | None) -> bool:
    """Deeds are one when their parties overlap on both sides and words, place or date tie them."""
    best = telling.best
    if {best.standing.status, new.standing.status} <= OFF and set(best.recipients.characters) & set(
        new.recipients.characters
    ):
        return True
    if not _share(best.actors, new.actors) or not _share(best.recipients, new.recipients):
        return False
    if not best.parties & new.parties:
        return False
    if best.head.sent.start == new.head.sent.start and best.head.i != new.head.i:
        return best.parties == new.parties or (best.key != new.key and best.type == "ASSAULT")
    tied = best.key == new.key or new.definite or (when is not None and when == telling.when)
    return tied and (best.parties <= new.parties or new.parties <= best.parties)
