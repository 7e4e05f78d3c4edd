"""Families: copies and rewrites are joined, independent reports of one event are not."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from onrecord.linking.families import families_among, find_families
from onrecord.reading import clean
from onrecord.record import Article, Dateline, Imprint, When
from quality import families
from tests.linking.variants import cut, reheaded, reordered, spun
from tests.reading.marked import marked_reports

# A rewrite by hand of another report of the set; the rest were written independently, several on each event.
BY_HAND = frozenset({"heldout_newsbot-1", "daily_courier-3"})


def an_article(key: str, text: str, **fields: object) -> Article:
    title = text.split("\n\n")[0]
    return msgspec.structs.replace(Article(id=key, origin=f"{key}.txt", title=title, text=text), **fields)


def the_reports() -> dict[str, str]:
    return {f"{each.outlet}-{each.number}": clean(each.raw).text for each in marked_reports()}


REPORTS = the_reports()
LONG = sorted(key for key, text in REPORTS.items() if len(text.split()) >= 90)
LATE, EARLY = (When(value=value, precision="day", basis="stated") for value in ("2031-03-14", "2031-03-11"))


def joined(*texts: str) -> bool:
    found = find_families(an_article(f"art-{n}", text) for n, text in enumerate(texts))
    return len({family for family, _ in found.values()}) == 1


@pytest.mark.parametrize("key", LONG)
def test_a_copy_under_another_headline_is_joined(key: str) -> None:
    assert joined(REPORTS[key], reheaded(REPORTS[key], "What happened this week on the lake and elsewhere"))


@pytest.mark.parametrize("share", [0.8, 0.6])
def test_a_copy_that_was_cut_is_joined(share: float) -> None:
    missed = [key for key in LONG if not joined(REPORTS[key], cut(REPORTS[key], share))]
    assert len(missed) <= 0.1 * len(LONG), missed


def test_paragraphs_in_another_order_are_a_copy_still() -> None:
    assert all(joined(REPORTS[key], reordered(REPORTS[key], seed=3)) for key in LONG)


@pytest.mark.parametrize("seed", range(4))
def test_machine_spun_rewrites_are_joined(seed: int) -> None:
    missed = [key for key in LONG if not joined(REPORTS[key], spun(REPORTS[key], seed))]
    assert len(missed) <= 0.12 * len(LONG), missed


def test_rewrites_in_another_order_or_cut_are_joined() -> None:
    variants = {key: spun(REPORTS[key], 1) for key in LONG}
    moved = [key for key in LONG if not joined(REPORTS[key], reordered(variants[key], seed=2))]
    shorter = [key for key in LONG if not joined(REPORTS[key], cut(variants[key], 0.7))]
    assert len(moved) <= 0.12 * len(LONG), moved
    assert len(shorter) <= 0.12 * len(LONG), shorter


def test_a_rewrite_by_hand_is_joined_and_independent_reports_are_not() -> None:
    found = find_families(an_article(key, text) for key, text in REPORTS.items())
    together = {
        frozenset(pair) for pair in combinations(sorted(found), 2) if found[pair[0]][0] == found[pair[1]][0]
    }
    assert together == {BY_HAND}


# Pairs written by hand: the kind of the pair, the one report and the other, parted by a line of tildes.
TOLD_TWICE = sorted((Path(__file__).parent / "told_twice").glob("*.txt"))


@pytest.mark.parametrize("path", TOLD_TWICE, ids=lambda path: path.stem)
def test_what_is_told_twice_is_told_from_what_two_reports_tell(path: Path) -> None:
    kind, *texts = path.read_text("utf-8").split("\n~~~~~\n")
    reports = [an_article(f"art-{n}", f"Headline {n}\n\n{text.strip()}") for n, text in enumerate(texts)]
    bonds = [copy.bond for family in families_among(reports) for copy in family.copies]
    assert (bonds or ["none"]) == [kind]


def test_a_statement_that_two_reports_quote_does_not_join_them() -> None:
    quoted = (
        "“We have decided to close the office in Lesk, to call home its staff of eleven, and to hand the "
        "keys to the Swiss, who have kindly agreed to keep them until better days, which we trust will come "
        "before the roof needs mending,” the ministry said in a statement."
    )
    one = f"Office in Lesk to close\n\nVelmar is closing its consulate, as was expected.\n\n{quoted}\n\n"
    other = f"Swiss get keys\n\nBern confirmed on Friday that it had been asked to help.\n\n{quoted}\n\n"
    one += "The consulate was opened by a king. Its garden was the envy of the town, its coffee was not."
    other += "Switzerland looks after the affairs of nine states where these have no embassy of their own."
    assert not joined(one, other)


def test_the_origin_is_the_report_that_was_published_first() -> None:
    text = REPORTS["harbour_post-1"]
    late = an_article("art-a", text, published=LATE)
    early = an_article("art-b", cut(text, 0.8), published=EARLY)
    (family,) = families_among([late, early])
    assert (family.origin, family.reason) == ("art-b", "it was published first")
    assert [(copy.article, copy.copy_of, copy.bond) for copy in family.copies] == [("art-a", "art-b", "copy")]


def test_without_dates_an_agency_dateline_marks_the_origin() -> None:
    text = REPORTS["meridian_wire-1"]
    wire = an_article("art-z", text, dateline=Dateline(place="LISBON"))
    (family,) = families_among([an_article("art-a", text), wire])
    assert (family.origin, family.reason) == ("art-z", "it carries a dateline")
    assert family.copies[0].reason == "the same words"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"outlet": "Courier"}, {"outlet": "Courier"}),
        ({"origin": "https://a.example/envoy"}, {"origin": "https://a.example/envoy?v=2"}),
        ({}, {"title": "UPDATE 2-Envoy flies to Rome"}),
    ],
)
def test_a_later_version_is_told_from_a_copy(earlier: dict[str, object], later: dict[str, object]) -> None:
    text = REPORTS["harbour_post-1"]
    grown = f"{text}\n\nLate on Monday the ministry said that it had nothing to add to what it had not said."
    one = an_article("art-a", text, published=EARLY, **earlier)
    other = an_article("art-b", grown, published=LATE, **later)
    (family,) = families_among([other, one])
    assert [(each.article, each.copy_of, each.bond) for each in family.copies] == [
        ("art-b", "art-a", "update")
    ]


def test_another_outlet_that_prints_it_later_copies_it() -> None:
    text = REPORTS["harbour_post-1"]
    one = an_article("art-a", text, published=EARLY, outlet="Courier")
    other = an_article("art-b", cut(text, 0.8), published=LATE, outlet="Gazette")
    assert next(families_among([one, other])).copies[0].bond == "copy"


def test_of_one_day_the_agency_that_the_others_name_is_the_origin() -> None:
    text = REPORTS["harbour_post-1"]
    paper = an_article("art-a", text + " More of it.", published=EARLY, imprint=Imprint(agency="Reuters"))
    wire = an_article("art-b", text, published=EARLY, outlet="Reuters")
    (family,) = families_among([paper, wire])
    assert (family.origin, family.reason) == ("art-b", "it is by the agency that the others name")


def test_the_synthetic_set_reaches_its_targets() -> None:
    spun_and_turned = list(families.REWRITES.values())[1]
    assert families.pair_f1(families.COPIES["cut to six tenths"])[0] >= 0.95
    assert families.pair_f1(spun_and_turned)[0] >= 0.9
    joined, pairs = families.independents_joined()
    assert pairs >= 50
    assert joined <= 0.02 * pairs


def test_a_lone_report_has_a_family_of_its_own() -> None:
    found = find_families([an_article("art-a", REPORTS["harbour_post-1"])])
    assert found["art-a"][0].startswith("fam-")
    assert found["art-a"][1] is None


def test_the_order_of_the_reports_changes_nothing() -> None:
    texts = [
        variant
        for key in LONG[:6]
        for variant in (REPORTS[key], spun(REPORTS[key], 1), cut(REPORTS[key], 0.7))
    ]
    articles = [an_article(f"art-{n:02}", text) for n, text in enumerate(texts)]
    expected = find_families(articles)
    random.Random(5).shuffle(articles)
    assert find_families(articles) == expected


def test_no_reports_no_families() -> None:
    assert find_families([]) == {}
