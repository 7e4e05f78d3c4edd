"""Collections: reports on one invented crisis, with the gold of what only the whole shows.

A collection is a folder with `reports/*.txt` and a `gold.json` (see `tests/collections/README.md`). What is
found is matched to the gold as the shared scorer matches it (`shared/evaluation/score.py`, which need not be
there): by the words that both cite, and by the actors that both name.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

HOME = Path(__file__).resolve().parents[1] / "tests" / "collections"
WHOLE = ("engagements", "votes", "proposals", "positions", "discrepancies")

Item = dict[str, Any]
Letters = frozenset[tuple[str, int]]
Likeness = Callable[[Item, Item], float]
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Score:
    """What was found of one kind: F1 or a share, how much gold there is and how much was found."""

    kind: str
    value: float
    gold: int
    found: int


@dataclass
class Tally:
    """Right, wrong and missed, over one collection or several."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    def score(self, kind: str) -> Score:
        total = 2 * self.right + self.wrong + self.missed
        value = 2 * self.right / total if total else 1.0
        return Score(kind, value, self.right + self.missed, self.right + self.wrong)


@dataclass
class Share:
    """How many of those that were matched have a field right."""

    right: int = 0
    of: int = 0

    def count(self, right: bool) -> None:
        self.right += right
        self.of += 1


@dataclass
class Result:
    """Everything counted for a collection; `pooled` adds several up."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    false_discrepancies: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: Result) -> None:
        for kind, tally in other.tallies.items():
            self.tallies.setdefault(kind, Tally()).add(tally)
        for kind, share in other.shares.items():
            mine = self.shares.setdefault(kind, Share())
            mine.right, mine.of = mine.right + share.right, mine.of + share.of
        self.false_discrepancies += other.false_discrepancies

    def scores(self) -> Iterator[Score]:
        """A score for each kind that the gold has or that something was found of."""
        for kind, tally in self.tallies.items():
            if tally.right + tally.wrong + tally.missed:
                yield tally.score(kind)
        for kind, share in self.shares.items():
            if share.of:
                yield Score(kind, share.right / share.of, share.of, share.of)


def pooled(results: Iterable[Result]) -> Result:
    whole = Result()
    for result in results:
        whole.add(result)
    return whole


def folders() -> list[Path]:
    return sorted(path.parent for path in HOME.glob("*/gold.json"))


def reports(folder: Path) -> list[Path]:
    return sorted((folder / "reports").glob("*.txt"))


def lay_out(folder: Path, target: Path) -> bool:
    """Put the reports that are marked in full as the shared scorer wants them; False where there are none."""
    gold = _json(folder / "gold.json")
    marked = {name: report for name, report in gold["reports"].items() if report["complete"]}
    target.mkdir(parents=True)
    for name, report in marked.items():
        text = (folder / "reports" / f"{name}.txt").read_text(encoding="utf-8")
        (target / f"{name}.txt").write_text(text, encoding="utf-8")
        page = {"article": name, "actors": gold["actors"], **report}
        (target / f"{name}.gold.json").write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")
    return bool(marked)


def measure(folder: Path, export: Path) -> Result:
    """The export of a collection's record against the collection's gold."""
    return Comparison(_json(folder / "gold.json"), Export(export)).result()


class Export:
    """A record's JSON Lines, and the letters of its reports that a piece of evidence covers."""

    def __init__(self, folder: Path) -> None:
        self.items = {path.stem: _lines(path) for path in folder.glob("*.jsonl")}
        self.names = {article["id"]: Path(article["origin"]).stem for article in self.items["articles"]}
        self.pages = {self.names[article["id"]]: Page(article["text"]) for article in self.items["articles"]}
        self.actors: dict[str, Item] = {actor["id"]: actor for actor in self.items["actors"]}

    def letters(self, evidence: Iterable[Item]) -> Letters:
        """The places, as (report, offset), of everything but white space under the evidence."""
        return frozenset(
            (self.names[piece["article"]], offset)
            for piece in evidence
            for offset in self.pages[self.names[piece["article"]]].solid(piece["start"], piece["end"])
        )

    def quoted(self, evidence: Iterable[tuple[str, str]]) -> Letters:
        """The places of the gold's quotations, wherever in the report they stand."""
        return frozenset(
            (name, offset) for name, words in evidence for offset in self.pages[name].places(words)
        )


