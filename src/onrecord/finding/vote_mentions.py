"""Words that tell of a vote: who abstained, what was adopted, by which body.

One `Mention` is one verb or noun of one sentence; `votes` puts those of one vote together.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Span, Token

from onrecord.finding.event_lexicon import lexicon
from onrecord.finding.event_syntax import (
    case_of,
    children,
    grammatical_subject,
    logical_object,
    logical_subject,
    owner,
)
from onrecord.finding.page import Page
from onrecord.finding.status import Standing, standing_of_verb, standing_under
from onrecord.record.vote import BallotKind, Outcome

_TRUE = frozenset({"happened", "ongoing"})
_MOST_WORDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one word tells of a vote: its outcome, or how some voted, or only that there was one."""

    trigger: Token
    outcome: Outcome | None = None
    ballot: BallotKind | None = None
    voters: tuple[int, ...] = ()
    measure: Token | None = None
    body: int | None = None
    earlier: bool = False
    by: str = ""


@cache
def vote_words() -> Mapping[str, Any]:
    """The word lists of `data/vote_words.toml`."""
    return tomllib.loads((files(__package__) / "data" / "vote_words.toml").read_text(encoding="utf-8"))


def find_mentions(page: Page) -> Iterator[Mention]:
    """The mentions of votes in an article, in order.

    "Norway abstained from the vote in the assembly, which adopted the motion." → an abstention by Norway, and an
    outcome `adopted` of the assembly's.
    """
    if not _speaks_of_votes(page):
        return
    for token in page.doc:
        lemma = token.lemma_.lower()
        mention = None
        if token.pos_ == "VERB":
            mention = _verb_mention(page, token, lemma)
        elif token.pos_ in ("NOUN", "PROPN"):
            mention = _noun_mention(page, token, lemma)
        if mention is not None:
            yield mention


def _speaks_of_votes(page: Page) -> bool:
    """An article with no word of voting and no voting body holds no vote, whatever it says was approved."""
    words = {"vote", "veto", "abstain", "abstention", "ballot", "resolution", "unanimously"}
    return any(t.lemma_.lower() in words for t in page.doc) or any(
        is_body(page, i) for i in range(len(page.cast.characters))
    )


def is_body(page: Page, index: int) -> bool:
    """Whether a character is a body that votes, by the words of its name."""
    character = page.cast.characters[index]
    names = {w for name in (character.name, *character.aliases) for w in name.replace("'", " ").split()}
    return character.kind in ("body", "organisation", "government") and bool(
        names & set(vote_words()["bodies"])
    )


# verbs


def _verb_mention(page: Page, verb: Token, lemma: str) -> Mention | None:
    if lemma == "abstain" and _is_true(verb):
        return _ballot(page, verb, "abstain", grammatical_subject(verb), "abstained")
    if lemma == "vote":
        return _voting(page, verb)
    if lemma == "veto" and _is_true(verb):
        return _veto(page, verb)
    if lemma == "fail":
        return _failing(page, verb)
    outcome = next((o for o in ("adopted", "rejected") if lemma in vote_words()["verbs"][o]), None)
    return _outcome(page, verb, outcome) if outcome is not None and _is_true(verb) else None  # type: ignore[arg-type]


def _voting(page: Page, verb: Token) -> Mention | None:
    """ "voted for / against / to adopt": a ballot of states and people, an outcome where the body itself votes."""
    direction = _direction(verb)
    if not _is_true(verb) or direction is None:
        return None
    subject = grammatical_subject(verb)
    who = () if subject is None else page.cast.who(subject)
    if who and all(is_body(page, i) for i in who):
        outcome: Outcome = "adopted" if direction == "yes" else "rejected"
        return _mention(
            page, verb, outcome=outcome, body=who[0], by=f"'{verb.text}' with the body as subject"
        )
    if subject is not None and subject.lemma_.lower() in vote_words()["body_nouns"] and not who:
        outcome = "adopted" if direction == "yes" else "rejected"
        return _mention(page, verb, outcome=outcome, by=f"'{verb.text}' with the body's members as subject")
    return _ballot(
        page, verb, direction, subject, f"{verb.text} {'for' if direction == 'yes' else 'against'}"
    )


