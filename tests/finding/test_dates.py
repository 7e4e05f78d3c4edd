"""Which predicate a date belongs to, and what its tense makes of it. The article is of Friday 8 May 2015."""

from __future__ import annotations

import pytest

from tests.finding.analysed import page, word


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("The envoys met in the port on Tuesday.", "met", "2015-05-05"),
        ("On Tuesday, the envoys met in the port.", "met", "2015-05-05"),
        ("The envoys will meet on Friday of next week.", "meet", "2015-05-15"),
        ("The envoys met on Tuesday last week.", "met", "2015-04-28"),
        ("The visit, set for 20 May, was postponed until 3 June.", "visit", "2015-06-03"),
        ("The minister begins a visit to the island on Tuesday.", "visit", "2015-05-12"),
        ("The crew was freed overnight on Wednesday.", "freed", "2015-05-06"),
        (
            "The queen praised the step, which follows the visit of the envoy, Ms Ruiz, from 17 to 19 March.",
            "visit",
            "2015-03-17",
        ),
        (
            "The minister praised the gesture, which follows the visit of the queen from 17 to 19 March.",
            "visit",
            "2015-03-17",
        ),
        ("The envoys met Tuesday in the port.", "met", "2015-05-05"),
        ("The minister will visit the island on Tuesday.", "visit", "2015-05-12"),
        ("The minister arrived yesterday.", "arrived", "2015-05-07"),
        ("The minister will arrive tomorrow.", "arrive", "2015-05-09"),
        ("Monday's vote angered the islanders.", "vote", "2015-05-04"),
        ("The island held talks with its neighbour on Monday.", "talks", "2015-05-04"),
        ("The minister said in a statement on Monday that the port was open.", "said", "2015-05-04"),
        ("The ministry announced on Thursday that the line had closed in March.", "announced", "2015-05-07"),
        ("The ministry announced on Thursday that the line had closed in March.", "closed", "2015-03"),
        (
            "On Wednesday, the mayor met the envoy and the council approved the plan.",
            "approved",
            "2015-05-06",
        ),
        ("The ship sank on 4 March 2014 off the coast.", "sank", "2014-03-04"),
        ("The summit will be held from 3 to 5 June.", "held", "2015-06-03"),
        ("The president left the capital last month.", "left", "2015-04"),
        ("The president will leave the capital early next year.", "leave", "2016"),
        ("The president was born in 1961.", "born", "1961"),
        ("The plan fell apart two weeks ago.", "fell", "2015-04-20"),
        ("The Audit Office on April 18 called for a new round of bidding.", "called", "2015-04-18"),
        ("The agency on April 18 called for a new round of bidding.", "called", "2015-04-18"),
        ("The ministers are to meet on Tuesday.", "meet", "2015-05-12"),
        ("The minister said they would hold talks on Tuesday.", "hold", "2015-05-12"),
        ("The envoy was due to meet the mayor on Saturday.", "meet", "2015-05-09"),
        ("The war began with an April 7 attack on the port.", "attack", "2015-04-07"),
        ("In March, the minister was forced to resign.", "resign", "2015-03"),
        ("Two guards died on Monday when raiders attacked the port.", "attacked", "2015-05-04"),
        ("The island replied on Sunday by closing the port.", "closing", "2015-05-03"),
        ("Monday's attack on the port, which killed six guards, shook the island.", "killed", "2015-05-04"),
        ("The talks were put off until Thursday.", "talks", "2015-05-14"),
        ("The island postponed the visit to 20 May.", "visit", "2015-05-20"),
        ("The meeting is scheduled for 20 May.", "meeting", "2015-05-20"),
        ("The talks were scheduled for 20 May.", "talks", "2015-05-20"),
        ("The next round of talks is set for May 20 in Quito.", "talks", "2015-05-20"),
        ("A visit planned for 20 May has angered the island.", "visit", "2015-05-20"),
        ("Talks between the two ports are planned for Thursday.", "Talks", "2015-05-14"),
        ("The union called a summit for Tuesday.", "summit", "2015-05-12"),
        ("The envoys pencilled in a meeting for 20 June.", "meeting", "2015-06-20"),
        ("The vote has been rescheduled to 12 May.", "vote", "2015-05-12"),
        ("The talks, originally due on Monday, were moved to Wednesday.", "talks", "2015-05-13"),
        ("The envoy flew to the island on Monday for talks.", "talks", "2015-05-04"),
        ("A statement on Monday said the port was shut.", "said", "2015-05-04"),
        ("“We stay,” the mayor said in an interview published on Sunday.", "said", "2015-05-03"),
        ("The envoys met on Monday. The talks broke down two days later.", "broke", "2015-05-06"),
        ("The council met on Monday. It shut the port later that day.", "shut", "2015-05-04"),
        ("The envoys met on 3 March for the 2014 summit.", "summit", "2014-03-03"),
        ("The council passed the law by 20 votes to 4 on 7 April.", "passed", "2015-04-07"),
    ],
)
def test_a_date_belongs_to_its_predicate(text: str, predicate: str, value: str) -> None:
    that = page(text)
    when = that.calendar.of(word(that, predicate))
    assert when is not None
    assert when.value == value
    span = that.calendar.span_of(word(that, predicate))
    assert span is not None
    assert span.text in text


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The minister said the ferry had sunk on Tuesday.", "said"),
        ("The minister praised the gesture, which follows the visit of 17 March.", "praised"),
        ("The minister invited the envoys to the island in December.", "invited"),
        ("The minister, who arrived on Tuesday, praised the harbour.", "praised"),
        ("The board spoke of the strike that began on Monday.", "spoke"),
    ],
)
def test_a_date_in_a_clause_below_is_not_the_main_verbs(text: str, predicate: str) -> None:
    that = page(text)
    assert that.calendar.of(word(that, predicate)) is None


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The visit to the island was called off on Thursday.", "visit"),
        ("The talks were postponed on Monday because of the storm.", "talks"),
        ("The ministry cancelled the talks on Monday.", "talks"),
    ],
)
def test_the_day_on_which_a_thing_is_called_off_is_not_its_own(text: str, predicate: str) -> None:
    of = page(text)
    assert of.calendar.of(word(of, predicate)) is None


def test_each_place_of_a_journey_has_its_day() -> None:
    that = page("The envoy visited Latvia on 4 May and Estonia from 6 to 7 May.")
    days = [that.calendar.of(word(that, place)) for place in ("Latvia", "Estonia")]
    assert [when.value for when in days if when] == ["2015-05-04", "2015-05-06"]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("OSLO, May 7 — The council shut the port.", "shut"),
        ("The envoys met in the harbour town.", "met"),
    ],
)
def test_a_dateline_dates_the_report_and_not_what_it_tells(text: str, predicate: str) -> None:
    that = page(text)
    assert that.calendar.of(word(that, predicate)) is None


def test_a_day_ahead_is_not_the_day_of_what_was_said_before_it() -> None:
    that = page("The mayor said on Monday that the port would open on Saturday. She left later in the day.")
    when = that.calendar.of(word(that, "left"))
    assert when is not None
    assert when.value == "2015-05-04"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The port has been shut since Monday.", "shut"),
        ("The envoy must leave by Friday.", "leave"),
        ("The strike will go on until the end of May.", "go"),
    ],
)
def test_a_bound_keeps_its_words_and_gives_no_date(text: str, predicate: str) -> None:
    that = page(text)
    when = that.calendar.of(word(that, predicate))
    assert when is not None
    assert when.value is None
    assert when.text


@pytest.mark.parametrize(
    "text",
    ["The envoy was due to visit the mayor on Tuesday.", "The ministers were to visit the port on Tuesday."],
)
def test_a_plan_told_in_the_past_may_lie_on_either_side(text: str) -> None:
    that = page(text)
    when = that.calendar.of(word(that, "visit"))
    assert when is not None
    assert when.value is None


def test_without_the_articles_date_a_weekday_keeps_its_words() -> None:
    that = page("The envoys met in the port on Tuesday.", published=None)
    when = that.calendar.of(word(that, "met"))
    assert when is not None
    assert (when.value, when.text, when.basis) == (None, "on Tuesday", "relative")


def test_the_following_day_counts_from_the_day_named_before() -> None:
    that = page("The guards seized the bridge on Monday. The rebels attacked the following day.")
    when = that.calendar.of(word(that, "attacked"))
    assert when is not None
    assert (when.value, when.basis) == ("2015-05-05", "inferred")
