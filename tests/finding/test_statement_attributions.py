"""Attributions as papers of five continents write them: who speaks and what, by name."""

from __future__ import annotations

import pytest

from onrecord.finding.statements import find_statements
from onrecord.record import StatementFound
from tests.finding.analysed import page


def told(text: str) -> list[tuple[str | None, str]]:
    """Who speaks by name, None where nobody is named, and what."""
    here = page(text)
    return [
        (None if one.source is None else here.cast.characters[one.source].name, one.content)
        for one in find_statements(here)
    ]


def only(text: str) -> StatementFound:
    (one,) = find_statements(page(text))
    return one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bridge, Ms. Okello said, would be rebuilt by June.",
         [("Okello", "The bridge … would be rebuilt by June")]),
        ("The law, Interior Minister Kwame Asante told Parliament, is dead.",
         [("Kwame Asante", "The law … is dead")]),
        ("The ministry's position, said Ms. Adeyemi, is that the islands were never for sale.",
         [("Adeyemi", "The ministry's position … is that the islands were never for sale")]),
        ("The offer, according to two people briefed on the talks, includes a 60-day pause in drilling.",
         [(None, "The offer … includes a 60-day pause in drilling")]),
        ("Talks on the pipeline have collapsed, a senior Kenyan diplomat familiar with the matter said on Friday.",
         [(None, "Talks on the pipeline have collapsed")]),
        ("A colonel in the Sudanese army told Al Jazeera the bridge had been mined.",
         [(None, "the bridge had been mined")]),
        ("The deputy head of the mission, Ingrid Solberg, put the number of displaced families at 4,000.",
         [("Ingrid Solberg", "the number of displaced families at 4,000")]),
        ("Germany, France and Norway said in a joint statement that they would trigger the mechanism.",
         [("Germany", "they would trigger the mechanism"), ("France", "they would trigger the mechanism"),
          ("Norway", "they would trigger the mechanism")]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, said: list[tuple[str | None, str]]) -> None:
    assert told(text) == said


def test_the_source_is_not_the_last_noun_before_the_cue() -> None:
    one = only("The truce is over, a senior Kenyan diplomat familiar with the matter said on Friday.")
    assert one.source_text is not None and one.source_text.startswith("a senior Kenyan diplomat")
    assert one.attribution == "unnamed" and one.affiliation is not None


def test_what_somebody_agreed_ends_before_whoever_tells_of_it() -> None:
    text = "The two ministers agreed that talks would be held in Doha, Qatar's foreign ministry said."
    contents = {content for _, content in told(text)}
    assert "talks would be held in Doha" in contents


def test_who_speaks_for_a_person_is_an_office() -> None:
    one = only("A spokesman for President Tran said the visit to Beijing would go ahead as planned.")
    assert one.attribution == "office" and one.source is not None and one.source == one.affiliation


@pytest.mark.parametrize(
    ("headline", "who", "content"),
    [
        ("Sanctions ‘will not break us’ – Pavel Novak", "Pavel Novak", "Sanctions ‘will not break us’"),
        ("No troops will leave before May: Pavel Novak", "Pavel Novak", "No troops will leave before May"),
    ],
)
def test_a_headline_ends_with_its_speaker(headline: str, who: str, content: str) -> None:
    text = f"{headline}\n\nPavel Novak met shareholders of the company in Moscow on Tuesday evening."
    assert told(text) == [(who, content)]


