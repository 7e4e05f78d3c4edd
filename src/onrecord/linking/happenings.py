"""Which events found in the articles are one happening.

Two mentions are one happening where type, parties, date, place, status and wording go together. Every mention
starts alone; the likeliest pairs join first, and a group takes a new mention only if nothing in the group
speaks against it. Telling two happenings apart costs a reader little, mixing two up costs trust: so doubt
keeps them apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.linking.grouping import group
from onrecord.linking.happening_likeness import apart, likeness
from onrecord.linking.happening_mentions import Known, Mention, mentions_of
from onrecord.linking.wording import Rarity
from onrecord.record import Coverage

ENOUGH = 0.45
"""Likeness from which two mentions are taken for one happening."""

Happening = tuple[Mention, ...]


def find_happenings(coverages: Sequence[Coverage], known: Known, rarity: Rarity) -> tuple[Happening, ...]:
    """All mentions of events, one group a happening; every event of every coverage is in exactly one.

    The result does not depend on the order of `coverages`.
    """
    mentions = sorted(
        (m for coverage in coverages for m in mentions_of(coverage, known)),
        key=lambda m: (m.day, m.order),
    )
    groups = group(
        mentions,
        keys=lambda m: m.keys,
        likeness=lambda one, other: likeness(one, other, rarity),
        apart=apart,
        enough=ENOUGH,
    )
    return tuple(sorted((_first_report_first(g) for g in groups), key=lambda h: h[0].order))


def _first_report_first(happening: Happening) -> Happening:
    return tuple(sorted(happening, key=lambda m: m.order))
