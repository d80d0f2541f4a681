"""The documents in a web archive."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read.given import Given
from tollbook.read.rejected import LOGGER
from tollbook.read.single import read_single
from tollbook.read.source import Source
from tollbook.read.warc.pieces import MARK, Piece, Records, members

READABLE = (
    "text/html",
    "application/xhtml",
    "text/plain",
    "application/pdf",
    "application/rss",
    "application/atom",
)
BODY = 50 * 2**20


def read_warc(source: Source, given: Given) -> Iterator[Document]:
    """The documents of an archive's pages, texts, PDFs and feeds, record by record.

    Records that hold no report, or none in English, are counted and said at the end; so is what damage took.

    Raises:
        InputError: If not one document can be read.
    """
    passed: Counter[str] = Counter()
    lost: list[str] = []
    found = False
    with source.start() if is_by_member(source) else source.open() as stream:
        for piece in members(stream) if is_by_member(source) else Records(stream):
            if piece.why:
                lost.append(f"{piece.lost} bytes at {piece.offset}: {piece.why}")
                LOGGER.warning("%s: lost %s", source.name, lost[-1])
                continue
            for document in _documents(piece, source, given, passed):
                found = True
                yield replace(document, notes=(*document.notes, *_damage(lost)))
    for reason, times in sorted(passed.items()):
        LOGGER.warning("%s: passed over %d of its records: %s", source.name, times, reason)
    if not found:
        raise InputError(_nothing(passed, lost), where=source.name)


def is_by_member(source: Source) -> bool:
    """Whether each record is packed by itself; a file packed as a whole is read as a stream."""
    if not source.packed:
        return False
    with source.start() as stream:
        first = next(members(stream), None)
    return first is None or bool(first.why) or first.data.count(b"\n" + MARK) == 0


def _documents(piece: Piece, source: Source, given: Given, passed: Counter[str]) -> Iterator[Document]:
    try:
        for inner in sources_of(piece.data, f"{source.name}@{piece.offset}"):
            try:
                yield from read_single(inner, given)
            except InputError as error:
                passed[error.what] += 1
    except InputError as error:
        LOGGER.warning("a record cannot be parsed: %s", error.what)


def sources_of(data: bytes, name: str) -> Iterator[Source]:
    """What the records in some bytes hold that may be a report, each an input of its own.

    Raises:
        InputError: If a record cannot be parsed.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    try:
        for record in ArchiveIterator(BytesIO(data), record_types=kinds, parse_http=True, auto_decode="all"):
            uri = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            if (inner := _source(record, name, uri, len(data))) is not None:
                yield inner
    except Exception as error:  # the library's own, of no common kind
        raise InputError(f"no record of a web archive: {error}", where=name) from error


def _source(record: Any, name: str, uri: str, size: int) -> Source | None:
    """A record's body, where it is of a kind that may hold a report; `size` is a guess at its bytes."""
    if record.http_headers and record.http_headers.status_code != 200:
        return None
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    if not kind.startswith(READABLE):
        return None
    body = _body(record.reader, size)
    if len(body) > BODY or not body.strip():
        return None
    return Source.of(name, body, charset=record.http_charset, url=uri or None, document=uri or name)


def _body(reader: Any, size: int) -> bytes:
    """All that a reader has, or more than is wanted. As much room as it is asked for it makes: not 50 MB."""
    parts, held = [], 0
    while held <= BODY and (part := reader.read(size)):
        parts.append(part)
        held += len(part)
    return b"".join(parts)


def _damage(lost: list[str]) -> tuple[str, ...]:
    return (f"its archive is damaged: lost {'; '.join(lost)}"[:500],) if lost else ()


def _nothing(passed: Counter[str], lost: list[str]) -> str:
    reasons = [f"{times} × {reason}" for reason, times in passed.most_common(3)]
    return "; ".join(("has no document that can be read", *reasons, *(f"lost {loss}" for loss in lost[:3])))
