"""An actor: a person, state, body or group that speaks or acts."""

from __future__ import annotations

from typing import Literal

from onrecord.record.base import Value
from onrecord.record.evidence import Evidence, How

ActorKind = Literal[
    "person", "state", "government", "body", "armed_group", "party", "organisation", "media", "population"
]


class Role(Value, frozen=True, kw_only=True):
    """A role (job, office) of an actor, with the words that say so."""

    title: str
    organisation: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Actor(Value, frozen=True, kw_only=True):
    """One actor. `name` is the fullest form seen or known; `country` is ISO 3166-1 alpha-3; `member_of` are
    the actors that it belongs to, that of most reports first."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    member_of: tuple[str, ...] = ()
    how: tuple[How, ...] = ()
