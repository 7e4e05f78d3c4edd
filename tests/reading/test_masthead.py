"""Who puts a report out: names of sites and papers, heads of official paper, copyright and staff lines."""

from __future__ import annotations

import pytest

from onrecord.reading.articles import to_article
from onrecord.reading.batch import Lines, Repeated
from onrecord.reading.masthead import dated_outlet, letterhead, outlet_named, owners, site_row, staffed
from onrecord.reading.raw import RawArticle
from onrecord.reading.text import fold
from onrecord.record import Article

TITLE = "Envoy flies to Rome for talks"
BODY = (
    "The envoy flew to Rome on Monday for talks with the mediators, her office said.",
    "A second round is planned for next week in Cairo, according to two diplomats.",
)


def article(*lines: str, **beside: str) -> Article:
    text = "\n\n".join(lines)
    return to_article(RawArticle(origin="a.txt", name="a.txt", text=text, **beside))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lyth Herald", "Lyth Herald"),
        ("The Savannah Observer", "The Savannah Observer"),
        ("The Harbour Post", "The Harbour Post"),
        ("LNA - Lyth News Agency", "Lyth News Agency"),
        ("RADIO SAHEL INTERNATIONAL (English service)", "Radio Sahel International"),
        ("Nordwire", "Nordwire"),
        ("Lanka Chronicle Online", "Lanka Chronicle"),
        ("Kivu Broadcasting Corporation", "Kivu Broadcasting Corporation"),
        ("Agência Maré (English edition)", "Agência Maré"),
        ("Norsk Tagblad", "Norsk Tagblad"),
        ("By Harbour Press Agency", None),
        ("Guards at a Border Post", None),
        ("Army Shells Border Post", None),
        ("Envoy Meets the Press", None),
        ("Hard Times", None),
        ("Mayor Jailed Over Radio", None),
        ("Security Council", None),
        ("Envoy tells radio", None),
    ],
)
def test_names_of_outlets(line: str, name: str | None) -> None:
    assert outlet_named(line) == name


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("REPUBLIC OF LYTH", True),
        ("MINISTRY OF FOREIGN AFFAIRS AND TRADE", True),
        ("Office of the Prime Minister", True),
        ("Permanent Mission of Lyth to the United Nations", True),
        ("EMBASSY OF THE KINGDOM OF LYTH", True),
        ("Ministry of Defence rejects the claim", False),
        ("Ministry of Defence Rejects Claim", False),
        ("State of Emergency in Lesk", False),
        ("Embassy Row", False),
        ("The Ministry of Trade has learnt of the decision.", False),
    ],
)
def test_heads_of_official_paper(line: str, is_one: bool) -> None:
    assert letterhead(line) is is_one


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Lyth Post, Thursday, 4 May 2031", "The Lyth Post"),
        ("Nordwire, 4 May 2031", "Nordwire"),
        ("Harbour Sentinel / 05:42 AM May 4, 2031", "Harbour Sentinel"),
        ("Lyth, 4 May 2031", None),
        ("Thursday, 4 May 2031", None),
    ],
)
def test_an_outlet_with_the_day(line: str, name: str | None) -> None:
    assert dated_outlet(line) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("© 2031 Lyth Herald. All rights reserved.", ["Lyth Herald"]),
        ("Copyright Daily Estuary 2031. No part may be reproduced.", ["Daily Estuary"]),
        ("Copyright (c) 2029-2031 by the Harbour Post Ltd. All Rights Reserved", ["Harbour Post"]),
        ("© EW-Kurier 2031", ["EW-Kurier"]),
        ("All rights reserved.", []),
    ],
)
def test_whose_rights_are_reserved(line: str, names: list[str]) -> None:
    assert list(owners([line])) == names


def test_a_row_of_sections_and_the_staff_name_their_outlet() -> None:
    assert site_row("Lyth Herald Online | News | Politics | Contact us") == "Lyth Herald"
    assert site_row("Norsk Tagblad > Politics > Defence") == "Norsk Tagblad"
    assert site_row("Home » World » Africa") is None
    assert site_row("Lyth Herald | Envoy flies to Rome | Rail strike off") is None
    assert [staffed(each) for each in ("Lyth Herald staff", "Harbour Pacific staff writer")] == [
        "Lyth Herald",
        "Harbour Pacific",
    ]
    assert [staffed(each) for each in ("Foreign Staff", "Our Foreign Staff", "News Desk")] == [None] * 3


