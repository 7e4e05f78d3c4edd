"""Events against what other coders made of the same sentences, where their sentences are at hand.

    python quality/codes.py [--floors quality/floors.toml] [--misses]

`plover` is the share of the records that PLOVER's makers coded by hand in which an event of the record's
type is found. `petrarch` is the share of the PETRARCH coder's unit-test sentences in which an event of the
right two-digit class is found. The verbs of those tests carry the classes of WEIS, the scheme before CAMEO,
"and then small parts of it were tweaked", as their dictionary says of itself; numbers that are no class of
either scheme (90 and above and the like) mark the parser's own cases and are left out. `petrarch as cameo`
reads the same numbers as CAMEO's, and `petrarch in either` takes a class of either scheme, for the tests have
some numbers of both ("agree" 03, shells 19).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.finding.characters import find_characters
from onrecord.finding.dates import find_dates
from onrecord.finding.events import find_events
from onrecord.finding.page import Page
from onrecord.finding.statements import find_statements
from onrecord.language import load
from onrecord.publishing.plover import Coding, coding
from onrecord.record import Article

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PLOVER = DATA / "plover_gsr.tar.xz", "plover_gsr/PLOVER_GSR_without_PLV_test.json"
PETRARCH = (
    DATA / "petrarch2_dictionaries_tests.tar.xz",
    "petrarch2_dictionaries_tests/text/PETR.UnitTest.records.xml",
)

TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""PLOVER's records bear labels of an earlier version; the manual's table gives their names of today."""
CLASSES = range(1, 23)


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence and the codes that somebody gave it."""

    text: str
    codes: frozenset[str]


def main() -> int:
    """Exit 0 where every floor holds."""
    asked = _arguments()
    reached: dict[str, float] = {}
    if PLOVER[0].is_file():
        told = list(plover_records())
        reached["plover"] = share(told, lambda c: {c.type}, asked.misses)
    if PETRARCH[0].is_file():
        told = list(petrarch_sentences())
        reached["petrarch"] = share(told, lambda c: {c.weis}, asked.misses)
        reached["petrarch as cameo"] = share(told, lambda c: {c.cameo})
        reached["petrarch in either"] = share(told, lambda c: {c.weis, c.cameo})
    if not reached:
        print(f"no coded sentences at {DATA}: nothing to score")
    floors = tomllib.loads(asked.floors.read_text(encoding="utf-8")).get("codes", {}) if asked.floors else {}
    below = [name for name, share in reached.items() if share < floors.get(name, 0.0)]
    for name in below:
        print(f"below its floor: {name} is {reached[name]:.3f}, floor {floors[name]:.3f}")
    return 1 if below else 0


def _arguments() -> argparse.Namespace:
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the sentences that were coded otherwise")
    return parser.parse_args()


def plover_records() -> Iterator[Coded]:
    """The records of PLOVER's makers that have a sentence and a type."""
    for record in json.loads(_text(*PLOVER)):
        if record.get("text") and record["event"] != "DOCUMENT":
            yield Coded(record["text"], frozenset({TODAY.get(record["event"], record["event"])}))


def petrarch_sentences() -> Iterator[Coded]:
    """The unit-test sentences that have a code of a class of WEIS, each once."""
    seen: set[str] = set()
    for sentence in re.findall(r"<Sentence .*?</Sentence>", _text(*PETRARCH), re.DOTALL):
        words = re.search(r"<Text>(.*?)</Text>", sentence, re.DOTALL)
        codes = {code[:2] for code in re.findall(r'<EventCoding[^>]*eventcode="(\d+)', sentence)}
        codes = {code for code in codes if int(code) in CLASSES}
        text = " ".join(words.group(1).split()) if words else ""
        if text and codes and text not in seen:
            seen.add(text)
            yield Coded(text, frozenset(codes))


def _text(archive: Path, member: str) -> str:
    with tarfile.open(archive) as packed:
        file = packed.extractfile(member)
        assert file is not None
        return file.read().decode("utf-8")


def share(coded: list[Coded], wanted: Callable[[Coding], set[str]], misses: bool = False) -> float:
    """The share of sentences with an event of one of their codes."""
    right = 0
    for each, found in zip(coded, codings(c.text for c in coded), strict=True):
        classes = {name for one in found for name in wanted(one)}
        right += bool(classes & each.codes)
        if misses and not classes & each.codes:
            print(f"  {sorted(each.codes)} coded as {sorted(classes)}: {each.text[:200]}")
    print(f"{right} of {len(coded)} sentences: {right / len(coded):.3f}")
    return right / len(coded)


def codings(texts: Iterable[str]) -> Iterator[list[Coding]]:
    """The codes of the events of each text, read as an article of its own."""
    for doc in load().pipe(list(texts)):
        article = Article(id="coded", origin="coded", text=doc.text)
        page = Page(
            article=article, doc=doc, cast=find_characters(article, doc), calendar=find_dates(article, doc)
        )
        events = find_events(page, list(find_statements(page)))
        told = (coding(e.type, e.mode, e.status, e.trigger) for e in events)
        yield [each for each in told if each is not None]


if __name__ == "__main__":
    sys.exit(main())
