"""Is the gold of a collection sound: quotations verbatim, keys and places known, nothing in it against itself?

python tests/collections/check.py [COLLECTION ...]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Item = dict[str, Any]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# The words of the contract (`shared/record/contract.md`).
KINDS = _words("person state government body armed_group party organisation media population")
TYPES = _words(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
)
STATUSES = _words("planned happened ongoing cancelled proposed conditional denied hypothetical")
ACTS = _words(
    "say announce confirm deny accept reject accuse criticise praise warn threaten demand request promise propose "
    "predict ask believe"
)
FORMS = _words("direct indirect mixed")
STEPS = _words("requested planned approved refused under_way held cancelled postponed rescheduled disputed")
ENGAGEMENTS = _words("visit meeting call talks delegation summit")
RESPONSES = _words("accepts rejects conditional considering partly_accepts no_answer")
STANCES = _words("supports opposes conditional undecided")
DISCREPANCIES = _words("denial contradiction figure status date")
BALLOTS = _words("yes no abstain veto")
OUTCOMES = _words("adopted rejected vetoed")


class Collection:
    """A collection's reports and its gold."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.texts = {
            path.stem: path.read_text(encoding="utf-8") for path in (folder / "reports").glob("*.txt")
        }
        self.gold: Item = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.keys = {actor["key"] for actor in self.gold["actors"]}

    def has(self, report: str, words: str | None) -> bool:
        """Are the words (pieces joined by " … ") in the report, letter for letter?"""
        text = self.texts.get(report)
        return text is not None and all(piece in text for piece in (words or "").split(" … "))


def folders() -> list[Path]:
    return sorted(path.parent for path in HERE.glob("*/gold.json"))


def problems(collection: Collection) -> Iterator[str]:
    """A line for each thing that is wrong."""
    yield from _actors(collection)
    for report in sorted(collection.texts):
        yield from (f"report {report}: {line}" for line in _report(collection, report))
    for kind, allowed in _FIELDS.items():
        for index, item in enumerate(collection.gold[kind]):
            found = (*_words_of(item, allowed), *_quoted(collection, item), *_known(collection, item))
            yield from (f"{kind} {index}: {line}" for line in found)
    yield from _discrepancies(collection)
    yield from _engagements(collection)
    yield from _same_event(collection)


_FIELDS: dict[str, dict[str, frozenset[str]]] = {
    "engagements": {"kind": ENGAGEMENTS, "status": STEPS},
    "votes": {"outcome": OUTCOMES},
    "proposals": {},
    "positions": {"stance": STANCES},
    "discrepancies": {"kind": DISCREPANCIES},
}
_PARTS = {"history": ("status", STEPS), "responses": ("response", RESPONSES), "votes": ("vote", BALLOTS)}


def _actors(collection: Collection) -> Iterator[str]:
    if len(collection.keys) != len(collection.gold["actors"]):
        yield "a key names two actors"
    if set(collection.gold["reports"]) != set(collection.texts):
        yield "reports and their gold are not the same"
    yield from (f"actor {a['key']}: {a['kind']}" for a in collection.gold["actors"] if a["kind"] not in KINDS)


def _report(collection: Collection, report: str) -> Iterator[str]:
    gold = collection.gold["reports"][report]
    statements = len(gold["statements"])
    quoted = [("furniture", words) for words in gold["furniture"]]
    quoted += [
        (field, item.get(field))
        for item in (*gold["statements"], *gold["events"], *gold["figures"])
        for field in ("sentence", "source_text", "cue", "content", "trigger")
    ]
    yield from (
        f"{field} is not verbatim: {words!r}" for field, words in quoted if not collection.has(report, words)
    )
    for item in gold["events"]:
        yield from _words_of(item, {"type": TYPES, "status": STATUSES})
        if item["trigger"] not in item["sentence"]:
            yield f"trigger outside its sentence: {item['trigger']!r}"
    for item in gold["statements"]:
        yield from _words_of(item, {"act": ACTS, "form": FORMS})
        if (item["source"] is None) != (item["attribution"] == "unnamed"):
            yield f"a source and its attribution do not fit: {item['content']!r}"
    for item in (*gold["statements"], *gold["events"], *gold["figures"]):
        places = [item["within"]] if item.get("within") is not None else item.get("according_to", [])
        yield from (f"no statement {place}" for place in places if not 0 <= place < statements)
        yield from _known(collection, item)


