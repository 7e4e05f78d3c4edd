"""Fetching: only when asked, politely, within limits, and never from a private network.

The host is a server of this process; names lead to addresses of the open internet by the resolver given, and the
connection given leads from there to the server.
"""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.errors import NotFetched, ReadingError, TooLarge, Unsafe
from onrecord.reading import Failure, Fetcher, Limits, read
from onrecord.reading.addresses import checked, is_open
from onrecord.reading.robots import parse
from onrecord.record import Article
from tests.reading import makers
from tests.reading.makers import PAGE, TEXT

OPEN = "93.184.215.14"
HOME = "http://post.example"
MAP = f"<urlset><url><loc>{HOME}/page</loc></url><url><loc>{HOME}/private/page</loc></url><url><loc>{HOME}/none</loc></url></urlset>"
ROBOTS = "User-agent: *\nDisallow: /private/\nAllow: /private/open\n"
Reply = tuple[int, dict[str, str], bytes]

PAGES: dict[str, Reply] = {
    "/robots.txt": (200, {}, ROBOTS.encode()),
    "/page": (200, {"Content-Type": "text/html; charset=utf-8", "ETag": '"1"'}, PAGE.encode()),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "/bomb": (
        200,
        {"Content-Type": "text/html", "Content-Encoding": "gzip"},
        gzip.compress(bytes(30_000_000)),
    ),
    "/huge": (200, {"Content-Type": "text/html"}, b"x" * 300_000),
    "/moved": (301, {"Location": "/page"}, b""),
    "/circle": (302, {"Location": "/circle2"}, b""),
    "/circle2": (302, {"Location": "/circle"}, b""),
    "/inside": (302, {"Location": "http://router.example/page"}, b""),
    "/literal": (302, {"Location": "http://127.0.0.1/page"}, b""),
    "/file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/aside": (302, {"Location": "/private/page"}, b""),
    "/feed": (
        200,
        {"Content-Type": "application/rss+xml"},
        makers.rss().replace(b"https://post.example/2<", b"http://post.example/page<"),
    ),
    "/map.xml": (200, {"Content-Type": "application/xml"}, MAP.encode()),
    "/paper.pdf": (200, {"Content-Type": "application/pdf"}, makers.pdf()),
    **{f"/hop{n}": (302, {"Location": f"/hop{n + 1}"}, b"") for n in range(20)},
}


