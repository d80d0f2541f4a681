"""One pass over a file before the work: its hash, how many records it has, and where it can be cut.

Cuts are at true beginnings of records, found by reading the file from its start: a search for something
that looks like one could be led astray by what a page holds. Inflating costs a few percent of the work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from tollbook.errors import InputError
from tollbook.read.shards.form import Form, form_of
from tollbook.read.shards.records import Cut, pieces


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a file before it is read."""

    form: Form
    size: int
    sha256: str
    cuts: tuple[Cut, ...]


def survey(path: Path, per_cut: int) -> Survey:
    """Survey a file, cutting it after every `per_cut` records where it can be cut.

    Raises:
        InputError: As `form_of`, or if it cannot be read.
    """
    form = form_of(path)
    try:
        with path.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
            size = stream.seek(0, 2)
        return Survey(form, size, digest, tuple(_cuts(path, form, per_cut, size)))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=str(path)) from error


def _cuts(path: Path, form: Form, per_cut: int, size: int) -> Iterator[Cut]:
    if form in (Form.PACKED_WARC, Form.PACKED_LINES):
        yield Cut(0, None, 0, None)
        return
    if form is Form.PARQUET:
        yield from _row_groups(path, per_cut)
        return
    start = first = held = 0
    with path.open("rb") as stream:
        for piece in pieces(stream, form, 0, None):
            if held == per_cut:
                yield Cut(start, piece.offset, first, held)
                start, first, held = piece.offset, first + held, 0
            held += 1
    if held:
        yield Cut(start, size, first, held)


def _row_groups(path: Path, per_cut: int) -> Iterator[Cut]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as table:
            about = table.metadata
            rows = [about.row_group(i).num_rows for i in range(about.num_row_groups)]
    except ArrowException as error:
        raise InputError(f"is no Parquet that can be read: {error}", where=str(path)) from error
    start = first = held = 0
    for index, count in enumerate(rows, 1):
        held += count
        if held >= per_cut or index == len(rows):
            yield Cut(start, index, first, held)
            start, first, held = index, first + held, 0
