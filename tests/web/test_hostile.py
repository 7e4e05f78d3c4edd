"""Articles that want to be more than words: nothing of them gets out of its place on any page."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.record import (
    Actor,
    Article,
    Discrepancy,
    Figure,
    Position,
    Removed,
    Role,
    Side,
    Statement,
    Whole,
)
from tests import factory
from tests.web.room import Seen, client_of, room_of

OVERRIDE = "\u202e"
HOSTILE = (
    "<script>alert(1)</script>",
    "</textarea></title></style></script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<style>*{background:url(//evil.example/x)}</style>",
    "expression(alert(1));background:url(https://evil.example/)",
    "{{ 7*7 }}{% raw %}${7*7}",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><base href=//evil.example>",
    f"left {OVERRIDE}thgir\u2066 unbalanced",
    '=HYPERLINK("http://evil.example")',
)
# What keeps the direction of its words to itself: an isolated element, an attribute, or a text of its own.
ISOLATES = ('dir="auto"', "<bdi", "<option", "<title", '="', 'class="m ', 'class="actor"', "<text")
ADDRESSES = (
    "", "said", "actors", "actors/c-evil", "reports", "reports/a-evil", "issues", "positions", "figures", "discrepancies",
    "statements/s-evil", "figures/g-evil", "discrepancies/d-evil", "search?q=alert", "unnamed", "timeline",
)  # fmt: skip


def hostile(words: str) -> Whole:
    """A record whose every field is the words."""
    home = Article(
        id="a-evil",
        origin=words,
        title=words,
        outlet=words,
        authors=(words,),
        published=factory.article().published,
        text=f"{words}\n\n{words} said: {words}.",
        removed=(Removed(text=words, reason=words),),
        family="f",
    )
    e = factory.words(home, words, "content")
    named = {
        "aliases": (words, words + "!"),
        "mentions": (e,),
        "roles": (Role(title=words, organisation=words, evidence=(e,)),),
    }
    return Whole(
        articles=(home,),
        actors=(Actor(id="c-evil", name=words, kind="person", country=words, **named),),
        statements=(
            Statement(
                id="s-evil", article="a-evil", source="c-evil", source_text=words + ",", attribution="named",
                description=words, condition=words, cue=words, act="say", content=words, form="direct", evidence=(e,),
            ),
            Statement(
                id="s-who", article="a-evil", source=None, source_text=words, attribution="unnamed",
                description=words, condition=words, cue=words, act="say", content=words, form="direct", evidence=(e,),
            ),
        ),
        figures=(Figure(id="g-evil", value=3.0, unit=words, what=words, of=words, evidence=(e,)),),
        positions=(Position(id="o-evil", actor="c-evil", issue=words, stance="opposes", condition=words, evidence=(e,)),),
        discrepancies=(
            Discrepancy(
                id="d-evil", kind="denial", about=words, evidence=(e,),
                sides=(Side(claim=words, sources=(words,), evidence=(e,)), Side(claim=words + "?", sources=("c-evil",), evidence=(e,))),
            ),
        ),
    )  # fmt: skip


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def visit(request: pytest.FixtureRequest, tmp_path: Path) -> TestClient:
    return client_of(room_of(hostile(request.param), tmp_path))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Seen]:
    """The same pages of a record whose every field is some plain words."""
    client = client_of(room_of(hostile("some plain words"), tmp_path_factory.mktemp("plain")))
    return {address: Seen(client.get(f"/{address}").text) for address in ADDRESSES}


def test_hostile_words_stay_words_on_every_page(visit: TestClient, usual: dict[str, Seen]) -> None:
    for address in ADDRESSES:
        answer = visit.get(f"/{address}")
        assert answer.status_code == 200, address
        seen, plain = Seen(answer.text), usual[address]
        allowed = {"mark", "article", "span", "a", "p", "h2", "li", "ol"}
        assert set(seen.tags) - allowed <= set(plain.tags) | allowed, address
        assert seen.tags.count("script") == plain.tags.count("script") == 1
        assert not [
            name
            for name, _ in seen.attributes
            if name.startswith("on") or name in ("style", "srcdoc", "autofocus")
        ]
        for link in seen.links:
            assert not re.match(r"(?i)\s*(javascript|data|vbscript|https?|//)", link), (address, link)


def test_a_table_holds_no_formula(visit: TestClient) -> None:
    for line in visit.get("/said.csv").text.splitlines()[1:]:
        assert not re.search(r'(^|,)"?[=+@]', line)


def test_words_that_run_the_other_way_end_where_they_stand(tmp_path: Path) -> None:
    client = client_of(room_of(hostile(f"left {OVERRIDE}thgir"), tmp_path))
    for address in ADDRESSES:
        html = client.get(f"/{address}").text
        for at in re.finditer(OVERRIDE, html):
            before = html[: at.start()]
            opened = max(before.rfind(start) for start in ISOLATES)
            assert opened > len(before) - 1_500, (address, html[at.start() - 200 : at.start()])


def test_right_to_left_words_are_set_by_themselves(tmp_path: Path) -> None:
    whole = hostile("السلام عليكم")
    html = client_of(room_of(whole, tmp_path)).get("/said").text
    assert re.search(r'<blockquote class="direct" dir="auto">السلام', html)


def test_a_script_in_a_question_is_a_question(ferry: TestClient) -> None:
    answer = ferry.get("/search", params={"q": '<script>alert(1)</script>" onfocus="x'})
    seen = Seen(answer.text)
    assert seen.tags.count("script") == 1
    assert ("value", '<script>alert(1)</script>" onfocus="x') in seen.attributes


def test_an_address_is_never_made_of_an_articles(tmp_path: Path) -> None:
    whole = hostile("x")
    evil = msgspec.structs.replace(whole.articles[0], origin="javascript:alert(document.cookie)")
    client = client_of(room_of(msgspec.structs.replace(whole, articles=(evil,)), tmp_path))
    assert not [link for link in Seen(client.get("/reports/a-evil").text).links if "javascript" in link]
