"""The room's verb: whatever people have, as documents."""

from collections.abc import Callable, Iterator

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.given import Given
from tollbook.read.jsonl import read_jsonl
from tollbook.read.kinds import Kind, kind_of
from tollbook.read.source import Source, open_source
from tollbook.read.text import read_text

Reader = Callable[[Source, Given], Iterator[Document]]

READERS: dict[Kind, Reader] = {
    Kind.TEXT: read_text,
    Kind.JSONL: read_jsonl,
}


def read_documents(item: str, given: Given | None = None) -> Iterator[Document]:
    """Yield the documents in one input.

    Args:
        item: A path or `-` for standard input.
        given: What the caller knows better than the input.

    Raises:
        InputError: If it is missing, empty, too large or malformed.
        UnsupportedError: If it is of a kind that tollbook does not read.
    """
    source = open_source(item)
    reader = READERS[kind_of(source)]
    found = False
    for document in reader(source, given or Given()):
        found = True
        yield document
    if not found:
        raise InputError("holds no document", where=item)
