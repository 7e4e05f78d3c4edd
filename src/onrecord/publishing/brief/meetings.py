"""Meetings, visits and calls, each with its life: requested → planned → cancelled → disputed."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.publishing import dates
from onrecord.publishing.brief.story import Story
from onrecord.publishing.brief.value import Line
from onrecord.publishing.wording import capitalised, cut, listed
from onrecord.record import Engagement, Step

MOST = 4
AGENDA = 70


def meetings(story: Story) -> Iterator[Line]:
    """The engagements with most to tell: a life of several steps, a dispute, support."""
    ordered = sorted(story.whole.engagements, key=lambda m: (-_weight(story, m), m.id))
    for engagement in ordered[:MOST]:
        evidence = (*engagement.evidence, *(e for step in engagement.history for e in step.evidence))
        yield Line(
            when=dates.short(engagement.date),
            lead=_what(story, engagement),
            text=f": {_life(engagement)}",
            marks=story.reports.marks(evidence),
        )


def _weight(story: Story, engagement: Engagement) -> float:
    evidence = [e for step in engagement.history for e in step.evidence]
    steps = len({step.status for step in engagement.history})
    return story.matters(evidence) + 0.8 * (steps - 1) + engagement.disputed


def _what(story: Story, engagement: Engagement) -> str:
    names = story.names(engagement.participants)
    # A host is a guest of nobody: named where the others come to it.
    if engagement.host and engagement.kind in ("visit", "delegation"):
        names = list(dict.fromkeys((*names, story.name(engagement.host))))
    inside = "; ".join(filter(None, (listed(names), engagement.place)))
    agenda = f" on {cut(engagement.agenda, AGENDA)}" if engagement.agenda else ""
    return f"{capitalised(engagement.kind)}{f' ({inside})' if inside else ''}{agenda}"


def _life(engagement: Engagement) -> str:
    """The steps in their order; a status that is told again says no more than the first time."""
    steps: list[str] = []
    last = ""
    for step in engagement.history:
        if step.status != last:
            steps.append(_step(step))
        last = step.status
    life = " → ".join(steps) or engagement.status.replace("_", " ")
    disputed = engagement.disputed and not any(step.status == "disputed" for step in engagement.history)
    return f"{life}; accounts differ" if disputed else life


def _step(step: Step) -> str:
    when = dates.short(step.date)
    return step.status.replace("_", " ") + (f" {when}" if when else "")
