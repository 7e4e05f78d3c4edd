"""Figures of one thing over one time that cannot all be right.

Each source keeps a ledger: what it counted, from the day it first said so to the day it last did. Two
sources differ where what they count is the same, the days meet, and the ranges of the numbers do not ("more
than 30" and "34" meet). A toll that grew from one day to the next is no discrepancy, nor is a count of
another place or event.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.linking.happening_mentions import sentence_around
from onrecord.linking.wording import concept, concepts, terms
from onrecord.reconciling.disputes import Claim, dispute
from onrecord.reconciling.ledger import Ledger, Said, day_of, evidence_of, unique
from onrecord.record import Coverage, Discrepancy, Evidence, FigureFound

_COUNTED = {
    "kill": "kill",
    "wound": "wound",
    "displace": "displace",
    "miss": "miss",
    "hostage": "held",
    "prisoner": "held",
    "release": "held",
    "hold": "held",
    "held": "held",
    concept("captivity"): "held",
    concept("taken"): "held",
    concept("aboard"): "held",
    "arrest": "held",
    concept("home"): "displace",
    "attend": "turnout",
    "crowd": "turnout",
    "turnout": "turnout",
}
"""Concepts of what befalls people, by kind: the one nearest to a number is what it counts. Who is set free
was held: "50 prisoners left the jail" and "60 of our men were released" count the same; but who is set free
is held no longer."""
_FREED = re.compile(
    r"\b(?:releas\w+|freed|set free|let go|handed over|came home|left|walked free|swapped|exchanged)\b",
    re.IGNORECASE,
)
_STILL_HELD = re.compile(
    r"\b(?:hold(?:s|ing)?|held|in (?:\S+ ){0,2}(?:custody|hands|captivity|detention)|captive|arrested"
    r"|detained|taken)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:including|among them|of (?:them|whom|these|those))(?: \w+)?,? $", re.IGNORECASE)
""" "Nine were hurt, including five of its own": a part of what was counted."""
_IN_HANDS = re.compile(r"\bin (?:\S+ ){1,3}hands\b", re.IGNORECASE)
_HOME = re.compile(r"\b(?:came|come|coming|brought|got|went|flew) (?:back )?home\b", re.IGNORECASE)
_NO_GOODS = frozenset(
    {
        "count",
        "percent",
        "votes",
        "abstentions",
        "times",
        "days",
        "hours",
        "years",
        "weeks",
        "months",
        "points",
    }
)
_GOODS = "goods"
_OF_WHAT = re.compile(r"^\s*(?:\w+ )?of (?:\w+ed )?(\w+)")
_NEVER_LESS = frozenset({"kill", "wound", _GOODS})
_DAYS_LATER = 3
"""Days after which a smaller number may still be another account of what cannot grow less."""
_PEOPLE = frozenset({"soldier", "fighter", "civilian", "child", "prisoner", "hostage", "villager", "police"})
"""Concepts for groups of people: two counts of one group may lie further apart."""
_SOME_OF_THE_PEOPLE = frozenset({"child"})
_NEAR = 60
"""Code points around a number in which the words for what it counts stand."""
_ABOUT = 0.1
"""How far "about 200" reaches: ten in a hundred."""
_FACTOR, _FACTOR_OF_ONE_GROUP = 3.0, 10.0
"""Counts further apart than this are of different things more often than they are rival tolls."""
_CROWDED = 300
_LIVES = frozenset({"count", "lives", "people", "deaths", "dead", "fatalities", "victims", "persons"})
_NO_NOUN = re.compile(r"\s*(?:$|[.,;]|were\b|was\b|had\b|have\b|[“\"‘'][\w ]+[”\"’'])")
_REVISED = re.compile(
    r"\b(?:now|later|earlier|since|initially|previously|up from|down from|ris(?:en|es|ing)|rose|climbed"
    r"|grew|grown|revised|updated|new toll|latest toll)\b",
    re.IGNORECASE,
)
"""A number that takes the place of the one before it is no other account of the same."""
_A_NAME = re.compile(r"(?<!^)\b[A-ZÀ-Þ]\w{2,}")
_FEW = 6
"""Words in which somebody may be told: "the customs service of the province"."""
_CLAUSE_ENDS = re.compile(r"[,;]|\band\b|\bwhile\b")
_NUMBER_AFTER = re.compile(
    r"(?:^|[.,;:“\"]|\b(?:is|are|was|were|say|says|said|saying|not|only|about|just|than|nearly|some|least|most|of|at|by|reported|told))\s*$",
    re.IGNORECASE,
)
""" "Norland, which freed nineteen last week" gives no number of what was counted before."""
_WORD = re.compile(r"\w")
_OF_A_PEOPLE = re.compile(r"\s+(?:of (?:its|our) )?([A-Z]\w{3,})\s+[a-z]")
_ON_A_SIDE = re.compile(
    r"^[^,;]*?\b(?:on|among|from|of) the ([A-Z]\w{3,}) (?:side|camp|forces|troops|army|ranks)\b"
)
_ON_A_SIDE_BEFORE = re.compile(r"\b[Oo]n the ([A-Z]\w{3,}) side,? [^,;]*$")
""" "Nineteen died on the Norlandic side": whose dead they are."""
_THEIR_OWN = re.compile(r"^[^,;]*?\b(?:among|of|in|from) (?:its|their|our) own\b")
_SPEAKS_FROM = re.compile(r"\b(?:from|in|on) the ([A-Z]\w{3,}) side\b")
""" "Radio Orsa, which broadcasts from the Sudrian side": with whom a source stands."""
_NAMED = re.compile(r"\b[A-ZÀ-Þ]\w{3,}")
_STEM = 4
_CLOSE = 200
"""Code points between a number and the one before it whose noun it may share."""
_PUTS_AT = re.compile(
    r"\b(?:puts?|putting|gives?|gave|maintain(?:s|ed)?|insist(?:s|ed)?|claim(?:s|ed)?|estimate[sd]?|thinks?|believes?|counts?|counted|reckons?|reckoned|acknowledge[sd]?|admit(?:s|ted)?"
    r"|record(?:s|ed)|list(?:s|ed)|speaks? of|spoke of)\b[^.;:]{0,60}$"
    r"|\b(?:says?|said)(?: (?:only|just|about|at least|no more than))? $"
    r"|[’']s? (?:own |latest |official |provisional )?(?:tally|count|estimate|figure|toll)"
    r"(?:, [^,.;]{1,40},)? (?:is|was|stands at|stood at|comes? to|came to|has (?:climbed|risen|grown) to)"
    r" (?:about |only |just )?$",
    re.IGNORECASE,
)
"""Before a number: whoever stands before these words gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A figure with what it counts (`kind`), where (`names`: capitalised words near it), on whose word and
    when. `people` tells whose the counted are, by the first letters of a name ("three Sudrian soldiers"), and
    `ours` those of the speakers' own; who is `of_no_state` speaks for none. A number that `revised` marks
    takes the place of one before it; `same_noun` tells that it is bare, and counts what the number before it
    does; `freed` that those counted are held no longer. Of goods, `words` are those of the figure. What
    somebody `unnamed` counts stands only against what stands close by."""

    found: FigureFound
    article: str
    unit: str
    kind: str
    names: frozenset[str]
    group: frozenset[str]
    sides: frozenset[str]
    labels: tuple[str, ...]
    day: str
    place: tuple[int, int]
    people: frozenset[str]
    ours: frozenset[str]
    of_no_state: bool = False
    unnamed: bool = False
    revised: bool = False
    same_noun: bool = False
    freed: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Held:
    """One value that one side gave, from day to day."""

    counts: tuple[_Count, ...]

    @property
    def first(self) -> str:
        return min(c.day for c in self.counts)

    @property
    def last(self) -> str:
        return max(c.day for c in self.counts)

    @property
    def names(self) -> frozenset[str]:
        return frozenset().union(*(c.names for c in self.counts))

    @property
    def group(self) -> frozenset[str]:
        return frozenset().union(*(c.group for c in self.counts))


def differing_figures(ledger: Ledger) -> Iterator[Discrepancy]:
    """One discrepancy for every matter that two sides count differently."""
    blocks: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for coverage in ledger.coverages:
        for count in _counts(coverage, ledger):
            blocks[count.unit, count.kind].append(count)
    for key in sorted(blocks):
        yield from _in_block(_ledgers(blocks[key][:_CROWDED]))


def _counts(coverage: Coverage, ledger: Ledger) -> Iterator[_Count]:
    """The figures of an article that somebody answers for; a bare number counts what the one before it did:
    "Six were freed, the mayor said. Officials say seven." """
    last: _Count | None = None
    for found in sorted(coverage.figures, key=lambda f: f.evidence[0].start):
        text = coverage.article.text
        near = last if last is not None and _goes_on(last.found, found, text) else None
        count = _count(found, coverage, ledger, near)
        if count is not None:
            last = count
            yield count


def _goes_on(last: FigureFound, found: FigureFound, text: str) -> bool:
    """Whether a number has no noun of its own and stands close behind another of its paragraph."""
    between = text[last.evidence[0].end : found.evidence[0].start]
    after = text[found.evidence[0].end :]
    told = _PUTS_AT.search(between) or _NUMBER_AFTER.search(between) or not _WORD.search(between)
    same = found.unit == last.unit and (found.unit.isupper() or after.lstrip().startswith(("“", '"')))
    bare = told and (found.unit == "count" or same) and _NO_NOUN.match(after)
    return bool(bare) and len(between) <= _CLOSE and "\n" not in between


def _unit(found: FigureFound) -> str:
    """Soldiers, servicemen and lives are people."""
    of_people = found.unit in _LIVES or bool(concepts(found.unit) & _PEOPLE)
    return "people" if of_people else found.unit


def _count(found: FigureFound, coverage: Coverage, ledger: Ledger, before_it: _Count | None) -> _Count | None:
    """The figure as an entry of a ledger; None where nobody answers for it or it is not told what it
    counts."""
    article = coverage.article
    said = [ledger.said[article.id, i] for i in found.according_to]
    number = found.evidence[0]
    start, end = sentence_around(coverage, number.start)
    speakers = [s for s in map(ledger.speaker, said) if s] or _counting(coverage, start, number.start, ledger)
    told_by = "" if speakers else _unnamed(said, article.text[start : number.start])
    before = _whole_words(article.text[start : number.start][::-1])[::-1]
    after = _whole_words(article.text[number.end : end])
    kind = before_it.kind if before_it is not None else _kind(found, before, after)
    if kind is None or not (speakers or told_by) or _OF_THEM.search(before):
        return None
    if before_it is None and found.unit == found.what == "count":
        return None
    ours = _ours(speakers, told_by, article.text[start : number.start], ledger)
    return _Count(
        found=found,
        article=article.id,
        unit=_unit(found) if before_it is None else before_it.unit,
        kind=kind,
        names=_names(
            _of_this_number(before, coverage, number) + after,
            [told_by, *(s.found.source_text or "" for s in said), *map(ledger.name, speakers)],
        ),
        group=concepts(f"{found.unit} {found.what}") & _PEOPLE,
        sides=frozenset(ledger.side(s) for s in speakers) or frozenset({f"{article.id} {told_by}"}),
        labels=unique(ledger.source_label(s) for s in said) or tuple(speakers) or (told_by,),
        unnamed=bool(told_by) and not _A_NAME.search(told_by),
        revised=_REVISED.search(article.text[start:end]) is not None,
        day=day_of(found.as_of) or (before_it.day if before_it else day_of(article.published)) or "",
        people=_whose(article.text[start : number.start], article.text[number.end : end], ours),
        ours=ours,
        of_no_state=not (_states(speakers, ledger) or told_by),
        place=(coverage.article.text.count("\n", 0, number.start), number.start),
        same_noun=before_it is not None,
        freed=before_it.freed if before_it else kind == "held" and _is_freed(article.text[start:end]),
        words=_goods(found, after) if kind == _GOODS else frozenset(),
    )


def _whole_words(text: str) -> str:
    """The first words of a text, none of them cut."""
    return text if len(text) <= _NEAR else text[: max(text.rfind(" ", 0, _NEAR + 1), 1)]


def _is_freed(sentence: str) -> bool:
    return bool(_FREED.search(sentence)) and not _STILL_HELD.search(_FREED.sub("", sentence))


def _goods(found: FigureFound, after: str) -> frozenset[str]:
    """What a quantity is of: "420,000 tonnes of grain"."""
    of = _OF_WHAT.match(after.removeprefix(" " + found.unit))
    return frozenset({concept(of[1].lower())}) if of else concepts(found.what) - concepts(found.unit)


def _ours(speakers: Sequence[str], told_by: str, before: str, ledger: Ledger) -> frozenset[str]:
    """The first letters of the names of those who speak, and of the states for which they do or from whose
    side."""
    named = [*map(ledger.name, speakers), *_states(speakers, ledger)]
    known = frozenset(word[:_STEM] for name in named for word in name.split() if len(word) >= _STEM)
    told = [*_NAMED.findall(told_by), *_SPEAKS_FROM.findall(before)]
    return known | {word[:_STEM] for word in told}


def _states(speakers: Sequence[str], ledger: Ledger) -> list[str]:
    """The names of the states for which somebody speaks."""
    sides = {ledger.side(s) for s in speakers}
    states = (a for a in ledger.actors.values() if a.kind in ("state", "government"))
    return [a.name for a in states if ledger.side(a.id) in sides]


def _whose(before: str, after: str, ours: frozenset[str]) -> frozenset[str]:
    """Whose people are counted: "three Sudrian soldiers", "nine died on the Norlandic side", "four deaths
    among their own troops"."""
    found = _OF_A_PEOPLE.match(after) or _ON_A_SIDE.match(after) or _ON_A_SIDE_BEFORE.search(before)
    if found:
        return frozenset({found[1][:_STEM]})
    return ours if _THEIR_OWN.match(after) else frozenset()


