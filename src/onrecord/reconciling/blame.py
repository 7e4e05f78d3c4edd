"""One deed that two sides lay at each other's door.

    Sudria says that Norland walked out; Norland says that Sudria asked for an adjournment.
    Norland accused Sudria of breaking the truce. Sudria's president said Norland had broken it first.

Each side's words name the other as the one who did it, and both deeds are of one kind (they end a meeting,
open fire, break a pact, stop a supply): the kinds and their words stand in `data/accounts.toml`. In one
report that is enough; in two reports of one month they must share a telling word that is no name.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.linking.wording import concepts
from onrecord.reconciling.disputes import Claim, dispute
from onrecord.reconciling.ledger import Ledger, Said, published
from onrecord.record import Discrepancy, Evidence

_CLAIMING = frozenset({"say", "announce", "confirm", "accuse", "criticise", "believe", "deny", "reject"})
_GAP = 45
"""Code points between the one who is named and the word for the deed, at most."""
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{3,}")
_BREAK = re.compile(
    r"[.;:!?]\s|,\s(?!who|which|whose)|\b(?:and|but|while|whereas|that|not?|never|by|to|would|will|should|must"
    r"|could|may|might|if|had asked|asks?)\b(?! (?:fire|open))|n[’']t\b",
    re.IGNORECASE,
)
"""What may not stand between: another clause, a negation, what is yet to be."""
_RELATIVE = re.compile(r"^\s+(?:that|which|who)\b")


@dataclass(frozen=True, slots=True)
class _Blame:
    """A statement in which one side says that another did a deed of a kind."""

    said: Said
    by: str
    of: str
    kind: str
    words: frozenset[str]
    deed: Evidence


@cache
def accounts() -> dict[str, Any]:
    """What `data/accounts.toml` holds."""
    path = resources.files("onrecord.reconciling").joinpath("data/accounts.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def _deeds() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"\b(?:{forms.replace(chr(10), '')})", re.IGNORECASE)
        for kind, forms in accounts()["deeds"].items()
    }


def blamed_on_each_other(ledger: Ledger) -> Iterator[Discrepancy]:
    """Every deed that two sides lay at each other's door, once for every two sides and report or month."""
    found: dict[tuple[str, frozenset[str]], list[_Blame]] = defaultdict(list)
    for said in ledger.said.values():
        for blame in _blames(said, ledger):
            found[blame.kind, frozenset((blame.by, blame.of))].append(blame)
    for (_, sides), blames in sorted(found.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        first = min(sides)
        ours = [b for b in blames if b.by == first]
        theirs = [b for b in blames if b.by != first]
        one = [b for b in ours if any(_of_one_matter(b, other) for other in theirs)]
        other = [b for b in theirs if any(_of_one_matter(b, o) for o in one)]
        told = (
            one
            and other
            and dispute(
                "contradiction",
                "who did it: " + min((b.deed.text for b in (*one, *other)), key=lambda t: (len(t), t)),
                [_claim(b, ledger) for b in one],
                [_claim(b, ledger) for b in other],
                "each side says that it was the other",
            )
        )
        if told:
            yield told


def _blames(said: Said, ledger: Ledger) -> Iterator[_Blame]:
    """Those whom a statement says to have done a deed; the speaker's own side is none of them."""
    speaker = ledger.speaker(said)
    if speaker is None or said.found.act not in _CLAIMING:
        return
    by = ledger.side(speaker)
    for content in (e for e in said.found.evidence if e.role == "content"):
        for index, end in _named(said, content):
            of = ledger.side(ledger.links.of(said.coverage.article.id, index))
            if of != by:
                yield from _deeds_of(said, content, end, ledger, of)


def _named(said: Said, content: Evidence) -> Iterator[tuple[int, int]]:
    """Characters named in a content, each with the place in it where a mention ends."""
    for index, character in enumerate(said.coverage.characters):
        ends = {
            mention.end - content.start
            for mention in character.mentions
            if content.start <= mention.start and mention.end <= content.end
        }
        names = [name for name in (character.name, *character.aliases) if _NAME.match(name)]
        for name in sorted(set(names)):
            ends |= {found.end() for found in re.finditer(rf"\b{re.escape(name)}\b", content.text)}
        yield from ((index, end) for end in sorted(ends))


def _deeds_of(said: Said, content: Evidence, end: int, ledger: Ledger, of: str) -> Iterator[_Blame]:
    behind = _RELATIVE.sub(lambda m: " " * len(m[0]), content.text[end:])
    paragraph = _paragraph(said.coverage.article.text, content.start)
    words = concepts(paragraph) - {form for name in _NAME.findall(paragraph) for form in concepts(name)}
    for kind, deeds in _deeds().items():
        deed = deeds.search(behind)
        if deed is not None and deed.start() <= _GAP and not _BREAK.search(behind[: deed.start()]):
            yield _Blame(said, ledger.side(ledger.speaker(said) or ""), of, kind, words, content)


def _paragraph(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _of_one_matter(one: _Blame, other: _Blame) -> bool:
    if one.said.coverage is other.said.coverage:
        return True
    months = {published(b.said.coverage.article)[:7] for b in (one, other)}
    return len(months) == 1 and bool(one.words & other.words)


def _claim(blame: _Blame, ledger: Ledger) -> Claim:
    return Claim(text=blame.deed.text, sources=(ledger.source_label(blame.said),), evidence=(blame.deed,))
