"""Plain text and Markdown, with or without a header."""

from collections.abc import Iterator
from dataclasses import replace

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.decode import decode
from tollbook.read.document import Found, document_of
from tollbook.read.given import Given, moment
from tollbook.read.header import split_header
from tollbook.read.source import Source

READER = "text/1"


def read_text(source: Source, given: Given) -> Iterator[Document]:
    """The one document that a text file is.

    Raises:
        InputError: If it is over 50 MB, its bytes do not fit its encoding, or its header's date is none.
        UnsupportedError: If it is not in English.
    """
    data = source.read()
    head, body = split_header(decode(data, where=source.name, declared=given.encoding or source.charset))
    if not body.strip():
        raise InputError("has a header and no text", where=source.name)
    published = moment(head["published"], where=source.name) if "published" in head else None
    outlet = given.outlet or head.get("outlet")
    found = Found(
        id=head.get("id", source.id), origin=source.name, reader=READER, text=body, title=head.get("title"),
        url=head.get("url") or source.url, published=(published,) if published else (),
    )  # fmt: skip
    yield document_of(found, replace(given, outlet=outlet, published=given.published or published))
