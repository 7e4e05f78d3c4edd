"""Dates in metadata, JSON fields and addresses."""

from __future__ import annotations

import pytest

from onrecord.reading.dates_given import when_in_address, when_stated


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("2031-05-04", "2031-05-04", "day"),
        ("2031-05-04T10:15:00Z", "2031-05-04T10:15:00+00:00", "time"),
        ("2031-05-04T10:15:30.123+02:00", "2031-05-04T10:15:30+02:00", "time"),
        ("20310504T101500Z", "2031-05-04T10:15:00", "time"),
        ("20310504", "2031-05-04", "day"),
        ("Sun, 04 May 2031 10:15:00 GMT", "2031-05-04T10:15:00+00:00", "time"),
        ("May 4, 2031", "2031-05-04", "day"),
        (1935656100, "2031-05-04T10:15:00+00:00", "time"),
        (1935656100000, "2031-05-04T10:15:00+00:00", "time"),
    ],
)
def test_dates_are_read(raw: object, value: str, precision: str) -> None:
    found = when_stated(raw)
    assert found is not None
    assert (found.value, found.precision, found.basis, found.text) == (value, precision, "stated", str(raw))


@pytest.mark.parametrize(
    "raw", [None, "", "yesterday", "May 2031", "4 May", "12345", True, "2031-13-45", "no date 2031"]
)
def test_what_is_no_whole_date_is_none(raw: object) -> None:
    assert when_stated(raw) is None


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2031/05/04/envoy", "2031-05-04"),
        ("https://a.example/news/2031/may/04/envoy", "2031-05-04"),
        ("https://a.example/2031-5-4/envoy", "2031-05-04"),
        ("https://a.example/2031/13/04/envoy", None),
        ("https://a.example/story/20310504", None),
        (None, None),
    ],
)
def test_dates_in_addresses(url: str | None, value: str | None) -> None:
    found = when_in_address(url)
    assert (found.value if found else None) == value
