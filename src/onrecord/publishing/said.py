"""What somebody said on a subject over time, and where their words moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from onrecord.linking.wording import Rarity, concepts, telling
from onrecord.publishing.brief.story import PRONOUN, Story
from onrecord.publishing.naming import Words, called, holds_name
from onrecord.publishing.nearness import NEAR_ENOUGH, Nearness
from onrecord.publishing.reports import Mark
from onrecord.publishing.stances import by_act, negates, stance
from onrecord.publishing.wording import word_set
from onrecord.record import Statement, Whole
from onrecord.record.statement import Act, Form

Dated = Literal["statement", "report", "undated"]

# From here on two statements of one speaker are on one subject, by the weight of the words they share.
_ONE_SUBJECT = 0.35
# And from here on they say nearly the same, so that a "not" in one of them is a change.
_NEARLY_SAME = 0.55
_SAME_WORDS = 0.85
# A rewrite of a report says the same in other words.
_SAME_IN_A_COPY = 0.6
# Fewer words than this ("we are ready") may well be said twice: they are one saying on one day only.
_TELLING_LENGTH = 4
# A subject that has not come up for so many sayings is told anew when it does.
_REACH = 200
_AT = {
    None: "taking no side",
    "for": "being for it",
    "against": "being against it",
    "open": "leaving it open",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One line: what was said at one time, with all the reports that have it.

    `day` is an ISO date (or month, or year) by which the line stands in order, `dated` what it is from.
    `through` is who spoke for the one who was asked for: an office, a spokesman, a document. `support`
    counts independent reports. `nearness` is set where the words asked about are not in it and only the
    meaning is near: a cosine.
    """

    statements: tuple[str, ...]
    day: str | None
    dated: Dated
    date_words: str | None
    speaker: str
    through: str | None
    act: Act
    form: Form
    cue: str | None
    words: str
    marks: tuple[Mark, ...]
    support: int
    nearness: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Two sayings, by place in the list, between which the act or the wording changed, and in what."""

    then: int
    now: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The answer: who was found under the name, their sayings in order of time, and the moves in them."""

    names: tuple[str, ...]
    about: str | None
    since: str | None
    sayings: tuple[Saying, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    statements: tuple[Statement, ...]
    day: str | None
    dated: Dated
    nearness: float | None = None

    @property
    def first(self) -> Statement:
        return self.statements[0]


def said(
    whole: Whole,
    name: str,
    *,
    about: str | None = None,
    since: str | None = None,
    near: Callable[[Collection[str]], Nearness] | None = None,
) -> Said:
    """What the actor of a name said, and their offices for them: with all the words of `about` in some form,
    since an ISO day (what has no date at all is then left out). Raises `NoSuchActor`.

    `near` gives, for the ids of articles, how near their sentences are to `about` in meaning; what is near
    enough is then kept as well. It is asked once, and only where there is something to compare.
    """
    story = Story(whole)
    asked = called(whole.actors, name)
    ids = frozenset(actor.id for actor in asked)
    spoken = list(_spoken(story, ids))
    kept: Mapping[str, float | None] = dict.fromkeys(s.id for s in spoken)
    if about is not None:
        kept = _about(story, spoken, about, near)
    found = _lines(story, [s for s in spoken if s.id in kept], kept)
    lines = [line for line in found if since is None or (line.day or "") >= since]
    return Said(
        names=tuple(dict.fromkeys(story.names(ids))),
        about=about,
        since=since,
        sayings=tuple(_saying(story, line, ids) for line in lines),
        moves=tuple(_moves(whole, lines, one_subject=about is not None)),
    )


def _spoken(story: Story, ids: frozenset[str]) -> Iterator[Statement]:
    offices = _offices(story, ids)
    for statement in story.whole.statements:
        if statement.source in ids or statement.source in offices or _for_them(statement, ids):
            yield statement


def _for_them(statement: Statement, ids: frozenset[str]) -> bool:
    """Whoever is unnamed ("an ally of the minister") speaks for himself, even where he belongs to them."""
    return statement.attribution in ("office", "document") and statement.affiliation in ids


def _offices(story: Story, ids: frozenset[str]) -> frozenset[str]:
    """Bodies that speak for the actors: reports say so, or their name does ("Office of Ines Okafor")."""
    said_so = {s.source for s in story.whole.statements if _for_them(s, ids)}
    people = [a.name for a in map(story.actor, sorted(ids)) if a and a.kind == "person"]
    return frozenset(
        actor.id
        for actor in story.whole.actors
        if actor.kind != "person"
        and actor.id not in ids
        and (actor.id in said_so or any(holds_name(actor.name, name) for name in people))
    )


def _about(
    story: Story,
    statements: Sequence[Statement],
    about: str,
    near: Callable[[Collection[str]], Nearness] | None,
) -> dict[str, float | None]:
    """The statements on a subject by id: None where its words are in them, else how near they come to it."""
    words = Words(about)
    kept: dict[str, float | None] = {
        s.id: None for s in statements if words.met(s.content) or words.met(_sentence(story, s))
    }
    rest = [s for s in statements if s.id not in kept]
    if near is not None and rest:
        nearness = near(sorted({s.article for s in rest}))
        kept |= {s.id: likeness for s in rest if (likeness := nearness.of(s)) >= NEAR_ENOUGH}
    return kept


def _sentence(story: Story, statement: Statement) -> str:
    content = [e for e in statement.evidence if e.role == "content"] or list(statement.evidence)
    return story.sentence(content[0]).text if content else ""


def _lines(story: Story, statements: Iterable[Statement], kept: Mapping[str, float | None]) -> list[_Line]:
    """Statements in order of time, the same words in several reports in one line, at the first of them."""
    groups: list[list[Statement]] = []
    # Only what one voice does by one act can be one saying.
    alike: dict[object, list[list[Statement]]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: _when(story, s)):
        rivals = alike[_voice(statement), statement.act]
        home = next((group for group in rivals if _repeats(story, group[0], statement)), None)
        if home is None:
            groups.append([statement])
            rivals.append(groups[-1])
        else:
            home.append(statement)
    return [_Line(tuple(group), *_day(story, group[0]), kept[group[0].id]) for group in groups]


def _when(story: Story, statement: Statement) -> tuple[bool, str, int, int, str]:
    day, _ = _day(story, statement)
    start = min((e.start for e in statement.evidence), default=0)
    return day is None, day or "", story.reports.number(statement.article), start, statement.id


def _day(story: Story, statement: Statement) -> tuple[str | None, Dated]:
    if statement.date and statement.date.value:
        return statement.date.value[:10], "statement"
    day = story.reports.day(statement.article)
    return day, "report" if day else "undated"


def _repeats(story: Story, first: Statement, other: Statement) -> bool:
    """The same words again: in a copy of the report, or in another that gives no other day for them."""
    if first.article == other.article:
        return False
    same_words = _share(_words(first.content), _words(other.content)) >= _SAME_WORDS
    if story.reports.family(first.article) == story.reports.family(other.article):
        return same_words or _share(concepts(first.content), concepts(other.content)) >= _SAME_IN_A_COPY
    if not same_words:
        return False
    same_day = _day(story, first)[0] == _day(story, other)[0]
    stated = first.date is not None and other.date is not None
    return same_day or (len(_words(first.content)) >= _TELLING_LENGTH and not stated)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


_words = lru_cache(maxsize=65_536)(word_set)


def _voice(statement: Statement) -> tuple[str | None, str | None]:
    return statement.source, statement.affiliation if statement.source is None else None


def _saying(story: Story, line: _Line, ids: frozenset[str]) -> Saying:
    first = line.first
    content = [e for s in line.statements for e in s.evidence if e.role == "content"]
    evidence = content or [e for s in line.statements for e in s.evidence]
    asked = next((id_ for id_ in (first.source, first.affiliation) if id_ in ids), None)
    return Saying(
        statements=tuple(s.id for s in line.statements),
        day=line.day,
        dated=line.dated,
        date_words=first.date.text if first.date else None,
        speaker=story.name(asked) if asked else story.names(ids)[0],
        through=_through(story, first, ids),
        act=first.act,
        form=first.form,
        cue=first.cue,
        words=first.content,
        marks=story.reports.marks(evidence),
        support=story.reports.support(evidence),
        nearness=None if line.nearness is None else round(line.nearness, 2),
    )


def _through(story: Story, statement: Statement, ids: frozenset[str]) -> str | None:
    words = (statement.source_text or "").strip(" ,")
    if statement.source not in ids:
        actor = story.actor(statement.source)
        return actor.name if actor else words or statement.attribution
    if statement.attribution in ("office", "document"):
        return statement.attribution if not words or PRONOUN.fullmatch(words) else words
    return None


def _moves(whole: Whole, lines: Sequence[_Line], *, one_subject: bool) -> Iterator[Move]:
    """Each line beside the latest earlier one on its subject, where they differ in what they say of it."""
    rarity = Rarity.of(s.content for s in whole.statements)
    for now in range(1, len(lines)):
        earlier = (then for then in reversed(range(now)) if _comparable(lines[then], lines[now]))
        for then in islice(earlier, _REACH):
            likeness = _likeness(rarity, lines[then].first, lines[now].first)
            by_words = lines[then].nearness is None and lines[now].nearness is None
            if (one_subject and by_words) or likeness >= _ONE_SUBJECT:
                reason = _changed(lines[then].first, lines[now].first, likeness)
                if reason:
                    yield Move(then=then, now=now, reason=reason)
                break


def _comparable(then: _Line, now: _Line) -> bool:
    """What is said in one breath in one report, or at no known time, has no then and now."""
    if then.day is None or now.day is None:
        return False
    return then.day < now.day or (then.day == now.day and then.first.article != now.first.article)


def _likeness(rarity: Rarity, one: Statement, other: Statement) -> float:
    return rarity.alike(telling(concepts(one.content)), telling(concepts(other.content)))


def _changed(then: Statement, now: Statement, likeness: float) -> str | None:
    before, after = stance(then), stance(now)
    told_no, tells_no = negates(then.content), negates(now.content)
    acts = by_act(now) is not None and then.act != now.act
    # Who said "no shot was fired" and then denies the shots has said the same twice.
    moved = before is not None or (acts and not (after == "against" and told_no))
    if after and before != after and moved:
        if acts:
            return f"the act moves from “{then.act}” to “{now.act}”"
        return f"the words move from {_AT[before]} to {_AT[after]}"
    if likeness >= _NEARLY_SAME and told_no != tells_no and then.act == now.act:
        return "nearly the same words, with a “not” in one of them"
    return None
