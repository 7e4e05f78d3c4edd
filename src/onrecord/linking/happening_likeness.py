"""How alike two mentions of an event are, and what rules out that they are one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from onrecord.linking.happening_mentions import Mention
from onrecord.linking.wording import Rarity
from onrecord.record import When

__all__ = ["apart", "dates_apart", "held_before", "likeness", "of_one_office", "of_other_times"]

_CLASHING_STATUS = (
    frozenset({"cancelled", "happened"}),
    frozenset({"cancelled", "ongoing"}),
    frozenset({"happened", "hypothetical"}),
    frozenset({"happened", "proposed"}),
    frozenset({"happened", "conditional"}),
    frozenset({"ongoing", "hypothetical"}),
    frozenset({"ongoing", "conditional"}),
    frozenset({"ongoing", "proposed"}),
)
"""A war that goes on and an offensive that may come are two happenings, as are a halt that was asked for and
one that came about. Planned and happened is one happening at two times; denied and happened are two
accounts of it."""
_OF_WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "AGREE", "SUPPORT", "THREATEN", "CONCEDE"})
"""Types whose verbs ("refused", "agreed") tell nothing of what it was about."""
_SPOKEN = frozenset({"REQUEST", "REJECT", "ACCUSE", "SUPPORT", "THREATEN"})
"""Types of what is done by speaking."""
_DRAWN_OUT = frozenset({"ASSAULT", "AID", "MOBILIZE", "SANCTION", "COERCE"})
"""Types whose `ongoing` is one long happening, which reports word in many ways."""
_FINELY_CLASSED = frozenset({"REQUEST", "REJECT", "ACCUSE", "SANCTION"})
_LIKE_MODES = (
    frozenset({"aerial", "drone", "heavy-weapons", "explosives", "firearms", "destroy"}),
    frozenset({"seize", "restrict", "ban", "withhold"}),
)
"""Modes of one deed that reports tell apart by what they know of it: "fired on", "shelled", "struck"; a ship
"stopped", "seized"."""
_RUNNING = frozenset({"happened", "ongoing"})
_ASKED = frozenset({"happened", "proposed"})
"""What a resolution "calls for" is asked and, to some reports, proposed."""
_MOVED = frozenset({"postpone", "reschedule", "instead"})
"""Concepts of a new day: what was put off and then held is one meeting, on another day than was planned."""
_LEAST_NEAR, _WHOLLY_NEAR = 0.5, 0.9
"""Cosines of two sentences' vectors from which they have something, and all, in common."""
_OF_NEARNESS = 0.6
_MORE_OF_NEARNESS = 0.15
_SOME_WORDS = 0.25
"""Sentences near in meaning tell of like deeds, not yet of one: words in common are asked for besides."""
_FACE_TO_FACE = frozenset({"meeting", "visit", "summit"})
_TALKS = frozenset({"talks", "summit"})
_LAST_DAYS = frozenset({"end", "furtherday"})
_FEW_DAYS = 6
_SEASON = 92
"""Days."""
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_SAME_COPY = 0.75
"""Share of weighted words from which two sentences of one family are the same sentence."""
_SAME_WORDS = 0.8
_ANSWERS = frozenset({"AGREE", "REJECT"})
_LEAST_OF_ANSWERS = 0.15
"""The same two, and an answer of one to the other: "said yes" and "accepted" need little more."""
_SAME_DEED = 0.25
_DENIED_THERE = 0.66
_SAME_DEED_THERE = 0.5
_SAME_DAY_AND_PLACE, _SAME_PLACE = 0.8, 0.5
_SAME_DAY_AND_DEED = 0.6
_TOLD_BY_ANY = frozenset(
    {"ask", "call", "put", "refuse", "agree", "demand", "support", "oppose", "criticise", "accuse"}
)
"""Words of speaking tell nothing of what was said."""
_LEAST_WORDS = 0.25
_LEAST_OF_WORDS = 0.3
_LEAST_OF_SIDES = 0.2
"""Two sides meet often: that they met tells less than that two people did."""
"""Deeds of the same actor are told apart by words alone: below this they are two."""
_OF_OTHER_KIND = 0.08
"""A visit may be told by whom the guest met; it is told first by its own like."""
_OF_ONE_DENIAL = 0.45
"""What one source tells and another denies must be worded much alike to be one matter."""


