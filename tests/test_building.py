"""Which articles on record a report is read beside when it is added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from onrecord.building import MAX_NEIGHBOURS, _neighbours
from onrecord.store import Known, Writer


class Kept:
    """Articles on record, by id and origin alone."""

    def __init__(self, origins: dict[str, str]) -> None:
        self._origins = origins

    def analysed(self) -> dict[str, Known]:
        return {id_: Known(origin, "", None, "") for id_, origin in self._origins.items()}

    def texts(self, ids: Iterable[str]) -> list[str]:
        return list(ids)


def near(origins: dict[str, str], path: str) -> list[str]:
    return cast("list[str]", _neighbours(cast(Writer, Kept(origins)), [path]))


def test_reports_of_the_same_folder_or_host_come_first() -> None:
    origins = {"a": "wire/1.txt", "b": "post/1.txt", "c": "https://post.example/1", "d": "post/2.txt"}
    assert near(origins, "post/3.txt") == ["b", "d", "a", "c"]
    assert near(origins, "https://post.example/2") == ["c", "a", "b", "d"]


def test_no_more_than_a_few_are_looked_at_however_large_the_record() -> None:
    origins = {f"{n:04}": f"post/{n}.txt" for n in range(1000)}
    assert len(near(origins, "post/1000.txt")) == MAX_NEIGHBOURS
