"""Whom a description stands for that is used of several."""

from __future__ import annotations

import pytest

from onrecord.linking.shared_forms import told_apart
from onrecord.record import Actor, Evidence


def actor(name: str, alias: str, *mentions: str) -> Actor:
    told = tuple(
        Evidence(article="a", start=10 * at, end=10 * at + len(m), text=m) for at, m in enumerate(mentions)
    )
    return Actor(id=name, name=name, kind="person", aliases=(alias, name), mentions=told)


@pytest.mark.parametrize(
    ("alias", "other_alias", "mentions", "others", "left"),
    [
        (
            "the prime minister",
            "prime minister",
            ["the prime minister", "Prime Minister"],
            ["the prime minister"],
            1,
        ),
        ("the envoy", "the envoy", ["the envoy"], ["the envoy"], 2),  # nobody leads
        ("the envoy", "the minister", ["the envoy"], ["the minister"], 2),  # nothing shared
        ("Odera", "Odera", ["Odera", "Odera"], ["Odera"], 2),  # a name may be of two
        ("the Council", "The Council", ["the Council", "the Council"], [], 1),
    ],
)
def test_a_description_is_left_to_whom_it_mostly_means(
    alias: str, other_alias: str, mentions: list[str], others: list[str], left: int
) -> None:
    found = list(told_apart([actor("Ana Ruiz", alias, *mentions), actor("Ada Odera", other_alias, *others)]))
    assert alias in found[0].aliases
    assert sum(len(one.aliases) for one in found) == 2 + left
    assert all(
        one.name in one.aliases and len(one.mentions) == len(m)
        for one, m in zip(found, (mentions, others), strict=True)
    )
