"""A report: its text with every statement, event and figure marked in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.errors import NoSuchItem
from onrecord.publishing.reports import PARAGRAPH
from onrecord.record import Article, Evidence
from onrecord.record.base import Value
from onrecord.store import Item, Kind
from onrecord.store.rows import evidence_of
from onrecord.web.asked import Asked, address
from onrecord.web.desk import Desk
from onrecord.web.pages.reports import copies
from onrecord.web.pieces import Judged, Link, PageValue
from onrecord.web.telling import tell

FIELDS: tuple[str, ...] = ()
_MARKED: tuple[Kind, ...] = (
    "statements", "events", "figures", "engagements", "votes", "proposals", "positions", "discrepancies",
)  # fmt: skip
# The words that say what an item is, not the sentence around them.
_WIDE = frozenset({"sentence"})


class Piece(Value, frozen=True, kw_only=True):
    """A run of words with the same marks. `anchors` are the places that begin here ("w-3-9"), `items` those
    whose words these are, `roles` what the words are to them ("statements-cue"), `actor` who is named."""

    text: str
    anchors: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    actor: Link | None = None


class Note(Value, frozen=True, kw_only=True):
    """An item beside the paragraph in which its words begin."""

    id: str
    kind: str
    to: str
    label: str
    text: str
    status: str | None
    who: tuple[Link, ...]
    words: str
    judged: tuple[Judged, ...] = ()


class Paragraph(Value, frozen=True, kw_only=True):
    """A paragraph by its number from 1."""

    number: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


class RemovedLine(Value, frozen=True, kw_only=True):
    """What was taken out of the raw file, and why."""

    text: str
    reason: str


class ReportPage(PageValue, frozen=True, kw_only=True):
    """One report as a reader would read it."""

    id: str
    number: int
    outlet: str | None
    authors: tuple[str, ...]
    day: str | None
    day_basis: str | None
    day_words: str | None
    place: str | None
    origin: str
    copy_of: Link | None
    copies: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    counts: tuple[tuple[str, int], ...]
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[RemovedLine, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    item: str
    role: str


def report(desk: Desk, asked: Asked) -> ReportPage:
    """The report whose id ends the address. Raises `NoSuchItem`."""
    id_ = asked.path.rpartition("/")[2]
    article = desk.articles([id_]).get(id_)
    if article is None or id_ not in desk.known:
        raise NoSuchItem(id_)
    found = {kind: desk.as_known(items) for kind, items in desk.asking.in_article(id_).items()}
    spans = list(_spans(article, found))
    when = article.published
    before, after = _neighbours(desk, id_)
    return ReportPage(
        title=desk.title(desk.catalogue.heading(id_)),
        address=asked.path,
        as_of=desk.as_of,
        id=id_,
        number=desk.catalogue.numbers[id_],
        outlet=article.outlet,
        authors=article.authors,
        day=when.value if when else None,
        day_basis=when.basis if when else None,
        day_words=when.text if when else None,
        place=article.dateline.place if article.dateline else None,
        origin=article.origin,
        copy_of=desk.report(article.copy_of) if article.copy_of else None,
        copies=copies(desk, id_),
        earlier=before,
        later=after,
        counts=tuple((kind, len(found[kind])) for kind in _MARKED if found.get(kind)),
        paragraphs=tuple(_paragraphs(desk, article, spans, tuple(_notes(desk, article, found)))),
        removed=tuple(RemovedLine(text=r.text, reason=r.reason) for r in article.removed),
    )


def _neighbours(desk: Desk, id_: str) -> tuple[Link | None, Link | None]:
    at, headings = desk.catalogue.numbers[id_] - 1, desk.catalogue.headings
    before = desk.report(headings[at - 1].id) if at > 0 else None
    after = desk.report(headings[at + 1].id) if at + 1 < len(headings) else None
    return before, after if after and headings[at + 1].id in desk.known else None


def _evidence(item: Item, article: str) -> Iterator[Evidence]:
    return (e for _, e in evidence_of(item) if e.article == article)


def _spans(article: Article, found: Mapping[Kind, Sequence[Item]]) -> Iterator[_Span]:
    for kind in _MARKED:
        for item in found.get(kind, ()):
            for e in _evidence(item, article.id):
                yield _Span(e.start, e.end, item.id, f"{kind}-{e.role or 'words'}")


def _paragraphs(
    desk: Desk, article: Article, spans: Sequence[_Span], notes: Sequence[tuple[int, Note]]
) -> Iterator[Paragraph]:
    mentions = desk.asking.mentions_in(article.id)
    at = 0
    for number, text in enumerate(article.text.split(PARAGRAPH), start=1):
        end = at + len(text)
        inside = [s for s in spans if s.start < end and at < s.end]
        named = [(id_, max(s, at), min(e, end)) for id_, s, e in mentions if s < end and at < e]
        yield Paragraph(
            number=number,
            pieces=tuple(_pieces(desk, text, at, inside, _longest(named))),
            notes=tuple(note for start, note in notes if at <= start < end),
        )
        at = end + len(PARAGRAPH)


def _longest(named: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Names that do not overlap, the longer before the shorter."""
    chosen: list[tuple[str, int, int]] = []
    for id_, start, end in sorted(named, key=lambda n: (n[1] - n[2], n[1], n[0])):
        if all(end <= s or e <= start for _, s, e in chosen):
            chosen.append((id_, start, end))
    return chosen


def _pieces(
    desk: Desk, text: str, at: int, spans: Sequence[_Span], named: Sequence[tuple[str, int, int]]
) -> Iterator[Piece]:
    """The paragraph cut wherever a mark begins or ends."""
    whole = (at, at + len(text))
    cuts = {*whole, *(min(max(x, whole[0]), whole[1]) for s in spans for x in (s.start, s.end))}
    cuts |= {x for _, start, end in named for x in (start, end)}
    anchors: dict[int, list[str]] = defaultdict(list)
    for s in sorted(spans, key=lambda s: (s.start, -s.end)):
        anchors[max(s.start, at)].append(f"w-{s.start}-{s.end}")
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        over = [s for s in spans if s.start <= start and end <= s.end]
        close = [s for s in over if s.role.partition("-")[2] not in _WIDE]
        actor = next((id_ for id_, s, e in named if s <= start and end <= e), None)
        yield Piece(
            text=text[start - at : end - at],
            anchors=tuple(dict.fromkeys(anchors[start])),
            items=tuple(dict.fromkeys(s.item for s in close)),
            roles=tuple(dict.fromkeys(s.role for s in close)),
            actor=desk.who(actor) if actor else None,
        )


def _notes(desk: Desk, article: Article, found: Mapping[Kind, Sequence[Item]]) -> Iterator[tuple[int, Note]]:
    made = []
    for kind in _MARKED:
        for item in found.get(kind, ()):
            places = [e for e in _evidence(item, article.id) if e.role not in _WIDE]
            start = min((e.start for e in places or _evidence(item, article.id)), default=0)
            made.append((start, _note(desk, kind, item, min(places, key=lambda e: e.start, default=None))))
    return iter(sorted(made, key=lambda pair: (pair[0], _MARKED.index(pair[1].kind), pair[1].id)))


def _note(desk: Desk, kind: Kind, item: Item, first: Evidence | None) -> Note:
    told = tell(desk, kind, item)
    return Note(
        id=item.id,
        kind=kind,
        to=address(f"{kind}/{item.id}"),
        label=told.label,
        text=told.text,
        status=told.status,
        who=told.who,
        words=f"w-{first.start}-{first.end}" if first else "",
        judged=desk.judgements(item.id),
    )
