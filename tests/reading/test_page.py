"""Web pages: the report off the page, no worse than trafilatura alone."""

from __future__ import annotations

from html import escape

import pytest

from onrecord.errors import NoArticle
from onrecord.reading.clean import clean
from onrecord.reading.page import authors_in, read_page
from tests.reading.marked import Marked, marked_reports, solid

REPORTS = [each for each in marked_reports() if sum(map(len, each.prose)) >= 500]


def page_of(report: Marked) -> str:
    """The report as a page whose makers gave furniture no elements of its own."""
    lines = [line for line in report.raw.split("\n") if line.strip()]
    title = report.prose[0]
    body = "".join(f"<p>{escape(line)}</p>" for line in lines if line != title)
    return (
        f"<html><head><title>{escape(title)} | The Courier</title></head><body><nav><ul><li><a href='/'>Home</a>"
        f"</li><li><a href='/w'>World</a></li></ul></nav><article><h1>{escape(title)}</h1>{body}</article>"
        "<footer><p>Contact us | Privacy policy</p></footer></body></html>"
    )


def shares(text: str, report: Marked) -> tuple[float, float]:
    """How much of the prose, and how much of the furniture, stands in a text."""
    kept = solid(text)
    prose = sum(len(line) for line in report.prose if solid(line) in kept) / sum(map(len, report.prose))
    furniture = sum(len(line) for line in report.furniture if solid(line) in kept)
    return prose, furniture / max(1, sum(map(len, report.furniture)))


def test_cleaning_a_page_takes_furniture_and_no_prose() -> None:
    alone, cleaned = [], []
    for report in REPORTS:
        raw = read_page(page_of(report), origin="page.html", name="page.html")
        alone.append(shares(f"{raw.title}\n{raw.text}", report))
        cleaned.append(shares(f"{raw.title}\n{clean(raw.text, title=raw.title).text}", report))
    assert len(REPORTS) >= 20
    assert sum(prose for prose, _ in cleaned) >= sum(prose for prose, _ in alone)
    assert sum(left for _, left in cleaned) <= 0.1 * sum(left for _, left in alone)


def test_a_page_without_a_report_is_refused() -> None:
    with pytest.raises(NoArticle, match="no report"):
        read_page("<html><body><ul><li><a href='/'>Home</a></li></ul></body></html>", origin="a", name="a")


@pytest.mark.parametrize("html", ["", "<!-- -->", "\x00"])
def test_a_page_without_elements_is_refused(html: str) -> None:
    with pytest.raises(NoArticle):
        read_page(html, origin="a.html", name="a.html")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Jane Doe; John Roe", ("Jane Doe", "John Roe")),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("admin", ()),
        ("jane@courier.example", ()),
        (None, ()),
    ],
)
def test_authors(words: str | None, names: tuple[str, ...]) -> None:
    assert authors_in(words) == names


def test_the_page_says_who_published_it_and_when() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORTS[0].prose)
    head = (
        '<meta property="og:site_name" content="The Courier"><meta name="author" content="Jane Doe">'
        '<link rel="canonical" href="https://courier.example/2031/05/04/envoy">'
    )
    timed = '<meta property="article:published_time" content="2031-05-03T22:00:00+02:00">'
    for extra, value, basis in (
        ("", "2031-05-04", "inferred"),
        (timed, "2031-05-03T22:00:00+02:00", "stated"),
    ):
        html = f"<html><head>{head}{extra}</head><body><article>{paragraphs}</article></body></html>"
        raw = read_page(html, origin="a.html", name="a.html")
        assert (raw.outlet, raw.authors) == ("The Courier", ("Jane Doe",))
        assert raw.published is not None
        assert (raw.published.value, raw.published.basis) == (value, basis)
