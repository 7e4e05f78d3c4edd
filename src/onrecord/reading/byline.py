"""Who wrote a report: bylines, desks, contributor lines. Their words are in `data/bylines.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reading.credits import BARE_NAME
from onrecord.reading.furniture import MAX_LINE, count_words, rules
from onrecord.reading.masthead import outlet_named
from onrecord.reading.stated_dates import dates_in
from onrecord.reading.text import CAPITAL

# What stands in small letters within a name; "al-Amin", "d'Arcy".
PARTICLE = (
    r"(?:al|el|bin|ibn|bint|ben|de|da|do|das|dos|di|du|del|della"
    r"|von|van|der|den|ter|ten|la|le|las|los|zu|y|e)"
)
GLUED = rf"(?:(?:al|el|as|ad|ar|an|ash|az)-|[dl][’'])[{CAPITAL}]"
NAME = rf"[{CAPITAL}][\w’'.-]*(?: (?:(?:[{CAPITAL}]|{GLUED})[\w’'.-]*|{PARTICLE})){{1,4}}"
CAPS_NAME = rf"[{CAPITAL}][{CAPITAL}’'.-]+(?: [{CAPITAL}][{CAPITAL}’'.-]*){{1,3}}"
# "Jane Doe in Cairo", "Ann Poe in Goma, Congo".
PLACE = rf"[{CAPITAL}][\w’'.-]*(?: [{CAPITAL}][\w’'.-]*){{0,2}}"
PLACED = rf"{NAME}(?:,? (?:in|at|from) {PLACE}(?:, {PLACE}(?= and |,|$))?)?"
NAMES = rf"{PLACED}(?:(?:, and | and | & |, | with ){PLACED}){{0,5}}"
# A hyphen without a space before it goes on with the name.
REST = r"(?P<rest>(?:\s*[,|/·•–—(@]|\s+-).{0,90}|\s*)\.?"
# "From Jane Doe in Lesk": the place is what makes it a byline.
SENT_FROM = re.compile(rf"(?:From|FROM) (?P<names>{NAME}(?: and {NAME})?),? in {PLACE}(?:, {PLACE})?\.?")
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
REPORTING_BY = re.compile(rf"(?i:reporting|editing|writing)(?i: by| from)?:? (?P<names>{NAMES})")
PARTS = re.compile(r", and |, | and | & | with |; ")
MAX_BYLINE = 20
MAX_DESK = 6
MAX_NAMES = 4
HONORIFIC = re.compile(r"^(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? (?=\S+ )")
# Who works on what others wrote: "Edited by Jane Doe".
HELPED_BY = re.compile(r"(?i)\W*(?:edited|reviewed|updated|curated|translated)\s?by\b")
# A place in capitals behind a name: "Jane Doe - LESK".
CAPS_PLACE = rf"[{CAPITAL}]{{3,}}(?: [{CAPITAL}]{{3,}}){{0,2}}"


@dataclass(frozen=True, slots=True)
class Words:
    """What `data/bylines.toml` says."""

    openers: str
    by: re.Pattern[str]
    desks: frozenset[str]
    with_desk: frozenset[str]
    roles: frozenset[str]
    houses: frozenset[str]
    wires: re.Pattern[str]


@cache
def _words() -> Words:
    data = tomllib.loads(files("onrecord.reading").joinpath("data/bylines.toml").read_text("utf-8"))
    openers, labels = "|".join(data["openers"]), "|".join(data["labels"])
    roles = "|".join(each for each in data["roles"] if each not in ("staff", "chief"))
    houses = {form for forms in data["agencies"].values() for form in forms} | set(data["houses"])
    wires = "|".join(
        re.escape(each) for each in sorted({*houses, *data["wires"]}, key=lambda w: (-len(w), w))
    )
    return Words(
        openers=openers,
        by=re.compile(
            rf"(?:(?i:(?:{openers})? ?by)[: ]|(?i:{labels}) ?:)\s*(?:(?:[\w’'&-]+ ){{0,5}}(?i:{roles}) )?"
            rf"(?P<names>{CAPS_NAME}|{NAMES}){REST}"
        ),
        desks=frozenset(data["desks"]),
        with_desk=frozenset(data["with_desk"]),
        roles=frozenset(data["roles"]),
        houses=frozenset(houses),
        wires=re.compile(rf"(?i),? (?:and|with|for)(?: the)? (?:{wires})(?: in [\w ]+)?\.?$"),
    )


def byline_of(line: str) -> tuple[str, ...] | None:
    """The authors named in a byline; empty for a desk ("By our correspondent"); None where the line is none.

    >>> byline_of("By Jane Doe and John Roe, Foreign Correspondents")
    ('Jane Doe', 'John Roe')
    >>> byline_of("Jane Doe | Reuters")
    ('Jane Doe',)
    >>> byline_of("By Jane Doe in Cairo and Łukasz Roe-Poe in Łódź, with AFP")
    ('Jane Doe', 'Łukasz Roe-Poe')
    >>> byline_of("By Lakes affairs reporter Jane Doe"), byline_of("Jane Doe /Lesk City")
    (('Jane Doe',), ('Jane Doe',))
    """
    line = line.strip(" |•·–—-*")
    if len(line) > MAX_LINE or count_words(line) > MAX_BYLINE:
        return None
    signed = _words().by.fullmatch(_words().wires.sub("", line))
    signed = signed or SENT_FROM.fullmatch(line)
    if signed is None:
        signed = SIGNED.fullmatch(line)
        signed = signed if signed is not None and _signs(line, signed) else None
    if signed is not None:
        return split_names(signed["names"])
    line = _unplaced(line)
    return () if _is_desk(line) or _by_house(line) or posted_by_house(line) else None


def _signs(line: str, signed: re.Match[str]) -> bool:
    """Whether what stands behind a name says who its owner is, for which paper or of what day the report is
    or, behind a stroke, where its owner is. The name of a caption ends in a stop: "Jane Doe. — Reuters"."""
    if re.search(r"[^\W\d_]{3,}\.$", signed["names"]):
        return False
    placed = re.fullmatch(CAPS_PLACE, signed["rest"]) is not None and not signed["names"].isupper()
    if outlet_named(signed["names"], sure=True) is not None:
        return False
    paper = outlet_named(signed["rest"], sure=True) is not None
    dated = next(dates_in(signed["rest"]), None) is not None
    return _is_office(signed["rest"]) or placed or paper or dated or _unplaced(line) == signed["names"]


def _unplaced(line: str) -> str:
    """A line less the place behind a stroke: "Staff Reporter" of "Staff Reporter /Lesk City"."""
    head, _, place = line.rpartition("/")
    return head.rstrip() if re.fullmatch(PLACE, place.strip()) and re.search(r" /|/ ", line) else line


def _by_house(line: str) -> bool:
    """Agencies and desks behind "by": "Text by: AFP with Reuters", "By AP staff"."""
    by = re.match(rf"(?i:(?:{_words().openers})? ?by)[: ]\s*", line)
    rest = line[by.end() :].strip(" .") if by is not None else ""
    parts = [part.strip(" ()") for part in re.split(r" (?:and|with|&) |[,/;]", rest) if part.strip(" ()")]
    return bool(parts) and all(_is_house(part) or re.fullmatch(r"[A-Z]{2,6}", part) for part in parts)


def posted_by_house(line: str) -> bool:
    """A broadcaster or agency and where its reporter is, as entries of running reports are signed: "BBC News,
    Nairobi"."""
    house, comma, place = line.partition(", ")
    return bool(comma) and _is_house(house) and re.fullmatch(PLACE, place) is not None


