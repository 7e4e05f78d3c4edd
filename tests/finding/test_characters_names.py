"""Names and nouns by themselves: which can be one person's, what the tables hold, what a noun denotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.finding.kinds import noun_of
from onrecord.finding.knowledge import Use, actors, fold, gazetteer, pieces_of, states
from onrecord.finding.names import kind_of_name, ministry
from onrecord.finding.personal_names import fit, key_words
from tests.finding.analysed import page

KINDS = {
    "person",
    "state",
    "government",
    "body",
    "armed_group",
    "party",
    "organisation",
    "media",
    "population",
}


@pytest.mark.parametrize(
    ("short", "full", "how_well"),
    [
        ("Ngozi Odera", "Ngozi Odera", 5),
        ("N. Odera", "Ngozi Odera", 4),
        ("Ngozi A. Odera", "Ngozi Odera", 4),
        ("Ngozi Odera Jr.", "Ngozi Odera", 5),
        ("Odera", "Ngozi Odera", 3),
        ("Ruiz Soto", "Ana María Ruiz Soto", 3),
        ("Ruiz", "Ana Ruiz Soto", 2),
        ("Ngozi", "Ngozi Odera", 1),
        ("Ada Odera", "Ngozi Odera", 0),
        ("Ngozi Okoro", "Ngozi Odera", 0),
        ("Ana María Ruiz", "Ana Isabel Ruiz", 0),
        ("al-Khatib", "Samir al-Khatib", 3),
        ("Müller", "Jörg Mueller", 0),
        ("Škvorecký", "Jan Skvorecky", 3),
        ("Ban", "Ban Ki-moon", 1),
    ],
)
def test_how_well_a_name_fits_a_fuller_one(short: str, full: str, how_well: int) -> None:
    assert fit(key_words(short), key_words(full)) == how_well


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Élysée", "elysee"), ("U.S.", "us"), ("Sana’a", "sanaa"), ("Łódź", "lodz"), ("Türkiye", "turkiye")],
)
def test_fold_leaves_plain_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_pieces_are_never_empty(text: str) -> None:
    assert all(fold(piece) for piece in pieces_of(text))


@pytest.mark.parametrize(
    ("form", "name", "use"),
    [
        ("the U.S.", "United States", None),
        ("U.S.", "United States", Use.NAME),
        ("Downing Street", "United Kingdom", Use.SEAT),
        ("Nairobi", "Kenya", Use.CAPITAL),
        ("South Korean", "South Korea", Use.ADJECTIVE),
        ("WHO", "World Health Organization", Use.NAME),
        ("who", None, None),
        ("turkey", None, None),
        ("People's Liberation Army", "People's Liberation Army", Use.NAME),
    ],
)
def test_the_gazetteer_minds_case(form: str, name: str | None, use: Use | None) -> None:
    entries = gazetteer().exactly(form)
    if use is None:
        assert not entries
    else:
        assert (name, use) in {(e.known.name, e.use) for e in entries}


def test_tables_are_sound() -> None:
    keys = [known.key for known in actors()]
    assert len(keys) == len(set(keys))
    for known in actors():
        assert known.kind in KINDS, known
        assert known.country is None or known.country in states(), known
        assert known.name == known.name.strip(), known
    for code, state in states().items():
        assert len(code) == 3
        assert state.known.name


@pytest.mark.parametrize(
    ("lemma", "plural", "kind"),
    [
        ("minister", False, "person"),
        ("rebel", True, "armed_group"),
        ("protester", True, "population"),
        ("council", False, "body"),
        ("police", False, "body"),
        ("people", False, "population"),
        ("kingdom", False, "state"),
        ("table", True, None),
    ],
)
def test_what_a_noun_denotes(lemma: str, plural: bool, kind: str | None) -> None:
    noun = noun_of(lemma, plural)
    assert (noun.kind if noun else None) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Savanna Broadcasting", "media"),
        ("Lake Province Election Commission", "body"),
        ("Reform Party", "party"),
        ("Northern Liberation Brigade", "armed_group"),
        ("Clean Rivers Trust", "organisation"),
    ],
)
def test_the_kind_that_a_name_tells(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_ministries_have_their_usual_name() -> None:
    assert ministry("foreign", "ministry", "KEN")[1] == "Ministry of Foreign Affairs of Kenya"
    assert ministry("foreign", "ministry", None) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Peace and Security Council of the African Union met.", "Peace and Security Council of the African Union", "body"),
        ("The Tea Planters and Exporters Association said no.", "Tea Planters and Exporters Association", "organisation"),
        ("The General Administration of Forestry of Vietnam said no.", "General Administration of Forestry of Vietnam", "body"),
        ("The Ministry of Trade, Industry and Investment of Ghana said no.", "Ministry of Trade, Industry and Investment of Ghana", "body"),
        ("The Ministry of Foreign Affairs and Regional Integration said no.", "Ministry of Foreign Affairs and Regional Integration", "body"),
        ("The Islamic Republic of Mauritania said no.", "Mauritania", "government"),
        ("A reporter of The Guardian Standard was held.", "Guardian Standard", "media"),
        ("Alhaji Musa Danjuma said no.", "Musa Danjuma", "person"),
        ("H.E. Dato’ Salmah Ismail said no.", "Salmah Ismail", "person"),
    ],
)  # fmt: skip
def test_names_are_whole_and_without_address(text: str, name: str, kind: str) -> None:
    found = [(c.name, c.kind) for c in page(text).cast.characters]
    assert (name, kind) in found, found


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Radio Free Amazonia (RFA) was shut. RFA said no.", "RFA", "Radio Free Amazonia"),
        ("The General Union of Dockers (SGTD) met. The SGTD will strike.", "SGTD", "General Union of Dockers"),
        ("The Nuclear Safety Authority of Jordan (NSAJ) met. NSAJ inspectors left.", "NSAJ", "Nuclear Safety Authority of Jordan"),
    ],
)  # fmt: skip
def test_an_acronym_is_whom_the_report_says_it_is(text: str, short: str, name: str) -> None:
    assert [c.name for c in page(text).cast.characters if short in c.aliases] == [name]


def test_the_last_two_words_of_a_name_are_its_bearer() -> None:
    people = [c.name for c in page("Mohamed Ould Salem came. Ould Salem denied it.").cast.characters]
    assert people == ["Mohamed Ould Salem"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The utility Solgas said it would leave. Solgas has asked for money.", "Solgas", "organisation"),
        ("The tanker Halima Star was hijacked on Monday.", "Halima Star", "body"),
        ("The Nile Basin Authority said the water had fallen.", "Nile Basin Authority", "body"),
        ("Chad Miller, a senator, said yes.", "Chad Miller", "person"),
        ("Israel Ortega of the union agreed.", "Israel Ortega", "person"),
        ("Germán Suárez Velasco said no. Mr Suárez left.", "Germán Suárez Velasco", "person"),
        ("The bodies of Petty Officers Faiz Kassim and Jude Sulang were found.", "Faiz Kassim", "person"),
        ("The Spanish utility Solgas said it would leave.", "Solgas", "organisation"),
        ("Nairobi's foreign ministry said no.", "Ministry of Foreign Affairs of Kenya", "body"),
        ("The Faroese government and the Faroes' fishermen said no.", "Faroe Islands", "government"),
        ("A spokesman for Anwara said no. Prime Minister Iska Anwara will go.", "Iska Anwara", "person"),
    ],
)
def test_what_a_name_is_by_the_words_beside_it(text: str, name: str, kind: str) -> None:
    assert [c.kind for c in page(text).cast.characters if c.name == name] == [kind]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Losses came to 11 billion CFA francs, the chamber said.", "CFA"),
        ("The Niger has fallen by a metre.", "Niger"),
        ("The bodies of Tom Hale and Jim Rook were found on Monday.", "bodies"),
        ("He told a news conference that it was over.", "conference"),
        ("Police stood in front of the theatre.", "front"),
        ("The men were tried in Chad. Foreign Ministry officials said so.", "Chad. Foreign Ministry"),
        ("It was Chad which had asked for the visit to be delayed.", "Chad which had asked"),
        ("Kenya’s prime minister Tom Odera said no.", "’s prime minister Tom Odera"),
        ("The consul, Ode Mwa, left.", "The consul, Ode"),
        ("She went to Lyth, a claim furious officials dismissed as nonsense.", "claim furious officials"),
        ("A Central Asian fund was set up.", "Central Asian"),
    ],
)
def test_nobody_is_called_so(text: str, never: str) -> None:
    forms = {form for c in page(text).cast.characters for form in (c.name, *c.aliases)}
    assert never not in forms and not any(form.startswith(never) and "Chad" in never for form in forms)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Minister of Foreign Affairs of Peru, Ana Quispe, received the Minister of Defense of Chad, Ali Sow.",
            {("Ana Quispe", "PER"), ("Ali Sow", "TCD"), ("Peru", "PER"), ("Chad", "TCD")},
        ),
        (
            "The Minister of Foreign Affairs and Cooperation of Peru, Ana Quispe, left.",
            {("Ana Quispe", "PER"), ("Peru", "PER")},
        ),
        (
            "Minister of Foreign Affairs Ana Quispe met Minister of Defence Karel Novy.",
            {("Ana Quispe", None), ("Karel Novy", None)},
        ),
        ("President Said Omar Bacar spoke first.", {("Said Omar Bacar", None)}),
        (
            "The Indian Ocean Council met. A ship sank in the Gulf of Guinea.",
            {("Indian Ocean Council", None)},
        ),
        ("Park Jin-woo spoke. Park said that it was late.", {("Park Jin-woo", None)}),
        ("Latvian Railways said that it was late.", {("Latvian Railways", "LVA")}),
        ("The Saeima approved the pact.", {("Saeima", "LVA")}),
        (
            "The office of Peru's president, Ana Quispe, said no. Quispe's office said it twice.",
            {("Office of Ana Quispe", "PER"), ("Ana Quispe", "PER"), ("Peru", "PER")},
        ),
        (
            "The press service of Peru's president, Ana Quispe, said no.",
            {("Ana Quispe's press service", "PER"), ("Ana Quispe", "PER"), ("Peru", "PER")},
        ),
    ],
)
def test_names_with_their_states(text: str, names: set[tuple[str, str | None]]) -> None:
    assert {(c.name, c.country) for c in page(text).cast.characters} == names
