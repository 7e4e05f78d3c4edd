"""The way of one article, and what a build does when the way breaks."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from onrecord import pipeline
from onrecord.building import build_into, tell_nobody
from onrecord.finding import events
from onrecord.reading import Failure, read
from onrecord.record import Article, Coverage
from onrecord.store import Store

TEXT = (
    "Envoy leaves Ibara\n\n"
    "The envoy of Kelund, Freya Nakamura, left Ibara on 9 May 2031 after talks with Saravia broke down, "
    "her office said.\n\n"
    "“We will come back when there is something to sign,” Ms. Nakamura told reporters."
)


@pytest.fixture
def article() -> Article:
    return Article(id="a-1", origin="envoy.txt", title="Envoy leaves Ibara", text=TEXT)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two reports."""
    made = []
    for name, mayor in (("one", "Halima Stroud"), ("two", "Graça Monteiro")):
        path = tmp_path / f"{name}.txt"
        path.write_text(
            f"Ferry line stays shut\n\nThe ferry line to the island stays shut, the mayor, {mayor}, said on Friday. "
            "The town has bread for four days, and nobody has told the islanders when boats will sail again.\n",
            encoding="utf-8",
        )
        made.append(path)
    return made


def test_a_coverage_says_what_the_article_says_and_by_which_engine(article: Article) -> None:
    found = pipeline.cover(article)
    assert found.article == article
    assert found.engine == pipeline.engine_version()
    assert [TEXT[s.start : s.end] for s in found.sentences if s.paragraph == 1] == ["Envoy leaves Ibara"]
    assert any("something to sign" in statement.content for statement in found.statements)


def test_all_evidence_of_a_coverage_is_verbatim(article: Article) -> None:
    found = pipeline.cover(article)
    evidence = [
        e for kind in (found.statements, found.events, found.figures) for item in kind for e in item.evidence
    ]
    assert evidence
    assert all(TEXT[e.start : e.end] == e.text for e in evidence)


def test_the_same_article_gives_the_same_bytes(article: Article) -> None:
    first, second = (msgspec.msgpack.encode(pipeline.cover(article)) for _ in range(2))
    assert first == second


def test_processes_and_order_change_nothing(article: Article) -> None:
    other = msgspec.structs.replace(article, id="a-2", origin="other.txt", text=TEXT.replace("Freya", "Fia"))
    alone = list(pipeline.cover_many([article, other], jobs=1))
    shared = list(pipeline.cover_many([other, article], jobs=2))
    assert alone == shared[::-1]


def _broken(page: object, statements: object) -> object:
    raise ZeroDivisionError("a finder that breaks")


def test_a_finder_that_breaks_is_a_failure_that_names_the_article(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "find_events", _broken)
    outcome = pipeline.cover_or_fail(article)
    assert isinstance(outcome, Failure)
    assert outcome.origin == "envoy.txt"
    assert outcome.kind == "engine"
    assert "ZeroDivisionError: a finder that breaks" in outcome.reason


def test_a_build_goes_on_where_one_article_breaks(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_way = pipeline.cover

    def breaks_on_one(article: Article, threads: int | None = None) -> Coverage:
        if article.origin.endswith("one.txt"):
            raise RuntimeError("unforeseen")
        return whole_way(article, threads)

    monkeypatch.setattr(pipeline, "cover", breaks_on_one)
    store = Store(tmp_path / "x.record")
    done = build_into(store, files, published=None, jobs=1, progress=tell_nobody)
    assert (done.added, [failure.origin for failure in done.failures]) == (1, [str(files[0])])
    with store.reading() as reader:
        assert [a.origin for a in reader.whole().articles] == [str(files[1])]


def test_the_second_build_analyses_only_what_is_new(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "x.record")
    build_into(store, files[:1], published=None, jobs=1, progress=tell_nobody)
    looked_at: list[str] = []
    whole_way = pipeline.cover

    def watched(article: Article, threads: int | None = None) -> Coverage:
        looked_at.append(article.origin)
        return whole_way(article, threads)

    monkeypatch.setattr(pipeline, "cover", watched)
    done = build_into(store, files, published=None, jobs=1, progress=tell_nobody)
    assert looked_at == [str(files[1])]
    assert (done.added, done.known, done.again) == (1, 1, 0)
    again = build_into(store, files, published=None, jobs=1, progress=tell_nobody)
    assert looked_at == [str(files[1])]
    assert (again.added, again.known, again.again) == (0, 2, 0)


def test_another_engine_analyses_everything_again(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "x.record")
    build_into(store, files, published=None, jobs=1, progress=tell_nobody)
    monkeypatch.setattr("onrecord.building.engine_version", lambda: "newer")
    done = build_into(store, files[:1], published=None, jobs=1, progress=tell_nobody)
    assert (done.known, done.again) == (1, 2)


def test_a_file_that_has_changed_replaces_what_it_said_before(files: list[Path], tmp_path: Path) -> None:
    store = Store(tmp_path / "x.record")
    build_into(store, files, published=None, jobs=1, progress=tell_nobody)
    text = files[0].read_text(encoding="utf-8")
    files[0].write_text(
        f"{text}\n\nThe mayor said on Saturday that a boat with flour was on its way.\n", encoding="utf-8"
    )
    done = build_into(store, files, published=None, jobs=1, progress=tell_nobody)
    assert (done.added, done.known, done.replaced) == (1, 1, 1)
    with store.reading() as reader:
        assert len(reader.whole().articles) == 2
        assert any("flour" in statement.content for statement in reader.whole().statements)


def test_a_record_does_not_depend_on_the_order_of_its_files(files: list[Path], tmp_path: Path) -> None:
    wholes = []
    for name, order in (("a", files), ("b", files[::-1])):
        store = Store(tmp_path / f"{name}.record")
        for path in order:
            build_into(store, [path], published=None, jobs=1, progress=tell_nobody)
        with store.reading() as reader:
            wholes.append(reader.whole())
    assert wholes[0] == wholes[1]


def test_a_date_given_once_stays(files: list[Path], tmp_path: Path) -> None:
    from datetime import date

    store = Store(tmp_path / "x.record")
    build_into(store, files[:1], published=date(2031, 5, 9), jobs=1, progress=tell_nobody)
    done = build_into(store, files[:1], published=None, jobs=1, progress=tell_nobody)
    assert (done.added, done.known) == (0, 1)
    later = build_into(store, files[:1], published=date(2031, 5, 16), jobs=1, progress=tell_nobody)
    assert later.added == 1
    with store.reading() as reader:
        when = reader.whole().articles[0].published
        assert when is not None
        assert (when.value, when.basis) == ("2031-05-16", "given")


def test_read_gives_the_demo_in_order(reports: Path) -> None:
    outcomes = list(read([reports]))
    assert len(outcomes) == 12
    assert not [outcome for outcome in outcomes if isinstance(outcome, Failure)]
