"""Pages of a few sentences, analysed by the engine, for tests of the finders."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from onrecord.finding.characters import find_characters
from onrecord.finding.dates import find_dates
from onrecord.finding.page import Page
from onrecord.language import load
from onrecord.reading.heading import dateline_of, dateline_spans
from onrecord.record import Article, When


@cache
def page(text: str, published: str | None = "2015-05-08") -> Page:
    """A page of the text in an article of the given day (Friday 8 May 2015)."""
    when = None if published is None else When(value=published, precision="day")
    dateline = dateline_of(text.split("\n\n"))
    article = Article(id="a-test", origin="test.txt", text=text, published=when, dateline=dateline)
    doc = load()(text, starts=[end for _, end in dateline_spans(text)])
    return Page(
        article=article, doc=doc, cast=find_characters(article, doc), calendar=find_dates(article, doc)
    )


def word(of: Page, text: str) -> Token:
    """The first token of a page with these letters."""
    return next(t for t in of.doc if t.text == text)
