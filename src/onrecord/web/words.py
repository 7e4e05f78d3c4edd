"""The record's own terms as a reader knows them."""

from __future__ import annotations

from onrecord.record.vote import Tally

ATTRIBUTIONS = {
    "named": "by name",
    "office": "an office",
    "unnamed": "unnamed",
    "document": "a document",
}
VOICES = {"report": "the report itself", **ATTRIBUTIONS}
STATUSES = {
    "happened": "happened",
    "ongoing": "ongoing",
    "planned": "planned",
    "proposed": "proposed",
    "conditional": "conditional",
    "hypothetical": "hypothetical",
    "cancelled": "cancelled",
    "denied": "denied",
}
"""How an event stands, in the order in which pictures stack it."""

TYPES = {
    "AGREE": "agree",
    "CONSULT": "meet or talk",
    "SUPPORT": "support",
    "CONCEDE": "concede",
    "COOPERATE": "cooperate",
    "AID": "aid",
    "RETREAT": "withdraw or release",
    "REQUEST": "request",
    "ACCUSE": "accuse",
    "REJECT": "reject",
    "THREATEN": "threaten",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilise",
    "COERCE": "coerce",
    "ASSAULT": "attack",
    "VOTE": "vote",
}
STEPS = {
    "requested": "requested",
    "planned": "planned",
    "approved": "approved",
    "under_way": "under way",
    "held": "held",
    "postponed": "postponed",
    "rescheduled": "rescheduled",
    "refused": "refused",
    "cancelled": "cancelled",
    "disputed": "disputed",
}
STANCES = {"supports": "for", "opposes": "against", "conditional": "on conditions", "undecided": "undecided"}
RESPONSES = {
    "accepts": "accepts",
    "partly_accepts": "accepts in part",
    "conditional": "accepts on conditions",
    "considering": "considers",
    "rejects": "rejects",
    "no_answer": "no answer",
}
BALLOTS = {"yes": "in favour", "no": "against", "abstain": "abstained", "veto": "vetoed"}


def tally(counted: Tally) -> str:
    """How many voted how.

    >>> tally(Tally(yes=83, no=41))
    '83 in favour, 41 against'
    """
    numbers = ((kind, getattr(counted, kind, None)) for kind in BALLOTS)
    return ", ".join(f"{number:,} {BALLOTS[kind]}" for kind, number in numbers if number is not None)


DIFFERENCES = {
    "denial": "one denies what the other says",
    "contradiction": "they contradict each other",
    "figure": "the numbers differ",
    "status": "whether it took place",
    "date": "when it was",
}
ACTOR_KINDS = {
    "person": "person",
    "state": "state",
    "government": "government",
    "body": "body",
    "armed_group": "armed group",
    "party": "party",
    "organisation": "organisation",
    "media": "media",
    "population": "population",
}
KINDS = {
    "statements": "statement",
    "events": "event",
    "engagements": "engagement",
    "votes": "vote",
    "proposals": "proposal",
    "figures": "figure",
    "positions": "position",
    "discrepancies": "discrepancy",
    "actors": "actor",
    "articles": "report",
}
PLACES = {"articles": "reports"}
"""Where the pages of a kind stand, where that is not its name."""
REASONS = {
    "share-bar": "a bar of share buttons",
    "comment-form": "a form for comments",
    "navigation": "navigation",
    "caption": "a caption",
    "teaser": "a teaser for something else",
    "repeated-title": "the title once more",
    "contributor-line": "a line on who contributed",
    "copyright": "a copyright line",
    "furniture-like": "a line that looks and stands as furniture does",
}
