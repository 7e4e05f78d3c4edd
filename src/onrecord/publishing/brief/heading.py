"""What the reports are: how many, how many of them independent, by whom, of when; and the list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from pathlib import PurePath

from onrecord.publishing import dates
from onrecord.publishing.brief.story import Story
from onrecord.publishing.brief.value import Report
from onrecord.publishing.reports import PARAGRAPH
from onrecord.publishing.wording import counted, cut, listed
from onrecord.record import Article
from onrecord.record.statement import Attribution

MOST_NAMES = 6
MOST_REPORTS = 30
TITLE = 75
_KINDS: dict[Attribution, str] = {
    "named": "by name",
    "office": "by an office",
    "document": "from documents",
    "unnamed": "from unnamed people",
}


def facts(story: Story) -> Iterator[str]:
    """The lines at the head of the brief."""
    yield _reports(story)
    names = [story.name(id_) for id_, _ in sorted(story.prominence.items(), key=lambda x: (-x[1], x[0]))]
    if names:
        yield f"Most in view: {listed(list(dict.fromkeys(names))[:MOST_NAMES], most=MOST_NAMES)}."
    if story.whole.statements:
        yield _statements(story)


def _reports(story: Story) -> str:
    articles = story.reports.articles
    count = counted(len(articles), "report")
    copies = len(articles) - story.reports.families
    if copies:
        count += f", {story.reports.families} independent ({counted(copies, 'copy', 'copies')} or rewrites)"
    outlets = {a.outlet for a in articles if a.outlet}
    from_ = f", from {counted(len(outlets), 'outlet')}" if outlets else ""
    days = sorted(day for a in articles if (day := story.reports.day(a.id)) and len(day) == 10)
    when = f", {dates.span(days[0], days[-1])}" if days else ""
    undated = len(articles) - len(days)
    return f"{count}{from_}{when}{f' ({undated} without a date)' if undated else ''}."


def _statements(story: Story) -> str:
    kinds = Counter(statement.attribution for statement in story.whole.statements)
    parts = [f"{kinds[kind]} {label}" for kind, label in _KINDS.items() if kinds[kind]]
    return f"{counted(len(story.whole.statements), 'statement')}: {', '.join(parts)}."


def listing(story: Story, cited: Set[int]) -> Iterator[Report]:
    """The reports in their order, copies with the number of what they copy; of very many, those cited."""
    few = len(story.reports.articles) <= MOST_REPORTS
    for article in story.reports.articles:
        if not few and story.reports.number(article.id) not in cited:
            continue
        day = story.reports.day(article.id)
        yield Report(
            number=story.reports.number(article.id),
            title=cut(article.title or article.text.split(PARAGRAPH, 1)[0], TITLE),
            outlet=article.outlet or "",
            day=dates.day(day, year=True) if day else "no date",
            origin=_short(article.origin),
            note=_note(story, article),
        )


def _note(story: Story, article: Article) -> str:
    if article.copy_of is None:
        return ""
    return f"copy or rewrite of [{story.reports.number(article.copy_of)}]"


def _short(origin: str) -> str:
    """A file by its name, an address whole."""
    return origin if "://" in origin else PurePath(origin).name
