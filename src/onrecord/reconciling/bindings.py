"""Whether what a body decided binds anybody: some say that it does, others that it does not.

"It is not binding," the envoy of Norland said. Sudria's minister said every member was bound by the decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reconciling.disputes import claim_of, dispute
from onrecord.reconciling.ledger import Ledger, Said
from onrecord.record import Discrepancy

_VOID = re.compile(
    r"\bnon-?\s?binding\b|(?:\bnot|n[’']t|\bnever) (?:\w+ ){0,2}(?:binding|bound by)\b"
    r"|\bbinds? (?:nobody|no one|no)\b",
    re.IGNORECASE,
)
_BINDS = re.compile(
    r"\b(?:is|are|was|were|be|remains?) (?:\w+ ){0,2}binding\b|\bbound by (?:this|the|it|that)\b"
    r"|\b(?:resolution|decision|ruling|text|it)\b[^.;]{0,40}"
    r"\b(?:binds|oblige[sd]|is law|has the force of law)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"\b(?:resolution|decision|ruling|vote|text|measure|it)\b", re.IGNORECASE)
_SAYS_SO = frozenset({"say", "announce", "confirm", "believe", "deny"})


def differing_bindings(ledger: Ledger) -> Iterator[Discrepancy]:
    """One discrepancy where sources of two sides say the one and the other of what was voted on; none where
    no report tells of a vote."""
    if not any(coverage.votes for coverage in ledger.coverages):
        return
    binds, void = [], []
    for said in ledger.said.values():
        content = said.found.content
        if said.found.act not in _SAYS_SO or not _DECIDED.search(content) or not ledger.speaker(said):
            continue
        if _VOID.search(content):
            void.append(said)
        elif _BINDS.search(content):
            binds.append(said)
    deniers = {_side(said, ledger) for said in void}
    others = [said for said in binds if _side(said, ledger) not in deniers]
    if others and void:
        found = dispute(
            "contradiction",
            "whether what was decided is binding",
            [claim_of(said, ledger) for said in others],
            [claim_of(said, ledger) for said in void],
            "one side says that the decision binds, the other that it does not",
        )
        if found is not None:
            yield found


def _side(said: Said, ledger: Ledger) -> str:
    return ledger.side(ledger.speaker(said) or "")
