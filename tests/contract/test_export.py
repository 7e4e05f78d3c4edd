"""The export keeps to the contract of the record: these fields, no others, and evidence that is verbatim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import OnrecordError, Record
from onrecord.publishing.jsonl import write
from tests import factory

EVIDENCE = {"article", "start", "end", "text", "role"}
DATE = {"value", "end", "precision", "text", "basis"}
FIELDS = {
    "articles": {
        "id", "origin", "title", "outlet", "authors", "dateline", "published", "language", "text", "removed",
        "family", "copy_of",
    },
    "actors": {"id", "name", "kind", "country", "aliases", "roles", "mentions"},
    "statements": {
        "id", "article", "source", "source_text", "attribution", "description", "condition", "affiliation", "cue",
        "act", "content", "form", "channel", "date", "within", "evidence",
    },
    "events": {
        "id", "type", "mode", "actors", "recipients", "trigger", "status", "date", "place", "according_to",
        "articles", "evidence",
    },
    "engagements": {
        "id", "kind", "participants", "host", "place", "date", "agenda", "history", "status", "disputed", "evidence",
    },
    "votes": {"id", "body", "subject", "date", "outcome", "votes", "binding", "earlier", "evidence"},
    "proposals": {"id", "subject", "by", "mediators", "terms", "responses", "evidence"},
    "figures": {
        "id", "value", "upper", "comparator", "unit", "what", "of", "as_of", "according_to", "evidence",
    },
    "positions": {"id", "actor", "issue", "stance", "condition", "as_of", "statements", "evidence"},
    "discrepancies": {"id", "kind", "about", "sides", "evidence"},
}  # fmt: skip
PARTS = {
    "history": {"status", "date", "according_to", "evidence"},
    "responses": {"actor", "response", "date", "according_to", "evidence"},
    "sides": {"claim", "sources", "evidence"},
    "votes": {"actor", "vote"},
    "binding": {"claim", "according_to"},
    "roles": {"title", "organisation", "evidence"},
    "removed": {"text", "reason"},
}
LISTS = {
    "authors", "removed", "aliases", "roles", "mentions", "actors", "recipients", "according_to", "articles",
    "participants", "history", "votes", "binding", "earlier", "mediators", "terms", "responses", "statements",
    "sides", "evidence",
}  # fmt: skip

Export = dict[str, list[dict[str, Any]]]


def load(folder: Path) -> Export:
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in folder.iterdir()
    }


@pytest.fixture(params=["factory", "example"])
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Export:
    """The export of the factory's record, which has every kind, and of the bundled example."""
    if request.param == "factory":
        write(factory.whole(), tmp_path)
    else:
        request.getfixturevalue("crisis").export(tmp_path)
    return load(tmp_path)


def test_there_is_a_file_for_each_kind(export: Export) -> None:
    assert set(export) == set(FIELDS)


def test_every_item_has_the_fields_of_its_kind_and_no_others(export: Export) -> None:
    for kind, items in export.items():
        for item in items:
            assert set(item) == FIELDS[kind]
            for field in LISTS & set(item):
                assert isinstance(item[field], list)


def test_parts_have_their_fields(export: Export) -> None:
    for items in export.values():
        for item in items:
            for name, fields in PARTS.items():
                for part in item.get(name) or []:
                    assert set(part) == fields


def test_dates_say_what_they_rest_on(export: Export) -> None:
    for items in export.values():
        for item in items:
            for name in ("published", "date", "as_of"):
                when = item.get(name)
                if when is not None:
                    assert set(when) - {"reason"} == DATE
                    assert when["basis"] in {"stated", "relative", "inferred", "given"}
                    assert ("reason" in when) == (when["basis"] == "inferred")


def all_evidence(item: dict[str, Any]) -> list[dict[str, Any]]:
    found = [*item.get("evidence", []), *item.get("mentions", [])]
    for part in ("history", "responses", "sides", "roles", "earlier"):
        found += [e for each in item.get(part) or [] for e in each.get("evidence", [])]
    return found


def test_nothing_is_without_evidence_and_all_of_it_is_verbatim(export: Export) -> None:
    texts = {article["id"]: article["text"] for article in export["articles"]}
    for kind, items in export.items():
        for item in items:
            assert kind in ("articles", "actors") or item["evidence"]
            for e in all_evidence(item):
                assert set(e) == EVIDENCE
                assert texts[e["article"]][e["start"] : e["end"]] == e["text"]


def test_ids_are_told_apart_and_lead_somewhere(export: Export) -> None:
    ids = {kind: {item["id"] for item in items} for kind, items in export.items()}
    for kind, items in export.items():
        assert len(ids[kind]) == len(items)
    for statement in export["statements"]:
        assert statement["article"] in ids["articles"]
        assert statement["source"] is None or statement["source"] in ids["actors"]
        assert statement["affiliation"] is None or statement["affiliation"] in ids["actors"]
        assert statement["within"] is None or statement["within"] in ids["statements"]
    for event in export["events"]:
        assert set(event["actors"]) | set(event["recipients"]) <= ids["actors"]
        assert set(event["according_to"]) <= ids["statements"]
        assert set(event["articles"]) <= ids["articles"]


def test_whole_numbers_are_written_whole(tmp_path: Path) -> None:
    write(factory.whole(), tmp_path)
    assert '"value": 40,' in (tmp_path / "figures.jsonl").read_text(encoding="utf-8")


def test_letters_are_written_as_they_are(tmp_path: Path) -> None:
    write(factory.whole(), tmp_path)
    assert "Thursday’s" in (tmp_path / "articles.jsonl").read_text(encoding="utf-8")


def test_the_same_record_gives_the_same_bytes(crisis: Record, tmp_path: Path) -> None:
    first, second = crisis.export(tmp_path / "a"), crisis.export(tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_where_it_cannot_write_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(OnrecordError, match="give another folder"):
        write(factory.whole(), tmp_path / "taken")
