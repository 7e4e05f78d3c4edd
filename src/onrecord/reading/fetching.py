"""Addresses → items, only because somebody asked, and politely: what robots.txt allows, one request a second
to a host, a cache, limits of size, time and redirects, and never an address of a private network."""

from __future__ import annotations

import hashlib
import http.client
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from onrecord.errors import NotFetched, ReadingError, TooLarge, Unsafe
from onrecord.reading import robots
from onrecord.reading.addresses import PORTS, Resolve, checked, open_addresses, system_addresses
from onrecord.reading.decode import charset_in
from onrecord.reading.items import Item, item_of
from onrecord.reading.limits import NO_LIMITS, Budget, Limits
from onrecord.reading.streams import Inflated, read_at_most
from onrecord.version import __version__

Connect = Callable[[str, int, float], socket.socket]

NAME = "onrecord"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)
ROBOTS_BYTES = 500_000


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a host answered: `url` after all redirects, and what is needed to ask again whether it changed."""

    url: str
    status: int
    kind: str = ""
    etag: str | None = None
    modified: str | None = None
    location: str | None = None
    at: float = 0.0
    body: bytes = b""


def system_connection(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an address that was looked at before: a name could lead elsewhere by now."""
    return socket.create_connection((address, port), timeout=seconds)


def cache_folder() -> Path:
    """Where pages are kept, by the custom of the system."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / NAME / "pages"


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """Gets pages. `pause` seconds lie between two requests to a host, `seconds` is the time one may take,
    `redirects` how often it may be sent on, `fresh` how long a page in the cache is not asked for again.
    `cache` None keeps nothing. `resolve`, `connect`, `clock` and `sleep` can be given by tests."""

    cache: Path | None = field(default_factory=cache_folder)
    pause: float = 1.0
    seconds: float = 30.0
    redirects: int = 5
    fresh: float = 3600.0
    limits: Limits = NO_LIMITS
    resolve: Resolve = system_addresses
    connect: Connect = system_connection
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, robots.Robots] = field(default_factory=dict, repr=False)
    _asked: dict[str, float] = field(default_factory=dict, repr=False)

    def getter(self, budget: Budget) -> Callable[[str], Item]:
        """What a feed or a sitemap fetches its pages with."""
        return lambda url: self.item(url, budget)

    def item(self, url: str, budget: Budget) -> Item:
        """The page, feed or document at an address; raises NotFetched, TooLarge or Unsafe."""
        answer = self.get(url)
        name = urlsplit(answer.url).path.rpartition("/")[2] or url
        item = item_of(answer.body, origin=url, name=name, budget=budget, url=url)
        item.charset = charset_in(answer.kind)
        item.fetch = self.getter(budget)
        return item

    def get(self, url: str) -> Answer:
        """The answer at an address, after redirects, from the cache where it is fresh."""
        kept = self._kept(url)
        if kept is not None and 0 <= time.time() - kept.at < self.fresh:
            return kept
        answer = self._follow(url, kept)
        if answer.status == 304 and kept is not None:
            answer = msgspec.structs.replace(kept, at=time.time())
        elif answer.status != 200:
            raise NotFetched(url, f"its host answered {answer.status}", "check the address in a browser")
        self._keep(url, answer)
        return answer

    def _follow(self, url: str, kept: Answer | None) -> Answer:
        at, seen = url, {url}
        for _ in range(self.redirects + 1):
            self._refuse_forbidden(at)
            answer = self._ask(at, _conditions(kept), self.limits.article_bytes)
            if answer.status not in REDIRECTS or answer.location is None:
                return answer
            at = urljoin(at, answer.location)
            if at in seen:
                raise Unsafe(url, "it is sent round in a circle", "check the address in a browser")
            seen.add(at)
        raise Unsafe(
            url, f"it is sent on more than {self.redirects} times", "give the address that it ends at"
        )

    def _refuse_forbidden(self, url: str) -> None:
        parts = checked(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        if not self._robots[site].allows(url):
            raise NotFetched(
                url, "its host asks programs not to fetch it (robots.txt)", "save the page by hand"
            )

    def _rules(self, site: str) -> robots.Robots:
        """A host without a robots.txt allows all; one that fails to answer allows nothing."""
        url = f"{site}/robots.txt"
        for _ in range(self.redirects + 1):
            try:
                answer = self._ask(url, {}, ROBOTS_BYTES)
            except TooLarge:
                return robots.ALL
            if answer.status == 200:
                return robots.parse(answer.body.decode("utf-8", "replace"), NAME)
            if answer.status not in REDIRECTS or answer.location is None:
                return robots.ALL if 400 <= answer.status < 500 else robots.NONE
            url = urljoin(url, answer.location)
            checked(url)
        return robots.ALL

    def _ask(self, url: str, conditions: Mapping[str, str], most: int) -> Answer:
        """One request, after the pause that its host is owed."""
        parts = checked(url)
        host, port = parts.hostname or "", PORTS[parts.scheme]
        addresses = open_addresses(url, host, port, self.resolve)
        self._wait(host, f"{parts.scheme}://{parts.netloc}")
        try:
            return self._answer(url, addresses[0], conditions, most)
        except ReadingError:
            raise
        except (TimeoutError, OSError, http.client.HTTPException, ValueError) as error:
            late = isinstance(error, TimeoutError) or "timed out" in str(error)
            reason = (
                f"no answer within {self.seconds:g} seconds" if late else f"no answer ({error or 'cut off'})"
            )
            raise NotFetched(url, reason, "try again later") from error

    def _wait(self, host: str, site: str) -> None:
        rules = self._robots.get(site)
        pause = max(self.pause, rules.delay if rules is not None else 0.0)
        last = self._asked.get(host)
        if last is not None and (left := last + pause - self.clock()) > 0:
            self.sleep(left)
        self._asked[host] = self.clock()

    def _answer(self, url: str, address: str, conditions: Mapping[str, str], most: int) -> Answer:
        parts = urlsplit(url)
        wire = self.connect(address, PORTS[parts.scheme], self.seconds)
        if parts.scheme == "https":
            wire = ssl.create_default_context().wrap_socket(wire, server_hostname=parts.hostname)
        connection = http.client.HTTPConnection(parts.hostname or "", PORTS[parts.scheme])
        connection.sock = wire
        # A host that sends a byte now and then would never run into the time limit of the socket.
        watch = threading.Timer(self.seconds, _hang_up, (wire,))
        watch.daemon = True
        watch.start()
        started = time.monotonic()
        try:
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
                f"?{parts.query}" if parts.query else ""
            )
            headers = {
                "User-Agent": f"{NAME}/{__version__}",
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip",
                **conditions,
            }
            connection.request("GET", quote(path, safe="/%:@!$&'()*+,;=~-._?[]"), headers=headers)
            return self._body(url, connection.getresponse(), most)
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() - started >= self.seconds:
                raise TimeoutError from error
            raise
        finally:
            watch.cancel()
            connection.close()

    def _body(self, url: str, response: http.client.HTTPResponse, most: int) -> Answer:
        body = b""
        if response.status == 200:
            body = read_at_most(cast(BinaryIO, response), most, url)
            if body.startswith(b"\x1f\x8b") and "gzip" in (response.getheader("Content-Encoding") or ""):
                stream = Inflated(BytesIO(body), b"\x1f\x8b", Budget(self.limits), url)
                body = read_at_most(cast(BinaryIO, stream), most, url)
        return Answer(
            url=url,
            status=response.status,
            kind=response.getheader("Content-Type") or "",
            etag=response.getheader("ETag"),
            modified=response.getheader("Last-Modified"),
            location=response.getheader("Location"),
            at=time.time(),
            body=body,
        )

    def _place(self, url: str) -> Path | None:
        return self.cache / f"{hashlib.sha256(url.encode()).hexdigest()[:40]}.page" if self.cache else None

    def _kept(self, url: str) -> Answer | None:
        place = self._place(url)
        if place is None or not place.is_file():
            return None
        # A page that another version wrote, or half of one, is as good as none.
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.msgpack.decode(place.read_bytes(), type=Answer)
        return None

    def _keep(self, url: str, answer: Answer) -> None:
        place = self._place(url)
        if place is None:
            return
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            half = place.with_suffix(f".{os.getpid()}")
            half.write_bytes(msgspec.msgpack.encode(answer))
            half.replace(place)


def _conditions(kept: Answer | None) -> dict[str, str]:
    if kept is None:
        return {}
    found = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in found.items() if value is not None}


def _hang_up(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)
