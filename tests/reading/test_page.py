"""Web pages: the report off the page, no worse than trafilatura alone."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

import pytest
from trafilatura import extract

from onrecord.errors import NoArticle
from onrecord.reading.articles import to_article
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
    # Page by page: what only repetition over an outlet's pages tells stays here.
    assert sum(left for _, left in cleaned) <= 0.2 * sum(left for _, left in alone)


LINKS = "".join(
    f"<li><a href='/{n}'>{each}</a></li>" for n, each in enumerate(("Home", "World", "Sport", "Weather"))
)
FOOT = "<p>Contact us</p><p>Privacy policy</p><p>© 2031 The Courier. All rights reserved.</p>"
TEASERS = "".join(
    f"<li><a href='/t{n}'>Ten things to know about the ferry line {n}</a></li>" for n in range(6)
)
# {title} and {body} in pages as different systems make them.
LAYOUTS = {
    "article": "<nav><ul>{links}</ul></nav><article><h1>{title}</h1>{body}</article><footer>{foot}</footer>",
    "blocks": "<div id='top'><ul>{links}</ul></div><div class='wrap'><div class='c1'><h1>{title}</h1><div class='txt'>{body}</div></div><div class='c2'><h3>Most read</h3><ul>{teasers}</ul></div></div><div id='foot'>{foot}</div>",
    "tables": "<table><tr><td><ul>{links}</ul></td><td><h1>{title}</h1>{body}</td><td><ul>{teasers}</ul></td></tr></table>{foot}",
    "theme": "<header class='site-header'><ul class='menu'>{links}</ul></header><main><article class='post hentry'><h1 class='entry-title'>{title}</h1><div class='entry-content'>{body}<div class='sharedaddy'><p>Share this:</p></div></div></article><div id='comments'><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div><aside class='widget'><ul>{teasers}</ul></aside></main>",
    "schema": "<ul>{links}</ul><section itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop='headline'>{title}</h1><div itemprop='articleBody'>{body}</div></section><section><h2>Related</h2><ul>{teasers}</ul></section>{foot}",
    "breaks": "<div><h1>{title}</h1><div class='story'>{broken}</div></div><ul>{teasers}</ul>{foot}",
}


def laid_out(layout: str, report: Marked) -> str:
    title, *body = report.prose
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in body)
    shown = LAYOUTS[layout].format(
        title=escape(title),
        body=paragraphs,
        broken="<br><br>".join(map(escape, body)),
        links=LINKS,
        teasers=TEASERS,
        foot=FOOT,
    )
    return f"<!doctype html><html><head><title>{escape(title)} | The Courier</title></head><body>{shown}</body></html>"


def word_f1(text: str, report: Marked) -> float:
    """By words, against the prose of the report."""
    found, right = Counter(re.findall(r"\w+", text)), Counter(re.findall(r"\w+", " ".join(report.prose)))
    return 2 * (found & right).total() / (found.total() + right.total())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_of_any_layout_is_read_no_worse_than_by_trafilatura_alone(layout: str) -> None:
    ours, theirs = [], []
    for report in REPORTS[::2]:
        html = laid_out(layout, report)
        article = to_article(read_page(html, origin="page.html", name="page.html"))
        ours.append(word_f1(article.text, report))
        theirs.append(word_f1(f"{report.prose[0]}\n{extract(html) or ''}", report))
    assert len(ours) >= 30
    assert sum(ours) >= sum(theirs)
    assert sum(ours) >= 0.97 * len(ours)


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
