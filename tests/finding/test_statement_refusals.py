"""Refusals and verdicts: what is denied, ruled out, and what a thing is called in quotation marks."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from tests.finding.analysed import page


def told(text: str) -> list[tuple[str | None, str | None, str, str]]:
    return [(s.source_text, s.cue, s.act, s.content) for s in find_statements(page(text))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The ministry on Friday rejected reports that its envoy had been recalled.",
         "The ministry", "rejected", "reports that its envoy had been recalled"),
        ("The embassy issued a statement rejecting reports that the consul had been detained.",
         "The embassy", "rejecting", "reports that the consul had been detained"),
        ("The minister dismissed claims that the bridge was unsafe.",
         "The minister", "dismissed", "claims that the bridge was unsafe"),
        ("Okeke brushed aside suggestions that the vote would be put off.",
         "Okeke", "brushed aside", "suggestions that the vote would be put off"),
    ],
)  # fmt: skip
def test_reports_that_are_rejected(text: str, source: str, cue: str, content: str) -> None:
    assert told(text) == [(source, cue, "deny", content)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister dismissed as baseless the claim by Kelund that his troops had crossed the river.",
        "The minister rejects the claim by Kelund that his troops had crossed the river.",
        "The minister rejected as false the claim by Kelund that his troops had crossed the river.",
    ],
)
def test_a_claim_and_who_rejects_it_are_two(text: str) -> None:
    outer, inner = find_statements(page(text))
    assert (outer.source_text, outer.act, outer.within) == ("The minister", "deny", None)
    assert (inner.source_text, inner.content, inner.within) == (
        "Kelund", "his troops had crossed the river", 0
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("General Osman ruled out any truce before the militia leaves the city.",
         "any truce before the militia leaves the city"),
        ("Ana Mora ruled out sharing power with “the people who burned the library”.",
         "sharing power with “the people who burned the library”"),
        ("The mayor ruled out that the dam would be closed.", "the dam would be closed"),
    ],
)  # fmt: skip
def test_what_is_ruled_out(text: str, content: str) -> None:
    (one,) = find_statements(page(text))
    assert (one.act, one.cue, one.content) == ("reject", "ruled out", content)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The minister presented the pardon as “a gesture of good faith”.",
         "The minister", "the pardon as “a gesture of good faith”"),
        ("The president accused Kelund of having hidden “a smuggler in an ambulance”.",
         "The president", "Kelund of having hidden “a smuggler in an ambulance”"),
        ("For Okeke, the talks are “a waste of time”.", "Okeke", "the talks are “a waste of time”"),
        ("The ministry is of the view that the treaty is still in force.",
         "The ministry", "the treaty is still in force"),
        ("The president let it be known that he would not attend.", "The president", "he would not attend"),
        ("Ana Mora went on: “We will stay.”", "Ana Mora", "“We will stay.”"),
        ("The envoy’s answer: “Not before the army has left.”",
         "The envoy", "“Not before the army has left.”"),
        ("Asked whether the talks would go on, Okeke answered that they would.", "Okeke", "they would"),
    ],
)  # fmt: skip
def test_views_and_verdicts(text: str, source: str, content: str) -> None:
    assert [(s.source_text, s.content) for s in find_statements(page(text))] == [(source, content)]


def test_behind_a_semicolon_a_new_clause_is_closed() -> None:
    text = "Ana Mora said the pass would open in May; it would stay open, she said, for the whole summer."
    first, second = told(text)
    assert first[3].startswith("the pass would open in May")
    assert (second[0], second[3]) == ("she", "it would stay open … for the whole summer")


@pytest.mark.parametrize(
    "text",
    [
        "The union rejected the offer.",
        "The storm ruled out a landing on the island.",
        "The bank ruled itself out of the race.",
        "The minister presented her report to the council as planned.",
        "For years, the law was “a dead letter”.",
        "The talks went on until midnight.",
    ],
)
def test_deeds_that_are_no_words(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Chad said its men had been shot at. Colonel Paul Otim called that “fantasy.”", "Colonel Paul Otim", "“fantasy.”"),
        ("Chad said its men had been shot at. Niger called this “pure fiction”.", "Niger", "“pure fiction”"),
        ("Niger has called this account “a fabrication”.", "Niger", "this account “a fabrication”"),
        ("Mora termed the claim that she had taken money “a vile lie”.",
         "Mora", "the claim that she had taken money “a vile lie”"),
        ("An adviser to Mora dismissed it as “a fairy tale for tourists”.",
         "An adviser to Mora", "“a fairy tale for tourists”"),
        ("The envoy ridiculed suggestions that he had been drunk.",
         "The envoy", "suggestions that he had been drunk"),
        ("The harbour office scoffed at the allegation that its cranes were unsafe.",
         "The harbour office", "the allegation that its cranes were unsafe"),
        ("The navy poured scorn on the claim that its ship had fled.",
         "The navy", "the claim that its ship had fled"),
        ("The claim that the ship had fled was dismissed as “nonsense” by the navy.",
         "the navy", "The claim that the ship had fled … as “nonsense”"),
    ],
)  # fmt: skip
def test_who_calls_a_claim_untrue_denies_it(text: str, source: str, content: str) -> None:
    assert (source, "deny", content) in [
        (s.source_text, s.act, s.content) for s in find_statements(page(text))
    ]


def test_a_plan_called_names_is_not_denied() -> None:
    (one,) = find_statements(page("Mora called the plan “a gift to thieves”."))
    assert (one.act, one.content) == ("say", "the plan “a gift to thieves”")


def test_a_charge_that_is_rubbished_is_still_a_charge() -> None:
    outer, inner = find_statements(page("Chad rubbished Niger's charge that it had moved the buoys."))
    assert (outer.source_text, outer.act, inner.source_text, inner.act, inner.within) == (
        "Chad", "deny", "Niger", "accuse", 0
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The ministry debunked claims that trawlers had crossed the line, saying none had left port.",
         [("The ministry", "deny", "claims that trawlers had crossed the line"),
          ("The ministry", "say", "none had left port")]),
        ("The army dismissed reports that rebels had taken the airport, insisting that its men held the runway.",
         [("The army", "deny", "reports that rebels had taken the airport"),
          ("The army", "demand", "its men held the runway")]),
    ],
)  # fmt: skip
def test_who_rejects_a_report_says_on(text: str, said: list[tuple[str, str, str]]) -> None:
    assert [(source, act, content) for source, _, act, content in told(text)] == said
