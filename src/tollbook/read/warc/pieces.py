"""A WARC file cut into its records, one in memory at a time; after damage it goes on at the next one.

In a `.warc.gz` each record is a gzip member of its own, so that a damaged one costs that one alone.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any, BinaryIO

from tollbook.read.expand import MAGIC

CHUNK = 1 << 18
PACKED_CHUNK = 1 << 16  # a packed page is smaller: what is read past its end is read again
LARGEST = 50 * 2**20  # bytes of a record that are read; a larger one is passed over
MARK = b"WARC/"
HEAD = 65536  # bytes within which a record's own header ends
# Intel's inflate takes half the time (extra `fast`).
_inflate: Any = import_module("isal.isal_zlib" if find_spec("isal") else "zlib")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A record's bytes at an offset of the file, or how many bytes were lost there and why."""

    offset: int
    data: bytes = b""
    lost: int = 0
    why: str = ""


def members(stream: BinaryIO, at: int = 0, until: int | None = None) -> Iterator[Piece]:
    """The gzip members of a seekable stream, each expanded.

    Args:
        stream: The packed bytes.
        at: Where a member begins.
        until: Where a member begins that is no longer wanted; None for the end of the stream.
    """
    size = stream.seek(0, 2)
    end = size if until is None else until
    while at < end:
        data, length, why = _member(stream, at)
        if not why:
            yield Piece(at, data)
            at += length
            continue
        following = _next_member(stream, at + 1)
        yield Piece(at, lost=(following or size) - at, why=why)
        at = following or size


def _member(stream: BinaryIO, at: int) -> tuple[bytes, int, str]:
    """What the member at an offset holds, its packed length, and what is wrong with it."""
    stream.seek(at)
    engine, parts, size, taken = _inflate.decompressobj(wbits=31), [], 0, 0
    while not engine.eof:
        packed = stream.read(PACKED_CHUNK)
        if not packed:
            return b"", taken, "the file is cut off"
        taken += len(packed)
        while packed and not engine.eof:
            try:
                part = engine.decompress(packed, LARGEST + 1 - size)
            except _inflate.error:
                return b"", taken, "its gzip is damaged"
            size += len(part)
            parts.append(part)
            if size > LARGEST:
                return b"", taken, f"it is larger than {LARGEST // 2**20} MB"
            packed = engine.unconsumed_tail
    return b"".join(parts), taken - len(engine.unused_data), ""


def _next_member(stream: BinaryIO, at: int) -> int | None:
    """Where the next gzip member that holds a record begins."""
    stream.seek(at)
    window = b""
    while more := stream.read(CHUNK):
        window += more
        found = window.find(MAGIC)
        while found >= 0:
            if _is_record(window[found : found + 1024]):
                return at + found
            found = window.find(MAGIC, found + 1)
        keep = min(len(window), 1024)  # a beginning may lie across two reads
        at += len(window) - keep
        window = window[-keep:]
    return None


def _is_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, len(MARK)) == MARK
    except zlib.error:
        return False


class Records:
    """The records of a stream that is not packed. It is read once, from where it stands.

    Args:
        stream: The bytes.
        at: The offset at which it stands.
        until: The offset of a record that is no longer wanted; None for the end of the stream.
    """

    def __init__(self, stream: BinaryIO, at: int = 0, until: int | None = None) -> None:
        self._stream = stream
        self._window = b""
        self._at = at
        self._until = until

    def __iter__(self) -> Iterator[Piece]:
        while (self._until is None or self._at < self._until) and self._fill(HEAD):
            blank = len(self._window) - len(self._window.lstrip(b"\r\n"))
            if blank:
                self._drop(blank)
            elif (size := self._size()) is None:
                yield self._resynchronised()
            elif size > LARGEST:
                yield Piece(self._at, lost=size, why=f"it is larger than {LARGEST // 2**20} MB")
                self._drop(size)
            elif not self._fill(size) or len(self._window) < size:
                yield Piece(self._at, lost=len(self._window), why="the file is cut off")
                self._drop(len(self._window))
            else:
                yield Piece(self._at, self._window[:size])
                self._drop(size)

    def _fill(self, size: int) -> bool:
        """Hold at least `size` bytes if the stream has them; whether any are held."""
        parts, held = [self._window], len(self._window)
        while held < size and (more := self._stream.read(max(CHUNK, size - held))):
            parts.append(more)
            held += len(more)
        self._window = b"".join(parts)
        return held > 0

    def _drop(self, size: int) -> None:
        self._at += size
        held = len(self._window)
        self._window = self._window[size:]
        left = size - held
        while left > 0 and (gone := self._stream.read(min(CHUNK, left))):
            left -= len(gone)

    def _size(self) -> int | None:
        """How long the record is that begins here; None where none does."""
        if not self._window.startswith(MARK):
            return None
        head = self._window.find(b"\r\n\r\n", 0, HEAD)
        length = _LENGTH.search(self._window, 0, head) if head >= 0 else None
        return head + 4 + int(length[1]) if length else None

    def _resynchronised(self) -> Piece:
        """Go on to the next line that begins a record."""
        start = self._at
        self._drop(1)
        while self._fill(HEAD):
            found = self._window.find(b"\n" + MARK)
            if found >= 0:
                self._drop(found + 1)
                break
            self._drop(len(self._window) - len(MARK) if len(self._window) > HEAD // 2 else len(self._window))
        return Piece(start, lost=self._at - start, why="no record begins there")
