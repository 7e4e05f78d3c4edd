"""Rebuttals: which denial is of which claim, and what is none."""

from __future__ import annotations

import pytest

from onrecord.reconciling import reconcile
from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.rebuttals import pairs
from onrecord.record import Coverage
from tests.reconciling.told import Report


def told(*lines: tuple[str, str, str], day: str = "2031-05-02", outlet: str = "Courier") -> Coverage:
    """A report of sentences `WHO: WHAT`, each (who, act, what)."""
    text = "\n\n".join(f"{who} said {what}." for who, _, what in lines)
    report = Report(text, day, outlet)
    for who, act, what in lines:
        report.said(who, what, act)
    return report.coverage()


def answered(*coverages: Coverage) -> list[tuple[str, str]]:
    ledger = Ledger.of(coverages)
    return [(c.said.found.content, d.said.found.content) for c, d in pairs(ledger)]


CLAIM = ("Norland", "accuse", "gunners of Sudria had shelled the mill at Orsa on Monday")
OUTRIGHT = ("Sudria", "deny", "its gunners had shelled the mill")
PLAIN = ("Sudria", "say", "its gunners had not shelled the mill")
BARE = ("Sudria", "deny", "this is a lie")


@pytest.mark.parametrize("denial", [OUTRIGHT, PLAIN, BARE], ids=["denied", "not", "a lie"])
def test_the_next_sentence_denies(denial: tuple[str, str, str]) -> None:
    assert answered(told(CLAIM, denial)) == [(CLAIM[2], denial[2])]


def test_another_report_is_denied_in_its_words() -> None:
    claim, denial = told(CLAIM), told(OUTRIGHT, outlet="Gazette")
    assert answered(claim, denial) == [(CLAIM[2], OUTRIGHT[2])]


@pytest.mark.parametrize(
    "lines",
    [
        (CLAIM, ("Norland", "deny", "its gunners had shelled the mill at Orsa")),  # the same side
        (CLAIM, ("Sudria", "promise", "it would not shell the mill at Orsa")),  # no statement of fact
        (CLAIM, ("Sudria", "say", "it did not know who had shelled the mill at Orsa")),
        (CLAIM, ("Estania", "say", "wheat would not be sold at Lyth this year")),  # another matter
        (("Norland", "demand", "the mill at Orsa be opened"), ("Sudria", "say", "the mill is not open")),
        (
            ("Norland", "say", "at least 30 gunners died at Orsa"),
            ("Sudria", "say", "not fewer than 30 gunners died"),
        ),
        (BARE, CLAIM),  # a bare denial is of what went before
        (
            ("Norland", "say", "Norland recalled its envoy on Monday"),
            ("Sudria", "say", "Sudria has not recalled its envoy"),
        ),
        (
            ("Norland", "say", "Norland hopes that the mill lease will be signed"),
            ("Sudria", "say", "the mill lease has not been signed"),
        ),
    ],
    ids=[
        "own side",
        "promise",
        "not known",
        "other matter",
        "demand",
        "bound",
        "before",
        "each its own",
        "hope",
    ],
)
def test_no_denial_of_it(lines: tuple[tuple[str, str, str], ...]) -> None:
    assert answered(told(*lines)) == []


@pytest.mark.parametrize(
    "denial",
    [
        ("Sudria", "say", "our gunners fired no shells on that day"),
        ("Sudria", "promise", "it did nothing of the kind at the mill"),
        ("Sudria", "say", "there was no such shelling at Orsa"),
    ],
    ids=["the word itself", "nothing of the kind", "no such"],
)
def test_the_word_that_is_denied_tells_of_what_it_is(denial: tuple[str, str, str]) -> None:
    between = ("Estania", "say", "wheat had grown dear at the markets")
    assert answered(told(CLAIM, between, denial)) == [(CLAIM[2], denial[2])]


def test_a_promise_of_what_will_be_is_a_claim_of_the_promise() -> None:
    claim = ("Norland", "say", "Tomasz Rhee promised in a letter that the crew would be freed")
    denial = ("Sudria", "say", "there is no such promise and no such letter")
    assert answered(told(claim, denial)) == [(claim[2], denial[2])]


