"""Parquet parts: written as a stream, hashed as they are written, seen whole or not at all.

The same rows give the same bytes: row groups end after fixed numbers of rows or characters, and every setting
of the writer is fixed here. Another version of pyarrow may write other bytes.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from tollbook.pipeline.bulk.places import GROUPS, TABLES, table_of, whole
from tollbook.pipeline.bulk.schemas import schema

GROUP_ROWS = 5000
GROUP_CHARACTERS = 8 << 20
WRITER = {"compression": "zstd", "compression_level": 3, "version": "2.6"}


@dataclass(frozen=True, slots=True)
class PartFile:
    """A part that was written. `path` is relative to the run's directory."""

    table: str
    path: str
    rows: int
    size: int
    sha256: str


class Parts:
    """Takes the rows of one slice's tables."""

    def __init__(self, out: Path, part: str, stack: ExitStack) -> None:
        self._out, self._part, self._stack = out, part, stack
        self._tables: dict[str, _Table] = {}

    def add(self, table: str, row: dict[str, Any], characters: int = 0) -> None:
        """Add a row; `characters` tells how much memory it takes."""
        if table not in self._tables:
            place = table_of(table, self._part)
            draft = self._stack.enter_context(whole(self._out / place))
            self._tables[table] = self._stack.enter_context(_Table.opened(table, place, draft))
        self._tables[table].add(row, characters)

    def close(self) -> tuple[PartFile, ...]:
        """Nothing more will come; what was written. A table without rows has no part."""
        return tuple(self._tables[name].close() for name in (*TABLES, GROUPS) if name in self._tables)


@contextmanager
def parts(out: Path, part: str) -> Iterator[Parts]:
    """Parts to add to and to close. At the end they take their places, or are gone where an error came.

    Raises:
        OSError: If the disk is full or cannot be written.
    """
    with ExitStack() as stack:
        yield Parts(out, part, stack)


class _Table:
    """One part, as it is written."""

    def __init__(self, name: str, place: str, stream: BinaryIO) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        self._name, self._place, self._schema = name, place, schema(name)
        self._hashed = _Hashed(stream)
        self._writer = ParquetWriter(pa.PythonFile(self._hashed, mode="w"), self._schema, **WRITER)
        self._held: list[dict[str, Any]] = []
        self._rows = self._characters = 0

    @classmethod
    @contextmanager
    def opened(cls, name: str, place: str, draft: Path) -> Iterator["_Table"]:
        with draft.open("wb") as stream:
            table = cls(name, place, stream)
            try:
                yield table
            except BaseException:
                with suppress(Exception):  # the first error is the one to tell
                    table._writer.close()
                raise

    def add(self, row: dict[str, Any], characters: int) -> None:
        self._held.append(row)
        self._characters += characters
        if len(self._held) >= GROUP_ROWS or self._characters >= GROUP_CHARACTERS:
            self._flush()

    def close(self) -> PartFile:
        self._flush()
        self._writer.close()
        return PartFile(self._name, self._place, self._rows, self._hashed.size, self._hashed.hexdigest())

    def _flush(self) -> None:
        import pyarrow as pa

        if self._held:
            self._writer.write_table(
                pa.Table.from_pylist(self._held, self._schema), row_group_size=GROUP_ROWS
            )
        self._rows += len(self._held)
        self._held, self._characters = [], 0


class _Hashed:
    """A file to write to that knows the hash of what was written."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._digest = stream, sha256()
        self.size, self.closed = 0, False

    def write(self, data: bytes) -> int:
        self._stream.write(data)
        self._digest.update(data)
        self.size += len(data)
        return len(data)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        self._stream.flush()

    def close(self) -> None:
        self.closed = True
