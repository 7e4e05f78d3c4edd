"""Names that show by their shape what they are, the forms in which a mention stands, and who speaks of himself."""

from __future__ import annotations

import pytest

from tests.finding.analysed import page
from tests.finding.test_characters import denoted, named


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Lawmaker Kwon Ji-hye met the envoys on Monday. Kwon left early.", "Kwon Ji-hye", "person"),
        ("The frigate HMS Kestrel joined the patrol. Kestrel is to stay until June.", "HMS Kestrel", "body"),
        ("Ships of Task Force 63 left the port on Friday.", "Task Force 63", "body"),
        ("The 9th Lancer Regiment moved to the border.", "9th Lancer Regiment", "body"),
        ("The League of Lake Towns rejected the plan.", "League of Lake Towns", "organisation"),
        ("The Board of Inquiry published its findings.", "Board of Inquiry", "body"),
        ("The Alliance for the Protection of Fishers called a strike.", "Alliance for the Protection of Fishers", "party"),
    ],
)  # fmt: skip
def test_a_name_shows_what_it_is(text: str, name: str, kind: str) -> None:
    assert named(page(text), name).kind == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lake Council on Monday rejected the plan.", "Lake Council on Monday"),
        ("The Kenyan-led mission left.", "The Kenyan-led"),
        ("Talks of the League and Peru failed.", "League and Peru"),
    ],
)
def test_what_only_looks_so_is_no_name(text: str, name: str) -> None:
    assert name not in [c.name for c in page(text).cast.characters]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Kenya’s trade minister, Ana Ruiz, said no.", "Ana Ruiz", "Kenya’s trade minister, Ana Ruiz"),
        ("Kenyan trade minister Ana Ruiz said no.", "Ana Ruiz", "trade minister Ana Ruiz"),
        ("Sen. Ana Ruiz (D-Ohio) agreed.", "Ana Ruiz", "Sen. Ana Ruiz (D-Ohio)"),
        ("Aid workers met more than 700 refugees in the camp.", "refugees", "more than 700 refugees"),
    ],
)
def test_every_form_is_an_alias(text: str, name: str, form: str) -> None:
    assert form in named(page(text), name).aliases


def test_a_title_alone_is_no_form_where_it_stands_before_a_name() -> None:
    assert "Kenyan President" not in named(page("Kenyan President Ana Ruiz left."), "Ana Ruiz").aliases


@pytest.mark.parametrize(
    ("text", "word", "names"),
    [
        ("“I will go to Lima,” said Ana Quispe.", "I", ["Ana Quispe"]),
        ("Ana Quispe said: “They asked me to stay.”", "me", ["Ana Quispe"]),
        ("Peru’s trade minister, Ana Quispe, said: “We will not pay.”", "We", ["Peru"]),
        ("I will go to Lima.", "I", []),
    ],
)
def test_who_speaks_of_himself(text: str, word: str, names: list[str]) -> None:
    assert denoted(page(text), word) == names


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Arab states agreed to meet in Cairo.", "Arab states", ["Arab states"]),
        ("He had worked in other countries for years.", "other countries", []),
        ("The governments of the region refused to help.", "The governments", ["governments"]),
    ],
)
def test_states_in_the_plural_are_actors_where_they_act(text: str, words: str, names: list[str]) -> None:
    assert denoted(page(text), words) == names


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Tomasz Rhee left Lyth on Monday. His wife stayed behind.", "His wife", ["Tomasz Rhee's wife"]),
        ("Their baby, Ada, was ill. Their daughter slept.", "Their daughter", ["Ada"]),
        ("The wife of a sailor waited at the port.", "The wife", []),
    ],
)
def test_relatives_are_known_by_whose_they_are(text: str, words: str, names: list[str]) -> None:
    assert denoted(page(text), words) == names
