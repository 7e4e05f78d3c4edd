"""The brief: what it chooses, how it says it, and that its three forms say the same."""

from __future__ import annotations

import re

import msgspec
import pytest

from onrecord import Record
from onrecord.publishing.brief import Brief, compose, to_html, to_markdown, to_text
from onrecord.publishing.brief.said import as_told
from onrecord.record import Article, Discrepancy, Event, Side, Statement, When, Whole
from tests import factory


@pytest.fixture
def brief() -> Brief:
    return compose(factory.whole())


def lines(brief: Brief, title: str) -> list[str]:
    """The lines of a section as the terminal shows them, marks included, unwrapped."""
    text = to_text(Brief(facts=(), sections=brief.sections, reports=()), 10_000)
    section = next(block for block in text.split("\n\n") if block.startswith(title.upper()))
    return [" ".join(row.split()) for row in section.splitlines()[1:] if not row.startswith("  (a day")]


def test_the_head_says_what_the_reports_are(brief: Brief) -> None:
    assert brief.facts[0] == "2 reports, from 2 outlets, 8 to 9 May 2031."
    assert "Lyth" in brief.facts[1]
    assert brief.facts[2] == "2 statements: 2 by name."


@pytest.mark.parametrize(
    ("title", "first"),
    [
        (
            "What happened",
            "8 May (cancelled) Harbour minister Ines Okafor called off Thursday’s talks with Lyth, her office said. "
            "[1:§2, 2:§2]",
        ),
        ("Meetings", "Talks (Ines Okafor and Lyth): cancelled → disputed [1:§2, 2:§2]"),
        ("Where accounts", "Whether the talks were called off"),
        ("Votes", "(adopted) Lyth, the ferry charter: in favour: Lyth [1:§4]"),
        ("On the table", "Sharing the fares, from Tomasz Rhee; not answered by Ines Okafor [2:§3]"),
        ("Figures", "at least 40 / about 55 people: sailors who have lost their pay [1:§3, 2:§2]"),
    ],
)
def test_each_section_says_it_in_the_words_of_the_reports(brief: Brief, title: str, first: str) -> None:
    assert lines(brief, title)[0] == first


def test_accounts_stand_side_against_side(brief: Brief) -> None:
    assert lines(brief, "Where accounts")[1:] == [
        "– Ines Okafor: Harbour minister Ines Okafor called off Thursday’s talks with Lyth, her office said. [1:§2]",
        "– Tomasz Rhee: Lyth’s envoy, Tomasz Rhee, denied that the talks had been called off. [2:§2]",
    ]


def test_statements_follow_their_speaker(brief: Brief) -> None:
    assert set(lines(brief, "Who said what")) == {
        "Ines Okafor: “We will not sit at a table that is sinking” [1:§3]",
        "Tomasz Rhee denied that the talks had been called off [2:§2]",
    }


def test_reports_are_numbered_by_day_and_listed_with_their_files(brief: Brief) -> None:
    assert [(r.number, r.outlet, r.day, r.origin) for r in brief.reports] == [
        (1, "The Harbour Light", "8 May 2031", "a-1.txt"),
        (2, "Lyth Gazette", "9 May 2031", "a-2.txt"),
    ]


def test_of_very_many_reports_those_cited_are_listed() -> None:
    others = tuple(factory.article(f"b-{n}", text=f"Title {n}\n\nNothing of note.") for n in range(40))
    whole = factory.whole()
    made = compose(msgspec.structs.replace(whole, articles=(*whole.articles, *others)))
    assert made.facts[0].startswith("42 reports")
    assert {r.origin for r in made.reports} == {"a-1.txt", "a-2.txt"}


def test_a_copy_is_told_with_what_it_copies() -> None:
    copy = factory.second(family="f-a-1", copy_of="a-1")
    made = compose(msgspec.structs.replace(factory.whole(), articles=(factory.article(), copy)))
    assert made.facts[0].startswith("2 reports, 1 independent (1 copy or rewrites)")
    assert made.reports[1].note == "copy or rewrite of [1]"


def _statement(of: Article, content: str, **fields: object) -> Statement:
    given: dict[str, object] = {
        "source": None, "source_text": None, "attribution": "unnamed", "cue": None, "act": "say", "form": "indirect"
    }  # fmt: skip
    evidence = (factory.words(of, content, "content"),)
    return Statement(
        id=f"s-{content}", article=of.id, content=content, evidence=evidence, **{**given, **fields}
    )


def test_an_unnamed_source_is_called_what_the_report_calls_it_and_unnamed() -> None:
    of = factory.article(
        text="Title\n\nTwo aides with knowledge of the talks said the ferry would sail again soon."
    )
    source = "Two aides with knowledge of the talks"
    statement = _statement(of, "the ferry would sail again soon", source_text=source, affiliation="c-lyth")
    made = compose(Whole(articles=(of,), actors=factory.whole().actors, statements=(statement,)))
    assert lines(made, "Who said what") == [
        "Two aides with knowledge of the talks (Lyth), unnamed: The ferry would sail again soon [1:§2]"
    ]


def test_a_pronoun_that_acts_is_replaced_by_a_name_in_brackets() -> None:
    of = factory.article(text="Title\n\nShe will meet the envoy of Lyth in the old harbour on Friday.")
    event = Event(
        id="e-1",
        type="CONSULT",
        actors=("c-okafor",),
        recipients=("c-lyth",),
        trigger="meet",
        status="planned",
        date=When(text="on Friday", basis="relative"),
        articles=(of.id,),
        evidence=(factory.words(of, "She", "actor"), factory.words(of, "meet", "trigger")),
    )
    made = compose(Whole(articles=(of,), actors=factory.whole().actors, events=(event,)))
    assert lines(made, "What happened") == [
        "“Friday” (planned) [Ines Okafor] will meet the envoy of Lyth in the old harbour on Friday. [1:§2]"
    ]


