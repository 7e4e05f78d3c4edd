"""What becomes of a meeting or visit by set phrases, what calls it off and what does not, conditions and questions."""

from __future__ import annotations

import pytest

from onrecord.finding.event_fates import Fate, fates
from onrecord.finding.event_syntax import own_subject, possessor
from onrecord.record.event import Status
from tests.finding.events_stage import analysed, events_of, names, prepare

NOT_HELD: list[tuple[str, Status]] = [
    ("A meeting of Norway and Sweden, planned for May in Riga, did not take place.", "cancelled"),
    ("The meeting between Norway and Sweden could not take place because of the storm.", "cancelled"),
    ("The meeting between Norway and Sweden will not take place now.", "cancelled"),
    ("The promised visit of Berg to Latvia failed to materialise.", "cancelled"),
    ("The summit between Norway and Sweden never came about.", "denied"),
    ("The talks between Norway and Sweden never happened.", "denied"),
    ("The trip of Berg to Latvia came to nothing.", "cancelled"),
]
IN_DOUBT: list[tuple[str, Status]] = [
    ("Berg's visit to Latvia is in doubt.", "hypothetical"),
    ("The visit of Berg to Latvia hangs in the balance.", "hypothetical"),
    ("Doubts grew over Berg's visit to Latvia.", "hypothetical"),
    ("A question mark hangs over the visit of Berg to Latvia.", "hypothetical"),
    ("The clash threw doubt on the meeting of Norway and Sweden.", "hypothetical"),
    ("The meeting between Berg and Lund looks unlikely.", "hypothetical"),
    ("The planned visit of Berg to Latvia is at risk.", "planned"),
    ("Any talks between Norway and Sweden would have to be held in Riga.", "hypothetical"),
]
THOUGHT_OF: list[tuple[str, Status]] = [
    ("Norway floated the idea of a meeting with Sweden.", "proposed"),
    ("Norway is toying with the notion of talks with Sweden.", "proposed"),
    ("Norway mooted a meeting with Sweden.", "proposed"),
    ("Hopes for a meeting between Berg and Lund are fading.", "proposed"),
    ("The envoys are working towards a summit between Norway and Sweden.", "planned"),
    ("The summit of Norway and Sweden that was to crown the year has lost its host.", "planned"),
    ("The visit of Berg to Latvia, due to begin in May, caused a stir.", "planned"),
    ("Berg will fly to Latvia for a meeting with Lund.", "planned"),
    ("The summit between Norway and Sweden stands out for its length.", "happened"),
    ("Berg flew to Latvia for a meeting with Lund.", "happened"),
]
CALLED_OFF: list[tuple[str, Status]] = [
    ("Berg is to visit Latvia on Friday. Norway cancelled the contract of the firm.", "planned"),
    ("Berg is to visit Latvia on Friday. The search went on until the navy called it off.", "planned"),
    ("Berg is to visit Latvia on Friday. The contract, which Norway cancelled, was a large one.", "planned"),
    ("Berg was to visit Latvia on Friday, but Norway called it off.", "cancelled"),
    ("Berg was to visit Latvia on Friday. Norway called the trip off.", "cancelled"),
    ("Foreign Minister Berg's visit to Latvia has been cancelled.", "cancelled"),
    ("Foreign Minister Berg's visit to Latvia was called off on Thursday.", "cancelled"),
    ("Berg was to visit Latvia on Friday. That leg has been dropped.", "cancelled"),
    ("Berg was to visit Latvia on Friday. The visit did not go ahead.", "cancelled"),
]
MOVED: list[tuple[str, Status]] = [
    ("The trip of Berg to Latvia is, however, under preparation.", "planned"),
    ("Berg cut short his visit to Latvia.", "happened"),
    ("The talks between Norway and Sweden broke off in the evening.", "happened"),
    ("Hopes for progress in the talks between Norway and Sweden are fading.", "ongoing"),
    ("Berg is to telephone Lund, two aides told the paper.", "planned"),
    ("The summit was cancelled by Norway.", "cancelled"),
    ("Norway forbade Berg to visit Latvia.", "denied"),
    ("Berg was denied a meeting with Lund.", "denied"),
    ("Sweden denied that any talks with Norway were planned.", "denied"),
]


@pytest.fixture(scope="module", autouse=True)
def sentences_read() -> None:
    tables = (*NOT_HELD, *IN_DOUBT, *THOUGHT_OF, *CALLED_OFF, *MOVED)
    prepare([*(text for text, _ in tables), *(line.example for line in fates())])


@pytest.mark.parametrize("line", fates(), ids=lambda line: line.example)
def test_a_phrase_of_the_table_reads_its_example(line: Fate) -> None:
    assert line.status in {e.status for e in events_of(line.example) if e.type == "CONSULT"}


