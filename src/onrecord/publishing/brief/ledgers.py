"""Votes, proposals, positions and figures: who, how, how many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.publishing import dates
from onrecord.publishing.brief.story import Story
from onrecord.publishing.brief.value import Line
from onrecord.publishing.wording import alike, capitalised, cut, excerpt, listed, quoted, word_set
from onrecord.record import Evidence, Figure, Position, Proposal, Tally, Vote

MOST_STANDS = 3
MOST_VOTES = 2
MOST_PROPOSALS = 3
MOST_FIGURES = 4
WIDTH = 150
COUNTED = 30
_LOST = re.compile(r"\b(?:kill(?:s|ed|ing)?|dead|died|dies|deaths?|hostages?)\b", re.IGNORECASE)
"""What befell people comes first."""
_OF_NOTHING = frozenset(
    {"count", "time", "times", "drop", "drops", "thing", "things", "way", "ways", "part", "parts"}
)
"""Units that name nothing: "two times", "one drop"."""
_SAME = 0.6
_SAME_AMOUNT = 0.35

_BALLOTS = {"yes": "in favour", "no": "against", "abstain": "abstained", "veto": "vetoed"}
_STANCES = {"supports": "for", "opposes": "against", "conditional": "on conditions", "undecided": "undecided"}
_RESPONSES = {
    "accepts": "accepted by",
    "partly_accepts": "accepted in part by",
    "conditional": "accepted on conditions by",
    "considering": "considered by",
    "rejects": "rejected by",
    "no_answer": "not answered by",
}
_COMPARATORS = {
    "exactly": "",
    "about": "about ",
    "more_than": "more than ",
    "less_than": "less than ",
    "at_least": "at least ",
    "at_most": "at most ",
}


def voted(story: Story) -> Iterator[Line]:
    """Each vote: outcome, ballots, and what was said of its being binding."""
    for vote in sorted(story.whole.votes, key=lambda v: (-story.matters(v.evidence), v.id))[:MOST_VOTES]:
        body = f"{story.name(vote.body)}, " if vote.body else ""
        yield Line(
            when=dates.short(vote.date),
            tag=vote.outcome or "",
            lead=body + (vote.subject or "subject not given"),
            text=_ballots(story, vote),
            marks=story.reports.marks(vote.evidence),
        )


def _ballots(story: Story, vote: Vote) -> str:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for ballot in vote.votes:
        by_kind[ballot.vote].append(ballot.actor)
    parts = [f"{label}: {listed(story.names(by_kind[k]))}" for k, label in _BALLOTS.items() if by_kind[k]]
    counted = (_tally(vote.tally),) if vote.tally else ()
    amiss = (f"does not add up ({check.rule}): {check.finding}" for check in vote.checks)
    told = (*counted, *parts, *_binding(story, vote), *amiss)
    return ": " + "; ".join(told) if told else ""


def _tally(tally: Tally) -> str:
    """As in "14 to 0, 1 abstaining", or what is told of it."""
    if tally.yes is None or tally.no is None:
        known = ((tally.yes, "in favour"), (tally.no, "against"), (tally.abstain, "abstaining"))
        return ", ".join(f"{count} {how}" for count, how in known if count is not None)
    return f"{tally.yes} to {tally.no}" + (f", {tally.abstain} abstaining" if tally.abstain else "")


def _binding(story: Story, vote: Vote) -> Iterator[str]:
    """What was said of its being binding, by whom; those who say the same together."""
    speakers: dict[str, list[str]] = defaultdict(list)
    for claim in vote.binding:
        statements = filter(None, map(story.statement, claim.according_to))
        speakers[quoted(claim.claim)] += map(story.speaker, statements)
    for claimed, by in speakers.items():
        yield claimed + (f" ({listed(dict.fromkeys(by))})" if by else "")


def on_the_table(story: Story) -> Iterator[Line]:
    """Proposals with who made them and who answered how."""
    ordered = sorted(story.whole.proposals, key=lambda p: (-_answered(story, p), p.id))
    for proposal in ordered[:MOST_PROPOSALS]:
        yield Line(
            lead=capitalised(cut(proposal.subject, WIDTH)),
            text=_from(story, proposal) + "".join(f"; {answer}" for answer in _answers(story, proposal)),
            marks=story.reports.marks(
                (*proposal.evidence, *(e for response in proposal.responses for e in response.evidence))
            ),
        )


def _answers(story: Story, proposal: Proposal) -> Iterator[str]:
    """Who gave each answer; one who gave two stands with both."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for response in proposal.responses:
        by_kind[response.response].append(response.actor)
    for kind, label in _RESPONSES.items():
        if by_kind[kind]:
            yield f"{label} {listed(story.names(by_kind[kind]))}"


def _answered(story: Story, proposal: Proposal) -> float:
    return story.matters(proposal.evidence) + 0.5 * len(proposal.responses)


def _from(story: Story, proposal: Proposal) -> str:
    by = f", from {story.name(proposal.by)}" if proposal.by else ""
    through = f", through {listed(story.names(proposal.mediators))}" if proposal.mediators else ""
    return by + through