@pytest.mark.parametrize(
    "headline", ["Army leaves the valley - Harbour Post", "How it went: a timeline of talks"]
)
def test_a_headline_that_nobody_says(headline: str) -> None:
    assert not any(c in headline for _, c in told(f"{headline}\n\nThe market was quiet on Tuesday."))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“Who gave the order?” asked Senator Lucia Prado at the hearing.", "ask"),
        ("The company rejected the allegation as “baseless”.", "deny"),
        ("The rebels rejected the offer as “a trap”.", "reject"),
        ("The ministry said that no answer was expected this month.", "predict"),
        ("The ministry said that no answer was sent this month.", "deny"),
        (
            "Two officials told the Herald that the army had warned Mora that an attack would be a mistake.",
            "say",
        ),
    ],
)
def test_the_act(text: str, act: str) -> None:
    assert next(find_statements(page(text))).act == act


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Ruiz said prices were high.\n\n“There is no deal and there is no table,” snapped one diplomat.",
         [("Ana Ruiz", "prices were high"), (None, "“There is no deal and there is no table,”")]),
        ("Ana Ruiz said prices were high.\n\n“We shall believe it when we see a ship,” Mr Tapia shrugs.",
         [("Ana Ruiz", "prices were high"), ("Tapia", "“We shall believe it when we see a ship,”")]),
        ("The plant would reopen, said Kenyan minister Ruth Achieng, a pledge that union leaders called “hollow”.",
         [("Ruth Achieng", "The plant would reopen"), (None, "a pledge … “hollow”")]),
        ("The nets were cut at night, Ana Ruiz said, a claim that fishermen confirm.",
         [("Ana Ruiz", "The nets were cut at night")]),
        ("Chad now says three of its soldiers died; Libya, five.",
         [("Chad", "three of its soldiers died"), ("Libya", "five")]),
        ("Peru says the boats were fishing in its waters; Ecuador, which released two of them, wants a fine.",
         [("Peru", "the boats were fishing in its waters")]),
        ("No troops had crossed, Ms. Haddad said; they had merely moved along the river.",
         [("Haddad", "No troops had crossed … they had merely moved along the river")]),
        ("Omar Sabri, who has demanded that the director be dismissed, welcomed the verdict.",
         [("Omar Sabri", "the director be dismissed")]),
        ("The convoy was stopped at dawn, according to Conakry.", [("Guinea", "The convoy was stopped at dawn")]),
        ("The ministry's explanation is that the convoy never left its base.",
         [("ministry", "the convoy never left its base")]),
        ("The spokesman spoke of “useful contacts”.", [(None, "“useful contacts”")]),
        ("A Pentagon spokeswoman, Cmdr. Dana Whit, called that “fiction.”", [("Dana Whit", "“fiction.”")]),
        ("The opposition Work and Justice alliance said the vote was rigged.",
         [("Work and Justice alliance", "the vote was rigged")]),
    ],
)  # fmt: skip
def test_what_others_add_stays_theirs(text: str, said: list[tuple[str | None, str]]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Two Kenyan diplomats told to leave\n\nThe ministry gave them three days.",
        "A dispute over a contract that threatens to hold up the railway has split the cabinet.",
        "Nobody will say who asked for the delay.",
        "Asked by reporters whether her plan had survived, Ms. Solheim answered with a shrug.",
        "The unit withdrew on Friday, as it had promised the mediator it would.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["An adviser to Prime Minister Luis Ortiz said the plan was dead.",
                                  "A close aide to Prime Minister Luis Ortiz said the plan was dead."])  # fmt: skip
def test_an_aide_is_not_whom_they_serve(text: str) -> None:
    one = only(text)
    assert (one.source, one.attribution) == (None, "unnamed")
    assert one.affiliation is not None and page(text).cast.characters[one.affiliation].name == "Luis Ortiz"


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("An official, requesting not to be quoted by name, said the list was closed.",
         "requesting not to be quoted by name"),
        ("A trader who did not want his name published said the port was shut.",
         "who did not want his name published"),
        ("A diplomat, speaking on background, said the list was closed.", "speaking on background"),
    ],
)  # fmt: skip
def test_on_what_terms(text: str, condition: str) -> None:
    assert only(text).condition == condition


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister has called this account “pure invention”.", "deny"),
        ("The envoy was adamant that the meeting had not been cancelled.", "deny"),
        ("The hospital has been able to confirm eight deaths.", "confirm"),
        ("The Frenchwoman, asked to comment, would only confirm that the matter was raised.", "confirm"),
    ],
)
def test_the_act_of_a_verdict(text: str, act: str) -> None:
    assert only(text).act == act


def test_an_answer_is_the_spokesmans_of_the_heading() -> None:
    text = (
        "Briefing by Spokesperson Anna Kovac of the Foreign Ministry\n\nQuestion: Was the ambassador summoned?"
        "\n\nAnswer: He came to the ministry on Monday."
    )
    assert [who for who, _ in told(text)] == [None, "Anna Kovac"]


@pytest.mark.parametrize(
    "text",
    [
        "A quarrel over an unpaid bill with Chad threatens to stop the ferries.",
        "A storm of protest threatens to bring the cabinet down.",
        "Nobody would say who asked for the meeting.",
        "The poll found 48 percent against the trip and 30 percent who thought it should go ahead.",
    ],
)
def test_things_shares_and_nobody_say_nothing(text: str) -> None:
    assert not [s for s in find_statements(page(text)) if s.source_text != "The poll"]


def test_what_is_learned_before_a_deed_is_no_statement() -> None:
    assert not list(
        find_statements(page("After learning that a general would chair it, the miners left the hall."))
    )


@pytest.mark.parametrize(
    "text",
    [
        "An adviser to Otieno said the plan was dead.",
        "A close aide to Prime Minister Otieno said the plan was dead.",
        "A senior aide to Mr. Otieno said the plan was dead.",
    ],
)
def test_those_who_serve_somebody_are_not_them(text: str) -> None:
    read = page(text)
    (one,) = find_statements(read)
    assert (one.source, one.attribution) == (None, "unnamed")
    assert one.affiliation is not None and read.cast.characters[one.affiliation].name == "Otieno"


