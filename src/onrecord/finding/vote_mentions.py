"""Words that tell of a vote: who abstained, what was adopted, by which body.

One `Mention` is one verb or noun of one sentence; `votes` puts those of one vote together. Where the tree is
doubtful the order of words decides: what a verb of voting is for or against, and what was voted on, stand
close.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from onrecord.finding.event_lexicon import lexicon
from onrecord.finding.event_syntax import (
    child,
    children,
    grammatical_subject,
    is_passive,
    logical_object,
    logical_subject,
    owner,
)
from onrecord.finding.page import Page
from onrecord.finding.status import Standing, standing_of_verb, standing_under
from onrecord.finding.vote_gaps import gapped_behind
from onrecord.finding.vote_phrases import (
    STOPS,
    VOTING,
    decided_by_vote,
    direction_of,
    is_measure,
    measure_after,
    measure_of,
    subject_words,
    vote_words,
)
from onrecord.finding.vote_tally import tally_in
from onrecord.finding.word_forms import is_form
from onrecord.record import Character
from onrecord.record.vote import BallotKind, Outcome

_TRUE = frozenset({"happened", "ongoing"})
_NOT_ADOPTED = "failed to adopt it"
_FELL = re.compile(
    r"\bnot (?:been )?(?:adopted|passed|approved|carried)\b|\bfail(?:ed|ing|s)\b|\bfell short\b"
)
_PARTS = frozenset({";", ":", "—", "–", "-"})
_NEAR = 14
"""Words back to which a state is sought that a ballot may be of."""


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

    @property
    def fell(self) -> bool:
        """Whether it tells that a text was not adopted, which may have been by a veto."""
        return self.by == _NOT_ADOPTED


def find_mentions(page: Page) -> Iterator[Mention]:
    """The mentions of votes in an article, in order.

    "Norway abstained from the vote in the assembly, which adopted the motion." → an abstention by Norway,
    and an outcome `adopted` of the assembly's.
    """
    if not _speaks_of_votes(page):
        return
    for token in page.doc:
        mention = None
        if token.pos_ == "VERB":
            mention = _verb_mention(page, token)
        elif token.pos_ in ("NOUN", "PROPN"):
            mention = _noun_mention(page, token)
        if mention is not None:
            yield mention
        if mention is not None and mention.ballot is not None and is_form(token, {"vote"}):
            yield from _gapped(page, token, mention)
        if token.lower_ == "among":
            yield from _among(page, token)


def _gapped(page: Page, verb: Token, first: Mention) -> Iterator[Mention]:
    """As in "Chad voted for the draft and against the amendment", "Chad voted for it, Mali against"."""
    for ballot in gapped_behind(verb):
        voters = first.voters if ballot.voter is None else _voters(page, ballot.voter)
        measure = measure_after(ballot.word) or first.measure
        voters = _fitting(page, voters, first.body)
        if voters:
            yield _mention(
                page, ballot.word, ballot=ballot.vote, voters=voters, measure=measure, by="a ballot"
            )


def _among(page: Page, word: Token) -> Iterator[Mention]:
    """As in "Chad and Mali were among those in favour", "Chad is among the states that voted against"."""
    subject = grammatical_subject(word.head)
    told = next(
        (k for t in page.doc[word.i + 1 : min(word.i + 10, word.sent.end)] if (k := _told_by(t))), None
    )
    if subject is not None and told is not None and subject.i < word.i:
        found = _ballot(page, word, told, subject, "among those who voted so")
        if found.voters:
            yield found


def _told_by(token: Token) -> BallotKind | None:
    words = vote_words()["directions"]
    if is_form(token, {"abstain", "abstention"}):
        return "abstain"
    if token.lower_ in words["no"]:
        return "no"
    return "yes" if token.lower_ in words["yes"] and token.lower_ != "for" else None


def _speaks_of_votes(page: Page) -> bool:
    """An article with no word of voting and no voting body holds no vote, whatever it says was approved."""
    words = VOTING | {"resolution"}
    cast = range(len(page.cast.characters))
    return any(is_form(t, words) for t in page.doc) or any(is_body(page, i) for i in cast)


def is_body(page: Page, index: int) -> bool:
    """Whether a character is a body that votes, by the words of its name."""
    character = page.cast.characters[index]
    words = set(character.name.replace("'", " ").split())
    votes = "White" not in words and bool(words & set(vote_words()["bodies"]))
    return votes and character.kind in ("body", "organisation")


def _bodies(page: Page, phrase: Token | None) -> list[int]:
    """The voting bodies that a phrase names: by their names, or by its own head ("the Council of the
    League")."""
    if phrase is None:
        return []
    who = page.cast.who(phrase)
    return list(who) if phrase.text in vote_words()["bodies"] else [i for i in who if is_body(page, i)]


def _of_states(page: Page, body: int | None) -> bool:
    """Whether states cast the ballots: in the councils of the world, not in parliaments."""
    if body is None:
        return True
    return bool(set(page.cast.characters[body].name.split()) & set(vote_words()["bodies_of_states"]))


# verbs


def _subject_of(verb: Token) -> Token | None:
    """The subject, the nearest where the tree gives several ("OSLO (Agency) — The council adopted …")."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i]
    return own[-1] if len(own) > 1 else grammatical_subject(verb)


def _doer_of(verb: Token) -> Token | None:
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return own[-1] if len(own) > 1 else logical_subject(verb)


def _verb_mention(page: Page, verb: Token) -> Mention | None:
    if is_form(verb, {"vote"}):
        return _voting(page, verb)
    if is_form(verb, {"fail"}):
        return _failing(page, verb)
    if is_form(verb, {"abstain"}):
        return _ballot(page, verb, "abstain", _subject_of(verb), "abstained") if _is_true(verb) else None
    if is_form(verb, {"veto"}):
        return _veto(page, verb) if _is_true(verb) else None
    if is_form(verb, {"oppose"}):
        return _beside_ballots(page, verb, "no")
    if is_form(verb, {"back", "support"}) and (backed := _beside_ballots(page, verb, "yes")):
        return backed
    if is_form(verb, vote_words()["verbs"]["adopted"]):
        return _outcome(page, verb, "adopted") or _decided(page, verb)
    if is_form(verb, {"throw", "bury"}) and not any(c.lower_ == "out" for c in verb.children):
        return None
    if is_form(verb, vote_words()["verbs"]["rejected"]):
        return _outcome(page, verb, "rejected")
    if is_form(verb, {"sail", "squeak", "scrape"}) and verb.nbor().lower_ == "through":
        return _carried(page, verb)
    if is_form(verb, vote_words()["winning"]["verbs"]) and not is_form(verb, {"clear", "advance"}):
        return _receiving(page, verb)
    return _decided(page, verb)


def _voting(page: Page, verb: Token) -> Mention | None:
    """As in "voted for / against / to adopt": a ballot of states and people, an outcome where the body
    itself votes."""
    direction = direction_of(verb)
    if direction is None or not _is_true(verb):
        return None
    subject = _subject_of(verb)
    if is_passive(verb):
        return _voted_on(page, verb, direction, subject)
    bodies = _bodies(page, subject)
    if direction != "abstain" and (bodies or _is_whole_body(subject)):
        outcome: Outcome = "adopted" if direction == "yes" else "rejected"
        body = bodies[0] if bodies else None
        return _mention(page, verb, outcome=outcome, body=body, by=f"'{verb.text}' of the body")
    return _ballot(
        page, verb, direction, subject, f"{verb.text} {'for' if direction == 'yes' else 'against'}"
    )


def _voted_on(page: Page, verb: Token, direction: BallotKind, subject: Token | None) -> Mention | None:
    """As in "a motion by Peru was voted down": whose the motion is has not voted."""
    if subject is None or not is_measure(subject) or direction == "abstain":
        return None
    outcome: Outcome = "adopted" if direction == "yes" else "rejected"
    return _mention(page, verb, outcome=outcome, measure=subject, by=f"a {subject.text} was '{verb.text}'")


def _beside_ballots(page: Page, verb: Token, kind: BallotKind) -> Mention | None:
    """As in "Chad and Mali opposed it, and nine abstained", "Peru backed it, Chile voted against": beside
    other ballots whoever opposed or backed the text voted so."""
    thing = child(verb, "obj")
    ballots = any(is_form(t, VOTING) for t in verb.sent)
    if thing is None or not ballots or not (is_measure(thing) or thing.lower_ == "it") or not _is_true(verb):
        return None
    found = _ballot(page, verb, kind, _subject_of(verb), f"{verb.text} it in a vote")
    of_body = kind == "yes" and tally_in(verb.sent.text) is not None
    return None if of_body or (kind == "yes" and not found.voters) else found


def _decided(page: Page, verb: Token) -> Mention | None:
    """As in "The assembly suspended Lorvia by a vote of eleven to two": what a body did by a vote was
    carried."""
    if decided_by_vote(verb) is None or is_passive(verb) or not _is_true(verb):
        return None
    subject = _subject_of(verb)
    bodies = _bodies(page, subject)
    sitting = subject is not None and is_form(subject, vote_words()["sitting"])
    if not bodies and not _is_whole_body(subject) and not sitting:
        return None
    return _mention(page, verb, outcome="adopted", body=next(iter(bodies), None), by="done by a vote")


def _is_whole_body(subject: Token | None) -> bool:
    """As in "the parliament", "lawmakers"; not "fourteen members" or "some senators", who may have lost."""
    if (
        subject is None
        or subject.pos_ not in ("NOUN", "PROPN")
        or not is_form(subject, vote_words()["body_nouns"])
    ):
        return False
    if subject.tag_ == "NN" and is_form(subject, vote_words()["members"]):
        return False  # "a deputy voted for it"
    before = subject.doc[max(subject.sent.start, subject.i - 3) : subject.i]
    return not any(t.pos_ == "NUM" or t.lower_ in vote_words()["some"] for t in before)


def _abstaining(page: Page, verb: Token) -> Mention:
    return _ballot(page, verb, "abstain", _subject_of(verb), "abstained")


def _veto(page: Page, verb: Token) -> Mention | None:
    if verb.i + 1 < len(page.doc) and page.doc[verb.i + 1].lower_ in ("power", "powers", "right", "rights"):
        return None
    voters = tuple(v for v in _voters(page, _doer_of(verb)) if not is_body(page, v))
    return _mention(page, verb, outcome="vetoed", ballot="veto", voters=voters, by=f"'{verb.text}'")


def _failing(page: Page, verb: Token) -> Mention | None:
    """As in "the bill failed to pass", "the motion failed", "The council failed to adopt the text"."""
    subject = _subject_of(verb)
    adopting = child(verb, "xcomp")
    if adopting is not None and is_form(adopting, vote_words()["verbs"]["adopted"]) and _is_true(verb):
        measure, bodies = child(adopting, "obj"), _bodies(page, subject)
        if measure is not None and is_measure(measure) and (bodies or _is_whole_body(subject)):
            body = next(iter(bodies), None)
            return _mention(page, verb, outcome=_failed(verb), measure=measure, body=body, by=_NOT_ADOPTED)
    if subject is None or not is_measure(subject) or not _is_true(verb):
        return None
    after = page.doc[verb.i + 1 : verb.i + 3]
    if len(after) > 1 and after[0].lower_ == "to":
        words = vote_words()
        if not (is_form(after[1], words["verbs"]["adopted"]) or is_form(after[1], words["winning"]["verbs"])):
            return None
    elif not is_measure(subject, "formal_measures"):
        return None
    return _mention(page, verb, outcome="rejected", measure=subject, by=f"'{verb.text}' of a {subject.text}")


def _receiving(page: Page, verb: Token) -> Mention | None:
    """As in "The draft received twelve votes in favour to one against, and was not adopted"."""
    measure, counted = _subject_of(verb), tally_in(verb.sent.text)
    if counted is None or measure is None or not is_measure(measure) or not _is_true(verb):
        return None
    fell = _FELL.search(verb.sent.text[counted.start :])
    return _mention(
        page, verb, outcome=_failed(verb) if fell else None, measure=measure, by="votes it received"
    )


def _failed(verb: Token) -> Outcome:
    """A text that failed "owing to the negative vote of a permanent member" was vetoed."""
    told = verb.sent.text.lower()
    return "vetoed" if "permanent member" in told or "veto" in told else "rejected"


def _outcome(page: Page, verb: Token, outcome: Outcome) -> Mention | None:
    """As in "The chamber passed the bill", "the measure was adopted", "allowing the measure to pass"."""
    measure = logical_object(verb) or _behind_tally(verb)
    if is_form(verb, {"pass"}) and not is_measure(measure):
        measure = _subject_of(verb) or _noun_before_infinitive(verb)
    if measure is None or not is_measure(measure) or not _is_true(verb):
        return None
    actor = _doer_of(verb)
    if actor is not None and actor.lemma_ in ("vote", "margin", "majority"):
        actor = None  # "was defeated by 11 votes to 7"
    who = () if actor is None or actor.i == measure.i else page.cast.who(actor)
    body = next(iter(_bodies(page, actor)), None)
    members = _is_whole_body(actor)
    formal = not who and is_measure(measure, "formal_measures") and _voting_near(page, verb)
    if (found := tally_in(verb.sent.text)) is not None and None not in (found.tally.yes, found.tally.no):
        formal = True
        kinds = ("body", "organisation")
        body = body or next((i for i in who if page.cast.characters[i].kind in kinds), None)
    if body is None and not members and not formal:
        return None
    return _mention(
        page, verb, outcome=outcome, measure=measure, body=body, by=f"'{verb.text}' of a {measure.text}"
    )


def _carried(page: Page, verb: Token) -> Mention | None:
    """As in "A milder text sailed through by 11 votes to two"."""
    measure = _subject_of(verb)
    if measure is None or not is_measure(measure) or not _is_true(verb):
        return None
    return _mention(page, verb, outcome="adopted", measure=measure, by=f"a {measure.text} sailed through")


def _behind_tally(verb: Token) -> Token | None:
    """As in "rejected, by 4 votes to 6, an amendment": what was voted on behind the count."""
    sentence = verb.sent
    found = tally_in(sentence.text)
    if found is None or found.start + sentence.start_char < verb.idx:
        return None
    end = found.end + sentence.start_char
    behind = [t for t in verb.doc[verb.i + 1 : sentence.end] if t.idx >= end]
    between = [t for t in verb.doc[verb.i + 1 : sentence.end] if t.idx < end]
    if any(t.pos_ == "VERB" and t.tag_ != "VBG" for t in between):
        return None
    return next((t for t in behind[:8] if is_measure(t)), None)


def _noun_before_infinitive(verb: Token) -> Token | None:
    """As in "allowing the motion to pass" → motion."""
    return verb.doc[verb.i - 2] if _is_infinitive(verb) and verb.i - 2 >= verb.sent.start else None


def _voting_near(page: Page, token: Token) -> bool:
    """A word of voting or a voting body in the sentence or the one before: "The measure was adopted" alone
    could be any measure."""
    before = page.doc[max(0, token.sent.start - 1)].sent.start
    near = page.doc[before : token.sent.end]
    return any(is_form(t, VOTING) or any(is_body(page, i) for i in page.cast.who(t)) for t in near)


# nouns


def _noun_mention(page: Page, noun: Token) -> Mention | None:
    words = vote_words()["nouns"]
    if is_form(noun, {"abstention"}):
        voter = owner(noun) or _whose(page, noun)
        return _ballot(page, noun, "abstain", voter, "an abstention") if _noun_true(noun) else None
    if is_form(noun, {"veto"}):
        return _veto_noun(page, noun)
    if noun.lower_ == "vote" and _noun_true(noun):
        return _vote_noun(page, noun)
    if is_form(noun, words["adopted"]):
        return _outcome_noun(page, noun, "adopted")
    return _outcome_noun(page, noun, "rejected") if is_form(noun, words["rejected"]) else None


def _vote_noun(page: Page, noun: Token) -> Mention | None:
    measure = measure_after(noun)
    body = _body_of(page, noun, measure)
    if body is None or measure is None:
        return None
    return _mention(page, noun, measure=measure, body=body, by="a vote")


def _veto_noun(page: Page, noun: Token) -> Mention | None:
    """As in "cast its veto", "Freedonia's veto of the draft"; a right of veto or a threatened one is no
    vote."""
    verb = noun.head
    if (
        noun.dep_ in ("obj", "nsubj:pass")
        and is_form(verb, vote_words()["casting"]["verbs"])
        and _is_true(verb)
    ):
        who = _voters(page, _doer_of(verb))
        return _mention(page, noun, outcome="vetoed", ballot="veto", voters=who, by="a veto cast")
    by = next((c for c in children(noun, "nmod") if any(k.lower_ == "by" for k in children(c, "case"))), None)
    if by is not None and _voters(page, by) and _not_to_come(noun):
        who = tuple(v for v in _voters(page, by) if not is_body(page, v))
        return _mention(page, noun, outcome="vetoed", ballot="veto", voters=who, by="a veto by")
    whose = owner(noun)
    if (
        noun.dep_ in ("compound", "amod")
        or whose is None
        or measure_after(noun) is None
        or not _noun_true(noun)
    ):
        return None
    return _mention(
        page, noun, outcome="vetoed", ballot="veto", voters=_voters(page, whose), by="a veto of it"
    )


def _not_to_come(noun: Token) -> bool:
    """A veto that a text fell by: "fails to adopt it, owing to a veto by Ruritania"."""
    return bool(_FELL.search(noun.sent.text.lower())) or _noun_true(noun)


def _outcome_noun(page: Page, noun: Token, outcome: Outcome) -> Mention | None:
    """As in "the passage of the resolution"."""
    if noun.i + 1 >= len(page.doc) or page.doc[noun.i + 1].lower_ != "of":
        return None
    measure = measure_after(noun)
    if measure is None or not _noun_true(noun):
        return None
    if not is_measure(measure, "formal_measures") and _body_of(page, noun, measure) is None:
        return None
    return _mention(page, noun, outcome=outcome, measure=measure, by=f"the {noun.text} of a {measure.text}")


def _whose(page: Page, noun: Token) -> Token | None:
    """As in "the U.S. abstention"."""
    return next((c for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod") and _voters(page, c)), None)


# who voted


def _ballot(page: Page, trigger: Token, kind: BallotKind, voter: Token | None, by: str) -> Mention:
    measure = measure_of(trigger)
    body = _body_of(page, trigger, measure)
    listed = _listed_before(page, trigger)
    voters = listed or _fitting(page, _voters(page, voter), body)
    if not voters and trigger.pos_ == "VERB" and not _is_number(voter):
        voters = _nearest_state(page, trigger, body)
    ballot = kind if voters else None
    return _mention(page, trigger, ballot=ballot, voters=voters, measure=measure, body=body, by=by)


def _voters(page: Page, phrase: Token | None) -> tuple[int, ...]:
    if phrase is None or _is_counted(phrase):
        return ()
    found = page.cast.who(phrase) or tuple(i for i in (page.cast.behind(phrase),) if i is not None)
    return tuple(dict.fromkeys(_delegated_by(page, i) for i in found))


def _delegated_by(page: Page, voter: int) -> int:
    """As in "Latvia's ambassador voted yes": an envoy casts the ballot of his state."""
    characters = page.cast.characters
    held = [r for r in characters[voter].roles if any(w in r.title.lower() for w in vote_words()["envoys"])]
    served = {r.organisation for r in held} - {None}
    states = ((i, c) for i, c in enumerate(characters) if c.kind in ("state", "government"))
    of_state = (
        i
        for i, c in states
        if held
        and (i == characters[voter].member_of or c.name in served or _one_country(c, characters[voter]))
    )
    return next(of_state, voter)


def _one_country(one: Character, other: Character) -> bool:
    return one.country is not None and one.country == other.country


def _listed_before(page: Page, verb: Token) -> tuple[int, ...]:
    """The states listed right before a verb, whatever the tree makes of them: "Assembly condemns raid;
    Brazil, Belize abstain"."""
    found: list[int] = []
    named = False
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        who = [v for v in page.cast.who(token) if page.cast.characters[v].kind in ("state", "government")]
        joins = token.text == "," or token.lower_ in ("and", "both", "the", "has", "have", "had")
        if (token.pos_ != "PROPN" or not who) and not joins:
            # Only a list that opens its part of the sentence is one of subjects, or one of a verb without a
            # subject of its own: "Oslo cast a veto and Chad and Mali abstained".
            bare = len(found) > 1 and verb.doc[token.i + 1].lower_ == "and" and child(verb, "nsubj") is None
            return tuple(dict.fromkeys(reversed(found))) if named and (bare or token.text in _PARTS) else ()
        named = named or bool(who)
        found += reversed(who)
    return tuple(dict.fromkeys(reversed(found))) if named else ()


def _is_number(phrase: Token | None) -> bool:
    """As in "nine abstained", "14 members abstained": none of those named before."""
    return phrase is not None and (phrase.pos_ == "NUM" or _is_counted(phrase))


def _is_counted(phrase: Token) -> bool:
    """As in "three Democrats", "some members": how they voted is not how their party did."""
    before = phrase.doc[max(phrase.sent.start, phrase.i - 2) : phrase.i]
    return any(t.pos_ == "NUM" or t.lower_ in vote_words()["some"] for t in before)


def _fitting(page: Page, voters: tuple[int, ...], body: int | None) -> tuple[int, ...]:
    """Those who can have cast a ballot: states in a council of states, anybody but bodies elsewhere."""
    if body is None:
        barred = ("media", "population")
        return tuple(v for v in voters if page.cast.characters[v].kind not in barred and not is_body(page, v))
    if _of_states(page, body):
        return tuple(v for v in voters if page.cast.characters[v].kind in ("state", "government"))
    return tuple(v for v in voters if not is_body(page, v))


def _nearest_state(page: Page, trigger: Token, body: int | None) -> tuple[int, ...]:
    """The state named last before the word of voting, where the tree does not lead to it: "anger at Norway
    for abstaining", "the Norwegian decision to abstain"."""
    if not _of_states(page, body):
        return ()
    for token in reversed(page.doc[max(trigger.sent.start, trigger.i - _NEAR) : trigger.i]):
        if token.pos_ == "PRON":
            continue
        kinds = ("state", "government")
        found = tuple(v for v in page.cast.who(token) if page.cast.characters[v].kind in kinds)
        if found:
            return found
    return ()


# what all share


def _mention(page: Page, trigger: Token, **told: Any) -> Mention:
    measure = told.pop("measure", None) or measure_of(trigger)
    body = told.pop("body", None)
    return Mention(
        trigger=trigger,
        measure=measure,
        body=body if body is not None else _body_of(page, trigger, measure),
        earlier=_is_earlier(trigger),
        **told,
    )


def _body_of(page: Page, trigger: Token, measure: Token | None) -> int | None:
    """The voting body named in the measure's phrase, behind the trigger, or in the sentence, in this
    order."""
    behind = page.doc[trigger.i : min(trigger.i + _NEAR, trigger.sent.end)]
    near = [*(subject_words(measure) if measure is not None else ()), *behind, *trigger.sent]
    return next((i for t in near for i in page.cast.who(t) if is_body(page, i)), None)


def _is_earlier(trigger: Token) -> bool:
    """As in "had previously vetoed three other resolutions", "has vetoed it twice": told as background to
    another vote."""
    words = set(vote_words()["earlier"])
    for token in trigger.doc[max(trigger.sent.start, trigger.i - 4) : min(trigger.i + 9, trigger.sent.end)]:
        if (token.text in STOPS and token.i > trigger.i) or (token.i > trigger.i and token.pos_ == "VERB"):
            return False
        counted = token.lower_ == "times" or (token.lower_ == "other" and token.nbor(-1).pos_ == "NUM")
        if token.lower_ in words or counted:
            return True
    return False


def _is_true(verb: Token) -> bool:
    """Done, and not planned, denied or threatened; "allowed it to pass" and "chose to abstain" are true."""
    if _is_infinitive(verb):
        return _governor_is_factive(verb)
    head = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "acl", "advcl") and is_form(head, vote_words()["factive"]["words"]):
        return not (_is_negated(verb) or _is_negated(head))
    return standing_of_verb(verb, "SUPPORT", lexicon()).status in _TRUE


def _is_infinitive(verb: Token) -> bool:
    if is_passive(verb) and any(c.lower_ == "to" for c in children(verb, "mark")):
        return True  # "still has to be approved"
    return verb.tag_ == "VB" and verb.i > verb.sent.start and verb.nbor(-1).lower_ == "to"


def _governor_is_factive(verb: Token) -> bool:
    """By the words before an infinitive, back to the nearest that governs one: "allowing the measure to
    pass"."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 8) : verb.i - 1]):
        if is_form(token, vote_words()["factive"]["words"]):
            return not _is_negated(token)
        if token.pos_ in ("VERB", "ADJ") or token.text in STOPS:
            return False
    return False


def _is_negated(token: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "n’t", "never") for c in token.children)


def _noun_true(noun: Token) -> bool:
    if (
        is_form(noun.head, vote_words()["factive"]["words"])
        and noun.head.i != noun.i
        and not _is_negated(noun.head)
    ):
        return True
    return standing_under(noun, Standing("happened", "told as a fact"), lexicon()).status in _TRUE
