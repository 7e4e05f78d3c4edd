"""Offices by their words: which two can be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.offices import agreement, cuts_an_office, office


@pytest.mark.parametrize(
    ("mine", "theirs", "how"),
    [
        ("President", "President", 2),
        ("Minister", "Trade Minister", 1),
        ("Foreign Minister", "Trade Minister", 0),
        ("Vice President", "President", -1),
        ("Minister", "Prime Minister", -1),
        ("Premier", "Prime Minister", 2),
        ("President", "former Vice President", 0),
        ("Mr.", "President", 0),
        ("General", "President", 0),
    ],
)
def test_agreement(mine: str, theirs: str, how: int) -> None:
    assert agreement(office(mine), [office(theirs)]) == how


TITLES = st.lists(
    st.sampled_from(("vice", "deputy", "prime", "former", "trade", "president", "minister", "general", "mr")),
    max_size=5,
).map(" ".join)


@given(TITLES, TITLES)
def test_agreement_goes_both_ways(one: str, other: str) -> None:
    assert agreement(office(one), [office(other)]) == agreement(office(other), [office(one)])


@pytest.mark.parametrize(
    ("before", "word", "cuts"),
    [
        ("Vice", "President", True),
        ("Prime", "Minister", True),
        ("Director", "General", True),
        ("Deputy", "Governor", True),
        ("Navy", "Capt.", False),
        ("former", "President", False),
        ("officer", "Dr.", False),
    ],
)
def test_what_a_cut_title_leaves_off(before: str, word: str, cuts: bool) -> None:
    assert cuts_an_office(before, word) is cuts