def _unnamed(said: Sequence[Said], before: str) -> str:
    """The words for whoever gives a number, where nobody on record does: "the union's own tally is 30"."""
    cue = _PUTS_AT.search(before)
    words = before[: cue.start()].split() if cue else []
    told = " ".join(words) if len(words) <= _FEW else ""
    return next((s.found.source_text for s in said if s.found.source_text), told)


def _of_this_number(before: str, coverage: Coverage, number: Evidence) -> str:
    """What stands before a number, without the clause of another number before it: "12 died in Orsa, and the
    mayor said five died in Tarn"."""
    begin = number.start - len(before)
    others = [f.evidence[0].end for f in coverage.figures if begin <= f.evidence[0].start < number.start]
    cut = _CLAUSE_ENDS.search(before, max(others) - begin) if others else None
    return before[cut.end() :] if cut else before


def _counting(coverage: Coverage, start: int, end: int, ledger: Ledger) -> list[str]:
    """Who gives a number without a word of saying: "the union puts the crowd at 4,000"."""
    cue = _PUTS_AT.search(coverage.article.text[start:end])
    if cue is None:
        return []
    before = [
        (mention.end, index)
        for index, character in enumerate(coverage.characters)
        for mention in character.mentions
        if start <= mention.start and mention.end <= start + cue.start()
    ]
    return [ledger.links.of(coverage.article.id, max(before)[1])] if before else []