def stands(story: Story) -> Iterator[Line]:
    """Issues on which more than one party has a position."""
    issues: dict[str, list[Position]] = defaultdict(list)
    for position in story.whole.positions:
        issues[position.issue].append(position)
    parties = {issue: len({p.actor for p in held}) for issue, held in issues.items()}
    shared = sorted((i for i in issues if parties[i] > 1), key=lambda i: (-parties[i], i))
    for issue in shared[:MOST_STANDS]:
        yield Line(
            lead=capitalised(issue),
            text=": " + "; ".join(_camps(story, issues[issue])),
            marks=story.reports.marks(e for p in issues[issue] for e in p.evidence),
        )


def _camps(story: Story, held: Iterable[Position]) -> Iterator[str]:
    by_stance: dict[str, list[Position]] = defaultdict(list)
    for position in held:
        by_stance[position.stance].append(position)
    for stance, label in _STANCES.items():
        if by_stance[stance]:
            yield f"{label}: {listed(story.names(p.actor for p in by_stance[stance]))}"


def counted(story: Story) -> Iterator[Line]:
    """Figures, those of one thing together, the best supported first."""
    groups = [group for group in _groups(story) if _tells(story, group)]
    groups.sort(key=lambda g: (-_told(story, g), g[0].id))
    shown: set[Evidence] = set()
    for group in groups:
        sentence = story.sentence(group[0].evidence[0])
        if sentence not in shown and len(shown) < MOST_FIGURES:
            shown.add(sentence)
            yield _figure_line(story, group, sentence)


def _tells(story: Story, group: Sequence[Figure]) -> bool:
    """Numbers of nothing named say nothing, and those of a vote are told with it."""
    tallies = [e for v in story.whole.votes for e in v.evidence if e.role == "tally"]
    return not any(
        t.article == e.article and t.start < e.end and e.start < t.end
        for figure in group
        for e in figure.evidence[:1]
        for t in tallies
    ) and not all(figure.unit in _OF_NOTHING for figure in group)


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure with what it is compared by."""

    figure: Figure
    sentence: Evidence
    amount: str
    words: frozenset[str]
    what: frozenset[str]

    @classmethod
    def of(cls, figure: Figure, story: Story) -> _Number:
        sentence = story.sentence(figure.evidence[0])
        what = word_set(figure.what) - word_set(figure.unit)
        return cls(figure, sentence, amount(figure), word_set(sentence.text), what)


def _groups(story: Story) -> list[list[Figure]]:
    groups: list[list[_Number]] = []
    of_unit: dict[str, list[list[_Number]]] = defaultdict(list)
    for figure in sorted(story.whole.figures, key=lambda f: (story.is_copy(f.evidence[0].article), f.id)):
        number, near = _Number.of(figure, story), of_unit[figure.unit]
        home = next((group for group in near if all(_one(number, each) for each in group)), None)
        if home is None:
            groups.append([number])
            near.append(groups[-1])
        else:
            home.append(number)
    return [[number.figure for number in group] for group in groups]


def _one(a: _Number, b: _Number) -> bool:
    """Do two figures of a unit count one thing? Not where one sentence has both; "people" alone is anybody,
    so the same number of them must be told in much the same words."""
    if a.sentence == b.sentence:
        return False
    if a.amount == b.amount:
        return alike(a.words, b.words) >= _SAME_AMOUNT
    return a.figure.of == b.figure.of and bool(a.what and b.what) and alike(a.what, b.what) >= _SAME


def _told(story: Story, group: list[Figure]) -> float:
    lost = 1.0 if any(_LOST.search(story.sentence(f.evidence[0]).text) for f in group) else 0.0
    people = lost + (
        0.5 if group[0].unit in {"people", "hostages", "prisoners", "soldiers", "civilians"} else 0.0
    )
    return story.matters(e for figure in group for e in figure.evidence) + people


def _figure_line(story: Story, group: list[Figure], sentence: Evidence) -> Line:
    values = list(dict.fromkeys(map(amount, group)))
    first = group[0].evidence[0]
    if len(values) > 1:
        text = f": {group[0].what}"
    else:
        # A few words more than the number say what it counts.
        end = min(first.end - sentence.start + COUNTED, len(sentence.text))
        keep = [(first.start - sentence.start, end)]
        text = f": {excerpt(sentence.text, keep, WIDTH)}"
    return Line(
        lead=" / ".join(values) + f" {group[0].unit}",
        text=text,
        marks=story.reports.marks(e for figure in group for e in figure.evidence),
    )


def amount(figure: Figure) -> str:
    """A figure's number in words and digits: "at least 40", "about 1.2 million"."""
    upper = f"–{number(figure.upper)}" if figure.upper is not None else ""
    return f"{_COMPARATORS[figure.comparator]}{number(figure.value)}{upper}"


def number(value: float) -> str:
    """A number as a paper prints it.

    >>> number(32000.0), number(3.3e9), number(2.5)
    ('32,000', '3.3 billion', '2.5')
    """
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
