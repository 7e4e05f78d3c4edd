"""The opposite of one matter in other words, and who began a deed."""

from __future__ import annotations

from array import array

import pytest
from msgspec.structs import replace

from onrecord.reconciling import reconcile
from onrecord.reconciling.doers import differing_doers
from onrecord.reconciling.ledger import Ledger
from onrecord.reconciling.matters import told_of_matters
from onrecord.reconciling.rivals import rivals
from onrecord.record import Coverage
from tests.reconciling.told import Report

Line = tuple[str, str]


def told(*lines: Line, day: str = "2031-05-02", outlet: str = "Courier") -> Coverage:
    """A report of sentences, each (who, what)."""
    report = Report(" ".join(f"{who} said that {what}." for who, what in lines), day, outlet)
    for who, what in lines:
        report.said(who, what)
    return report.coverage()


def differ(*coverages: Coverage) -> bool:
    return bool(reconcile(coverages).discrepancies)


def poles(what: str) -> set[tuple[str, bool]]:
    ledger = Ledger.of([told(("Norland", what))])
    return {(t.matter.name, t.is_so) for said in ledger.said.values() for t in told_of_matters(said)}


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("the four divers have been released", ("set free", True)),
        ("the four divers were still in a cell at Lyth", ("set free", False)),
        ("the four divers have not been released", ("set free", False)),
        ("the Tarn tunnel has been reopened", ("open", True)),
        ("the Tarn tunnel remained shut", ("open", False)),
        ("Sudria apologised for the raid", ("regret", True)),
        ("there was nothing to apologise for", ("regret", False)),
        ("Sudria undertook to mark the channel", ("promise", True)),
        ("no undertaking was given", ("promise", False)),
        ("the fee had been paid in full", ("payment", True)),
        ("not one cent of the fee has come", ("payment", False)),
        ("its brigade has left Orsa", ("withdrawal", True)),
        ("its brigade is still in Orsa", ("withdrawal", False)),
        ("the dredging was brought up at the table", ("raised", True)),
        ("the dredging was not mentioned", ("raised", False)),
        ("the lock was shut for technical reasons", ("cause", True)),
        ("the order had come from the palace", ("cause", False)),
        ("its envoy will attend the feast", ("attendance", True)),
        ("no decision has been taken on who goes", ("attendance", False)),
        ("none of the bans that were imposed in March has been lifted", ("lifted", False)),
        ("three written warnings had been sent", ("told beforehand", True)),
        ("no warning of any kind had been received", ("told beforehand", False)),
        ("permission to land was withdrawn", ("permission", True)),
        ("its crew never filed a plan", ("permission", False)),
        ("all nine divers are alive", ("alive", True)),
        ("the crates held rifles and shells aboard", ("what was carried", True)),
        ("the barge carried tents and medicine", ("what was carried", False)),
    ],
)
def test_what_words_tell(what: str, expected: tuple[str, bool]) -> None:
    assert expected in poles(what)


@pytest.mark.parametrize(
    "what",
    [
        "the divers would be released if Sudria paid",
        "it demanded that the divers be freed",
        "it hoped that the tunnel had been reopened",
        "not fewer than 30 guards were wounded",
        "its navy may open the strait",
    ],
)
def test_what_may_be_and_what_is_bounded_tells_nothing_against_it(what: str) -> None:
    assert not {p for p in poles(what) if not p[1]}