_IN_PERSON = frozenset(
    {
        "met",
        "meet",
        "meets",
        "breakfast",
        "lunch",
        "dinner",
        "sat",
        "received",
        "receives",
        "hosted",
        "handshake",
    }
)
"""Words of those who are in one room, and not on the telephone."""


def likeness(one: Mention, other: Mention, rarity: Rarity) -> float:
    """0 (two happenings) to 1 (one): parties, words, place and date together."""
    if apart(one, other):
        return 0.0
    if one.article.id == other.article.id:
        return _within_one_article(one, other, rarity)
    words = max(rarity.alike(one.focus, other.focus), _named_alike(one, other))
    if one.family == other.family and words >= _SAME_COPY:
        return 1.0
    if one.found.type == "CONSULT":
        return _meeting(one, other, max(words, _meant_alike(one, other)))
    if _one_day_one_deed(one, other):
        words = max(words, _SAME_DAY_AND_DEED)
    by_meaning = words >= _SOME_WORDS and one.found.type not in _OF_WORDS
    return _deed(one, other, words + by_meaning * _MORE_OF_NEARNESS * _near(one, other))


def _one_day_one_deed(one: Mention, other: Mention) -> bool:
    """ "Monday's veto", "the veto that Norland cast on Monday": what is told by one word and was on one day,
    where nothing else is told that differs."""
    return (
        bool((one.deed & other.deed) - _TOLD_BY_ANY)
        and all(w is not None and w.value and w.precision == "day" for w in (one.held, other.held))
        and one.found.status == other.found.status
        and not (one.actor_sides and other.actor_sides and not one.actor_sides & other.actor_sides)
        and not (one.proper and other.proper and not one.proper & (other.proper | other.sentence))
    )


def _meant_alike(one: Mention, other: Mention) -> float:
    """Where nobody named meets in both, sentences near in meaning may tell of two rounds of talks."""
    named = _company(one, other) & _company(other, one) or _described_alike(one, other)
    return _near(one, other) * (1.0 if named else _OF_NEARNESS)


def _near(one: Mention, other: Mention) -> float:
    """0 to 1: how near in meaning the two sentences are."""
    if one.vector is None or other.vector is None:
        return 0.0
    cosine = float(one.vector @ other.vector)
    return min(1.0, max(0.0, (cosine - _LEAST_NEAR) / (_WHOLLY_NEAR - _LEAST_NEAR)))


def _named_alike(one: Mention, other: Mention) -> float:
    """The same word for the deed says something, with the same place, or done to the same, it says much:
    "the offensive in Sorel", "the assault on Sorel"."""
    if one.found.type in _OF_WORDS or not one.deed & other.deed:
        return 0.0
    same_place = (
        one.place & (other.place | other.focus) or other.place & one.focus or one.proper & other.proper
    )
    if (
        same_place
        and "denied" in (one.found.status, other.found.status)
        and not (one.actors and other.actors)
    ):
        return _DENIED_THERE
    return _SAME_DEED_THERE if same_place or one.done_to & other.done_to else _SAME_DEED


def _within_one_article(one: Mention, other: Mention, rarity: Rarity) -> float:
    """An article tells one happening twice only in nearly the same words with the same parties."""
    same_parties = one.parties == other.parties and one.found.status == other.found.status
    words = rarity.likeness(one.focus, other.focus)
    return words if same_parties and words >= _SAME_WORDS else 0.0


def _deed(one: Mention, other: Mention, words: float) -> float:
    """Anything but a meeting: who did it weighs as much as how it is worded."""
    doers = _known(one, one.actors), _known(other, other.actors)
    whole = 0.42 * max(_share(*doers, one.actor_sides, other.actor_sides), _done_to(one, other))
    if _drawn_out(one) and _drawn_out(other):
        return whole + 0.2 * _met(one, other) + 0.45 * max(words, 0.5)
    least = _LEAST_OF_WORDS if one.found.type in _OF_WORDS else _LEAST_WORDS
    if one.found.type in _ANSWERS and _of_the_same_two(one, other):
        least = _LEAST_OF_ANSWERS
    if words < least or ("denied" in {one.found.status, other.found.status} and words < _OF_ONE_DENIAL):
        return 0.0
    near = 0.1 * _met(one, other) + 0.08 * _dated_alike(one, other)
    return whole + 0.5 * words + near + 0.05 * (one.found.status == other.found.status)