def _is_goods(unit: str) -> bool:
    return (
        unit.replace(" ", "").isalpha()
        and unit.islower()
        and unit not in _NO_GOODS | _LIVES
        and not (concepts(unit) & (_PEOPLE | set(_COUNTED)))
    )


def _kind(found: FigureFound, before: str, after: str) -> str | None:
    """What is counted: the nearest word for what befell people ("17 were killed and 40 hurt"), else the
    words of the figure, if there are two at least."""
    if _is_goods(found.unit):
        return _GOODS
    if found.unit == "people" and (_IN_HANDS.search(after) or _HOME.search(after)):
        return "held"
    behind = [t.concept for t in terms(after)]
    ahead = [t.concept for t in reversed(terms(before))]
    for near in range(max(len(behind), len(ahead))):
        for side in (behind, ahead):
            if near < len(side) and side[near] in _COUNTED:
                return _COUNTED[side[near]]
    words = concepts(found.what)
    return " ".join(sorted(words)) if len(words) > 1 else None


def _names(text: str, speakers: Sequence[str]) -> frozenset[str]:
    """Capitalised words, sentence starts and the speakers' names aside: they tell where and in what, and so
    keep scopes apart."""
    own = {word for name in speakers for word in re.findall(r"\w+", name)}
    found = re.findall(r"(?<![.“\"]\s)(?<!^)\b[A-Z][\w’'-]+", text.strip())
    return frozenset(w for w in found if w not in own and concepts(w))


