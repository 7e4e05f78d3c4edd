"""EML, MBOX and MHTML → raw articles: newsletters, and pages that a browser saved as one file."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from io import BytesIO

from onrecord.errors import NoArticle, ReadingError
from onrecord.reading.dates_given import when_stated
from onrecord.reading.decode import decode
from onrecord.reading.items import Item, Outcomes
from onrecord.reading.limits import too_large
from onrecord.reading.markup import text_of
from onrecord.reading.page import read_page
from onrecord.reading.raw import RawArticle
from onrecord.record import When

# With fewer words, the HTML of a mail is a picture or a link, and its plain part counts.
MIN_WORDS = 30
FORWARDED = re.compile(r"(?i)^(?:\s*(?:fwd?|re|aw|wg|tr)\s*:\s*)+")
DESKS = re.compile(r"(?i)\b(?:newsletters?|no-?reply|updates?|briefing|alerts?)\b$")
ATTACHED = frozenset({".pdf", ".docx", ".html", ".htm", ".txt", ".eml", ".zip", ".json", ".jsonl", ".csv"})


def read_mail(item: Item, read_item: Callable[[Item], Outcomes]) -> Outcomes:
    """The report in a mail, and those in its attachments; `read_item` reads one of these."""
    yield from _message(item.document_bytes(), item, item.origin, read_item)


def read_mbox(item: Item, read_item: Callable[[Item], Outcomes]) -> Outcomes:
    """One mail after the other, each in memory by itself."""
    for number, data in enumerate(_messages(item), 1):
        origin = f"{item.origin}#{number}"
        try:
            if data is None:
                raise too_large(origin, None, item.budget.limits.document_bytes)
            yield from _message(data, item, origin, read_item)
        except ReadingError as error:
            yield error


def _messages(item: Item) -> Iterator[bytes | None]:
    """The mails of an MBOX, which begin at a line "From " behind an empty one; None for one too large."""
    most = item.budget.limits.document_bytes
    held: list[bytes] = []
    size, empty = 0, True
    while line := item.stream.readline(1 << 16):
        if empty and line.startswith(b"From "):
            if size:
                yield b"".join(held) if size <= most else None
            held, size, empty = [], 0, False
            continue
        size += len(line)
        if size <= most:
            held.append(line[1:] if re.match(rb">+From ", line) else line)
        empty = line in (b"\n", b"\r\n")
    if size:
        yield b"".join(held) if size <= most else None


def _message(data: bytes, item: Item, origin: str, read_item: Callable[[Item], Outcomes]) -> Outcomes:
    # An empty line or a mark before the headers would make all of them the body.
    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    attached = list(_attachments(message))
    try:
        yield _page(message, item, origin) or _letter(message, item, origin)
    except ReadingError as error:
        if not attached:
            yield error
    for name, content in attached:
        part = item.within(name, BytesIO(content))
        try:
            yield from read_item(part)
        except ReadingError as error:
            yield error


def _page(message: EmailMessage, item: Item, origin: str) -> RawArticle | None:
    """The page in an MHTML file; None where the mail is none."""
    url = _header(message, "Snapshot-Content-Location")
    related = message.get_content_type() == "multipart/related" and not _header(message, "To")
    if url is None and not related and _header(message, "Content-Location") is None:
        return None
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            url = url or _header(part, "Content-Location")
            address = url if url and url.startswith("http") else None
            html = _content(part, origin, html=True)
            return read_page(html, origin=address or origin, name=address or item.name, url=address)
    raise NoArticle(origin, "there is no page in it", "save the page again")


def _letter(message: EmailMessage, item: Item, origin: str) -> RawArticle:
    """A newsletter: its subject is the title, its sender the outlet."""
    sender, address = parseaddr(str(_header(message, "From") or ""))
    text = _body(message, origin)
    if not text.strip():
        raise NoArticle(
            origin, "the mail holds no text", "look for the report in its attachments or pictures"
        )
    subject = FORWARDED.sub("", _header(message, "Subject") or "").strip()
    return RawArticle(
        origin=origin,
        name=_header(message, "Message-ID") or item.name,
        text=text,
        title=subject or None,
        outlet=DESKS.sub("", sender).strip(" ,-–|") or None,
        published=_sent(message),
        host=address.rpartition("@")[2].lower() or None,
    )


def _body(message: EmailMessage, origin: str) -> str:
    found = {"html": "", "plain": ""}
    for kind in found:
        part = message.get_body(preferencelist=(kind,))
        if isinstance(part, EmailMessage):
            found[kind] = _content(part, origin, html=kind == "html")
    text = text_of(found["html"]) if found["html"] else ""
    return text if len(text.split()) >= MIN_WORDS or not found["plain"].strip() else found["plain"]


def _content(part: EmailMessage, origin: str, *, html: bool = False) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(payload or "").encode("utf-8", "surrogateescape")
    return decode(data, origin, html=html, charset=part.get_content_charset()) if data.strip() else ""


def _attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The parts that may be reports of their own, by name; pictures are none."""
    for part in message.walk():
        name = part.get_filename()
        if part.is_multipart() or not name or part.get_content_disposition() != "attachment":
            continue
        if any(name.lower().endswith(suffix) for suffix in ATTACHED):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield name, payload


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as one line; a damaged one is none."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, KeyError):
        return None
    return " ".join(str(value).split()).strip("<> ") or None if value is not None else None


def _sent(message: EmailMessage) -> When | None:
    return when_stated(_header(message, "Date"))
