"""Build, export and score the gold sets of the shared folder, and hold the scores against the floors.

    python quality/score.py [--floors quality/floors.toml] [--misses] [SET ...]
    python quality/score.py --collections [--floors quality/floors.toml] [--misses] [COLLECTION ...]
    python quality/score.py --polnear DATA.tar.xz

A floor is a number that a score must not fall below. Lowering one is a change of its own, with its reason.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

import collection
from collection import Result, Score

from onrecord import build

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
SCORER = SHARED / "evaluation" / "score.py"
POLNEAR = SHARED / "evaluation" / "polnear.py"

MARKED = ("statements", "who said what", "events", "who did what", "figures", "broken evidence")
CEILINGS = frozenset({"broken evidence", "false discrepancies"})

Floors = dict[str, dict[str, float]]


def main() -> int:
    """Exit 0 where every floor holds, or where there is no gold to score against."""
    asked = _arguments()
    if asked.polnear:
        return _polnear(asked.polnear)
    floors: Floors = tomllib.loads(asked.floors.read_text(encoding="utf-8")) if asked.floors else {}
    if asked.collections:
        return _held(_collections(asked.sets, floors, asked.misses))
    if not GOLD.is_dir():
        print(f"no gold at {GOLD}: nothing to score")
        return 0
    names = asked.sets or sorted(path.name for path in GOLD.iterdir() if path.is_dir())
    return _held([line for name in names for line in _score(name, floors.get(name, {}), asked.misses)])


def _held(below: list[str]) -> int:
    for line in below:
        print(f"below its floor: {line}")
    return 1 if below else 0


def _arguments() -> argparse.Namespace:
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("sets", nargs="*", metavar="SET", help="folders of the gold; all where none is given")
    parser.add_argument("--collections", action="store_true", help="the collections of tests/collections")
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--misses", action="store_true", help="list what was missed and wrongly found")
    parser.add_argument("--polnear", type=Path, metavar="DATA.tar.xz")
    return parser.parse_args()


def _score(name: str, floors: dict[str, float], misses: bool) -> list[str]:
    """Print one set's table; returns the lines of the floors it does not reach."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export"
        started = time.monotonic()
        made = build(sorted((GOLD / name).glob("*.txt")), Path(folder) / "gold.record", jobs=None)
        made.export(export)
        seconds = time.monotonic() - started
        result = json.loads(_run(SCORER, GOLD / name, export, "--json"))
        if misses:
            print(_run(SCORER, GOLD / name, export, "--misses"))
    reached = _flat(result)
    print(f"\n{name}: built and exported in {seconds:.1f} s")
    for failure in made.latest.failures if made.latest else ():
        print(f"  not read: {failure}")
    _print(reached, floors)
    return _below(name, reached, floors)


def _below(name: str, reached: dict[str, float], floors: dict[str, float]) -> list[str]:
    return [
        f"{name}: {what} is {reached.get(what, 0.0):.3f}, floor {floor:.3f}"
        for what, floor in floors.items()
        if not _holds(what, reached.get(what), floor)
    ]


def _holds(what: str, value: float | None, floor: float) -> bool:
    """What must not be has a ceiling, all else a floor."""
    if value is None:
        return False
    return value <= floor if what in CEILINGS else value >= floor


def _flat(result: dict[str, Any]) -> dict[str, float]:
    """Score name → value: F1 of each kind, shares as they are, the count of broken evidence."""
    flat = {kind: row["f1"] for kind, row in result["scores"].items()}
    flat |= {kind: row["share"] for kind, row in result["shares"].items() if row["share"] is not None}
    return {**flat, "broken evidence": result["broken_evidence"]}


def _print(reached: dict[str, float], floors: dict[str, float]) -> None:
    for what, value in reached.items():
        floor = f"{floors[what]:9.3f}" if what in floors else f"{'':9}"
        print(f"  {what:34}{value:8.3f}{floor}")


def _collections(names: list[str], floors: Floors, misses: bool) -> list[str]:
    """A row for each collection and kind, then all of them pooled; returns the lines below their floors."""
    folders = [folder for folder in collection.folders() if not names or folder.name in names]
    print(f"{'':20}{'':34}{'':8}{'gold':>6}{'found':>6}{'floor':>9}")
    below, results = [], []
    for folder in folders:
        result, marked = _collection(folder, misses)
        below += _rows(folder.name, result, marked, floors.get(folder.name, {}))
        results.append(result)
    if not names:
        below += _rows("all collections", collection.pooled(results), {}, floors.get("collections", {}))
    if not SCORER.is_file():
        print(f"no scorer at {SCORER}: statements, events and figures of the collections are not scored")
    return below


def _collection(folder: Path, misses: bool) -> tuple[Result, dict[str, float]]:
    """Build and export one collection; what the whole shows, and the reports that are marked in full."""
    with tempfile.TemporaryDirectory() as place:
        export, marked = Path(place) / "export", Path(place) / "marked"
        build(collection.reports(folder), Path(place) / "c.record", jobs=None).export(export)
        flat: dict[str, float] = {}
        if SCORER.is_file() and collection.lay_out(folder, marked):
            flat = _flat(json.loads(_run(SCORER, marked, export, "--json")))
            if misses:
                print(_run(SCORER, marked, export, "--misses"))
        result = collection.measure(folder, export)
    if misses:
        print("\n".join(f"{folder.name}: {line}" for line in result.notes))
    return result, {kind: flat[kind] for kind in MARKED if kind in flat}


def _rows(name: str, result: Result, marked: dict[str, float], floors: dict[str, float]) -> list[str]:
    scores = list(result.scores())
    for score in scores:
        _row(name, score.kind, score.value, floors, score)
    for kind, value in marked.items():
        _row(name, kind, value, floors)
    _row(name, "false discrepancies", result.false_discrepancies, floors)
    reached = {score.kind: score.value for score in scores} | marked
    reached["false discrepancies"] = result.false_discrepancies
    if not marked:
        floors = {what: floor for what, floor in floors.items() if what not in MARKED}
    return _below(name, reached, floors)


def _row(name: str, kind: str, value: float, floors: dict[str, float], score: Score | None = None) -> None:
    counts = f"{score.gold:6}{score.found:6}" if score else f"{'':12}"
    floor = f"{floors[kind]:9.3f}" if kind in floors else ""
    print(f"{name:20}{kind:34}{value:8.3f}{counts}{floor}".rstrip())


def _polnear(archive: Path) -> int:
    """Statements against PolNeAR's attributions (its development split)."""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        data = next(path.parent for path in Path(folder).rglob("text") if path.is_dir())
        export = Path(folder) / "export"
        build(sorted((data / "text").glob("*.txt")), Path(folder) / "p.record", jobs=None).export(export)
        print(_run(POLNEAR, data, export))
    return 0


def _run(script: Path, *arguments: Path | str) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
