"""What else an actor is usually called: the forms by which somebody may look for it, though no report has
them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.finding.knowledge import pieces_of, states
from onrecord.record import ActorKind

_MINISTRY = re.compile(r"^(Ministry|Department) of (?:the )?(.+?)(?: Affairs)? of (.+)$")
_SHORT = {"United States": ("U.S.", "US"), "United Nations": ("UN", "U.N."), "European Union": ("EU",)}


def usual_names(name: str, kind: ActorKind, country: str | None) -> Iterator[str]:
    """Other usual forms of the name of a body.

    >>> list(usual_names("Ministry of Foreign Affairs of Kenya", "body", "KEN"))
    ['Foreign Ministry of Kenya']
    >>> list(usual_names("Border Service", "body", "PER"))
    ['Border Service of Peru']
    >>> list(usual_names("United States Department of State", "body", "USA"))
    ['U.S. Department of State', 'US Department of State']
    """
    if kind not in ("body", "organisation"):
        return
    if (found := _MINISTRY.match(name)) is not None:
        yield f"{found[2]} {found[1]} of {found[3]}"
    for long, short in _SHORT.items():
        if name.startswith(f"{long} "):
            yield from (f"{form}{name[len(long) :]}" for form in short)
    state = states().get(country or "")
    if kind == "body" and state is not None:
        yield from _of_its_state(name, state.known.name, _forms(country or ""))


def _of_its_state(name: str, state: str, forms: frozenset[str]) -> Iterator[str]:
    """With its state behind it: "Peruvian Border Service", "Border Service"; not where the state stands
    within the name."""
    words = name.split()
    inside = [at for at, word in enumerate(pieces_of(name)) if word in forms]
    if not inside:
        yield f"{name} of {state}"
    elif inside == [0] and len(words) > 1 and "-" not in words[0] and words[0] in forms:
        yield f"{' '.join(words[1:])} of {state}"


@cache
def _forms(country: str) -> frozenset[str]:
    """The words that name a state or say that something is of it."""
    state = states()[country]
    listed = (state.known.name, *state.known.aliases, *state.adjectives)
    return frozenset(word for form in listed for word in pieces_of(form) if word[0].isupper())
