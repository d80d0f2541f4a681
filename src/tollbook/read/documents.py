"""The room's verb: whatever people have, as documents."""

from collections.abc import Iterator
from pathlib import Path

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.address import is_address
from tollbook.read.folder import files_of
from tollbook.read.given import Given
from tollbook.read.kinds import Kind, kind_of
from tollbook.read.rejected import LOGGER
from tollbook.read.single import read_single
from tollbook.read.source import STDIN, Source, open_source
from tollbook.read.warc import read_warc


def read_documents(item: str, given: Given | None = None) -> Iterator[Document]:
    """Yield the documents in one input.

    Items of a directory, a feed or an archive that cannot be read, or are not in English, are passed over and
    said in a line (logger `tollbook.read`, which writes to standard error).

    Args:
        item: A file, a directory, `-` for standard input, or an http(s) address.
        given: What the caller knows better than the input.

    Raises:
        InputError: If it is missing, empty, too large or malformed, or holds no document.
        UnsupportedError: If it is of a kind or in a language that tollbook does not read.
    """
    known = given or Given()
    if item != STDIN and not is_address(item) and Path(item).is_dir():
        yield from _read_folder(Path(item), known)
    elif is_address(item):
        yield from _read(_fetched(item, known), known)
    else:
        yield from _read(open_source(item), known)


def _fetched(address: str, given: Given) -> Source:
    from tollbook.read.fetch import Fetcher

    got = (given.fetcher or Fetcher()).fetch(address)
    if not got.body.strip():
        raise InputError("is empty", where=address)
    return Source.of(got.url, got.body, charset=got.charset, url=got.url, document=address)


def _read_folder(folder: Path, given: Given) -> Iterator[Document]:
    found = False
    for path in files_of(folder):
        try:
            for document in _read(open_source(str(path)), given):
                found = True
                yield document
        except InputError as error:
            LOGGER.warning("passed over: %s", error)
    if not found:
        raise InputError("holds no document that can be read", where=str(folder))


def _read(source: Source, given: Given) -> Iterator[Document]:
    found = False
    for document in read_warc(source, given) if kind_of(source) is Kind.WARC else read_single(source, given):
        found = True
        yield document
    if not found:
        raise InputError("holds no document", where=source.name)
