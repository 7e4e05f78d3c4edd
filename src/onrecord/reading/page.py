"""A web page → raw article: trafilatura finds the report and reads the metadata. Nothing is fetched."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import msgspec
from trafilatura import bare_extraction
from trafilatura.settings import Document

from onrecord.errors import NoArticle
from onrecord.reading.dates_given import when_in_address, when_stated
from onrecord.reading.raw import RawArticle
from onrecord.record import When

# trafilatura says on its log what it could not use; a reader of ours gets an exception instead.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

MIN_WORDS = 20
DATE_META = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "date",
    "published",
    "article.published",
    "cxenseparse:recs:publishtime",
)
# Nobody is called this: accounts and desks that stand in author fields.
NO_AUTHOR = re.compile(
    r"(?i)^(admin|administrator|editors?|staff|newsroom|news ?desk|web ?desk|guest|author|unknown|none|null)$"
    r"|@|https?:|^\W*$"
)


def read_page(html: str, *, origin: str, name: str, url: str | None = None) -> RawArticle:
    """The report on a page; raises NoArticle where there is none."""
    tree = _tree(html, origin)
    address = url or _address(tree)
    found = bare_extraction(
        html,
        url=address,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(found, Document) or len((found.text or "").split()) < MIN_WORDS:
        raise NoArticle(
            origin,
            "no report was found on the page",
            "check that it is a report and not an index, a video or a login page",
        )
    return RawArticle(
        parsed=True,
        origin=origin,
        name=name,
        text=found.text or "",
        title=_title(tree, found.title),
        outlet=_outlet(found.sitename, found.hostname),
        authors=authors_in(found.author),
        published=_published(tree, found.date, address),
        section=_section(tree),
        host=host_of(address),
    )


def _tree(html: str, origin: str) -> lxml.html.HtmlElement:
    try:
        # An encoding declaration in a string that is decoded already makes lxml refuse it.
        return lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", html))
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError) as error:
        raise NoArticle(origin, "the page holds no elements", "fetch the page again") from error


def _address(tree: lxml.html.HtmlElement) -> str | None:
    """The page's own address, by its canonical link or OpenGraph."""
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for value in tree.xpath(path):
            if str(value).startswith("http"):
                return str(value).strip()
    return None


def _title(tree: lxml.html.HtmlElement, found: str | None) -> str | None:
    """The headline on the page where there is exactly one, else the title in the metadata."""
    shown = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    shown = [title for title in shown if title]
    if len(shown) == 1 and len(shown[0].split()) >= 3:
        return shown[0]
    return found or None


def _section(tree: lxml.html.HtmlElement) -> str | None:
    """The section that a page says it stands in."""
    for key in ("article:section", "og:article:section", "section", "articlesection", "parsely-section"):
        for value in tree.xpath("//meta[@property=$key or @name=$key or @itemprop=$key]/@content", key=key):
            if 0 < len(value.split()) <= 5:
                return " ".join(value.split())
    return None


def host_of(address: str | None) -> str | None:
    """The host in an address, without "www."."""
    if not address:
        return None
    try:
        found = urlsplit(address if "://" in address else f"//{address}").hostname
    except ValueError:
        return None
    return found.removeprefix("www.") if found and "." in found else None


def _outlet(sitename: str | None, hostname: str | None) -> str | None:
    """The name of the site; a bare host name is none that a reader would use."""
    if not sitename or sitename == hostname or re.fullmatch(r"[\w-]+(\.[\w-]+)+", sitename):
        return None
    return sitename.strip().lstrip("@") or None


def authors_in(words: str | None) -> tuple[str, ...]:
    """Names in an author field ("Jane Doe; John Roe", "By Jane Doe"), without accounts and desks."""
    names = [re.sub(r"(?i)^by\s+", "", part.strip()) for part in re.split(r";|,|\band\b|\|", words or "")]
    return tuple(
        dict.fromkeys(name for name in names if not NO_AUTHOR.search(name) and len(name.split()) <= 5)
    )


def _published(tree: lxml.html.HtmlElement, found: str | None, url: str | None) -> When | None:
    """JSON-LD and meta elements first, since they hold the time; then htmldate's find; then the address."""
    for raw in (*_linked_dates(tree), *_meta_dates(tree), *tree.xpath("(//article//time/@datetime)[1]")):
        when = when_stated(raw)
        if when is not None:
            return when
    return when_stated(found) or when_in_address(url)


def _linked_dates(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _dates_within(msgspec.json.decode(script.strip()))
        except msgspec.DecodeError:
            continue


def _dates_within(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _dates_within(each)
    elif isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        yield from _dates_within(value.get("@graph"))


def _meta_dates(tree: lxml.html.HtmlElement) -> Iterator[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key in DATE_META and meta.get("content"):
            found.setdefault(key, meta.get("content").strip())
    yield from (found[key] for key in DATE_META if key in found)