def _ledgers(counts: Sequence[_Count]) -> list[tuple[frozenset[str], list[_Held]]]:
    """By side, the values it held."""
    by_side: dict[frozenset[str], dict[float, list[_Count]]] = defaultdict(lambda: defaultdict(list))
    for count in counts:
        by_side[count.sides][count.found.value].append(count)
    return [
        (sides, [_Held(tuple(held[value])) for value in sorted(held)])
        for sides, held in sorted(by_side.items(), key=lambda item: sorted(item[0]))
    ]


def _in_block(ledgers: Sequence[tuple[frozenset[str], list[_Held]]]) -> Iterator[Discrepancy]:
    for ours, theirs in _camps(ledgers):
        found = dispute(
            "figure",
            f"how many: {_what(ours, theirs)}",
            [_claim(c) for held in ours for c in held.counts],
            [_claim(c) for held in theirs for c in held.counts],
            "same thing counted, by sources of two sides, over the same days; the ranges do not meet",
        )
        if found is not None:
            yield found


def _what(*camps: Sequence[_Held]) -> str:
    """What is counted, in the words of a number that has its own noun."""
    counts = [c for camp in camps for held in camp for c in held.counts]
    return next((c for c in counts if not c.same_noun), counts[0]).found.what


def _camps(
    ledgers: Sequence[tuple[frozenset[str], list[_Held]]],
) -> list[tuple[list[_Held], list[_Held]]]:
    """Values that clash. Who clashes with the same count, and not with one another, is of one camp: "nine" of
    one side stands against "14" and, two days later, "16" of others."""
    camps: list[tuple[list[_Held], list[_Held]]] = []
    for at, (sides, ours) in enumerate(ledgers):
        for others, theirs in ledgers[at + 1 :]:
            for one, other in ((a, b) for a in ours for b in theirs if not sides & others and _clash(a, b)):
                _enter(camps, one, other)
    return camps


