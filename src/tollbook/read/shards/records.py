"""The records of a cut, one in memory at a time, before anything is made of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from tollbook.errors import InputError
from tollbook.read import jsonl
from tollbook.read.shards.form import Form
from tollbook.read.source import LIMIT, open_source
from tollbook.read.warc.pieces import Piece, Records, members

ROWS = 256  # of a table that are in memory


@dataclass(frozen=True, slots=True)
class Cut:
    """Whole records of a file, from a place up to another.

    Attributes:
        start: The byte, or row group, where it begins.
        end: The byte, or row group, before which it ends; None for the end of the file.
        first: The number of its first record, counted from 0 over the file.
        records: How many there are; None where only reading will tell.
    """

    start: int
    end: int | None
    first: int
    records: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it lies in its file.

    Attributes:
        number: Counted from 0 over the file.
        place: Names it in messages and as a document's origin: "crawl.warc.gz@4711".
        size: Bytes that it takes up, expanded; of what was lost, as it lies.
        data: A WARC record or a line of JSON.
        fields: A row of a table.
        lost: Why it cannot be read; empty where it can.
    """

    number: int
    place: str
    size: int
    data: bytes = b""
    fields: Mapping[str, Any] | None = None
    lost: str = ""


def fields_of(record: Record) -> Mapping[str, Any]:
    """The fields of a row, or of the object in a line.

    Raises:
        InputError: If the line is no JSON object in UTF-8.
    """
    return record.fields if record.fields is not None else jsonl.fields_of(record.data, record.place)


def records_of(path: Path, name: str, form: Form, cut: Cut) -> Iterator[Record]:
    """The records of a cut in their order, what is damaged among them.

    Args:
        path: Where the file lies.
        name: What it is called in places.
        form: As its survey found it.
        cut: One of its survey's.

    Raises:
        InputError: If the file cannot be read.
    """
    try:
        if form is Form.PARQUET:
            yield from _rows(path, name, cut)
            return
        with _opened(path, form) as stream:
            if cut.start:
                stream.seek(cut.start)
            for number, piece in enumerate(pieces(stream, form, cut.start, cut.end), cut.first):
                yield Record(
                    number, _place(name, form, piece, number), piece.lost or len(piece.data), piece.data,
                    lost=piece.why,
                )  # fmt: skip
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=name) from error


def pieces(stream: BinaryIO, form: Form, at: int, until: int | None) -> Iterator[Piece]:
    """The pieces of a stream that stands at the beginning of one."""
    if form is Form.MEMBERS:
        return members(stream, at, until)
    if form in (Form.WARC, Form.PACKED_WARC):
        return iter(Records(stream, at, until))
    return _lines(stream, at, until)


def _opened(path: Path, form: Form) -> BinaryIO:
    return open_source(str(path)).open() if form in (Form.PACKED_WARC, Form.PACKED_LINES) else path.open("rb")


def _lines(stream: BinaryIO, at: int, until: int | None) -> Iterator[Piece]:
    while (until is None or at < until) and (line := stream.readline(LIMIT + 1)):
        size = len(line)
        if size <= LIMIT:
            yield Piece(at, line)
        else:
            while not line.endswith(b"\n") and (line := stream.readline(LIMIT)):
                size += len(line)
            yield Piece(at, lost=size, why=f"longer than {LIMIT // 2**20} MB")
        at += size


def _place(name: str, form: Form, piece: Piece, number: int) -> str:
    lines = form in (Form.LINES, Form.PACKED_LINES)
    return f"{name}, line {number + 1}" if lines else f"{name}@{piece.offset}"


def _rows(path: Path, name: str, cut: Cut) -> Iterator[Record]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    number = cut.first
    try:
        with ParquetFile(path) as table:
            groups = range(cut.start, cut.end if cut.end is not None else table.num_row_groups)
            for batch in table.iter_batches(ROWS, row_groups=list(groups)):
                for row in batch.to_pylist():
                    text = row.get("text")
                    size = len(text) if isinstance(text, str) else 0
                    fields = {key: _spelled(value) for key, value in row.items()}
                    yield Record(number, f"{name}, row {number + 1}", size, fields=fields)
                    number += 1
    except ArrowException as error:
        yield Record(number, f"{name}, row {number + 1}", 0, lost=f"cannot be read: {error}")


def _spelled(value: object) -> object:
    """Dates as JSON has them."""
    return value.isoformat() if isinstance(value, date) else value
