"""Who said what, on sentences of our own. Read each row as: text, then (source words, cue, content)."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.finding.statements import find_statements
from onrecord.record import StatementFound
from tests.finding.analysed import page


@cache
def statements(text: str) -> tuple[StatementFound, ...]:
    return tuple(find_statements(page(text)))


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(s.source_text, s.cue, s.content) for s in statements(text)]


DIRECT = [
    ("“The road is open,” Ana Mora said.", [("Ana Mora", "said", "“The road is open,”")]),
    ("“The road is open,” said Ana Mora.", [("Ana Mora", "said", "“The road is open,”")]),
    ("Ana Mora said: “The road is open.”", [("Ana Mora", "said", "“The road is open.”")]),
    ("“The road is open,” she told reporters on Monday. “It will stay open.”",
     [("she", "told", "“The road is open,” … “It will stay open.”")]),
    ("‘The road is open,’ Ana Mora said.", [("Ana Mora", "said", "‘The road is open,’")]),
]  # fmt: skip
INDIRECT = [
    ("Ana Mora said that the road was open.", [("Ana Mora", "said", "the road was open")]),
    ("Ana Mora said the road was open.", [("Ana Mora", "said", "the road was open")]),
    ("The road was open, Ana Mora said.", [("Ana Mora", "said", "The road was open")]),
    ("The road was open, according to the Foreign Ministry.",
     [("the Foreign Ministry", "according to", "The road was open")]),
    ("According to the Foreign Ministry, the road was open.",
     [("the Foreign Ministry", "According to", "the road was open")]),
    ("The pit has flooded twice this year, according to two miners.",
     [("two miners", "according to", "The pit has flooded twice this year")]),
    ("The blockade has left 90 lorries stuck, according to hauliers, up from 60 last week.",
     [("hauliers", "according to", "The blockade has left 90 lorries stuck")]),
    ("At least 40 people have died, according to doctors, twice as many as on Monday.",
     [("doctors", "according to", "At least 40 people have died")]),
    ("Ana Mora denied the charges.", [("Ana Mora", "denied", "the charges")]),
    ("Ana Mora vowed to reopen the road.", [("Ana Mora", "vowed", "to reopen the road")]),
    ("The road could open next week, said Ana Mora, an adviser to the board who oversees it.",
     [("Ana Mora, an adviser to the board", "said", "The road could open next week")]),
    ("The road was open, according to the post-war survey.",
     [("the post-war survey", "according to", "The road was open")]),
    ("Ana Mora said the road was shut because the army had mined it.",
     [("Ana Mora", "said", "the road was shut because the army had mined it")]),
    ("The council on Monday said the road was open.", [("The council", "said", "the road was open")]),
    ("Ostra accused neighbouring Kelund on Sunday of firing on a ferry.",
     [("Ostra", "accused", "neighbouring Kelund on Sunday of firing on a ferry")]),
    ("Ana Mora criticised the army for mining the road.",
     [("Ana Mora", "criticised", "the army for mining the road")]),
    ('"They told us, \'Go away,\'" Ana Mora said.', [("Ana Mora", "said", '"They told us, \'Go away,\'"')]),
    ("The road was “lost,” Ana Mora said. “Nobody will ever mend it.”",
     [("Ana Mora", "said", "The road was “lost,” … “Nobody will ever mend it.”")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DIRECT + INDIRECT)
def test_source_cue_content(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "form"), [(DIRECT[0][0], "direct"), (INDIRECT[0][0], "indirect"),
    ("Ana Mora said that the road was “as good as lost.”", "mixed")])  # fmt: skip
def test_form(text: str, form: str) -> None:
    assert [s.form for s in statements(text)] == [form]


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Ana Mora said the road was open.", "named"),
        ("A Foreign Ministry spokesman said the road was open.", "office"),
        ("Two senior diplomats said the road was open.", "unnamed"),
        ("The report said the road was open.", "document"),
    ],
)
def test_attribution(text: str, attribution: str) -> None:
    assert [s.attribution for s in statements(text)] == [attribution]


def test_two_sources_named_apart_give_a_statement_each() -> None:
    found = statements("The talks have failed, according to two French diplomats and a Swiss official.")
    assert [s.source_text for s in found] == ["two French diplomats", "a Swiss official"]
    assert len({s.content for s in found}) == 1


def test_an_unnamed_source_keeps_its_terms_and_its_country() -> None:
    text = (
        "The talks have failed, said a French diplomat, who spoke on condition of anonymity to discuss them."
    )
    (one,) = statements(text)
    assert one.attribution == "unnamed" and one.source is None
    assert one.description == "a French diplomat"
    assert one.condition is not None and one.condition.startswith("on condition of anonymity")
    assert one.affiliation is not None
    assert page(text).cast.characters[one.affiliation].name == "France"


@pytest.mark.parametrize(
    "terms",
    [
        " who insisted on anonymity because they are secret",
        " who asked not to be named",
        ", insisting on anonymity",
        " who asked that her name not be published",
    ],
)
def test_the_terms_of_an_unnamed_source(terms: str) -> None:
    (one,) = statements(f"The talks have failed, said a diplomat{terms}.")
    assert one.condition == terms.strip(", ")


def test_two_cues_of_one_source_are_two_statements() -> None:
    found = statements("Ana Mora said the road was open and insisted that nobody had closed it.")
    assert [s.cue for s in found] == ["said", "insisted"]
    assert len({s.source for s in found}) == 1


def test_a_statement_within_a_statement() -> None:
    found = statements("The ministry said that Ana Mora had told the council that the road was open.")
    assert [(s.cue, s.within) for s in found] == [("said", None), ("had told", 0)]


def test_a_quotation_in_its_own_paragraph_goes_on_without_a_cue() -> None:
    text = "“The road is open,” Ana Mora said.\n\n“Nobody will close it again while we are here.”"
    first, second = statements(text)
    assert second.cue is None and second.source == first.source


def test_a_written_statement_gives_a_statement_for_each_paragraph() -> None:
    text = "Ana Mora said:\n\nWe welcome the agreement on the road.\n\nWe will keep our word."
    assert [(s.cue, s.form) for s in statements(text)] == [("said", "direct"), (None, "direct")]


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    asked, answered = statements("QUESTION: Is the road open?\n\nMS MORA: It has been open since Monday.")
    assert (asked.attribution, asked.act, asked.content) == ("unnamed", "ask", "Is the road open?")
    assert (answered.attribution, answered.form) == ("named", "direct")


@pytest.mark.parametrize(
    "text",
    [
        "The chief of staff, General Omar Said, noted that two posts had been lost.",
        "The army's chief of staff, General Omar Said, noted that two posts had been lost.",
        "Omar Said told reporters that two posts had been lost.",
    ],
)
def test_a_surname_is_no_cue(text: str) -> None:
    assert "Said" not in [s.cue for s in statements(text)]


EXCHANGES = [
    ("Harbour Times: Will the port be shut?\n\nLin Haoran: We see no reason.\n\nReuters: Was there a request?\n\n"
     "Lin Haoran: There was none.",
     [("Harbour Times", "ask"), ("Lin Haoran", "say"), ("Reuters", "ask"), ("Lin Haoran", "say")]),
    ("AFP: Has the envoy left?\n\nSpokesperson Petra Lind: She has.\n\nTASS: Will she be back?\n\n"
     "Spokesperson Petra Lind: I have nothing to add.",
     [("AFP", "ask"), ("Spokesperson Petra Lind", "say"), ("TASS", "ask"), ("Spokesperson Petra Lind", "say")]),
    ("Question: Is the pass open?\n\nAnswer: It is open.", [("Question", "ask"), ("Answer", "say")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "turns"), EXCHANGES)
def test_a_transcript_with_names_for_labels(text: str, turns: list[tuple[str, str]]) -> None:
    assert [(s.source_text, s.act) for s in statements(text)] == turns


def test_we_in_an_answer_is_whoever_answers() -> None:
    text = "Reuters: Is there a date?\n\nJan Novak: We hope the hosts will set one. We urge them to do so."
    found = statements(text)
    assert [s.source_text for s in found] == ["Reuters", "Jan Novak"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met.\n\nVenue: Geneva, at the palace.\n\nDate: Monday, at ten in the morning.",
        "Five questions\n\nBackground: Who are they? They took up arms in 1998.\n\nNext: A meeting on Friday.",
    ],
)
def test_headings_are_no_speakers(text: str) -> None:
    assert statements(text) == ()


def test_before_a_transcript_the_reporter_speaks() -> None:
    text = (
        "“We are ready,” spokesman Jan Novak said.\n\nHarbour Times: Will the port be shut?\n\n"
        "Novak: It will not."
    )
    assert [s.cue for s in statements(text)] == ["said", None, None]


def test_he_added_is_whoever_spoke_before() -> None:
    text = "Jan Novak met Ana Mora. The road was open, Jan Novak said.\n\nThe bridge was not, he added."
    said, added = statements(text)
    assert (said.cue, added.cue) == ("said", "added")
    assert said.source is not None and said.source == added.source


def test_who_is_cited_tells_what_the_citing_source_tells() -> None:
    found = statements("Army jets had hit a depot, Reuters reported, citing a military source.")
    assert [(s.source_text, s.cue) for s in found] == [
        ("Reuters", "reported"),
        ("a military source", "citing"),
    ]
    assert len({s.content for s in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ana Mora declined to say whether the road was open.",
        "Ana Mora has not said why the road was closed.",
        "The storm shows that the road is old.",
        "The bridge, the “old lady” of the valley, was rebuilt.",
        "Ana Mora could announce a plan.",
        "The work went according to plan.",
        "The prices were set according to the number of seats.",
        "The official asked not to be named because the talks were secret.",
        "The two sources insisted on anonymity.",
        "She asked that her name not be used.",
        "Ministers met for two days, with each side accusing the other of bad faith.",
        "I agree to the terms of use and confirm that I have read the privacy policy.",
        "By signing up, you agree that we may send you newsletters.",
        "The two countries dispute the strait, through which most of their oil is shipped.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ana Mora confirmed that the road was open.", "confirm"),
        ("Ana Mora urged both sides to reopen the road.", "request"),
        ("Ana Mora warned that the bridge would collapse.", "warn"),
        ("Ana Mora said the army must leave the valley.", "demand"),
        ("Ana Mora said she had not signed the letter.", "deny"),
        ("Ana Mora asked why the road was closed.", "ask"),
        ("Ana Mora believes the road is open.", "believe"),
        ("Ana Mora called the plan a mistake.", "criticise"),
        ("The resolution calls for an immediate truce.", "demand"),
    ],
)
def test_act(text: str, act: str) -> None:
    assert [s.act for s in statements(text)] == [act]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("In a statement, Ana Mora said the road was open.", "statement"),
        ("Ana Mora told reporters that the road was open.", "briefing"),
        ("Ana Mora wrote on social media that the road was open.", "social_media"),
        ("Ana Mora said in an interview that the road was open.", "interview"),
    ],
)
def test_channel(text: str, channel: str) -> None:
    assert [s.channel for s in statements(text)] == [channel]


def test_a_denial_names_what_it_answers() -> None:
    text = (
        "Ana Mora claimed that the army had mined the bridge over the river.\n\n"
        "The army denied that it had mined the bridge over the river."
    )
    claim, denial = statements(text)
    assert denial.act == "deny" and denial.answers == (0,)
    assert claim.answers == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # goes on in the next paragraph; another occasion; no date to carry
        ("Ana Mora said on Monday that the road was open.\n\nMora said nobody would close it.",
         ["2015-05-04", "2015-05-04"]),
        ("Ana Mora said on Monday that the road was open.\n\nMora had said earlier that it was closed.",
         ["2015-05-04", None]),
        ("Ana Mora said on Monday that the road was open.\n\nJan Novak said it was closed.",
         ["2015-05-04", None]),
        ("Ana Mora said on Monday that the road was open.\n\nIn March, Mora said it was closed.",
         ["2015-05-04", "2015-03"]),
        ("In a speech on Monday, Ana Mora opened the road.\n\nMora said nobody would close it.", ["2015-05-04"]),
    ],
)  # fmt: skip
def test_a_date_goes_on_with_the_speaker(text: str, days: list[str | None]) -> None:
    dates = [s.date for s in statements(text)]
    assert [None if d is None else d.value for d in dates] == days
    assert all(d.reason for d in dates if d is not None and d.basis == "inferred")


WHO = st.sampled_from(
    ["Ana Mora", "The Foreign Ministry", "A senior French diplomat", "Prime Minister Jan Novak"]
)
WHAT = st.sampled_from(
    ["the road was open", "the talks had failed and nobody would return", "it would not sign"]
)
SHAPE = st.sampled_from(["{who} said that {what}.", "“{what},” {who} said.", "{what}, according to {who}.",
                         "{who} said: “{what}.” Nobody answered."])  # fmt: skip


@settings(max_examples=25)
@given(WHO, WHAT, SHAPE)
def test_evidence_is_the_text_and_content_is_free_of_source_and_cue(who: str, what: str, shape: str) -> None:
    text = shape.format(who=who, what=what)
    for one in statements(text):
        assert all(e.text == text[e.start : e.end] for e in one.evidence)
        content = [range(e.start, e.end) for e in one.evidence if e.role == "content"]
        apart = [e for e in one.evidence if e.role in ("source", "cue")]
        assert not any(e.start in piece for e in apart for piece in content)
        assert one.content == " … ".join(text[piece.start : piece.stop] for piece in content)


@settings(max_examples=15)
@given(WHO, WHAT)
def test_straight_marks_say_the_same_as_curly_ones(who: str, what: str) -> None:
    curly = f"“{what},” {who} said."
    straight = curly.replace("“", '"').replace("”", '"')
    plain = [(s.source_text, s.cue, s.form, s.content.strip('“”"')) for s in statements(straight)]
    assert plain == [(s.source_text, s.cue, s.form, s.content.strip('“”"')) for s in statements(curly)]


ORDER_OF_WORDS = [
    ("The talks will go on, Ana Mora, a deputy of the upper house, told a press briefing on Thursday.",
     [("Ana Mora, a deputy of the upper house", "told", "The talks will go on")]),
    ("“No decision has been taken,” an adviser to the mayor told journalists.",
     [("an adviser to the mayor", "told", "“No decision has been taken,”")]),
    ("“Probably not,” Ms. Mora said. “Are we going to get there? Certainly.”",
     [("Ms. Mora", "said", "“Probably not,” … “Are we going to get there? Certainly.”")]),
    ("The lake, which the minister said was rising, has flooded the road.",
     [("the minister", "said", "The lake … was rising")]),
    ("The road does not lead to the pier, as the harbour master has said.",
     [("the harbour master", "has said", "The road does not lead to the pier")]),
    ("“The road is shut,” Ana Mora said, and “it will stay shut until they pay.”",
     [("Ana Mora", "said", "“The road is shut,” … “it will stay shut until they pay.”")]),
    ("Mr. Mora said, “The people have spoken” but declined to say whether he would go.",
     [("Mr. Mora", "said", "“The people have spoken”")]),
    ("“We want peace,” Ana Mora said. ”But not at any price,” Rhee added.",
     [("Ana Mora", "said", "“We want peace,”"), ("Rhee", "added", "”But not at any price,”")]),
    ("Those close to him say that he would stay.", [("Those close to him", "say", "he would stay")]),
    ("This is “the calmest week of the year,” reported Reuters.",
     [("Reuters", "reported", "This is “the calmest week of the year,”")]),
    ("Ana Mora said on Tuesday she would not go.", [("Ana Mora", "said", "she would not go")]),
    ("The deputy wanted to know why the report had been held back.",
     [("The deputy", "wanted to know", "why the report had been held back")]),
    ("A witness, who asked not to be named, said the road was open.",
     [("A witness", "said", "the road was open")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORDER_OF_WORDS)
def test_the_order_of_words_where_the_tree_is_lost(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_each_clause_that_asserts_another_thing_is_a_statement() -> None:
    text = (
        "Officials told reporters that the boat had left on time but also that nobody knew where it was now."
    )
    assert [c for _, _, c in told(text)] == ["the boat had left on time", "nobody knew where it was now"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The minister said the road was open, and the army would guard it.",
         "the road was open, and the army would guard it"),
        ("The envoy said the king was calm and his words had been misread.",
         "the king was calm and his words had been misread"),
    ],
)  # fmt: skip
def test_what_is_coordinated_in_reported_tense_is_said_too(text: str, content: str) -> None:
    assert [s.content for s in statements(text)] == [content]


def test_those_cited_speak_within_the_words_of_who_cites_them() -> None:
    found = statements(
        "The Harbour Light reported, citing two unnamed officials, that the envoy would resign."
    )
    by_cue = {s.cue: n for n, s in enumerate(found)}
    assert found[by_cue["citing"]].within == by_cue["reported"]
    assert found[by_cue["citing"]].attribution == "unnamed" and found[by_cue["reported"]].within is None


def test_a_name_before_a_colon_speaks() -> None:
    found = statements("Harbour opens after strike\n\nMora: ‘No boat will sail before the spring tide’")
    assert [(s.source_text, s.form) for s in found if "boat" in s.content] == [("Mora", "direct")]


def test_he_goes_on_from_an_unnamed_official() -> None:
    first, second = statements(
        "A senior Kelund official said the talks had failed. He told lawmakers that they were over."
    )
    assert second.source_text == "He" and second.attribution == "unnamed"
    assert second.description == first.description and second.affiliation == first.affiliation


def test_of_what_stands_before_who_only_one_speaks() -> None:
    found = statements("Okafor is a farmer, a singer and a deputy who has pledged to reopen the road.")
    assert [s.source_text for s in found] == ["Okafor"]


def test_a_day_between_speaker_and_cue_dates_the_statement() -> None:
    (one,) = statements("Harbour Secretary Ines Okafor on Wednesday told deputies that the road was open.")
    assert one.date is not None and one.date.value == "2015-05-06"
    assert one.source_text == "Harbour Secretary Ines Okafor"


def test_a_demand_at_the_end_of_a_long_quotation_is_its_act() -> None:
    text = "“Half of the town has had no water since June. Both sides must open the road,” Ana Mora said."
    assert [s.act for s in statements(text)] == ["demand"]


def test_a_long_text_takes_no_longer_a_word() -> None:
    """A statement of a later paragraph is found as in a text of its own."""
    alone = told("“The road is open,” Ana Mora said.")
    many = told("\n\n".join(["“The road is open,” Ana Mora said."] * 40))
    assert many == alone * 40