class Page:
    """A report's text, in which a quotation is found whatever its quotes, dashes and spaces are."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return _fold(self.text)

    def places(self, words: str) -> Iterator[int]:
        folded, where = self._folded
        key = _fold(words)[0].strip()
        start = folded.find(key)
        if start >= 0:
            yield from (where[i] for i in range(start, start + len(key)) if not folded[i].isspace())

    def solid(self, start: int, end: int) -> Iterator[int]:
        return (i for i in range(start, min(end, len(self.text))) if not self.text[i].isspace())


class Comparison:
    """One collection's gold beside the export of its record."""

    def __init__(self, gold: Item, export: Export) -> None:
        self.gold = gold
        self.export = export
        self.actors: dict[str, Item] = {actor["key"]: actor for actor in gold["actors"]}
        self.made = Result()
        self._seen: dict[int, Letters] = {}

    def result(self) -> Result:
        for gold, found in self._pairs("engagements", self._people("participants", "host"), 0.5):
            self._share("engagement status", gold["status"] == found["status"])
            self._share("engagement disputed", gold["disputed"] == found["disputed"])
        for gold, found in self._pairs("votes", self._touching, 1.0):
            self._share("vote outcome", gold["outcome"] == found["outcome"])
        for gold, found in self._pairs("proposals", self._overlap, 0.15):
            self._responses(gold, found)
        self._pairs("positions", self._position, 0.5)
        self._pairs("discrepancies", self._both_sides, 1.0)
        self.made.false_discrepancies = self.made.tallies["discrepancies"].wrong
        self._same_events()
        return self.made

    def _pairs(self, kind: str, alike: Likeness, floor: float) -> list[tuple[Item, Item]]:
        """Match one kind, count it, and give the pairs; what is optional is neither missed nor wrong."""
        golds, found = self.gold[kind], self.export.items[kind]
        pairs = matched(golds, found, alike, floor)
        hit = {i for i, _ in pairs}
        optional = sum(bool(golds[i].get("optional")) for i in hit)
        missed = sum(not item.get("optional") for i, item in enumerate(golds) if i not in hit)
        self._note(kind, (gold for i, gold in enumerate(golds) if i not in hit), "missed")
        self._note(kind, (item for j, item in enumerate(found) if j not in {j for _, j in pairs}), "spurious")
        self.made.tallies[kind] = Tally(len(pairs) - optional, len(found) - len(pairs), missed)
        return [(golds[i], found[j]) for i, j in pairs]

    def _note(self, kind: str, items: Iterable[Item], fault: str) -> None:
        for item in items:
            told = [str(self._named(item[name])) for name in _TELLING if item.get(name)]
            if not item.get("optional"):
                self.made.notes.append(f"{fault} of {kind}: {'; '.join(told)[:300]}")

    def _named(self, value: Any) -> Any:
        """A key or an id as the actor's name, in a list or alone."""
        if isinstance(value, list):
            return ", ".join(self._named(key) for key in value)
        actor = self.actors.get(value) or self.export.actors.get(value)
        return actor["name"] if actor else value

    def _share(self, kind: str, right: bool) -> None:
        self.made.shares.setdefault(kind, Share()).count(right)

    def _letters(self, item: Item) -> Letters:
        """Every place that an item of the gold or of the export cites, its parts included."""
        if id(item) not in self._seen:
            parts = (sub for part in ("history", "responses", "sides") for sub in item.get(part) or ())
            cited = [self._cited(holder.get("evidence") or ()) for holder in (item, *parts)]
            self._seen[id(item)] = frozenset().union(*cited)
        return self._seen[id(item)]

    def _cited(self, evidence: Iterable[Any]) -> Letters:
        """The gold cites [report, words], the record articles and offsets."""
        pieces = list(evidence)
        if pieces and isinstance(pieces[0], dict):
            return self.export.letters(pieces)
        return self.export.quoted((name, words) for name, words in pieces)

    def _touching(self, gold: Item, found: Item) -> float:
        return float(bool(self._letters(gold) & self._letters(found)))

    def _overlap(self, gold: Item, found: Item) -> float:
        mine, theirs = self._letters(gold), self._letters(found)
        return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0

    def _people(self, *fields: str) -> Likeness:
        """Alike by the actors in these fields, where both cite some of the same words."""

        def alike(gold: Item, found: Item) -> float:
            if not self._touching(gold, found):
                return 0.0
            mine = [self.actors[key] for key in _keys(gold, fields)]
            theirs = [self.export.actors[key] for key in _keys(found, fields) if key in self.export.actors]
            same = len(matched(mine, theirs, lambda a, b: float(same_actor(a, b)), 1.0))
            if mine and not same:
                return 0.0
            return 0.5 + 0.5 * same / max(1, len(mine) + len(theirs) - same)

        return alike

    def _position(self, gold: Item, found: Item) -> float:
        return self._people("actor")(gold, found) if gold["stance"] == found["stance"] else 0.0

    def _both_sides(self, gold: Item, found: Item) -> float:
        """Two sides of the gold's are told by two of the record's."""
        mine = [self._cited(side["evidence"]) for side in gold["sides"]]
        theirs = [self._cited(side["evidence"]) for side in found["sides"]]
        return float(len(matched(mine, theirs, lambda a, b: float(bool(a & b)), 1.0)) >= 2)

    def _responses(self, gold: Item, found: Item) -> None:
        mine = [(self.actors[r["actor"]], r["response"]) for r in gold["responses"]]
        theirs = [(self.export.actors.get(r["actor"]), r["response"]) for r in found["responses"]]
        same = len(matched(mine, theirs, lambda a, b: float(a[1] == b[1] and same_actor(a[0], b[0])), 1.0))
        tally = self.made.tallies.setdefault("responses", Tally())
        tally.add(Tally(same, len(theirs) - same, len(mine) - same))

    def _same_events(self) -> None:
        """Of each two mentions of one happening, do they meet in one event of the record?"""
        for group in self.gold["same_event"]:
            mentions = [self._events_at(name, index) for name, index in group]
            for one, other in combinations(mentions, 2):
                self._share("same event across reports", bool(one & other))

    def _events_at(self, name: str, index: int) -> set[str]:
        """The record's events of a mention's type that cite words of its sentence."""
        mention = self.gold["reports"][name]["events"][index]
        sentence = self.export.quoted([(name, mention["sentence"])])
        return {
            event["id"]
            for event in self.export.items["events"]
            if event["type"] == mention["type"] and sentence & self._letters(event)
        }


