"""One name for one issue, however reports word it.

"a ground offensive against the port", "the planned assault on the port" and "an attack" in a report that
speaks of the port alike: the head of the phrase and what it is about decide, and the commonest wording
names the group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from onrecord.linking.wording import Rarity, concept, concepts, terms

_SAME_ISSUE = 0.45
_LITTLE = 2
_ANOTHER = frozenset({"similar", "another", "earlier", "previous", "rival", "separate"})
_PREPOSITIONS = frozenset(
    {"of", "on", "in", "into", "to", "against", "for", "with", "over", "from", "at", "by", "about", "between"}
)


def name_issues(phrases: Sequence[str], rarity: Rarity) -> dict[str, str]:
    """For each phrase the name of its issue: the commonest phrase of its group, the shortest of equals."""
    counts = Counter(phrases)
    groups: list[list[str]] = []
    # Phrases that say little come last: what they fit they must not keep apart.
    for phrase in sorted(counts, key=lambda p: (_bare([p]), -counts[p], p)):
        home = _home(phrase, groups, rarity)
        if home is None:
            groups.append([phrase])
        else:
            home.append(phrase)
    groups = _with_bare(groups)
    return {phrase: _name(group, counts) for group in groups for phrase in group}


def _with_bare(groups: Sequence[list[str]]) -> list[list[str]]:
    """ "a ground offensive" in a story of one offensive is that one: a phrase that says little more than
    its head goes to the only group of that head."""
    settled = [list(group) for group in groups if not _bare(group)]
    for group in (g for g in groups if _bare(g)):
        homes = [other for other in settled if head(other[0]) == head(group[0])]
        if len(homes) == 1:
            homes[0] += group
        else:
            settled.append(list(group))
    return settled


def _bare(group: Sequence[str]) -> bool:
    return all(len(concepts(phrase)) <= _LITTLE for phrase in group)


def _home(phrase: str, groups: Sequence[list[str]], rarity: Rarity) -> list[str] | None:
    """The group whose phrases are all about the same; the likest of several."""
    fitting = [
        (min(_likeness(phrase, other, rarity) for other in group), -at, group)
        for at, group in enumerate(groups)
    ]
    best = max(fitting, default=None, key=lambda f: f[:2])
    return best[2] if best is not None and best[0] >= _SAME_ISSUE else None


def _likeness(one: str, other: str, rarity: Rarity) -> float:
    if _of_another(one) != _of_another(other):
        return 0.0
    heads = head(one), head(other)
    if heads[0] != heads[1] and not (heads[0] in concepts(other) and heads[1] in concepts(one)):
        return 0.0
    first, second = concepts(one), concepts(other)
    return max(
        rarity.likeness(first, second), 0.9 * rarity.covered(first, second) * bool(len(first & second) > 1)
    )


def _of_another(phrase: str) -> bool:
    """ "A similar resolution", "the earlier draft": not the one that is spoken of otherwise."""
    return not _ANOTHER.isdisjoint(phrase.lower().split()[:2])


@lru_cache(maxsize=65_536)
def head(phrase: str) -> str:
    """The concept of the phrase's head: the last telling word before its first preposition."""
    before: list[str] = []
    for word in phrase.lower().split():
        if word in _PREPOSITIONS and before:
            break
        before.append(word)
    found = terms(" ".join(before))
    return found[-1].concept if found else concept(phrase.lower())


def _name(group: Sequence[str], counts: Counter[str]) -> str:
    telling = [p for p in group if not _bare([p])] or group
    return min(telling, key=lambda p: (-counts[p], len(p), p))
