"""The steps in the life of an engagement: from the events that tell them, and from what was said of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.linking.happening_mentions import Mention
from onrecord.linking.wording import Term, concepts, terms
from onrecord.reconciling.encounters import SUMMONS, Encounter, lexicon
from onrecord.reconciling.engagement_tellings import Telling, no_day_yet
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
_NONE_WAS = re.compile(
    r"\bno (?:[\w’'-]+ ){1,7}(?:has|have|had|was|were|is|are)(?: ever)?(?: been)? \w+ed\b", re.IGNORECASE
)
""" "No delegation to Lyth has been approved"."""
_HAD_BEEN_DUE = re.compile(
    r"\b(?:had been (?:due|set|scheduled|expected|supposed|slated)|(?:was|were) to have)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)
""" "She had been due to meet Mr. Sato": she did not."""
_NOT_HELD = re.compile(
    r"[^.;:]{0,60}\b(?:could|did|can|was|were)(?: not|n[’']t)\b(?: \w+ly)? "
    r"(?:take place|be held|held|begin|start|open)\b",
    re.IGNORECASE,
)
""" "The first session of the talks | could not take place on Monday"."""
_AWAITED = re.compile(
    r"\b(?:look(?:s|ed|ing)? forward to|await(?:s|ed|ing)?|prepar(?:es?|ed|ing) (?:for|to))\s"
    r"(?:[\w’'-]+\s){0,2}$",
    re.IGNORECASE,
)
_WITHIN = r"(?:(?! and (?!(?-i:[A-Z]))| while | but (?!the |it )| whose )[^.;:]){0,100}"
"""The words of a clause, from a noun to its verb."""
_ACCEPTED = re.compile(
    r"\baccept(?:s|ed|ing)? (?:an?|the|his|her|their|its) (?:[\w’'-]+ ){0,3}invitation to (?:\w+ )?$",
    re.IGNORECASE,
)
_INVITED = 60
_BEGAN = re.compile(
    _WITHIN + r"\b(?:began|resumed|opened|started|got under way|are under way)\b",
    re.IGNORECASE,
)
""" "The talks between Norland and Sudria | resumed on Monday"."""
_SINCE_STOP = re.compile(r"[.;:!?\n]|, (?:and|but|which|who) ")
_WAS_PUT_OFF = re.compile(
    _WITHIN + r"\b(?:has|have|had|was|were|is|are|be) "
    r"(?:again |now |once (?:again|more) )?(?:been |being )?(?:again |now |once (?:again|more) )?"
    r"(?:put off|put on hold|postponed|pushed back|held over|delayed|deferred|shelved|suspended)\b"
    r"|" + _WITHIN + r"\bslip(?:s|ped)? (?:to|until|into)\b",
    re.IGNORECASE,
)
_WAS_MOVED = re.compile(
    _WITHIN + r"\b(?:has|have|had|was|were|is|are|be) (?:been |being )?"
    r"(?:brought forward|moved (?:up|forward|to))\b",
    re.IGNORECASE,
)
""" "The summit, set for June, | has been brought forward to next week"."""
_JUST_AFTER = 130
"""Code points after the trigger: "the meeting that was set for Thursday | has been put off"."""
_CALLED_OFF = re.compile(
    r"\b(?:call(?:s|ed|ing)? off|cancel(?:l?ed|s|l?ing)?|scrap(?:s|ped|ping)?)\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
_STEP_WORDS: tuple[tuple[StepStatus, str], ...] = (
    ("rescheduled", "rescheduled"), ("rescheduled", "rescheduled_by"), ("postponed", "postponed"),
    ("approved", "approved"), ("cancelled", "cancelled"), ("refused", "refused"), ("planned", "planned"),
)  # fmt: skip
"""Steps and the word lists that tell them, the most telling first."""
_OPEN = frozenset({"planned", "requested", "rescheduled", "approved", "postponed"})
_WISHES = frozenset({"request", "demand", "propose", "predict", "ask"})
"""Acts of statements that say what ought to be or may come."""
_CAME_ABOUT = frozenset({"held", "under_way"})
_PREPARES = frozenset({"requested", "planned", "approved", "refused"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of one step: in which words, by which statements, by whom, in which article; where it is
    `disputed`, `denies` is the step that it says did not come about. `bare` tells that a noun alone makes
    it, `open` that it may yet come about, `plain` that it is told as a fact, not to deny what others say."""

    status: StepStatus
    article: str
    published: str
    speakers: tuple[str, ...]
    actors: tuple[str, ...]
    denies: StepStatus | None = None
    bare: bool = False
    open: bool = False
    plain: bool = False
    date: When | None
    according_to: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    claim: str


