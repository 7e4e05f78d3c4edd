"""The steps in the life of an engagement: from the events that tell them, and from what was said of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.happening_mentions import Mention
from onrecord.linking.wording import Term, concepts, terms
from onrecord.reconciling.encounters import Encounter, lexicon
from onrecord.reconciling.events import best_date
from onrecord.reconciling.ledger import Ledger, Said, evidence_of, unique
from onrecord.record import Evidence, Step, When
from onrecord.record.engagement import EngagementKind, StepStatus
from onrecord.record.event import Status

_BY_STATUS: dict[Status, StepStatus] = {
    "planned": "planned",
    "conditional": "planned",
    "happened": "held",
    "ongoing": "under_way",
    "cancelled": "cancelled",
    "proposed": "requested",
    "denied": "disputed",
}
LIFE: tuple[StepStatus, ...] = (
    "requested", "planned", "approved", "refused", "postponed", "cancelled", "disputed", "rescheduled",
    "under_way", "held",
)  # fmt: skip
"""The usual order of steps, which stands where reports give no dates."""
_JUST_BEFORE = 30
"""Code points before the trigger that belong to it: "agreed to reschedule the | visit"."""
_WILL_NOT = re.compile(r"\b(?:will|would|wo|shall) ?(?:no longer|not|n[’']t)\b", re.IGNORECASE)
_STEP_WORDS: tuple[tuple[StepStatus, str], ...] = (
    ("rescheduled", "rescheduled"), ("rescheduled", "rescheduled_by"), ("postponed", "postponed"),
    ("approved", "approved"), ("cancelled", "cancelled"), ("refused", "refused"),
)  # fmt: skip
"""Steps and the word lists that tell them, the most telling first."""
_OPEN = frozenset({"planned", "requested", "rescheduled", "approved", "postponed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of one step: in which words, by which statements, by whom, in which article; where it is
    `disputed`, `denies` is the step that it says did not come about."""

    status: StepStatus
    article: str
    published: str
    speakers: tuple[str, ...]
    actors: tuple[str, ...]
    denies: StepStatus | None = None
    date: When | None
    according_to: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    claim: str


def accounts_of(encounter: Encounter, extra: Iterable[Said], ledger: Ledger) -> tuple[Account, ...]:
    """Every account of every step; `extra` are statements that speak of this engagement."""
    told = [a for strand in encounter for m in strand.mentions for a in _by_event(m, strand.request, ledger)]
    said = [a for s in extra for a in _by_statement(s, ledger)]
    return tuple(_renewed([*told, *said]))


def _by_event(mention: Mention, request: bool, ledger: Ledger) -> Iterator[Account]:
    status = "requested" if request else _standing(mention)
    if status is None:
        return
    article = mention.article.id
    sources = [ledger.said[article, i] for i in mention.found.according_to]
    yield Account(
        status=_worded(mention, status),  # type: ignore[arg-type]
        article=article,
        published=_day(mention.article.published),
        speakers=unique(s for s in map(ledger.speaker, sources) if s) or (f"report {article}",),
        actors=mention.actors,
        denies=_denied_by(mention) if status == "disputed" else None,
        date=mention.found.date,
        according_to=ledger.statement_ids(article, mention.found.according_to),
        evidence=mention.found.evidence,
        claim=ledger.sentence(article, mention.anchor.start),
    )


def _standing(mention: Mention) -> StepStatus | None:
    """ "The envoys will not come" calls a visit off; "the envoys did not come" and "no visit is planned"
    deny it."""
    before = mention.article.text[max(0, mention.anchor.start - _JUST_BEFORE) : mention.anchor.end]
    if mention.found.status == "denied" and _WILL_NOT.search(before):
        return "cancelled"
    if (
        mention.found.status == "happened"
        and concepts(mention.found.trigger) & lexicon()["steps"]["cancelled"]
    ):
        return "cancelled"
    return _BY_STATUS.get(mention.found.status)


def _worded(mention: Mention, status: str) -> str:
    """ "rescheduled the visit" is a step of its own, though the event to come is only planned."""
    named = lexicon()["steps"]
    start = max(
        mention.anchor.start - _JUST_BEFORE, mention.article.text.rfind(".", 0, mention.anchor.start) + 1
    )
    trigger = concepts(mention.article.text[start : mention.anchor.end])
    if status in _OPEN and trigger & named["rescheduled"]:
        return "rescheduled"
    if status in _OPEN | {"cancelled"} and trigger & named["postponed"]:
        return "postponed"
    return status


def _day(when: When | None) -> str:
    return when.value[:10] if when and when.value else ""


