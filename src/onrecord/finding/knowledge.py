"""What everybody knows: states and what stands for them, well-known bodies, groups, media and office holders.

Background knowledge is data in the package (`data/states.tsv`, `data/actors_*.tsv`) and never a
requirement: a
name that is not in it is read from the text alone.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from onrecord.record import ActorKind


class Use(Enum):
    """How an entry of the gazetteer stands for its actor."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Israeli"
    PEOPLE = "people"  # "Israelis"
    CAPITAL = "capital"  # "Jerusalem": the government, where it acts
    SEAT = "seat"  # "the White House": always the government
    REGION = "region"  # "Gaza", "Crimea": a place that says whose people live there


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known actor. `offices` are those it holds or held ("prime minister")."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One form in the gazetteer: its pieces as written, whom it names, and how."""

    pieces: tuple[str, ...]
    known: Known
    use: Use


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without diacritics, full stops and apostrophes: "Élysée" → "elysee", "U.S." → "us"."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c))


_PLAIN = str.maketrans(
    {".": "", "'": "", "’": "", "‘": "", "`": "", "ʿ": "", "ʾ": "", "ø": "o", "ł": "l", "ı": "i"}
)
_POSSESSIVE = re.compile(r"['’]s\b")
_BREAKS = re.compile(r"[\s\-‐‑–/]+")


def pieces_of(text: str) -> list[str]:
    """The words of a name, hyphens and the possessive taken as breaks: "Ban Ki-moon" → ["Ban", "Ki",
    "moon"]."""
    return [p for p in _BREAKS.split(_POSSESSIVE.sub(" s", text)) if fold(p)]


class Gazetteer:
    """Forms by their first word; finds the longest form that starts at a word."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            folded = tuple(fold(p) for p in entry.pieces)
            self._by_first.setdefault(folded[0], []).append((folded, entry))
        for forms in self._by_first.values():
            forms.sort(key=lambda form: -len(form[0]))

    def longest(self, words: Sequence[str], at: int) -> list[Entry]:
        """The entries whose form starts at `words[at]`, longest only; several where a form is ambiguous."""
        found: list[Entry] = []
        for folded, entry in self._by_first.get(fold(words[at]), ()):
            if found and len(folded) < len(found[0].pieces):
                break
            span = words[at : at + len(folded)]
            if tuple(fold(w) for w in span) == folded and all(map(_same_case, entry.pieces, span)):
                found.append(entry)
        return found

    def exactly(self, text: str) -> list[Entry]:
        """The entries whose whole form is `text`."""
        words = pieces_of(text)
        found = self.longest(words, 0) if words else []
        return [e for e in found if len(e.pieces) == len(words)]


def _same_case(form: str, word: str) -> bool:
    """A capital in the form needs one in the text, an acronym all of them ("WHO" is not "who")."""
    if len(form) > 1 and form.isupper():
        return word.isupper()
    return not form[0].isupper() or word[0].isupper()


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("onrecord.finding") / "data" / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _many(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())


@dataclass(frozen=True, slots=True)
class State:
    """A state with the words that belong to it."""

    known: Known
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    regions: tuple[str, ...]


@cache
def states() -> dict[str, State]:
    """All states by alpha-3 code."""
    found = {}
    for row in _rows("states.tsv"):
        code = row["alpha3"]
        known = Known(f"state:{code}", row["name"], "state", code, _many(row["names"]))
        columns = (_many(row[c]) for c in ("adjectives", "people", "capitals", "seats", "regions"))
        found[code] = State(known, *columns)
    return found


def state_name(country: str) -> str:
    """The usual name of a state by its code, or by the code an unlisted one has in its article."""
    return states()[country].known.name if country in states() else country.partition(":")[2]


TABLES = ("actors_bodies.tsv", "actors_groups.tsv", "actors_media.tsv", "actors_persons.tsv")


@cache
def actors() -> tuple[Known, ...]:
    """All well-known actors but states."""
    return tuple(_known(row) for table in TABLES for row in _rows(table))


def _known(row: dict[str, str]) -> Known:
    kind = cast(ActorKind, row["kind"])
    key = "-".join((kind, *(fold(p) for p in pieces_of(row["name"])), row["country"].lower())).rstrip("-")
    return Known(key, row["name"], kind, row["country"] or None, _many(row["aliases"]), _many(row["offices"]))


def _state_entries(state: State) -> Iterator[Entry]:
    uses = (
        (Use.NAME, (state.known.name, *state.known.aliases)),
        (Use.ADJECTIVE, state.adjectives),
        (Use.PEOPLE, state.people),
        (Use.CAPITAL, state.capitals),
        (Use.SEAT, state.seats),
        (Use.REGION, state.regions),
    )
    for use, forms in uses:
        for form in forms:
            yield Entry(tuple(pieces_of(form)), state.known, use)


def _entries() -> Iterator[Entry]:
    for state in states().values():
        yield from _state_entries(state)
    for known in actors():
        for form in dict.fromkeys((known.name, *known.aliases)):
            yield Entry(tuple(pieces_of(form)), known, Use.NAME)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer over everything known."""
    return Gazetteer(_entries())


@cache
def by_key() -> dict[str, Known]:
    """Well-known actors and states by key."""
    return {k.key: k for k in (*actors(), *(s.known for s in states().values()))}


@cache
def persons_by_surname() -> dict[str, tuple[Known, ...]]:
    """Well-known persons by the last word of their name, folded."""
    found: dict[str, list[Known]] = {}
    for known in actors():
        if known.kind == "person":
            for name in dict.fromkeys(pieces_of(n)[-1] for n in (known.name, *known.aliases)):
                found.setdefault(fold(name), []).append(known)
    return {k: tuple(v) for k, v in found.items()}


@dataclass(frozen=True, slots=True)
class Beside:
    """What a noun with these words before it is in a report that names the one beside: "the coalition", in a
    report on the Islamic State."""

    beside: str
    known: Known
    words: frozenset[str]


@cache
def named_beside(noun: str) -> tuple[Beside, ...]:
    """The well-known actors that a noun alone may be, by who else is named."""
    names = {k.name: k for k in actors()}
    rows = (row for row in _rows("actors_beside.tsv") if row["noun"] == noun)
    return tuple(Beside(r["beside"], names[r["name"]], frozenset(r["words"].split())) for r in rows)


@cache
def genders() -> dict[str, str]:
    """`f` or `m` by first name, folded."""
    return {fold(row["name"]): row["gender"] for row in _rows("actors_given_names.tsv")}
