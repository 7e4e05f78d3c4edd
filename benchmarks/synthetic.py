"""A large archive without any language analysis: the bundled example, told again with other names and words.

    python benchmarks/synthetic.py -n 10000 -o archive.record

Every story is the example's dispute between other states: its people, places, outlets, numbers, days and
two words in three are exchanged for others of their kind. One person in four, and all states, come from a
stock that the stories share, as in an archive of one paper. A story has 8 to 12 reports; where it has one
more than the example, that one is a copy that another outlet cut. Evidence stands where its words now
stand. The same arguments give the same coverages, byte for byte.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import tempfile
import time
import tomllib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from onrecord.building import fingerprint
from onrecord.demo import write_reports
from onrecord.linking.wording import concept
from onrecord.pipeline import cover_many, engine_version
from onrecord.reading import Failure, read
from onrecord.record import Coverage, make_id
from onrecord.store import Store

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
# Fields that hold one of a few fixed words, a key or an id: never a word of the story.
_FIXED = frozenset(
    """type mode status act form channel attribution kind country known role precision basis comparator unit
    outcome vote response stance field by reason engine article family copy_of language vector""".split()  # noqa: SIM905
)
_STATES = ("Saravia", "Kelund", "Tamund", "Belisar")
_PLACES = ("Salis", "Orsa", "Norhavn", "Ibara", "Rita", "Falk", "Meridian")
_OUTLETS = ("Herald", "Klaxon", "Tagblad", "Observer")
_ENDINGS = ("ing", "ed", "ly", "s", "")
_FIRST_DAY = date(2031, 5, 3)
_YEARS = 6
_SHARED_PEOPLE, _SHARED_STATES, _SHARED_PLACES = 400, 90, 600
_SHARE_OF_SHARED = 0.25
_PERCENT_OF_WORDS = 66


def example() -> tuple[Coverage, ...]:
    """The coverages of the bundled example, analysed once for each engine and then kept beside other
    temporary files."""
    kept = Path(tempfile.gettempdir()) / f"{engine_version().replace(' ', '-')}.example"
    if kept.is_file():
        return msgspec.msgpack.decode(kept.read_bytes(), type=tuple[Coverage, ...])
    with tempfile.TemporaryDirectory() as folder:
        articles = [a for a in read(write_reports(Path(folder))) if not isinstance(a, Failure)]
    found = tuple(c for c in cover_many(articles) if not isinstance(c, Failure))
    kept.write_bytes(msgspec.msgpack.encode(found))
    return found


def coverages(count: int, *, vectors: bool = False) -> Iterator[Coverage]:
    """`count` coverages, story after story. Without `vectors`, sentences have none: they are half the size
    of a coverage and nothing over articles uses them."""
    base = [c if vectors else _without_vectors(c) for c in example()]
    stock = _Stock.of(base)
    left, story = count, 0
    while left > 0:
        made = list(_story(base, stock, story))[:left]
        yield from made
        left, story = left - len(made), story + 1


def _without_vectors(coverage: Coverage) -> Coverage:
    bare = tuple(msgspec.structs.replace(s, vector=b"") for s in coverage.sentences)
    return msgspec.structs.replace(coverage, sentences=bare)


@dataclass(frozen=True, slots=True)
class _Stock:
    """What stories draw from, and the names of the example's people as (first names, surname)."""

    people: tuple[tuple[tuple[str, ...], str], ...]
    shared_people: tuple[tuple[str, str], ...]
    states: tuple[str, ...]
    places: tuple[str, ...]
    vocabulary: dict[str, tuple[str, ...]]
    replaceable: frozenset[str]

    @classmethod
    def of(cls, base: Sequence[Coverage]) -> _Stock:
        draw = random.Random("stock")
        words = _words()
        named = {c.name for v in base for c in v.characters if c.kind == "person" and _is_full(c.name)}
        texts = " ".join(v.article.text for v in base)
        cues = {w for v in base for said in v.statements for w in (said.cue or "").split()}
        lower = {w for w in _TOKEN.findall(texts) if w.islower() and len(w) > 4} - cues
        return cls(
            people=tuple((tuple(n.split()[:-1]), n.split()[-1]) for n in sorted(named)),
            shared_people=tuple((_name(draw, 2), _name(draw, 3)) for _ in range(_SHARED_PEOPLE)),
            states=tuple(_name(draw, 3) for _ in range(_SHARED_STATES)),
            places=tuple(_name(draw, 2) for _ in range(_SHARED_PLACES)),
            vocabulary={end: tuple(w for w in words if _ending(w) == end) for end in _ENDINGS},
            replaceable=frozenset(w for w in lower if not _tells(w)),
        )


