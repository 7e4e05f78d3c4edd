"""The vectors of all sentences, kept so that those nearest to a question are found without reading them all.

Each vector is kept twice: as the signs of its parts (384 bits), of which a large archive's fit into memory,
and in steps of 1/127 of its largest part. The angle between two vectors shows in how many of their signs
differ (Charikar 2002, "Similarity estimation techniques from rounding algorithms"), so the signs choose, and
the vectors of those that they chose decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Column, Connection, LargeBinary, String, Table, select

from onrecord.record import Coverage, Sentence
from onrecord.store.tables import coverage, metadata

SIZE = 384
_WORDS = SIZE // 64
# The signs choose so many times more sentences than are asked for.
_CHOSEN = 12

sentences = Table(
    "sentences",
    metadata,
    Column("article", String(40), primary_key=True),
    # Start, end and paragraph of each sentence, as int32.
    Column("spans", LargeBinary, nullable=False),
    Column("signs", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
)


class Near(NamedTuple):
    """A sentence near to a question: the cosine of the angle between them is its nearness."""

    article: str
    start: int
    end: int
    paragraph: int
    nearness: float


class Signs(NamedTuple):
    """The signs of all sentences in memory: whose each is, and which of its article's it is."""

    articles: tuple[str, ...]
    owner: NDArray[np.int32]
    number: NDArray[np.int32]
    bits: NDArray[np.uint64]


def create(connection: Connection) -> None:
    """Make the table, and fill it from the coverages that are there."""
    sentences.create(connection, checkfirst=True)
    decode = msgspec.msgpack.Decoder(Coverage).decode
    ids = connection.scalars(select(coverage.c.article).order_by(coverage.c.article)).all()
    for id_ in ids:
        for body in connection.scalars(select(coverage.c.body).where(coverage.c.article == id_)):
            put(connection, id_, decode(body).sentences)


def put(connection: Connection, article: str, found: Sequence[Sentence]) -> None:
    """Keep the sentences of an article that have a vector; those kept before go."""
    drop(connection, article)
    whole = [s for s in found if len(s.vector) == SIZE * 4]
    if not whole:
        return
    vectors = np.frombuffer(b"".join(s.vector for s in whole), dtype="<f4").reshape(-1, SIZE)
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    connection.execute(
        sentences.insert().values(
            article=article,
            spans=np.array([(s.start, s.end, s.paragraph) for s in whole], dtype="<i4").tobytes(),
            signs=np.packbits(vectors > 0, axis=1).tobytes(),
            vectors=np.round(vectors / largest * 127).astype(np.int8).tobytes(),
        )
    )


def drop(connection: Connection, article: str) -> None:
    """Forget the sentences of an article."""
    connection.execute(sentences.delete().where(sentences.c.article == article))


def any_kept(connection: Connection) -> bool:
    """Are there any?"""
    return connection.scalar(select(sentences.c.article).limit(1)) is not None


def signs(connection: Connection) -> Signs:
    """The signs of all sentences."""
    rows = connection.execute(
        select(sentences.c.article, sentences.c.signs).order_by(sentences.c.article)
    ).all()
    counts = [len(row.signs) // (SIZE // 8) for row in rows]
    return Signs(
        articles=tuple(row.article for row in rows),
        owner=np.repeat(np.arange(len(rows), dtype=np.int32), counts),
        number=np.concatenate([np.arange(n, dtype=np.int32) for n in counts] or [np.zeros(0, np.int32)]),
        bits=np.frombuffer(b"".join(row.signs for row in rows), dtype=np.uint64).reshape(-1, _WORDS),
    )


def nearest(
    connection: Connection, among: Signs, vector: NDArray[np.float32], known: Set[str] | None, limit: int
) -> list[Near]:
    """The sentences nearest to a vector, in these articles (None: in all)."""
    asked = np.packbits(vector > 0).view(np.uint64)
    differ = np.bitwise_count(among.bits ^ asked).sum(axis=1, dtype=np.int32)
    if known is not None:
        out = np.array([article not in known for article in among.articles], dtype=bool)
        differ = np.where(out[among.owner], SIZE + 1, differ)
    count = min(limit * _CHOSEN, len(differ))
    if count == 0:
        return []
    chosen = np.argpartition(differ, count - 1)[:count]
    chosen = chosen[differ[chosen] <= SIZE]
    pairs = [(among.articles[among.owner[at]], int(among.number[at])) for at in chosen]
    return sorted(_measured(connection, pairs, vector), key=lambda n: (-n.nearness, n.article, n.start))[
        :limit
    ]


def _measured(
    connection: Connection, pairs: Iterable[tuple[str, int]], vector: NDArray[np.float32]
) -> Iterable[Near]:
    by_article: dict[str, list[int]] = {}
    for article, number in pairs:
        by_article.setdefault(article, []).append(number)
    ids = sorted(by_article)
    for start in range(0, len(ids), 500):
        wanted = sentences.c.article.in_(ids[start : start + 500])
        query = select(sentences.c.article, sentences.c.spans, sentences.c.vectors).where(wanted)
        for article, spans, blob in connection.execute(query):
            numbers = by_article[article]
            vectors = np.frombuffer(blob, dtype=np.int8).reshape(-1, SIZE)[numbers].astype(np.float32)
            near = vectors @ vector / np.maximum(np.linalg.norm(vectors, axis=1), 1e-9)
            places = np.frombuffer(spans, dtype="<i4").reshape(-1, 3)[numbers]
            for place, nearness in zip(places, near, strict=True):
                yield Near(article, int(place[0]), int(place[1]), int(place[2]), float(nearness))