@pytest.mark.parametrize(
    ("head", "tail", "outlet"),
    [
        (("Lyth Herald Online | News | Politics | Contact us", TITLE), (), "Lyth Herald"),
        (("LNA - Lyth News Agency", TITLE), (), "Lyth News Agency"),
        (("RADIO SAHEL (English service)", TITLE), (), "Radio Sahel"),
        ((TITLE, "Straits Ledger", "PUBLISHED : 4 May 2031 at 13:05"), (), "Straits Ledger"),
        ((TITLE, "The Guardian Post, Thursday, 4 May 2031"), (), "The Guardian Post"),
        ((f"{TITLE} - The Andes Herald",), (), "The Andes Herald"),
        ((f"{TITLE} | Reef FM",), (), "Reef FM"),
        (
            (TITLE, "By Jane Doe | The Prairie Courier | May 4, 2031, 6:42 p.m. EDT"),
            (),
            "The Prairie Courier",
        ),
        ((TITLE, "Harbour Pacific staff writer"), (), "Harbour Pacific"),
        ((TITLE,), ("© 2031 Estuary Today. All rights reserved.",), "Estuary Today"),
        ((TITLE,), ("© 2031 Estuary Today", "Copyright 2031 Lyth Media"), None),
        (("Lyth Nine", TITLE), ("Watch the Lyth Nine news at ten",), "Lyth Nine"),
        (("Lesk Express", "Thursday, 4 May 2031 10:00", TITLE), (), "Lesk Express"),
        (("LYTHLINK — INTERNATIONAL NEWS AGENCY", TITLE), (), "LYTHLINK"),
        (("Lyth Barta", "Sign in", TITLE), ("Copyright © Lyth Barta Publications Pvt Ltd",), "Lyth Barta"),
        ((TITLE,), ("© 2031 The Lyth Standard Ltd. A company of Lyth Media PLC",), "The Lyth Standard"),
        ((TITLE,), ('"The Lyth Beacon" is a registered trade mark of Beacon Papers.',), "The Lyth Beacon"),
        ((TITLE, "By Jane Doe, La Voz de Lyth (English edition)"), (), "La Voz de Lyth"),
        (("THE LAKE LEDGER", TITLE), (), "The Lake Ledger"),
        (("Lyth Institute for the Study of Lakes", TITLE), (), "Lyth Institute for the Study of Lakes"),
        (("United Nations", "Meetings Coverage and Press Releases", TITLE), (), "United Nations"),
        ((TITLE,), (), None),
    ],
)
def test_the_outlet_and_the_title(head: tuple[str, ...], tail: tuple[str, ...], outlet: str | None) -> None:
    found = article(*head, *BODY, *tail)
    assert (found.outlet, found.title) == (outlet, TITLE)
    assert found.text == "\n\n".join((TITLE, *BODY))


def test_what_stands_beside_the_text_names_the_outlet_first() -> None:
    assert article(TITLE, *BODY, "© 2031 Estuary Today", outlet="Lyth Herald").outlet == "Lyth Herald"


def test_the_agency_of_the_dateline_puts_a_report_out_where_no_page_is_around_it() -> None:
    lines = (TITLE, f"ROME (Reuters) - {BODY[0]}", BODY[1])
    assert article(*lines).outlet == "Reuters"
    assert article(*lines, "Related Articles", "Rail strike called off").outlet is None
    assert article(*lines, host="lyth.example").outlet is None


def test_a_release_is_put_out_by_the_body_on_its_paper() -> None:
    heads = (
        "REPUBLIC OF LYTH",
        "Bread, Water, Wind",
        "MINISTRY OF FOREIGN AFFAIRS",
        "PRESS RELEASE",
        "Lyth, 4 May 2031",
    )
    found = article(*heads, *BODY)
    assert (found.outlet, found.title) == ("Ministry of Foreign Affairs, Republic of Lyth", None)
    assert found.text == "\n\n".join(("Lyth, 4 May 2031", *BODY))
    assert found.published is not None and found.published.value == "2031-05-04"


def test_a_release_with_a_title_has_that_title() -> None:
    found = article("Ministry of Foreign Affairs of Lyth", "Statement on the closure of the bridge", *BODY)
    assert (found.outlet, found.title) == (
        "Ministry of Foreign Affairs of Lyth",
        "Statement on the closure of the bridge",
    )


def test_a_union_of_states_heads_its_releases_with_its_name() -> None:
    title = "COMMISSION WELCOMES ENVOY; CALLS FOR TALKS"
    found = article(
        "COMMUNITY OF LAKE STATES", "COMMISSION", "Lesk, 4 May 2031", "PRESS RELEASE", title, *BODY
    )
    assert (found.outlet, found.title) == ("Community of Lake States", title)
    assert found.dateline is not None and found.dateline.place == "Lesk"


@pytest.mark.parametrize(
    "headline",
    [
        "Lyth Peace Talks - EXPLAINED",
        "Herald Correspondent Killed Before Talks in Rome",
        "ENVOY SNUBS LAKES PARLIAMENT",
        "Lyth truce talks: live updates",
    ],
)
def test_a_headline_like_another_head_stays_over_a_deck(headline: str) -> None:
    assert article(headline, "The mediators go home with nothing in their bags", *BODY).title == headline


@pytest.mark.parametrize("headline", ["Mayor Speaks to Lyth Radio", "Ministry of Trade Under Fire"])
def test_a_headline_alone_stays(headline: str) -> None:
    assert article(headline, *BODY).title == headline


def test_reports_whose_outlet_was_read_from_them_are_still_beside_those_that_name_none() -> None:
    lines, notice = Lines(), "© 2031 Estuary Today"
    for day in ("Monday", "Tuesday", "Friday"):
        lines.add_read(article(TITLE, BODY[0].replace("Monday", day), BODY[1], notice))
    assert f"after {fold(notice)}" in Repeated(lines.repeated(), "")


def test_a_paper_under_a_headline_is_no_reporter() -> None:
    head = ("Harbour board votes on ferry tariffs", "Lyth Courier, Astana", "Published: 4 May 2031, 14:20")
    assert article(*head, *BODY).authors == ("Lyth Courier",)
    assert article(*head, *BODY, outlet="Lyth Courier").authors == ()
