"""Events in the codes of PLOVER, CAMEO and WEIS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from onrecord.publishing.plover import Coding, coding, write
from onrecord.record.event import MODES, EventType, Status
from tests.factory import whole


@pytest.mark.parametrize(
    ("kind", "mode", "status", "told_by", "type_", "cameo", "weis"),
    [
        ("CONSULT", "visit", "happened", "visited", "CONSULT", "04", "03"),
        ("CONSULT", "visit", "planned", "will visit", "AGREE", "03", "03"),
        ("CONSULT", None, "cancelled", "called off the talks", "REJECT", "12", "19"),
        ("AID", None, "planned", "will send", "AGREE", "03", "07"),
        ("AID", None, "cancelled", "scrapped", "SANCTION", "16", "19"),
        ("RETREAT", "withdraw", "planned", "will withdraw", "CONCEDE", "08", "01"),
        ("RETREAT", "resign", "planned", "will resign", "RETREAT", "08", "01"),
        ("ASSAULT", "aerial", "conditional", "will bomb", "THREATEN", "13", "22"),
        ("ASSAULT", "abduct", "happened", "kidnapped", "ASSAULT", "18", "21"),
        ("ASSAULT", "heavy-weapons", "happened", "shelled", "ASSAULT", "19", "22"),
        ("REQUEST", "yield", "happened", "demanded", "REQUEST", "10", "15"),
        ("REQUEST", "yield", "happened", "urged", "REQUEST", "02", "10"),
        ("ACCUSE", "disapprove", "happened", "opposes", "ACCUSE", "11", "11"),
        ("ACCUSE", "disapprove", "happened", "warned of", "ACCUSE", "11", "16"),
        ("ACCUSE", "investigate", "ongoing", "is investigating", "ACCUSE", "09", "12"),
    ],
)  # fmt: skip
def test_codes(
    kind: EventType, mode: str | None, status: Status, told_by: str, type_: str, cameo: str, weis: str
) -> None:
    found = coding(kind, mode, status, told_by)
    assert found is not None
    assert (found.type, found.cameo, found.weis) == (type_, cameo, weis)


@pytest.mark.parametrize("status", ["denied", "hypothetical", "proposed"])
def test_what_is_negated_or_only_thought_of_has_no_code(status: Status) -> None:
    assert coding("CONSULT", None, status) is None


def test_every_type_mode_and_status_has_its_line() -> None:
    for kind in get_args(EventType):
        for mode in (None, *MODES.get(kind, ())):
            for status in get_args(Status):
                found = coding(kind, mode, status)
                assert found is None or (found.cameo.isdigit() and found.weis.isdigit() and found.rule)


def test_a_mode_goes_with_its_own_type_only() -> None:
    planned = coding("CONSULT", "visit", "planned")
    assert isinstance(planned, Coding) and planned.mode is None


def test_the_export_names_parties_and_the_rule(tmp_path: Path) -> None:
    [path] = write(whole(), tmp_path)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert path.name == "plover.jsonl"
    assert rows and all(row["rule"] and row["cameo"] for row in rows)
    assert {row["event"] for row in rows} <= {event.id for event in whole().events}
