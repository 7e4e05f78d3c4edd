"""Votes of councils, parliaments and assemblies, as one article tells them.

    "The Council adopted the resolution by 14 votes to none; the United States abstained."
        → body the Council, subject the resolution, outcome adopted, the United States: abstain

Mentions (`vote_mentions`) that can be of one vote are put together: same body, same outcome, no other date,
and a subject that is the same words or only pointed at ("the measure").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from onrecord.finding.page import Page
from onrecord.finding.vote_lists import listed
from onrecord.finding.vote_mentions import Mention, find_mentions, is_body
from onrecord.finding.vote_phrases import part_of, purpose_words, subject_words, vote_words
from onrecord.finding.vote_rolls import Roll, called, rolls_in
from onrecord.finding.vote_tally import Counted, tally_in
from onrecord.reading.stated_dates import WEEKDAYS
from onrecord.record import BallotFound, BindingFound, Evidence, How, StatementFound, VoteFound, When
from onrecord.record.vote import Outcome


@dataclass(slots=True)
class _Group:
    """Mentions of one vote, in order, and its roll-call."""

    mentions: list[Mention] = field(default_factory=list)
    rolls: list[Roll] = field(default_factory=list)


def find_votes(page: Page, statements: Sequence[StatementFound]) -> Iterator[VoteFound]:
    """The votes of an article, each once, with how each named actor voted; votes told as background are
    `earlier`.

    "Freedonia vetoed the draft, as it had twice before" gives two: the veto, and an earlier one.
    """
    told = [group for group in _groups(page, list(find_mentions(page))) if _is_told(group)]
    main = next((g for g in told if not g.mentions[0].earlier), None)
    for roll in rolls_in(page.article.text) if told else ():
        _of_roll(roll, told).rolls.append(roll)
    for group in told:
        yield _vote(page, group, tuple(_binding(statements)) if group is main else ())


def _of_roll(roll: Roll, told: Sequence[_Group]) -> _Group:
    """The vote whose tally a roll-call bears out, else the one told last before it."""
    counted = ((group, _counted(group.mentions)) for group in told)
    fitting = next((group for group, c in counted if c is not None and roll.fits(c[1].tally)), None)
    before = [g for g in told if not g.mentions[0].earlier and g.mentions[0].trigger.idx < roll.start]
    return fitting or (before or told)[-1]


def _groups(page: Page, mentions: Sequence[Mention]) -> list[_Group]:
    groups: list[_Group] = []
    for mention in mentions:
        home = next((g for g in groups if all(_one_vote(page, mention, m) for m in g.mentions)), None)
        if home is None:
            home = _Group()
            groups.append(home)
        home.mentions.append(mention)
    return groups


def _is_told(group: _Group) -> bool:
    """A vote needs an outcome, or somebody's ballot and a body or subject; "a vote in the council" alone says
    too little, and so does "Oslo abstained"."""
    mentions = group.mentions
    known = any(m.body is not None or m.measure is not None for m in mentions)
    return any(m.outcome is not None for m in mentions) or (known and any(m.voters for m in mentions))


def _one_vote(page: Page, one: Mention, other: Mention) -> bool:
    if one.earlier != other.earlier:
        return False
    if one.body is not None and other.body is not None and one.body != other.body:
        return False
    if not _outcomes_agree(one, other) or {_of_amendment(one), _of_amendment(other)} == {True, False}:
        return False
    if _days_apart(page, one, other):
        return False
    return _subjects_agree(one, other) and _ballots_agree(one, other)


def _days_apart(page: Page, one: Mention, other: Mention) -> bool:
    """On two days, or on two days of the week where the report's own day is not known."""
    first, second = _date(page, [one]), _date(page, [other])
    if first and second and first.value and second.value:
        return first.value != second.value
    days = _weekday(first, one), _weekday(second, other)
    return None not in days and days[0] != days[1]


def _weekday(when: When | None, mention: Mention) -> int | None:
    """The day of the week that the words give, or that stands right beside the word of voting."""
    at = mention.trigger.i
    near = mention.trigger.doc[max(mention.trigger.sent.start, at - 2) : at]
    words = (when.text or "").lower().split() if when is not None else [t.lower_ for t in near]
    return next((WEEKDAYS[word] for word in words if word in WEEKDAYS), None)


def _unopposed(mention: Mention) -> bool:
    counted = tally_in(part_of(mention.trigger, ";").text)
    return counted is not None and counted.tally.no == 0


def _of_amendment(mention: Mention) -> bool | None:
    """A change to a draft is voted on apart from the draft; None where nothing is named."""
    return None if mention.measure is None else mention.measure.lemma_.lower() == "amendment"


def _outcomes_agree(one: Mention, other: Mention) -> bool:
    """ "Failed to adopt it, owing to the negative vote of a permanent member" is "rejected the draft" too; a
    count with nobody against tells of no veto."""
    if (_unopposed(one) and other.outcome == "vetoed") or (_unopposed(other) and one.outcome == "vetoed"):
        return False
    if one.outcome is None or other.outcome is None or one.outcome == other.outcome:
        return True
    return "adopted" not in (one.outcome, other.outcome) and (one.fell or other.fell)


def _ballots_agree(one: Mention, other: Mention) -> bool:
    return one.ballot == other.ballot or not set(one.voters) & set(other.voters)


def _subjects_agree(one: Mention, other: Mention) -> bool:
    first, second = _content(one), _content(other)
    if first and second and _numbers(one) and _numbers(other):
        return _numbers(one) == _numbers(other)
    return len(first) < 2 or len(second) < 2 or bool(first & second)


