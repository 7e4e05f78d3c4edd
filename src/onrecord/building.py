"""A build: read, leave out what is known, analyse, compare, store; all of it or nothing."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from os.path import dirname
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from onrecord.comparing import Progress, compare, tell_nobody
from onrecord.errors import NoSuchItem, NothingToRecord
from onrecord.pipeline import cover_many, engine_version
from onrecord.reading import Failure, Fetcher, read
from onrecord.record import Article
from onrecord.record.change import Change
from onrecord.store import Known, Store, Writer

__all__ = ["BuildReport", "Progress", "build_into", "compare", "fingerprint", "tell_nobody"]


# So many articles on record are looked at for lines that their outlet repeats.
MAX_NEIGHBOURS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did: articles added, known before, analysed again for a newer engine's sake, and
    replaced because their source had changed."""

    added: int
    known: int
    again: int
    replaced: int
    failures: tuple[Failure, ...]
    words: int
    seconds: float
    changes: tuple[Change, ...] = ()
    older: int = 0


@dataclass(slots=True)
class _Work:
    new: list[Article] = field(default_factory=list)
    again: list[Article] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    known: int = 0

    @property
    def articles(self) -> list[Article]:
        return [*self.new, *self.again]


def build_into(
    store: Store,
    paths: Sequence[str | Path],
    *,
    published: date | None,
    jobs: int | None,
    progress: Progress,
    fetch: Fetcher | None = None,
    again: bool = True,
) -> BuildReport:
    """Bring what the paths hold into the record, in one transaction; addresses only with `fetch`. With
    `again`, what an older engine analysed is analysed again."""
    started = time.monotonic()
    with store.writing() as writer:
        before = () if again else _neighbours(writer, paths)
        work = _sort(writer, read(paths, published=published, fetch=fetch, before=before), progress)
        older = () if again else tuple(work.again)
        if not again:
            work.again.clear()
        broken = _analyse(writer, work.articles, jobs, progress)
        lost = {failure.origin for failure in broken}
        added = [article for article in work.new if article.origin not in lost]
        if not added and not work.known and not work.again:
            raise NothingToRecord((*work.failures, *broken))
        for id_ in work.replaced:
            writer.drop_coverage(id_)
        changes = compare(writer, progress, changed=bool(work.articles), jobs=jobs)
    return BuildReport(
        added=len(added),
        known=work.known,
        again=len(work.again),
        replaced=len(work.replaced),
        failures=(*work.failures, *broken),
        words=sum(len(article.text.split()) for article in work.articles),
        seconds=time.monotonic() - started,
        changes=changes,
        older=len(older),
    )


def _neighbours(writer: Writer, paths: Sequence[str | Path]) -> Iterator[Article]:
    """Articles on record that may be of the outlets of reports to be added: of their folders or hosts first.

    Their lines tell the furniture of a report that comes alone. So many suffice, however large the record is.
    """
    near = {str(path) if Path(path).is_dir() else _home(str(path)) for path in paths}
    kept = sorted(writer.analysed().items(), key=lambda each: (_home(each[1].origin) not in near, each[0]))
    return writer.texts([id_ for id_, _ in kept[:MAX_NEIGHBOURS]])


def _home(origin: str) -> str:
    """The host or folder of an origin."""
    return urlsplit(origin).hostname or "" if "://" in origin else dirname(origin)


def drop_from(store: Store, articles: Sequence[str]) -> tuple[tuple[Article, ...], tuple[Change, ...]]:
    """Take articles out of a record, in one transaction; returns them and what that changed.

    An article is named by its id, the beginning of it, or its origin. Raises `NoSuchItem`.
    """
    with store.writing() as writer:
        kept = writer.analysed()
        ids = dict.fromkeys(id_ for asked in articles for id_ in _named(asked, kept))
        dropped = tuple(writer.texts(ids))
        for id_ in ids:
            writer.drop_coverage(id_)
        return dropped, compare(writer)


def _named(asked: str, kept: Mapping[str, Known]) -> list[str]:
    """The articles that somebody means; of one origin there may be several, as in a file of many."""
    by_origin = [id_ for id_, known in kept.items() if asked and known.origin == asked]
    begun = [id_ for id_ in kept if asked and id_.startswith(asked)]
    found = [asked] if asked in kept else by_origin or begun
    if not found or (len(found) > 1 and not by_origin):
        raise NoSuchItem(asked)
    return found


def _sort(writer: Writer, outcomes: Iterable[Article | Failure], progress: Progress) -> _Work:
    """What is new, what is known, what has changed since, and what an older engine analysed."""
    work, kept = _Work(), writer.analysed()
    read_now: list[Article] = []
    for number, found in enumerate(outcomes, start=1):
        progress("reading", number, 0)
        outcome = msgspec.structs.replace(found, origin=_writable(found.origin))
        if isinstance(outcome, Failure):
            work.failures.append(outcome)
        else:
            read_now.append(outcome)
    work.new = [article for article in read_now if not _is_known(article, kept.get(article.id))]
    work.known = len(read_now) - len(work.new)
    work.replaced = list(_replaced(writer, work.new, {a.id for a in read_now}, kept))
    done = {*work.replaced, *(article.id for article in work.new)}
    stale = (id_ for id_, known in kept.items() if known.engine != engine_version() and id_ not in done)
    work.again = list(writer.texts(sorted(stale)))
    return work


def _writable(origin: str) -> str:
    """An origin that can be stored and printed: the bytes of a file name that are no UTF-8, as escapes."""
    return origin.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_known(article: Article, known: Known | None) -> bool:
    if known is None or known.source != fingerprint(article):
        return False
    when = article.published
    return when is None or when.basis != "given" or when.value == known.given


def _replaced(
    writer: Writer, new: Sequence[Article], present: Set[str], kept: Mapping[str, Known]
) -> Iterator[str]:
    """Articles whose file has been changed or is now read better: the same origin, most of the same text.

    Another story under the name of an old file replaces nothing.
    """
    by_origin: dict[str, list[str]] = defaultdict(list)
    for id_, known in kept.items():
        if id_ not in present:
            by_origin[known.origin].append(id_)
    for article in new:
        for old in writer.texts(by_origin[article.origin]):
            if _same_text(article.text, old.text):
                yield old.id


def _same_text(a: str, b: str) -> bool:
    first, second = set(a.split("\n\n")), set(b.split("\n\n"))
    return len(first & second) >= 0.5 * min(len(first), len(second))


def fingerprint(article: Article) -> str:
    """What tells a source that has changed from one that has not.

    A date that the person who ran the build gave is no part of the source: a later build need not give it
    again.
    """
    when = article.published
    if when is not None and when.basis == "given":
        article = msgspec.structs.replace(article, published=None)
    return hashlib.sha256(msgspec.msgpack.encode(article)).hexdigest()


def _analyse(
    writer: Writer, articles: Sequence[Article], jobs: int | None, progress: Progress
) -> list[Failure]:
    broken: list[Failure] = []
    for number, (article, outcome) in enumerate(zip(articles, cover_many(articles, jobs), strict=True)):
        progress("analysing", number, len(articles))
        if isinstance(outcome, Failure):
            broken.append(outcome)
        else:
            writer.put_coverage(fingerprint(article), outcome)
    return broken
