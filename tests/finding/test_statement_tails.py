"""Who a quotation or a participle belongs to by the words that close it."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from tests.finding.analysed import page

BEFORE = "Lena Voss said the harbour should be opened.\n\n"


def speakers(text: str) -> list[tuple[str | None, str]]:
    """The name of each speaker, and what was said."""
    here = page(text)
    return [
        (None if s.source is None else here.cast.characters[s.source].name, s.content)
        for s in find_statements(here)
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "was the reply of Foreign Minister Marek Dolny.",
        "was the blunt answer from Marek Dolny on Sunday.",
        "came the response from Foreign Minister Marek Dolny.",
        "is how Marek Dolny put it.",
        "was Marek Dolny's verdict.",
    ],
)
@pytest.mark.parametrize("words", ["“We will not open it for any money,”", "“It is a foolish idea,”"])
def test_a_noun_closes_the_quotation_of_whom_it_names(words: str, tail: str) -> None:
    assert speakers(BEFORE + f"{words} {tail}")[-1] == ("Marek Dolny", words)


def test_a_quotation_that_is_its_sentence_s_subject_goes_on_from_nobody() -> None:
    said = speakers(BEFORE + "“We Shall Not Be Moved At All” was the title of a song of the strikers.")
    assert [content for _, content in said] == ["the harbour should be opened"]


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("Three of the sailors were released on Sunday, said Minister Lopez, thanking Oman for its patience.",
         "Lopez", "Oman for its patience"),
        ("The convoy had been turned back, Captain Ruiz told reporters, adding that the drivers were safe.",
         "Ruiz", "the drivers were safe"),
        ("Nine sailors came home on Friday, Minister Okello said, accusing the militia of torture.",
         "Okello", "the militia of torture"),
    ],
)  # fmt: skip
def test_a_participle_goes_on_from_the_closing_speaker(text: str, name: str, content: str) -> None:
    assert (name, content) in speakers(text)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Norway's ambassador to the Arctic Council in Tromsø, Henrik Aune,", "Henrik Aune"),
        ("Italy's permanent representative to the United Nations in Geneva, Carla Montini,", "Carla Montini"),
        ("The Eastern Grain Council (EGC) Secretary General Maria Almeida", "Maria Almeida"),
        ("International Grain Board (IGB) Executive Director Rosa Kimani", "Rosa Kimani"),
    ],
)
def test_the_name_behind_the_title_speaks(source: str, name: str) -> None:
    assert speakers(f"{source} said the map was wrong.") == [(name, "the map was wrong")]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("In a voice note sent to reporters, Dorn said the ship had sunk.", None),
        ("Dorn said to reporters that the ship had sunk.", "briefing"),
        ("Dorn told state television that the ship had sunk.", "broadcast"),
        ("Dorn wrote on his Telegram channel that the ship had sunk.", "social_media"),
        ("Dorn said in a statement on X that the ship had sunk.", "social_media"),
        ("Dorn told lawmakers on Monday that the ship had sunk.", "meeting"),
        ("Dorn told the board on Monday that the ship had sunk.", "meeting"),
    ],
)
def test_channel(text: str, channel: str | None) -> None:
    assert [s.channel for s in find_statements(page(text))] == [channel]


CHIEF = "Marta Silva"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{CHIEF} said on Monday that President Okoro must step down. “It is the last chance,” she said.", CHIEF),
        ("General Mora told the council that Colonel Baptiste had fled. “We have lost him,” he said.", "Mora"),
        ("General Mora said the vote must be held. According to him, if President Okoro stays on, the bloc will act. "
         "“There is no other way,” he warned.", "Mora"),
        (f"Ivan Petrov left the talks on Monday.\n\nThe minister {CHIEF} denied that she had promised Petrov a post. "
         "“Not one word of it is true,” she insisted.", CHIEF),
        ("Kelund summoned the envoy. The talks will resume, according to the Red Cross. No date was set, it said.",
         "International Committee of the Red Cross"),
    ],
)  # fmt: skip
def test_who_only_comes_up_in_what_is_said_does_not_go_on(text: str, name: str) -> None:
    assert speakers(text)[-1][0] == name


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Igor Bratan said the bridge was closed. A ministry spokesman disputed this: the bridge, he said, “is safe”.",
        "A ministry spokesman rejected the charge by Mayor Igor Bratan. He said the bridge was safe.",
    ],
)
def test_a_spokesman_can_be_he(text: str) -> None:
    last = list(find_statements(page(text)))[-1]
    assert (last.source_text in ("he", "He"), last.attribution) == (True, "office")
