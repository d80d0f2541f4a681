"""What a file of many documents is, by its first bytes."""

from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from tollbook.errors import InputError, MissingExtraError, UnsupportedError
from tollbook.read.kinds import Kind, kind_of
from tollbook.read.source import open_source
from tollbook.read.warc.reading import is_by_member

PARQUET = b"PAR1"
WIDE = (b"\xff\xfe", b"\xfe\xff")


class Form(StrEnum):
    """How records lie in a file, which decides whether it can be cut.

    Attributes:
        MEMBERS: WARC, each record a gzip member: cut at members.
        WARC: WARC that is not packed: cut at records.
        PACKED_WARC: WARC packed as a whole: one cut.
        LINES: JSON Lines: cut at lines.
        PACKED_LINES: JSON Lines, packed: one cut.
        PARQUET: A row a document: cut at row groups.
    """

    MEMBERS = "warc.gz"
    WARC = "warc"
    PACKED_WARC = "packed warc"
    LINES = "jsonl"
    PACKED_LINES = "packed jsonl"
    PARQUET = "parquet"


def form_of(path: Path) -> Form:
    """The form of a file.

    Raises:
        InputError: If it cannot be read or is empty.
        UnsupportedError: If it is of another kind.
        MissingExtraError: If it is Parquet, without the extra `tables`.
    """
    source = open_source(str(path))
    if source.head.startswith(PARQUET):
        if find_spec("pyarrow") is None:
            raise MissingExtraError.of("tables", purpose="Parquet")
        return Form.PARQUET
    if source.head.startswith(WIDE):
        raise UnsupportedError("is UTF-16 or UTF-32", where=str(path), hint="write it as UTF-8")
    kind = kind_of(source)
    if kind is Kind.WARC:
        return Form.MEMBERS if is_by_member(source) else Form.PACKED_WARC if source.packed else Form.WARC
    if kind is Kind.JSONL:
        return Form.PACKED_LINES if source.packed else Form.LINES
    raise InputError(
        "is no file of many documents", where=str(path), hint="give WARC, JSON Lines or Parquet; else use add"
    )
