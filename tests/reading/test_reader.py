"""Files, folders, pages, JSON lines and standard input to articles; failures told, the rest read."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from onrecord.reading import Failure, Limits, list_sources, read, read_source, repeated_over, sources
from onrecord.record import Article

TITLE = "Envoy flies to Rome for talks"
BODY = (
    "The envoy flew to Rome for talks with the mediators, her office said in a statement.",
    "“We want a truce that lasts,” she told reporters at the airport, adding that it would take days.",
    "A second round is planned in Cairo, according to two diplomats who asked not to be named.",
)
TEXT = "\n\n".join((TITLE, *BODY))
PAGE = f"""<!doctype html><html><head><title>{TITLE} | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2031-05-04T10:00:00Z"}}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{TITLE}</h1>
<p class="byline">By Jane Doe</p>{"".join(f"<p>{each}</p>" for each in BODY)}
<p>Share on Facebook</p></article><footer>Contact us</footer></body></html>"""


def articles(*paths: Path | str, **options: object) -> list[Article]:
    return [each for each in read(paths, **options) if isinstance(each, Article)]  # type: ignore[arg-type]


def failures(*paths: Path | str, **options: object) -> list[Failure]:
    return [each for each in read(paths, **options) if isinstance(each, Failure)]  # type: ignore[arg-type]


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "001.txt"
    path.write_text(TEXT + "\n\nBy Jane Doe\n\nBack to top\n", "utf-8")
    (article,) = articles(path)
    assert (article.text, article.title, article.origin) == (TEXT, TITLE, str(path))
    assert article.authors == ("Jane Doe",)
    assert [each.reason for each in article.removed] == ["byline", "navigation"]


def test_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    (article,) = articles(path)
    assert (article.text, article.title, article.outlet) == (TEXT, TITLE, "The Harbour Post")
    assert article.authors == ("Jane Doe",)
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2031-05-04T10:00:00+00:00", "stated")
    assert article.published.text == "2031-05-04T10:00:00Z"


def test_a_page_under_a_text_name_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    assert articles(path)[0].text == TEXT


LINES = [
    {"text": TEXT, "published": "2031-05-04", "outlet": "Courier", "authors": ["Jane Doe"]},
    {
        "content": "\n\n".join(BODY),
        "headline": TITLE,
        "publishedAt": "2031-05-04",
        "source": {"name": "Courier"},
        "author": "Jane Doe",
    },
    {
        "articleBody": list(BODY),
        "title": TITLE,
        "date_published": "Sun, 04 May 2031 00:00:00 GMT",
        "publisher": "Courier",
        "byline": "By Jane Doe",
    },
    {"html": PAGE, "published": 1935656100, "outlet": "Courier", "authors": [{"name": "Jane Doe"}]},
    {
        "body": f"<p>{'</p><p>'.join(BODY)}</p>",
        "title": TITLE,
        "seendate": "20310504T000000Z",
        "source": "Courier",
        "author": ["Jane Doe"],
    },
]


@pytest.mark.parametrize("fields", LINES, ids=lambda fields: "+".join(fields)[:30])
def test_a_json_line_of_any_known_shape(tmp_path: Path, fields: dict[str, object]) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps(fields) + "\n", "utf-8")
    (article,) = articles(path)
    assert (article.text, article.outlet, article.authors) == (TEXT, "Courier", ("Jane Doe",))
    assert article.published is not None and article.published.value is not None
    assert article.published.value.startswith("2031-05-04")
    assert article.origin == f"{path}#1"


def test_the_address_is_the_origin_and_may_hold_the_date(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": TEXT, "url": "https://post.example/2031/05/04/envoy"}), "utf-8")
    (article,) = articles(path)
    assert article.origin == "https://post.example/2031/05/04/envoy"
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2031-05-04", "inferred")
    assert article.published.reason


def bad(folder: Path) -> dict[str, str]:
    """Bad sources of every kind, by name, with the kind of failure that is expected."""
    files: dict[str, tuple[bytes, str]] = {
        "binary.txt": (bytes(range(256)) * 20, "binary"),
        "empty.txt": (b" \n", "empty"),
        "french.txt": (
            (
                "Le ministre est arrivé à Genève pour des discussions avec les médiateurs de la région, et il a "
                "dit que les négociations seraient longues."
            ).encode(),
            "language",
        ),
        "arabic.txt": (
            "وصل وزير الخارجية إلى جنيف يوم الاثنين لإجراء محادثات مع الوسطاء".encode(),
            "language",
        ),
        "huge.txt": (b"words and words " * 20_000, "too large"),
        "index.html": (b"<html><body><a href='/'>Home</a></body></html>", "no article"),
        "menu.txt": (b"Home\nWorld\nSports\nLog in\n", "no article"),
        "paper.pdf": (b"%PDF-1.4", "unreadable"),
        "page.css": (b"body { color: black }", "skipped"),
        "rates.xlsx": (b"\xd0\xcf\x11\xe0" + bytes(90), "binary"),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    return {str(folder / name): kind for name, (_, kind) in files.items()}


def test_bad_sources_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    expected = bad(tmp_path)
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    limits = Limits(article_bytes=200_000)
    assert len(articles(tmp_path, limits=limits)) == 1
    told = failures(tmp_path, limits=limits)
    assert {each.origin: each.kind for each in told} == expected
    assert all(each.reason and each.remedy and "\n" not in str(each) for each in told)


def test_bad_lines_are_told_by_number(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    good = json.dumps({"text": TEXT})
    path.write_text(
        "\n".join([good, "{not json", "", "[1]", '{"title": "x"}', good.replace("Rome", "Oslo")]), "utf-8"
    )
    assert len(articles(path)) == 2
    assert [each.origin.rpartition("#")[2] for each in failures(path)] == ["2", "4", "5"]


def test_a_path_that_is_not_there_is_told() -> None:
    (failure,) = failures("no/such/folder")
    assert (failure.kind, failure.origin) == ("missing", "no/such/folder")


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    names = [Path(source.origin).relative_to(tmp_path).as_posix() for source in list_sources([tmp_path])]
    assert names == ["a/z.txt", "b.txt", "c.html"]
    assert list_sources([tmp_path, tmp_path / "b.txt"]) == list_sources([tmp_path])


def test_ids_stay_when_a_folder_moves_and_copies_get_their_own(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "001.txt").write_text(TEXT, "utf-8")
    (tmp_path / "two" / "002.txt").write_text(TEXT, "utf-8")
    assert articles(tmp_path / "one")[0].id == articles(tmp_path / "two" / "001.txt")[0].id
    found = articles(tmp_path)
    assert len({each.id for each in found}) == 3
    assert len({each.text for each in found}) == 1


def test_a_source_knows_its_content(tmp_path: Path) -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT + " More.")):
        (tmp_path / name).write_text(text, "utf-8")
    one, same, other = (source.digest() for source in list_sources([tmp_path]))
    assert one == same != other


@pytest.mark.parametrize("given", [TEXT, PAGE, json.dumps({"text": TEXT})])
def test_standard_input(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sources._stdin.cache_clear()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    (article,) = articles("-")
    assert article.text == TEXT
    sources._stdin.cache_clear()


def test_a_given_date_counts_where_the_report_states_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    (article,) = articles(path, published=date(2031, 5, 4))
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2031-05-04", "given")


def test_a_menu_that_no_rule_knows_is_found_by_repetition(tmp_path: Path) -> None:
    for n in range(4):
        text = f"Lighthouse Mutual Reading Circle\n\n{TITLE} {n}\n\n{BODY[0]} {'Again. ' * n}\n\n{BODY[1]}"
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    found = list_sources([tmp_path])
    (article,) = read_source(found[0], repeated=repeated_over(found))
    assert isinstance(article, Article)
    assert [each.reason for each in article.removed] == ["repeated-line"]


def test_a_report_that_comes_alone_is_read_with_those_read_before(tmp_path: Path) -> None:
    for n in range(3):
        text = f"{TITLE} {n}\n\nAfter the envoy came to Rome\n\n{BODY[0]} {'Again. ' * n}\n\n{BODY[1]}"
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    earlier = [each for each in read([tmp_path / "0.txt", tmp_path / "1.txt"]) if isinstance(each, Article)]
    assert not any(each.removed for each in earlier)
    (lone,) = read([tmp_path / "2.txt"])
    assert isinstance(lone, Article) and not lone.removed
    (article,) = read([tmp_path / "2.txt"], before=earlier)
    assert isinstance(article, Article)
    assert [each.reason for each in article.removed] == ["repeated-line"]


def test_an_article_read_before_is_not_counted_twice(tmp_path: Path) -> None:
    for n in range(2):
        text = f"{TITLE} {n}\n\nAfter the envoy came to Rome\n\n{BODY[0]} {'Again. ' * n}\n\n{BODY[1]}"
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    earlier = [each for each in read([tmp_path]) if isinstance(each, Article)]
    (article,) = read([tmp_path / "1.txt"], before=earlier)
    assert article == earlier[1]