def _is_full(name: str) -> bool:
    return " " in name and all(word[0].isupper() for word in name.split())


def _words() -> list[str]:
    """English words: those that the encoder's tokenizer holds whole, less those that linking knows."""
    raw = json.loads((files("onrecord.language") / "weights" / "tokenizer.json").read_text("utf-8"))
    whole = (w for w in raw["model"]["vocab"] if w.isascii() and w.isalpha() and w.islower())
    return sorted(w for w in whole if 4 < len(w) < 11 and not _tells(w))


def _tells(word: str) -> bool:
    """Does linking read the word as a concept, by which it tells events apart?"""
    return concept(word) in _concepts()


@cache
def _concepts() -> frozenset[str]:
    raw = tomllib.loads((files("onrecord.linking") / "data" / "concepts.toml").read_text("utf-8"))
    lists = [(name, words) for part in raw.values() for name, words in part.items()]
    return frozenset(
        word for name, words in lists for word in (name, *(words.split() if isinstance(words, str) else ()))
    )


def _ending(word: str) -> str:
    return next(end for end in _ENDINGS if word.endswith(end))


def _name(draw: random.Random, syllables: int) -> str:
    made = "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(syllables))
    return (made + draw.choice("lmnrskt")).capitalize()


def _story(base: Sequence[Coverage], stock: _Stock, number: int) -> Iterator[Coverage]:
    draw = random.Random(f"story {number}")
    names = _names(stock, draw)
    weeks = draw.randrange(_YEARS * 52)
    size = draw.randint(8, len(base) + 1)
    chosen = sorted(draw.sample(range(len(base)), min(size, len(base))))
    for at in chosen:
        # Another outlet words things in another way; what both report has the same names.
        yield _retold(base[at], _Telling(names, stock, f"{number}.{at}", weeks), f"{number:05}/{at:02}")
    if size > len(base):
        at = chosen[0]
        copy = _Telling({**names, "Meridian": "Union"}, stock, f"{number}.{at}", weeks)
        yield _retold(base[at], copy, f"{number:05}/{len(base):02}")


def _names(stock: _Stock, draw: random.Random) -> dict[str, str]:
    """Every name of the example with what it is in this story."""
    names: dict[str, str] = {}
    for firsts, last in stock.people:
        shared = draw.random() < _SHARE_OF_SHARED
        first, surname = draw.choice(stock.shared_people) if shared else (_name(draw, 2), _name(draw, 3))
        names |= {**dict.fromkeys(firsts, first), last: surname}
    for state, new in zip(_STATES, draw.sample(stock.states, len(_STATES)), strict=True):
        names |= {state: new, f"{state}n": f"{new}ian"}
    names |= dict(zip(_PLACES, draw.sample(stock.places, len(_PLACES)), strict=True))
    return names