def _direction(verb: Token) -> BallotKind | None:
    words = vote_words()["directions"]
    if any(c.lower_ == "down" for c in children(verb, "compound:prt", "advmod")):
        return "no"
    for phrase in children(verb, "obl", "advcl", "xcomp", "advmod"):
        case = case_of(phrase)
        if (
            case in words["no"]
            or phrase.lower_ == "against"
            or (phrase.lemma_ in words["no_verbs"] and case == "to")
        ):
            return "no"
        if case in words["yes"] or (phrase.lemma_ in ("favor", "favour") and case == "in"):
            return "yes"
        if phrase.lemma_ in words["yes_verbs"] and case == "to":
            return "yes"
    return None


def _veto(page: Page, verb: Token) -> Mention | None:
    actor = logical_subject(verb)
    voters = _voters(page, actor)
    return _mention(page, verb, outcome="vetoed", ballot="veto", voters=voters, by=f"'{verb.text}'")


def _failing(page: Page, verb: Token) -> Mention | None:
    """ "the bill failed to pass", "the motion failed"."""
    subject = grammatical_subject(verb)
    if subject is None or subject.lemma_.lower() not in vote_words()["measures"] or not _is_true(verb):
        return None
    open_clause = children(verb, "xcomp")
    if open_clause and open_clause[0].lemma_ not in vote_words()["verbs"]["adopted"]:
        return None
    if not open_clause and subject.lemma_.lower() not in vote_words()["formal_measures"]:
        return None
    return _mention(
        page, verb, outcome="rejected", measure=subject, by=f"'{verb.text}' of a {subject.lemma_}"
    )


