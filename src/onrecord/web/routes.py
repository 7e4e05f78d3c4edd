"""Which page stands where."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from onrecord.web.asked import Asked
from onrecord.web.desk import Desk
from onrecord.web.pages import (
    actors,
    discrepancies,
    engagements,
    figures,
    issues,
    items,
    judgements,
    ledgers,
    overview,
    report,
    reports,
    said,
    search,
    timeline,
    unnamed,
)
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


STORY, WHO, WHAT, SOURCES = "The story", "Who", "What", "The reports"
_ITEMS = (
    "statements",
    "events",
    "engagements",
    "votes",
    "proposals",
    "figures",
    "positions",
    "discrepancies",
)

WAYS: tuple[Way, ...] = (
    Way("", "Overview", overview.FIELDS, overview.overview, "overview", None, STORY),
    Way("timeline", "Timeline", timeline.FIELDS, timeline.timeline, "timeline", "deeds", STORY),
    Way(
        "discrepancies",
        "Discrepancies",
        discrepancies.FIELDS,
        discrepancies.discrepancies,
        "discrepancies",
        "differences",
        STORY,
    ),
    Way("actors", "Actors", actors.FIELDS, actors.actors, "actors", "actors", WHO),
    Way("actors/", "Actor", actors.ONE_FIELDS, actors.actor, "actor"),
    Way("said", "Said", said.FIELDS, said.said, "said", "sayings", WHO),
    Way("unnamed", "Unnamed sources", unnamed.FIELDS, unnamed.unnamed, "unnamed", "sources", WHO),
    Way("issues", "Issues", issues.FIELDS, issues.issues, "issues", "rows", WHO),
    Way("positions", "Positions", issues.POSITION_FIELDS, issues.positions, "positions", "positions"),
    Way(
        "engagements",
        "Engagements",
        engagements.FIELDS,
        engagements.engagements,
        "engagements",
        "lives",
        WHAT,
    ),
    Way("proposals", "Proposals", ledgers.PROPOSAL_FIELDS, ledgers.proposals, "proposals", "proposals", WHAT),
    Way("votes", "Votes", ledgers.VOTE_FIELDS, ledgers.votes, "votes", "votes", WHAT),
    Way("figures", "Figures", figures.FIELDS, figures.figures, "figures", "counted", WHAT),
    Way("reports", "Reports", reports.FIELDS, reports.reports, "reports", "reports", SOURCES),
    Way("reports/", "Report", report.FIELDS, report.report, "report"),
    Way("search", "Search", search.FIELDS, search.search, "search", "found", SOURCES),
    Way(
        "judgements",
        "Corrections",
        judgements.FIELDS,
        judgements.judgements,
        "judgements",
        "rulings",
        SOURCES,
    ),
    *(Way(f"{kind}/", "Item", items.FIELDS, items.item, "item") for kind in _ITEMS),
)


def way(path: str) -> Way | None:
    """The page at a path, or None. A path that ends in an id is that of the kind's pages."""
    head, slash, id_ = path.rpartition("/")
    wanted = f"{head}/" if slash and id_ else path
    return next((each for each in WAYS if each.path == wanted), None)
