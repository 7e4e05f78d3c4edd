"""Sentences that semicolons divide. Text, then each statement's (source, cue, content)."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from tests.finding.analysed import page

Row = tuple[str, list[tuple[str, str, str]]]


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(s.source_text, s.cue, s.content) for s in find_statements(page(text))]


ANOTHER_SPEAKS: list[Row] = [
    ("Chad says that the lorries carried grain; Niger, which held them in May and insists that it never "
     "promised to let them pass, has opened two.",
     [("Chad", "says", "the lorries carried grain"), ("Niger", "insists", "it never promised to let them pass")]),
    ("Chad now says three of its sailors were hurt; Niger, nine.",
     [("Chad", "says", "three of its sailors were hurt"), ("Niger", "says", "nine")]),
    ("Chad said its boat was fired at; Niger, that nobody fired a shot.",
     [("Chad", "said", "its boat was fired at"), ("Niger", "said", "nobody fired a shot")]),
    ("The ministry said that the bridge was safe; engineers, who had been there in March, said it was not.",
     [("The ministry", "said", "the bridge was safe"), ("engineers", "said", "it was not")]),
    ("Minister Ana Mora said that the dam was full; the river, she added, would rise by a metre.",
     [("Minister Ana Mora", "said", "the dam was full"), ("she", "added", "the river … would rise by a metre")]),
    ("Traders said the queue was 10 km long; customs officers said the queue was no longer than two.",
     [("Traders", "said", "the queue was 10 km long"), ("customs officers", "said", "the queue was no longer than two")]),
    ("According to the ministry, four people died; according to doctors, nine did.",
     [("the ministry", "According to", "four people died"), ("doctors", "according to", "nine did")]),
]  # fmt: skip
GOES_ON: list[Row] = [
    ("No soldiers had crossed the line, Mora said; they had merely mended a fence.",
     [("Mora", "said", "No soldiers had crossed the line … they had merely mended a fence")]),
    ("The talks had not failed, Mora said on Tuesday; they had been “put to sleep”.",
     [("Mora", "said", "The talks had not failed … they had been “put to sleep”")]),
    ("There was no second list, a spokesman for the premier told reporters; there was only a draft.",
     [("a spokesman for the premier", "told", "There was no second list … there was only a draft")]),
    ("“We did not ask for it,” Mora said; the request had come from Chad.",
     [("Mora", "said", "“We did not ask for it,” … the request had come from Chad")]),
    ("The road was shut, Mora said; she left an hour later.", [("Mora", "said", "The road was shut")]),
    ("The envoy said that the road was open; that the bridge was safe; and that the ferry would sail.",
     [("The envoy", "said", "the road was open; that the bridge was safe; and that the ferry would sail")]),
]  # fmt: skip
POINTED_AT: list[Row] = [
    ("Two of the men were freed on Monday, a lawyer disclosed; a ministry official confirmed this.",
     [("a lawyer", "disclosed", "Two of the men were freed on Monday"),
      ("a ministry official", "confirmed", "Two of the men were freed on Monday")]),
    ("Chad said its captain had been warned three times, which Niger disputes.",
     [("Chad", "said", "its captain had been warned three times"),
      ("Niger", "disputes", "its captain had been warned three times")]),
    ("The bridge was mined in March, an officer said, but the ministry denied it.",
     [("an officer", "said", "The bridge was mined in March"),
      ("the ministry", "denied", "The bridge was mined in March")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANOTHER_SPEAKS + GOES_ON + POINTED_AT)
def test_each_part_of_a_sentence_has_its_own_speaker(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The two will meet in Riga, a Kenyan official said. A Chadian official confirmed this.",
         "A Chadian official", "The two will meet in Riga"),
        ("“We were shot at,” Mora said. The ministry denied that.", "The ministry", "“We were shot at,”"),
        ("The army rejected the report: no village had been burned, it said.",
         "it", "no village had been burned"),
    ],
)  # fmt: skip
def test_what_points_back_or_goes_on_behind_a_colon(text: str, source: str, content: str) -> None:
    assert told(text)[-1][0::2] == (source, content)


def test_who_denies_what_was_said_before_denies() -> None:
    acts = {s.source_text: s.act for s in find_statements(page(POINTED_AT[1][0]))}
    assert acts == {"Chad": "say", "Niger": "deny"}