YES, NO = ("Norland", "the four divers have been released"), ("Sudria", "the divers are still in a cell")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (YES, NO),
        (
            ("Norland", "the dredging bill has been paid"),
            ("Sudria", "no money for the dredging bill has come"),
        ),
        (
            ("Norland", "a signed letter waives the harbour toll"),
            ("Sudria", "it never signed a letter on the toll"),
        ),
        (("Norland", "the toll was raised at the meeting"), ("Sudria", "the toll was not mentioned")),
    ],
)
@pytest.mark.parametrize("apart", [False, True], ids=["one report", "two reports"])
def test_sides_differ(one: Line, other: Line, apart: bool) -> None:
    reports = [told(one), told(other, outlet="Gazette")] if apart else [told(one, other)]
    assert differ(*reports)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((NO, "2031-05-02"), (YES, "2031-05-04")),  # set free since
        ((YES, "2031-05-02"), (NO, "2031-06-04")),  # other divers, a month later
        ((YES, "2031-05-02"), (("Norland", NO[1]), "2031-05-02")),  # one side
        ((YES, "2031-05-02"), (("Sudria", "the sailors are still in a cell"), "2031-05-03")),
        (
            (("Norland", "all its gunners have left Orsa"), "2031-05-02"),
            (("Sudria", "Norland has gunners still in Tarn"), "2031-05-02"),
        ),
    ],
    ids=["later", "long after", "one side", "others", "another place"],
)
def test_no_difference(first: tuple[Line, str], second: tuple[Line, str]) -> None:
    (one, day), (other, next_day) = first, second
    assert not differ(told(one, day=day), told(other, day=next_day, outlet="Gazette"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Norland", "the delay was requested by Sudria"),
            ("Sudria", "it was Norland that asked for a delay"),
        ),
        (("Norland", "the delay was requested by Sudria"), ("Sudria", "it never asked for a delay")),
        (
            ("Norland", "the call took place at the request of the Sudria side"),
            ("Sudria", "Norland had sought the call"),
        ),
        (("Norland", "Sudria walked out of the hall"), ("Sudria", "it had stayed at the table until dusk")),
        (
            ("Norland", "guards of Sudria opened fire on a patrol"),
            ("Sudria", "its guards only returned fire on the patrol"),
        ),
    ],
    ids=["each the other", "not I", "call", "walked out", "fire returned"],
)
def test_who_began_it(one: Line, other: Line) -> None:
    (found,) = reconcile([told(one, other)]).discrepancies
    assert {len(side.sources) for side in found.sides} == {1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Norland", "Sudria asked for a delay of the talks on fish"),
            ("Sudria", "it never asked for a delay of the summit on grain"),
        ),
        (("Norland", "Sudria asked for a delay"), ("Lena Marsh", "Sudria had sought a delay")),
        (("Norland", "Sudria asked for a delay"), ("Norland", "it did not ask for a delay")),
    ],
    ids=["other talks", "both say so", "one source"],
)
def test_no_difference_on_who_began_it(one: Line, other: Line) -> None:
    assert not list(differing_doers(Ledger.of([told(one, other)])))


def of_meaning(coverage: Coverage) -> Coverage:
    """The coverage with one vector for all its sentences: all alike in meaning."""
    vector = array("f", [1.0] + [0.0] * 383).tobytes()
    sentences = tuple(replace(s, vector=vector) for s in coverage.sentences)
    return replace(coverage, sentences=sentences)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            ("Norland", "the ministers of Norland and Sudria will meet at Lyth on 3 May"),
            ("Sudria", "the meeting with Norland is to be held on May 10"),
            "the day",
        ),
        (
            ("Norland", "the next round of the talks with Sudria will be held in Lyth"),
            ("Sudria", "the next round of the talks with Norland will take place in Orsa"),
            "the venue",
        ),
        (
            ("Norland", "the trawler was stopped in international waters"),
            ("Sudria", "the trawler was fishing inside its territorial waters"),
            "the place",
        ),
        (
            ("Norland", "the scout was captured on Norland soil"),
            ("Sudria", "the scout had crossed into Sudria"),
            "the place",
        ),
    ],
)
def test_rival_days_and_places(one: Line, other: Line, kind: str) -> None:
    coverages = [of_meaning(told(one)), of_meaning(told(other, outlet="Gazette"))]
    assert [d.about.split(":")[0] for d in rivals(Ledger.of(coverages))] == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Norland", "the ministers of Norland and Sudria will meet on 3 May"),
            ("Sudria", "the meeting with Norland has been moved and will be held on 10 May"),
        ),
        (
            ("Norland", "the ministers of Norland and Sudria will meet at Lyth on 3 May"),
            ("Sudria", "the generals of Norland and Sudria will meet at Orsa on 10 May"),
        ),
        (
            ("Norland", "the trawler Petrel was stopped in international waters"),
            ("Sudria", "the tug Gannet was stopped inside its territorial waters"),
        ),
        (
            ("Norland", "the trawler was stopped in its waters"),
            ("Sudria", "the trawler was stopped in Norland waters"),
        ),
    ],
    ids=["moved", "another meeting", "another ship", "the same waters"],
)
def test_no_rivals(one: Line, other: Line) -> None:
    coverages = [of_meaning(told(one)), of_meaning(told(other, outlet="Gazette"))]
    assert not list(rivals(Ledger.of(coverages)))