def _by_statement(said: Said, ledger: Ledger) -> Iterator[Account]:
    told = step_told(said)
    status = step_said(said)
    if status is None or _denied_report(said, ledger):
        return
    speaker = ledger.speaker(said)
    content = tuple(e for e in said.found.evidence if e.role == "content") or said.found.evidence
    yield Account(
        status=status,
        article=said.coverage.article.id,
        published=_day(said.coverage.article.published),
        speakers=(speaker,) if speaker else (said.found.source_text or "",),
        actors=(),
        denies=told if status == "disputed" else None,
        date=said.found.date,
        according_to=(said.id,),
        evidence=content,
        claim=said.found.content,
    )


def _denied_report(said: Said, ledger: Ledger) -> bool:
    """ "The ministry denied reports that talks would resume": the report inside the denial affirms
    nothing."""
    within = said.found.within
    return within is not None and ledger.said[said.coverage.article.id, within].found.act == "deny"


def step_said(said: Said) -> StepStatus | None:
    """Which step a statement tells: "they agreed to reschedule" → rescheduled; "we did not approve the
    trip" and "denied that talks would resume" → disputed; None where it tells none."""
    hit = _step_word(terms(said.found.content))
    if hit is None:
        return None
    return "disputed" if said.found.act == "deny" or hit[1].negated else hit[0]


def step_told(said: Said) -> StepStatus | None:
    """The step that a statement speaks of, whether it says that it came about or not."""
    hit = _step_word(terms(said.found.content))
    return None if hit is None else hit[0]


def _step_word(found: Sequence[Term]) -> tuple[StepStatus, Term] | None:
    for status, words in _STEP_WORDS:
        hit = next((t for t in found if t.concept in lexicon()["steps"][words]), None)
        if hit is not None:
            return status, hit
    return None


def _denied_by(mention: Mention) -> StepStatus:
    """ "denied that talks would resume" denies the new date, "denied that they met" the meeting."""
    moved = mention.focus & lexicon()["resumptive"]["words"]
    return "rescheduled" if moved else "held"


def _renewed(accounts: Sequence[Account]) -> Iterator[Account]:
    """What is planned anew by reports that came out after those of the cancellation is rescheduled."""
    ends = [a.published for a in accounts if a.status in ("cancelled", "postponed") and a.published]
    told_off = {a.article for a in accounts if a.status in ("cancelled", "postponed")}
    for a in accounts:
        anew = a.status == "planned" and ends and a.published > max(ends) and a.article not in told_off
        yield _as(a, "rescheduled") if anew else a


def _as(account: Account, status: StepStatus) -> Account:
    return Account(
        status=status,
        article=account.article,
        published=account.published,
        speakers=account.speakers,
        actors=account.actors,
        denies=account.denies,
        date=account.date,
        according_to=account.according_to,
        evidence=account.evidence,
        claim=account.claim,
    )


def history(accounts: Sequence[Account], kind: EngagementKind) -> tuple[Step, ...]:
    """Accounts of one status make one step; steps in order of time. Rounds are held while talks go on."""
    by_status: dict[StepStatus, list[Account]] = defaultdict(list)
    for account in accounts:
        by_status[account.status].append(account)
    ordered = sorted(by_status, key=LIFE.index)
    if kind == "talks" and {"held", "under_way"} <= set(ordered):
        ordered = [*(s for s in ordered if s != "under_way"), "under_way"]
    return tuple(_one_step(status, by_status[status]) for status in _by_time(ordered, by_status))


def _by_time(ordered: Sequence[StepStatus], told: dict[StepStatus, list[Account]]) -> tuple[StepStatus, ...]:
    """The usual order of life; a cancellation that came out after all reports of the meeting's being held
    or under way comes after it."""
    ends = [s for s in ordered if s in ("cancelled", "postponed")]
    later = [
        s
        for s in ends
        if _first_told(told[s]) > max((_last_told(told[o]) for o in _running(told)), default="~")
    ]
    return (*(s for s in ordered if s not in later), *later)


def _running(told: dict[StepStatus, list[Account]]) -> list[StepStatus]:
    return [s for s in told if s in ("under_way", "held", "rescheduled")]


def _first_told(accounts: Sequence[Account]) -> str:
    return min(a.published for a in accounts)


def _last_told(accounts: Sequence[Account]) -> str:
    return max(a.published for a in accounts)


def _one_step(status: StepStatus, accounts: Sequence[Account]) -> Step:
    return Step(
        status=status,
        date=best_date(a.date for a in accounts),
        according_to=unique(s for a in accounts for s in a.according_to),
        evidence=evidence_of(*(a.evidence for a in accounts)),
    )