def _outcome(page: Page, verb: Token, outcome: Outcome) -> Mention | None:
    """ "The chamber passed the bill", "the measure was adopted", "allowing the measure to pass"."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "fail":
        return None
    measure = logical_object(verb) or (grammatical_subject(verb) if verb.lemma_ == "pass" else None)
    if measure is None or measure.lemma_.lower() not in vote_words()["measures"]:
        return None
    actor = logical_subject(verb)
    who = () if actor is None or actor.i == measure.i else page.cast.who(actor)
    body = next((i for i in who if is_body(page, i)), None)
    members = actor is not None and actor.lemma_.lower() in vote_words()["body_nouns"]
    if who and body is None and not members:
        return None
    formal = measure.lemma_.lower() in vote_words()["formal_measures"] and not who
    if body is None and not members and not (formal and _voting_near(page, verb)):
        return None
    return _mention(
        page, verb, outcome=outcome, measure=measure, body=body, by=f"'{verb.text}' of a {measure.lemma_}"
    )


def _voting_near(page: Page, token: Token) -> bool:
    """A word of voting or a voting body in the sentence or the one before: "The measure was adopted" alone could be
    any measure."""
    start = max(0, token.sent.start - 1)
    before = page.doc[start].sent.start
    near = page.doc[before : token.sent.end]
    lemmas = {t.lemma_.lower() for t in near}
    return bool(lemmas & {"vote", "veto", "abstain", "abstention", "unanimously", "ballot"}) or any(
        is_body(page, i) for t in near for i in page.cast.who(t)
    )


# nouns


def _noun_mention(page: Page, noun: Token, lemma: str) -> Mention | None:
    if lemma == "abstention" and _noun_true(noun):
        return _ballot(page, noun, "abstain", owner(noun) or _whose(page, noun), "an abstention")
    if lemma == "veto" and _noun_true(noun):
        return _veto_noun(page, noun)
    if lemma == "vote" and _noun_true(noun):
        measure = _measure_below(noun)
        body = _body_of(page, noun, measure)
        if body is not None and (measure is not None or noun.head.pos_ == "VERB"):
            return _mention(page, noun, measure=measure, body=body, by="a vote")
    outcome = next((o for o in ("adopted", "rejected") if lemma in vote_words()["nouns"][o]), None)
    measure = next((c for c in children(noun, "nmod") if case_of(c) == "of"), None)
    if (
        outcome is None
        or measure is None
        or measure.lemma_.lower() not in vote_words()["measures"]
        or not _noun_true(noun)
    ):
        return None
    if (
        measure.lemma_.lower() not in vote_words()["formal_measures"]
        and _body_of(page, noun, measure) is None
    ):
        return None
    return _mention(page, noun, outcome=outcome, measure=measure, by=f"the {lemma} of a {measure.lemma_}")  # type: ignore[arg-type]


def _veto_noun(page: Page, noun: Token) -> Mention | None:
    """ "cast its veto", "Freedonia's veto of the draft"; a right of veto or a threatened one is no vote."""
    verb = noun.head
    if (
        noun.dep_ in ("obj", "nsubj:pass")
        and verb.lemma_ in vote_words()["casting"]["verbs"]
        and _is_true(verb)
    ):
        return _mention(
            page,
            noun,
            outcome="vetoed",
            ballot="veto",
            voters=_voters(page, logical_subject(verb)),
            by="a veto cast",
        )
    if noun.dep_ not in ("compound", "amod") and _measure_below(noun) is not None and owner(noun) is not None:
        return _mention(
            page, noun, outcome="vetoed", ballot="veto", voters=_voters(page, owner(noun)), by="a veto of it"
        )
    return None


def _whose(page: Page, noun: Token) -> Token | None:
    """ "the U.S. abstention"."""
    return next((c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and _voters(page, c)), None)


# what all share


def _ballot(page: Page, trigger: Token, kind: BallotKind, voter: Token | None, by: str) -> Mention | None:
    voters = _voters(page, voter)
    return _mention(page, trigger, ballot=kind if voters else None, voters=voters, by=by)


def _voters(page: Page, phrase: Token | None) -> tuple[int, ...]:
    if phrase is None:
        return ()
    return page.cast.who(phrase) or tuple(i for i in (page.cast.behind(phrase),) if i is not None)


def _mention(page: Page, trigger: Token, **told: Any) -> Mention:
    measure = told.pop("measure", None) or _measure_of(trigger)
    body = told.pop("body", None)
    return Mention(
        trigger=trigger, measure=measure, body=body if body is not None else _body_of(page, trigger, measure),
        earlier=_is_earlier(trigger, measure), **told,
    )  # fmt: skip


def _measure_of(trigger: Token) -> Token | None:
    below = _measure_below(trigger)
    if below is not None:
        return below
    measures = [t for t in trigger.sent if t.lemma_.lower() in vote_words()["measures"] and t.pos_ == "NOUN"]
    return min(measures, key=lambda t: (abs(t.i - trigger.i), t.i), default=None)


def _measure_below(token: Token) -> Token | None:
    measures = vote_words()["measures"]
    found = [
        t
        for t in token.subtree
        if t.lemma_.lower() in measures and t.pos_ in ("NOUN", "PROPN") and t.i != token.i
    ]
    return min(
        found, key=lambda t: (t.lemma_.lower() not in vote_words()["formal_measures"], t.i), default=None
    )


def _body_of(page: Page, trigger: Token, measure: Token | None) -> int | None:
    """The voting body named in the measure's phrase, the trigger's clause, or the sentence, in this order."""
    near = [*(measure.subtree if measure is not None else ()), *trigger.subtree, *trigger.sent]
    return next((i for t in near for i in page.cast.who(t) if is_body(page, i)), None)


def _is_earlier(trigger: Token, measure: Token | None) -> bool:
    """ "had previously vetoed three other resolutions": told as background to another vote."""
    words = set(vote_words()["earlier"])
    around = [
        *trigger.children,
        *(measure.children if measure is not None and measure.head.i == trigger.i else ()),
    ]
    if any(c.lower_ in words or c.lemma_.lower() == "time" and c.dep_.startswith("obl") for c in around):
        return True
    return (
        measure is not None
        and measure.head.i == trigger.i
        and any(c.lower_ == "other" for c in measure.children)
    )


def _is_true(verb: Token) -> bool:
    """Done, and not planned, denied or threatened; "allowed it to pass" and "chose to abstain" are true."""
    head = verb.head
    if (
        verb.dep_ in ("xcomp", "ccomp", "acl", "advcl")
        and head.lemma_.lower() in vote_words()["factive"]["words"]
    ):
        return not any(
            c.dep_ == "advmod" and c.lower_ in ("not", "n't", "n’t", "never")
            for c in (*verb.children, *head.children)
        )
    return standing_of_verb(verb, "SUPPORT", lexicon()).status in _TRUE


def _noun_true(noun: Token) -> bool:
    return standing_under(noun, Standing("happened", "told as a fact"), lexicon()).status in _TRUE


def subject_words(measure: Token) -> Span:
    """The phrase of what was voted on: "a resolution calling for a truce in the valley"."""
    first, last = measure.left_edge.i, measure.i
    for child in measure.rights:
        if child.dep_ in ("acl:relcl", "punct", "conj", "cc", "parataxis", "appos", "advcl"):
            break
        last = max(last, child.right_edge.i)
    doc = measure.doc
    while first < measure.i and doc[first].dep_ in ("det", "case", "punct", "cc", "mark"):
        first += 1
    return doc[first : min(last, first + _MOST_WORDS) + 1]
