"""What holds of every statement, whatever the report, through the whole way of an article."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pipeline import cover
from onrecord.reading.clean import clean
from onrecord.record import Article, Coverage, StatementFound, When

REPORTS = {
    "cue behind": (
        "“The harbour will open before the first frost,” the harbour minister, Ines Okafor, said on Monday.",
        "“We have waited long enough,” said Tomasz Rhee, the envoy of Lyth. “The boats must sail.”",
    ),
    "cue before": (
        "Ines Okafor, the harbour minister, told reporters that the ferries would sail again in spring.",
        "Mr. Rhee replied: “Nobody has asked the islanders.”",
    ),
    "cue within": (
        "“The pier,” Ms. Okafor said in a statement, “is older than the quarrel about it.”",
        "The ferries, the harbour ministry said, were safe.",
    ),
    "mixed": (
        "Ms. Okafor called the charter “an insult to every sailor” and said that Lyth would not sign it.",
        "Mr. Rhee denied that his government had “walked away from the table” last week.",
    ),
    "according to": (
        "According to the Foreign Ministry of Lyth, two patrol boats have left the strait.",
        "The envoys will meet on the island in June, according to two officials who asked not to be named.",
    ),
    "nested": (
        "Ms. Okafor said that Mr. Rhee had told her that the talks were over.",
        "The Harbour Light reported, citing an unnamed official, that the minister would resign.",
    ),
    "over paragraphs": (
        "“We came here to talk,” said Tomasz Rhee, the envoy of Lyth. “We found a locked door.",
        "“We shall not come again.”",
        "The harbour minister, Ines Okafor, rejected the account.",
    ),
    "within a quotation": (
        "“My father used to say, ‘Never sail on a promise,’ and he was right,” Ms. Okafor told the assembly.",
    ),
    "headline": (
        "Lyth rejects new ferry charter",
        "Lyth rejected the new ferry charter on Friday, saying that it favoured the mainland.",
        "The harbour ministry declined to comment.",
    ),
    "single marks": (
        "‘The ferries will not sail,’ the minister, Ines Okafor, told parliament. ‘Not this year.’",
        "‘The sailors’ pay is late,’ she said, adding that the owners’ books weren’t open.",
    ),
    "questions": (
        "“Who will pay for the boats?” asked Ms. Okafor. “Who will pay the sailors?”",
        "“Will you sign?” a reporter asked Mr. Rhee. “No,” he replied. “Not before the islanders’ vote.”",
    ),
    "two speakers": (
        "“We will sail,” said Ms. Okafor, while Mr. Rhee insisted: “You will not.”",
        "Okafor said the talks had failed and Rhee said they had not begun.",
    ),
    "a mark left open": (
        "“We are ready to sail, Ms. Okafor said on Friday.",
        "The envoy of Lyth, Tomasz Rhee, disagreed, saying “nobody is ready.”",
    ),
    "pieces": (
        "Ms. Okafor described the offer as “generous,” “late” and “not enough.”",
        "Mr. Rhee said that “the islanders” wanted peace, that “the mainland” wanted the pier and that nobody was ready.",
    ),
    "letters left out": (
        "“’Tis a small boat,” Ms. Okafor said.",
        "“The class of ’98 will not forget this,” said Mr. Rhee, referring to the strike of ’98.",
    ),
    "dateline": (
        "LYTH, May 8 (Harbour News) — The assembly’s speaker, Adaeze Mbeki, said Thursday the vote was “final.”",
        "“There’s no second vote,” she said.",
    ),
    "condition": (
        "Ms. Okafor told Mr. Rhee on Friday that “the line stays shut” until the sailors’ pay was settled, an aide to "
        "the minister said, speaking on condition of anonymity because the talks were private.",
    ),
    "documents": (
        "The charter says that “no boat shall sail without the leave of both sides”.",
        "The statement added: “Lyth’s rights are not for sale.”",
    ),
    "apostrophes": (
        "The sailors’ union said its members’ pay hadn’t arrived, and that the owners’ promises weren’t kept.",
        "“It’s the owners’ fault,” said the union’s leader, Mara O’Keefe.",
    ),
}  # fmt: skip


@cache
def coverage(text: str) -> Coverage:
    when = When(value="2031-05-08", precision="day")
    return cover(Article(id="a-test", origin="test.txt", text=text, published=when), threads=1)


def text_of(kind: str) -> str:
    return "\n\n".join(REPORTS[kind])


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def folded(found: StatementFound, of: Coverage) -> tuple[object, ...]:
    """A statement apart from which quotation marks it was written with, and where it stands."""
    words = (found.source_text, found.cue, found.content, found.condition, found.description)
    source = of.characters[found.source].name if found.source is not None else None
    told = (found.attribution, found.act, found.form, found.within, found.channel)
    return (*(straight(each) if each else each for each in words), straight(source or ""), *told)


def all_folded(of: Coverage) -> list[tuple[object, ...]]:
    return [folded(found, of) for found in of.statements]


@pytest.mark.parametrize("kind", REPORTS)
def test_something_is_found(kind: str) -> None:
    assert coverage(text_of(kind)).statements


@pytest.mark.parametrize("kind", REPORTS)
def test_evidence_equals_its_text(kind: str) -> None:
    text = text_of(kind)
    for form in (text, straight(text)):
        for found in coverage(form).statements:
            assert found.evidence
            assert all(form[e.start : e.end] == e.text for e in found.evidence)


def outside_quotations(text: str, start: int, end: int) -> bool:
    opened = text.count("“", 0, start) - text.count("”", 0, start)
    return opened <= 0 and "“" not in text[start:end]


@pytest.mark.parametrize("kind", REPORTS)
def test_content_has_no_cue_or_source_of_its_own(kind: str) -> None:
    text = text_of(kind)
    for found in coverage(text).statements:
        contents = [(e.start, e.end) for e in found.evidence if e.role == "content"]
        others = [e for e in found.evidence if e.role in ("cue", "source")]
        for e in others:
            if outside_quotations(text, e.start, e.end):
                assert not any(e.start < end and start < e.end for start, end in contents), (
                    found.content,
                    e.text,
                )


@pytest.mark.parametrize("kind", REPORTS)
def test_straight_marks_give_the_same_statements(kind: str) -> None:
    text = text_of(kind)
    assert all_folded(coverage(straight(text))) == all_folded(coverage(text))


SPACES = st.sampled_from([" ", "  ", "\u00a0", "\t", " \u200b", "\u2009"])
BREAKS = st.sampled_from(["\n\n", "\n\n\n", "\r\n\r\n", "\n \n", "\n\u00a0\n\n"])


@given(st.data())
@settings(max_examples=15)
def test_other_white_space_gives_the_same_statements(data: st.DataObject) -> None:
    text = text_of(data.draw(st.sampled_from(sorted(REPORTS))))
    raw = re.sub(r"\n\n| ", lambda gap: data.draw(SPACES if gap.group() == " " else BREAKS), text)
    assert all_folded(coverage(clean(raw).text)) == all_folded(coverage(clean(text).text))


@given(st.permutations(sorted(REPORTS)))
@settings(max_examples=3)
def test_the_order_in_which_reports_are_read_changes_nothing(order: list[str]) -> None:
    for kind in order:
        assert coverage.__wrapped__(text_of(kind)) == coverage(text_of(kind))
