"""Who said nothing to it, and what was left unanswered; what denials and confirmations answer."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.finding.events import find_events
from onrecord.finding.statement_answers import with_events_answered
from onrecord.finding.statement_silences import find_silences
from onrecord.finding.statements import find_statements
from onrecord.record import EventFound, SilenceFound, StatementFound
from tests.finding.analysed import page


@cache
def found(text: str) -> tuple[tuple[StatementFound, ...], tuple[EventFound, ...], tuple[SilenceFound, ...]]:
    here = page(text)
    statements = tuple(find_statements(here))
    events = tuple(find_events(here, statements))
    statements = tuple(with_events_answered(statements, events))
    return statements, events, tuple(find_silences(here, statements, events))


CHARGE = "Ana Mora accused the army of mining the bridge. "


@pytest.mark.parametrize(
    ("sentence", "kind", "who", "about"),
    [
        ("The harbour minister declined to comment.", "declined", "The harbour minister", None),
        ("The embassy refused to say whether the envoy had left.", "declined", "The embassy",
         "whether the envoy had left"),
        ("The ministry would not say who had given the order, but promised more.", "declined", "The ministry",
         "who had given the order"),
        ("His lawyer did not immediately respond to a request for comment.", "no_reply", "His lawyer", None),
        ("The company has not returned calls.", "no_reply", "The company", None),
        ("Officials could not be reached for comment.", "no_reply", "Officials", None),
        ("There was no immediate confirmation of the mining from the army.", "unconfirmed", "the army",
         "of the mining"),
        ("The court neither confirmed nor denied that the bridge had been mined.", "unconfirmed", "The court",
         "that the bridge had been mined"),
    ],
)  # fmt: skip
def test_a_silence_and_who_kept_it(sentence: str, kind: str, who: str, about: str | None) -> None:
    statements, _, (silence,) = found(CHARGE + sentence)
    assert (silence.kind, silence.source_text, silence.about) == (kind, who, about)
    assert statements[0].cue == "accused"
    assert not any(s.cue in silence.words for s in statements if s.cue), "a silence is no statement"


@pytest.mark.parametrize(
    "sentence",
    [
        "The army did not respond to the attack on the bridge.",
        "Ana Mora said the road was open.",
        "“I decline to comment on the bridge,” Ana Mora said.",
        "The army refused to leave the bridge.",
    ],
)
def test_what_is_no_silence(sentence: str) -> None:
    assert not found(sentence)[2]


def test_a_silence_shows_what_it_leaves_unanswered() -> None:
    text = CHARGE + "The harbour minister declined to comment."
    statements, _, (silence,) = found(text)
    assert silence.answers == (0,)
    answered = [e for e in silence.evidence if e.role == "answered"]
    assert [e.text for e in answered] == [statements[0].content]
    assert all(text[e.start : e.end] == e.text for e in silence.evidence)


def test_a_silence_about_something_else_answers_nothing() -> None:
    _, _, (silence,) = found(CHARGE + "The embassy refused to say whether the envoy had left.")
    assert not silence.answers and not silence.answers_events


def test_a_bare_denial_answers_the_words_before_it() -> None:
    statements, _, _ = found(CHARGE + "The army denied the accusation.")
    assert statements[1].act == "deny" and statements[1].answers == (0,)


def test_a_denial_answers_the_event_wherever_it_is_told() -> None:
    text = (
        "Rebels shelled a market in Lyth on Sunday, residents said.\n\nThe army denied shelling the market."
    )
    statements, events, _ = found(text)
    denial = statements[-1]
    triggers = {events[n].trigger for n in denial.answers_events}
    assert denial.act == "deny" and "shelled" in triggers


def test_who_only_tells_answers_no_event() -> None:
    statements, _, _ = found(
        "The army shelled the market, residents said. Ana Mora said the market was shelled."
    )
    assert not any(s.answers_events for s in statements)
