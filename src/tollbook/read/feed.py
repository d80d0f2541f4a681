"""RSS and Atom: each entry a document, by feedparser, which resolves no external entity."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.document import Found, document_of
from tollbook.read.given import Given
from tollbook.read.html.flat import flat
from tollbook.read.rejected import Rejected
from tollbook.read.source import Source

READER = "feed/1"
LIMIT = 20 * 2**20
_DATES = ("published", "created", "date", "updated")


def read_feed(source: Source, given: Given) -> Iterator[Document]:
    """One document for each entry that has text: its content, else its summary, without markup or scripts.

    An entry that cannot be read or is not in English is said and passed over.

    Raises:
        InputError: If it is over 20 MB or no feed, or none of its entries can be read.
    """
    parsed = _parse(source, given)
    outlet = parsed.feed.get("title")
    rejected = Rejected()
    for number, entry in enumerate(parsed.entries, 1):
        make = partial(_document, source, given, entry, number, outlet)
        if (document := rejected.unless(make)) is not None:
            yield document
    rejected.settle()


def _parse(source: Source, given: Given) -> Any:
    import feedparser

    headers = (
        {"content-type": f"application/xml; charset={name}"}
        if (name := given.encoding or source.charset)
        else {}
    )
    data = source.read(LIMIT)
    # A document type declares entities and nothing that a feed needs: a bomb or a thief's way in.
    data = _without_declarations(data)
    # Bytes, never a name: feedparser would open a string as a path or an address.
    parsed = feedparser.parse(data, response_headers=headers, sanitize_html=True, resolve_relative_uris=False)
    if not parsed.entries:
        raise InputError("is a feed without entries, or damaged", where=source.name)
    return parsed


def _without_declarations(data: bytes) -> bytes:
    """The feed without its document type, whose entities could grow without end (CWE-776)."""
    start = data[:4096].upper().find(b"<!DOCTYPE")
    if start < 0:
        return data
    bracket = data.find(b"[", start)
    end = data.find(b">", start)
    if 0 <= bracket < end:
        end = data.find(b"]>", bracket) + 1
    return data[:start] + data[end + 1 :] if end > 0 else data[:start]


def _document(source: Source, given: Given, entry: Any, number: int, outlet: str | None) -> Document:
    where = f"{source.name}, entry {number}"
    bodies = [content.get("value", "") for content in entry.get("content", [])]
    text = max((flat(body) for body in (*bodies, entry.get("summary", ""))), key=len)
    if not text:
        raise InputError("has no text", where=where)
    link = entry.get("link")
    found = Found(
        id=entry.get("id") or link or where, origin=where, reader=READER, text=text,
        title=flat(entry.get("title", "")), outlets=tuple(n for n in (_source(entry), outlet) if n),
        url=link if link and link.startswith(("http://", "https://")) else None,
        published=tuple(str(dict.get(entry, name)) for name in _DATES if dict.get(entry, name)),
    )  # fmt: skip
    return document_of(found, given)


def _source(entry: Any) -> str | None:
    """Where an aggregator has the entry from."""
    return (entry.get("source") or {}).get("title")
