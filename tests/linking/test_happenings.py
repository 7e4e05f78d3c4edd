"""Which mentions are one happening."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import Any

import pytest

from onrecord.linking.happenings import find_happenings
from onrecord.reconciling.ledger import Ledger
from onrecord.record import Coverage
from tests.reconciling.told import Report, day


@dataclass(frozen=True)
class Told:
    """An event in a report of its own."""

    text: str
    kind: str
    trigger: str
    actors: str
    recipients: str = ""
    status: str = "happened"
    more: tuple[tuple[str, Any], ...] = ()

    def coverage(self, at: int) -> Coverage:
        report = Report(self.text, f"2031-05-0{at + 1}", f"Paper {at}")
        report.event(
            self.kind, self.trigger, self.actors, self.recipients, status=self.status, **dict(self.more)
        )
        return report.coverage()


def groups(*told: Told) -> list[int]:
    """The sizes of the groups that the events fall into."""
    ledger = Ledger.of([t.coverage(at) for at, t in enumerate(told)])
    return sorted(len(h) for h in find_happenings(ledger.coverages, ledger.known, ledger.rarity))


RAID = Told("Sudria shelled the harbour of Lyth.", "ASSAULT", "shelled", "Sudria", more=(("place", "Lyth"),))
RAID_TOO = Told(
    "The bombardment of the harbour of Lyth by Sudria went on.",
    "ASSAULT",
    "bombardment",
    "Sudria",
    more=(("place", "Lyth"),),
)
RAID_ELSEWHERE = Told(
    "Sudria shelled the mill at Orsa.", "ASSAULT", "shelled", "Sudria", more=(("place", "Orsa"),)
)
PLANNED = Told(
    "Ines Okafor will meet Tomasz Rhee.", "CONSULT", "meet", "Ines Okafor; Tomasz Rhee", status="planned"
)
HELD = Told("Ms. Okafor and Mr. Rhee met for an hour.", "CONSULT", "met", "Ines Okafor; Tomasz Rhee")
HELD_WITH_ANOTHER = Told("Ms. Okafor met Ms. Marsh.", "CONSULT", "met", "Ines Okafor; Lena Marsh")
HELD_WITH_THREE = Told(
    "Ms. Okafor met Mr. Rhee and Ms. Marsh.", "CONSULT", "met", "Ines Okafor; Tomasz Rhee; Lena Marsh"
)
CALLED_OFF = Told(
    "Ines Okafor called off the talks.", "CONSULT", "talks", "Norland", "Sudria", status="cancelled"
)
TALKS = Told("Norland and Sudria held talks.", "CONSULT", "talks", "Norland; Sudria")
FURTHER = Told(
    "Norland and Sudria will hold further talks.", "CONSULT", "talks", "Norland; Sudria", status="planned"
)
REFUSED_ONE = Told("Norland refused to open the lock.", "REJECT", "refused", "Norland")
REFUSED_OTHER = Told("Norland refused a loan to the miners.", "REJECT", "refused", "Norland")
PUT_OFF = Told(
    "The meeting of Ines Okafor and Tomasz Rhee was put off until Friday.",
    "CONSULT",
    "meeting",
    "Ines Okafor; Tomasz Rhee",
    status="cancelled",
)
RANG = Told(
    "Ines Okafor telephoned Tomasz Rhee about the lock.",
    "CONSULT",
    "telephoned",
    "Ines Okafor",
    "Tomasz Rhee",
    more=(("mode", "phone"),),
)
NEVER_RANG = Told(
    "Sudria denies that Ms. Okafor ever telephoned Mr. Rhee.",
    "CONSULT",
    "telephoned",
    "Ines Okafor",
    "Tomasz Rhee",
    status="denied",
    more=(("mode", "phone"),),
)
GUEST = Told(
    "Ines Okafor will travel to Lyth to see Tomasz Rhee about the lock.",
    "CONSULT",
    "travel",
    "Ines Okafor",
    status="planned",
    more=(("place", "Lyth"), ("mode", "visit")),
)
RECEIVED = Told(
    "Tomasz Rhee received Ines Okafor in Lyth to talk about the lock.",
    "CONSULT",
    "received",
    "Tomasz Rhee; Ines Okafor",
    more=(("place", "Lyth"),),
)
RECEIVED_ANOTHER = Told(
    "Tomasz Rhee received Lena Marsh in Lyth to talk about the lock.",
    "CONSULT",
    "received",
    "Tomasz Rhee; Lena Marsh",
    more=(("place", "Lyth"),),
)
TALKS_IN_LYTH = Told(
    "The parties met in Lyth about the lock.", "CONSULT", "met", "the Assembly", more=(("place", "Lyth"),)
)
TALKS_IN_ORSA = Told(
    "The parties met in Orsa about the lock.", "CONSULT", "met", "the Assembly", more=(("place", "Orsa"),)
)
ASKED = Told("Ines Okafor urged all sides to open the lock at Lyth.", "REQUEST", "urged", "Ines Okafor")
ASKED_TOO = Told("Anna Vest urged all sides to open the lock at Lyth.", "REQUEST", "urged", "Anna Vest")
VISIT_OFF = Told(
    "Ines Okafor called off her visit to Sudria.",
    "CONSULT",
    "called off",
    "Ines Okafor",
    "Sudria",
    status="cancelled",
    more=(("mode", "phone"),),
)
VISIT_PLANNED = Told(
    "Ines Okafor will visit Sudria.",
    "CONSULT",
    "visit",
    "Ines Okafor",
    "Sudria",
    status="planned",
    more=(("mode", "visit"),),
)
BY_SUDRIA = Told(
    "Estania shelled the harbour of Lyth.", "ASSAULT", "shelled", "Estania", more=(("place", "Lyth"),)
)
SAID_YES = Told(
    "Norland said yes to Sudria's plan for the lock.", "AGREE", "said yes to", "Norland", "Sudria"
)
ACCEPTED = Told("Norland accepted the plan of Sudria on Tuesday.", "AGREE", "accepted", "Norland", "Sudria")
ACCEPTED_ANOTHER = Told("Norland accepted the plan of Estania.", "AGREE", "accepted", "Norland", "Estania")
SHELLING = Told("Two mills burned in the shelling of Orsa.", "ASSAULT", "shelling", "")
SHELLING_DENIED = Told("Norland has denied shelling Orsa.", "ASSAULT", "shelling", "Norland", status="denied")
TEAMS_MET = Told("Teams of Norland and Sudria met about the lock.", "CONSULT", "met", "Norland; Sudria")
TEAMS_MET_TOO = Told(
    "Teams of Norland and Sudria met about the lock, Estania said.", "CONSULT", "met", "Estania; Sudria"
)
FOURTH = ("date", day("2031-05-04"))
ADLER_AND_VOS = Told(
    "Ruth Adler received Piet Vos in Lyth.",
    "CONSULT",
    "received",
    "Ruth Adler; Piet Vos",
    more=(("place", "Lyth"),),
)
THE_MINISTERS = Told(
    "The two foreign ministers sat down in Lyth.",
    "CONSULT",
    "sat down",
    "the two foreign ministers",
    more=(("place", "Lyth"),),
)
ADLER_AND_VOS_RANG = Told(
    "Ruth Adler spoke by phone with Piet Vos.",
    "CONSULT",
    "spoke by phone",
    "Ruth Adler; Piet Vos",
    more=(("mode", "phone"),),
)
THEIR_CALL = Told(
    "A truce followed from a telephone conversation of the two foreign ministers.",
    "CONSULT",
    "telephone conversation",
    "the two foreign ministers",
)
SAT_DOWN = Told(
    "Teams of Norland and Sudria sat down in Orsa for their first talks.",
    "CONSULT",
    "sat down",
    "Norland; Sudria",
    more=(("place", "Orsa"), FOURTH),
)
TALKS_THERE = Told(
    "At the talks held in Orsa on 4 May a loan was offered.",
    "CONSULT",
    "talks",
    "",
    more=(("place", "Orsa"), FOURTH),
)
TALKS_ANOTHER_DAY = Told(
    "At the talks held in Orsa on 9 May a loan was offered.",
    "CONSULT",
    "talks",
    "",
    more=(("place", "Orsa"), ("date", day("2031-05-09"))),
)
TALKS_ENDED = Told(
    "The negotiations in Orsa ended on Friday without a loan.",
    "CONSULT",
    "negotiations",
    "Norland; Sudria",
    more=(("place", "Orsa"), ("date", day("2031-05-07"))),
)
IN_THE_CAPITAL = Told(
    "Ruth Adler is in Lyth.",
    "CONSULT",
    "in Lyth",
    "Ruth Adler",
    "Sudria",
    status="ongoing",
    more=(("place", "Lyth"), ("mode", "visit")),
)
IN_THE_COUNTRY = Told(
    "Ruth Adler completed a visit to Sudria.",
    "CONSULT",
    "completed a visit",
    "Ruth Adler",
    "Sudria",
    more=(("place", "Sudria"), ("mode", "visit")),
)
TALKS_OF_OTHERS = Told(
    "Ruth Adler is to take part in talks of Estania and the River Front.",
    "CONSULT",
    "talks",
    "Ruth Adler; Estania; River Front",
    status="planned",
)
CALLS_FOR = Told(
    "The Assembly passed a resolution calling for a halt to dredging in the strait.",
    "REQUEST",
    "calling for",
    "the Assembly",
)
CALLED_FOR = Told(
    "A proposal of the Assembly calling for a halt to dredging in the strait went through.",
    "REQUEST",
    "calling for",
    "the Assembly",
    status="proposed",
)
SHIP_STOPPED = Told(
    "The coastguard of Sudria stopped the trawler Gannet off Lyth.",
    "COERCE",
    "stopped",
    "Sudria",
    more=(("mode", "restrict"),),
)
SHIP_SEIZED = Told(
    "Sudria seized the trawler Gannet off Lyth.", "COERCE", "seized", "Sudria", more=(("mode", "seize"),)
)

CALLED_OFF_BY_ANOTHER = Told(
    "Ines Okafor called off Ruth Adler's visit to Sudria.",
    "CONSULT",
    "visit",
    "Ruth Adler; Ines Okafor",
    "Sudria",
    status="cancelled",
)
GAVE_WAY = Told(
    "Ines Okafor gave way to Ruth Adler, who is to see Piet Vos of Sudria in Orsa after the visit that was off.",
    "CONSULT",
    "see",
    "Piet Vos",
    status="planned",
    more=(("place", "Orsa"),),
)
TALKS_GO_ON = Told(
    "The talks in Orsa between Norland and Sudria went into a third day.",
    "CONSULT",
    "talks",
    "Norland; Sudria",
    status="ongoing",
    more=(("place", "Orsa"), ("date", day("2031-05-06"))),
)
STATES_MET = Told(
    "Envoys of Norland and Sudria sat down in Lyth.",
    "CONSULT",
    "sat down",
    "Norland; Sudria",
    more=(("place", "Lyth"), FOURTH),
)
ADLER_AND_VOS_THAT_DAY = Told(
    "Ruth Adler received Piet Vos in Lyth.",
    "CONSULT",
    "received",
    "Ruth Adler; Piet Vos",
    more=(("place", "Lyth"), FOURTH),
)
ADLER_AND_VOS_BEFORE = Told(
    "Ruth Adler received Piet Vos in Lyth.",
    "CONSULT",
    "received",
    "Ruth Adler; Piet Vos",
    more=(("place", "Lyth"), ("date", day("2031-05-02"))),
)
NOTE_HANDED = Told(
    "Ruth Adler handed the ambassador of Sudria a note.",
    "CONSULT",
    "handed",
    "Ruth Adler",
    "Ambassador of Sudria",
)
THREE_MINISTERS = Told(
    "Ruth Adler, Piet Vos and Lena Marsh sat down in Lyth.",
    "CONSULT",
    "sat down",
    "Ruth Adler; Piet Vos; Lena Marsh",
    more=(("place", "Lyth"),),
)
MET_THERE = Told(
    "Ines Okafor met Tomasz Rhee in Lyth.",
    "CONSULT",
    "met",
    "Ines Okafor; Tomasz Rhee",
    more=(("place", "Lyth"),),
)
RANG_THREE = Told(
    "Ines Okafor had spoken by phone with Tomasz Rhee and Lena Marsh.",
    "CONSULT",
    "spoken by",
    "Ines Okafor; Tomasz Rhee; Lena Marsh",
    more=(("mode", "phone"),),
)
VETO = Told("Sudria cast its veto on Sunday.", "REJECT", "veto", "Sudria", more=(FOURTH,))
AFTER_THE_VETO = Told(
    "The council came together again after the veto of 4 May.",
    "REJECT",
    "veto",
    "",
    "the Assembly",
    more=(FOURTH,),
)
AFTER_ANOTHER_VETO = Told(
    "The council came together again after the veto of 9 May.",
    "REJECT",
    "veto",
    "",
    "the Assembly",
    more=(("date", day("2031-05-09")),),
)
ENVOY_EXPELLED = Told(
    "Norland expelled Sudria's ambassador, Jan Holt.", "SANCTION", "expelled", "Norland", "Jan Holt"
)
ENVOYS_EXPULSION = Told(
    "Sudria called the expulsion of its ambassador an insult.",
    "SANCTION",
    "expulsion",
    "",
    "Ambassador of Sudria",
)


@pytest.mark.parametrize(
    ("told", "sizes"),
    [
        ((ENVOY_EXPELLED, ENVOYS_EXPULSION), [2]),
        ((SAT_DOWN, TALKS_GO_ON), [2]),
        ((STATES_MET, ADLER_AND_VOS_THAT_DAY), [2]),
        ((STATES_MET, ADLER_AND_VOS_BEFORE), [1, 1]),
        ((NOTE_HANDED, THREE_MINISTERS), [1, 1]),
        ((MET_THERE, RANG_THREE), [1, 1]),
        ((VETO, AFTER_THE_VETO), [2]),
        ((VETO, AFTER_ANOTHER_VETO), [1, 1]),
        ((ADLER_AND_VOS, THE_MINISTERS), [2]),
        ((CALLED_OFF_BY_ANOTHER, GAVE_WAY), [1, 1]),
        ((RECEIVED, THE_MINISTERS), [1, 1]),
        ((ADLER_AND_VOS_RANG, THEIR_CALL), [2]),
        ((ADLER_AND_VOS, THEIR_CALL), [1, 1]),
        ((SAT_DOWN, TALKS_THERE), [2]),
        ((SAT_DOWN, TALKS_ANOTHER_DAY), [1, 1]),
        ((SAT_DOWN, TALKS_ENDED), [2]),
        ((IN_THE_CAPITAL, IN_THE_COUNTRY), [2]),
        ((IN_THE_COUNTRY, TALKS_OF_OTHERS), [1, 1]),
        ((CALLS_FOR, CALLED_FOR), [2]),
        ((SHIP_STOPPED, SHIP_SEIZED), [2]),
        ((RAID, RAID_TOO), [2]),
        ((PLANNED, HELD), [2]),
        ((RAID, RAID_ELSEWHERE), [1, 1]),
        ((RAID, BY_SUDRIA), [1, 1]),
        ((HELD, HELD_WITH_ANOTHER), [1, 1]),
        ((HELD, HELD_WITH_THREE), [2]),
        ((CALLED_OFF, TALKS), [1, 1]),
        ((TALKS, FURTHER), [1, 1]),
        ((REFUSED_ONE, REFUSED_OTHER), [1, 1]),
        ((RAID, PLANNED), [1, 1]),
        ((PLANNED, PUT_OFF, HELD), [3]),
        ((RANG, NEVER_RANG), [2]),
        ((GUEST, RECEIVED), [2]),
        ((GUEST, RECEIVED_ANOTHER), [1, 1]),
        ((TALKS_IN_LYTH, TALKS_IN_ORSA), [1, 1]),
        ((ASKED, ASKED_TOO), [1, 1]),
        ((VISIT_PLANNED, VISIT_OFF), [2]),
        ((HELD, RANG), [1, 1]),
        ((SAID_YES, ACCEPTED), [2]),
        ((SAID_YES, ACCEPTED_ANOTHER), [1, 1]),
        ((SHELLING, SHELLING_DENIED), [2]),
        ((TEAMS_MET, TEAMS_MET_TOO), [2]),
    ],
    ids=lambda v: " / ".join(t.trigger for t in v) if isinstance(v, tuple) else "",
)
def test_one_or_two(told: tuple[Told, ...], sizes: list[int]) -> None:
    assert groups(*told) == sizes


def test_other_days_are_two() -> None:
    monday = Told(
        "Norland shelled Lyth.", "ASSAULT", "shelled", "Norland", more=(("date", day("2031-05-01")),)
    )
    tuesday = Told(
        "Norland shelled Lyth again.", "ASSAULT", "shelled", "Norland", more=(("date", day("2031-05-02")),)
    )
    assert groups(monday, tuesday) == [1, 1]


def test_copies_of_one_report_merge() -> None:
    text = "Norland seized a trawler off Lyth. The crew of nine was brought to Orsa and questioned for hours by police."
    copies = [Report(text + tail, "2031-05-01", "Paper") for tail in ("", " More soon.")]
    for copy in copies:
        copy.event("COERCE", "seized", "Norland", mode="seize")
    ledger = Ledger.of([c.coverage() for c in copies])
    assert len(find_happenings(ledger.coverages, ledger.known, ledger.rarity)) == 1


def test_order_does_not_matter() -> None:
    told = [t.coverage(at) for at, t in enumerate((RAID, RAID_TOO, PLANNED, HELD, TALKS))]
    found = set()
    for order in permutations(told):
        ledger = Ledger.of(order)
        happenings = find_happenings(ledger.coverages, ledger.known, ledger.rarity)
        found.add(tuple(tuple(m.order for m in h) for h in happenings))
    assert len(found) == 1


def test_the_day_of_calling_off_is_not_the_day_of_the_visit() -> None:
    plan = Told(
        "Lena Marsh will travel to Lyth on Thursday.",
        "CONSULT",
        "travel to",
        "Lena Marsh",
        "Norland",
        "planned",
        (("mode", "visit"), ("date", day("2031-05-08")), ("place", "Lyth")),
    )
    off = Told(
        "Lena Marsh called off her visit to Lyth on Wednesday.",
        "CONSULT",
        "called off",
        "Lena Marsh",
        "Norland",
        more=(("mode", "visit"), ("date", day("2031-05-07"))),
    )
    ledger = Ledger.of([plan.coverage(0), off.coverage(1)])
    [visit] = find_happenings(ledger.coverages, ledger.known, ledger.rarity)
    assert {m.found.status for m in visit} == {"planned", "cancelled"}


STRIKE = "Norland's jets carried out ten strikes on the camps of Sudria in the Orsa hills."
CAMPAIGN = "Norland's jets carry out strikes on the camps of Sudria in the Orsa hills to this day."


@pytest.mark.parametrize(("published", "sizes"), [("2031-05-01", [2]), (None, [1, 1])])
def test_a_strike_without_a_day_is_no_part_of_a_campaign(published: str | None, sizes: list[int]) -> None:
    one, other = Report(STRIKE, published, "Paper"), Report(CAMPAIGN, published, "Gazette")
    one.event("ASSAULT", "strikes", "Norland", "Sudria", status="happened")
    other.event("ASSAULT", "strikes", "Norland", "Sudria", status="ongoing")
    ledger = Ledger.of([one.coverage(), other.coverage()])
    assert sorted(len(h) for h in find_happenings(ledger.coverages, ledger.known, ledger.rarity)) == sizes
