"""The way of one article, from its text to its coverage, and the map of it over many.

    article → language (a Doc) → characters, dates → statements → events → figures, votes, proposals,
    positions → coverage

Everything here needs one article and nothing else, so it may run in any order and in any process.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, cast

import numpy as np

from onrecord.processes import spread
from onrecord.reading import Failure
from onrecord.reading.heading import dateline_spans
from onrecord.record import Article, Coverage, Sentence
from onrecord.version import __version__

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

# A worker takes about two seconds to start and to load the engine: under this many articles (of some 600
# words) one process is done before two have begun.
MANY = 24
MOST_WORKERS = 2


def cover(article: Article, threads: int | None = None) -> Coverage:
    """All that one article says. A pure function of the article and the engine; `threads` is how many the
    engine may use (None: as many as there are cores)."""
    # The text models are loaded here and not with the module: a look into a record needs none of them. The
    # engine comes first, because it knows how to import spaCy quickly.
    from onrecord.language import load

    analyse = load(threads)

    from onrecord.finding.characters import find_characters
    from onrecord.finding.dates import find_dates
    from onrecord.finding.events import find_events
    from onrecord.finding.figures import find_figures
    from onrecord.finding.page import Page
    from onrecord.finding.positions import find_positions
    from onrecord.finding.proposals import find_proposals
    from onrecord.finding.statement_answers import with_events_answered
    from onrecord.finding.statement_silences import find_silences
    from onrecord.finding.statements import find_statements
    from onrecord.finding.votes import find_votes

    doc = analyse(article.text, starts=[end for _, end in dateline_spans(article.text)])
    cast = find_characters(article, doc)
    page = Page(article=article, doc=doc, cast=cast, calendar=find_dates(article, doc))
    statements = tuple(find_statements(page))
    events = tuple(find_events(page, statements))
    statements = tuple(with_events_answered(statements, events))
    return Coverage(
        article=article,
        characters=cast.characters,
        statements=statements,
        silences=tuple(find_silences(page, statements, events)),
        events=events,
        figures=tuple(find_figures(page, statements)),
        votes=tuple(find_votes(page, statements)),
        proposals=tuple(find_proposals(page, statements, events)),
        positions=tuple(find_positions(page, statements, events)),
        sentences=tuple(_sentences(doc)),
        engine=engine_version(),
    )


def _sentences(doc: Doc) -> Iterator[Sentence]:
    # spaCy puts a Doc's text together anew each time it is asked for it.
    text, vectors = doc.text, doc._.sentence_vectors
    for sentence, vector in zip(doc.sents, vectors, strict=True):
        start = sentence.start_char
        end = start + len(sentence.text.rstrip())
        paragraph = text.count("\n\n", 0, start) + 1
        yield Sentence(start=start, end=end, paragraph=paragraph, vector=vector.astype("<f4").tobytes())


def vector_of(words: str) -> NDArray[np.float32]:
    """What some words mean: a vector of length 1, to be compared with those of a coverage's sentences."""
    from onrecord.language import load

    vectors: NDArray[np.float32] = load()(words)._.sentence_vectors
    mean = vectors.mean(axis=0)
    return cast("NDArray[np.float32]", mean / np.linalg.norm(mean))


def cover_or_fail(article: Article, threads: int | None = None) -> Coverage | Failure:
    """The coverage or, where the engine breaks on this article, a Failure that names it and the fault.

    An article that breaks a finder must not cost the reader the others; nor may it be left out unsaid.
    """
    try:
        return cover(article, threads)
    except Exception as error:
        return Failure(
            origin=article.origin,
            kind="engine",
            reason=f"the analysis broke ({type(error).__name__}: {error})",
            remedy="this is a fault of onrecord: please report it with the article; the others are on record",
        )


def cover_many(articles: Sequence[Article], jobs: int | None = None) -> Iterator[Coverage | Failure]:
    """Coverages in the order of the articles.

    `jobs` is the number of processes; None decides by the number of articles and processors. Raises
    `OnrecordError` where a process was ended from outside.
    """
    workers = jobs or _workers(len(articles))
    if workers <= 1 or len(articles) <= 1:
        yield from map(cover_or_fail, articles)
    else:
        yield from spread(partial(cover_or_fail, threads=1), articles, workers)


def _workers(articles: int) -> int:
    return min(MOST_WORKERS, os.cpu_count() or 1) if articles >= MANY else 1


@cache
def engine_version() -> str:
    """A name for the engine that changes with its code, its word lists and its weights: what another engine
    found is found anew."""
    return _version("record", "language", "finding")


@cache
def comparison_version() -> str:
    """A name for what makes the record of the coverages, which changes with its code."""
    return _version("record", "linking", "reconciling")


def _version(*rooms: str) -> str:
    digest = hashlib.sha256()
    for room in rooms:
        for path in _files(files("onrecord") / room):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return f"onrecord {__version__} {digest.hexdigest()[:12]}"


def _files(folder: Traversable) -> Iterable[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir():
            if path.name != "__pycache__":
                yield from _files(path)
        else:
            yield path
