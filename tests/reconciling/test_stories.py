"""A large archive is compared story by story; what comes out does not hang on order, nor on which else is there."""

from __future__ import annotations

import random

import pytest

from benchmarks.synthetic import coverages
from onrecord.linking import stories
from onrecord.reconciling import reconcile
from onrecord.record import Coverage, Whole

COUNT = 130


@pytest.fixture(scope="module")
def archive() -> list[Coverage]:
    return list(coverages(COUNT))


@pytest.fixture(scope="module")
def whole(archive: list[Coverage]) -> Whole:
    return reconcile(archive)


def test_reports_of_one_story_are_found_together(archive: list[Coverage]) -> None:
    found = stories.find_stories([stories.signature_of(c) for c in archive])
    home = {c.article.id: c.article.origin.split("/")[1] for c in archive}
    assert sorted(id_ for story in found for id_ in story) == sorted(home)
    assert len(found) >= 5
    for name in set(home.values()):
        together = max(sum(home[id_] == name for id_ in story) for story in found)
        assert together >= 0.7 * list(home.values()).count(name), name


def test_the_order_of_reports_changes_nothing(archive: list[Coverage], whole: Whole) -> None:
    mixed = list(archive)
    random.Random(3).shuffle(mixed)
    assert reconcile(mixed) == whole
    assert reconcile([*mixed, mixed[7]]) == whole


def test_ids_are_told_once_and_all_that_items_name_is_there(whole: Whole) -> None:
    actors = {a.id for a in whole.actors}
    for kind in Whole.__struct_fields__:
        ids = [item.id for item in getattr(whole, kind)]
        assert len(ids) == len(set(ids)), kind
    assert len({s.source for s in whole.statements} - {None} - actors) == 0
    assert {i for e in whole.events for i in (*e.actors, *e.recipients)} <= actors
    assert {p.actor for p in whole.positions} <= actors


def test_states_go_on_from_story_to_story_and_crowds_do_not(archive: list[Coverage], whole: Whole) -> None:
    home = {c.article.id: c.article.origin.split("/")[1] for c in archive}
    told_in: dict[str, set[str]] = {}
    for coverage in archive:
        for character in coverage.characters:
            if character.kind in ("state", "government") and character.name[0].isupper():
                told_in.setdefault(character.name, set()).add(home[coverage.article.id])
    in_many = {name for name, told in told_in.items() if len(told) > 1}
    assert in_many
    for name in in_many:
        [actor] = [a for a in whole.actors if a.name == name]
        assert {home[e.article] for e in actor.mentions} >= told_in[name]
    crowds = [a for a in whole.actors if a.name == "people"]
    assert len(crowds) > 5


def test_an_archive_of_few_reports_is_one_story(archive: list[Coverage]) -> None:
    few = [stories.signature_of(c) for c in archive[: stories.FEW]]
    assert len(stories.find_stories(few)) == 1


def test_a_story_that_grows_too_large_is_parted(
    archive: list[Coverage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "MOST", 6)
    found = stories.find_stories([stories.signature_of(c) for c in archive])
    assert sum(len(story) <= 6 for story in found) > len(found) / 2
    assert sorted(id_ for story in found for id_ in story) == sorted(c.article.id for c in archive)
