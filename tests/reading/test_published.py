"""The date of a report by its own words: right or None."""

from __future__ import annotations

import pytest

from onrecord.reading.published import published_from_text
from onrecord.record import Dateline, Removed, When

BODY = "The harbour board met for the third time.\n\nNobody spoke of the ferries."


def report(*head: str, foot: str = "") -> str:
    return "\n\n".join([*head, BODY, *([foot] if foot else [])])


@pytest.mark.parametrize(
    ("head", "value", "basis"),
    [
        (("Board meets", "Friday, August 21, 2015"), "2015-08-21", "stated"),
        (("Board meets", "June 01, 2009"), "2009-06-01", "stated"),
        (("Board meets", "4 May 2012"), "2012-05-04", "stated"),
        (("Board meets", "2012-05-04T10:11:00Z"), "2012-05-04", "stated"),
        (
            ("Board meets", "Published: Wed 27 Mar 2024 10.15 GMT", "Last updated: 28 March 2024"),
            "2024-03-27",
            "stated",
        ),
        (("Board meets", "Updated May 4, 2012 at 3:15 p.m. EDT"), "2012-05-04", "inferred"),
        (("Board meets", "NEW DELHI, May 4, 2012"), "2012-05-04", "stated"),
        (("Board meets", "Harbour Daily, live blog. Friday 4 May 2012"), "2012-05-04", "stated"),
        (("Board meets", "HRB/2012/7", "OSLO, 4 May — The board of the port met."), "2012-05-04", "inferred"),
        (("Board meets", "Oslo, 4 May 2012. The board of the port met."), "2012-05-04", "stated"),
        (("Board meets", "TÓRSHAVN, 4 May 2012. The board of the port met."), "2012-05-04", "stated"),
        (("PORT AUTHORITY", "As of 4 May 2012"), "2012-05-04", "stated"),
        (("Board meets", "By Ann Lee | May 4, 2012 | 3:15 pm"), "2012-05-04", "stated"),
        (("Board meets", "By Ann Lee, May 4, 2012"), "2012-05-04", "stated"),
        (("Board meets", "Published On 4 May 2012"), "2012-05-04", "stated"),
        (("Board meets", "Published 2:31 PM EDT, Fri May 4, 2012"), "2012-05-04", "stated"),
        (("Board meets", "May 4, 20129:30 AM ET"), "2012-05-04", "stated"),
        (("Board meets", "LYTH, 4 May 2012 (Agency) - The board met."), "2012-05-04", "stated"),
        (("Board meets", "Lyth Ledger / 05:42 AM May 4, 2012"), "2012-05-04", "stated"),
        (("Board meets", "May 14, 2012 14:20 JST | Ports"), "2012-05-14", "stated"),
        (("Board meets", "Issued on: 14/05/2012 - 22:17"), "2012-05-14", "stated"),
        (("Board meets", "04.05.2012 - 15:47"), "2012-05-04", "stated"),
        (("Board meets", "2012/05/04 18:22"), "2012-05-04", "stated"),
        (("Board meets", "Ledger with wires Lyth Published May 04,2012"), "2012-05-04", "stated"),
        (("Board meets", "May 4, 2012 Updated 9:15 a.m. KST"), "2012-05-04", "stated"),
        (("Board meets", "(Lyth Daily) 07:15, May 4, 2012"), "2012-05-04", "stated"),
        (("Board meets", "For immediate release: 4 May 2012"), "2012-05-04", "stated"),
        (("Board meets", "Friday, 4 May 2012, from our correspondent in Lyth"), "2012-05-04", "stated"),
        (("Board meets", "Harbour Desk live blog, 4 May 2012"), "2012-05-04", "stated"),
        (("No. 12/12, Remarks of the board, 4 May 2012",), "2012-05-04", "inferred"),
    ],
)
def test_a_date_line_or_dateline_gives_the_date(head: tuple[str, ...], value: str, basis: str) -> None:
    when = published_from_text(report(*head))
    assert when is not None
    assert (when.value, when.precision, when.basis) == (value, "day", basis)
    assert when.reason


def test_a_copyright_line_settles_the_year_if_the_weekday_fits() -> None:
    copyright_line = Removed(text="© 2024 The Harbour Light", reason="copyright")
    when = published_from_text(report("Board meets", "Wednesday, March 27"), [copyright_line])
    assert when is not None
    assert (when.value, when.basis) == ("2024-03-27", "inferred")
    assert published_from_text(report("Board meets", "Tuesday, March 27"), [copyright_line]) is None


def test_a_copyright_line_alone_does_not_settle_a_date_without_weekday() -> None:
    copyright_line = Removed(text="© 2024 The Harbour Light", reason="copyright")
    text = report("Board meets", "March 27")
    assert published_from_text(text, [copyright_line]) is None
    when = published_from_text(text + "\n\nIt last met in 2023.", [copyright_line])
    assert when is not None
    assert when.value == "2024-03-27"


def test_the_dates_of_teasers_are_those_of_other_reports() -> None:
    teaser = Removed(text="Ferries stay in port\nMarch 3, 2022", reason="teaser")
    assert published_from_text(report("Board meets"), [teaser]) is None


def test_a_weekday_and_the_latest_year_spoken_of_settle_the_year() -> None:
    when = published_from_text(
        report("Board meets", "Wednesday, March 27") + "\n\nSince 2023 it has met twice."
    )
    assert when is not None
    assert when.value == "2024-03-27"


def test_the_day_a_page_was_fetched_is_not_its_own() -> None:
    today = Removed(text="Sunday, May 6th 2012 - 18:02 UTC", reason="timestamp")
    own = Removed(text="Friday, May 4th 2012 - 21:15 UTC", reason="timestamp")
    when = published_from_text(report("Board meets"), [today, own])
    assert when is not None and when.value == "2012-05-04"
    assert published_from_text(report("Board meets"), [own, today]) is None


def test_the_dateline_of_the_article_counts() -> None:
    dateline = Dateline(place="Lyth", date=When(text="4 May 2012"))
    when = published_from_text(BODY, (), dateline)
    assert when is not None
    assert when.value == "2012-05-04"


@pytest.mark.parametrize(
    "head",
    [
        ("Board meets",),
        ("Board meets", "Wednesday, March 27"),
        ("Board meets", "May 4, 2012 was a day of grief for the port."),
        ("Board meets", "The first ferry sailed on 4 May 2012 - and came back."),
        ("Board meets", "Published: 4 May 2012", "Published: 6 May 2012"),
        ("Board meets", "May 2012"),
    ],
)
def test_what_does_not_settle_it_gives_none(head: tuple[str, ...]) -> None:
    assert published_from_text(report(*head)) is None


@pytest.mark.parametrize("line", ["Published: 4/6/2012", "31.02.2012", "Call 04-05-20122 for tickets"])
def test_figures_that_are_no_one_day_date_nothing(line: str) -> None:
    assert published_from_text(report("Board meets", line)) is None