def _words_of(item: Item, allowed: dict[str, frozenset[str]]) -> Iterator[str]:
    """A field or the field of a part that has a word which the contract does not know."""
    yield from (f"{field} {item[field]!r}" for field, words in allowed.items() if item[field] not in words)
    for part, (field, words) in _PARTS.items():
        yield from (f"{field} {sub[field]!r}" for sub in item.get(part, ()) if sub[field] not in words)


def _quoted(collection: Collection, item: Item) -> Iterator[str]:
    """Evidence that is not in its report, of the item or its parts; an item with none."""
    parts = [sub for part in ("history", "responses", "sides") for sub in item.get(part, ())]
    holders = parts if "sides" in item else [item, *parts]
    for holder in holders:
        if not holder["evidence"]:
            yield f"no evidence: {item.get('about') or item.get('subject') or item.get('agenda')!r}"
        for report, words in holder["evidence"]:
            if not collection.has(report, words):
                yield f"evidence is not in {report}: {words!r}"


def _known(collection: Collection, item: Item) -> Iterator[str]:
    """Keys of actors that are not in the list."""
    keys = [item.get(field) for field in ("source", "affiliation", "host", "actor", "by", "body")]
    for field in ("actors", "recipients", "participants", "mediators"):
        keys += item.get(field) or []
    for part in ("votes", "responses"):
        keys += [sub["actor"] for sub in item.get(part, ())]
    keys += [key for side in item.get("sides", ()) for key in side["sources"]]
    yield from (f"no actor {key!r}" for key in keys if key is not None and key not in collection.keys)


def _discrepancies(collection: Collection) -> Iterator[str]:
    """Two sides at least, and no quotation on both of two."""
    for item in collection.gold["discrepancies"]:
        sides = [{tuple(pair) for pair in side["evidence"]} for side in item["sides"]]
        if len(sides) < 2:
            yield f"{item['about']}: one side only"
        if any(a & b for i, a in enumerate(sides) for b in sides[i + 1 :]):
            yield f"{item['about']}: two sides with the same words"


def _engagements(collection: Collection) -> Iterator[str]:
    """The end is a step of the history, and a disputed step makes a disputed engagement."""
    for item in collection.gold["engagements"]:
        steps = [step["status"] for step in item["history"]]
        name = f"{item['kind']} of {item['participants']}"
        if item["status"] not in steps:
            yield f"{name}: stands at {item['status']}, which is no step of it"
        if ("disputed" in steps) != item["disputed"]:
            yield f"{name}: disputed or not?"


def _same_event(collection: Collection) -> Iterator[str]:
    """Groups of two or more, of one type, each event in one group."""
    seen: set[tuple[str, int]] = set()
    for group in collection.gold["same_event"]:
        places = {(report, index) for report, index in group}
        events = {
            place: collection.gold["reports"][place[0]]["events"][place[1]]
            for place in places
            if place[1] < len(collection.gold["reports"].get(place[0], {"events": ()})["events"])
        }
        if (
            len(events) != len(group)
            or len(group) < 2
            or len({event["type"] for event in events.values()}) != 1
        ):
            yield f"same_event {group}"
        if seen & places:
            yield f"same_event {group}: an event of it is in another group"
        seen |= places


def main() -> int:
    """Print what is wrong, and 1 where anything is."""
    asked = [HERE / name for name in sys.argv[1:]] or folders()
    lines = [f"{path.name}: {line}" for path in asked for line in problems(Collection(path))]
    print("\n".join(lines) or f"{len(asked)} collections, nothing wrong")
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())
