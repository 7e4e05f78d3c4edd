"""What a report says of itself: section, agency of origin, contributors, corrections."""

from __future__ import annotations

import pytest

from onrecord.reading.articles import to_article
from onrecord.reading.imprint import agency_in
from onrecord.reading.raw import RawArticle
from onrecord.record import Imprint

TITLE = "Envoy flies to Rome for talks"
BODY = (
    "The envoy flew to Rome on Monday for talks with the mediators, her office said.",
    "A second round is planned for next week in Cairo, according to two diplomats.",
)


def imprint(*lines: str, **beside: str) -> Imprint:
    text = "\n\n".join(lines)
    return to_article(RawArticle(origin="a.txt", name="a.txt", text=text, **beside)).imprint  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        ((TITLE, f"ROME (Reuters) - {BODY[0]}", BODY[1]), "Reuters"),
        ((TITLE, "Agence France-Presse", *BODY), "Agence France-Presse"),
        ((TITLE, "Jane Doe, Associated Press", *BODY), "Associated Press"),
        ((TITLE, *BODY, "(With inputs from PTI)"), "Press Trust of India"),
        ((TITLE, *BODY, "(With inputs from AP and AFP)"), None),
        ((TITLE, *BODY, "The envoy at the airport on Monday. Photo: Reuters"), None),
        ((TITLE, *BODY), None),
    ],
)
def test_the_agency_that_a_report_comes_from(lines: tuple[str, ...], agency: str | None) -> None:
    assert imprint(*lines).agency == agency


def test_an_agency_is_known_by_any_of_its_names() -> None:
    assert {agency_in(each) for each in ("AFP", "A.F.P.", "Agence France-Presse")} == {"Agence France-Presse"}


@pytest.mark.parametrize(
    ("head", "section"), [("Middle East", "Middle East"), ("Home > World > Europe", "Europe"), ("Menu", None)]
)
def test_the_section_that_a_line_above_the_headline_names(head: str, section: str | None) -> None:
    assert imprint(head, TITLE, *BODY).section == section


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article gave the wrong day of the talks.",
        "An earlier version of this story misspelled the name of the envoy.",
        "This article was amended on 5 May 2031 to correct the number of rounds.",
        "CLARIFICATION: The talks were held in two rooms, not in one.",
    ],
)
def test_corrections_are_kept_apart_from_the_report(note: str) -> None:
    found = imprint(TITLE, *BODY, note)
    assert found.corrections == (note,)


def test_a_version_of_something_else_is_no_correction() -> None:
    line = "An earlier version of the resolution had asked both sides to withdraw, three diplomats said."
    assert imprint(TITLE, *BODY, line).corrections == ()


def test_contributors_are_named() -> None:
    note = "Additional reporting by John Roe in Cairo and Ann Poe in Geneva"
    assert imprint(TITLE, *BODY, note).contributors[0] == "John Roe"
