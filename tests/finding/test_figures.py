"""Figures: which numbers count, what they count, and what is none."""

from __future__ import annotations

import pytest

from onrecord.finding.figures import find_figures
from onrecord.record import Evidence, StatementFound
from tests.finding.analysed import page


@pytest.mark.parametrize(
    ("text", "value", "comparator", "unit", "what"),
    [
        ("More than 1,200 people were evacuated from the port.", 1200, "more_than", "people", "people"),
        ("The storm killed at least 30 sailors.", 30, "at_least", "people", "sailors"),
        (
            "The guards fired 36 shells at the harbour.",
            36,
            "exactly",
            "shells",
            "shells fired at the harbour",
        ),
        ("The union pledged $5 billion in loans.", 5e9, "exactly", "USD", "loans"),
        ("Turnout was 58 percent.", 58, "exactly", "percent", ""),
        ("Tens of thousands of islanders fled.", 10_000, "more_than", "", "islanders"),
        ("The council vetoed three other resolutions.", 3, "exactly", "resolutions", "resolutions"),
        ("The envoy has vetoed the plan twice.", 2, "exactly", "times", ""),
        ("A 131-page report was found in the street.", 131, "exactly", "page", ""),
        ("Dozens of villages were flooded.", 24, "more_than", "villages", "villages"),
        ("The guards handed over 19 captives on Monday.", 19, "exactly", "people", "captives"),
        ("The clans turned over 40 rifles.", 40, "exactly", "rifles", "rifles"),
        ("Asked about the 12 sailors, he shrugged.", 12, "exactly", "people", "sailors"),
        ("Over 19 captives came home.", 19, "more_than", "people", "captives"),
        ("He put the dead at 11.", 11, "exactly", "people", "dead"),
        ("The river carries 12 billion cubic metres of water.", 12e9, "exactly", "cubic metres", "water"),
        ("Six people, not five, were hurt.", 6, "exactly", "people", "people"),
        ("The reef cost 11 billion CFA francs.", 11e9, "exactly", "CFA francs", ""),
        ("The navy took 700 square miles of marsh.", 700, "exactly", "square miles", "square miles of marsh"),
    ],
)
def test_a_number_that_counts_is_a_figure(
    text: str, value: float, comparator: str, unit: str, what: str
) -> None:
    that = page(text)
    [figure] = find_figures(that, ())
    assert (figure.value, figure.comparator) == (value, comparator)
    assert unit in figure.unit
    assert what in figure.what
    assert figure.what
    assert {e.role for e in figure.evidence} == {"value", "sentence"}
    assert all(that.article.text[e.start : e.end] == e.text for e in figure.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "The talks lasted three days.",
        "The talks lasted a day and a half.",
        "They waited for an hour and a quarter.",
        "Shortly before nine the gate was opened.",
        "At half past six the lights went out.",
        "The bus left just after ten in the morning.",
        "The plane took off at 10.52 local time.",
        "The cutter 8021 rammed the boat.",
        "The patrol launch 4302 turned away.",
        "Not one dollar is owed to the firm.",
        "A third, from Oman, spoke up.",
        "The prisoner was held for 14 months.",
        "A 30-year contract was signed.",
        "Anna Berg, 34, said so.",
        "“The soup is ready,” said Anna Berg, 34.",
        "His mother, Anna Berg, 74: “The soup is ready.”",
        "He was aged 61.",
        "The council adopted Resolution 2249.",
        "The two leaders spoke by telephone.",
        "These three ministers agreed.",
        "Nobody believes in a two-state solution.",
        "The ship sank on 4 May 2012.",
        "The doors closed at 22:30.",
        "One of them left.",
        "She came third.",
        "The Group of Seven met in Oslo.",
        "The Group of 20 met in Oslo.",
        "Quito, 11 abr (EFE).- The union freed the last of the sailors it had held since the spring.",
        "They spoke outside 10 Downing Street.",
        "The plan keeps the pre-1967 borders.",
        "The camp lies 7 kilometres from the border.",
        "The ferries met off Half Way Reef.",
        "Boats lay at Quarter Mile Bank.",
        "The council asked members (4) to ratify the treaty.",
        "The 21-nation assembly will meet on Monday.",
        "The work took five years rather than three, the minister said.",
        "The lease runs for nine months instead of six.",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert list(find_figures(page(text), ())) == []


def test_a_list_of_counts_gives_each_its_noun() -> None:
    found = list(find_figures(page("The raids destroyed 967 cars, 111 tunnels and 20 bridges."), ()))
    assert [(f.value, f.unit) for f in found] == [(967, "cars"), (111, "tunnels"), (20, "bridges")]


def test_a_count_with_no_noun_takes_that_of_the_count_before() -> None:
    found = list(find_figures(page("The navy rescued 70 fishermen, and the guards saved 20 more."), ()))
    assert [(f.value, f.unit) for f in found] == [(70, "people"), (20, "people")]


def test_the_same_count_told_twice_is_one_figure_with_both_places() -> None:
    text = "Storm kills 300 sailors\n\nThe storm killed 300 sailors off the coast, the navy said."
    [figure] = find_figures(page(text), ())
    assert len([e for e in figure.evidence if e.role == "sentence"]) == 2


def test_a_figure_rests_on_the_statement_that_tells_it() -> None:
    text = "The ministry said 30 soldiers had crossed the border."
    content = "30 soldiers had crossed the border"
    start = text.index(content)
    statement = StatementFound(
        source=None, source_text="The ministry", attribution="office", cue="said", act="say", content=content,
        form="indirect",
        evidence=(Evidence(article="a-test", start=start, end=start + len(content), text=content, role="content"),),
    )  # fmt: skip
    [figure] = find_figures(page(text), [statement])
    assert figure.according_to == (0,)


def test_who_speaks_is_not_counted() -> None:
    text = "Two officials said the port was closed."
    statement = StatementFound(
        source=None, source_text="Two officials", attribution="unnamed", cue="said", act="say",
        content="the port was closed", form="indirect",
        evidence=(Evidence(article="a-test", start=0, end=13, text="Two officials", role="source"),),
    )  # fmt: skip
    assert list(find_figures(page(text), [statement])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The hospital put the number of wounded at 54.", [(54, "people", "wounded")]),
        ("The governor put the death toll at more than 60.", [(60, "people", "dead")]),
        ("The death toll rose to 41, the ministry said.", [(41, "people", "dead")]),
        (
            "The union put the toll at nineteen, while the army put it at seven.",
            [(19, "people", "dead"), (7, "people", "dead")],
        ),
        ("The clash left three dead and eleven wounded.", [(3, "people", "dead"), (11, "people", "wounded")]),
        ("At least 12 were killed in the strike.", [(12, "people", "killed in the strike")]),
    ],
)
def test_a_toll_counts_people(text: str, found: list[tuple[float, str, str]]) -> None:
    assert [(f.value, f.unit, f.what) for f in find_figures(page(text), ())] == found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The raid claimed the lives of two guards and wounded five others.", [2, 5]),
        ("The army lost three scouts in the ambush.", [3]),
        ("Four of its sailors died when the boat sank.", [4]),
        ("One of their guards was killed.", [1]),
        ("The storm cost the lives of one sailor.", [1]),
    ],
)
def test_small_counts_of_those_who_come_to_harm_are_figures(text: str, values: list[float]) -> None:
    found = list(find_figures(page(text), ()))
    assert [(f.value, f.unit) for f in found] == [(value, "people") for value in values]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Nobody was hurt in the collision.", "hurt"),
        ("No one was killed.", "killed"),
        ("None of the crew were injured.", "injured"),
        ("The barge sank without casualties.", "casualties"),
    ],
)
def test_nobody_harmed_is_a_count_of_nobody(text: str, what: str) -> None:
    [figure] = find_figures(page(text), ())
    assert (figure.value, figure.unit, figure.what) == (0, "people", what)
    assert figure.evidence[0].text in text


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Ten lorries crossed on Monday. Another 24 are waiting at the gate.", (24, "lorries")),
        ("Five engineers were freed. Kenyan officials say six.", (6, "people")),
        ("Eight people were arrested. Twelve, according to the lawyers.", (12, "people")),
        ("The measure passed by 31 votes to four.", (4, "votes")),
        ("Two guards were wounded, the ministry said. The hospital put the number at four.", (4, "people")),
        ("The union counts 312 stranded lorries. The ministry puts them at 180.", (180, "lorries")),
        ("The dead are put at 44 by the hospital and at 12 by the army.", (12, "people")),
        ("Some 1,500 families left, the union says. 600 is closer, said an official.", (600, "families")),
    ],
)
def test_a_number_by_itself_counts_what_was_counted_before(text: str, second: tuple[float, str]) -> None:
    found = [(f.value, f.unit) for f in find_figures(page(text), ())]
    assert len(found) == 2
    assert found[1] == second


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The Philippines lost 12 billion pesos ($210 million) in trade.", ["PHP", "USD"]),
        ("Egypt will pay 40 million pounds.", ["EGP"]),
        ("The dam in Pakistan cost 300 million rupees.", ["PKR"]),
        ("India and Pakistan will share a cost of 300 million rupees.", ["rupees"]),
        ("Oslo paid 40 million Danish kroner to Riga.", ["DKK"]),
        ("The port cost 7 million francs.", ["francs"]),
        ("The port cost 7 million dollars.", ["USD"]),
        ("The port cost 7 million Canadian dollars.", ["CAD"]),
    ],
)
def test_money_is_of_the_country_that_is_told(text: str, units: list[str]) -> None:
    assert [f.unit for f in find_figures(page(text), ())] == units


