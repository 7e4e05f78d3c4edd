"""The own voice of a press release."""

from __future__ import annotations

import pytest

from onrecord.reconciling import reconcile
from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.voices import issuer_of, own_words
from onrecord.record import Coverage
from tests.reconciling.told import NAMES, Report

BODY = (
    "The claim that gunners of Sudria had shelled the mill at Orsa on Monday is an invention. "
    "Our men fired no shells on that day and have not left their barracks since the end of April."
)


def paper(head: str, body: str = BODY) -> Coverage:
    return Report(f"{head}\n\n{body}", "2031-05-03", "Site").coverage()


@pytest.mark.parametrize(
    "head",
    [
        "Sudria\n\nPress release",
        "STATEMENT BY Sudria",
        "Government of Sudria\n\nMedia office",
        "Sudria\n\nCOMMUNIQUÉ No. 4",
    ],
)
def test_who_issues_a_release_is_told_by_its_head(head: str) -> None:
    assert issuer_of(paper(head)) == NAMES.index("Sudria")


@pytest.mark.parametrize(
    "head",
    ["Sudria denies shelling", "Statement on Sudria awaited", "Press release"],
    ids=["headline", "about", "nobody named"],
)
def test_a_report_has_no_issuer(head: str) -> None:
    assert issuer_of(paper(head)) is None


def test_every_sentence_is_the_issuer_s_word() -> None:
    ledger = Ledger.of([paper("STATEMENT BY Sudria")])
    words = list(own_words(ledger))
    assert [(s.found.content[:9], s.found.act) for s in words] == [
        ("The claim", "deny"),
        ("Our men f", "say"),
    ]
    assert {ledger.name(ledger.speaker(s) or "") for s in words} == {"Sudria"}


def test_a_release_is_one_side_of_a_discrepancy() -> None:
    content = "gunners of Sudria had shelled the mill at Orsa on Monday"
    report = Report(f"Norland said {content}.", "2031-05-02")
    report.said("Norland", content, "accuse")
    [found] = reconcile([report.coverage(), paper("STATEMENT BY Sudria")]).discrepancies
    assert any("is an invention" in e.text for e in found.sides[1].evidence)


def test_a_release_does_not_deny_itself() -> None:
    content = "the claim that gunners had shelled the mill at Orsa on Monday was an invention"
    body = f"The gunners were forced to shell the mill at Orsa on Monday. Norland said {content}."
    paper = Report(f"STATEMENT BY Sudria\n\n{body}", "2031-05-03", "Site")
    paper.said("Norland", content, "deny")
    assert reconcile([paper.coverage()]).discrepancies == ()