def _of_the_same_two(one: Mention, other: Mention) -> bool:
    """ "Norland said yes to Sudria's plan", "Norland accepted the plan of Sudria's foreign minister"."""
    known = all(_known(m, m.actors) and _known(m, m.recipients) for m in (one, other))
    same = set(one.actors) == set(other.actors)
    to_one, to_other = one.sides - one.actor_sides, other.sides - other.actor_sides
    return known and same and bool(to_one) and to_one == to_other and one.found.status == other.found.status


def _done_to(one: Mention, other: Mention) -> float:
    """Where a report leaves out who did it, to whom it was done may tell: "the release of the crew"."""
    if _known(one, one.actors) and _known(other, other.actors):
        return 0.0
    same = frozenset(one.recipients) & frozenset(other.recipients) or one.done_to & other.done_to
    return 0.7 * bool(same or _of_that_post(one, other) or _of_that_post(other, one))


def _of_that_post(titled: Mention, named: Mention) -> bool:
    """ "The expulsion of its ambassador", "the ambassador, Ms. Marsh, was expelled": one report has only the
    office of whom it was done to."""
    offices = {
        office for office, who in titled.posts if who in titled.recipients and who not in titled.persons
    }
    held = {office for office, who in named.posts if who in named.recipients and who in named.persons}
    theirs = (titled.sides - titled.actor_sides) & (named.sides - named.actor_sides)
    return bool(offices & held and theirs)


def _drawn_out(mention: Mention) -> bool:
    return mention.found.type in _DRAWN_OUT and mention.found.status == "ongoing"


def _meeting(one: Mention, other: Mention, words: float) -> float:
    """A meeting is known by who meets, more than by its words."""
    company, others = _company(one, other), _company(other, one)
    for_states = _for_their_states(one, other, company, others)
    alike = company & others or _described_alike(one, other) or _gathered(one, other) or for_states
    if not alike and words < _LEAST_OF_SIDES:
        return 0.0
    if "denied" in {one.found.status, other.found.status} and words < _OF_ONE_DENIAL:
        words = _OF_ONE_DENIAL if len(company & others) > 1 else 0.0
        if not words:
            return 0.0
    parties = _share(_met_by(one, other), _met_by(other, one), one.sides, other.sides)
    described = 0.8 * (_described_alike(one, other) or for_states)
    parties = max(parties, described, _gathered(one, other))
    named_alike = 0.15 * bool(company & others and company == others)
    words = max(words, _SAME_DEED * (_is_call(one) and _is_call(other)))
    called_off = 0.25 * (one.found.status == other.found.status == "cancelled")
    near = 0.05 * _met(one, other) + 0.05 * _dated_alike(one, other)
    other_kind = _OF_OTHER_KIND * ((one.found.mode == "visit") != (other.found.mode == "visit"))
    return 0.45 * parties + 0.4 * words + named_alike + called_off + near - other_kind


def _gathered(one: Mention, other: Mention) -> float:
    """0 to 1: where a report says of nobody by name that he met, place and day tell: "the talks held in Bern
    on 7 October". A month tells less than a day."""
    nobody = not _known(one, one.parties) or not _known(other, other.parties)
    if not nobody or one.persons or other.persons or not one.place & other.place:
        return 0.0
    when = one.held, other.held
    dated = all(w is not None and w.value for w in when)
    same_kind = bool(one.deed & other.deed or (one.sentence & other.sentence & _TALKS))
    if dated and same_kind and all(w is not None and w.precision == "day" for w in when):
        return _SAME_DAY_AND_PLACE
    return _SAME_PLACE * (same_kind and None not in when)


def _is_call(mention: Mention) -> bool:
    return _mode(mention) == "phone" or "call" in mention.deed


def _company(mention: Mention, other: Mention) -> frozenset[str]:
    """The persons who meet. Where a report names one of them as meeting ("received her colleague, Ms.
    Marsh"), whoever else of the other's persons stands in the sentence is taken to be there, if she is one of
    them, or the place is the same."""
    known = mention.persons & other.persons or mention.place & other.place
    if len(mention.persons) > 1 or (mention.persons and not known):
        return mention.persons
    return mention.persons | (mention.present_persons & other.persons)


