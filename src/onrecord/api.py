"""The verbs of onrecord for a program: build a record, open it, ask it.

>>> from onrecord import Record, build
>>> record = build(["reports"], record="story.record")         # doctest: +SKIP
>>> for statement in record.statements(actor="Okafor"):        # doctest: +SKIP
...     print(statement.source_text, statement.cue, statement.content)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from onrecord.building import BuildReport, Progress, build_into, drop_from, tell_nobody
from onrecord.errors import OnrecordError
from onrecord.known_on import KnownOn, known_on
from onrecord.record import (
    Actor,
    Article,
    Discrepancy,
    Engagement,
    Event,
    Figure,
    Judgement,
    JudgementKind,
    Position,
    Proposal,
    Statement,
    Vote,
    Whole,
)
from onrecord.store import Item, Kind, Store

if TYPE_CHECKING:
    from onrecord.publishing.answers import Answer
    from onrecord.publishing.nearness import Nearness
    from onrecord.publishing.said import Said
    from onrecord.publishing.unnamed import Unnamed
    from onrecord.reading import Fetcher
    from onrecord.record.change import Change

__all__ = ["BuildReport", "OnrecordError", "Record", "build"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """A record at a path or a database URL. `latest` tells of the build that returned it; `known` what a
    record as known on a day leaves out."""

    place: str
    latest: BuildReport | None = field(default=None, compare=False)
    known: KnownOn | None = None

    @classmethod
    def open(cls, place: str | Path) -> Record:
        """The record at `place`. Raises `NoSuchRecord` or `RecordError`."""
        with Store(place).reading():
            return cls(str(place))

    def known_on(self, day: date) -> Record:
        """The record as it was known on a day: what the reports published by then give.

        All that can be asked of a record can be asked of it. Reports that tell no day are not in it.
        """
        if self.known is not None:
            raise OnrecordError(f"this is the record as known on {self.known.day}; ask the whole record")
        place, known = known_on(Store(self.place), day)
        return Record(place, known=known)

    def items(
        self,
        kind: Kind,
        *,
        actor: str | None = None,
        since: str | None = None,
        match: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Item]:
        """Items of a kind: of an actor (id or part of a name), since an ISO day, with all of `match`."""
        words = match.split() if match else ()
        with Store(self.place).reading() as reader:
            yield from reader.items(kind, actor=actor, since=since, words=words, limit=limit)

    def articles(self, **asked: str | int | None) -> Iterator[Article]:
        """The reports; takes the same as `items`, as do all that follow."""
        return self._of("articles", Article, asked)

    def actors(self, **asked: str | int | None) -> Iterator[Actor]:
        """Who speaks and acts."""
        return self._of("actors", Actor, asked)

    def statements(self, **asked: str | int | None) -> Iterator[Statement]:
        """Who said what."""
        return self._of("statements", Statement, asked)

    def events(self, **asked: str | int | None) -> Iterator[Event]:
        """What was done, is planned, was called off."""
        return self._of("events", Event, asked)

    def engagements(self, **asked: str | int | None) -> Iterator[Engagement]:
        """Meetings, visits and calls with their lives."""
        return self._of("engagements", Engagement, asked)

    def votes(self, **asked: str | int | None) -> Iterator[Vote]:
        """Votes with their ballots."""
        return self._of("votes", Vote, asked)

    def proposals(self, **asked: str | int | None) -> Iterator[Proposal]:
        """What is on the table, and who answered how."""
        return self._of("proposals", Proposal, asked)

    def figures(self, **asked: str | int | None) -> Iterator[Figure]:
        """Numbers, by whom, of what."""
        return self._of("figures", Figure, asked)

    def positions(self, **asked: str | int | None) -> Iterator[Position]:
        """Who stands where on what."""
        return self._of("positions", Position, asked)

    def discrepancies(self, **asked: str | int | None) -> Iterator[Discrepancy]:
        """Where accounts differ."""
        return self._of("discrepancies", Discrepancy, asked)

    def _of(self, kind: Kind, type_: type[T], asked: dict[str, str | int | None]) -> Iterator[T]:
        return cast(Iterator[T], self.items(kind, **asked))  # type: ignore[arg-type]

    def whole(self, as_of: date | None = None) -> Whole:
        """Everything in the record as one value; `as_of` a day, what the reports published by then give."""
        if as_of is not None:
            return self.known_on(as_of).whole()
        with Store(self.place).reading() as reader:
            return reader.whole()

    def brief(self, width: int = 100) -> str:
        """One screen on what the reports hold, every line with its source marks."""
        from onrecord.publishing.brief import compose, to_text

        return to_text(compose(self.whole()), width)

    def why(self, id_: str) -> str:
        """An item, the sentences it rests on with the words marked, and how each field was found."""
        from onrecord.publishing.why import explain, to_text

        with Store(self.place).reading() as reader:
            kind, item = reader.item(id_)
            return to_text(explain(kind, item, reader.whole()))

    def said(
        self, name: str, *, about: str | None = None, since: str | None = None, meaning: bool = True
    ) -> Said:
        """What somebody (or their office) said, in order of time, since an ISO day, and where the wording
        moved; with `about`, what has these words or, with `meaning`, is near them in meaning (which loads the
        engine). Raises `NoSuchActor`."""
        from onrecord.publishing.said import said

        def near(articles: Collection[str]) -> Nearness:
            from onrecord.pipeline import vector_of
            from onrecord.publishing.nearness import Nearness

            with Store(self.place).reading() as reader:
                return Nearness.to(vector_of(about or ""), reader.coverages(sorted(articles)))

        return said(self.whole(), name, about=about, since=since, near=near if meaning and about else None)

    def answers(self) -> tuple[Answer, ...]:
        """Denials, confirmations and silences, each beside the statement or event that it answers."""
        from onrecord.publishing.answers import answers

        with Store(self.place).reading() as reader:
            return answers(reader.coverages(), reader.whole().articles)

    def unnamed(self) -> Unnamed:
        """Sources without a name: how they are described, what they said, who may be the same person."""
        from onrecord.publishing.unnamed import unnamed

        return unnamed(self.whole())

    def judge(
        self,
        kind: JudgementKind,
        items: Iterable[str],
        value: str | None = None,
        note: str = "",
        by: str | None = None,
    ) -> Judgement:
        """Say what holds against what was found; the record obeys at once, and after every later build.

        `same`, `distinct`: two actors (an id, a name, or NAME@ARTICLE for a name in one report); `wrong`: an
        item that is none; `status`: an event or engagement, with the right status as `value`; `not`: a
        statement or event, and the actor that it is not of. Raises `CannotJudge`, `NoSuchItem`,
        `NoSuchActor`.
        """
        from onrecord.judging import Ruling, judge_into

        ruling = Ruling(kind=kind, items=tuple(items), value=value, note=note, by=by, at=_now())
        return judge_into(self._own_store(), ruling)

    def judgements(self) -> tuple[Judgement, ...]:
        """What people judged, in order of time, the withdrawn among them."""
        with Store(self.place).reading() as reader:
            return reader.judged.all()

    def withdraw(self, id_: str) -> Judgement:
        """Take a judgement back: the record is again what the reports give. Raises `NoSuchItem`."""
        from onrecord.judging import withdraw_from

        return withdraw_from(self._own_store(), id_, _now())

    def _own_store(self) -> Store:
        if self.known is not None:
            raise OnrecordError(f"this is the record as known on {self.known.day}; change the whole record")
        return Store(self.place)

    def add(
        self,
        paths: Iterable[str | Path],
        *,
        published: date | None = None,
        jobs: int | None = 1,
        progress: Progress = tell_nobody,
        fetch: Fetcher | None = None,
    ) -> Record:
        """Add reports, as `build` does, and leave alone what an older engine analysed; `latest.changes` of
        the record returned is what they changed. Raises `NothingToRecord`, `RecordBusy`, `RecordError`."""
        latest = build_into(
            self._own_store(),
            tuple(paths),
            published=published,
            jobs=jobs,
            progress=progress,
            fetch=fetch,
            again=False,
        )
        return Record(self.place, latest)

    def drop(self, articles: Iterable[str]) -> tuple[tuple[Article, ...], tuple[Change, ...]]:
        """Take reports out, by id, the beginning of it, or origin; returns them and what that changed.
        Raises `NoSuchItem`."""
        return drop_from(self._own_store(), tuple(articles))

    def changes(self, since: datetime) -> tuple[Change, ...]:
        """What builds since a time have changed: contradicted, cancelled, moved, confirmed, new, gone."""
        with Store(self.place).reading() as reader:
            return tuple(reader.log.since(since.astimezone(UTC).isoformat(timespec="seconds")))

    def export(self, folder: str | Path, form: str = "jsonl") -> list[Path]:
        """Write the record as JSON Lines, a file a kind, or with `form` "plover" its events in PLOVER's and
        CAMEO's codes; returns the files."""
        from onrecord.publishing import jsonl, plover

        write = {"jsonl": jsonl.write, "plover": plover.write}[form]
        return write(self.whole(), Path(folder))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def build(
    paths: Iterable[str | Path],
    record: str | Path,
    *,
    published: date | None = None,
    jobs: int | None = 1,
    progress: Progress = tell_nobody,
    fetch: Fetcher | None = None,
) -> Record:
    """Read reports (files and folders), find what they say, and put it on record.

    What is on record already is not analysed again. Everything happens in one transaction: a build that
    fails or is killed leaves the record as it was. `published` is the date of reports that state none;
    `jobs` the number of processes (None: as many as help; call it from a script's main block then). Paths may
    be addresses where `fetch` is given, and the pages of feeds and sitemaps are fetched then. What could
    not be read is in `latest.failures`. Raises `NothingToRecord`, `RecordBusy`, `RecordError`.
    """
    latest = build_into(
        Store(record), tuple(paths), published=published, jobs=jobs, progress=progress, fetch=fetch
    )
    return Record(str(record), latest)
