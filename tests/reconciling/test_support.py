"""Support: how many reports, how many of them independent, and on whose word."""

from __future__ import annotations

import pytest

from onrecord.reconciling import reconcile
from onrecord.reconciling.support import Footing, Supports
from onrecord.record import Whole
from tests.reconciling.told import Report


def _whole(*speakers: str | None) -> Whole:
    """Reports of one event, each on the word of a speaker; "" for the report's own voice, None for unnamed."""
    coverages = []
    for at, speaker in enumerate(speakers):
        text = f"Report {at}: Sudria seized a trawler off Lyth."
        report = Report(text, f"2031-05-0{at + 1}", f"Paper {at}")
        said = (
            ()
            if speaker == ""
            else (report.said(speaker, "Sudria seized a trawler off Lyth", source_text=speaker or "aides"),)
        )
        report.event("COERCE", "seized a trawler", "Sudria", mode="seize", according_to=said)
        coverages.append(report.coverage())
    return reconcile(coverages)


@pytest.mark.parametrize(
    ("speakers", "footing"),
    [
        (("",), "own voice"),
        (("Norland", ""), "own voice"),
        (("Norland",), "named"),
        ((None, None), "unnamed only"),
        (("Norland", "Ines Okafor"), "one side only"),
        (("Norland", "Lena Marsh"), "named"),
    ],
)
def test_footing(speakers: tuple[str | None, ...], footing: Footing) -> None:
    whole = _whole(*speakers)
    [event] = whole.events
    support = Supports(whole).of_event(event)
    assert support.footing == footing
    assert len(support.articles) == len(speakers)


def test_a_claim() -> None:
    whole = _whole("Norland", "Lena Marsh")
    support = Supports(whole).of_statements([s.id for s in whole.statements])
    assert len(support.sources) == 2
