"""Which statement a denial or confirmation answers, within one article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from onrecord.record import StatementFound

_ANSWERING = ("deny", "confirm", "reject", "accept")
_WORD = re.compile(r"[a-z]{4,}")
_ENOUGH = 2
"""How many telling words two statements must share for one to answer the other."""


def answers_of(statements: Sequence[StatementFound], at: int) -> tuple[int, ...]:
    """The statement by somebody else that this denial or confirmation takes up, the closest in the text.

    Mora claimed the bridge had been mined. … The army denied that the bridge had been mined.
    """
    one = statements[at]
    if one.act not in _ANSWERING:
        return ()
    words = _telling(one)
    best = max(
        (
            (len(words & _telling(other)), -abs(n - at), n)
            for n, other in enumerate(statements)
            if _may_answer(one, other)
        ),
        default=(0, 0, 0),
    )
    return (best[2],) if best[0] >= _ENOUGH else ()


def _may_answer(one: StatementFound, other: StatementFound) -> bool:
    if other is one or (other.act in ("deny",) and one.act == "deny"):
        return False
    same = one.source is not None and one.source == other.source
    return not same and one.source_text != other.source_text


def _telling(statement: StatementFound) -> frozenset[str]:
    return frozenset(w[:6] for w in _WORD.findall(statement.content.lower()) if w not in STOP_WORDS)
