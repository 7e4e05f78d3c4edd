"""States that no table knows, by what the article says of them: sentences of an invented crisis."""

from __future__ import annotations

import pytest

from onrecord.finding.unknown_states import datelines, unlisted_states
from tests.finding.analysed import page

WAR = (
    "PORT ADA, May 3 (LPA) — Veldia accused neighbouring Orlanda on Sunday of shelling a village. "
    "Veldia’s foreign minister, Ana Quispe, summoned the Orlandan ambassador. "
    "The Veldian Health Ministry said nine people had died. "
    "The army of Veldia said it would answer, and relations with Orlanda were cut. "
    "Quispe’s government asked for help."
)


def test_states_are_told_by_their_context() -> None:
    forms = unlisted_states(page(WAR).doc)
    assert (forms["Veldia"], forms["Veldian"]) == ("Veldia", "Veldia")
    assert forms["Orlanda"] == "Orlanda"
    assert "Quispe" not in forms


def test_unlisted_states_act_as_listed_ones_do() -> None:
    kinds = {c.name: (c.kind, c.country) for c in page(WAR).cast.characters}
    assert kinds["Veldia"] == ("government", None)
    assert kinds["Ministry of Health of Veldia"] == ("body", None)
    assert kinds["Ana Quispe"] == ("person", None)
    assert not {"PORT ADA", "Veldian", "Orlandan"} & kinds.keys()


def test_the_first_word_of_a_towns_name_is_no_state() -> None:
    doc = page(
        "Crowds gathered in Port Ada. Doctors from Port Ada said that in Port Ada nobody was hurt. "
        "Port Ada's general hospital took in nine."
    ).doc
    assert not unlisted_states(doc)


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        (WAR, ["PORT ADA"]),
        ("The minister met envoys — ALL of them.", []),
        ("FURY AT SEA over lost ship.", []),
    ],
)
def test_datelines(text: str, towns: list[str]) -> None:
    doc = page(text).doc
    assert [doc[line.start : line.stop].text for line in datelines(doc)] == towns


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Talks between Tamrit and Kelvoria broke down. Kelvoria's foreign ministry blamed Tamrit's army.",
            {"Tamrit", "Kelvoria"},
        ),
        ("Orvania's president rejected the plan. The ambassador of Orvania left.", {"Orvania"}),
        ("Selmar's chief negotiator left. The Selmari delegation waits.", {"Selmar"}),
        ("The minister of Defence spoke to the Minister of Trade. Ministers of Justice met.", set()),
        ("Okello's lawyers met Okello's wife. General Okello's army left.", set()),
    ],
)
def test_what_only_states_have_tells_a_state(text: str, states: set[str]) -> None:
    assert states <= set(unlisted_states(page(text).doc).values()) <= states
