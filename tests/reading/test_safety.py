"""Files made to do harm, and files that are merely huge, are refused with a line and in bounded memory."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadingError
from onrecord.reading import Failure, Limits, read
from onrecord.reading.formats.dispatch import read_item
from onrecord.reading.items import item_of
from onrecord.reading.limits import Budget
from onrecord.record import Article
from tests.reading import makers
from tests.reading.makers import FORMS, TEXT

MEMORY = 120_000_000


@contextmanager
def bounded(most: int = MEMORY) -> Iterator[None]:
    """Fails where more memory was in use at a time."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < most, f"{peak / 1e6:.0f} MB"


def outcomes(path: Path, limits: Limits | None = None) -> tuple[list[Article], list[Failure]]:
    found = list(read([path], limits=limits or Limits()))
    return [x for x in found if isinstance(x, Article)], [x for x in found if isinstance(x, Failure)]


def refused(path: Path, limits: Limits | None = None) -> Failure:
    """The one failure of a path that holds no report: a line that names it, why, and what to do."""
    with bounded():
        found, failures = outcomes(path, limits)
    assert not found and len(failures) == 1, failures
    (failure,) = failures
    assert str(path) in str(failure) and "\n" not in str(failure)
    assert failure.reason and failure.remedy
    return failure


def sparse(path: Path, head: bytes, size: int = 1_000_000_000) -> Path:
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)
    return path


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.txt", b"A report that goes on. " * 5000),
        ("a.html", b"<html><body><p>words"),
        ("a.json", b'{"articles": [{"text": "'),
        ("a.rss", b"<rss><channel><title>x"),
        ("a.xml", b"<urlset><url><loc>"),
        ("a.pdf", b"%PDF-1.4\n"),
        ("a.docx", b"PK\x03\x04"),
        ("a.zip", b"PK\x03\x04"),
        ("a.tar", bytes(257) + b"ustar" + bytes(250)),
        ("a.eml", b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nwords "),
        ("a.mbox", b"From x Sun May  4 10:00:00 2031\nFrom: a@b.example\nSubject: x\n\nwords "),
        ("a.jsonl", b'{"text": "'),
        ("a.csv", b"title,text\nEnvoy,"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n"),
        ("a.gz", b"\x1f\x8b\x08\x00"),
    ],
)
def test_a_file_of_a_gigabyte_is_refused_in_bounded_memory(tmp_path: Path, name: str, head: bytes) -> None:
    refused(sparse(tmp_path / name, head), Limits(document_bytes=20_000_000))


def test_a_large_file_of_many_reports_is_read_a_report_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    line = json.dumps({"text": TEXT, "title": makers.TITLE, "ignored": "x" * 4_000_000}) + "\n"
    path.write_text(line * 30, "utf-8")
    with bounded(60_000_000):
        assert sum(isinstance(each, Article) for each in read([path])) == 30


def test_a_report_over_the_limit_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    huge = json.dumps({"text": "x" * 300_000})
    path.write_text(
        "\n".join([json.dumps({"text": TEXT}), huge, json.dumps({"text": TEXT.replace("Rome", "Oslo")})])
    )
    found, (failure,) = outcomes(path, Limits(article_bytes=100_000))
    assert len(found) == 2
    assert (failure.kind, failure.origin) == ("too large", f"{path}#2")


def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as member:
        for _ in range(60):
            member.write(bytes(1_000_000))
    return out.getvalue()