def _met_by(mention: Mention, other: Mention) -> frozenset[str]:
    """Parties that are named, with the other's that stand in the sentence where fewer than two are."""
    parties = _known(mention, mention.parties)
    return parties if len(parties) > 1 else parties | (mention.present & _known(other, other.parties))


def _described_alike(one: Mention, other: Mention) -> bool:
    """Both tell of the same party that is only described: "the border commissions", "the commissions"; or one
    names those whom the other tells of by their office: "the two presidents"."""
    if of_one_office(one, other) or of_one_office(other, one):
        return True
    return any(a <= b or b <= a for a in one.described for b in other.described)


def of_one_office(one: Mention, other: Mention) -> bool:
    """ "The foreign ministers met", "Ms. Marsh met her colleague, Mr. Sato": both hold that office."""
    return any(len({person for post, person in other.posts if post == office}) > 1 for office in one.offices)


def _known(mention: Mention, parties: Iterable[str]) -> frozenset[str]:
    """Parties less those that are only described."""
    return frozenset(parties) - mention.vague


def _share(
    one: frozenset[str], other: frozenset[str], sides: frozenset[str], others: frozenset[str]
) -> float:
    """1 for the same actors, about .5 for the same sides, 0 for nobody in common; .3 where one is silent."""
    if not one or not other:
        return 0.3
    shared = len(one & other) / len(one | other)
    covered = len(one & other) / min(len(one), len(other))
    by_side = 0.55 * len(sides & others) / max(1, len(sides | others))
    return max(0.5 * shared + 0.5 * covered, by_side)


def _met(one: Mention, other: Mention) -> float:
    """Places: 1 in common, 0 where only one is known."""
    return float(bool(one.place & other.place))


def _dated_alike(one: Mention, other: Mention) -> float:
    first, second = one.held, other.held
    if first is None or second is None:
        return 0.0
    return float(not dates_apart(first, second))


def apart(one: Mention, other: Mention) -> bool:
    """Whether something rules out that the two are one happening."""
    first, second = one.found, other.found
    return (
        first.type != second.type
        or _modes_apart(one, other)
        or by_phone_and_in_person(one, other)
        or _one_more(one, other)
        or _statuses_apart(one, other)
        or _parties_apart(one, other)
        or (dates_apart(one.held, other.held) and not _put_off(one, other) and not _to_its_end(one, other))
        or of_other_times(one, other)
        or (_of_one_place(one, other) and _elsewhere(one, other))
        or (
            one.article.id == other.article.id
            and one.anchor.start != other.anchor.start
            and _told_anew(one, other)
        )
    )


def _statuses_apart(one: Mention, other: Mention) -> bool:
    statuses = frozenset({one.found.status, other.found.status})
    if statuses == _ASKED and one.found.type in _SPOKEN:
        return False
    return statuses in _CLASHING_STATUS and not _put_off(one, other)


def _to_its_end(one: Mention, other: Mention) -> bool:
    """Talks of several days: "the four met in Bern on Monday", "the talks in Bern ended on Friday", "the
    talks in Bern went into a second day"."""
    first, last = sorted((one, other), key=lambda m: m.day)
    if one.found.type != "CONSULT" or not last.sentence & _LAST_DAYS or not one.place & other.place:
        return False
    days = _ordinal(first.day), _ordinal(last.day)
    near = days[0] is not None and days[1] is not None and days[1] - days[0] <= _FEW_DAYS
    return near and bool(last.deed & _TALKS) and len(one.sides & other.sides) > 1


def _put_off(one: Mention, other: Mention) -> bool:
    """ "The meeting set for Thursday was put off" and "they met on Friday" are one meeting; they had met the
    month before at another."""
    moved = one.found.type == "CONSULT" and bool((one.focus | other.focus) & _MOVED)
    return moved and not held_before(one, other) and not held_before(other, one)


def held_before(held: Mention, moved: Mention) -> bool:
    """Was one held before the day for which the other is still to come when its report tells of it?"""
    days = [when.value[:10] if when and when.value else "" for when in (held.held, moved.held)]
    told = moved.article.published
    today = told.value[:10] if told is not None and told.value else ""
    off = held.found.status == "happened" and moved.found.status in ("cancelled", "planned")
    return off and all((*days, today)) and days[0] < today <= days[1]


def _one_more(one: Mention, other: Mention) -> bool:
    """ "Further talks are planned" and "talks were held" are two."""
    statuses = {one.found.status, other.found.status}
    return one.found.type == "CONSULT" and one.another != other.another and bool(statuses & _RUNNING)


def by_phone_and_in_person(one: Mention, other: Mention) -> bool:
    """A call is not the breakfast that its parties had: "she telephoned Mr. Sato", "she met Mr. Sato"."""
    phoned = [m for m in (one, other) if m.found.mode == "phone"]
    there = [m for m in (one, other) if m.found.mode is None and _in_person(m)]
    return len(phoned) == len(there) == 1


def _in_person(mention: Mention) -> bool:
    return not _IN_PERSON.isdisjoint(mention.found.trigger.lower().split())


def _modes_apart(one: Mention, other: Mention) -> bool:
    """A call is no visit and a strike no abduction; how a demand or reproach is classed is too fine to rule
    out."""
    modes = _mode(one), _mode(other)
    if one.found.type == "CONSULT" and _is_call(one) != _is_call(other):
        return bool(one.deed & _FACE_TO_FACE or other.deed & _FACE_TO_FACE)
    if one.found.type in _FINELY_CLASSED or any(like.issuperset(modes) for like in _LIKE_MODES):
        return False
    return None not in modes and modes[0] != modes[1]


def _mode(mention: Mention) -> str | None:
    """ "Called off the visit" speaks of no call."""
    called_off = mention.found.mode == "phone" and "call" not in mention.deed and "cancel" in mention.deed
    return None if called_off else mention.found.mode


def _of_one_place(one: Mention, other: Mention) -> bool:
    """Attacks, visits, and meetings of nobody who is named, are known by where they are."""
    nobody = one.found.type == "CONSULT" and not (one.persons or other.persons)
    return one.found.type == "ASSAULT" or one.found.mode == other.found.mode == "visit" or nobody


def _elsewhere(one: Mention, other: Mention) -> bool:
    """Two places, of which neither stands in the other's sentence (a city may be told within its region)."""
    if not one.place or not other.place or one.place & other.place:
        return False
    if (one.at_host or other.at_host) and set(one.recipients) & set(other.recipients):
        return False
    return not (one.place & other.sentence or other.place & one.sentence)


def _told_anew(one: Mention, other: Mention) -> bool:
    """Two mentions in one article with other parties or another status are two happenings; but "is to meet
    Ms. Marsh" and "his meeting with Ms. Marsh" may be one."""
    if one.parties != other.parties:
        return not (of_one_office(one, other) or of_one_office(other, one))
    same_two = one.found.type == "CONSULT" and len(one.persons) > 1
    return one.found.status != other.found.status and not same_two


def _parties_apart(one: Mention, other: Mention) -> bool:
    if one.found.type == "CONSULT":
        return _guests_apart(one, other)
    if one.actor_sides and other.actor_sides and not one.actor_sides & other.actor_sides:
        return True
    if one.found.type in _SPOKEN and _by_others(one, other):
        return True
    to_one, to_other = one.sides - one.actor_sides, other.sides - other.actor_sides
    return bool(to_one and to_other and not to_one & other.sides and not to_other & one.sides)


def _by_others(one: Mention, other: Mention) -> bool:
    """Two ministers of one state each have their say: what both demand are two demands."""
    doers, others = (frozenset(m.actors) & m.persons for m in (one, other))
    return bool(doers and others and not doers & others)


def _guests_apart(one: Mention, other: Mention) -> bool:
    """ "The minister met Ms. Adeyemi" and "the minister met Mr. Sato" are two meetings, as are "the
    minister met Ms. Adeyemi" and "the minister visited Nigeria": who is named on one side only must not
    be missing. "He met Ms. Adeyemi" and "he met Ms. Adeyemi and Mr. Sato" may be one."""
    company, others = _company(one, other), _company(other, one)
    by_office = _one_by_office(one, other) or of_one_office(one, other) or of_one_office(other, one)
    by_office = by_office or _for_their_states(one, other, company, others)
    if company != others and not _two_in_common(company, others) and not by_office:
        named_meeting = max(len(company), len(others)) > 1
        if named_meeting or (company and others):
            return True
    sides, other_sides = _sides(one, other), _sides(other, one)
    if sides and other_sides and not sides & other_sides:
        return True
    if _not_at_host(one, other) or _not_at_host(other, one):
        return True
    named, others_named = sides | one.present_sides, other_sides | other.present_sides
    shared = named & others_named & (sides | other_sides)
    return bool(len(sides) > 1 and len(other_sides) > 1 and len(shared) < 2)


