"""Who wrote a report: bylines, desks, contributor lines. Their words are in `data/bylines.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reading.credits import BARE_NAME
from onrecord.reading.furniture import MAX_LINE, count_words, rules

CAPITAL = "A-ZÀ-Þ"
NAME = (
    rf"[{CAPITAL}][\w’'.-]*(?: (?:[{CAPITAL}][\w’'.-]*|al|el|bin|ibn|de|da|dos|von|van|der|den|la|le)){{1,4}}"
)
CAPS_NAME = rf"[{CAPITAL}][{CAPITAL}’'.-]+(?: [{CAPITAL}][{CAPITAL}’'.-]*){{1,3}}"
NAMES = rf"{NAME}(?:(?:, and | and | & |, | with ){NAME}){{0,5}}"
REST = r"(?P<rest>\s*(?:[,|/·•–—(@-].{0,90})?)\.?"
SIGNED = re.compile(rf"(?P<names>{NAMES})\s*[,|/·•–—-]\s*(?P<rest>.{{2,60}})")
BARE_CAPS = re.compile(rf"[{CAPITAL}][{CAPITAL}’'.-]+(?: [{CAPITAL}][{CAPITAL}’'.-]+){{1,3}}")
CONTRIBUTED = re.compile(r"(?i)\b(?:also |both )?(?:contributed|contributing|reported)\b")
# "Agency writers", "The Courier's correspondent": what people are called before their names.
COLLEAGUES = re.compile(
    r"^(?:(?:The )?(?:[A-Z][\w’'.]* )*)"
    r"(?:writers?|journalists?|reporters?|correspondents?|producers?|staffers?|editors?)"
    r"(?: writers?)?:? "
)
LOCATED = re.compile(rf"(?P<name>{NAME})(?:,? (?:in|at|from|of|for)\b.*)?")
REPORTING_BY = re.compile(rf"(?i:reporting|editing|writing)(?i: by| from)? (?P<names>{NAMES})")
# "By Jane Doe and wires".
AND_WIRES = re.compile(
    r"(?i),? (?:and|with) (?:wires|agencies|news agencies|wire services|wire reports|staff)\.?$"
)
MAX_BYLINE = 20
MAX_DESK = 6


@dataclass(frozen=True, slots=True)
class Words:
    """What `data/bylines.toml` says."""

    by: re.Pattern[str]
    desks: frozenset[str]
    with_desk: frozenset[str]
    roles: frozenset[str]
    houses: frozenset[str]


@cache
def _words() -> Words:
    data = tomllib.loads(files("onrecord.reading").joinpath("data/bylines.toml").read_text("utf-8"))
    openers = "|".join(data["openers"])
    return Words(
        by=re.compile(rf"(?i:(?:{openers})? ?by)[: ]\s*(?P<names>{CAPS_NAME}|{NAMES}){REST}"),
        desks=frozenset(data["desks"]),
        with_desk=frozenset(data["with_desk"]),
        roles=frozenset(data["roles"]),
        houses=frozenset(data["houses"]),
    )


def byline_of(line: str) -> tuple[str, ...] | None:
    """The authors named in a byline; empty for a desk ("By our correspondent"); None where the line is none.

    >>> byline_of("By Jane Doe and John Roe, Foreign Correspondents")
    ('Jane Doe', 'John Roe')
    >>> byline_of("Jane Doe | Reuters")
    ('Jane Doe',)
    """
    line = line.strip(" |•·–—-*")
    if len(line) > MAX_LINE or count_words(line) > MAX_BYLINE:
        return None
    signed = _words().by.fullmatch(AND_WIRES.sub("", line))
    if signed is None:
        signed = SIGNED.fullmatch(line)
        signed = signed if signed is not None and _is_office(signed["rest"]) else None
    if signed is not None:
        return split_names(signed["names"])
    return () if _is_desk(line) else None


def _is_desk(line: str) -> bool:
    words = re.findall(r"[\w’'.&:-]+", line)
    folded = [word.casefold().strip(".:,") for word in words]
    if not 1 <= len(words) <= MAX_DESK or not any(" ".join(folded[-n:]) in _words().desks for n in (1, 2)):
        return False
    if "of" in folded[-2:-1]:
        return False
    known = _words()
    if len(words) == 1:
        return folded[0] not in ("staff", "team", "online", "desk", "bureau") or line[0].isupper()
    return all(
        word[0].isupper() or word.casefold() in known.with_desk or low in known.desks
        for word, low in zip(words, folded, strict=True)
    )


def _is_office(rest: str) -> bool:
    """What stands behind a name in a byline: a role ("Foreign Correspondent") or an agency."""
    words = re.findall(r"[\w’'.&-]+", rest.casefold())
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", rest.casefold()):
        return True
    house = " ".join(words).strip(".") in _words().houses
    return house or (len(words) <= 6 and not rest.endswith(".") and bool(_words().roles & set(words)))


def bare_byline(line: str) -> str | None:
    """A name alone between title and text: "Jane Doe", "JANE DOE". No word of it names a section or desk."""
    if not (BARE_NAME.fullmatch(line) or BARE_CAPS.fullmatch(line)):
        return None
    return None if {word.casefold() for word in line.split()} & _section_words() else _usual(line)


@cache
def _section_words() -> frozenset[str]:
    known = rules()
    return frozenset(word for phrase in (*known.edge, *known.phrases) for word in phrase.split())


def split_names(names: str) -> tuple[str, ...]:
    """The names in "Jane Doe, John Roe and Ann Poe"; capitals made usual."""
    found = [name.strip(" .,") for name in re.split(r", and |, | and | & | with ", names)]
    return tuple(_usual(name) for name in found if name and not _words().roles & set(name.casefold().split()))


def _usual(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def contributors_of(line: str) -> tuple[str, ...]:
    """The people named in a contributor line.

    >>> contributors_of("Agency writers Jane Doe in Cairo and John Roe in Rome contributed to this report.")
    ('Jane Doe', 'John Roe')
    """
    by = REPORTING_BY.search(line)
    if by is not None:
        return split_names(by["names"])
    head, verb, _ = CONTRIBUTED.sub("\n", line, count=1).partition("\n")
    if not verb:
        return ()
    parts = re.split(r", and |, | and | & |; ", COLLEAGUES.sub("", head.strip(" ([")))
    found = (LOCATED.fullmatch(part.strip()) for part in parts)
    return tuple(_usual(each["name"]) for each in found if each is not None)