def _is_house(words: str) -> bool:
    return " ".join(re.findall(r"[\w’'.&-]+", words.casefold())).strip(".") in _words().houses


def _is_desk(line: str) -> bool:
    words = re.findall(r"[\w’'.&:-]+", line)
    folded = [word.casefold().strip(".:,") for word in words]
    if not 1 <= len(words) <= MAX_DESK or not any(" ".join(folded[-n:]) in _words().desks for n in (1, 2)):
        return False
    if " ".join(folded[-2:]) in _words().desks and len(words) > 2:
        words, folded = words[:-2], folded[:-2]
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
    return _is_house(rest) or (
        len(words) <= 6 and not rest.endswith(".") and bool(_words().roles & set(words))
    )


def bare_byline(line: str) -> str | None:
    """A name alone between title and text: "Jane Doe", "JANE DOE". No word of it names a section or desk."""
    if not (BARE_NAME.fullmatch(line) or BARE_CAPS.fullmatch(line)):
        return None
    return None if {word.casefold() for word in line.split()} & _section_words() else _usual(line)


def bare_bylines(line: str) -> tuple[str, ...]:
    """Names alone, one or several: "Jane Doe, John Roe"; empty where the line is something else."""
    parts = re.split(r", (?:and )?| and | & ", line)
    # "Jane Doe, Lesk": where the report was written.
    if len(parts) > 1 and " " not in parts[-1] and line.endswith(f", {parts[-1]}"):
        parts = parts[:-1] if re.fullmatch(PLACE, parts[-1]) else parts
    names = [bare_byline(part) for part in parts] if len(parts) <= MAX_NAMES else []
    return tuple(HONORIFIC.sub("", name) for name in names if name) if all(names) else ()


@cache
def _section_words() -> frozenset[str]:
    known = rules()
    return frozenset(word for phrase in (*known.edge, *known.phrases) for word in phrase.split())


def split_names(names: str) -> tuple[str, ...]:
    """The names in "Jane Doe, John Roe in Cairo and Ann Poe"; capitals made usual."""
    found = [_located(name.strip(" .,")) for name in PARTS.split(names)]
    people = (name for name in found if " " in name and not _words().roles & set(name.casefold().split()))
    return tuple(_usual(name) for name in people)


def _located(name: str) -> str:
    """A name less where its owner is: "Ann Poe" of "Ann Poe in Goma"."""
    found = LOCATED.fullmatch(name)
    return found["name"] if found is not None else name


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
    parts = PARTS.split(COLLEAGUES.sub("", head.strip(" ([")))
    found = (LOCATED.fullmatch(part.strip()) for part in parts)
    return tuple(_usual(each["name"]) for each in found if each is not None)
