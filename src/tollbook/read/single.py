"""One file of one kind to its documents."""

from collections.abc import Callable, Iterator

from tollbook.model import Document
from tollbook.read.feed import read_feed
from tollbook.read.given import Given
from tollbook.read.html import read_html
from tollbook.read.jsonl import read_jsonl
from tollbook.read.kinds import Kind, kind_of
from tollbook.read.mail import read_mail
from tollbook.read.pdf import read_pdf
from tollbook.read.source import Source
from tollbook.read.text import read_text

Reader = Callable[[Source, Given], Iterator[Document]]

READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.JSONL: read_jsonl,
    Kind.HTML: read_html,
    Kind.PDF: read_pdf,
    Kind.MAIL: read_mail,
    Kind.FEED: read_feed,
}


def read_single(source: Source, given: Given) -> Iterator[Document]:
    """The documents of any input but an archive.

    Raises:
        InputError: If it cannot be read.
        UnsupportedError: If it is of a kind or in a language that tollbook does not read.
    """
    return READERS[kind_of(source)](source, given)
