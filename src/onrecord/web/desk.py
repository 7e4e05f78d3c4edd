"""The desk: what the record answers to a page, in the pieces that pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from onrecord.publishing import dates
from onrecord.publishing.brief.story import PRONOUN, Story
from onrecord.publishing.reports import PARAGRAPH, paragraph_around, paragraph_at
from onrecord.publishing.wording import cut, sentence_around
from onrecord.record import Article, Event, Evidence, Judgement, Statement, Vote, When
from onrecord.store import Ask, Asking, Heading, Kind, Name, Near
from onrecord.store.rows import actors_of
from onrecord.web.asked import Asked, address
from onrecord.web.catalogue import Catalogue
from onrecord.web.judged import judged
from onrecord.web.knowing import as_known
from onrecord.web.pieces import Cite, Deed, Judged, Link, Mark, Pages, Saying

# Lines to a page of a list: a page of the longest lines stays under 300 kB.
PER_PAGE = 40
MOST_MARKS = 3
MANY = 1_000
TITLE = 90


class Desk:
    """Answers about one state of the record, as known on one day."""

    def __init__(
        self,
        asking: Asking,
        catalogue: Catalogue,
        as_of: str | None = None,
        rulings: Sequence[Judgement] = (),
        sentences: Asking | None = None,
    ) -> None:
        self.asking = asking
        self.catalogue = catalogue
        self.as_of = as_of
        self.rulings = tuple(rulings)
        self._judged = judged(rulings)
        # A record as known on a day has the items of that day; the sentences are the whole record's.
        self._sentences = sentences or asking
        # Are the items those of the day, or of all days and cut at it?
        self.is_whole = as_of is None or sentences is not None
        self.known = catalogue.known(as_of)

    # Questions

    def ask(self, **wanted: Any) -> Ask:
        """A question about the record as it was known on the day."""
        return Ask(known_by=self.as_of, **wanted)

    @property
    def cut(self) -> bool:
        """Is this a large record cut at a day, of which nothing is counted beforehand?"""
        return self.as_of is not None and len(self.catalogue.headings) > MANY

    def everything(self, kind: Kind) -> Ask:
        """What the choices of filters are taken from: of a large record cut at a day, those of all days."""
        return Ask(kind=kind) if self.cut else self.ask(kind=kind)

    def count(self, ask: Ask) -> int:
        """How many items there are."""
        return self.catalogue.once(("count", ask), lambda: self.asking.count(ask))

    def counts(self, ask: Ask, by: str, most: int | None = None) -> list[tuple[str, int]]:
        """How many items have each value of a column, the commonest first."""
        return self.catalogue.once(("counts", ask, by, most), lambda: self.asking.counts(ask, by, most=most))

    def listed(
        self, ask: Ask, asked: Asked, *, per_page: int = PER_PAGE, newest_first: bool = False
    ) -> tuple[list[Any], Pages]:
        """The items of the page that is asked for, and where it stands in the list."""
        total = self.count(ask)
        pages = paged(asked, total, per_page)
        items = self.asking.page(ask, limit=per_page, offset=pages.first - 1, newest_first=newest_first)
        return self.as_known(items), pages

    def fetch(self, ask: Ask, limit: int, *, newest_first: bool = False) -> list[Any]:
        """The first or the latest items, as they were known on the day."""
        return self.as_known(self.asking.page(ask, limit=limit, newest_first=newest_first))

    def some(self, kind: Kind, ids: Iterable[str]) -> list[Any]:
        """Items by their ids, as they were known on the day."""
        return self.as_known(self.asking.some(kind, ids))

    def as_known(self, items: Iterable[Any]) -> list[Any]:
        """The items as they were known on the day."""
        found = list(items)
        self.named({id_ for item in found if not isinstance(item, Article) for id_ in actors_of(item)})
        if self.as_of is None:
            return found
        return [then for item in found if (then := as_known(item, self.known)) is not None]

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Reports with their texts."""
        return self.catalogue.articles(sorted(set(ids)), self.asking)

    @property
    def has_vectors(self) -> bool:
        """Can sentences be searched by meaning?"""
        return self._sentences.has_vectors()

    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[Near]:
        """The sentences nearest to a vector, in reports that were out by the day."""
        signs = self.catalogue.once("signs", self._sentences.signs)
        known = self.known if self.as_of is not None else None
        return self._sentences.nearest(signs, vector, known, limit)

    # Pieces

    def named(self, ids: Iterable[str]) -> dict[str, Name]:
        """The actors that have these ids; one question for all that a page will need."""
        return self.catalogue.named(ids, self.asking)

    def who(self, id_: str | None) -> Link | None:
        """An actor, or the words themselves where only words are known."""
        if id_ is None:
            return None
        name = self.named([id_]).get(id_)
        return Link(text=name.name, to=address(f"actors/{id_}")) if name else Link(text=id_)

    def people(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Several actors, each name once."""
        found = {link.text: link for id_ in ids if (link := self.who(id_))}
        return tuple(found.values())

    def report(self, article: str) -> Link:
        """A report by its number and title."""
        heading = self.catalogue.heading(article)
        return Link(text=self.title(heading), to=address(f"reports/{article}"))

    def title(self, heading: Heading) -> str:
        """What a report is called in a list."""
        return cut(heading.title, TITLE) if heading.title else f"Report {self.catalogue.numbers[heading.id]}"

    def mark(self, e: Evidence, articles: Mapping[str, Article]) -> Mark:
        """Where evidence stands, leading to its words."""
        heading = self.catalogue.heading(e.article)
        paragraph = paragraph_at(articles[e.article].text, e.start)
        return Mark(
            text=f"{self.catalogue.numbers[e.article]}:§{paragraph}",
            to=address(f"reports/{e.article}", words=f"w-{e.start}-{e.end}"),
            outlet=heading.outlet,
            day=heading.published,
        )

    def marks(self, evidence: Iterable[Evidence], most: int = MOST_MARKS) -> tuple[tuple[Mark, ...], int]:
        """A mark a report, independent reports before copies; and for how many there was no room."""
        first: dict[str, Evidence] = {}
        for e in evidence:
            first.setdefault(e.article, e)
        ordered = sorted(
            first, key=lambda id_: (self.catalogue.heading(id_).copy_of is not None, self._at(id_))
        )
        shown = ordered[:most]
        texts = self.articles(shown)
        return tuple(self.mark(first[id_], texts) for id_ in shown), len(ordered) - len(shown)

    def _at(self, article: str) -> int:
        return self.catalogue.numbers[article]

    def day_of(self, when: When | None, article: str) -> tuple[str | None, str]:
        """A day and what it is of: the item itself, its report, or nothing."""
        if when is not None and when.value:
            return when.value, "item"
        published = self.catalogue.heading(article).published
        return published, "report" if published else "undated"

    def judgements(self, id_: str) -> tuple[Judged, ...]:
        """What people judged of an item."""
        return self._judged.get(id_, ())

    # Lines

    def sayings(self, statements: Sequence[Statement]) -> tuple[Saying, ...]:
        """Statements as lines."""
        texts = self.articles(s.article for s in statements)
        return tuple(self._saying(s, texts) for s in statements)

    def _saying(self, s: Statement, texts: Mapping[str, Article]) -> Saying:
        content = [e for e in s.evidence if e.role == "content"] or list(s.evidence)
        who, words = self.speaker(s)
        day, dated = self.day_of(s.date, s.article)
        to = address(f"statements/{s.id}")
        return Saying(
            id=s.id,
            to=to,
            who=who,
            words_for_who=words,
            attribution=s.attribution,
            act=s.act,
            cue=s.cue,
            content=s.content,
            form=s.form,
            channel=s.channel,
            condition=s.condition,
            day=day,
            dated=dated,
            report=self.report(s.article),
            mark=self.mark(content[0], texts),
            cite=self.cite(content[0], texts, to),
            judged=self.judgements(s.id),
        )

    def speaker(self, s: Statement) -> tuple[Link, str | None]:
        """Who speaks, and the report's words for them where these say something else."""
        words = (s.source_text or "").strip(" ,")
        own = "" if PRONOUN.fullmatch(words) else words
        named = self.who(s.source)
        if named is not None:
            return named, own if own and own != named.text else None
        behind = self.who(s.affiliation)
        text = own or s.description or ("A document" if s.attribution == "document" else "A source")
        if behind is not None and behind.text not in text:
            return Link(text=f"{text} ({behind.text})", to=behind.to), None
        return Link(text=text, to=behind.to if behind else None), None

    def deeds(self, items: Sequence[Event | Vote]) -> tuple[Deed, ...]:
        """Events and votes as lines."""
        told = [(item, self.telling(item.evidence)) for item in items]
        texts = self.articles(sentence.article for _, sentence in told)
        spoken = self.speakers(id_ for item, _ in told for id_ in _voices_of(item))
        return tuple(self._deed(item, sentence, texts, spoken) for item, sentence in told)

    def speakers(self, statements: Iterable[str]) -> dict[str, Link]:
        """Whose statements these are, leading to the statements."""
        found = self.asking.some("statements", statements)
        self.named({id_ for s in found for id_ in actors_of(s)})
        return {
            s.id: Link(text=self.speaker(cast(Statement, s))[0].text, to=address(f"statements/{s.id}"))
            for s in found
        }

    def telling(self, evidence: Sequence[Evidence]) -> Evidence:
        """The piece of evidence that tells an item best: a sentence of an independent report, the first."""
        whole = [e for e in evidence if e.role == "sentence"] or list(evidence)
        return min(whole, key=self.order)

    def order(self, e: Evidence) -> tuple[bool, int, int]:
        """Independent reports before copies, then in order of time and place."""
        return self.catalogue.heading(e.article).copy_of is not None, self._at(e.article), e.start

    def _deed(
        self, item: Event | Vote, told: Evidence, texts: Mapping[str, Article], spoken: Mapping[str, Link]
    ) -> Deed:
        kind = "events" if isinstance(item, Event) else "votes"
        marks, more = self.marks((told, *item.evidence))
        day, dated = self.day_of(item.date, told.article)
        sentence = self.sentence(told, texts[told.article])
        to = address(f"{kind}/{item.id}")
        fields = _of_event(self, item) if isinstance(item, Event) else _of_vote(self, item)
        return Deed(
            id=item.id,
            kind=kind,
            to=to,
            day=day,
            day_text=dates.short(item.date),
            dated=dated,
            sentence=sentence.text,
            marks=marks,
            more_marks=more,
            cite=self.cite(sentence, texts, to),
            according_to=tuple(spoken[id_] for id_ in _voices_of(item) if id_ in spoken),
            judged=self.judgements(item.id),
            **fields,
        )

    def sentence(self, e: Evidence, article: Article) -> Evidence:
        """The sentence in which evidence stands, without a dateline before it."""
        if e.role != "sentence":
            first, last = paragraph_around(article.text, e.start)
            start, end = sentence_around(article.text[first:last], e.start - first, min(e.end, last) - first)
            e = Evidence(
                article=e.article,
                start=first + start,
                end=first + end,
                text=article.text[first + start : first + end],
                role="sentence",
            )
        return Story.bare(e)

    def cite(self, e: Evidence, texts: Mapping[str, Article], to: str) -> Cite:
        """What to paste of an item: the sentence of its evidence."""
        heading = self.catalogue.heading(e.article)
        sentence = self.sentence(e, texts[e.article])
        return Cite(words=sentence.text, outlet=heading.outlet, day=heading.published, to=to)


def paged(asked: Asked, total: int, per_page: int = PER_PAGE) -> Pages:
    """Where the page that is asked for stands in a list of so many items; beyond the last, the last."""
    of = max(1, -(-total // per_page))
    page = min(asked.page, of)
    return Pages(
        first=(page - 1) * per_page + 1,
        last=min(page * per_page, total),
        total=total,
        page=page,
        of=of,
        earlier=asked.at_page(page - 1) if page > 1 else None,
        later=asked.at_page(page + 1) if page < of else None,
    )


def _of_event(desk: Desk, e: Event) -> dict[str, Any]:
    return {
        "type": e.type,
        "mode": e.mode,
        "status": e.status,
        "words": e.trigger,
        "actors": desk.people(e.actors),
        "recipients": desk.people(e.recipients),
        "place": e.place,
    }


def _of_vote(desk: Desk, v: Vote) -> dict[str, Any]:
    return {
        "type": "VOTE",
        "mode": None,
        "status": v.outcome or "voted",
        "words": v.subject or "a vote",
        "actors": desk.people([v.body] if v.body else []),
        "recipients": (),
        "place": None,
    }


def _voices_of(item: Event | Vote) -> tuple[str, ...]:
    return item.according_to[:MOST_MARKS] if isinstance(item, Event) else ()


def first_words(article: Article) -> str:
    """The first paragraph behind a report's title, for a list."""
    paragraphs = article.text.split(PARAGRAPH)
    return cut(next((p for p in paragraphs if p != article.title), paragraphs[0]), 220)
