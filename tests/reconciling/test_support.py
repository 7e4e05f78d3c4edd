"""Support: how many reports, how many of them independent, and on whose word."""

from __future__ import annotations

import msgspec
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


def test_in_words_and_for_items_of_any_kind() -> None:
    whole = _whole("Norland", "Ines Okafor")
    [event] = whole.events
    supports = Supports(whole)
    assert supports.of_event(event).in_words == "2 reports · 2 sources · on the word of one side only"
    assert supports.of(event) == supports.of_event(event)
    assert supports.of(whole.articles[0]) is None
    claim = supports.of(whole.statements[0])
    assert claim is not None
    assert claim.in_words == "1 report · 1 source · on the word of named sources"


def test_copies_are_no_support() -> None:
    whole = _whole("Norland", "Norland")
    one_family = tuple(msgspec.structs.replace(a, family="fam-1") for a in whole.articles)
    whole = msgspec.structs.replace(whole, articles=one_family)
    assert Supports(whole).of_event(whole.events[0]).in_words.startswith("2 reports, 1 of them independent")