@dataclass(frozen=True, slots=True)
class Besides:
    """What speaks of an engagement beside the happenings it is made of: statements, sentences, and mentions
    of a meeting of more people than met here."""

    said: Sequence[Said] = ()
    sentences: Sequence[Telling] = ()
    wide: Sequence[Mention] = ()


def accounts_of(encounter: Encounter, besides: Besides, ledger: Ledger) -> tuple[Account, ...]:
    """Every account of every step."""
    told = [a for strand in encounter for m in strand.mentions for a in _by_event(m, strand.request, ledger)]
    wide = [a for m in besides.wide for a in _by_event(m, False, ledger)]
    said = [a for s in besides.said for a in _by_statement(s, ledger)]
    sentences = [_by_sentence(s, ledger) for s in besides.sentences]
    return tuple(_renewed(_missed(_put_off(_sure([*told, *wide, *said, *sentences])))))


def _by_event(mention: Mention, request: bool, ledger: Ledger) -> Iterator[Account]:
    status = _asked(mention) if request else _standing(mention)
    if status is None:
        return
    article = mention.article.id
    sources = [ledger.said[article, i] for i in mention.found.according_to]
    worded = _worded(mention, status)
    yield Account(
        status=worded,
        bare=not request and worded in _CAME_ABOUT | {"requested"} and mention.bare,
        open=worded == "cancelled" and _may_yet_be(mention),
        plain=not any(s.found.act == "deny" for s in sources),
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


def _asked(mention: Mention) -> StepStatus:
    """Who summons an ambassador meets him."""
    summoned = mention.found.status == "happened" and concepts(mention.found.trigger) & SUMMONS
    return "held" if summoned else "requested"


def _by_sentence(telling: Telling, ledger: Ledger) -> Account:
    article = telling.article
    said = [
        s
        for i in range(len(ledger.by_article[article].statements))
        for s in (ledger.said[article, i],)
        if any(
            e.start < telling.end and telling.start < e.end for e in s.found.evidence if e.role == "content"
        )
    ]
    coverage = ledger.by_article[article]
    return Account(
        status=telling.step,
        article=article,
        published=_day(coverage.article.published),
        speakers=unique(s for s in map(ledger.speaker, said) if s) or (f"report {article}",),
        actors=tuple(sorted(telling.persons)),
        denies=telling.denies,
        open=telling.open,
        plain=not any(s.found.act == "deny" for s in said),
        date=None,
        according_to=tuple(s.id for s in said),
        evidence=(telling.evidence, telling.sentence),
        claim=coverage.article.text[telling.start : telling.end].strip(),
    )


def _holds(said: Said, telling: Telling) -> bool:
    """Whether the sentence is in what somebody says."""
    return any(
        e.start < telling.end and telling.start < e.end for e in said.found.evidence if e.role == "content"
    )


def _sure(accounts: Sequence[Account]) -> Sequence[Account]:
    """ "The trip would be read as weakness" names a trip and does not tell that it was made: a bare noun
    counts as having come about only where nothing else is told."""
    return [a for a in accounts if not a.bare] or accounts


def _put_off(accounts: Sequence[Account]) -> list[Account]:
    """ "She will not come on Thursday. The visit was put off by a week." tells of one delay."""
    delays = {a.article for a in accounts if a.status == "postponed"}
    return [_as(a, "postponed") if a.open and a.article in delays else a for a in accounts]


def _missed(accounts: Sequence[Account]) -> list[Account]:
    """ "The two were to meet on Friday." "The meeting did not take place." What was planned and, as nobody
    contests, was not held is off; one account that denies what none affirms denies nothing."""
    if any(a.status in _CAME_ABOUT for a in accounts):
        return list(accounts)
    planned = min((a.published for a in accounts if a.status in _OPEN), default=None)
    return [
        _as(a, "cancelled")
        if a.status == "disputed"
        and a.denies == "held"
        and a.plain
        and planned is not None
        and a.published >= planned
        else a
        for a in accounts
    ]


def _standing(mention: Mention) -> StepStatus | None:
    """ "The envoys will not come" calls a visit off; "the envoys did not come" and "no visit is planned"
    deny it."""
    if mention.found.type == "REJECT":
        return "refused"
    before = mention.article.text[max(0, mention.anchor.start - _JUST_BEFORE) : mention.anchor.end]
    if mention.found.status == "denied" and _WILL_NOT.search(before):
        return "cancelled"
    if mention.found.status in ("happened", "planned", "ongoing") and _called_off(mention, before):
        return "cancelled"
    if mention.found.status == "planned" and _HAD_BEEN_DUE.search(before):
        return "cancelled"
    if mention.found.status in ("happened", "ongoing") and (_is_to_come(mention) or _awaited(mention)):
        return "planned"
    return _BY_STATUS.get(mention.found.status)


def _is_kept(mention: Mention) -> bool:
    """ "Denied that the visit had been put off": it stands as planned."""
    return any(h.field == "status" and "” of “" in h.by for h in mention.found.how)


def _may_yet_be(mention: Mention) -> bool:
    """ "She was to have met Mr. Sato", "the talks could not be held on Monday": not on that day."""
    text, at = mention.article.text, mention.anchor
    before, after = text[max(0, at.start - _JUST_BEFORE) : at.end], text[at.end : at.end + _JUST_AFTER]
    return bool(_HAD_BEEN_DUE.search(before) or _NOT_HELD.match(after))


def _awaited(mention: Mention) -> bool:
    """ "She looked forward to receiving Ms. Marsh"."""
    start = mention.anchor.start
    return bool(_AWAITED.search(mention.article.text[max(0, start - _JUST_BEFORE) : start]))


def _is_to_come(mention: Mention) -> bool:
    """Its day is after that of the report."""
    when, out = _day(mention.found.date), _day(mention.article.published)
    return bool(when and out) and when > out[: len(when)]


def _called_off(mention: Mention, before: str) -> bool:
    """ "Called off his visit", "cancelled a visit to Lyth": in the trigger, or straight before it."""
    if concepts(mention.found.trigger) & lexicon()["steps"]["cancelled"]:
        return True
    straight = _SINCE_STOP.split(before[: len(before) - len(mention.anchor.text)])[-1]
    return bool(_CALLED_OFF.search(straight))


def _worded(mention: Mention, status: StepStatus) -> StepStatus:
    """ "rescheduled the visit" is a step of its own, though the event to come is only planned."""
    if _is_kept(mention):
        return status
    named = lexicon()["steps"]
    start = max(
        mention.anchor.start - _JUST_BEFORE, mention.article.text.rfind(".", 0, mention.anchor.start) + 1
    )
    trigger = concepts(mention.article.text[start : mention.anchor.end])
    if status in _OPEN and trigger & named["rescheduled"]:
        return "rescheduled"
    after = mention.article.text[mention.anchor.end : mention.anchor.end + _JUST_AFTER]
    if status != "disputed" and (trigger & named["postponed"] or _WAS_PUT_OFF.match(after)):
        return "postponed"
    before = mention.article.text[max(0, mention.anchor.start - _INVITED) : mention.anchor.start]
    if status == "planned" and _ACCEPTED.search(before):
        return "approved"
    began = _BEGAN.match(after) or _BEGAN.match(mention.found.trigger)
    if status == "held" and began and mention.deed & lexicon()["kinds"]["talks"]:
        return "under_way"
    if status == "planned" and (named["rescheduled"] & mention.sentence or _WAS_MOVED.match(after)):
        return "rescheduled"
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
    trip" and "denied that talks would resume" → disputed; None where it tells none. Who asks for a visit to
    be cancelled does not call it off."""
    hit = _step_word(terms(said.found.content))
    if hit is None or (hit[0] == "cancelled" and said.found.act in _WISHES):
        return None
    if hit[0] == "rescheduled" and no_day_yet(said.found.content):
        return "postponed"
    denied = said.found.act == "deny" or hit[1].negated or _NONE_WAS.search(said.found.content)
    return "disputed" if denied else hit[0]


def step_told(said: Said) -> StepStatus | None:
    """The step that a statement speaks of, whether it says that it came about or not."""
    hit = _step_word(terms(said.found.content))
    return None if hit is None else hit[0]


def _step_word(found: Sequence[Term]) -> tuple[StepStatus, Term] | None:
    # "Never cancelled, only rescheduled" denies that it was called off.
    kept = next((t for t in found if t.negated and t.concept in lexicon()["steps"]["cancelled"]), None)
    if kept is not None:
        return "cancelled", kept
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
    """What is planned anew by reports that came out after those of the cancellation, or after the first of
    them for a day still to come, is rescheduled."""
    ends = [a.published for a in accounts if a.status in ("cancelled", "postponed") and a.published]
    told_off = {a.article for a in accounts if a.status in ("cancelled", "postponed")}
    if any(
        a.denies in ("cancelled", "postponed") for a in accounts
    ):  # "is not cancelled and will be made on Thursday"
        ends = []
    for a in accounts:
        later = bool(ends) and a.published > max(ends) and a.article not in told_off
        # "The visit that was shelved on Sunday will be made on Thursday."
        still_to_come = bool(ends) and a.published > min(ends) and _day(a.date) > a.published[:10]
        yield _as(a, "rescheduled") if a.status == "planned" and (later or still_to_come) else a


def _as(account: Account, status: StepStatus) -> Account:
    return replace(account, status=status)


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
    """Steps that prepare come in the usual order before all others; what became of it in the order in which
    reports first told of it, where all are dated."""
    ends = [s for s in ordered if s not in _PREPARES]
    if not all(a.published for s in ends for a in told[s]):
        return tuple(ordered)
    in_time = sorted(ends, key=lambda s: (_first_told(told[s]), ordered.index(s)))
    return (*(s for s in ordered if s in _PREPARES), *in_time)


def final(steps: Sequence[StepStatus], accounts: Sequence[Account]) -> StepStatus:
    """How it stands at the end: by the last step. A dispute is told apart, unless nothing else is known, or
    whether it came about at all is disputed."""
    last: StepStatus = next((s for s in reversed(steps) if s != "disputed"), "disputed")
    if last in _CAME_ABOUT and _is_denied(last, "held", accounts):
        return "disputed"
    if last in ("cancelled", "postponed") and _is_denied(last, last, accounts):
        return next((s for s in reversed(steps) if s in ("planned", "approved")), last)
    return last


def _is_denied(last: StepStatus, denied: StepStatus, accounts: Sequence[Account]) -> bool:
    """Somebody denies that it came about, no sooner than others first told that it had."""
    affirmed = min((a.published for a in accounts if a.status == last), default="")
    return any(a.status == "disputed" and a.denies == denied and a.published >= affirmed for a in accounts)


def _first_told(accounts: Sequence[Account]) -> str:
    return min(a.published for a in accounts)


def _one_step(status: StepStatus, accounts: Sequence[Account]) -> Step:
    return Step(
        status=status,
        date=best_date(a.date for a in accounts),
        according_to=unique(s for a in accounts for s in a.according_to),
        evidence=evidence_of(*(a.evidence for a in accounts)),
    )
