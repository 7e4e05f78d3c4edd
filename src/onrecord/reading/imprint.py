"""What a report says of itself besides its words: section, agency of origin, contributors, corrections."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from onrecord.reading.clean import Cleaned
from onrecord.reading.furniture import rules
from onrecord.reading.heading import agency_in_dateline
from onrecord.reading.raw import RawArticle
from onrecord.reading.text import fold, repairs_of
from onrecord.record import Imprint

WORDS = re.compile(r"[A-Za-z.’'-]+")
MAX_AGENCY = 4
MAX_SECTION = 4
CRUMBS = re.compile(r"\s*[>»›/|]\s*")
NO_SECTION = frozenset(
    {
        "home",
        "news",
        "latest",
        "breaking",
        "top story",
        "top news",
        "headlines",
        "featured",
        "exclusive",
        "live",
    }
)


def imprint_of(raw: RawArticle, cleaned: Cleaned) -> Imprint:
    """The imprint of a report; what stands beside its text counts before what its lines say."""
    return Imprint(
        section=raw.section or _section(cleaned),
        agency=next(_agencies(raw, cleaned), None),
        contributors=cleaned.contributors,
        corrections=tuple(each.text for each in cleaned.removed if each.reason == "correction"),
        repairs=tuple(dict.fromkeys((*raw.repairs, *repairs_of(raw.text)))),
    )


def _agencies(raw: RawArticle, cleaned: Cleaned) -> Iterator[str]:
    """Agencies that the report may come from, the surest first.

    The dateline ("ROME (AP) —"), then the byline, then a line that says whence the report is. A photo credit
    says nothing of the report.
    """
    told = [raw.agency, agency_in_dateline(cleaned.paragraphs), *raw.authors]
    told += [each.text for each in cleaned.removed if each.reason in ("byline", "agency-line")]
    for words in told:
        found = agency_in(words) if words else None
        if found is not None:
            yield found


def agency_in(words: str) -> str | None:
    """The one agency that a line names; none where it names several ("Reuters, AFP").

    >>> agency_in("Jane Doe, Reuters"), agency_in("With inputs from AP and AFP")
    ('Reuters', None)
    """
    tokens = [word.strip(".").casefold() for word in WORDS.findall(words)]
    found = {
        name
        for size in range(1, MAX_AGENCY + 1)
        for at in range(len(tokens) - size + 1)
        if (name := _names().get(" ".join(tokens[at : at + size]))) is not None
    }
    return found.pop() if len(found) == 1 else None


@cache
def _names() -> dict[str, str]:
    data = tomllib.loads(files("onrecord.reading").joinpath("data/bylines.toml").read_text("utf-8"))
    return {written: name for name, forms in data["agencies"].items() for written in forms}


def _section(cleaned: Cleaned) -> str | None:
    """A section's name among the lines taken off, by itself or as the last of a path ("Home > World")."""
    known = set(rules().edge) - NO_SECTION
    for each in cleaned.removed:
        if each.reason != "navigation" or len(each.text.split()) > 2 * MAX_SECTION:
            continue
        crumbs = [crumb for crumb in CRUMBS.split(each.text) if crumb]
        named = [crumb for crumb in crumbs if fold(crumb) in known]
        if named and len(named) >= len(crumbs) - 1:
            return named[-1]
    return None