def test_a_party_whose_name_holds_and_is_one_speaker() -> None:
    text = "Peace and Reform, the largest opposition party, said it would not take part."
    assert len(list(find_statements(page(text)))) == 1


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The joint press release speaks only of “a frank talk”.", "The joint press release", "“a frank talk”"),
        ("Dorn has been able to confirm six deaths.", "Dorn", "six deaths"),
        ("The chamber of trade estimates the losses at 4 million dollars.",
         "The chamber of trade", "the losses at 4 million dollars"),
        ("Two villagers confirmed hearing “three loud bangs”.", "Two villagers", "hearing “three loud bangs”"),
        ("A spokeswoman would only say that “contacts go on”.", "A spokeswoman", "“contacts go on”"),
        ("Dorn was adamant that the trip had not been cancelled – “it has been put off, and not by us”.",
         "Dorn", "the trip had not been cancelled – “it has been put off, and not by us”"),
        ("In a gesture that residents of the town described as “insulting”, the mayor sent them a bill.",
         "residents of the town", "a gesture … “insulting”"),
    ],
)  # fmt: skip
def test_what_else_tells_of_words(text: str, source: str, content: str) -> None:
    assert (source, content) in [(s.source_text, s.content) for s in find_statements(page(text))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The port was safe, Ana Ruiz said. Her colleague, Aino Laine, took another view: “It was never safe.”",
         ("Aino Laine", "“It was never safe.”")),
        ("Ana Ruiz was blunt. “There is no plan,” she said.\n\nThe union took an hour. Its leader, Paul Otim, did not "
         "mince words: “This is an insult.”", ("Paul Otim", "“This is an insult.”")),
        ("Mayor Ana Ruiz spoke first. The board could sit in Oslo, she said, “but not on our island”.",
         ("Ana Ruiz", "The board could sit in Oslo … “but not on our island”")),
        ("Asked about the plan, Ana Ruiz said, “We will stay.”", ("Ana Ruiz", "“We will stay.”")),
        ("A second diplomat, from Chad, put it less politely: the king had “run away”.",
         (None, "the king had “run away”")),
        ("Kenya to Uganda: You broke the pact\n\nThe envoy spoke on Sunday.", ("Kenya", "You broke the pact")),
    ],
)  # fmt: skip
def test_words_before_a_colon_or_an_attribution(text: str, said: tuple[str | None, str]) -> None:
    assert said in told(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Opposition leaders called for the visit to be scrapped.", [(None, "the visit to be scrapped")]),
        ("Captain Ben Oduya says the nets were cut, a claim that fishermen interviewed by the Herald confirm.",
         [("Ben Oduya", "the nets were cut")]),
        ("The committee may sit anywhere, Minister Ana Mora said, “but not on our soil”.",
         [("Ana Mora", "The committee may sit anywhere … “but not on our soil”")]),
        ("Albania finds it too weak; Serbia, according to a diplomat, could live with it.",
         [(None, "Serbia … could live with it")]),
    ],
)  # fmt: skip
def test_words_before_and_behind_the_cue(text: str, said: list[tuple[str | None, str]]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The talks, which were to start in Lagos tomorrow, will go ahead, the agency insisted.", "say"),
        ("The families insisted that the men be freed at once.", "demand"),
        ("The delegate of Mali said his country could not support the text.", "say"),
    ],
)
def test_insisting_and_being_able(text: str, act: str) -> None:
    assert next(find_statements(page(text))).act == act


def test_a_speaker_behind_the_cue_keeps_the_words_before_it() -> None:
    text = "The visit would be held in May, said spokeswoman Ana Mora - a claim officials in Oslo called “absurd”."
    assert told(text)[0] == ("Ana Mora", "The visit would be held in May")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Turkey “will not be lectured”, Mr Kaya told lawmakers in a speech that lasted two hours.",
         [("Kaya", "Turkey “will not be lectured”")]),
        ("As Mayor Ana Mora put it, “we are neighbours, not friends”.",
         [("Ana Mora", "“we are neighbours, not friends”")]),
        ("The pact, Ana Mora said in Arabic, “is a first step and no more”.",
         [("Ana Mora", "The pact … “is a first step and no more”")]),
        ("Ana Mora, in a letter to the pope, wrote that war “serves nobody”.", [("Ana Mora", "war “serves nobody”")]),
        ("Observers from Chad reported seeing soldiers at the polls.", [(None, "seeing soldiers at the polls")]),
    ],
)  # fmt: skip
def test_quoted_words_within_a_clause(text: str, said: list[tuple[str | None, str]]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The firm admitted selling arms, adding that they were old.", "selling arms"),
        ("According to Reuters, the United Kingdom and Norway have both signed.",
         "the United Kingdom and Norway have both signed"),
    ],
)  # fmt: skip
def test_where_words_end_and_begin(text: str, content: str) -> None:
    assert content in [c for _, c in told(text)]
