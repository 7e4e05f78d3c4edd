"""Denials: of a step in an engagement's life, of what somebody said, of what is said to have happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.linking.happening_mentions import Mention
from onrecord.linking.happenings import Happening
from onrecord.linking.wording import concepts
from onrecord.reconciling.disputes import Claim, claim_of, dispute
from onrecord.reconciling.engagement_steps import Account
from onrecord.reconciling.engagements import Life
from onrecord.reconciling.ledger import Ledger, Said, unique
from onrecord.record import Discrepancy, Engagement
from onrecord.record.engagement import StepStatus

_ABOUT_TO_BE: tuple[StepStatus, ...] = ("rescheduled", "approved")
_CAME_ABOUT: tuple[StepStatus, ...] = ("held", "under_way", "planned")
_BARE_DENIAL = 1
_COVERED = 0.6
_TELLING = frozenset({"say", "announce", "confirm", "accuse"})
_NEXT_BREATH = 60
"""Code points between a denial and what the denier tells instead, at most."""
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)?|refut(?:es|ed))\b", re.IGNORECASE)


_WAS_NOT = re.compile(r"\b(?:did|was|were|had|has|have)(?: not|n[’']t)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|would|plans?|planned|planning|agreed|approved?|scheduled|due|set|intends?|intended|to be)\b",
    re.IGNORECASE,
)


def denied_steps(lives: Sequence[Life], ledger: Ledger) -> Iterator[Discrepancy]:
    """ "The ministry said the talks would be rescheduled." against "The embassy did not approve new
    talks." """
    for life in lives:
        denied = [a for a in life.accounts if a.status == "disputed"]
        deniers = {s for a in denied for s in a.speakers}
        last = max((a.published for a in denied), default="")
        others = [
            a
            for a in life.accounts
            if (a.according_to or a.status == "cancelled")
            and not deniers & set(a.speakers)
            and (not last or a.published <= last)
        ]
        affirmed = _affirmed(others, denied)
        if denied and affirmed:
            found = dispute(
                "denial",
                _whether(life.engagement, affirmed[0].status),
                [_claim(a, ledger) for a in affirmed],
                [_claim(a, ledger) for a in denied],
                "one source tells a step of this engagement that the other denies",
            )
            if found is not None:
                yield found


def _whether(engagement: Engagement, status: StepStatus) -> str:
    on = f" on {engagement.agenda}" if engagement.agenda else ""
    told = {"under_way": "is under way", "planned": "is planned"}.get(status, f"was {status}")
    return f"whether the {engagement.kind}{on} {told}"


def _affirmed(others: Sequence[Account], denied: Sequence[Account]) -> list[Account]:
    """What others tell of the very step that is denied; a denial of a new date is none of the first plan."""
    denies = {a.denies for a in denied}
    steps = _ABOUT_TO_BE if denies & set(_ABOUT_TO_BE) else _CAME_ABOUT
    if all(_of_the_past(a) for a in denied):
        steps = tuple(s for s in steps if s != "planned")
    if "cancelled" in denies:
        steps = ("cancelled",)
    for status in steps:
        told = [a for a in others if a.status == status]
        if told:
            return told
    return []


def _of_the_past(account: Account) -> bool:
    """ "He did not come": that he was to come may be true all the same."""
    return bool(_WAS_NOT.search(account.claim)) and not _TO_COME.search(account.claim)


def _claim(account: Account, ledger: Ledger) -> Claim:
    outlet = ledger.by_article[account.article].article.outlet or "the report"
    sources = unique(
        s if s in ledger.actors else outlet if s.startswith("report ") else s for s in account.speakers
    )
    return Claim(text=account.claim, sources=sources, evidence=account.evidence)


def denied_statements(ledger: Ledger) -> Iterator[Discrepancy]:
    """ "Officials said the convoy was shelled. The army denied it." The finder has linked answer and
    claim."""
    for said in ledger.said.values():
        if said.found.act == "deny":
            for index in said.found.answers:
                yield from _between(ledger.said[said.coverage.article.id, index], said, ledger)


