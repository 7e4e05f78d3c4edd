"""Who appears in one article: all its actors, and who a phrase of it denotes."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.finding.coreference import Draft, gather
from onrecord.finding.names import find_names
from onrecord.finding.resolution import Resolution, resolve
from onrecord.record import Article, Character, Evidence, How, Role


_COUNTS = frozenset(("NUM", "DET", "PRON"))
_QUANTITIES = frozenset(
    "dozen score hundred thousand million ten majority number minority rest part handful group crowd".split()
)


@dataclass(frozen=True, slots=True)
class ArticleCast:
    """The cast of an article. `refs` and `stands` map a token to what it denotes and what it stands for."""

    characters: tuple[Character, ...]
    refs: dict[int, tuple[int, ...]]
    stands: dict[int, int]

    def who(self, phrase: Span | Token) -> tuple[int, ...]:
        """The characters that a noun phrase denotes; see `finding.page.Cast`.

        "Ruiz and Haddad" → both; "the minister" → whoever the article calls so; "the river" → nobody.
        """
        head = phrase if isinstance(phrase, Token) else phrase.root
        within = None if isinstance(phrase, Token) else range(phrase.start, phrase.end)
        found = [i for token in _coordinated(head, within) for i in self._of(token)]
        return tuple(dict.fromkeys(found))

    def _of(self, token: Token) -> tuple[int, ...]:
        """What a token denotes; of a count what is counted: "thousands" of "thousands of miners"."""
        if token.i not in self.refs and (token.pos_ in _COUNTS or token.lemma_.lower() in _QUANTITIES):
            for child in token.children:
                if child.dep_ == "nmod" and child.i in self.refs:
                    return self.refs[child.i]
        return self.refs.get(token.i, ())

    def behind(self, phrase: Span | Token) -> int | None:
        """Whom the people, office or document of a phrase stand for; see `finding.page.Cast`."""
        head = phrase if isinstance(phrase, Token) else phrase.root
        if head.i in self.stands:
            return self.stands[head.i]
        for child in head.children:
            if child.dep_ in ("nmod:poss", "compound", "amod", "nmod") and child.i in self.refs:
                return self.refs[child.i][0]
        ids = self.refs.get(head.i, ())
        return self.characters[ids[0]].member_of if len(ids) == 1 else None


def _coordinated(head: Token, within: range | None) -> list[Token]:
    """A head and those coordinated with it, in the phrase where one is given."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and (within is None or child.i in within):
            found.extend(_coordinated(child, within))
    return found


def find_characters(article: Article, doc: Doc) -> ArticleCast:
    """All actors of an article with every name, role and mention, resolved within the article.

    "Kenyan Foreign Minister Musalia Mudavadi said … Mudavadi's office denied …" → a person with two names and a
    role, a body that belongs to him, and Kenya.
    """
    names = find_names(doc)
    drafts = gather(doc, names)
    result = resolve(doc, drafts, names)
    return _cast(article, doc, result)


def _cast(article: Article, doc: Doc, result: Resolution) -> ArticleCast:
    drafts = result.drafts.all
    used = {i for ids in result.refs.values() for i in ids} | set(result.behind.values())
    used |= {d.member_of for d in drafts if d.member_of is not None}
    kept = sorted(used, key=lambda i: (min(drafts[i].spans, default=(len(doc), 0)), i))
    place = {old: new for new, old in enumerate(kept)}
    return ArticleCast(
        tuple(_character(article, doc, drafts[i], place) for i in kept),
        {t: tuple(place[i] for i in ids) for t, ids in result.refs.items()},
        {t: place[i] for t, i in result.behind.items()},
    )


def _character(article: Article, doc: Doc, draft: Draft, place: dict[int, int]) -> Character:
    def evidence(start: int, end: int) -> Evidence:
        span = doc[start:end]
        return Evidence(
            article=article.id,
            start=span.start_char,
            end=span.end_char,
            text=article.text[span.start_char : span.end_char],
            role="mention",
        )

    return Character(
        name=draft.name,
        kind=draft.kind,
        country=draft.country,
        known=draft.known.key if draft.known else None,
        aliases=tuple(dict.fromkeys((draft.name, *draft.aliases))),
        roles=tuple(
            Role(title=title, organisation=organisation, evidence=(evidence(*span),))
            for title, organisation, span in draft.roles
        ),
        mentions=tuple(evidence(*span) for span in sorted(set(draft.spans))),
        member_of=place[draft.member_of] if draft.member_of is not None else None,
        how=tuple(draft.how) or (_how(draft),),
    )


def _how(draft: Draft) -> How:
    if draft.known is not None:
        return How(field="name", by=f"well-known name ({draft.known.key})")
    return How(
        field="name",
        by="the fullest name in the article" if draft.key[0] in ("person", "name") else "its words",
    )
