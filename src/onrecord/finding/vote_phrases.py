"""What a vote is on, and for or against what, by the order of words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Span, Token

from onrecord.finding.vote_tally import tally_in
from onrecord.finding.word_forms import is_form
from onrecord.reading.stated_dates import WEEKDAYS
from onrecord.record.vote import BallotKind

STOPS = frozenset({"—", "–", "--", ",", ";", "“", "”", '"', "(", ")", ":", "."})
VOTING = frozenset({"vote", "veto", "abstain", "abstention", "ballot", "unanimously"})
_MOST_WORDS = 30
_LINKS = frozenset(
    {"that", "which", "who", "when", "while", "after", "before", "as", "but", "because", "although", "though"}
)


@cache
def vote_words() -> Mapping[str, Any]:
    """The word lists of `data/vote_words.toml`."""
    return tomllib.loads((files(__package__) / "data" / "vote_words.toml").read_text(encoding="utf-8"))


def is_measure(token: Token | None, kind: str = "measures") -> bool:
    """Whether a token names something that is voted on; the `formal_measures` by themselves say so."""
    return token is not None and token.pos_ in ("NOUN", "PROPN") and is_form(token, vote_words()[kind])


def measure_of(trigger: Token) -> Token | None:
    """What was voted on: behind the word of voting, else the nearest in its part of the sentence (of
    "explains its abstention: it would lift the embargo" the embargo is none)."""
    measures = [t for t in part_of(trigger) if is_measure(t) and t.i != trigger.i]
    after = measure_after(trigger)
    if after is not None:
        return after
    return min(
        measures, key=lambda t: (not is_measure(t, "formal_measures"), abs(t.i - trigger.i)), default=None
    )


def part_of(trigger: Token, stops: str = ";:") -> Span:
    """The part of a sentence between semicolons and colons that a word stands in: each tells of its own vote
    ("The amendment fell by 5 to 3; the draft passed by 7 to 1")."""
    sentence = trigger.sent
    ends = [t.i for t in sentence if t.text in stops]
    start = max((i + 1 for i in ends if i < trigger.i), default=sentence.start)
    return trigger.doc[start : min((i for i in ends if i > trigger.i), default=sentence.end)]


def measure_after(token: Token) -> Token | None:
    """The first thing to vote on within the dozen words behind, a formal one first; a clause ends the
    search."""
    found: list[Token] = []
    for each in token.doc[token.i + 1 : min(token.i + 16, token.sent.end)]:
        if each.lower_ == "against" and each.nbor(-1).lower_ in ("and", "but", ","):
            break
        if (each.text in STOPS and each.text not in ("“", "”", '"')) or each.tag_ in ("VBD", "VBZ", "VBP"):
            break
        if is_measure(each):
            found.append(each)
    return min(found, key=lambda t: (not is_measure(t, "formal_measures"), t.i), default=None)


def direction_of(verb: Token) -> BallotKind | None:
    """As in "voted against", "voted in favour", "voted 52-35 to adopt", "voted it down", "voted to
    abstain", by the words that follow; None where they do not say."""
    near = _direction_in(list(verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]))
    return near or _direction_in(_behind_count(verb))


def _behind_count(verb: Token) -> Sequence[Token]:
    """As in "voted by 14 to 3, with two abstentions, to extend the mandate": what follows the count."""
    counted = tally_in(verb.sent.text)
    if counted is None:
        return ()
    end = verb.sent.start_char + counted.end
    return [t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.idx >= end][:8]


def _direction_in(after: Sequence[Token]) -> BallotKind | None:
    words = vote_words()["directions"]
    for place, token in enumerate(after):
        if token.lower_ in words["no"] or token.lower_ == "down":
            return "no"
        if token.lower_ in words["yes"] and not (token.lower_ == "for" and place > 3):
            return "yes"
        if token.lower_ == "to" and place + 1 < len(after) and after[place + 1].tag_ == "VB":
            return _direction_of_purpose(after[place + 1])
        if token.tag_ in ("VBD", "VBZ", "VBP") or token.text in (".", ";"):
            return None
    return None


def _direction_of_purpose(purpose: Token) -> BallotKind | None:
    """As in "to reject the bill" → no, "to abstain" → abstain, "to postpone the vote" → none, else yes."""
    words = vote_words()["directions"]
    if is_form(purpose, words["idle_verbs"]):
        return None
    if is_form(purpose, {"abstain"}):
        return "abstain"
    return "no" if is_form(purpose, words["no_verbs"]) else "yes"