# What tells one item from another in a line of print.
_TELLING = (
    "kind",
    "participants",
    "place",
    "status",
    "subject",
    "body",
    "outcome",
    "by",
    "actor",
    "issue",
    "stance",
    "about",
)


def matched(
    golds: list[T], found: list[U], alike: Callable[[T, U], float], floor: float
) -> list[tuple[int, int]]:
    """Pairs (place in golds, place in found) one to one, the likest first."""
    scored = [(alike(gold, item), -i, -j) for i, gold in enumerate(golds) for j, item in enumerate(found)]
    used_golds: set[int] = set()
    used_found: set[int] = set()
    pairs = []
    for likeness, i, j in sorted(scored, reverse=True):
        if likeness >= floor and -i not in used_golds and -j not in used_found:
            used_golds.add(-i)
            used_found.add(-j)
            pairs.append((-i, -j))
    return pairs


_TITLES = re.compile(
    r"\b(mr|mrs|ms|dr|gen|maj|lt|col|sen|rep|gov|president|prime minister|secretary|minister|ambassador"
    r"|the)\b\.?"
)
_BODIES = {"body", "organisation", "government"}
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "…": "..."})


def same_actor(gold: Item | None, found: Item | None) -> bool:
    """One name for both, a name of one among the other's, or one state's government."""
    if gold is None or found is None:
        return gold is found
    if _same_name(gold["name"], found["name"]):
        return True
    ours, theirs = _names(gold), _names(found)
    if _plain(gold["name"]) in theirs or _plain(found["name"]) in ours:
        return True
    one_country = gold.get("country") == found.get("country")
    kinds = {gold["kind"], found["kind"]}
    if kinds <= _BODIES and one_country and _same_body(gold, found, ours & theirs):
        return True
    return bool(gold.get("country")) and one_country and kinds <= {"state", "government"}


def _same_body(gold: Item, found: Item, shared: set[str]) -> bool:
    """Half of the words of both names, or a name of two words and more that both have."""
    mine, theirs = _words(gold["name"]), _words(found["name"])
    alike = bool(mine and theirs) and len(mine & theirs) / len(mine | theirs) >= 0.5
    return alike or any(len(name.split()) > 1 for name in shared)


def _same_name(one: str, other: str) -> bool:
    one, other = _plain(one), _plain(other)
    return bool(one and other) and (one == other or one.split()[-1] == other or other.split()[-1] == one)


def _names(actor: Item) -> set[str]:
    """Names that can stand for an actor alone: with a capital, and with more than a title."""
    every = [actor["name"], *actor.get("aliases", ())]
    return {_plain(name) for name in every if re.search("[A-Z]", name) and _plain(name)}


def _words(name: str) -> set[str]:
    return set(re.findall("[a-z0-9]+", _plain(name))) - {"of", "for", "and", "s", "in"}


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", _fold(name)[0])
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    bare = re.sub(r"'s\b|\.", "", bare)
    return re.sub(r"\s+", " ", _TITLES.sub(" ", bare)).strip(" ,'\"")


def _fold(text: str) -> tuple[str, list[int]]:
    """Text with plain quotes, dashes and single spaces, in small letters; and where each letter came from."""
    out: list[str] = []
    where: list[int] = []
    for place, letter in enumerate(text):
        plain = letter.translate(_FOLD).lower()
        if plain.isspace():
            plain = " " if out and out[-1] != " " else ""
        out += plain
        where += [place] * len(plain)
    return "".join(out), where


def _keys(item: Item, fields: tuple[str, ...]) -> list[str]:
    """The actors' keys or ids in some fields, each of which holds one, a list or none."""
    values = [item.get(name) for name in fields]
    lists = [[value] if isinstance(value, str) else value or [] for value in values]
    return [key for keys in lists for key in keys]


def _json(path: Path) -> Item:
    loaded: Item = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _lines(path: Path) -> list[Item]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
