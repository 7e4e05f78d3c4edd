"""How many voted how, in words and in figures, and what is no tally."""

from __future__ import annotations

import pytest

from onrecord.finding.vote_tally import tally_in
from onrecord.finding.votes import find_votes
from onrecord.record import Tally
from tests.finding.analysed import page


@pytest.mark.parametrize(
    ("sentence", "yes", "no", "abstain"),
    [
        ("The Council adopted it by 14 votes to none, with one abstention.", 14, 0, 1),
        ("The vote was 14-0, with Estania abstaining.", 14, 0, None),
        ("Lawmakers voted 52-35 to adopt the bill.", 52, 35, None),
        ("The text won 13 votes in favour, one against and one abstention.", 13, 1, 1),
        ("The Assembly passed it with 120 in favor, 14 against and 45 countries abstaining.", 120, 14, 45),
        ("Nine of the 15 members backed the text; two voted against.", 9, 2, None),
        ("The resolution passed by a vote of 98 to 24.", 98, 24, None),
        ("Ten countries voted for the measure and four abstained.", 10, None, 4),
        ("The Council voted nine to one for an inquiry.", 9, 1, None),
        ("No country voted against.", None, 0, None),
        ("The measure failed 7-5-3.", 7, 5, 3),
        ("Twelve members voted in favor, none opposed and three, including Estania, abstained.", 12, 0, 3),
        ("It was carried in a 61–59 vote after midnight.", 61, 59, None),
        ("Deputies approved the treaty by 201 votes to 98.", 201, 98, None),
        ("The motion was rejected by a margin of 31 to 30.", 31, 30, None),
    ],
)
def test_a_tally(sentence: str, yes: int | None, no: int | None, abstain: int | None) -> None:
    found = tally_in(sentence)
    assert found is not None
    assert found.tally == Tally(yes=yes, no=no, abstain=abstain)


@pytest.mark.parametrize(
    "sentence",
    [
        "The team won 3-1 after a vote of thanks.",
        "The council, which voted on 14 March, said 20 to 30 people fled.",
        "The committee will vote on the plan of 10-12 March.",
        "The vote was postponed from 9 to 11 o'clock.",
        "Article 2-4 of the charter was put to the vote.",
        "Five abstained from drink.",
    ],
)
def test_no_tally(sentence: str) -> None:
    assert tally_in(sentence) is None


def test_a_vote_has_its_tally_with_the_words() -> None:
    text = "The Security Council adopted the resolution by 14 votes to none. China abstained."
    [vote] = find_votes(page(text), ())
    assert vote.tally == Tally(yes=14, no=0)
    assert [e.text for e in vote.evidence if e.role == "tally"] == ["14 votes to none"]
