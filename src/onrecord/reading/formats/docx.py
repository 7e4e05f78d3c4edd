"""DOCX → raw article: its paragraphs in order, those in tables as well; what was struck out is left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

from onrecord.errors import NoArticle, ReadingError
from onrecord.reading.items import Item, Outcomes
from onrecord.reading.limits import too_large
from onrecord.reading.page import authors_in
from onrecord.reading.raw import RawArticle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
# Whoever the program was installed for.
NOBODY = frozenset({"python-docx", "user", "admin", "microsoft office user", "owner"})


def read_docx(item: Item, stream: BinaryIO, members: list[zipfile.ZipInfo]) -> Outcomes:
    """One report; `members` are the parts of the package, whose sizes are looked at before it is opened."""
    _refuse_large(item, members)
    try:
        document = docx.Document(stream)
        paragraphs = list(_paragraphs(document.element.body))
        about = document.core_properties
        title, author = about.title or "", about.author or ""
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile) as error:
        raise ReadingError(item.origin, f"the document is damaged ({error})", "save it again") from error
    text = "\n\n".join(paragraphs)
    if not text:
        raise NoArticle(item.origin, "the document holds no text", "look for the report in its pictures")
    yield RawArticle(
        origin=item.url or item.origin,
        name=item.url or item.name,
        text=text,
        title=title if len(title.split()) >= 3 else None,
        authors=() if author.strip().lower() in NOBODY else authors_in(author),
    )


def _refuse_large(item: Item, members: list[zipfile.ZipInfo]) -> None:
    limits = item.budget.limits
    whole = sum(member.file_size for member in members)
    if whole > limits.document_bytes:
        raise too_large(item.origin, whole, limits.document_bytes, "save it without its pictures")
    for member in members:
        item.budget.check_ratio(member.compress_size, member.file_size, item.origin)
        if member.filename == BODY and member.file_size > limits.article_bytes:
            raise too_large(item.origin, member.file_size, limits.article_bytes)


def _paragraphs(body: object) -> Iterator[str]:
    for paragraph in body.iter(f"{W}p"):  # type: ignore[attr-defined]
        text = "".join(_runs(paragraph)).strip()
        if text:
            yield text


def _runs(paragraph: object) -> Iterator[str]:
    for element in paragraph.iter():  # type: ignore[attr-defined]
        # A text box is a paragraph within a paragraph, and comes by itself.
        if next(element.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif element.tag == f"{W}noBreakHyphen":
            yield "-"
