"""A room to ask: the record of the ferry dispute behind a test client, and what a reader sees of a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.record import Whole
from onrecord.store import Store
from onrecord.web import Room

HOME = "http://127.0.0.1"


def room_of(whole: Whole, folder: Path) -> Room:
    """The room of a record that has items but no coverages: nothing can be compared anew for a day."""
    place = folder / "ferry-line.record"
    with Store(place).writing() as writer:
        writer.put_whole(whole)
    return Room(place, exact_up_to=0)


def client_of(room: Room) -> TestClient:
    """A browser before a room."""
    return TestClient(room.app, base_url=HOME, follow_redirects=False)


class Seen(HTMLParser):
    """The words, links and elements of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._words: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self._words += [f" {value} " for name, value in attrs if name in ("title", "aria-label")]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    @property
    def text(self) -> str:
        """All words, those that a pointer or a screen reader tells among them, with single spaces."""
        return " ".join("".join(self._words).split())
