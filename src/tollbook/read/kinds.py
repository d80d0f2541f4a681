"""What an input is: its own first bytes decide, then its name."""

from enum import StrEnum

from tollbook.errors import UnsupportedError
from tollbook.read.source import Source

PEEK = 4096


class Kind(StrEnum):
    """The kinds of input that have a reader."""

    TEXT = "text"
    JSONL = "jsonl"


SUFFIXES = {".jsonl": Kind.JSONL, ".ndjson": Kind.JSONL}
BOMS = (b"\xff\xfe", b"\xfe\xff")


def kind_of(source: Source) -> Kind:
    """The kind of an input.

    Raises:
        UnsupportedError: If it is binary and of no known kind.
    """
    head = source.data[:PEEK]
    if b"\0" in head and not head.startswith(BOMS):
        raise UnsupportedError("is a binary file of no kind that tollbook reads", where=source.name)
    return SUFFIXES.get(source.suffix, Kind.TEXT)
