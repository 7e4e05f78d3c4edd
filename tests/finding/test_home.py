"""Whose an army, a ministry or a government is that the report names without a state."""

from __future__ import annotations

import pytest

from tests.finding.analysed import page

AT_HOME = (
    "LIMA, May 3 (Andean Wire) — Peru closed its embassy in La Paz on Friday, and Peru's president flew home. "
    "Bolivia protested. Parliament will vote on Monday. The Foreign Ministry sent a note. "
    "The army was put on alert."
)
ABROAD = (
    "NAIROBI, May 3 (Lake Wire) — Sudan's president said Sudan would not talk. "
    "Sudan accused Ethiopia of sending arms. The army said it had lost a town."
)
SPOKEN = (
    "Ghana's trade minister, Ama Boateng, met Togo's in Lomé. Togo recalled its envoy. "
    "Boateng said the government would wait."
)


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        (AT_HOME, "Parliament", "Parliament of Peru", "PER"),
        (AT_HOME, "The Foreign Ministry", "Ministry of Foreign Affairs of Peru", "PER"),
        (AT_HOME, "The army", "army of Peru", "PER"),
        (SPOKEN, "the government", "Ghana", "GHA"),
        (
            "Togo's defence ministry said no. The defence ministry in Accra said the road was open.",
            "The defence ministry in Accra",
            "Ministry of Defence of Ghana",
            "GHA",
        ),
        (
            "Uganda freed two men. A Danish lawmaker accused the government of silence.",
            "the government",
            "Denmark",
            "DNK",
        ),
    ],
)
def test_whose_a_body_is(text: str, words: str, name: str, country: str) -> None:
    found = [(c.name, c.country) for c in page(text).cast.characters if words in c.aliases]
    assert found == [(name, country)]


def test_a_report_filed_elsewhere_gives_no_army_to_the_town_that_it_is_filed_from() -> None:
    assert "KEN" not in {c.country for c in page(ABROAD).cast.characters}


def test_ministers_of_the_state_a_report_is_filed_from() -> None:
    text = (
        "LUSAKA, May 3 (Copper Wire) — Foreign Minister Chanda Mwila said Zambia would send troops. "
        "Zambia's parliament will vote."
    )
    assert {c.name: c.country for c in page(text).cast.characters}["Chanda Mwila"] == "ZMB"
