"""Gzip taken off as it is read, within measure: what expands a hundredfold is a bomb, not a report."""

import zlib
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from tollbook.errors import InputError

MAGIC = b"\x1f\x8b\x08"
FREE = 50 * 2**20  # bytes that anything may expand to
RATIO = 100  # and beyond them, how many a byte
CHUNK = 65536


def is_gzip(head: bytes) -> bool:
    """Whether bytes begin as gzip does (RFC 1952)."""
    return head.startswith(MAGIC)


def beginning(packed: bytes, size: int) -> bytes:
    """What the first bytes of a gzip expand to, as far as they can be read."""
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, size)
    except zlib.error:
        return b""


class _Expanded(RawIOBase):
    def __init__(self, packed: BinaryIO, where: str) -> None:
        self._packed, self._where = packed, where
        self._engine = zlib.decompressobj(wbits=31)
        self._taken = self._given = 0
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while True:
            fed = self._rest or self._next()
            if not fed:
                if not self._engine.eof and self._taken:
                    raise InputError("is cut off: its gzip has no end", where=self._where)
                return 0
            part = self._expand(fed, len(buffer))
            if part:
                buffer[: len(part)] = part
                return len(part)

    def _next(self) -> bytes:
        data = self._packed.read(CHUNK)
        self._taken += len(data)
        return data

    def _expand(self, fed: bytes, most: int) -> bytes:
        try:
            part = self._engine.decompress(fed, most)
        except zlib.error as error:
            raise InputError("is damaged: its gzip cannot be read", where=self._where) from error
        self._rest = self._engine.unconsumed_tail
        if self._engine.eof:  # members may follow one another
            self._rest = (self._engine.unused_data or self._next()).lstrip(b"\0")
            if self._rest:
                self._engine = zlib.decompressobj(wbits=31)
        self._given += len(part)
        if self._given > max(FREE, RATIO * self._taken):
            raise InputError(
                f"expands to more than {FREE // 2**20} MB and {RATIO} times its size", where=self._where,
                hint="a report does not do that; nothing of it was kept",
            )  # fmt: skip
        return part

    def close(self) -> None:
        self._packed.close()
        super().close()


def expanded(packed: BinaryIO, *, where: str) -> BinaryIO:
    """A stream of what a gzip stream holds.

    Raises:
        InputError: While it is read, if the gzip is damaged or cut off, or expands beyond measure.
    """
    return cast(BinaryIO, BufferedReader(_Expanded(packed, where), CHUNK))
