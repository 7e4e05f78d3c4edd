"""What stands around every page: the record's name, the way to the other pages, the day it is known on."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from onrecord.record.base import Value
from onrecord.web.asked import address

# Pages of lists that a published folder has beside the first: "said-2.html".
_FOLDED = "page"


class Frame(Value, frozen=True, kw_only=True):
    """The surroundings of one page. `here` is its path; in a published folder pages are files.

    Addresses are made relative to the page, so that a room works below any path and a folder from any disk.
    """

    record: str
    here: str
    published: bool = False
    as_of: str | None = None
    days: tuple[str, ...] = ()
    undated: int = 0
    csrf: str = ""
    judging: bool = False
    twin: str = ""
    table: str | None = None

    def to(self, where: str) -> str:
        """A link from this page to an address from the root of the room.

        >>> Frame(record="r", here="reports/a-1").to("actors/c-1")
        '../actors/c-1'
        >>> Frame(record="r", here="said", published=True).to("said?page=2")
        'said-2.html'
        >>> Frame(record="r", here="said", as_of="2031-05-08").to("actors")
        'actors?as-of=2031-05-08'
        """
        parts = urlsplit(where)
        words = f"#{quote(parts.fragment)}" if parts.fragment else ""
        if self.published:
            name = file_of(parts.path, dict(parse_qsl(parts.query)), "html")
            return (self._up() + name).removeprefix("./") + words
        fields = dict(parse_qsl(parts.query))
        if self.as_of:
            fields.setdefault("as-of", self.as_of)
        # "." is the room itself, seen from a page beside it.
        return (self._up() + address(parts.path, fields)).removeprefix("./") + words or "."

    def asset(self, name: str) -> str:
        """A link to a file of the room's own: its style, its script."""
        return f"{self._up()}static/{name}"

    def plain(self, where: str) -> str:
        """Where a form of this page sends its fields."""
        return (self._up() + quote(where)).removeprefix("./") or "."

    def twin_to(self) -> str:
        """A link to this page as JSON."""
        return self._up() + self.twin

    def table_to(self) -> str:
        """A link to this page as CSV."""
        return self._up() + (self.table or "")

    def without_day(self, where: str) -> str:
        """A link to an address as it is known today."""
        return Frame(record=self.record, here=self.here).to(where)

    def _up(self) -> str:
        return "../" * self.here.count("/") or "./"


def file_of(path: str, fields: dict[str, str], suffix: Literal["html", "json", "csv"]) -> str:
    """The file of an address in a published folder.

    >>> file_of("said", {"page": "3"}, "html"), file_of("", {}, "json")
    ('said-3.html', 'index.json')
    >>> file_of("said", {"speaker": "c-1"}, "html")
    'said-fcd7d41cfb.html'
    """
    if set(fields) <= {_FOLDED}:
        page = fields.get(_FOLDED, "1")
        return f"{path or 'index'}{f'-{page}' if page != '1' else ''}.{suffix}"
    chosen = sha256(urlencode(sorted(fields.items())).encode()).hexdigest()[:10]
    return f"{path or 'index'}-{chosen}.{suffix}"
