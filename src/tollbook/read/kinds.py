"""What an input is: its own first bytes decide, then its name."""

import re
from enum import StrEnum

from tollbook.errors import UnsupportedError
from tollbook.read.source import Source


class Kind(StrEnum):
    """The kinds of input that have a reader."""

    TEXT = "text"
    JSONL = "jsonl"
    HTML = "html"
    PDF = "pdf"
    MAIL = "mail"
    FEED = "feed"
    WARC = "warc"


SUFFIXES = {
    ".jsonl": Kind.JSONL, ".ndjson": Kind.JSONL, ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
    ".eml": Kind.MAIL, ".rss": Kind.FEED, ".atom": Kind.FEED,
}  # fmt: skip
TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff")
PACKED = {
    b"PK\x03\x04": "a zip archive or office document", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive", b"BZh": "a bzip2 archive", b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstandard archive",
}  # fmt: skip
PDF_WITHIN = 1024  # a PDF's mark may stand anywhere there: ISO 32000-1, implementation note 13

_LEAD = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,4}", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|(?:\w{1,20}:)?feed|rdf:RDF)\b")
_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]")
_MAIL_ONLY = {b"from", b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"}
_RECORD = re.compile(rb'\s*\{\s*"')


def kind_of(source: Source) -> Kind:
    """The kind of an input.

    Raises:
        UnsupportedError: If it is packed or binary and of no known kind.
    """
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:PDF_WITHIN]:
        return Kind.PDF
    if head.startswith(b"WARC/"):
        return Kind.WARC
    for mark, what in PACKED.items():
        if head.startswith(mark):
            raise UnsupportedError(f"is {what}", where=source.name, hint="unpack it and name the files in it")
    if b"\0" in head[:4096] and not head.startswith(TEXT_MARKS):
        raise UnsupportedError("is a binary file of no kind that tollbook reads", where=source.name)
    return _markup(source, head) or _plain(source, head)


def _markup(source: Source, head: bytes) -> Kind | None:
    body = head[_lead(head) :]
    if not body.startswith(b"<"):
        return None
    start = body[:4096]
    if _FEED.match(body) or (_FEED.search(start) and not _PAGE.search(start)):
        return Kind.FEED
    if _PAGE.search(start) or SUFFIXES.get(source.suffix) in (Kind.HTML, Kind.FEED):
        return SUFFIXES.get(source.suffix) if not _PAGE.search(start) else Kind.HTML
    if head.lstrip().startswith(b"<?xml"):
        raise UnsupportedError("is XML, but neither a feed nor a page", where=source.name)
    return Kind.HTML if re.match(rb"<[a-zA-Z][a-zA-Z0-9]{0,12}[\s/>]", body) else None


def _lead(head: bytes) -> int:
    found = _LEAD.match(head)
    return found.end() if found else 0


def _plain(source: Source, head: bytes) -> Kind:
    named = SUFFIXES.get(source.suffix)
    if named:
        return named
    if _is_mail(head):
        return Kind.MAIL
    return Kind.JSONL if _RECORD.match(head) and b'"text"' in head else Kind.TEXT


def _is_mail(head: bytes) -> bool:
    """Whether it begins with the header of a message (RFC 5322): two fields, one of which only mail has."""
    names = []
    for line in head.split(b"\n")[:40]:
        if line[:1] in (b" ", b"\t"):
            continue
        field = _FIELD.match(line)
        if field is None:
            break
        names.append(field[1].lower())
    return len(names) > 1 and not _MAIL_ONLY.isdisjoint(names)
