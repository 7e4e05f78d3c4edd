"""Who puts a report out, as its page says: the name of a site or paper, the head of official paper, a
copyright line.

The words are data (`data/outlets.toml`). Where a page leaves it open, nobody is named.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reading.furniture import count_words, furniture_of, rules
from onrecord.reading.stated_dates import dates_in, numeric_dates_in
from onrecord.reading.text import CAPITAL, fold

MAX_NAME = 6
MAX_HEAD = 14
MAX_RUBRIC = 9
SMALL = frozenset({"of", "the", "and", "for", "de", "du", "do", "da", "des", "del", "&", "to", "in"})
# "TAP - Tunis Africa Press": the letters of an agency before its name.
LETTERED = re.compile(r"(?P<letters>[A-Z]{2,6}) ?[-–—|:] ?(?P<name>[A-Z].*)")
# "(English service)".
SERVICE = re.compile(
    r"\s*[(\[][^()\[\]]{3,40}[)\]]$|\s+(?:English|International|Online) (?:service|edition)$"
)
RIGHTS = re.compile(
    rf"(?i:©|\(c\)|\bcopyright(?:ed)?\b)(?i:[\s:,©]|\(c\)|copyright|by\b|(?-i:the\b)|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)*"
    rf"(?P<name>[{CAPITAL}][\w’'&.-]*(?: (?:[{CAPITAL}&][\w’'&.-]*|of|the|and|de|du|for))*)"
)
# What ends the name of an owner: its form of company, a stop behind a word.
SENTENCE = re.compile(r",? (?:Pvt|Ltd|Inc|Limited|LLC|PLC|Plc|Co|Corp|GmbH)\b|(?<=[a-z]{3})\.(?= )")
# "The Lyth Beacon" is a registered trade mark of Beacon Papers.
TRADE_MARK = re.compile(r"[“\"‘'](?P<name>[^“”\"]{3,40})[”\"’'] is a (?:registered )?trade ?mark\b")
# "LYTHLINK — INTERNATIONAL NEWS AGENCY": a name in one word and what it is.
DESCRIBED = re.compile(r"(?P<name>[^\W\d_]{3,}) [–—|-] (?P<what>[A-Z][^–—|]{5,50})")
NO_OWNER = re.compile(r"(?i)^(?:all rights|rights|reserved|no part|material|the content|permission|this)\b")
STAFF = re.compile(
    rf"(?P<name>(?:The )?[{CAPITAL}][\w’'&.-]*(?: [{CAPITAL}][\w’'&.-]*){{0,3}}) "
    r"(?i:staff(?: (?:writers?|reporters?|correspondents?))?|newsroom|(?:web |news )?(?:desk|team))\.?"
)
# "ANDINA News Agency - Lima, …" at the head of a report.
GLUED = re.compile(rf"(?P<name>(?:[{CAPITAL}][\w’'-]+ ){{1,4}}(?:Agency|News|Press)) ?[-–—/] ?[{CAPITAL}]")


@dataclass(frozen=True, slots=True)
class Words:
    """What `data/outlets.toml` says."""

    nouns: frozenset[str]
    weak: frozenset[str]
    pairs: frozenset[str]
    firsts: frozenset[str]
    suffixes: tuple[str, ...]
    endings: tuple[str, ...]
    added: frozenset[str]
    editions: frozenset[str]
    no_outlet: frozenset[str]
    head: re.Pattern[str]
    states: re.Pattern[str]
    unions: re.Pattern[str]
    issuers: frozenset[str]
    rubrics: tuple[str, ...]
    live_rubrics: tuple[str, ...]


@cache
def _words() -> Words:
    data = tomllib.loads(files("onrecord.reading").joinpath("data/outlets.toml").read_text("utf-8"))
    bodies, states = "|".join(data["bodies"]), "|".join(data["states"])
    no_states, unions = "|".join(data["no_states"]), "|".join(data["unions"])
    return Words(
        nouns=frozenset(data["nouns"].split()),
        weak=frozenset(data["weak"].split()),
        pairs=frozenset(data["pairs"]),
        firsts=frozenset(data["firsts"]),
        suffixes=tuple(data["suffixes"]),
        endings=tuple(data["endings"]),
        added=frozenset(data["added"]),
        editions=frozenset(data["editions"]),
        no_outlet=frozenset(data["no_outlet"]),
        head=re.compile(rf"(?i)(?:the )?(?:[\w’'-]+ ){{0,2}}(?:{bodies}) (?:of|for|to|on)\b.+"),
        unions=re.compile(rf"(?:THE )?(?:[\w’'-]+(?<!S) ){{0,3}}(?i:{unions})(?: (?:OF|FOR) [\w ’'-]+)?"),
        issuers=frozenset(each.casefold() for each in data["issuers"]),
        rubrics=tuple(data["rubrics"]),
        live_rubrics=tuple(data["live_rubrics"]),
        states=re.compile(rf"(?i)(?:the )?(?:[\w’'-]+ )?(?:{states}) of (?!(?:{no_states})\b).+"),
    )


def letterhead(line: str) -> bool:
    """A head of official paper: "REPUBLIC OF LYTH", "Ministry of Foreign Affairs", and no headline about one.

    >>> letterhead("MINISTRY OF FOREIGN AFFAIRS OF LYTH"), letterhead("Ministry of Defence rejects the claim")
    (True, False)
    >>> letterhead("ECONOMIC COMMUNITY OF LAKE STATES"), letterhead("SECURITY COUNCIL REJECTS CLAIM")
    (True, False)
    """
    if count_words(line) > MAX_HEAD or line.endswith((".", ":", "?", "!")) or re.search(r"[“\"|]", line):
        return False
    known = _words()
    of_union = line.isupper() and known.unions.fullmatch(line) is not None
    return _named(line) and bool(of_union or known.head.fullmatch(line) or known.states.fullmatch(line))


def issues_releases(line: str) -> str | None:
    """A body of states that puts out what it has to say itself: "United Nations" over a release."""
    return line if fold(line) in _words().issuers else None


def is_rubric(line: str) -> bool:
    """What a page is headed with that is no headline: "Meetings Coverage and Press Releases"."""
    words, known = fold(line), _words()
    rubrics = (*known.rubrics, *(known.live_rubrics if "|" in line else ()))
    return count_words(line) <= MAX_RUBRIC and any(
        words.startswith(each) or words.endswith(each) for each in rubrics
    )


def _named(line: str) -> bool:
    """Capitals on every word that tells, no verb of headlines and no participle among them."""
    words = [word for word in re.findall(r"[\w’'&-]+", line) if word.casefold() not in SMALL]
    telling = rules().headline_verbs
    return bool(words) and all(
        (word[0].isupper() or word[0].isdigit())
        and word.casefold() not in telling
        and (word.casefold() == "united" or not re.fullmatch(r"\w{3,}ed", word.casefold()))
        for word in words
    )


def outlet_named(line: str, *, sure: bool = False) -> str | None:
    """The name of a paper, agency or broadcaster that a line consists of; None where it may be anything else.

    `sure` says that something else tells that it is such a name, and a word like "Post" is enough.

    >>> [outlet_named(each) for each in ("LNA - Lyth News Agency", "Lyth Herald", "Envoys at a Border Post")]
    ['Lyth News Agency', 'Lyth Herald', None]
    """
    name = SERVICE.sub("", SERVICE.sub("", line).strip(" |-–—")).strip(" |-–—")
    lettered = LETTERED.fullmatch(name)
    if lettered is not None and _stands_for(lettered["letters"], lettered["name"]):
        name, sure = lettered["name"], True
    described = DESCRIBED.fullmatch(name)
    if described is not None and _like_outlet(fold(described["what"]).split(), sure=True):
        return _usual(described["name"])
    sure = sure or name != line.strip(" |-–—")
    words = fold(name).split()
    if (
        not 1 <= len(words) <= MAX_NAME
        or words[0] in ("by", "from", "via")
        or not _named(name)
        or re.search(r"[,:;“\"?!]", name)
    ):
        return None
    return _usual(name) if _like_outlet(words, sure=sure) else None


def _stands_for(letters: str, name: str) -> bool:
    initials = [word[0] for word in re.findall(r"[\w’'-]+", name) if word.casefold() not in SMALL]
    return "".join(initials).upper().startswith(letters[:2].upper())


def _like_outlet(words: Sequence[str], *, sure: bool) -> bool:
    known = _words()
    if words[-1] in (known.added | known.editions) and len(words) > 2:
        words = words[:-1]
    if len(words) == 1:
        return words[0].endswith(known.suffixes) and words[0] not in known.suffixes and len(words[0]) >= 7
    return (
        words[-1] in known.nouns
        or words[-1].endswith(known.endings)
        or " ".join(words[-2:]) in known.pairs
        or ((sure or words[0] == "the") and (words[-1] in known.weak or words[0] in known.firsts))
    )


def dated_outlet(line: str) -> str | None:
    """The paper that a line names with the day: "The Lyth Post, Thursday, 4 May 2031"."""
    if count_words(line) > 12 or not any((next(dates_in(line), None), next(numeric_dates_in(line), None))):
        return None
    head = re.split(r"\s*[,/|•·–—-]\s*(?=\S)", line, maxsplit=1)[0]
    return outlet_named(head, sure=True) if head != line else None


def named_beside(head: Sequence[str], gone: Sequence[str]) -> str | None:
    """The name over a report that lines around it say as well: "Lyth Nine" over "Watch Lyth Nine live"."""
    for line in head:
        name = re.split(r" [|–—-] ", line)[0].strip()
        plain = re.fullmatch(r"[\w’'&.-]+(?: [\w’'&.-]+){0,4}", name) and furniture_of(name, "head") is None
        if plain and _named(name) and not any(dates_in(name)):
            beside = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            if any(beside.search(other) and fold(other) != fold(line) for other in gone):
                return _usual(name)
    return None


def site_row(line: str) -> str | None:
    """The site whose sections stand in a row: "Lyth Herald Online | News | Politics | Contact us",
    "Norsk Tagblad > Politics > Defence"."""
    parts = [part.strip() for part in re.split(r"[|•·>›»]", line) if part.strip()]
    if len(parts) < 3 or sum(furniture_of(part, "head") is not None for part in parts[1:]) < len(parts) - 1:
        return None
    return outlet_named(parts[0], sure=True)


def owners(lines: Sequence[str]) -> Iterator[str]:
    """Whose rights copyright lines claim: "© 2031 Lyth Herald. All rights reserved."."""
    for line in lines:
        marked = TRADE_MARK.search(line)
        if marked is not None:
            yield marked["name"]
        for found in RIGHTS.finditer(line):
            name = re.sub(r"\.? All(?: [Rr]ights)?.*$", "", found["name"])
            name = SENTENCE.split(name, maxsplit=1)[0].strip(" .,")
            if not NO_OWNER.match(name) and name.casefold() != "all":
                yield _usual(name)


def staffed(line: str) -> str | None:
    """The paper whose staff wrote a report: "Lyth Herald staff"; not "Foreign Staff"."""
    found = STAFF.fullmatch(line.strip())
    if found is None:
        return None
    words = fold(found["name"]).split()
    plain = any(word in _words().no_outlet for word in words[1:] + words[:1] if word != "the")
    return found["name"] if len(words) > 1 and not plain else None


def agency_glued(paragraph: str) -> str | None:
    """The agency that a report begins with: "ANDINA News Agency - Lima, …"."""
    found = GLUED.match(paragraph[:80])
    return found["name"] if found is not None else None


def issuer(heads: Sequence[str]) -> str | None:
    """Whose paper it is: the body, and its state where the body does not name it."""
    bodies = [line for line in heads if not _words().states.fullmatch(line)]
    states = [line for line in heads if _words().states.fullmatch(line)]
    if not bodies:
        return _usual(states[0]) if states else None
    state = next((s for s in states if fold(s).split()[-1] not in fold(bodies[0])), None)
    return _usual(bodies[0]) + (f", {_usual(state)}" if state else "")


def _usual(name: str) -> str:
    """A name less what its site adds, capitals made usual: "RADIO LYTH" is "Radio Lyth", "BBC" stays."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold().strip(".,") in _words().added:
        words.pop()
    if words[0] == "THE":
        words[0] = "The"
    if not name.isupper() or len(words) == 1:
        return " ".join(words)
    return " ".join(
        word.casefold() if word.casefold() in SMALL and i else word if len(word) <= 3 else word.capitalize()
        for i, word in enumerate(words)
    )