def test_an_agencys_dateline_is_no_part_of_its_sentence() -> None:
    of = factory.article(
        text="Title\n\nLYTH, May 8, 2031 (Agency) — The envoy left Lyth on Thursday for good."
    )
    event = Event(
        id="e-1",
        type="RETREAT",
        actors=(),
        recipients=(),
        trigger="left",
        status="happened",
        articles=(of.id,),
        evidence=(factory.words(of, "left", "trigger"),),
    )
    made = compose(Whole(articles=(of,), events=(event,)))
    assert lines(made, "What happened") == ["(8 May) The envoy left Lyth on Thursday for good. [1:§2]"]


def test_no_line_is_told_twice() -> None:
    whole = factory.whole()
    again = msgspec.structs.replace(whole.events[0], id="e-talks-2")
    made = compose(msgspec.structs.replace(whole, events=(*whole.events, again)))
    assert lines(made, "What happened") == lines(compose(whole), "What happened")


def test_an_empty_record_has_a_brief() -> None:
    assert to_text(compose(Whole())).startswith("0 reports.")


def test_the_forms_say_the_same(brief: Brief) -> None:
    def words(text: str) -> set[str]:
        return set(re.findall(r"[^\W\d_]{3,}", text.lower()))

    text, markdown = to_text(brief, 10_000), to_markdown(brief)
    page = re.sub(r"<style>.*?</style>|<[^>]+>", " ", to_html(brief), flags=re.DOTALL)
    page = page.replace("&#39;", "'").replace("&amp;", "&")
    assert words(text) <= words(markdown)
    assert words(text) <= words(page)


def test_nothing_of_the_reports_is_taken_for_markup() -> None:
    hostile = "<script>alert(1)</script> *bold* [x](javascript:y) & done"
    of = factory.article(title=hostile, outlet="<b>Light</b>", text=f"Title\n\n{hostile}")
    side = Side(claim=hostile, sources=(hostile,), evidence=(factory.words(of, hostile),))
    found = Discrepancy(id="d-1", kind="denial", about=hostile, sides=(side, side), evidence=side.evidence)
    made = compose(Whole(articles=(of,), discrepancies=(found,)))
    assert "<script>" not in to_html(made)
    assert "<b>Light" not in to_html(made)
    assert "<script>" not in to_markdown(made)
    assert "[x](" not in to_markdown(made)
    assert " *bold*" not in to_markdown(made)


def test_lines_keep_to_the_width(brief: Brief) -> None:
    for width in (60, 80, 110):
        assert max(map(len, to_text(brief, width).splitlines())) <= width


def test_the_brief_of_the_example_is_the_same_each_time(crisis: Record) -> None:
    assert crisis.brief() == Record.open(crisis.place).brief()


def test_every_mark_of_the_example_leads_to_a_paragraph(crisis: Record) -> None:
    whole = crisis.whole()
    articles = {r.number: r for r in compose(whole).reports}
    marks = re.findall(r"(\d+):§(\d+)", crisis.brief())
    assert marks
    assert {int(report) for report, _ in marks} <= set(articles)


@pytest.mark.parametrize("unit", ["count", "times"])
def test_figures_without_a_noun_are_left_out(unit: str) -> None:
    whole = factory.whole()
    assert whole.figures
    bare = tuple(msgspec.structs.replace(f, unit=unit) for f in whole.figures)
    titles = [section.title for section in compose(msgspec.structs.replace(whole, figures=bare)).sections]
    assert "Figures" not in titles


@pytest.mark.parametrize(
    ("cue", "told"), [("saying", "said"), ("adding", "added"), ("denying", "denied"), ("warned", "warned")]
)
def test_a_participle_is_told_as_a_whole_sentence_has_it(cue: str, told: str) -> None:
    assert as_told(cue) == told


def test_an_event_is_told_in_a_sentence_of_its_status() -> None:
    plan, news = "Ms. Okafor will meet Mr. Rhee on Thursday over the lock.", "Okafor and Rhee met."
    articles = tuple(
        Article(id=f"a{n}", origin=f"{n}.txt", text=f"News\n\n{text}", title="News", published=When(value=f"2031-05-0{n}"))
        for n, text in ((4, plan), (8, news))
    )  # fmt: skip
    words = [
        factory.words(articles[0], plan, "sentence"),
        factory.words(articles[0], "will meet", "trigger"),
        factory.words(articles[1], news, "sentence"),
        factory.words(articles[1], "met", "trigger"),
        factory.words(articles[1], "met", "status"),
    ]
    event = Event(
        id="e", type="CONSULT", actors=(), recipients=(), trigger="will meet", status="happened",
        articles=("a4", "a8"), evidence=tuple(words),
    )  # fmt: skip
    told = compose(Whole(articles=articles, events=(event,)))
    assert lines(told, "What happened")[0].split(" [")[0].endswith("Okafor and Rhee met.")


@pytest.mark.parametrize(("words", "shown"), [("on Friday", "“Friday”"), ("a day before", "(8 May)")])
def test_words_for_a_day_that_say_none_give_way_to_the_reports_day(words: str, shown: str) -> None:
    of = factory.article(text="Title\n\nThe envoy called off the visit to the old harbour of Lyth.")
    event = Event(
        id="e", type="CONSULT", actors=(), recipients=(), trigger="called off", status="cancelled",
        date=When(text=words, basis="relative"), articles=(of.id,), evidence=(factory.words(of, "called off", "trigger"),),
    )  # fmt: skip
    [line] = lines(compose(Whole(articles=(of,), events=(event,))), "What happened")
    assert line.startswith(f"{shown} (cancelled)")
