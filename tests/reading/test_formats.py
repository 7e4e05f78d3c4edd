"""Every form in which a report comes gives the same words; what is told beside them is kept."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from onrecord.reading import Failure, read, sources
from onrecord.reading.formats.pdf import paragraphs_of
from onrecord.reading.markup import text_of
from onrecord.record import Article
from tests.reading import makers
from tests.reading.makers import BODY, FORMS, TEXT, TITLE, URL


def outcomes(*paths: Path | str) -> tuple[list[Article], list[Failure]]:
    found = list(read(paths))
    return [x for x in found if isinstance(x, Article)], [x for x in found if isinstance(x, Failure)]


@pytest.mark.parametrize("name", FORMS)
def test_the_same_report_in_any_form_has_the_same_words(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name])
    (article, *more), _ = outcomes(tmp_path)
    assert not more
    assert (article.text, article.title) == (TEXT, TITLE)


@pytest.mark.parametrize("name", sorted(set(FORMS) - {"envoy.csv", "envoy.tsv"}))
def test_a_file_is_told_by_its_content_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / "download").write_bytes(FORMS[name])
    assert [each.text for each in outcomes(tmp_path)[0]] == [TEXT]


@pytest.mark.parametrize("name", FORMS)
def test_standard_input_may_be_any_form(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sources._stdin.cache_clear()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FORMS[name])))
    assert outcomes("-")[0][0].text == TEXT
    sources._stdin.cache_clear()


def test_a_folder_of_mixed_files_just_works_in_any_order(tmp_path: Path) -> None:
    for name, data in FORMS.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "style.css").write_text("p { color: red }", "utf-8")
    found, failures = outcomes(tmp_path)
    assert len(found) == len(FORMS)
    told = {Path(each.origin).name.partition("#")[0]: each.kind for each in failures}
    assert told == {"logo.png": "binary", "style.css": "skipped", "envoy.rss": "no article"}
    backwards, _ = outcomes(*sorted(map(str, tmp_path.iterdir()), reverse=True))
    assert {each.id for each in backwards} == {each.id for each in found}


@pytest.mark.parametrize(
    "name", ["envoy.rss", "envoy.atom", "envoy.warc", "envoy.csv", "envoy.mhtml", "envoy.eml"]
)
def test_what_stands_beside_the_text_is_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FORMS[name])
    (article,), _ = outcomes(tmp_path)
    assert article.outlet == "The Harbour Post"
    assert article.published is not None and article.published.value is not None
    assert article.published.value.startswith("2031-05-04")
    assert article.origin == (str(tmp_path / name) if name == "envoy.eml" else URL)


def test_one_address_gives_one_id_in_any_form(tmp_path: Path) -> None:
    for name in ("envoy.rss", "envoy.warc", "envoy.csv"):
        (tmp_path / name).write_bytes(FORMS[name])
    assert (
        len(
            {next(iter(outcomes(tmp_path / name)[0])).id for name in ("envoy.rss", "envoy.warc", "envoy.csv")}
        )
        == 1
    )


def test_the_mails_of_a_box_are_reports_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "news.mbox").write_bytes(makers.mbox())
    found, failures = outcomes(tmp_path)
    assert [each.text.count("Oslo") for each in found] == [0, 1]
    assert not failures
    (tmp_path / "one.eml").write_bytes(makers.mail())
    assert outcomes(tmp_path / "one.eml")[0][0].id == found[0].id


def test_a_report_attached_to_a_mail_is_read(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["Subject"], message["MIME-Version"] = "desk@post.example", "see attached", "1.0"
    message.set_content("Attached.")
    message.add_attachment(
        makers.document(), maintype="application", subtype="octet-stream", filename="envoy.docx"
    )
    (tmp_path / "m.eml").write_bytes(bytes(message))
    found, _ = outcomes(tmp_path)
    assert [each.text for each in found] == [TEXT]
    assert found[0].origin == f"{tmp_path / 'm.eml'}!envoy.docx"


NAMED = [
    {
        "response": {
            "status": "ok",
            "results": [
                {
                    "webTitle": TITLE,
                    "webPublicationDate": "2031-05-04T10:00:00Z",
                    "sectionName": "World",
                    "webUrl": URL,
                    "fields": {"bodyText": "\n\n".join(BODY), "byline": "By Jane Doe"},
                }
            ],
        }
    },
    {
        "response": {
            "docs": [
                {
                    "headline": {"main": TITLE},
                    "pub_date": "2031-05-04T10:00:00+0000",
                    "section_name": "World",
                    "web_url": URL,
                    "byline": {"original": "By Jane Doe"},
                    "body": "\n\n".join(BODY),
                }
            ]
        }
    },
    {
        "articles": {
            "results": [
                {
                    "title": TITLE,
                    "body": "\n\n".join(BODY),
                    "dateTimePub": "2031-05-04T10:00:00Z",
                    "url": URL,
                    "source": {"uri": "post.example", "title": "Post"},
                    "authors": [{"name": "Jane Doe"}],
                    "category": "World",
                }
            ]
        }
    },
    {
        "maintext": "\n\n".join(BODY),
        "title": TITLE,
        "date_publish": "2031-05-04 10:00:00",
        "source_domain": "post.example",
        "url": URL,
        "authors": ["Jane Doe"],
        "section": "World",
    },
    {
        "hits": {
            "hits": [
                {
                    "_id": "1",
                    "_source": {
                        "headline": TITLE,
                        "content": FORMS and "\n\n".join(BODY),
                        "published_at": "2031-05-04",
                        "link": URL,
                        "author": "Jane Doe",
                        "category": "World",
                    },
                }
            ]
        }
    },
    [
        {
            "title": {"rendered": TITLE},
            "content": {"rendered": makers.FRAGMENT},
            "date": "2031-05-04T10:00:00",
            "link": URL,
            "author": "Jane Doe",
            "section": "World",
        }
    ],
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "items": [
            {
                "id": "1",
                "url": URL,
                "title": TITLE,
                "content_html": makers.FRAGMENT,
                "date_published": "2031-05-04T10:00:00Z",
                "authors": [{"name": "Jane Doe"}],
                "section": "World",
            }
        ],
    },
]


@pytest.mark.parametrize("value", NAMED, ids=range(len(NAMED)))
def test_documents_of_news_interfaces(tmp_path: Path, value: object) -> None:
    (tmp_path / "answer.json").write_text(json.dumps(value), "utf-8")
    (article,), failures = outcomes(tmp_path)
    assert not failures
    assert (article.text, article.authors, article.origin) == (TEXT, ("Jane Doe",), URL)
    assert article.published is not None and str(article.published.value).startswith("2031-05-04")
    assert article.imprint.section == "World"


def test_a_report_that_an_interface_cut_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps({"articles": [{"title": TITLE, "content": BODY[0] + " " + BODY[1] + "… [+3214 chars]"}]}),
        "utf-8",
    )
    (article,), _ = outcomes(tmp_path)
    assert "chars" not in article.text
    assert article.imprint.repairs == ("the source gives the beginning of the report only",)


def test_a_table_without_a_column_of_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,place,count\n2031-05-04,Rome,3\n", "utf-8")
    ((), (failure,)) = outcomes(tmp_path)
    assert "no column of it is the text" in failure.reason


def test_lines_of_a_pdf_become_paragraphs_without_running_heads() -> None:
    pages = [
        [
            "The Harbour Post  4 May 2031",
            TITLE,
            "",
            *makers.wrapped(BODY[0], 50),
            *makers.wrapped(BODY[1], 40)[:2],
            "Page 1 of 2",
        ],
        [
            "The Harbour Post  5 May 2031",
            *makers.wrapped(BODY[1], 40)[2:],
            *makers.wrapped(BODY[2], 50),
            "Page 2 of 2",
        ],
    ]
    assert list(paragraphs_of(pages)) == [TITLE, *BODY]


def test_words_parted_at_a_line_end_are_put_together() -> None:
    assert list(paragraphs_of([["The nego-", "tiators left, and the U.S.-", "Velmar talks ended."]])) == [
        "The negotiators left, and the U.S.- Velmar talks ended."
    ]


def test_markup_that_nobody_sees_is_not_read() -> None:
    assert (
        text_of("<style>p{}</style><p>One<br>Two</p><div style='display:none'>no</div><td>Three</td>")
        == "One\n\nTwo\n\nThree"
    )
