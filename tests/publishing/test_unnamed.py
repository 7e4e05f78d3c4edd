"""Who spoke without a name, and who may be the same person."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.publishing.unnamed import Unnamed, unnamed
from onrecord.publishing.unnamed_text import to_objects, to_text
from onrecord.record import Evidence, Whole
from tests import factory

AFRAID = "on condition of anonymity because he feared for his post"
TALKS = "the envoys would meet at the old pier on Sunday"


def voice(
    day: int, content: str, words: str = "a harbour official", **fields: Any
) -> tuple[str, dict[str, Any]]:
    """What an unnamed source told a paper on that day of May 2031."""
    given = {"source": None, "source_text": words, "attribution": "unnamed", "description": words}
    return f"2031-05-{day:02}", {"content": content, **given, **fields}


def ledger(*remarks: tuple[str | None, dict[str, Any]], one_report: bool = False) -> Unnamed:
    return unnamed(factory.told(*remarks, one_report=one_report))


def reasons(found: Unnamed) -> list[str]:
    return [each.reason for each in found.likely_same]


def test_a_source_has_what_the_report_gives_of_it() -> None:
    found = ledger(voice(3, TALKS, affiliation="c-lyth", condition=AFRAID, act="confirm"))
    (source,) = found.sources
    assert (source.description, source.belongs_to, source.condition) == ("a harbour official", "Lyth", AFRAID)
    assert (source.outlet, source.day, source.report) == ("The Harbour Light", "2031-05-03", 1)
    assert [(r.words, r.act, str(r.mark)) for r in source.remarks] == [(TALKS, "confirm", "1:§1")]
    text = " ".join(to_text(found).split())
    assert "A harbour official (of Lyth) — [1] The Harbour Light · 3 May 2031" in text
    assert f"condition: {AFRAID}" in text


def test_named_sources_are_not_in_it() -> None:
    assert not unnamed(factory.whole()).sources


def test_who_passed_it_on_is_told() -> None:
    whole = factory.told(
        ("2031-05-03", {"content": "an official was heard"}),
        voice(3, TALKS, within="s-1"),
    )
    (source,) = unnamed(whole).sources
    assert source.remarks[0].told_by == "Ines Okafor"


@pytest.mark.parametrize(
    ("first", "then", "sources"),
    [
        ("a harbour official", "the official", 1),
        ("a harbour official", "he", 1),
        ("a harbour official", "another harbour official", 2),
        ("a harbour official", "a harbour official", 2),
        ("harbour officials", "harbour officials", 1),
    ],
)
def test_a_report_speaks_of_one_source_or_of_another(first: str, then: str, sources: int) -> None:
    described = first.removeprefix("a ")
    told = [
        voice(3, said, words, description=described, evidence=(mention(at),))
        for at, (said, words) in enumerate(((TALKS, first), ("the pier is closed", then)))
    ]
    assert len(ledger(*told, one_report=True).sources) == sources


def mention(at: int) -> Evidence:
    """Where a report names its source."""
    return Evidence(article="a-one", start=at, end=at + 3, text=TALKS[at : at + 3], role="source")


def test_one_mention_with_two_things_said_is_one_source() -> None:
    day, fields = voice(3, TALKS)
    whole = factory.told(
        (day, {**fields, "evidence": (mention(0),)}),
        (day, {**fields, "content": "the pier is closed", "evidence": (mention(0),)}),
        one_report=True,
    )
    (source,) = unnamed(whole).sources
    assert len(source.remarks) == 2


def test_asking_for_anonymity_is_the_condition_and_not_a_remark() -> None:
    found = ledger(
        voice(3, TALKS, condition="asking not to be named"),
        voice(3, "not to be named", condition="asking not to be named", act="request"),
    )
    assert [r.words for source in found.sources for r in source.remarks] == [TALKS]


def test_the_same_description_and_condition_in_independent_reports_are_likely_one_person() -> None:
    found = ledger(
        voice(3, TALKS, affiliation="c-lyth", condition=AFRAID),
        voice(5, "bread is short", affiliation="c-lyth", condition=AFRAID),
    )
    assert len(found.sources) == 2
    assert reasons(found) == [
        f"both described as “harbour official”, of Lyth; both spoke on the same condition (“{AFRAID}”)"
    ]
    assert "1 and 2: both described as" in to_text(found)
    one, two = to_objects(found)
    assert [other["source"] for other in one["likely_same"]] == [two["id"]]
    assert [other["source"] for other in two["likely_same"]] == [one["id"]]


def test_the_same_description_and_much_the_same_words_are_a_reason_too() -> None:
    found = ledger(
        voice(3, TALKS), voice(5, "envoys would meet on Sunday at the old pier", "the harbour official")
    )
    assert len(reasons(found)) == 1
    assert "both say much the same" in reasons(found)[0]


@pytest.mark.parametrize(
    "other",
    [
        voice(5, TALKS, "a harbour clerk"),
        voice(5, TALKS, affiliation="c-rhee"),
        voice(5, TALKS, family="f-a-1"),
        voice(5, "bread is short"),
        voice(5, "bread is short", condition="on condition of anonymity"),
    ],
    ids=[
        "another description",
        "another affiliation",
        "a copy",
        "nothing shared",
        "a condition of everybody",
    ],
)
def test_without_a_reason_there_is_no_hypothesis(other: tuple[str, dict[str, Any]]) -> None:
    condition = other[1].get("condition")
    found = ledger(voice(3, TALKS, condition=condition), other)
    assert len(found.sources) == 2
    assert not found.likely_same


def test_officials_without_a_number_are_nobody_in_particular() -> None:
    assert not ledger(voice(3, TALKS, "harbour officials"), voice(5, TALKS, "harbour officials")).likely_same
    assert ledger(voice(3, TALKS, "two sailors"), voice(5, TALKS, "two sailors")).likely_same


def test_the_order_of_the_record_changes_nothing() -> None:
    whole = factory.told(voice(3, TALKS), voice(5, TALKS), voice(4, "bread is short", "a baker"))
    again = Whole(articles=whole.articles[::-1], actors=whole.actors, statements=whole.statements[::-1])
    assert unnamed(again) == unnamed(whole)


def test_a_limit_says_how_much_is_left() -> None:
    assert "and 1 more" in to_text(ledger(voice(3, TALKS), voice(4, "bread is short", "a baker")), most=1)