@pytest.mark.parametrize(("text", "status"), [*NOT_HELD, *IN_DOUBT, *THOUGHT_OF, *MOVED])
def test_what_becomes_of_a_meeting(text: str, status: Status) -> None:
    assert status in {e.status for e in events_of(text) if e.type == "CONSULT"}
    if status != "happened":
        assert "happened" not in {e.status for e in events_of(text) if e.type == "CONSULT"}


@pytest.mark.parametrize(("text", "status"), CALLED_OFF)
def test_only_a_visit_or_what_stands_for_it_is_called_off(text: str, status: Status) -> None:
    assert [e.status for e in events_of(text) if e.type == "CONSULT"] == [status]


def test_whose_a_visit_is_stands_before_it_wherever_the_tree_hangs_it() -> None:
    doc = analysed("Foreign Minister Berg's visit to Latvia has been cancelled.")
    [visit] = [token for token in doc if token.text == "visit"]
    whose = possessor(visit)
    assert whose is not None
    assert "Berg" in {token.text for token in whose.subtree}
    assert own_subject(visit.head) == visit


def test_what_is_told_with_the_same_helper_is_done_by_whom_it_is_told_of() -> None:
    text = (
        "Berg told the court that Lund had “plotted with the rebels” and had held four meetings with Hamas."
    )
    [meeting] = [e for e in events_of(text) if e.type == "CONSULT"]
    assert sorted(names(meeting.actors)) == ["Hamas", "Lund"]


def test_who_brings_up_the_idea_of_a_meeting_takes_part_in_it() -> None:
    [meeting] = [
        e for e in events_of("Norway floated the idea of a meeting with Sweden.") if e.type == "CONSULT"
    ]
    assert sorted(names(meeting.actors)) == ["Norway", "Sweden"]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Sweden will pay on condition that Norway withdraws its troops.", "RETREAT", "hypothetical"),
        ("Sweden agreed to the plan provided that Norway pulls back its troops.", "RETREAT", "hypothetical"),
        ("Sweden agreed to the plan provided that Norway pulls back its troops.", "AGREE", "conditional"),
        ("Sweden would sign the treaty so long as Norway releases the prisoners.", "RETREAT", "hypothetical"),
        ("Sweden accepts the offer on condition that Norway withdraws its troops.", "AGREE", "conditional"),
        (
            "Sweden would accept the plan, but only after Norway withdraws its troops.",
            "RETREAT",
            "hypothetical",
        ),
        ("Sweden released the prisoners only after Norway had withdrawn its troops.", "RETREAT", "happened"),
        ("Norway released the prisoners, provided them with food and sent them home.", "RETREAT", "happened"),
        ("Did Norway attack Sweden?", "ASSAULT", "hypothetical"),
        ("Has Berg visited Latvia?", "CONSULT", "hypothetical"),
        ("Question: Has a day been fixed for the meeting of Norway and Sweden?", "CONSULT", "hypothetical"),
        ("The pact was drafted in Riga and was due to be signed by Norway and Sweden.", "AGREE", "planned"),
        ("Norway is said to be inclined to accept the plan.", "AGREE", "hypothetical"),
        ("Norway scraps Riga visit after shooting at rebels", "ASSAULT", "happened"),
        ("It is not true that Norway expelled the ambassador of Sweden.", "SANCTION", "denied"),
        ("Rumours that Norway had expelled the ambassador of Sweden proved false.", "SANCTION", "denied"),
        ("Norway dismissed as nonsense a report that it had shelled Sweden.", "ASSAULT", "denied"),
        ("Sweden's ambassador was nearly expelled by Norway.", "SANCTION", "denied"),
        ("Norway came close to signing the pact with Sweden.", "AGREE", "denied"),
        ("It is true that Norway expelled the ambassador of Sweden.", "SANCTION", "happened"),
        ("Norway should have released the prisoners in May.", "RETREAT", "hypothetical"),
        ("Why did Norway attack Sweden?", "ASSAULT", "happened"),
        ("Was it wise? Norway attacked Sweden in May.", "ASSAULT", "happened"),
    ],
)
def test_conditions_and_questions_are_no_facts(text: str, kind: str, status: Status) -> None:
    assert status in {e.status for e in events_of(text) if e.type == kind}


@pytest.mark.parametrize(
    "text", ["The plan of Norway met with silence.", "Norway met with fierce criticism."]
)
def test_what_is_received_so_meets_nobody(text: str) -> None:
    assert "CONSULT" not in {e.type for e in events_of(text)}


@pytest.mark.parametrize("text", ["The visit of the minister, Lund, to Latvia fell through."])
def test_where_a_visit_goes_stands_behind_the_name_of_the_guest(text: str) -> None:
    [visit] = [e for e in events_of(text) if e.type == "CONSULT"]
    assert (names(visit.recipients), visit.place) == (["Latvia"], "Latvia")
