"""Who appears in an article, and who a phrase of it denotes: example sentences of an invented crisis."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from onrecord.finding.page import Page
from onrecord.record import Character
from tests.finding.analysed import page

VISIT = (
    "Kenyan Foreign Minister Ngozi Odera arrived in Lima on Monday. "
    "Odera told reporters that Peru had refused to sign the treaty. "
    "The foreign minister said she would return to Nairobi on Friday."
)
OFFICE = (
    "Peru’s foreign minister, Ana Quispe, met Kenyan envoys in Lima. "
    "Her office released a statement on Tuesday. "
    "Two Kenyan officials said the talks had failed, and a Hamas spokesman agreed."
)


def phrase(of: Page, text: str, nth: int = 0) -> Span:
    """The nth place where these words stand in a page."""
    at = -1
    for _ in range(nth + 1):
        at = of.doc.text.index(text, at + 1)
    span = of.doc.char_span(at, at + len(text), alignment_mode="expand")
    assert span is not None
    return span


def denoted(of: Page, text: str, nth: int = 0) -> list[str]:
    """The names of those whom the words denote."""
    return [of.cast.characters[i].name for i in of.cast.who(phrase(of, text, nth))]


def named(of: Page, name: str) -> Character:
    """The one character of this name."""
    found = [c for c in of.cast.characters if c.name == name]
    assert len(found) == 1, [c.name for c in of.cast.characters]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "nth", "names"),
    [
        (VISIT, "Odera", 1, ["Ngozi Odera"]),
        (VISIT, "The foreign minister", 0, ["Ngozi Odera"]),
        (VISIT, "she", 0, ["Ngozi Odera"]),
        (VISIT, "Peru", 0, ["Peru"]),
        (OFFICE, "Peru’s foreign minister", 0, ["Ana Quispe"]),
        (OFFICE, "Her office", 0, ["Office of Ana Quispe"]),
    ],
)
def test_who_a_phrase_denotes(text: str, words: str, nth: int, names: list[str]) -> None:
    assert denoted(page(text), words, nth) == names


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (OFFICE, "Two Kenyan officials", "Kenya"),
        (OFFICE, "a Hamas spokesman", "Hamas"),
        (OFFICE, "Her office", "Ana Quispe"),
        (
            "A Pentagon spokesman declined to comment.",
            "A Pentagon spokesman",
            "United States Department of Defense",
        ),
        ("White House officials denied the report.", "White House officials", "United States"),
        ("The Kremlin statement did not name anyone.", "The Kremlin statement", "Russia"),
    ],
)
def test_for_whom_unnamed_people_and_offices_stand(text: str, words: str, name: str) -> None:
    of = page(text)
    behind = of.cast.behind(phrase(of, words))
    assert behind is not None
    assert of.cast.characters[behind].name == name


def test_a_person_has_every_name_and_role_of_the_article() -> None:
    odera = named(page(VISIT), "Ngozi Odera")
    assert odera.kind == "person"
    assert odera.country == "KEN"
    assert {"Ngozi Odera", "Odera", "Kenyan Foreign Minister Ngozi Odera", "The foreign minister"} <= set(
        odera.aliases
    )
    assert "Foreign Minister" in {role.title for role in odera.roles}


def test_unnamed_people_are_a_form_of_whom_they_stand_for() -> None:
    assert "Two Kenyan officials" in named(page(OFFICE), "Kenya").aliases


def test_both_of_a_pair_are_denoted() -> None:
    of = page("Ana Quispe and Ngozi Odera signed the treaty. Both Quispe and Odera praised it.")
    assert denoted(of, "Both Quispe and Odera") == ["Ana Quispe", "Ngozi Odera"]


def test_two_people_of_one_surname_are_two() -> None:
    of = page("Ana Quispe accused Luis Quispe of lying. Luis Quispe denied it.")
    assert {"Ana Quispe", "Luis Quispe"} <= {c.name for c in of.cast.characters}


@pytest.mark.parametrize(
    ("text", "is_actor"),
    [
        ("Beijing rejected the proposal on Monday.", True),
        ("The deal between Beijing and Hanoi was signed.", True),
        ("Hanoi, Beijing and Seoul urged the parties to wait.", True),
        ("Kenya urged Beijing to return to the table.", True),
        ("Kenya accused Beijing of theft.", True),
        ("The post was shut, a step condemned by Beijing.", True),
        ("The delegation landed in Beijing on Monday.", False),
        ("The tourists liked Hanoi and Beijing.", False),
    ],
)
def test_a_capital_is_a_government_where_it_acts(text: str, is_actor: bool) -> None:
    assert (denoted(page(text), "Beijing") == ["China"]) is is_actor


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Protesters marched through the town.", "Protesters", "population", None),
        ("Kenyan soldiers fired on the crowd.", "Kenyan soldiers", "body", "KEN"),
        (
            "The Turkish Foreign Ministry summoned the envoy.",
            "Ministry of Foreign Affairs of Turkey",
            "body",
            "TUR",
        ),
        (
            "Turkey’s foreign ministry summoned the envoy.",
            "Ministry of Foreign Affairs of Turkey",
            "body",
            "TUR",
        ),
        ("The Reuters news agency reported the visit.", "Reuters", "media", None),
        ("The U.N. Security Council met on Monday.", "United Nations Security Council", "body", None),
        ("The Kenyan government denied it.", "Kenya", "government", "KEN"),
        ("Sen. Bernie Sanders opposed the sale.", "Bernie Sanders", "person", "USA"),
    ],
)
def test_kinds_and_usual_names(text: str, name: str, kind: str, country: str | None) -> None:
    found = named(page(text), name)
    assert (found.kind, found.country) == (kind, country)


def test_a_group_is_taken_up_by_what_it_is() -> None:
    of = page("Hezbollah fired rockets on Monday. The group said it would fire more.")
    assert denoted(of, "The group") == ["Hezbollah"]


def test_a_relative_pronoun_is_its_noun() -> None:
    of = page("Ana Quispe, who led the talks, left early.")
    assert denoted(of, "who") == ["Ana Quispe"]


def test_a_document_stands_for_who_issued_it() -> None:
    of = page("The Peruvian government issued a statement on Monday. The statement said talks would go on.")
    behind = of.cast.behind(phrase(of, "The statement"))
    assert behind is not None
    assert of.cast.characters[behind].name == "Peru"


@pytest.mark.parametrize("text", [VISIT, OFFICE, "", "No one came.", "“\n\n”"])
def test_mentions_quote_the_text(text: str) -> None:
    of = page(text or " ")
    for character in of.cast.characters:
        for mention in (*character.mentions, *(e for role in character.roles for e in role.evidence)):
            assert mention.text == of.article.text[mention.start : mention.end]
            assert mention.text


def test_a_word_with_the_capital_of_its_place_is_no_name() -> None:
    text = (
        "Mackerel deal struck after a long row\n\n"
        "Norway and Iceland agreed on how to divide the mackerel. The mackerel deal holds for a year."
    )
    assert "Mackerel" not in {c.name for c in page(text).cast.characters}


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Peru warned Kenya. Kenyan President Ada Okonjo said the country would pay.",
            "the country",
            ["Kenya"],
        ),
        ("Kenyan President Ada Okonjo warned Peru. It said the country would pay.", "the country", ["Peru"]),
        (
            "Peru warned Kenya. Kenyan President Ada Okonjo said the government would pay.",
            "the government",
            ["Kenya"],
        ),
    ],
)
def test_the_country_is_that_of_the_official_who_says_so(text: str, words: str, names: list[str]) -> None:
    assert denoted(page(text), words) == names


@pytest.mark.parametrize(
    ("text", "is_actor"),
    [
        ("Ada Okonjo flew to Lima on Monday.", True),
        ("Ada Okonjo visited Lima on Monday.", True),
        ("The visit of the minister to Lima was put off.", True),
        ("Ada Okonjo will travel to Cairo and Lima on Monday.", True),
        ("Ada Okonjo spoke in Lima on Monday.", False),
    ],
)
def test_a_capital_that_is_visited_is_the_government_there(text: str, is_actor: bool) -> None:
    assert any(c.country == "PER" and c.kind != "person" for c in page(text).cast.characters) == is_actor


@pytest.mark.parametrize(
    "text",
    [
        "An inquiry found that the gate was open.",
        "Two bodies were found near the pier.",
        "The convoy left at dawn. The paper was signed in the yard.",
    ],
)
def test_nobody_is_made_of_things_that_say_not_who_they_are(text: str) -> None:
    assert not [c.name for c in page(text).cast.characters]
