"""The ledger of unnamed sources: how each was described, on what condition it spoke, to whom, what it said.

Two reports may have spoken to one person. That is a hypothesis, told with its reason; the sources stay apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.linking.wording import Rarity, concepts, telling
from onrecord.publishing.brief.story import PRONOUN, Story
from onrecord.publishing.reports import Mark
from onrecord.publishing.wording import word_set
from onrecord.record import Statement, Whole
from onrecord.record.base import make_id
from onrecord.record.statement import Act

_ANOTHER = re.compile(r"(?i)(?:an?|another|one|a\s+second|a\s+third)\s+")
_DETERMINER = re.compile(r"(?i)(?:an?|the|another|one|this|that|these|those|some|other|its|their|his|her)\s+")
# Where the head of a description ends: "a diplomat | close to the talks", "officials | of the ministry".
_HEAD_ENDS = re.compile(
    r"(?i)\s+(?:of|in|from|with|close|who|whose|familiar|briefed|at|for|on|involved|speaking)\b|,"
)
_COUNTED = re.compile(r"(?i)(?:two|three|four|five|six|\d+)\s+")
# A condition that tells why is somebody's own; "on condition of anonymity" alone is everybody's.
_REASON = re.compile(
    r"(?i)\b(?:because|as|since|citing|given|due|for fear|owing|not\s+(?:be(?:en)?\s+)?\w*author|ahead)"
)
_SAME_CONDITION = 0.6
_SAME_CONTENT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing an unnamed source said; `day` is its own date, ISO, or None. `told_by` is who passed it on
    ("the agency reported, citing an official"), if not the report itself."""

    statement: str
    act: Act
    words: str
    day: str | None
    told_by: str | None
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedSource:
    """One source as one report describes it. `affiliation` is an actor id, `belongs_to` its name; `day` is
    that of the report."""

    id: str
    article: str
    report: int
    outlet: str | None
    title: str | None
    day: str | None
    description: str
    affiliation: str | None
    belongs_to: str | None
    condition: str | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """Two sources of independent reports that may be one person, and why one may think so."""

    sources: tuple[str, str]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Sources in the order of the reports, and the hypotheses on them."""

    sources: tuple[UnnamedSource, ...]
    likely_same: tuple[Likely, ...]


def unnamed(whole: Whole) -> Unnamed:
    """The unnamed sources of a record."""
    story = Story(whole)
    sources = tuple(_source(story, group) for group in _groups(story))
    return Unnamed(sources=sources, likely_same=tuple(_likely(story, sources)))


def _groups(story: Story) -> Iterator[list[Statement]]:
    """The statements of each source. Within a report every "a diplomat" is a new one, and "the diplomat",
    "he" and a bare "officials" the last one that was described so."""
    spoken = [s for s in story.whole.statements if s.attribution == "unnamed" and not _asks_only(s)]
    groups: list[list[Statement]] = []
    last: dict[tuple[str, str, str | None], list[Statement]] = {}
    for statement in sorted(spoken, key=lambda s: _place(story, s)):
        key = statement.article, _bare(_description(statement)), statement.affiliation
        if key not in last or _is_another(statement, last[key][-1]):
            last[key] = []
            groups.append(last[key])
        last[key].append(statement)
    yield from groups


def _asks_only(statement: Statement) -> bool:
    """Is asking for anonymity all that is said here? That is the condition of what is said beside it."""
    return statement.condition is not None and statement.content in statement.condition


def _is_another(statement: Statement, before: Statement) -> bool:
    return bool(_ANOTHER.match(statement.source_text or "")) and _named_at(statement) != _named_at(before)


def _named_at(statement: Statement) -> list[int]:
    return [e.start for e in statement.evidence if e.role == "source"]


def _place(story: Story, statement: Statement) -> tuple[int, int, str]:
    start = min((e.start for e in statement.evidence), default=0)
    return story.reports.number(statement.article), start, statement.id


def _description(statement: Statement) -> str:
    words = (statement.source_text or "").strip(" ,")
    return statement.description or ("" if PRONOUN.fullmatch(words) else words) or "a source"


def _bare(description: str) -> str:
    return _DETERMINER.sub("", " ".join(description.lower().split()), count=1)


def _source(story: Story, statements: Sequence[Statement]) -> UnnamedSource:
    first = statements[0]
    article = story.reports[first.article]
    conditions = dict.fromkeys(s.condition for s in statements if s.condition)
    return UnnamedSource(
        id=make_id("u", first.id),
        article=article.id,
        report=story.reports.number(article.id),
        outlet=article.outlet,
        title=article.title,
        day=story.reports.day(article.id),
        description=_description(first),
        affiliation=first.affiliation,
        belongs_to=story.name(first.affiliation) if first.affiliation else None,
        condition="; ".join(conditions) or None,
        remarks=tuple(_remark(story, s) for s in statements),
    )


def _remark(story: Story, statement: Statement) -> Remark:
    content = [e for e in statement.evidence if e.role == "content"] or list(statement.evidence)
    teller = story.statement(statement.within) if statement.within else None
    return Remark(
        statement=statement.id,
        act=statement.act,
        words=statement.content,
        day=statement.date.value if statement.date else None,
        told_by=story.speaker(teller) if teller else None,
        mark=story.reports.mark(content[0]),
    )


def _likely(story: Story, sources: Sequence[UnnamedSource]) -> Iterator[Likely]:
    rarity = Rarity.of(s.content for s in story.whole.statements)
    described: dict[tuple[str, str | None], list[UnnamedSource]] = defaultdict(list)
    for source in sources:
        # "Officials" are anybody; two descriptions of one person say the same.
        if not _is_a_crowd(source.description):
            described[_bare(source.description), source.affiliation].append(source)
    for (description, _), alike in described.items():
        for one, other in combinations(alike, 2):
            independent = story.reports.family(one.article) != story.reports.family(other.article)
            backing = list(_backing(rarity, one, other)) if independent else []
            if backing:
                belongs = f", of {one.belongs_to}" if one.belongs_to else ""
                reason = "; ".join([f"both described as “{description}”{belongs}", *backing])
                yield Likely(sources=(one.id, other.id), reason=reason)


def _is_a_crowd(description: str) -> bool:
    """A plural without a number.

    >>> [_is_a_crowd(d) for d in ("Western diplomats in the capital", "two diplomats", "a press aide")]
    [True, False, False]
    """
    head = _HEAD_ENDS.split(_bare(description), maxsplit=1)[0].rstrip()
    plural = head.endswith(("s", "people", "men", "women")) and not head.endswith(("ss", "us", "is"))
    return plural and not _COUNTED.match(description)


def _backing(rarity: Rarity, one: UnnamedSource, other: UnnamedSource) -> Iterator[str]:
    if one.condition and other.condition and _same_condition(one.condition, other.condition):
        yield f"both spoke on the same condition (“{one.condition}”)"
    shared = _shared(rarity, one, other)
    if shared:
        yield f"both say much the same (“{shared[0].words}” [{shared[0].mark}], [{shared[1].mark}])"


def _same_condition(one: str, other: str) -> bool:
    a, b = word_set(one), word_set(other)
    same = len(a & b) >= _SAME_CONDITION * max(len(a), len(b), 1)
    return same and all(_REASON.search(condition) for condition in (one, other))


def _shared(rarity: Rarity, one: UnnamedSource, other: UnnamedSource) -> tuple[Remark, Remark] | None:
    """The pair of remarks that are most alike, where they are alike at all."""
    pairs = ((_alike(rarity, a, b), a, b) for a in one.remarks for b in other.remarks)
    likeness, a, b = max(pairs, key=lambda pair: pair[0])
    return (a, b) if likeness >= _SAME_CONTENT else None


def _alike(rarity: Rarity, a: Remark, b: Remark) -> float:
    return rarity.likeness(telling(concepts(a.words)), telling(concepts(b.words)))
