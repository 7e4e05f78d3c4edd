"""The collections: is their gold sound, does the scorer count rightly, and is nothing alleged where nothing is at odds?"""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord import build
from quality.collection import Page, Result, folders, lay_out, measure, pooled, reports
from tests.collections.check import Collection, problems

SCORER = Path(__file__).resolve().parents[2] / "shared" / "evaluation" / "score.py"
NAMES = [folder.name for folder in folders()]
FOLDERS = dict(zip(NAMES, folders(), strict=True))
PEACEFUL = ["fisheries", "flood-corridor"]
Item = dict[str, Any]


@pytest.fixture(params=NAMES)
def collection(request: pytest.FixtureRequest) -> Collection:
    return Collection(FOLDERS[request.param])


# The gold.


def test_there_are_seven_and_two_have_no_discrepancy() -> None:
    without = [name for name in NAMES if not Collection(FOLDERS[name]).gold["discrepancies"]]
    assert len(NAMES) == 7
    assert without == PEACEFUL


def test_gold_is_sound(collection: Collection) -> None:
    assert list(problems(collection)) == []


def test_size(collection: Collection) -> None:
    assert 8 <= len(collection.texts) <= 12
    assert all(180 <= len(text.split()) <= 450 for text in collection.texts.values())


def test_two_reports_are_marked_in_full_where_accounts_differ(collection: Collection) -> None:
    marked = [name for name, report in collection.gold["reports"].items() if report["complete"]]
    assert len(marked) == (0 if collection.name in PEACEFUL else 2)


def _misquote(gold: Item) -> None:
    gold["discrepancies"][0]["sides"][0]["evidence"][0][1] += " indeed"


def _stranger(gold: Item) -> None:
    gold["positions"][0]["actor"] = "nobody"


def _end_of_nothing(gold: Item) -> None:
    gold["engagements"][0]["status"] = "refused"


def _quarrel_of_one(gold: Item) -> None:
    del gold["discrepancies"][0]["sides"][1:]


def _event_twice(gold: Item) -> None:
    gold["same_event"].append(gold["same_event"][0])


def _new_word(gold: Item) -> None:
    gold["proposals"][0]["responses"][0]["response"] = "shrugs"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (_misquote, "evidence is not in"),
        (_stranger, "no actor 'nobody'"),
        (_end_of_nothing, "stands at refused"),
        (_quarrel_of_one, "one side only"),
        (_event_twice, "is in another group"),
        (_new_word, "response 'shrugs'"),
    ],
)
def test_a_fault_in_the_gold_is_told(fault: Callable[[Item], None], told: str) -> None:
    collection = Collection(FOLDERS["border-clash"])
    collection.gold = copy.deepcopy(collection.gold)
    fault(collection.gold)
    assert any(told in line for line in problems(collection))


# The scorer.


def test_a_quotation_is_found_whatever_its_quotes_and_spaces() -> None:
    page = Page("He said:\u00a0“We  won’t – ever.”")
    assert "".join(page.text[i] for i in page.places('"we won\'t - ever."')) == "“Wewon’t–ever.”"
    assert not list(page.places("we will"))


@pytest.mark.parametrize("name", NAMES)
def test_a_record_that_says_what_the_gold_says_is_right_in_all(name: str, tmp_path: Path) -> None:
    _exported(FOLDERS[name], tmp_path)
    result = measure(FOLDERS[name], tmp_path)
    assert {score.kind: score.value for score in result.scores()} == dict.fromkeys(_kinds(result), 1.0)
    assert result.false_discrepancies == 0
    assert result.notes == []


def test_what_is_missed_and_what_is_made_up(tmp_path: Path) -> None:
    items = _exported(FOLDERS["summit"], tmp_path)
    _write(tmp_path, "engagements", [e for e in items["engagements"] if e["status"] != "cancelled"])
    made_up = copy.deepcopy(items["discrepancies"][0])
    for side in made_up["sides"]:
        side["evidence"] = items["engagements"][3]["evidence"]
    _write(tmp_path, "discrepancies", [*items["discrepancies"], made_up])
    result = measure(FOLDERS["summit"], tmp_path)
    gold = Collection(FOLDERS["summit"]).gold["engagements"]
    gone = sum(e["status"] == "cancelled" and not e["optional"] for e in gold)
    assert gone == result.tallies["engagements"].missed > 0
    assert result.false_discrepancies == result.tallies["discrepancies"].wrong == 1
    assert any(note.startswith("missed of engagements: visit; Lucía Bermúdez") for note in result.notes)


def test_two_sides_told_by_one_are_no_discrepancy(tmp_path: Path) -> None:
    items = _exported(FOLDERS["border-clash"], tmp_path)
    telephone = next(item for item in items["discrepancies"] if "telephone" in item["about"])
    telephone["sides"][1]["evidence"] = telephone["sides"][0]["evidence"]
    _write(tmp_path, "discrepancies", [telephone])
    tally = measure(FOLDERS["border-clash"], tmp_path).tallies["discrepancies"]
    assert (tally.right, tally.wrong) == (0, 1)


def test_pooled_adds_up(tmp_path: Path) -> None:
    _exported(FOLDERS["fisheries"], tmp_path)
    one = measure(FOLDERS["fisheries"], tmp_path)
    both = pooled([one, one])
    assert both.tallies["votes"].right == 2 * one.tallies["votes"].right
    assert both.shares["vote outcome"].of == 2 * one.shares["vote outcome"].of


