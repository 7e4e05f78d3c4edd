"""What is done before somebody asks, and the brief of a large record."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.pages import overview
from onrecord.web.warming import warm, warm_in_background
from tests import factory
from tests.web.room import client_of, room_of


def test_it_waits_for_the_first_page(tmp_path: Path) -> None:
    room = room_of(factory.whole(), tmp_path)
    thread = warm_in_background(room)
    assert thread.is_alive()
    assert client_of(room).get("/said").status_code == 200
    thread.join(timeout=60)
    assert not thread.is_alive()


def test_a_record_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    room = room_of(factory.whole(), tmp_path)
    Path(room.store.place).unlink()
    warm(room)


def test_the_brief_of_a_large_record_is_of_its_latest_reports(
    ferry: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ferry.get("/index.json").json()
    assert whole["briefly"] is None
    monkeypatch.setattr(overview, "BRIEF_UP_TO", 1)
    monkeypatch.setattr(overview, "BRIEF_OF", 1)
    client = client_of(room_of(factory.whole(), tmp_path))
    page = client.get("/index.json").json()
    assert page["briefly"] == "The latest report, 9 May 2031, in brief"
    marks = [mark for section in page["brief"] for line in section["lines"] for mark in line["marks"]]
    assert marks
    assert {mark["text"].partition(":")[0] for mark in marks} == {"2"}
    assert page["briefly"] in client.get("/").text
