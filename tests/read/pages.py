"""Small pages, feeds, messages and archives for the tests, made here and in nobody else's words."""

import gzip
import zlib
from io import BytesIO

REPORT = (
    "Officials in the port said on Tuesday that 14 people were killed when a warehouse burned down. "
    "Rescuers were still searching the quay for six workers who are missing.",
    "The governor said that 31 others were taken to hospital, and that nobody should go near the harbour.",
)


def page(
    *paragraphs: str, head: str = "", title: str = "Fire in the port", before: str = "", after: str = ""
) -> str:
    """A page with menus around an article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or REPORT)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head>"
        "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
        f"<article><h1>{title}</h1>{before}{text}{after}</article>"
        "<footer><p>Contact the newsroom, or read our terms of use and privacy policy.</p></footer>"
        "</body></html>"
    )


def linked(fields: str) -> str:
    """A JSON-LD block with those fields of an article."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


def rss(*items: str, prologue: str = "") -> bytes:
    """An RSS feed of those items' inner markup."""
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{prologue}<rss version="2.0"><channel>'
        "<title>The Harbour Post</title>"
        f"<link>https://harbour.example/</link><description>News</description>{inner}</channel></rss>"
    ).encode()


def record(uri: str, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200) -> bytes:
    """One WARC response record, as ISO 28500 spells it."""
    http = (
        f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    )
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2022-03-24T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(uri):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode() + http + b"\r\n\r\n"  # fmt: skip


def warc_gz(*records: bytes) -> bytes:
    """Records, each packed by itself."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def gzip_bomb(size: int) -> bytes:
    """Gzip of that many letters, made without holding them."""
    packer, out = zlib.compressobj(9, wbits=31), BytesIO()
    for _ in range(size >> 20):
        out.write(packer.compress(b"a" * (1 << 20)))
    return out.getvalue() + packer.flush()


def pdf(text: str) -> bytes:
    """A PDF of one page with one line of text (ISO 32000-1, annex H.3)."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer
