"""The life of an engagement over several reports: its steps in time, and how it stands at the end."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from onrecord.reconciling import reconcile
from onrecord.record import Coverage, Engagement
from tests.reconciling.told import Report, day


def report(text: str, published: str, *events: tuple[str, str, str, dict[str, Any]]) -> Coverage:
    """A report with meetings as (trigger, actors, recipients, more)."""
    told = Report(text, published, f"Paper of {published}")
    for trigger, actors, recipients, more in events:
        told.event("CONSULT", trigger, actors, recipients, **more)
    return told.coverage()


VISIT = {"mode": "visit", "place": "Lyth"}
PLANNED = report(
    "Ines Okafor will travel to Lyth in Sudria on Thursday to discuss the lock.",
    "2031-05-05",
    ("travel", "Ines Okafor", "Sudria", {**VISIT, "status": "planned", "date": day("2031-05-08")}),
)
WILL_NOT_COME = report("Ines Okafor will not come on Thursday after all, her office said.", "2031-05-06")
PUT_OFF = report(
    "Ines Okafor will not come on Thursday after all.\n\n"
    "Her office said that the journey had been put off by a week.",
    "2031-05-06",
)
ANOTHER_WILL_NOT = report("Lena Marsh will not come on Thursday after all.", "2031-05-06")
CALLED_OFF = report(
    "Ines Okafor called off her visit to Sudria.",
    "2031-05-07",
    ("called off her visit", "Ines Okafor", "Sudria", {**VISIT, "status": "cancelled"}),
)
SPOKEN_OF = report(
    "The visit of Ines Okafor to Lyth would have been read as weakness, an aide in Sudria said.",
    "2031-05-09",
    ("visit", "Ines Okafor", "Sudria", VISIT),
)
NEW_DATE = report(
    "Ines Okafor will travel to Lyth in Sudria on 20 May to discuss the lock.",
    "2031-05-09",
    ("travel", "Ines Okafor", "Sudria", {**VISIT, "status": "planned"}),
)
ARRIVED = report("Ines Okafor arrived in Lyth on Thursday with five ministers.", "2031-05-09")

CALL = {"mode": "phone"}
RANG = report(
    "Ines Okafor spoke by telephone with Tomasz Rhee, her office said.",
    "2031-05-05",
    ("spoke by telephone", "Ines Okafor; Tomasz Rhee", "", CALL),
)
NEVER = report("Tomasz Rhee denies that there was any conversation with Ines Okafor.", "2031-05-06")

OFF_AND_ON = report(
    "Ines Okafor called off her visit to Sudria and will travel there in June instead.",
    "2031-05-06",
    ("called off her visit", "Ines Okafor", "Sudria", {**VISIT, "status": "cancelled"}),
)
MEETING = report(
    "Ines Okafor will meet Tomasz Rhee in Lyth on Thursday.",
    "2031-05-05",
    ("meet", "Ines Okafor; Tomasz Rhee", "", {"status": "planned"}),
)
NO_MEETING = report(
    "Sudria said that no such meeting of Ines Okafor and Tomasz Rhee was on the agenda.", "2031-05-06"
)
MET = report(
    "Ines Okafor and Tomasz Rhee met for an hour in the end.",
    "2031-05-09",
    ("met", "Ines Okafor; Tomasz Rhee", "", {}),
)
TO_COME = report(
    "Ines Okafor meets Tomasz Rhee on Thursday.",
    "2031-05-05",
    ("meets", "Ines Okafor; Tomasz Rhee", "", {"date": day("2031-05-08")}),
)
DUE = report(
    "Ines Okafor had been due in Lyth on Thursday to meet Tomasz Rhee, but the trip was put off.",
    "2031-05-06",
    ("due in Lyth", "Ines Okafor", "Sudria", {**VISIT, "status": "planned"}),
    ("meet", "Ines Okafor; Tomasz Rhee", "", {"status": "planned"}),
)
RECEIVED = report(
    "Tomasz Rhee received Ines Okafor for two hours.",
    "2031-05-10",
    ("received", "Tomasz Rhee; Ines Okafor", "", {}),
)
SEARCH_OFF = report(
    "Ines Okafor will travel to Lyth. The search for the two sailors was called off on Monday.",
    "2031-05-06",
)
CONTRACT_OFF = report(
    "Sudria, where Ines Okafor is expected, cancelled the contract of a dredging firm.", "2031-05-06"
)
ASKED_OFF = report(
    "The miners of Sudria have called on Ines Okafor to cancel the visit to Lyth.", "2031-05-06"
)
TO_BE_OFF = report("Ines Okafor must call off the visit to Lyth, the Courier writes.", "2031-05-06")
GOES_ON = report(
    "Sudria said that preparations for the visit of Ines Okafor were proceeding normally.", "2031-05-06"
)
MOVED = report(
    "A meeting of the foreign ministers of Norland and Sudria over dredging was moved to a later date.",
    "2031-05-05",
    ("meeting", "Norland; Sudria", "", {"status": "cancelled"}),
)
NINE_DAYS_LATE = report(
    "The foreign ministers of Norland and Sudria finally met, nine days late.",
    "2031-05-14",
    ("met", "Norland; Sudria", "", {}),
)
HANDSHAKE = report(
    "Foreign ministers of Norland and Sudria meet after all\n\n"
    "After a week of expulsions the top envoys of Norland and Sudria sat down for tea.",
    "2031-05-14",
    ("meet", "Norland; Sudria", "", {"status": "ongoing"}),
    ("sat down", "Norland; Sudria", "", {}),
)
ON_THE_8TH = report(
    "Ruth Adler will see her colleague from Sudria on 8 May, sources said.",
    "2031-05-05",
    ("see", "Ruth Adler; Sudria", "", {"status": "planned", "date": day("2031-05-08")}),
)
THE_TWO = report(
    "The envoys of Norland and Sudria sat down for tea on Thursday.",
    "2031-05-09",
    ("sat down", "Norland; Sudria", "", {"date": day("2031-05-08")}),
)
LYTH_MEETING = report(
    "The fishermen wait for what the Lyth meeting will bring.",
    "2031-05-06",
    ("Lyth meeting", "", "", {"status": "planned", "place": "Lyth"}),
)
LOOKED_FORWARD = report(
    "Tomasz Rhee said that he looked forward to meeting Ines Okafor.",
    "2031-05-06",
    ("meeting", "Tomasz Rhee; Ines Okafor", "", {}),
)
MINISTERS_DUE = report(
    "The two foreign ministers are due to meet in Lyth on Thursday.",
    "2031-05-05",
    ("meet", "the two foreign ministers", "", {"status": "planned", "place": "Lyth"}),
)
MINISTERS_MET = report(
    "The two foreign ministers met in Lyth for an hour.",
    "2031-05-09",
    ("met", "the two foreign ministers", "", {"place": "Lyth"}),
)
HAD_BEEN_DUE = report(
    "Ines Okafor had been due to meet Tomasz Rhee on Thursday.",
    "2031-05-07",
    ("meet", "Ines Okafor; Tomasz Rhee", "", {"status": "planned"}),
)
AFTER_ALL = report(
    "Ines Okafor, whose visit to Sudria was called off on Wednesday, will travel to Lyth on 12 May.",
    "2031-05-09",
    ("was called off", "Ines Okafor", "Sudria", {**VISIT, "status": "cancelled"}),
    ("travel", "Ines Okafor", "Sudria", {**VISIT, "status": "planned", "date": day("2031-05-12")}),
)
NONE_APPROVED_REPORT = Report(
    "The visit of Ines Okafor to Lyth is in doubt.\n\n"
    "Norland said no visit of Ines Okafor to Lyth had ever been approved.",
    "2031-05-06",
    "Gazette",
)
NONE_APPROVED_REPORT.event("CONSULT", "visit", "Ines Okafor", "Sudria", **{**VISIT, "status": "planned"})
NONE_APPROVED_REPORT.said("Norland", "no visit of Ines Okafor to Lyth had ever been approved")
NONE_APPROVED = NONE_APPROVED_REPORT.coverage()

SAT_DOWN = report(
    "Ines Okafor sat down yesterday in Lyth with Tomasz Rhee of Sudria.",
    "2031-05-14",
    ("sat down", "Ines Okafor; Tomasz Rhee", "", {"place": "Lyth"}),
)
WAS_TO_HAVE_MET = report(
    "Ines Okafor has put off her visit to Lyth. Ms. Okafor was to have met Tomasz Rhee of Sudria.",
    "2031-05-06",
    ("visit", "Ines Okafor", "Sudria", {**VISIT, "status": "cancelled"}),
    ("met", "Ines Okafor; Tomasz Rhee", "", {"status": "cancelled"}),
)
ON_A_CONDITION = report(
    "Ines Okafor would meet Tomasz Rhee only if the lock were opened.",
    "2031-05-05",
    ("meet", "Ines Okafor; Tomasz Rhee", "", {"status": "conditional"}),
)
DID_NOT_TAKE_PLACE = report(
    "The meeting of Ines Okafor and Tomasz Rhee did not take place.",
    "2031-05-09",
    ("meeting", "Ines Okafor; Tomasz Rhee", "", {"status": "denied"}),
)
NOT_CALLED_OFF_REPORT = Report(
    "Ines Okafor will be in Lyth on Thursday.\n\nNorland denied that the visit to Lyth had been called off.",
    "2031-05-08",
    "Gazette",
)
NOT_CALLED_OFF_REPORT.event(
    "CONSULT", "will be in Lyth", "Ines Okafor", "Sudria", **{**VISIT, "status": "planned"}
)
NOT_CALLED_OFF_REPORT.said("Norland", "the visit to Lyth had been called off", "deny")
NOT_CALLED_OFF = NOT_CALLED_OFF_REPORT.coverage()
NO_DAY_YET = report(
    "The visit of Ines Okafor to Lyth was put off. A new date will be agreed.",
    "2031-05-06",
    ("visit", "Ines Okafor", "Sudria", {**VISIT, "status": "cancelled"}),
)
ASKED_TO_COME = Report("Sudria has asked Ines Okafor to visit Lyth.", "2031-05-05")
ASKED_TO_COME.event("REQUEST", "asked", "Sudria", "Ines Okafor", mode="meet")
WOULD_NOT = Report("Tomasz Rhee refused to meet Ines Okafor.", "2031-05-06")
WOULD_NOT.event("REJECT", "refused to meet", "Tomasz Rhee", "Ines Okafor", mode="meet")
SLIPPED = report(
    "The visit of Ines Okafor to Lyth has slipped to June.",
    "2031-05-06",
    ("visit", "Ines Okafor", "Sudria", {**VISIT, "status": "planned"}),
)
SOONER = report(
    "The visit of Ines Okafor to Lyth has been brought forward to Monday.",
    "2031-05-06",
    ("visit", "Ines Okafor", "Sudria", {**VISIT, "status": "planned"}),
)
STALLED = report(
    "Talks between Norland and Sudria stalled on Thursday. The two delegations have been meeting for a week.",
    "2031-05-09",
    ("Talks", "Norland; Sudria", "", {"status": "ongoing", "date": day("2031-05-08")}),
    ("meeting", "Norland; Sudria", "", {"status": "ongoing"}),
)

RECEIVED_THERE = report(
    "The arrival of Ines Okafor in Lyth drew a crowd. She was received by Tomasz Rhee of Sudria.",
    "2031-05-10",
    ("received", "Tomasz Rhee; Ines Okafor", "", {}),
)
AGAIN_PUT_OFF = report(
    "The visit of Ines Okafor to Lyth has again been delayed, this time to July.",
    "2031-05-08",
    ("visit", "Ines Okafor", "Sudria", {**VISIT, "status": "planned"}),
)
MOVED_TO_BERN = report(
    "The talks between Norland and Sudria that were to be held in Lyth have been moved to Bern.",
    "2031-05-08",
    ("talks", "Norland; Sudria", "", {"status": "planned"}),
)
RESUMED = report(
    "Talks between Norland and Sudria, broken off on Monday, resumed in Lyth.",
    "2031-05-08",
    ("Talks", "Norland; Sudria", "", {"place": "Lyth"}),
)
BEGAN = report(
    "Norland and Sudria resumed talks in Lyth.",
    "2031-05-08",
    ("resumed talks", "Norland; Sudria", "", {"place": "Lyth"}),
)
ON_ANOTHER_DAY = report(
    "The visit of Ines Okafor to Lyth, planned for Thursday, has been moved to 20 May.",
    "2031-05-06",
    ("visit", "Ines Okafor", "Sudria", {**VISIT, "status": "planned", "date": day("2031-05-20")}),
)
NO_CALL = report(
    "Sudria said that no call had taken place between Tomasz Rhee and Ines Okafor.", "2031-05-06"
)
INVITED = Report("Sudria has invited Ines Okafor to Lyth.", "2031-05-05")
INVITED.event("REQUEST", "invited", "Sudria", "Ines Okafor", mode="meet", place="Lyth")
ACCEPTED = report(
    "Ines Okafor has accepted an invitation to visit Lyth.",
    "2031-05-06",
    ("visit", "Ines Okafor", "Sudria", {**VISIT, "status": "planned"}),
)
DECLINED = report("Ines Okafor has declined the invitation to Lyth.", "2031-05-06")


def only(*reports: Coverage) -> Engagement:
    """The one engagement of these reports, whatever their order."""
    found = {tuple(reconcile(order).engagements) for order in permutations(reports)}
    assert len(found) == 1
    (engagements,) = found
    assert len(engagements) == 1
    return engagements[0]


@pytest.mark.parametrize(
    ("reports", "steps", "status", "disputed"),
    [
        ((PLANNED, WILL_NOT_COME), ["planned", "cancelled"], "cancelled", False),
        ((PLANNED, PUT_OFF), ["planned", "postponed"], "postponed", False),
        ((PLANNED, ANOTHER_WILL_NOT), ["planned"], "planned", False),
        ((PLANNED, ARRIVED), ["planned", "held"], "held", False),
        ((PLANNED, CALLED_OFF, SPOKEN_OF), ["planned", "cancelled"], "cancelled", False),
        ((PLANNED, CALLED_OFF, NEW_DATE), ["planned", "cancelled", "rescheduled"], "rescheduled", False),
        ((PLANNED, OFF_AND_ON), ["planned", "cancelled", "rescheduled"], "rescheduled", False),
        ((RANG, NEVER), ["held", "disputed"], "disputed", True),
        ((MEETING, NO_MEETING, MET), ["planned", "disputed", "held"], "held", True),
        ((TO_COME,), ["planned"], "planned", False),
        ((DUE, RECEIVED), ["postponed", "held"], "held", False),
        ((PLANNED, CONTRACT_OFF), ["planned"], "planned", False),
        ((PLANNED, SEARCH_OFF), ["planned"], "planned", False),
        ((PLANNED, ASKED_OFF), ["planned"], "planned", False),
        ((PLANNED, TO_BE_OFF), ["planned"], "planned", False),
        ((PLANNED, GOES_ON), ["planned"], "planned", False),
        ((MOVED, NINE_DAYS_LATE), ["cancelled", "held"], "held", False),
        ((HANDSHAKE,), ["under_way", "held"], "held", False),
        ((ON_THE_8TH, THE_TWO), ["planned", "held"], "held", False),
        ((MEETING, LYTH_MEETING), ["planned"], "planned", False),
        ((MEETING, LOOKED_FORWARD), ["planned"], "planned", False),
        ((HAD_BEEN_DUE,), ["cancelled"], "cancelled", False),
        ((PLANNED, CALLED_OFF, AFTER_ALL), ["planned", "cancelled", "rescheduled"], "rescheduled", False),
        ((PLANNED, NONE_APPROVED), ["planned", "disputed"], "planned", True),
        ((MINISTERS_DUE, MINISTERS_MET), ["planned", "held"], "held", False),
        ((PLANNED, PUT_OFF, SAT_DOWN), ["planned", "postponed", "held"], "held", False),
        ((WAS_TO_HAVE_MET,), ["postponed"], "postponed", False),
        ((ON_A_CONDITION,), ["planned"], "planned", False),
        ((MEETING, DID_NOT_TAKE_PLACE), ["planned", "cancelled"], "cancelled", False),
        ((CALLED_OFF, NOT_CALLED_OFF), ["planned", "cancelled", "disputed"], "planned", True),
        ((PLANNED, NO_DAY_YET), ["planned", "postponed"], "postponed", False),
        ((ASKED_TO_COME.coverage(),), ["requested"], "requested", False),
        ((MEETING, WOULD_NOT.coverage()), ["planned", "refused"], "refused", False),
        ((PLANNED, SLIPPED), ["planned", "postponed"], "postponed", False),
        ((PLANNED, SOONER), ["planned", "rescheduled"], "rescheduled", False),
        ((STALLED,), ["under_way"], "under_way", False),
        ((PLANNED, PUT_OFF, RECEIVED_THERE), ["planned", "postponed", "held"], "held", False),
        ((PLANNED, SLIPPED, AGAIN_PUT_OFF), ["planned", "postponed"], "postponed", False),
        ((MOVED_TO_BERN,), ["rescheduled"], "rescheduled", False),
        ((PLANNED, ON_ANOTHER_DAY), ["planned", "rescheduled"], "rescheduled", False),
        ((RESUMED,), ["under_way"], "under_way", False),
        ((BEGAN,), ["under_way"], "under_way", False),
        ((RANG, NO_CALL), ["held", "disputed"], "disputed", True),
        ((INVITED.coverage(), ACCEPTED), ["requested", "approved"], "approved", False),
        ((INVITED.coverage(), DECLINED), ["requested", "refused"], "refused", False),
    ],
    ids=lambda value: " → ".join(value) if isinstance(value, list) else "",
)
def test_how_it_stands(reports: tuple[Coverage, ...], steps: list[str], status: str, disputed: bool) -> None:
    found = only(*reports)
    assert [step.status for step in found.history] == steps
    assert (found.status, found.disputed) == (status, disputed)


def test_what_was_held_before_is_not_what_is_put_off() -> None:
    april = report(
        "Ines Okafor visited Lyth in Sudria from 17 to 19 April.",
        "2031-05-05",
        ("visited", "Ines Okafor", "Sudria", {**VISIT, "date": day("2031-04-17")}),
    )
    put_off = report(
        "Ines Okafor has postponed a trip to Lyth in Sudria planned for 12 May.",
        "2031-05-06",
        ("trip", "Ines Okafor", "Sudria", {**VISIT, "status": "cancelled", "date": day("2031-05-12")}),
    )
    whole = reconcile([april, put_off])
    assert len([e for e in whole.events if e.type == "CONSULT"]) == 2
    assert sorted(e.status for e in whole.engagements) == ["held", "postponed"]


def test_a_sentence_that_tells_a_step_is_its_evidence() -> None:
    whole = reconcile([PLANNED, WILL_NOT_COME])
    cancelled = whole.engagements[0].history[-1]
    assert "will not come" in {e.text for e in cancelled.evidence}
    (visit,) = (e for e in whole.events if e.type == "CONSULT")
    assert len(visit.articles) == 2
    for piece in visit.evidence:
        text = next(a.text for a in whole.articles if a.id == piece.article)
        assert text[piece.start : piece.end] == piece.text


def test_a_meeting_with_several_is_one_with_each() -> None:
    several = report(
        "Ines Okafor met Tomasz Rhee and Lena Marsh on her tour.",
        "2031-05-09",
        ("met", "Ines Okafor; Tomasz Rhee; Lena Marsh", "", {}),
    )
    planned = [
        report(
            f"Ines Okafor will meet {other} on Thursday about the {what}.",
            "2031-05-05",
            ("meet", f"Ines Okafor; {other}", "", {"status": "planned"}),
        )
        for other, what in (("Tomasz Rhee", "lock"), ("Lena Marsh", "ferry"))
    ]
    found = reconcile([*planned, several]).engagements
    assert sorted(e.status for e in found if len(e.participants) == 2) == ["held"]
    assert {e.status for e in found} == {"held"}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "more"),
    [
        ("The truce that Norland and Sudria brokered held.", "brokered", "Norland; Sudria", {"mode": "third-party"}),
        ("The search off Sudria was called off by Norland.", "called off", "Norland; Sudria", {"status": "cancelled"}),
        ("Ines Okafor has returned to Lyth.", "returned to", "Ines Okafor; Sudria", VISIT),
        ("Ines Okafor and Tomasz Rhee did not shake hands.", "shake", "Ines Okafor; Tomasz Rhee", {"status": "denied"}),
        ("It stands, a man familiar with the talks of Norland and Sudria said.", "talks", "Norland; Sudria", {"status": "ongoing"}),
        ("Ines Okafor has never been in Lyth.", "in Lyth", "Ines Okafor", {**VISIT, "status": "denied"}),
        ("No meeting of Norland and Sudria was held.", "meeting", "Norland; Sudria", {"status": "denied"}),
    ],
)  # fmt: skip
def test_what_is_no_meeting(text: str, trigger: str, actors: str, more: dict[str, Any]) -> None:
    assert not reconcile([report(text, "2031-05-05", (trigger, actors, "", more))]).engagements


def test_calls_with_one_and_with_another_are_two_and_no_breakfast() -> None:
    calls = report(
        "Ines Okafor spoke by telephone with Tomasz Rhee and with Lena Marsh. On Friday she had breakfast "
        "with Tomasz Rhee.",
        "2031-05-09",
        ("spoke by telephone", "Ines Okafor; Tomasz Rhee; Lena Marsh", "", CALL),
        ("had breakfast", "Ines Okafor; Tomasz Rhee", "", {}),
    )
    found = reconcile([calls]).engagements
    assert sorted((e.kind, len(e.participants)) for e in found) == [("call", 2), ("call", 2), ("meeting", 2)]
    assert len({e.id for e in found}) == 3


@pytest.mark.parametrize(("place", "cards"), [("Lyth", 0), ("Sudria", 1)])
def test_a_threat_to_go_to_a_town_is_no_visit(place: str, cards: int) -> None:
    would_go = report(
        f"Ines Okafor will go to {place} in Sudria if the lock stays shut.",
        "2031-05-05",
        ("go to", "Ines Okafor", "Sudria", {"mode": "visit", "place": place, "status": "conditional"}),
    )
    assert len(reconcile([would_go]).engagements) == cards


def test_a_plan_told_as_past_takes_no_cancelling_back() -> None:
    looking_back = report(
        "Ines Okafor had been due to travel to Lyth in Sudria on 8 May.",
        "2031-05-09",
        ("travel", "Ines Okafor", "Sudria", {**VISIT, "status": "planned", "date": day("2031-05-08")}),
    )
    (visit,) = (e for e in reconcile([PLANNED, CALLED_OFF, looking_back]).events if e.type == "CONSULT")
    assert visit.status == "cancelled"
