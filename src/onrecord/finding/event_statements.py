"""Which statement a word of an article stands in, and whose: looked up by token, not searched for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from spacy.tokens import Doc, Token

from onrecord.record import Evidence, StatementFound

REACH = 60
"""How many words back "those claims" may point."""


class StatementsByWord:
    """The statements of an article by the tokens of their contents and of their sources.

    Built in one pass: an article of a thousand statements asks for them at every verb.
    """

    def __init__(self, doc: Doc, statements: Sequence[StatementFound]) -> None:
        self._statements = statements
        self._around: dict[int, tuple[int, ...]] = {}
        self._source_at: dict[int, int] = {}
        self._sources: dict[int, set[int]] = {}
        offsets = [token.idx for token in doc]
        for index, statement in enumerate(statements):
            who = voice(statement)
            for evidence in statement.evidence:
                if evidence.role == "content":
                    self._add_content(index, _tokens(offsets, evidence))
                elif evidence.role == "source":
                    self._sources.setdefault(index, set()).update(_tokens(offsets, evidence))
                if evidence.role == "source" and who is not None:
                    for token in _tokens(offsets, evidence):
                        self._source_at.setdefault(token, who)

    def _add_content(self, index: int, tokens: Iterable[int]) -> None:
        for token in tokens:
            known = self._around.get(token, ())
            if not known or known[-1] != index:
                self._around[token] = (*known, index)

    def around(self, token: Token) -> tuple[int, ...]:
        """The statements whose content holds a token, by index."""
        return self._around.get(token.i, ())

    def speaker_of(self, token: Token) -> int | None:
        """The character that says the innermost statement around a token, if one is known to."""
        voices = (voice(self._statements[i]) for i in reversed(self.around(token)))
        return next((who for who in voices if who is not None), None)

    def we_of(self, pronoun: Token) -> int | None:
        """Who says "we" or "I": as they are told in somebody's own words, the speaker of these, not one who
        is told of in them ("Oslo attacked us")."""
        around = self.around(pronoun)
        own = [i for i in around if self._statements[i].form != "indirect"]
        voices = (voice(self._statements[i]) for i in reversed(own))
        who = next((who for who in voices if who is not None), None)
        return self.speaker_of(pronoun) if who is None else who

    def speaks_behind(self, who: Token, word: Token) -> bool:
        """Does somebody named behind a word say it: "The panel will not meet, the envoy, Lund, said"?"""
        return who.i > word.i and any(who.i in self._sources.get(i, ()) for i in self.around(word))

    def last_before(self, token: Token, but: Collection[int] = ()) -> int | None:
        """The character that said the last thing before a token, within reach of "those claims"; none of
        some."""
        for place in range(token.i - 1, max(0, token.i - REACH) - 1, -1):
            for index in self._around.get(place, ()):
                if (who := voice(self._statements[index])) is not None and who not in but:
                    return who
        return None

    def named_at(self, token: Token) -> int | None:
        """The character that a word stands for as the source of a statement: "the resolution demanded" → the
        Council."""
        return self._source_at.get(token.i)


def voice(statement: StatementFound) -> int | None:
    """On whose word a statement stands: its source, or for whom the unnamed source speaks."""
    return statement.source if statement.source is not None else statement.affiliation


def _tokens(offsets: Sequence[int], evidence: Evidence) -> range:
    """The tokens that begin within some words of evidence."""
    return range(bisect_left(offsets, evidence.start), bisect_left(offsets, evidence.end))
