"""Groups that a report only describes, and every form in which it has them."""

from __future__ import annotations

import pytest

from onrecord.record import Character
from tests.finding.analysed import page, word


def called(text: str, form: str) -> list[Character]:
    """The characters of a text that have the form among their names."""
    return [c for c in page(text).cast.characters if form in c.aliases]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("At least 14 Peruvian civilians were killed in the strike.", "At least 14 Peruvian civilians"),
        ("Nine of the captives were flown home.", "Nine of the captives"),
        ("A majority of the lawmakers voted for the bill.", "A majority of the lawmakers"),
        ("On Friday fishermen rescued over 700 asylum seekers.", "over 700 asylum seekers"),
        ("Several African leaders arrived for the summit.", "African leaders"),
        ("Three western diplomats said so.", "western diplomats"),
        ("Mediators said the sides were close to a deal.", "Mediators"),
        ("The region's leaders will gather on Sunday.", "The region's leaders"),
        ("The captors let the women and children go.", "the women and children"),
        ("Doctors treated the wounded through the night.", "the wounded"),
        ("The islanders voted against the treaty.", "The islanders"),
        ("The envoy flew on to visit sailors at Kasumba Naval Base.", "sailors at Kasumba Naval Base"),
        ("Oil-producing nations agreed to cut output.", "Oil-producing nations"),
        ("Foreign and defence ministers of the bloc met.", "Foreign and defence ministers of the bloc"),
        ("The council met the prime minister-designate, Karim Odeh.", "the prime minister-designate"),
        ("“We shot with them,” said Spc. Lorna Walsh, a crew member.", "Spc. Lorna Walsh"),
        ("She met the Foreign Minister of Chad, HE Dr Karim Odeh.", "HE Dr Karim Odeh"),
        ("The Kenyan side left the talks.", "The Kenyan side"),
    ],
)
def test_an_actor_has_the_form(text: str, form: str) -> None:
    assert len(called(text, form)) == 1


def test_officials_of_nobody_in_particular_stand_for_the_group_that_they_are() -> None:
    report = page("Several African leaders arrived. They were greeted by officials.")
    leaders, officials = word(report, "leaders"), word(report, "officials")
    assert report.cast.who(leaders) == ()
    behind = report.cast.behind(leaders)
    assert behind is not None and report.cast.characters[behind].kind == "population"
    assert report.cast.behind(officials) is None


def test_governments_of_several_states_are_these_states() -> None:
    report = page("The Kenyan and Peruvian governments rejected the claim.")
    who = report.cast.who(word(report, "governments"))
    assert sorted(report.cast.characters[i].name for i in who) == ["Kenya", "Peru"]


@pytest.mark.parametrize("text", ["The Kenyan presidency denied it.", "Kenya's presidency denied it."])
def test_a_body_of_a_state_has_one_name_however_it_is_told(text: str) -> None:
    assert [c.name for c in page(text).cast.characters if c.kind == "body"] == ["presidency of Kenya"]


def test_hostages_are_one_group_whether_it_is_said_whose_they_are_or_not() -> None:
    text = "Peruvian hostages were seen on a video. The family of one spoke of hostages who were ill."
    assert len({c.name for c in page(text).cast.characters if "hostages" in " ".join(c.aliases)}) == 1


def test_a_title_with_a_state_is_a_name_of_neither() -> None:
    text = "Kenyan President Ana Ruiz left Lima. The Kenyan president had met Peru's prime minister."
    people = [c for c in page(text).cast.characters if c.kind == "person"]
    assert people and not any(form.lower().endswith("kenyan president") for p in people for form in p.aliases)


def test_a_republic_of_another_name_is_none_of_those_spoken_of() -> None:
    report = page("Peru sent a note. The Lacustrine Republic did not answer.")
    assert report.cast.who(word(report, "Republic")) != report.cast.who(word(report, "Peru"))


NAMESAKES = (
    "President Matías Quiroga met reporters in Quito. Vice President Elena Quiroga was not there. "
    "Vice President Quiroga said the treaty was dead. President Quiroga denied it."
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (NAMESAKES, "Vice President Quiroga", "Elena Quiroga"),
        (NAMESAKES, "President Quiroga", "Matías Quiroga"),
        (
            "Foreign Minister Salif Ndong said no. Deputy Foreign Minister Aline Ndong disagreed. "
            "Deputy Foreign Minister Ndong left.",
            "Deputy Foreign Minister Ndong",
            "Aline Ndong",
        ),
        (
            "Prime Minister Hung Tran and Trade Minister Linh Tran spoke. Prime Minister Tran left first.",
            "Prime Minister Tran",
            "Hung Tran",
        ),
        ("Yalman, who is the wife of President Cemal Yalman, said no.", "Yalman", "Yalman"),
        ("The prime minister's son, Karim Osei, was held. Prime Minister Osei was silent.", "Prime Minister Osei", "Osei"),
        ("Sipho Dube, an ally of President Themba Dube, said no. President Dube left.", "President Dube", "Themba Dube"),
    ],
)  # fmt: skip
def test_namesakes_are_told_apart_by_their_offices_and_kin(text: str, words: str, name: str) -> None:
    assert [c.name for c in page(text).cast.characters if words in c.aliases] == [name]


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Vice President", "President"),
        ("Prime Minister", "Minister"),
        ("Shadow Foreign Minister", "Foreign Minister"),
        ("Director General", "General"),
        ("Deputy Prime Minister", "Prime Minister"),
        ("Senate President", "President"),
    ],
)
def test_no_form_leaves_off_what_the_office_is(title: str, never: str) -> None:
    cast = page(f"{title} Amara Keita said on Monday that the road was shut.").cast
    forms = {form for c in cast.characters if c.name == "Amara Keita" for form in c.aliases}
    assert f"{title} Amara Keita" in forms
    assert f"{never} Amara Keita" not in forms


@pytest.mark.parametrize(
    "text",
    [
        "The Minister of Foreign Affairs of Zambia, Hon. Chanda Mwila, said the border was open.",
        "The Minister of Trade, Industry and Mines of the Republic of Zambia, Dr. Chanda Mwila, said no.",
        "Zambia's foreign minister, Mr. Chanda Mwila, said the border was open.",
    ],
)
def test_the_person_behind_an_office_and_a_form_of_address(text: str) -> None:
    people = [(c.name, c.country) for c in page(text).cast.characters if c.kind == "person"]
    assert people == [("Chanda Mwila", "ZMB")]
