"""The bundled example: what a newsroom's folder looks like, and what the record must make of it."""

from __future__ import annotations

from pathlib import Path

from onrecord import Record
from onrecord.demo import names, write_reports
from onrecord.record import Article

FURNITURE = (
    "Share on Facebook",
    "Leave a Reply",
    "Required fields are marked",
    "CLICK HERE",
    "Advertisement",
    "Most read",
    "We use cookies",
    "Tide tables",
    "All rights reserved",
)


def by_name(crisis: Record) -> dict[str, Article]:
    return {Path(article.origin).name: article for article in crisis.articles()}


def test_it_has_plain_text_a_page_and_json_lines() -> None:
    assert {Path(name).suffix for name in names()} == {".txt", ".html", ".jsonl"}


def test_writing_it_twice_gives_the_same_files(tmp_path: Path) -> None:
    first, second = write_reports(tmp_path), write_reports(tmp_path)
    assert first == second
    assert [path.name for path in first] == names()


def test_what_surrounds_the_reports_is_taken_off_and_kept_aside(crisis: Record) -> None:
    for article in crisis.articles():
        assert not [words for words in FURNITURE if words in article.text]
    removed = {each.text for article in crisis.articles() for each in article.removed}
    assert "Share on Facebook" in removed


def test_the_syndicated_copy_and_the_rewrite_stand_with_what_they_copy(crisis: Record) -> None:
    articles = by_name(crisis)
    agency, paper = articles["01-meridian-press.txt"], articles["02-salis-herald.txt"]
    vote, spun = articles["09-meridian-press.txt"], articles["union-chamber-insists"]
    assert paper.family == agency.family
    assert spun.family == vote.family
    assert len({article.family for article in articles.values()}) == 10


def test_reports_of_one_event_that_were_written_apart_stay_apart(crisis: Record) -> None:
    articles = by_name(crisis)
    assert articles["07-salis-herald.txt"].family != articles["08-kelund-state-news.txt"].family


def test_the_main_voices_are_on_record(crisis: Record) -> None:
    for name in ("Thorsen", "Quintero", "Zhao", "Siddiqui", "Dlamini"):
        assert next(crisis.statements(actor=name), None) is not None, name
    assert any(statement.attribution == "unnamed" for statement in crisis.statements())


def test_the_cancelled_visit_and_the_tolls_are_on_record(crisis: Record) -> None:
    assert any(event.status == "cancelled" for event in crisis.events(match="visit"))
    assert {14.0, 9.0} <= {figure.value for figure in crisis.figures()}
