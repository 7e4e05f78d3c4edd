"""The room as a folder of files, which opens from any disk or host without a server.

From the front page every address that a page's value leads to is followed, and each page written once. What
a filter chose that no page leads to is not in the folder; the search looks through an index in the browser.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

import msgspec

from onrecord.errors import OnrecordError
from onrecord.record.base import Value
from onrecord.web import render
from onrecord.web.app import Room
from onrecord.web.asked import Asked
from onrecord.web.desk import Desk
from onrecord.web.frame import Frame, file_of
from onrecord.web.pieces import PageValue
from onrecord.web.routes import WAYS, Way, way

# A folder that we made holds this file: what is in any other is not ours to replace.
MARK = ".onrecord-published"
# So many lines, the latest, are small enough for a browser to search through.
MOST_FOUND = 30_000
_LETTERS = 180
_FOLLOWED = frozenset({"to", "earlier", "later"})
_INDEXED = {"said": "sayings", "timeline": "deeds", "actors": "actors", "reports": "reports"}


class NotOurs(OnrecordError):
    """A folder with other things in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds files that onrecord publish did not write; give a new or an empty folder"
        )
        self.folder = folder


class Told(Protocol):
    """Told how many pages are written."""

    def __call__(self, written: int) -> None: ...


class Published(Value, frozen=True, kw_only=True):
    """What was written: pages, and the lines that the search finds, of so many."""

    folder: str
    pages: int
    found: int
    lines: int


def publish(room: Room, folder: Path, *, as_of: str | None = None, told: Told | None = None) -> Published:
    """Write the room into a folder; what was published there before is replaced at once at the end."""
    if folder.exists() and not (folder.is_dir() and (not any(folder.iterdir()) or (folder / MARK).is_file())):
        raise NotOurs(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
        new = Path(made) / "new"
        shutil.copytree(str(files("onrecord.web") / "static"), new / "static")
        with room.desk(as_of) as desk:
            done = _Folder(room, desk, new).write(told)
        (new / MARK).write_text("Written by onrecord publish, which replaces it.\n", encoding="utf-8")
        # Readable for a web server as folders usually are, not for its owner alone as temporary ones are.
        new.chmod(0o755)
        if folder.exists():
            folder.rename(Path(made) / "old")
        new.rename(folder)
    return msgspec.structs.replace(done, folder=str(folder))


class _Folder:
    def __init__(self, room: Room, desk: Desk, folder: Path) -> None:
        self.room = room
        self.desk = desk
        self.folder = folder
        self.index: list[tuple[str, str, str, str]] = []
        self.lines = 0

    def write(self, told: Told | None) -> Published:
        """Every page from the front page on."""
        start = [each.path for each in WAYS if each.group]
        seen, waiting = set(start), deque(start)
        written = 0
        while waiting:
            where = waiting.popleft()
            for found in self._page(where):
                if found not in seen:
                    seen.add(found)
                    waiting.append(found)
            written += 1
            if told is not None:
                told(written)
        self._write_index()
        return Published(folder="", pages=written, found=len(self.index), lines=self.lines)

    def _page(self, where: str) -> list[str]:
        """Write a page; the addresses that it leads to."""
        parts = urlsplit(where)
        each = way(parts.path)
        if each is None:
            return []
        fields = dict(parse_qsl(parts.query))
        asked = Asked.of(parts.path, [*fields.items(), ("as-of", self.desk.as_of or "")], each.fields)
        page = each.make(self.desk, asked)
        value = json.loads(render.to_json(page))
        frame = Frame(
            record=self.room.name,
            here=parts.path,
            published=True,
            as_of=self.desk.as_of,
            twin=file_of(parts.path, fields, "json"),
            table=file_of(parts.path, fields, "csv") if each.table else None,
        )
        self._put(file_of(parts.path, fields, "html"), render.to_html(each, page, frame))
        self._put(frame.twin, render.to_json(page).decode())
        if frame.table:
            self._put(frame.table, render.to_csv(each, page))
        if set(fields) <= {"page"}:
            self._remember(each, page)
        return [address.partition("#")[0] for address in _followed(value)]

    def _put(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def _remember(self, each: Way, page: PageValue) -> None:
        for line in getattr(page, _INDEXED.get(each.path, ""), ()):
            self.lines += 1
            if len(self.index) < MOST_FOUND:
                self.index.append(_entry(each.path, line))

    def _write_index(self) -> None:
        # A script, not data: a page from a disk may not read other files, but it may run the room's scripts.
        entries = json.dumps(self.index, ensure_ascii=False, separators=(",", ":"))
        # These two end a line in a script, not in JSON.
        entries = entries.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        self._put("static/index.js", f"window.ONRECORD_INDEX = {entries};\n")


def _entry(path: str, line: Any) -> tuple[str, str, str, str]:
    """Kind, file, heading and words of a line, as the search in the browser takes them."""
    if path == "said":
        return "statement", f"{line.to}.html", line.who.text, line.content[:_LETTERS]
    if path == "timeline":
        return line.kind[:-1], f"{line.to}.html", line.type.lower(), line.sentence[:_LETTERS]
    if path == "actors":
        return "actor", f"{line.to}.html", line.name, ""
    return "report", f"{line.to}.html", line.title, line.begins[:_LETTERS]


def _followed(value: Any) -> Iterator[str]:
    """Every address in a page's value, but those of a picture's zoom."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name in _FOLLOWED and isinstance(each, str):
                yield each
            elif name != "columns":
                yield from _followed(each)
    elif isinstance(value, list):
        for each in value:
            yield from _followed(each)
