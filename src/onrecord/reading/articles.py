"""Raw article → article: furniture off, head read, date and language settled, id made."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date

from onrecord.errors import NoArticle
from onrecord.reading.byline import contributors_of
from onrecord.reading.clean import Cleaned, clean
from onrecord.reading.dates_given import when_given
from onrecord.reading.furniture import count_words, is_prose
from onrecord.reading.heading import agency_in_dateline, dateline_of, same_title
from onrecord.reading.imprint import agency_in, imprint_of
from onrecord.reading.published import published_from_text
from onrecord.reading.raw import RawArticle
from onrecord.reading.text import tidy
from onrecord.reading.tongue import refuse_other_languages
from onrecord.record import Article, Dateline, When, make_id

MIN_WORDS = 12
# Of those who helped a report's authors.
HELPED = re.compile(r"(?i)\b(?:additional|further|contribut\w+)\b")


def to_article(raw: RawArticle, *, given: date | None = None, repeated: Container[str] = ()) -> Article:
    """The article that a raw one holds; raises NoArticle or WrongLanguage.

    `given` is the date that the person who runs the program states for reports that state none of their own.
    """
    cleaned = clean(raw.text, title=raw.title, repeated=repeated, weighed=not raw.parsed)
    text = _with_title(cleaned, raw.title)
    refuse_other_languages(text, raw.origin)
    _refuse_no_report(cleaned, raw.origin)
    dateline = dateline_of(cleaned.paragraphs)
    outlet = raw.outlet or cleaned.outlet or _agency(raw, cleaned)
    # "Lyth Courier, Astana" under a headline names the paper, not a reporter.
    authors = [author for author in (*raw.authors, *cleaned.authors) if author != outlet]
    return Article(
        id=make_id("art", raw.name, text),
        origin=raw.origin,
        title=tidy(raw.title) if raw.title else cleaned.title,
        outlet=outlet,
        authors=tuple(dict.fromkeys(authors)) or _reporters(cleaned),
        dateline=dateline,
        published=_published(raw, text, cleaned, dateline, given),
        language="en",
        text=text,
        removed=cleaned.removed,
        imprint=imprint_of(raw, cleaned),
    )


def _agency(raw: RawArticle, cleaned: Cleaned) -> str | None:
    """The agency of the dateline, where nothing shows that the report was taken over: no address, and no page
    of an outlet around it."""
    around = {each.reason for each in cleaned.removed} & {
        "related",
        "teaser",
        "advertisement",
        "comment-form",
    }
    words = agency_in_dateline(cleaned.paragraphs)
    # "Our Standards: The Lyth Press Principles of Trust": the page is the agency's own.
    own = words is not None and " " in words and any(words in each.text for each in cleaned.removed)
    if words is None or raw.host is not None or (around and not own):
        return None
    return agency_in(words) or words


def _reporters(cleaned: Cleaned) -> tuple[str, ...]:
    """Who reported, of a report without a byline: "(Reporting by Jane Doe; Editing by John Roe)"."""
    lines = (each.text for each in cleaned.removed if each.reason == "contributor-line")
    told = (line for line in lines if not HELPED.search(line))
    return tuple(dict.fromkeys(name for line in told for name in contributors_of(line)))


def _refuse_no_report(cleaned: Cleaned, origin: str) -> None:
    """A page of links, a form or a headline alone is no report."""
    words = count_words(cleaned.text)
    if words < MIN_WORDS or not any(is_prose(line) or count_words(line) >= 25 for line in cleaned.paragraphs):
        reason = f"no report was found in it ({words} words of running text)"
        raise NoArticle(
            origin, reason, "check that it holds a report and not an index, a form or a headline alone"
        )


def _with_title(cleaned: Cleaned, title: str | None) -> str:
    """The text with the title in front where only the metadata shows it: a headline is part of the report."""
    if not title:
        return cleaned.text
    title = " ".join(tidy(title).split())
    if any(same_title(line, title) for line in cleaned.paragraphs[:3]):
        return cleaned.text
    return f"{title}\n\n{cleaned.text}"


def _published(
    raw: RawArticle, text: str, cleaned: Cleaned, dateline: Dateline | None, given: date | None
) -> When | None:
    """Metadata, then the text, then what the person states."""
    if raw.published is not None:
        return raw.published
    found = published_from_text(text, cleaned.removed, dateline)
    if found is not None and found.value is not None:
        return found
    return when_given(given) if given is not None else found
