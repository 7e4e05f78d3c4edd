"""Pairs of names from all continents: the same actor, or another."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.linking.actors import link_actors
from onrecord.linking.likeness import bodies, fuller_blocks, people, person_blocks, shorter_blocks
from onrecord.record import Article, Character, Coverage

FLOOR = 0.95
PAIRS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "name_pairs.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def coverage(id_: str, kind: str, name: str) -> Coverage:
    someone = Character(name=name, kind="person" if kind == "p" else "body", aliases=(name,))
    return Coverage(article=Article(id=id_, origin=id_, text="-"), characters=(someone,))


def linked(kind: str, one: str, other: str) -> bool:
    links = link_actors([coverage("a", kind, one), coverage("b", kind, other)])
    return len(links.actors) == 1


def test_there_are_three_hundred_pairs_and_many_of_either_sort() -> None:
    assert len(PAIRS) == len(set(PAIRS)) >= 300
    assert sum(verdict == "other" for verdict, *_ in PAIRS) >= 100


def test_the_pairs_are_linked_as_an_editor_would() -> None:
    wrong = [
        (verdict, one, other)
        for verdict, kind, one, other in PAIRS
        if linked(kind, one, other) is not (verdict == "same")
    ]
    assert 1 - len(wrong) / len(PAIRS) >= FLOOR, wrong


def test_no_two_people_are_merged_more_often_than_one_pair_in_a_hundred() -> None:
    wrong = [
        (one, other) for verdict, kind, one, other in PAIRS if verdict == "other" and linked(kind, one, other)
    ]
    assert len(wrong) <= len(PAIRS) / 100, wrong


@pytest.mark.parametrize(("verdict", "kind", "one", "other"), PAIRS)
def test_likeness_does_not_hang_on_the_order_and_blocks_lose_nothing(
    verdict: str, kind: str, one: str, other: str
) -> None:
    compare = people if kind == "p" else bodies
    assert compare(one, other).score == compare(other, one).score
    if kind == "p" and compare(one, other).enough:
        assert _meet(one, other)


def _meet(one: str, other: str) -> bool:
    """Are the two compared: by a key of both, or by one under which the shorter looks for the fuller?"""
    asked = {short: {b for blocks in shorter_blocks(short) for b in blocks} for short in (one, other)}
    looked = asked[one] & set(fuller_blocks(other)) or asked[other] & set(fuller_blocks(one))
    return bool(set(person_blocks(one)) & set(person_blocks(other)) or looked)