def _for_their_states(one: Mention, other: Mention, company: frozenset[str], others: frozenset[str]) -> bool:
    """ "The foreign ministers of Kenya and Peru met in Lima on Friday", "Kenya and Peru held talks there that
    day": one report names nobody."""
    two_sides = one.sides == other.sides and len(one.sides) > 1
    days = [when.value[:10] if when and when.value else "" for when in (one.held, other.held)]
    return two_sides and not (company and others) and days[0] == days[1] != "" and not _elsewhere(one, other)


def _not_at_host(visit: Mention, other: Mention) -> bool:
    """ "Mr. Sato visited Lyth" is not the talks of Mr. Sato with others of which Lyth is no party."""
    if visit.found.mode != "visit" or other.found.mode == "visit":
        return False
    hosts = visit.sides - visit.actor_sides
    return bool(hosts and len(other.sides) > 1 and not hosts & other.sides)


def _one_by_office(one: Mention, other: Mention) -> bool:
    """ "The president rang Mr. Sato", "Ms. Adeyemi rang Mr. Sato": who is known by office may be she."""
    company, others = _company(one, other), _company(other, one)
    return _may_be_one_of(one, other, others - company) or _may_be_one_of(other, one, company - others)


def _may_be_one_of(titled: Mention, other: Mention, more: frozenset[str]) -> bool:
    """Whether somebody known by office only is one of those whom the other names besides: an ambassador is
    no foreign minister."""
    if not titled.titled or not more or not _company(titled, other) < _company(other, titled):
        return False
    offices = {office for office, who in titled.posts if who not in titled.persons}
    held = {office for office, who in other.posts if who in more}
    return bool(_company(titled, other)) and (not offices or not held or bool(offices & held))


def _sides(mention: Mention, other: Mention) -> frozenset[str]:
    if len(mention.sides) > 1:
        return mention.sides
    return mention.sides | (mention.present_sides & other.sides)


def _two_in_common(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the shorter list of who met has two or more, all of them in the longer."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and shorter <= longer


def of_other_times(one: Mention, other: Mention) -> bool:
    """Told, or dated, more than a season apart: another happening of the kind, but for what goes on and
    on; a single strike beside it needs a day."""
    days = _ordinal(one.day), _ordinal(other.day)
    if "ongoing" in (one.found.status, other.found.status):
        return _at_an_unknown_time(one, other, None in days)
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > _SEASON


def _at_an_unknown_time(one: Mention, other: Mention, undated: bool) -> bool:
    """A strike of a report without a day, the campaign of another: nothing says that it was part of it."""
    statuses = {one.found.status, other.found.status}
    apart_told = undated and one.article.id != other.article.id and one.family != other.family
    return apart_told and one.found.type in _DRAWN_OUT and statuses == _RUNNING


def _ordinal(day: str) -> int | None:
    """Days counted through; None for a day that is not known at least to the month."""
    parts = [int(p) for p in day[:10].split("-")]
    return (
        None if len(parts) < 2 else date(parts[0], parts[1], parts[2] if len(parts) > 2 else 15).toordinal()
    )


def dates_apart(one: When | None, other: When | None) -> bool:
    """Whether two dates cannot be the same day, by value, or by weekday where a value is missing."""
    if one is None or other is None:
        return False
    if one.value and other.value:
        return not _overlap(one, other)
    first, second = _WEEKDAY.search(one.text or ""), _WEEKDAY.search(other.text or "")
    return bool(first and second and first.group(1).lower() != second.group(1).lower())


def _overlap(one: When, other: When) -> bool:
    """Dates as stretches: 2024-03 holds 2024-03-25."""
    first, second = one.value or "", other.value or ""
    first_end, second_end = one.end or first, other.end or second
    shortest = min(len(first), len(second), 10)
    if first[:shortest] == second[:shortest]:
        return True
    return first[:shortest] <= second_end[:shortest] and second[:shortest] <= first_end[:shortest]
