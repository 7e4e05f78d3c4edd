"""Who is meant by words for two: both presidents, the two governments, the foreign ministers of two states."""

from __future__ import annotations

import pytest

from tests.finding.analysed import page, word

TWO = (
    "President Ana Ruiz of Peru met President Ali Sow of Chad in Lyth. The consul, Hans Weber, and a diver, Lena "
    "Moss, were there. "
)


def named(text: str, at: str) -> set[str]:
    """The names of those whom the last word with these letters denotes."""
    of = page(text)
    token = [t for t in of.doc if t.text == at][-1]
    return {of.cast.characters[i].name for i in of.cast.who(token)}


@pytest.mark.parametrize(
    ("text", "at", "names"),
    [
        (TWO + "Both presidents agreed to meet again.", "presidents", {"Ana Ruiz", "Ali Sow"}),
        (TWO + "The two leaders left on Sunday.", "leaders", {"Ana Ruiz", "Ali Sow"}),
        (TWO + "Both heads of state spoke.", "heads", {"Ana Ruiz", "Ali Sow"}),
        (
            "The foreign ministers of Peru and Chad met in Lyth.",
            "ministers",
            {"Foreign Minister of Peru", "Foreign Minister of Chad"},
        ),
        (
            "The foreign ministers of Peru and Chad met. Foreign Minister Ana Ruiz of Peru said no.",
            "ministers",
            {"Ana Ruiz", "Foreign Minister of Chad"},
        ),
        (
            "The two envoys, Ana Ruiz of Peru and Ali Sow of Chad, met on Friday.",
            "envoys",
            {"Ana Ruiz", "Ali Sow"},
        ),
        ("Peru accused Chad of lying. Both governments have closed ports.", "governments", {"Peru", "Chad"}),
        ("Peru accused Chad of lying. The two sides will meet in May.", "sides", {"Peru", "Chad"}),
        ("Peru accused Chad of lying. Both capitals were calm.", "capitals", {"Peru", "Chad"}),
    ],
)
def test_two_are_those_who_hold_the_office_or_stand_on_the_sides(text: str, at: str, names: set[str]) -> None:
    assert named(text, at) == names


def test_who_leads_a_body_is_no_head_of_state() -> None:
    third = "Omar Diallo, the President of the Lake Commission, was glad. "
    assert named(TWO + third + "Both heads of state spoke.", "heads") == {"Ana Ruiz", "Ali Sow"}
    alone = "President Ana Ruiz of Peru spoke. " + third
    assert named(alone + "Both heads of state will meet in May.", "heads") == set()


def test_who_holds_no_such_office_is_none_of_the_two() -> None:
    text = "Captain Jon Bell was shot by Ensign Tom Hale. The two foreign ministers will meet in May."
    assert named(text, "ministers").isdisjoint({"Jon Bell", "Tom Hale"})


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Foreign Minister Ana Ruiz of Peru said no.", "Ana Ruiz", "PER"),
        ("President Ali Sow of Chad met the envoys.", "Ali Sow", "TCD"),
        ("Ana Ruiz, who has been Peru's foreign minister since May, said no.", "Ana Ruiz", "PER"),
        ("Tom Odera was named prime minister of Kenya on Monday.", "Tom Odera", "KEN"),
    ],
)
def test_the_state_that_somebody_serves(text: str, name: str, country: str) -> None:
    assert next(c.country for c in page(text).cast.characters if c.name == name) == country


def test_a_counterpart_holds_the_same_office_of_another_state() -> None:
    text = (
        "Foreign Minister Ana Ruiz of Peru called Kenya's foreign minister, Musa Odera. Ruiz said her Kenyan "
        "counterpart had agreed."
    )
    assert named(text, "counterpart") == {"Musa Odera"}


def test_a_consul_elsewhere_is_not_the_consul_spoken_of() -> None:
    text = "The consul general, Hans Weber, was expelled. Officials said Peru's consul in Arica had left as well."
    assert named(text, "consul") == {"Consul of Peru"}


