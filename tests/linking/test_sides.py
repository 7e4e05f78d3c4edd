"""Whom an actor stands with."""

from __future__ import annotations

import pytest

from onrecord.linking.actors import link_actors
from onrecord.linking.sides import find_sides
from onrecord.record import Article, Character, Coverage, Role


def sides(*characters: Character) -> dict[str, str]:
    """The side of each actor by name; a side that is an actor by that actor's name."""
    article = Article(id="a-1", origin="a.txt", text="A report.")
    coverage = Coverage(article=article, characters=characters)
    links = link_actors([coverage])
    names = {a.id: a.name for a in links.actors}
    return {names[actor]: names.get(side, side) for actor, side in find_sides([coverage], links).items()}


def test_people_and_bodies_stand_with_their_country() -> None:
    minister = Character(name="Ines Okafor", kind="person", country="NOR")
    ministry = Character(name="Fisheries Ministry", kind="body", country="NOR")
    assert set(sides(minister, ministry).values()) == {"NOR"}


def test_who_has_no_country_stands_with_whom_he_belongs_to() -> None:
    front = Character(name="River Front", kind="armed_group", country="SDN")
    speaker = Character(name="Tomasz Rhee", kind="person", member_of=0)
    assert sides(front, speaker)["Tomasz Rhee"] == "River Front"


def test_an_armed_group_stands_for_itself() -> None:
    front = Character(name="River Front", kind="armed_group", country="SDN")
    assert sides(front) == {"River Front": "River Front"}


def test_a_council_is_part_of_the_organisation_it_is_named_after() -> None:
    league = Character(name="Meridian League", kind="organisation")
    council = Character(name="Meridian League Council", kind="body")
    assert sides(league, council)["Meridian League Council"] == "Meridian League"


@pytest.mark.parametrize(
    "name",
    ["Norland’s Interior Ministry", "Ministry of Defence of the Republic of Norland", "Norlandic Navy"],
)
def test_words_tell_whose_a_body_is(name: str) -> None:
    state = Character(name="Norland", kind="government")
    assert sides(state, Character(name=name, kind="body"))[name] == "Norland"


def test_words_that_speak_of_two_states_tell_of_none() -> None:
    states = [Character(name=name, kind="government") for name in ("Norland", "Sudria")]
    names = ("Ines Okafor", "Ines Okafor, president of Norland", "Ines Okafor, envoy of Sudria")
    envoy = Character(name=names[0], kind="person", aliases=names)
    assert sides(*states, envoy)["Ines Okafor"] == "Ines Okafor"


def test_a_role_tells_whose_a_person_is() -> None:
    navy = Character(name="Northern Fleet", kind="body")
    speaker = Character(
        name="Tomasz Rhee", kind="person", roles=(Role(title="spokesman", organisation="Northern Fleet"),)
    )
    assert sides(navy, speaker)["Tomasz Rhee"] == "Northern Fleet"
