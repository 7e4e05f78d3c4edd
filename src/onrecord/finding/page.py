"""What every finder reads: one article, its analysed text, who appears in it and when things are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Span, Token

from onrecord.record import Article, Character, Evidence, When


class Cast(Protocol):
    """Who appears in an article. Implemented by `finding.characters`."""

    @property
    def characters(self) -> tuple[Character, ...]:
        """All actors of the article; items refer to them by index."""
        ...

    def who(self, phrase: Span | Token) -> tuple[int, ...]:
        """The characters that a noun phrase (or its head token) denotes as actors.

        Names, titles, pronouns and plural groups resolved within the article; a coordinated phrase gives
        one index a conjunct ("Berg and Okafor"); empty where it denotes no actor of the record. Unnamed
        people ("U.S. officials") give the government or body they act for only through `behind`.
        """
        ...

    def behind(self, phrase: Span | Token) -> int | None:
        """The character for which the people, office or document named by the phrase stand: "two U.S.
        officials" → the United States; "Okafor's office" → Okafor; "a Pentagon spokesman" → the
        Pentagon; "the Hamas statement" → Hamas. None where the phrase does not say."""
        ...


class Calendar(Protocol):
    """When things are, by the words of the article. Implemented by `finding.dates`."""

    def of(self, predicate: Token) -> When | None:
        """The date that the text gives a predicate (verb or event noun), or None."""
        ...

    def span_of(self, predicate: Token) -> Span | None:
        """The words that date stands in, or None."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article ready for the finders. Invariant: `doc.text == article.text`."""

    article: Article
    doc: Doc
    cast: Cast
    calendar: Calendar

    def evidence(self, start: int, end: int, role: str | None = None) -> Evidence:
        """Evidence for the code points `start` to `end` of the article's text."""
        return Evidence(
            article=self.article.id, start=start, end=end, text=self.article.text[start:end], role=role
        )

    def words(self, span: Span, role: str | None = None) -> Evidence:
        """Evidence for a span of the Doc."""
        return self.evidence(span.start_char, span.end_char, role)

    def pieces(self, spans: Sequence[Span], role: str | None = None) -> tuple[Evidence, ...]:
        """Evidence for spans that belong together though other words stand between them."""
        return tuple(self.words(span, role) for span in spans)