class Host(ThreadingHTTPServer):
    """The server, and what it was asked."""

    daemon_threads = True
    asked: list[tuple[str, dict[str, str]]]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Host)
        self.server.asked.append((self.path, dict(self.headers)))
        if self.path == "/slow":
            return self.drip()
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        if self.headers.get("If-None-Match") == headers.get("ETag", "none"):
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def drip(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b"H")
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[Host]:
    server = Host(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


NAMES = {
    "post.example": [OPEN],
    "router.example": ["192.168.1.1"],
    "mixed.example": [OPEN, "10.0.0.7"],
    "six.example": ["::ffff:127.0.0.1"],
    "127.0.0.1": ["127.0.0.1"],
}


def a_fetcher(host: Host, **options: object) -> Fetcher:
    def resolve(name: str, port: int) -> list[str]:
        if name not in NAMES:
            raise OSError("no such name")
        return NAMES[name]

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        assert (address, port) == (OPEN, 80)
        return socket.create_connection(host.server_address[:2], timeout=seconds)

    given: dict[str, object] = {
        "cache": None,
        "resolve": resolve,
        "connect": connect,
        "sleep": lambda _: None,
    }
    return Fetcher(**{**given, **options})  # type: ignore[arg-type]


def articles(fetch: Fetcher, *paths: str | Path) -> tuple[list[Article], list[Failure]]:
    found = list(read(paths, fetch=fetch))
    return [x for x in found if isinstance(x, Article)], [x for x in found if isinstance(x, Failure)]


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved", "/paper.pdf"])
def test_a_page_is_fetched_and_read(host: Host, path: str) -> None:
    (article,), failures = articles(a_fetcher(host), HOME + path)
    assert (article.text, article.origin, failures) == (TEXT, HOME + path, [])
    assert host.asked[0][0] == "/robots.txt"
    assert host.asked[-1][1]["User-Agent"].startswith("onrecord/")
    assert host.asked[-1][1]["Host"] == "post.example"


def test_nothing_is_fetched_unasked(host: Host, tmp_path: Path) -> None:
    (tmp_path / "map.xml").write_text(MAP, "utf-8")
    told = list(read([HOME + "/page", tmp_path]))
    assert [each.kind for each in told if isinstance(each, Failure)] == ["not fetched", "not fetched"]
    assert all("--fetch" in str(each) for each in told)


REFUSED: dict[str, tuple[type[ReadingError], str]] = {
    HOME + "/private/page": (NotFetched, "robots.txt"),
    HOME + "/aside": (NotFetched, "robots.txt"),
    HOME + "/none": (NotFetched, "answered 404"),
    HOME + "/circle": (Unsafe, "in a circle"),
    HOME + "/hop0": (Unsafe, "sent on more than 5 times"),
    HOME + "/inside": (Unsafe, "private network"),
    HOME + "/literal": (Unsafe, "private network"),
    HOME + "/file": (Unsafe, "no web address"),
    HOME + "/huge": (TooLarge, "over 0.2 MB"),
    HOME + "/bomb": (ReadingError, "is"),
    HOME + ":8080/page": (Unsafe, "port 8080"),
    "http://user@post.example/page": (Unsafe, "user name"),
    "http://router.example/page": (Unsafe, "192.168.1.1"),
    "http://mixed.example/page": (Unsafe, "10.0.0.7"),
    "http://six.example/page": (Unsafe, "private network"),
    "http://nowhere.example/page": (NotFetched, "no host is called"),
}


@pytest.mark.parametrize("url", REFUSED)
def test_what_may_not_or_cannot_be_fetched_is_told_in_a_line(host: Host, url: str) -> None:
    error, words = REFUSED[url]
    with pytest.raises(error, match=words) as caught:
        a_fetcher(host, limits=Limits(article_bytes=200_000)).get(url)
    assert caught.value.remedy and "\n" not in str(caught.value)


def test_a_host_that_drips_is_hung_up_on(host: Host) -> None:
    started = time.monotonic()
    with pytest.raises(NotFetched, match="no answer within"):
        a_fetcher(host, seconds=0.5).get(HOME + "/slow")
    assert time.monotonic() - started < 5


def test_a_host_is_asked_once_a_second_or_as_seldom_as_it_asks(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    for delay, pause in (("", 1.0), ("\nCrawl-delay: 7", 7.0)):
        slept.clear()
        monkeypatch.setitem(PAGES, "/robots.txt", (200, {}, (ROBOTS + delay).encode()))
        fetch = a_fetcher(host, clock=lambda: now[0], sleep=sleep)
        for path in ("/page", "/packed", "/page"):
            fetch.get(HOME + path)
        assert slept == [pause] * 3


def test_the_cache_spares_a_host(host: Host, tmp_path: Path) -> None:
    fetch = a_fetcher(host, cache=tmp_path)
    for _ in range(3):
        assert fetch.get(HOME + "/page").body == PAGE.encode()
    assert [path for path, _ in host.asked] == ["/robots.txt", "/page"]
    again = a_fetcher(host, cache=tmp_path, fresh=0)
    assert again.get(HOME + "/page").body == PAGE.encode()
    assert host.asked[-1][1]["If-None-Match"] == '"1"'


def test_the_pages_of_a_sitemap_and_of_a_feed_are_read(host: Host) -> None:
    found, failures = articles(a_fetcher(host), HOME + "/map.xml")
    assert [each.text for each in found] == [TEXT]
    assert [each.reason.split(" (")[0] for each in failures] == [
        "its host asks programs not to fetch it",
        "its host answered 404",
    ]
    found, failures = articles(a_fetcher(host), HOME + "/feed")
    assert len(found) == 2 and not failures


def test_a_sitemap_gives_at_most_so_many_pages(host: Host, tmp_path: Path) -> None:
    (tmp_path / "map.xml").write_text(MAP, "utf-8")
    told = list(read([tmp_path], fetch=a_fetcher(host), limits=Limits(pages=1)))
    assert [type(each).__name__ for each in told] == ["Article", "Failure"]
    assert "2 of its addresses were not fetched" in str(told[1])


@pytest.mark.parametrize(
    ("reply", "allowed"),
    [
        ((404, {}, b""), True),
        ((500, {}, b""), False),
        ((200, {}, b"User-agent: onrecord\nDisallow: /"), False),
        ((200, {}, b"User-agent: other\nDisallow: /"), True),
    ],
)
def test_a_host_without_robots_allows_all_and_one_in_trouble_nothing(
    host: Host, monkeypatch: pytest.MonkeyPatch, reply: Reply, allowed: bool
) -> None:
    monkeypatch.setitem(PAGES, "/robots.txt", reply)
    found, _ = articles(a_fetcher(host), HOME + "/page")
    assert bool(found) == allowed


RULES: list[tuple[str, str, bool]] = [
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
    ("User-agent: *\nDisallow: /*?print=*&x", "/a?print=1&x", False),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
    ("User-agent: *\nDisallow: /a/b\nAllow: /a", "/a/b/c", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /x", "/a", True),
    ("User-agent: one\nUser-agent: onrecord\nDisallow: /x", "/x", False),
    ("# nothing\nDisallow: /", "/a", True),
]


@pytest.mark.parametrize(("text", "path", "allowed"), RULES)
def test_robots(text: str, path: str, allowed: bool) -> None:
    assert parse(text, "onrecord").allows(f"http://post.example{path}") == allowed


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::",
        "name",
    ],
)
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_open(address)
    assert is_open(OPEN) and is_open("2606:4700:4700::1111")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/x",
        "file:///etc/hostname",
        "http:///x",
        "javascript:1",
        "http://a.example:22/",
        "//a.example",
        "http://[::1",
    ],
)
def test_what_is_no_web_address(url: str) -> None:
    with pytest.raises(Unsafe):
        checked(url)
