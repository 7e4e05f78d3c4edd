"""Who acts on whom where another phrase, another sentence or the rest of the report tells it: short reports with
the cast that they themselves name."""

from __future__ import annotations

import pytest

from onrecord.finding.events import find_events
from onrecord.finding.statements import find_statements
from onrecord.record import EventFound
from tests.finding.analysed import page


def told(text: str, word: str) -> tuple[list[str], list[str]]:
    """Names of the actors and recipients of the event that a word tells."""
    of = page(text)
    found: list[EventFound] = list(find_events(of, list(find_statements(of))))
    event = next(e for e in found if word in e.trigger)
    names = [c.name for c in of.cast.characters]
    return [names[i] for i in event.actors], [names[i] for i in event.recipients]


UNSAID_AGENTS = [
    ("Norway's request for observers was turned down in the Swedish Senate.", "turned", ["Swedish Senate"]),
    (
        "The draft was rejected in the Latvian parliament after a long debate.",
        "rejected",
        ["parliament of Latvia"],
    ),
    ("The consul was expelled from Peru on Monday over the leaks.", "expelled", ["Peru"]),
    ("Two Chadian swimmers were refused visas to enter Canada for the games.", "refused", ["Canada"]),
    (
        "Three Ghanaian fishermen were arrested by forces of either Togo or Benin.",
        "arrested",
        ["Togo", "Benin"],
    ),
    (
        "The European Union banned Air Cascade. Bans were lifted on Garuda Wings.",
        "lifted",
        ["European Union"],
    ),
    (
        "Ukraine and Russia have been at war since 2022. On Friday 40 Ukrainian prisoners were freed.",
        "freed",
        ["Russia"],
    ),
    ("Greece asked Germany for a loan on top of the grant it has already received.", "received", ["Germany"]),
    ('Kari Berg said: "As you know, the rebels remain committed to shelling Riga."', "shelling", ["rebels"]),
]


@pytest.mark.parametrize(("text", "word", "actors"), UNSAID_AGENTS)
def test_who_does_what_a_passive_tells(text: str, word: str, actors: list[str]) -> None:
    assert told(text, word)[0] == actors


SIDES = [
    (
        "A truce brokered by Qatar between Mali and the rebels took effect at dawn.",
        "truce",
        {"Mali", "rebels"},
    ),
    (
        "The envoy of Samoa hailed the deal on 3 May between Fiji, represented by its premier, and Tonga.",
        "deal",
        {"Fiji", "Tonga"},
    ),
    (
        "The pact between the Kingdom of Tonga, led by King Tupou, and the Fiji Government was praised by Peru.",
        "pact",
        {"Tonga", "Fiji"},
    ),
    (
        "Foreign Minister Kofi Mensah met his Togolese counterpart, Ama Dossou, in Lome on Monday. "
        '"We agreed to set up a joint office," Mr. Mensah said.',
        "agreed",
        {"Kofi Mensah", "Ama Dossou"},
    ),
    (
        "Prime Minister Ilse Maas of the Netherlands called off a delegation's visit to Ankara after the raid.",
        "visit",
        {"delegation", "Ilse Maas", "Netherlands"},
    ),
]


@pytest.mark.parametrize(("text", "word", "actors"), SIDES)
def test_both_sides_act(text: str, word: str, actors: set[str]) -> None:
    assert set(told(text, word)[0]) == actors


RECIPIENTS = [
    ("Mongolia accepted Chile's offer of mediation, and Peru rejected it.", "rejected", ["Chile"]),
    (
        "Chile proposed a pause in the boarding of trawlers. Peru on Monday rejected it.",
        "rejected",
        ["Chile"],
    ),
    ("Samoa offered to mediate. Tonga welcomed the offer, but Fiji rejected it.", "rejected", ["Samoa"]),
    ("Bombings in Ankara, Turkey, killed nine people on Friday.", "Bombings", ["Turkey"]),
    ("Al-Shabab's attack on Mombasa, which killed 40 people, shocked Kenya.", "attack", ["Kenya"]),
    (
        "The Houthis fired six missiles into Saudi Arabia, and the coalition conducted nine airstrikes.",
        "airstrikes",
        ["Houthis"],
    ),
    ("Kari Berg of Norway resigned from her leadership of the party.", "resigned", []),
]


@pytest.mark.parametrize(("text", "word", "recipients"), RECIPIENTS)
def test_on_whom_it_is_done(text: str, word: str, recipients: list[str]) -> None:
    assert told(text, word)[1] == recipients


TOLD_ELSEWHERE = [
    (
        "Troops of Chad raided a camp. Many were hurt. It was Monday. Sudan condemned the raid.",
        "condemned",
        "Chad",
    ),
    (
        "Kenya's trade team was to visit Kampala in May. Uganda had prepared a feast. "
        "Kenya has agreed to put off the visit.",
        "agreed",
        "Uganda",
    ),
    (
        "President Ada Eze of Nigeria called off the trip of a delegation to Accra. Ghana criticised the delegation.",
        "criticised",
        "Nigeria",
    ),
    (
        "The Daily Post reported that, according to Peru, Chile had moved the buoys. Chile rejected those claims.",
        "rejected",
        "Peru",
    ),
    (
        "North Korea and South Korea fought for a day. South Korea fired rockets into the north.",
        "fired",
        "North Korea",
    ),
    ("Sudan and Chad are at war. On Monday Sudan threatened to bomb the airfield.", "threatened", "Chad"),
]