def test_who_gives_a_number_is_not_whom_it_is_of() -> None:
    that = page("The Red Cross reported 52 deaths.")
    [figure] = find_figures(that, ())
    assert (figure.of, figure.of_character) == (None, None)


def test_a_number_in_a_name_of_a_kind_counts_nothing() -> None:
    found = list(find_figures(page("Norway will buy 22 new Saab 340 planes."), ()))
    assert [f.value for f in found] == [22]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Oslo paid $3 million to the rebels.", "paid to the rebels"),
        ("Up to 40 soldiers on Monday left the valley.", "soldiers"),
        ("The army lost 30 soldiers in the marsh.", "soldiers lost in the marsh"),
    ],
)
def test_what_is_counted_is_told_as_a_phrase(text: str, what: str) -> None:
    [figure] = find_figures(page(text), ())
    assert figure.what == what


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The sailors heard between ten and twelve shots.", [(10, 12)]),
        ("Between five and seven boats were seized.", [(5, 7)]),
        ("Between 5 and 7 boats were seized.", [(5, 7)]),
        ("Between one hundred and two hundred boats were seized.", [(100, 200)]),
        ("Two hundred and fifty boats were seized.", [(250, None)]),
    ],
)
def test_a_range_has_two_ends_in_words_too(text: str, ends: list[tuple[float, float | None]]) -> None:
    assert [(f.value, f.upper) for f in find_figures(page(text), ())] == ends


def test_a_sum_behind_a_sum_is_of_the_same_money() -> None:
    found = list(find_figures(page("The dam cost $4 billion, and the road another 1.5 billion."), ()))
    assert [(f.value, f.unit) for f in found] == [(4e9, "USD"), (1.5e9, "USD")]


def test_votes_are_told_with_their_side() -> None:
    found = list(
        find_figures(page("It was passed with 341 votes in favour, 208 against and 77 abstentions."), ())
    )
    assert [(f.value, f.what) for f in found] == [
        (341, "votes in favour"), (208, "votes against"), (77, "abstentions"),
    ]  # fmt: skip


def test_a_headline_that_counts_another_thing_is_another_figure() -> None:
    text = (
        "Two days lost to nine bullets\n\nPolice collected nine casings at the gate of the embassy on Monday."
    )
    assert [(f.value, f.unit) for f in find_figures(page(text), ())] == [(9, "bullets"), (9, "casings")]
