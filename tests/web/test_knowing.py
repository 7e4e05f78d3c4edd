"""Items as known by a day: what the reports of that day have of them, and no more."""

from __future__ import annotations

import pytest

from onrecord.store import KINDS
from onrecord.web.knowing import as_known
from tests import factory

WHOLE = factory.whole()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "articles"])
def test_with_every_report_an_item_is_what_it_is(kind: str) -> None:
    for item in getattr(WHOLE, kind):
        assert as_known(item, {"a-1", "a-2"}) == item


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "articles"])
def test_without_a_report_nothing_is_known(kind: str) -> None:
    for item in getattr(WHOLE, kind):
        assert as_known(item, frozenset()) is None


def test_an_engagement_stands_where_its_last_known_step_left_it() -> None:
    then = as_known(WHOLE.engagements[0], {"a-1"})
    assert then is not None
    assert (then.status, then.disputed, len(then.history)) == ("cancelled", False, 1)


def test_an_event_keeps_the_evidence_of_the_known_reports() -> None:
    then = as_known(WHOLE.events[0], {"a-1"})
    assert then is not None
    assert then.articles == ("a-1",)
    assert {e.article for e in then.evidence} == {"a-1"}


def test_a_discrepancy_needs_two_sides() -> None:
    assert as_known(WHOLE.discrepancies[0], {"a-1"}) is None
