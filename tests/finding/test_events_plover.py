"""The kinds of happening against the records that PLOVER's makers coded by hand, where they are at hand."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord.finding.characters import find_characters
from onrecord.finding.dates import find_dates
from onrecord.finding.events import find_events
from onrecord.finding.page import Page
from onrecord.finding.statements import find_statements
from onrecord.language import load
from onrecord.record import Article, EventFound

RECORDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "plover_gsr.tar.xz"
MEMBER = "plover_gsr/PLOVER_GSR_without_PLV_test.json"
FLOOR = 0.7

TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""The records bear labels of an earlier PLOVER; the manual's table gives their names of today."""
PROMISED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}
"""Types that the manual codes as AGREE where they are to come; onrecord tells that by the status."""


class Coded(msgspec.Struct, frozen=True):
    """One record: a sentence and the type it is coded with."""

    id: str
    event: str
    text: str | None = None


def records() -> list[Coded]:
    with tarfile.open(RECORDS) as archive:
        file = archive.extractfile(MEMBER)
        assert file is not None
        found = msgspec.convert(json.load(file), list[Coded])
    return [r for r in found if r.text and r.event != "DOCUMENT"]


def as_plover_codes(event: EventFound) -> Iterator[str]:
    yield event.type
    if event.type in PROMISED and event.status == "planned":
        yield "AGREE"


@pytest.mark.skipif(not RECORDS.is_file(), reason="PLOVER's coded records are not at hand")
def test_most_coded_sentences_tell_an_event_of_their_type() -> None:
    coded = records()
    missed = []
    docs = load().pipe([r.text or "" for r in coded])
    for record, doc in zip(coded, docs, strict=True):
        article = Article(id=record.id, origin=record.id, text=doc.text)
        page = Page(
            article=article, doc=doc, cast=find_characters(article, doc), calendar=find_dates(article, doc)
        )
        told = {code for e in find_events(page, list(find_statements(page))) for code in as_plover_codes(e)}
        if TODAY.get(record.event, record.event) not in told:
            missed.append((record.id, sorted(told)))
    assert 1 - len(missed) / len(coded) >= FLOOR, missed
