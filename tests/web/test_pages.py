"""Every page: one value, shown as HTML and as JSON at the same address, and a table where it is one."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import msgspec
import pytest
from starlette.testclient import TestClient

from onrecord.record.vote import Tally
from onrecord.web.routes import WAYS
from tests import factory
from tests.web.room import HOME, Seen, client_of, room_of

ADDRESSES = (
    "", "discrepancies", "actors", "actors/c-okafor", "said", "said?speaker=c-rhee", "issues", "positions",
    "reports", "reports/a-1", "timeline", "timeline?since=2031-05-08&until=2031-05-08", "engagements", "proposals",
    "votes", "figures", "unnamed", "search", "search?q=table", "search?q=talks&kind=articles", "judgements",
    "statements/s-denial", "events/e-talks", "engagements/m-talks", "votes/v-charter", "proposals/p-fares",
    "figures/g-40", "positions/o-fares", "discrepancies/d-talks", "said?as-of=2031-05-08",
)  # fmt: skip
# What a reader sees in other words or in a picture, or not at all.
_NOT_WORDS = frozenset(
    {"address", "to", "id", "ids", "anchors", "roles", "items", "value", "name", "form", "kind", "dated", "at",
     "page", "of", "status", "stances", "pictured", "ties", "attribution", "mode", "type", "day_basis", "cue",
     "words", "as_of", "stance", "comparator", "response", "scale", "party_ids", "wider", "reason", "counts", "one", "other", "known", "standing", "statuses", "by", "first", "last", "day", "newest", "article"}
)  # fmt: skip


def twin(address: str) -> str:
    path, mark, query = address.partition("?")
    return f"/{path or 'index'}.json{mark}{query}"


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every word and number of a page's JSON with the field that it stands in."""
    if isinstance(value, dict):
        for field, each in value.items():
            yield from leaves(each, field)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, name)
    else:
        yield name, value


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_the_same_in_html_and_in_json(ferry: TestClient, address: str) -> None:
    html, value = ferry.get(f"/{address}"), ferry.get(twin(address))
    assert html.status_code == value.status_code == 200
    seen = squeezed(Seen(html.text).text)
    words = [w for name, w in leaves(value.json()) if isinstance(w, str) and name not in _NOT_WORDS]
    assert words
    assert [word for word in words if squeezed(word) not in seen] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_in_a_value_leads_to_a_page(ferry: TestClient, address: str) -> None:
    for name, where in leaves(ferry.get(twin(address)).json()):
        if name == "to" and where:
            path, _, words = where.partition("#")
            found = ferry.get(f"/{path}")
            assert found.status_code == 200, where
            assert not words or words in Seen(found.text).ids, where


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_of_a_page_stays_in_the_room_and_leads_somewhere(ferry: TestClient, address: str) -> None:
    page = ferry.get(f"/{address}")
    for link in set(Seen(page.text).links):
        whole = urljoin(f"{HOME}/{address}", link)
        assert whole.startswith(HOME), link
        if not link.startswith("#") and not link.endswith(("judge", "withdraw")):
            assert ferry.get(whole.partition("#")[0].removeprefix(HOME) or "/").status_code == 200, link


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_one_heading_and_no_id_twice(ferry: TestClient, address: str) -> None:
    seen = Seen(ferry.get(f"/{address}").text)
    assert seen.tags.count("h1") == 1
    assert len(seen.ids) == len(set(seen.ids))
    assert [name for name, _ in seen.attributes if name == "style" or name.startswith("on")] == []


@pytest.mark.parametrize("way", [way for way in WAYS if way.table], ids=lambda way: way.path)
def test_a_table_has_a_line_for_each_row(ferry: TestClient, way: Any) -> None:
    rows = ferry.get(f"/{way.path}.json").json()[way.table]
    table = list(csv.reader(io.StringIO(ferry.get(f"/{way.path}.csv").text)))
    assert len(table) == len(rows) + 1


def test_a_page_that_is_no_table_has_no_csv(ferry: TestClient) -> None:
    assert ferry.get("/reports/a-1.csv").status_code == 400


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing", 404, "no such page"),
        ("/reports/a-9", 404, "Nothing is called a-9"),
        ("/reports/a-2?as-of=2031-05-08", 404, "was known on 2031-05-08"),
        ("/said?page=0", 400, "not the number of a page"),
        ("/said?page=x", 400, "not the number of a page"),
        ("/said?since=yesterday", 400, "not a day such as"),
        ("/said?as-of=2031-02-30", 400, "not a day such as"),
    ],
)
def test_an_address_that_leads_nowhere_says_what_to_do(
    ferry: TestClient, address: str, status: int, words: str
) -> None:
    answer = ferry.get(address)
    assert answer.status_code == status
    assert words in Seen(answer.text).text


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("said?speaker=c-rhee", ["s-denial"]),
        ("said?about=sinking+table", ["s-sinking"]),
        ("said?attribution=unnamed", []),
        ("said?act=deny&outlet=Lyth+Gazette", ["s-denial"]),
        ("said?until=2031-05-08", ["s-sinking"]),
        ("said?as-of=2031-05-08", ["s-sinking"]),
    ],
)
def test_filters_choose(ferry: TestClient, address: str, ids: list[str]) -> None:
    page = ferry.get(twin(address)).json()
    assert [saying["id"] for saying in page["sayings"]] == ids
    assert bool(page["empty"]) == (not ids)


def test_a_day_goes_with_the_reader_from_page_to_page(ferry: TestClient) -> None:
    page = Seen(ferry.get("/said?as-of=2031-05-08").text)
    inside = [link for link in page.links if link.startswith("actors")]
    assert inside
    assert all("as-of=2031-05-08" in link for link in inside)


def test_the_words_of_a_report_are_all_there_in_their_order(ferry: TestClient) -> None:
    paragraphs = ferry.get("/reports/a-1.json").json()["paragraphs"]
    from tests import factory

    joined = "\n\n".join("".join(piece["text"] for piece in p["pieces"]) for p in paragraphs)
    assert joined == factory.FIRST


def test_a_vote_tells_how_many_and_not_only_who_is_named(tmp_path: Path) -> None:
    whole = factory.whole()
    counted = msgspec.structs.replace(whole.votes[0], tally=Tally(yes=83, no=41, abstain=9))
    client = client_of(room_of(msgspec.structs.replace(whole, votes=(counted,)), tmp_path))
    assert client.get("/votes.json").json()["votes"][0]["tally"] == {"yes": 83, "no": 41, "abstain": 9}
    for page in ("votes", f"votes/{counted.id}"):
        assert "83 in favour, 41 against, 9 abstained" in Seen(client.get(f"/{page}").text).text
    assert "in favour (1 named)" in Seen(client.get("/votes").text).text


def test_numbers_of_nothing_stand_last_and_on_no_scale(tmp_path: Path) -> None:
    whole = factory.whole()
    bare = [
        msgspec.structs.replace(
            whole.figures[0], id=f"g-bare-{n}", unit="count", what="count", value=float(n)
        )
        for n in range(3)
    ]
    client = client_of(room_of(msgspec.structs.replace(whole, figures=(*whole.figures, *bare)), tmp_path))
    counted = client.get("/figures.json").json()["counted"]
    assert [group["what"] for group in counted][-1] == "Numbers alone"
    assert [group["on_one_scale"] for group in counted][-1] is False
    assert "do not say what is counted" in Seen(client.get("/figures").text).text
