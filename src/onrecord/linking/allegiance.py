"""Which state an actor is of by the words for it, where no table of countries knows that state.

"Norland's Foreign Ministry", "the Ministry of Defence of Norland", "the Norlandic navy", "Tomasz Rhee,
president of Norland": all of Norland, if the reports tell of a state of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.record import Actor

_STATES = frozenset({"state", "government"})
_NO_STATES = frozenset({"africa", "america", "asia", "europe"})
_THEIRS = frozenset({"person", "body", "organisation", "government", "population", "party"})
_LEAST = 4
_LONGER = 3
"""Letters that an adjective has more than the name of its state: "Norlandic"."""
_OF = re.compile(
    r"\bof (?:the )?(?:Republic of |Kingdom of |State of )?([A-ZÀ-Þ][\w-]+)(?: Republic)?$", re.IGNORECASE
)
_OWNS = re.compile(r"^(?:the )?([A-ZÀ-Þ][\w-]+)['’]s?\s")
_STYLED = re.compile(
    r"^(?:the )?(?:(?:Republic|Kingdom|State|Government) of ([A-ZÀ-Þ][\w-]+)"
    r"|([A-ZÀ-Þ][\w-]+) (?:Republic|Kingdom))$",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(?:the |an? )?([A-ZÀ-Þ][\w-]+)\s(?=\w)")


def allegiances(actors: Sequence[Actor]) -> Iterator[tuple[str, str]]:
    """Pairs (actor, whose it is) by name, aliases and roles; none where the words speak of two states."""
    states = {actor.name.lower(): actor.id for actor in actors if _is_unknown_state(actor)}
    bodies = {
        actor.name: actor.id for actor in actors if actor.kind in ("body", "organisation", "armed_group")
    }
    for name, id_ in sorted(states.items()):
        # "Norlandic" taken for a state of its own.
        if (whole := _by_adjective(name, {n: i for n, i in states.items() if n != name})) is not None:
            yield id_, whole
    for actor in actors:
        if actor.country is None and actor.kind in _THEIRS and actor.id not in states.values():
            named = {state for text in _texts(actor) if (state := _state_in(text, states)) is not None}
            named = named or {bodies[r.organisation] for r in actor.roles if r.organisation in bodies}
            if len(named - {actor.id}) == 1:
                yield actor.id, min(named - {actor.id})


def _is_unknown_state(actor: Actor) -> bool:
    one_word = " " not in actor.name and len(actor.name) >= _LEAST and actor.name[0].isupper()
    fits = one_word and actor.name.lower() not in _NO_STATES
    return actor.kind in _STATES and actor.country is None and fits


def _texts(actor: Actor) -> Iterator[str]:
    yield from (actor.name, *actor.aliases)
    yield from (f"{role.title} of {role.organisation}" for role in actor.roles if role.organisation)


def _state_in(text: str, states: Mapping[str, str]) -> str | None:
    """The state that a phrase says somebody or something is of."""
    for shape in (_OWNS, _STYLED, _OF):
        found = shape.search(text)
        name = next((name.lower() for name in found.groups() if name), "") if found else ""
        if name in states:
            return states[name]
    first = _FIRST.match(text)
    return _by_adjective(first.group(1).lower(), states) if first else None


def _by_adjective(word: str, states: Mapping[str, str]) -> str | None:
    """ "Norlandic", "Norlander" → Norland."""
    fitting = {
        id_
        for name, id_ in states.items()
        if len(name) <= len(word) + 1 <= len(name) + _LONGER + 1 and word[: len(name) - 1] == name[:-1]
    }
    return min(fitting) if len(fitting) == 1 else None
