"""The room in Chromium: what a reader does, with and without scripts, and what a screen reader needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import Record, build
from onrecord.web import Room
from onrecord.web.folder import publish
from tests.web.browser import chromium, served

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

LISTS = (
    "", "timeline", "discrepancies", "actors", "said", "unnamed", "issues", "positions", "engagements", "proposals",
    "votes", "figures", "reports", "search?q=ferry", "judgements",
)  # fmt: skip
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = chromium()
    with playwright.sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture(scope="module")
def home(crisis: Record) -> Iterator[str]:
    with served(Room(crisis.place)) as address:
        yield address


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    """A page that tells of every error and of everything that the policy refuses."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert wrong == []


def items(home: str, visit: Any, path: str, table: str) -> list[dict[str, Any]]:
    return list(visit.request.get(f"{home}/{path}.json").json()[table])


def test_evidence_leads_to_its_words(home: str, visit: Any) -> None:
    visit.goto(f"{home}/said")
    first = visit.locator(".quote").first
    words = first.locator("blockquote").inner_text().strip("“”").split(" … ")[0]
    first.locator("a.mark").click()
    visit.wait_for_selector(".m.lit")
    lit = "".join(visit.locator(".m.lit").all_inner_texts())
    assert words[:30] in lit
    assert visit.locator(".m.lit").first.is_visible()


def test_words_and_notes_light_each_other_up(home: str, visit: Any) -> None:
    report = items(home, visit, "reports", "reports")[0]
    visit.goto(f"{home}/{report['to']}")
    visit.locator(".m").first.focus()
    assert visit.locator(".note.lit").count() >= 1
    visit.locator("#show-statements").uncheck()
    assert visit.locator(".note.statements").first.is_hidden()


def test_keys_lead_to_the_search_and_through_a_list(home: str, visit: Any) -> None:
    visit.goto(f"{home}/said")
    visit.keyboard.press("Tab")
    assert visit.evaluate("document.activeElement.className") == "skip"
    visit.keyboard.press("/")
    visit.keyboard.type("ferry")
    visit.keyboard.press("Enter")
    visit.wait_for_url("**/search?q=ferry")
    assert visit.locator("mark", has_text="ferry").count() > 0
    visit.goto(f"{home}/said")
    visit.keyboard.press("]")
    visit.wait_for_url("**/said?page=2")


def test_the_slider_takes_the_reader_to_a_day(home: str, visit: Any) -> None:
    visit.goto(f"{home}/said")
    slider = visit.locator(".asof input[type=range]")
    slider.focus()
    slider.press("ArrowLeft")
    visit.wait_for_url("**as-of=**")
    assert "As known on" in visit.locator(".then").inner_text()
    visit.locator(".ways a", has_text="Actors").click()
    assert "as-of=" in visit.url


def test_a_correction_is_made_and_taken_back(reports: Path, tmp_path: Path, visit: Any) -> None:
    place = tmp_path / "two.record"
    build(sorted(reports.glob("0[67]*")), place)
    with served(Room(place)) as home:
        event = items(home, visit, "timeline", "deeds")[0]
        visit.goto(f"{home}/{event['to']}")
        visit.locator("#correct summary").click()
        visit.locator("#value").select_option("denied")
        visit.locator("#note-status").fill("the ministry said so")
        visit.locator("button", has_text="Correct the status").click()
        visit.wait_for_url("**/judgements#*")
        assert "the ministry said so" in visit.locator("table").inner_text()
        visit.locator("button", has_text="Take back").click()
        visit.wait_for_selector("text=taken back")


def test_cite_gives_the_sentence_and_the_whole_address(home: str, visit: Any) -> None:
    visit.goto(f"{home}/said")
    first = visit.locator(".quote").first
    first.locator(".cite summary").click()
    assert f"{home}/statements/s-" in first.locator(".citation").inner_text()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_no_page_is_wider_than_its_window(home: str, browser: Any, size: dict[str, int]) -> None:
    page = browser.new_page(viewport=size)
    wide = []
    for path in LISTS:
        page.goto(f"{home}/{path}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            wide.append(path)
    page.close()
    assert wide == []


def test_every_page_reads_without_scripts(home: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    for path in LISTS:
        page.goto(f"{home}/{path}")
        assert page.locator("h1").is_visible()
        assert page.locator(".ways a").first.is_visible()
    page.goto(f"{home}/said")
    page.locator("#f-act").select_option("deny")
    page.locator(".filters button").click()
    assert "act=deny" in page.url
    context.close()


WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}


def test_axe_finds_nothing_that_keeps_anybody_out(home: str, browser: Any) -> None:
    """Every page by all rules, and in the dark by the one rule that colours can break."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    # The room's own policy lets no script of a test in.
    context = browser.new_context(viewport=WIDE, color_scheme="light", bypass_csp=True)
    page = context.new_page()
    report = page.request.get(f"{home}/reports.json").json()["reports"][0]["to"]
    actor = page.request.get(f"{home}/actors.json").json()["actors"][0]["to"]
    event = page.request.get(f"{home}/timeline.json").json()["deeds"][0]["to"]
    found = []
    for path in (*LISTS, report, actor, event):
        page.goto(f"{home}/{path}")
        for scheme, rules in (("light", WCAG), ("dark", CONTRAST)):
            page.emulate_media(color_scheme=scheme)
            result = axe.Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
            found += [
                (
                    path,
                    scheme,
                    v["id"],
                    v["nodes"][0]["html"][:160],
                    v["nodes"][0].get("failureSummary", "")[:200],
                )
                for v in result.response["violations"]
            ]
    context.close()
    assert found == []


def test_a_published_folder_opens_from_the_disk(crisis: Record, tmp_path: Path, visit: Any) -> None:
    folder = tmp_path / "site"
    publish(Room(crisis.place), folder)
    visit.goto((folder / "index.html").as_uri())
    assert visit.locator("h1").inner_text() == "Overview"
    assert visit.evaluate("getComputedStyle(document.querySelector('.room')).display") == "grid"
    visit.locator(".ways a", has_text="Said").click()
    visit.locator(".quote a.mark").first.click()
    visit.wait_for_selector(".m.lit")
    visit.locator("#find").fill("ferry sink")
    visit.locator(".find button").click()
    visit.wait_for_selector("#found .line")
    visit.locator("#found a").first.click()
    assert visit.locator("h1").is_visible()
    assert visit.url.startswith("file:")
