"""Forms by which somebody may look for a body, though no report has them."""

from __future__ import annotations

import pytest

from onrecord.linking.actors import link_actors
from onrecord.linking.usual_names import usual_names
from onrecord.record import ActorKind, Article, Character, Coverage


@pytest.mark.parametrize(
    ("name", "kind", "country", "usual"),
    [
        ("Ministry of Foreign Affairs of Kenya", "body", "KEN", {"Foreign Ministry of Kenya"}),
        ("Department of Health of Peru", "body", "PER", {"Health Department of Peru"}),
        ("Border Service", "body", "PER", {"Border Service of Peru"}),
        ("Peruvian Border Service", "body", "PER", {"Border Service of Peru"}),
        ("National Assembly of Peru", "body", "PER", set()),
        ("Border Service", "body", None, set()),
        ("European Union Court of Auditors", "body", None, {"EU Court of Auditors"}),
        ("Lake Company", "organisation", "PER", set()),
        ("Ana Ruiz", "person", "PER", set()),
    ],
)
def test_usual_names(name: str, kind: ActorKind, country: str | None, usual: set[str]) -> None:
    assert set(usual_names(name, kind, country)) == usual


def test_an_actor_is_found_by_them() -> None:
    service = Character(name="Border Service", kind="body", country="PER", aliases=("the Border Service",))
    links = link_actors([Coverage(article=Article(id="a", origin="a", text="-"), characters=(service,))])
    assert "Border Service of Peru" in links.actors[0].aliases
