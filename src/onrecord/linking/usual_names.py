"""What else an actor is usually called: the forms by which somebody may look for it, though no report has
them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.finding.knowledge import State, pieces_of, states
from onrecord.record import ActorKind, Role

_MINISTRY = re.compile(r"^(Ministry|Department) of (?:the )?(.+?)(?: Affairs)? of (.+)$")
_SHORT = {"United States": ("U.S.", "US"), "United Nations": ("UN", "U.N."), "European Union": ("EU",)}
_STATES = ("state", "government")
_GROUPS = ("body", "organisation", "population", "party")
_OFFICE_OF = "Office of "
_HIGHEST = re.compile(r"\b(prime minister|president|chancellor)$", re.IGNORECASE)
_LESSER = re.compile(r"\b(vice|deputy|former|council|commission|assembly|senate)\b", re.IGNORECASE)


def usual_names(name: str, kind: ActorKind, country: str | None) -> Iterator[str]:
    """Other usual forms of the name of a body, a group or a government.

    >>> list(usual_names("Ministry of Foreign Affairs of Kenya", "body", "KEN"))
    ['Foreign Ministry of Kenya', 'Kenyan Ministry of Foreign Affairs', 'Kenyan Foreign Ministry']
    >>> list(usual_names("Border Service", "body", "PER"))
    ['Border Service of Peru', 'Peruvian Border Service']
    >>> list(usual_names("Peru", "government", "PER"))
    ['Government of Peru', 'Peruvian government']
    """
    state = states().get(country or "")
    if kind in _STATES:
        yield from _of_a_government(name, kind, state)
    elif kind in _GROUPS:
        yield from _of_a_group(name, kind, state, country or "")


def _of_a_government(name: str, kind: ActorKind, state: State | None) -> Iterator[str]:
    if kind != "government" or (state.known.name != name if state is not None else " " in name):
        return  # the government of a province has a name of its own
    yield f"Government of {name}"
    for adjective in state.adjectives[:1] if state is not None else ():
        yield f"{adjective} government"


def _of_a_group(name: str, kind: ActorKind, state: State | None, country: str) -> Iterator[str]:
    forms = [name]
    if (found := _MINISTRY.match(name)) is not None:
        forms.append(f"{found[2]} {found[1]} of {found[3]}")
        yield forms[1]
    for long, shorts in _SHORT.items():
        for short in shorts:
            if name.startswith(f"{long} "):
                yield f"{short}{name[len(long) :]}"
            elif name.startswith(f"{short} "):
                yield f"{long}{name[len(short) :]}"
    if state is not None:
        if kind == "body":
            yield from _behind(name, state.known.name, _forms(country))
        for form in forms:
            yield from _before(form, kind, state, _forms(country))


def _behind(name: str, state: str, forms: frozenset[str]) -> Iterator[str]:
    """With its state behind it: "Peruvian Border Service", "Border Service"; not where the state stands
    within the name."""
    words = name.split()
    inside = [at for at, word in enumerate(pieces_of(name)) if word in forms]
    if not inside:
        yield f"{name} of {state}"
    elif inside == [0] and len(words) > 1 and "-" not in words[0] and words[0] in forms:
        yield f"{' '.join(words[1:])} of {state}"


def _before(name: str, kind: ActorKind, state: State, forms: frozenset[str]) -> Iterator[str]:
    """With its state before it: "navy of Peru" → "Peruvian navy"; and a population with it behind."""
    adjective = state.adjectives[0] if state.adjectives else state.known.name
    own = re.sub(rf" of (?:the )?{re.escape(state.known.name)}$", "", name)
    inside = any(word in forms for word in pieces_of(own))
    if not inside and (own != name or kind == "body"):
        yield f"{adjective} {own}"
    elif kind == "population" and own.startswith(f"{adjective} "):
        yield f"{own[len(adjective) + 1 :]} of {state.known.name}"


@cache
def _forms(country: str) -> frozenset[str]:
    """The words that name a state or say that something is of it."""
    state = states()[country]
    listed = (state.known.name, *state.known.aliases, *state.adjectives)
    return frozenset(word for form in listed for word in pieces_of(form) if word[0].isupper())


def names_of_an_office(name: str, country: str | None, roles: Iterable[Role]) -> Iterator[str]:
    """The office of a head of state or government by what he is: "Office of Ana Ruiz", who is the president
    of Peru → "office of the President of Peru"."""
    state = states().get(country or "")
    if not name.startswith(_OFFICE_OF) or state is None:
        return
    held = {found[1].title() for role in roles if (found := _HIGHEST.search(role.title)) and _leads(role)}
    for title in sorted(held):
        yield from (f"office of the {title} of {state.known.name}", f"{title}'s Office of {state.known.name}")


def _leads(role: Role) -> bool:
    return _LESSER.search(role.title) is None