def _content(mention: Mention) -> frozenset[str]:
    """The telling words of what was voted on, without the body's name and the word "resolution" itself."""
    if mention.measure is None:
        return frozenset()
    plain = set(vote_words()["measures"]) | {"un", "u.n.", "united", "nations", "security", "council", "call"}
    return frozenset(
        t.lemma_.lower()
        for t in subject_words(mention.measure)
        if t.pos_ in ("NOUN", "PROPN", "ADJ") and t.lemma_.lower() not in plain
    )


def _numbers(mention: Mention) -> frozenset[str]:
    if mention.measure is None:
        return frozenset()
    return frozenset(t.text for t in subject_words(mention.measure) if re.fullmatch(r"\d{2,5}", t.text))


def _vote(page: Page, group: _Group, binding: tuple[BindingFound, ...]) -> VoteFound:
    mentions = group.mentions
    subjects = [subject_words(m.measure).text for m in mentions if m.measure is not None]
    subjects = subjects or [w.text for m in mentions if (w := purpose_words(m.trigger)) is not None]
    counted = _counted(mentions)
    return VoteFound(
        body=next((m.body for m in mentions if m.body is not None), None),
        subject=max(subjects, key=lambda s: (len(s), s), default=None),
        date=_date(page, mentions),
        outcome=_outcome(mentions),
        votes=tuple(_ballots(page, group)),
        tally=counted[1].tally if counted else None,
        binding=binding,
        earlier=mentions[0].earlier,
        evidence=(*_evidence(page, mentions, counted), *_of_rolls(page, group.rolls)),
        how=tuple(dict.fromkeys(How(field="outcome" if m.outcome else "votes", by=m.by) for m in mentions)),
    )


def _outcome(mentions: Sequence[Mention]) -> Outcome | None:
    """The first that is told; a veto tells more than that a text fell."""
    told = [m.outcome for m in mentions if m.outcome is not None]
    return "vetoed" if "vetoed" in told else next(iter(told), None)


def _date(page: Page, mentions: Sequence[Mention]) -> When | None:
    """When it was; "had abstained on Monday" tells of a day before it, unless nothing else tells of it."""
    now = [m for m in mentions if not any(c.lower_ == "had" for c in m.trigger.children)] or mentions
    found = [w for m in now if (w := page.calendar.of(m.trigger)) is not None]
    return next((w for w in found if w.value is not None), found[0] if found else None)


def _ballots(page: Page, group: _Group) -> Iterator[BallotFound]:
    """Each voter once, by the roll-call, else by the first mention, a state under one name; the body itself
    casts no ballot."""
    seen: set[object] = set()
    called_over = (ballot for roll in group.rolls for ballot in called(page, roll))
    for told in chain(called_over, _all_ballots(page, group.mentions)):
        character = page.cast.characters[told.actor]
        state = character.country if character.kind in ("state", "government") else None
        if not {told.actor, state} & seen and not is_body(page, told.actor):
            seen |= {told.actor, state} - {None}
            yield told


def _all_ballots(page: Page, mentions: Sequence[Mention]) -> Iterator[BallotFound]:
    """What the mentions tell, a veto before a vote against; then what their sentences list in brackets."""
    cast = [(m.ballot, voter) for m in mentions for voter in m.voters if m.ballot is not None]
    for ballot, voter in sorted(cast, key=lambda told: told[0] != "veto"):
        whose = _delegation_of(page, voter)
        if whose is not None:
            yield BallotFound(actor=whose, vote=ballot)
    sentences = {m.trigger.sent.start: m.trigger.sent for m in mentions}
    yield from listed(page, list(sentences.values()))


def _delegation_of(page: Page, voter: int) -> int | None:
    """Whose delegation it is that voted, where it has no name of its own; None where that is not told."""
    character = page.cast.characters[voter]
    nameless = character.kind in ("body", "organisation") and character.name.islower()
    return character.member_of if nameless else voter


def _counted(mentions: Sequence[Mention]) -> tuple[int, Counted] | None:
    """The first tally in the sentences that tell of the vote, with where its sentence starts."""
    for mention in mentions:
        part = part_of(mention.trigger, ";")
        found = tally_in(part.text)
        if found is not None:
            return part.start_char, found
    return None


def _evidence(
    page: Page, mentions: Sequence[Mention], counted: tuple[int, Counted] | None
) -> Iterator[Evidence]:
    if counted is not None:
        offset, found = counted
        yield page.evidence(offset + found.start, offset + found.end, "tally")
    done: set[int] = set()
    for mention in mentions:
        trigger, sentence = mention.trigger, mention.trigger.sent
        yield page.evidence(trigger.idx, trigger.idx + len(trigger.text), "trigger")
        if sentence.start not in done:
            done.add(sentence.start)
            yield page.evidence(
                sentence.start_char, sentence.start_char + len(sentence.text.rstrip()), "sentence"
            )


def _of_rolls(page: Page, rolls: Sequence[Roll]) -> Iterator[Evidence]:
    for roll in rolls:
        yield page.evidence(roll.start, roll.lists[-1][-1], "sentence")


_BINDING = re.compile(r"\b(?:non-?\s?|not (?:legally )?|legally |un)?binding\b", re.IGNORECASE)
_VOTED_ON = re.compile(r"\b(?:resolution|vote|measure|decision|text|motion|it|bill)\b", re.IGNORECASE)


def _binding(statements: Sequence[StatementFound]) -> Iterator[BindingFound]:
    """What sources say of its binding anybody: "the envoy said the resolution was non-binding"."""
    claims: dict[str, list[int]] = {}
    for index, statement in enumerate(statements):
        if _BINDING.search(statement.content) and _VOTED_ON.search(statement.content):
            claims.setdefault(statement.content, []).append(index)
    for claim, indexes in claims.items():
        yield BindingFound(claim=claim, according_to=tuple(indexes))
