"""Which characters of several articles are one actor, and that nothing hangs on the order of the articles."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.finding.kinds import BY_CONTEXT
from onrecord.linking.actors import ActorLinks, link_actors
from onrecord.record import Article, Character, Coverage, How


def coverage(id_: str, *characters: Character) -> Coverage:
    return Coverage(article=Article(id=id_, origin=f"{id_}.txt", text="-"), characters=characters)


def person(name: str, country: str | None = None, known: str | None = None) -> Character:
    return Character(name=name, kind="person", country=country, known=known, aliases=(name,))


def body(name: str, country: str | None = None, *aliases: str) -> Character:
    return Character(name=name, kind="body", country=country, aliases=(name, *aliases))


def group(name: str, country: str | None = None) -> Character:
    return Character(name=name, kind="population", country=country, aliases=(name,))


def linked(*characters: Character) -> bool:
    """Are these, each from an article of its own, all one actor?"""
    links = link_actors(coverage(f"a-{i}", c) for i, c in enumerate(characters))
    return len(links.actors) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ngozi Odera"), person("Ngozi Odera")),
        (person("Ngozi Odera"), person("Odera")),
        (person("Ngozi Odera", "KEN"), person("Odera")),
        (person("N. Odera"), person("Ngozi Odera")),
        (person("Volodymyr Kovalskyy"), person("Kovalsky")),
        (body("Kenya Border Guards"), body("Kenyan Border Guards", "KEN")),
        (person("Ngozi A. Odera"), person("Ngozi Odera")),
        (person("Ana Ruiz Soto"), person("Ana Ruiz Soto", "PER")),
        (person("José Peña"), person("Jose Pena")),
        (person("Kim Min-ho"), person("Kim Min-Ho")),
        (
            person("Joe Biden", "USA", "person-joe-biden-usa"),
            person("Joe Biden", "USA", "person-joe-biden-usa"),
        ),
        (body("Lake Basin Authority", None, "LBA"), body("LBA")),
        (body("Lake Basin Authority"), body("the Lake Basin Authority")),
        (
            Character(name="Kenya", kind="state", country="KEN"),
            Character(name="Kenya", kind="government", country="KEN"),
        ),
        (group("Kenyan fishermen", "KEN"), group("Kenyan fishermen", "KEN")),
    ],
)
def test_these_are_one(one: Character, other: Character) -> None:
    assert linked(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Ngozi Odera"), person("Ada Odera")),
        (person("Ngozi Odera", "KEN"), person("Odera", "PER")),
        (person("Ngozi Odera", "KEN"), person("Ngozi Odera", "NGA")),
        (person("Ana María Ruiz"), person("Ana Isabel Ruiz")),
        (person("Ngozi Odera"), body("Ngozi Odera Foundation")),
        (body("Ministry of Health of Kenya", "KEN"), body("Ministry of Health of Peru", "PER")),
        (body("Supreme Court", "KEN"), body("Supreme Court", "PER")),
        (group("protesters"), group("protesters")),
        (group("residents", "KEN"), group("residents", "PER")),
    ],
)
def test_these_are_not(one: Character, other: Character) -> None:
    assert not linked(one, other)


def test_a_surname_that_two_people_bear_stays_alone() -> None:
    links = link_actors(
        [
            coverage("a", person("Ngozi Odera")),
            coverage("b", person("Ada Odera")),
            coverage("c", person("Odera")),
        ]
    )
    assert len(links.actors) == 3


def test_an_initial_that_may_be_two_peoples_stays_alone() -> None:
    cast = [person("Kofi Rhee"), person("Karim Rhee"), person("K. Rhee"), person("Ana Ruiz Soto")]
    links = link_actors(coverage(f"a-{i}", c) for i, c in enumerate([*cast, person("Ana Ruiz")]))
    assert sorted(a.name for a in links.actors) == ["Ana Ruiz Soto", "K. Rhee", "Karim Rhee", "Kofi Rhee"]


@pytest.mark.parametrize("fuller", ["Nikolai Sarov", "Nikolay Petrovich Sarov", "Nikolai Sarow"])
def test_an_initial_is_the_one_person_it_can_be(fuller: str) -> None:
    assert linked(person(fuller), person("N. Sarov"))


def test_an_initial_belongs_to_the_name_as_it_is_written() -> None:
    links = link_actors(
        coverage(f"a-{i}", person(name))
        for i, name in enumerate(["Ivan Petrenko", "Ida Petrenka", "I. Petrenko"])
    )
    assert links.of("a-0", 0) == links.of("a-2", 0) != links.of("a-1", 0)


def test_unnamed_groups_join_where_reports_share_actors() -> None:
    quispe = person("Ana Quispe")
    links = link_actors([coverage("a", quispe, group("hostages")), coverage("b", quispe, group("hostages"))])
    assert sorted(a.name for a in links.actors) == ["Ana Quispe", "hostages"]
    assert links.of("a", 1) == links.of("b", 1)


def test_an_actor_says_why_it_is_one() -> None:
    links = link_actors([coverage("a", person("Ngozi Odera")), coverage("b", person("Odera"))])
    (actor,) = links.actors
    assert actor.name == "Ngozi Odera"
    assert any("surname" in how.by for how in actor.how)


NAMES = ("Ngozi Odera", "N. Odera", "Odera", "Ada Odera", "Ana Ruiz", "Ruiz", "Ana María Ruiz")
CAST = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([None, "KEN", "PER"])), min_size=1, max_size=6
)


def meaning(links: ActorLinks) -> dict[tuple[str, int], str]:
    return links.ids


@settings(deadline=None, max_examples=60)
@given(CAST)
def test_order_changes_nothing(cast: list[tuple[str, str | None]]) -> None:
    covered = [coverage(f"a-{i}", person(*who)) for i, who in enumerate(cast)]
    first = link_actors(covered)
    for order in list(permutations(covered))[:8]:
        assert link_actors(order) == first


@settings(deadline=None, max_examples=60)
@given(CAST)
def test_every_character_is_in_one_actor_and_first_names_never_meet(
    cast: list[tuple[str, str | None]],
) -> None:
    links = link_actors(coverage(f"a-{i}", person(*who)) for i, who in enumerate(cast))
    by_id = {actor.id: actor for actor in links.actors}
    assert set(links.ids.values()) == set(by_id)
    for actor in links.actors:
        names = {actor.name, *actor.aliases}
        assert not ({"Ngozi Odera", "N. Odera"} & names and "Ada Odera" in names)


def test_a_name_whose_kind_is_a_guess_joins_the_state_of_that_name() -> None:
    how = (How(field="kind", by=BY_CONTEXT),)
    told = Character(name="Veldia", kind="government", aliases=("Veldia",), how=how)
    guessed = Character(name="Veldia", kind="person", aliases=("Veldia",))
    reports = [
        Coverage(article=Article(id=i, origin=i, text="Veldia"), characters=(c,))
        for i, c in (("a", guessed), ("b", told))
    ]
    links = link_actors(reports)
    assert [(a.name, a.kind) for a in links.actors] == [("Veldia", "government")]
    assert link_actors(reports[::-1]) == links