def subject_words(measure: Token) -> Span:
    """The phrase of what was voted on: "resolution calling for a truce in the valley".

    From the words that describe it on the left to the end of its sentence part: the next comma, dash,
    quotation mark, finite verb, or the body that votes on it.
    """
    doc, first, last = measure.doc, measure.i, measure.i
    while first > measure.sent.start and _describes(doc[first - 1]):
        first -= 1
    while first < measure.i and doc[first].lower_ in ("'s", "’s", "-"):
        first += 1
    for token in doc[measure.i + 1 : min(measure.i + _MOST_WORDS, measure.sent.end)]:
        counts = token.pos_ == "NUM" and (token.i > measure.i + 1 or _opens_tally(token))
        if _ends_phrase(token) or counts or _opens_manner(token):
            break
        last = token.i
    while last > measure.i and doc[last].pos_ in ("ADP", "ADV", "DET", "CCONJ", "SCONJ", "PART", "PRON"):
        last -= 1
    return doc[first : last + 1]


def _opens_manner(token: Token) -> bool:
    """As in "adopted the resolution by a recorded vote", "the motion in a show of hands"."""
    behind = token.doc[token.i + 1 : token.i + 4]
    return token.lower_ in ("by", "in", "with") and any(
        t.lower_ in ("vote", "ballot", "majority", "show") for t in behind
    )


def _opens_tally(number: Token) -> bool:
    """As in "passed the motion 22 to 3"."""
    behind = number.doc[number.i + 1 : number.i + 3]
    return len(behind) > 1 and behind[0].lower_ in ("to", "-", "–") and behind[1].pos_ == "NUM"


def purpose_words(verb: Token) -> Span | None:
    """What was voted to be done, where nothing else is named: "voted to impeach the deputy" → impeach the
    deputy; "suspended Lorvia from the bloc by a vote of eleven to two" → suspended Lorvia from the bloc."""
    if not is_form(verb, {"vote"}):
        return _decided_words(verb)
    doc, end = verb.doc, verb.sent.end
    behind = [*doc[verb.i + 2 : min(verb.i + 10, end)], *_behind_count(verb)]
    start = next((t.i for t in behind if t.tag_ in ("VB", "VBG") and t.nbor(-1).lower_ in ("to", "of")), None)
    if start is None:
        return None
    last = start
    for token in doc[start + 1 : min(start + _MOST_WORDS, end)]:
        if _ends_phrase(token):
            break
        last = token.i
    return doc[start : last + 1]


def decided_by_vote(verb: Token) -> Token | None:
    """The vote by which something is done: "expelled Chad by a vote of 12 to 3"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + _MOST_WORDS, verb.sent.end - 2)]:
        if token.text in (";", "“", "”") or (token.tag_ in ("VBD", "VBZ", "VBP") and token.i > verb.i):
            return None
        if token.lower_ == "vote" and token.nbor(1).lower_ == "of" and token.nbor(-2).lower_ in ("by", "in"):
            return token
        if token.lower_ == "majority" and "by" in (token.nbor(-2).lower_, token.nbor(-3).lower_):
            return token
        if token.lower_ == "acclamation" and token.nbor(-1).lower_ == "by":
            return token
    return None


def _decided_words(verb: Token) -> Span | None:
    vote = decided_by_vote(verb)
    if vote is None:
        return None
    behind = verb.doc[verb.i + 1 : vote.i - 2]
    last = next((t.i - 1 for t in behind if _ends_phrase(t)), vote.i - 3)
    return verb.doc[verb.i : last + 1] if last > verb.i else None


def _ends_phrase(token: Token) -> bool:
    if token.is_space or token.text in STOPS or token.lower_ in _LINKS or is_form(token, VOTING):
        return True
    if token.tag_ in ("VBD", "VBZ", "VBP", "MD") or token.dep_ in ("aux", "aux:pass", "cop"):
        return True
    behind = token.doc[token.i + 1 : min(token.i + 5, token.sent.end)]
    if token.lower_ in WEEKDAYS or (token.lower_ == "on" and any(t.lower_ in WEEKDAYS for t in behind[:1])):
        return True
    if token.pos_ == "CCONJ":  # "the text and the United States abstained"
        return any(t.pos_ == "PROPN" for t in behind[:3])
    return token.lower_ in ("at", "in") and any(t.text in vote_words()["bodies"] for t in behind)


def _describes(token: Token) -> bool:
    if token.lower_ in ("other", "’s", "'s", "-"):
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and token.text not in STOPS
