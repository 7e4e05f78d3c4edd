"""Small invented stories, told by hand as coverages, and what the whole must make of them."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reconciling import reconcile
from onrecord.record import Coverage, Engagement, Tally, Whole
from tests.reconciling.told import Report, day


def ferry() -> list[Coverage]:
    """A visit asked for, planned, called off; then one side says it is on again and the other denies it."""
    first = Report(
        "Norland asked Sudria to send a delegation to discuss the ferry line.\n\n"
        "The Sudrian delegation will travel to Norland on Thursday for talks on the ferry line.\n\n"
        "The river police said 12 sailors drowned in the ferry disaster.",
        "2031-05-06",
        "The Courier",
    )
    first.event("REQUEST", "asked Sudria to send a delegation", "Norland", "Sudria", mode="meet")
    first.event("CONSULT", "will travel", "Sudria", "Norland", mode="visit", status="planned")
    police = first.said("Norland", "12 sailors drowned in the ferry disaster")
    first.figure(12, "sailors drowned in the ferry disaster", "12 sailors drowned", police)
    second = Report(
        "Sudria called off its delegation to Norland over the ferry line, its government said.\n\n"
        "Port Hospital said 17 sailors drowned in the ferry disaster.",
        "2031-05-06",
        "The Harbour Light",
    )
    second.event(
        "CONSULT", "called off its delegation", "Sudria", "Norland", mode="visit", status="cancelled"
    )
    hospital = second.said("Port Hospital", "17 sailors drowned in the ferry disaster")
    second.figure(17, "sailors drowned in the ferry disaster", "17 sailors drowned", hospital)
    third = Report(
        "Sudria called off the delegation's trip on Tuesday.\n\n"
        "Norland said that Sudria had agreed to reschedule the visit of the delegation.\n\n"
        "Sudria denied that the visit of the delegation would be rescheduled.",
        "2031-05-08",
        "Lyth Gazette",
    )
    third.event(
        "CONSULT", "called off the delegation's trip", "Sudria", "Norland", mode="visit", status="cancelled"
    )
    third.said("Norland", "Sudria had agreed to reschedule the visit of the delegation")
    third.said("Sudria", "that the visit of the delegation would be rescheduled", act="deny")
    return [first.coverage(), second.coverage(), third.coverage()]


def dam() -> list[Coverage]:
    """A vote with an abstention, an offer with answers, positions worded in several ways, a contradiction."""
    first = Report(
        "The Assembly adopted a resolution on the dam by nine votes, Estania abstaining.\n\n"
        "Estania proposed a joint water board. Norland accepted the joint water board.\n\n"
        "Ines Okafor opposes the flooding of the valley.\n\n"
        "Ines Okafor said that the dam had changed the level of the river.",
        "2031-07-01",
        "The Courier",
    )
    first.vote("the Assembly", "resolution on the dam", "adopted a resolution on the dam", outcome="adopted")
    first.proposal(
        "Estania", "a joint water board", ("Norland", "accepts", "Norland accepted the joint water board")
    )
    first.position("Ines Okafor", "opposes", "flooding of the valley", "opposes the flooding of the valley")
    first.said("Ines Okafor", "the dam had changed the level of the river")
    second = Report(
        "The Assembly’s resolution on the dam passed on Tuesday.\n\n"
        "Sudria rejected Estania's idea of a joint water board.\n\n"
        "Norland is against the planned flooding of the valley. "
        "Ines Okafor, too, is against the planned flooding.\n\n"
        "Tomasz Rhee said the dam had not changed the level of the river.",
        "2031-07-02",
        "The Harbour Light",
    )
    second.vote("the Assembly", "resolution on the dam", "resolution on the dam passed", outcome="adopted")
    second.proposal("Estania", "a joint water board", ("Sudria", "rejects", "Sudria rejected Estania's idea"))
    second.position(
        "Norland", "opposes", "planned flooding of the valley", "against the planned flooding of the valley"
    )
    second.position(
        "Ines Okafor", "opposes", "planned flooding of the valley", "too, is against the planned flooding"
    )
    second.said("Tomasz Rhee", "the dam had not changed the level of the river")
    return [first.coverage(), second.coverage()]


def calm() -> list[Coverage]:
    """Nothing here contradicts anything: wording differs, a toll grows, a stance changes, scopes differ."""
    first = Report(
        "Norland said 10 soldiers were wounded at the border post.\n\n"
        "Sudria said 3 soldiers were wounded at the eastern checkpoint.\n\n"
        "Sudria should not close the border, Ines Okafor said.\n\n"
        "Estania opposes a border tax.",
        "2031-03-01",
    )
    wounded = first.said("Norland", "10 soldiers were wounded at the border post")
    first.figure(10, "soldiers wounded at the border post", "10 soldiers were wounded", wounded)
    fewer = first.said("Sudria", "3 soldiers were wounded at the eastern checkpoint")
    first.figure(3, "soldiers wounded at the eastern checkpoint", "3 soldiers were wounded", fewer)
    first.said("Ines Okafor", "Sudria should not close the border", act="demand")
    first.position("Estania", "opposes", "border tax", "opposes a border tax")
    second = Report(
        "Port Hospital said 14 soldiers were wounded at the border post.\n\n"
        "Sudria will close the border, Tomasz Rhee said.\n\n"
        "Estania now supports a border tax.\n\n"
        "More than 9 soldiers were wounded at the border post, Sudria said.",
        "2031-03-02",
    )
    later = second.said("Port Hospital", "14 soldiers were wounded at the border post")
    second.figure(14, "soldiers wounded at the border post", "14 soldiers were wounded", later)
    second.said("Tomasz Rhee", "Sudria will close the border", act="announce")
    second.position("Estania", "supports", "border tax", "supports a border tax")
    some = second.said("Sudria", "More than 9 soldiers were wounded at the border post")
    second.figure(9, "soldiers wounded at the border post", "More than 9", some, comparator="more_than")
    return [first.coverage(), second.coverage()]


def _names(whole: Whole, ids: tuple[str, ...]) -> set[str]:
    return {a.name for a in whole.actors if a.id in ids}


def _only_engagement(whole: Whole) -> Engagement:
    assert len(whole.engagements) == 1
    return whole.engagements[0]


class TestFerry:
    """One delegation over its life."""

    def test_one_engagement_over_three_reports(self) -> None:
        found = _only_engagement(reconcile(ferry()))
        assert found.kind == "delegation"
        assert [s.status for s in found.history] == [
            "requested",
            "planned",
            "cancelled",
            "disputed",
            "rescheduled",
        ]
        assert found.status == "rescheduled"
        assert found.disputed

    def test_its_participants(self) -> None:
        whole = reconcile(ferry())
        assert {"Norland", "Sudria"} <= _names(whole, _only_engagement(whole).participants)

    def test_the_visit_is_one_event_over_its_life(self) -> None:
        visits = [e for e in reconcile(ferry()).events if e.type == "CONSULT"]
        assert [(v.status, len(v.articles)) for v in visits] == [("cancelled", 3)]
        triggers = {e.text for e in visits[0].evidence}
        assert triggers == {"will travel", "called off its delegation", "called off the delegation's trip"}

    def test_the_denial_and_the_two_tolls_are_discrepancies(self) -> None:
        whole = reconcile(ferry())
        assert sorted(d.kind for d in whole.discrepancies) == ["denial", "figure"]

    def test_each_side_names_its_source(self) -> None:
        whole = reconcile(ferry())
        denial = next(d for d in whole.discrepancies if d.kind == "denial")
        assert [_names(whole, s.sources) for s in denial.sides] == [{"Norland"}, {"Sudria"}]


class TestDam:
    """Votes, proposals, positions and a contradiction."""

    def test_one_vote(self) -> None:
        whole = reconcile(dam())
        assert [(v.outcome, len({e.article for e in v.evidence})) for v in whole.votes] == [("adopted", 2)]

    def test_one_proposal_with_both_answers(self) -> None:
        whole = reconcile(dam())
        assert len(whole.proposals) == 1
        names = {a.id: a.name for a in whole.actors}
        answers = {(names[r.actor], r.response) for r in whole.proposals[0].responses}
        assert answers == {("Norland", "accepts"), ("Sudria", "rejects")}

    def test_one_name_for_an_issue(self) -> None:
        flooding = [p for p in reconcile(dam()).positions if "flooding" in p.issue]
        assert [p.issue for p in flooding] == ["planned flooding of the valley"] * 2

    def test_an_answer_to_a_proposal_is_a_position(self) -> None:
        whole = reconcile(dam())
        board = {(_names(whole, (p.actor,)).pop(), p.stance) for p in whole.positions if "board" in p.issue}
        assert board == {("Norland", "supports"), ("Sudria", "opposes")}

    def test_a_position_told_twice_has_both_as_evidence(self) -> None:
        whole = reconcile(dam())
        okafor = next(p for p in whole.positions if _names(whole, (p.actor,)) == {"Ines Okafor"})
        assert len({e.article for e in okafor.evidence}) == 2

    def test_the_contradiction(self) -> None:
        whole = reconcile(dam())
        assert [d.kind for d in whole.discrepancies] == ["contradiction"]
        sides = [_names(whole, s.sources) for s in whole.discrepancies[0].sides]
        assert sides == [{"Ines Okafor"}, {"Tomasz Rhee"}]


class TestCalm:
    """No false alarm."""

    def test_no_discrepancy(self) -> None:
        assert reconcile(calm()).discrepancies == ()

    def test_a_changed_stance_is_two_positions(self) -> None:
        assert sorted(p.stance for p in reconcile(calm()).positions) == ["opposes", "supports"]


def test_two_visitors_make_two_visits() -> None:
    report = Report("Ines Okafor visited Estania. Tomasz Rhee visited Estania.", "2031-01-01")
    report.event("CONSULT", "visited", "Ines Okafor", "Estania", mode="visit")
    report.event("CONSULT", "visited Estania. Tomasz", "Tomasz Rhee", "Estania", mode="visit")
    assert len(reconcile([report.coverage()]).engagements) == 2


def test_a_meeting_planned_and_held_is_one() -> None:
    before = Report("Ines Okafor will meet Tomasz Rhee in Lyth.", "2031-01-01", "The Courier")
    before.event("CONSULT", "meet", "Ines Okafor; Tomasz Rhee", status="planned", place="Lyth")
    after = Report("Ms. Okafor met Mr. Rhee in Lyth for an hour.", "2031-01-03", "The Harbour Light")
    after.event("CONSULT", "met", "Ines Okafor; Tomasz Rhee", place="Lyth")
    found = _only_engagement(reconcile([before.coverage(), after.coverage()]))
    assert [s.status for s in found.history] == ["planned", "held"]


def test_what_is_planned_after_the_cancellation_is_rescheduled() -> None:
    off = Report("Ines Okafor cancelled her meeting with Tomasz Rhee.", "2031-01-02", "The Courier")
    off.event("CONSULT", "cancelled her meeting", "Ines Okafor; Tomasz Rhee", status="cancelled")
    anew = Report("Ines Okafor will now meet Tomasz Rhee on Friday.", "2031-01-05", "The Harbour Light")
    anew.event("CONSULT", "meet", "Ines Okafor; Tomasz Rhee", status="planned", date=day("2031-01-10"))
    found = _only_engagement(reconcile([off.coverage(), anew.coverage()]))
    assert found.status == "rescheduled"


def test_the_same_article_twice_counts_once() -> None:
    assert reconcile([*ferry(), *ferry()]) == reconcile(ferry())


def test_nothing_from_nothing() -> None:
    assert reconcile([]) == Whole()


@pytest.mark.parametrize("story", [ferry, dam, calm])
def test_the_order_of_articles_does_not_matter(story: object) -> None:
    coverages = story()  # type: ignore[operator]
    wholes = [reconcile(order) for order in permutations(coverages)]
    assert all(whole == wholes[0] for whole in wholes)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from([*ferry(), *dam(), *calm()]), max_size=7))
def test_every_item_has_evidence_that_stands_in_its_article(coverages: list[Coverage]) -> None:
    whole = reconcile(coverages)
    texts = {a.id: a.text for a in whole.articles}
    items = (*whole.statements, *whole.events, *whole.engagements, *whole.votes, *whole.proposals)
    for item in (*items, *whole.figures, *whole.positions, *whole.discrepancies):
        assert item.evidence
        assert all(texts[e.article][e.start : e.end] == e.text for e in item.evidence)


@settings(deadline=None, max_examples=20)
@given(st.permutations([*ferry(), *dam(), *calm()]))
def test_any_order_of_all_stories_gives_the_same_record(coverages: list[Coverage]) -> None:
    assert reconcile(coverages) == reconcile([*ferry(), *dam(), *calm()])


def test_an_offer_named_by_its_maker_is_the_offer_told_elsewhere() -> None:
    first = Report("Norland proposed a joint water board for the river.", "2031-05-01", "The Courier")
    first.proposal("Norland", "a joint water board for the river")
    second = Report("Sudria accepted the Norlandic offer.", "2031-05-02", "The Light")
    second.proposal("Norland", "Norlandic offer", ("Sudria", "accepts", "Sudria accepted"))
    other = Report("Norland proposed a truce of thirty days.", "2031-05-03", "The Post")
    other.proposal("Norland", "a truce of thirty days")
    [joined] = reconcile([first.coverage(), second.coverage()]).proposals
    assert joined.subject == "a joint water board for the river"
    assert [r.response for r in joined.responses] == ["accepts"]
    # With two offers of one maker, "its offer" may be either.
    assert len(reconcile([first.coverage(), second.coverage(), other.coverage()]).proposals) == 3


def _told(text: str, published: str, trigger: str, status: str) -> Coverage:
    report = Report(text, published, f"Paper of {published}")
    return report.event("CONSULT", trigger, "Ines Okafor; Tomasz Rhee", status=status).coverage()


@pytest.mark.parametrize(
    ("told", "status", "words"),
    [
        ((("is to meet", "planned"), ("met", "happened")), "happened", ["met"]),
        ((("met", "happened"), ("is to meet", "planned")), "happened", ["met"]),
        ((("is to meet", "planned"), ("wants to meet", "proposed")), "planned", ["is to meet"]),
        ((("is to meet", "planned"), ("will not meet", "cancelled")), "cancelled", ["will not meet"]),
        ((("is to meet", "planned"), ("will meet", "planned")), "planned", []),
    ],
    ids=lambda v: " / ".join(t for t, _ in v) if isinstance(v, tuple) else "",
)
def test_words_show_the_status_that_an_event_has(
    told: tuple[tuple[str, str], ...], status: str, words: list[str]
) -> None:
    reports = [
        _told(f"Ines Okafor {trigger} Tomasz Rhee about the lock.", f"2031-05-0{at + 1}", trigger, how)
        for at, (trigger, how) in enumerate(told)
    ]
    [event] = reconcile(reports).events
    assert event.status == status
    assert [e.text for e in event.evidence if e.role == "status"] == words


def test_a_campaign_of_which_single_strikes_are_told_goes_on() -> None:
    text = "The campaign of Norland against Sudria on the Lyth front {} on the river."
    ongoing = Report(text.format("goes on"), "2031-05-01", "Courier").event(
        "ASSAULT", "campaign", "Norland", "Sudria", status="ongoing"
    )
    strike = Report(text.format("struck again"), "2031-05-01", "Gazette").event(
        "ASSAULT", "campaign", "Norland", "Sudria"
    )
    [event] = reconcile([ongoing.coverage(), strike.coverage()]).events
    assert event.status == "ongoing"


def test_one_offer_of_a_side_in_two_wordings_is_one() -> None:
    first = Report("Norland offered to lease the northern pier for ten years.", "2031-05-01", "The Courier")
    first.proposal("Norland", "lease the northern pier for ten years")
    second = Report("Sudria refused a ten-year use of a pier.", "2031-05-02", "The Light")
    second.proposal("Norland", "ten-year use of a pier", ("Sudria", "rejects", "Sudria refused"))
    other = Report("Norland offered to free the sailors.", "2031-05-03", "The Post")
    other.proposal("Norland", "free the sailors")
    found = reconcile([first.coverage(), second.coverage(), other.coverage()]).proposals
    assert sorted(len(p.responses) for p in found) == [0, 1]


def test_a_veto_and_a_count_with_nobody_against_are_two_votes() -> None:
    first = Report("Sudria vetoed the draft.", "2031-05-01", "The Courier")
    first.vote("the Assembly", "the draft", "vetoed the draft", outcome="vetoed")
    second = Report("The vote on the draft was 13 to 0.", "2031-05-05", "The Light")
    second.vote("the Assembly", "the draft", "The vote on the draft was 13 to 0", tally=Tally(yes=13, no=0))
    assert len(reconcile([first.coverage(), second.coverage()]).votes) == 2


def test_an_answer_is_a_position_by_the_name_that_the_proposal_has() -> None:
    """One report has the plan by its name, the other only "the offer"."""
    one = Report(
        "Norland put forward a three-point plan for the strait. Sudria accepts the plan.", "2031-05-04"
    )
    one.proposal("Norland", "three-point plan for the strait", ("Sudria", "accepts", "accepts"))
    other = Report("Estania is studying the offer that Norland made.", "2031-05-05", "The Gazette")
    other.proposal("Norland", "offer", ("Estania", "considers", "studying"))
    other.position("Estania", "undecided", "offer", "studying")
    whole = reconcile([one.coverage(), other.coverage()])
    names = {a.id: a.name for a in whole.actors}
    assert {(names[p.actor], p.stance, p.issue) for p in whole.positions} == {
        ("Sudria", "supports", whole.proposals[0].subject),
        ("Estania", "undecided", whole.proposals[0].subject),
    }
