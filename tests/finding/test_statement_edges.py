"""Where a content ends: hearers, occasions, what others make of it. Text, then (source words, content)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.statements import find_statements, without_circles
from onrecord.record import StatementFound
from tests.finding.analysed import page


def statements(text: str) -> tuple[StatementFound, ...]:
    return tuple(find_statements(page(text)))


EDGES = [
    ("The army said in a statement on Telegram it had taken the town.", "The army", "it had taken the town"),
    ("The ministry said in a statement on Facebook the roads were open.", "The ministry", "the roads were open"),
    ("Dorn told the board on Monday that Chad had yet to sign.", "Dorn", "Chad had yet to sign"),
    ("Dorn said Tuesday that Norway would not pay.", "Dorn", "Norway would not pay"),
    ("The pipeline had been cut on purpose, Dorn said, a claim that Chad rejected within hours.",
     "Dorn", "The pipeline had been cut on purpose"),
    ("Dorn said Chad had closed its border, an allegation which the army denied.",
     "Dorn", "Chad had closed its border"),
    ("Chad should open its border, Dorn said, a demand the government in Niger has dismissed.",
     "Dorn", "Chad should open its border"),
    ("At least 40 people died, according to the Red Crescent, though rebel sources put the number at 90.",
     "the Red Crescent", "At least 40 people died"),
    ("Brazil has halted sales of soy, the farm ministry said on Monday, in a step that traders feared.",
     "the farm ministry", "Brazil has halted sales of soy"),
    ("Norvania would not pay, Premier Olin announced on Friday, and the miners “must look to the state”.",
     "Premier Olin", "Norvania would not pay … the miners “must look to the state”"),
    ("The whip predicted 30 of 41 deputies would support it.",
     "The whip", "30 of 41 deputies would support it"),
    ("The mines would stay shut, Premier Olin declared in Lagos, and the 900 men “must look to the state”.",
     "Premier Olin", "The mines would stay shut … the 900 men “must look to the state”"),
    ("The port has been closed to all ships, the agency said on Friday, in a move that traders feared.",
     "the agency", "The port has been closed to all ships"),
    ("More than 20 people were hurt, according to the hospital, while the army spoke of nine.",
     "the hospital", "More than 20 people were hurt"),
    ("The army put the toll at 90.", "The army", "the toll at 90"),
    ("Two diplomats put the number of the missing at more than 400.",
     "Two diplomats", "the number of the missing at more than 400"),
    ("Senator Dorn, who has demanded that the envoy be recalled, celebrated the ruling.",
     "Senator Dorn", "the envoy be recalled"),
    ("Senator Dorn, who says the envoy, Paul Otim, was bribed, will ask for an inquiry.",
     "Senator Dorn", "the envoy, Paul Otim, was bribed"),
    ("The radar, which Norway says was switched off for two hours on Friday, would be moved north.",
     "Norway", "The radar … was switched off for two hours on Friday"),
    ("The port would stay shut, Dorn said, until the crews had been paid.",
     "Dorn", "The port would stay shut … until the crews had been paid"),
    ("It was Norway that had asked to wait, Dorn said.", "Norway", "to wait"),
    ("Dorn repeated his demand that the envoy be expelled, a step the government has so far refused to take.",
     "Dorn", "the envoy be expelled"),
    ("Dorn termed the army's claim that Chad had fired first “a shameless lie”.",
     "the army", "Chad had fired first"),
    ("It came in a gesture that officials in Lagos described privately as “tasteless”.",
     "officials in Lagos", "a gesture … “tasteless”"),
    ("Premier Dorn was sure of it. His colleague, Aino Laine, saw things otherwise: Chad had asked, she said.",
     "she", "Chad had asked"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), EDGES)
def test_content_ends_where_the_words_said_end(text: str, source: str, content: str) -> None:
    assert (source, content) in [(s.source_text, s.content) for s in statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Premier Ilves told his counterpart that the planes were “ready to go”, a Nordic official told The Bulletin.",
        "Premier Dorn told his deputy that the road was “as good as lost”, an aide told reporters.",
    ],
)
def test_who_tells_of_it_all_is_no_part_of_what_was_said_within(text: str) -> None:
    outer, inner = statements(text)
    assert outer.source_text is not None and outer.source_text.endswith(("official", "aide"))
    assert (inner.within, outer.within) == (0, None)
    assert inner.content.endswith("”") and "told" not in inner.content


@pytest.mark.parametrize("hearer", ["Kurvanews", "Radio Velta", "Sunrise TV", "Mora"])
def test_whoever_is_told_does_not_speak(hearer: str) -> None:
    for text in (
        f"“Not a litre,” the ministry's spokesperson, Dalia Renko, told {hearer}. She added that it was over.",
        f"The depots are empty, the ministry's spokesperson, Dalia Renko, told {hearer}.",
        f"The depots are empty, Dalia Renko told {hearer} on Tuesday.",
    ):
        assert hearer not in [s.source_text for s in statements(text)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 99)), max_size=10))
def test_nothing_stands_within_itself(drawn: list[tuple[int, int]]) -> None:
    outer = [to if to < len(drawn) and to != at else None for at, (to, _) in enumerate(drawn)]
    free = without_circles(outer, [size for _, size in drawn])
    for at in range(len(free)):
        step, seen = free[at], {at}
        while step is not None:
            assert step not in seen
            seen.add(step)
            step = free[step]
    assert all(new in (None, old) for old, new in zip(outer, free, strict=True))


def test_a_speaker_put_in_between_commas_is_no_it() -> None:
    text = "It took two ministers, a week of calls and, says one European envoy, “a plate of cold fish”, to bring him."
    assert "It" not in [s.source_text for s in statements(text)]


def test_a_participle_beside_a_quotation_does_not_speak() -> None:
    text = "The envoy agreed, adding that the panel proposed by the bloc could sit anywhere, “but not on our land”."
    assert [s.cue for s in statements(text)] == ["adding"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Per the ministry, 14 soldiers were freed on Sunday.", "the ministry", "14 soldiers were freed on Sunday"),
        ("Word from the ministry is that the decree is signed.", "the ministry", "the decree is signed"),
        ("The answer from Minsk was that no such request had come.", "Minsk", "no such request had come"),
        ("The view of the commission is that the road must stay open.",
         "the commission", "the road must stay open"),
        ("The rebels claim to have downed a drone.", "The rebels", "to have downed a drone"),
        ("The chief negotiator told his party there would be no second round.",
         "The chief negotiator", "there would be no second round"),
        ("The envoy tweeted on Friday that talks had ended.", "The envoy", "talks had ended"),
        ("Dubai-registered Orion Shipping yesterday denied that it had carried arms.",
         "Dubai-registered Orion Shipping", "it had carried arms"),
    ],
)  # fmt: skip
def test_other_ways_to_say_whose_word_it_is(text: str, source: str, content: str) -> None:
    assert [(s.source_text, s.content) for s in statements(text)] == [(source, content)]


def test_what_is_counted_per_head_is_nobodys_word() -> None:
    assert statements("The tax came to five dollars per head and per voyage.") == ()