@dataclass(frozen=True)
class _Telling:
    """How one report of a story words it."""

    names: dict[str, str]
    stock: _Stock
    seed: str
    weeks: int
    words: dict[str, str] = field(default_factory=dict)

    def word(self, word: str) -> str:
        """The word for a word."""
        if word in self.names:
            return self.names[word]
        if word not in self.words:
            self.words[word] = self._drawn(word)
        return self.words[word]

    def _drawn(self, word: str) -> str:
        drawn = zlib.crc32(f"{self.seed} {word}".encode())
        if word.isdigit():
            # Days and years go by their dates; larger counts change a little.
            return word if int(word) < 32 or len(word) == 4 else str(int(word) + drawn % 9)
        if word not in self.stock.replaceable or drawn % 100 >= _PERCENT_OF_WORDS:
            return word
        choice = self.stock.vocabulary[_ending(word)]
        return choice[drawn // 100 % len(choice)]

    def text(self, text: str) -> str:
        """A text in other words."""
        return _TOKEN.sub(lambda found: self.word(found.group()), text)

    def day(self, value: str) -> str:
        """A date of the example, as many weeks on as this story is: weekdays stay what they are."""
        if not re.match(r"\d{4}-\d\d-\d\d", value):
            return value
        moved = date.fromisoformat(value[:10]) - timedelta(weeks=self.weeks)
        return moved.isoformat() + value[10:]


def _retold(of: Coverage, telling: _Telling, name: str) -> Coverage:
    place = _told_anew(of.article.text, telling)
    raw = _walk(msgspec.to_builtins(of), telling, place)
    raw["article"] |= {
        "id": place.article, "text": place.text, "origin": f"archive/{name}.txt", "removed": (),
    }  # fmt: skip
    return msgspec.convert(raw, type=Coverage)


@dataclass(frozen=True, slots=True)
class _Place:
    """A text told anew: where each offset of the old text stands in it, as a start and as an end."""

    article: str
    text: str
    starts: list[int]
    ends: list[int]


def _told_anew(text: str, telling: _Telling) -> _Place:
    starts, ends, parts, at, length = list(range(len(text) + 1)), [0] * (len(text) + 1), [], 0, 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        new = telling.word(found.group())
        for offset in range(at, start + 1):
            starts[offset] = ends[offset] = length + offset - at
        length += start - at
        # Evidence seldom begins or ends within a word; where it does it takes in the whole word.
        starts[start + 1 : end] = [length] * (end - start - 1)
        length += len(new)
        ends[start + 1 : end] = [length] * (end - start - 1)
        parts += [text[at:start], new]
        at = end
    for offset in range(at, len(text) + 1):
        starts[offset] = ends[offset] = length + offset - at
    told = "".join(parts) + text[at:]
    return _Place(make_id("art", told), told, starts, ends)


def _walk(value: Any, telling: _Telling, place: _Place, name: str = "") -> Any:
    if isinstance(value, dict):
        if "start" in value:
            return _anchored(value, place)
        return {key: _walk(each, telling, place, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(each, telling, place, name) for each in value]
    if not isinstance(value, str) or name in _FIXED:
        return value
    return telling.day(value) if name in ("value", "end") else telling.text(value)


def _anchored(raw: dict[str, Any], place: _Place) -> dict[str, Any]:
    """Evidence, or a sentence, where it stands now."""
    start, end = place.starts[raw["start"]], place.ends[raw["end"]]
    if "article" not in raw:
        return {**raw, "start": start, "end": end}
    return {**raw, "start": start, "end": end, "article": place.article, "text": place.text[start:end]}


def write(count: int, record: str | Path) -> None:
    """Put `count` coverages on record at a path, and compare them."""
    from onrecord.building import compare

    with Store(record).writing() as writer:
        for coverage in coverages(count):
            writer.put_coverage(fingerprint(coverage.article), coverage)
        compare(writer)


def digest(found: Sequence[Coverage]) -> str:
    """A name for the coverages, to tell whether two timings are of the same archive."""
    return hashlib.sha256(msgspec.msgpack.encode(found)).hexdigest()[:12]


def main() -> None:
    """Write an archive and say what it cost."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("-n", type=int, default=10_000, dest="count", help="how many articles (10000)")
    asked.add_argument("-o", required=True, dest="record", help="the record to write")
    given = asked.parse_args()
    started = time.perf_counter()
    write(given.count, given.record)
    print(f"{given.count:,} articles in {given.record}: {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
