"""Accounts that the report itself sets against the one before.

    "Sudrian troops had opened fire," Norland's army said. Sudria's ministry gave a different account, saying
    that rangers had crossed the river.
    The inspectors were told to leave, the agency said. The ministry said they had left of their own accord.

The words that set them apart do what shared words do elsewhere: the two stand next to each other in one
paragraph, are told by two sides, and the second is marked as another account of the first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from onrecord.linking.wording import concepts
from onrecord.reconciling.disputes import claim_of, dispute
from onrecord.reconciling.ledger import Ledger, Said
from onrecord.reconciling.nearness import next_to, sentence_at, start_of
from onrecord.record import Discrepancy

_CLAIMING = frozenset({"say", "announce", "confirm", "accuse", "criticise", "believe"})
_OTHERWISE = re.compile(
    r"\b(?:an?other|an?(?: \w+)? different) (?:account|version|story|picture|explanation)\b|\b(?:"
    r"(?:said|says|claimed|claims|insisted|insists|maintained|suggested) otherwise"
    r"|(?:disputed|disputes|contradicted|contradicts|contested|contests|challenged|challenges)"
    r" (?:this|that|the (?:account|version|claim)|(?:his|her|its|their) (?:account|version|claim)))\b",
    re.IGNORECASE,
)
"""In the sentence of the second account, before what it says."""
_CORRECTS = re.compile(
    r"\b(?:the (?:real|true|actual) (?:reasons?|cause|figure|number)|in (?:fact|reality)|on the contrary"
    r"|of (?:their|its|his|her|our|my) own (?:accord|free will|will)|merely)\b",
    re.IGNORECASE,
)
"""In what the second account says: it puts the first right."""
_REASON = re.compile(r"\b(?:because|due to|owing to|over|reasons?|after)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:that )?(?:it|they|he|she|this|that)\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|not|never|nothing|none)\b|n[’']t\b", re.IGNORECASE)
_NEAR = 3
"""Sentences between an arrangement that is told and the word that there is none."""
_MODAL = re.compile(r"\b(?:will|would|shall|should|must|may|might|could|can)\b", re.IGNORECASE)


def contrasted(ledger: Ledger) -> Iterator[Discrepancy]:
    """Every pair of accounts that a report marks as differing."""
    for coverage in ledger.coverages:
        article = coverage.article.id
        said = sorted(
            (ledger.said[article, i] for i in range(len(coverage.statements))),
            key=lambda s: (start_of(s), s.id),
        )
        pairs = [
            (first, second, "the report sets the second account against the one before it")
            for at, second in enumerate(said)
            if (first := next((s for s in reversed(said[:at]) if _answers(s, second, ledger)), None))
        ]
        pairs += [
            (claim, denial, "the second source says that there is nothing of what the first tells")
            for claim, denial in _nothing_of_it(ledger, said)
        ]
        for first, second, reason in pairs:
            found = dispute(
                "contradiction",
                "whether " + first.found.content.strip('“”" ,.'),
                [claim_of(first, ledger)],
                [claim_of(second, ledger)],
                reason,
            )
            if found:
                yield found


def _answers(first: Said, second: Said, ledger: Ledger) -> bool:
    if first.found.act not in _CLAIMING or second.found.act not in (*_CLAIMING, "deny"):
        return False
    one, other = ledger.speaker(first), ledger.speaker(second)
    if one is None or other is None or ledger.side(one) == ledger.side(other):
        return False
    if (
        first.found.within is not None
        or second.found.within is not None
        or _MODAL.search(first.found.content)
    ):
        return False
    return next_to(first, second) and _set_apart(first, second)


def _nothing_of_it(ledger: Ledger, said: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """ "They had agreed to meet again on 21 March," the envoy said. A member of the council said that no date
    had been fixed."""
    for denial in said:
        matters = [claims for denies, claims in _arrangements() if denies.search(denial.found.content)]
        for claim in said if matters else ():
            told = any(c.search(claim.found.content) for c in matters) and not _NO.search(claim.found.content)
            near = abs(_number(claim) - _number(denial)) <= _NEAR
            if told and near and _two_sides(claim, denial, ledger):
                yield claim, denial


@cache
def _arrangements() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    raw = tomllib.loads(
        resources.files("onrecord.reconciling").joinpath("data/contrasts.toml").read_text("utf-8")
    )
    return tuple(
        (re.compile(each["denies"], re.IGNORECASE), re.compile(each["claims"], re.IGNORECASE))
        for each in raw["nothing_of"]
    )


def _number(said: Said) -> int:
    """The number of the sentence in which it stands."""
    start = start_of(said)
    return next((n for n, s in enumerate(said.coverage.sentences) if start < s.end), 0)


def _two_sides(one: Said, other: Said, ledger: Ledger) -> bool:
    """Two sources that are not of one side, neither telling what the other says."""
    first, second = (_side(s, ledger) for s in (one, other))
    nested = one.found.within == other.index or other.found.within == one.index
    return first is not None and second is not None and first != second and not nested


def _side(said: Said, ledger: Ledger) -> str | None:
    speaker = ledger.speaker(said)
    return ledger.side(speaker) if speaker else said.found.source_text


def _set_apart(first: Said, second: Said) -> bool:
    before = _lead(second)
    if _OTHERWISE.search(before):
        return True
    mark = _CORRECTS.search(second.found.content)
    if mark is None:
        return False
    if "reason" in mark[0] or "cause" in mark[0]:
        return bool(_REASON.search(first.found.content))
    shared = concepts(first.found.content) & concepts(second.found.content)
    return bool(shared) or bool(_PRONOUN.match(second.found.content))


def _lead(said: Said) -> str:
    """The sentence of a statement up to what it says."""
    start, _ = sentence_at(said.coverage, start_of(said))
    return said.coverage.article.text[start : start_of(said)]
