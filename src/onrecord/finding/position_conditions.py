"""On what condition a stance is held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.finding.event_syntax import case_of, children
from onrecord.finding.position_lexicon import lexicon

_OPEN = frozenset({"would", "will", "wo", "'d", "’d", "'ll", "’ll", "could", "can", "may", "might"})
_PROVIDED = re.compile(
    r"\b(?:(?:provided|providing|on (?:the )?condition) that"
    r"|provided(?= (?:the|its|their|his|her|all|no|both|[A-Z]))"
    r"|(?:but )?only (?:after|once|when|if|on condition)|(?:but )?not (?:before|until)|(?:so|as) long as"
    # How long, and on no condition: "as long as it is needed".
    r"(?! (?:(?:it|they) (?:is|are|was|were) )?(?:needed|necessary|required|possible|it takes)\b))"
    r" [^,;.:”\"]+",
    re.IGNORECASE,
)
_IN_PRINCIPLE = re.compile(
    r"\bin principle\b[^.;]*?\b(?:but|though|although|while)\b"
    r"(?: (?:it|they|he|she|has|have|had|is|was|were|first))*"
    r" ((?:want|ask|demand|insist|seek|sought|requir|need|set|attach|call)\w*[^,;.:”\"]+)",
    re.IGNORECASE,
)
"""Who accepts a thing in principle and wants another accepts it on a condition."""
_MOST_BACK = 3


def condition_of(trigger: Token) -> str | None:
    """The condition in its own words, or None.

    "Oslo would accept the deal if the port reopened" → "if the port reopened"; "accepts it provided that the
    port reopens"; "accepted it on condition that the port reopen".
    """
    for word in (trigger, *_governors(trigger)):
        for clause in _clauses(word):
            text = clause.doc[clause.left_edge.i : clause.right_edge.i + 1].text
            return text.strip(" ,.;“”\"'")
    # The tree is often wrong about "provided that": the words decide.
    behind = trigger.doc[trigger.i : trigger.sent.end].text.split(";")[0]
    provided = _PROVIDED.search(behind)
    if provided is not None:
        return provided[0].strip()
    wanted = _IN_PRINCIPLE.search(behind)
    return wanted[1].strip() if wanted is not None else None


def _clauses(word: Token) -> Iterator[Token]:
    for clause in children(word, "advcl"):
        subordinator = case_of(clause).removeprefix("only ")
        if subordinator in lexicon().words["conditions"] and (subordinator == "if" or _is_open(word)):
            yield clause


def _is_open(word: Token) -> bool:
    return bool({c.lower_ for c in children(word, "aux")} & _OPEN)


def _governors(trigger: Token) -> Iterator[Token]:
    """The words that a noun or participle of stance hangs on: "is ready to let in engineers, provided …"."""
    word = trigger
    for _ in range(_MOST_BACK):
        if word.dep_ not in ("xcomp", "obj", "obl", "conj") or word.head.i == word.i:
            return
        word = word.head
        yield word
