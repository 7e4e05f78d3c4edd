"""Who may see the room, and who may correct the record."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord import Record, build
from onrecord.web import Room
from onrecord.web.security import POLICY, host_of
from tests import factory
from tests.web.room import client_of, room_of

TOKEN = "a-token-of-a-test"


@pytest.mark.parametrize(
    "address", ["/", "/said.json", "/nothing", "/static/room.css", "/said?page=0", "/said.csv"]
)
def test_every_answer_carries_the_headers(ferry: TestClient, address: str) -> None:
    headers = ferry.get(address).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"


def test_the_policy_lets_in_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1", 200), ("localhost:8765", 200), ("[::1]:80", 200), ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421)],
)  # fmt: skip
def test_only_our_own_names_are_answered(ferry: TestClient, host: str, status: int) -> None:
    assert ferry.get("/said", headers={"host": host}).status_code == status


@pytest.mark.parametrize("given", ["[::1", "a:b:c", "[", "]:80", "x y"])
def test_a_host_that_is_none_is_nobody(given: str) -> None:
    assert host_of(given) not in {"localhost", "127.0.0.1", "::1"}


@pytest.fixture
def locked(tmp_path: Path) -> TestClient:
    room_of(factory.whole(), tmp_path)
    return client_of(Room(tmp_path / "ferry-line.record", token=TOKEN))


def test_a_room_with_a_token_asks_for_it(locked: TestClient) -> None:
    assert locked.get("/said").status_code == 401
    assert locked.get("/static/room.css").status_code == 401
    assert locked.get("/said?token=another").status_code == 401
    assert locked.get("/said", headers={"cookie": "onrecord-token=another"}).status_code == 401


def test_the_token_lets_in_and_leaves_the_address(locked: TestClient) -> None:
    answer = locked.get(f"/said?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/said")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert locked.get("/said").status_code == 200


@pytest.fixture
def live(reports: Path, tmp_path: Path) -> TestClient:
    """The room of a record that may be corrected: two reports of the bundled example."""
    place = tmp_path / "live.record"
    build(sorted(reports.glob("0[67]*")), place)
    return client_of(Room(place))


def form(client: TestClient, address: str) -> dict[str, str]:
    page = client.get(address).text
    return {"csrf": re.search(r'name="csrf" value="(\w+)"', page)[1]}  # type: ignore[index]


def test_a_correction_is_made_shown_and_taken_back(live: TestClient) -> None:
    event = next(d for d in live.get("/timeline.json").json()["deeds"] if d["status"] == "planned")
    fields = form(live, f"/{event['to']}") | {
        "kind": "status",
        "item": event["id"],
        "value": "cancelled",
        "note": "<b>it was off</b>",
    }
    answer = live.post("/judge", data=fields)
    assert answer.status_code == 303
    ruling = live.get("/judgements.json").json()["rulings"][0]
    assert (ruling["kind"], ruling["note"], ruling["withdrawn"]) == ("status", "<b>it was off</b>", None)
    shown = live.get(f"/{event['to']}")
    assert "the status is cancelled" in shown.text
    assert "<b>it was off" not in shown.text
    assert live.get("/timeline.json?status=cancelled").json()["pages"]["total"] >= 1
    back = form(live, "/judgements") | {"id": ruling["id"]}
    assert live.post("/withdraw", data=back).status_code == 303
    assert live.get("/judgements.json").json()["rulings"][0]["withdrawn"]
    again = next(d for d in live.get("/timeline.json").json()["deeds"] if d["id"] == event["id"])
    assert (again["status"], again["judged"]) == ("planned", [])


@pytest.mark.parametrize(
    ("change", "headers", "status"),
    [
        ({"csrf": ""}, {}, 403),
        ({"csrf": "0" * 64}, {}, 403),
        ({}, {"origin": "http://evil.example"}, 403),
        ({}, {"origin": "null"}, 403),
        ({"kind": "anything"}, {}, 403),
        ({"note": "x" * 20_000}, {}, 403),
        ({"value": "no such status"}, {}, 422),
        ({"item": "e-none"}, {}, 422),
    ],
)  # fmt: skip
def test_a_form_that_is_not_ours_changes_nothing(
    live: TestClient, change: dict[str, str], headers: dict[str, str], status: int
) -> None:
    event = live.get("/timeline.json").json()["deeds"][0]
    fields = (
        form(live, f"/{event['to']}") | {"kind": "status", "item": event["id"], "value": "denied"} | change
    )
    assert live.post("/judge", data=fields, headers=headers).status_code == status
    assert live.get("/judgements.json").json()["rulings"] == []


def test_a_mark_of_one_visitor_is_no_other_visitors(live: TestClient) -> None:
    fields = form(live, "/judgements") if "csrf" in live.get("/judgements").text else {"csrf": "x"}
    live.cookies.clear()
    assert live.post("/judge", data=fields).status_code == 403


def test_a_record_as_known_on_a_day_cannot_be_corrected(crisis: Record) -> None:
    client = client_of(Room(crisis.place))
    event = client.get("/timeline.json?as-of=2031-05-09").json()["deeds"][0]
    assert "Correct this" not in client.get(f"/{event['to']}?as-of=2031-05-09").text


def test_a_day_gives_the_record_that_its_reports_give(crisis: Record) -> None:
    client = client_of(Room(crisis.place))
    from datetime import date

    then = crisis.whole(date(2031, 5, 8))
    page = client.get("/said.json?as-of=2031-05-08").json()
    assert page["pages"]["total"] == len(then.statements) < client.get("/said.json").json()["pages"]["total"]
    lives = client.get("/engagements.json?as-of=2031-05-08").json()["lives"]
    assert {(m["id"], m["status"]) for m in lives} == {(m.id, m.status) for m in then.engagements}
