"""Which page stands where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from onrecord.web.asked import Asked
from onrecord.web.desk import Desk
from onrecord.web.pages import actors, discrepancies, issues, overview, report, reports, said
from onrecord.web.pieces import PageValue


class Way(NamedTuple):
    """A page: its path (ending in "/" where an id follows), the fields it knows, what makes it, its template.
    `table` names the field of its value that is a table, `group` where it stands among the others."""

    path: str
    title: str
    fields: tuple[str, ...]
    make: Callable[[Desk, Asked], PageValue]
    template: str
    table: str | None = None
    group: str | None = None
    label: str | None = None


WAYS: tuple[Way, ...] = (
    Way("", "Overview", overview.FIELDS, overview.overview, "overview", None, "The story"),
    Way("discrepancies", "Discrepancies", discrepancies.FIELDS, discrepancies.discrepancies, "discrepancies", "differences", "The story"),
    Way("actors", "Actors", actors.FIELDS, actors.actors, "actors", "actors", "Who"),
    Way("actors/", "Actor", actors.ONE_FIELDS, actors.actor, "actor"),
    Way("said", "Said", said.FIELDS, said.said, "said", "sayings", "Who"),
    Way("issues", "Issues", issues.FIELDS, issues.issues, "issues", "rows", "Who"),
    Way("positions", "Positions", issues.POSITION_FIELDS, issues.positions, "positions", "positions"),
    Way("reports", "Reports", reports.FIELDS, reports.reports, "reports", "reports", "The reports"),
    Way("reports/", "Report", report.FIELDS, report.report, "report"),
)  # fmt: skip


def way(path: str) -> tuple[Way, Any] | None:
    """The page at a path, or None. A path that ends in an id is that of the kind's pages."""
    head, slash, id_ = path.rpartition("/")
    wanted = f"{head}/" if slash and id_ else path
    return next(((each, id_ or None) for each in WAYS if each.path == wanted), None)
