"""How well the product's rules tell what happened from what is planned, possible or denied, on MEANTIME.

python -m training.status DATA

No head of the network is trained for this: one on its features, with UDS beside MEANTIME, told the classes
less well than the rules (see README.md). The documents that the record's gold is made of are counted apart.
"""

from __future__ import annotations

import argparse
import json
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc

from onrecord.finding.event_lexicon import lexicon
from onrecord.finding.status import Standing, standing_of_verb, standing_under
from onrecord.language import load
from onrecord.record.event import Status
from training.held_out import held_out

CLASSES = ("happened", "planned", "possible", "denied")
_CLASS_OF: dict[Status, str] = {
    "happened": "happened",
    "ongoing": "happened",
    "planned": "planned",
    "proposed": "possible",
    "conditional": "possible",
    "hypothetical": "possible",
    "denied": "denied",
    "cancelled": "denied",
}


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a sentence, and how the events of some of them stand, by number from 0."""

    words: list[str]
    stands: dict[int, str]


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    paths = sorted((parser.parse_args().data / "meantime_en/intra-doc_annotation").glob("*/*.xml"))
    apart = {"held out": [p for p in paths if held_out(p.stem)]}
    apart["others"] = [p for p in paths if not held_out(p.stem)]
    figures = {name: measured(told for path in rows for told in events(path)) for name, rows in apart.items()}
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


def measured(told: Iterable[Told]) -> dict[str, float]:
    """F1 by class and their mean."""
    rows = list(told)
    docs = load().pipe(" ".join(row.words) for row in rows)
    pairs = Counter(
        (stand, _found(doc, row.words, at))
        for row, doc in zip(rows, docs, strict=True)
        for at, stand in row.stands.items()
    )
    scores = {name: round(_f1(pairs, name), 1) for name in CLASSES}
    return {"events": pairs.total(), **scores, "mean": round(sum(scores.values()) / len(scores), 1)}


def events(path: Path) -> Iterator[Told]:
    """The sentences of a MEANTIME document that tell of events whose standing it states."""
    root = ElementTree.parse(path).getroot()
    tokens = {str(token.get("t_id")): token for token in root.iter("token")}
    stands: dict[str, str] = {}
    for event in root.iter("EVENT_MENTION"):
        anchors = [str(anchor.get("t_id")) for anchor in event.findall("token_anchor")]
        stand = stand_of(event.attrib)
        if anchors and stand:
            stands[anchors[0]] = stand
    for _, group in groupby(tokens, key=lambda token: tokens[token].get("sentence")):
        ids = list(group)
        own = {number: stands[token] for number, token in enumerate(ids) if token in stands}
        if own:
            yield Told([tokens[token].text or "_" for token in ids], own)


def stand_of(marks: dict[str, str]) -> str | None:
    """The class of an event's marks; None where the set does not say, and for what is so in general."""
    if not marks.get("polarity") or marks.get("special_cases") == "GEN":
        return None
    if marks["polarity"] == "NEG":
        return "denied"
    if marks.get("special_cases", "").startswith("COND") or marks.get("certainty") != "CERTAIN":
        return "possible"
    return {"NON_FUTURE": "happened", "FUTURE": "planned"}.get(marks.get("time", ""))


def _found(doc: Doc, words: list[str], at: int) -> str:
    start = sum(len(word) + 1 for word in words[:at])
    token = next((token for token in doc if token.idx == start), None)
    if token is None:
        return "happened"
    if token.pos_ in ("VERB", "AUX"):
        return _CLASS_OF[standing_of_verb(token, "CONSULT", lexicon()).status]
    return _CLASS_OF[standing_under(token, Standing("happened", ""), lexicon()).status]


def _f1(pairs: Counter[tuple[str, str]], name: str) -> float:
    told = sum(count for (gold, _), count in pairs.items() if gold == name)
    found = sum(count for (_, mine), count in pairs.items() if mine == name)
    return 200 * pairs[name, name] / max(told + found, 1)


if __name__ == "__main__":
    main()
