"""A record as it was known on a day: the record that the reports published by then give.

It is made once, as a record of its own in the user's cache, and found there again as long as the reports
stay what they are. So whatever reads a record reads a record as known on a day, at the same speed.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from onrecord.comparing import compare
from onrecord.pipeline import comparison_version
from onrecord.reconciling import reconcile
from onrecord.record.base import Value
from onrecord.store import Reader, Store
from onrecord.store.schema import VERSION

KEPT = 12
"""So many records as known on a day stay in the cache; who asks for more of them waits anew."""
_SUFFIX = ".record"


class KnownOn(Value, frozen=True, kw_only=True):
    """The day asked for, and how many reports were out by then, came later, or tell no day: those are on
    record on no day that is asked for."""

    day: date
    reports: int
    later: int
    undated: int


def known_on(store: Store, day: date) -> tuple[str, KnownOn]:
    """Where the record as known on a day is kept, and what it leaves out. Raises `RecordError`."""
    state = store.state()
    place, known = _found.get((store.place, day, state), (None, None))
    if place is not None and known is not None and Path(place).is_file():
        return place, known
    place, known = _made(store, day)
    if state is not None:
        _found[store.place, day, state] = place, known
    return place, known


_found: dict[tuple[str, date, tuple[int, int] | None], tuple[str, KnownOn]] = {}
"""For whoever asks page after page: what was found for a file that has not been written to since."""


def _made(store: Store, day: date) -> tuple[str, KnownOn]:
    with store.reading() as reader:
        days = reader.published()
        out = {article for article, value in days.items() if value and _out_by(value, day)}
        undated = sum(value is None for value in days.values())
        known = KnownOn(day=day, reports=len(out), later=len(days) - len(out) - undated, undated=undated)
        path = _folder() / (_name(reader, out) + _SUFFIX)
        if path.is_file():
            path.touch()
        else:
            _make(store, reader, out, path)
    return str(path), known


def _out_by(published: str, day: date) -> bool:
    """A report of "2031-05" was out by the last of May, whatever its day."""
    return published[:10] + "-12-31"[len(published[:10]) - 4 :] <= f"{day:%Y-%m-%d}"


def _name(reader: Reader, articles: set[str]) -> str:
    """Follows from all that the record follows from, so that a file once made never needs to be doubted."""
    analysed: Mapping[str, tuple[object, ...]] = reader.analysed()
    judged = (f"{j.id} {j.at} {j.withdrawn}" for j in reader.judged.all())
    kept = (f"{id_} {analysed[id_]}" for id_ in sorted(articles))
    parts = (*kept, *judged, comparison_version(), str(VERSION))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def _make(store: Store, reader: Reader, articles: set[str], path: Path) -> None:
    later = reader.stories.articles() - articles
    # Made beside its place and then put there at once: nobody opens half of it.
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        made = Path(folder) / path.name
        if store.state() is not None and len(later) < len(articles):
            _take_away(Path(store.place), later, made)
        else:
            whole = reconcile(list(reader.coverages(sorted(articles))), reader.judged.all())
            with Store(made).writing() as writer:
                writer.put_whole(whole)
        os.replace(made, path)
    _forget_the_oldest(path.parent)


def _take_away(record: Path, later: set[str], made: Path) -> None:
    """A copy of the record without the later reports: where they are few, most of it stays as it is.

    The reader's transaction holds writers off while the file is copied.
    """
    shutil.copyfile(record, made)
    with Store(made).writing() as writer:
        for article in sorted(later):
            writer.drop_coverage(article)
        compare(writer)


def _folder() -> Path:
    """A folder of the user's own: reports may be confidential."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = Path(home) / "onrecord"
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    return _of_this_process()


@cache
def _of_this_process() -> Path:
    folder = tempfile.mkdtemp(prefix="onrecord-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _forget_the_oldest(folder: Path) -> None:
    with contextlib.suppress(OSError):
        made = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda p: p.stat().st_mtime, reverse=True)
        for path in made[KEPT:]:
            path.unlink(missing_ok=True)
