"""An object with named fields → raw article: fields of our own format and of common news interfaces."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import EmptyInput, ReadingError
from onrecord.reading.dates_given import when_in_address, when_stated
from onrecord.reading.markup import is_markup, text_of
from onrecord.reading.page import authors_in, host_of, read_page
from onrecord.reading.raw import RawArticle

Fields = Mapping[str, object]
# Fewer words than these in a field for summaries are no report.
MIN_SUMMARY = 40
# The mark with which an interface says that it gives the beginning only: "… [+3214 chars]".
CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ (?:chars|characters)\]\s*$")
MAX_DEPTH = 6


@cache
def names_of(part: str) -> tuple[str, ...]:
    """The names that a part of a report goes by, the best first."""
    data = _data()
    return tuple(data["fields"][part].split())


@cache
def _data() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = tomllib.loads(
        files("onrecord.reading").joinpath("data/fields.toml").read_text("utf-8")
    )
    return data


def folded(value: Mapping[object, object], depth: int = 0) -> dict[str, object]:
    """Fields by their folded names; of an object within ("fields", "_source") where they are missing."""
    own = {re.sub(r"[_\-. :]", "", str(key)).lower(): each for key, each in value.items()}
    if depth >= 2:
        return own
    for name in _data()["wrappers"]["names"].split():
        inner = own.get(name)
        if isinstance(inner, dict) and not (name == "source" and not _holds_report(folded(inner, depth + 1))):
            for key, each in folded(inner, depth + 1).items():
                if own.get(key) in (None, "", [], {}):
                    own[key] = each
    return own


def _holds_report(fields: Fields) -> bool:
    return any(_words(fields.get(name)) for name in (*names_of("text"), *names_of("html")))


def objects_in(value: object, depth: int = 0) -> Iterator[dict[object, object]]:
    """The objects that are reports: the value itself, or those in the lists that it holds."""
    if isinstance(value, list):
        for each in value:
            yield from objects_in(each, depth + 1)
    elif isinstance(value, dict) and depth <= MAX_DEPTH:
        lists = list(_lists(value)) if not _holds_report(folded(value)) else []
        if lists:
            for inner in lists:
                yield from objects_in(inner, depth + 1)
        else:
            yield value


def _lists(value: Mapping[object, object]) -> Iterator[object]:
    known = set(_data()["lists"]["names"].split())
    for key, each in value.items():
        if str(key).lower() not in known:
            continue
        if (isinstance(each, list) and any(isinstance(x, dict) for x in each)) or (
            isinstance(each, dict) and any(True for _ in _lists(each))
        ):
            yield each


def from_fields(value: Mapping[object, object], *, origin: str, name: str) -> RawArticle:
    """The report in an object or row; raises a ReadingError that names it.

    Where an address is given it is the report's origin and name, since that stays wherever the file goes.
    """
    fields = folded(value)
    url = _words(first(fields, names_of("url")))
    url = url if url is not None and "://" in url else None
    place, name = (url, url) if url else (origin, name)
    text, html = _words(first(fields, names_of("text"))), _words(first(fields, names_of("html")))
    if text is None and html is None:
        text = _summary(fields, origin)
    if text is None or is_markup(text):
        return beside(_from_markup(html or text or "", place, name, url), fields)
    cut = CUT_OFF.sub("", text)
    repairs = ("the source gives the beginning of the report only",) if cut != text else ()
    raw = RawArticle(
        origin=place, name=name, text=cut, published=when_in_address(url), host=host_of(url), repairs=repairs
    )
    return beside(raw, fields)


def _from_markup(html: str, origin: str, name: str, url: str | None) -> RawArticle:
    """A whole page is searched for its report; a piece of markup is all report."""
    if re.search(r"(?i)<(?:html|body|head)[\s>]", html[:5000]):
        return read_page(html, origin=origin, name=name, url=url)
    return RawArticle(
        origin=origin, name=name, text=text_of(html), published=when_in_address(url), host=host_of(url)
    )


def _summary(fields: Fields, origin: str) -> str:
    short = _words(first(fields, names_of("short")))
    if short is None:
        raise EmptyInput(
            origin, "it has neither 'text' nor 'html'", "name the field that holds the report 'text'"
        )
    if len(short.split()) < MIN_SUMMARY:
        raise EmptyInput(
            origin, "it gives a summary only", "give the report's text, or its address with --fetch"
        )
    return short


def first(fields: Fields, names: Iterable[str]) -> object:
    """The value of the first of the names that has one."""
    return next((fields[name] for name in names if fields.get(name) not in (None, "", [], {})), None)


def _words(value: object) -> str | None:
    """A field as text: a string, the joined paragraphs of a list, the telling key of an object."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, list):
        parts = [part for each in value if (part := _words(each))]
        return "\n\n".join(parts) or None
    if isinstance(value, dict):
        keys = ("name", "title", "main", "text", "rendered", "value", "content", "original", "html", "id")
        return next((found for key in keys if (found := _words(value.get(key)))), None)
    return None


def beside(raw: RawArticle, fields: Fields) -> RawArticle:
    """The raw article with what the other fields say; that counts before what a page says."""
    date = first(fields, names_of("date"))
    title = _words(first(fields, names_of("title")))
    return msgspec.structs.replace(
        raw,
        title=(text_of(title) if title and "<" in title else title) or raw.title,
        outlet=_outlet(fields) or raw.outlet,
        authors=_authors(first(fields, names_of("authors"))) or raw.authors,
        published=when_stated(date if isinstance(date, str | int | float) else _words(date)) or raw.published,
        section=_section(first(fields, names_of("section"))) or raw.section,
        agency=_words(first(fields, names_of("agency"))) or raw.agency,
        host=raw.host or host_of(_words(first(fields, ("domain", "hostname", "sourcedomain")))),
    )


def _outlet(fields: Fields) -> str | None:
    """The first name of the outlet that is a name; a host is taken where there is none."""
    found = [word for name in names_of("outlet") if (word := _words(fields.get(name)))]
    named = [word for word in found if "://" not in word and not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", word)]
    hosts = [host for word in found if (host := host_of(word))]
    return next(iter((*named, *hosts)), None)


def _section(value: object) -> str | None:
    words = _words(value)
    return words if words and len(words.split()) <= 5 and "\n" not in words else None


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for each in value for name in _authors(each)))
    return authors_in(_words(value))


def as_outcome(value: object, *, origin: str, name: str) -> RawArticle | ReadingError:
    """The report in a value, or the error that says why there is none."""
    try:
        if not isinstance(value, dict):
            remedy = "write each report as one JSON object on one line"
            raise ReadingError(origin, "it is JSON, but no object", remedy)
        return from_fields(value, origin=origin, name=name)
    except ReadingError as error:
        return error
