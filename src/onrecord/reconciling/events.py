"""Events of the record: one happening, with every account of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.linking.happening_mentions import Mention
from onrecord.linking.happenings import Happening
from onrecord.reconciling.ledger import Ledger, evidence_of, unique
from onrecord.record import Event, Evidence, How, When, make_id
from onrecord.record.event import Status

_LIFE: tuple[Status, ...] = (
    "hypothetical", "conditional", "proposed", "planned", "ongoing", "happened", "cancelled",
)  # fmt: skip
"""What comes later in the life of one happening, where reports have no dates to tell."""

_PAST_PLAN = re.compile(
    r"\b(?:was|were|had been) (?:\w+ly )?(?:(?:due|set|scheduled|slated|expected|supposed|planned|meant)\b"
    r"|to (?!have\b)\w+)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;]\s|\n")
_AROUND = 100
"""Code points before a trigger and from its start that tell of it."""
_RUNNING = frozenset({"ongoing", "happened"})
_OPEN = frozenset({"hypothetical", "conditional", "proposed"})
"""Of what may never come about."""


def event_of(happening: Happening, ledger: Ledger, retold: Sequence[Evidence] = ()) -> Event:
    """Merges the mentions of one happening. The first report gives id and trigger; the fullest gives the
    parties. `retold` are other words that tell of it."""
    first = happening[0]
    return Event(
        id=event_id(happening),
        type=first.found.type,
        mode=_commonest(m.found.mode for m in happening),
        actors=_parties([m.actors for m in happening]),
        recipients=_recipients(happening),
        trigger=first.found.trigger,
        status=_status(happening),
        date=best_date(m.found.date for m in happening),
        place=_commonest(m.found.place for m in happening),
        according_to=unique(
            s for m in happening for s in ledger.statement_ids(m.article.id, m.found.according_to)
        ),
        articles=unique([*(m.article.id for m in happening), *(e.article for e in retold)]),
        evidence=evidence_of(*(m.found.evidence for m in happening), retold, _of_status(happening)),
        how=_how(happening),
    )


def event_id(happening: Happening) -> str:
    """From the earliest report's words, so that a later report of the same happening does not change it."""
    first = happening[0]
    return make_id(
        "e", first.found.type, first.article.id, first.anchor.start, first.anchor.end, *first.names
    )


def _parties(accounts: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Those whom half of the accounts name, or else whom most name; with two accounts or fewer, all of
    them."""
    counts = Counter(actor for account in accounts for actor in account)
    named = [account for account in accounts if account]
    half = len(named) / 2 if len(named) > 2 else 1
    least = min(half, max(counts.values(), default=0))
    return unique(a for account in accounts for a in account if counts[a] >= least)


def _recipients(happening: Happening) -> tuple[str, ...]:
    doers = set(_parties([m.actors for m in happening]))
    return tuple(r for r in _parties([m.recipients for m in happening]) if r not in doers)


def _status(happening: Happening) -> Status:
    """How it stands by the latest report; where reports are undated, what comes latest in a happening's life.

    A denial is an account beside others (a discrepancy shows it), and stands only where nobody says
    otherwise. "The trip would be read as weakness" names a trip and says nothing of how it stands; nor does
    a wish take back a plan, or a plan what has come about; nor a plan told as one of the past a cancelling.
    """
    affirmed = [m for m in happening if m.found.status != "denied"]
    if not affirmed:
        return "denied"
    affirmed = [m for m in affirmed if not (m.bare and m.found.status in _RUNNING)] or affirmed
    affirmed = [m for m in affirmed if m.found.status not in _OPEN] or affirmed
    if "cancelled" in {m.found.status for m in affirmed}:
        affirmed = [m for m in affirmed if not _had_been_planned(m)]
    else:
        affirmed = [m for m in affirmed if m.found.status != "planned"] or affirmed
    latest = max(_day(m) for m in affirmed)
    last = [m.found.status for m in affirmed if _day(m) == latest]
    if happening[0].found.type == "ASSAULT" and "ongoing" in last:
        return "ongoing"  # a campaign of which single strikes are told too
    return max(last, key=_LIFE.index)


def _had_been_planned(mention: Mention) -> bool:
    """ "The talks were due to open on Monday", "Norland and Sudria were to meet in Lyth"."""
    if mention.found.status != "planned":
        return False
    text, at = mention.article.text, mention.anchor.start
    before = _SENTENCE_END.split(text[max(0, at - _AROUND) : at])[-1]
    after = _SENTENCE_END.split(text[at : at + _AROUND])[0]
    return _PAST_PLAN.search(before + after) is not None


def _of_status(happening: Happening) -> Iterator[Evidence]:
    """Where accounts give several statuses, the words of those that give the one it has: "was to meet" on
    Monday, "met" on Wednesday."""
    if len({m.found.status for m in happening}) > 1:
        status = _status(happening)
        for mention in happening:
            if mention.found.status == status and not (mention.bare and status in _RUNNING):
                yield msgspec.structs.replace(mention.anchor, role="status")


def _day(mention: Mention) -> str:
    published = mention.article.published
    return published.value[:10] if published and published.value else ""


def best_date(dates: Iterable[When | None]) -> When | None:
    """The most exact date with a value that most accounts give, else the first in words."""
    known = [d for d in dates if d is not None]
    valued = [d for d in known if d.value]
    if valued:
        counts = Counter(d.value for d in valued)
        return max(valued, key=lambda d: (counts[d.value], len(d.value or ""), d.value or "", d.text or ""))
    return known[0] if known else None


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return max(counts, key=lambda v: (counts[v], len(v), v)) if counts else None


def _how(happening: Happening) -> tuple[How, ...]:
    own = happening[0].found.how
    if len(happening) == 1:
        return own
    reports = len({m.article.id for m in happening})
    told = f"told {len(happening)} times in {reports} reports with like parties, words, place and date"
    return (*own, How(field="articles", by=told))
