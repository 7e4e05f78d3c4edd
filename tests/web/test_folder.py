"""A published folder: every link leads to a file of it, and nothing of anybody else's is replaced."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from onrecord.web.folder import MARK, NotOurs, publish
from tests import factory
from tests.web.room import Seen, room_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("published")
    publish(room_of(factory.whole(), base), base / "site")
    return base / "site"


def test_every_link_leads_to_a_file_and_to_words_in_it(site: Path) -> None:
    pages = {path.resolve(): Seen(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert len(pages) > 20
    for path, seen in pages.items():
        for link in seen.links:
            where, words = urldefrag(link)
            found = (path.parent / unquote(where)).resolve() if where else path
            assert found.is_file(), (path, link)
            assert not words or words in pages[found].ids, (path, link)


def test_pages_have_their_twins(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert page.with_suffix(".json").is_file()
    assert (site / "said.csv").is_file()


def test_no_form_of_a_published_page_sends_anything(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert 'method="post"' not in text
        assert "as-of" not in Seen(text).links


def test_publishing_again_replaces_the_whole_folder(tmp_path: Path) -> None:
    room = room_of(factory.whole(), tmp_path)
    publish(room, tmp_path / "site")
    (tmp_path / "site" / "old.html").write_text("of an earlier state")
    before = sorted(path.relative_to(tmp_path) for path in (tmp_path / "site").rglob("*"))
    publish(room, tmp_path / "site")
    after = sorted(path.relative_to(tmp_path) for path in (tmp_path / "site").rglob("*"))
    assert set(before) - set(after) == {Path("site/old.html")}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".site")]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    room = room_of(factory.whole(), tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    with pytest.raises(NotOurs, match="did not write"):
        publish(room, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "mine"
    assert not (tmp_path / "mine" / MARK).exists()


def test_a_day_is_published_as_it_was_known(tmp_path: Path) -> None:
    publish(room_of(factory.whole(), tmp_path), tmp_path / "site", as_of="2031-05-08")
    text = (tmp_path / "site" / "said.html").read_text()
    assert "s-sinking" in text
    assert "s-denial" not in text