def _between(claimed: Said, denial: Said, ledger: Ledger) -> Iterator[Discrepancy]:
    one, other = ledger.speaker(claimed), ledger.speaker(denial)
    same_side = one is not None and other is not None and ledger.side(one) == ledger.side(other)
    if claimed.found.act == "deny" or same_side or not _about_it(claimed, denial, ledger):
        return
    told = _instead(denial, ledger) if _is_echo(claimed, denial) else denial
    found = dispute(
        "denial",
        f"whether {claimed.found.content.strip('“”')}",
        [claim_of(claimed, ledger)],
        [claim_of(told, ledger)],
        "the second source denies what the first said",
    )
    if found is not None:
        yield found


def _is_echo(claimed: Said, denial: Said) -> bool:
    """ "Rhee denied this": the words that he denies are those of the claim."""
    return claimed.found.content == denial.found.content


def _instead(denial: Said, ledger: Ledger) -> Said:
    """What the denier says in the next breath: "Rhee denied this. The gates were shut, he said." """
    said = ledger.said.get((denial.coverage.article.id, denial.index + 1))
    if said is None or said.found.act not in _TELLING or ledger.speaker(said) != ledger.speaker(denial):
        return denial
    text = denial.coverage.article.text
    first, then = denial.found.evidence[-1].end, said.found.evidence[0].start
    return said if first <= then <= first + _NEXT_BREATH and "\n" not in text[first:then] else denial


def _about_it(claimed: Said, denial: Said, ledger: Ledger) -> bool:
    """ "denied it" needs no words in common; any longer denial does, and most of what is telling in it."""
    words = concepts(denial.found.content)
    if len(words) <= _BARE_DENIAL:
        return claimed.index == denial.index - 1
    return ledger.rarity.covered(words, concepts(claimed.found.content)) >= _COVERED


def denied_events(happenings: Sequence[Happening], ledger: Ledger) -> Iterator[Discrepancy]:
    """One happening that some tell as having come about and others as not so."""
    for happening in happenings:
        denied = [m for m in happening if m.found.status == "denied"]
        told = [m for m in happening if m.found.status in ("happened", "ongoing")]
        deniers = _speakers(denied, ledger)
        affirmed = [
            m
            for m in told
            if not deniers & _speakers([m], ledger)
            and not _in_a_denial(m, ledger)
            and any(_same_words(m, d, ledger) for d in denied)
        ]
        if denied and affirmed:
            found = dispute(
                "status",
                f"whether this is so: {_sentence(affirmed[0], ledger)}",
                [_account(m, ledger) for m in affirmed],
                [_account(m, ledger) for m in denied],
                "the same happening is told as a fact and as not so",
            )
            if found is not None:
                yield found


def _in_a_denial(mention: Mention, ledger: Ledger) -> bool:
    """ "The minister denied reports that troops were massing" tells of no troops, however it was read."""
    coverage = ledger.by_article[mention.article.id]
    return any(
        said.act == "deny" and any(e.start <= mention.anchor.start < e.end for e in said.evidence)
        for said in coverage.statements
    ) or bool(_DENIES.search(_sentence(mention, ledger)))


def _same_words(one: Mention, other: Mention, ledger: Ledger) -> bool:
    """A denial far from what it denies must be worded much like it."""
    return ledger.rarity.covered(one.sentence, other.sentence) >= _COVERED


def _speakers(mentions: Sequence[Mention], ledger: Ledger) -> set[str]:
    sources = (ledger.said[m.article.id, i] for m in mentions for i in m.found.according_to)
    return {speaker for speaker in map(ledger.speaker, sources) if speaker}


def _sentence(mention: Mention, ledger: Ledger) -> str:
    return ledger.sentence(mention.article.id, mention.anchor.start)


def _account(mention: Mention, ledger: Ledger) -> Claim:
    sources = [ledger.said[mention.article.id, i] for i in mention.found.according_to]
    return Claim(
        text=_sentence(mention, ledger),
        sources=unique(ledger.source_label(s) for s in sources) or (mention.article.outlet or "the report",),
        evidence=mention.found.evidence,
    )
