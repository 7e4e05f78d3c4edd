"""Forms by which somebody may look for a body, though no report has them."""

from __future__ import annotations

import pytest

from onrecord.linking.actors import link_actors
from onrecord.linking.usual_names import names_of_an_office, usual_names
from onrecord.record import ActorKind, Article, Character, Coverage, Role


@pytest.mark.parametrize(
    ("name", "kind", "country", "usual"),
    [
        (
            "Ministry of Foreign Affairs of Kenya", "body", "KEN",
            {"Foreign Ministry of Kenya", "Kenyan Foreign Ministry", "Kenyan Ministry of Foreign Affairs"},
        ),
        (
            "Department of Health of Peru", "body", "PER",
            {"Health Department of Peru", "Peruvian Health Department", "Peruvian Department of Health"},
        ),
        ("Border Service", "body", "PER", {"Border Service of Peru", "Peruvian Border Service"}),
        ("Peruvian Border Service", "body", "PER", {"Border Service of Peru"}),
        ("National Assembly of Peru", "body", "PER", {"Peruvian National Assembly"}),
        ("navy of South Korea", "body", "KOR", {"South Korean navy"}),
        ("Peruvian farmers", "population", "PER", {"farmers of Peru"}),
        ("farmers of Peru", "population", "PER", {"Peruvian farmers"}),
        ("farmers", "population", "PER", set()),
        ("Peru", "government", "PER", {"Government of Peru", "Peruvian government"}),
        ("Veldia", "government", None, {"Government of Veldia"}),
        ("Peru", "state", "PER", set()),
        ("provincial government of Cusco", "government", "PER", set()),
        ("UN Board of Audit", "body", None, {"United Nations Board of Audit"}),
        ("Border Service", "body", None, set()),
        ("European Union Court of Auditors", "body", None, {"EU Court of Auditors"}),
        ("Lake Company", "organisation", "PER", set()),
        ("Ana Ruiz", "person", "PER", set()),
    ],
)  # fmt: skip
def test_usual_names(name: str, kind: ActorKind, country: str | None, usual: set[str]) -> None:
    assert set(usual_names(name, kind, country)) == usual


def test_an_actor_is_found_by_them() -> None:
    service = Character(name="Border Service", kind="body", country="PER", aliases=("the Border Service",))
    links = link_actors([Coverage(article=Article(id="a", origin="a", text="-"), characters=(service,))])
    assert "Border Service of Peru" in links.actors[0].aliases


@pytest.mark.parametrize(
    ("title", "usual"),
    [
        ("president", {"office of the President of Peru", "President's Office of Peru"}),
        ("prime minister", {"office of the Prime Minister of Peru", "Prime Minister's Office of Peru"}),
        ("vice president", set()),
        ("president of the Senate", set()),
        ("mayor", set()),
    ],
)
def test_the_office_of_a_leader_is_that_of_the_leader_of_the_state(title: str, usual: set[str]) -> None:
    roles = (Role(title=title, organisation=None, evidence=()),)
    assert set(names_of_an_office("Office of Ana Ruiz", "PER", roles)) == usual
