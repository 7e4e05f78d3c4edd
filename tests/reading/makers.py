"""One report in every form that a newsroom has it in; each maker gives the bytes of a file."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage

import docx
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TITLE = "Envoy flies to Rome for talks on a ferry line"
BODY = (
    "The envoy flew to Rome on Monday for talks with the mediators about the ferry line, her office said.",
    "“We want an accord that lasts,” she told reporters at the airport, adding that it would take days.",
    "A second round is planned in Cairo for next week, according to two diplomats who asked not to be named.",
)
TEXT = "\n\n".join((TITLE, *BODY))
URL = "https://post.example/2031/05/04/envoy-flies"
DATE = "2031-05-04"
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE} | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="article:section" content="World">
<link rel="canonical" href="{URL}">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2031-05-04T10:00:00Z"}}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{TITLE}</h1>
<p class="byline">By Jane Doe</p>{"".join(f"<p>{each}</p>" for each in BODY)}
<p>Share on Facebook</p></article><footer>Contact us</footer></body></html>"""
FRAGMENT = "".join(f"<p>{each}</p>" for each in BODY)


def mhtml() -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = URL
    message["Subject"] = TITLE
    message["MIME-Version"] = "1.0"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.make_related()
    return bytes(message)


def mail(number: int = 1, text: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "The Harbour Post Newsletter <news@post.example>"
    message["To"] = "reader@home.example"
    message["Subject"] = TITLE
    message["Date"] = "Sun, 04 May 2031 10:00:00 +0000"
    message["Message-ID"] = f"<{number}@post.example>"
    message.set_content("See this mail in a browser.")
    message.add_alternative(f"<html><body>{text or FRAGMENT}<p>Unsubscribe</p></body></html>", subtype="html")
    return bytes(message)


def mbox() -> bytes:
    two = mail(2, FRAGMENT.replace("Rome", "Oslo"))
    return b"".join(
        b"From news@post.example Sun May  4 10:00:00 2031\n" + each + b"\n\n" for each in (mail(), two)
    )


def rss() -> bytes:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title>
<item><title>{TITLE}</title><link>{URL}</link><pubDate>Sun, 04 May 2031 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[{FRAGMENT}]]></content:encoded></item>
<item><title>Only told of</title><link>https://post.example/2</link><description>A summary.</description></item>
</channel></rss>""".encode()


def atom() -> bytes:
    escaped = FRAGMENT.replace("<", "&lt;")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>
<entry><title>{TITLE}</title><id>urn:1</id><link href="{URL}"/><published>2031-05-04T10:00:00Z</published>
<author><name>Jane Doe</name></author><content type="html">{escaped}</content></entry></feed>""".encode()


def warc(pages: Sequence[tuple[str, str]] = ((URL, PAGE),), *, packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "a crawler"}))
    for url, page in pages:
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        body = io.BytesIO(page.encode())
        writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
    picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "https://post.example/a.png", "response", io.BytesIO(b"x"), http_headers=picture
    )
    writer.write_record(record)
    return out.getvalue()


def document() -> bytes:
    made = docx.Document()
    made.add_heading(TITLE, 0)
    for each in BODY:
        made.add_paragraph(each)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pdf(pages: Sequence[Sequence[str]] | None = None) -> bytes:
    """A PDF of lines set in Helvetica, made by hand."""
    pages = pages or [[TITLE, "", *(line for each in BODY for line in (*wrapped(each, 60), ""))]]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = b"".join(
            b"("
            + line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            + b") Tj T*\n"
            for line in lines
        )
        stream = b"BT /F1 11 Tf 14 TL 60 760 Td\n" + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        out
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )


def wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def table(delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["id", "headline", "body", "publish_date", "source", "url"])
    writer.writerow(["1", TITLE, "\n\n".join(BODY), DATE, "The Harbour Post", URL])
    return out.getvalue().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


FORMS: dict[str, bytes] = {
    "envoy.txt": TEXT.encode(),
    "envoy-utf16.txt": TEXT.encode("utf-16"),
    "envoy-wide.txt": TEXT.encode("utf-16-le"),
    "envoy.html": PAGE.encode(),
    "envoy-page.txt": PAGE.encode(),
    "envoy.mhtml": mhtml(),
    "envoy.eml": mail(),
    "envoy.rss": rss(),
    "envoy.atom": atom(),
    "envoy.warc": warc(),
    "envoy.warc.gz": warc(packed=True),
    "envoy.docx": document(),
    "envoy.pdf": pdf(),
    "envoy.csv": table(),
    "envoy.tsv": table("\t"),
    "envoy.jsonl": json.dumps({"text": "\n\n".join(BODY), "title": TITLE}).encode(),
    "envoy.json": json.dumps(
        {"status": "ok", "articles": [{"title": TITLE, "content": "\n\n".join(BODY)}]}, indent=1
    ).encode(),
    "envoy.zip": zipped({"a/envoy.txt": TEXT.encode()}),
    "envoy.tar": tarred({"a/envoy.txt": TEXT.encode()}),
    "envoy.tar.gz": gzip.compress(tarred({"a/envoy.html": PAGE.encode()})),
    "envoy.tgz": gzip.compress(tarred({"a/envoy.txt": TEXT.encode()})),
    "envoy.tar.xz": lzma.compress(tarred({"a/envoy.docx": document()})),
    "envoy.txt.gz": gzip.compress(TEXT.encode()),
    "envoy.html.bz2": bz2.compress(PAGE.encode()),
    "inner.zip": zipped({"week.tar.gz": gzip.compress(tarred({"envoy.pdf": pdf()}))}),
}
