"""Sources with titles, names and clauses between a content and its closing cue."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from tests.finding.analysed import page


@pytest.mark.parametrize(
    ("text", "name", "cue", "content"),
    [
        ("The plan has no legal force, Chile's ambassador, Rodrigo Fuentes Pardo, noted.",
         "Rodrigo Fuentes Pardo", "noted", "The plan has no legal force"),
        ("Two of the prisoners are ill, the camp's director, Colonel Amadou Ba, told reporters.",
         "Amadou Ba", "told", "Two of the prisoners are ill"),
        ("The bridge is safe, the ministry's chief engineer, Dr. Samuel Osei, insisted on Friday.",
         "Samuel Osei", "insisted", "The bridge is safe"),
        ("The party is divided, its chairman Pavel Horák admitted.",
         "Pavel Horák", "admitted", "The party is divided"),
        ("The Liberals are split, their leader Joana Teixeira conceded.",
         "Joana Teixeira", "conceded", "The Liberals are split"),
        ("Nobody was hurt, Lieutenant Ana Mora, 34, a pilot in the coast guard, told the paper.",
         "Ana Mora", "told", "Nobody was hurt"),
        ("The talks are over, the leader of the Greens, Petra Lind, said, adding that it was late.",
         "Petra Lind", "said", "The talks are over"),
    ],
)  # fmt: skip
def test_a_name_and_its_titles_before_a_closing_cue(text: str, name: str, cue: str, content: str) -> None:
    one = next(find_statements(page(text)))
    assert one.source is not None and page(text).cast.characters[one.source].name == name
    assert (one.cue, one.content, one.attribution) == (cue, content, "named")


@pytest.mark.parametrize(
    ("text", "content", "condition"),
    [
        ("The envoy is due to leave for Doha on May 2, a ministry official who asked not to be identified told "
         "the Herald.", "The envoy is due to leave for Doha on May 2", "who asked not to be identified"),
        ("Talks will resume on Monday, a diplomat who was not authorised to speak to the press said.",
         "Talks will resume on Monday", "who was not authorised to speak to the press"),
        ("The minister was never invited, an aide who attended the dinner told the Harbour Post.",
         "The minister was never invited", None),
        ("The army did not lose a single tank and took no prisoners, the source underlined.",
         "The army did not lose a single tank and took no prisoners", None),
    ],
)  # fmt: skip
def test_a_clause_about_the_source_before_a_closing_cue(
    text: str, content: str, condition: str | None
) -> None:
    (one,) = find_statements(page(text))
    assert (one.content, one.attribution, one.condition) == (content, "unnamed", condition)


@pytest.mark.parametrize(
    "text",
    [
        "In Oslo, where talks opened on Friday, the minister, Ana Mora, told reporters.",
        "When asked about the plan, the minister, Ana Mora, said nothing.",
        "The boats are turned away, which, according to some, the governments of both states criticised.",
    ],
)
def test_a_cue_that_closes_nothing(text: str) -> None:
    assert not [s for s in find_statements(page(text)) if s.cue != "according to"]


def test_cues_put_in_behind_who() -> None:
    text = "The envoy who, Chad said, left of her own will, and who, Niger says, was thrown out, is back at home."
    assert [(s.source_text, s.content) for s in find_statements(page(text))] == [
        ("Chad", "The envoy … left of her own will"),
        ("Niger", "The envoy … was thrown out"),
    ]
