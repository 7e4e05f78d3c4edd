"""Where accounts differ: side against side, each in its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.publishing.brief.story import Story
from onrecord.publishing.brief.value import Line
from onrecord.publishing.wording import capitalised, cut, excerpt, listed
from onrecord.record import Discrepancy, Evidence, Side

MOST = 4
SIDES = 3
WIDTH = 170
ABOUT = 100


def differ(story: Story) -> Iterator[Line]:
    """The discrepancies that matter most."""
    ordered = sorted(story.whole.discrepancies, key=lambda d: (-_weight(story, d), d.id))
    for discrepancy in ordered[:MOST]:
        sides = sorted(
            discrepancy.sides, key=lambda side: min(map(_at(story), side.evidence), default=(0, 0))
        )
        about = capitalised(cut(discrepancy.about, ABOUT))
        yield Line(text=about, under=tuple(_side(story, side) for side in sides[:SIDES]))


def _weight(story: Story, discrepancy: Discrepancy) -> float:
    evidence = [e for side in discrepancy.sides for e in side.evidence]
    return story.matters(evidence) + (0.5 if discrepancy.kind != "figure" else 0.0)


def _at(story: Story) -> Callable[[Evidence], tuple[int, int]]:
    return lambda e: (story.reports.number(e.article), e.start)


def _side(story: Story, side: Side) -> Line:
    best = min(side.evidence, key=lambda e: (len(e.text) > WIDTH, *_at(story)(e)), default=None)
    words = _words(story, best) if best else side.claim
    return Line(
        lead=listed(story.names(side.sources), most=3) if side.sources else "The report itself",
        text=f": {words}",
        marks=story.reports.marks(side.evidence),
        words=(best,) if best else (),
    )


def _words(story: Story, best: Evidence) -> str:
    """The evidence, with its whole sentence where that fits: a phrase alone says too little."""
    sentence = story.sentence(best)
    if len(sentence.text) <= WIDTH:
        return sentence.text
    if len(best.text) > WIDTH // 2:
        return capitalised(excerpt(best.text, (), WIDTH))
    keep = [(best.start - sentence.start, best.end - sentence.start)]
    return capitalised(excerpt(sentence.text, keep, WIDTH))
