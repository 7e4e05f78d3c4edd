"""Rules of discrepancies one by one, with what must not trip them."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.reconciling import reconcile
from onrecord.record import Discrepancy
from tests.reconciling.told import Report

Saying = tuple[str, str, str, dict[str, Any]]


def said(*sayings: tuple[str, str] | tuple[str, str, str]) -> list[Discrepancy]:
    """Statements (source, content, act) in one report."""
    report = Report(" ".join(f"{s[0]} said that {s[1]}." for s in sayings), "2031-05-01")
    for s in sayings:
        report.said(s[0], s[1], act=s[2] if len(s) > 2 else "say")
    return list(reconcile([report.coverage()]).discrepancies)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the patrol crossed the river at dawn", "the patrol had not crossed the river"),
        ("the raid was a breach of the truce", "the raid did not violate the ceasefire"),
        ("the talks on the lock have begun", "no talks on the lock have started"),
    ],
)
def test_contradictions(one: str, other: str) -> None:
    assert [d.kind for d in said(("Norland", one), ("Sudria", other))] == ["contradiction"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the patrol crossed the river at dawn", "the patrol should not cross the river"),
        ("the patrol crossed the river at dawn", "the patrol crossed the river before noon"),
        ("the patrol crossed the river at dawn", "the mayor had not crossed the square"),
        ("the patrol will cross the river", "the patrol may not cross the river"),
    ],
)
def test_no_contradictions(one: str, other: str) -> None:
    assert said(("Norland", one), ("Sudria", other)) == []


def test_one_source_does_not_contradict_itself() -> None:
    assert (
        said(("Norland", "the patrol crossed the river"), ("Norland", "the patrol had not crossed the river"))
        == []
    )


def test_a_demand_contradicts_nothing() -> None:
    both = ("Norland", "the patrol crossed the river"), ("Sudria", "the patrol not cross the river", "demand")
    assert said(*both) == []


def test_a_denial_that_answers_a_claim() -> None:
    report = Report("Norland said the army shelled the mill. Sudria denied shelling the mill.", "2031-05-01")
    claim = report.said("Norland", "the army shelled the mill")
    report.said("Sudria", "shelling the mill", act="deny", answers=(claim,))
    assert [d.kind for d in reconcile([report.coverage()]).discrepancies] == ["denial"]


def test_one_side_does_not_deny_itself() -> None:
    report = Report(
        "Norland said the army shelled the mill. Ines Okafor denied shelling the mill.", "2031-05-01"
    )
    claim = report.said("Norland", "the army shelled the mill")
    report.said("Ines Okafor", "shelling the mill", act="deny", answers=(claim,))
    assert reconcile([report.coverage()]).discrepancies == ()


def test_an_event_told_and_denied() -> None:
    told = Report("Norland’s army shelled the mill at Lyth, Estania said.", "2031-05-01", "The Courier")
    by = told.said("Estania", "army shelled the mill at Lyth")
    told.event("ASSAULT", "shelled the mill", "Norland", according_to=(by,), place="Lyth")
    denied = Report("Norland’s army never shelled the mill at Lyth, Norland said.", "2031-05-01", "The Light")
    own = denied.said("Norland", "army never shelled the mill at Lyth")
    denied.event("ASSAULT", "shelled the mill", "Norland", status="denied", according_to=(own,), place="Lyth")
    assert [d.kind for d in reconcile([told.coverage(), denied.coverage()]).discrepancies] == ["status"]


def test_a_report_of_a_denial_is_no_account_of_the_thing() -> None:
    told = Report(
        "Sudria denied reports that its army shelled the mill at Lyth.", "2031-05-01", "The Courier"
    )
    told.event("ASSAULT", "shelled the mill", "Sudria", place="Lyth")
    denied = Report("Sudria’s army never shelled the mill at Lyth, Sudria said.", "2031-05-01", "The Light")
    own = denied.said("Sudria", "army never shelled the mill at Lyth")
    denied.event("ASSAULT", "shelled the mill", "Sudria", status="denied", according_to=(own,), place="Lyth")
    assert reconcile([told.coverage(), denied.coverage()]).discrepancies == ()


def counts(*rows: tuple[str, float, str, str]) -> list[Discrepancy]:
    """Rows of (source, value, what, day), each in a report of its own."""
    coverages = []
    for at, (source, value, what, when) in enumerate(rows):
        words = f"{value:g} {what}"
        report = Report(f"{words}, according to {source}.", when, f"Paper {at}")
        report.figure(value, what, words, report.said(source, words))
        coverages.append(report.coverage())
    return list(reconcile(coverages).discrepancies)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((("Norland", 9, "people died", "2031-05-01"), ("Sudria", 17, "people died", "2031-05-01")), 1),
        ((("Norland", 9, "people died", "2031-05-01"), ("Sudria", 17, "people died", "2031-05-02")), 0),
        ((("Norland", 9, "people died", "2031-05-01"), ("Ines Okafor", 17, "people died", "2031-05-01")), 0),
        ((("Norland", 9, "people died", "2031-05-01"), ("Sudria", 900, "people died", "2031-05-01")), 0),
        ((("Norland", 9, "people died", "2031-05-01"), ("Sudria", 17, "people were hurt", "2031-05-01")), 0),
        (
            (
                ("Norland", 7, "of its soldiers died", "2031-05-01"),
                ("Sudria", 30, "soldiers died", "2031-05-01"),
            ),
            1,
        ),
        ((("Norland", 7, "people died", "2031-05-01"), ("Sudria", 30, "people died", "2031-05-01")), 0),
        ((("Norland", 9, "died in Lyth", "2031-05-01"), ("Sudria", 17, "died in Orsa", "2031-05-01")), 0),
    ],
)
def test_figures(rows: tuple[tuple[str, float, str, str], ...], found: int) -> None:
    assert len(counts(*rows)) == found


def test_a_count_that_is_restated_clashes_with_what_came_between() -> None:
    rows = [
        ("Norland", 9, "people died", "2031-05-01"),
        ("Sudria", 17, "people died", "2031-05-03"),
        ("Norland", 9, "of its people died", "2031-05-05"),
    ]
    assert [d.kind for d in counts(*rows)] == ["figure"]


def test_a_number_that_is_said_to_be_wrong() -> None:
    first = Report("The fund froze 310 lorries, Norland said.", "2031-05-01", "The Courier")
    first.figure(310, "lorries", "310", first.said("Norland", "The fund froze 310 lorries"), unit="lorries")
    words = "480 lorries had been frozen and not 310"
    second = Report(f"{words}, Sudria said.", "2031-05-02", "The Light")
    second.figure(480, "lorries", "480", second.said("Sudria", words), unit="lorries")
    [found] = reconcile([first.coverage(), second.coverage()]).discrepancies
    assert (found.kind, [side.claim for side in found.sides]) == ("figure", ["310 lorries: lorries", words])


def test_whether_a_decision_binds() -> None:
    text = (
        "The Assembly adopted it. Norland said it is not binding. Sudria said all were bound by the decision."
    )
    report = Report(text, "2031-05-02")
    report.vote("the Assembly", "resolution", "adopted", outcome="adopted")
    report.said("Norland", "it is not binding")
    report.said("Sudria", "all were bound by the decision")
    [found] = reconcile([report.coverage()]).discrepancies
    assert [side.claim for side in found.sides] == ["all were bound by the decision", "it is not binding"]


def test_who_puts_a_crowd_at_a_number_says_so() -> None:
    text = "Port Hospital puts the crowd at 9,000. Norland said 2,000 people took part."
    report = Report(text, "2031-05-02")
    said = report.said("Norland", "2,000 people took part")
    report.figure(9000, "crowd", "9,000").figure(2000, "people took part", "2,000", by=said)
    [found] = reconcile([report.coverage()]).discrepancies
    assert (found.kind, {side.claim for side in found.sides}) == (
        "figure",
        {"9,000 people: crowd", "2,000 people: people took part"},
    )


def test_one_count_against_a_toll_that_grows_is_one_discrepancy() -> None:
    reports = []
    rows = ((9, "Norland", 2), (14, "Sudria", 2), (9, "Norland", 4), (17, "Port Hospital", 4))
    for value, who, day in rows:
        text = f"{who} said {value} people were killed on the ferry. It is day {day}."
        report = Report(text, f"2031-05-0{day}")
        said = report.said(who, f"{value} people were killed on the ferry")
        reports.append(report.figure(value, "people killed", str(value), by=said).coverage())
    [found] = reconcile(reports).discrepancies
    assert [len(side.evidence) for side in found.sides] == [2, 2]


def counted(text: str, first: str, second: str, says_second: bool = True) -> list[Discrepancy]:
    """Six or so of something, by Norland, and a number without a noun, by Sudria."""
    report = Report(text, "2031-05-01")
    report.figure(6, "engineers were freed", "Six", report.said("Norland", first))
    by = report.said("Sudria", second) if says_second else None
    report.figure(7, "count", "seven", by, unit="count")
    return [d for d in reconcile([report.coverage()]).discrepancies if d.kind == "figure"]


@pytest.mark.parametrize(
    ("text", "second", "says"),
    [
        ("Six engineers were freed, Norland said. Sudria says seven.", "", False),
        (
            "Six engineers were freed, Norland said. Sudria disputed this, saying seven were.",
            "seven were",
            True,
        ),
    ],
)
def test_a_bare_number_counts_what_the_one_before_it_does(text: str, second: str, says: bool) -> None:
    [found] = counted(text, "Six engineers were freed", second, says)
    assert found.about == "how many: engineers were freed"
    assert {s.claim for s in found.sides} == {"6 people: engineers were freed", "7 people"}


def test_a_bare_number_of_another_paragraph_counts_something_else() -> None:
    text = "Six engineers were freed, Norland said.\n\nSudria says seven."
    assert counted(text, "Six engineers were freed", "", says_second=False) == []


def two_accounts(
    text: str, first: str, second: str, *, sides: tuple[str, str] = ("Norland", "Sudria")
) -> int:
    report = Report(text, "2031-05-01")
    for who, content in zip(sides, (first, second), strict=True):
        report.said(who, content)
    return len(reconcile([report.coverage()]).discrepancies)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The guards opened fire, Norland said. Sudria gave a different account: a boat rammed the pier.",
         "a boat rammed the pier"),
        ("The guards opened fire, Norland said. Sudria disputed this: a boat rammed the pier.",
         "a boat rammed the pier"),
        ("The guards opened fire, Norland said, but Sudria said in fact the guards fled.", "in fact the guards fled"),
    ],
)  # fmt: skip
def test_accounts_that_the_report_sets_apart(text: str, second: str) -> None:
    assert two_accounts(text, "The guards opened fire", second) == 1
    apart = text.replace(". Sudria", ".\n\nSudria").replace(", but", ".\n\nBut")
    assert two_accounts(apart, "The guards opened fire", second) == 0
    assert two_accounts(text, "The guards opened fire", second, sides=("Norland", "Ines Okafor")) == 0


def test_another_reason_is_told() -> None:
    second = "the real reason was a quarrel"
    because = "The visit was put off because of the storm"
    assert two_accounts(f"{because}, Norland said. Sudria said {second}.", because, second) == 1
    held = "The visit was a success"
    assert two_accounts(f"{held}, Norland said. Sudria said {second}.", held, second) == 0


def test_none_of_those_is_no_answer_to_others() -> None:
    text = "Norland said two rangers were killed at Orsa. Sudria said three soldiers were hurt at Orsa, none killed."
    first, second = "two rangers were killed at Orsa", "three soldiers were hurt at Orsa, none killed"
    assert two_accounts(text, first, second) == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the envoys had agreed to meet again on 21 May", "no date had been fixed"),
        ("the lease would be rolled over for a year", "no extension has been agreed"),
        ("a truce had been agreed", "nothing had been agreed"),
        ("the paper was initialled", "its envoys had signed nothing"),
        ("talks on the lock had begun", "no talks were under way"),
        ("Sudria had called off the regatta", "it was Norland that had cancelled the regatta"),
        ("Sudria had moved rangers from its huts", "not one of the rangers had been moved"),
    ],
)
def test_there_is_nothing_of_it(first: str, second: str) -> None:
    text = f"Norland said {first}. Sudria said {second}."
    assert two_accounts(text, first, second) == 1
    assert two_accounts(text, first, second, sides=("Norland", "Ines Okafor")) == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ask me on Thursday", "nobody of the crew had been asked"),
        ("the fleet would sail in June", "no extension has been agreed"),
        ("seven sailors were hurt", "a claim that furious officials dismissed as nonsense"),
    ],
)
def test_what_claims_nothing_is_not_contradicted(first: str, second: str) -> None:
    assert two_accounts(f"Norland said {first}. Sudria said {second}.", first, second) == 0


def test_numbers_set_side_by_side_may_lie_far_apart() -> None:
    text = "Norland said 40 people were killed. Sudria said nine people were killed."
    report = Report(text, "2031-05-01")
    for who, value, words in (
        ("Norland", 40, "40 people were killed"),
        ("Sudria", 9, "nine people were killed"),
    ):
        report.figure(value, "people were killed", words, report.said(who, words))
    assert [d.kind for d in reconcile([report.coverage()]).discrepancies] == ["figure"]


def test_never_cancelled_only_put_off() -> None:
    report = Report(
        "Ines Okafor called off her visit to Sudria.\n\nSudria said the visit had never been cancelled, only put off.",
        "2031-05-01",
    )
    report.event("CONSULT", "called off her visit", "Ines Okafor", "Sudria", mode="visit", status="cancelled")
    report.said("Sudria", "the visit had never been cancelled, only put off")
    whole = reconcile([report.coverage()])
    assert [(e.status, e.disputed) for e in whole.engagements] == [("cancelled", True)]
    assert len(whole.discrepancies) == 1


def test_each_side_counts_its_own_losses() -> None:
    rows = (
        ("Norland", 5, "rangers were wounded", "2031-05-01"),
        ("Sudria", 3, "Sudria soldiers wounded", "2031-05-01"),
    )
    assert counts(*rows) == []


def test_a_number_of_a_deed_counts_nothing_told_before() -> None:
    assert (
        counted(
            "Six engineers were held, Norland said; Sudria, which freed seven.",
            "Six engineers were held",
            "freed seven",
        )
        == []
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sudria walked out after an hour", "Norland asked for an adjournment"),
        ("gunners of Sudria had opened fire at dawn", "it was Norland that had shelled the village"),
        ("Sudria had violated the truce", "Norland broke it before the ink was dry"),
        ("Sudria was holding back the water", "Norland had closed the sluice"),
        ("Sudria cancelled the round", "Norland wanted it to be put off by a week"),
    ],
)
def test_each_lays_the_deed_at_the_others_door(first: str, second: str) -> None:
    text = f"Norland said {first}.\n\nThe day was hot.\n\nSudria said {second}."
    assert two_accounts(text, first, second) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sudria fired on a ferry", "Norland had cancelled the landing rights of its airline"),
        ("Sudria walked out after an hour", "Norland might have asked for an adjournment"),
        ("Sudria would walk out", "Norland asked for an adjournment"),
        ("Sudria had violated the truce", "Sudria had kept it and Norland too"),
    ],
)
def test_other_deeds_are_no_answer(first: str, second: str) -> None:
    text = f"Norland said {first}.\n\nThe day was hot.\n\nSudria said {second}."
    assert two_accounts(text, first, second) == 0


def test_two_papers_of_one_month_tell_who_broke_off() -> None:
    def paper(day: str, who: str, content: str) -> Report:
        report = Report(f"{who} said {content}.", day)
        report.said(who, content)
        return report

    ours = paper("2031-05-01", "Norland", "Sudria called off the herring talks")
    theirs = paper("2031-05-02", "Sudria", "Norland had sought a delay of the herring talks")
    other = paper("2031-05-02", "Sudria", "Norland had sought a delay of the border census")
    assert len(reconcile([ours.coverage(), theirs.coverage()]).discrepancies) == 1
    assert not reconcile([ours.coverage(), other.coverage()]).discrepancies


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        ("the accord had been signed", "the text had only been initialled", ". Sudria said "),
        ("the consul was expelled", "he had left on Monday", ". Sudria said "),
        ("the visit would go ahead as planned", "the trip has been put off to June", ". Sudria said "),
        ("the lease would be extended", "nobody had spoken of it",
         ". His Sudrian colleague flatly contradicted him. Sudria said "),
    ],
)  # fmt: skip
def test_words_that_shut_each_other_out(first: str, second: str, between: str) -> None:
    text = f"Norland said {first}{between}{second}."
    assert two_accounts(text, first, second) == 1
    assert two_accounts(text.replace(between, f".\n\nOn Friday{between[1:]}"), first, second) == 0


def test_a_visit_that_was_put_off_later_was_on_before() -> None:
    first, second = "the visit would go ahead on Friday", "the visit was put off because of the storm"
    assert two_accounts(f"Norland said {first}. Two days later Sudria said {second}.", first, second) == 0


def counted_by_unnamed(text: str) -> list[str]:
    """A count of thirty-one by doctors, and of eleven by officials, neither of them named."""
    report = Report(text, "2031-05-01")
    by = report.said(None, "31 people had been wounded", source_text="doctors")
    report.figure(31, "people had been wounded", "31", by)
    by = report.said(None, "eleven people were wounded", source_text="officials")
    report.figure(11, "people were wounded", "eleven", by)
    return [d.about for d in reconcile([report.coverage()]).discrepancies]


def test_what_nobody_named_counts_stands_against_what_is_close() -> None:
    doctors, officials = (
        "Doctors said 31 people had been wounded.",
        "Officials said eleven people were wounded.",
    )
    assert len(counted_by_unnamed(f"{doctors} {officials}")) == 1
    assert counted_by_unnamed(f"{doctors}\n\n{officials}") == []
    assert counted_by_unnamed(f"{doctors} Earlier that day o{officials[1:]}") == []


def test_a_tally_of_ones_own() -> None:
    report = Report(
        "Norland said 90 people were arrested. The border service's own tally is 35.", "2031-05-01"
    )
    by = report.said("Norland", "90 people were arrested")
    report.figure(90, "people were arrested", "90", by)
    report.figure(35, "count", "35", None, unit="count")
    [found] = reconcile([report.coverage()]).discrepancies
    assert [side.sources for side in found.sides if "35" in side.claim] == [("The border service",)]


def test_another_scope_in_the_clause_before_is_none_of_this_number() -> None:
    text = "Twelve people were killed in Orsa, and Sudria said five people were killed in Tarn."
    report = Report(text, "2031-05-01")
    by = report.said("Norland", "Twelve people were killed in Orsa")
    report.figure(12, "people were killed in Orsa", "Twelve", by)
    by = report.said("Sudria", "five people were killed in Tarn")
    report.figure(5, "people were killed in Tarn", "five", by)
    assert not reconcile([report.coverage()]).discrepancies


def test_not_a_single_one() -> None:
    first, second = "all its guards had left the three posts", "not a single guard had moved"
    assert two_accounts(f"Norland said {first}. Sudria said {second}.", first, second) == 1


def test_what_is_claimed_no_more_is_not_contradicted() -> None:
    text = "Norland no longer insists that the crew was alive. But Sudria said not one shot had hit the crew."
    assert two_accounts(text, "the crew was alive", "not one shot had hit the crew") == 0