def test_a_zip_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(zip_bomb())
    failure = refused(path, Limits(article_bytes=100_000_000))
    assert (failure.kind, "grows more than 200 times" in failure.reason) == ("unsafe", True)


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress], ids=["gzip", "xz"])
def test_a_bomb_packed_as_one_file_is_refused_as_well(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(pack(bytes(60_000_000)))  # type: ignore[operator]
    assert refused(path, Limits(article_bytes=100_000_000)).kind == "unsafe"


def test_an_archive_that_unpacks_to_too_much_in_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(makers.zipped({f"{n:03}.txt": (TEXT + f" {n}").encode() for n in range(300)}))
    found, (failure,) = outcomes(path, Limits(expanded_bytes=50_000))
    assert 100 < len(found) < 200
    assert (failure.kind, "unpacks to more than" in failure.reason) == ("unsafe", True)


def test_an_archive_of_very_many_files_is_refused(tmp_path: Path) -> None:
    files = {f"{n:03}.txt": TEXT.encode() for n in range(30)}
    for name, data in (("many.zip", makers.zipped(files)), ("many.tar", makers.tarred(files))):
        (tmp_path / name).write_bytes(data)
        _, failures = outcomes(tmp_path / name, Limits(members=10))
        assert [each.kind for each in failures] == ["unsafe"]


def test_archives_within_archives_end_somewhere(tmp_path: Path) -> None:
    data = TEXT.encode()
    for n in range(12):
        data = makers.zipped({f"{n}.zip": data})
    (tmp_path / "deep.zip").write_bytes(data)
    assert "packed in it more than 3 deep" in refused(tmp_path / "deep.zip").reason


def test_a_document_may_be_a_bomb_too(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(io.BytesIO(makers.document())) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    path.write_bytes(makers.zipped({**parts, "word/document.xml": b"<w>" + b" " * 60_000_000}))
    assert refused(path).kind in ("unsafe", "too large")


@pytest.mark.parametrize("name", ["../../etc/envoy.txt", "/etc/envoy.txt", "..\\envoy.txt", "C:\\envoy.txt"])
def test_a_name_that_points_out_of_an_archive_is_refused_and_nothing_written(
    tmp_path: Path, name: str
) -> None:
    for kind, made in (("a.zip", makers.zipped), ("a.tar", makers.tarred)):
        path = tmp_path / kind
        path.write_bytes(made({name: TEXT.encode(), "good.txt": TEXT.encode()}))
        found, (failure,) = outcomes(path)
        assert len(found) == 1
        assert (failure.kind, failure.reason) == ("unsafe", "its name points out of the archive")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.tar", "a.zip"]


def test_links_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT.replace("Rome", "Oslo"), "utf-8")
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("envoy.txt")
        link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path / "secret.txt")
        archive.addfile(link)
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    assert outcomes(tmp_path / "a.tar")[0] == []


LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha ha ha ha ha ha">{}]>
<rss version="2.0"><channel><title>x</title><item><title>&k;</title><description>&k;</description></item></channel></rss>"""
ENTITIES = {
    "laughs.rss": LAUGHS.format("".join(f'<!ENTITY {b} "{"&" + a + ";" * 1}{("&" + a + ";") * 9}">' for a, b in zip("abcdefghij", "bcdefghijk", strict=True))),
    "outer.rss": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&k;</title></item></channel></rss>',
    "map.xml": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY k "v">]><urlset><url><loc>https://post.example/&k;</loc></url></urlset>',
}  # fmt: skip


@pytest.mark.parametrize("name", ENTITIES)
def test_xml_with_entities_of_its_own_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(ENTITIES[name], "utf-8")
    failure = refused(tmp_path / name)
    assert (failure.kind, "entities" in failure.reason) == ("unsafe", True)


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_file_cut_off_in_the_middle_is_read_or_refused(tmp_path: Path, name: str) -> None:
    data = FORMS[name]
    for share in (0.15, 0.5, 0.9):
        path = tmp_path / name
        path.write_bytes(data[: int(len(data) * share)])
        found, failures = outcomes(path)
        assert found or failures
        assert all("\n" not in str(each) for each in failures)


@settings(max_examples=150)
@given(st.sampled_from(sorted(FORMS)), st.data())
def test_damaged_bytes_raise_nothing_but_reading_errors(name: str, data: st.DataObject) -> None:
    raw = bytearray(FORMS[name])
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        list(read_item(item_of(bytes(raw), origin=name, name=name, budget=Budget(Limits()))))
    except ReadingError as error:
        assert error.remedy


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt"])
def test_a_stray_carriage_return_in_the_names_of_columns_stops_nothing_else(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"title,da\rte,text\nEnvoy,2031,It rained\n")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    found = list(read([tmp_path]))
    assert len([each for each in found if isinstance(each, Article)]) == 1
    assert all(each.reason for each in found if isinstance(each, Failure))