def _enter(camps: list[tuple[list[_Held], list[_Held]]], one: _Held, other: _Held) -> None:
    for first, second in camps:
        for mine, theirs, a, b in ((first, second, one, other), (first, second, other, one)):
            known = a in mine or b in theirs
            if known and all(_pooled(a, held) for held in mine) and all(_pooled(b, h) for h in theirs):
                mine += [a] * (a not in mine)
                theirs += [b] * (b not in theirs)
                return
    camps.append(([one], [other]))


def _pooled(one: _Held, other: _Held) -> bool:
    """Whether two values may stand on one side: they are of the same people, and one as the other is told, or
    told later."""
    if one is other:
        return True
    if _clash(one, other) or _losses_of_each(one, other):
        return False
    meet = any(_meet(_range(a.found), _range(b.found)) for a in one.counts for b in other.counts)
    return meet or not _over_the_same_days(one, other)


def _clash(one: _Held, other: _Held) -> bool:
    values = sorted((one.counts[0].found.value, other.counts[0].found.value))
    crowd = one.counts[0].kind == other.counts[0].kind == "turnout"
    of_one = crowd or one.group & other.group or any(c.same_noun for c in (*one.counts, *other.counts))
    of_one = of_one or (one.group == other.group and _side_by_side(one, other))
    factor = _FACTOR_OF_ONE_GROUP if of_one else _FACTOR
    alike = values[0] > 0 and values[1] / values[0] <= factor
    same_scope = not one.names or not other.names or bool(one.names & other.names)
    same_scope = same_scope and not _losses_of_each(one, other) and not _other_people(one, other)
    same_scope = same_scope and _same_goods(one, other) and _as_free(one, other)
    same_time = _over_the_same_days(one, other) or _grown_less(one, other)
    apart = not any(_meet(_range(a.found), _range(b.found)) for a in one.counts for b in other.counts)
    told_together = any(_told_together(a, b) for a in one.counts for b in other.counts)
    return alike and same_scope and same_time and apart and told_together


