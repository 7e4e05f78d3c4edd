"""Sentence ends, as a table: a bar stands where a sentence begins."""

from itertools import pairwise

import pytest

from onrecord.language.sentences import sentence_starts
from onrecord.language.tokenise import make_tokenizer

TOKENIZE = make_tokenizer()

CASES = [
    # abbreviations
    "Mr. Osei met Mrs. Lindqvist.|They spoke for an hour.",
    "Gen. Paul Adu and Lt. Col. Ana Ruiz left.|Maj. Gen. Kim stayed.",
    "The U.S. Senate voted.|The U.N. did not.",
    "It was sent to the U.S.|The reply came late.",
    "It was sent to the U.S. Monday.",
    "He works at Halden Corp. in Oslo.|She does not.",
    "Talks resume on Jan. 25 in Vienna.|No date was given.",
    "It began in Sept.|The vote followed.",
    "They met at 5 p.m. Friday.|He left at 6 p.m.|She stayed.",
    "At 7 a.m. GMT the truce began.",
    "John F. Mbeki and J. R. Okoye signed.|Both declined to speak.",
    "Resolution No. 2118 was cited.|Fig. 3 shows why.",
    "St. Jude Hospital in Ft. Rowan closed.",
    "It sells fruit, tea, etc.|The firm is old.",
    "Dr. Ines Sol, Ph.D., of Porto agreed.",
    # quotations
    '"We will go."|He left.',
    '"Why now?" he asked.|No one knew.',
    '"Stop!" shouted the guard.',
    '"Why now?" Ms Petrova asked.|She waited.',
    "“It is over.”|“We are glad,” the mayor said.",
    "‘It is over.’|The mayor sat down.",
    '"It is over," she said.|"We are glad."|The crowd left.',
    "He said “no.”|Then he left.",
    "Did he say “yes”?|Nobody heard.",
    # brackets
    "The deal failed (again).|Talks go on.",
    "The deal failed. (It was the second.)|Talks go on.".replace(" (It", "|(It"),
    "The plan was dropped.[3]|Another came.",
    # numbers
    "Growth was 3.5 per cent.|Prices rose 2.1 per cent.",
    "1. Open the valve.|Then close it.",
    "The rate fell from 4.25 to 4.0.|Markets rose.",
    # dots and marks
    "Well... it is late.",
    "He paused…|Then he spoke.",
    "What?!|No answer came.",
    "Is it true?|Yes.|It is.",
    # missing spaces
    "The envoy left Rafah.|The talks ended.".replace("|The", "|The"),
    # no ends
    "The leaders of Ghana; of Togo; and of Benin: all came",
    "Write to press@example.org or see www.example.org/a.b for more.",
    "The firm made $3.3B in 2015 and paid Rs. 4 crore.",
]


def starts_of(text: str) -> list[str]:
    doc = TOKENIZE(text)
    assert doc.text == text
    begins = [doc[i].idx for i, first in enumerate(sentence_starts(doc)) if first]
    return [text[a:b].strip() for a, b in pairwise([*begins, len(text)])]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_the_bars_are(case: str) -> None:
    expected = case.split("|")
    assert starts_of(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The envoy left Rafah.The talks ended.", ["The envoy left Rafah.", "The talks ended."]),
        ("It is over.”The crowd left.", ["It is over.”", "The crowd left."]),
        ("PEACE TALKS RESUME\nGENEVA — Envoys met.", ["PEACE TALKS RESUME", "GENEVA — Envoys met."]),
        ("One line\r\nanother line", ["One line", "another line"]),
        ("First\n\n\n  Second", ["First", "Second"]),
        ("unfinished\u2028line", ["unfinished", "line"]),
        ("", []),
        ("  \n ", []),
        ("...", ["..."]),
    ],
)
def test_line_breaks_and_missing_spaces(text: str, expected: list[str]) -> None:
    assert starts_of(text) == expected
