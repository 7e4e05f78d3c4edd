"""Archives → their members: zip, tar, and single files packed by gzip, bzip2 or xz. Nothing is written under
a name from an archive."""

from __future__ import annotations

import re
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from onrecord.errors import NotText, ReadingError, Unsafe
from onrecord.reading.formats.docx import BODY, read_docx
from onrecord.reading.items import Item, Outcome, Outcomes
from onrecord.reading.kinds import kind_of
from onrecord.reading.streams import PACKINGS, Inflated, Metered, seekable

Reader = Callable[[Item], Outcomes]
SUFFIX = re.compile(r"(?i)\.(?:gz|bz2|xz|z)$|(?<=\.)t(?=gz$|bz2?$|xz$)")
OFFICE = {
    "xl/workbook.xml": "a spreadsheet",
    "ppt/presentation.xml": "a presentation",
    "content.xml": "an ODF document",
}


def read_packed(item: Item, read_item: Reader) -> Outcomes:
    """One packed file: what it unpacks to is read as it comes."""
    _refuse_deep(item)
    signature = next(mark for mark in PACKINGS if item.head().startswith(mark))
    inner = item.within("", Inflated(cast(BinaryIO, item.stream), signature, item.budget, item.origin))
    inner.origin, inner.url = item.origin, item.url
    inner.name = re.sub(r"(?i)\.t(?:gz|bz2?|xz)$", ".tar", SUFFIX.sub("", item.name)) or item.name
    yield from read_item(inner)


def read_zip(item: Item, read_item: Reader) -> Outcomes:
    """The members of a zip by name, or the report in a DOCX."""
    stream = seekable(cast(BinaryIO, item.stream))
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.infolist()
            if len(members) > item.budget.limits.members:
                item.budget.members = len(members)
                item.budget.count(item.origin)
            names = {member.filename for member in members}
            if BODY in names:
                stream.seek(0)
                yield from read_docx(item, stream, members)
                return
            _refuse_office(names, item.origin)
            _refuse_deep(item)
            yield from _each(item, _zip_members(archive, members, item), read_item)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        UnicodeDecodeError,
    ) as error:
        raise ReadingError(item.origin, f"the archive is damaged ({error})", "fetch it again") from error


def _zip_members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], item: Item
) -> Iterator[tuple[str, Callable[[], Item]]]:
    for member in sorted(members, key=lambda each: each.filename):
        if not member.is_dir():
            yield member.filename, lambda member=member: _zip_item(archive, member, item)  # type: ignore[misc]


def _zip_item(archive: zipfile.ZipFile, member: zipfile.ZipInfo, item: Item) -> Item:
    origin = f"{item.origin}!{member.filename}"
    if member.flag_bits & 1:
        raise ReadingError(origin, "it is locked by a password", "unpack the archive and give the files")
    opened = cast(BinaryIO, archive.open(member))
    return item.within(member.filename, Metered(opened, item.budget, origin, member.compress_size))


def read_tar(item: Item, read_item: Reader) -> Outcomes:
    """The members of a tar in its order, read as they come."""
    _refuse_deep(item)
    try:
        with tarfile.open(fileobj=item.stream, mode="r|") as archive:
            yield from _each(item, _tar_members(archive, item), read_item)
    except (tarfile.TarError, EOFError, UnicodeDecodeError, ValueError) as error:
        raise ReadingError(item.origin, f"the archive is damaged ({error})", "fetch it again") from error


def _tar_members(archive: tarfile.TarFile, item: Item) -> Iterator[tuple[str, Callable[[], Item]]]:
    for member in archive:
        # The archive remembers every member it has met, which a large one must not.
        archive.members = []  # type: ignore[attr-defined]
        if member.isfile():
            yield member.name, lambda member=member: _tar_item(archive, member, item)  # type: ignore[misc]


def _tar_item(archive: tarfile.TarFile, member: tarfile.TarInfo, item: Item) -> Item:
    opened = archive.extractfile(member)
    assert opened is not None
    origin = f"{item.origin}!{member.name}"
    return item.within(member.name, Metered(cast(BinaryIO, opened), item.budget, origin, None))


def _each(item: Item, members: Iterator[tuple[str, Callable[[], Item]]], read_item: Reader) -> Outcomes:
    """Member after member; one that cannot be read is told, one that is made to do harm ends it."""
    passed: Counter[str] = Counter()
    for name, opened in members:
        item.budget.count(item.origin)
        if _hidden(name):
            continue
        try:
            _refuse_outside(name, item.origin)
            member = opened()
            kind = kind_of(member)
            if kind in ("asset", "binary"):
                passed[member.suffix or "no ending"] += 1
            else:
                yield from read_item(member)
        except Unsafe as error:
            yield error
            if not _is_outside(name):
                return
        except (ReadingError, zipfile.BadZipFile, zlib.error, EOFError) as error:
            yield _told(error, f"{item.origin}!{name}")
    if passed:
        yield _passed_over(passed, item.origin)


def _told(error: Exception, origin: str) -> Outcome:
    if isinstance(error, ReadingError):
        return error
    return ReadingError(origin, f"it is damaged ({error})", "fetch the archive again")


def _passed_over(passed: Counter[str], origin: str) -> Outcome:
    count = sum(passed.values())
    kinds = ", ".join(sorted(passed))
    files = "1 file" if count == 1 else f"{count:,} files"
    return NotText(
        origin, f"{files} in it hold no text ({kinds})", "nothing, where these are pictures and the like"
    )


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def _is_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name) is not None


def _refuse_outside(name: str, origin: str) -> None:
    if _is_outside(name):
        raise Unsafe(f"{origin}!{name}", "its name points out of the archive", "ask whoever made the archive")


def _refuse_deep(item: Item) -> None:
    if item.depth > item.budget.limits.depth:
        raise Unsafe(
            item.origin, f"archives are packed in it more than {item.budget.limits.depth} deep", "unpack it"
        )


def _refuse_office(names: set[str], origin: str) -> None:
    for part, what in OFFICE.items():
        if part in names:
            raise NotText(origin, f"it is {what}, not a report", "save it as DOCX, PDF or text")