def _same_goods(one: _Held, other: _Held) -> bool:
    """Tonnes of grain are no tonnes of coal; side by side they need not say of what."""
    if one.counts[0].kind != _GOODS or _side_by_side(one, other):
        return True
    return any(
        a.words & b.words and all(n[:_STEM] in a.ours | b.ours for n in a.names ^ b.names)
        for a in one.counts
        for b in other.counts
    )


def _as_free(one: _Held, other: _Held) -> bool:
    """Those who are set free are not counted among those who are held."""
    return any(a.freed == b.freed for a in one.counts for b in other.counts)


def _grown_less(one: _Held, other: _Held) -> bool:
    """A toll that was told some days before and is greater: nobody comes back to life."""
    first, then = sorted((one, other), key=lambda held: held.first)
    if not first.first or first.counts[0].kind not in _NEVER_LESS:
        return False
    days = (date.fromisoformat(then.first) - date.fromisoformat(first.last)).days
    return days <= _DAYS_LATER and then.counts[0].found.value < first.counts[0].found.value


def _other_people(one: _Held, other: _Held) -> bool:
    """Children are no fighters, and some of the people who died."""
    if one.group and other.group:
        return not one.group & other.group
    few, many = sorted((one, other), key=lambda held: held.counts[0].found.value)
    return bool(few.group & _SOME_OF_THE_PEOPLE) and not many.group


def _told_together(one: _Count, other: _Count) -> bool:
    """Always, but for what somebody unnamed counts: "officials" of another paragraph may be anybody."""
    if not (one.unnamed or other.unnamed):
        return True
    return _beside(one, other) and not (one.revised or other.revised)


def _losses_of_each(one: _Held, other: _Held) -> bool:
    """Each side counts its own: "two rangers were killed", "three Sudrian soldiers were hurt"."""
    return any(_of_others(a, b) for a in one.counts for b in other.counts)


def _of_others(one: _Count, other: _Count) -> bool:
    """Whether two counts are of two peoples. Who speaks for no state, and does not say whose they are, counts
    those of whom it was told just before: "The army admits four deaths among its own. A hospital says nine
    were killed"."""
    if not (one.people or other.people) or (one.people or one.ours) & (other.people or other.ours):
        return False
    follows = any(b.of_no_state and not b.people and a.people for a, b in ((one, other), (other, one)))
    return not (follows and _beside(one, other))


def _side_by_side(one: _Held, other: _Held) -> bool:
    """Whether one paragraph sets the two numbers next to each other: "the ministry said 40 people were
    killed; the army said nine"."""
    return any(_beside(a, b) for a in one.counts for b in other.counts)


def _beside(one: _Count, other: _Count) -> bool:
    """In one paragraph of one report, and close."""
    (paragraph, start), (other_paragraph, other_start) = one.place, other.place
    same = one.article == other.article and paragraph == other_paragraph
    return same and abs(start - other_start) <= _CLOSE


def _over_the_same_days(one: _Held, other: _Held) -> bool:
    """Where a day is not known: in one report, or where what befell people is counted in a place that both
    name."""
    if one.first and other.first:
        return one.first <= other.last and other.first <= one.last
    together = {c.article for c in one.counts} & {c.article for c in other.counts}
    return bool(together) or (one.counts[0].kind in _COUNTED.values() and bool(one.names & other.names))


def _range(found: FigureFound) -> tuple[float, float]:
    low, high = found.value, found.upper if found.upper is not None else found.value
    if found.comparator == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if found.comparator in ("more_than", "at_least"):
        return low, math.inf
    if found.comparator in ("less_than", "at_most"):
        return -math.inf, high
    return low, high


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _claim(count: _Count) -> Claim:
    said = count.found.comparator.replace("_", " ")
    told = f"{count.found.unit}: {count.found.what}"
    prefix = "" if said == "exactly" else f"{said} "
    return Claim(
        text=f"{prefix}{_digits(count.found.value)} {count.unit if count.same_noun else told}",
        sources=count.labels,
        evidence=evidence_of(count.found.evidence),
    )


def _digits(value: float) -> str:
    """
    >>> _digits(2e9), _digits(4.5)
    ('2,000,000,000', '4.5')
    """
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