def test_what_two_sides_merely_name_is_no_matter_between_them() -> None:
    claim = ("Norland", "say", "Tomasz Rhee rang Ines Okafor from Sudria on Sunday")
    denial = ("Sudria", "deny", "Tomasz Rhee had bought a farm from Ines Okafor")
    assert answered(told(claim), told(denial, outlet="Gazette")) == []


def test_a_claim_within_its_denial_stands_on_the_other_side() -> None:
    text = "Sudria said Norland’s claim that the reservoir is half empty had no basis."
    report = Report(text, "2031-05-04", "Gazette")
    report.said("Sudria", "Norland’s claim that the reservoir is half empty had no basis", "say")
    report.said("Norland", "the reservoir is half empty", "accuse", within=0)
    [found] = reconcile([report.coverage()]).discrepancies
    claimed, denied = found.sides
    assert [e.text for e in claimed.evidence] == ["the reservoir is half empty"]
    assert [e.text for e in denied.evidence] == ["Norland’s claim that", "had no basis"]


def test_one_matter_in_two_reports_is_one_discrepancy() -> None:
    first, second = told(CLAIM, OUTRIGHT), told(CLAIM, PLAIN, outlet="Gazette", day="2031-05-03")
    [found] = reconcile([first, second]).discrepancies
    assert found.kind == "denial"
    assert [len({e.article for e in side.evidence}) for side in found.sides] == [2, 2]


def test_another_month_is_another_matter() -> None:
    assert answered(told(CLAIM), told(OUTRIGHT, outlet="Gazette", day="2031-09-02")) == []


def test_what_it_is_about_reads_as_a_clause() -> None:
    accused = ("Norland", "accuse", "Sudria of shelling the mill at Orsa")
    denied = ("Sudria", "deny", "its gunners had shelled the mill")
    [found] = reconcile([told(accused, denied)]).discrepancies
    assert found.about == "whether its gunners had shelled the mill"


def test_those_words_are_the_ones_just_told() -> None:
    claim = ("Norland", "say", "the envoy of Sudria had called the bridge a ruin")
    denial = ("Sudria", "deny", "the envoy had used those words")
    assert answered(told(claim, denial)) == [(claim[2], denial[2])]


def test_who_rejects_a_claim_denies_it() -> None:
    denial = ("Sudria", "say", "Sudria rejects the claim that its gunners had shelled the mill at Orsa")
    assert answered(told(CLAIM), told(denial, outlet="Gazette")) == [(CLAIM[2], denial[2])]


def test_two_claims_of_different_content_do_not_stand_on_one_side() -> None:
    sailing = ("Norland", "say", "Sudria had promised that its cutters searched the strait for the barge")
    none = ("Lena Marsh", "deny", "no cutter of Sudria was seen in the strait by the barge")
    moored = ("Tomasz Rhee", "accuse", "the barge was boarded in the strait while two cutters lay moored")
    echo = ("Norland", "deny", moored[2])
    instead = ("Norland", "say", "both cutters were at sea")
    text = "\n\n".join(f"{who} said {what}." for who, _, what in (sailing, none, moored))
    report = Report(f"{text} Norland denied this. It said {instead[2]}.", "2031-05-02")
    for who, act, what in (sailing, none, moored):
        report.said(who, what, act)
    report.said(*(echo[0], echo[2], echo[1]), answers=(2,))
    report.said("Norland", instead[2])
    found = reconcile([report.coverage()]).discrepancies
    sides = [{side.claim for side in d.sides} for d in found]
    assert {moored[2], instead[2]} in sides
    assert all(not {sailing[2], moored[2]} <= {e.text for e in s.evidence} for d in found for s in d.sides)
    assert {sailing[2], none[2]} in sides


@pytest.mark.parametrize("who", ["MODERATOR", "The chairwoman"])
def test_who_only_gives_the_floor_claims_nothing(who: str) -> None:
    claim, denial = "that is all the time for the mill today", "this is a lie about the mill"
    report = Report(f"{who}: {claim}.\n\nSudria said {denial}.", "2031-05-02")
    report.said(None, claim, source_text=who)
    report.said("Sudria", denial, "deny")
    assert answered(report.coverage()) == []


def test_no_such_thing_points_back() -> None:
    denial = ("Sudria", "say", "there was no such shelling of the mill at Orsa")
    assert answered(told(denial, CLAIM)) == []
