"""Accounts that the report itself sets against the one before.

    "Sudrian troops had opened fire," Norland's army said. Sudria's ministry gave a different account, saying
    that rangers had crossed the river.
    The inspectors were told to leave, the agency said. The ministry said they had left of their own accord.

The words that set them apart do what shared words do elsewhere: the two stand next to each other in one
paragraph, are told by two sides, and the second is marked as another account of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.linking.wording import concepts
from onrecord.reconciling.disputes import claim_of, dispute
from onrecord.reconciling.ledger import Ledger, Said
from onrecord.record import Coverage, Discrepancy

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
_MODAL = re.compile(r"\b(?:will|would|shall|should|must|may|might|could|can)\b", re.IGNORECASE)


def contrasted(ledger: Ledger) -> Iterator[Discrepancy]:
    """Every pair of accounts that a report marks as differing."""
    for coverage in ledger.coverages:
        article = coverage.article.id
        said = sorted(
            (ledger.said[article, i] for i in range(len(coverage.statements))),
            key=lambda s: (_start(s), s.id),
        )
        for at, second in enumerate(said):
            first = next((s for s in reversed(said[:at]) if _answers(s, second, ledger)), None)
            found = first and dispute(
                "contradiction",
                "whether " + first.found.content.strip('“”" ,.'),
                [claim_of(first, ledger)],
                [claim_of(second, ledger)],
                "the report sets the second account against the one before it",
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
    return _next_to(first, second) and _set_apart(first, second)


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
    start, _ = _sentence(said.coverage, _start(said))
    return said.coverage.article.text[start : _start(said)]


def _next_to(first: Said, second: Said) -> bool:
    """In one paragraph, in one sentence or the next."""
    text, (_, end) = first.coverage.article.text, _sentence(first.coverage, _start(first))
    start, _ = _sentence(second.coverage, _start(second))
    between = text[_start(first) : _start(second)]
    return start <= end + 1 and "\n" not in between


def _start(said: Said) -> int:
    return next((e for e in said.found.evidence if e.role == "content"), said.found.evidence[0]).start


def _sentence(coverage: Coverage, offset: int) -> tuple[int, int]:
    found = next((s for s in coverage.sentences if s.start <= offset < s.end), None)
    return (found.start, found.end) if found is not None else (offset, offset)
