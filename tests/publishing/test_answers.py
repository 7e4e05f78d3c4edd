"""Answers as they are listed: who denied, confirmed or kept silent, beside what it answers."""

from __future__ import annotations

from onrecord.publishing.answers import answers
from onrecord.record import Article, Coverage, EventFound, Evidence, SilenceFound, StatementFound
from onrecord.record.statement import Act

TEXT = "Mora said the bridge was mined.\n\nThe army denied it.\n\nThe mayor declined to comment."


def evidence(words: str, role: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(article="a-1", start=start, end=start + len(words), text=words, role=role)


def statement(
    source: str, content: str, act: Act, sentence: str, answered: tuple[int, ...] = ()
) -> StatementFound:
    return StatementFound(
        source=None, source_text=source, attribution="named", cue="said", act=act, content=content, form="indirect",
        evidence=(evidence(content, "content"), evidence(sentence, "sentence")),
        answers=answered, answers_events=answered,
    )  # fmt: skip


def coverage() -> Coverage:
    told = evidence("Mora said the bridge was mined.", "sentence")
    return Coverage(
        article=Article(id="a-1", origin="report.txt", text=TEXT),
        statements=(
            statement("Mora", "the bridge was mined", "say", told.text),
            statement("The army", "it", "deny", "The army denied it.", (0,)),
        ),
        events=(
            EventFound(type="ASSAULT", actors=(), recipients=(), trigger="mined", status="happened",
                       evidence=(evidence("mined", "trigger"), told)),
        ),
        silences=(
            SilenceFound(kind="declined", source=None, source_text="The mayor", attribution="unnamed",
                         words="declined to comment", answers=(0,),
                         evidence=(evidence("declined to comment", "cue"),)),
        ),
    )  # fmt: skip


def test_each_answer_stands_beside_what_it_answers() -> None:
    denial, silence = answers([coverage()], [coverage().article])
    assert (denial.by, denial.kind, str(denial.mark)) == ("The army", "deny", "1:§2")
    assert [(to.by, to.words, str(to.mark)) for to in denial.to] == [
        ("Mora", "the bridge was mined", "1:§1"),
        (None, "Mora said the bridge was mined.", "1:§1"),
    ]
    assert (silence.kind, silence.words, str(silence.mark)) == ("declined", "declined to comment", "1:§3")


def test_a_denial_of_nothing_that_is_told_is_left_out() -> None:
    bare = Coverage(
        article=coverage().article,
        statements=(statement("The army", "it", "deny", "The army denied it."),),
    )
    assert answers([bare], [bare.article]) == ()


def test_reports_that_are_not_on_record_are_left_out() -> None:
    assert answers([coverage()], []) == ()