@pytest.mark.parametrize(
    ("text", "at", "names"),
    [
        (
            "The military government in Tanvara refused. France has asked the junta for time.",
            "junta",
            {"military government in Tanvara"},
        ),
        ("France warned Peru. The Oru government was not consulted.", "government", {"Oru government"}),
        (
            "Saudi Arabia met Eritrea. Eritrea was glad. The Kingdom would send envoys.",
            "Kingdom",
            {"Saudi Arabia"},
        ),
        ("The Transitional Government of Mali said no.", "Government", {"Mali"}),
        (
            "Poland was divided. The European Parliament voted. Parliament wants more.",
            "Parliament",
            {"European Parliament"},
        ),
        ("MEPs say Peru must pay. They want the border open.", "They", {"European Parliament"}),
        (
            "Foreign Minister Ana Ruiz of Peru said no. Her ministry later denied it.",
            "ministry",
            {"Ministry of Foreign Affairs of Peru"},
        ),
        (
            "The Palestinian Authority said no. The Authority wants funds.",
            "Authority",
            {"Palestinian Authority"},
        ),
        (
            "Colombia and the ELN will meet. The guerrillas want a truce.",
            "guerrillas",
            {"National Liberation Army"},
        ),
        ("The Vatican said no. The Holy See wants peace.", "See", {"Holy See"}),
    ],
)
def test_whose_government_or_parliament_it_is(text: str, at: str, names: set[str]) -> None:
    assert named(text, at) == names


def test_one_word_in_a_headline_is_the_body_whose_name_ends_in_it() -> None:
    text = "MEPs ask Commission to act\n\nThe European Commission said it would think."
    assert [c.name for c in page(text).cast.characters if "Commission" in c.name] == ["European Commission"]


def test_in_the_home_state_an_office_needs_no_state() -> None:
    text = "LIMA, 4 May (Andean News) — Peru will not pay, the prime minister said on Friday. Peru is poor."
    of = page(text)
    assert of.cast.characters[of.cast.who(word(of, "minister"))[0]].country == "PER"


@pytest.mark.parametrize(
    ("text", "form", "name"),
    [
        (
            "The talks brought together Mira Aubert, the mediator, and Bes Kuki, Kosovo’s head of government.",
            "Kosovo’s head of government",
            "Bes Kuki",
        ),
        (
            "Lars Holm, a spokesman for the Federal Chancellor of Germany, said no.",
            "the Federal Chancellor of Germany",
            "Federal Chancellor of Germany",
        ),
        ("The bloc said no. ECOWAS wants a truce.", "The bloc", "Economic Community of West African States"),
        (
            "Prime Minister Abdullah bin Rashid Al Sabahi met Sheikh Khalid Al Sabahi. Sheikh Khalid said no.",
            "Sheikh Khalid",
            "Khalid Al Sabahi",
        ),
        (
            "Ethiopian Prime Minister Tesfaye Lemma said no. Tesfaye will go. Isaac Tesfaye of Eritrea left.",
            "Tesfaye",
            "Tesfaye Lemma",
        ),
        ("Ibu Sri Lestari, his deputy, agreed.", "Sri Lestari", "Sri Lestari"),
        (
            "The African Union's Peace and Security Council met on Monday.",
            "Peace and Security Council",
            "African Union Peace and Security Council",
        ),
        (
            "The Foreign Ministry in Lima said no. Chad said yes.",
            "Foreign Ministry",
            "Ministry of Foreign Affairs of Peru",
        ),
    ],
)
def test_who_is_called_so(text: str, form: str, name: str) -> None:
    assert [c.name for c in page(text).cast.characters if form in c.aliases] == [name]


def test_a_woman_known_to_be_one_is_she_before_somebody_of_whom_it_is_not_known() -> None:
    text = "Isabel Ruiz drew the maps. The team had two more members, Drew Sow and Kim Bell. She left in May."
    assert named(text, "She") == {"Isabel Ruiz"}


def test_a_delegation_to_a_country_is_not_that_countrys() -> None:
    text = "Peru will send a delegation to Kenya. In Lyth the Kenyan delegation spoke of fish."
    of = page(text)
    first, second = (t for t in of.doc if t.text == "delegation")
    assert set(of.cast.who(first)).isdisjoint(of.cast.who(second))


def test_the_seat_of_a_president_is_that_of_the_home_state() -> None:
    text = "LUSAKA, 4 May (Lake News) — Zambia will vote, State House said on Friday. Zambia is calm."
    assert "State House of Zambia" in {c.name for c in page(text).cast.characters}
