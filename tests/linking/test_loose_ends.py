"""What reports call by an office, an owner or one word, tied to who is meant by it, and to nobody else."""

from __future__ import annotations

from onrecord.finding.kinds import BY_CONTEXT
from onrecord.linking.actors import link_actors
from onrecord.record import ActorKind, Article, Character, Coverage, How, Role

BY_WORDS = (How(field="name", by="its words"),)


def report(id_: str, *characters: Character) -> Coverage:
    return Coverage(article=Article(id=id_, origin=f"{id_}.txt", text="-"), characters=characters)


def person(name: str, title: str | None = None, country: str | None = None) -> Character:
    roles = (Role(title=title, organisation=None, evidence=()),) if title else ()
    return Character(name=name, kind="person", country=country, aliases=(name,), roles=roles)


def office(name: str, country: str) -> Character:
    return Character(name=name, kind="person", country=country, aliases=(name,), how=BY_WORDS)


def thing(
    name: str, kind: ActorKind, country: str | None = None, of: int | None = None, known: str | None = None
) -> Character:
    return Character(name=name, kind=kind, country=country, aliases=(name,), member_of=of, known=known)


def names(*reports: Coverage) -> list[str]:
    return sorted(actor.name for actor in link_actors(reports).actors)


def test_an_office_is_the_one_person_whom_a_report_names_in_it() -> None:
    held = report("a", office("Foreign Minister of Peru", "PER"))
    assert names(held, report("b", person("Ana Ruiz", "Foreign Minister", "PER"))) == ["Ana Ruiz"]


def test_an_office_of_another_state_of_two_or_a_deputy_stays_alone() -> None:
    held = report("a", office("Foreign Minister of Peru", "PER"))
    for other in (
        [person("Ali Sow", "Foreign Minister", "TCD")],
        [person("Ana Ruiz", "Deputy Foreign Minister", "PER")],
        [person("Ana Ruiz", "Foreign Minister", "PER"), person("Eva Lund", "foreign minister", "PER")],
    ):
        assert "Foreign Minister of Peru" in names(held, report("b", *other))


def test_a_leader_is_whoever_leads_the_state() -> None:
    held = report("a", office("Leader of Peru", "PER"))
    assert names(held, report("b", person("Ana Ruiz", "President", "PER"))) == ["Ana Ruiz"]


def test_an_ambassador_is_one_of_many() -> None:
    held = report("a", office("Ambassador of Peru", "PER"))
    other = report("b", person("Ana Ruiz", "ambassador", "PER"))
    assert names(held, other) == ["Ambassador of Peru", "Ana Ruiz"]


def test_one_word_that_a_report_takes_for_a_person_is_the_company_of_another() -> None:
    links = link_actors([report("a", person("Solgas")), report("b", thing("Solgas", "organisation"))])
    assert [(actor.name, actor.kind) for actor in links.actors] == [("Solgas", "organisation")]


def test_a_surname_is_no_company() -> None:
    reports = report("a", person("Ford"), person("Ada Ford")), report("b", thing("Ford", "organisation"))
    assert names(*reports) == ["Ada Ford", "Ford"]


def test_the_office_of_one_person_is_one() -> None:
    reports = (
        report("a", person("Ana Ruiz"), thing("Office of Ana Ruiz", "body", of=0)),
        report("b", person("Ruiz"), thing("Office of Ruiz", "body", of=0)),
    )
    assert names(*reports) == ["Ana Ruiz", "Office of Ana Ruiz"]


def test_his_government_is_that_of_his_country() -> None:
    reports = (
        report("a", person("Ana Ruiz"), thing("government", "government", of=0)),
        report("b", person("Ana Ruiz", None, "PER"), thing("Peru", "state", "PER", known="state:PER")),
    )
    assert names(*reports) == ["Ana Ruiz", "Peru"]


def test_one_word_is_the_one_body_whose_name_ends_so_where_reports_share_actors() -> None:
    shared = person("Ana Ruiz")
    short = report("a", shared, thing("Council", "body"))
    full = report("b", shared, thing("Lake Security Council", "body"))
    other = report("c", shared, thing("Lake Youth Council", "body"))
    assert names(short, full) == ["Ana Ruiz", "Lake Security Council"]
    assert "Council" in names(short, full, other)
    assert "Council" in names(report("a", thing("Council", "body")), full)


def test_spellings_of_a_description_are_one_group() -> None:
    reports = (
        report("a", thing("EU mission", "body", "PER")),
        report("b", thing("European Union mission", "body", "PER")),
    )
    assert len(link_actors(reports).actors) == 1


def test_how_high_a_group_ranks_and_what_its_soldiers_are_called_part_nobody() -> None:
    for one, other in (
        ("high-level delegation", "delegation of Peru"),
        ("Peruvian troops", "armed forces of Peru"),
        ("soldiers of Peru", "Peruvian army"),
    ):
        reports = report("a", thing(one, "body", "PER")), report("b", thing(other, "body", "PER"))
        assert len(link_actors(reports).actors) == 1, (one, other)
    reports = (
        report("a", thing("Peruvian navy", "body", "PER")),
        report("b", thing("Peruvian army", "body", "PER")),
    )
    assert len(link_actors(reports).actors) == 2


def test_what_is_of_an_unlisted_state_is_taken_for_it_where_no_report_says_more() -> None:
    told = Character(
        name="Veldia", kind="government", aliases=("Veldia",), how=(How(field="kind", by=BY_CONTEXT),)
    )
    assert names(report("a", told), report("b", person("Veldian"))) == ["Veldia"]


def test_a_body_that_every_state_has_is_that_of_the_one_state_told_of() -> None:
    told = report("a", person("Ana Ruiz"), thing("Ministry of Foreign Affairs of Peru", "body", "PER"))
    ours = report("b", person("Ana Ruiz"), thing("Foreign Ministry", "body"))
    assert "Foreign Ministry" not in names(told, ours)
    theirs = report("c", person("Ana Ruiz"), thing("Ministry of Foreign Affairs of Chad", "body", "TCD"))
    assert "Foreign Ministry" in names(told, ours, theirs)
    elsewhere = report("d", person("Ali Sow"), thing("Foreign Ministry", "body"))
    assert "Foreign Ministry" in names(told, elsewhere)
    other = report("e", person("Ana Ruiz"), thing("Interior Ministry", "body"))
    assert "Interior Ministry" in names(told, other)
