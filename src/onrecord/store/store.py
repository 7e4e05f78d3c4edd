"""A record's database: opened, read, and written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Table, select

from onrecord.errors import NoSuchItem, NoSuchRecord, RecordError
from onrecord.record import Article, Coverage, Whole
from onrecord.store import connect, schema, sentences, standing
from onrecord.store.asking import Asking
from onrecord.store.changes import Log
from onrecord.store.judgements import Judgements
from onrecord.store.rows import (
    KINDS,
    Around,
    Item,
    Kind,
    Row,
    actors_of,
    body_of,
    evidence_of,
    rests_on,
    rests_on_any,
    row,
)
from onrecord.store.stories import Stories
from onrecord.store.tables import coverage, evidence, involved, items, meta, names, rests

# Rows to an INSERT: SQLite takes at most 32,766 values in one statement, and nothing is gained above this.
BATCH = 500

_pack = msgspec.msgpack.Encoder()


class Store:
    """A record at a path (SQLite) or a database URL. It holds no open connection between calls."""

    def __init__(self, place: str | Path) -> None:
        self.place = str(place)
        self._engine = connect.engine_for(self.place)

    @property
    def exists(self) -> bool:
        """Is there anything at this place? A file without a byte is what a first build leaves when killed."""
        path = Path(self.place)
        return connect.is_address(self.place) or (path.is_file() and path.stat().st_size > 0)

    @property
    def edition(self) -> str:
        """Another word whenever the record has been written to."""
        if connect.is_address(self.place):
            with self.reading() as reader:
                return reader.asking.size()
        # A path that is not there is an error of whoever reads it next.
        path = Path(self.place)
        found = path.stat() if path.is_file() else None
        return f"{found.st_mtime_ns} {found.st_size} {found.st_ino}" if found else ""

    def state(self) -> tuple[int, int] | None:
        """What is another after every write to the file of a record; None where it is no file."""
        if connect.is_address(self.place) or not self.exists:
            return None
        found = Path(self.place).stat()
        return found.st_mtime_ns, found.st_size

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read one state of the record. Raises `NoSuchRecord`, `RecordBusy`, `RecordError`."""
        if not self.exists:
            raise NoSuchRecord(self.place)
        with connect.reading(self._engine, self.place) as connection:
            found = schema.version_of(connection)
            if found == 0:
                raise NoSuchRecord(self.place)
            schema.check(found, schema.VERSION)
            if found < schema.VERSION:
                raise RecordError(
                    f"{self.place} was made by an older onrecord; build it once more to bring it up to date"
                )
            yield Reader(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction: all of it stays, or nothing. Makes the tables where there are none."""
        self._check_folder()
        new = not self.exists
        try:
            with connect.writing(self._engine, self.place) as connection:
                schema.upgrade(connection)
                yield Writer(connection)
        finally:
            if new and not connect.is_address(self.place):
                _remove_if_empty(Path(self.place))

    def _check_folder(self) -> None:
        path = Path(self.place)
        if connect.is_address(self.place):
            return
        if path.is_dir():
            raise RecordError(f"{path} is a folder; give a file name, such as {path / 'story.record'}")
        if not path.absolute().parent.is_dir():
            raise RecordError(f"there is no folder {path.absolute().parent}; make it first")


def _remove_if_empty(path: Path) -> None:
    if path.is_file() and path.stat().st_size == 0:
        path.unlink(missing_ok=True)


class Known(NamedTuple):
    """An analysed article: where it came from, the fingerprint of its source, the date that was given for
    it, and the engine that analysed it."""

    origin: str
    source: str
    given: str | None
    engine: str


class Replaced(NamedTuple):
    """What has changed of a kind: the items that went or changed, as JSON, and those that came or changed."""

    kind: Kind
    was: dict[str, str]
    now: dict[str, Any]


class Reader:
    """What can be asked of a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def asking(self) -> Asking:
        """What pages of a record ask of it."""
        return Asking(self._connection)

    @property
    def judged(self) -> Judgements:
        """What people judged of the record."""
        return Judgements(self._connection)

    @property
    def stories(self) -> Stories:
        """Which reports are of which story, and the actors as each story knows them."""
        return Stories(self._connection)

    @property
    def log(self) -> Log:
        """What builds have changed."""
        return Log(self._connection)

    def whole(self) -> Whole:
        """All items, each kind sorted by id, articles by origin."""
        parts: dict[str, Any] = {kind: tuple(self.items(kind)) for kind in KINDS}
        parts["articles"] = tuple(sorted(parts["articles"], key=lambda a: (a.origin, a.id)))
        return Whole(**parts)

    def items(
        self,
        kind: Kind,
        *,
        actor: str | None = None,
        since: str | None = None,
        words: Sequence[str] = (),
        limit: int | None = None,
    ) -> Iterator[Item]:
        """Items of a kind in order of id.

        `actor` is an id or any part of a name; `since` an ISO date; all of `words` must stand in the item.
        """
        table = items[kind]
        query = select(table.c.body).order_by(table.c.id)
        if actor is not None:
            # Over two selects, not one list of ids: a name may fit more actors than a statement has room for.
            named = select(names.c.actor).where(names.c.name.contains(actor.lower(), autoescape=True))
            ids = select(involved.c.item).where((involved.c.actor == actor) | involved.c.actor.in_(named))
            query = query.where(table.c.id.in_(ids))
        if since is not None:
            query = query.where(table.c.day >= since)
        for word in words:
            query = query.where(table.c.words.contains(word.lower(), autoescape=True))
        decode = msgspec.json.Decoder(KINDS[kind]).decode
        for body in self._connection.scalars(query.limit(limit)):
            yield decode(body)

    def item(self, id_: str) -> tuple[Kind, Item]:
        """An item by its id, or by the beginning of it where that fits only one. Raises `NoSuchItem`."""
        found: list[tuple[Kind, str, str]] = []
        for kind in KINDS:
            table = items[kind]
            begins = table.c.id.startswith(id_, autoescape=True)
            rows = self._connection.execute(select(table.c.id, table.c.body).where(begins).limit(2))
            found += [(kind, key, body) for key, body in rows]
        exact = [hit for hit in found if hit[1] == id_] or found
        if len(exact) != 1 or not id_:
            raise NoSuchItem(id_)
        kind, _, body = exact[0]
        return kind, msgspec.json.decode(body, type=KINDS[kind])

    def begun(self, kind: Kind, id_: str) -> list[Item]:
        """The items of a kind whose ids begin so, in order of id."""
        table = items[kind]
        ids = select(table.c.id).where(table.c.id.startswith(id_, autoescape=True)).order_by(table.c.id)
        return self.asking.some(kind, self._connection.scalars(ids).all())

    def analysed(self) -> dict[str, Known]:
        """What is kept of each article, by its id."""
        columns = (
            coverage.c.article,
            coverage.c.origin,
            coverage.c.source,
            coverage.c.given,
            coverage.c.engine,
        )
        return {line.article: Known(*line[1:]) for line in self._connection.execute(select(*columns))}

    def published(self) -> dict[str, str | None]:
        """When each article on record appeared (ISO 8601), by its id."""
        table = items["articles"]
        return {line.id: line.day for line in self._connection.execute(select(table.c.id, table.c.day))}

    def texts(self, articles: Iterable[str]) -> Iterator[Article]:
        """Articles as they were read, by id."""
        decode = msgspec.msgpack.Decoder(Article).decode
        for id_ in articles:
            blob = self._connection.scalar(select(coverage.c.text).where(coverage.c.article == id_))
            if blob is not None:
                yield decode(blob)

    def coverages(self, articles: Sequence[str] | None = None) -> Iterator[Coverage]:
        """Coverages in order of article id: all, or those of some articles."""
        decode = msgspec.msgpack.Decoder(Coverage).decode
        query = select(coverage.c.body).order_by(coverage.c.article)
        wanted = None if articles is None else sorted(articles)
        for start in range(0, 1 if wanted is None else len(wanted), BATCH):
            some = (
                query
                if wanted is None
                else query.where(coverage.c.article.in_(wanted[start : start + BATCH]))
            )
            for body in self._connection.scalars(some):
                yield decode(body)

    def actor_names(self) -> Iterator[tuple[str, str]]:
        """Every name of every actor, in lower case, as (actor id, name)."""
        for line in self._connection.execute(select(names.c.actor, names.c.name)):
            yield line.actor, line.name

    def items_on(self, articles: Iterable[str] | None) -> dict[Kind, set[str]]:
        """The ids of the items, actors aside, that rest on some articles (None: on any)."""
        found: dict[Kind, set[str]] = {kind: set() for kind in KINDS}
        if articles is None:
            for kind in KINDS:
                found[kind] = set(self._connection.scalars(select(items[kind].c.id)))
            return found
        wanted = sorted(articles)
        for start in range(0, len(wanted), BATCH):
            mine = evidence.c.article.in_(wanted[start : start + BATCH]) & (evidence.c.kind != "actors")
            for line in self._connection.execute(
                select(evidence.c.kind, evidence.c.item).distinct().where(mine)
            ):
                found[line.kind].add(line.item)
        found["articles"] = set(wanted)
        return found


class Writer(Reader):
    """A reader that is inside the one transaction of a build."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._met: set[str] = set()

    def put_coverage(self, source: str, found: Coverage) -> None:
        """Keep what an article says; what was kept of it before goes."""
        article = found.article
        when = article.published
        self.drop_coverage(article.id)
        self.stories.changed(article.id)
        self._connection.execute(
            coverage.insert().values(
                article=article.id,
                origin=article.origin,
                source=source,
                given=when.value if when is not None and when.basis == "given" else None,
                engine=found.engine,
                text=_pack.encode(article),
                body=_pack.encode(found),
            )
        )
        sentences.put(self._connection, article.id, found.sentences)

    def drop_coverage(self, article: str) -> None:
        """Forget an article; the items that rest on it go with the next whole."""
        self._connection.execute(coverage.delete().where(coverage.c.article == article))
        sentences.drop(self._connection, article)

    def put_whole(self, whole: Whole) -> None:
        """Make the items of the record those of `whole`. Only what differs is written."""
        appeared = {a.id: a.published.value if a.published else None for a in whole.articles}
        around = Around(appeared, attributions={s.id: s.attribution for s in whole.statements})
        before = self.items_on(None)
        for kind in KINDS:
            wanted = {item.id: item for item in getattr(whole, kind)}
            self.replace(kind, wanted, before[kind], around)
        self.count_standing()

    def replace(self, kind: Kind, wanted: Mapping[str, Any], before: Set[str], around: Around) -> Replaced:
        """Put the wanted items in the place of those that were there before. Only what differs is written.

        `count_standing` must follow, once all kinds are replaced.
        """
        table = items[kind]
        kept = {line.id: line for line in self._stored(table, before | wanted.keys())}
        rows: dict[str, Row] = {}
        for id_, item in wanted.items():
            if id_ in kept and _is_the_same(kind, item, kept[id_], around):
                continue
            new = row(kind, item, around)
            # An item told on another day than before is another row, though the item is the same.
            if id_ not in kept or any(getattr(kept[id_], name) != new[name] for name in kept[id_]._fields):
                rows[id_] = new
        gone = [id_ for id_ in kept if id_ not in wanted]
        self._drop(table, kind, [*gone, *(id_ for id_ in rows if id_ in kept)])
        self._insert(table, list(rows.values()))
        self._insert(evidence, [line for id_ in rows for line in _evidence_rows(kind, wanted[id_])])
        met = [line for id_, new in rows.items() for line in _involved_rows(kind, wanted[id_], new["known"])]
        self._insert(involved, met)
        self._met.update(line["actor"] for line in met)
        self._insert(rests, [line for id_ in rows for line in _rests_rows(kind, wanted[id_])])
        if kind == "actors":
            self._insert(names, [line for id_ in rows for line in _name_rows(wanted[id_])])
        was = {id_: kept[id_].body for id_ in (*gone, *rows) if id_ in kept}
        return Replaced(kind, was, {id_: wanted[id_] for id_ in rows})

    def count_standing(self) -> None:
        """Count anew in how many items each actor stands whose items have changed since."""
        changed = sorted(self._met)
        self._met.clear()
        for start in range(0, len(changed), BATCH):
            standing.count_anew(self._connection, changed[start : start + BATCH])

    def _stored(self, table: Table, ids: Set[str]) -> Iterator[Any]:
        wanted = sorted(ids)
        columns = [column for column in table.columns if column.name in ("id", "body", "told", "voices")]
        for start in range(0, len(wanted), BATCH):
            mine = table.c.id.in_(wanted[start : start + BATCH])
            yield from self._connection.execute(select(*columns).where(mine))

    def _drop(self, table: Table, kind: Kind, ids: list[str]) -> None:
        columns = [table.c.id, evidence.c.item, involved.c.item, rests.c.item]
        if kind == "actors":
            columns.append(names.c.actor)
        for start in range(0, len(ids), BATCH):
            some = ids[start : start + BATCH]
            met = select(involved.c.actor).distinct().where(involved.c.item.in_(some))
            self._met.update(self._connection.scalars(met))
            for column in columns:
                self._connection.execute(column.table.delete().where(column.in_(some)))

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        made = table.insert().compile(dialect=self._connection.dialect, column_keys=list(rows[0]))
        for start in range(0, len(rows), BATCH):
            some = rows[start : start + BATCH]
            if made.positiontup is None:
                self._connection.execute(table.insert(), some)
            else:
                # By far the most rows are evidence; handed over as they are they go in several times as fast.
                values = [tuple(line[name] for name in made.positiontup) for line in some]
                self._connection.exec_driver_sql(str(made), values)

    def noted(self, key: str) -> str | None:
        """What was noted under a key."""
        return self._connection.scalar(select(meta.c.value).where(meta.c.key == key))

    def note(self, key: str, value: str) -> None:
        """Keep a fact about the record itself."""
        self._connection.execute(meta.delete().where(meta.c.key == key))
        self._connection.execute(meta.insert().values(key=key, value=value))


def _is_the_same(kind: Kind, item: Any, kept: Any, around: Around) -> bool:
    """Whether an item, its day and its voices are what is stored, as far as that is told without its row."""
    if kept.body != body_of(item) or around.redated is None or rests_on_any(item, around.redated):
        return False
    return kind != "events" or bool(kept.voices == around.voices(item))


def _evidence_rows(kind: Kind, item: Item) -> Iterator[dict[str, Any]]:
    for number, (part, e) in enumerate(evidence_of(item)):
        yield {
            "item": item.id,
            "part": part,
            "number": number,
            "kind": kind,
            "article": e.article,
            "start": e.start,
            "end": e.end,
            "role": e.role,
            "text": e.text,
        }


def _involved_rows(kind: Kind, item: Item, known: str | None) -> Iterator[dict[str, Any]]:
    for actor in sorted(actors_of(item)):
        yield {"item": item.id, "actor": actor, "kind": kind, "known": known}


def _rests_rows(kind: Kind, item: Item) -> Iterator[dict[str, Any]]:
    for statement in sorted(rests_on(item)):
        yield {"item": item.id, "statement": statement, "kind": kind}


def _name_rows(actor: Any) -> Iterator[dict[str, Any]]:
    for name in sorted({name.lower()[:500] for name in (actor.name, *actor.aliases)}):
        yield {"actor": actor.id, "name": name}
