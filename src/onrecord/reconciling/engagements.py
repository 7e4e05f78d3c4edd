"""Engagements of the record: meetings, visits, calls, delegations and talks, each with its life."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.happening_mentions import Mention, sentence_around
from onrecord.linking.happenings import Happening
from onrecord.linking.wording import concepts
from onrecord.reconciling.encounters import (
    Encounter,
    Strand,
    agenda_openers,
    encounters,
    lexicon,
    telling_kind,
    told_with_others,
)
from onrecord.reconciling.engagement_steps import Account, Besides, accounts_of, final, history, step_said
from onrecord.reconciling.engagement_tellings import Telling, nearness, tellings
from onrecord.reconciling.events import best_date, event_id
from onrecord.reconciling.ledger import Ledger, Said, evidence_of, unique
from onrecord.record import Engagement, Evidence, How, When, make_id
from onrecord.record.engagement import EngagementKind

_HOSTS = frozenset({"state", "government"})
_SPEAKS_OF_IT = 0.6
_OF_THE_SOURCE = "anonym"
"""Before "to discuss", this tells why a source is not named, not what the meeting is about."""


@dataclass(frozen=True, slots=True)
class Life:
    """An engagement together with the accounts it was made from (discrepancies need them apart), and the
    words that tell its happenings over again, each with the id of the happening."""

    engagement: Engagement
    accounts: tuple[Account, ...]
    retold: tuple[tuple[str, Evidence], ...] = ()


def lives(happenings: Sequence[Happening], ledger: Ledger) -> Iterator[Life]:
    """Every engagement with its accounts."""
    found = encounters(happenings, ledger)
    extra = _spoken_of(found, ledger)
    besides = tellings(found, [s for each in extra.values() for s in each], ledger)
    wide = told_with_others(found)
    for at, encounter in enumerate(found):
        accounts = accounts_of(encounter, Besides(extra[at], besides[at], wide[at]), ledger)
        if accounts:
            retold = tuple(_retold(encounter, besides[at], wide[at]))
            yield Life(_engagement(encounter, accounts, ledger), accounts, retold)


def retold_in(lives: Iterable[Life]) -> dict[str, list[Evidence]]:
    """Words beside those of its mentions that tell a happening, by its id."""
    words: dict[str, list[Evidence]] = defaultdict(list)
    for life in lives:
        for happening, evidence in life.retold:
            words[happening].append(evidence)
    return words


def _retold(
    encounter: Encounter, besides: Sequence[Telling], wide: Sequence[Mention]
) -> Iterator[tuple[str, Evidence]]:
    """Every sentence that tells of the engagement tells of the happening of it that it is nearest to."""
    met = [s for s in encounter if not s.request]
    if met:
        for telling in besides:
            happening = max(met, key=lambda s: nearness(telling, s)).mentions
            yield from ((event_id(happening), e) for e in (telling.evidence, telling.sentence))
        for mention in wide:
            yield from ((event_id(met[0].mentions), e) for e in mention.found.evidence)


def _spoken_of(found: Sequence[Encounter], ledger: Ledger) -> dict[int, list[Said]]:
    """Statements that tell a step of an engagement, by the engagement they speak of."""
    extra: dict[int, list[Said]] = defaultdict(list)
    kinds = frozenset().union(*lexicon()["kinds"].values())
    at_article: dict[str, list[int]] = defaultdict(list)
    for at, encounter in enumerate(found):
        for article in unique(m.article.id for s in encounter for m in s.mentions):
            at_article[article].append(at)
    for said in ledger.said.values():
        words = concepts(said.found.content)
        if words & kinds and step_said(said) is not None:
            near = at_article[said.coverage.article.id]
            home = _home(said, words, [(at, found[at]) for at in near], ledger)
            if home is not None:
                extra[home].append(said)
    return extra


def _home(
    said: Said, words: frozenset[str], near: Sequence[tuple[int, Encounter]], ledger: Ledger
) -> int | None:
    """The engagement of the same article that shares most words with the statement and has its speaker's
    side or a cancellation to speak of."""
    speaker = ledger.speaker(said)
    side = ledger.known_side(speaker) if speaker else None
    scored = []
    for at, encounter in near:
        sides = frozenset().union(*(s.sides for s in encounter))
        if side is not None and side not in sides:
            continue
        moved = any(s.statuses & {"cancelled", "denied"} or s.resumptive for s in encounter)
        own = frozenset().union(*(s.words for s in encounter))
        named = bool(words & frozenset().union(*(lexicon()["kinds"][s.kind] for s in encounter)))
        scored.append((ledger.rarity.covered(words, own) + 0.3 * moved + 0.3 * named, -at))
    best = max(scored, default=None)
    return -best[1] if best is not None and best[0] >= _SPEAKS_OF_IT else None


def _engagement(encounter: Encounter, accounts: Sequence[Account], ledger: Ledger) -> Engagement:
    met = tuple(s for s in encounter if not s.request) or encounter
    kind = _kind(encounter)
    steps = history(accounts, kind)
    return Engagement(
        id=_id(encounter[0]),
        kind=kind,
        participants=_participants(met, ledger),
        host=_host(met, kind, ledger),
        place=_place(encounter),
        date=_date(encounter),
        agenda=_agenda(encounter, ledger),
        history=steps,
        status=final([s.status for s in steps], accounts),
        disputed=is_disputed(accounts, ledger),
        evidence=evidence_of(*(a.evidence for a in accounts)),
        how=_how(encounter, accounts, ledger),
    )


def _id(first: Strand) -> str:
    """By the first happening; by who met too, where one happening was two calls."""
    [mention, *_] = first.mentions
    of_several = len(mention.parties) < len(set(mention.names))
    return make_id("g", event_id(first.mentions), *(sorted(first.persons) if of_several else ()))


def is_disputed(accounts: Sequence[Account], ledger: Ledger) -> bool:
    """One account denies what another affirms; or one says that it was refused, the other side that it was
    put off."""
    refused, put_off = (
        {ledger.side(s) for a in accounts if a.status in of for s in a.speakers if s in ledger.actors}
        for of in (("refused",), ("postponed", "cancelled"))
    )
    return any(a.status == "disputed" for a in accounts) or bool(
        refused and put_off and not refused & put_off
    )


def _kind(encounter: Encounter) -> EngagementKind:
    counts: Counter[EngagementKind] = Counter()
    for strand in [s for s in encounter if not s.request] or encounter:
        counts[strand.kind] += len(strand.mentions)
    return telling_kind(counts)


def _participants(met: Encounter, ledger: Ledger) -> tuple[str, ...]:
    """Who meets, by every account; the host that is told only by place ("in Washington") too."""
    named = unique(p for s in met for m in s.mentions for p in (*m.actors, *m.recipients))
    sides = {ledger.side(p) for p in named}
    if len(sides) > 1:
        return named
    hosts = (ledger.by_place[p] for p in _places(met) if p in ledger.by_place)
    return unique((*named, *(h for h in hosts if ledger.side(h) not in sides)))


def _places(met: Encounter) -> list[str]:
    return [m.found.place for s in met for m in s.mentions if m.found.place]


def _host(met: Encounter, kind: EngagementKind, ledger: Ledger) -> str | None:
    """Whom a visitor visits: the recipient, where it is a state or its government."""
    if kind not in ("visit", "delegation"):
        return None
    hosts = Counter(r for s in met for m in s.mentions for r in m.recipients)
    hosts.update(ledger.by_place[p] for p in _places(met) if p in ledger.by_place)
    states = [h for h in hosts if h in ledger.actors and ledger.actors[h].kind in _HOSTS]
    return max(states, key=lambda h: (hosts[h], h), default=None)


def _place(encounter: Encounter) -> str | None:
    counts = Counter(_places(encounter))
    return max(counts, key=lambda p: (counts[p], len(p), p)) if counts else None


def _date(encounter: Encounter) -> When | None:
    """When it was or is to be: held before planned."""
    for statuses in (("happened", "ongoing"), ("planned",)):
        dates = [m.found.date for s in encounter for m in s.mentions if m.found.status in statuses]
        if any(dates):
            return best_date(dates)
    return None


def _agenda(encounter: Encounter, ledger: Ledger) -> str | None:
    """The words after "to discuss" in a sentence that tells of it; the wording most reports share."""
    told: Counter[str] = Counter()
    for strand in encounter:
        for mention in strand.mentions:
            _, end = sentence_around(ledger.by_article[mention.article.id], mention.anchor.start)
            about = _after_opener(mention.article.text[mention.anchor.start : end])
            if about:
                told[about] += 1
    return max(told, key=lambda a: (told[a], -abs(len(a) - 50), a)) if told else None


def _after_opener(words: str) -> str | None:
    opener = "|".join(re.escape(o) for o in agenda_openers())
    found = re.search(rf"^(.*?)\b(?:{opener})\s+([^,;.“”—]+)", words, re.DOTALL)
    if found is None or _OF_THE_SOURCE in found.group(1):
        return None
    return found.group(2).strip()


def _how(encounter: Encounter, accounts: Sequence[Account], ledger: Ledger) -> tuple[How, ...]:
    mentions = [m for s in encounter for m in s.mentions]
    reports = len({m.article.id for m in mentions})
    who = f"{len(mentions)} mentions in {reports} reports with like participants, place and words"
    reasons = [How(field="participants", by=who)]
    if is_disputed(accounts, ledger):
        reasons.append(How(field="disputed", by="somebody denies what others say of it"))
    reasons.append(
        How(field="history", by="steps by their dates; undated ones in the usual order of a meeting's life")
    )
    return tuple(reasons)
