"""Words that a noun or a set phrase gives to somebody, and heads of bodies told of by their office."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from tests.finding.analysed import page


def told(text: str) -> list[tuple[str | None, str, str]]:
    return [(s.source_text, s.act, s.content) for s in find_statements(page(text))]


@pytest.mark.parametrize(
    ("text", "source", "act", "content"),
    [
        ("Tehran's message was blunt: stay out.", "Tehran", "say", "stay out"),
        ("The answer of the junta was a single word: “Never.”", "the junta", "say", "“Never.”"),
        ("The minister's verdict: “a farce”.", "The minister", "say", "“a farce”"),
        ("The army's version was different: the boats had turned back.",
         "The army", "say", "the boats had turned back"),
        ("Norway's answer is a no.", "Norway", "reject", "a no"),
        ("The answer from Oslo was that no such plan existed.", "Oslo", "deny", "no such plan existed"),
        ("At the ministry in Accra the word is “postponement”.",
         "the ministry in Accra", "say", "“postponement”"),
        ("To quote the prime minister, the pact is a dead letter.",
         "the prime minister", "say", "the pact is a dead letter"),
        ("To hear the minister tell it, the camp was closed long ago.",
         "the minister", "say", "the camp was closed long ago"),
        ("If the Peruvian army is to be believed, the bridge was empty.",
         "the Peruvian army", "say", "the bridge was empty"),
        ("Not so, says the governor: the bridge was closed.", "the governor", "deny", "the bridge was closed"),
        ("Lima's reading of the talks is that nothing was agreed.", "Lima", "say", "nothing was agreed"),
        ("The admission by General Osei that shots were fired came late.",
         "General Osei", "confirm", "shots were fired"),
        ("The palace preferred to speak of a gesture of goodwill.",
         "The palace", "say", "a gesture of goodwill"),
        ("“Patience,” was all the minister would say.", "the minister", "say", "“Patience,”"),
    ],
)  # fmt: skip
def test_words_given_by_a_noun(text: str, source: str, act: str, content: str) -> None:
    assert told(text) == [(source, act, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The response of the rescue teams was quick: three boats left within the hour.",
        "The position of the ship was clear: it lay off the cape.",
        "To quote a figure, the toll is nine.",
        "The minister spoke of a long road.",
        "Only six of the 15 members said yes, five were against.",
        "LIVE: Prisoner exchange at the river crossing",
        "The river, calling itself a border to the wise, runs on.",
        "She begged us not to print her name.",
        "The minister took note of the proposal, according to which the port would be shared.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert told(text) == []


def test_what_is_appealed_for_stands_behind_for() -> None:
    text = "During her meeting with the king, the rapporteur appealed for the suspension of the law."
    assert told(text) == [("the rapporteur", "request", "the suspension of the law")]


def test_a_name_and_an_age_before_a_colon_speak() -> None:
    text = "Two officials said so. The list is out. His mother, Ana Okafor, 74: “I have cooked for the whole bus.”"
    assert told(text)[-1] == ("His mother, Ana Okafor, 74", "say", "“I have cooked for the whole bus.”")


def test_a_secretary_general_is_the_head_of_the_united_nations() -> None:
    report = page(
        "The United Nations is worried.\n\nThe Secretary-General is alarmed by the raid. He calls for a truce."
    )
    names = [report.cast.characters[s.source].name for s in find_statements(report) if s.source is not None]
    assert names == ["Secretary-General of the United Nations"] * 2


def test_a_secretary_general_who_is_named() -> None:
    report = page("NATO Secretary-General Ana Lund is in Oslo. The Secretary-General said the road was open.")
    (one,) = find_statements(report)
    assert one.source is not None
    assert (one.source_text, report.cast.characters[one.source].name) == ("The Secretary-General", "Ana Lund")


def test_a_question_has_one_asker() -> None:
    report = page(
        "Briefing by Spokesman Omar Lund\n\nQuestion: Is the port open?\n\nSpokesman: It is.\n\n"
        "Question: And the Kenyan proposal? We hear it was dropped.\n\nSpokesman: It is being read."
    )
    asked = [s.source_text for s in find_statements(report) if "proposal" in s.content]
    assert asked == ["Question"]
