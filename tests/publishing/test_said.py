"""What somebody said over time, and where the words moved."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.publishing.naming import NoSuchActor, Words, called
from onrecord.publishing.said import Said, said
from onrecord.publishing.said_text import to_objects, to_text
from onrecord.publishing.stances import in_words
from onrecord.record import Actor, Statement, When, Whole
from tests import factory


def remark(
    day: int, content: str, *, source: str | None = "c-okafor", **fields: Any
) -> tuple[str, dict[str, Any]]:
    """A statement to be, in a report of that day of May 2031."""
    return f"2031-05-{day:02}", {"content": content, "source": source, **fields}


def record(*remarks: tuple[str | None, dict[str, Any]]) -> Whole:
    """A record of one report a statement, in the order given."""
    return factory.told(*remarks)


def contents(found: Said) -> list[str]:
    return [saying.words for saying in found.sayings]


def moves(found: Said) -> list[tuple[str, str]]:
    return [(found.sayings[m.then].words, found.sayings[m.now].words) for m in found.moves]


@pytest.mark.parametrize(
    "name",
    [
        "Inés Okafor",
        "ines okafor",
        "OKAFOR",
        "okafor",
        "Ms. Okafor",
        "Ines Ökafor",
        "c-okafor",
        "minister ines",
    ],
)
def test_any_name_in_any_case_and_with_any_accents_will_do(name: str) -> None:
    assert contents(said(record(remark(3, "the ferries sail")), name)) == ["the ferries sail"]


def test_a_whole_name_goes_before_a_part_of_one() -> None:
    actors = [
        Actor(id="c-1", name="Lyth", kind="state"),
        Actor(id="c-2", name="Lyth Coastguard", kind="body"),
    ]
    assert [a.id for a in called(actors, "lyth")] == ["c-1"]
    assert [a.id for a in called(actors, "coastguard")] == ["c-2"]


def test_a_person_goes_before_the_office_that_bears_the_name() -> None:
    assert said(record(remark(3, "the ferries sail")), "okafor").names == ("Ines Okafor",)
    assert said(record(remark(3, "it does", source="c-office")), "office of Ines Okafor").names == (
        "Office of Ines Okafor",
    )


def test_an_unknown_name_is_an_error_that_knows_near_names() -> None:
    with pytest.raises(NoSuchActor, match="did you mean Tomasz Rhee"):
        said(factory.whole(), "Tomas Rhee")
    with pytest.raises(NoSuchActor, match="show RECORD actors"):
        said(factory.whole(), "Quill")


def test_sayings_stand_in_order_of_time_those_without_a_day_last() -> None:
    whole = record(
        (None, {"content": "the pier is ours"}),
        remark(9, "the harbour is full"),
        remark(7, "the ferries sail"),
        remark(9, "the fog is thick", date=When(value="2031-05-05", precision="day", text="on Monday")),
    )
    found = said(whole, "Okafor")
    assert [(s.words, s.day, s.dated) for s in found.sayings] == [
        ("the fog is thick", "2031-05-05", "statement"),
        ("the ferries sail", "2031-05-07", "report"),
        ("the harbour is full", "2031-05-09", "report"),
        ("the pier is ours", None, "undated"),
    ]
    edges = [line.split("  ")[0] for line in to_text(found).splitlines()[2:]]
    assert edges == ["5 May", "[7 May]", "[9 May]", "undated"]


def test_since_leaves_out_what_is_earlier_or_has_no_day() -> None:
    whole = record(
        remark(3, "the ferries sail"), remark(8, "the ferries wait"), (None, {"content": "ferries sink"})
    )
    assert contents(said(whole, "Okafor", since="2031-05-08")) == ["the ferries wait"]


@pytest.mark.parametrize(
    ("asked", "text", "met"),
    [
        ("ferry", "The ferries will sail", True),
        ("negotiate", "The negotiations went on", True),
        ("cease-fire", "a ceasefire by Sunday", True),
        ("ceasefire", "a cease-fire by Sunday", True),
        ("ferry talks", "talks on the ferry line", True),
        ("ferry talks", "talks on the pier", False),
        ("state", "the statement of the minister", False),
        ("fire", "the fireman", False),
        ("Élan", "an elan of their own", True),
        ("minister", "the minister’s boat", True),
    ],
)  # fmt: skip
def test_words_are_met_in_their_forms(asked: str, text: str, met: bool) -> None:
    assert Words(asked).met(text) is met


def test_about_looks_at_the_sentence_too() -> None:
    whole = factory.whole()
    assert contents(said(whole, "Okafor", about="reporters")) == [
        "We will not sit at a table that is sinking"
    ]
    assert not said(whole, "Okafor", about="submarines").sayings


def test_offices_speak_for_people_and_are_marked_so() -> None:
    whole = record(
        remark(3, "the ferries sail"),
        remark(4, "the minister is well", source="c-office", source_text="her office", attribution="office"),
        remark(
            5,
            "the line is safe",
            source=None,
            source_text="A spokesman",
            attribution="office",
            affiliation="c-okafor",
        ),
        remark(
            6,
            "she is tired",
            source=None,
            source_text="an aide",
            attribution="unnamed",
            affiliation="c-okafor",
        ),
    )
    found = said(whole, "Okafor")
    assert [(s.words, s.through) for s in found.sayings] == [
        ("the ferries sail", None),
        ("the minister is well", "Office of Ines Okafor"),
        ("the line is safe", "A spokesman"),
    ]
    assert {s.speaker for s in found.sayings} == {"Ines Okafor"}
    assert "(through Office of Ines Okafor)" in to_text(found)


def test_the_same_words_in_copies_are_one_line_and_one_report() -> None:
    whole = record(
        remark(3, "the ferries will sail again in spring", family="f-1"),
        remark(4, "the ferries will sail again in spring", family="f-1"),
    )
    (saying,) = said(whole, "Okafor").sayings
    assert (len(saying.statements), len(saying.marks), saying.support) == (2, 2, 1)


def test_the_same_words_in_independent_reports_are_one_line_with_support() -> None:
    words = "the ferries will sail again in spring"
    found = said(record(remark(3, words), remark(4, words)), "Okafor")
    assert [saying.support for saying in found.sayings] == [2]
    assert "2 independent reports" in to_text(found, 200)


def test_words_said_again_on_another_day_are_said_again() -> None:
    words = "the ferries will sail again in spring"
    days = [When(value=f"2031-05-0{n}", precision="day", text=f"{n} May") for n in (3, 8)]
    whole = record(remark(9, words, date=days[0]), remark(9, words, date=days[1]))
    assert len(said(whole, "Okafor").sayings) == 2


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (("Lyth is considering the ferry charter", "say"), ("the ferry charter", "reject")),
        (("the ferry charter has merit", "say"), ("there was a ferry charter", "deny")),
        (("Lyth would welcome the ferry charter", "say"), ("Lyth has turned down the ferry charter", "say")),
        (("Lyth refused the ferry charter", "say"), ("Lyth would accept the ferry charter", "say")),
    ],
)
def test_a_move_of_act_or_wording_shows_then_and_now(then: tuple[str, Any], now: tuple[str, Any]) -> None:
    found = said(
        record(remark(3, then[0], act=then[1]), remark(6, now[0], act=now[1])), "Okafor", about="charter"
    )
    assert moves(found) == [(then[0], now[0])]
    text = " ".join(to_text(found).split())
    assert f"then [3 May] said: {then[0]} now [6 May] said: {now[0]}" in text


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Lyth rejects the ferry charter", "Lyth refused the ferry charter"),
        ("the ferry charter is long", "the ferry charter has nine pages"),
        ("the ferry charter is long", "backers of the ferry charter are few"),
        ("the ferry charter was never signed", "nobody has signed the ferry charter"),
    ],
)
def test_what_stays_is_no_move(then: str, now: str) -> None:
    assert not said(record(remark(3, then), remark(6, now)), "Okafor", about="charter").moves


def test_who_denies_what_he_said_was_not_so_has_not_moved() -> None:
    whole = record(
        remark(3, "no shot was fired at the ferry"), remark(6, "any shot was fired at the ferry", act="deny")
    )
    assert not said(whole, "Okafor").moves


def test_without_a_subject_only_words_on_one_subject_are_set_side_by_side() -> None:
    whole = record(
        remark(3, "Lyth is considering the ferry charter"),
        remark(4, "the bakers deny any shortage of flour", act="deny"),
        remark(6, "Lyth has rejected the ferry charter", act="reject"),
    )
    assert moves(said(whole, "Okafor")) == [
        ("Lyth is considering the ferry charter", "Lyth has rejected the ferry charter")
    ]


def test_a_not_in_nearly_the_same_words_is_a_move() -> None:
    whole = record(
        remark(3, "the ferries will sail in spring"), remark(6, "the ferries will not sail in spring")
    )
    (move,) = said(whole, "Okafor").moves
    assert "not" in move.reason


def test_what_one_report_says_in_one_breath_is_no_move() -> None:
    day = "2031-05-03"
    whole = factory.told(
        (day, {"content": "Lyth is considering the charter"}),
        (day, {"content": "Lyth rejects the charter", "act": "reject"}),
        one_report=True,
    )
    assert not said(whole, "Okafor", about="charter").moves


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lyth is studying the offer", "open"),
        ("Lyth accepts the offer", "for"),
        ("Lyth would not accept the offer", "against"),
        ("Lyth ruled out a visit", "against"),
        ("Lyth has not ruled out a visit", "open"),
        ("Lyth has boats", None),
    ],
)
def test_stances(text: str, stance: str | None) -> None:
    assert in_words(text) == stance


def test_objects_hold_ids_and_moves() -> None:
    whole = record(remark(3, "Lyth is considering the charter"), remark(6, "the charter", act="reject"))
    first, second = to_objects(said(whole, "Okafor", about="charter"))
    assert first["moved"] is None
    assert second["moved"]["then"] == list(first["statements"])
    assert list(second["marks"]) == [{"report": 2, "paragraph": 1}]


def test_a_limit_says_how_much_is_left() -> None:
    whole = record(remark(3, "the ferries sail"), remark(4, "the harbour is full of ice"))
    assert "and 1 more" in to_text(said(whole, "Okafor"), most=1)


def test_the_order_of_the_record_changes_nothing() -> None:
    whole = record(
        remark(3, "Lyth is considering it"), remark(3, "the ice is thick"), remark(4, "it", act="reject")
    )
    turned: tuple[Statement, ...] = tuple(reversed(whole.statements))
    again = Whole(articles=whole.articles[::-1], actors=whole.actors[::-1], statements=turned)
    assert said(again, "Okafor") == said(whole, "Okafor")
