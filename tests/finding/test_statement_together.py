"""Sources that are several, that stand for another, or that tell of their own words to somebody else."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from tests.finding.analysed import page

Row = tuple[str | None, str | None, str]


def told(text: str) -> list[Row]:
    """The source's name, the one it belongs to, and what was said."""
    here = page(text)
    names: dict[int | None, str | None] = {n: c.name for n, c in enumerate(here.cast.characters)}
    return [(names.get(s.source), names.get(s.affiliation), s.content) for s in find_statements(here)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Ilves and Premier Dorn met in Riga. The two leaders said that the border would reopen.",
         ["Ilves", "Dorn"]),
        ("Norway and Finland met in Riga. The two sides said that the border would reopen.", ["Norway", "Finland"]),
        ("Talks between Kenya and Uganda ended. In a joint note, the parties said that the border would reopen.",
         ["Kenya", "Uganda"]),
        ("Chad signed the pact with Niger on Sunday. The two countries said that the border would reopen.",
         ["Chad", "Niger"]),
    ],
)  # fmt: skip
def test_the_two_are_those_named_together(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in told(text)] == names


@pytest.mark.parametrize(
    "people", ["The foreign ministers of {}", "The presidents of {}", "Officials from {}"]
)
@pytest.mark.parametrize("states", [["Kenya", "Uganda"], ["Chad", "Niger", "Mali"]])
def test_people_of_several_states_speak_for_each(people: str, states: list[str]) -> None:
    listed = f"{', '.join(states[:-1])} and {states[-1]}"
    spoke = told(f"{people.format(listed)} said that the road would reopen.")
    assert [(whose or who or "").split(" of ")[-1] for who, whose, _ in spoke] == states


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The envoy of Norway left on Friday. Government House said no date was set.", "Norway"),
        (
            "The president of Zambia will fly to Oslo. The trip would last two days, State House said.",
            "Zambia",
        ),
        ("King Omar of Jordan will not travel. “He is tired,” the Palace said.", "Jordan"),
        ("The river was quiet. The Palace said that the talks would go on.", None),
    ],
)
def test_a_seat_of_power_is_the_state_told_of_beside_it(text: str, state: str | None) -> None:
    assert told(text)[-1][0] == state


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The General Assembly voted on Friday. The resolution demands that Chad free the crew.",
         "United Nations General Assembly"),
        ("Six men died, according to the account given by the consul, Idriss Oumar.", "Idriss Oumar"),
        ("The envoy praised the pledge made by Chad that it would free the crew.", "Chad"),
        ("She welcomed the assurance given to her by President Olin that he would step down.", "Olin"),
    ],
)  # fmt: skip
def test_whose_words_a_document_or_a_promise_holds(text: str, name: str) -> None:
    assert name in [source for source, _, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("General Abakar said he had told the envoys that the army would stay.", "the army would stay"),
        ("Ms Voss said she had warned the company in May that the dam would break.", "the dam would break"),
        ("Mora said he had warned the council that the dam would break.", "the dam would break"),
    ],
)
def test_own_words_to_somebody_else_are_a_statement_within(text: str, content: str) -> None:
    outer, inner = find_statements(page(text))
    assert (inner.within, inner.content, inner.source) == (0, content, outer.source)


def test_an_own_belief_is_none() -> None:
    assert len(told("Mora said he hoped that the road would reopen.")) == 1


@pytest.mark.parametrize("words", ["They told us to wait", "He told us to leave"])
def test_a_pronoun_for_nobody_named_is_unnamed(words: str) -> None:
    assert [s.attribution for s in find_statements(page(f"“{words}”"))] == ["unnamed"]


def test_the_person_before_who_speaks() -> None:
    text = (
        "In remarks by the envoy Idriss Mara, who told a paper that the road was lost, Norway saw a threat."
    )
    assert ("Idriss Mara", None, "the road was lost") in told(text)


def test_a_state_that_only_comes_up_in_what_is_said_has_no_seat() -> None:
    assert told("The presidency said that the ambassador of Chad had left.")[-1][0] != "Chad"
