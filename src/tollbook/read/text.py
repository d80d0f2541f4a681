"""Plain text and Markdown, with or without a header."""

from collections.abc import Iterator

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.decode import decode
from tollbook.read.given import Given, moment
from tollbook.read.header import split_header
from tollbook.read.source import Source

READER = "text/1"


def read_text(source: Source, given: Given) -> Iterator[Document]:
    """The one document that a text file is.

    Raises:
        InputError: If its bytes do not fit its encoding, or its header's date is none.
    """
    head, body = split_header(decode(source.data, where=source.name, declared=given.encoding))
    if not body.strip():
        raise InputError("has a header and no text", where=source.name)
    published = moment(head["published"], where=source.name) if "published" in head else None
    yield Document(
        id=head.get("id", source.name),
        text=body,
        title=head.get("title"),
        outlet=given.outlet or head.get("outlet"),
        url=head.get("url"),
        published=given.published or published,
        language=head.get("language", "en"),
        origin=source.name,
        reader=READER,
    )
