"""Acts of word that are told by nouns, in passives, as denials and as threats: calls, deals, charges, ultimata."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.finding.events import find_events
from onrecord.finding.statements import find_statements
from onrecord.record import EventFound
from tests.finding.analysed import page

MET = "Norway and Latvia met in Geneva on Monday. "
BERG = "Kari Berg, Norway's foreign minister"


@cache
def events_of(text: str) -> tuple[EventFound, ...]:
    of = page(text)
    return tuple(find_events(of, list(find_statements(of))))


def parties(text: str, kind: str) -> set[str]:
    """The names of all who take part in events of a type."""
    names = page(text).cast.characters
    found = (e for e in events_of(text) if e.type == kind)
    return {names[i].name for e in found for i in (*e.actors, *e.recipients)}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        # calls and meetings told by nouns
        ("Norway and Latvia have been at odds since May. The call took place at Norway's initiative.", "CONSULT", "happened"),
        ("Janis Lund, Latvia's president, rang Kari Berg on Monday. The call lasted forty minutes.", "CONSULT", "happened"),
        ("Norway and Latvia have been negotiating since May. A third round of talks is due to open in Muscat.", "CONSULT", "planned"),
        ("Latvia played host to the foreign ministers of Norway and Sweden.", "CONSULT", "happened"),
        ("A delegation from Norway is in Latvia.", "CONSULT", "ongoing"),
        ("Oman acted as a mediator between Norway and Latvia.", "CONSULT", "happened"),
        # agreements, reached and denied
        (MET + "The Norwegian minister said the two had agreed in writing to keep the surcharge.", "AGREE", "happened"),
        (MET + "There was no such agreement, the Latvian ministry said.", "AGREE", "denied"),
        (MET + f"No deal had been reached, said {BERG}.", "AGREE", "denied"),
        (MET + "A deal on quotas was reached late on Monday.", "AGREE", "happened"),
        ("The surcharge was agreed between Norway and Latvia in May.", "AGREE", "happened"),
        ("Norway gave its consent to the inspection by Latvia.", "AGREE", "happened"),
        ("Norway has signalled its readiness to reopen the crossing with Latvia.", "AGREE", "happened"),
        # steps of meetings told by nouns and in the passive
        ("Norway and Latvia had planned a summit. The summit was cancelled by Norway.", "CONSULT", "cancelled"),
        ("The postponement of the talks by Norway angered Latvia.", "CONSULT", "cancelled"),
        ("The dispatch of an envoy by Norway was announced in Latvia.", "CONSULT", "happened"),
        ("The arrival of the Norwegian delegation was delayed until Thursday.", "CONSULT", "planned"),
        (MET + "There will be no second round of talks.", "CONSULT", "denied"),
        ("Norway will not be represented at Sunday's summit in Riga.", "CONSULT", "denied"),
        # requests and answers
        ("A call with Lund had been requested by Norway, and it was declined by Latvia.", "REJECT", "happened"),
        ("The accusation was dismissed by the Latvian ministry as baseless.", "REJECT", "happened"),
        ("Norway's charge was described by Latvia as baseless.", "REJECT", "happened"),
        ("Norway wants the sanctions on Latvia lifted.", "REQUEST", "happened"),
        ("Norway turned to Latvia for help.", "REQUEST", "happened"),
        ("Norway walked away from the talks with Latvia.", "REJECT", "happened"),
        ("Norway dismissed the Latvian accusation as absurd.", "REJECT", "happened"),
        # charges
        (f"Latvia was to blame for the collapse of the talks, said {BERG}.", "ACCUSE", "happened"),
        (f'"Latvia has breached the treaty," said {BERG}.', "ACCUSE", "happened"),
        (f'"Latvia is responsible for this attack," said {BERG}.', "ACCUSE", "happened"),
        ("Norway held Latvia responsible for the deaths.", "ACCUSE", "happened"),
        ("Norway handed the Latvian ambassador a note of protest.", "ACCUSE", "happened"),
        # threats
        (f'"Latvia will pay a heavy price," said {BERG}.', "THREATEN", "happened"),
        ("Norway vowed to impose sanctions on Latvia.", "THREATEN", "happened"),
        ("The rebels have sworn to fight until Norway leaves.", "THREATEN", "happened"),
        ("Norway will withdraw its troops from the mission unless Latvia pays.", "THREATEN", "happened"),
        ("Norway's threat to cut off the gas alarmed Latvia.", "THREATEN", "happened"),
        ("Norway warned that any soldier on the island would be treated as an invader.", "THREATEN", "happened"),
        ("Norway could break off relations with Latvia, Norwegian minister Kari Berg said.", "THREATEN", "happened"),
        ("Norway has raised the prospect of sanctions against Latvia.", "THREATEN", "happened"),
        # ties
        ("Diplomatic relations between Norway and Latvia were restored on Monday.", "SUPPORT", "happened"),
        ("Norway threw its weight behind Latvia.", "SUPPORT", "happened"),
    ],
)  # fmt: skip
def test_acts_of_word(text: str, kind: str, status: str) -> None:
    told = [(e.type, e.status) for e in events_of(text)]
    assert (kind, status) in told, told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway promised to destroy its stocks of mines.", "THREATEN"),
        ("Norway vowed to fight corruption.", "THREATEN"),
        ("Norway said its people will pay a higher price for gas.", "THREATEN"),
        ("Norway said it had not violated the treaty.", "ACCUSE"),
        (f"Latvia is responsible for the border, said {BERG}.", "ACCUSE"),
        ("Norway's call for a truce was heard in Latvia.", "CONSULT"),
        ("Norway turned to the east for its gas.", "REQUEST"),
        ("The children of Norway settled on the sofa.", "AGREE"),
        ("The agreement is important to Norway and Latvia.", "AGREE"),
        (MET + "An agreement could be signed in May.", "AGREE"),
        (MET + "The deal was put on hold.", "AGREE"),
        (MET + "The court says that it does not respect the agreement.", "AGREE"),
        ("The railway is expected to boost trade between Norway and Latvia.", "COOPERATE"),
        ("Norway does not want to get dragged into the war in Latvia.", "REQUEST"),
        ("Norway will not give any military support to Latvia.", "SUPPORT"),
        ("Sources close to the talks of Norway and Latvia said the price had risen.", "CONSULT"),
        ("Norway's plan met with silence in Latvia.", "CONSULT"),
        ("Berg is to telephone Lund, two advisers told this newspaper.", "REQUEST"),
        ("Norway said any change would be announced in May.", "THREATEN"),
    ],
)
def test_like_words_of_another_sense(text: str, kind: str) -> None:
    assert kind not in {e.type for e in events_of(text)}


def test_a_call_is_of_the_two_last_told_of() -> None:
    text = "Norway and Latvia have been at odds since May. The call took place at Norway's initiative."
    assert parties(text, "CONSULT") == {"Norway", "Latvia"}


def test_an_agreement_denied_is_of_the_two_who_met() -> None:
    text = MET + "There was no such agreement, the Latvian ministry said."
    assert parties(text, "AGREE") == {"Norway", "Latvia"}


def test_a_text_may_break_off_in_a_relative_clause() -> None:
    """A scraped page ends anywhere."""
    assert events_of("Norway has asked Latvia for help. Berg told the council in a speech that") != ()