@pytest.mark.parametrize(("text", "word", "recipient"), TOLD_ELSEWHERE)
def test_on_whom_it_is_done_as_another_sentence_tells(text: str, word: str, recipient: str) -> None:
    assert any(recipient in name for name in told(text, word)[1])


def test_capitals_do_what_governments_do() -> None:
    text = "Pyongyang fired two missiles on Monday. Hanoi has seized a Chinese trawler. Nairobi burned."
    assert told(text, "fired")[0] == ["North Korea"]
    assert told(text, "seized") == (["Vietnam"], ["China"])
    assert "Kenya" not in [c.name for c in page(text).cast.characters]


def test_those_who_met_agree_though_a_sentence_stands_between() -> None:
    text = (
        "Foreign Minister Kofi Mensah met his Togolese counterpart, Ama Dossou, in Lome on Monday. "
        "The talks were about fish. They also agreed to work with Benin on the matter."
    )
    assert told(text, "agreed")[0] == ["Kofi Mensah", "Ama Dossou"]
    assert told(text, "work with")[0] == ["Kofi Mensah", "Ama Dossou", "Benin"]


SWAPS = [
    ("The airspace was closed to foreign aircraft by Eritrea on Monday.", "closed", ["Eritrea"], []),
    ("The offer was turned down within hours by Tehran.", "turned", ["Iran"], []),
    ("The plan was accepted by Chile on Wednesday and, to general surprise, by Bolivia.", "accepted",
     ["Chile", "Bolivia"], []),
    ("Kenya was accused by Somalia of arming the rebels and by Ethiopia of hiding them.", "accused",
     ["Somalia", "Ethiopia"], ["Kenya"]),
    ("Two surveyors were arrested by Peru.", "arrested", ["Peru"], ["surveyors"]),
    ("Peru's claim was dismissed as absurd by Ecuador.", "dismissed", ["Ecuador"], ["Peru"]),
    ("The oil embargo on Iran was lifted by the European Union.", "lifted", ["European Union"], ["Iran"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), SWAPS)
def test_a_passive_tells_who_acts_behind_by(
    text: str, word: str, actors: list[str], recipients: list[str]
) -> None:
    assert told(text, word) == (actors, recipients)


def test_a_charge_called_baseless_is_refused_and_makes_no_new_one() -> None:
    of = page("The charge was dismissed by the foreign ministry of Laos as baseless.")
    assert [e.type for e in find_events(of, [])] == ["REJECT"]


BESIDE = [
    ("Norwegian and Swedish jets struck camps of the militia in Mali.", "struck", ["Norway", "Sweden"]),
    (
        "Kenya, Uganda to resume talks\n\nThe road was quiet on Monday, people said.",
        "resume",
        ["Kenya", "Uganda"],
    ),
    ("Ghana's accusation that Togo had seized the ferry was rejected in Lome.", "rejected", ["Togo"]),
    ("France's ambassador was told to leave by Mali's junta.", "told to leave", ["Mali"]),
    ("Canada's proposal was dismissed in Moscow on Friday.", "dismissed", ["Russia"]),
    ("The bishop was barred from entering Nicaragua.", "barred", ["Nicaragua"]),
    (
        "The U.S.-led coalition bombed a bridge near Raqqa, which is held by ISIS.",
        "bombed",
        ["Global Coalition to Defeat ISIL"],
    ),
]


@pytest.mark.parametrize(("text", "word", "actors"), BESIDE)
def test_who_acts_by_the_words_beside_the_doer(text: str, word: str, actors: list[str]) -> None:
    assert told(text, word)[0] == actors


ASKED = [
    ("At the request of Ghana, Togo released the captain.", "request", ["Togo"]),
    (
        "In a letter to Togo's president, Ghana's minister demanded an apology.",
        "demanded",
        ["President of Togo"],
    ),
    ("Chad, which had accused Libya of arming the rebels, expelled its consul.", "expelled", ["Libya"]),
    (
        "The rebels, who hold the town, attacked a convoy of the United Nations.",
        "attacked",
        ["United Nations"],
    ),
]


@pytest.mark.parametrize(("text", "word", "recipients"), ASKED)
def test_who_is_asked_or_hit_by_the_words_around(text: str, word: str, recipients: list[str]) -> None:
    assert told(text, word)[1] == recipients


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        ("Norwegian and Latvian negotiators held talks in Riga.", "talks", {"Norway", "Latvia"}),
        ("Talks in Lima between Chad and Norway continued on Friday.", "Talks", {"Chad", "Norway"}),
        (
            "Officials of Latvia's government and the Hamas leaders held talks in Riga.",
            "talks",
            {"Latvia", "Hamas"},
        ),
        ("Latvian negotiators held talks in Lima with Peru.", "talks", {"Latvia", "Peru"}),
    ],
)
def test_people_sent_by_several_are_all_of_them(text: str, word: str, parties: set[str]) -> None:
    actors, recipients = told(text, word)
    assert {*actors, *recipients} == parties


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Rebels shelled the port of Tobruk on Monday.", "shelled", "Tobruk"),
        ("Chad closed the Adré crossing after the raid.", "closed", "Adré"),
        ("Rebels shelled the barracks near Tobruk on Monday.", "shelled", "Tobruk"),
        ("Rebels shelled the barracks on Monday.", "shelled", None),
    ],
)
def test_where_what_is_hit_is(text: str, word: str, place: str | None) -> None:
    of = page(text)
    found = list(find_events(of, list(find_statements(of))))
    assert next(e for e in found if word in e.trigger).place == place