@pytest.mark.skipif(not SCORER.is_file(), reason="no shared folder: its scorer cannot be compared with")
@pytest.mark.parametrize("name", ["summit", "council-vote"])
def test_counts_as_the_shared_scorer_does(name: str, tmp_path: Path) -> None:
    export, gold = tmp_path / "export", tmp_path / "gold"
    export.mkdir()
    items = _exported(FOLDERS[name], export)
    for kind, found in items.items():
        if kind not in ("articles", "actors"):
            _write(export, kind, [_bent(item, place) for place, item in enumerate(found) if place % 4])
    _whole_gold(FOLDERS[name], gold)
    command = [sys.executable, str(SCORER), str(gold), str(export), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    told = {kind: row["f1"] for kind, row in theirs["scores"].items()}
    told |= {kind: row["share"] for kind, row in theirs["shares"].items()}
    for score in measure(FOLDERS[name], export).scores():
        assert score.value == pytest.approx(told[score.kind], abs=1e-4), score.kind


def test_lay_out_has_the_reports_marked_in_full_and_no_other(tmp_path: Path) -> None:
    assert lay_out(FOLDERS["summit"], tmp_path / "some")
    assert sorted(path.name for path in (tmp_path / "some").iterdir()) == [
        "02.gold.json", "02.txt", "08.gold.json", "08.txt",
    ]  # fmt: skip
    assert not lay_out(FOLDERS["fisheries"], tmp_path / "none")


# The program.


@pytest.mark.parametrize("name", PEACEFUL)
def test_nothing_is_alleged_where_nothing_is_at_odds(name: str, tmp_path: Path) -> None:
    build(reports(FOLDERS[name]), tmp_path / "c.record", jobs=1).export(tmp_path / "export")
    result = measure(FOLDERS[name], tmp_path / "export")
    assert result.false_discrepancies == 0, [note for note in result.notes if "discrepancies" in note]


# The gold in the form of a record.


def _exported(folder: Path, target: Path) -> dict[str, list[Item]]:
    """Write the gold as if a record had been exported that says just that."""
    collection = Collection(folder)
    gold = collection.gold
    items: dict[str, list[Item]] = {
        "articles": [
            {"id": f"a-{name}", "origin": f"{name}.txt", "text": text}
            for name, text in sorted(collection.texts.items())
        ],
        "actors": [{"id": actor["key"], **actor} for actor in gold["actors"]],
        "events": _events(collection),
    }
    for kind in ("engagements", "votes", "proposals", "positions", "discrepancies"):
        items[kind] = [_placed(collection, item) for item in gold[kind]]
    for kind, found in items.items():
        _write(target, kind, found)
    return items


def _events(collection: Collection) -> list[Item]:
    """A group of mentions is one event."""
    found = []
    for number, group in enumerate(collection.gold["same_event"]):
        mentions = [(name, collection.gold["reports"][name]["events"][index]) for name, index in group]
        evidence = [[name, mention["sentence"]] for name, mention in mentions]
        item = {**mentions[0][1], "id": f"e-{number}", "evidence": evidence}
        found.append(_placed(collection, item))
    return found


def _placed(collection: Collection, item: Item) -> Item:
    """The item with offsets for its quotations, its parts likewise."""
    placed = {**item}
    if "evidence" in item:
        placed["evidence"] = [_place(collection, name, words) for name, words in item["evidence"]]
    for part in ("history", "responses", "sides"):
        if part in item:
            placed[part] = [_placed(collection, sub) for sub in item[part]]
    return placed


def _place(collection: Collection, name: str, words: str) -> Item:
    start = collection.texts[name].index(words)
    return {"article": f"a-{name}", "start": start, "end": start + len(words), "text": words}


def _bent(item: Item, place: int) -> Item:
    """Some of the items with something wrong in them, so that two scorers have something to differ about."""
    if place % 3 == 0:
        return {**item, "evidence": item.get("evidence", [])[:1], "status": "held", "stance": "supports"}
    if place % 3 == 1 and item.get("participants"):
        return {**item, "participants": item["participants"][:1]}
    return item


def _whole_gold(folder: Path, target: Path) -> None:
    """All reports in the shared form, and the collection's own file."""
    target.mkdir()
    gold = Collection(folder).gold
    for name, report in gold["reports"].items():
        text = (folder / "reports" / f"{name}.txt").read_text(encoding="utf-8")
        (target / f"{name}.txt").write_text(text, encoding="utf-8")
        page = {"article": name, "actors": gold["actors"], **report, "statements": [], "figures": []}
        (target / f"{name}.gold.json").write_text(json.dumps(page), encoding="utf-8")
    whole = {kind: found for kind, found in gold.items() if kind not in ("actors", "reports")}
    (target / "collection.gold.json").write_text(json.dumps(whole), encoding="utf-8")


def _write(folder: Path, kind: str, items: list[Item]) -> None:
    lines = [json.dumps(item, ensure_ascii=False) for item in items]
    (folder / f"{kind}.jsonl").write_text("\n".join(lines), encoding="utf-8")


def _kinds(result: Result) -> list[str]:
    return [score.kind for score in result.scores()]
