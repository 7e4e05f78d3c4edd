"""What the first reader of a page would wait for, done before somebody asks: counts over a large record, the
templates, and the engine of the search by meaning."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError
from onrecord.web import render
from onrecord.web.asked import Asked
from onrecord.web.frame import Frame
from onrecord.web.routes import WAYS, way
from onrecord.web.words import VOICES

if TYPE_CHECKING:
    from onrecord.web.app import Room

PAUSE = 0.05
"""Seconds between two pages: whoever asks for one meanwhile comes first."""


def warm_in_background(room: Room) -> threading.Thread:
    """Begin once the first page is served."""
    thread = threading.Thread(target=_after_the_first, args=(room,), name="warming", daemon=True)
    thread.start()
    return thread


def _after_the_first(room: Room) -> None:
    room.served.wait()
    warm(room)


def warm(room: Room) -> None:
    """Make each main page once, and load the engine where the sentences of the reports have vectors."""
    try:
        for path, fields in _asked():
            _make(room, path, fields)
            time.sleep(PAUSE)
        with room.desk() as desk:
            if desk.has_vectors:
                from onrecord.web.meaning import vector_of

                desk.nearest(vector_of("The talks were called off."), 1)
    except OnrecordError:
        # A record that cannot be read now is told of on the page that is asked for.
        return


def _asked() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for each in WAYS:
        if each.group:
            yield each.path, []
    for voice in VOICES:
        yield "timeline", [("voice", voice)]


def _make(room: Room, path: str, fields: list[tuple[str, str]]) -> None:
    found = way(path)
    if found is not None:
        with room.desk() as desk:
            page = found.make(desk, Asked.of(path, fields, found.fields))
        render.to_html(found, page, Frame(record=room.name, here=path))
